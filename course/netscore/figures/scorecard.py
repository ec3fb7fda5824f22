"""One resident's points, entry by entry, and where the sum stands in the town."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from netscore.decision import Decision
from netscore.figures.base import GRAY, HOLLOW, INK, chart, point_bars
from netscore.figures.standing import standing
from netscore.figures.start import STORY

# Ends of the axes: they hold every bin of every ruler, so that a ruler that is stretched is seen to stretch.
POINTS, SCORES = (-30, 330), (290, 1010)
BINS = np.arange(280, 1021, 20)
TOP = 0.36  # most people in one bin, as a share of all, with room for the residents who are marked


def scorecard_figure(found: Decision, entries: Sequence[str]) -> go.Figure:
    """Return the points of each entry on the left, and the scores of all on the right, dark where refused.

    Parameters
    ----------
    found
        From `decision.decide`.
    entries
        All that a card may have, from top to bottom; those that this one leaves out have no bar.

    Returns
    -------
    plotly.graph_objects.Figure
        Two panels.
    """
    points, lost = (series.reindex(list(entries), fill_value=0) for series in (found.points, found.lost))
    bars = point_bars([entry.replace("_", " ") for entry in entries], points, lost, "lost against the best bin")
    bars[1] |= {"base": points.to_numpy()}  # it begins where the points end, also where these are below 0
    top = TOP * len(found.scores)
    scores = found.scores.to_numpy()
    refused = scores < found.cutoff
    residents = {one: found.scores[one] for one in (*STORY, found.resident) if one in found.scores.index}
    right = {"xaxis": "x2", "yaxis": "y2"}
    look = {"line": {"color": INK, "width": 1}}
    traces = [
        *bars,
        *(
            right
            | {
                "type": "bar",
                "name": name,
                "x": (BINS[:-1] + BINS[1:]) / 2,
                "y": np.histogram(scores[who], BINS)[0],
                "marker": {"color": color, **look},
            }
            for name, who, color in (("refused", refused, GRAY), ("accepted", ~refused, HOLLOW))
        ),
        right
        | {
            "type": "scatter",
            "name": "cut-off",
            "mode": "lines",
            "x": [found.cutoff] * 2,
            "y": [0, top],
            "line": {"color": INK, "width": 3},
        },
        standing(residents, found.cutoff, 0.94 * top, star=found.resident, **right),
    ]
    return chart(
        traces,
        barmode="stack",
        bargap=0,
        legend={"y": -0.24, "traceorder": "normal"},
        margin={"l": 125, "t": 10},
        xaxis={"domain": [0, 0.48], "range": POINTS, "title": f"points of resident {found.resident}"},
        yaxis={"autorange": "reversed", "ticks": ""},
        xaxis2={"domain": [0.6, 1], "range": SCORES, "title": "score"},
        yaxis2={"anchor": "x2", "range": [0, top], "title": "residents"},
    )
