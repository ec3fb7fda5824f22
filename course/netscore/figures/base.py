"""What all figures share: colours and shapes, sizes, and no button that sends anything away."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio

# Blue and vermilion of Okabe and Ito's palette, told apart with every common colour blindness. Each group also
# has its own shape, and outcomes are shown by fill.
COLOR = {"blue": "#0072B2", "orange": "#D55E00"}
SHAPE = {"blue": "circle", "orange": "diamond"}
GOOD, BAD, INK, GRAY = "#009E73", "#CC79A7", "#222222", "#808080"
FAINT, GRID = "#B8B8B8", "#E5E5E5"  # what is seen without being looked for: a thousand ties, hatching, grid lines

# plotly's own default has a button that uploads the chart.
CONFIG = {"showSendToCloud": False, "displaylogo": False, "displayModeBar": False}
pio.renderers["plotly_mimetype"].config = CONFIG


def blank(width: int = 860, height: int = 420, **layout: Any) -> go.Layout:
    """Return the layout that every figure starts from: fixed size, small margins, plain axes."""
    axis = {"zeroline": False, "gridcolor": GRID, "linecolor": GRAY, "ticks": "outside"}
    return go.Layout(
        width=width,
        height=height,
        margin={"l": 60, "r": 20, "t": 40, "b": 50},
        font={"size": 13, "color": INK},
        paper_bgcolor="white",
        plot_bgcolor="white",
        xaxis=axis,
        yaxis=axis,
        xaxis2=axis,
        yaxis2=axis,
        legend={"orientation": "h", "y": -0.16, "yanchor": "top", "x": 0},
        uirevision="kept",
    ).update(**layout)


def rate_bars(hollow: str, filled: str, **axes: str) -> list[go.Bar]:
    """Return two traces of bars by group, still empty: one hollow, one filled, to be compared.

    Parameters
    ----------
    hollow, filled
        Names of the traces.
    axes
        Such as ``xaxis="x2"``.
    """
    common = {"x": list(COLOR), "hoverinfo": "skip", "textposition": "outside", "cliponaxis": False, **axes}
    look = {
        hollow: {"color": "white", "line": {"color": list(COLOR.values()), "width": 2}},
        filled: {"color": list(COLOR.values()), "pattern": {"shape": ["", "/"]}},
    }
    return [go.Bar(name=name, marker=marker, showlegend=False, **common) for name, marker in look.items()]


def show_rates(bars: go.Bar, rates: pd.Series) -> None:
    """Fill one trace of `rate_bars` with a rate for each group."""
    bars.y = rates[list(COLOR)].to_numpy()
    bars.text = [f"{rates[name]:.0%}" for name in COLOR]


def point_bars(entries: list[str], rest: str, **axes: str) -> list[go.Bar]:
    """Return two stacked traces, still empty: the points of each entry, and hatched what is missing.

    Parameters
    ----------
    entries
        Names, from top to bottom.
    rest
        Name of the hatched part.
    axes
        Such as ``xaxis="x2"``.
    """
    common = {"orientation": "h", "width": 0.6, "y": entries, "hoverinfo": "skip", **axes}
    hatched = {"color": "white", "line": {"color": INK, "width": 1}, "pattern": {"shape": "/", "fgcolor": FAINT}}
    return [
        go.Bar(name="points", marker={"color": COLOR["blue"]}, textposition="inside", **common),
        go.Bar(name=rest, marker=hatched, **common),
    ]
