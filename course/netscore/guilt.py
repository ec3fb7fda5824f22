"""What friends cost and bring a town, and one resident in it: who is refused, or carried over, because of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netscore import association, harm, validate
from netscore.society import Society


@dataclass(frozen=True)
class Guilt:
    """A town under a cut-off when friends count.

    Attributes
    ----------
    own, circles
        Own score of each person and mean score of their friends, shape (n,); NaN for nobody's friends.
    approved
        Who is approved with their own friends; flags of shape (n,).
    dragged, carried
        Who is refused only, and approved only, because friends count; flags of shape (n,).
    refused, refused_with_others
        Group -> share refused, in [0, 1], with their own friends, and with those of a person drawn at random.
    guilt
        Group -> what its own friends cost it, in percentage points of approval: the one minus the other.
    wrongly_refused
        Group -> share refused of those who repaid.
    passes
        With which people's friends the resident is approved; flags of shape (n,).
    """

    own: np.ndarray
    circles: np.ndarray
    approved: np.ndarray
    dragged: np.ndarray
    carried: np.ndarray
    refused: dict[str, float]
    refused_with_others: dict[str, float]
    guilt: dict[str, float]
    wrongly_refused: dict[str, float]
    passes: np.ndarray


def guilt_in(town: Society, weight: float, cut_off: float, *, resident: int) -> Guilt:
    """Return whom friends cost or bring approval, by group, and with whose friends one resident passes.

    Parameters
    ----------
    town
        With people of both groups who repaid.
    weight
        What friends count, in [0, 1].
    cut_off
        Least score that is approved. Equality is approved.
    resident
        Number of the resident who gets everybody's friends in turn.

    Returns
    -------
    Guilt
        Counts of residents, rates in [0, 1] and chances over circles.

    Raises
    ------
    ValueError
        Also if nobody of a group repaid: a larger town has such people.

    Examples
    --------
    A good and a poor score, and each is the other's friend. Counted half, both come to 650.

    >>> import pandas as pd
    >>> from netscore import friendships
    >>> people = pd.DataFrame({"group": ["blue", "orange"], "own_score": [700.0, 600.0], "repaid": [True, True]})
    >>> pair = Society(people, friendships.ties_from_pairs(np.array([0]), np.array([1]), 2), seed=0)
    >>> found = guilt_in(pair, 0.5, 660, resident=0)
    >>> found.approved.tolist(), found.dragged.tolist(), found.carried.tolist(), found.passes.tolist()
    ([False, False], [True, False], [False, False], [False, True])
    >>> found.guilt
    {'blue': 50.0, 'orange': 0.0}
    """
    group = validate.both_groups("people", town.people["group"])
    repaid = town.people["repaid"].to_numpy()
    validate.both_groups("people who repaid", group[repaid])
    resident = validate.whole("resident", resident, 0, len(town) - 1)
    own, circles = association.own_and_circles(town)
    approved = association.approved(own, circles, weight, cut_off)
    alone = association.approved(own, circles, 0, cut_off)
    refused, others = (
        {name: float(share[group == name].mean()) for name in ("blue", "orange")}
        for share in (~approved, 1 - association.approved_with(own, circles, weight, cut_off))
    )
    return Guilt(
        own=own,
        circles=circles,
        approved=approved,
        dragged=alone & ~approved,
        carried=approved & ~alone,
        refused=refused,
        refused_with_others=others,
        guilt={name: 100 * (refused[name] - others[name]) for name in refused},
        wrongly_refused=harm.rate_by_group(~approved[repaid], group[repaid]),
        passes=association.approved(np.full(len(town), own[resident]), circles, weight, cut_off),
    )
