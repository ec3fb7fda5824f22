"""One resident's points, entry by entry, and where the sum stands in the town."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from netscore.figures.base import GOOD, GRAY, INK, blank, point_bars

BINS = {"start": 200, "end": 1000, "size": 20}


def scorecard_figure(entries: list[str]) -> go.Figure:
    """Return bars for the entries on the left and the town's scores on the right, both still empty.

    Parameters
    ----------
    entries
        Names of the scorecard's entries, from top to bottom.
    """
    right = {"xaxis": "x2", "yaxis": "y2", "hoverinfo": "skip"}
    traces = [
        *point_bars([entry.replace("_", " ") for entry in entries], "lost against the best bin"),
        go.Histogram(name="residents", xbins=BINS, marker={"color": GRAY}, **right),
        go.Scatter(name="cut-off", x=[], y=[], mode="lines", line={"color": INK, "width": 3}, **right),
        go.Scatter(
            name="this resident",
            x=[],
            y=[],
            mode="markers",
            marker={"symbol": "star", "size": 16, "color": GOOD, "line": {"color": INK, "width": 1.5}},
            **right,
        ),
    ]
    return go.Figure(traces).update_layout(
        blank(
            barmode="stack",
            xaxis={"domain": [0, 0.52], "title": "points", "fixedrange": True, "rangemode": "nonnegative"},
            yaxis={"autorange": "reversed", "fixedrange": True, "ticks": "", "automargin": True},
            xaxis2={"domain": [0.64, 1], "range": [200, 1000], "title": "score", "fixedrange": True},
            yaxis2={"anchor": "x2", "title": "residents", "fixedrange": True},
            legend={"y": -0.2},
        )
    )


def show_points(
    figure: go.Figure, points: pd.Series, lost: pd.Series, scores: np.ndarray, resident: int, cutoff: float
) -> None:
    """Fill a figure from `scorecard_figure`.

    Parameters
    ----------
    points, lost
        The resident's points for each entry, and the points below its best bin; entries left out have 0.
    scores
        Score of each resident, shape (n,).
    resident, cutoff
        Whom and where to mark.
    """
    named = {trace.name: trace for trace in figure.data}
    named["points"].x, named["points"].text = points.to_numpy(), [f"{p:.0f}" for p in points]
    named["lost against the best bin"].x = lost.to_numpy()
    named["residents"].x = scores
    top = np.histogram(scores, np.arange(BINS["start"], BINS["end"] + 1, BINS["size"]))[0].max()
    named["cut-off"].x, named["cut-off"].y = [cutoff, cutoff], [0, 1.05 * top]
    named["this resident"].x, named["this resident"].y = [scores[resident]], [0.04 * top]
