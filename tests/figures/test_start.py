"""The start page draws what the model says."""

import numpy as np

from netscore import TOWN_SEED, layout, make_society
from netscore.approvals import approvals
from netscore.figures.base import BAD, COLOR, GOOD, HOLLOW
from netscore.figures.start import start_figure, start_network

TOWN = make_society(300, seed=TOWN_SEED)
FOUND = approvals(TOWN, 0.6, 640)


def test_bars_are_the_rates_of_each_group(read):
    figure = start_figure(FOUND)
    see = read(figure)
    assert dict(zip(see("approved", "x"), see("approved", "y"))) == FOUND.rates
    assert list(see("approved", "text")) == [f"{FOUND.rates[name]:.0%}" for name in see("approved", "x")]
    assert list(see("approved", "color")) == [COLOR[name] for name in see("approved", "x")]
    low, high = figure.layout.yaxis.range
    assert low == 0 and high > 1  # fixed: the bars can be compared while the slider moves
    assert figure.layout.yaxis.title.standoff and figure.layout.margin.l >= 70  # room for "100%" beside the title


def test_filled_people_are_approved_and_whom_friends_decided_is_marked(read):
    positions = layout.positions(TOWN.ties, seed=TOWN_SEED)
    see = read(start_network(TOWN, positions, FOUND))
    group = TOWN.people["group"].to_numpy()
    assert (see("group") == group).all() and see("ties") is TOWN.ties and see("positions") is positions
    assert ((see("fill") != HOLLOW) == FOUND.approved).all()
    assert (see("fill")[FOUND.approved] == np.array([COLOR[name] for name in group])[FOUND.approved]).all()
    assert see("key")["orange, refused"] == ("orange", HOLLOW) and see("key")["blue, approved"][1] == COLOR["blue"]
    assert ((see("verdict") == "approved") == FOUND.approved).all()
    assert (see("own") == TOWN.people["own_score"]).all() and (see("now") == FOUND.scores).all()
    own = TOWN.people["own_score"].to_numpy()
    let_in, turned = (own < 640) & (FOUND.scores >= 640), (own >= 640) & (FOUND.scores < 640)
    assert see.mark("let in by friends") == (np.flatnonzero(let_in).tolist(), "circle", GOOD)
    assert see.mark("turned away by friends") == (np.flatnonzero(turned).tolist(), "square", BAD)
    assert see("labels") == {17: "17", 204: "204"}
