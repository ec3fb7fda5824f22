"""A town as its ties draw it, and its minority's share as counted from four places."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import COLOR, GRAY, INK, chart
from netscore.figures.network import Network, filled, key
from netscore.figures.start import STORY
from netscore.minority import MinorityCount
from netscore.society import Society


def friendship_network(town: Society, positions: np.ndarray, count: MinorityCount) -> Network:
    """Return the town: larger people have more friends, filled ones are the best connected.

    Parameters
    ----------
    town
        The people and ties to draw, at most about 1,000.
    positions
        x and y of each person, shape (n, 2), from `layout.positions`. They are mirrored so that orange stands to the
        right and above: a layout knows no left or right, and the eye should not have to follow a flip.
    count
        From `minority.count_minority`.

    Returns
    -------
    Network
        For a `Graph`.
    """
    group = town.people["group"].to_numpy()
    orange = group == "orange"
    side = np.sign(positions[orange].mean(axis=0) - positions[~orange].mean(axis=0))
    return Network(
        positions=positions * np.where(side < 0, -1, 1),
        ties=town.ties,
        group=group,
        fill=filled(group, count.best),
        key=key("best connected tenth", "others"),
        verdict=np.where(count.best, "among the best connected", "not among the best connected"),
        labels={person: words for person, words in STORY.items() if person < len(town)},
        radius=1.5 + np.sqrt(count.degree),
    )


def friendship_figure(count: MinorityCount) -> go.Figure:
    """Return the share of orange people in four places, with the share of all people as a line across.

    Parameters
    ----------
    count
        From `minority.count_minority`; a share that is NaN is written as "no ties".

    Returns
    -------
    plotly.graph_objects.Figure
        Four bars and a line.
    """
    places = [place.replace(" ", "<br>", 1) for place in count.shares]
    heights = np.nan_to_num(list(count.shares.values()))
    bars = {
        "type": "bar",
        "name": "shares",
        "x": places,
        "y": heights,
        "marker": {
            "color": [INK, GRAY, COLOR["blue"], COLOR["orange"]],
            "pattern": {"shape": ["", "x", "", "/"]},
        },
        "showlegend": False,
    }
    truth = {
        "type": "scatter",
        "name": "share of all people",
        "mode": "lines",
        "x": places,
        "y": heights[[0] * len(places)],
        "line": {"color": INK, "dash": "dash", "width": 1.6},
    }
    # On white, so that the line of the true share does not run through a number.
    label = {"yanchor": "bottom", "yshift": 2, "showarrow": False, "bgcolor": "white"}
    return chart(
        [bars, truth],
        annotations=[
            {**label, "x": place, "y": height, "text": "no ties" if np.isnan(share) else f"{share:.0%}"}
            for place, height, share in zip(places, heights, count.shares.values())
        ],
        xaxis={"ticks": "", "tickangle": 0},
        yaxis={
            "range": [0, 1.1],
            "tickformat": ".0%",
            "tickvals": [0, 0.25, 0.5, 0.75, 1],
            "title": "orange people among ...",
        },
        margin={"l": 75},
        showlegend=True,
    )
