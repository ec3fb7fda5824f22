"""Checks for the exercises of lesson 06."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from netscore import TOWN_SEED, friend_score, make_society
from netscore.checks.base import Tried, check, echo, exact, function, require, same
from netscore.checks.kinds import anything, number, numbers

FRIENDS = [[1], [0, 2, 3], [1], [1], []]
OWN = np.array([803.0, 500.5, 601.0, 402.0, 700.25])
NOW = np.array([700.5, 604.0, 500.0, 551.0, 650.0])
TIES = np.array([[0, 1, 0, 0], [1, 0, 1, 1], [0, 1, 0, 0], [0, 1, 0, 0]])


def _sweep(own: np.ndarray, score: np.ndarray, weight: float) -> np.ndarray:
    return np.array(
        [(1 - weight) * own[i] + weight * np.mean(score[f]) if f else own[i] for i, f in enumerate(FRIENDS)]
    )


@check("6.1", function(numbers(5, "five numbers, one score for each of the five people, the one without friends too")))
def ex_6_1(one_sweep: Tried) -> str:
    """One sweep on five people, one of them alone."""
    found, right = one_sweep(FRIENDS, OWN, NOW, 0.6), _sweep(OWN, NOW, 0.6)
    _, own, before, _ = one_sweep.inputs
    require(same(before, NOW), "you changed the old scores on the way; build new ones")
    require(same(own, OWN), "you changed the own scores on the way; build a new array")
    require(not same(found, _sweep(OWN, NOW, 0.4)), "weight is the friends' part; yours gives it to the own score")
    require(not same(found, _sweep(OWN, OWN, 0.6)), "friends count with their present score, not with their own one")
    require(not same(found, _sweep(NOW, NOW, 0.6)), "the own part comes from `own`, not from the last sweep's score")
    require(not same(found[:4], (0.4 * OWN + 0.6 * NOW)[:4]), "those are everyone's own scores; take the friends' mean")
    require(not same(found[:4], (0.4 * OWN + 0.6 * NOW.mean())[:4]), "that is the mean of all; take one's friends only")
    turn = NOW.copy()
    for i, friends in enumerate(FRIENDS):
        turn[i] = 0.4 * OWN[i] + 0.6 * np.mean(turn[friends]) if friends else OWN[i]
    require(not same(found, turn), "you used scores of this sweep already; everyone looks at the last one's")
    sums = 0.4 * OWN[1] + 0.6 * sum(NOW[f] for f in FRIENDS[1])
    require(not same(found[1], sums), "you added the friends' scores; take their mean")
    for person in range(4):
        scores = " and ".join(f"{NOW[friend]:g}" for friend in FRIENDS[person])
        exact(
            found[person],
            right[person],
            f"person {person} should have {right[person]:.4g}: 0.4 × {OWN[person]:g} + 0.6 × the mean of {scores}; "
            f"you returned {echo(found[person])}",
        )
    require(same(found, right), f"someone without friends keeps their own score, 700.25; yours has {echo(found[4])}")
    return "new from old, own part and friends' part, and nobody left out."


@check("6.2", number)
def ex_6_2(score: float) -> str:
    """Two friends with 700 and 500 at weight one half."""
    require(not same(score, 600), "that is one sweep, or the mean; go on until nothing changes")
    require(not same(score, 650), "that is after two sweeps; then come 625 and 637.5: it swings, ever less")
    require(not same(score, 625) and not same(score, 637.5), "it still swings; go on, or solve the two equations")
    require(abs(score - 1700 / 3) >= 0.5, "that is the second person's")
    require(abs(score - 1900 / 3) < 0.5, "at the fixed point a = 350 + b / 2 and b = 250 + a / 2 hold together")
    return "633 1/3 and 566 2/3: the gap fell from 200 to 66 2/3, a third, and the mean is still 600."


@check("6.3", function(anything))
def ex_6_3(consensus: Callable[[np.ndarray, np.ndarray], float]) -> str:
    """The mean weighted by numbers of friends."""
    score, degree = NOW[:4], TIES.sum(axis=1)
    found = consensus(TIES, score)
    if isinstance(found, (list, tuple, np.ndarray, pd.Series)) and len(found) == 4:
        each = numbers(4, "one number").read(found)
        require(np.ptp(each) > 0, "all numbers of yours are the same: return just one")
        require(not same(each, degree * score / degree.sum()), "add these four up: one number for all is asked")
        require(not same(each, TIES @ score / degree), "those are friends' means; one number for all is asked")
    found = number.read(found)
    require(not same(found, score.mean()), "that is the plain mean; whoever has more friends is heard more")
    require(not same(found, (degree * score).sum()), "divide by the sum of the numbers of friends")
    require(not same(found, (degree * score).sum() / 4), "divide by the number of tie ends, not of people")
    right = (degree * score).sum() / degree.sum()
    exact(
        found,
        right,
        f"scores {echo(score)}, weighted by 1, 3, 1 and 1 friends, have a mean of {right:.4f}; "
        f"you returned {echo(found)}",
    )
    found = number.read(consensus(TIES, np.full(4, 7.5)))
    require(same(found, 7.5), f"right once; where all have 7.5, the consensus is 7.5, and not {echo(found)}")
    return "a person's say is their share of all tie ends."


@check("6.4", number)
def ex_6_4(weight: float) -> str:
    """The smallest weight at which resident 204 stands above resident 17."""
    require(0 <= weight < 1, "a weight is at least 0 and below 1")
    require(same(weight, round(weight, 2)), "give two decimals")
    require(
        _lead_of_204(weight) > 0, f"at {weight:.2f} resident 17 still leads by {-_lead_of_204(weight):.1f}: go higher"
    )
    below = round(weight - 0.01, 2)
    require(below < 0 or _lead_of_204(below) <= 0, f"{weight:.2f} works, and {below:.2f} works too: go lower")
    return (
        f"at {weight:.2f} resident 204 leads by {_lead_of_204(weight):.1f} points, with nothing changed but a weight."
    )


def _lead_of_204(weight: float) -> float:
    town = make_society(300, seed=TOWN_SEED)
    scores = friend_score.spread(town.ties, town.people["own_score"], weight)
    return float(scores[204] - scores[17])
