"""Lesson 11's app says and shows what the model finds."""

import numpy as np
import pytest

from netscore import TOWN_SEED, association, friend_score, harm, make_society
from netscore.apps import HarmApp

TOWN = make_society(300, seed=TOWN_SEED)
OWN, GROUP = TOWN.people["own_score"].to_numpy(), TOWN.people["group"].to_numpy()


def trace(app, name: str):
    (found,) = [one for one in app.figure.data if one.name == name]
    return found


def test_it_says_and_draws_whom_friends_cost_approval():
    app = HarmApp()
    circles = friend_score.friends_mean(TOWN.ties, OWN)
    approved = association.approved(OWN, circles, 0.5, 650)
    guilt = association.guilt_by_association(OWN, circles, 0.5, 650)
    assert f"{approved.sum()} of 300 are approved" in app.said
    assert f"refuse {((OWN >= 650) & ~approved).sum()} who pass by their own score" in app.said
    assert f"carry over {((OWN < 650) & approved).sum()} who do not" in app.said
    for name in ("blue", "orange"):
        assert f"{100 * guilt[GROUP == name].mean():+.1f} points for {name}" in app.said
    good = TOWN.people["repaid"].to_numpy()
    assert harm.gap_in_words(harm.rate_by_group(~approved[good], GROUP[good])) in app.said
    gap = np.array(trace(app, "with own friends").y) - trace(app, "with friends of others").y
    assert gap == pytest.approx([guilt[GROUP == name].mean() for name in ("blue", "orange")])
    for name in ("blue", "orange"):
        for outcome in ("approved", "refused"):
            marks = trace(app, f"{name}, {outcome}")
            assert len(marks.x) == ((GROUP == name) & (approved == (outcome == "approved"))).sum()
            side = 0.5 * np.array(marks.x) + 0.5 * np.array(marks.y) >= 650 - 1e-9
            assert side.all() if outcome == "approved" else not side.any()
    app.controls["weight"].value = 0
    assert "Friends alone refuse 0" in app.said and "+0.0 points for blue and +0.0 points for orange" in app.said


def test_the_strip_shows_the_share_of_circles_that_is_said():
    app = HarmApp()
    passing, failing = (len(trace(app, f"others' friends: {outcome}").x) for outcome in ("pass", "fail"))
    assert passing + failing == 300 and round(100 * passing / 300) == 95  # as the lesson says
    assert "Resident 17 is refused with their own friends, and would be approved with 95% of the town's" in app.said
    app.controls["resident"].value = 204
    shares = association.approved_with(OWN, friend_score.friends_mean(TOWN.ties, OWN), 0.5, 650)
    assert f"Resident 204 is approved with their own friends, and would be approved with {shares[204]:.0%}" in app.said
    assert trace(app, "the resident").x == (OWN[204],)


def test_homophily_is_what_is_asked_for():
    app = HarmApp(homophily=0.5)
    blind = make_society(300, seed=TOWN_SEED, homophily=0.5)
    approved = association.approved(*association.own_and_circles(blind), 0.5, 650)
    assert f"{approved.sum()} of 300 are approved" in app.said
