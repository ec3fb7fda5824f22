"""How well each debt's best match fits, whose file that is, and what a threshold makes of it."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.figures.base import BAD, FAINT, GOOD, INK, blank

LOWEST, HIGHEST, BIN = -14, 36, 2
_BARS = ("right", "missed", "wrong")


def dossier_figure() -> go.Figure:
    """Return best matches by weight, with a threshold, on the left and what became of debts on the right; empty."""
    look = {"own file": {"color": GOOD}, "someone else's file": {"color": BAD, "pattern": {"shape": "/"}}}
    bins = np.arange(LOWEST, HIGHEST, BIN) + BIN / 2
    traces = [
        *(
            go.Bar(
                name=name,
                x=bins,
                y=np.zeros(bins.size),
                width=0.9 * BIN,
                hoverinfo="skip",
                marker={**marker, "line": {"color": INK, "width": 1}},
            )
            for name, marker in look.items()
        ),
        go.Scatter(
            name="threshold",
            x=[],
            y=[],
            mode="lines",
            hoverinfo="skip",
            line={"color": INK, "dash": "dash", "width": 2},
        ),
        go.Bar(
            name="debts",
            x=[],
            y=list(_BARS),
            orientation="h",
            width=0.6,
            xaxis="x2",
            yaxis="y2",
            hoverinfo="skip",
            showlegend=False,
            textposition="outside",
            cliponaxis=False,
            marker={
                "color": [GOOD, FAINT, BAD],
                "pattern": {"shape": ["", "", "/"]},
                "line": {"color": INK, "width": 1},
            },
        ),
    ]
    return (
        go.Figure(traces)
        .update_layout(
            blank(
                height=420,
                barmode="stack",
                xaxis={"domain": [0, 0.56], "range": [LOWEST, HIGHEST], "title": "weight of the best match, bits"},
                yaxis={"title": "debts", "rangemode": "tozero"},
                xaxis2={"domain": [0.7, 1], "title": "debts", "nticks": 4},
                yaxis2={"anchor": "x2", "autorange": "reversed", "ticks": ""},
                legend={"y": -0.2},
            )
        )
        .update_xaxes(fixedrange=True)
        .update_yaxes(fixedrange=True)
    )


def show_links(
    figure: go.Figure, weight: np.ndarray, is_own: np.ndarray, threshold: float, counts: dict[str, int]
) -> None:
    """Fill a figure from `dossier_figure`.

    Parameters
    ----------
    weight
        Weight of each debt's best match, in bits.
    is_own
        Whether that is the debtor's own file.
    threshold
        In bits.
    counts
        "right", "missed" and "wrong" -> number of debts.
    """
    named = {trace.name: trace for trace in figure.data}
    edges = np.arange(LOWEST, HIGHEST + 1, BIN)
    heights = {"own file": weight[is_own], "someone else's file": weight[~is_own]}
    heights = {name: np.histogram(values, edges)[0] for name, values in heights.items()}
    for name, height in heights.items():
        named[name].y = height
    top = 1.1 * max(int(sum(heights.values()).max()), 1)
    named["threshold"].x, named["threshold"].y = [threshold, threshold], [0, top]
    figure.layout.yaxis.range = [0, top]
    shown = [counts[outcome] for outcome in _BARS]
    named["debts"].x, named["debts"].text = shown, [f"{count:,}" for count in shown]
    figure.layout.xaxis2.range = [0, 1.3 * max(*shown, 1)]
