"""Matched pairs on a practice scorer, against the desk asked directly."""

import numpy as np
import pytest
from scipy import stats

from netscore import audit
from netscore.paired_test import paired_test, sides

BASE = audit.application(own_score=640, friends_mean=680, friends_lowest=560)


@pytest.mark.parametrize(
    ("column", "low", "high"),
    [
        ("friends_mean", 620.0, 740.0),
        ("friends_lowest", 500.0, 620.0),
        ("own_score", 580.0, 700.0),
        ("listed_friend", False, True),
        ("neighbourhood", "north", "south"),
    ],
)
def test_pairs_differ_in_one_thing_and_are_those_of_the_desk(column, low, high):
    assert sides(BASE, column, 120) == (low, high)
    answers = audit.QueryDesk(seed=7, budget=120).ask(audit.pairs(BASE, column, low, high, 60)).head(60)
    found = paired_test(BASE, column, step=120, count=30, scorer=7)
    scores = {side: answers.loc[answers["side"] == side] for side in ("low", "high")}
    differences = scores["high"]["score"].to_numpy() - scores["low"]["score"].to_numpy()
    assert found.differences.tolist() == differences.tolist() and found.questions == 60
    interval = stats.t.interval(0.95, 29, differences.mean(), stats.sem(differences))
    wanted = {"estimate": differences.mean(), "low": interval[0], "high": interval[1]}
    assert found.effect == pytest.approx(wanted)
    assert found.approved == {side: np.mean(rows["approved"]) for side, rows in scores.items()}
    if isinstance(low, float):
        assert found.per_point == pytest.approx({name: points / 120 for name, points in wanted.items()})
    else:
        assert found.per_point is None


def test_pairs_stay_when_more_are_asked():
    ten, twenty, sixty = (paired_test(BASE, "friends_mean", step=100, count=count, scorer=5) for count in (10, 20, 60))
    assert ten.differences.tolist() == twenty.differences[:10].tolist() == sixty.differences[:10].tolist()
    assert twenty.differences.tolist() == sixty.differences[:20].tolist()


def test_a_step_does_nothing_where_sides_do_not_differ_by_points():
    one, other = (paired_test(BASE, "listed_friend", step=step, count=5, scorer=7) for step in (10, 150))
    assert one.effect == other.effect and one.differences.tolist() == other.differences.tolist()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"column": "group"}, "column must be one of 'own_score'"),
        ({"step": 0}, "step must be a finite number above 0"),
        ({"count": 1}, "count must be a whole number from 2 to 60, got 1"),
        ({"count": 61}, "count must be a whole number from 2 to 60, got 61"),
        ({"scorer": -1}, "seed must be a whole number of at least 0, got -1"),
        ({"column": "own_score", "step": 700}, "own_score must hold numbers in"),
    ],
)
def test_bad_input_is_refused_in_words(given, words):
    with pytest.raises(ValueError, match=words):
        paired_test(BASE, **({"column": "friends_mean", "step": 100, "count": 10, "scorer": 5} | given))
