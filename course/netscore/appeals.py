"""How long someone who was refused by mistake waits for a correction."""

from __future__ import annotations

from typing import Any

import numpy as np

from netscore import validate


def weeks_waiting(complaints: Any, corrections_a_week: int) -> np.ndarray:
    """Return how many weeks each complaint waits, if a desk corrects so many a week, first come, first served.

    Parameters
    ----------
    complaints
        New complaints in each week, whole numbers of at least 0, shape (weeks,), at least one week.
    corrections_a_week
        Most that the desk corrects in a week, at least 1. It works on after the last week given.

    Returns
    -------
    numpy.ndarray
        One whole number a complaint, in order of arrival; 0 if it is corrected in the week in which it comes.

    Raises
    ------
    ValueError
        If `complaints` or `corrections_a_week` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> weeks_waiting([5, 1, 0], 2)  # weeks 0, 0, 1, 1, 2 for the first five, then week 2
    array([0, 0, 1, 1, 2, 1])
    """
    array = validate.vector("complaints", complaints, low=0)
    if (array % 1).any():
        raise ValueError(f"complaints must hold whole numbers, got {array[array % 1 > 0][0]:g}")
    a_week = validate.whole("corrections_a_week", corrections_a_week, 1)
    came = np.repeat(np.arange(array.size), array.astype(int))
    done = np.empty_like(came)
    week, used = 0, 0  # the week at work, and how many it has corrected
    for complaint, arrival in enumerate(came):
        if used == a_week:
            week, used = week + 1, 0
        if arrival > week:
            week, used = int(arrival), 0
        done[complaint] = week
        used += 1
    return done - came
