"""What it would cost to score a whole nation by its friendships, from how fast this machine looks scores up."""

from __future__ import annotations

import time

import numpy as np

from netscore import validate


def gather_rate(*, people: int = 20_000_000, lookups: int = 5_000_000, seed: int = 0) -> float:
    """Measure how many scores of random people this machine looks up in a second, on one processor.

    A sweep over friends is as fast as its look-ups, since friends' scores lie anywhere in memory.

    Parameters
    ----------
    people
        Scores in memory, at least 1. The more there are, the slower a look-up; the default fills 80 MB.
    lookups
        Look-ups to time, at least 1,000; the best of three runs counts.
    seed
        Of the random people.

    Returns
    -------
    float
        Look-ups a second.

    Raises
    ------
    ValueError
        If `people`, `lookups` or `seed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> gather_rate(people=1000, lookups=1000) > 0
    True
    """
    people, lookups = validate.whole("people", people, 1), validate.whole("lookups", lookups, 1000)
    rng = np.random.default_rng(validate.seed(seed))
    scores = np.ones(people, dtype=np.float32)
    who = rng.integers(0, people, lookups)
    found = np.empty(lookups, dtype=np.float32)
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        np.take(scores, who, out=found, mode="clip")  # the default mode would copy
        seconds.append(time.perf_counter() - start)
    return lookups / min(seconds)


def hours_to_score(people: int, friends: float, *, sweeps: int, gathers_per_second: float) -> float:
    """Return the hours that a nation's spread scores take: people * friends * sweeps look-ups.

    It is assumed that ties lie in memory or are read while scores are looked up, that friends are anybody
    (people ordered by town would be many times faster), and that one machine does it all.

    Parameters
    ----------
    people
        At least 1.
    friends
        Mean number of friends, at least 0.
    sweeps
        At least 1; about 15 settle scores to a point on a scale of 600 points at weight 0.85.
    gathers_per_second
        Above 0; see `gather_rate`.

    Returns
    -------
    float
        In hours.

    Raises
    ------
    ValueError
        If `people`, `friends`, `sweeps` or `gathers_per_second` cannot be used; the message says what
        is allowed.

    Examples
    --------
    >>> round(hours_to_score(1_400_000_000, 50, sweeps=15, gathers_per_second=47e6), 1)
    6.2
    """
    people, sweeps = validate.whole("people", people, 1), validate.whole("sweeps", sweeps, 1)
    friends = validate.number("friends", friends, 0, np.inf, open_high=True)
    rate = validate.number("gathers_per_second", gathers_per_second, 0, np.inf, open_low=True, open_high=True)
    return people * friends * sweeps / rate / 3600
