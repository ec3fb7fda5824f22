"""Whom a cut-off accepts, against counting person by person."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netscore.acceptance import accept

PEOPLE = st.lists(st.tuples(st.integers(300, 850), st.booleans()), min_size=1, max_size=40)


@given(PEOPLE, st.sampled_from(range(300, 851, 5)), st.integers(1, 20))
def test_everyone_is_counted_once_and_profit_is_theirs(people, cutoff, loss):
    found = accept([score for score, _ in people], [good for _, good in people], cutoff, loss=loss, gain=2)
    accepted = [good for score, good in people if score >= cutoff]
    refused = [good for score, good in people if score < cutoff]
    assert (found.accepted, found.refused) == (len(accepted), len(refused)) and found.cutoff == cutoff
    assert (found.accepted_bad, found.missed) == (accepted.count(False), refused.count(True))
    assert found.profit == 2 * accepted.count(True) - loss * accepted.count(False) == found.profits[cutoff]
    best = max(sum(2 if good else -loss for score, good in people if score >= c) for c in range(300, 851, 5))
    assert found.short == best - found.profit
    assert np.isnan(found.missed_share) if not refused else found.missed_share == np.mean(refused)
    for start, row in found.people.iterrows():
        band = [good for score, good in people if start <= score < start + 5]
        assert (row["repaid"], row["failed"]) == (band.count(True), band.count(False))
    assert found.people.to_numpy().sum() == len(people)


def test_four_people_by_hand():
    found = accept([520, 610, 650, 720], [False, True, False, True], 700, loss=4)
    assert (found.accepted, found.accepted_bad, found.refused, found.missed) == (1, 0, 3, 1)
    assert found.missed_share == pytest.approx(1 / 3) and (found.profit, found.short) == (1, 0)
    assert accept([520, 610, 650, 720], [False, True, False, True], 500, loss=4).short == 7  # -6 against 1


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ({"cutoff": 601}, "cutoff must be one of 300, 305, ... 850, got 601"),
        ({"cutoff": 900}, r"cutoff must be a number in \[300, 850\], got 900"),
        ({"score": [299, 700]}, r"score must hold numbers in \[300, 850\] only, got 299"),
        ({"good": [True]}, "good must hold one flag a person"),
        ({"loss": 0}, "loss must be a finite number above 0"),
    ],
)
def test_bad_input_is_refused_in_words(given_, words):
    settings = {"score": [600, 700], "good": [True, False], "cutoff": 600, "loss": 2} | given_
    with pytest.raises(ValueError, match=words):
        accept(**settings)
