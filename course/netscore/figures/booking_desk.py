"""What a booking desk does to listed and unlisted travellers, and how the queue for corrections grows."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import BAD, COLOR, FAINT, GOOD, INK, blank

_BARS = ("right refusal", "missed", "wrong refusal")


def booking_desk_figure() -> go.Figure:
    """Return bars of what the desk does on the left and the queue by week on the right, both still empty."""
    bars = go.Bar(
        name="travellers",
        x=[],
        y=list(_BARS),
        orientation="h",
        width=0.6,
        hoverinfo="skip",
        textposition="outside",
        cliponaxis=False,
        showlegend=False,
        marker={"color": [GOOD, FAINT, BAD], "pattern": {"shape": ["", "", "/"]}, "line": {"color": INK, "width": 1}},
    )
    lines = [
        go.Scatter(
            name=name,
            x=[],
            y=[],
            mode="lines",
            line={"dash": dash, "color": color},
            xaxis="x2",
            yaxis="y2",
            hoverinfo="skip",
        )
        for name, dash, color in (("complaints so far", "dot", INK), ("corrected so far", "solid", COLOR["blue"]))
    ]
    return go.Figure([bars, *lines]).update_layout(
        blank(
            height=400,
            xaxis={"domain": [0, 0.42], "title": "travellers", "fixedrange": True, "nticks": 5},
            yaxis={"autorange": "reversed", "fixedrange": True, "ticks": ""},
            xaxis2={"domain": [0.56, 1], "title": "week", "rangemode": "tozero", "fixedrange": True},
            yaxis2={"anchor": "x2", "title": "wrongly refused people", "fixedrange": True},
            margin={"l": 100},
            legend={"x": 0.56, "y": -0.22},
        )
    )


def show_desk(figure: go.Figure, counts: dict[str, int], complaints: np.ndarray, waits: np.ndarray) -> None:
    """Fill a figure from `booking_desk_figure`.

    Parameters
    ----------
    counts
        Outcome -> number of travellers.
    complaints
        New complaints in each week, shape (weeks,).
    waits
        Weeks that each complaint waits, in order of arrival.
    """
    named = {trace.name: trace for trace in figure.data}
    shown = [counts[outcome] for outcome in _BARS]
    named["travellers"].x = shown
    named["travellers"].text = [f"{count:,}" for count in shown]
    figure.layout.xaxis.range = [0, 1.25 * max(*shown, 1)]
    figure.layout.yaxis2.range = [0, 1.1 * max(waits.size, 10)]
    done = np.repeat(np.arange(complaints.size), complaints) + waits
    last = max(complaints.size, int(done.max(initial=0)) + 1)
    for name, by_week in (("complaints so far", complaints), ("corrected so far", np.bincount(done, minlength=last))):
        total = np.concatenate([by_week, np.zeros(last - by_week.size, dtype=int)]).cumsum()
        named[name].x, named[name].y = np.arange(last + 1), np.concatenate([[0], total])
