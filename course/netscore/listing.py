"""What the friends' mean rule says to an applicant, and what one listing changes for everybody else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netscore import friend_score, validate
from netscore.society import Society

ANSWERS = ("continue", "reject", "undefined")


@dataclass(frozen=True)
class Listing:
    """The rule's answers in a town with one resident on the list, or nobody.

    Attributes
    ----------
    answers
        "continue", "reject" or "undefined" for each person, shape (n,).
    counts
        Answer -> number of people.
    counted
        Numbers of the people who count for the applicant.
    mean
        Their mean own score, NaN if there are none.
    gray
        Numbers of the people one tie from the listed one.
    lost, won
        Numbers of the others who continue no more, or now, because of the listing.
    """

    answers: np.ndarray
    counts: dict[str, int]
    counted: np.ndarray
    mean: float
    gray: np.ndarray
    lost: np.ndarray
    won: np.ndarray


def list_one(town: Society, minimum: float, *, applicant: int, listed: int | None = None, radius: int = 1) -> Listing:
    """Return what the rule answers with one resident listed, and what that changes for the others.

    Parameters
    ----------
    town
        The people and ties.
    minimum
        Least mean that continues, as in `friend_score.friends_mean_rule`.
    applicant
        Number of the resident whose circle is looked at.
    listed
        Number of the resident on the black list; None for nobody.
    radius
        1: friends count. 2: friends of friends too.

    Returns
    -------
    Listing
        The rule's three answers before and after, and who changed.

    Raises
    ------
    ValueError
        If `listed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import make_society
    >>> found = list_one(make_society(300, seed=14055), 640, applicant=17, listed=44)
    >>> len(found.gray), len(found.lost), found.counts["continue"]
    (13, 7, 260)
    """
    n = len(town)
    if listed is not None:
        validate.whole("listed", listed, 0, n - 1)
    own = town.people["own_score"]
    black = np.zeros(n, dtype=bool)
    before = friend_score.friends_mean_rule(town.ties, own, minimum, black=black, radius=radius)
    if listed is not None:
        black[listed] = True
    answers = friend_score.friends_mean_rule(town.ties, own, minimum, black=black, radius=radius)
    counted = friend_score.counted_people(town.ties, applicant, black=black, radius=radius)
    went_on, goes_on = before == "continue", answers == "continue"
    return Listing(
        answers=answers,
        counts={name: int((answers == name).sum()) for name in ANSWERS},
        counted=counted,
        mean=float(own[counted].mean()) if counted.size else float("nan"),
        gray=np.flatnonzero(friend_score.gray_list(town.ties, black)),
        lost=np.flatnonzero(went_on & ~goes_on & ~black),
        won=np.flatnonzero(~went_on & goes_on),
    )
