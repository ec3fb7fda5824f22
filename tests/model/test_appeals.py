"""Waiting for a correction: a queue with a line per week."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from netscore import (
    appeals,
)
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    appeals.weeks_waiting: (
        dict(complaints=[2, 1], corrections_a_week=1),
        {"complaints": [[], [-1], [0.5], [NAN], "x"], "corrections_a_week": [0, -1, 1.5, None]},
    ),
}


@given(complaints=st.lists(st.integers(0, 12), min_size=1, max_size=12), a_week=st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_waits_are_those_of_a_queue(complaints, a_week):
    waits = appeals.weeks_waiting(complaints, a_week)
    came = np.repeat(np.arange(len(complaints)), complaints)
    done = came + waits
    assert waits.size == sum(complaints) and (waits >= 0).all()
    assert (np.diff(done) >= 0).all()  # first come, first served
    assert np.bincount(done, minlength=1).max() <= a_week
    for week in range(done.max(initial=-1)):  # no clerk idles while somebody waits
        waiting = ((came <= week) & (done > week)).any()
        assert not waiting or (done == week).sum() == a_week


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    appeals, CALLS
)
