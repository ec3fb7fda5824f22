"""Events in lanes, one lane a thing."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from netscore.figures.base import HOLLOW, INK, chart


def timeline_figure(events: pd.DataFrame, lanes: Sequence[str]) -> go.Figure:
    """Return events as numbered marks, one lane a thing; the numbers are those of the table's rows.

    Parameters
    ----------
    events
        Columns "year" (a number, rising), "thing" and "event"; index: the number that each mark shows.
    lanes
        The things, from top to bottom.

    Returns
    -------
    plotly.graph_objects.Figure
        With a description of its own.
    """
    order = {name: len(lanes) - k for k, name in enumerate(lanes)}
    level = events.groupby("thing")["year"].transform(_levels)
    marks = {
        "type": "scatter",
        "name": "events",
        "mode": "markers+text",
        "x": events["year"].to_numpy(),
        "y": (events["thing"].map(order) + level / 3).to_numpy(),
        "text": [str(number) for number in events.index],
        "textfont": {"size": 11, "color": HOLLOW},
        "marker": {"size": 21, "color": INK, "symbol": "circle"},
        "hovertext": events["event"].to_numpy(),
        "hoverinfo": "text",
        "showlegend": False,
    }
    counts = ", ".join(f"{name} {count}" for name, count in events["thing"].value_counts()[list(lanes)].items())
    return chart(
        [marks],
        height=540,
        margin={"l": 150, "t": 10},
        xaxis={"range": [2003, 2028], "dtick": 2},
        yaxis={"range": [0.4, len(lanes) + 0.6], "tickvals": list(order.values()), "ticktext": list(order)},
        meta={"alt": f"{len(events)} numbered events by year, in lanes: {counts}. The list names each by number."},
    )


def _levels(years: pd.Series) -> list[int]:
    """Return 0, 1 or -1 for each: on the line of the lane, above or below, so that marks within a year do not meet."""
    last, levels = {0: -float("inf"), 1: -float("inf"), -1: -float("inf")}, []
    for year in years:
        level = max(last, key=lambda one: min(year - last[one], 0.9))  # the line itself where it is free
        last[level] = year
        levels.append(level)
    return levels
