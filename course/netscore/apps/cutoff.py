"""Lesson 01: two crowds, one line between them, and who pays for where it stands."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore import TOWN_SEED, make_society, scorecard
from netscore.apps.base import App, slider
from netscore.figures import cutoff as figures

CUTOFFS = np.arange(300, 851, 5)


class CutoffApp(App):
    """Move the cut-off; see whom it refuses and what the lender earns.

    Parameters
    ----------
    cutoff
        Smallest score that is accepted, 300 to 850 points.
    loss
        What a bad loan costs when a good one earns 1; 1 to 20.
    n, seed
        Past borrowers: a society made only for its scores and outcomes.
    """

    def __init__(self, *, cutoff: int = 500, loss: int = 10, n: int = 20_000, seed: int = TOWN_SEED) -> None:
        people = make_society(n, seed=seed, mean_degree=1).people
        self.score, self.good = people["own_score"].to_numpy(), people["repaid"].to_numpy()
        super().__init__(
            {
                "cutoff": slider("cutoff", "Cut-off (points)", cutoff, 300, 850, 5, live=True),
                "loss": slider("loss", "A bad loan costs", loss, 1, 20, 1),
            },
            {"n": n, "seed": seed},
        )

    def _table(self):
        return scorecard.cutoff_table(self.score, self.good, CUTOFFS, loss=self.controls["loss"].value, gain=1)

    def draw(self) -> go.Figure:
        return figures.cutoff_figure(self.score, self.good, self._table(), self.controls["cutoff"].value)

    def show(self) -> str:
        table, cutoff = self._table(), self.controls["cutoff"].value
        figures.move_cutoff(self.figure, table, cutoff)
        row, best = table.loc[cutoff], table["profit"].idxmax()
        accepted = int(row["accepted_good"] + row["accepted_bad"])
        return (
            f"At a cut-off of {cutoff}, {accepted:,} of {self.score.size:,} people are accepted and "
            f"{int(row['accepted_bad']):,} of them do not repay. {int(row['missed_good']):,} people are refused who "
            f"would have repaid. The profit is {row['profit']:,.0f} (a good loan earns 1, a bad one costs "
            f"{self.controls['loss'].value}); it is highest at {best:.0f}, with {table.loc[best, 'profit']:,.0f}."
        )

    def code(self) -> str:
        s = self.settings
        return (
            "from netscore import make_society, scorecard\n\n"
            f"people = make_society({s['n']}, seed={s['seed']}, mean_degree=1).people\n"
            "table = scorecard.cutoff_table(people['own_score'], people['repaid'], range(300, 851, 5),\n"
            f"                               loss={s['loss']}, gain=1)\n"
            f"row, best = table.loc[{s['cutoff']}], table['profit'].idxmax()\n"
            "print(f\"{row['accepted_bad']:,.0f} {row['missed_good']:,.0f} {row['profit']:,.0f} {best:.0f}\")"
        )
