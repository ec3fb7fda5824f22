"""Payments leave a trail, and a trail can be turned into a score: trails, what they say, five factors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.special import expit, logit

from netscore import validate
from netscore.friend_score import spread
from netscore.friendships import degrees
from netscore.registry import STATUSES

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

# Design choices, not measurements: how common late bills are, and how strongly circumstances move them.
USUAL_LOG_ODDS = 3.0
LATE_RENT, LATE_UTILITIES, PULL_OF_CIRCUMSTANCES, PULL_OF_WINTER = -2.4, -2.2, 0.12, 0.5
PHONE_SHARE = 0.8

LOWEST, RANGE = 350.0, 600.0  # 350 to 950 points [kapron2017]
# Reported and unofficial, and the two reports contradict each other [zhimaweights]: both are illustrations.
WEIGHTINGS = {
    "A": {"history": 0.35, "behaviour": 0.25, "fulfilment": 0.20, "identity": 0.15, "connections": 0.05},
    "B": {"history": 0.35, "behaviour": 0.20, "fulfilment": 0.25, "identity": 0.15, "connections": 0.05},
}


def payment_trails(people: pd.DataFrame, *, months: int = 24, seed: int) -> pd.DataFrame:
    """Draw what four in five people leave behind when they pay by phone: rent, utilities, transport, groceries.

    A person's hidden circumstances (`repay_probability`) move how often bills are late and how uneven the spending
    on groceries is. Everything else is season, income, habit and chance. Those who pay in cash leave no trail.

    Parameters
    ----------
    people
        The table of a society: `income` and `repay_probability` are used.
    months
        Length of the trail, 1 to 120; month 1 is a January.
    seed
        Same seed, same trails; a longer trail begins differently.

    Returns
    -------
    pandas.DataFrame
        Index (`resident`, `month`); columns `rent_late`, `utilities_late` (flags), `utilities`, `groceries`
        (the town's money), `trips` (by bus and train).

    Raises
    ------
    ValueError
        If `people`, `months` or `seed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import make_society
    >>> trails = payment_trails(make_society(100, seed=1).people, months=12, seed=1)
    >>> trails.shape, list(trails)
    ((960, 5), ['rent_late', 'utilities_late', 'utilities', 'groceries', 'trips'])
    """
    validate.columns("people", people, "income", "repay_probability")
    months = validate.whole("months", months, 1, 120)
    rng = np.random.default_rng(validate.seed(seed))
    phone = np.sort(rng.permutation(len(people))[: round(PHONE_SHARE * len(people))])
    n = phone.size
    month = np.arange(months)
    winter = np.cos(2 * np.pi * month / 12)  # 1 in January, -1 in July
    feast = np.where(month % 12 == 1, 1.25, 1.0)  # one month of the year with guests
    income = people["income"].to_numpy()[phone, None]
    ease = logit(people["repay_probability"].to_numpy()[phone, None]) - USUAL_LOG_ODDS
    late = -PULL_OF_CIRCUMSTANCES * ease
    uneven = 0.2 + 0.04 * expit(-0.5 * ease)
    habit = rng.gamma(4, 8, (n, 1))
    columns = {
        "rent_late": rng.random((n, months)) < expit(LATE_RENT + late),
        "utilities_late": rng.random((n, months)) < expit(LATE_UTILITIES + late + PULL_OF_WINTER * winter),
        "utilities": (40 + 0.02 * income) * (1 + 0.4 * winter) * np.exp(0.1 * rng.standard_normal((n, months))),
        "groceries": 40 * income**0.25 * feast * np.exp(uneven * rng.standard_normal((n, months))),
        "trips": rng.poisson(habit * np.where(month % 12 == 7, 0.6, 1.0), (n, months)),
    }
    index = pd.MultiIndex.from_product([people.index[phone], month + 1], names=["resident", "month"])
    table = pd.DataFrame({name: values.ravel() for name, values in columns.items()}, index=index)
    return table.round({"utilities": 0, "groceries": 0})


def trail_features(trails: pd.DataFrame) -> pd.DataFrame:
    """Return five numbers for each trail.

    Parameters
    ----------
    trails
        From `payment_trails`.

    Returns
    -------
    pandas.DataFrame
        Index `resident`; columns `late_rent` and `late_utilities` (shares of months), `groceries` and `trips`
        (means a month), `unevenness` of groceries (standard deviation over mean; 0 with one month).

    Raises
    ------
    ValueError
        If `trails` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> index = pd.MultiIndex.from_product([[7], [1, 2]], names=["resident", "month"])
    >>> trail = {"rent_late": [True, False], "utilities_late": [False] * 2, "groceries": [200, 400], "trips": [9, 11]}
    >>> trail_features(pd.DataFrame(trail, index=index)).round(3).iloc[0].to_dict()
    {'late_rent': 0.5, 'late_utilities': 0.0, 'groceries': 300.0, 'trips': 10.0, 'unevenness': 0.333}
    """
    validate.columns("trails", trails, "rent_late", "utilities_late", "groceries", "trips")
    if len(trails) == 0:
        raise ValueError("trails must hold at least one month of one person, got none")
    by_person = trails.groupby(level=0)
    mean = by_person[["rent_late", "utilities_late", "groceries", "trips"]].mean()
    mean["unevenness"] = by_person["groceries"].std(ddof=0) / mean["groceries"]
    return mean.rename(columns={"rent_late": "late_rent", "utilities_late": "late_utilities"})


def fit_trail_model(features: pd.DataFrame, good: Any) -> Pipeline:
    """Fit a logistic regression on trails; its `predict_proba(features)[:, 1]` is the chance of repaying.

    Parameters
    ----------
    features
        Columns of numbers, such as those of `trail_features`, for people whose outcomes are known.
    good
        Flags of shape (n,): who repaid.

    Returns
    -------
    Pipeline
        Fitted.

    Raises
    ------
    ValueError
        If `good` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> model = fit_trail_model(pd.DataFrame({"late_rent": [0.0, 0.1, 0.1, 0.9]}), [True, True, False, False])
    >>> chance = model.predict_proba(pd.DataFrame({"late_rent": [0.0, 0.9]}))[:, 1]
    >>> bool(chance[0] > chance[1])
    True
    """
    validate.columns("features", features)
    validate.same_rows(features=features, good=good)
    good = validate.flags("good", good, length=len(features))
    if good.all() or not good.any():
        raise ValueError(f"good must hold both outcomes, got {'only good' if good.all() else 'only bad'} ones")
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression()).fit(features, good)


def shop_visits(n: int, *, days: int = 90, shops: int = 60, seed: int) -> sparse.csr_array:
    """Draw who paid in which shop on which day.

    Everyone has four usual shops, popular ones more often (in proportion to 1 / rank), and goes to one of them on
    about every second day. Design choices, not measurements.

    Parameters
    ----------
    n
        People, at least 1.
    days, shops
        At least 1, and at least 4.
    seed
        Same seed, same visits.

    Returns
    -------
    scipy.sparse.csr_array
        Shape (n, days * shops), 0 and 1; column ``day * shops + shop``.

    Raises
    ------
    ValueError
        If `n`, `days`, `shops` or `seed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> shop_visits(100, days=10, shops=5, seed=1).shape
    (100, 50)
    """
    n, days = validate.whole("n", n, 1), validate.whole("days", days, 1)
    shops = validate.whole("shops", shops, 4)
    rng = np.random.default_rng(validate.seed(seed))
    # The four largest of random keys, weighted by popularity, are four distinct shops.
    keys = np.log(1 / np.arange(1, shops + 1)) + rng.gumbel(size=(n, shops))
    usual = np.argsort(-keys, axis=1)[:, :4]
    person, day = np.nonzero(rng.random((n, days)) < 0.5)
    shop = usual[person, rng.integers(0, 4, person.size)]
    return sparse.csr_array((np.ones(person.size), (person, day * shops + shop)), shape=(n, days * shops))


def five_factor_points(factors: pd.DataFrame, weighting: str = "A", *, ties: Any = None) -> pd.DataFrame:
    """Return what each of five factors adds to an illustrative score from 350 to 950: 350 + the sum of a row.

    The weights are unofficial and disputed, and the score is an illustration, not the real one.

    Parameters
    ----------
    factors
        Columns `history`, `behaviour`, `fulfilment`, `identity` and, without `ties`, `connections`; all in [0, 1].
    weighting
        "A" or "B": two published reports that contradict each other; the company never published any.
    ties
        Symmetric adjacency, shape (n, n). If given, connections are the mean *score* of a person's friends, whose
        scores count theirs; someone without friends is scored on the other four alone. That friends' scores
        count is what people said, not what is documented [ft2017].

    Returns
    -------
    pandas.DataFrame
        One row a person, one column a factor, in points; at most 600 times the factor's weight.

    Raises
    ------
    ValueError
        If `factors`, `weighting` or `ties` cannot be used; the message says what is allowed.

    Notes
    -----
    With weight 0.05 on connections, all other people together move nobody by more than 0.05 * 600 = 30 points: a
    score that spreads is a mean in which a person's own part has at least 0.95.

    Examples
    --------
    >>> best_but_alone = pd.DataFrame({"history": [1], "behaviour": [1], "fulfilment": [1], "identity": [1],
    ...                                "connections": [0]})
    >>> points = five_factor_points(best_but_alone)
    >>> points.round(6).iloc[0].tolist(), 350 + points.sum(axis=1).round(6).item()
    ([210.0, 150.0, 120.0, 90.0, 0.0], 920.0)
    """
    weights = WEIGHTINGS[validate.choice("weighting", weighting, tuple(WEIGHTINGS))]
    used = [name for name in weights if name != "connections" or ties is None]
    validate.columns("factors", factors, *used)
    points = pd.DataFrame(
        {name: RANGE * weights[name] * validate.vector("factors", factors[name], low=0, high=1) for name in used},
        index=factors.index,
    )
    if ties is not None:
        validate.same_rows(ties=ties, factors=factors)
        ties = validate.adjacency(ties)
        if ties.shape[0] != len(factors):
            raise ValueError(f"ties must have one row a person ({len(factors)}), got {ties.shape[0]}")
        weight = weights["connections"]
        own = points.sum(axis=1).to_numpy() / (1 - weight)
        points["connections"] = spread(ties, own, weight) - (1 - weight) * own
        alone = degrees(ties) == 0  # nobody is asked, so the other four share the weight
        points.loc[alone] /= 1 - weight
        points.loc[alone, "connections"] = 0.0
    return points


def five_factors(
    people: pd.DataFrame, status: pd.Series, trails: pd.DataFrame, *, unknown: float = 0.5
) -> pd.DataFrame:
    """Return four of the five factors for each person, from registry and trail. Every mapping is our own invention.

    Parameters
    ----------
    people
        The table of a society: `own_score` is used.
    status
        From `registry.registry_status`, one a person.
    trails
        From `payment_trails`.
    unknown
        What counts where nothing is known, in [0, 1].

    Returns
    -------
    pandas.DataFrame
        One row a person; `history` (own score from 300 to 850 as 0 to 1; only with a loan record), `behaviour`
        (1 - unevenness of groceries), `fulfilment` (share of bills on time; both only with a trail), `identity`
        (1 with a file, else `unknown`).

    Raises
    ------
    ValueError
        If `people`, `status` or `unknown` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import make_society
    >>> from netscore.registry import registry_status
    >>> people = make_society(300, seed=14055).people
    >>> factors = five_factors(people, registry_status(people, seed=1), payment_trails(people, seed=1))
    >>> list(factors)
    ['history', 'behaviour', 'fulfilment', 'identity']
    """
    validate.columns("people", people, "own_score")
    unknown = validate.number("unknown", unknown, 0, 1)
    validate.same_rows(people=people, status=status)
    kind = validate.labels("status", status, length=len(people))
    for word in sorted(set(kind.tolist())):
        validate.choice("status", word, STATUSES)
    features = trail_features(trails).reindex(people.index)
    bills_on_time = 1 - (features["late_rent"] + features["late_utilities"]) / 2
    return pd.DataFrame(
        {
            "history": np.where(kind == "loan record", (people["own_score"] - 300) / 550, unknown),
            "behaviour": (1 - features["unevenness"]).clip(lower=0).fillna(unknown),
            "fulfilment": bills_on_time.fillna(unknown),
            "identity": np.where(kind == "no file", unknown, 1.0),
        },
        index=people.index,
    )
