"""Lesson 11 draws who passes, who is refused or carried for friends, and one resident with everybody's friends."""

import numpy as np
import pytest

from netscore import TOWN_SEED, association, make_society
from netscore.figures.base import BAD, COLOR, GOOD, HOLLOW, INK
from netscore.figures.harm import harm_figure
from netscore.guilt import guilt_in

TOWN = make_society(300, seed=TOWN_SEED)
OWN = TOWN.people["own_score"].to_numpy()
GROUP = TOWN.people["group"].to_numpy()
CIRCLES = np.array([OWN[TOWN.friends(person)].mean() for person in range(300)])  # everybody has a friend in this town


def drawn(town, **settings):
    resident = settings.pop("resident")
    return harm_figure(town, guilt_in(town, **settings, resident=resident), **settings, resident=resident)


@pytest.mark.parametrize(("weight", "cut_off", "resident"), [(0.5, 650, 17), (0.9, 740, 204), (0.0, 560, 5)])
def test_people_lines_marks_and_bars_are_those_of_the_rule(read, weight, cut_off, resident):
    figure = drawn(TOWN, weight=weight, cut_off=cut_off, resident=resident)
    see = read(figure)
    approved = (1 - weight) * OWN + weight * CIRCLES >= cut_off
    alone = OWN >= cut_off
    marks = {
        **{
            f"{name}, {outcome}": ((GROUP == name) & (approved == yes), COLOR[name] if yes else HOLLOW)
            for name in COLOR
            for outcome, yes in (("approved", True), ("refused", False))
        },
        "refused for friends": (alone & ~approved, BAD),
        "carried by friends": (approved & ~alone, GOOD),
        "the resident": (np.arange(300) == resident, INK),
    }
    for name, (who, color) in marks.items():
        assert list(see(name, "x")) == OWN[who].tolist() and see(name, "y") == pytest.approx(CIRCLES[who])
        assert see(name, "color") == color
    passes = (1 - weight) * OWN[resident] + weight * CIRCLES >= cut_off
    for name, who, color in (("others' friends: pass", passes, GOOD), ("others' friends: fail", ~passes, BAD)):
        assert list(see(name, "x")) == [OWN[resident]] * who.sum() and see(name, "y") == pytest.approx(CIRCLES[who])
        assert see(name, "color") == color
    x, y = (np.array(see("least that is approved", axis)) for axis in "xy")
    assert (1 - weight) * x + weight * y == pytest.approx([cut_off] * 2) and y[0] != y[1]
    assert list(see("by own score alone", "x")) == [cut_off] * 2
    assert list(see("by own score alone", "y")) == list(y) == list(figure.layout.yaxis.range)
    assert see("by own score alone", "color") == see("least that is approved", "color") == INK
    others = association.approved_with(OWN, CIRCLES, weight, cut_off)
    for name, share in (("with own friends", ~approved), ("with friends of others", 1 - others)):
        rates = [share[GROUP == group].mean() for group in COLOR]
        assert see(name, "x") == tuple(COLOR) and see(name, "y") == pytest.approx(rates)
        assert list(see(name, "text")) == [f"{rate:.0%}" for rate in rates]
    assert list(see("with own friends", "color")) == list(COLOR.values())
    assert see("with friends of others", "color") == HOLLOW
    named = sorted({17, 204, resident})
    notes = figure.layout.annotations
    assert [(note.text, note.x) for note in notes] == [(f"<b>{person}</b>", OWN[person]) for person in named]
    assert [note.y for note in notes] == pytest.approx(CIRCLES[named])


def test_who_has_no_friends_stands_at_the_own_score_and_so_does_the_resident_with_theirs():
    town = make_society(60, seed=TOWN_SEED, mean_degree=1.5)
    lonely = np.diff(town.ties.indptr) == 0
    own = town.people["own_score"].to_numpy()
    assert lonely.sum() > 3
    figure = drawn(town, weight=0.5, cut_off=650, resident=17)
    people = [trace for trace in figure.data if trace.name.startswith(("blue, ", "orange, "))]
    points = {(x, y) for trace in people for x, y in zip(trace.x, trace.y)}
    assert points >= {(score, score) for score in own[lonely]}
    turns = np.concatenate([trace.y for trace in figure.data if trace.name.startswith("others' friends")])
    assert turns.size == 60 and (turns == own[17]).sum() >= lonely.sum()


def test_axes_hold_everybody_at_every_end_and_do_not_move():
    figures = [
        drawn(make_society(300, seed=TOWN_SEED, homophily=homophily), weight=weight, cut_off=cut_off, resident=17)
        for homophily in (0.5, 1.0)
        for weight in (0, 0.9)
        for cut_off in (560, 740)
    ]
    assert len({(f.layout.xaxis.range, f.layout.yaxis.range, f.layout.yaxis2.range) for f in figures}) == 1
    low, high = figures[0].layout.xaxis.range
    assert figures[0].layout.yaxis.range == (low, high) and figures[0].layout.yaxis2.range[1] > 1
    for figure in figures:
        points = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "markers"]
        values = np.concatenate([np.concatenate([trace.x, trace.y]) for trace in points])
        assert low < values.min() and values.max() < high
