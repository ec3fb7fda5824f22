"""How few traces find one person among many."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

from netscore import validate


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

    Examples
    --------
    >>> two_alike_and_one = [[1, 1, 0], [1, 1, 0], [0, 1, 1]]
    >>> round(unicity(two_alike_and_one, 2, seed=1), 4)  # only the third is alone with both points
    0.3333
    """
    traces = sparse.csr_array(traces)
    if traces.ndim != 2 or not np.isin(traces.data, (0, 1)).all():
        raise ValueError("traces must be a matrix of 0 and 1, with one row a person")
    traces.eliminate_zeros()
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
