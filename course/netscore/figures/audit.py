"""Differences of matched pairs with their interval, and how often each side is approved."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import FAINT, GRAY, INK, blank

SIDES = ("low", "high")


def audit_figure(least: float, most: float) -> go.Figure:
    """Return one mark a pair and the interval on the left, and approvals by side on the right, still empty.

    Parameters
    ----------
    least, most
        Between which differences, in points, the picture runs.
    """
    traces = [
        go.Scatter(
            name="one pair",
            x=[],
            y=[],
            mode="markers",
            marker={"symbol": "line-ns-open", "size": 12, "color": INK},
            hoverinfo="skip",
        ),
        go.Scatter(
            name="mean and 95 % interval",
            x=[],
            y=[],
            mode="lines+markers",
            line={"color": INK, "width": 4},
            marker={"symbol": ["line-ns-open", "diamond", "line-ns-open"], "size": 10, "color": INK},
            hoverinfo="skip",
        ),
        go.Bar(
            name="approved",
            x=["low side", "high side"],
            y=[],
            marker={"color": ["white", FAINT], "line": {"color": INK, "width": 2}},
            textposition="outside",
            cliponaxis=False,
            showlegend=False,
            hoverinfo="skip",
            xaxis="x2",
            yaxis="y2",
        ),
    ]
    return go.Figure(traces).update_layout(
        blank(
            height=400,
            margin={"l": 30, "r": 20, "t": 20, "b": 50},
            xaxis={"domain": [0, 0.66], "range": [least, most], "title": "high side minus low side (points)"},
            yaxis={"range": [-0.1, 1.3], "visible": False},
            xaxis2={"domain": [0.78, 1]},
            yaxis2={"anchor": "x2", "title": "approved", "tickformat": ".0%", "range": [0, 1.12]},
            shapes=[{"type": "line", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1, "line": {"color": GRAY}}],
            legend={"y": -0.2},
        )
    )


def show_audit(
    figure: go.Figure, differences: np.ndarray, interval: Mapping[str, float], approved: Mapping[str, float]
) -> None:
    """Fill a figure from `audit_figure`.

    Parameters
    ----------
    differences
        One a pair, in points.
    interval
        "low", "estimate" and "high", in points.
    approved
        "low" and "high" -> share of that side that is approved.
    """
    pair, mean, bars = figure.data
    # Pairs stand above each other in the order asked; their height means nothing else.
    pair.x, pair.y = differences, np.linspace(0, 1, len(differences))
    mean.x, mean.y = [interval[name] for name in ("low", "estimate", "high")], [1.17] * 3
    bars.y = [approved[side] for side in SIDES]
    bars.text = [f"{approved[side]:.0%}" for side in SIDES]
