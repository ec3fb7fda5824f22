"""What a booking desk does to listed and unlisted travellers, by group, and how long those wait whom it mistook."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore.bookings import Bookings
from netscore.figures.base import BAD, COLOR, FAINT, GOOD, INK, SHAPE, chart

LOOK = {"right refusal": (GOOD, ""), "missed": (FAINT, ""), "wrong refusal": (BAD, "/")}
# Weeks from each of these up to the next: this week, the next, a month, a quarter, a year, five years.
WAITS = {0: "0", 1: "1", 2: "2–4", 5: "5–13", 14: "14–52", 53: "53–260", 261: "longer"}
SHARES = {1e-5: "0", 1e-4: "0.01%", 1e-3: "0.1%", 1e-2: "1%", 0.1: "10%"}  # a log scale knows no 0
LEAST = min(SHARES)


def booking_desk_figure(found: Bookings) -> go.Figure:
    """Return counts of travellers, shares refused by mistake, and weeks until a correction, on scales that stay.

    Parameters
    ----------
    found
        From `bookings.book_trips`, with at most 1,000 people on the list.

    Returns
    -------
    plotly.graph_objects.Figure
        Three panels.
    """
    counts = [found.counts[outcome] for outcome in LOOK]
    colors, patterns = zip(*LOOK.values())
    waits = np.histogram(found.weeks, [*WAITS, np.inf])[0] / max(found.weeks.size, 1)
    bars = {"type": "bar", "textposition": "outside", "cliponaxis": False}
    traces = [
        bars
        | {
            "name": "travellers",
            "orientation": "h",
            "x": counts,
            "y": list(LOOK),
            "text": [f"{count:,}" for count in counts],
            "marker": {"color": colors, "pattern": {"shape": patterns}, "line": {"color": INK, "width": 1}},
        },
        {
            "type": "scatter",
            "name": "refused by mistake",
            "mode": "markers+text",
            "x": [max(found.mistakes[group], LEAST) for group in COLOR],
            "y": list(COLOR),
            "text": [f"{found.mistakes[group]:.2%}" for group in COLOR],
            "textposition": "middle right",
            "cliponaxis": False,
            "marker": {"color": list(COLOR.values()), "symbol": list(SHAPE.values()), "size": 13},
            "xaxis": "x2",
            "yaxis": "y2",
        },
        bars
        | {
            "name": "waiting",
            "x": list(WAITS.values()),
            "y": waits,
            "text": ["<1%" if 0 < share < 0.005 else f"{share:.0%}" for share in waits],
            "marker": {"color": BAD, "pattern": {"shape": "/"}, "line": {"color": INK, "width": 1}},
            "xaxis": "x3",
            "yaxis": "y3",
        },
    ]
    left, right = [0, 0.44], [0.56, 1]
    # Wide enough for a list of 1,000, and for the mistakes that two forgiven letters make with it.
    end = max(1200, sum(found.counts.values()) / 12)
    return chart(
        traces,
        showlegend=False,
        margin={"l": 100, "t": 20},
        xaxis={"domain": left, "range": [0, end], "nticks": 5, "title": "travellers"},
        yaxis={"domain": [0.55, 1], "autorange": "reversed", "ticks": ""},
        xaxis2={
            "domain": left,
            "anchor": "y2",
            "type": "log",
            "range": np.log10([0.7 * LEAST, 0.6]),
            "tickvals": list(SHARES),
            "ticktext": list(SHARES.values()),
            "title": "share refused by mistake (log scale)",
        },
        yaxis2={"domain": [0, 0.27], "range": [1.6, -0.6], "ticks": ""},
        xaxis3={"domain": right, "anchor": "y3", "type": "category", "ticks": "", "title": "weeks of waiting"},
        yaxis3={
            "anchor": "x3",
            "range": [0, 1.1],
            "dtick": 0.25,
            "tickformat": ".0%",
            "title": "of those refused by mistake",
        },
    )
