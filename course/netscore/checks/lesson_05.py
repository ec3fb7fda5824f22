"""Checks for the exercises of lesson 05."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from netscore import TOWN_SEED, friend_score, make_society
from netscore.checks.base import check, given, number, require, returned, same

# Person 0 knows 1, 2 and 3; person 3 knows 4; person 5 knows nobody.
TIES = np.zeros((6, 6), dtype=int)
for _a, _b in ((0, 1), (0, 2), (0, 3), (3, 4)):
    TIES[_a, _b] = TIES[_b, _a] = 1
SCORE = np.array([500.0, 600.0, 630.0, 750.0, 700.0, 640.0])


@check("5.1")
def ex_5_1(mean_of_friends: Callable[[np.ndarray, np.ndarray, int], float]) -> str:
    """The mean of one person's friends."""
    mean = returned(given(mean_of_friends)(TIES, SCORE, 0))
    require(not same(mean, SCORE.mean()), "you averaged over everyone, not over this person's friends")
    require(not same(mean, SCORE[:4].mean()), "you counted the person too; the rule never uses one's own score")
    require(
        not same(mean, SCORE[1:4].sum() / 6), "you divided by the number of people; divide by the number of friends"
    )
    require(same(mean, 660), f"friends with 600, 630 and 750 have a mean of 660; you returned {mean}")
    require(same(mean_of_friends(TIES, SCORE, 3), 600), "right for person 0; person 3 has the friends 0 and 4")
    alone = mean_of_friends(TIES, SCORE, 5)
    require(alone is None or same(alone, np.nan), "person 5 has no friends: return None, since there is no mean")
    return "friends only, never oneself, and no mean for someone without friends."


@check("5.2")
def ex_5_2(gray_people: Callable[[np.ndarray, int], list]) -> str:
    """Everyone exactly one tie from the listed person."""
    gray = sorted(np.ravel(returned(given(gray_people)(TIES, 3))).tolist())
    require(gray != [0, 3, 4], "you included the listed person, who is black, not gray")
    require(gray != [0, 1, 2, 4], "you went two ties far; gray is exactly one tie away")
    require(gray == [0, 4], f"person 3 is tied to 0 and 4; you returned {gray}")
    require(np.size(gray_people(TIES, 5)) == 0, "listing person 5, who has no ties, makes nobody gray")
    return "one tie away, and no further."


@check("5.3")
def ex_5_3(people: int) -> str:
    """How many people stop counting when someone with 7 friends is listed."""
    people = number(people)
    require(people != 1, "that is the listed person alone; what becomes of the friends?")
    require(people != 7, "the 7 friends turn gray; and the listed person?")
    require(people == 8, "the listed person and every friend stop counting, and nobody else does")
    return "k + 1: the listed person and 7 gray friends."


@check("5.4")
def ex_5_4(minimum: int) -> str:
    """The highest whole minimum at which resident 17 continues."""
    minimum = number(minimum)
    town = make_society(300, seed=TOWN_SEED)

    def answer(at: float) -> str:
        return friend_score.friends_mean_rule(town.ties, town.people["own_score"], at)[17]

    require(minimum == int(minimum), "choose a whole number")
    require(
        minimum != town.people["own_score"][17],
        f"{minimum:.0f} is resident 17's own score, which the rule never looks at",
    )
    require(answer(minimum) == "continue", f"at {minimum:.0f} resident 17 is rejected: go lower")
    require(answer(minimum + 1) != "continue", f"{minimum:.0f} works, and {minimum + 1:.0f} works too: go higher")
    return f"at {minimum:.0f} resident 17 continues, and at {minimum + 1:.0f} no more."
