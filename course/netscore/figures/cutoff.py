"""People by score with the refused shaded, and the profit at every cut-off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go

from netscore.acceptance import BAND, HIGH, LOW, Acceptance
from netscore.figures.base import BAD, GOOD, INK, chart
from netscore.figures.standing import standing

ACCEPTED = 0.3  # opacity of people who are accepted
ROOM = 100  # points that a word beside the cut-off needs


def cutoff_figure(found: Acceptance, residents: Mapping[int, float], *, costliest: float) -> go.Figure:
    """Return how many people have which score on the left, dark where refused, and the profit by cut-off on the right.

    Parameters
    ----------
    found
        From `acceptance.accept`, with a gain of 1.
    residents
        Number of a resident -> score, for those who are marked.
    costliest
        Most that a bad loan can cost: the axis of profit has room for it, and stays.

    Returns
    -------
    plotly.graph_objects.Figure
        Two panels.
    """
    people, cutoff = found.people, found.cutoff
    repaid, failed = people.sum()
    top = people.sum(axis=1).max()
    opacity = np.where(people.index < cutoff, 1, ACCEPTED)
    band = {"type": "bar", "x": people.index.to_numpy(), "width": BAND, "offset": 0}
    right = {"type": "scatter", "xaxis": "x2", "yaxis": "y2"}
    traces: list[dict[str, Any]] = [
        band | {"name": "repaid", "y": people["repaid"].to_numpy(), "marker": {"color": GOOD, "opacity": opacity}},
        band
        | {"name": "did not repay", "y": people["failed"].to_numpy(), "marker": {"color": BAD, "opacity": opacity}},
        {
            "type": "scatter",
            "name": "cut-off",
            "mode": "lines",
            "x": [cutoff] * 2,
            "y": [0, 1.3 * top],
            "line": {"color": INK, "width": 3},
        },
        standing(residents, cutoff, 1.1 * top),
        right
        | {
            "name": "profit",
            "mode": "lines",
            "x": found.profits.index.to_numpy(),
            "y": found.profits.to_numpy(),
            "line": {"color": INK, "dash": "dot"},
        },
        right
        | {
            "name": "profit at the cut-off",
            "mode": "markers",
            "x": [cutoff],
            "y": [found.profit],
            "marker": {"size": 13, "color": INK, "symbol": "x"},
        },
    ]
    word = {"x": cutoff, "y": 1.3 * top, "yanchor": "top", "showarrow": False, "borderpad": 4}
    sides = [("◂ refused", "right", cutoff - LOW), ("accepted ▸", "left", HIGH - cutoff)]
    ends = [LOW, HIGH + BAND]
    return chart(
        traces,
        barmode="stack",
        bargap=0,
        margin={"l": 55, "t": 10},
        xaxis={"domain": [0, 0.54], "range": ends, "title": "score"},
        yaxis={"range": [0, 1.3 * top], "title": f"people in each {BAND} points"},
        xaxis2={"domain": [0.66, 1], "range": ends, "title": "cut-off"},
        yaxis2={"anchor": "x2", "range": [1.05 * (repaid - costliest * failed), 1.05 * repaid], "title": "profit"},
        annotations=[word | {"text": words, "xanchor": side} for words, side, room in sides if room >= ROOM],
        legend={"y": -0.24, "traceorder": "normal"},
    )
