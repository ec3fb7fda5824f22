"""A cut-off with a prize: who raises the number that is scored, and what the scorer does next."""

from __future__ import annotations

from typing import Any

import numpy as np

from netscore import validate


def best_response(score: Any, cutoff: float, cost: float) -> np.ndarray:
    """Return the scores that people show, once a prize of 1 waits at the cut-off and each point costs them `cost`.

    Parameters
    ----------
    score
        True scores, shape (n,), any unit.
    cutoff
        Least score that gets the prize.
    cost
        Cost of showing one unit more, above 0; a raise is worth it up to ``1 / cost`` units.

    Returns
    -------
    numpy.ndarray
        Shown scores, shape (n,): `cutoff` for those within reach below it, and the true score for all others.

    Raises
    ------
    ValueError
        If `score`, `cutoff` or `cost` cannot be used; the message says what is allowed.

    Notes
    -----
    The one-dimensional case of strategic classification (Hardt and others 2016). The scorer's best answer is to ask
    for ``cutoff + 1 / cost``: then those who show it are the ones who were above `cutoff` in truth.

    Examples
    --------
    >>> best_response([0.4, 0.55, 0.7], 0.6, cost=10)  # 0.1 is within reach, 0.2 is not
    array([0.4, 0.6, 0.7])
    """
    score = validate.vector("score", score)
    cutoff = validate.number("cutoff", cutoff, -np.inf, np.inf)
    cost = validate.number("cost", cost, 0, np.inf, open_low=True, open_high=True)
    # Rounding must not shut out someone who is exactly within reach.
    in_reach = (score < cutoff) & ((cutoff - score) * cost <= 1 + 1e-12)
    return np.where(in_reach, cutoff, score)
