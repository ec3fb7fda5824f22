"""A town coloured by score or by influence; beside it the groups by sweep, or influence by distance."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import BAD, COLOR, HOLLOW, INK, SHAPE, chart
from netscore.figures.network import Mark, Network, Scale, shaded
from netscore.figures.start import STORY
from netscore.society import Society
from netscore.spreading import Reach, Spreading

LOW, HIGH = 300, 850
# Of the others' influence, in per cent or in points of 100. Most residents' heaviest other has 1 to 4; a colour at
# the end stands for all above.
MOST = 5
MEANS = 580, 780  # points; wide enough for a group's mean at every weight
IN_ALL = 0, 130  # friends of friends together may gain more than the resident was given


def spread_network(town: Society, positions: np.ndarray, found: Spreading, *, resident: int) -> Network:
    """Return the town, coloured by score from 300 to 850, with one resident marked.

    Parameters
    ----------
    town
        The people and ties to draw, at most about 1,000.
    positions
        x and y of each person, shape (n, 2).
    found
        From `spreading.spreading`.
    resident
        Number of the resident.

    Returns
    -------
    Network
        For a `Graph`.
    """
    return _coloured(town, positions, found.scores, resident, LOW, HIGH, "points", "score now")


def reach_network(town: Society, positions: np.ndarray, found: Reach, *, resident: int, moved: bool) -> Network:
    """Return the town, coloured by influence from 0 to 5 per cent, with the resident and the heaviest other marked.

    Parameters
    ----------
    town, positions
        As in `spread_network`.
    found
        From `spreading.reach`, for this resident.
    resident
        Who is marked.
    moved
        As in `spreading.reach`.

    Returns
    -------
    Network
        For a `Graph`.
    """
    unit, name = ("points or more", "gains") if moved else ("per cent or more", "per cent of the score")
    heaviest = np.array([] if found.heaviest is None else [found.heaviest], dtype=int)
    mark = Mark("most moved of the others" if moved else "weighs most of the others", heaviest, "square", BAD)
    return _coloured(town, positions, 100 * found.shares, resident, 0, MOST, unit, name, mark)


def _coloured(
    town: Society,
    positions: np.ndarray,
    values: np.ndarray,
    resident: int,
    low: float,
    high: float,
    unit: str,
    now_name: str,
    *marks: Mark,
) -> Network:
    named = {resident, *STORY, *(person for mark in marks for person in mark.people.tolist())}
    friends = town.friends(resident)
    return Network(
        positions=positions,
        ties=town.ties,
        group=town.people["group"].to_numpy(),
        fill=shaded(values, low, high),
        key={name: (name, HOLLOW) for name in COLOR},
        own=town.people["own_score"].to_numpy(),
        now=values,
        now_name=now_name,
        marks=(Mark("this resident", np.array([resident]), "star"), *marks),
        labels={person: str(person) for person in sorted(named) if person < len(town)},
        bold=np.column_stack([np.full(friends.size, resident), friends]),
        radius=6,
        scale=Scale(low, high, unit, tuple(shaded(np.linspace(0, 1, 9), 0, 1))),
    )


def spread_figure(found: Spreading, sweeps: int | None) -> go.Figure:
    """Return the mean score of each group after each sweep, with a line at one of them.

    Parameters
    ----------
    found
        From `spreading.spreading`.
    sweeps
        The sweep to mark, or None for the last.

    Returns
    -------
    plotly.graph_objects.Figure
        One line a group.
    """
    last = found.means["blue"].size - 1
    lines = [
        {
            "type": "scatter",
            "name": f"mean of {name}",
            "mode": "lines+markers",
            "x": np.arange(mean.size),
            "y": mean,
            "line": {"color": COLOR[name], "dash": "solid" if name == "blue" else "dash"},
            "marker": {"symbol": SHAPE[name], "size": 7},
        }
        for name, mean in found.means.items()
    ]
    now = {
        "type": "scatter",
        "name": "this sweep",
        "mode": "lines",
        "x": [last if sweeps is None else sweeps] * 2,
        "y": list(MEANS),
        "line": {"color": INK, "dash": "dot"},
    }
    return chart(
        [*lines, now],
        xaxis={"range": [-0.5, last + 0.5], "title": "sweep"},
        yaxis={"range": list(MEANS), "title": "mean score, points"},
        margin={"l": 70},
        legend={"y": -0.24},
    )


def reach_figure(found: Reach, *, moved: bool) -> go.Figure:
    """Return how much influence lies at each distance, in per cent of a score or in points of 100.

    Parameters
    ----------
    found
        From `spreading.reach`.
    moved
        As there.

    Returns
    -------
    plotly.graph_objects.Figure
        One bar a distance.
    """
    percent = [100 * share for share in found.by_distance.values()]
    bars = {
        "type": "bar",
        "name": "sum by distance",
        "x": list(found.by_distance),
        "y": percent,
        "text": [f"{value:.0f}" for value in percent],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": INK},
    }
    return chart(
        [bars],
        xaxis={"type": "category", "ticks": "", "title": "ties away"},
        yaxis={
            "range": list(IN_ALL),
            "tickvals": [0, 25, 50, 75, 100],
            "title": "points in all" if moved else "per cent in all",
        },
    )
