"""What a credit registry knows: the records in a file, and who has a file at all."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netscore import validate

# Where the bins of the course's scorecard begin: round numbers, chosen by hand.
EDGES: dict[str, list[float]] = {
    "missed_payments": [1, 2, 4],
    "credit_used": [0.2, 0.4, 0.6],
    "years_of_history": [3, 8, 15],
    "applications": [1, 3],
    "income": [1500, 2500],
}

# Records move with the score, since a score is made from records; how closely is a design choice.
USUAL_SCORE, SPREAD_OF_SCORES = 700, 100


# [biia2015]: about 880 million people in the registry of China's central bank at the end of 2015, about 380 million
# of them with loans; of some 1.4 billion people, rounded by us.
COVERED, WITH_LOANS = 880 / 1400, 380 / 1400
STATUSES = ["no file", "thin file", "loan record"]


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

    Raises
    ------
    ValueError
        If `people` or `seed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import make_society
    >>> records = credit_records(make_society(300, seed=14055).people, seed=14055)
    >>> list(records)
    ['missed_payments', 'credit_used', 'years_of_history', 'applications', 'income']
    """
    validate.columns("people", people, "own_score", "income")
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


def registry_status(people: pd.DataFrame, *, seed: int) -> pd.Series:
    """Say what a national registry knows of each person: nothing, who they are, or how they repaid.

    Parameters
    ----------
    people
        The table of a society: `income` is used. Those who earn more are likelier to have had a loan (a design
        choice); groups differ only because their incomes do.
    seed
        Same seed, same registry.

    Returns
    -------
    pandas.Series
        Ordered category, one a person: "no file", "thin file" (a name and no loan) or "loan record", in the shares
        of [biia2015].

    Raises
    ------
    ValueError
        If `people`, their `income` or `seed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import make_society
    >>> status = registry_status(make_society(1400, seed=1, mean_degree=1).people, seed=1)
    >>> status.value_counts(sort=False).to_dict()
    {'no file': 520, 'thin file': 500, 'loan record': 380}
    """
    validate.columns("people", people, "income")
    rng = np.random.default_rng(validate.seed(seed))
    income = np.log(validate.vector("people in 'income'", people["income"], low=0, open_low=True))
    place = (income - income.mean()) / max(income.std(), 1e-12) + rng.standard_normal(len(people))
    rank = np.argsort(np.argsort(-place)) + 0.5
    code = (rank < COVERED * len(people)).astype(int) + (rank < WITH_LOANS * len(people))
    return pd.Series(
        pd.Categorical.from_codes(code, pd.Index(STATUSES), ordered=True), index=people.index, name="status"
    )
