"""Checks for the exercises of lesson 08."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from netscore import appeals
from netscore.checks.base import Mistake, check, given, number, require, returned, same

ROWS = [("person", 5, 0, 12), ("business", 1, 2, 6), ("person", 8, 10, 6), ("business", 2, 0, 3), ("person", 5, 2, 24)]
REPRESENTATIVE = {1: 8, 2: 30}
COMPLAINTS = [14, 9, 20, 11, 16, 8, 13, 12, 10, 15]


@check("8.1")
def ex_8_1(length: float) -> str:
    """30 new listings a month; a third lasts 6 months, the others 24."""
    long_run = number(length)
    require(not same(long_run, 720), "that is 30 x 24, as if nobody did their duty early")
    require(not same(long_run, 180), "that is 30 x 6, as if everybody did their duty early")
    require(not same(long_run, 450), "you weighted both terms alike; one third lasts 6 months, two thirds last 24")
    require(not same(long_run, 360), "it is one third that leaves early, not two thirds")
    require(not same(long_run, 18), "that is the mean number of months; multiply by the new listings a month")
    require(
        same(long_run, 540), f"multiply new listings a month by the mean months that one lasts; you have {long_run:g}"
    )
    return "30 a month x 18 months on average: the memory is as much a cause as the offences."


@check("8.2")
def ex_8_2(restricted: Callable) -> str:
    """Whom the list restricts in a month, through businesses too."""
    mine = [_numbers(returned(given(restricted)(ROWS, REPRESENTATIVE, month))) for month in (4, 12, 2)]
    require(mine[0] != [5, 5, 8], "person 5 is listed twice in month 4 and restricted once: use a set, or drop doubles")
    require(1 not in mine[0], "you returned the number of a business; look up its legal representative")
    require(mine[0] != [5], "business 1 is listed in month 4, so its legal representative is restricted too")
    require(30 not in mine[0], "the listing of business 2 is over after 3 months: compare the month with since + term")
    require(mine[0] == [5, 8], f"in month 4 the list restricts people 5 and 8; yours says {mine[0]}")
    require(mine[2] == [5, 8, 30], f"a listing holds from its month on: 5, 8 and 30 in month 2; yours says {mine[2]}")
    require(mine[1] == [5, 8], f"right in month 4; in month 12 it is 5 and 8, and yours says {mine[1]}")
    require(
        _numbers(restricted([("person", 3, 0, 12)], {}, 12)) == [],
        "a listing of 12 months from month 0 is over in month 12",
    )
    return "two people in month 4, one of them for a business's debt."


def _numbers(people) -> list[int]:
    try:
        return sorted(int(person) for person in people)
    except (TypeError, ValueError):
        raise Mistake(f"return numbers of people, such as [5, 8], not {people!r}") from None


@check("8.3")
def ex_8_3(namesake_chance: Callable[[float, int], float]) -> str:
    """1 - (1 - share) ** listed."""
    chance = returned(given(namesake_chance)(0.001, 1000))
    right = 1 - (1 - 0.001) ** 1000
    require(not same(chance, 1.0), "share x listed is the expected number of namesakes; a chance never passes 1")
    require(not same(chance, (1 - 0.001) ** 1000), "that is the chance that nobody on the list has the name")
    require(not same(chance, 0.001**1000), "that is the chance that everybody on the list has the name")
    require(not same(chance, 1 - 0.001), "that is the chance that one listed person has another name")
    require(same(chance, right), f"for a share of 0.001 and 1,000 listed it is {right:.4f}; you returned {chance}")
    require(same(namesake_chance(0.5, 2), 0.75), "right once; for a share of one half and two listed it is 0.75")
    require(same(namesake_chance(0.2, 0), 0), "right once; on an empty list nobody has a namesake")
    return "nobody, or at least one: one minus the chance of nobody."


@check("8.4")
def ex_8_4(corrections: float) -> str:
    """The fewest corrections a week at which nobody waits more than two weeks."""
    a_week = number(corrections)
    require(
        a_week >= 1 and a_week == int(a_week), f"corrections a week are a whole number of at least 1, not {a_week:g}"
    )
    longest = [int(appeals.weeks_waiting(COMPLAINTS, count).max()) for count in (int(a_week), max(int(a_week) - 1, 1))]
    require(longest[0] <= 2, f"with {a_week:.0f} a week somebody waits {longest[0]} weeks: more are needed")
    require(longest[1] > 2 or a_week == 1, f"{a_week:.0f} are enough, and so are {a_week - 1:.0f}: find the fewest")
    return (
        f"{a_week:.0f} a week, while {np.mean(COMPLAINTS):.1f} complaints come: the queue grows until they stop coming."
    )
