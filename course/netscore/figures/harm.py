"""Own score against friends' mean, the line of approval, and refusals with own and with others' friends."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from netscore.figures.base import COLOR, INK, SHAPE, blank, rate_bars, show_rates
from netscore.figures.network import ring

LOW, HIGH = 300, 860


def harm_figure() -> go.Figure:
    """Return people by own score and friends' mean on the left and refusals by group on the right, still empty."""
    line = {"mode": "lines", "hoverinfo": "skip", "x": [], "y": []}
    traces = [
        go.Scatter(name="least that is approved", line={"color": INK}, **line),
        go.Scatter(name="by own score alone", line={"color": INK, "dash": "dot"}, **line),
        *(
            go.Scatter(
                name=f"{name}, {outcome}",
                x=[],
                y=[],
                mode="markers",
                hoverinfo="skip",
                marker={
                    "symbol": SHAPE[name] + ("" if outcome == "approved" else "-open"),
                    "size": 7,
                    "color": color,
                },
            )
            for name, color in COLOR.items()
            for outcome in ("approved", "refused")
        ),
        ring(name="the resident", symbol="star-open", size=22),
        *rate_bars("with friends of others", "with own friends", xaxis="x2", yaxis="y2"),
    ]
    return go.Figure(traces).update_layout(
        blank(
            height=480,
            xaxis={"domain": [0, 0.58], "range": [LOW, HIGH], "title": "own score", "fixedrange": True},
            yaxis={"range": [LOW, HIGH], "title": "mean of friends' scores", "fixedrange": True},
            xaxis2={"domain": [0.7, 1], "title": "hollow: others' friends; filled: own", "fixedrange": True},
            yaxis2={"anchor": "x2", "title": "refused", "tickformat": ".0%", "range": [0, 1.08], "fixedrange": True},
            legend={"y": -0.18},
        )
    )


def show_harm(
    figure: go.Figure,
    own: np.ndarray,
    circles: np.ndarray,
    group: np.ndarray,
    approved: np.ndarray,
    refused: pd.DataFrame,
    *,
    weight: float,
    cut_off: float,
    resident: int,
) -> None:
    """Fill a figure from `harm_figure`.

    Parameters
    ----------
    own, circles, group, approved
        Of each person: own score, mean of friends' scores (finite), group, whether approved.
    refused
        Share refused, one row a group; columns "with friends of others" and "with own friends".
    weight, cut_off
        The rule: what friends count, and the least score.
    resident
        Whose mark is drawn.
    """
    named = {trace.name: trace for trace in figure.data}
    named["by own score alone"].x, named["by own score alone"].y = [cut_off, cut_off], [LOW, HIGH]
    ends = np.array([LOW, HIGH], dtype=float)
    edge = named["least that is approved"]
    # (1 - weight) own + weight mean = cut-off, solved for the own score, since the weight may be 0 but not 1.
    edge.x, edge.y = (cut_off - weight * ends) / (1 - weight), ends
    for name in COLOR:
        for outcome in ("approved", "refused"):
            who = (group == name) & (approved == (outcome == "approved"))
            named[f"{name}, {outcome}"].x, named[f"{name}, {outcome}"].y = own[who], circles[who]
    named["the resident"].x, named["the resident"].y = own[[resident]], circles[[resident]]
    for name, rates in refused.items():
        show_rates(named[name], rates)
