"""Two groups that are alike, and beliefs about them that make themselves true (Coate and Loury 1993)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netscore import validate


@dataclass(frozen=True)
class Beliefs:
    """What a decision maker may believe about a group, and what the belief makes of the group.

    Attributes
    ----------
    needed : float
        Least share of able people in a group at which an unclear result is given the benefit of the doubt.
    trusted, doubted : float
        Share who become able when they expect the benefit of the doubt, and when they do not.
    """

    needed: float
    trusted: float
    doubted: float

    @property
    def confirmed(self) -> tuple[float, ...]:
        """Beliefs that make themselves true: none, one or two shares, the higher one first."""
        return tuple(
            share
            for share, holds in (
                (self.trusted, self.trusted >= self.needed),
                (self.doubted, self.doubted < self.needed),
            )
            if holds
        )


def beliefs(able_from: float, unable_to: float, ratio: float, reward: float = 1.0) -> Beliefs:
    """Return the beliefs about a group that a test with three outcomes can confirm.

    Results of the able are spread evenly from `able_from` to 1, those of all others from 0 to `unable_to`; between
    the two a result is unclear. Becoming able costs between 0 and 1, spread evenly, and people do it where it pays.

    Parameters
    ----------
    able_from, unable_to
        In (0, 1), and ``able_from < unable_to``.
    ratio
        Gain from accepting someone able, divided by the loss from accepting someone who is not; above 0.
    reward
        What being accepted is worth to a person, in (0, 1].

    Returns
    -------
    Beliefs
        Shares of the group that prepare, in [0, 1].

    Raises
    ------
    ValueError
        If `able_from`, `unable_to`, `ratio` or `reward` cannot be used; the message says what is
        allowed.

    Notes
    -----
    Coate and Loury (1993). An unclear result comes from the able with probability
    ``p_able = (unable_to - able_from) / (1 - able_from)`` and from others with ``p_other = (unable_to - able_from) /
    unable_to``. Being able pays ``reward * (1 - p_other)`` where the unclear are accepted, since then others fail only
    with a clear result, and ``reward * (1 - p_able)`` where they are not.

    Examples
    --------
    >>> found = beliefs(0.3, 0.8, 1.75)
    >>> round(found.needed, 4), [round(share, 4) for share in found.confirmed]
    (0.3333, [0.375, 0.2857])
    """
    able_from = validate.number("able_from", able_from, 0, 1, open_low=True, open_high=True)
    unable_to = validate.number("unable_to", unable_to, able_from, 1, open_low=True, open_high=True)
    ratio = validate.number("ratio", ratio, 0, np.inf, open_low=True, open_high=True)
    reward = validate.number("reward", reward, 0, 1, open_low=True)
    able = (unable_to - able_from) / (1 - able_from)
    other = (unable_to - able_from) / unable_to
    return Beliefs(
        needed=(other / able) / (ratio + other / able), trusted=reward * (1 - other), doubted=reward * (1 - able)
    )
