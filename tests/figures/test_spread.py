"""Lesson 06 draws scores, means and influence as the model gives them, on scales that stay."""

import numpy as np
import pytest

from netscore import TOWN_SEED, friend_score, layout, make_society
from netscore.figures.base import BAD, COLOR, HOLLOW, INK
from netscore.figures.network import shaded
from netscore.figures.spread import reach_figure, reach_network, spread_figure, spread_network
from netscore.spreading import reach, spreading

TOWN = make_society(300, seed=TOWN_SEED)
OWN = TOWN.people["own_score"].to_numpy()
GROUP = TOWN.people["group"].to_numpy()
POSITIONS = layout.positions(TOWN.ties, seed=TOWN_SEED)


@pytest.mark.parametrize(("sweeps", "at"), [(2, 2), (None, 20)])
def test_lines_are_the_means_of_each_sweep(read, sweeps, at):
    figure = spread_figure(spreading(TOWN, 0.6, sweeps), sweeps)
    see = read(figure)
    rows = friend_score.sweeps(TOWN.ties, OWN, 0.6, 20)
    for name, color in COLOR.items():
        assert see(f"mean of {name}", "y") == pytest.approx(rows[:, GROUP == name].mean(axis=1))
        assert list(see(f"mean of {name}", "x")) == list(range(21)) and see(f"mean of {name}", "color") == color
    assert list(see("this sweep", "x")) == [at, at] and see("this sweep", "y") == figure.layout.yaxis.range
    assert see("this sweep", "color") == INK


def test_the_axis_of_means_holds_both_ends_of_the_weight_and_does_not_move():
    figures = [spread_figure(spreading(TOWN, weight), None) for weight in (0, 0.5, 0.95)]
    assert len({figure.layout.yaxis.range for figure in figures}) == 1
    low, high = figures[0].layout.yaxis.range
    lines = [trace.y for figure in figures for trace in figure.data if trace.name.startswith("mean of")]
    assert low < np.min(lines) and np.max(lines) < high


@pytest.mark.parametrize(("weight", "resident"), [(0.6, 204), (0.95, 17)])
def test_people_are_coloured_by_score_from_300_to_850(read, weight, resident):
    scores = friend_score.spread(TOWN.ties, OWN, weight)
    see = read(spread_network(TOWN, POSITIONS, spreading(TOWN, weight), resident=resident))
    assert (see("fill") == shaded(scores, 300, 850)).all()
    scale = see("scale")
    assert (scale.low, scale.high, scale.unit) == (300, 850, "points")
    assert (scale.colors[0], scale.colors[-1]) == tuple(shaded([300, 850], 300, 850))
    assert (see("now") == scores).all() and see("now_name") == "score now"
    assert (see("own") == OWN).all() and (see("group") == GROUP).all()
    assert see("positions") is POSITIONS and see("ties") is TOWN.ties
    assert see("key") == {name: (name, HOLLOW) for name in COLOR}
    assert see.mark("this resident") == ([resident], "star", INK) and see("labels") == {17: "17", 204: "204"}
    assert [tuple(pair) for pair in see("bold")] == [(resident, friend) for friend in TOWN.friends(resident)]


@pytest.mark.parametrize(
    ("moved", "unit", "mark", "name"),
    [
        (False, "per cent or more", "weighs most of the others", "per cent of the score"),
        (True, "points or more", "most moved of the others", "gains"),
    ],
)
def test_people_are_coloured_by_influence_and_the_heaviest_is_marked(read, moved, unit, mark, name):
    share = (
        friend_score.spread(TOWN.ties, np.arange(300) == 17, 0.6)
        if moved
        else friend_score.influence(TOWN.ties, 17, 0.6)
    )
    found = reach(TOWN, 17, 0.6, moved=moved)
    see = read(reach_network(TOWN, POSITIONS, found, resident=17, moved=moved))
    assert (see("fill") == shaded(100 * share, 0, 5)).all()
    scale = see("scale")
    assert (scale.low, scale.high, scale.unit) == (0, 5, unit)
    assert (scale.colors[0], scale.colors[-1]) == tuple(shaded([0, 5], 0, 5))
    others = np.where(np.arange(300) == 17, 0, share)
    assert see.mark(mark) == ([others.argmax()], "square", BAD) and see.mark("this resident") == ([17], "star", INK)
    assert see("labels") == {person: str(person) for person in (17, 204, others.argmax())}
    assert see("now") == pytest.approx(100 * share) and see("now_name") == name
    assert (see("own") == OWN).all() and (see("group") == GROUP).all()
    assert see("positions") is POSITIONS and see("ties") is TOWN.ties
    assert see("key") == {group: (group, HOLLOW) for group in COLOR}
    assert [tuple(pair) for pair in see("bold")] == [(17, friend) for friend in TOWN.friends(17)]


def test_where_nobody_else_counts_nobody_is_marked_and_the_key_stays():
    network = reach_network(TOWN, POSITIONS, reach(TOWN, 17, 0), resident=17, moved=False)
    assert [(mark.name, len(mark.people)) for mark in network.marks] == [
        ("this resident", 1),
        ("weighs most of the others", 0),
    ]


@pytest.mark.parametrize("moved", [False, True])
def test_bars_are_the_influence_at_each_distance(read, moved):
    found = reach(TOWN, 17, 0.6, moved=moved)
    see = read(reach_figure(found, moved=moved))
    shares = (
        friend_score.spread(TOWN.ties, np.arange(300) == 17, 0.6)
        if moved
        else friend_score.influence(TOWN.ties, 17, 0.6)
    )
    friends = TOWN.friends(17)
    further = np.setdiff1d(np.concatenate([TOWN.friends(friend) for friend in friends]), [17, *friends])
    sums = [shares[17], shares[friends].sum(), shares[further].sum()]
    sums = 100 * np.array([*sums, shares.sum() - sum(sums)])
    assert see("sum by distance", "x") == ("self", "1", "2", "3+")
    assert see("sum by distance", "y") == pytest.approx(sums)
    assert list(see("sum by distance", "text")) == [f"{value:.0f}" for value in sums]
    assert see("sum by distance", "color") == INK


def test_the_axis_of_influence_holds_everybody_at_both_ends_and_does_not_move():
    figures = [
        reach_figure(reach(TOWN, resident, weight, moved=moved), moved=moved)
        for resident in (0, 17, 204, int(np.diff(TOWN.ties.indptr).argmax()))
        for weight in (0, 0.95)
        for moved in (False, True)
    ]
    (ends,) = {figure.layout.yaxis.range for figure in figures}
    assert ends[0] == 0 and max(max(figure.data[0].y) for figure in figures) < ends[1]
