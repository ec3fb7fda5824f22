"""Whom a cut-off accepts and whom it refuses, and what the lender earns there and elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from netscore import validate
from netscore.scorecard import cutoff_table

LOW, HIGH, BAND = 300, 850, 5
CUTOFFS = np.arange(LOW, HIGH + 1, BAND)


@dataclass(frozen=True)
class Acceptance:
    """What one cut-off does to past borrowers, whose outcomes are known.

    Attributes
    ----------
    cutoff
        In points; whoever reaches it is accepted.
    people
        Number of people by score: index, where a band of 5 points starts (300 to 850); columns "repaid" and "failed".
    accepted, accepted_bad
        Number of people accepted, and of those among them who do not repay.
    refused, missed
        Number of people refused, and of those among them who would have repaid.
    missed_share
        `missed` of `refused`, in [0, 1]; NaN where nobody is refused.
    profits
        Cut-off (300 to 850) -> profit.
    profit
        At this cut-off, in the unit of `gain`.
    short
        How much more the best of the cut-offs earns, at least 0.
    """

    cutoff: float
    people: pd.DataFrame
    accepted: int
    accepted_bad: int
    refused: int
    missed: int
    missed_share: float
    profits: pd.Series
    profit: float
    short: float


def accept(score: Any, good: Any, cutoff: float, *, loss: float, gain: float = 1.0) -> Acceptance:
    """Return whom a cut-off accepts and refuses, and what it earns.

    Parameters
    ----------
    score
        Points of past borrowers, 300 to 850, shape (n,).
    good
        Flags of shape (n,): who repaid.
    cutoff
        Least score that is accepted; one of 300, 305, ... 850.
    loss, gain
        What a bad loan costs and what a good one earns, above 0.

    Returns
    -------
    Acceptance
        Counts of the four outcomes, profits by cut-off, in units of the gain of one good loan.

    Raises
    ------
    ValueError
        If `score` or `cutoff` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> found = accept([500, 600, 700], [False, True, True], 650, loss=4)
    >>> found.accepted, found.refused, found.missed, found.missed_share
    (1, 2, 1, 0.5)
    >>> found.profit, found.short  # at 600 both good ones are accepted
    (1.0, 1.0)
    """
    validate.same_rows(score=score, good=good)
    score = validate.vector("score", score, low=LOW, high=HIGH)
    cutoff = validate.number("cutoff", cutoff, LOW, HIGH)
    if cutoff not in CUTOFFS:
        raise ValueError(f"cutoff must be one of {LOW}, {LOW + BAND}, ... {HIGH}, got {cutoff:g}")
    table = cutoff_table(score, good, CUTOFFS, loss=loss, gain=gain)
    row = table.loc[cutoff].to_dict()
    accepted_bad, missed = int(row["accepted_bad"]), int(row["missed_good"])
    accepted, refused = int(row["accepted_good"]) + accepted_bad, missed + int(row["refused_bad"])
    # Whoever is accepted at one cut-off and not at the next has a score in the band between them.
    above = table[["accepted_good", "accepted_bad"]].set_axis(["repaid", "failed"], axis=1)
    return Acceptance(
        cutoff=cutoff,
        people=above - above.shift(-1, fill_value=0),
        accepted=accepted,
        accepted_bad=accepted_bad,
        refused=refused,
        missed=missed,
        missed_share=missed / refused if refused else float("nan"),
        profits=table["profit"],
        profit=float(row["profit"]),
        short=float(table["profit"].max() - row["profit"]),
    )
