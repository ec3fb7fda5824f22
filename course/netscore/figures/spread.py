"""A town coloured by a number for each person, and beside it the groups by sweep or influence by distance."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import COLOR, INK, SHAPE, blank
from netscore.figures.network import HIDDEN_AXIS, network_traces, ring, tie_picture
from netscore.society import Society


def spread_figure(town: Society, positions: np.ndarray) -> go.Figure:
    """Return the town on the left, not yet coloured, and empty lines and bars on the right.

    Parameters
    ----------
    town
        The people and ties to draw, at most about 1,000.
    positions
        x and y of each person, shape (n, 2).
    """
    group = town.people["group"].to_numpy()
    right = {"xaxis": "x2", "yaxis": "y2", "hoverinfo": "skip"}
    people, *key = network_traces(positions, group, np.zeros(len(town), dtype=bool), yes="", no="")
    people.marker.update(size=10, colorscale="Cividis", colorbar={"x": 0.56, "thickness": 12, "len": 0.8})
    key = [go.Scatter(entry, name=name) for entry, name in zip(key[1::2], COLOR)]  # the hollow ones
    lines = [
        go.Scatter(
            name=f"mean of {name}",
            mode="lines+markers",
            line={"color": color, "dash": "solid" if name == "blue" else "dash"},
            marker={"symbol": SHAPE[name], "size": 7},
            **right,
        )
        for name, color in COLOR.items()
    ]
    now = go.Scatter(name="this sweep", mode="lines", line={"color": INK, "dash": "dot"}, **right)
    bars = go.Bar(name="sum by distance", marker={"color": INK}, textposition="outside", cliponaxis=False, **right)
    mark = ring(name="this resident", symbol="star-open", size=24)
    figure = go.Figure([people, *key, mark, *lines, now, bars])
    return figure.update_layout(
        blank(
            height=540,
            images=[tie_picture(positions, town.ties)],
            xaxis=HIDDEN_AXIS | {"domain": [0, 0.54]},
            yaxis=HIDDEN_AXIS,
            xaxis2={"domain": [0.74, 1], "fixedrange": True, "rangemode": "tozero"},
            yaxis2={"anchor": "x2", "fixedrange": True},
            margin={"l": 10, "r": 20, "t": 30, "b": 90},
            legend={"y": -0.12},
        )
    )


def _colour(figure: go.Figure, values: np.ndarray, resident: int, title: str) -> dict[str, go.Scatter]:
    named = {trace.name: trace for trace in figure.data}
    people = named["people"]
    low, high = float(values.min()), float(values.max())
    people.marker.color, people.marker.cmin, people.marker.cmax = values, low, max(high, low + 1e-9)
    people.marker.colorbar.title.text = title
    named["this resident"].x = [people.x[resident]]
    named["this resident"].y = [people.y[resident]]
    return named


def show_scores(
    figure: go.Figure, scores: np.ndarray, resident: int, means: dict[str, np.ndarray], sweep: int | None
) -> None:
    """Colour the town by score, and draw the groups' means by sweep.

    Parameters
    ----------
    scores
        Shape (n,), points.
    means
        Group -> mean score after each sweep, shape (sweeps + 1,).
    sweep
        The sweep to mark, or None for the last.
    """
    named = _colour(figure, scores, resident, "points")
    for name, mean in means.items():
        line = named[f"mean of {name}"]
        line.x, line.y, line.visible = np.arange(mean.size), mean, True
    at = next(iter(means.values())).size - 1 if sweep is None else sweep
    ends = np.concatenate(list(means.values()))
    named["this sweep"].x, named["this sweep"].y = [at, at], [ends.min(), ends.max()]
    named["this sweep"].visible, named["sum by distance"].visible = True, False
    figure.layout.xaxis2.title.text, figure.layout.yaxis2.title.text = "sweep", "mean score, points"
    figure.layout.xaxis2.tickvals = figure.layout.xaxis2.ticktext = None


def show_influence(
    figure: go.Figure, values: np.ndarray, resident: int, by_distance: dict[str, float], unit: str
) -> None:
    """Colour the town by influence, and draw its sum by distance.

    Parameters
    ----------
    values
        Shape (n,); the largest may be the resident's own, so colours stop at the largest of the others.
    by_distance
        Distance in words -> sum of the values.
    unit
        "per cent" or "points", for the axes.
    """
    others = np.delete(values, resident)
    named = _colour(figure, np.minimum(values, others.max(initial=0.0)), resident, unit)
    for name in (*(f"mean of {group}" for group in COLOR), "this sweep"):
        named[name].visible = False
    bars, at = named["sum by distance"], list(range(len(by_distance)))
    bars.x, bars.y, bars.visible = at, list(by_distance.values()), True
    bars.text = [f"{value:.0f}" for value in by_distance.values()]
    figure.layout.xaxis2.tickvals, figure.layout.xaxis2.ticktext = at, list(by_distance)
    figure.layout.xaxis2.title.text, figure.layout.yaxis2.title.text = "ties away", f"{unit} in all"
