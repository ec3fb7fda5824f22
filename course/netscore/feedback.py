"""A list that sends the watchers back to where they looked: an urn (Ensign and others 2018)."""

from __future__ import annotations

from typing import Any

import numpy as np

from netscore import validate


def watched_shares(start: Any, rates: Any, rounds: int, *, runs: int, seed: int, corrected: bool = False) -> np.ndarray:
    """Return how the share of attention paid to the first of two places moves, in many runs of one rule.

    Each round one place is watched, drawn by its share of all records. Something is found there at the place's rate;
    what is found becomes a record there, so that the place is watched more often.

    Parameters
    ----------
    start
        Records of the two places at the start, each above 0, shape (2,).
    rates
        Chance in [0, 1] that watching finds something, shape (2,).
    rounds, runs
        How many rounds, at least 0, and how many runs beside each other, at least 1.
    seed
        At least 0.
    corrected
        Keep a find only with a chance of 1 minus the place's own share: what one looks at more, one counts for less.

    Returns
    -------
    numpy.ndarray
        Share of the first place's records, shape (rounds + 1, runs).

    Raises
    ------
    ValueError
        If `start`, `rates`, `rounds`, `runs` or `seed` cannot be used; the message says what is
        allowed.

    Notes
    -----
    Equal rates without correction are Polya's urn: the share settles at a value that chance and the start decide,
    spread as Beta(start). With unequal rates it goes to 1 for the higher one, however small the difference, though
    slowly. Corrected, it goes to ``rates[0] / sum(rates)``.

    Examples
    --------
    Where nothing is ever found, nothing moves.

    >>> watched_shares([1, 3], [0, 0], 2, runs=1, seed=1).ravel()
    array([0.25, 0.25, 0.25])
    """
    records = validate.vector("start", start)
    chances = validate.vector("rates", rates, low=0, high=1)
    for name, value in (("start", records), ("rates", chances)):
        if value.size != 2:
            raise ValueError(f"{name} must hold one number a place (2), got {value.size}")
    if not (records > 0).all():
        raise ValueError(f"start must hold numbers above 0 only, got {records.min():g}")
    rounds, runs = validate.whole("rounds", rounds, 0), validate.whole("runs", runs, 1)
    rng = np.random.default_rng(validate.seed(seed))
    first, second = np.full(runs, records[0]), np.full(runs, records[1])
    shares = np.empty((rounds + 1, runs))
    for step in range(rounds + 1):
        share = shares[step] = first / (first + second)
        here, chance = rng.random((2, runs))
        in_first = here < share
        kept = chances[np.where(in_first, 0, 1)]
        if corrected:
            kept = kept * np.where(in_first, 1 - share, share)
        found = chance < kept
        first, second = first + (found & in_first), second + (found & ~in_first)
    return shares
