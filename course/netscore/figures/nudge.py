"""What is scored and what matters, round by round; and what it costs in speech and in ties."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netscore.figures.base import BAD, COLOR, GOOD, INK, chart

# Column of the measures -> name, colour, dash, axes.
LINES = {
    "shown": ("what is scored", INK, "solid", {}),
    "conduct": ("what matters", GOOD, "dash", {}),
    "speech": ("speak up", BAD, "solid", {"xaxis": "x2", "yaxis": "y2"}),
    "ties_to_punished": ("ties to the punished", INK, "dot", {"xaxis": "x2", "yaxis": "y2"}),
    "blue_punished": ("blue punished", COLOR["blue"], "dashdot", {"xaxis": "x2", "yaxis": "y2"}),
    "orange_punished": ("orange punished", COLOR["orange"], "dash", {"xaxis": "x2", "yaxis": "y2"}),
}


def nudge_figure(measures: pd.DataFrame, rounds: int, *, beside: pd.DataFrame | None = None) -> go.Figure:
    """Return lines by round: points on the left, shares on the right, on scales that stay.

    Parameters
    ----------
    measures
        From `behaviour.measures`, of as many rounds as were done; may be empty.
    rounds
        Rounds in all: where the axis ends.
    beside
        Measures of a small town to compare with, drawn thin, or None.

    Returns
    -------
    plotly.graph_objects.Figure
        Two panels.
    """
    traces = [] if beside is None else _lines(beside, ", small town", {"width": 1}, showlegend=False)
    traces += _lines(measures, "", {"width": 3})
    title = "round" if beside is None else "round (thin lines: the small town)"
    across = {"range": [0, rounds], "title": title}
    return chart(
        traces,
        margin={"t": 20},
        xaxis={"domain": [0, 0.44], **across},
        yaxis={"title": "points, mean of all", "range": [690, 780]},
        xaxis2={"domain": [0.56, 1], **across},
        yaxis2={"anchor": "x2", "title": "share", "tickformat": ".0%", "range": [0, 1]},
        legend={"y": -0.2},
    )


def _lines(measures: pd.DataFrame, whose: str, line: dict[str, int], **more: bool) -> list[dict[str, object]]:
    return [
        {
            "type": "scatter",
            "name": name + whose,
            "mode": "lines",
            "x": measures.index.to_numpy() if len(measures) else [None],  # keeps its place in the key
            "y": measures[column].to_numpy() if len(measures) else [None],
            "line": {"color": color, "dash": dash, **line},
            **axes,
            **more,
        }
        for column, (name, color, dash, axes) in LINES.items()
    ]
