"""Checks for the exercises of lesson 01."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from netscore import TOWN_SEED, make_society, scorecard
from netscore.checks.base import check, echo, exact, function, require, same
from netscore.checks.kinds import number


@check("1.1", function(number))
def ex_1_1(odds_to_chance: Callable[[float], float]) -> str:
    """The chance that belongs to odds."""
    chance = odds_to_chance(4)
    require(not same(chance, 1 / 4), "you took 1 / odds; of 5 people at odds of 4, how many repay?")
    require(not same(chance, 1 / 5), "that is the chance that one does not repay: put the odds above the line, not 1")
    require(not same(chance, 80), "that is per cent; a chance is between 0 and 1")
    require(not same(chance, 4 / 3), "a chance cannot be above 1: add 1 to the odds below the line, do not subtract it")
    require(not same(chance, -4 / 3), "that turns a chance into odds; here you start from the odds")
    require(
        same(chance, 0.8), f"odds of 4 are 4 who repay for each who does not, so 4 of 5; you returned {echo(chance)}"
    )
    for odds in (2.5, 19, 0):
        found, right = odds_to_chance(odds), odds / (odds + 1)
        exact(
            found,
            right,
            f"right for odds of 4; odds of {odds:g} are a chance of {right:.4g}, and yours says {echo(found)}",
        )
    return "odds of 4 are a chance of 0.8, and odds of 19 a chance of 0.95."


@check("1.2", number)
def ex_1_2(points: float) -> str:
    """Points of odds 12.5 where 600 is 50 and 20 points double."""
    require(not same(points, 150), "you divided the points as the odds; points are subtracted where odds are divided")
    require(not same(points, 580), "that is one halving, odds of 25; how many halvings lead from 50 to 12.5?")
    require(not same(points, 640), "you went up; odds of 12.5 are worse than 50")
    require(same(points, 560), "count how often 50 must be halved to reach 12.5; each halving takes 20 points")
    return "two halvings from 50 to 12.5, so 600 - 2 × 20."


@check("1.3", function(number))
def ex_1_3(count_missed: Callable[[np.ndarray, np.ndarray, float], int]) -> str:
    """Refused people who would have repaid."""
    score = np.array([530, 481, 502.5, 551.5, 580, 602.5, 611, 638, 640.5, 640.5, 655, 690.5, 720])
    repaid = ~np.isin(np.arange(13), [0, 5, 9])
    missed = count_missed(score, repaid, 640.5)
    require(not same(missed, 1), "you counted accepted people who do not repay; missed people are refused and good")
    require(not same(missed, 2), "you counted the refused who do not repay; the missed are those who would have")
    require(not same(missed, 4), "you counted accepted people who repay; the missed are refused, below the cut-off")
    require(not same(missed, 7), "someone exactly at the cut-off is accepted, so they are not missed")
    require(not same(missed, 8), "you counted everyone who is refused; who of them would have repaid?")
    require(not same(missed, 10), "look again at which side of the cut-off is refused, and who of them repaid")
    require(
        not same(missed, 13), "that is how many people there are; `len` counts flags of False too, `.sum()` does not"
    )
    require(not same(missed, 6 / 13), "that is a share of all people; how many are they?")
    require(
        same(missed, 6),
        "of eight people below the cut-off of 640.5 (530, 481, 502.5, 551.5, 580, 602.5, 611, 638) all but 530 and "
        f"602.5 repaid, so six are missed; you returned {echo(missed)}",
    )
    for cutoff, right, why in ((300, 0, "nobody is refused"), (600, 4, "five are refused, and 530 did not repay")):
        found = count_missed(score, repaid, cutoff)
        require(same(found, right), f"right at 640.5; at a cut-off of {cutoff} {why}: {right}, and not {echo(found)}")
    return "you count the good people below the cut-off, and only them."


@check("1.4", number)
def ex_1_4(loss: float) -> str:
    """The smallest whole loss whose best cut-off is 680 or more."""
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
    return float(table.index[int(table["profit"].argmax())])
