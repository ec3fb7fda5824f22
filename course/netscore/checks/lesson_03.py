"""Checks for the exercises of lesson 03."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from netscore import TOWN_SEED, make_society, payments, registry
from netscore.checks.base import check, echo, exact, function, require, same
from netscore.checks.kinds import number

LOAN, TRAIL = np.isin(np.arange(11), [0, 1, 5]), np.isin(np.arange(11), [0, 2, 4, 7, 9])
FACTORS = {"history": 0.54, "behaviour": 0.91, "fulfilment": 0.37, "identity": 0.05, "connections": 0.21}


@check("3.1", function(number))
def ex_3_1(coverage: Callable[[np.ndarray, np.ndarray], float]) -> str:
    """The share with a loan record, a trail, or both."""
    share = coverage(LOAN, TRAIL)
    require(not same(share, 8 / 11), "you added the two shares, so those with both were counted twice")
    require(not same(share, 1 / 11), "those have both; a lender can score whoever has one of the two")
    require(not same(share, 7), "that is the number of people; divide by all of them")
    require(not same(share, 5 / 11), "those have a trail; people with a loan record alone can be scored too")
    require(not same(share, 3 / 11), "those have a loan record; people with a trail alone can be scored too")
    require(not same(share, 6 / 11), "you left out whoever has both; they can be scored too")
    require(not same(share, 4 / 8), "divide by all people, not only by those with a trail or without a record")
    require(not same(share, 4 / 11), "those have neither; they are the people whom nobody can score")
    require(not same(share, 700 / 11), "that is per cent; return a share between 0 and 1")
    require(not same(share, 73 / 121), "that takes the two for independent; count the people who have one or both")
    exact(
        share,
        7 / 11,
        "of eleven people, 0, 1 and 5 have a loan record and 0, 2, 4, 7 and 9 a trail: seven have at least one, "
        f"{7 / 11:.4f}; you returned {echo(share)}",
    )
    found = coverage(LOAN & False, LOAN)
    require(
        same(found, 3 / 11),
        f"right once; where nobody of eleven has a record and three have a trail it is 3 / 11, not {echo(found)}",
    )
    return "either is enough, and nobody counts twice."


@check("3.2", number)
def ex_3_2(left: float) -> str:
    """How many of 10,000 others share three points that one in a hundred shares."""
    require(not same(left, 100), "that is after one point; two more follow")
    require(not same(left, 1), "that is after two points; one more follows")
    require(abs(left - 10_000 / 300) > 0.05, "shares of points that are independent multiply; they do not add up")
    require(not same(left, 1e-6), "that is the share of people; multiply by the 10,000 others")
    require(same(left, 0.01), "divide the 10,000 others by 100, three times")
    return "0.01 people on average: three points nearly always leave you alone."


@check("3.3", function(number))
def ex_3_3(five_factor_score: Callable[[dict, dict], float]) -> str:
    """350 + 600 times the weighted sum."""
    weights, others = payments.WEIGHTINGS["A"], payments.WEIGHTINGS["B"]
    score = five_factor_score(FACTORS, weights)
    total, by_others = (sum(chosen[name] * FACTORS[name] for name in chosen) for chosen in (weights, others))
    used = "factors " + ", ".join(f"{name} {factor:g}" for name, factor in FACTORS.items())
    require(not same(score, 600 * total), "the scale begins at 350")
    require(not same(score, total), "that is the weighted sum, from 0 to 1; stretch it over 600 points from 350")
    require(not same(score, 350 + 950 * total), "from 350 to 950 are 600 points, not 950")
    require(not same(score, 350 + 600 * np.mean(list(FACTORS.values()))), "you gave all factors the same weight")
    require(not same(score, 5 * 350 + 600 * total), "you added 350 once for each factor; it is added once")
    require(not same(score, 350 + total), "the weighted sum is from 0 to 1; stretch it over 600 points")
    exact(
        score,
        350 + 600 * total,
        f"for {used} and weights {', '.join(f'{one:g}' for one in weights.values())} the score is "
        f"{350 + 600 * total:.2f}; you returned {echo(score)}",
    )
    require(
        same(five_factor_score(dict(reversed(FACTORS.items())), weights), score),
        "right, until the factors come in another order: match weights and factors by name, not by place",
    )
    found = five_factor_score(FACTORS, others)
    require(
        same(found, 350 + 600 * by_others),
        f"use the weights given: with {', '.join(f'{one:g}' for one in others.values())} the score is "
        f"{350 + 600 * by_others:.2f}; you returned {echo(found)}",
    )
    return "from 350 where all factors are 0 to 950 where all are 1."


@check("3.4", number)
def ex_3_4(unknown: float) -> str:
    """The smallest worth of the unknown at which resident 17 has 700 points."""
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
    return float(payments.LOWEST + payments.five_factor_points(factors, "A", ties=town.ties).loc[17].to_numpy().sum())
