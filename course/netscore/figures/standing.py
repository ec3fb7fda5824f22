"""Where residents stand on an axis of scores."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore.figures.base import HOLLOW, INK


def standing(
    scores: Mapping[int, float], cutoff: float, height: float, *, star: int | None = None, **axes: str
) -> dict[str, Any]:
    """Return a trace of residents by score, each with a line down to the axis: filled if accepted, hollow if refused.

    Parameters
    ----------
    scores
        Number of a resident -> score.
    cutoff
        Least score that is accepted.
    height
        Where they stand on the other axis.
    star
        Number of the resident in question, if there is one.
    axes
        Such as ``xaxis="x2"``.

    Returns
    -------
    dict[str, Any]
        For `chart`.

    Examples
    --------
    >>> trace = standing({204: 617.2, 17: 697.1}, 640, 100)
    >>> trace["text"], trace["marker"]["color"], trace["textposition"]
    (['204', '17'], ['#FFFFFF', '#222222'], ['middle left', 'middle right'])
    """
    order = sorted(scores, key=lambda person: scores[person])
    sides = ["middle left", *["top center"] * (len(order) - 2), "middle right"]
    return {
        "type": "scatter",
        "name": "residents",
        "mode": "markers+text",
        "x": [float(scores[one]) for one in order],
        "y": [height] * len(order),
        "text": [str(one) for one in order],
        "textposition": sides[-len(order) :],
        "marker": {
            "symbol": ["star" if one == star else "circle" for one in order],
            "size": [15 if one == star else 10 for one in order],
            "color": [INK if scores[one] >= cutoff else HOLLOW for one in order],
            "opacity": 1,  # plotly makes markers of several sizes paler
            "line": {"color": INK, "width": 1.6},
        },
        "error_y": {
            "symmetric": False,
            "array": [0] * len(order),
            "arrayminus": [height] * len(order),
            "color": INK,
            "thickness": 1,
            "width": 0,
        },
        "cliponaxis": False,
        "showlegend": False,
        **axes,
    }
