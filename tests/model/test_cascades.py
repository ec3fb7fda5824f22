"""Landslides through friends: inside the window and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from netscore import cascades
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    cascades.cascade: (
        dict(ties=[[0, 1], [1, 0]], first=[True, False], threshold=0.5),
        {"ties": [[[0, 1], [0, 0]]], "first": [[True], [2, 0]], "threshold": [0, -0.1, 1.1, NAN, None]},
    ),
    cascades.random_ties: (
        dict(n=10, mean_degree=2, seed=1),
        {"n": [1, 2.5, None], "mean_degree": [-1, 0, 10, NAN, None], "seed": [-1, None]},
    ),
    cascades.cascade_window: (dict(threshold=0.2), {"threshold": [0, -0.1, 1.1, NAN, None]}),
}


@pytest.mark.parametrize("threshold", [0.18, 0.25])
def test_landslides_happen_inside_the_window_only(threshold):
    low, high = cascades.cascade_window(threshold)

    def landslides(mean_degree):
        reached = []
        for seed in range(30):
            ties = cascades.random_ties(2000, mean_degree, seed=seed)
            first = np.zeros(2000, dtype=bool)
            first[seed] = True
            reached.append(cascades.cascade(ties, first, threshold).mean())
        return np.mean(np.array(reached) > 0.1)

    assert landslides((low + high) / 2) > 0.2
    assert landslides(low * 0.7) == landslides(high * 1.5) == 0


def test_no_window_where_more_than_a_quarter_of_friends_is_needed():
    assert cascades.cascade_window(0.51) is None and cascades.cascade_window(1) is None
    assert cascades.cascade_window(0.26) is None  # three friends at most, and they do not form a network of their own
    assert cascades.cascade_window(0.18) == cascades.cascade_window(0.2)  # five friends at most, both


@pytest.mark.parametrize("most_friends", [1, 2, 3, 4, 5, 8, 17, 23, 24, 25, 40, 100, 400])
def test_the_window_is_the_one_of_a_grid_over_all_mean_degrees(most_friends):
    degree = np.linspace(0, 2 * most_friends + 20, 200_001)
    inside = degree[degree * scipy.stats.poisson.cdf(most_friends - 2, degree) > 1]
    for threshold in (
        1 / most_friends,
        1 / (most_friends + 0.999),
    ):  # both ends of the thresholds that come to the same
        found = cascades.cascade_window(threshold)
        assert (found is None) == (inside.size == 0)
        if found:
            assert found == pytest.approx((inside[0], inside[-1]), abs=degree[1])


@given(st.floats(1e-6, 1))
def test_a_window_is_found_for_every_threshold_up_to_a_quarter_and_for_none_above(threshold):
    found = cascades.cascade_window(threshold)
    assert (found is not None) == (threshold <= 0.25 + 1e-11)  # rounding: a quarter is a quarter
    if found:
        low, high = found
        assert 1 - 1e-9 <= low < high < 2 / threshold


@given(threshold=st.floats(0.05, 1), seed=st.integers(0, 1000))
def test_a_cascade_ends_where_nobody_else_has_enough(threshold, seed):
    ties = cascades.random_ties(60, 4, seed=seed)
    first = np.arange(60) < 3
    reached = cascades.cascade(ties, first, threshold)
    degree, listed = np.diff(ties.indptr), ties @ reached.astype(float)
    enough = (degree > 0) & (listed >= threshold * degree - 1e-9)
    assert reached[first].all() and not (enough & ~reached).any() and enough[reached & ~first].all()
    more = cascades.cascade(ties, first | (np.arange(60) == 9), threshold)
    assert more[reached].all()


def test_random_ties_have_the_mean_degree_and_no_more_closure_than_chance():
    degree = np.diff(cascades.random_ties(20_000, 6, seed=1).indptr)
    assert degree.mean() == pytest.approx(6, abs=0.1) and degree.var() == pytest.approx(6, abs=0.3)
    crowded = cascades.random_ties(20, 12, seed=1).toarray()  # many pairs are drawn twice, some people with themselves
    assert set(np.unique(crowded)) == {0, 1} and not crowded.diagonal().any() and (crowded == crowded.T).all()


def test_exactly_enough_friends_are_enough_whatever_rounding_says():
    star = np.zeros((26, 26))
    star[0, 1:] = star[1:, 0] = 1
    assert 0.28 * 25 > 7  # by rounding
    assert cascades.cascade(star, np.isin(np.arange(26), range(1, 8)), 0.28)[0]
    assert not cascades.cascade(star, np.isin(np.arange(26), range(1, 7)), 0.28)[0]


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    cascades, CALLS
)
