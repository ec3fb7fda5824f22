"""Claims by number and verdict: the learner's, and the ledger's where the two differ."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from netscore.figures.base import BAD, GOOD, GRAY, INK, blank
from netscore.figures.network import ring


def claims_figure(verdicts: Sequence[str], claims: int, myths_from: int) -> go.Figure:
    """Return one place for each claim on a row of its own at the bottom, and a row for each verdict; still empty.

    Parameters
    ----------
    verdicts
        From top to bottom.
    claims
        How many there are; they are numbered from 1.
    myths_from
        Number of the first myth, marked by a line.
    """
    looks = {
        "not sorted yet": {"symbol": "circle-open", "color": INK, "size": 8},
        "you and the ledger agree": {"symbol": "circle", "color": GOOD, "size": 11},
        "you": {"symbol": "diamond-open", "color": BAD, "size": 11, "line": {"width": 2}},
        "the ledger, where it differs": {"symbol": "x", "color": INK, "size": 10},
    }
    traces = [
        go.Scatter(name="apart", x=[], y=[], mode="lines", line={"color": GRAY}, hoverinfo="skip", showlegend=False),
        *(
            go.Scatter(name=name, x=[], y=[], mode="markers", marker=marker, hoverinfo="skip")
            for name, marker in looks.items()
        ),
        ring(name="this claim", symbol="square-open", size=20),
    ]
    edge = myths_from - 0.5
    line = {"type": "line", "x0": edge, "x1": edge, "yref": "paper", "y0": 0, "y1": 1, "line": {"color": GRAY}}
    return go.Figure(traces).update_layout(
        blank(
            height=430,
            margin={"l": 120, "r": 20, "t": 20, "b": 50},
            xaxis={"range": [0, claims + 1], "title": f"claim; from {myths_from} on, myths", "fixedrange": True},
            yaxis={
                "range": [-0.6, len(verdicts) + 0.5],
                "tickvals": list(range(len(verdicts) + 1)),
                "ticktext": ["not sorted yet", *reversed(verdicts)],
                "fixedrange": True,
            },
            shapes=[line],
            legend={"y": -0.18},
        )
    )


def show_claims(figure: go.Figure, table: pd.DataFrame, verdicts: Sequence[str], here: int) -> None:
    """Fill a figure from `claims_figure`.

    Parameters
    ----------
    table
        One row a claim, in order: "yours" (a verdict, or missing) and "ledger" (a verdict).
    verdicts
        From top to bottom, as in the figure.
    here
        Number of the claim that is marked, from 1.
    """
    height = {name: len(verdicts) - k for k, name in enumerate(verdicts)}
    number = pd.Series(range(1, len(table) + 1), index=table.index)
    yours, ledger = table["yours"].map(height), table["ledger"].map(height)
    agree, differ = yours == ledger, yours.notna() & (yours != ledger)
    places = {
        "not sorted yet": (number[yours.isna()], 0 * number[yours.isna()]),
        "you and the ledger agree": (number[agree], yours[agree]),
        "you": (number[differ], yours[differ]),
        "the ledger, where it differs": (number[differ], ledger[differ]),
        "this claim": (number.iloc[[here - 1]], yours.iloc[[here - 1]].fillna(0)),
    }
    named = {trace.name: trace for trace in figure.data}
    for name, (x, y) in places.items():
        named[name].x, named[name].y = x.to_numpy(dtype=float), y.to_numpy(dtype=float)
    between = [(n, y) for n in number[differ].index for y in (yours[n], ledger[n], float("nan"))]
    named["apart"].x = [float(number[n]) for n, _ in between]
    named["apart"].y = [y for _, y in between]
