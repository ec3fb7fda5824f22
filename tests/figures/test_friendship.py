"""Lesson 04 draws the town as its ties are, and its minority as counted."""

import numpy as np
import pytest

from netscore import TOWN_SEED, layout, make_society
from netscore.figures.base import COLOR, GRAY, HOLLOW, INK
from netscore.figures.friendship import friendship_figure, friendship_network
from netscore.minority import count_minority

SETTINGS = {"mean_degree": 6, "homophily": 0.7, "minority_share": 0.2, "ties": "preferential", "closure": 0.5}
TOWN = make_society(300, seed=TOWN_SEED, **SETTINGS)
PLACES = ["all<br>people", "best<br>connected", "friends<br>of blue", "friends<br>of orange"]


def test_four_bars_are_the_shares_with_their_numbers_and_the_true_share_across(read):
    count = count_minority(TOWN, 0.1)
    figure = friendship_figure(count)
    see = read(figure)
    group = TOWN.people["group"].tolist()
    seen = {name: [group[f] for p in range(300) if group[p] == name for f in TOWN.friends(p)] for name in COLOR}
    shares = [
        group.count("orange") / 300,
        count.shares["best connected"],
        *(friends.count("orange") / len(friends) for friends in seen.values()),
    ]
    assert list(see("shares", "x")) == list(see("share of all people", "x")) == PLACES
    assert see("shares", "y") == pytest.approx(shares)
    assert list(see("shares", "color")) == [INK, GRAY, COLOR["blue"], COLOR["orange"]]
    assert set(see("share of all people", "y")) == {0.2} and see("share of all people", "color") == INK
    notes = figure.layout.annotations
    assert [(note.x, note.text) for note in notes] == [(p, f"{share:.0%}") for p, share in zip(PLACES, shares)]
    assert [note.y for note in notes] == pytest.approx(shares)
    assert figure.layout.yaxis.range[0] == 0 and figure.layout.yaxis.range[1] > 1


def test_a_share_that_is_not_defined_is_written_in_words(read):
    lonely = make_society(60, seed=4, mean_degree=6, minority_share=0.1, homophily=1.0)
    figure = friendship_figure(count_minority(lonely, 0.1))
    see = read(figure)
    assert see("shares", "y")[3] == 0 and figure.layout.annotations[3].text == "no ties"
    assert set(see("share of all people", "y")) == {0.1}
    assert see("shares", "x") == see("share of all people", "x")
    assert see("share of all people", "color") == see("shares", "color")[0] == INK


def test_people_are_filled_among_the_best_connected_and_large_with_many_friends(read):
    count = count_minority(TOWN, 0.1)
    positions = layout.positions(TOWN.ties, seed=TOWN_SEED)
    network = friendship_network(TOWN, positions, count)
    see = read(network)
    group, degree = TOWN.people["group"].to_numpy(), np.diff(TOWN.ties.indptr)
    best = degree >= np.sort(degree)[-30]
    assert ((see("fill") != HOLLOW) == best).all() and 30 <= best.sum() < 60
    assert (see("fill")[best] == np.array([COLOR[name] for name in group])[best]).all()
    assert ((see("verdict") == "among the best connected") == best).all()
    assert (see("group") == group).all() and see("ties") is TOWN.ties
    assert np.array_equal(np.abs(see("positions")), np.abs(positions))
    assert see("key") == {
        f"{name}, {words}": (name, fill)
        for name in COLOR
        for words, fill in (("best connected tenth", COLOR[name]), ("others", HOLLOW))
    }
    assert see("labels") == {17: "17", 204: "204"}
    radius = network.radius[degree.argsort(kind="stable")]
    assert (np.diff(radius)[np.diff(np.sort(degree)) > 0] > 0).all() and radius.max() < 12


def test_orange_stands_to_the_right_and_above_whichever_way_a_layout_falls():
    count = count_minority(TOWN, 0.1)
    positions = layout.positions(TOWN.ties, seed=TOWN_SEED)
    orange = (TOWN.people["group"] == "orange").to_numpy()
    for flip in ([1, 1], [-1, 1], [1, -1], [-1, -1]):
        drawn = friendship_network(TOWN, positions * flip, count).positions
        assert (drawn[orange].mean(axis=0) > drawn[~orange].mean(axis=0)).all()
        assert np.array_equal(np.abs(drawn), np.abs(positions))  # mirrored, and nothing else
    assert np.abs(positions).max() <= 1
