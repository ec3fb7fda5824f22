"""Lesson 13: plan matched pairs on practice scorers, before the budget counts."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from netscore import audit
from netscore.apps.base import App, dropdown, slider
from netscore.figures import audit as figures

# What may differ between the sides: words, column, and the middle of its two values where it is a number.
DIFFERS = {
    "friends' mean": ("friends_mean", 680.0),
    "friends' lowest": ("friends_lowest", 560.0),
    "own score": ("own_score", None),
    "a listed friend": ("listed_friend", None),
    "north or south": ("neighbourhood", None),
}

HIGH_SIDE = {
    "a listed friend": "a listed friend (on the high side)",
    "north or south": "the neighbourhood (north on the low side, south on the high side)",
}


class AuditApp(App):
    """Choose what differs between the two sides of a pair, by how much, and how many pairs to ask.

    Parameters
    ----------
    differs
        One of the words in `DIFFERS`.
    step
        By how many points the sides differ, where that is a number; 10 to 150.
    count
        Pairs, 2 to 60.
    own_score
        Of both sides, 560 to 760 points; their middle where the own score differs.
    scorer
        Which practice scorer, 1 to 20.
    """

    def __init__(
        self, *, differs: str = "friends' mean", step: int = 100, count: int = 10, own_score: int = 640, scorer: int = 5
    ) -> None:
        super().__init__(
            {
                "differs": dropdown("differs", "What differs", differs, {name: name for name in DIFFERS}),
                "step": slider("step", "By how many points", step, 10, 150, 10),
                "count": slider("count", "Pairs", count, 2, 60, 1),
                "own_score": slider("own_score", "Own score", own_score, 560, 760, 10),
                "scorer": slider("scorer", "Practice scorer no.", scorer, 1, 20, 1),
            }
        )

    def draw(self) -> go.Figure:
        return figures.audit_figure(-70, 220)

    def show(self) -> str:
        values = {name: control.value for name, control in self.controls.items()}
        answers = self._ask(values)
        numeric = values["differs"] not in HIGH_SIDE
        found = audit.effect(answers)
        sides = answers.pivot(index="pair", columns="side", values="score")
        approved = answers.groupby("side")["approved"].mean().to_dict()
        figures.show_audit(self.figure, (sides["high"] - sides["low"]).to_numpy(dtype=float), found, approved)
        per_point = ""
        if numeric:
            weight = {name: value / values["step"] for name, value in found.items()}
            per_point = (
                f" That is {weight['estimate']:.3f} for each point of difference "
                f"(interval {weight['low']:.3f} to {weight['high']:.3f})."
            )
        apart = f"{values['differs']}, by {values['step']} points" if numeric else HIGH_SIDE[values["differs"]]
        return (
            f"{values['count']} pairs cost {2 * values['count']} questions; what differs is {apart}, and nothing else. "
            f"The high side scores {found['estimate']:+.1f} points against the low side (95 % interval "
            f"{found['low']:+.1f} to {found['high']:+.1f}).{per_point} Approved: {approved['low']:.0%} of the low "
            f"side, {approved['high']:.0%} of the high side, at an own score of {values['own_score']}, by practice "
            f"scorer {values['scorer']}."
        )

    def code(self) -> str:
        s = self.settings
        column, low, high = _sides(s)
        return (
            "from netscore import audit\n\n"
            f"base = audit.application(own_score={s['own_score']}, friends_mean=680, friends_lowest=560)\n"
            f"pairs = audit.pairs(base, {column!r}, {low!r}, {high!r}, {s['count']})\n"
            f"answers = audit.QueryDesk(seed={s['scorer']}, budget=len(pairs)).ask(pairs)\n"
            "found = audit.effect(answers)\n"
            "print(len(pairs), f\"{found['estimate']:+.1f} {found['low']:+.1f} {found['high']:+.1f}\",\n"
            "      *(f'{share:.0%}' for share in answers.groupby('side')['approved'].mean()))"
        )

    def _ask(self, values: dict[str, Any]) -> pd.DataFrame:
        base = audit.application(own_score=values["own_score"], friends_mean=680, friends_lowest=560)
        asked = audit.pairs(base, *_sides(values), values["count"])
        return audit.QueryDesk(seed=values["scorer"], budget=len(asked)).ask(asked)


def _sides(values: dict[str, Any]) -> tuple[str, Any, Any]:
    column, middle = DIFFERS[values["differs"]]
    if column == "listed_friend":
        return column, False, True
    if column == "neighbourhood":
        return column, "north", "south"
    middle = values["own_score"] if middle is None else middle
    return column, middle - values["step"] / 2, middle + values["step"] / 2
