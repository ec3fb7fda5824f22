"""Checks for the exercises of lesson 10."""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np

from netscore import TOWN_SEED, behaviour, make_society
from netscore.checks.base import Mistake, Tried, check, echo, exact, function, require, same
from netscore.checks.kinds import number, word

VIEWS = np.array([100.5, 103.5, 108.5, 111.5, 90.0, 80.0, 75.0])


@check("10.1", function(word("nothing", "complies", "games")))
def ex_10_1(answer: Callable[[float, float, float], str]) -> str:
    """Nothing, complies or games."""
    found = answer(10, 50, 20)
    require(
        found == "complies", f"10 missing, 50 by complying and 20 by gaming: the further way is to comply, not {found}"
    )
    found = answer(30, 20, 40)
    require(found != "complies", "30 missing, 20 by complying, 40 by gaming: only gaming gets there")
    require(found == "games", f"30 missing, 20 by complying and 40 by gaming: this person games; yours says {found}")
    found = answer(80, 60, 70)
    require(found == "nothing", f"80 missing and at most 70 within reach: nothing is done; yours says {found}")
    for missing in (0, -5):
        found = answer(missing, 30, 20)
        require(
            found == "nothing",
            f"{missing} missing: who has the prize already raises nothing, whatever is in reach; yours says {found}",
        )
    require(
        answer(40, 40, 10) == "complies", "whoever can just reach it does it: the prize is worth 40, and 40 are missing"
    )
    require(answer(10, 20, 30) == "games", "both ways reach here, and gaming goes further: this person games")
    require(answer(10, 30, 30) == "complies", "if both ways go equally far, the person complies")
    return "near the line people move, and how depends on what is cheaper."


@check("10.2", number)
def ex_10_2(share: float) -> str:
    """0.5 * 0.8 ** 2."""
    require(0 <= share <= 1, "write the share as a number between 0 and 1")
    require(not same(share, 0.08), "0.4 is dropped, so 0.6 stays, and half of what is dropped comes back across")
    require(not same(share, 0.4), "that is after one round; one more follows")
    require(not same(share, 0.18), "0.6 each round would be if no dropped tie came back across; half of them do")
    require(not same(share, 0.64), "that is the factor of two rounds; half of the ties were across at first")
    require(not same(share, 0.3), "that takes 0.1 off each round; a round takes a fifth of what is left")
    require(same(share, 0.32), "0.5 x 0.8 x 0.8: a fifth of the ties across is lost in each round")
    return "0.32; no aversion above 0 leaves the share where it was."


@check("10.3", function(number))
def ex_10_3(expected_views: Tried) -> str:
    """The trend before, carried to the month of the interruption."""
    found = expected_views(VIEWS, 4)
    require(same(expected_views.inputs[0], VIEWS), "you changed the views; leave them as they are")
    slope, level = np.polyfit(np.arange(4), VIEWS[:4], 1)
    right = level + slope * 4
    require(not same(found, VIEWS[:4].mean()), "that is the mean of the months before; the trend was rising")
    require(not same(found, VIEWS[3]), "that is the last month before; the trend goes one month further")
    require(not same(found, slope + level * 4), "slope comes first, then the level: `slope, level = np.polyfit(...)`")
    require(not same(found, VIEWS[4]), "that is what month 4 had; ask what the trend before would have given")
    require(not same(found, slope), "that is the slope alone; go on from the level, by `at` months")
    require(
        not same(found, right - slope) and not same(found, right + slope),
        "you are one month off: the line is asked for in month `at`, and months count from 0",
    )
    whole_slope, whole_level = np.polyfit(np.arange(VIEWS.size), VIEWS, 1)
    require(not same(found, whole_level + whole_slope * 4), "fit the months before only: views[:at]")
    require(not same(found, np.polyval(np.polyfit(np.arange(5), VIEWS[:5], 1), 4)), "leave month `at` out: views[:at]")
    turned = np.polyfit(VIEWS[:4], np.arange(4), 1)
    require(not same(found, np.polyval(turned, 4)), "the months come first in `np.polyfit`, and then the views")
    exact(
        found,
        right,
        f"a line through 100.5, 103.5, 108.5, 111.5 goes on with {right:.1f} in month 4; you returned {echo(found)}",
    )
    found = expected_views(np.array([3.0, 3.0, 3.0, 0.0]), 3)
    require(same(found, 3), f"right once; after 3, 3, 3 the trend gives 3, and yours says {echo(found)}")
    return "115.5 expected, 90 seen: a drop of 25.5 at once; from the mean before, 106, it looks like 16."


@check("10.4", number)
def ex_10_4(ease: float) -> str:
    """The smallest ease of gaming at which what is scored rises three times as much as what matters."""
    require(0 <= ease <= 4, "try values from 0 to 2")
    require(same(4 * ease, round(4 * ease)), "give it in steps of 0.25")
    require(_times(ease) >= 3, f"at {ease:g} what is scored rises {_times(ease):.1f} times as much: go higher")
    require(
        ease == 0 or _times(ease - 0.25) < 3,
        f"{ease:g} works, and so does {ease - 0.25:g}: go lower",
    )
    return f"at {ease:g} what is scored rises {_times(ease):.1f} times as much as what matters."


@functools.cache
def _times(ease: float) -> float:
    town = make_society(300, seed=TOWN_SEED)
    table = behaviour.measures(town, 30, seed=TOWN_SEED, gaming=ease)
    rise = table.iloc[-1] - table.iloc[0]
    if rise["conduct"] == 0:
        raise Mistake("nobody complies at all there: go lower")
    return float(rise["shown"] / rise["conduct"])
