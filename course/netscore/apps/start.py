"""The first picture: 300 people, one slider."""

from __future__ import annotations

import plotly.graph_objects as go

from netscore import TOWN_SEED, friend_score, harm, layout, make_society, validate
from netscore.apps.base import App, slider
from netscore.figures import start as figures


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
            {"weight": slider("weight", "How much friends count", weight, 0.0, 0.9, 0.1, live=True)},
            {"cutoff": validate.whole("cutoff", cutoff, 300, 850), "n": n, "seed": seed},
        )

    def _approved(self, weight: float):
        scores = friend_score.spread(self.town.ties, self.town.people["own_score"], weight)
        return scores >= self.fixed["cutoff"]

    def draw(self) -> go.Figure:
        return figures.start_figure(self.town, self.positions, self._approved(self.controls["weight"].value))

    def show(self) -> str:
        group = self.town.people["group"].to_numpy()
        own, approved = self._approved(0.0), self._approved(self.controls["weight"].value)
        rates, gap = harm.rate_by_group(approved, group), harm.gap_in_points(approved, group)
        figures.recolour(self.figure, group, approved, rates)
        return (
            f"With friends counting {self.controls['weight'].value:.0%}, {approved.sum()} of {len(approved)} people "
            f"are approved: blue {rates['blue']:.0%}, orange {rates['orange']:.0%}, a gap of {gap:.0f} points. "
            f"Compared with their own score alone, {(approved & ~own).sum()} people are let in and "
            f"{(own & ~approved).sum()} are turned away because of their friends."
        )

    def code(self) -> str:
        s = self.settings
        return (
            "from netscore import friend_score, harm, make_society\n\n"
            f"town = make_society({s['n']}, seed={s['seed']})\n"
            f"scores = friend_score.spread(town.ties, town.people['own_score'], {s['weight']:.1f})\n"
            f"approved = scores >= {s['cutoff']}\n"
            "rates = harm.rate_by_group(approved, town.people['group'])\n"
            "gap = harm.gap_in_points(approved, town.people['group'])\n"
            "print(approved.sum(), f\"{rates['blue']:.0%} {rates['orange']:.0%} {gap:.0f}\")"
        )
