"""Checks for the exercises of lesson 11."""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np

from netscore import deciles, harm
from netscore.checks.base import check, echo, exact, function, require, same
from netscore.checks.kinds import number


@check("11.1", function(number))
def ex_11_1(share_of_circles: Callable[[float, np.ndarray, float, float], float]) -> str:
    """The share of circles with which one person is approved."""
    found = share_of_circles(700, np.array([580.0, 700.0, 660.0, 720.0]), 0.5, 650)
    require(not same(found, 75), "that is per cent; return a share between 0 and 1")
    require(not same(found, 3), "that is how many of the circles; return their share of all circles")
    require(not same(found, 0.25), "that is the share with which the person is refused")
    require(
        same(found, 0.75),
        "700 points of one's own, counting half, pass 650 with circles of 700, 660 and 720 and not of 580: 0.75; "
        f"yours says {echo(found)}",
    )
    found = share_of_circles(620, np.array([655.5, 670.0, 700.0, 745.0]), 0.25, 650)
    require(not same(found, 0.5), "that is right for a weight of one half only: use `weight`")
    require(
        not same(found, 0.75), "you gave the own score the friends' weight: friends count `weight`, oneself the rest"
    )
    require(not same(found, 1), "that compares circles alone with the cut-off; the own score counts too")
    require(
        same(found, 0.25),
        "where friends count 0.25, 620 points need a circle of 740 to pass 650: of 655.5, 670, 700 and 745 one; "
        f"yours says {echo(found)}",
    )
    found = share_of_circles(700, np.array([500.0, 400.0]), 0.25, 650)
    require(
        same(found, 0.5),
        "0.75 x 700 + 0.25 x 500 is exactly 650, and equal is enough: half of the two circles; "
        f"yours says {echo(found)}",
    )
    return "one person, everybody's friends in turn."


@check("11.2", number)
def ex_11_2(share: float) -> str:
    """Base rate .2, precision .4, misses .25."""
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


@check("11.3", function(number))
def ex_11_3(failures: Callable[[np.ndarray, np.ndarray, np.ndarray, int], float]) -> str:
    """Contraction."""
    risk = np.array([0.15, 0.05, 0.6, 0.1, 0.9, 0.75, 0.3, 0.2, 0.45])
    accepted, failed = ~np.isin(np.arange(9), [0, 7]), np.isin(np.arange(9), [2, 3, 4, 5, 8])
    found = failures(risk, accepted, failed, 4)
    for divisor in (4, 7):
        require(
            not same(found, 2 / divisor),
            "divide by all applicants, the refused included: this compares with other lenders",
        )
    require(not same(found, 2), "that is how many fail; return their share of all applicants")
    require(not same(found, 4 / 9), "you kept the riskiest; a score that accepts fewer drops the riskiest first")
    require(not same(found, 5 / 9), "those are all accepted people who fail; keep only the `keep` with the lowest risk")
    require(not same(found, 1 / 9), "numbers 0 and 7 were refused and have no outcome: choose among the accepted only")
    require(not same(found, 3 / 9), "those are the first of the accepted; put them in order of risk first")
    exact(
        found,
        2 / 9,
        "of seven accepted, numbers 1, 3, 6 and 8 have the lowest risk and are kept; 3 and 8 fail: two of nine "
        f"applicants, 0.2222; yours says {echo(found)}",
    )
    risk, accepted = np.array([0.05, 0.4, 0.2, 0.3]), np.array([False, True, True, True])
    found = failures(risk, accepted, np.array([False, False, False, True]), 2)
    require(
        same(found, 0.25),
        "where number 0 was refused and 2 are kept, these are numbers 2 and 3; 3 fails, so 0.25. Turn places among the "
        f"accepted back into numbers with `known[...]`; yours says {echo(found)}",
    )
    return "the riskiest of the accepted go first, and what is left has outcomes."


@check("11.4", number)
def ex_11_4(loss: float) -> str:
    """The smallest loss at which demographic parity does not lower B's mean score."""
    require(4 <= loss <= 12, "try values from 4 to 12")
    require(same(4 * loss, round(4 * loss)), "give it in steps of 0.25")
    require(
        _change_of_b(loss) >= 0, f"at {loss:g} parity moves B's mean by {_change_of_b(loss):+.1f} points: go higher"
    )
    require(loss == 4 or _change_of_b(loss - 0.25) < 0, f"{loss:g} works, and so does {loss - 0.25:g}: go lower")
    return f"at {loss:g} B's mean moves by {_change_of_b(loss):+.1f} points."


@functools.cache
def _change_of_b(loss: float) -> float:
    table = deciles.published_deciles()
    moved = harm.policy_impact(harm.threshold_policies(*table, loss=loss), harm.delayed_impact(*table))
    return float(moved["change"].loc[("demographic parity", "B")])
