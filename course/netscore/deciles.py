"""A published table of real scores, with neutral names: who stands where, and how many repay."""

from __future__ import annotations

import numpy as np

# [fed2007], accounts that stood open in mid-2003, over 18 months, aggregated in the data of [hardt2016]. In percent of
# each group, lowest score decile first. The four published groups are called A to D here; of each, so many people.
PEOPLE = {"A": 133_165, "B": 18_274, "C": 14_702, "D": 7_906}
SHARE = {
    "A": [8.0, 8.6, 8.7, 9.9, 10.2, 10.0, 9.4, 10.6, 12.7, 12.0],
    "B": [30.4, 22.6, 15.3, 9.9, 7.2, 4.6, 3.0, 2.7, 2.4, 1.7],
    "C": [15.2, 15.1, 15.0, 13.0, 11.0, 9.4, 6.6, 5.6, 5.0, 4.0],
    "D": [5.7, 6.6, 7.4, 10.6, 12.0, 14.0, 12.1, 11.1, 10.6, 9.8],
}
BAD = {
    "A": [92.7, 79.3, 52.3, 26.0, 12.5, 6.3, 3.7, 2.2, 1.6, 1.2],
    "B": [95.7, 88.2, 68.5, 39.7, 22.0, 13.3, 9.9, 5.9, 4.7, 3.0],
    "C": [93.6, 82.3, 56.6, 30.8, 18.3, 11.0, 7.6, 4.7, 2.6, 1.4],
    "D": [91.9, 72.7, 45.5, 23.7, 10.9, 6.3, 4.2, 3.4, 1.6, 0.9],
}


def published_deciles() -> tuple[np.ndarray, dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Return scores, people and repayment rates of four groups, as `harm.threshold_policies` takes them.

    Returns
    -------
    score
        One for each decile, 450 to 770 points, evenly spaced: our choice, since the source gives ranks only.
    weights
        Group -> people in each decile, shape (10,), not rounded; in all, the published size of the group. With groups
        of equal size instead, some conclusions turn round.
    repay
        Group -> share who repay, in [0, 1], shape (10,).

    Examples
    --------
    >>> score, weights, repay = published_deciles()
    >>> float(score[0]), round(float(weights["B"][0]), 1), float(repay["A"][9])
    (450.0, 5566.4, 0.988)
    """
    return (
        np.linspace(450, 770, 10),
        {name: PEOPLE[name] * np.array(share) / sum(share) for name, share in SHARE.items()},
        {name: 1 - np.array(bad) / 100 for name, bad in BAD.items()},
    )
