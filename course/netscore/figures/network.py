"""People as points, ties as lines. One small interface, so that the renderer can be exchanged."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go
from scipy import sparse

from netscore.figures.base import COLOR, FAINT, INK, SHAPE

LIMIT = 1.12  # positions lie in about [-1, 1]
HIDDEN_AXIS = {"visible": False, "range": [-LIMIT, LIMIT], "fixedrange": True}


def tie_picture(positions: np.ndarray, ties: sparse.csr_array) -> dict[str, Any]:
    """Return every tie as one layout image behind the people.

    Ties never move, and a trace of a thousand lines would be drawn anew on each step of a slider.

    Examples
    --------
    >>> picture = tie_picture(np.array([[0, 0], [0.5, 1]]), sparse.csr_array([[0, 1], [1, 0]]))
    >>> picture["source"].partition("d=")[2]
    "'M0 0L500 -1000'/%3E%3C/svg%3E"
    """
    first, second = sparse.triu(ties).nonzero()
    ends = np.round(1000 * np.column_stack([positions[first], positions[second]]) * [1, -1, 1, -1]).astype(int)
    path = "".join(f"M{x} {y}L{u} {v}" for x, y, u, v in ends.tolist())
    side = round(2000 * LIMIT)
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{side}' height='{side}' preserveAspectRatio='none' "
        f"viewBox='{-side // 2} {-side // 2} {side} {side}'>"
        f"<path fill='none' stroke='{FAINT}' stroke-width='0.5' vector-effect='non-scaling-stroke' d='{path}'/></svg>"
    )
    return {
        "source": "data:image/svg+xml," + svg.replace("<", "%3C").replace(">", "%3E").replace("#", "%23"),
        "xref": "x",
        "yref": "y",
        "x": -LIMIT,
        "y": LIMIT,
        "sizex": 2 * LIMIT,
        "sizey": 2 * LIMIT,
        "sizing": "stretch",
        "layer": "below",
    }


def node_style(group: np.ndarray, filled: np.ndarray) -> dict[str, list[str]]:
    """Return the colours of points: the outline tells the group, the fill tells the outcome.

    Examples
    --------
    >>> node_style(np.array(["blue", "blue"]), np.array([True, False]))["color"]
    ['#0072B2', 'white']
    """
    outline = [COLOR[name] for name in group]
    return {"color": [o if f else "white" for o, f in zip(outline, filled)], "outline": outline}


def network_traces(positions: np.ndarray, group: Any, filled: Any, *, yes: str, no: str) -> list[go.Scatter]:
    """Return the traces of a network's people, and four legend entries. Ties are `tie_picture`.

    Parameters
    ----------
    positions
        x and y of each person, shape (n, 2).
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
    return [people, *key]


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
