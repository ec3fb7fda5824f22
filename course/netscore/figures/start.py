"""The start page: a town whose people are approved or refused, and the rates by group."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.approvals import Approvals
from netscore.figures.base import BAD, GOOD, chart, rate_bars
from netscore.figures.network import Mark, Network, filled, key
from netscore.society import Society

STORY = {17: "17", 204: "204"}  # the two residents who are met in each lesson


def start_network(town: Society, positions: np.ndarray, found: Approvals) -> Network:
    """Return the town: filled people are approved, and whoever friends let in or turn away is marked.

    Parameters
    ----------
    town
        The people and ties to draw, at most about 1,000.
    positions
        x and y of each person, shape (n, 2).
    found
        From `approvals.approvals`.

    Returns
    -------
    Network
        For a `Graph`.
    """
    group = town.people["group"].to_numpy()
    return Network(
        positions=positions,
        ties=town.ties,
        group=group,
        fill=filled(group, found.approved),
        key=key("approved", "refused"),
        verdict=np.where(found.approved, "approved", "refused"),
        own=town.people["own_score"].to_numpy(),
        now=found.scores,
        marks=(
            Mark("let in by friends", np.flatnonzero(found.let_in), "circle", GOOD),
            Mark("turned away by friends", np.flatnonzero(found.turned_away), "square", BAD),
        ),
        labels={person: words for person, words in STORY.items() if person < len(town)},
    )


def start_figure(found: Approvals) -> go.Figure:
    """Return the approval rate of each group.

    Parameters
    ----------
    found
        From `approvals.approvals`.

    Returns
    -------
    plotly.graph_objects.Figure
        One bar a group.
    """
    return chart(
        [rate_bars("approved", found.rates)],
        margin={"l": 70},
        xaxis={"ticks": ""},
        yaxis={"range": [0, 1.1], "tickformat": ".0%", "tickvals": [0, 0.25, 0.5, 0.75, 1], "title": "approved"},
    )
