"""Lesson 06: scores that count friends' scores, sweep by sweep, and whose score moves whose."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore import TOWN_SEED, friend_score, friendships, layout, make_society
from netscore.apps.base import App, dropdown, resident_box, slider
from netscore.figures import spread as figures

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
        self.own = self.town.people["own_score"].to_numpy()
        self.is_blue = (self.town.people["group"] == "blue").to_numpy()
        super().__init__(
            {
                "weight": slider("weight", "How much friends count", weight, 0.0, 0.95, 0.05),
                "sweeps": dropdown("sweeps", "Sweeps", sweeps, {str(count): count for count in SWEEPS}),
                "resident": resident_box("resident", "Resident (no.)", resident, n),
                "shown": dropdown("shown", "Colour shows", shown, {words: words for words in (SCORES, MOVERS, MOVED)}),
            },
            {"n": n, "seed": seed},
        )

    def draw(self) -> go.Figure:
        return figures.spread_figure(self.town, self.positions)

    def show(self) -> str:
        if self.controls["shown"].value == SCORES:
            return self._show_scores()
        return self._show_influence(self.controls["shown"].value == MOVERS)

    def _show_scores(self) -> str:
        weight, resident = self.controls["weight"].value, self.controls["resident"].value
        stop = self.controls["sweeps"].value
        rows = friend_score.sweeps(self.town.ties, self.own, weight, 20)
        scores = friend_score.spread(self.town.ties, self.own, weight) if stop == SETTLED else rows[stop]
        means = {"blue": rows[:, self.is_blue].mean(axis=1), "orange": rows[:, ~self.is_blue].mean(axis=1)}
        figures.show_scores(self.figure, scores, resident, means, None if stop == SETTLED else stop)
        blue, orange = scores[self.is_blue].mean(), scores[~self.is_blue].mean()
        when = "When scores have settled" if stop == SETTLED else f"After {stop} sweep{'s' * (stop != 1)}"
        return (
            f"{when}, with friends counting {weight:.0%}, resident {resident} has {scores[resident]:.1f} points "
            f"(alone {self.own[resident]:.0f}). Scores run from {scores.min():.0f} to {scores.max():.0f}; blue has a "
            f"mean of {blue:.1f}, orange of {orange:.1f}, {abs(blue - orange):.1f} points apart."
        )

    def _show_influence(self, movers: bool) -> str:
        weight, resident = self.controls["weight"].value, self.controls["resident"].value
        shares = (
            friend_score.influence(self.town.ties, resident, weight)
            if movers
            else friend_score.spread(self.town.ties, np.arange(len(self.town)) == resident, weight)
        )
        distance = friendships.distances(self.town.ties, resident)
        by_distance = {
            name: float(shares[(distance >= low) & (distance < high)].sum())
            for name, low, high in (("self", 0, 1), ("1", 1, 2), ("2", 2, 3), ("3+", 3, np.inf))
        }
        percent = {name: 100 * value for name, value in by_distance.items()}
        figures.show_influence(self.figure, 100 * shares, resident, percent, "per cent" if movers else "points")
        others = np.where(distance == 0, 0, shares)
        largest, most = int(others.argmax()), others.max()
        start = f"With friends counting {weight:.0%}, "
        if movers:
            end = (
                f"The most that one other weighs is {most:.1%} (resident {largest}); {(others > 0.01).sum()} others "
                "weigh more than 1%."
            )
            return (
                f"{start}{by_distance['self']:.1%} of resident {resident}'s score is their own, {by_distance['1']:.1%} "
                f"comes from friends, {by_distance['2']:.1%} from friends of friends and {by_distance['3+']:.1%} from "
                f"further away. {end if most else 'Nobody else counts.'}"
            )
        end = f"Most moved of the others is resident {largest}, by {100 * most:.1f}."
        return (
            f"{start}100 points more for resident {resident} alone would bring them {100 * by_distance['self']:.1f} "
            f"points, all friends together {100 * by_distance['1']:.1f}, friends of friends "
            f"{100 * by_distance['2']:.1f} and all others {100 * by_distance['3+']:.1f}. "
            f"{end if most else 'Nobody else is moved.'}"
        )

    def code(self) -> str:
        s = self.settings
        start = (
            "import numpy as np\n"
            "from netscore import friend_score, make_society\n\n"
            f"town = make_society({s['n']}, seed={s['seed']})\n"
            "own = town.people['own_score']\n"
        )
        if s["shown"] == MOVERS:
            return start + (
                f"shares = friend_score.influence(town.ties, {s['resident']}, {s['weight']:.2f})\n"
                f'print(f"{{shares[{s["resident"]}]:.1%}} {{shares[town.friends({s["resident"]})].sum():.1%}}")'
            )
        if s["shown"] == MOVED:
            return start + (
                f"moved = 100 * friend_score.spread(town.ties, np.arange({s['n']}) == {s['resident']}, "
                f"{s['weight']:.2f})\n"
                f'print(f"{{moved[{s["resident"]}]:.1f}} {{moved[town.friends({s["resident"]})].sum():.1f}}")'
            )
        how = (
            f"spread(town.ties, own, {s['weight']:.2f})"
            if s["sweeps"] == SETTLED
            else f"sweeps(town.ties, own, {s['weight']:.2f}, {s['sweeps']})[-1]"
        )
        return start + (
            f"scores = friend_score.{how}\n"
            "blue = (town.people['group'] == 'blue').to_numpy()\n"
            f'print(f"{{scores[{s["resident"]}]:.1f}} {{scores[blue].mean():.1f}} {{scores[~blue].mean():.1f}}")'
        )
