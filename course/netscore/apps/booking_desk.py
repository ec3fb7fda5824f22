"""Lesson 08: a booking desk that matches names, birth years or ID numbers, and the queue of those refused wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore import TOWN_SEED, blacklist, make_society, names, validate
from netscore.apps.base import App, Shown, dropdown, slider
from netscore.bookings import Bookings, book_trips
from netscore.figures.booking_desk import booking_desk_figure

TOWN = 300


class BookingDeskApp(App):
    """Change what the desk compares, how much it forgives, how long the list is and how many corrections it makes.

    Parameters
    ----------
    match_on
        "full name", "name and birth year" or "ID number".
    tolerance
        Wrong letters forgiven in a name, 0 to 2.
    listed
        People on the list, 100 to 1,000.
    corrections
        Mistakes that the desk puts right in a week, 1 to 40.
    n, seed, story_seed
        Travellers (at least 1,000; the first 300 are the town), the seed of the town and of the people from
        elsewhere, and the seed of names and list.
    """

    def __init__(
        self,
        *,
        match_on: str = "full name",
        tolerance: int = 1,
        listed: int = 500,
        corrections: int = 5,
        n: int = 50_000,
        seed: int = TOWN_SEED,
        story_seed: int = names.STORY_SEED,
    ) -> None:
        n, story_seed = validate.whole("n", n, 1000), validate.whole("story_seed", story_seed, 0)
        self.people = names.country(make_society(TOWN, seed=seed), n, seed=story_seed)
        super().__init__(
            {
                "match_on": dropdown(
                    "match_on", "The desk compares", match_on, {rule: rule for rule in blacklist.MATCH_ON}
                ),
                "tolerance": slider("tolerance", "Wrong letters forgiven", tolerance, 0, 2, 1),
                "listed": slider("listed", "People on the list", listed, 100, 1000, 100),
                "corrections": slider("corrections", "Corrections a week", corrections, 1, 40, 1),
            },
            {"n": n, "seed": seed, "story_seed": story_seed},
        )

    def show(self, settings: Mapping[str, Any]) -> Shown:
        asked = {name: settings[name] for name in ("listed", "match_on", "tolerance", "corrections", "seed")}
        found = book_trips(self.people, **asked, list_seed=settings["story_seed"])
        idle = ("tolerance",) * (settings["match_on"] == "ID number") + ("corrections",) * (found.weeks.size == 0)
        return Shown(_sentence(found, settings), booking_desk_figure(found), idle=idle)

    def python(self, settings: Mapping[str, Any]) -> str:
        return (
            "from netscore import make_society, names\n"
            "from netscore.bookings import book_trips\n\n"
            f"town = make_society({TOWN}, seed={settings['seed']})\n"
            f"people = names.country(town, {settings['n']}, seed={settings['story_seed']})\n"
            f"found = book_trips(people, {settings['listed']}, match_on={settings['match_on']!r}, "
            f"tolerance={settings['tolerance']},\n"
            f"                   corrections={settings['corrections']}, list_seed={settings['story_seed']}, "
            f"seed={settings['seed']})\n"
            "print({outcome: f'{count:,}' for outcome, count in found.counts.items()}, f'{found.others:,}')\n"
            "print(*(f'{share:.2%}' for share in found.mistakes.values()))\n"
            "print('Resident 17:', found.outcome[17])\n"
            'print(f"{found.weeks.mean():,.1f} {found.weeks.max():,}" if found.weeks.size else "Nobody waits")'
        )


def _sentence(found: Bookings, settings: Mapping[str, Any]) -> str:
    letters = f"{settings['tolerance']} wrong letter{'s' * (settings['tolerance'] != 1)}"
    by_id = settings["match_on"] == "ID number"
    how = "the ID number" if by_id else f"{settings['match_on']} and forgiving {letters} in a name"
    corrections = f"{settings['corrections']} correction{'s' * (settings['corrections'] != 1)} a week"
    wait = (
        f"With {corrections} they wait {found.weeks.mean():,.1f} weeks on average and {found.weeks.max():,} at most."
        if found.weeks.size
        else f"Nobody waits for the {corrections}."
    )
    return (
        f"Comparing {how}, the desk refuses {found.counts['right refusal']:,} of {settings['listed']:,} listed people, "
        f"misses {found.counts['missed']}, and refuses {found.counts['wrong refusal']:,} of {found.others:,} others by "
        f"mistake: {found.mistakes['blue']:.2%} of blue and {found.mistakes['orange']:.2%} of orange people. "
        f"Resident 17: {found.outcome[17]}. {wait}"
    )
