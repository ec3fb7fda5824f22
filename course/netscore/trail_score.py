"""One resident's payment trail, as far as it is seen: what a lender and an illustrative score make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from netscore import payments, validate
from netscore.society import Society

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

BILLS = ["utilities_late", "rent_late"]


@dataclass(frozen=True)
class TrailScore:
    """What is known of one resident from registry and trail, and what is made of it.

    Attributes
    ----------
    status
        "no file", "thin file" or "loan record": what the registry holds.
    trail
        The resident's months as in `payments.payment_trails`, index `month`; no rows for someone who pays in cash.
    late, bills
        Number of bills for rent and utilities paid late, and of all.
    chance
        Of repaying, from the trail alone, in [0, 1]; NaN without a trail.
    points, most
        That each of the five factors gives in the illustrative score, and could give with friends.
    totals
        Weighting -> the illustrative score, 350 to 950.
    """

    status: str
    trail: pd.DataFrame
    late: int
    bills: int
    chance: float
    points: pd.Series
    most: pd.Series
    totals: dict[str, float]


def trail_lender(people: pd.DataFrame, status: pd.Series, trails: pd.DataFrame, months: int) -> Pipeline:
    """Return a model of repaying that a lender learns from the trails of people with a loan record.

    Parameters
    ----------
    people
        The table of a society: `repaid` is used.
    status
        From `registry.registry_status`, one a person.
    trails
        From `payments.payment_trails`.
    months
        How many months of each trail are seen, at least 1.

    Returns
    -------
    Pipeline
        Fitted.

    Raises
    ------
    ValueError
        If `people` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import make_society, registry
    >>> people = make_society(1000, seed=1, mean_degree=1).people
    >>> trails = payments.payment_trails(people, seed=1)
    >>> lender = trail_lender(people, registry.registry_status(people, seed=1), trails, 12)
    >>> list(lender.feature_names_in_)
    ['late_rent', 'late_utilities', 'groceries', 'trips', 'unevenness']
    """
    validate.columns("people", people, "repaid")
    known = status.index[status == "loan record"]
    features = payments.trail_features(_seen(trails[trails.index.isin(known, level="resident")], months))
    return payments.fit_trail_model(features, people["repaid"].loc[features.index])


def score_trail(
    town: Society,
    status: pd.Series,
    trails: pd.DataFrame,
    resident: int,
    lender: Pipeline,
    *,
    months: int,
    weighting: str = "A",
    connections: float | None = None,
) -> TrailScore:
    """Return what a lender and an illustrative score make of one resident's registry entry and trail.

    Parameters
    ----------
    town
        The people and ties.
    status
        From `registry.registry_status`, one a person.
    trails
        From `payments.payment_trails`.
    resident
        Number of the resident.
    lender
        From `trail_lender`.
    months
        How many months of each trail are seen, at least 1.
    weighting
        "A" or "B", as in `payments.five_factor_points`.
    connections
        What the friends count for, from 0 (all at the bottom) to 1 (all at the top); None: their scores as they are.

    Returns
    -------
    TrailScore
        Points by factor under both weightings, and the lender's chance in [0, 1].

    Raises
    ------
    ValueError
        If `resident`, `weighting` or `connections` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import make_society, registry
    >>> town = make_society(300, seed=1)
    >>> status, trails = registry.registry_status(town.people, seed=1), payments.payment_trails(town.people, seed=1)
    >>> lender = trail_lender(town.people, status, trails, 12)
    >>> found = score_trail(town, status, trails, 17, lender, months=12, connections=1)
    >>> found.status, found.bills, found.points["connections"].item()
    ('loan record', 24, 30.0)
    """
    resident = validate.whole("resident", resident, 0, len(town) - 1)
    weights = pd.Series(payments.WEIGHTINGS[validate.choice("weighting", weighting, tuple(payments.WEIGHTINGS))])
    seen = _seen(trails, months)
    mine = seen[seen.index.get_level_values("resident") == resident].droplevel("resident")
    factors, ties = payments.five_factors(town.people, status, seen), None
    if connections is None:
        ties = town.ties
    else:
        factors = factors.assign(connections=validate.number("connections", connections, 0, 1))
    points = {name: payments.five_factor_points(factors, name, ties=ties).T[resident] for name in payments.WEIGHTINGS}
    chance = float("nan")
    if len(mine):
        own = payments.trail_features(pd.concat({resident: mine}, names=["resident"]))
        chance = float(lender.predict_proba(own)[0, 1])
    return TrailScore(
        status=str(status[resident]),
        trail=mine,
        late=int(mine[BILLS].to_numpy().sum()),
        bills=len(BILLS) * len(mine),
        chance=chance,
        points=points[weighting][weights.index],
        most=payments.RANGE * weights,
        totals={name: float(payments.LOWEST + given.sum()) for name, given in points.items()},
    )


def _seen(trails: pd.DataFrame, months: int) -> pd.DataFrame:
    return trails[trails.index.get_level_values("month") <= validate.whole("months", months, 1)]
