"""The town under the friends' mean rule, with one applicant and their circle brought forward."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import BAD, GRAY, INK, blank
from netscore.figures.network import HIDDEN_AXIS, network_traces, node_style, ring, tie_picture
from netscore.society import Society


def friend_rule_figure(town: Society, positions: np.ndarray) -> go.Figure:
    """Return the town with empty marks for applicant, those who count, the gray and the listed.

    Parameters
    ----------
    town
        The people and ties to draw, at most about 1,000.
    positions
        x and y of each person, shape (n, 2).
    """
    group = town.people["group"].to_numpy()
    everyone = np.ones(len(town), dtype=bool)
    marks = [
        go.Scatter(x=[], y=[], mode="lines", line={"color": INK, "width": 1.6}, name="their ties", hoverinfo="skip"),
        ring(name="counts", size=17),
        ring(name="gray", color=GRAY, symbol="square-open", size=19),
        ring(name="listed", color=BAD, symbol="x-thin-open", size=20),
        ring(name="applicant", symbol="star-open", size=26),
    ]
    traces = network_traces(positions, group, everyone, yes="continue", no="reject or undefined")
    return go.Figure([*traces, *marks]).update_layout(
        blank(
            height=600,
            images=[tie_picture(positions, town.ties)],
            xaxis=HIDDEN_AXIS,
            yaxis=HIDDEN_AXIS,
            margin={"l": 10, "r": 10, "t": 10, "b": 80},
            legend={"y": -0.01},
            hovermode="closest",
        )
    )


def mark(
    figure: go.Figure,
    town: Society,
    positions: np.ndarray,
    answers: np.ndarray,
    applicant: int,
    counted: np.ndarray,
    gray: np.ndarray,
    listed: int,
) -> None:
    """Fill those who continue, and move the marks of a figure from `friend_rule_figure`."""
    named = {trace.name: trace for trace in figure.data}
    group = town.people["group"].to_numpy()
    named["people"].marker.color = node_style(group, answers == "continue")["color"]
    friends = town.friends(applicant)
    line = np.full((friends.size, 3, 2), np.nan)
    line[:, 0], line[:, 1] = positions[applicant], positions[friends]
    named["their ties"].x, named["their ties"].y = line[:, :, 0].ravel(), line[:, :, 1].ravel()
    shown = {
        "counts": counted,
        "gray": np.flatnonzero(gray),
        "listed": np.array([listed] if listed >= 0 else [], dtype=int),
        "applicant": np.array([applicant]),
    }
    for name, people in shown.items():
        named[name].x, named[name].y = positions[people, 0], positions[people, 1]
