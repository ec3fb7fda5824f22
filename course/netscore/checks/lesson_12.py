"""Checks for the exercises of lesson 12."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from netscore.checks.base import Tried, check, echo, function, require, same
from netscore.checks.kinds import names, number

TAKES_FROM = {"post": ["video"], "video": ["blog", "interview"], "blog": ["agency"], "column": ["post", "agency"]}
LEDGER = pd.DataFrame(
    {
        "verdict": ["partly", "documented", "misreported", "partly"],
        "sources": ["court2017", "agency2018; court2017", "press2019", "law2020; press2019"],
    },
    index=["C1", "C2", "C3", "C4"],
)


@check("12.1", function(names("a set of names, such as {'agency'}")))
def ex_12_1(ends: Callable[[str, dict[str, list[str]]], set[str]]) -> str:
    """The independent reports on which one rests."""
    found = ends("post", TAKES_FROM)
    require(found, "a report that takes from nobody rests on itself: there return {report}, and not an empty set")
    require(
        not any(len(one) == 1 for one in found),
        "those are single letters: put the name as a whole into a set, {report}, and join sets with |=",
    )
    require(set(found) != {"video"}, "that is from whom the post took; go on to the end: from whom did the video take?")
    require(
        "video" not in found and "blog" not in found,
        f"video and blog took from others: keep only those who took from nobody; yours says {echo(sorted(found))}",
    )
    require(
        set(found) not in ({"agency"}, {"interview"}),
        "you stopped at the first one it took from; join the sets of all, and return after the loop",
    )
    require(
        set(found) == {"agency", "interview"},
        f"the post rests on agency and interview; yours says {echo(sorted(found))}",
    )
    require(len(found) == 2, "name each once, however many ways lead there: use a set")
    found = ends("agency", TAKES_FROM)
    require(
        found == ["agency"],
        f"a report that takes from nobody rests on itself, here on agency; yours says {echo(found)}",
    )
    both = sorted(ends("column", TAKES_FROM))
    require(
        both == ["agency", "interview"],
        f"two ways lead from the column to the agency; name it once; yours says {echo(both)}",
    )
    return "many reports, two that saw something."


@check("12.2", number)
def ex_12_2(factor: float) -> str:
    """A number of people against a number of purchases."""
    require(not same(factor, 500), "that is purchases a month; how many times too large is the number of people?")
    require(not same(factor, 1 / 8), "turn it round: the headline's number, divided by the true one")
    require(not same(factor, 5250), "that is how many too many; how many *times* too many?")
    require(not same(factor, 12), "that is months; divide the headline's number by the number of people")
    require(
        abs(factor - 8) < 0.05, "6,000 blocked purchases by 750 people: what does the headline say, and what is it?"
    )
    return "eight times: a unit was lost, and nothing else."


@check("12.3", function(names("a list of ids, such as ['C1', 'C2']")))
def ex_12_3(rests_on: Tried) -> str:
    """Which claims would fall with a source."""
    found = sorted(rests_on(LEDGER, "press2019"))
    require(rests_on.inputs[0].equals(LEDGER), "you changed the ledger; leave it as it is")
    require(found != ["C3", "C4"], "C4 has another source too: list only claims that rest on this one alone")
    require(found != ["press2019"], "that is the source; return the ids of the claims, from the index of the table")
    require(found == ["C3"], f"only C3 has press2019 and nothing else; yours says {echo(found)}")
    found = sorted(rests_on(LEDGER, "court2017"))
    require(found == ["C1"], f"C1 rests on court2017 alone, and C2 has one more; yours says {echo(found)}")
    found = rests_on(LEDGER, "court")
    require(
        not found,
        f"court is no source here, only the start of one: compare keys, and return an empty list, not {echo(found)}",
    )
    return "a ledger tells you what falls when a source falls."


@check("12.4", number)
def ex_12_4(care: float) -> str:
    """The smallest chance to keep a caveat at which half of the retellings keep all three."""
    require(0 <= care <= 1, "a chance lies between 0 and 1; 0.9 is 90 %")
    require(same(100 * care, round(100 * care)), "give it in steps of 0.01")
    require(not same(care, 0.88), "that keeps one caveat through five retellings; there are three")
    require(not same(care, 0.8), "that is for one retelling; there are five")
    require(care**15 >= 0.5, f"at {care:g}, all three survive five retellings with chance {care**15:.2f}: go higher")
    require((care - 0.01) ** 15 < 0.5, f"{care:g} works, and so does {care - 0.01:g}: go lower")
    return f"at {care:g} the chance is {care**15:.2f}; it takes much care to keep three small words."
