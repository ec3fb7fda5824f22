"""How large a town's minority is, and how large it looks from where people stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netscore import friendships
from netscore.society import Society


@dataclass(frozen=True)
class MinorityCount:
    """The ties of a town, and its orange people counted from four places.

    Attributes
    ----------
    degree
        Number of friends of each person, shape (n,).
    mixing
        Assortativity of ties by group, NaN where a group has no ties.
    transitivity
        Share of friend-of-friend paths that are closed, in [0, 1].
    best
        Who is among the best connected, or level with the last of them; flags of shape (n,).
    shares
        Place -> share of orange people there, in [0, 1]: "all people", "best connected" (those level at the edge count
        in proportion), "friends of blue" and "friends of orange" (both of tie ends; NaN for a group without ties).
    """

    degree: np.ndarray
    mixing: float
    transitivity: float
    best: np.ndarray
    shares: dict[str, float]


def count_minority(town: Society, top: float) -> MinorityCount:
    """Return how a town's ties mix, and what share of the people is orange, counted from four places.

    Parameters
    ----------
    town
        With people of both groups, somebody of them with two friends.
    top
        Share of people who count as best connected, in (0, 1].

    Returns
    -------
    MinorityCount
        Degrees, mixing and shares in [0, 1].

    Raises
    ------
    ValueError
        If the town has one group only, or nobody with two friends.

    Examples
    --------
    A chain: two blue people, then two orange ones. The two in the middle are the best connected half.

    >>> import pandas as pd
    >>> people = pd.DataFrame({"group": ["blue", "blue", "orange", "orange"]})
    >>> chain = friendships.ties_from_pairs(np.array([0, 1, 2]), np.array([1, 2, 3]), 4)
    >>> count = count_minority(Society(people, chain, seed=0), 0.5)
    >>> count.degree.tolist(), count.best.tolist(), count.transitivity
    ([1, 2, 2, 1], [False, True, True, False], 0.0)
    >>> {place: round(share, 2) for place, share in count.shares.items()}
    {'all people': 0.5, 'best connected': 0.5, 'friends of blue': 0.33, 'friends of orange': 0.67}
    """
    group = town.people["group"].to_numpy()
    orange = group == "orange"
    seen = friendships.perceived_share(town.ties, orange)
    degree = friendships.degrees(town.ties)
    has_ties = {name for name in ("blue", "orange") if degree[group == name].any()}
    return MinorityCount(
        degree=degree,
        mixing=friendships.assortativity(town.ties, orange) if len(has_ties) == 2 else float("nan"),
        transitivity=friendships.transitivity(town.ties),
        best=friendships.best_connected(town.ties, top) > 0,
        shares={
            "all people": float(orange.mean()),
            "best connected": friendships.share_among_best_connected(town.ties, orange, top),
            "friends of blue": seen["majority"]["share"],
            "friends of orange": seen["minority"]["share"],
        },
    )
