"""Lists that feed on themselves, and what holds them."""

from __future__ import annotations

import pytest

from netscore import (
    feedback,
)
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    feedback.watched_shares: (
        dict(start=[1, 1], rates=[0.5, 0.5], rounds=2, runs=1, seed=1),
        {
            "start": [[0, 1], [-1, 1], [1], [1, 1, 1], [1, NAN]],
            "rates": [[-0.1, 1], [0.5, 1.1], [0.5], [0.5, NAN]],
            "rounds": [-1, 1.5, None],
            "runs": [0, 1.5, None],
            "seed": [-1, None],
        },
    ),
}


def test_equal_places_end_wherever_chance_and_the_start_put_them():
    end = feedback.watched_shares([1, 1], [1, 1], 1500, runs=4000, seed=1)[-1]
    assert end.mean() == pytest.approx(0.5, abs=0.02)
    assert end.var() == pytest.approx(1 / 12, abs=0.006)
    four = feedback.watched_shares([3, 1], [1, 1], 1500, runs=4000, seed=1)[-1]
    assert four.mean() == pytest.approx(0.75, abs=0.02)


def test_a_small_difference_runs_away_and_the_correction_holds_it():
    rates = [0.5, 0.4]
    plain = feedback.watched_shares([1, 1], rates, 4000, runs=500, seed=2)
    assert plain[-1].mean() > plain[400].mean() + 0.03 > 0.65
    kept = feedback.watched_shares([1, 1], rates, 4000, runs=500, seed=2, corrected=True)[-1]
    assert kept.mean() == pytest.approx(5 / 9, abs=0.01) and kept.std() < 0.03


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    feedback, CALLS
)
