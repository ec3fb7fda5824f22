"""Is a chance that counts friends true, and for whom? Calibration by group, and good people refused."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from netscore.figures.base import COLOR, INK, SHAPE, chart, rate_bars
from netscore.judgement import Judgement


def predict_figure(found: Judgement) -> go.Figure:
    """Return calibration by group on the left, and good people wrongly refused on the right.

    Parameters
    ----------
    found
        From `judgement.judgement`.

    Returns
    -------
    plotly.graph_objects.Figure
        Two panels.
    """
    as_predicted = {
        "type": "scatter",
        "name": "as predicted",
        "mode": "lines",
        "x": [0, 1],
        "y": [0, 1],
        "line": {"color": INK, "dash": "dot"},
    }
    lines = [
        {
            "type": "scatter",
            "name": f"{name}, with friends",
            "mode": "lines+markers",
            "x": table["predicted"].to_numpy(),
            "y": table["repaid"].to_numpy(),
            "line": {"color": COLOR[name], "dash": "solid" if name == "blue" else "dash"},
            "marker": {"symbol": SHAPE[name], "size": 10},
        }
        for name, table in found.calibration.items()
    ]
    right: dict[str, Any] = {"xaxis": "x2", "yaxis": "y2"}
    return chart(
        [
            as_predicted,
            *lines,
            rate_bars("own signal alone", found.alone["wrongly_refused"], hollow=True, **right),
            rate_bars("with friends", found.friends["wrongly_refused"], **right),
        ],
        xaxis={"domain": [0, 0.56], "range": [0, 1], "title": "predicted chance of being good"},
        yaxis={"range": [0, 1], "title": "share who are good"},
        xaxis2={"domain": [0.7, 1], "title": "hollow: own signal alone<br>filled: with friends", "ticks": ""},
        yaxis2={"anchor": "x2", "title": "good people refused", "tickformat": ".0%", "range": [0, 0.6]},
        legend={"y": -0.32},
    )
