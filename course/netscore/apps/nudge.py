"""Lesson 10: change rewards, punishments, and who gets to see them; follow the town round by round."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netscore import TOWN_SEED, behaviour, make_society, validate
from netscore.apps.base import App, slider
from netscore.figures import nudge as figures


class NudgeApp(App):
    """Change what people are promised, threatened with, and shown of each other.

    Parameters
    ----------
    reward, punishment
        Size of either, 0 to 2.
    visibility
        How likely a friend's punishment is known, 0 to 1.
    aversion
        How likely a tie to someone known as punished is dropped in a round, 0 to 1.
    gaming
        How easily what is scored is raised without changing what matters, 0 to 2.
    n, rounds, seed
        The town and the rounds (at least 1).
    """

    def __init__(
        self,
        *,
        reward: float = 1.0,
        punishment: float = 1.0,
        visibility: float = 1.0,
        aversion: float = 0.3,
        gaming: float = 1.0,
        n: int = 300,
        rounds: int = 30,
        seed: int = TOWN_SEED,
    ) -> None:
        self.town = make_society(n, seed=seed)
        super().__init__(
            {
                "reward": slider("reward", "Reward", reward, 0.0, 2.0, 0.25),
                "punishment": slider("punishment", "Punishment", punishment, 0.0, 2.0, 0.25),
                "visibility": slider("visibility", "Visibility of punishment", visibility, 0.0, 1.0, 0.1),
                "aversion": slider("aversion", "Aversion: ties dropped", aversion, 0.0, 1.0, 0.1),
                "gaming": slider("gaming", "Ease of gaming", gaming, 0.0, 2.0, 0.25),
            },
            {"n": n, "rounds": validate.whole("rounds", rounds, 1), "seed": seed},
        )

    def draw(self) -> go.Figure:
        return figures.nudge_figure(self.fixed["rounds"])

    def show(self) -> str:
        values = {name: control.value for name, control in self.controls.items()}
        rounds, seed = self.fixed["rounds"], self.fixed["seed"]
        states = list(behaviour.rounds(self.town, rounds, seed=seed, **values))
        table = pd.DataFrame(states).drop(columns="people").set_index("round")
        figures.show_rounds(self.figure, table)
        start, end = table.iloc[0], table.iloc[-1]
        rise, settings = end - start, ", ".join(f"{name} {value:g}" for name, value in values.items())
        return (
            f"With {settings}: after {rounds} rounds what is scored has risen by {rise['shown']:.1f} points and what "
            f"matters by {rise['conduct']:.1f}. Punished: blue {end['blue_punished']:.1%}, orange "
            f"{end['orange_punished']:.1%} (at first {start['blue_punished']:.1%}, {start['orange_punished']:.1%}). "
            f"{end['ties_to_punished']:.1%} of ties still reach a punished person from an unpunished one, "
            f"{end['ties_across']:.1%} join the groups, and {end['speech']:.1%} speak up. "
            f"Resident 17 has {states[-1]['people']['score'][17]:.0f} points."
        )

    def code(self) -> str:
        s = self.settings
        values = ", ".join(f"{name}={s[name]:g}" for name in self.controls)
        return (
            "from netscore import behaviour, make_society\n\n"
            f"town = make_society({s['n']}, seed={s['seed']})\n"
            f"table = behaviour.measures(town, {s['rounds']}, seed={s['seed']},\n"
            f"                           {values})\n"
            "start, end = table.iloc[0], table.iloc[-1]\n"
            "print(f\"{end['shown'] - start['shown']:.1f} {end['conduct'] - start['conduct']:.1f}\")\n"
            "print(f\"{end['blue_punished']:.1%} {end['orange_punished']:.1%} {end['speech']:.1%}\")"
        )
