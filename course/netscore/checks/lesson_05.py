"""Checks for the exercises of lesson 05."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from netscore import TOWN_SEED, friend_score, make_society
from netscore.checks.base import Tried, check, echo, exact, function, require, same
from netscore.checks.kinds import number, people

# Person 0 knows 1, 2 and 3; person 3 knows 4; person 5 knows nobody.
TIES = np.zeros((6, 6), dtype=int)
for _a, _b in ((0, 1), (0, 2), (0, 3), (3, 4)):
    TIES[_a, _b] = TIES[_b, _a] = 1
SCORE = np.array([500.0, 601.5, 630.0, 752.0, 700.25, 640.0])


@check("5.1", function(number))
def ex_5_1(mean_of_friends: Tried) -> str:
    """The mean of one person's friends."""
    mean, friends = mean_of_friends(TIES, SCORE, 0), SCORE[1:4]
    require(not same(mean, SCORE.mean()), "you averaged over everyone, not over this person's friends")
    require(not same(mean, SCORE[:4].mean()), "you counted the person too; the rule never uses one's own score")
    require(not same(mean, friends.sum() / 6), "you divided by the number of people; divide by the number of friends")
    require(not same(mean, friends.sum()), "that is the sum of the friends' scores; divide by their number")
    require(not same(mean, np.median(friends)), "that is the friends' median; the mean is asked for")
    require(not same(mean, 2), "that is the mean of the friends' numbers 1, 2 and 3; look up their scores")
    require(
        not same(mean, SCORE[TIES[0]].mean()),
        "`ties[person]` holds 0 or 1 for everyone, which are no numbers of friends: use `np.flatnonzero`",
    )
    exact(
        mean,
        friends.mean(),
        f"friends with 601.5, 630 and 752 have a mean of {friends.mean():.4f}; you returned {echo(mean)}",
    )
    found, right = mean_of_friends(TIES, SCORE, 3), SCORE[[0, 4]].mean()
    require(
        same(found, right),
        f"right for person 0; person 3 has the friends 0 and 4, with 500 and 700.25: {right:g}, not {echo(found)}",
    )
    found = mean_of_friends.raw(TIES, SCORE, 1)
    require(
        found is not None and same(number.read(found), 500),
        f"person 1 has one friend, number 0 with 500: the mean is 500, and not {echo(found)}",
    )
    alone = mean_of_friends.raw(TIES, SCORE, 5)
    require(
        alone is None,
        f"person 5 has no friends: return None, since there is no mean, before you take one; yours says {echo(alone)}",
    )
    return "friends only, never oneself, and no mean for someone without friends."


@check("5.2", function(people("[0, 4]")))
def ex_5_2(gray_people: Callable[[np.ndarray, int], list]) -> str:
    """Everyone exactly one tie from the listed person."""
    gray = gray_people(TIES, 3)
    require(gray != [0, 3, 4], "you included the listed person, who is black, not gray")
    require(gray not in ([0, 1, 2, 4], [0, 1, 2, 3, 4]), "you went two ties far; gray is exactly one tie away")
    require(
        gray != sorted(TIES[3]), "that is the row of ties, 0 or 1 for everyone; return the numbers of those with a 1"
    )
    require(gray == [0, 4], f"person 3 is tied to 0 and 4, so these two are gray; you returned {echo(gray)}")
    nobody = gray_people(TIES, 5)
    require(not nobody, f"listing person 5, who has no ties, makes nobody gray; you returned {echo(nobody)}")
    found = gray_people(TIES, 0)
    require(found == [1, 2, 3], f"right for person 3; person 0 is tied to 1, 2 and 3, and yours says {echo(found)}")
    return "one tie away, and no further."


@check("5.3", number)
def ex_5_3(people: float) -> str:
    """How many people stop counting when someone with 7 friends is listed."""
    require(people != 1, "that is the listed person alone; what becomes of the friends?")
    require(people != 7, "the 7 friends turn gray; and the listed person?")
    require(people == 8, "the listed person and every friend stop counting, and nobody else does")
    return "k + 1: the listed person and 7 gray friends."


@check("5.4", number)
def ex_5_4(minimum: float) -> str:
    """The highest whole minimum at which resident 17 continues."""
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
