"""Two crowds of borrowers and a cut-off; profit at every cut-off."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from netscore.figures.base import BAD, GOOD, INK, blank

BIN = 10


def cutoff_figure(score: np.ndarray, good: np.ndarray, table: pd.DataFrame, cutoff: float) -> go.Figure:
    """Return the crowds by score on the left and the profit by cut-off on the right.

    Parameters
    ----------
    score, good
        Scores and outcomes of past borrowers, shape (n,).
    table
        From `scorecard.cutoff_table`.
    cutoff
        The cut-off to mark; one of the table's.
    """
    edges = np.arange(300, 850 + BIN, BIN)
    middle = (edges[:-1] + edges[1:]) / 2
    crowd = {"mode": "lines", "line": {"shape": "hvh", "width": 2}, "fill": "tozeroy", "hoverinfo": "skip"}
    traces = [
        # Shares of each crowd, so that the few who do not repay can be seen beside the many who do.
        go.Scatter(x=middle, y=np.histogram(score[good], edges)[0] / good.sum(), name="repaid", **crowd),
        go.Scatter(x=middle, y=np.histogram(score[~good], edges)[0] / (~good).sum(), name="did not repay", **crowd),
        go.Scatter(x=[], y=[], mode="lines", name="cut-off", line={"color": INK, "width": 3}, hoverinfo="skip"),
        go.Scatter(
            x=table.index,
            y=table["profit"],
            mode="lines",
            name="profit",
            line={"color": INK, "dash": "dot"},
            hoverinfo="skip",
            xaxis="x2",
            yaxis="y2",
        ),
        go.Scatter(
            x=[],
            y=[],
            mode="markers",
            name="profit at the cut-off",
            hoverinfo="skip",
            xaxis="x2",
            yaxis="y2",
            marker={"size": 13, "color": INK, "symbol": "x"},
        ),
    ]
    for trace, color, dash in ((traces[0], GOOD, "solid"), (traces[1], BAD, "dash")):
        trace.line.color, trace.line.dash, trace.fillcolor, trace.opacity = color, dash, color, 0.5
    traces[0].fillpattern = {"shape": "", "fgcolor": GOOD}
    traces[1].fillpattern = {"shape": "/", "fgcolor": BAD, "bgcolor": "rgba(255,255,255,0)"}
    figure = go.Figure(traces).update_layout(
        blank(
            xaxis={"domain": [0, 0.5], "range": [300, 850], "title": "score", "fixedrange": True},
            yaxis={"title": "share of each crowd", "tickformat": ".0%", "rangemode": "tozero", "fixedrange": True},
            xaxis2={"domain": [0.62, 1], "range": [300, 850], "title": "cut-off", "fixedrange": True},
            yaxis2={"anchor": "x2", "title": "profit", "fixedrange": True},
            legend={"y": -0.22},
        )
    )
    move_cutoff(figure, table, cutoff)
    return figure


def move_cutoff(figure: go.Figure, table: pd.DataFrame, cutoff: float) -> None:
    """Move the line and the mark of a figure from `cutoff_figure`, and redraw the profit."""
    repaid, failed, line, profit, mark = figure.data
    line.x, line.y = [cutoff, cutoff], [0, 1.05 * max(max(repaid.y), max(failed.y))]
    profit.y = table["profit"].to_numpy()
    mark.x, mark.y = [cutoff], [table.loc[cutoff, "profit"]]
