"""The start page says what the model says, and its two residents are found in the picture."""

import re

import numpy as np
import pytest

from netscore import TOWN_SEED, friend_score, harm, make_society
from netscore.apps import StartApp
from netscore.figures.base import HOLLOW


@pytest.mark.parametrize("weight", [0.0, 0.3, 0.6, 0.9])
def test_the_start_app_says_what_the_model_says(weight):
    app = StartApp(weight=weight)
    town = make_society(300, seed=TOWN_SEED)
    own = town.people["own_score"].to_numpy()
    approved = friend_score.spread(town.ties, own, weight) >= 640
    rates = harm.rate_by_group(approved, town.people["group"])
    assert f"counting {weight:.0%}, {approved.sum()} of 300" in app.said
    assert f"blue {rates['blue']:.0%}, orange {rates['orange']:.0%}, a gap of " in app.said
    assert f"a gap of {100 * (rates['blue'] - rates['orange']):.0f} points" in app.said
    let_in, turned = ((own < 640) & approved).sum(), ((own >= 640) & ~approved).sum()
    assert re.search(rf"{let_in} people are let in and {turned} (is|are) turned away", app.said)
    assert ((app.graph.network.fill != HOLLOW) == approved).all()


def test_nobody_moves_when_the_slider_does():
    app = StartApp()
    before = app.graph.network.positions, app.graph.state.positions
    app.controls["weight"].value = 0.9
    assert np.array_equal(before[0], app.graph.network.positions) and before[1] == app.graph.state.positions


def test_friends_lift_204_over_the_line_and_never_17_below():
    app = StartApp(weight=0.6)
    lifted = next(mark.people for mark in app.graph.network.marks if mark.name == "let in by friends")
    assert 204 in lifted and 17 not in lifted and {17, 204} == set(app.graph.network.labels)
