"""A test by matched pairs on a practice scorer: what differs, what it does to the score, and who is approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from netscore import audit, validate

MOST = 60
# What differs by words or flags, not by points: the low side and the high side.
SIDES = {"listed_friend": (False, True), "neighbourhood": ("north", "south")}


@dataclass(frozen=True)
class PairedTest:
    """What matched pairs show.

    Attributes
    ----------
    questions
        That the pairs cost: two each.
    differences
        High side minus low side of each pair, in points, in the order asked.
    effect
        "estimate", "low" and "high": their mean, and its 95 % interval.
    per_point
        The same for one point of difference between the sides; None where they do not differ by points.
    approved
        "low" and "high" -> share of that side that is approved, in [0, 1].
    """

    questions: int
    differences: np.ndarray
    effect: dict[str, float]
    per_point: dict[str, float] | None
    approved: dict[str, float]


def sides(base: pd.DataFrame, column: str, step: float) -> tuple[Any, Any]:
    """Return the two values of a column in which matched pairs differ: points lie evenly about the value in `base`.

    Parameters
    ----------
    base
        One application.
    column
        In which the sides differ.
    step
        How far apart the sides lie, in points.

    Returns
    -------
    tuple[Any, Any]
        The low side and the high side.

    Raises
    ------
    ValueError
        If `column` or `step` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> sides(audit.application(friends_mean=680), "friends_mean", 100)
    (630.0, 730.0)
    >>> sides(audit.application(), "listed_friend", 100)
    (False, True)
    """
    column = validate.choice("column", column, audit.COLUMNS)
    if column in SIDES:
        return SIDES[column]
    step = validate.number("step", step, 0, np.inf, open_low=True, open_high=True)
    middle = float(base[column].item())
    return middle - step / 2, middle + step / 2


def paired_test(base: pd.DataFrame, column: str, *, step: float, count: int, scorer: int) -> PairedTest:
    """Return what matched pairs show of a practice scorer.

    Parameters
    ----------
    base
        One application, from `audit.application`.
    column
        What differs, of `audit.COLUMNS`.
    step
        By how many points the sides differ, above 0; without effect where they do not differ by points.
    count
        Pairs, 2 to 60. The pairs stay when there are more of them: 60 are asked, and the first `count` are read.
    scorer
        Seed of the scorer, as in `audit.QueryDesk`.

    Returns
    -------
    PairedTest
        Estimate and interval, in points of score a point of the column; approvals in [0, 1].

    Raises
    ------
    ValueError
        If `count` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> base = audit.application(own_score=640, friends_mean=680, friends_lowest=560)
    >>> found = paired_test(base, "friends_mean", step=100, count=10, scorer=5)
    >>> found.questions, round(found.effect["estimate"], 1), round(found.per_point["estimate"], 3)
    (20, 22.7, 0.227)
    """
    count = validate.whole("count", count, 2, MOST)
    asked = audit.pairs(base, column, *sides(base, column, step), MOST)
    answers = audit.QueryDesk(seed=scorer, budget=len(asked)).ask(asked)
    answers = answers[answers["pair"] < count]
    effect = audit.effect(answers)
    low, high = (answers[answers["side"] == side] for side in ("low", "high"))
    return PairedTest(
        questions=len(answers),
        differences=high["score"].to_numpy() - low["score"].to_numpy(),
        effect=effect,
        per_point=None if column in SIDES else {name: points / step for name, points in effect.items()},
        approved={"low": float(low["approved"].mean()), "high": float(high["approved"].mean())},
    )
