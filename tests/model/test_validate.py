"""Refusals name the argument, the value and what is allowed; what is let through is what was given."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from drawn_towns import towns
from netscore import validate

numbers = st.floats(-1e6, 1e6)


@given(numbers, numbers, numbers)
def test_a_number_in_its_range_stays_as_it_is_and_another_is_refused(value, one, other):
    low, high = sorted((one, other))
    if low <= value <= high:
        assert validate.number("weight", value, low, high) == value
    else:
        with pytest.raises(ValueError, match=r"^weight must be a number in \[.*\], got ") as refusal:
            validate.number("weight", value, low, high)
        assert str(refusal.value).endswith(repr(value))


def test_open_ends_leave_the_end_out():
    assert validate.number("x", 0, 0, 1, open_high=True) == 0
    for value, ends in ((1, {"open_high": True}), (0, {"open_low": True})):
        with pytest.raises(ValueError, match=r"^x must be a number in [\[(]0, 1[\])], got"):
            validate.number("x", value, 0, 1, **ends)


@pytest.mark.parametrize("value", [True, np.True_, "1", None, 1.0, 1 + 0j])
def test_what_is_no_whole_number_is_refused_and_not_made_one(value):
    with pytest.raises(ValueError, match="^n must be a whole number of at least 0, got "):
        validate.whole("n", value, 0)


@given(st.integers(-5, 5))
def test_both_ends_of_whole_numbers_count(value):
    if 0 <= value <= 3:
        assert validate.whole("n", np.int8(value), 0, 3) == value
    else:
        with pytest.raises(ValueError, match=f"^n must be a whole number from 0 to 3, got {value}$"):
            validate.whole("n", value, 0, 3)


def test_an_option_of_another_type_is_another_option():
    assert validate.choice("radius", 1, (1, 2)) == 1
    for value in (True, 1.0, "1", 3):
        with pytest.raises(ValueError, match="^radius must be one of 1, 2, got "):
            validate.choice("radius", value, (1, 2))


@given(st.lists(numbers, min_size=1), st.data())
def test_the_place_of_what_is_not_finite_is_named(values, data):
    assert validate.vector("score", values).tolist() == values
    at = data.draw(st.integers(0, len(values) - 1))
    broken = [*values[:at], float("nan"), *values[at + 1 :]]
    with pytest.raises(ValueError, match=f"^score must hold finite numbers only, got nan at position {at}$"):
        validate.vector("score", broken)
    assert np.isnan(validate.vector("score", broken, missing=True)[at])


@given(towns())
def test_ties_are_let_through_whatever_holds_them_and_one_way_ties_are_not(town):
    ties, _ = town
    for same in (ties, ties.toarray(), ties.tocoo(), ties.tolil(), ties.astype(bool), ties.toarray().tolist()):
        assert (validate.adjacency(same) != ties).nnz == 0
    if ties.nnz:
        one_way = ties.tolil()
        first, second = (int(index[0]) for index in ties.nonzero())
        one_way[second, first] = 0
        with pytest.raises(ValueError, match=f"person {first} has a tie to person {second} that is not returned"):
            validate.adjacency(one_way)


def test_frozen_ties_are_trusted_only_as_long_as_nobody_can_have_changed_them():
    ties = validate.frozen(sparse.csr_array([[0.0, 1.0], [1.0, 0.0]]))
    assert validate.adjacency(ties) is ties
    ties.data = np.array([1.0, 5.0])
    with pytest.raises(ValueError, match="^ties must hold 0 or 1 only, got 5 for persons 1 and 0: "):
        validate.adjacency(ties)
