"""Lesson 05: one applicant, their friends, a minimum, and a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from netscore import TOWN_SEED, layout, make_society
from netscore.apps.base import App, Shown, dropdown, resident_box, slider
from netscore.figures.friend_rule import friend_rule_figure, friend_rule_network
from netscore.listing import Listing, list_one

NOBODY = -1
NAMED = 12  # how many residents a sentence names at most


class FriendRuleApp(App):
    """Pick or click a resident: who counts, who is gray, what the rule answers and why.

    Parameters
    ----------
    applicant
        Number of the resident who applies.
    minimum
        Smallest mean of friends' scores that continues, 500 to 800 points.
    listed
        Number of one resident on the black list, or -1 for nobody.
    radius
        1: friends count. 2: friends of friends too.
    n, seed
        The town.
    """

    def __init__(
        self,
        *,
        applicant: int = 17,
        minimum: int = 640,
        listed: int = NOBODY,
        radius: int = 1,
        n: int = 300,
        seed: int = TOWN_SEED,
    ) -> None:
        self.town = make_society(n, seed=seed)
        self.positions = layout.positions(self.town.ties, seed=seed)
        super().__init__(
            {
                "applicant": resident_box("applicant", "Applicant (resident no.)", applicant, n),
                "minimum": slider("minimum", "Minimum mean (points)", minimum, 500, 800, 5),
                "listed": resident_box("listed", "On the list (-1: nobody)", listed, n, low=NOBODY),
                "radius": dropdown("radius", "Who counts", radius, {"friends": 1, "friends and their friends": 2}),
            },
            {"n": n, "seed": seed},
        )
        assert self.graph is not None
        self.graph.on_pick(lambda person: self.move(applicant=person))

    def show(self, settings: Mapping[str, Any]) -> Shown:
        applicant, minimum = settings["applicant"], settings["minimum"]
        listed = None if settings["listed"] == NOBODY else settings["listed"]
        found = list_one(self.town, minimum, applicant=applicant, listed=listed, radius=settings["radius"])
        return Shown(
            f"{self._about(found, applicant, minimum)} {_about_list(found, listed)}",
            friend_rule_figure(self.town, found, applicant=applicant, minimum=minimum),
            friend_rule_network(self.town, self.positions, found, applicant=applicant, listed=listed),
        )

    def _about(self, found: Listing, applicant: int, minimum: int) -> str:
        friends, person = len(self.town.friends(applicant)), self.town.people.loc[applicant]
        start = f"Resident {applicant} ({person['group']}, own score {person['own_score']:.0f}) has "
        start += f"{friends} friend{'s' * (friends != 1)}; "
        if not found.counted.size:
            return start + "nobody counts, so there is no mean and the rule is undefined."
        answer = found.answers[applicant]
        side = "below" if answer == "reject" else "at or above"
        return start + (
            f"{found.counted.size} {'person counts' if found.counted.size == 1 else 'people count'}, with a mean of "
            f"{found.mean:.1f}, {side} the minimum of {minimum}: {answer}."
        )

    def python(self, settings: Mapping[str, Any]) -> str:
        listed = None if settings["listed"] == NOBODY else settings["listed"]
        return (
            "from netscore import make_society\n"
            "from netscore.listing import list_one\n\n"
            f"town = make_society({settings['n']}, seed={settings['seed']})\n"
            f"found = list_one(town, {settings['minimum']}, applicant={settings['applicant']}, listed={listed}, "
            f"radius={settings['radius']})\n"
            f"print(town.people['own_score'][{settings['applicant']}].round().astype(int), "
            f"len(town.friends({settings['applicant']})))\n"
            "print(found.counted.size, f'{found.mean:.1f}' if found.counted.size else 'nobody', found.counts)\n"
            f"print(len(found.gray), len(found.lost), found.lost[:{NAMED}], len(found.won), found.won[:{NAMED}])"
        )


def _about_list(found: Listing, listed: int | None) -> str:
    town = "In the whole town: " + ", ".join(f"{count} {name}" for name, count in found.counts.items()) + "."
    if listed is None:
        return f"Nobody is on the list. {town}"
    return (
        f"Resident {listed} is on the list, so {len(found.gray)} people are gray. {town} Because of that one listing "
        f"{_named(found.lost)} no longer {_agree('continue', found.lost)} and {_named(found.won)} now "
        f"{_agree('do', found.won)}."
    )


def _agree(verb: str, people: np.ndarray) -> str:
    """Return a verb that fits one person or several."""
    return {"continue": "continues", "do": "does"}[verb] if len(people) == 1 else verb


def _named(people: np.ndarray) -> str:
    """Say how many residents, and name up to a dozen."""
    names = ", ".join(map(str, people[:NAMED].tolist())) + (", ..." if len(people) > NAMED else "")
    return f"{len(people)} other resident{'s' * (len(people) != 1)}" + (f" ({names})" if len(people) else "")
