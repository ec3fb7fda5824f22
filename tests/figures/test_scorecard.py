"""Points of one resident and scores of all are drawn as the card gives them."""

import numpy as np
import pytest

from netscore import TOWN_SEED, make_society, scorecard
from netscore.card import binned, fit_scorecard
from netscore.decision import decide
from netscore.figures.base import COLOR, GRAY, HOLLOW, INK
from netscore.figures.scorecard import scorecard_figure
from netscore.registry import EDGES, credit_records

PAST = make_society(20_000, seed=TOWN_SEED).people
RECORDS = credit_records(PAST, seed=TOWN_SEED)
TOWN = credit_records(make_society(300, seed=TOWN_SEED).people, seed=TOWN_SEED)


def card(without: str = "nothing", double: int = 46):
    factor, offset = scorecard.points_scale(600, 5.4, double)
    edges = {name: starts for name, starts in EDGES.items() if name != without}
    return fit_scorecard(RECORDS, PAST["repaid"], edges, factor=factor, offset=offset)


@pytest.mark.parametrize(("resident", "without", "cutoff"), [(204, "nothing", 640), (3, "income", 705)])
def test_points_stand_by_entry_and_people_by_score(read, resident, without, cutoff):
    built = card(without)
    figure = scorecard_figure(decide(built, TOWN, resident, cutoff), list(EDGES))
    see, named = read(figure), {trace.name: trace for trace in figure.data}
    mine, lost = [], []
    for entry in EDGES:  # one that is left out has no bar
        table = built.table.loc[entry, "points"] if entry != without else np.zeros(9)
        place = binned(TOWN.loc[[resident]], {entry: EDGES[entry]})[entry].item()
        mine.append(np.asarray(table)[place])
        lost.append(np.max(table) - mine[-1])
    words = [entry.replace("_", " ") for entry in EDGES]
    missing = "lost against the best bin"
    assert list(see("points", "y")) == list(see(missing, "y")) == words and figure.layout.yaxis.autorange == "reversed"
    assert list(see("points", "x")) == pytest.approx(mine) and list(see(missing, "x")) == pytest.approx(lost)
    assert list(named[missing].base) == pytest.approx(mine)
    assert list(see("points", "text")) == [f"{points:.0f}" for points in mine]
    assert see("points", "color") == COLOR["blue"] and see(missing, "color") == HOLLOW

    scores = built.score(TOWN).to_numpy()
    for name, who, color in (("refused", scores < cutoff, GRAY), ("accepted", scores >= cutoff, HOLLOW)):
        middle = np.array(see(name, "x"))
        people = [int((who & (scores >= x - 10) & (scores < x + 10)).sum()) for x in middle]
        assert list(see(name, "y")) == people and sum(people) == who.sum() and see(name, "color") == color
        assert named[name].xaxis == "x2"
    assert see("cut-off", "x") == (cutoff, cutoff) and see("cut-off", "color") == INK
    assert see("cut-off", "y") == figure.layout.yaxis2.range
    marked = {str(one): scores[one] for one in (17, 204, resident)}
    assert dict(zip(see("residents", "text"), see("residents", "x"))) == pytest.approx(marked)
    assert list(see("residents", "color")) == [INK if x >= cutoff else HOLLOW for x in see("residents", "x")]
    assert len(set(see("residents", "y"))) == 1
    star = see("residents", "text").index(str(resident))
    assert named["residents"].marker.symbol[star] == "star" and named["residents"].marker.symbol.count("star") == 1


def test_axes_stay_and_hold_every_ruler_and_every_card():
    seen = set()
    for without in ("nothing", *EDGES):
        for double in (20, 80):
            built = card(without, double)
            figure = scorecard_figure(decide(built, TOWN, 204, 640), list(EDGES))
            axes = [figure.layout[name].range for name in ("xaxis", "xaxis2", "yaxis2")]
            seen.add(tuple(axes))
            points, scores = built.table["points"], built.score(TOWN)
            assert axes[0][0] < points.min() and points.max() < axes[0][1]
            assert axes[1][0] < scores.min() and scores.max() < axes[1][1]
            named = {trace.name: trace for trace in figure.data}
            people = np.array(named["refused"].y) + np.array(named["accepted"].y)
            assert people.sum() == 300 and people.max() < named["residents"].y[0] < axes[2][1]
    assert len(seen) == 1
