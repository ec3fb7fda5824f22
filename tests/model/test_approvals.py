"""Who is approved when friends count: by hand on three people, and as a property."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from netscore import Society, make_society
from netscore.approvals import approvals

TIES = sparse.csr_array(np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], dtype=float))
PEOPLE = pd.DataFrame({"group": ["blue", "orange", "blue"], "own_score": [700.0, 600.0, 500.0]})


def test_a_path_of_three_by_hand():
    # score = half own + half friends' mean: the middle one keeps 600, the ends come half of the way to it.
    found = approvals(Society(PEOPLE, TIES, 0), 0.5, 620)
    assert found.scores == pytest.approx([650, 600, 550])
    assert found.approved.tolist() == [True, False, False]
    assert not found.let_in.any() and not found.turned_away.any()
    higher = approvals(Society(PEOPLE, TIES, 0), 0.5, 660)
    assert higher.turned_away.tolist() == [True, False, False]
    lower = approvals(Society(PEOPLE, TIES, 0), 0.5, 540)
    assert lower.let_in.tolist() == [False, False, True]
    assert lower.rates == {"blue": 1.0, "orange": 1.0} and lower.gap == 0


@given(st.integers(0, 50), st.floats(0, 0.9), st.integers(500, 800))
def test_friends_that_do_not_count_change_no_answer_and_each_change_is_told(seed, weight, cutoff):
    town = make_society(60, seed=seed)
    found, alone = (approvals(town, w, cutoff) for w in (weight, 0))
    assert not alone.let_in.any() and not alone.turned_away.any()
    assert (found.approved == (alone.approved | found.let_in) & ~found.turned_away).all()
    assert found.gap == pytest.approx(100 * (found.rates["blue"] - found.rates["orange"]))


@pytest.mark.parametrize(("weight", "cutoff", "named"), [(1.0, 640, "weight"), (0.5, "640", "cutoff")])
def test_what_is_out_of_range_is_named(weight, cutoff, named):
    with pytest.raises(ValueError, match=named):
        approvals(make_society(60, seed=1), weight, cutoff)
