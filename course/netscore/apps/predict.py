"""Lesson 07: friends as noisy signals; how good, how true, and for whom."""

from __future__ import annotations

import plotly.graph_objects as go

from netscore import TOWN_SEED, scorecard, signals, validate
from netscore.apps.base import App, slider
from netscore.figures import predict as figures


class PredictApp(App):
    """Change how noisy signals are and who stays tied; see accuracy, calibration and refusals by group.

    Parameters
    ----------
    signal_error
        How often a signal is wrong, 0.05 to 0.45.
    cross_tie
        Share of unlike people who stay tied when they meet, 0 to 1.
    dropped
        Share of those ties that are given up again, 0 to 0.9.
    homophily
        By group, 0.5 to 1.
    n, seed
        The world; at least 1,000 people.
    """

    def __init__(
        self,
        *,
        signal_error: float = 0.3,
        cross_tie: float = 0.5,
        dropped: float = 0.0,
        homophily: float = 0.8,
        n: int = 20_000,
        seed: int = TOWN_SEED,
    ) -> None:
        super().__init__(
            {
                "signal_error": slider("signal_error", "Signals that are wrong", signal_error, 0.05, 0.45, 0.05),
                "cross_tie": slider("cross_tie", "Unlike people stay tied", cross_tie, 0.0, 1.0, 0.1),
                "dropped": slider("dropped", "... and drop the tie later", dropped, 0.0, 0.9, 0.1),
                "homophily": slider("homophily", "Homophily by group", homophily, 0.5, 1.0, 0.1),
            },
            {"n": validate.whole("n", n, 1000), "seed": validate.seed(seed)},
        )

    def draw(self) -> go.Figure:
        return figures.predict_figure()

    def show(self) -> str:
        values = {name: control.value for name, control in self.controls.items()}
        world = signals.signal_world(self.fixed["n"], seed=self.fixed["seed"], **values)
        alone, friends = (signals.judged(world, friends=counted) for counted in (False, True))
        chance, people = world.chance(), world.people
        tables = {
            name: scorecard.calibration_table(chance[people["group"] == name], people["good"][people["group"] == name])
            for name in ("blue", "orange")
        }
        refused = friends["wrongly_refused"], alone["wrongly_refused"]
        figures.show_judgement(self.figure, tables, refused[1], refused[0])
        gap, before = (100 * (rate["orange"] - rate["blue"]) for rate in refused)
        return (
            f"With friends, {friends['accuracy']['all']:.1%} of {len(people):,} people are judged right, and "
            f"{alone['accuracy']['all']:.1%} by their own signal alone (Brier scores {friends['brier']['all']:.3f} and "
            f"{alone['brier']['all']:.3f}). {world.cross_type_share():.0%} of ties join unlike people. Of the good, "
            f"{refused[0]['blue']:.1%} of blue and {refused[0]['orange']:.1%} of orange are refused: a gap of "
            f"{gap:.1f} points, where the own signal alone has {before:.1f}."
        )

    def code(self) -> str:
        s = self.settings
        values = ", ".join(f"{name}={s[name]:.2f}" for name in self.controls)
        return (
            "from netscore import signals\n\n"
            f"world = signals.signal_world({s['n']}, seed={s['seed']},\n"
            f"                             {values})\n"
            "alone, friends = (signals.judged(world, friends=counted) for counted in (False, True))\n"
            "print(f\"{friends['accuracy']['all']:.1%} {alone['accuracy']['all']:.1%}\",\n"
            "      f\"{friends['wrongly_refused']['blue']:.1%} {friends['wrongly_refused']['orange']:.1%}\")"
        )
