"""One resident's trail month by month, and the points that an illustrative score makes of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import BAD, GOOD, INK, chart, point_bars
from netscore.trail_score import BILLS, TrailScore

GROCERIES, POINTS = (0, 750), (0, 225)  # ends of the axes: they hold every resident of the town
LEFT = 0.56  # share of the width that the trail takes


def payment_trail_figure(found: TrailScore, longest: int) -> go.Figure:
    """Return the trail on the left (bills above, groceries below) and the five factors on the right.

    Someone who pays in cash gets words in place of the trail.

    Parameters
    ----------
    found
        From `trail_score.score_trail`.
    longest
        Months that there is room for.

    Returns
    -------
    plotly.graph_objects.Figure
        Three panels.
    """
    factors = list(found.most.index)
    missing = (found.most - found.points).clip(lower=0)
    bars = point_bars(factors, found.points, missing, "points not given", xaxis="x2", yaxis="y2")
    panels, words = (_trail_panels(longest), []) if found.bills else ({}, [_WORDS])
    hidden: dict[str, Any] = {"visible": False, "domain": [0, LEFT]}
    left: dict[str, Any] = {"xaxis": hidden, "yaxis": {"visible": False}} | panels
    return chart(
        [*(_trail(found) if found.bills else []), *bars],
        barmode="stack",
        legend={"y": -0.24, "traceorder": "normal"},
        margin={"l": 70, "t": 10},
        xaxis2={"domain": [0.74, 1], "anchor": "y2", "title": "points", "range": POINTS},
        yaxis2={"anchor": "x2", "autorange": "reversed", "ticks": ""},
        annotations=words,
        **left,
    )


def _trail(found: TrailScore) -> list[dict[str, Any]]:
    month, late = found.trail.index.to_numpy(), found.trail[BILLS].to_numpy(dtype=bool)
    traces = []
    for name, flags, color, symbol in (("paid on time", ~late, GOOD, "circle"), ("late", late, BAD, "x")):
        at, row = np.nonzero(flags)
        marker = {"symbol": symbol, "size": 9, "color": color}
        traces += [{"type": "scatter", "name": name, "mode": "markers", "x": month[at], "y": row, "marker": marker}]
    return [
        *traces,
        {
            "type": "scatter",
            "name": "groceries",
            "mode": "lines+markers",
            "x": month,
            "y": found.trail["groceries"].to_numpy(),
            "line": {"color": INK},
            "yaxis": "y3",
        },
    ]


def _trail_panels(longest: int) -> dict[str, Any]:
    """Return the axes of the trail: a narrow panel for bills above one for groceries."""
    return {
        "xaxis": {
            "domain": [0, LEFT],
            "anchor": "y3",
            "range": [0.3, longest + 0.7],
            "title": "month (1 is a January)",
            "tickvals": list(range(1, longest + 1, 3)),
        },
        "yaxis": {"domain": [0.7, 1], "range": [-0.6, 1.6], "tickvals": [0, 1], "ticktext": ["utilities", "rent"]},
        "yaxis3": {"domain": [0, 0.6], "title": "groceries a month", "range": GROCERIES},
    }


_WORDS = {
    "text": "Pays in cash:<br>there is no trail to see.",
    "xref": "paper",
    "yref": "paper",
    "x": LEFT / 2,
    "y": 0.5,
    "showarrow": False,
    "font": {"size": 16},
}
