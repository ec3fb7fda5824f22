"""What all figures share: colours and shapes, sizes, and no button that sends anything away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
from numpy.typing import ArrayLike

# Blue and vermilion of Okabe and Ito's palette, told apart with every common colour blindness. Each group also
# has its own shape, and outcomes are shown by fill.
COLOR = {"blue": "#0072B2", "orange": "#D55E00"}
SHAPE = {"blue": "circle", "orange": "diamond"}
GOOD, BAD, INK, GRAY = "#009E73", "#CC79A7", "#222222", "#808080"
HOLLOW = "#FFFFFF"  # of people to whom something was not granted
FAINT, GRID = "#B8B8B8", "#E5E5E5"  # what is seen without being looked for: a thousand ties, hatching, grid lines

# plotly's own default has a button that uploads the chart.
CONFIG = {"showSendToCloud": False, "displaylogo": False, "displayModeBar": False}
pio.renderers["plotly_mimetype"].config = CONFIG


AXIS = {"zeroline": False, "gridcolor": GRID, "linecolor": GRAY, "ticks": "outside", "fixedrange": True}


def chart(traces: Sequence[Mapping[str, Any]], *, height: int = 360, **layout: Any) -> go.Figure:
    """Return a plotly figure from plain dicts, checked by plotly, in the course's style.

    plotly takes a dict at once in a fortieth of the time that its own objects need, one by one; a slider moves as
    fast as this. The width is that of the page.

    Parameters
    ----------
    traces
        As in plotly's reference. Each has a `name`, and is not hovered over unless it says how.
    height
        In pixels.
    layout
        What differs from the style; axes (`xaxis`, `yaxis2`, ...) are merged into its plain axes, and their titles
        may be plain words.

    Returns
    -------
    plotly.graph_objects.Figure
        Of the width of its place.

    Examples
    --------
    >>> figure = chart([{"type": "bar", "name": "rates", "y": [1, 2]}], yaxis={"title": "people"})
    >>> figure.data[0].hoverinfo, figure.layout.yaxis.title.text, figure.layout.yaxis.zeroline
    ('skip', 'people', False)
    """
    names = {"xaxis": {}, "yaxis": {}} | {name: layout.pop(name) for name in [*layout] if name[1:].startswith("axis")}
    axes = {name: AXIS | axis | {"title": _title(name, axis.get("title", ""))} for name, axis in names.items()}
    style = {
        "height": height,
        "template": "none",
        "margin": {"l": 60, "r": 20, "t": 30, "b": 50} | layout.pop("margin", {}),
        "font": {"size": 13, "color": INK, "family": "sans-serif"},
        "paper_bgcolor": "white",
        "plot_bgcolor": "white",
        "legend": {"orientation": "h", "y": -0.16, "yanchor": "top", "x": 0} | layout.pop("legend", {}),
    }
    data = [trace if "hovertext" in trace else {"hoverinfo": "skip", **trace} for trace in traces]
    return go.Figure({"data": data, "layout": style | axes | layout})


def _title(axis: str, words: str) -> dict[str, Any]:
    """Return an axis title; left of an axis it keeps clear of the numbers, however wide they are."""
    return {"text": words, "font": {"size": 13}} | ({"standoff": 6} if axis.startswith("yaxis") else {})


def rate_bars(
    name: str, rates: pd.Series | Mapping[str, float], *, hollow: bool = False, **more: Any
) -> dict[str, Any]:
    """Return a trace of one bar a group, with its rate in per cent above it.

    Parameters
    ----------
    name
        Of the trace.
    rates
        Group -> rate in [0, 1].
    hollow
        Only outlines, to be compared with filled bars.
    more
        Such as ``xaxis="x2"``.

    Returns
    -------
    dict[str, Any]
        For `chart`.

    Examples
    --------
    >>> rate_bars("approved", {"blue": 0.5, "orange": 0.25})["text"]
    ['50%', '25%']
    """
    colors = list(COLOR.values())
    filled = {"color": colors, "pattern": {"shape": ["", "/"]}}
    return {
        "type": "bar",
        "name": name,
        "x": list(COLOR),
        "y": [float(rates[group]) for group in COLOR],
        "text": [f"{rates[group]:.0%}" for group in COLOR],
        "textposition": "outside",
        "cliponaxis": False,
        "showlegend": False,
        "marker": {"color": HOLLOW, "line": {"color": colors, "width": 2}} if hollow else filled,
        **more,
    }


def point_bars(
    entries: Sequence[str], points: ArrayLike, missing: ArrayLike, rest: str, **axes: str
) -> list[dict[str, Any]]:
    """Return two stacked traces: the points of each entry, and hatched what is missing.

    Parameters
    ----------
    entries
        Names, from top to bottom.
    points, missing
        Of each entry.
    rest
        Name of the hatched part.
    axes
        Such as ``xaxis="x2"``.

    Returns
    -------
    list[dict[str, Any]]
        For `chart`, drawn one upon the other.
    """
    common = {"type": "bar", "orientation": "h", "width": 0.6, "y": list(entries), **axes}
    hatched = {"color": HOLLOW, "line": {"color": INK, "width": 1}, "pattern": {"shape": "/", "fgcolor": FAINT}}
    return [
        common
        | {
            "name": "points",
            "x": np.asarray(points, dtype=float),
            "text": [f"{value:.0f}" for value in np.asarray(points, dtype=float)],
            "textposition": "inside",
            "marker": {"color": COLOR["blue"]},
        },
        common | {"name": rest, "x": np.asarray(missing, dtype=float), "marker": hatched},
    ]
