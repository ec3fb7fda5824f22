"""What scores that count friends' scores become in a town, sweep by sweep, and whose score moves whose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netscore import friend_score, friendships, validate
from netscore.society import Society

SWEEPS = 20  # so many are followed; more hardly move a score
DISTANCES = {"self": (0, 1), "1": (1, 2), "2": (2, 3), "3+": (3, np.inf)}  # ties away: from, to below


@dataclass(frozen=True)
class Spreading:
    """Scores of a town when friends count.

    Attributes
    ----------
    scores
        Points of each person, shape (n,).
    mean
        Group -> mean of these scores.
    apart
        How far the two means lie apart, in points.
    means
        Group -> its mean before the first sweep and after each of the first 20, shape (21,).
    """

    scores: np.ndarray
    mean: dict[str, float]
    apart: float
    means: dict[str, np.ndarray]


def spreading(town: Society, weight: float, sweeps: int | None = None) -> Spreading:
    """Return the scores of a town after some sweeps, or when they have settled, and the groups' means on the way.

    Parameters
    ----------
    town
        With people of both groups.
    weight
        How much friends count, in [0, 1).
    sweeps
        0 to 20, or None: as many as it takes.

    Returns
    -------
    Spreading
        Scores, shape (n,), and one mean a group and sweep.

    Raises
    ------
    ValueError
        If `weight` or `sweeps` cannot be used; the message says what is allowed.

    Examples
    --------
    Two friends, each of whom counts half. After one sweep each has come half of the way to the other.

    >>> import pandas as pd
    >>> people = pd.DataFrame({"group": ["blue", "orange"], "own_score": [700.0, 600.0]})
    >>> pair = Society(people, friendships.ties_from_pairs(np.array([0]), np.array([1]), 2), seed=0)
    >>> spreading(pair, 0.5, 1).scores.tolist(), spreading(pair, 0.5).scores.round(1).tolist()
    ([650.0, 650.0], [666.7, 633.3])
    >>> spreading(pair, 0.5).means["blue"][:3].tolist()
    [700.0, 650.0, 675.0]
    """
    weight = validate.number("weight", weight, 0, 1, open_high=True)
    if sweeps is not None:
        validate.whole("sweeps", sweeps, 0, SWEEPS)
    group = validate.both_groups("people", town.people["group"])
    own = town.people["own_score"].to_numpy()
    rows = friend_score.sweeps(town.ties, own, weight, SWEEPS)
    scores = friend_score.spread(town.ties, own, weight) if sweeps is None else rows[sweeps]
    mean = {name: float(scores[group == name].mean()) for name in ("blue", "orange")}
    return Spreading(
        scores=scores,
        mean=mean,
        apart=abs(mean["blue"] - mean["orange"]),
        means={name: rows[:, group == name].mean(axis=1) for name in mean},
    )


@dataclass(frozen=True)
class Reach:
    """How far influence reaches from, or to, one resident.

    Attributes
    ----------
    shares
        Of each person, shape (n,), in [0, 1].
    by_distance
        Ties away ("self", "1", "2", "3+") -> sum of the shares there; "3+" holds those without a path too.
    heaviest
        Number of the one other with the largest share; None if no other has any.
    most
        That share, or 0.
    over_one_percent
        How many others have more than 0.01.
    """

    shares: np.ndarray
    by_distance: dict[str, float]
    heaviest: int | None
    most: float
    over_one_percent: int


def reach(town: Society, resident: int, weight: float, *, moved: bool = False) -> Reach:
    """Return whose own scores make up one resident's settled score, or whose score the resident's own moves.

    Parameters
    ----------
    town
        The people and ties.
    resident
        Number of the resident.
    weight
        How much friends count, in [0, 1).
    moved
        False: the share of each person in the resident's score; the shares sum to 1. True: how far each person's
        score rises if the resident's own rises by one point; these need not sum to 1.

    Returns
    -------
    Reach
        Shares of one person each, shape (n,), and their sum by distance.

    Examples
    --------
    A chain of three people, seen from its end. Each has half of their score from friends.

    >>> import pandas as pd
    >>> chain = friendships.ties_from_pairs(np.array([0, 1]), np.array([1, 2]), 3)
    >>> three = Society(pd.DataFrame(index=range(3)), chain, seed=0)
    >>> found = reach(three, 0, 0.5)
    >>> {ties: round(share, 3) for ties, share in found.by_distance.items()}, found.heaviest
    ({'self': 0.583, '1': 0.333, '2': 0.083, '3+': 0.0}, 1)
    >>> reach(three, 0, 0.5, moved=True).shares.round(3).tolist()
    [0.583, 0.167, 0.083]
    """
    distance = friendships.distances(town.ties, resident)
    shares = (
        friend_score.spread(town.ties, distance == 0, weight)
        if moved
        else friend_score.influence(town.ties, resident, weight)
    )
    others = np.where(distance == 0, 0.0, shares)
    most = float(others.max())
    return Reach(
        shares=shares,
        by_distance={
            name: float(shares[(distance >= low) & (distance < high)].sum()) for name, (low, high) in DISTANCES.items()
        },
        heaviest=int(others.argmax()) if most else None,
        most=most,
        over_one_percent=int((others > 0.01).sum()),
    )
