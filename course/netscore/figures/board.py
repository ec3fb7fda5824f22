"""A board of neighbours, one mark a person."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import COLOR, SHAPE, blank


def board_figure(board: np.ndarray, like: float) -> go.Figure:
    """Return a picture of a board from `segregation.schelling`, with what it shows in words above it.

    Parameters
    ----------
    board
        0 empty, 1 blue, 2 orange; shape (side, side).
    like
        Mean share of like neighbours, for the title.
    """
    traces = []
    for value, (name, color) in enumerate(COLOR.items(), 1):
        row, column = np.nonzero(board == value)
        marker = {"symbol": SHAPE[name], "size": 7, "color": color}
        traces.append(go.Scatter(name=name, x=column, y=row, mode="markers", marker=marker, hoverinfo="skip"))
    size, shown = len(board), f"{like:.0%} of neighbours are alike; empty cells are white"
    hidden = {"visible": False, "range": [-1, size], "fixedrange": True}
    return go.Figure(traces).update_layout(
        blank(
            width=520,
            height=560,
            margin={"l": 10, "r": 10, "t": 50, "b": 40},
            title={"text": shown, "font": {"size": 14}},
            xaxis=hidden,
            yaxis=hidden,
            legend={"y": -0.01},
            meta={"alt": f"A board of {size} by {size} cells with blue and orange people. {shown.capitalize()}."},
        )
    )
