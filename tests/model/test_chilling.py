"""A planted drop is found, and a trend hides one."""

from __future__ import annotations

import pytest

from netscore import (
    chilling,
)
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    chilling.participation: (
        dict(usual=0.8, risk=[0, 1], fear=2),
        {"usual": [-0.1, 1.1, NAN], "risk": [[], [1.1], [NAN], "x"], "fear": [-1, NAN, None]},
    ),
    chilling.simulated_views: (
        dict(months=8, at=4, level=10, trend=1, drop=3, turn=0, noise=1, seed=1),
        {
            "months": [3, 8.5, None],
            "at": [1, 7, 2.5, None],
            "level": [0, NAN],
            "trend": [NAN, None],
            "drop": [NAN, "x"],
            "turn": [NAN],
            "noise": [-1, NAN],
            "seed": [-1, None],
        },
    ),
    chilling.interrupted_series: (
        dict(views=[1, 2, 3, 4, 5], at=2),
        {"views": [[1, 2, 3], [NAN] * 5, "x"], "at": [1, 4, 2.5, None]},
    ),
}


@pytest.mark.parametrize("seed", range(5))
def test_a_planted_drop_and_turn_are_recovered(seed):
    planted = {"level": 100, "trend": 2, "drop": 37, "turn": 1}
    views = chilling.simulated_views(32, 17, **planted, noise=2, seed=seed)
    found = chilling.interrupted_series(views, 17)
    assert found["drop"] == pytest.approx(37, abs=6)
    assert found["turn"] == pytest.approx(1, abs=0.6) and found["trend"] == pytest.approx(2, abs=0.5)
    exact = chilling.interrupted_series(chilling.simulated_views(32, 17, **planted, noise=0, seed=seed), 17)
    assert {name: exact[name] for name in planted} == pytest.approx(planted)
    assert exact["drop_share"] == pytest.approx(37 / 134)


@pytest.mark.parametrize("seed", range(5))
def test_a_growing_trend_hides_a_drop_from_two_means(seed):
    views = chilling.simulated_views(32, 17, level=100, trend=2, drop=37, turn=0, noise=3, seed=seed)
    naive = 1 - views[17:].mean() / views[:17].mean()
    assert naive < 37 / 134 - 0.1
    assert abs(chilling.interrupted_series(views, 17)["drop_share"] - 37 / 134) < 0.08


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    chilling, CALLS
)
