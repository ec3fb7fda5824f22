"""A synthetic society: people and the ties between them, made from a seed. No real person is in it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.special import expit, logit, ndtr

from netscore import validate
from netscore.friendships import affinity, attach_preferentially, block_ties, close_triads

if TYPE_CHECKING:
    import networkx

# [fico2017]: bands of US FICO 8 scores in April 2017 and their shares. A table, since the shape is skewed
# to the left and fits no textbook curve. The open ends: scores run from 300 to 850.
SCORE_EDGES = np.array([300, 500, 550, 600, 650, 700, 750, 800, 850], dtype=float)
SCORE_SHARES = np.array([0.047, 0.068, 0.085, 0.100, 0.132, 0.171, 0.190, 0.207])

# [fed2007]: log-odds of repaying a new loan by score, fitted to the Federal Reserve's table of US loans from October
# 2000 on (two years). Odds double every 46 points.
LOG_ODDS_AT_ZERO = -7.44
LOG_ODDS_PER_POINT = 0.0152

# The lessons' town. Picked among many seeds so that residents 17 and 204 have stories worth following: 17 has a
# good score and friends with poor ones, 204 the other way round. Other seeds give other numbers.
TOWN_SEED = 14055

# Design choices, not measurements; each reason stands in `make_society`.
GROUP_GAP = 0.5
UNSEEN_SPREAD = 1.0
RISK_HOMOPHILY = 0.7


@dataclass(frozen=True, eq=False)
class Society:
    """People and the ties between them.

    Attributes
    ----------
    people
        One row a person, index 0 to n - 1 (the resident's number). Columns: `group` ("blue" or "orange"),
        `income` (a month, in the town's own money), `own_score` (300 to 850, what a lender sees),
        `repay_probability` (the truth that only a synthetic town knows, in (0, 1)), `repaid`
        (whether the person repaid a loan that everyone was given once, drawn from that probability).
    ties
        Symmetric `csr_array` of 0 and 1, shape (n, n), no self-ties.
    seed
        The seed that made it.

    Examples
    --------
    >>> town = make_society(300, seed=14055)
    >>> len(town), town.ties.shape
    (300, (300, 300))
    """

    people: pd.DataFrame
    ties: sparse.csr_array
    seed: int

    def __len__(self) -> int:
        return len(self.people)

    def __repr__(self) -> str:
        return f"Society({len(self):,} people, {self.ties.nnz // 2:,} ties, seed {self.seed})"

    def friends(self, person: int) -> np.ndarray:
        """Return the numbers of a person's friends, in order.

        Parameters
        ----------
        person
            A number from 0.

        Returns
        -------
        numpy.ndarray
            Whole numbers.

        Raises
        ------
        ValueError
            If `person` cannot be used; the message says what is allowed.

        Examples
        --------
        >>> len(make_society(2, seed=1, mean_degree=1).friends(0))
        1
        """
        person = validate.whole("person", person, 0, len(self) - 1)
        return self.ties.indices[self.ties.indptr[person] : self.ties.indptr[person + 1]]

    def graph(self) -> networkx.Graph:
        """Return a `networkx.Graph` with the columns of `people` as attributes of its nodes.

        Examples
        --------
        >>> graph = make_society(300, seed=14055).graph()
        >>> sorted(graph.nodes[17])
        ['group', 'income', 'own_score', 'repaid', 'repay_probability']
        """
        import networkx

        graph = networkx.empty_graph(len(self))
        first, second = sparse.triu(self.ties).nonzero()
        graph.add_edges_from(zip(first.tolist(), second.tolist()))
        networkx.set_node_attributes(graph, self.people.to_dict(orient="index"))
        return graph


def make_society(
    n: int,
    *,
    seed: int,
    mean_degree: float = 10.0,
    homophily: float = 0.8,
    minority_share: float = 0.3,
    ties: str = "blocks",
    closure: float = 0.0,
) -> Society:
    """Make a synthetic society of blue and orange people, calibrated to published credit data.

    Keys in square brackets stand in ``course/sources.bib``.

    Parameters
    ----------
    n
        Number of people, 2 to several million.
    seed
        Same seed, same society.
    mean_degree
        Expected ties a person, above 0 (default 10: a design choice, for strong ties).
        With ``ties="preferential"`` an even whole number, since each newcomer makes ``mean_degree / 2``
        ties. Where too few people may be tied, all of them are, and a warning says so.
    homophily
        h in [0, 1]: weight of a tie within a group, against 1 - h across. 0.5 is blind to group.
    minority_share
        Share of orange people, in [0, 0.5]; their number is ``round(n * minority_share)``.
    ties
        "blocks" (everyone alike but for group and risk) or "preferential" (the well connected attract ties).
    closure
        Share of ties, in [0, 1], re-aimed at friends of friends (see `friendships.close_triads`).

    Returns
    -------
    Society

    Raises
    ------
    ValueError
        If `n`, `seed`, `mean_degree`, `homophily`, `minority_share`, `ties` or `closure` cannot be
        used; the message says what is allowed.

    Notes
    -----
    *Scores* follow the published bands [fico2017], left-skewed, mean near 700; a normal curve would not fit.
    *Repaying* follows new US loans of 2000 to 2002 [fed2007]: among people with one score, odds of repaying
    double about every 46 points.
    A score does not know everything, so each person also has unseen circumstances (spread 1 in log-odds,
    a design choice), set so that the average over them is exactly that line.
    *Groups*: the unseen and the seen part have the same spread in both; the orange group's score comes
    from a place half a standard deviation lower (a design choice, smaller than the gaps published in [fed2007]),
    standing for unequal history, not character.
    *Ties* are homophilous on group by `homophily`, and on latent risk: within a group, the half that is
    more likely to repay ties to its like with weight 0.7 against 0.3 (a design choice for "moderate": people
    tie to people in like circumstances).
    Halves are taken within each group, so that homophily 0.5 stays blind to group.
    *Income* rises with the score's place and is log-normal around 2,000 (a design choice).

    Examples
    --------
    >>> town = make_society(300, seed=14055)
    >>> town
    Society(300 people, 1,508 ties, seed 14055)
    >>> town.people["group"].value_counts().to_dict()
    {'blue': 210, 'orange': 90}
    """
    n = validate.whole("n", n, 2)
    seed = validate.seed(seed)
    mean_degree = validate.number("mean_degree", mean_degree, 0, np.inf, open_low=True, open_high=True)
    homophily = validate.number("homophily", homophily, 0, 1)
    minority_share = validate.number("minority_share", minority_share, 0, 0.5)
    validate.choice("ties", ties, ("blocks", "preferential"))
    closure = validate.number("closure", closure, 0, 1)
    if ties == "preferential" and mean_degree % 2:
        raise ValueError(
            f"mean_degree must be an even whole number of at least 2 with preferential ties, got {mean_degree:g}"
        )
    # Independent streams: people stay the same while ties are varied.
    people_seed, ties_seed, closure_seed = np.random.SeedSequence(seed).generate_state(3).tolist()
    people, is_safer = _make_people(n, minority_share, people_seed)
    block = 2 * (people["group"] == "orange").to_numpy() + is_safer
    weight = np.kron(affinity(homophily), affinity(RISK_HOMOPHILY))
    if ties == "blocks":
        drawn = block_ties(block, weight, mean_degree, seed=ties_seed)
    else:
        drawn = attach_preferentially(block, weight, int(mean_degree // 2), seed=ties_seed)
    if closure:
        drawn = close_triads(drawn, block, closure, seed=closure_seed)
    return Society(people, drawn, seed)


def _make_people(n: int, minority_share: float, seed: int) -> tuple[pd.DataFrame, np.ndarray]:
    """Draw the table of people, and whether each is in the safer half of their own group."""
    rng = np.random.default_rng(seed)
    orange = rng.permutation(n) < round(n * minority_share)
    place = rng.standard_normal(n) - GROUP_GAP * orange
    # The place's rank in the mixture of both groups picks the score, so that all together follow the published bands.
    rank = (1 - minority_share) * ndtr(place) + minority_share * ndtr(place + GROUP_GAP)
    score, log_odds = _look_up(rank, _score_and_log_odds_by_rank())
    log_odds += UNSEEN_SPREAD * rng.standard_normal(n)
    repay_probability = expit(log_odds)
    is_safer = np.zeros(n, dtype=np.int64)
    for members in (np.flatnonzero(orange), np.flatnonzero(~orange)):
        if members.size:
            theirs = log_odds[members]
            is_safer[members] = theirs > np.median(theirs)
    people = pd.DataFrame(
        {
            "group": pd.Categorical.from_codes(orange.astype(np.int8), pd.Index(["blue", "orange"])),
            "income": np.round(np.exp(np.log(2000) + 0.3 * place + 0.4 * rng.standard_normal(n))),
            "own_score": np.round(score),
            "repay_probability": repay_probability,
            "repaid": rng.random(n) < repay_probability,
        }
    )
    return people, is_safer


@functools.cache
def _score_and_log_odds_by_rank() -> np.ndarray:
    """Return a table of two rows, for ranks evenly from 0 to 1: score, and log-odds before the unseen part."""
    from scipy.interpolate import PchipInterpolator

    shares = np.concatenate([[0], np.cumsum(SCORE_SHARES)])
    # The published shares exactly at the bands' edges, and smooth between.
    score = PchipInterpolator(shares / shares[-1], SCORE_EDGES)(np.linspace(0, 1, 4001))
    # Noise in log-odds pulls the average probability towards one half; find where to start from.
    nodes, weights = np.polynomial.hermite_e.hermegauss(40)
    before = np.linspace(-20, 20, 2001)
    average = expit(before[:, None] + UNSEEN_SPREAD * nodes) @ (weights / weights.sum())
    return np.stack([score, np.interp(LOG_ODDS_AT_ZERO + LOG_ODDS_PER_POINT * score, logit(average), before)])


def _look_up(rank: np.ndarray, table: np.ndarray) -> np.ndarray:
    """Interpolate in every row of an evenly spaced table; several times as fast as `numpy.interp` for each."""
    position = rank * (table.shape[1] - 1)
    below = np.minimum(position.astype(np.intp), table.shape[1] - 2)
    position -= below
    return table[:, below] + position * np.diff(table)[:, below]
