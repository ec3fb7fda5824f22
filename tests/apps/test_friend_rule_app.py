"""The friends' mean rule, told and picked."""

import numpy as np
import pytest

from netscore import TOWN_SEED, friend_score, make_society
from netscore.apps import FriendRuleApp

TOWN = make_society(300, seed=TOWN_SEED)
OWN = TOWN.people["own_score"]


@pytest.mark.parametrize(("applicant", "listed", "radius"), [(17, 44, 1), (204, 51, 1), (17, 51, 2), (44, 44, 1)])
def test_the_rule_app_says_what_the_model_says(applicant, listed, radius):
    app = FriendRuleApp(applicant=applicant, listed=listed, radius=radius)
    black = np.arange(300) == listed
    before, after = (
        friend_score.friends_mean_rule(TOWN.ties, OWN, 640, black=flags, radius=radius) for flags in (None, black)
    )
    for answer in ("continue", "reject", "undefined"):
        assert f"{(after == answer).sum()} {answer}" in app.said
    gray = friend_score.gray_list(TOWN.ties, black).sum()
    assert f"Resident {listed} is on the list, so {gray} people are gray" in app.said
    lost = np.flatnonzero((before == "continue") & (after != "continue") & ~black)
    won = np.flatnonzero((before != "continue") & (after == "continue"))
    named = [
        f"{len(who)} other resident{'' if len(who) == 1 else 's'}" + (f" ({who[0]}" if len(who) else " ")
        for who in (lost, won)
    ]
    goes_on = "continues" if len(lost) == 1 else "continue"
    assert f"listing {named[0]}" in app.said and f"no longer {goes_on} and {named[1]}" in app.said
    assert app.said.endswith("now does." if len(won) == 1 else "now do.")
    counted = friend_score.counted_people(TOWN.ties, applicant, black=black, radius=radius)
    if counted.size:
        mean = OWN[counted].mean()
        side = "at or above" if mean >= 640 else "below"
        assert f"with a mean of {mean:.1f}, {side} the minimum of 640: {after[applicant]}." in app.said
    else:
        assert "nobody counts, so there is no mean and the rule is undefined." in app.said


def test_a_click_picks_the_applicant_and_computes_once(monkeypatch):
    app, calls = FriendRuleApp(), []
    show = app.show
    monkeypatch.setattr(app, "show", lambda settings: calls.append(settings) or show(settings))
    app.graph._heard(app.graph, {"kind": "pick", "person": 204}, [])
    assert app.said.startswith("Resident 204") and app.controls["applicant"].value == 204 and len(calls) == 1


def test_one_listing_costs_the_others_that_the_lesson_names():
    app = FriendRuleApp(listed=44)
    assert "listing 7 other residents (" in app.said
    assert next(mark.people for mark in app.graph.network.marks if mark.name == "lost").size == 7
