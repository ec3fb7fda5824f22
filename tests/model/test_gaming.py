"""A line that is raised by what people can gain by gaming."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from netscore import (
    gaming,
)
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    gaming.best_response: (
        dict(score=[0.4, 0.6], cutoff=0.5, cost=10),
        {"score": [[], [NAN], "x"], "cutoff": [NAN, None], "cost": [0, -1, NAN, None]},
    ),
}


@given(
    score=st.lists(st.floats(0, 1000), min_size=1, max_size=40),
    cutoff=st.floats(100, 900),
    reach=st.floats(1, 200),
)
def test_raising_the_line_by_the_reach_restores_who_gets_the_prize(score, cutoff, reach):
    edge = cutoff - reach * np.array([1 - 1e-5, 1 + 1e-5])  # just within reach, and just out of it
    score = np.array([*score, *edge])
    clear = np.abs(score - cutoff) > 1e-6  # equality up to rounding is not the point here
    shown = gaming.best_response(score, cutoff, 1 / reach)
    assert ((shown >= cutoff) == (score >= cutoff - reach))[np.abs(score - cutoff + reach) > 1e-6].all()
    raised = gaming.best_response(score, cutoff + reach, 1 / reach)
    assert ((raised >= cutoff + reach) == (score >= cutoff))[clear].all()
    honest_who_pay = (score >= cutoff) & (score < cutoff + reach)
    assert (raised[honest_who_pay & clear] == cutoff + reach).all()
    assert (shown >= score).all() and (raised >= score).all()


def test_what_the_lesson_says_of_the_raised_line(town):
    own = town.people["own_score"].to_numpy()
    assert (gaming.best_response(own, 640, 1 / 40) >= 640).sum() > (own >= 640).sum()
    assert ((gaming.best_response(own, 680, 1 / 40) >= 680) == (own >= 640)).all()


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    gaming, CALLS
)
