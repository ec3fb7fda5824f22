"""A board of neighbours, one mark a person."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import COLOR, SHAPE, chart

SIDE = 420  # pixels of the board, where the page is wide enough


def board_figure(board: np.ndarray, like: float) -> go.Figure:
    """Return a picture of a board from `segregation.schelling`, with what it shows in words above it.

    Parameters
    ----------
    board
        0 empty, 1 blue, 2 orange; shape (side, side).
    like
        Mean share of like neighbours, for the title.

    Returns
    -------
    plotly.graph_objects.Figure
        With a description of its own.
    """
    size, shown = len(board), f"{like:.0%} of neighbours are alike; empty cells are white"
    traces = []
    for value, (name, color) in enumerate(COLOR.items(), 1):
        row, column = np.nonzero(board == value)
        traces.append(
            {
                "type": "scatter",
                "name": name,
                "mode": "markers",
                "x": column,
                "y": row,
                "marker": {"symbol": SHAPE[name], "size": min(20, 0.85 * SIDE / size), "color": color},
            }
        )
    hidden = {"visible": False, "range": [-1, size], "constrain": "domain"}
    return chart(
        traces,
        width=520,
        height=SIDE + 80,
        margin={"l": 10, "r": 10, "t": 40, "b": 40},
        title={"text": shown, "font": {"size": 14}, "x": 0.5},
        xaxis=hidden,
        yaxis=hidden | {"scaleanchor": "x"},
        legend={"x": 0.5, "xanchor": "center", "y": -0.01},
        meta={"alt": f"A board of {size} by {size} cells with blue and orange people. {shown.capitalize()}."},
    )
