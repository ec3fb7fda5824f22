"""Lesson 07: friends as noisy signals; how good, how true, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore import TOWN_SEED, signals, validate
from netscore.apps.base import App, Shown, slider
from netscore.figures.predict import predict_figure
from netscore.judgement import against, judgement


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
        wrong = "Signals that are wrong"
        super().__init__(
            {
                "signal_error": slider("signal_error", wrong, signal_error, 0.05, 0.45, 0.05, percent=True),
                "cross_tie": slider("cross_tie", "Unlike people stay tied", cross_tie, 0.0, 1.0, 0.1, percent=True),
                "dropped": slider("dropped", "... and drop the tie later", dropped, 0.0, 0.9, 0.1, percent=True),
                "homophily": slider("homophily", "Homophily by group", homophily, 0.5, 1.0, 0.1),
            },
            {"n": validate.whole("n", n, 1000), "seed": validate.seed(seed)},
        )

    def show(self, settings: Mapping[str, Any]) -> Shown:
        values = {name: value for name, value in settings.items() if name != "n"}
        found = judgement(signals.signal_world(settings["n"], **values))
        alone, friends = found.alone, found.friends
        refused = friends["wrongly_refused"]
        sentence = (
            f"With friends, {friends['accuracy']['all']:.1%} of {settings['n']:,} people are judged right, and "
            f"{alone['accuracy']['all']:.1%} by their own signal alone (Brier scores {friends['brier']['all']:.3f} and "
            f"{alone['brier']['all']:.3f}). {found.unlike:.0%} of ties join unlike people. Of the good, "
            f"{refused['blue']:.1%} of blue and {refused['orange']:.1%} of orange are refused: a gap of "
            f"{against(found.gap)}, where the own signal alone has {against(found.gap_alone)}."
        )
        return Shown(sentence, predict_figure(found))

    def python(self, settings: Mapping[str, Any]) -> str:
        values = ", ".join(f"{name}={settings[name]:.2f}" for name in self.controls)
        return (
            "from netscore import signals\n"
            "from netscore.judgement import against, judgement\n\n"
            f"world = signals.signal_world({settings['n']}, seed={settings['seed']},\n"
            f"                             {values})\n"
            "found = judgement(world)\n"
            "for table in (found.friends, found.alone):\n"
            "    print(f\"{table['accuracy']['all']:.1%} {table['brier']['all']:.3f}\",\n"
            "          *(f\"{table['wrongly_refused'][group]:.1%}\" for group in ('blue', 'orange')))\n"
            'print(f"{len(world.people):,} {found.unlike:.0%}", against(found.gap), against(found.gap_alone), sep="; ")'
        )
