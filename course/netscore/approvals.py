"""Who is approved when friends count, and for whom that turns the answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netscore import friend_score, harm, validate
from netscore.society import Society


@dataclass(frozen=True)
class Approvals:
    """What a lender answers to everyone in a town.

    Attributes
    ----------
    scores
        Points of each person when friends count, shape (n,).
    approved
        Who reaches the cut-off with these, flags of shape (n,).
    let_in, turned_away
        Who is approved only, and refused only, because friends count; flags of shape (n,).
    rates
        Group -> share approved, in [0, 1].
    gap
        Rate of blue minus rate of orange, in percentage points.
    """

    scores: np.ndarray
    approved: np.ndarray
    let_in: np.ndarray
    turned_away: np.ndarray
    rates: dict[str, float]
    gap: float


def approvals(town: Society, weight: float, cutoff: float) -> Approvals:
    """Return who is approved in a town when friends count, and who would not be, or only then would not.

    Parameters
    ----------
    town
        With people of both groups.
    weight
        What friends count, 0 to below 1, as in `friend_score.spread`.
    cutoff
        Least score that is approved. Equality is approved.

    Returns
    -------
    Approvals
        Who passes with friends and without, and the rate of each group in [0, 1].

    Raises
    ------
    ValueError
        If `cutoff` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import make_society
    >>> found = approvals(make_society(300, seed=14055), 0.6, 640)
    >>> int(found.approved.sum()), int(found.let_in.sum()), np.flatnonzero(found.turned_away).tolist()
    (251, 41, [139])
    """
    cutoff = validate.number("cutoff", cutoff, -np.inf, np.inf)
    own, group = town.people["own_score"].to_numpy(), town.people["group"].to_numpy()
    scores = friend_score.spread(town.ties, own, weight)
    alone, approved = own >= cutoff, scores >= cutoff
    return Approvals(
        scores,
        approved,
        approved & ~alone,
        alone & ~approved,
        harm.rate_by_group(approved, group),
        harm.gap_in_points(approved, group),
    )
