"""What a credit registry knows: the records in a file, and who has a file at all."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netscore import validate

# Where the bins of the course's scorecard begin: round numbers, chosen by hand.
EDGES = {
    "missed_payments": [1, 2, 4],
    "credit_used": [0.2, 0.4, 0.6],
    "years_of_history": [3, 8, 15],
    "applications": [1, 3],
    "income": [1500, 2500],
}

# Records move with the score, since a score is made from records; how closely is a design choice.
USUAL_SCORE, SPREAD_OF_SCORES = 700, 100


def credit_records(people: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """Draw what a lender finds in each person's file.

    Each entry is tied to the part of a person that a score sees (`own_score`) and to chance, never to the
    unseen part and never to the group.

    Parameters
    ----------
    people
        The table of a society: `own_score` and `income` are used.
    seed
        Same seed, same records.

    Returns
    -------
    pandas.DataFrame
        One row a person, in order: `missed_payments` (of the past 24 monthly ones), `credit_used` (share of the
        limit, 0 to 1), `years_of_history` (whole years, 0 to 40), `applications` (for credit in the past half
        year), `income` (a month).

    Examples
    --------
    >>> from netscore import make_society
    >>> records = credit_records(make_society(300, seed=14055).people, seed=14055)
    >>> list(records)
    ['missed_payments', 'credit_used', 'years_of_history', 'applications', 'income']
    """
    for column in ("own_score", "income"):
        if column not in people:
            raise ValueError(f"people must hold the column {column!r}, got {', '.join(map(repr, people))}")
    rng = np.random.default_rng(validate.seed(seed))
    n = len(people)
    place = (people["own_score"].to_numpy() - USUAL_SCORE) / SPREAD_OF_SCORES
    return pd.DataFrame(
        {
            "missed_payments": np.minimum(rng.poisson(np.exp(-0.9 - 1.1 * place)), 24),
            "credit_used": (1 / (1 + np.exp(0.6 + 1.0 * place + 0.8 * rng.standard_normal(n)))).round(2),
            "years_of_history": np.minimum(rng.gamma(2.5, 4.0 * np.exp(0.35 * place), n), 40).astype(int),
            "applications": rng.poisson(np.exp(-0.1 - 0.6 * place)),
            "income": people["income"].to_numpy(),
        },
        index=people.index,
    )
