"""Claims by number and verdict: the learner's, and the ledger's where the two differ."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.evidence import VERDICTS
from netscore.figures.base import BAD, GOOD, GRAY, INK, chart
from netscore.verdicts import Compared

ROWS = ["not sorted yet", *reversed(VERDICTS)]  # from bottom to top


def claims_figure(found: Compared) -> go.Figure:
    """Return one place for each claim: in the row of its verdict, at the bottom until it has one.

    Parameters
    ----------
    found
        From `verdicts.compare`.

    Returns
    -------
    plotly.graph_objects.Figure
        One mark a claim.
    """
    table = found.table
    claims = np.arange(1, len(table) + 1)
    yours, ledger = (table[who].map(ROWS.index, na_action="ignore").fillna(0).to_numpy() for who in ("yours", "ledger"))
    sorted_ = yours > 0
    agree, differ = sorted_ & (yours == ledger), sorted_ & (yours != ledger)
    places = {
        "not sorted yet": (~sorted_, yours, {"symbol": "circle-open", "color": INK, "size": 8}),
        "you and the ledger agree": (agree, yours, {"symbol": "circle", "color": GOOD, "size": 11}),
        "you": (differ, yours, {"symbol": "diamond-open", "color": BAD, "size": 11, "line": {"width": 2}}),
        "the ledger, where it differs": (differ, ledger, {"symbol": "x", "color": INK, "size": 10}),
        "this claim": (claims == found.number, yours, {"symbol": "square-open", "color": INK, "size": 20}),
    }
    edge = int((table["kind"] == "article").sum()) + 0.5
    apart = np.column_stack([yours[differ], ledger[differ], np.full(differ.sum(), np.nan)])
    traces = [
        {
            "type": "scatter",
            "name": "apart",
            "mode": "lines",
            "x": claims[differ].repeat(3),
            "y": apart.ravel(),
            "line": {"color": GRAY},
            "showlegend": False,
        },
        *(
            {
                "type": "scatter",
                "name": name,
                "mode": "markers",
                "x": claims[who],
                "y": rows[who],
                "marker": marker,
                "cliponaxis": False,
            }
            for name, (who, rows, marker) in places.items()
        ),
    ]
    return chart(
        traces,
        height=330,
        legend={"y": -0.24},
        margin={"l": 110, "t": 10},
        xaxis={"range": [0, len(table) + 1], "title": f"claim; from {edge + 0.5:.0f} on, myths"},
        yaxis={"range": [-0.6, len(ROWS) - 0.4], "tickvals": list(range(len(ROWS))), "ticktext": ROWS},
        shapes=[{"type": "line", "x0": edge, "x1": edge, "yref": "paper", "y0": 0, "y1": 1, "line": {"color": GRAY}}],
    )
