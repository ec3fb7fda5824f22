"""A still picture of what an app shows: its chart, with its people and ties beside it."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import plotly.graph_objects as go
from scipy import sparse

from netscore.figures.base import COLOR, FAINT, INK, SHAPE
from netscore.figures.network import Network

WIDTH = 860
GRAPH, GAP = 0.56, 0.08  # shares of the width, where people and a chart stand side by side
OUTLINE = {"circle": "circle-open", "diamond": "diamond-open", "square": "square-open", "cross": "x-thin-open"}
OUTLINE |= {"star": "star-open"}


def still(figure: go.Figure | None, network: Network | None, words: str) -> dict[str, Any]:
    """Return one plotly figure, as plain data of fixed width, that shows both.

    Parameters
    ----------
    figure, network
        What an app shows; one of them may be None.
    words
        Its description.

    Returns
    -------
    dict[str, Any]
        What plotly draws.

    Examples
    --------
    >>> still(go.Figure(go.Bar(y=[1, 2])), None, "Two bars.")["layout"]["meta"]
    {'alt': 'Two bars.'}
    """
    made = json.loads((figure or go.Figure(layout={"template": "none"})).to_json())
    layout = made["layout"] | {"meta": {"alt": words}, "width": WIDTH}
    if network is None:
        return {"data": made["data"], "layout": layout}
    for name, axis in layout.items():
        if name.startswith("xaxis"):
            low, high = axis.get("domain", (0, 1))
            right = GRAPH + GAP
            layout[name] = axis | {"domain": [right + (1 - right) * low, right + (1 - right) * high]}
    hidden = {"visible": False, "range": [-1.1, 1.1]}
    layout |= {"xaxis9": hidden | {"domain": [0, GRAPH], "anchor": "y9"}, "yaxis9": hidden | {"anchor": "x9"}}
    layout |= {"height": layout.get("height", 360) + 90, "showlegend": True}
    layout |= {"legend": {"orientation": "h", "y": -0.14, "yanchor": "top", "x": 0}}
    layout["margin"] = layout.get("margin", {}) | {"b": 150}
    return {"data": [*_traces(network), *made["data"]], "layout": layout}


def _traces(network: Network) -> list[dict[str, Any]]:
    """Return ties, marks, people and labels as traces, and the key."""
    at = np.asarray(network.positions, dtype=float)
    group = np.asarray(network.group)

    def scatter(name: str, people: Any, mode: str = "markers", **look: Any) -> dict[str, Any]:
        xy = at[np.asarray(people, dtype=int)]
        return {
            "type": "scatter", "name": name, "x": xy[:, 0].tolist(), "y": xy[:, 1].tolist(), "mode": mode,
            "showlegend": False, "xaxis": "x9", "yaxis": "y9", **look,
        }  # fmt: skip

    def lines(name: str, pairs: np.ndarray, line: dict[str, Any]) -> dict[str, Any]:
        ends = np.full((len(pairs), 3, 2), np.nan)
        ends[:, :2] = at[np.asarray(pairs, dtype=int)]
        x, y = ([None if np.isnan(value) else value for value in ends[:, :, axis].ravel().tolist()] for axis in (0, 1))
        return scatter(name, [], "lines", line=line) | {"x": x, "y": y}

    first, second = sparse.triu(network.ties).nonzero()
    looks = {
        "symbol": [SHAPE[name] for name in group],
        "size": (2 * np.broadcast_to(network.radius, len(group))).tolist(),
        "color": np.asarray(network.fill).tolist(),
        "line": {"color": [COLOR[name] for name in group], "width": 1.4},
        "opacity": 1,
    }
    marks = [
        scatter(
            mark.name,
            mark.people,
            marker={"symbol": OUTLINE[mark.shape], "size": 17, "color": mark.color, "line": {"width": 2}},
        )
        | {"showlegend": True}
        for mark in network.marks
        if len(mark.people)
    ]
    key = [
        scatter(words, [], marker={"symbol": SHAPE[name], "size": 10, "color": fill, "line": {"color": COLOR[name],
                "width": 1.6}}) | {"showlegend": True, "x": [None], "y": [None]}
        for words, (name, fill) in network.key.items()
    ]  # fmt: skip
    people = scatter("people", np.arange(len(group)), marker=looks)
    labels = scatter("labels", list(network.labels), "text", textposition="top center", cliponaxis=False) | {
        "text": list(network.labels.values()),
        "textfont": {"color": INK, "size": 13},
    }
    return [
        lines("ties", np.column_stack([first, second]), {"color": FAINT, "width": 0.5}),
        lines("strong ties", np.asarray(network.bold).reshape(-1, 2), {"color": INK, "width": 1.6}),
        *marks,
        people,
        labels,
        *key,
    ]
