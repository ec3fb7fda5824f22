"""Guilt by association, as a number: the same person, with the friends of others."""

from __future__ import annotations

from typing import Any

import numpy as np

from netscore import validate
from netscore.friend_score import friends_mean, with_circle
from netscore.society import Society

# A weighted sum of equal scores may miss them by a last binary digit; a score at the cut-off must be approved.
ROUNDING = 1e-9


def own_and_circles(society: Society) -> tuple[np.ndarray, np.ndarray]:
    """Return everyone's own score and the mean score of their friends, as the functions below take them.

    Parameters
    ----------
    society
        With ties and own scores.

    Returns
    -------
    own, circles
        Shape (n,), 300 to 850; `circles` is NaN for a person without friends.

    Examples
    --------
    >>> from netscore import make_society
    >>> own, circles = own_and_circles(make_society(300, seed=14055))
    >>> round(own[17]), round(circles[17])
    (697, 598)
    """
    own = society.people["own_score"].to_numpy()
    return own, friends_mean(society.ties, own)


def approved(own: Any, circles: Any, weight: float, cut_off: float) -> np.ndarray:
    """Return who is approved when friends count: whose score `friend_score.with_circle` reaches the cut-off.

    Parameters
    ----------
    own
        Own scores, shape (n,).
    circles
        Mean score of each person's friends, shape (n,), NaN for nobody's: then the own score stands alone.
    weight
        In [0, 1].
    cut_off
        Least score that is approved. Equality is approved.

    Returns
    -------
    numpy.ndarray of bool, shape (n,)

    Examples
    --------
    >>> approved([700, 620, 640], [580, 700, np.nan], 0.5, 650)
    array([False,  True, False])
    """
    return with_circle(own, circles, weight) >= _least(cut_off)


def approved_with(own: Any, circles: Any, weight: float, cut_off: float) -> np.ndarray:
    """Return, for each person, the share of the given circles with which this same person would be approved.

    A counterfactual: the person stays as they are, and gets each of the circles in turn.

    Parameters
    ----------
    own
        Own scores, shape (n,).
    circles
        Mean scores of circles of friends, shape (k,), k at least 1; NaN for an empty circle.
    weight, cut_off
        As in `approved`.

    Returns
    -------
    numpy.ndarray of float, shape (n,)
        In [0, 1].

    Raises
    ------
    ValueError
        If `own`, `circles` or `weight` cannot be used; the message says what is allowed.

    Examples
    --------
    700 needs a circle of at least 600, so three of these four do; 620 needs 680, so two do.

    >>> approved_with([700, 620], [580, 700, 660, 720], 0.5, 650)
    array([0.75, 0.5 ])
    """
    own, circles = validate.vector("own", own), validate.vector("circles", circles, missing=True)
    weight, least = validate.number("weight", weight, 0, 1), _least(cut_off)
    alone = own >= least
    if weight == 0:
        return alone.astype(float)
    some = np.sort(circles[~np.isnan(circles)])
    needed = (least - (1 - weight) * own) / weight
    enough = some.size - np.searchsorted(some, needed)
    return (enough + alone * (circles.size - some.size)) / circles.size


def guilt_by_association(own: Any, circles: Any, weight: float, cut_off: float) -> np.ndarray:
    """Return what each person's own friends cost: chance of approval with a circle of the town, minus with their own.

    Above 0, the friends harm: the same person would fare better with somebody's circle drawn at random (the own one
    among them). Below 0, the friends help. Refused with every circle, or approved with every one: 0.

    Parameters
    ----------
    own, circles, weight, cut_off
        As in `approved`.

    Returns
    -------
    numpy.ndarray of float, shape (n,)
        In [-1, 1].

    Examples
    --------
    >>> guilt_by_association([700, 620, 660, 560], [580, 700, 660, 720], 0.5, 650)
    array([ 0.75, -0.5 , -0.25,  0.  ])
    """
    return approved_with(own, circles, weight, cut_off) - approved(own, circles, weight, cut_off)


def _least(cut_off: float) -> float:
    return validate.number("cut_off", cut_off, -np.inf, np.inf) - ROUNDING
