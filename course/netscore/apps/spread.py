"""Lesson 06: scores that count friends' scores, sweep by sweep, and whose score moves whose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore import TOWN_SEED, layout, make_society
from netscore.apps.base import App, Shown, dropdown, resident_box, slider
from netscore.figures.spread import reach_figure, reach_network, spread_figure, spread_network
from netscore.spreading import reach, spreading

SETTLED = "until it settles"
SWEEPS = (0, 1, 2, 3, 5, 10, 20, SETTLED)
SCORES, MOVERS, MOVED = "everyone's score", "whose score moves the resident's", "whose score the resident moves"


class SpreadApp(App):
    """Change how much friends count, and stop after a few sweeps; then follow one resident's influence.

    Parameters
    ----------
    weight
        How much friends count, 0 to 0.95.
    sweeps
        0, 1, 2, 3, 5, 10, 20 or "until it settles".
    resident
        Number of the resident to follow.
    shown
        "everyone's score", "whose score moves the resident's" or "whose score the resident moves".
    n, seed
        The town.
    """

    def __init__(
        self,
        *,
        weight: float = 0.6,
        sweeps: int | str = SETTLED,
        resident: int = 17,
        shown: str = SCORES,
        n: int = 300,
        seed: int = TOWN_SEED,
    ) -> None:
        self.town = make_society(n, seed=seed)
        self.positions = layout.positions(self.town.ties, seed=seed)
        super().__init__(
            {
                "weight": slider("weight", "How much friends count", weight, 0.0, 0.95, 0.05, percent=True),
                "sweeps": dropdown("sweeps", "Sweeps", sweeps, {str(count): count for count in SWEEPS}),
                "resident": resident_box("resident", "Resident (no.)", resident, n),
                "shown": dropdown("shown", "Colour shows", shown, {words: words for words in (SCORES, MOVERS, MOVED)}),
            },
            {"n": n, "seed": seed},
        )
        self.controls["shown"].layout.width = "430px"  # its longest words

    def show(self, settings: Mapping[str, Any]) -> Shown:
        return (self._show_scores if settings["shown"] == SCORES else self._show_reach)(settings)

    def _show_scores(self, settings: Mapping[str, Any]) -> Shown:
        resident, sweeps = settings["resident"], _sweeps(settings)
        found = spreading(self.town, settings["weight"], sweeps)
        when = "When scores have settled" if sweeps is None else f"After {sweeps} sweep{'s' * (sweeps != 1)}"
        sentence = (
            f"{when}, with friends counting {settings['weight']:.0%}, resident {resident} has "
            f"{found.scores[resident]:.1f} points (alone {self.town.people['own_score'][resident]:.0f}). Scores run "
            f"from {found.scores.min():.0f} to {found.scores.max():.0f}; blue has a mean of {found.mean['blue']:.1f}, "
            f"orange of {found.mean['orange']:.1f}, {found.apart:.1f} points apart."
        )
        return Shown(
            sentence,
            spread_figure(found, sweeps),
            spread_network(self.town, self.positions, found, resident=resident),
        )

    def _show_reach(self, settings: Mapping[str, Any]) -> Shown:
        resident, moved = settings["resident"], settings["shown"] == MOVED
        found = reach(self.town, resident, settings["weight"], moved=moved)
        own, friends, further, rest = (
            f"{100 * share:.1f}" if moved else f"{share:.1%}" for share in found.by_distance.values()
        )
        start = f"With friends counting {settings['weight']:.0%}, "
        if moved:
            sentence = (
                f"100 points more for resident {resident} alone would bring them {own} points, all friends together "
                f"{friends}, friends of friends {further} and all others {rest}. "
            )
            end = f"Most moved of the others is resident {found.heaviest}, by {100 * found.most:.1f}."
            nobody = "Nobody else is moved."
        else:
            sentence = (
                f"{own} of resident {resident}'s score is their own, {friends} comes from friends, {further} from "
                f"friends of friends and {rest} from further away. "
            )
            end = (
                f"The most that one other weighs is {found.most:.1%} (resident {found.heaviest}); "
                f"{found.over_one_percent} others weigh more than 1%."
            )
            nobody = "Nobody else counts."
        return Shown(
            start + sentence + (nobody if found.heaviest is None else end),
            reach_figure(found, moved=moved),
            reach_network(self.town, self.positions, found, resident=resident, moved=moved),
            idle=("sweeps",),
        )

    def python(self, settings: Mapping[str, Any]) -> str:
        resident, weight = settings["resident"], f"{settings['weight']:.2f}"
        call = "spreading" if settings["shown"] == SCORES else "reach"
        start = (
            "from netscore import make_society\n"
            f"from netscore.spreading import {call}\n\n"
            f"town = make_society({settings['n']}, seed={settings['seed']})\n"
        )
        if settings["shown"] == SCORES:
            return start + (
                f"found = spreading(town, {weight}, {_sweeps(settings)})\n"
                f"print(f\"{{found.scores[{resident}]:.1f}} {{town.people['own_score'][{resident}]:.0f}}\")\n"
                'print(f"{found.scores.min():.0f} {found.scores.max():.0f}")\n'
                "print(f\"{found.mean['blue']:.1f} {found.mean['orange']:.1f} {found.apart:.1f}\")"
            )
        if settings["shown"] == MOVERS:
            return start + (
                f"found = reach(town, {resident}, {weight})\n"
                'print(*(f"{share:.1%}" for share in found.by_distance.values()))\n'
                'print(f"{found.most:.1%}", found.heaviest, f"{found.over_one_percent} weigh more than 1%")'
            )
        return start + (
            f"found = reach(town, {resident}, {weight}, moved=True)\n"
            'print("of 100 points:", *(f"{100 * share:.1f}" for share in found.by_distance.values()))\n'
            'print(found.heaviest, f"{100 * found.most:.1f}")'
        )


def _sweeps(settings: Mapping[str, Any]) -> int | None:
    return None if settings["sweeps"] == SETTLED else settings["sweeps"]
