"""What one listing changes: by hand on a chain of four, and as a property."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from netscore import Society, make_society
from netscore.listing import ANSWERS, list_one

CHAIN = sparse.csr_array(np.diag([1.0] * 3, 1) + np.diag([1.0] * 3, -1))
FOUR = Society(pd.DataFrame({"group": ["blue"] * 4, "own_score": [500.0, 600.0, 800.0, 700.0]}), CHAIN, 0)


def test_a_chain_of_four_by_hand():
    before = list_one(FOUR, 650, applicant=1)
    assert before.answers.tolist() == ["reject", "continue", "continue", "continue"]
    assert before.counted.tolist() == [0, 2] and before.mean == 650 and not len(before.gray)
    found = list_one(FOUR, 650, applicant=1, listed=3)
    assert found.answers.tolist() == ["reject", "reject", "reject", "undefined"]
    assert found.counts == {"continue": 0, "reject": 3, "undefined": 1}
    assert found.gray.tolist() == [2] and found.counted.tolist() == [0] and found.mean == 500
    assert found.lost.tolist() == [1, 2] and found.won.tolist() == []  # the listed one is not counted


@given(st.integers(0, 30), st.integers(0, 59), st.integers(0, 59), st.sampled_from([1, 2]))
def test_whoever_changed_is_lost_won_or_listed(seed, applicant, listed, radius):
    town = make_society(60, seed=seed)
    before, after = (list_one(town, 680, applicant=applicant, listed=who, radius=radius) for who in (None, listed))
    went_on, goes_on = (np.flatnonzero(found.answers == "continue") for found in (before, after))
    assert set(after.lost) == set(went_on) - set(goes_on) - {listed} and set(after.won) == set(goes_on) - set(went_on)
    assert not before.lost.size and not before.won.size and not before.gray.size
    assert sum(after.counts.values()) == 60 and set(after.counts) == set(ANSWERS)
    assert set(after.gray) == set(town.friends(listed)) - {listed}


@pytest.mark.parametrize("wrong", [{"listed": 60}, {"listed": -1}, {"applicant": 60}, {"radius": 0}])
def test_nobody_of_that_number_is_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        list_one(make_society(60, seed=1), 640, **{"applicant": 0} | wrong)
