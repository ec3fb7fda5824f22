"""The start page: a town whose people are approved or refused, and the rates by group."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import COLOR, blank
from netscore.figures.network import HIDDEN_AXIS, network_traces, node_style, tie_picture
from netscore.harm import rate_by_group
from netscore.society import Society


def start_figure(town: Society, positions: np.ndarray, approved: np.ndarray) -> go.Figure:
    """Return the town on the left and the approval rate of each group on the right.

    Parameters
    ----------
    town
        The people and ties to draw, at most about 1,000.
    positions
        x and y of each person, shape (n, 2).
    approved
        Flags of shape (n,).
    """
    group = town.people["group"].to_numpy()
    rates = rate_by_group(approved, group)
    bars = go.Bar(
        x=list(COLOR),
        y=[rates[name] for name in COLOR],
        text=[f"{rates[name]:.0%}" for name in COLOR],
        textposition="outside",
        cliponaxis=False,
        marker={"color": list(COLOR.values()), "pattern": {"shape": ["", "/"]}},
        name="rates",
        showlegend=False,
        hoverinfo="skip",
        xaxis="x2",
        yaxis="y2",
    )
    figure = go.Figure([*network_traces(positions, group, approved, yes="approved", no="refused"), bars])
    return figure.update_layout(
        blank(
            height=520,
            images=[tie_picture(positions, town.ties)],
            xaxis=HIDDEN_AXIS | {"domain": [0, 0.7]},
            yaxis=HIDDEN_AXIS,
            xaxis2={"domain": [0.78, 1], "fixedrange": True},
            yaxis2={
                "anchor": "x2",
                "range": [0, 1.1],
                "tickformat": ".0%",
                "tickvals": [0, 0.25, 0.5, 0.75, 1],
                "title": "approved",
                "fixedrange": True,
            },
            margin={"l": 10, "r": 20, "t": 20, "b": 60},
            legend={"y": -0.02},
        )
    )


def recolour(figure: go.Figure, group: np.ndarray, approved: np.ndarray, rates: dict[str, float]) -> None:
    """Change fills and bars of a figure from `start_figure`; nobody moves."""
    people = next(trace for trace in figure.data if trace.name == "people")
    bars = next(trace for trace in figure.data if trace.name == "rates")
    people.marker.color = node_style(group, approved)["color"]
    bars.y = [rates[name] for name in COLOR]
    bars.text = [f"{rates[name]:.0%}" for name in COLOR]
