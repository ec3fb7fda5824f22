"""The town under the friends' mean rule, with one applicant and their circle brought forward."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import BAD, COLOR, GOOD, GRAY, HOLLOW, INK, SHAPE, chart
from netscore.figures.network import Mark, Network, filled, key
from netscore.listing import Listing
from netscore.society import Society

LOW, HIGH = 300, 890  # room for a number above the best score
NUMBER = 60  # points from a friend to the far side of their number


def friend_rule_network(
    town: Society, positions: np.ndarray, found: Listing, *, applicant: int, listed: int | None
) -> Network:
    """Return the town: filled people continue; applicant, those who count, the gray and the listed are marked.

    Parameters
    ----------
    town
        The people and ties to draw, at most about 1,000.
    positions
        x and y of each person, shape (n, 2).
    found
        From `listing.list_one`, with this applicant and this listed resident.
    applicant, listed
        Numbers of residents.

    Returns
    -------
    Network
        For a `Graph`.
    """
    group = town.people["group"].to_numpy()
    friends = town.friends(applicant)
    return Network(
        positions=positions,
        ties=town.ties,
        group=group,
        fill=filled(group, found.answers == "continue"),
        key=key("continue", "reject or undefined"),
        verdict=found.answers,
        own=town.people["own_score"].to_numpy(),
        marks=(
            Mark("applicant", np.array([applicant]), "star"),
            Mark("counts", found.counted),
            Mark("listed", np.array([] if listed is None else [listed], dtype=int), "cross", BAD),
            Mark("gray", found.gray, "square", GRAY),
            Mark("lost", found.lost, "diamond", BAD),
            Mark("won", found.won, "diamond", GOOD),
        ),
        labels={person: str(person) for person in {17, 204, applicant} if person < len(town)}
        | ({} if listed is None else {listed: str(listed)}),
        bold=np.column_stack([np.full(friends.size, applicant), friends]),
        pick=True,
    )


def friend_rule_figure(town: Society, found: Listing, *, applicant: int, minimum: float) -> go.Figure:
    """Return the own scores of the applicant's friends, those who count filled, with their mean and the minimum.

    Parameters
    ----------
    town
        The people and ties.
    found
        From `listing.list_one`, with this applicant and this minimum.
    applicant
        Number of the resident.
    minimum
        Least mean that continues.

    Returns
    -------
    plotly.graph_objects.Figure
        One mark a friend.
    """
    own, group = town.people["own_score"].to_numpy(), town.people["group"].to_numpy()
    circle = np.union1d(town.friends(applicant), found.counted).astype(int)
    circle = circle[np.argsort(own[circle], kind="stable")]
    place = np.arange(1, circle.size + 1)
    counts = np.isin(circle, found.counted)
    above = [line - own[circle] for line in (found.mean, minimum)]  # no line may cross a number
    crossed = np.any([(0 < far) & (far < NUMBER) for far in above], axis=0)
    colors = [COLOR[name] for name in group[circle]]
    ends = [0.4, max(circle.size, 1) + 0.6]
    traces = [
        {
            "type": "scatter",
            "name": "friends; hollow: does not count",
            "mode": "markers+text" if circle.size <= 14 else "markers",
            "x": place,
            "y": own[circle],
            "text": [str(person) for person in circle],
            "textposition": ["bottom center" if flag else "top center" for flag in crossed],
            "marker": {
                "size": 11,
                "symbol": [SHAPE[name] for name in group[circle]],
                "color": [color if flag else HOLLOW for color, flag in zip(colors, counts)],
                "line": {"color": colors, "width": 1.6},
            },
        },
        {
            "type": "scatter",
            "name": "mean of those who count",
            "mode": "lines",
            "x": ends,
            "y": [found.mean] * 2 if found.counted.size else [None] * 2,
            "line": {"color": INK, "width": 3},
        },
        {
            "type": "scatter",
            "name": "minimum",
            "mode": "lines",
            "x": ends,
            "y": [minimum] * 2,
            "line": {"color": INK, "dash": "dash", "width": 1.6},
        },
    ]
    return chart(
        traces,
        xaxis={"range": ends, "visible": False},
        yaxis={"range": [LOW, HIGH], "title": "own score"},
        legend={"y": -0.02},
    )
