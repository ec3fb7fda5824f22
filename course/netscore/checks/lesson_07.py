"""Checks for the exercises of lesson 07."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from netscore import TOWN_SEED, peers
from netscore.checks.base import check, echo, exact, function, require, same
from netscore.checks.kinds import number

CHANCE, GOOD = np.array([0.9, 0.6, 0.2, 0.5]), np.array([True, False, False, True])


@check("7.1", function(number))
def ex_7_1(chance_with_friends: Callable[[float, float, int, int], float]) -> str:
    """Odds times ratio to the difference of friends, as a chance."""
    chance = chance_with_friends(2.0, 1.5, 5, 2)
    for mistaken, why in (
        (2 * 1.5**7, "a friend with a bad signal divides the odds"),
        (2 * 1.5**5, "you counted only the friends with good signals"),
        (2 * 1.5 * 3, "the ratio multiplies once for each friend: a power, not a product with the number"),
        (2 * 1.5**-3, "good signals multiply the odds and bad ones divide them, not the other way round"),
    ):
        require(not same(chance, mistaken) and not same(chance, mistaken / (1 + mistaken)), why)
    right = 2 * 1.5**3
    require(not same(chance, 2 * right), "`odds / 1 + odds` divides by 1 first: put 1 + odds in brackets")
    require(not same(chance, right), "those are the odds; the function should return a chance")
    require(not same(chance, 1 / (1 + right)), "that is the chance of being bad; put the odds above the line")
    exact(
        chance,
        right / (1 + right),
        f"odds of 2, times 1.5 for 5 good friends and divided for 2 bad ones, are {right:g}, a chance of "
        f"{right / (1 + right):.3f}; you returned {echo(chance)}",
    )
    found = chance_with_friends(1.0, 3.0, 0, 1)
    require(
        same(found, 0.25),
        f"right once; one bad friend at ratio 3 turns odds of 1 to 1/3, a chance of 0.25, and yours says {echo(found)}",
    )
    return "only the difference of good and bad friends counts."


@check("7.2", number)
def ex_7_2(chance: float) -> str:
    """Ten good and ten bad friends leave the own signal."""
    require(not same(chance, 0.5), "the friends cancel, and your own signal is still there")
    require(not same(chance, 0.2), "0.2 is how often the signal is wrong, and yours is good")
    require(not same(chance, 4), "those are the odds, 0.8 over 0.2; which chance is that?")
    require(chance <= 1, "a chance is at most 1")
    require(same(chance, 0.8), "ten and ten cancel; what does the own signal say?")
    return "ten and ten cancel, and your own signal is right four times in five."


@check("7.3", function(number))
def ex_7_3(brier: Callable[[np.ndarray, np.ndarray], float]) -> str:
    """The mean squared distance of chances from outcomes."""
    score = brier(CHANCE, GOOD)
    gaps = CHANCE - GOOD
    require(not same(score, np.abs(gaps).mean()), "those are plain distances; square them before you take the mean")
    require(
        not same(abs(score), abs(gaps.mean())) and not same(score, gaps.mean() ** 2),
        "distances above and below cancel; square them first",
    )
    require(not same(score, (gaps**2).sum()), "that is the sum; take the mean")
    require(not same(score, np.sqrt((gaps**2).mean())), "you took a root at the end; the Brier score has none")
    exact(
        score,
        (gaps**2).mean(),
        f"for chances {echo(CHANCE)} and outcomes {echo(GOOD.astype(int))} here it is {(gaps**2).mean():.3f}; "
        f"you returned {echo(score)}",
    )
    found = brier(np.array([1.0, 0.0]), np.array([True, False]))
    require(same(found, 0), f"right once; perfect chances must score 0, and yours score {echo(found)}")
    return "0 for perfect chances, 0.25 for someone who always says one half."


@check("7.4", number)
def ex_7_4(contagion: float) -> str:
    """The contagion that stands out as much as homophily 0.8 does."""
    require(0 <= contagion <= 1, "contagion of 10 % is 0.10: try values from 0 to 1")
    require(same(20 * contagion, round(20 * contagion)), "choose a step of 0.05, such as 0.10")
    wanted = _ratio(homophily=0.8)
    require(
        _ratio(contagion=contagion) >= wanted,
        f"at {contagion:.2f} the ratio is {_ratio(contagion=contagion):.3f}, and {wanted:.3f} is asked for: go higher",
    )
    below = round(contagion - 0.05, 2)
    require(
        below < 0 or _ratio(contagion=below) < wanted, f"{contagion:.2f} works, and {below:.2f} works too: go lower"
    )
    return f"here, being alike looks like a contagion of {contagion:.2f}; 0.06 to 0.12 was reported."


@cache
def _ratio(**setting: float) -> float:
    rounds = peers.two_rounds(400_000, seed=TOWN_SEED, **setting)
    return peers.rate_ratio(rounds["second"], rounds["friend_defaulted"])
