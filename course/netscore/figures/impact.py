"""What loans do to the mean score of a group, by the share of the group that gets one."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netscore.figures.base import GRAY, INK, chart

DASHES = ("solid", "dash", "dot", "dashdot")
# Open and of two sizes, so that two policies at one place are both seen.
SYMBOLS = (("circle-open", 20), ("square-open", 11), ("triangle-up-open", 14), ("x-open", 14), ("star-open", 14))


def impact_figure(curves: pd.DataFrame, marks: pd.DataFrame) -> go.Figure:
    """Return one line a group and one symbol a policy; below the thin line, scores have fallen.

    Parameters
    ----------
    curves
        From `harm.delayed_impact`, of at most four groups.
    marks
        From `harm.policy_impact`: index (policy, group), of at most five policies; columns "selected" and "change".

    Returns
    -------
    plotly.graph_objects.Figure
        With a description of its own.

    Raises
    ------
    ValueError
        If an argument cannot be used; the message says which, and what is allowed.
    """
    by_group, by_policy = curves.groupby("group"), marks.groupby("policy", sort=False)
    for name, parts, looks in (("curves", by_group, DASHES), ("marks", by_policy, SYMBOLS)):
        if len(parts) > len(looks):
            raise ValueError(f"{name} must hold at most {len(looks)} kinds to be told apart, got {len(parts)}")
    lines = [
        {
            "type": "scatter",
            "name": f"group {name}",
            "mode": "lines",
            "x": curve["selected"].to_numpy(),
            "y": curve["change"].to_numpy(),
            "line": {"color": INK, "dash": dash},
        }
        for (name, curve), dash in zip(by_group, DASHES)
    ]
    symbols = [
        {
            "type": "scatter",
            "name": policy,
            "mode": "markers",
            "x": points["selected"].to_numpy(),
            "y": points["change"].to_numpy(),
            "marker": {"symbol": symbol, "size": size, "color": INK, "line": {"width": 2}},
        }
        for (policy, points), (symbol, size) in zip(by_policy, SYMBOLS)
    ]
    zero = {
        "type": "scatter",
        "name": "no change",
        "mode": "lines",
        "x": [0, 1],
        "y": [0, 0],
        "line": {"color": GRAY, "width": 1},
    }
    places = {
        str(policy): ", ".join(
            f"group {group} {change:+.1f} points at {selected:.0%}"
            for (_, group), selected, change in points[["selected", "change"]].itertuples()
        )
        for policy, points in by_policy
    }
    words = " ".join(f"{policy.capitalize()}: {where}." for policy, where in places.items())
    return chart(
        [zero, *lines, *symbols],
        height=420,
        xaxis={"title": "share of the group with a loan", "tickformat": ".0%", "range": [-0.02, 1.02]},
        yaxis={"title": "change of the mean score, points"},
        legend={"y": -0.18},
        meta={"alt": f"Change of a group's mean score by its share with a loan, one line a group. {words}"},
    )
