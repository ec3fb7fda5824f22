"""Checks for the exercises of lesson 01."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from netscore import TOWN_SEED, make_society, scorecard
from netscore.checks.base import check, given, number, require, returned, same


@check("1.1")
def ex_1_1(odds_to_chance: Callable[[float], float]) -> str:
    """The chance that belongs to odds."""
    chance = returned(given(odds_to_chance)(4))
    require(not same(chance, 1 / 4), "you took 1 / odds; of 5 people at odds of 4, how many repay?")
    require(not same(chance, 4 / 3), "a chance cannot be above 1: add 1 to the odds below the line, do not subtract it")
    require(not same(chance, -4 / 3), "that turns a chance into odds; here you start from the odds")
    require(same(chance, 0.8), f"odds of 4 are 4 who repay for each who does not, so 4 of 5; you returned {chance}")
    require(same(odds_to_chance(0), 0) and same(odds_to_chance(19), 0.95), "right for odds of 4, and wrong for others")
    return "odds of 4 are a chance of 0.8, and odds of 19 a chance of 0.95."


@check("1.2")
def ex_1_2(points: float) -> str:
    """Points of odds 12.5 where 600 is 50 and 20 points double."""
    points = number(points)
    require(not same(points, 150), "you divided the points as the odds; points are subtracted where odds are divided")
    require(not same(points, 580), "that is one halving, odds of 25; how many halvings lead from 50 to 12.5?")
    require(not same(points, 640), "you went up; odds of 12.5 are worse than 50")
    require(same(points, 560), "count how often 50 must be halved to reach 12.5; each halving takes 20 points")
    return "two halvings from 50 to 12.5, so 600 - 2 × 20."


@check("1.3")
def ex_1_3(count_missed: Callable[[np.ndarray, np.ndarray, float], int]) -> str:
    """Refused people who would have repaid."""
    score = np.array([480, 500, 520, 550, 600, 640, 640, 700])
    repaid = np.array([False, False, False, True, True, True, False, True])
    missed = returned(given(count_missed)(score, repaid, 640))
    require(not same(missed, 1), "you counted accepted people who do not repay; missed people are refused and good")
    require(not same(missed, 3), "someone exactly at the cut-off is accepted, so they are not missed")
    require(not same(missed, 5), "you counted everyone who is refused; who of them would have repaid?")
    require(not same(missed, 4), "look again at which side of the cut-off is refused, and who of them repaid")
    require(same(missed, 2), f"of the five below 640, two repaid; you returned {missed}")
    require(same(count_missed(score, repaid, 300), 0), "at a cut-off of 300 nobody is refused, so nobody is missed")
    return "you count the good people below the cut-off, and only them."


@check("1.4")
def ex_1_4(loss: int) -> str:
    """The smallest whole loss whose best cut-off is 680 or more."""
    loss = number(loss)
    require(loss >= 1 and loss == int(loss), "choose a whole number of at least 1")
    require(
        _best_cutoff(int(loss)) >= 680,
        f"with {loss:.0f} the best cut-off is {_best_cutoff(int(loss)):.0f}: still below 680",
    )
    require(loss == 1 or _best_cutoff(int(loss) - 1) < 680, f"{loss:.0f} works, and {loss - 1:.0f} works too: go lower")
    return (
        f"at a loss of {loss:.0f} the best cut-off is {_best_cutoff(int(loss)):.0f}, and at {loss - 1:.0f} it is lower."
    )


def _best_cutoff(loss: int) -> float:
    people = make_society(20_000, seed=TOWN_SEED, mean_degree=1).people
    table = scorecard.cutoff_table(people["own_score"], people["repaid"], range(300, 851, 5), loss=loss, gain=1)
    return float(table["profit"].idxmax())
