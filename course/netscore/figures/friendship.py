"""A town as its ties draw it, and its minority's share as counted from four places."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
from scipy import sparse

from netscore.figures.base import COLOR, GRAY, INK, SHAPE, blank
from netscore.figures.network import HIDDEN_AXIS, network_traces, node_style, tie_picture

PLACES = ["all<br>people", "best<br>connected", "friends<br>of blue", "friends<br>of orange"]


def friendship_figure() -> go.Figure:
    """Return the figure without people: the town on the left, four bars on the right."""
    bars = go.Bar(
        x=PLACES,
        y=[0.0] * len(PLACES),
        marker={
            "color": [INK, GRAY, COLOR["blue"], COLOR["orange"]],
            "pattern": {"shape": ["", "x", "", "/"]},
        },
        name="shares",
        showlegend=False,
        hoverinfo="skip",
        xaxis="x2",
        yaxis="y2",
    )
    truth = go.Scatter(
        x=PLACES,
        y=[0.0] * len(PLACES),
        mode="lines",
        line={"color": INK, "dash": "dash", "width": 1.6},
        name="share of all people",
        hoverinfo="skip",
        xaxis="x2",
        yaxis="y2",
    )
    nobody = network_traces(np.empty((0, 2)), [], [], yes="best connected tenth", no="others")
    return go.Figure([*nobody, bars, truth]).update_layout(
        blank(
            height=560,
            xaxis=HIDDEN_AXIS | {"domain": [0, 0.58]},
            yaxis=HIDDEN_AXIS,
            xaxis2={"domain": [0.66, 1], "fixedrange": True, "tickangle": 0},
            yaxis2={
                "anchor": "x2",
                "range": [0, 1.1],
                "tickformat": ".0%",
                "tickvals": [0, 0.25, 0.5, 0.75, 1],
                "title": "orange people among ...",
                "fixedrange": True,
            },
            margin={"l": 10, "r": 20, "t": 20, "b": 90},
            legend={"y": -0.1},
        )
    )


def redraw(
    figure: go.Figure,
    positions: np.ndarray,
    ties: sparse.csr_array,
    group: np.ndarray,
    chosen: np.ndarray,
    shares: list[float],
) -> None:
    """Fill a figure from `friendship_figure`; the ties themselves may have changed, so people move too.

    Parameters
    ----------
    positions
        x and y of each person, shape (n, 2). The picture is mirrored so that orange stands to the right and
        above: a layout knows no left or right, and the eye should not have to follow a flip.
    ties
        Symmetric adjacency, shape (n, n).
    group
        "blue" or "orange" of each person.
    chosen
        Flags of shape (n,): people to fill.
    shares
        One height in [0, 1] for each of `PLACES`; nan is written as "no ties".
    """
    orange = group == "orange"
    side = np.sign(positions[orange].mean(axis=0) - positions[~orange].mean(axis=0))
    positions = positions * np.where(side < 0, -1, 1)
    people, *_, bars, truth = figure.data
    style = node_style(group, chosen)
    people.x, people.y = positions.T
    people.customdata = np.arange(len(group))
    people.marker.symbol = [SHAPE[name] for name in group]
    people.marker.color, people.marker.line.color = style["color"], style["outline"]
    people.marker.size = 4 + 2 * np.sqrt(np.diff(ties.indptr))
    figure.layout.images = [tie_picture(positions, ties)]
    heights = np.nan_to_num(shares)  # not read back from the bars, which change only at the end of a batch
    bars.y = heights
    truth.y = [shares[0]] * len(PLACES)
    # On white, so that the line of the true share does not run through a number.
    label = {"xref": "x2", "yref": "y2", "yanchor": "bottom", "yshift": 2, "showarrow": False, "bgcolor": "white"}
    figure.layout.annotations = [
        {**label, "x": place, "y": height, "text": "no ties" if np.isnan(share) else f"{share:.0%}"}
        for place, height, share in zip(PLACES, heights, shares)
    ]
