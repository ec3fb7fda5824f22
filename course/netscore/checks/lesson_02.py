"""Checks for the exercises of lesson 02."""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np

from netscore import TOWN_SEED, make_society, scorecard
from netscore.card import Scorecard, fit_scorecard
from netscore.checks.base import check, echo, exact, function, require, same
from netscore.checks.kinds import number, numbers
from netscore.registry import EDGES, credit_records

GOODS, BADS = np.array([33, 50, 17]), np.array([20, 13, 7])


@check("2.1", function(numbers(3, "three numbers, one for each bin")))
def ex_2_1(weights: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> str:
    """Weights of evidence of three bins."""
    woe = weights(GOODS, BADS)
    right = np.log((GOODS / 100) / (BADS / 40))
    require(not same(woe, -right), "your sign is turned: here a bin with many good people is above 0")
    require(
        not same(woe, np.log(GOODS / BADS)), "those are ln(odds) of each bin; divide both arrays by their sums first"
    )
    require(not same(woe, np.exp(right)), "that is the ratio of the shares; its logarithm is still missing")
    require(not same(woe, right / np.log(10)), "use the natural logarithm, np.log, not the one to base 10")
    exact(
        woe,
        right,
        f"for goods {echo(GOODS)} and bads {echo(BADS)} the weights are {echo(right.round(4))}; "
        f"you returned {echo(woe)}",
    )
    found = weights(GOODS, 2 * GOODS)
    require(
        same(found, [0, 0, 0]),
        f"right here; where good and bad fall alike, each weight must be 0; you returned {echo(found)}",
    )
    return "two shares, one ratio, one logarithm; 0 where a bin says nothing."


@check("2.2", number)
def ex_2_2(intercept: float) -> str:
    """The intercept of 900 good and 100 bad loans."""
    require(not same(intercept, 9), "9 are the odds; the line is drawn for their logarithm")
    require(not same(intercept, 0.9), "0.9 is the share of good loans; turn it into odds, then take the logarithm")
    require(abs(intercept + np.log(9)) > 0.006, "you took bad over good; the line is for the odds of repaying")
    require(abs(intercept - np.log10(9)) > 0.006, "use the natural logarithm, np.log")
    require(abs(intercept - np.log(9)) < 0.006, "b0 is the logarithm of the odds of the whole crowd: 900 to 100")
    return "ln(900 / 100) = 2.20, whatever the bins are."


@check("2.3", function(number))
def ex_2_3(bin_points: Callable[..., float]) -> str:
    """The points of one bin."""
    woe, b, b0, entries, factor, offset = 0.37, 0.83, 1.9, 4, 57.7, 487.1
    points = bin_points(woe, b, b0, entries, factor, offset)
    right = factor * (b * woe + b0 / entries) + offset / entries
    require(
        not same(points, factor * (b * woe + b0) + offset / entries),
        "each bin gets only an equal part of b0: divide b0 by entries",
    )
    require(
        not same(points, factor * (b * woe + b0 / entries) + offset), "each bin gets only an equal part of the offset"
    )
    require(
        not same(points, factor * (b * woe + b0) + offset),
        "b0 and the offset belong to the whole card: divide both by entries",
    )
    require(
        not same(points, factor * (-b * woe + b0 / entries) + offset / entries),
        "more evidence for good means more points: check a sign",
    )
    require(
        not same(points, factor * b * woe + b0 / entries + offset / entries),
        "the factor multiplies the part of b0 too: put brackets around b × WoE + b0 / entries",
    )
    require(
        not same(points, (factor * (b * woe + b0) + offset) / entries),
        "b × WoE belongs to this bin alone: divide b0 and the offset by entries, and nothing else",
    )
    exact(
        points,
        right,
        f"{factor} × ({b} × {woe} + {b0} / {entries}) + {offset} / {entries} is {right:.4f}; "
        f"you returned {echo(points)}",
    )
    found = bin_points(0.0, 1.0, 0.0, 1, 60.0, 480.5)
    require(
        same(found, 480.5),
        f"right once; with one entry, WoE 0 and b0 0 it is the offset, 480.5; you returned {echo(found)}",
    )
    return "over all entries the parts add up to factor × ln(odds) + offset."


@check("2.4", number)
def ex_2_4(share: float) -> str:
    """The highest share of the limit, in per cent, at which resident 204 is accepted."""
    require(not 0 < share < 1, "write per cent as a whole number, such as 30")
    require(share == int(share) and 0 <= share <= 100, "choose a whole number from 0 to 100")
    require(
        _score_of_204(share) >= 640,
        f"at {share:.0f} % the score is {_score_of_204(share):.0f}, still refused: go lower",
    )
    require(_score_of_204(share + 1) < 640, f"{share:.0f} % works, and {share + 1:.0f} % works too: go higher")
    return (
        f"at {share:.0f} % resident 204 has {_score_of_204(share):.0f} points, and one per cent more is the next bin."
    )


def _score_of_204(per_cent: float) -> float:
    town = make_society(300, seed=TOWN_SEED).people
    record = credit_records(town, seed=TOWN_SEED).loc[[204]].assign(credit_used=per_cent / 100)
    return float(_lesson_card().score(record).iloc[0])


@functools.cache
def _lesson_card() -> Scorecard:
    past = make_society(20_000, seed=TOWN_SEED).people
    factor, offset = scorecard.points_scale(600, 5.4, 46)
    records = credit_records(past, seed=TOWN_SEED)
    return fit_scorecard(records, past["repaid"], EDGES, factor=factor, offset=offset)
