"""Checks for the exercises of lesson 04."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np

from netscore import friendships
from netscore.checks.base import check, echo, exact, function, require, same
from netscore.checks.kinds import number

# The lesson's five people, orange 3 and 4. With a sixth, tied to person 3, they have 13 paths, and six are closed.
FIVE = np.zeros((5, 5), dtype=int)
for _a, _b in ((0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (3, 4)):
    FIVE[_a, _b] = FIVE[_b, _a] = 1
ORANGE = np.array([False, False, False, True, True])
SIX = np.zeros((6, 6), dtype=int)
SIX[:5, :5] = FIVE
SIX[3, 5] = SIX[5, 3] = 1

# Eight members of 40 people: 13 ties among them, so 26 ends, and 14 to others: H = 0.65, w = 0.2.
FORTY = np.zeros((40, 40), dtype=int)
for _a, _b in [*list(combinations(range(8), 2))[:13], *((k % 8, 8 + k) for k in range(14))]:
    FORTY[_a, _b] = FORTY[_b, _a] = 1


@check("4.1", function(number))
def ex_4_1(same_group_index: Callable[[np.ndarray, np.ndarray], float]) -> str:
    """Coleman's index of one group."""
    index = same_group_index(FIVE, ~ORANGE)
    require(not same(index, 0.75), "that is H, the same-group share; now set it against the group's share w")
    require(not same(index, 0.6), "that is w, the group's share of all people; now set H against it")
    require(not same(index, 0.75 - 0.6 / 0.4), "take w from H first: put H - w in brackets")
    require(not same(index, 0.15), "that is H - w; divide by 1 - w, so that 1 means all ties inside")
    require(
        not same(index, ((1 + 2 / 3 + 2 / 3) / 3 - 0.6) / 0.4),
        "you averaged a share for each person; put all the members' tie ends together",
    )
    require(
        not same(index, (0.5 - 0.6) / 0.4),
        "you divided by all tie ends of the graph; H is a share of the members' ends only",
    )
    found = same_group_index(FORTY, np.arange(40) < 8)
    if same(index, 0.25):  # two mistakes give this for the five
        require(not same(found, 0.45 / 0.2), "divide H - w by 1 - w, which is the most that it can be, and not by w")
        require(
            not same(found, (0.65 - 40 / 54) / (14 / 54)),
            "you took w from tie ends, 8 of 12; w is the group's share of people, 3 of 5",
        )
    require(same(index, 0.375), f"blue: H = 6/8 and w = 3/5 give 0.375; you returned {echo(index)}")
    require(
        same(found, 0.5625), f"right for the five; with H = 0.65 and w = 0.2 it should be 0.5625, not {echo(found)}"
    )
    return "H = 0.65 and w = 0.2 give 0.5625, and the five people give 0.375."


@check("4.2", number)
def ex_4_2(mean: float) -> str:
    """The mean degree over the tie ends of a star of ten."""
    require(not same(mean, 1.8), "that is the mean over people; here each person is noted once for each of their ties")
    require(not same(mean, 9), "that is what the nine see; from the middle one's ends you reach the nine, with 1 each")
    require(
        not same(mean, 8.2),
        "that is the mean over people of their friends' mean; go round the eighteen tie ends instead",
    )
    require(same(mean, 5), "nine of the eighteen ends reach the one with 9 ties, and nine reach someone with 1")
    return "(9 × 9 + 9 × 1) / 18 = 5, against 1.8 for people; nine of ten are below their friend."


@check("4.3", function(number))
def ex_4_3(closed_share: Callable[[np.ndarray], float]) -> str:
    """The share of closed friend-of-friend paths."""
    share = closed_share(SIX)
    require(not same(share, 2 / 13), "you counted each triangle once; it closes three paths, one around each corner")
    require(not same(share, 6), "that is the number of closed paths; divide by the number of all paths")
    require(
        not same(share, 7 / 15),
        "you took all pairs of people; take the pairs around each person, so that a pair with two common friends "
        "counts twice",
    )
    require(not same(share, 5 / 11), "a pair with two common friends makes two paths; go person by person")
    require(
        not same(share, (1 + 2 / 3 + 2 / 3 + 1 / 6) / 4) and not same(share, (1 + 2 / 3 + 2 / 3 + 1 / 6) / 6),
        "you averaged a share for each person; put all paths of the graph in one list and take one mean",
    )
    exact(
        share,
        6 / 13,
        "the lesson's five, and a sixth tied to person 3, have 13 paths, six of them closed; "
        f"you returned {echo(share)}",
    )
    found = closed_share(FIVE)
    require(
        same(found, 0.6),
        f"right for six people; the lesson's five alone have 10 paths, six of them closed: 0.6, and not {echo(found)}",
    )
    return "six of the thirteen paths of six people are closed."


@check("4.4", number)
def ex_4_4(h: float) -> str:
    """The homophily at which the minority's share of tie ends is smallest."""
    require(0 <= h <= 1, "h lies between 0 and 1")
    require(same(200 * h, round(200 * h)), "give h to the nearest 0.005")
    require(h > 0.5, f"at h = {h:g} the minority has {_share(h):.1%} of the ends, its own 20 % or more: look above 0.5")
    least = min(_share(one) for one in np.arange(0, 1.0001, 0.005))
    require(
        _share(h) < 0.2 - 1e-6,
        "at h = 1 the groups are two separate towns, and the minority has its 20 %: go lower",
    )
    side = "higher" if _share(h + 0.001) < _share(h) else "lower"
    require(
        _share(h) <= least + 5e-6,
        f"at h = {h:g} the share is {_share(h):.5f}, and elsewhere it is {least:.5f}: go {side}",
    )
    return f"at h = {h:.3f} the minority's 20 % of people have {_share(h):.2%} of the tie ends."


def _share(h: float) -> float:
    return friendships.preferential_theory(0.2, min(h, 1.0))["degree_share"]
