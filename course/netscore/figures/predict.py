"""Is a chance that counts friends true, and for whom? Calibration by group, and good people refused."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netscore.figures.base import COLOR, INK, SHAPE, blank, rate_bars, show_rates


def predict_figure() -> go.Figure:
    """Return calibration by group on the left and good people wrongly refused on the right, both still empty."""
    traces = [
        go.Scatter(
            name="as predicted", x=[0, 1], y=[0, 1], mode="lines", line={"color": INK, "dash": "dot"}, hoverinfo="skip"
        ),
        *(
            go.Scatter(
                name=f"{name}, with friends",
                x=[],
                y=[],
                mode="lines+markers",
                hoverinfo="skip",
                line={"color": color, "dash": "solid" if name == "blue" else "dash"},
                marker={"symbol": SHAPE[name], "size": 10, "color": color},
            )
            for name, color in COLOR.items()
        ),
        *rate_bars("own signal alone", "with friends", xaxis="x2", yaxis="y2"),
    ]
    figure = go.Figure(traces).update_layout(
        blank(
            height=440,
            xaxis={"domain": [0, 0.52], "range": [0, 1], "title": "predicted chance of being good", "fixedrange": True},
            yaxis={"range": [0, 1], "title": "share who are good", "fixedrange": True},
            xaxis2={"domain": [0.66, 1], "title": "hollow: alone; filled: with friends", "fixedrange": True},
            yaxis2={
                "anchor": "x2",
                "title": "good people refused",
                "tickformat": ".0%",
                "range": [0, 0.6],
                "fixedrange": True,
            },
            legend={"y": -0.2},
        )
    )
    return figure


def show_judgement(figure: go.Figure, tables: dict[str, pd.DataFrame], alone: pd.Series, friends: pd.Series) -> None:
    """Fill a figure from `predict_figure`.

    Parameters
    ----------
    tables
        Group -> calibration table, from `scorecard.calibration_table`.
    alone, friends
        Share of the good who are refused, by group, with the own signal alone and with friends.
    """
    named = {trace.name: trace for trace in figure.data}
    for name, table in tables.items():
        line = named[f"{name}, with friends"]
        line.x, line.y = table["predicted"].to_numpy(), table["repaid"].to_numpy()
    for bars, rates in (("own signal alone", alone), ("with friends", friends)):
        show_rates(named[bars], rates)
