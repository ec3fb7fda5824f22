"""Beliefs that make themselves true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netscore import (
    expectations,
)
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    expectations.beliefs: (
        dict(able_from=0.3, unable_to=0.8, ratio=1.75),
        {
            "able_from": [0, 1, NAN, None],
            "unable_to": [0.3, 0.2, 1, NAN],
            "ratio": [0, -1, NAN],
            "reward": [0, 1.1, NAN],
        },
    ),
}


def test_two_beliefs_about_the_same_group_are_both_confirmed():
    found = expectations.beliefs(0.3, 0.8, 1.75)
    assert found.needed == pytest.approx(1 / 3)
    assert found.confirmed == pytest.approx((0.375, 0.285714), abs=1e-6)


@given(
    ratio=st.floats(0.05, 20), able_from=st.floats(0.05, 0.5), unable_to=st.floats(0.55, 0.95), reward=st.floats(0.1, 1)
)
def test_a_confirmed_belief_is_what_people_do_who_expect_its_treatment(ratio, able_from, unable_to, reward):
    found = expectations.beliefs(able_from, unable_to, ratio, reward)
    for share in found.confirmed:
        # Bayes, in odds: is someone with an unclear result worth accepting, if this share is able?
        able, other = (unable_to - able_from) / (1 - able_from), (unable_to - able_from) / unable_to
        accepted = share * able * ratio >= (1 - share) * other
        pays = reward * ((1 - other) if accepted else (1 - able))
        assert share == pytest.approx(pays)


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    expectations, CALLS
)
