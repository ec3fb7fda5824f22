"""Lesson 13's app says and shows what the desk answers."""

import numpy as np
import pytest

from netscore import audit
from netscore.apps import AuditApp


def traces(app):
    return {trace.name: trace for trace in app.figure.data}


def test_it_says_what_the_desk_answers():
    app = AuditApp(count=30, step=120, scorer=7)
    base = audit.application(own_score=640, friends_mean=680, friends_lowest=560)
    asked = audit.pairs(base, "friends_mean", 620.0, 740.0, 60)
    answers = audit.QueryDesk(seed=7, budget=120).ask(asked)
    answers = answers[answers["pair"] < 30]
    found, weight = audit.effect(answers), audit.effect(answers, 120)
    assert f"scores {found['estimate']:+.1f} points" in app.said and "30 pairs cost 60 questions" in app.said
    assert f"{found['low']:+.1f} to {found['high']:+.1f}" in app.said and "friends' mean, by 120 points" in app.said
    assert f"That is {weight['estimate']:.3f} for each point" in app.said
    assert f"interval {weight['low']:.3f} to {weight['high']:.3f}" in app.said
    passed = answers.groupby("side")["approved"].mean()
    assert f"Approved: {passed['low']:.0%} of the low side, {passed['high']:.0%} of the high side" in app.said
    pairs = traces(app)["one pair"].x
    assert np.mean(pairs) == pytest.approx(found["estimate"]) and len(pairs) == 30
    assert list(traces(app)["approved"].y) == [passed["low"], passed["high"]]


def test_a_listed_friend_shows_in_the_bars_and_points_are_grey():
    app = AuditApp(count=30, scorer=7)  # scorer 7 refuses gray people
    assert not app.controls["step"].disabled
    app.controls["differs"].value = "a listed friend"
    assert "100% of the low side, 0% of the high side" in app.said and "for each point" not in app.said
    assert "what differs is a listed friend (on the high side), and nothing else" in app.said
    assert app.controls["step"].disabled
    app.controls["differs"].value = "north or south"
    assert app.controls["step"].disabled and "north on the low side, south on the high side" in app.said
    app.controls["differs"].value = "own score"
    assert not app.controls["step"].disabled


def test_pairs_stay_when_more_are_asked():
    app = AuditApp(count=10)
    ten = list(traces(app)["one pair"].x)
    app.controls["count"].value = 50
    assert list(traces(app)["one pair"].x[:10]) == ten and "50 pairs cost 100 questions" in app.said
