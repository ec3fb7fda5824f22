"""A world in which friends are noisy signals: who is good, what a lender sees, and who is tied to whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from netscore import validate
from netscore.friend_score import posterior_good
from netscore.friendships import affinity, block_ties, ties_from_pairs
from netscore.scorecard import brier_score

# Half of all people are good, as the lender's formula assumes; the orange group less often (a design choice).
MINORITY_SHARE, GOOD_ORANGE = 0.3, 0.36
GOOD_BLUE = (0.5 - MINORITY_SHARE * GOOD_ORANGE) / (1 - MINORITY_SHARE)


@dataclass(frozen=True, eq=False)
class SignalWorld:
    """People with a hidden type, and what a lender sees of them.

    Attributes
    ----------
    people
        One row a person: `group` ("blue" or "orange"), `good` (the hidden type), `signal` (+1 or -1, seen).
    ties
        Symmetric `csr_array` of 0 and 1, shape (n, n): seen.
    signal_error, cross_tie
        The lender knows both: how often signals are wrong, and how often unlike people who meet stay tied.
    """

    people: pd.DataFrame
    ties: sparse.csr_array
    signal_error: float
    cross_tie: float

    def chance(self, *, friends: bool = True) -> np.ndarray:
        """Return the lender's chance that each person is good, with or without the friends' signals.

        Parameters
        ----------
        friends
            Whether friends' signals count.

        Returns
        -------
        numpy.ndarray
            Shape (n,), in (0, 1).
        """
        signal = self.people["signal"].to_numpy()
        good, bad = (self.ties @ (signal == s).astype(float) if friends else np.zeros(signal.size) for s in (1, -1))
        return posterior_good(signal, good, bad, signal_error=self.signal_error, cross_tie=self.cross_tie)

    def cross_type_share(self) -> float:
        """Return the share of ties that join a good and a bad person; NaN without ties."""
        good = self.people["good"].to_numpy(dtype=float)
        inside = good @ (self.ties @ good) + (1 - good) @ (self.ties @ (1 - good))
        return float(1 - inside / self.ties.nnz) if self.ties.nnz else float("nan")


def signal_world(
    n: int,
    *,
    seed: int,
    signal_error: float = 0.3,
    cross_tie: float = 0.5,
    dropped: float = 0.0,
    meetings: float = 10.0,
    homophily: float = 0.8,
) -> SignalWorld:
    """Draw a world after Wei and others (2016), with two groups added.

    People meet at random. People of one type tie surely, unlike people with chance `cross_tie`. Each gives a
    signal that is wrong with chance `signal_error`.

    Parameters
    ----------
    n
        Number of people, at least 10.
    seed
        Same seed, same world; people and signals stay while ties are varied.
    signal_error
        In (0, 0.5).
    cross_tie
        In [0, 1]; at 1, types do not matter to ties.
    dropped
        Share, in [0, 1], of ties between unlike people that are given up again. The lender knows it.
    meetings
        Mean number of people whom one meets, above 0.
    homophily
        By *group*, in [0, 1]: 0.5 meets both groups alike, 1 only one's own.

    Returns
    -------
    SignalWorld
        People, ties and signals.

    Raises
    ------
    ValueError
        If `n`, `seed`, `signal_error`, `cross_tie`, `dropped` or `homophily` cannot be used; the
        message says what is allowed.

    References
    ----------
    Wei, Yildirim, Van den Bulte and Dellarocas (2016), *Marketing Science* 35(2), 234-258. Groups and meetings by
    group are our addition; with homophily 0.5 the model is theirs.

    Examples
    --------
    >>> world = signal_world(1000, seed=1)
    >>> list(world.people), world.cross_tie
    (['group', 'good', 'signal'], 0.5)
    """
    n = validate.whole("n", n, 10)
    error = validate.number("signal_error", signal_error, 0, 0.5, open_low=True, open_high=True)
    cross = validate.number("cross_tie", cross_tie, 0, 1) * (1 - validate.number("dropped", dropped, 0, 1))
    homophily = validate.number("homophily", homophily, 0, 1)
    people_seed, meet_seed, tie_seed = np.random.SeedSequence(validate.seed(seed)).generate_state(3).tolist()
    rng = np.random.default_rng(people_seed)
    orange = rng.permutation(n) < round(MINORITY_SHARE * n)
    good = rng.random(n) < np.where(orange, GOOD_ORANGE, GOOD_BLUE)
    signal = np.where(good, 1, -1) * np.where(rng.random(n) < error, -1, 1)
    met = block_ties(orange.astype(int), affinity(homophily), meetings, seed=meet_seed)
    first, second = sparse.triu(met).nonzero()
    # The same draw for every value of `cross`: with fewer ties across, the others stay.
    stays = (good[first] == good[second]) | (np.random.default_rng(tie_seed).random(first.size) < cross)
    ties = ties_from_pairs(first[stays], second[stays], n)
    group = pd.Categorical.from_codes(orange.astype(np.int8), pd.Index(["blue", "orange"]))
    return SignalWorld(pd.DataFrame({"group": group, "good": good, "signal": signal}), ties, error, cross)


def judged(world: SignalWorld, *, friends: bool) -> pd.DataFrame:
    """Return how well a lender does who accepts a chance of at least one half: for all, and for each group.

    Parameters
    ----------
    world
        From `signal_world`.
    friends
        Whether friends' signals count.

    Returns
    -------
    pandas.DataFrame
        Rows "all", "blue", "orange"; columns `accuracy` (share judged right), `brier`, `predicted` (mean chance),
        `good` (share who are), `wrongly_refused` (share of the good) and `wrongly_accepted` (share of the bad).

    Examples
    --------
    >>> judged(signal_world(1000, seed=1), friends=False).index.tolist()
    ['all', 'blue', 'orange']
    """
    chance, good = world.chance(friends=friends), world.people["good"].to_numpy()
    accepted = chance >= 0.5
    rows = {}
    for name in ("all", "blue", "orange"):
        who = np.ones(good.size, dtype=bool) if name == "all" else (world.people["group"] == name).to_numpy()
        rows[name] = {
            "accuracy": (accepted == good)[who].mean(),
            "brier": brier_score(chance[who], good[who]),
            "predicted": chance[who].mean(),
            "good": good[who].mean(),
            "wrongly_refused": (~accepted)[who & good].mean(),
            "wrongly_accepted": accepted[who & ~good].mean(),
        }
    return pd.DataFrame(rows).T


def friends_of_the_good(world: SignalWorld) -> pd.DataFrame:
    """Return what speaks for good people: how many friends they have, and the share of good signals among these.

    Parameters
    ----------
    world
        From `signal_world`.

    Returns
    -------
    pandas.DataFrame
        Rows "blue" and "orange"; columns `friends` (mean number) and `good_signals` (share of all tie ends).

    Examples
    --------
    >>> list(friends_of_the_good(signal_world(1000, seed=1)))
    ['friends', 'good_signals']
    """
    people, count = world.people, np.diff(world.ties.indptr)
    good_signals = world.ties @ (people["signal"] == 1).to_numpy(dtype=float)
    rows = {}
    for name in ("blue", "orange"):
        who = (people["good"] & (people["group"] == name)).to_numpy()
        rows[name] = {"friends": count[who].mean(), "good_signals": good_signals[who].sum() / max(count[who].sum(), 1)}
    return pd.DataFrame(rows).T
