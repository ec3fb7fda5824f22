"""Checks for the exercises of lesson 11."""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np

from netscore import deciles, harm
from netscore.checks.base import check, given, number, require, returned, same

CIRCLES = np.array([580.0, 700.0, 660.0, 720.0])


@check("11.1")
def ex_11_1(share_of_circles: Callable[[float, np.ndarray, float, float], float]) -> str:
    """The share of circles with which one person is approved."""
    found = returned(given(share_of_circles)(700, CIRCLES.copy(), 0.5, 650))
    require(np.ndim(found) == 0, "return one number, the share of the circles")
    require(not same(found, 75), "that is per cent; return a share between 0 and 1")
    require(not same(found, 3), "that is how many of the circles; return their share of all circles")
    require(same(found, 0.75), f"700 points pass with 3 of the 4 circles, which is 0.75; yours says {found}")
    found = share_of_circles(620, CIRCLES.copy(), 0.25, 650)
    require(not same(found, 0.5), "that is right for a weight of one half only: use `weight`")
    require(
        same(found, 0), f"where friends count 0.25, 620 points would need a circle of 740: nobody's; yours says {found}"
    )
    found = share_of_circles(700, np.array([500.0, 400.0]), 0.25, 650)
    require(
        same(found, 0.5),
        f"0.75 x 700 + 0.25 x 500 is exactly 650, and equal is enough: half of the two circles; yours says {found}",
    )
    return "one person, everybody's friends in turn."


@check("11.2")
def ex_11_2(share_flagged: float) -> str:
    """Base rate .2, precision .4, misses .25."""
    share = number(share_flagged)
    require(0 <= share <= 1, "write the share as a number between 0 and 1, not in per cent")
    require(abs(share - 0.1875) > 0.003, "15 are flagged rightly; how many wrongly?")
    require(abs(share - 0.225) > 0.003, "that is their share of all people; divide by those who would repay, 0.8")
    require(
        abs(share - 0.6) > 0.003, "0.6 of the flagged are flagged wrongly; which share of those who repay are they?"
    )
    require(abs(share - 0.375) > 0.003, "that is everyone flagged; leave out those who are flagged rightly")
    require(
        abs(share - 0.28125) < 0.005,
        "of 100 people, how many of the 20 are caught, how many are flagged in all, and how many of these are among "
        "the 80?",
    )
    return "28 %: the other three numbers leave no choice about it."


@check("11.3")
def ex_11_3(failures: Callable[[np.ndarray, np.ndarray, np.ndarray, int], float]) -> str:
    """Contraction."""
    risk, accepted = np.array([0.1, 0.2, 0.3, 0.9, 0.05]), np.array([True, True, True, True, False])
    failed = np.array([False, True, True, True, False])
    found = returned(given(failures)(risk.copy(), accepted.copy(), failed.copy(), 3))
    require(np.ndim(found) == 0, "return one number, a share of all applicants")
    require(not same(found, 2 / 3), "divide by all applicants, the refused included: this compares with other lenders")
    require(not same(found, 0.6), "you kept the riskiest; a score that accepts fewer drops the riskiest first")
    require(not same(found, 0.2), "number 4 was refused and has no outcome: choose among the accepted only")
    require(same(found, 0.4), f"numbers 0, 1 and 2 are kept, 1 and 2 fail: two of five, 0.4; yours says {found}")
    risk, accepted = np.array([0.05, 0.4, 0.2, 0.3]), np.array([False, True, True, True])
    found = failures(risk, accepted, np.array([False, False, False, True]), 2)
    require(
        same(found, 0.25),
        "where number 0 was refused and 2 are kept, these are numbers 2 and 3; 3 fails, so 0.25. Turn places among the "
        f"accepted back into numbers with `known[...]`; yours says {found}",
    )
    return "the riskiest of the accepted go first, and what is left has outcomes."


@check("11.4")
def ex_11_4(smallest_loss: float) -> str:
    """The smallest loss at which demographic parity does not lower B's mean score."""
    loss = number(smallest_loss)
    require(1 <= loss <= 10, "try values from 1 to 4")
    require(same(4 * loss, round(4 * loss)), "give it in steps of 0.25")
    require(
        _change_of_b(loss) >= 0, f"at {loss:g} parity moves B's mean by {_change_of_b(loss):+.1f} points: go higher"
    )
    require(loss == 1 or _change_of_b(loss - 0.25) < 0, f"{loss:g} works, and so does {loss - 0.25:g}: go lower")
    return f"at {loss:g} B's mean moves by {_change_of_b(loss):+.1f} points."


@functools.cache
def _change_of_b(loss: float) -> float:
    table = deciles.published_deciles()
    moved = harm.policy_impact(harm.threshold_policies(*table, loss=loss), harm.delayed_impact(*table))
    return float(moved.at[("demographic parity", "B"), "change"])
