"""One file per citizen: joining registers, searching by fingerprint, and how few traces find one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from netscore import linkage, validate

LINKS = ("right", "wrong", "missed", "rightly none")


def link_records(
    first: pd.DataFrame, second: pd.DataFrame, rates: Mapping[str, tuple[float, float]], *, threshold: float
) -> pd.DataFrame:
    """Put each record of the second register into the best matching file of the first, if it matches well enough.

    Parameters
    ----------
    first, second
        Registers with the same fields; the index says whose record it is, and is used only to judge the links.
    rates
        Field -> (m, u), see `linkage.field_weights`. These fields are compared.
    threshold
        Least sum of weights, in bits, at which two records count as one person.

    Returns
    -------
    pandas.DataFrame
        One row a record of `second`: `linked` (index in `first`, missing where there is no link), `weight` (of the
        best match; the first of several equally good ones), `outcome`: "right", "wrong", "missed" (not linked, though
        the person is in `first`) or "rightly none".

    Raises
    ------
    ValueError
        If `threshold` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> tax = pd.DataFrame({"name": ["Vipo", "Dobu"], "street": [1, 2]})
    >>> court = pd.DataFrame({"name": ["Vipo", "Dobe"], "street": [9, 2]})
    >>> rates = {"name": (0.95, 0.01), "street": (0.8, 0.1)}
    >>> link_records(tax, court, rates, threshold=0)["outcome"].tolist()  # the weights are 6.57 - 2.17 and -4.31 + 3
    ['right', 'missed']
    """
    for name, table in (("first", first), ("second", second)):
        validate.columns(name, table, *rates)
        if len(table) == 0:
            raise ValueError(f"{name} must hold at least one record, got none")
    threshold = validate.number("threshold", threshold, -np.inf, np.inf)
    weights = linkage.pattern_weights(rates)
    # The order is enough to find the best; equal weights have an equal place, so the first of them is found.
    place = np.unique(weights.round(9), return_inverse=True)[1].astype(np.uint16)
    patterns = linkage.agreement(first, second, list(rates))
    best = place[patterns].argmax(axis=0)
    weight = weights[patterns[best, np.arange(len(second))]]
    linked, mine = first.index.to_numpy()[best], second.index.to_numpy()
    is_linked, is_mine, is_there = weight >= threshold, linked == mine, np.isin(mine, first.index)
    code = np.select([is_linked & is_mine, is_linked, is_there], [0, 1, 2], 3)
    return pd.DataFrame(
        {
            "linked": pd.Series(linked, second.index, dtype="Int64").where(is_linked),
            "weight": weight,
            "outcome": np.array(LINKS, dtype=object)[code],
        },
        index=second.index,
    )


def false_match_probability(gallery: int, fmr: float) -> float:
    """Return the chance that a search finds at least one wrong person: 1 - (1 - fmr) ** gallery.

    Parameters
    ----------
    gallery
        People in the file that is searched, none of them the one looked for; at least 0.
    fmr
        False match rate, in [0, 1]: the chance that two different people are taken for one, in a single comparison.

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ValueError
        If `gallery` or `fmr` cannot be used; the message says what is allowed.

    Notes
    -----
    Comparisons are taken as independent [daugman]. They are not where relatives, or a group for which a sensor works
    badly, are in the file.

    Examples
    --------
    >>> [round(false_match_probability(gallery, 0.001), 3) for gallery in (1, 200, 2000, 7000)]
    [0.001, 0.181, 0.865, 0.999]
    """
    gallery = validate.whole("gallery", gallery, 0)
    fmr = validate.number("fmr", fmr, 0, 1)
    return float(-np.expm1(gallery * np.log1p(-fmr))) if fmr < 1 else float(gallery > 0)


def share_of_alarms_that_are_right(prevalence: float, sensitivity: float, false_positive_rate: float) -> float:
    """Return the positive predictive value: of those flagged, the share whom one was looking for.

    Parameters
    ----------
    prevalence
        Share of people one looks for, in (0, 1).
    sensitivity
        Share of them who are flagged, in (0, 1].
    false_positive_rate
        Share of all others who are flagged, in [0, 1].

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ValueError
        If `prevalence`, `sensitivity` or `false_positive_rate` cannot be used; the message says what is
        allowed.

    Examples
    --------
    >>> round(share_of_alarms_that_are_right(0.01, 1.0, 0.01), 4)  # 100 of 10,000, and 99 of the 9,900 others
    0.5025
    """
    prevalence = validate.number("prevalence", prevalence, 0, 1, open_low=True, open_high=True)
    found = prevalence * validate.number("sensitivity", sensitivity, 0, 1, open_low=True)
    wrong = (1 - prevalence) * validate.number("false_positive_rate", false_positive_rate, 0, 1)
    return found / (found + wrong)


def class_sizes(table: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    """Return for each row how many rows share its entries in these columns, itself included.

    The smallest size is the k of k-anonymity (Sweeney 2002); a row of size 1 is singled out.

    Parameters
    ----------
    table
        One row a person.
    columns
        Names of columns.

    Returns
    -------
    pandas.Series
        One whole number a row, at least 1.

    Raises
    ------
    ValueError
        If `table` or `columns` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> table = pd.DataFrame({"year": [1990, 1990, 1991], "street": [4, 4, 4]})
    >>> class_sizes(table, ["year", "street"]).tolist(), class_sizes(table, ["street"]).tolist()
    ([2, 2, 1], [3, 3, 3])
    """
    columns = validate.texts("columns", columns)
    if not columns:
        raise ValueError("columns must name at least one column, got none")
    validate.columns("table", table, *columns)
    return table.groupby(columns, observed=True, dropna=False)[columns[0]].transform("size")


def expected_unicity(points: int, share: float, people: int) -> float:
    """Return the chance that nobody else has all of a person's known points: (1 - share ** points) ** (people - 1).

    Parameters
    ----------
    points
        Known points of the person (a place and a time each), at least 1.
    share
        Chance, in [0, 1], that someone else has one given point.
    people
        People in the data, at least 1.

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ValueError
        If `points`, `share` or `people` cannot be used; the message says what is allowed.

    Notes
    -----
    Points are taken as independent, and people as alike. Real traces follow habits, so this only shows how steeply
    a few points narrow a crowd.

    Examples
    --------
    >>> [round(expected_unicity(points, 0.0135, 1_500_000), 4) for points in (3, 4)]
    [0.025, 0.9514]
    """
    points = validate.whole("points", points, 1)
    share = validate.number("share", share, 0, 1)
    people = validate.whole("people", people, 1)
    return float(np.exp((people - 1) * np.log1p(-(share**points)))) if share < 1 else float(people == 1)


def unicity(traces: Any, points: int, *, seed: int, sample: int = 500) -> float:
    """Return the share of people whom a few of their own points single out, by trying.

    For each person of a random sample, `points` of their points are drawn, and everyone who has all of
    them is counted.

    Parameters
    ----------
    traces
        0 and 1, shape (people, points in all): who was where and when.
    points
        How many points are known, at least 1. People with fewer are not tried.
    seed
        Same seed, same sample.
    sample
        Most people to try, at least 1.

    Returns
    -------
    float
        In [0, 1], over the people of the sample.

    Raises
    ------
    ValueError
        If `traces`, `points`, `seed` or `sample` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> two_alike_and_one = [[1, 1, 0], [1, 1, 0], [0, 1, 1]]
    >>> round(unicity(two_alike_and_one, 2, seed=1), 4)  # only the third is alone with both points
    0.3333
    """
    traces = validate.zeros_and_ones("traces", traces)
    points = validate.whole("points", points, 1)
    sample = validate.whole("sample", sample, 1)
    rng = np.random.default_rng(validate.seed(seed))
    enough = np.flatnonzero(np.diff(traces.indptr) >= points)
    if enough.size == 0:
        raise ValueError(f"points must be at most {np.diff(traces.indptr).max()}, the longest trace, got {points}")
    by_point = traces.tocsc()
    alone = 0
    tried = rng.permutation(enough)[:sample]
    for person in tried:
        known = rng.permutation(traces.indices[traces.indptr[person] : traces.indptr[person + 1]])[:points]
        among = [by_point.indices[by_point.indptr[point] : by_point.indptr[point + 1]] for point in known]
        alone += (
            np.bincount(np.concatenate(among)).max(initial=0) == points
            and (np.bincount(np.concatenate(among)) == points).sum() == 1
        )
    return float(alone / tried.size)
