"""Differences of matched pairs with their interval, and how often each side is approved."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import FAINT, GRAY, HOLLOW, INK, chart
from netscore.paired_test import PairedTest

DIFFERENCES = (-70, 220)  # ends of the axis, in points: they hold every pair of every practice scorer


def audit_figure(found: PairedTest) -> go.Figure:
    """Return one mark a pair and the interval on the left, and approvals by side on the right.

    Parameters
    ----------
    found
        From `paired_test.paired_test`.

    Returns
    -------
    plotly.graph_objects.Figure
        Two panels.
    """
    approved = [found.approved[side] for side in ("low", "high")]
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "name": "one pair",
            "mode": "markers",
            "x": found.differences,
            # Pairs stand above each other in the order asked; their height means nothing else.
            "y": np.linspace(0, 1, len(found.differences)),
            "marker": {"symbol": "line-ns-open", "size": 12, "color": INK},
        },
        {
            "type": "scatter",
            "name": "mean and 95 % interval",
            "mode": "lines+markers",
            "x": [found.effect[name] for name in ("low", "estimate", "high")],
            "y": [1.17] * 3,
            "line": {"color": INK, "width": 4},
            "marker": {"symbol": ["line-ns-open", "diamond", "line-ns-open"], "size": 10, "color": INK},
        },
        {
            "type": "bar",
            "name": "approved",
            "x": ["low side", "high side"],
            "y": approved,
            "text": [f"{share:.0%}" for share in approved],
            "textposition": "outside",
            "cliponaxis": False,
            "showlegend": False,
            "marker": {"color": [HOLLOW, FAINT], "line": {"color": INK, "width": 2}},
            "xaxis": "x2",
            "yaxis": "y2",
        },
    ]
    return chart(
        traces,
        legend={"y": -0.24},
        margin={"l": 30, "t": 20},
        xaxis={"domain": [0, 0.66], "range": DIFFERENCES, "title": "high side minus low side (points)"},
        yaxis={"range": [-0.1, 1.3], "visible": False},
        xaxis2={"domain": [0.78, 1], "ticks": ""},
        yaxis2={"anchor": "x2", "title": "approved", "tickformat": ".0%", "range": [0, 1.12]},
        shapes=[{"type": "line", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1, "line": {"color": GRAY}}],
    )
