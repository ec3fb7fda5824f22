"""Scores that depend on friends: the friends' mean rule, the gray list, Bayes, and spreading scores."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import sparse

from netscore import validate


def friends_mean(ties: Any, values: Any) -> np.ndarray:
    """Return the mean of each person's friends, shape (n,); NaN for a person without friends.

    One multiplication of a sparse matrix by a vector, O(ties).

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n), sparse or dense.
    values
        One number a person, shape (n,).

    Returns
    -------
    numpy.ndarray
        Shape (n,), in the unit of the values.

    Raises
    ------
    ValueError
        If `ties` or `values` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> friends_mean([[0, 1, 1], [1, 0, 0], [1, 0, 0]], [600, 700, 500])
    array([600., 600., 600.])
    """
    validate.same_rows(ties=ties, values=values)
    ties = validate.adjacency(ties)
    return _mean_over(ties, validate.vector("values", values, length=ties.shape[0]))


def _mean_over(ties: sparse.csr_array, values: np.ndarray, who: np.ndarray | None = None) -> np.ndarray:
    """Return the mean over friends, or over those friends who are flagged; NaN where there are none."""
    count = np.diff(ties.indptr) if who is None else ties @ who.astype(float)
    total = ties @ (values if who is None else values * who)
    return np.divide(total, count, out=np.full(count.size, np.nan), where=count > 0)


def with_circle(own: Any, circles: Any, weight: float) -> np.ndarray:
    """Return ``(1 - weight) * own + weight * circle``, shape (n,); without friends the own score stands alone.

    Parameters
    ----------
    own
        Own scores, shape (n,), any unit.
    circles
        Mean score of each person's friends, shape (n,), NaN for nobody's (as from `friends_mean`).
    weight
        How much friends count, in [0, 1].

    Returns
    -------
    numpy.ndarray
        Shape (n,), in the unit of the scores.

    Raises
    ------
    ValueError
        If `own`, `circles` or `weight` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> with_circle([700, 620, 640], [580, 700, np.nan], 0.5)
    array([640., 660., 640.])
    """
    validate.same_rows(own=own, circles=circles)
    own = validate.vector("own", own)
    circles = validate.vector("circles", circles, length=own.size, missing=True)
    weight = validate.number("weight", weight, 0, 1)
    return np.where(np.isnan(circles), own, (1 - weight) * own + weight * circles)


def gray_list(ties: Any, black: Any) -> np.ndarray:
    """Return who is gray: everyone exactly one tie away from a listed person, and not listed.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n).
    black
        Flags of shape (n,): who is on the black list.

    Returns
    -------
    numpy.ndarray
        True or False, shape (n,).

    Raises
    ------
    ValueError
        If `ties` or `black` cannot be used; the message says what is allowed.

    References
    ----------
    US 8,291,477 and US 8,302,164 (Friendster family).

    Examples
    --------
    >>> gray_list([[0, 1, 0], [1, 0, 1], [0, 1, 0]], [True, False, False])
    array([False,  True, False])
    """
    validate.same_rows(ties=ties, black=black)
    ties = validate.adjacency(ties)
    black = validate.flags("black", black, length=ties.shape[0])
    return (ties @ black.astype(float) > 0) & ~black


def counted_people(ties: Any, applicant: int, *, black: Any = None, radius: int = 1) -> np.ndarray:
    """Return the numbers of the people whose ratings count for one applicant, in order.

    A person counts who is authorised (neither black nor gray) and can be reached in at most `radius` ties by
    a path on which everyone between is authorised too. The applicant may be anyone.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n), sparse or dense.
    applicant
        Number of a person.
    black
        Whether each person is listed, shape (n,); by default nobody.
    radius
        How many ties away people count.

    Returns
    -------
    numpy.ndarray
        Whole numbers, the applicant never among them.

    Raises
    ------
    ValueError
        If `ties`, `applicant` or `radius` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> counted_people([[0, 1, 0], [1, 0, 1], [0, 1, 0]], 0, radius=2)
    array([1, 2])
    """
    ties = validate.adjacency(ties)
    n = ties.shape[0]
    applicant = validate.whole("applicant", applicant, 0, n - 1)
    radius = validate.whole("radius", radius, 1)
    return np.flatnonzero(_reached(ties, np.array([applicant]), _authorised(ties, black), radius).toarray()[0])


def _authorised(ties: sparse.csr_array, black: Any) -> np.ndarray:
    if black is None:
        return np.ones(ties.shape[0], dtype=bool)
    validate.same_rows(ties=ties, black=black)
    black = validate.flags("black", black, length=ties.shape[0])
    return ~(black | gray_list(ties, black))


def _reached(ties: sparse.csr_array, applicants: np.ndarray, authorised: np.ndarray, radius: int) -> sparse.csr_array:
    """Return 0/1 rows, one an applicant: who is reached within the radius over authorised people."""
    n = ties.shape[0]
    into = sparse.csr_array(ties @ sparse.diags_array(authorised.astype(float), shape=(n, n)))
    frontier = reached = into[applicants]
    for _ in range(radius - 1):
        frontier = sparse.csr_array(frontier @ into)
        reached = sparse.csr_array(reached + frontier)
        reached.data = np.ones_like(reached.data)
    rows, columns = reached.nonzero()
    keep = columns != applicants[rows]
    shape = reached.shape
    return sparse.csr_array((np.ones(keep.sum()), (rows[keep], columns[keep])), shape=shape)


def friends_mean_rule(ties: Any, rating: Any, minimum: float, *, black: Any = None, radius: int = 1) -> np.ndarray:
    """Apply the lending rule that the patent's description gives: the friends' mean decides.

    If the mean rating of the authorised people around an applicant is at least `minimum`, the application
    is continued, otherwise rejected. The applicant's own rating is never used. Where nobody around is
    authorised the description is silent, and the answer here is "undefined".

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n).
    rating
        Rating of each person, shape (n,), any unit.
    minimum
        Smallest mean that continues, in the same unit. Equality continues.
    black
        Flags of shape (n,): the black list. Listed and gray people do not count, nor lead to others.
    radius
        How many ties away people may be and count, at least 1 (friends only).

    Returns
    -------
    numpy.ndarray of str, shape (n,)
        "continue", "reject" or "undefined".

    Raises
    ------
    ValueError
        If `ties`, `rating`, `minimum` or `radius` cannot be used; the message says what is allowed.

    References
    ----------
    US 9,100,400 B2, fourth embodiment: described there, not claimed.

    Examples
    --------
    >>> ties = [[0, 1, 1, 0], [1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]
    >>> friends_mean_rule(ties, [500, 600, 700, 800], 650).tolist()
    ['continue', 'reject', 'reject', 'undefined']
    """
    validate.same_rows(ties=ties, rating=rating)
    ties = validate.adjacency(ties)
    n = ties.shape[0]
    rating = validate.vector("rating", rating, length=n)
    minimum = validate.number("minimum", minimum, -np.inf, np.inf)
    radius = validate.whole("radius", radius, 1)
    if radius == 1:  # friends only: no need to write down who reaches whom
        mean = _mean_over(ties, rating, None if black is None else _authorised(ties, black))
    else:
        mean = _mean_over(_reached(ties, np.arange(n), _authorised(ties, black), radius), rating)
    # A mean of equal ratings may miss them by a last binary digit; equality must continue.
    passes = (mean >= minimum) | np.isclose(mean, minimum, rtol=1e-12, atol=0)
    return np.where(np.isnan(mean), "undefined", np.where(passes, "continue", "reject"))


def posterior_good(
    own_signal: Any, good_friends: Any, bad_friends: Any, *, signal_error: float, cross_tie: float
) -> np.ndarray:
    """Return the chance that a person is of the good type, from their own and their friends' signals.

    Half of the people are good. Each gives a signal that is wrong with chance `signal_error`. People alike
    tie surely when they meet, unlike people with chance `cross_tie`. Each good friend then adds the same
    amount to the log-odds, and each bad one takes it away.

    Parameters
    ----------
    own_signal
        +1 (good) or -1 (bad); a number or an array.
    good_friends, bad_friends
        Numbers of friends with a good and a bad signal, not negative; broadcast with `own_signal`.
    signal_error
        In (0, 0.5).
    cross_tie
        In [0, 1]. At 1 there is no homophily and friends say nothing.

    Returns
    -------
    numpy.ndarray
        Of the shape of the signals, in (0, 1).

    Raises
    ------
    ValueError
        If `own_signal`, `signal_error` or `cross_tie` cannot be used; the message says what is allowed.

    References
    ----------
    Wei, Yildirim, Van den Bulte and Dellarocas (2016), *Marketing Science* 35(2), 234-258.

    Examples
    --------
    >>> posterior_good(1, 0, 0, signal_error=0.25, cross_tie=0.5)
    np.float64(0.75)
    >>> posterior_good(1, 3, 9, signal_error=0.25, cross_tie=1.0)
    np.float64(0.75)
    """
    from scipy.special import expit

    error = validate.number("signal_error", signal_error, 0, 0.5, open_low=True, open_high=True)
    cross = validate.number("cross_tie", cross_tie, 0, 1)
    counts = []
    for name, value in (("good_friends", good_friends), ("bad_friends", bad_friends)):
        shape = np.shape(value)
        counts.append(validate.vector(name, np.ravel(value), low=0).reshape(shape))
    signal = validate.vector("own_signal", np.ravel(own_signal), low=-1, high=1).reshape(np.shape(own_signal))
    if not (np.abs(signal) == 1).all():
        raise ValueError(f"own_signal must hold +1 or -1 only, got {signal[np.abs(signal) != 1][0]:g}")
    per_friend = np.log((1 - error + error * cross) / (error + (1 - error) * cross))
    return expit(signal * np.log((1 - error) / error) + (counts[0] - counts[1]) * per_friend)


def spread(ties: Any, own: Any, weight: float, *, tolerance: float = 1e-9) -> np.ndarray:
    """Return scores that count friends' scores, which count their friends' scores, and so on.

    The fixed point of ``x = (1 - weight) * own + weight * mean of friends' x``. A person without friends
    keeps `own`.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n).
    own
        Each person's own score, shape (n,), any unit.
    weight
        How much friends count, in [0, 1).
    tolerance
        Largest error that is allowed in any score, as a share of the range of `own`; above 0. Where rounding
        stands in the way (a weight very near 1), scores are as close as it lets them be.

    Returns
    -------
    numpy.ndarray
        Shape (n,), between the lowest and the highest own score.

    Raises
    ------
    ValueError
        If `ties`, `own`, `weight` or `tolerance` cannot be used; the message says what is allowed.

    Notes
    -----
    Repeated sweeps of the rule itself (Friedkin and Johnsen 1990). A sweep brings the scores closer to the
    fixed point by the factor `weight` at least, which bounds the error: the last change times
    weight / (1 - weight). Starting from `own` rather than from 0 saves more than half of the sweeps, since
    ties conserve the sum of degree times score, which is right from the start. Chebyshev's extrapolation
    (Golub and Varga 1961) saves another third; the bound on the error is the same.

    Examples
    --------
    >>> path = [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    >>> spread(path, [1, 0, 0], 0.5).round(6).tolist()
    [0.583333, 0.166667, 0.083333]
    """
    validate.same_rows(ties=ties, own=own)
    ties = validate.adjacency(ties)
    own = validate.vector("own", own, length=ties.shape[0])
    weight = validate.number("weight", weight, 0, 1, open_high=True)
    tolerance = validate.number("tolerance", tolerance, 0, np.inf, open_low=True)
    if weight == 0 or ties.nnz == 0 or np.ptp(own) == 0:
        return own.copy()
    return _fixed_point(ties, own, weight, tolerance)


def sweeps(ties: Any, own: Any, weight: float, count: int) -> np.ndarray:
    """Return the scores after each of the first `count` sweeps of the rule, plainly, shape (count + 1, n).

    Row 0 is `own`; each further row is ``(1 - weight) * own + weight * mean of friends' last row``. `spread` gives
    what the rows tend to, faster.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n).
    own
        Each person's own score, shape (n,), any unit.
    weight
        How much friends count, in [0, 1].
    count
        At least 0.

    Returns
    -------
    numpy.ndarray
        Row k holds the scores after k sweeps; row 0 is the own scores.

    Raises
    ------
    ValueError
        If `ties`, `own`, `weight` or `count` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> path = [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    >>> sweeps(path, [1, 0, 0], 0.5, 2).tolist()
    [[1.0, 0.0, 0.0], [0.5, 0.25, 0.0], [0.625, 0.125, 0.125]]
    """
    validate.same_rows(ties=ties, own=own)
    ties = validate.adjacency(ties)
    own = validate.vector("own", own, length=ties.shape[0])
    weight = validate.number("weight", weight, 0, 1)
    rows = [own]
    for _ in range(validate.whole("count", count, 0)):
        rows.append(with_circle(own, _mean_over(ties, rows[-1]), weight))
    return np.array(rows)


def influence(ties: Any, person: int, weight: float) -> np.ndarray:
    """Return whose own scores make up one person's spread score, and by how much: shares that sum to 1, shape (n,).

    If the own score of person j rises by one point, the score of `person` rises by entry j.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n).
    person
        Number of the person.
    weight
        How much friends count, in [0, 1).

    Returns
    -------
    numpy.ndarray
        Shape (n,), each in [0, 1].

    Raises
    ------
    ValueError
        If `ties` or `person` cannot be used; the message says what is allowed.

    Notes
    -----
    Whom the person moves is ``spread(ties, unit, weight)`` with 1 for the person and 0 for all others. Ties that
    go both ways make the two alike but for numbers of friends: d_i * M_ij = d_j * M_ji, where M_ij is the share of
    j in the score of i and d the number of friends. So one solution gives both.

    Examples
    --------
    >>> path = [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    >>> influence(path, 0, 0.5).round(6).tolist()
    [0.583333, 0.333333, 0.083333]
    """
    ties = validate.adjacency(ties)
    person = validate.whole("person", person, 0, ties.shape[0] - 1)
    unit = np.arange(ties.shape[0]) == person
    count = np.diff(ties.indptr)
    return spread(ties, unit, weight, tolerance=1e-12) * np.maximum(count, 1) / max(count[person], 1)


def two_group_law(mixing: Any, mean_own: Any, weight: float) -> np.ndarray:
    """Return the groups' mean scores where everyone in a group has the same shares of ties to each group.

    Parameters
    ----------
    mixing
        Shape (groups, groups): entry g, h is the share of a member's ties, of group g, that go to group h. Rows
        sum to 1.
    mean_own
        Mean own score of each group, shape (groups,).
    weight
        How much friends count, in [0, 1).

    Returns
    -------
    numpy.ndarray
        One mean a group, in the unit of the own scores.

    Raises
    ------
    ValueError
        If `mixing`, `mean_own` or `weight` cannot be used; the message says what is allowed.

    Notes
    -----
    m = (1 - weight) * (I - weight * P)^-1 * mu. Exact where everyone has exactly these shares; in a random graph
    the groups stay further apart, since a score that walks along ties often comes back to where it started.

    Examples
    --------
    >>> two_group_law([[0.8, 0.2], [0.2, 0.8]], [0.45, 0.60], 0.85).round(6).tolist()
    [0.502041, 0.547959]
    """
    mean_own = validate.vector("mean_own", mean_own)
    if not isinstance(mixing, (list, tuple, np.ndarray)):
        raise ValueError(f"mixing must hold {mean_own.size} rows that each sum to 1, got {mixing!r}")
    rows = [validate.vector("mixing", row, length=mean_own.size, low=0, high=1) for row in mixing]
    if len(rows) != mean_own.size or not np.allclose(np.sum(rows, axis=1), 1):
        raise ValueError(f"mixing must hold {mean_own.size} rows that each sum to 1, got {mixing!r}")
    weight = validate.number("weight", weight, 0, 1, open_high=True)
    return (1 - weight) * np.linalg.solve(np.eye(mean_own.size) - weight * np.array(rows), mean_own)


def _fixed_point(ties: sparse.csr_array, own: np.ndarray, weight: float, tolerance: float) -> np.ndarray:
    # Scores are moved to [0, 1], so that the tolerance and rounding errors mean the same in every unit.
    low, span = own.min(), np.ptp(own)
    score = before = (own - low) / span
    count = np.diff(ties.indptr)
    kept = np.where(count > 0, 1 - weight, 1.0) * score
    pull = weight / np.maximum(count, 1)
    allowed = tolerance * (1 - weight) / weight
    # Changes shrink many thousandfold in so many sweeps; if they do not, rounding is all that is left of them.
    patience, least, since = 10 + int(8 / np.sqrt(1 - weight)), np.inf, 0
    stretch = 1.0
    blocks = _row_blocks(ties)
    with ThreadPoolExecutor(len(blocks)) as threads:
        while True:
            following = _product(blocks, score, threads)
            following *= pull
            following += kept
            change = following - score
            largest = max(change.max(), -change.min())
            least, since = (largest, 0) if largest < least else (least, since + 1)
            if largest <= allowed or since == patience:
                return low + span * following
            # Chebyshev: go on from where the last but one sweep stood, a little further than this one went.
            following -= before
            following *= stretch
            following += before
            before, score = score, following
            stretch = 1 / (1 - weight**2 / 2) if stretch == 1 else 1 / (1 - weight**2 * stretch / 4)


def _row_blocks(ties: sparse.csr_array) -> list[sparse.csr_array]:
    """Cut a large matrix into blocks of rows with as many ties each, one a processor."""
    blocks = min(os.cpu_count() or 1, 1 + ties.nnz // 1_000_000)
    cuts = np.searchsorted(ties.indptr, np.linspace(0, ties.nnz, blocks + 1)[1:-1])
    return [ties[start:end] for start, end in pairwise([0, *cuts.tolist(), ties.shape[0]])]


def _product(blocks: list[sparse.csr_array], vector: np.ndarray, threads: ThreadPoolExecutor) -> np.ndarray:
    # scipy lets other threads run during a product, and each row's sum is the same however rows are cut.
    if len(blocks) == 1:
        return blocks[0] @ vector
    return np.concatenate(list(threads.map(lambda block: block @ vector, blocks)))
