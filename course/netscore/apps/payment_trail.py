"""Lesson 03: a resident's payments, what a model makes of them, and a score out of five factors."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from netscore import TOWN_SEED, make_society, payments, registry, validate
from netscore.apps.base import App, Shown, dropdown, resident_box, slider
from netscore.figures.payment_trail import payment_trail_figure
from netscore.trail_score import TrailScore, score_trail, trail_lender

LONGEST = 24
FRIENDS = {"as they are": None, "all at the bottom": 0.0, "all at the top": 1.0}
_ARTICLE = {"no file": "no file", "thin file": "a thin file", "loan record": "a loan record"}


class PaymentTrailApp(App):
    """Follow one resident's trail; change its length, the weighting, and how the friends stand.

    Parameters
    ----------
    resident
        Number of the resident.
    months
        Months of the trail that are seen, 3 to 24.
    weighting
        "A" or "B", both unofficial.
    friends
        "as they are", "all at the bottom" or "all at the top" of the scale.
    n, past, seed
        The town, and the number of people (at least 1,000) that the model learns from: those with loan records.
    """

    def __init__(
        self,
        *,
        resident: int = 17,
        months: int = 24,
        weighting: str = "A",
        friends: str = "as they are",
        n: int = 300,
        past: int = 20_000,
        seed: int = TOWN_SEED,
    ) -> None:
        people = make_society(validate.whole("past", past, 1000), seed=seed, mean_degree=1).people
        self.lender = functools.cache(functools.partial(trail_lender, people, *_records(people, seed)))
        self.town = make_society(n, seed=seed)
        self.records = _records(self.town.people, seed)
        super().__init__(
            {
                "resident": resident_box("resident", "Resident (no.)", resident, n),
                "months": slider("months", "Months of the trail", months, 3, LONGEST, 3),
                "weighting": dropdown("weighting", "Weighting (unofficial)", weighting, {"A": "A", "B": "B"}),
                "friends": dropdown("friends", "Suppose friends' scores", friends, {words: words for words in FRIENDS}),
            },
            {"n": n, "past": past, "seed": seed},
        )

    def show(self, settings: Mapping[str, Any]) -> Shown:
        months, weighting, connections = settings["months"], settings["weighting"], FRIENDS[settings["friends"]]
        found = score_trail(
            self.town,
            *self.records,
            settings["resident"],
            self.lender(months),
            months=months,
            weighting=weighting,
            connections=connections,
        )
        sentence = (
            f"{_about(settings['resident'], found)} An illustrative score with weighting {weighting} is "
            f"{found.totals[weighting]:.1f} (A {found.totals['A']:.1f}, B {found.totals['B']:.1f}); the friends give "
            f"{found.points['connections']:.1f} of at most {found.most['connections']:.0f} points."
        )
        # Without a trail of one's own, its length counts through friends only.
        idle = () if found.bills or connections is None else ("months",)
        return Shown(sentence, payment_trail_figure(found, LONGEST), idle=idle)

    def python(self, settings: Mapping[str, Any]) -> str:
        past, n, seed = (settings[name] for name in ("past", "n", "seed"))
        months, weighting = settings["months"], settings["weighting"]
        return (
            "from netscore import make_society, payments, registry\n"
            "from netscore.trail_score import score_trail, trail_lender\n\n"
            "def records(people):\n"
            f"    trails = payments.payment_trails(people, months={LONGEST}, seed={seed})\n"
            f"    return registry.registry_status(people, seed={seed}), trails\n\n"
            f"past, town = make_society({past}, seed={seed}, mean_degree=1).people, make_society({n}, seed={seed})\n"
            f"lender = trail_lender(past, *records(past), {months})\n"
            f"found = score_trail(town, *records(town.people), {settings['resident']}, lender, months={months},\n"
            f"                    weighting={weighting!r}, connections={FRIENDS[settings['friends']]})\n"
            "if found.bills:\n"
            "    print(found.late, found.bills, len(found.trail), f'{found.chance:.1%}')\n"
            "print({name: f'{total:.1f}' for name, total in found.totals.items()})\n"
            "print(f\"{found.points['connections']:.1f} {found.most['connections']:.0f}\")"
        )


def _records(people: Any, seed: int) -> tuple[Any, Any]:
    """Return what the registry knows of people, and their trails."""
    trails = payments.payment_trails(people, months=LONGEST, seed=seed)
    return registry.registry_status(people, seed=seed), trails


def _about(resident: int, found: TrailScore) -> str:
    start = f"Resident {resident} has {_ARTICLE[found.status]} in the registry"
    if not found.bills:
        return f"{start}, pays in cash and leaves no trail, so the model can say nothing."
    return (
        f"{start} and was late with {found.late} of {found.bills} bills in {len(found.trail)} months. From the trail "
        f"alone, a model gives a chance of repaying of {found.chance:.1%}."
    )
