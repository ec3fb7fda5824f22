"""What becomes of each debt, and how well its best match fits: a dot a debt."""

from __future__ import annotations

from collections import Counter

import numpy as np
import plotly.graph_objects as go

from netscore.debts import FATES, Debts
from netscore.figures.base import BAD, FAINT, GOOD, HOLLOW, INK, chart

LOWEST, HIGHEST = -16, 41  # bits
COLUMN = 12  # dots above one another
FILED = FATES[:3]  # the other debts go into no file: their dots are grey or hollow
LOOK = dict(zip(FATES, [(GOOD, "circle"), (BAD, "square"), (BAD, "x"), (FAINT, "circle"), (HOLLOW, "circle")]))


def dossier_figure(found: Debts, threshold: float, *, heir: str) -> go.Figure:
    """Return a row for each fate, with a dot for each debt at the weight of its best match, and the threshold.

    Dots of the same weight stand side by side, away from the threshold.

    Parameters
    ----------
    found
        From `debts.file_debts`, with this threshold. Weights below `LOWEST` are drawn there.
    threshold
        In bits, from `LOWEST` to `HIGHEST`.
    heir
        Words beside the debts in the resident's file.

    Returns
    -------
    plotly.graph_objects.Figure
        One dot a debt.
    """
    places = {fate: _places(found, fate) for fate in FATES}
    traces = [_dots(fate, *places[fate]) for fate in FATES]
    carried = [[values[found.carried[found.fate == fate]] for values in places[fate]] for fate in FATES]
    x, y = (np.concatenate(parts) for parts in zip(*carried))
    traces += [
        {
            "type": "scatter",
            "name": "in the file of the resident",
            "mode": "markers+text",
            "x": x,
            "y": y,
            "text": [heir] * x.size,
            "textposition": "middle right",
            "marker": {"color": INK, "symbol": "star-open", "size": 16, "line": {"width": 2}},
        },
        {
            "type": "scatter",
            "name": "debts",
            "mode": "text",
            "x": [HIGHEST] * len(FATES),
            "y": list(range(len(FATES))),
            "text": [f"{found.counts[fate]:,} debt{'s' * (found.counts[fate] != 1)}" for fate in FATES],
            "textposition": "middle right",
            "cliponaxis": False,
        },
        {
            "type": "scatter",
            "name": "threshold",
            "mode": "lines+text",
            "x": [threshold] * 3,
            "y": [-0.6, len(FILED) + 0.5, len(FATES) - 0.4],
            "text": ["", "\u00a0threshold", ""],  # right of it nothing stands so low
            "textposition": "middle right",
            "line": {"color": INK, "dash": "dash", "width": 2},
        },
    ]
    return chart(
        traces,
        margin={"l": 115, "r": 75, "t": 10},
        showlegend=False,
        xaxis={"range": [LOWEST, HIGHEST], "title": "weight of the best match, bits (a dot is a debt)"},
        yaxis={
            "range": [len(FATES) - 0.4, -0.6],
            "tickvals": list(range(len(FATES))),
            "ticktext": list(FATES),
            "ticks": "",
        },
    )


def _dots(fate: str, x: np.ndarray, y: np.ndarray) -> dict[str, object]:
    color, symbol = LOOK[fate]
    marker = {"color": color, "symbol": symbol, "size": 5, "line": {"color": INK, "width": 0.7}}
    return {"type": "scatter", "name": fate, "mode": "markers", "x": x, "y": y, "marker": marker}


def _places(found: Debts, fate: str) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of each debt with this fate: the next column from its weight on that has a place."""
    # 30 columns hold most debts of 5,000 people; where there are more, columns are narrower.
    width, away = 100 / max(found.weight.size, 400), 1 if fate in FILED else -1
    weights = away * np.maximum(found.weight[found.fate == fate], LOWEST)
    columns, dots = np.empty(weights.size), np.empty(weights.size)
    full: Counter[float] = Counter()
    for debt in np.argsort(weights, kind="stable"):
        column = int(np.ceil(weights[debt] / width))
        while full[column] == COLUMN:
            column += 1
        columns[debt], dots[debt] = column, full[column]
        full[column] += 1
    return away * columns * width, FATES.index(fate) + 0.4 - (dots + 0.5) * 0.8 / COLUMN
