"""Checks for the exercises of lesson 08."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from netscore import appeals
from netscore.checks.base import check, echo, exact, function, require, same
from netscore.checks.kinds import number, people

ROWS = [("person", 5, 0, 12), ("business", 1, 2, 6), ("person", 8, 10, 6), ("business", 2, 0, 3), ("person", 5, 2, 24)]
ROWS.append(("person", 2, 20, 3))  # a number that a business has too
REPRESENTATIVE = {1: 8, 2: 30}
COMPLAINTS = [14, 9, 20, 11, 16, 8, 13, 12, 10, 15]
_CAME = np.repeat(np.arange(10), COMPLAINTS)


@check("8.1", number)
def ex_8_1(long_run: float) -> str:
    """30 new listings a month; a third lasts 6 months, the others 24."""
    require(not same(long_run, 720), "that is 30 x 24, as if nobody did their duty early")
    require(not same(long_run, 180), "that is 30 x 6, as if everybody did their duty early")
    require(not same(long_run, 450), "you weighted both terms alike; one third lasts 6 months, two thirds last 24")
    require(not same(long_run, 360), "it is one third that leaves early, not two thirds")
    require(not same(long_run, 480), "you left out those who leave after 6 months: they stand there for 6 months too")
    require(not same(long_run, 18), "that is the mean number of months; multiply by the new listings a month")
    require(
        same(long_run, 540), f"multiply new listings a month by the mean months that one lasts; you have {long_run:g}"
    )
    return "30 a month x 18 months on average: the memory is as much a cause as the offences."


@check("8.2", function(people("[5, 8]")))
def ex_8_2(restricted: Callable[[list, dict, int], list]) -> str:
    """Whom the list restricts in a month, through businesses too."""
    mine = {month: restricted(ROWS, REPRESENTATIVE, month) for month in (4, 12, 2, 21)}
    require(mine[4] != [5, 5, 8], "person 5 is listed twice in month 4 and restricted once: use a set, or drop doubles")
    require(1 not in mine[4], "you returned the number of a business; look up its legal representative")
    require(2 not in mine[4], "the listing of person 2 begins in month 20 only: compare the month with since too")
    require(
        mine[4] != [5],
        'business 1 is listed in month 4, by ("business", 1, 2, 6), so its legal representative, 8, is restricted too',
    )
    require(
        30 not in mine[4],
        'the listing ("business", 2, 0, 3) is over after 3 months: compare the month with since + term',
    )
    require(
        mine[4] == [5, 8],
        'in month 4 hold ("person", 5, 0, 12), ("person", 5, 2, 24) and ("business", 1, 2, 6), whose representative is '
        f"8: so 5 and 8; yours says {echo(mine[4])}",
    )
    require(
        mine[2] == [5, 8, 30],
        f"a listing holds from its month on: 5, 8 and 30 in month 2; yours says {echo(mine[2])}",
    )
    require(mine[12] == [5, 8], f"right in month 4; in month 12 it is 5 and 8, and yours says {echo(mine[12])}")
    require(
        mine[21] == [2, 5],
        "person 2 is not business 2: look up a representative for a business only; "
        f"yours says {echo(mine[21])} in month 21",
    )
    over = restricted([("person", 3, 0, 12)], {}, 12)
    require(not over, f"a listing of 12 months from month 0 is over in month 12; yours says {echo(over)}")
    return "two people in month 4, one of them for a business's listing."


@check("8.3", function(number))
def ex_8_3(namesake_chance: Callable[[float, int], float]) -> str:
    """1 - (1 - share) ** listed."""
    chance = namesake_chance(0.2, 3)
    require(not same(chance, 0.6), "share x listed is the expected number of namesakes, and it passes 1 on a long list")
    require(not same(chance, 0.992), "you turned round 'all have the name'; at least one is the opposite of none")
    require(not same(chance, 0.512), "that is the chance that nobody on the list has the name")
    require(not same(chance, 0.008), "that is the chance that everybody on the list has the name")
    require(not same(chance, 0.8), "that is the chance that one listed person has another name")
    require(not same(chance, 0.384), "that is the chance that exactly one of them has it; two or three count too")
    require(not same(chance, 48.8), "that is per cent; a chance is between 0 and 1")
    exact(chance, 0.488, f"for a share of 0.2 and three listed it is 0.488; you returned {echo(chance)}")
    found = namesake_chance(0.5, 2)
    require(same(found, 0.75), f"right once; for a share of one half and two listed it is 0.75, and not {echo(found)}")
    found = namesake_chance(0.2, 0)
    require(same(found, 0), f"right twice; on an empty list nobody has a namesake: 0, and not {echo(found)}")
    return "nobody, or at least one: one minus the chance of nobody."


@check("8.4", number)
def ex_8_4(a_week: float) -> str:
    """The fewest corrections a week at which nobody waits more than two weeks."""
    require(
        a_week >= 1 and a_week == int(a_week), f"corrections a week are a whole number of at least 1, not {a_week:g}"
    )
    waiting = int((appeals.weeks_waiting(COMPLAINTS, int(a_week)) + _CAME >= len(COMPLAINTS)).sum())
    longest = [int(appeals.weeks_waiting(COMPLAINTS, count).max()) for count in (int(a_week), max(int(a_week) - 1, 1))]
    require(longest[0] <= 2, f"with {a_week:.0f} a week somebody waits {longest[0]} weeks: more are needed")
    require(longest[1] > 2 or a_week == 1, f"{a_week:.0f} are enough, and so are {a_week - 1:.0f}: find the fewest")
    return f"{a_week:.0f} a week, of {np.mean(COMPLAINTS):.1f} that come: {waiting} still wait when the last has come."
