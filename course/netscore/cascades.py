"""A sanction that passes from friend to friend, and the window in which one person can set off a landslide (Watts)."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

from netscore import friendships, validate


def cascade(ties: Any, first: Any, threshold: float) -> np.ndarray:
    """Return whom a sanction reaches, when everyone with enough sanctioned friends is sanctioned too.

    Parameters
    ----------
    ties : array_like or scipy.sparse.csr_array
        Symmetric 0/1, shape (n, n).
    first
        Flags of those sanctioned at the start, shape (n,).
    threshold
        Share of friends sanctioned that is enough, in (0, 1]. People without friends are never reached.

    Returns
    -------
    numpy.ndarray
        Flags, shape (n,); those of `first` included.

    Raises
    ------
    ValueError
        If `ties`, `first` or `threshold` cannot be used; the message says what is allowed.

    Examples
    --------
    A chain of four: half of the friends is enough, so it runs to the end; all friends are needed, and it stops.

    >>> chain = [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]]
    >>> cascade(chain, [True, False, False, False], 0.5)
    array([ True,  True,  True,  True])
    >>> cascade(chain, [True, False, False, False], 1)
    array([ True, False, False, False])
    """
    validate.same_rows(ties=ties, first=first)
    ties = validate.adjacency(ties)
    reached = validate.flags("first", first, length=ties.shape[0]).copy()
    threshold = validate.number("threshold", threshold, 0, 1, open_low=True)
    # Rounding must not hold back someone who has exactly enough.
    enough = threshold * np.diff(ties.indptr) - 1e-9
    new, count = reached, np.zeros(ties.shape[0])
    while new.any():
        count += ties @ new.astype(float)
        new = ~reached & (count > 0) & (count >= enough)
        reached |= new
    return reached


def random_ties(n: int, mean_degree: float, *, seed: int) -> sparse.csr_array:
    """Return ties drawn blindly: no groups, no closure, degrees spread as Poisson's law has it.

    Parameters
    ----------
    n
        How many people.
    mean_degree
        Ties a person, above 0.
    seed
        Same seed, same ties.

    Returns
    -------
    scipy.sparse.csr_array
        Symmetric adjacency of shape (n, n), in 0 and 1.

    Raises
    ------
    ValueError
        If `n` or `mean_degree` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> random_ties(1000, 4, seed=1).shape
    (1000, 1000)
    """
    n = validate.whole("n", n, 2)
    mean_degree = validate.number("mean_degree", mean_degree, 0, n - 1, open_low=True)
    return friendships.block_ties(np.zeros(n, dtype=int), np.ones((1, 1)), mean_degree, seed=seed)


def cascade_window(threshold: float) -> tuple[float, float] | None:
    """Return between which mean degrees one sanctioned person can set off a landslide, on `random_ties`.

    Parameters
    ----------
    threshold
        As in `cascade`, in (0, 1].

    Returns
    -------
    tuple of float, or None
        Least and most mean degree, or None where no mean degree allows it.

    Raises
    ------
    ValueError
        If `threshold` cannot be used; the message says what is allowed.

    Notes
    -----
    Watts (2002): those with at most ``K = floor(1 / threshold)`` friends fall for one sanctioned friend. A landslide
    needs them to form a network of their own: ``z * P(Poisson(z) <= K - 2) > 1`` at mean degree ``z``.

    Examples
    --------
    >>> tuple(round(edge, 3) for edge in cascade_window(0.18))
    (1.021, 5.765)
    >>> cascade_window(0.26) is None
    True
    """
    from scipy.optimize import brentq
    from scipy.special import gammaln, pdtr, xlogy

    threshold = validate.number("threshold", threshold, 0, 1, open_low=True)
    most_friends = int(np.floor(1 / threshold + 1e-9))
    if most_friends < 2:
        return None
    most = most_friends - 2

    def excess(degree: float) -> float:
        return float(degree * pdtr(most, degree) - 1)

    def slope(degree: float) -> float:
        chance_of_most = np.exp(xlogy(most, degree) - degree - gammaln(most + 1))
        return float(pdtr(most, degree) - degree * chance_of_most)

    # One peak, found by its slope: a search by height stops on the flat part far away.
    peak = brentq(slope, 0, most_friends)
    if excess(peak) <= 0:
        return None
    return brentq(excess, 0, peak), brentq(excess, peak, 10 * most_friends + 10)
