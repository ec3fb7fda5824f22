"""People as points, ties as lines. One small interface, so that the renderer can be exchanged."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go
from scipy import sparse

from netscore.figures.base import COLOR, FAINT, INK, SHAPE

HIDDEN_AXIS = {"visible": False, "range": [-1.12, 1.12], "fixedrange": True}


def tie_lines(positions: np.ndarray, ties: sparse.csr_array) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of one broken line that draws every tie; NaN lifts the pen.

    Examples
    --------
    >>> x, y = tie_lines(np.array([[0, 0], [1, 2]]), sparse.csr_array([[0, 1], [1, 0]]))
    >>> x.tolist(), y.tolist()
    ([0.0, 1.0, nan], [0.0, 2.0, nan])
    """
    first, second = sparse.triu(ties).nonzero()
    line = np.full((first.size, 3, 2), np.nan, dtype=np.float32)
    line[:, 0], line[:, 1] = positions[first], positions[second]
    return line[:, :, 0].ravel(), line[:, :, 1].ravel()


def node_style(group: np.ndarray, filled: np.ndarray) -> dict[str, list[str]]:
    """Return the colours of points: the outline tells the group, the fill tells the outcome.

    Examples
    --------
    >>> node_style(np.array(["blue", "blue"]), np.array([True, False]))["color"]
    ['#0072B2', 'white']
    """
    outline = [COLOR[name] for name in group]
    return {"color": [o if f else "white" for o, f in zip(outline, filled)], "outline": outline}


def network_traces(
    positions: np.ndarray, ties: sparse.csr_array, group: Any, filled: Any, *, yes: str, no: str
) -> list[go.Scatter]:
    """Return the traces of a network: ties, people, and four legend entries.

    Parameters
    ----------
    positions
        x and y of each person, shape (n, 2).
    ties
        Symmetric adjacency, shape (n, n).
    group
        "blue" or "orange" of each person.
    filled
        Flags of shape (n,): filled points; the others are hollow.
    yes, no
        What filled and hollow mean, in the legend.

    Returns
    -------
    list of plotly.graph_objects.Scatter
        The trace named "people" is the one to recolour; its points are the people in order.
    """
    group, filled = np.asarray(group), np.asarray(filled)
    style = node_style(group, filled)
    x, y = tie_lines(positions, ties)
    quiet = {"hoverinfo": "skip", "showlegend": False}
    lines = go.Scatter(x=x, y=y, mode="lines", line={"color": FAINT, "width": 0.5}, name="ties", **quiet)
    people = go.Scatter(
        x=positions[:, 0],
        y=positions[:, 1],
        mode="markers",
        name="people",
        showlegend=False,
        hovertemplate="resident %{customdata}<extra></extra>",
        customdata=np.arange(len(group)),
        marker={
            "symbol": [SHAPE[name] for name in group],
            "size": 9,
            "color": style["color"],
            "line": {"color": style["outline"], "width": 1.6},
        },
    )
    key = [
        go.Scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=f"{name}, {yes if is_filled else no}",
            hoverinfo="skip",
            marker={
                "symbol": SHAPE[name],
                "size": 11,
                "color": COLOR[name] if is_filled else "white",
                "line": {"color": COLOR[name], "width": 1.6},
            },
        )
        for name in COLOR
        for is_filled in (True, False)
    ]
    return [lines, people, *key]


def ring(*, name: str, color: str = INK, symbol: str = "circle-open", size: float = 18) -> go.Scatter:
    """Return an empty trace of marks that find people in the crowd without colour alone."""
    return go.Scatter(
        x=[],
        y=[],
        mode="markers",
        name=name,
        hoverinfo="skip",
        marker={"symbol": symbol, "size": size, "color": color, "line": {"width": 2.2, "color": color}},
    )
