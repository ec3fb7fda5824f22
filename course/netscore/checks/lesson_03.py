"""Checks for the exercises of lesson 03."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from netscore import TOWN_SEED, make_society, payments, registry
from netscore.checks.base import check, given, number, require, returned, same

LOAN = np.array([True, True, False, False, False, True, False, False])
TRAIL = np.array([True, False, True, False, True, True, False, True])
FACTORS = {"history": 0.5, "behaviour": 1.0, "fulfilment": 0.4, "identity": 0.0, "connections": 0.2}


@check("3.1")
def ex_3_1(coverage: Callable[[np.ndarray, np.ndarray], float]) -> str:
    """The share with a loan record, a trail, or both."""
    share = returned(given(coverage)(LOAN, TRAIL))
    require(not same(share, 1.0), "you added the two shares, so those with both were counted twice")
    require(not same(share, 2 / 8), "those have both; a lender can score whoever has one of the two")
    require(not same(share, 6), "that is the number of people; divide by all of them")
    require(not same(share, 5 / 8), "those have a trail; people with a loan record alone can be scored too")
    require(not same(share, 3 / 5), "divide by all people, not only by those with a trail or without a record")
    require(same(share, 6 / 8), f"of these eight people, six have at least one of the two; you returned {share}")
    require(same(coverage(~LOAN & False, LOAN), 3 / 8), "right once; nobody has a record and three a trail: 3 of 8")
    return "either is enough, and nobody counts twice."


@check("3.2")
def ex_3_2(others_left: float) -> str:
    """How many of 10,000 others share three points that one in a hundred shares."""
    left = number(others_left)
    require(not same(left, 100), "that is after one point; two more follow")
    require(not same(left, 1), "that is after two points; one more follows")
    require(not same(left, 10_000 / 300), "shares of points that are independent multiply; they do not add up")
    require(not same(left, 1e-6), "that is the share of people; multiply by the 10,000 others")
    require(same(left, 0.01), "divide the 10,000 others by 100, three times")
    return "0.01 people on average: three points nearly always leave you alone."


@check("3.3")
def ex_3_3(five_factor_score: Callable[[dict, dict], float]) -> str:
    """350 + 600 times the weighted sum."""
    weights = payments.WEIGHTINGS["A"]
    score = returned(given(five_factor_score)(FACTORS, weights))
    total = sum(weights[name] * FACTORS[name] for name in weights)
    require(not same(score, 600 * total), "the scale begins at 350")
    require(not same(score, total), "that is the weighted sum, from 0 to 1; stretch it over 600 points from 350")
    require(not same(score, 350 + 950 * total), "from 350 to 950 are 600 points, not 950")
    require(not same(score, 350 + 600 * np.mean(list(FACTORS.values()))), "you gave all factors the same weight")
    require(
        same(score, 350 + 600 * total), f"for the first example the score is {350 + 600 * total:.0f}; you got {score}"
    )
    turned = dict(reversed(FACTORS.items()))
    require(
        same(five_factor_score(turned, weights), score),
        "right, until the factors come in another order: match weights and factors by name, not by place",
    )
    require(
        same(five_factor_score(FACTORS, payments.WEIGHTINGS["B"]), 350 + 600 * (total - 0.03)), "use the weights given"
    )
    return "from 350 where all factors are 0 to 950 where all are 1."


@check("3.4")
def ex_3_4(smallest_unknown: float) -> str:
    """The smallest worth of the unknown at which resident 17 has 700 points."""
    unknown = number(smallest_unknown)
    require(0 <= unknown <= 1, "u is between 0 and 1")
    require(same(unknown, round(unknown, 2)), "give two decimals")
    require(_score_of_17(unknown) >= 700, f"at {unknown:.2f} the score is {_score_of_17(unknown):.1f}: go higher")
    below = round(unknown - 0.01, 2)
    require(below < 0 or _score_of_17(below) < 700, f"{unknown:.2f} works, and {below:.2f} works too: go lower")
    return (
        f"at {unknown:.2f} resident 17 has {_score_of_17(unknown):.1f} points: a choice about nothing moved a person."
    )


def _score_of_17(unknown: float) -> float:
    town = make_society(300, seed=TOWN_SEED)
    status = registry.registry_status(town.people, seed=TOWN_SEED)
    trails = payments.payment_trails(town.people, seed=TOWN_SEED)
    factors = payments.five_factors(town.people, status, trails, unknown=unknown)
    return payments.LOWEST + payments.five_factor_points(factors, "A", ties=town.ties).loc[17].sum()
