"""Own score against friends' mean, the line of approval, and refusals with own and with others' friends."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from netscore import friend_score
from netscore.figures.base import BAD, COLOR, GOOD, HOLLOW, INK, SHAPE, chart, rate_bars
from netscore.figures.start import STORY
from netscore.guilt import Guilt
from netscore.society import Society

LOW, HIGH = 300, 860


def harm_figure(town: Society, found: Guilt, *, weight: float, cut_off: float, resident: int) -> go.Figure:
    """Return people by own score and friends' mean on the left, and refusals by group on the right.

    The resident, with each person's friends in turn, is a column of dashes: those right of the line of approval pass.

    Parameters
    ----------
    town
        The people.
    found
        From `guilt.guilt_in`, at these settings.
    weight, cut_off
        The rule: what friends count, 0 to below 1, and the least score.
    resident
        Number of the resident.

    Returns
    -------
    plotly.graph_objects.Figure
        Two panels.
    """
    group = town.people["group"].to_numpy()
    own, circles = found.own, friend_score.with_circle(found.own, found.circles, 1)  # the own score, without friends
    ends = np.array([LOW, HIGH], dtype=float)
    in_turn = np.where(np.isnan(found.circles), own[resident], found.circles)
    named = sorted(person for person in {resident, *STORY} if person < len(town))

    def people(name: str, who: Any, marker: dict[str, Any]) -> dict[str, Any]:
        return {"type": "scatter", "name": name, "mode": "markers", "x": own[who], "y": circles[who], "marker": marker}

    def ring(name: str, who: Any, symbol: str, color: str, size: int) -> dict[str, Any]:
        return people(name, who, {"symbol": symbol, "color": color, "size": size, "line": {"width": 2, "color": color}})

    def turns(name: str, who: np.ndarray, color: str) -> dict[str, Any]:
        marker = {"symbol": "line-ew-open", "color": color, "size": 14, "line": {"width": 1, "color": color}}
        return people(name, who, marker) | {"x": np.full(who.sum(), own[resident]), "y": in_turn[who]}

    # (1 - weight) own + weight mean = cut-off, solved for the own score, since the weight may be 0 but not 1.
    line = {"type": "scatter", "mode": "lines", "y": ends}
    traces = [
        turns("others' friends: pass", found.passes, GOOD),
        turns("others' friends: fail", ~found.passes, BAD),
        line
        | {"name": "least that is approved", "x": (cut_off - weight * ends) / (1 - weight), "line": {"color": INK}},
        line | {"name": "by own score alone", "x": [cut_off] * 2, "line": {"color": INK, "dash": "dot"}},
        *(
            people(
                f"{name}, {outcome}",
                (group == name) & (found.approved == (outcome == "approved")),
                {
                    "symbol": SHAPE[name],
                    "size": 7,
                    "color": color if outcome == "approved" else HOLLOW,
                    "line": {"color": color, "width": 1.4},
                },
            )
            for name, color in COLOR.items()
            for outcome in ("approved", "refused")
        ),
        ring("refused for friends", found.dragged, "square-open", BAD, 13),
        ring("carried by friends", found.carried, "circle-open", GOOD, 13),
        ring("the resident", [resident], "star-open", INK, 20),
        rate_bars("with friends of others", found.refused_with_others, hollow=True, xaxis="x2", yaxis="y2"),
        rate_bars("with own friends", found.refused, xaxis="x2", yaxis="y2"),
    ]
    number = {
        "xref": "x",
        "yref": "y",
        "xanchor": "left",
        "xshift": 9,
        "yshift": 15,
        "showarrow": False,
        "bgcolor": "white",
        "borderpad": 0,
    }
    return chart(
        traces,
        height=405,
        annotations=[number | {"x": own[person], "y": circles[person], "text": f"<b>{person}</b>"} for person in named],
        legend={"y": -0.3},
        xaxis={"domain": [0, 0.62], "range": [LOW, HIGH], "title": "own score"},
        yaxis={"range": [LOW, HIGH], "title": "mean of friends' scores"},
        xaxis2={"domain": [0.74, 1], "title": "hollow: others' friends<br>filled: own friends", "ticks": ""},
        yaxis2={"anchor": "x2", "title": "refused", "tickformat": ".0%", "range": [0, 1.08]},
    )
