"""Why friends default together: they are alike, they infect each other, or one storm hits both."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

from netscore import validate
from netscore.friendships import affinity, block_ties, ties_from_pairs

# Design choices: chances to default of the safer and the riskier half, in each of two rounds.
SAFER, RISKIER = 0.04, 0.16
DISTRICT, SHARE_HIT, TIES_A_HALF = 40, 0.1, 5


def two_rounds(
    n: int, *, seed: int, homophily: float = 0.5, contagion: float = 0.0, shock: float = 0.0
) -> pd.DataFrame:
    """Let people default in two rounds, and keep what would have happened had no friend defaulted.

    Half of one's ten ties come from anywhere, half from one's district of 40 people.

    Parameters
    ----------
    n
        Number of people, at least 40.
    seed
        Same seed, same people and luck, so that settings can be compared.
    homophily
        In [0, 1], of the ties from anywhere, by risk: 0.5 joins safer and riskier people alike.
    contagion
        At least 0: if any friend defaulted in round one, one's own chance in round two is higher by this share.
    shock
        At least 0: in one district of ten, everyone's chance is higher by this share, in both rounds.

    Returns
    -------
    pandas.DataFrame
        One row a person: `first`, `second` (flags: defaulted), `friend_defaulted` (in round one), and
        `second_without`: round two with the same luck, had no friend defaulted. Only a synthetic world has that
        last column.

    Raises
    ------
    ValueError
        If `n`, `seed`, `homophily`, `contagion` or `shock` cannot be used; the message says what is
        allowed.

    Notes
    -----
    The size of contagion that a study of Chinese microloans suggests for friends is 0.063 to 0.119 (Lien 2023, a
    seminar abstract; read as a relative increase).

    Examples
    --------
    >>> list(two_rounds(400, seed=1))
    ['first', 'second', 'friend_defaulted', 'second_without']
    """
    n = validate.whole("n", n, DISTRICT)
    homophily = validate.number("homophily", homophily, 0, 1)
    contagion = validate.number("contagion", contagion, 0, np.inf, open_high=True)
    shock = validate.number("shock", shock, 0, np.inf, open_high=True)
    luck_seed, anywhere_seed, district_seed = np.random.SeedSequence(validate.seed(seed)).generate_state(3).tolist()
    rng = np.random.default_rng(luck_seed)
    safer = rng.permutation(n) < n // 2
    district = np.arange(n) // DISTRICT
    hit = rng.random(district[-1] + 1) < SHARE_HIT
    base = np.minimum(np.where(safer, SAFER, RISKIER) * (1 + shock * hit[district]), 1)
    luck = rng.random((2, n))
    ties = block_ties(safer.astype(int), affinity(homophily), TIES_A_HALF, seed=anywhere_seed) + _within(
        n, district_seed
    )
    first = luck[0] < base
    friend_defaulted = ties @ first.astype(float) > 0
    return pd.DataFrame(
        {
            "first": first,
            "second": luck[1] < np.minimum(base * (1 + contagion * friend_defaulted), 1),
            "friend_defaulted": friend_defaulted,
            "second_without": luck[1] < base,
        }
    )


def _within(n: int, seed: int) -> sparse.csr_array:
    """Tie each person to five others of the district on average, each pair with the same chance."""
    one, other = np.triu_indices(DISTRICT, 1)
    drawn = np.random.default_rng(seed).random((-(-n // DISTRICT), one.size)) < TIES_A_HALF / (DISTRICT - 1)
    district, pair = np.nonzero(drawn)
    first, second = district * DISTRICT + one[pair], district * DISTRICT + other[pair]
    return ties_from_pairs(first[second < n], second[second < n], n)


def rate_ratio(outcome: pd.Series, exposed: pd.Series) -> float:
    """Return the rate of an outcome among the exposed over the rate among the others.

    Parameters
    ----------
    outcome
        True or False, one a person.
    exposed
        True or False, one a person; both must be there.

    Returns
    -------
    float
        Above 0; 1 where exposure makes no difference.

    Raises
    ------
    ValueError
        If `outcome` or `exposed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> flags = pd.DataFrame({"fell": [1, 1, 1, 0], "pushed": [1, 1, 0, 0]}).astype(bool)
    >>> rate_ratio(flags["fell"], flags["pushed"])
    2.0
    """
    validate.same_rows(outcome=outcome, exposed=exposed)
    bad = validate.flags("outcome", outcome)
    beside = validate.flags("exposed", exposed, length=bad.size)
    if beside.all() or not beside.any() or not bad[~beside].any():
        raise ValueError("exposed must leave people on both sides, and outcomes among the others, got a side without")
    return float(bad[beside].mean() / bad[~beside].mean())
