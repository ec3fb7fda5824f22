"""Checks for the exercises of lesson 02."""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np

from netscore import TOWN_SEED, make_society, scorecard
from netscore.card import Scorecard, fit_scorecard
from netscore.checks.base import check, given, number, require, returned, same
from netscore.registry import EDGES, credit_records

GOODS, BADS = np.array([30, 50, 20]), np.array([20, 12, 8])


@check("2.1")
def ex_2_1(weights: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> str:
    """Weights of evidence of three bins."""
    woe = returned(given(weights)(GOODS, BADS))
    right = np.log((GOODS / 100) / (BADS / 40))
    require(not same(woe, -right), "your sign is turned: here a bin with many good people is above 0")
    require(
        not same(woe, np.log(GOODS / BADS)), "those are ln(odds) of each bin; divide both arrays by their sums first"
    )
    require(not same(woe, np.exp(right)), "that is the ratio of the shares; its logarithm is still missing")
    require(not same(woe, right / np.log(10)), "use the natural logarithm, np.log, not the one to base 10")
    require(same(woe, right), f"for goods {GOODS.tolist()} and bads {BADS.tolist()} the first weight is {right[0]:.4f}")
    require(same(weights(GOODS, GOODS), [0, 0, 0]), "right here; where good and bad fall alike, each weight must be 0")
    return "two shares, one ratio, one logarithm; 0 where a bin says nothing."


@check("2.2")
def ex_2_2(intercept: float) -> str:
    """The intercept of 900 good and 100 bad loans."""
    intercept = number(intercept)
    require(not same(intercept, 9), "9 are the odds; the line is drawn for their logarithm")
    require(not same(intercept, 0.9), "0.9 is the share of good loans; turn it into odds, then take the logarithm")
    require(abs(intercept + np.log(9)) > 0.006, "you took bad over good; the line is for the odds of repaying")
    require(abs(intercept - np.log10(9)) > 0.006, "use the natural logarithm, np.log")
    require(abs(intercept - np.log(9)) < 0.006, "b0 is the logarithm of the odds of the whole crowd: 900 to 100")
    return "ln(900 / 100) = 2.20, whatever the bins are."


@check("2.3")
def ex_2_3(bin_points: Callable[..., float]) -> str:
    """The points of one bin."""
    points = returned(given(bin_points)(0.5, 0.8, 2.0, 4, 60.0, 480.0))
    require(not same(points, 60 * (0.4 + 2.0) + 120), "each bin gets only an equal part of b0: divide b0 by entries")
    require(not same(points, 60 * (0.4 + 0.5) + 480), "each bin gets only an equal part of the offset")
    require(
        not same(points, 60 * (0.4 + 2.0) + 480), "b0 and the offset belong to the whole card: divide both by entries"
    )
    require(not same(points, 60 * (-0.4 + 0.5) + 120), "more evidence for good means more points: check a sign")
    require(same(points, 174), f"60 × (0.8 × 0.5 + 2 / 4) + 480 / 4 is 174; you returned {points}")
    require(
        same(bin_points(0.0, 1.0, 0.0, 1, 60.0, 480.0), 480), "right once; with one entry and WoE 0, b0 0: the offset"
    )
    return "over all entries the parts add up to factor × ln(odds) + offset."


@check("2.4")
def ex_2_4(highest_per_cent: int) -> str:
    """The highest share of the limit, in per cent, at which resident 204 is accepted."""
    share = number(highest_per_cent)
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
