"""The first picture: 300 people, one slider."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore import TOWN_SEED, layout, make_society, validate
from netscore.approvals import approvals
from netscore.apps.base import App, Shown, slider
from netscore.figures.start import start_figure, start_network


class StartApp(App):
    """How much friends count, and what that does to 300 people.

    Parameters
    ----------
    weight
        Share of the score that comes from friends, 0 to 0.9.
    cutoff
        Smallest score that is approved, in points.
    n, seed
        The town.
    """

    def __init__(self, *, weight: float = 0.0, cutoff: int = 640, n: int = 300, seed: int = TOWN_SEED) -> None:
        self.town = make_society(n, seed=seed)
        self.positions = layout.positions(self.town.ties, seed=seed)
        super().__init__(
            {"weight": slider("weight", "How much friends count", weight, 0.0, 0.9, 0.1, live=True, percent=True)},
            {"cutoff": validate.whole("cutoff", cutoff, 300, 850), "n": n, "seed": seed},
        )

    def show(self, settings: Mapping[str, Any]) -> Shown:
        found = approvals(self.town, settings["weight"], settings["cutoff"])
        let_in, turned = int(found.let_in.sum()), int(found.turned_away.sum())
        sentence = (
            f"With friends counting {settings['weight']:.0%}, {found.approved.sum()} of {len(self.town)} people "
            f"are approved: blue {found.rates['blue']:.0%}, orange {found.rates['orange']:.0%}, a gap of "
            f"{found.gap:z.0f} points. Compared with their own score alone, {let_in} people are let in and "
            f"{turned} {'is' if turned == 1 else 'are'} turned away because of their friends."
        )
        return Shown(sentence, start_figure(found), start_network(self.town, self.positions, found))

    def python(self, settings: Mapping[str, Any]) -> str:
        return (
            "from netscore import make_society\n"
            "from netscore.approvals import approvals\n\n"
            f"town = make_society({settings['n']}, seed={settings['seed']})\n"
            f"found = approvals(town, weight={settings['weight']:.2f}, cutoff={settings['cutoff']})\n"
            "print(found.approved.sum(), len(town), f\"{found.rates['blue']:.0%} {found.rates['orange']:.0%}\")\n"
            'print(f"{found.gap:z.0f}", found.let_in.sum(), found.turned_away.sum())'
        )
