"""Lesson 06's app says and shows what the model spreads."""

import numpy as np
import pytest

from netscore import TOWN_SEED, friend_score, make_society
from netscore.apps import SpreadApp
from netscore.apps.spread import MOVED, MOVERS, SCORES
from netscore.figures.network import shaded

TOWN = make_society(300, seed=TOWN_SEED)
OWN = TOWN.people["own_score"]
BLUE = (TOWN.people["group"] == "blue").to_numpy()


def bars(app) -> np.ndarray:
    (trace,) = app.figure.data
    assert trace.name == "sum by distance"
    return np.array(trace.y)


def test_it_says_and_draws_scores_after_some_sweeps_and_settled():
    app = SpreadApp(sweeps=2, resident=204)
    row = friend_score.sweeps(TOWN.ties, OWN, 0.6, 2)[2]
    assert f"After 2 sweeps, with friends counting 60%, resident 204 has {row[204]:.1f} points (alone 617)" in app.said
    assert f"run from {row.min():.0f} to {row.max():.0f}" in app.said
    assert (app.graph.network.fill == shaded(row, 300, 850)).all() and (app.graph.network.now == row).all()
    blue, orange = row[BLUE].mean(), row[~BLUE].mean()
    assert f"blue has a mean of {blue:.1f}, orange of {orange:.1f}, {blue - orange:.1f} points apart" in app.said
    app.controls["sweeps"].value = 1
    assert app.said.startswith("After 1 sweep, ")
    app.controls["sweeps"].value = "until it settles"
    settled = friend_score.spread(TOWN.ties, OWN, 0.6)
    assert app.said.startswith("When scores have settled") and f"has {settled[204]:.1f} points" in app.said
    assert (app.graph.network.fill == shaded(settled, 300, 850)).all()


def test_it_says_and_draws_whose_score_moves_whose():
    app = SpreadApp(resident=204, shown=MOVERS)
    share = friend_score.influence(TOWN.ties, 204, 0.6)
    assert f"{share[204]:.1%} of resident 204's score is their own" in app.said
    assert bars(app).sum() == pytest.approx(100)
    assert bars(app)[1] == pytest.approx(100 * share[TOWN.friends(204)].sum())
    others = np.delete(share, 204)
    heaviest = int(np.flatnonzero(share == others.max())[0])
    assert f"one other weighs is {others.max():.1%} (resident {heaviest}); {(others > 0.01).sum()} others" in app.said
    assert app.graph.network.marks[1].people.tolist() == [heaviest]
    app.controls["shown"].value = MOVED
    gain = 100 * friend_score.spread(TOWN.ties, np.arange(300) == 204, 0.6)
    assert f"100 points more for resident 204 alone would bring them {gain[204]:.1f} points" in app.said
    assert f"all friends together {gain[TOWN.friends(204)].sum():.1f}" in app.said
    others = np.where(np.arange(300) == 204, 0, gain)
    assert f"resident {others.argmax()}, by {others.max():.1f}." in app.said and bars(app)[0] == pytest.approx(
        gain[204]
    )
    app.controls["weight"].value = 0.0
    assert "Nobody else is moved." in app.said and app.graph.network.marks[1].people.size == 0
    app.controls["shown"].value = MOVERS
    assert "Nobody else counts." in app.said


def test_sweeps_are_greyed_where_they_have_no_effect():
    app = SpreadApp()
    for shown, idle in ((MOVERS, True), (SCORES, False), (MOVED, True)):
        app.controls["shown"].value = shown
        assert app.controls["sweeps"].disabled is idle
    before = app.said, app.figure.to_dict()
    app.controls["sweeps"].value = 2
    assert (app.said, app.figure.to_dict()) == before


def test_people_and_colours_stay_when_a_parameter_moves():
    app = SpreadApp()
    before = app.graph.network
    app.controls["weight"].value = 0.95
    assert app.graph.network.positions is before.positions and app.graph.network.scale == before.scale
    assert (app.graph.network.fill != before.fill).mean() > 0.9  # and do not look alike
