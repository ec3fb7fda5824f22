"""What is scored and what matters, round by round; and what it costs in speech and in ties."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netscore.figures.base import BAD, COLOR, GOOD, INK, blank

# Column of the measures -> name, colour, dash, panel.
_LINES = {
    "shown": ("what is scored", INK, "solid", 1),
    "conduct": ("what matters", GOOD, "dash", 1),
    "speech": ("speak up", BAD, "solid", 2),
    "ties_to_punished": ("ties to the punished", INK, "dot", 2),
    "blue_punished": ("blue punished", COLOR["blue"], "dashdot", 2),
    "orange_punished": ("orange punished", COLOR["orange"], "dash", 2),
}


def nudge_figure(rounds: int) -> go.Figure:
    """Return two panels of lines by round, still empty: points on the left, shares on the right.

    Parameters
    ----------
    rounds
        Rounds that will be shown.
    """
    traces = [
        go.Scatter(
            name=name,
            x=[],
            y=[],
            mode="lines",
            line={"color": color, "dash": dash, "width": 3},
            xaxis="x" if panel == 1 else "x2",
            yaxis="y" if panel == 1 else "y2",
            hoverinfo="skip",
        )
        for name, color, dash, panel in _LINES.values()
    ]
    across = {"range": [0, rounds], "title": "round", "fixedrange": True}
    return go.Figure(traces).update_layout(
        blank(
            height=430,
            xaxis={"domain": [0, 0.42], **across},
            yaxis={"title": "points, mean of all", "range": [690, 770], "fixedrange": True},
            xaxis2={"domain": [0.58, 1], **across},
            yaxis2={"anchor": "x2", "title": "share", "tickformat": ".0%", "range": [0, 1], "fixedrange": True},
            legend={"y": -0.2},
        )
    )


def show_rounds(figure: go.Figure, measures: pd.DataFrame) -> None:
    """Fill a figure from `nudge_figure`.

    Parameters
    ----------
    measures
        From `behaviour.measures`.
    """
    named = {trace.name: trace for trace in figure.data}
    for column, (name, *_) in _LINES.items():
        named[name].x, named[name].y = measures.index.to_numpy(), measures[column].to_numpy()
