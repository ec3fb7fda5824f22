"""The published table by tenths gives its published sums."""

from __future__ import annotations

import numpy as np
import pytest

from netscore import deciles, harm
from samples import DECILE, REPAY, SCORE, SHARES


def test_the_table_gives_the_published_sums():
    """Mean score percentile of each group, and how well the score ranks within it, as computed from the source."""
    means = [np.average(DECILE, weights=SHARES[name]) for name in "ABCD"]
    assert means == pytest.approx([54.0, 25.6, 38.2, 54.7], abs=0.6)
    for name in SHARES:
        assert sum(deciles.SHARE[name]) == pytest.approx(100, abs=0.3)
        assert SHARES[name].sum() == pytest.approx(deciles.PEOPLE[name])
        good, bad = SHARES[name] * REPAY[name], SHARES[name] * (1 - REPAY[name])
        below = np.cumsum(bad) - bad / 2  # a tie counts one half
        assert 0.88 < (good * below).sum() / (good.sum() * bad.sum()) < 0.94


def test_the_policies_cost_what_the_paper_says():
    """[hardt2016], break-even at 82 %: share of the most profit, from 20 score steps a group; here from 10."""
    profit = harm.threshold_policies(SCORE, SHARES, REPAY, loss=0.82, gain=0.18)["profit"].groupby("policy").sum()
    published = {"one cut-off": 0.993, "equal opportunity": 0.928, "equalised odds": 0.802, "demographic parity": 0.698}
    for policy, share in published.items():
        assert profit[policy] / profit["maximum profit"] == pytest.approx(share, abs=0.015)


def test_group_sizes_decide_a_sign():
    """At a loss of 4, equal shares raise the scores of B if four groups count alike, and lower them as published."""
    curves = harm.delayed_impact(SCORE, SHARES, REPAY)
    change = {}
    for name, weights in {
        "published": SHARES,
        "equal": {name: SHARES[name] / SHARES[name].sum() for name in SHARES},
    }.items():
        policies = harm.threshold_policies(SCORE, weights, REPAY, loss=4)
        change[name] = harm.policy_impact(policies, curves).loc[("demographic parity", "B"), "change"]
    assert change["equal"] == pytest.approx(8.5, abs=0.05) and change["published"] == pytest.approx(-13.2, abs=0.05)
