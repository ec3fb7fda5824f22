"""What a whole nation would cost, from this machine's own speed."""

from __future__ import annotations

import pytest

from netscore import (
    nation,
)
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    nation.gather_rate: (
        dict(people=10, lookups=1000, seed=1),
        {"people": [0, 1.5, None], "lookups": [999, 1e6, None], "seed": [-1, None]},
    ),
    nation.hours_to_score: (
        dict(people=10, friends=5, sweeps=2, gathers_per_second=1e6),
        {
            "people": [0, 1.5],
            "friends": [-1, NAN, float("inf")],
            "sweeps": [0, 1.5],
            "gathers_per_second": [0, -1, NAN, None],
        },
    ),
}


def test_a_nation_takes_hours():
    assert nation.hours_to_score(1_400_000_000, 50, sweeps=1, gathers_per_second=47e6) * 3600 == pytest.approx(
        1489, abs=1
    )
    hours = nation.hours_to_score(1_400_000_000, 50, sweeps=15, gathers_per_second=47e6)
    assert hours == pytest.approx(6.2, abs=0.05)
    assert nation.gather_rate(people=10_000, lookups=10_000) > 1e5


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    nation, CALLS
)
