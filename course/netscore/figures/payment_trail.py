"""One resident's trail month by month, and the points that an illustrative score makes of it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from netscore.figures.base import BAD, GOOD, GRID, INK, blank, point_bars


def payment_trail_figure(factors: list[str], months: int) -> go.Figure:
    """Return an empty trail on the left (bills above, groceries below) and empty bars for the factors on the right.

    Parameters
    ----------
    factors
        Names of the factors, from top to bottom.
    months
        Longest trail that will be shown.
    """
    bill = {"mode": "markers", "x": [], "y": [], "hoverinfo": "skip"}
    traces = [
        go.Scatter(name="paid on time", marker={"symbol": "circle", "size": 9, "color": GOOD}, **bill),
        go.Scatter(name="late", marker={"symbol": "x", "size": 10, "color": BAD}, **bill),
        go.Scatter(
            name="groceries", x=[], y=[], mode="lines+markers", line={"color": INK}, hoverinfo="skip", yaxis="y3"
        ),
        *point_bars(factors, "points not given", xaxis="x2", yaxis="y2"),
    ]
    return go.Figure(traces).update_layout(
        blank(
            height=440,
            barmode="stack",
            xaxis={
                "domain": [0, 0.54],
                "anchor": "y3",
                "range": [0.3, months + 0.7],
                "title": "month (1 is a January)",
                "tickvals": list(range(1, months + 1, 3)),
                "fixedrange": True,
            },
            yaxis={
                "domain": [0.68, 1],
                "range": [-0.6, 1.6],
                "tickvals": [0, 1],
                "ticktext": ["utilities", "rent"],
                "fixedrange": True,
            },
            yaxis3={
                "domain": [0, 0.6],
                "title": "groceries a month",
                "gridcolor": GRID,
                "zeroline": False,
                "rangemode": "tozero",
                "fixedrange": True,
            },
            xaxis2={"domain": [0.7, 1], "anchor": "y2", "title": "points", "range": [0, 215], "fixedrange": True},
            yaxis2={"anchor": "x2", "autorange": "reversed", "fixedrange": True, "ticks": ""},
            legend={"y": -0.2},
            margin={"l": 70},
        )
    )


def show_trail(figure: go.Figure, trail: pd.DataFrame, points: pd.Series, most: pd.Series) -> None:
    """Fill a figure from `payment_trail_figure`.

    Parameters
    ----------
    trail
        The resident's months (index `month`), empty for someone who pays in cash.
    points, most
        Points that each factor gives, and could give at most.
    """
    named = {trace.name: trace for trace in figure.data}
    month, flags = trail.index.to_numpy(), trail[["utilities_late", "rent_late"]].to_numpy(dtype=bool)
    for name, wanted in (("paid on time", ~flags), ("late", flags)):
        at, row = np.nonzero(wanted)
        named[name].x, named[name].y = month[at], row
    named["groceries"].x, named["groceries"].y = month, trail["groceries"].to_numpy()
    named["points"].x, named["points"].text = points.to_numpy(), [f"{p:.0f}" for p in points]
    named["points not given"].x = (most - points).clip(lower=0).to_numpy()
