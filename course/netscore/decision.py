"""One resident against a scorecard: points, what is missing, the answer, and how many others are refused."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from netscore import validate
from netscore.card import Scorecard


@dataclass(frozen=True)
class Decision:
    """What a lender with a scorecard answers to one resident, and why.

    Attributes
    ----------
    resident
        Number of the resident.
    cutoff
        In points; whoever reaches it is accepted.
    scores
        Points of everyone, one a person.
    points
        Of the resident, one an entry; their sum is the resident's score.
    lost
        Points below the best bin of each entry, at least 0.
    reasons
        From `Scorecard.reasons`: the entries that cost most.
    accepted
        Whether the resident is.
    refused
        Number of people below the cut-off.
    odds
        That the cut-off stands for, good to bad.
    """

    resident: int
    cutoff: float
    scores: pd.Series
    points: pd.Series
    lost: pd.Series
    reasons: pd.DataFrame
    accepted: bool
    refused: int
    odds: float

    @property
    def score(self) -> float:
        """The resident's score, in points."""
        return float(self.scores[self.resident])


def decide(card: Scorecard, records: pd.DataFrame, resident: int, cutoff: float) -> Decision:
    """Return what a card and a cut-off answer to one of several residents.

    Parameters
    ----------
    card
        From `card.fit_scorecard`.
    records
        One row a person; the entries of the card are used.
    resident
        Of the index of `records`.
    cutoff
        Least score that is accepted, in points.

    Returns
    -------
    Decision
        Points, what is lost against the best bin, and the answer.

    Raises
    ------
    ValueError
        If `resident` or `cutoff` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore.card import fit_scorecard
    >>> past = pd.DataFrame({"missed": [0, 0, 0, 0, 1, 1, 1, 1]})
    >>> good = [True, True, True, False, True, False, False, False]
    >>> card = fit_scorecard(past, good, {"missed": [1]}, factor=100, offset=500)
    >>> found = decide(card, pd.DataFrame({"missed": [0, 1, 2]}), 1, 500)  # 500 - 100 ln 3 points
    >>> round(found.score, 1), round(found.lost["missed"]), found.accepted, found.refused, round(found.odds, 9)
    (390.1, 220, False, 2, 1.0)
    """
    if resident not in records.index:
        raise ValueError(f"resident must be a row of the records, got {resident!r}")
    cutoff = validate.number("cutoff", cutoff, -np.inf, np.inf)
    points = card.points(records)
    scores, mine = points.sum(axis=1), points.T[resident]
    return Decision(
        resident=resident,
        cutoff=cutoff,
        scores=scores,
        points=mine,
        lost=card.table["points"].groupby(level=0).max()[mine.index] - mine,
        reasons=card.reasons(records.loc[[resident]]),
        accepted=bool(scores[resident] >= cutoff),
        refused=int((scores < cutoff).sum()),
        odds=float(np.exp((cutoff - card.offset) / card.factor)),
    )
