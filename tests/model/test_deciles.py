"""The published table by tenths gives its published sums."""

from __future__ import annotations

import numpy as np
import pytest

from samples import DECILE, REPAY, SHARES


def test_the_table_gives_the_published_sums():
    """Mean score percentile of each group, and how well the score ranks within it, as computed from the source."""
    means = [np.average(DECILE, weights=SHARES[name]) for name in "ABCD"]
    assert means == pytest.approx([54.0, 25.6, 38.2, 54.7], abs=0.6)
    for name in SHARES:
        assert SHARES[name].sum() == pytest.approx(100, abs=0.3)
        good, bad = SHARES[name] * REPAY[name], SHARES[name] * (1 - REPAY[name])
        below = np.cumsum(bad) - bad / 2  # a tie counts one half
        assert 0.88 < (good * below).sum() / (good.sum() * bad.sum()) < 0.94
