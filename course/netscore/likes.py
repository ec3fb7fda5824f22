"""People who like the same pages: a network that nobody chose as friends."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

from netscore import validate


def like_pages(
    is_safer: Any, *, pages: int = 200, likes: int = 10, homophily: float = 0.7, seed: int
) -> sparse.csr_array:
    """Draw who likes which page. Each page appeals to one half of the people a little more.

    Parameters
    ----------
    is_safer
        Flags of shape (n,).
    pages
        Number of pages, an even number of at least 2.
    likes
        Likes a person, at least 1; doubles count once.
    homophily
        In [0, 1]: chance that a like goes to a page of one's own half.
    seed
        Same seed, same likes.

    Returns
    -------
    scipy.sparse.csr_array
        Shape (n, pages), 0 and 1.

    Raises
    ------
    ValueError
        If `is_safer`, `pages`, `likes`, `homophily` or `seed` cannot be used; the message says what is
        allowed.

    Examples
    --------
    >>> like_pages([True, False], pages=2, likes=1, homophily=1.0, seed=1).toarray()
    array([[1., 0.],
           [0., 1.]])
    """
    is_safer = validate.flags("is_safer", is_safer)
    pages = validate.whole("pages", pages, 2)
    if pages % 2:
        raise ValueError(f"pages must be an even number of at least 2, got {pages}")
    likes = validate.whole("likes", likes, 1)
    homophily = validate.number("homophily", homophily, 0, 1)
    rng = np.random.default_rng(validate.seed(seed))
    shape = (is_safer.size, likes)
    own_half = rng.random(shape) < homophily
    side = np.where(own_half, ~is_safer[:, None], is_safer[:, None])  # the first half of the pages suits the safer
    page = side * (pages // 2) + rng.integers(0, pages // 2, shape)
    liked = sparse.csr_array(
        (np.ones(page.size), (np.repeat(np.arange(is_safer.size), likes), page.ravel())), shape=(is_safer.size, pages)
    )
    liked.data[:] = 1
    return liked


def mean_of_fellow_likers(liked: Any, values: Any) -> np.ndarray:
    """Return, for each person, the mean over their pages of the mean value of the *others* who like the page.

    A person's own value is left out, or they would be predicted from themselves.

    Parameters
    ----------
    liked
        0 and 1, shape (n, pages).
    values
        Shape (n,).

    Returns
    -------
    numpy.ndarray, shape (n,)
        NaN for someone who shares no page with anybody.

    Raises
    ------
    ValueError
        If `liked` or `values` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> mean_of_fellow_likers([[1, 0], [1, 1], [0, 1]], [0, 1, 0])
    array([1., 0., 1.])
    """
    validate.same_rows(liked=liked, values=values)
    liked = validate.zeros_and_ones("liked", liked)
    values = validate.vector("values", values, length=liked.shape[0])
    likers, total = liked.sum(axis=0), liked.T @ values
    rows, page = liked.nonzero()
    others = likers[page] - 1
    mean = np.divide(total[page] - values[rows], others, out=np.zeros(page.size), where=others > 0)
    count = np.bincount(rows, others > 0, values.size)
    summed = np.bincount(rows, mean, values.size)
    return np.divide(summed, count, out=np.full(values.size, np.nan), where=count > 0)
