"""What loans do to the mean score of a group, by the share of the group that gets one."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netscore.figures.base import GRAY, INK, blank

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
    """
    traces = [
        go.Scatter(
            name=f"group {name}",
            x=curve["selected"],
            y=curve["change"],
            mode="lines",
            line={"color": INK, "dash": dash},
            hoverinfo="skip",
        )
        for (name, curve), dash in zip(curves.groupby("group"), DASHES)
    ]
    traces += [
        go.Scatter(
            name=policy,
            x=points["selected"],
            y=points["change"],
            mode="markers",
            marker={"symbol": symbol, "size": size, "color": INK, "line": {"width": 2}},
            hoverinfo="skip",
        )
        for (policy, points), (symbol, size) in zip(marks.groupby("policy", sort=False), SYMBOLS)
    ]
    places = {
        policy: ", ".join(
            f"group {group} {change:+.1f} points at {selected:.0%}"
            for (_, group), selected, change in points[["selected", "change"]].itertuples()
        )
        for policy, points in marks.groupby("policy", sort=False)
    }
    words = " ".join(f"{policy.capitalize()}: {where}." for policy, where in places.items())
    return go.Figure(traces).update_layout(
        blank(
            height=460,
            xaxis={"title": "share of the group with a loan", "tickformat": ".0%", "range": [-0.02, 1.02]},
            yaxis={"title": "change of the group's mean score (points)"},
            shapes=[{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": GRAY}}],
            meta={"alt": f"Change of a group's mean score by its share with a loan, one line a group. {words}"},
        )
    )
