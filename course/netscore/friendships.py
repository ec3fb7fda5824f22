"""Who is tied to whom: two generators with homophily, and measures of it.

Homophily is the tendency of ties to join people who are alike. In both generators it is one
number h in [0, 1]: a tie inside a group has weight h, a tie across groups 1 - h. So 0.5 is blind
to group and 1 joins people within a group only.
"""

from __future__ import annotations

import random
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from scipy import sparse

from netscore import validate

CLOSE_ENOUGH = 0.05  # a town with 5 % fewer ties than asked, or elsewhere, says so


def ties_from_pairs(first: Any, second: Any, n: int) -> sparse.csr_array:
    """Return the symmetric adjacency matrix of distinct pairs of distinct people.

    Parameters
    ----------
    first, second
        Whole numbers from 0 to n - 1, shape (ties,): person ``first[k]`` is tied to person ``second[k]``. Each pair
        stands once, in either direction.
    n
        Number of people, at least 1.

    Returns
    -------
    scipy.sparse.csr_array
        Shape (n, n), in 0 and 1, marked as right by construction.

    Raises
    ------
    ValueError
        If an argument cannot be used, a person is tied to themselves, or a pair stands twice; the message says which,
        and what is allowed.

    Examples
    --------
    >>> ties_from_pairs([0, 1], [1, 2], 3).toarray().astype(int)
    array([[0, 1, 0],
           [1, 0, 1],
           [0, 1, 0]])
    >>> ties_from_pairs([0, 1], [1, 0], 3)
    Traceback (most recent call last):
    ValueError: second must make each pair once, got 0 and 1 at positions 0 and 1: keep one of them
    """
    n = validate.whole("n", n, 1)
    first = validate.people("first", first, n)
    second = validate.people("second", second, n)
    if first.size != second.size:
        raise ValueError(f"second must hold one person for each of first ({first.size}), got {second.size}")
    if (first == second).any():
        at = int(np.argmax(first == second))
        raise ValueError(f"second must tie people to others, got {second[at]} twice at position {at}")
    low, high = np.minimum(first, second), np.maximum(first, second)
    order = np.lexsort((high, low))
    twice = (np.diff(low[order]) == 0) & (np.diff(high[order]) == 0)
    if twice.any():
        one, two = sorted(order[int(np.argmax(twice)) :][:2].tolist())
        raise ValueError(
            f"second must make each pair once, got {low[one]} and {high[one]} at positions {one} and {two}: "
            "keep one of them"
        )
    return _ties(first, second, n)


def _ties(first: np.ndarray, second: np.ndarray, n: int) -> sparse.csr_array:
    """Return the matrix of pairs that are right by construction."""
    # One sorted key a direction, person above and friend below: rows and columns come out in order, as CSR
    # wants them. Written in place, since at a million people fresh memory costs more than the arithmetic.
    keys = np.empty((2, first.size), dtype=np.int64)
    for key, person, friend in ((keys[0], first, second), (keys[1], second, first)):
        np.left_shift(person, 32, out=key, dtype=np.int64)
        key |= friend
    flat = keys.ravel()
    _sort_in_place(flat)
    # Above 2^31 stored ties a place in the row needs more than 32 bits, and scipy wants one kind of number for both.
    whole: Any = np.int32 if flat.size <= np.iinfo(np.int32).max else np.int64
    columns = (flat & 0xFFFFFFFF).astype(whole) if whole is np.int64 else flat.astype(whole)  # keeps the lower 32 bits
    flat >>= 32
    starts = np.zeros(n + 1, dtype=whole)
    np.cumsum(np.bincount(flat, minlength=n), out=starts[1:])
    ties = sparse.csr_array((np.ones(columns.size), columns, starts), shape=(n, n))
    ties.has_canonical_format = True
    return validate.frozen(ties)


def _sort_in_place(keys: np.ndarray) -> None:
    """Sort, and where there are millions, put the smaller half first and let two threads sort a half each."""
    if keys.size < 1_000_000:
        keys.sort()
        return
    keys.partition(keys.size // 2)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(np.ndarray.sort, (keys[: keys.size // 2], keys[keys.size // 2 :])))


def block_ties(block: np.ndarray, affinity: np.ndarray, mean_degree: float, *, seed: int) -> sparse.csr_array:
    """Draw a stochastic block model: two people are tied with a chance set by their blocks.

    Parameters
    ----------
    block
        Block number of each person, shape (n,), values 0 to blocks - 1.
    affinity
        Symmetric matrix of shape (blocks, blocks), not negative: how likely two blocks are to be tied,
        relative to each other.
    mean_degree
        Expected number of ties a person, above 0.
    seed
        Same seed, same ties.

    Returns
    -------
    scipy.sparse.csr_array
        Symmetric, 0 and 1, no self-ties, shape (n, n).

    Raises
    ------
    ValueError
        If `block`, `affinity`, `mean_degree` or `seed` cannot be used; the message says what is allowed.

    Warns
    -----
    UserWarning
        If all who may be tied are, and that is still fewer ties than asked for; or if some blocks are so small that
        their ties run out, and more than 5 % of all ties go elsewhere than `affinity` asks.

    Notes
    -----
    The number of ties between two blocks is binomial, and the pairs are distinct and uniform, so this is
    the exact model; networkx draws the same one person by person (Holland, Laskey and Leinhardt 1983).

    Examples
    --------
    >>> block_ties(np.array([0, 0, 1]), np.array([[1.0, 0.0], [0.0, 0.0]]), 2 / 3, seed=1).nnz
    2
    """
    block, affinity = _blocks(block, affinity)
    if not np.array_equal(affinity, affinity.T):
        raise ValueError(f"affinity must be the same in both directions, got {affinity.tolist()}")
    mean_degree = validate.number("mean_degree", mean_degree, 0, np.inf, open_low=True)
    rng = np.random.default_rng(validate.seed(seed))
    n = block.size
    small = block.astype(np.min_scalar_type(len(affinity)))  # the smaller the integers, the faster they sort
    order = np.argsort(small, kind="stable").astype(np.int32)
    size = np.bincount(block, minlength=len(affinity))
    start = np.concatenate([[0], np.cumsum(size)])
    pairs = np.outer(size, size) - np.diag(size * (size + 1) // 2)  # distinct pairs within, all pairs across
    chance = _chances(affinity, pairs, n * mean_degree / 2)
    first, second = [], []
    for a in range(len(affinity)):
        for b in range(a, len(affinity)):
            count = rng.binomial(pairs[a, b], chance[a, b])
            key = _distinct(rng, pairs[a, b], count)
            # Within a block, pair (person, person + step) around a circle meets every pair exactly once.
            turn, i = np.divmod(key, max(size[a], 1))
            if a == b:
                turn += i + 1
                turn[turn >= size[a]] -= size[a]
            first.append(order[start[a] :][i])
            second.append(order[start[b] :][turn])
    return _ties(np.concatenate(first), np.concatenate(second), n)


def _chances(affinity: np.ndarray, pairs: np.ndarray, wanted: float) -> np.ndarray:
    """Return chances proportional to affinity, at most 1, with `wanted` ties expected in all."""
    chance = np.zeros_like(affinity)
    count = np.triu(pairs).astype(float)
    if not (affinity * count).any():
        warnings.warn("mean_degree cannot be reached: affinity lets nobody be tied", stacklevel=4)
        return chance
    asked = affinity * count * (wanted / (affinity * count).sum())
    while (open_pairs := (affinity > 0) & (chance < 1) & (count + count.T > 0)).any():
        missing = wanted - count[chance == 1].sum()
        scaled = affinity * (missing / (affinity * count)[open_pairs].sum())
        chance[open_pairs] = np.minimum(scaled, 1)[open_pairs]
        if (scaled[open_pairs] <= 1).all():
            astray = np.abs(chance * count - asked).sum() / 2 / wanted
            if astray > CLOSE_ENOUGH:
                warnings.warn(
                    "affinity cannot be kept: some blocks are so small that all pairs there are tied, and "
                    f"{astray:.0%} of the ties go to others: ask for more people or a smaller mean_degree",
                    stacklevel=4,
                )
            return chance
        # Pairs that are tied for sure leave the rest of the ties to the others.
        chance[open_pairs & (scaled <= 1)] = 0
    if wanted > count[affinity > 0].sum() * (1 + CLOSE_ENOUGH):
        warnings.warn(
            f"mean_degree cannot be reached: {wanted:.0f} ties were asked for, "
            f"{count[affinity > 0].sum():.0f} pairs may be tied, and all are",
            stacklevel=4,
        )
    return chance


def _blocks(block: Any, affinity: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return blocks and their affinities, checked."""
    affinity = validate.array("affinity", affinity)
    if affinity.ndim != 2 or affinity.shape[0] != affinity.shape[1] or affinity.dtype.kind not in "biuf":
        raise ValueError(f"affinity must be a square matrix, one row a block, got shape {affinity.shape}")
    if not (np.isfinite(affinity) & (affinity >= 0)).all():
        raise ValueError(f"affinity must hold finite numbers of at least 0, got {affinity.tolist()}")
    return validate.people("block", block, len(affinity)), affinity.astype(float)


def _distinct(rng: np.random.Generator, population: int, count: int) -> np.ndarray:
    """Draw `count` distinct whole numbers below `population`, uniformly."""
    if count * 4 >= population:  # dense and therefore small: shuffle
        return rng.permutation(population)[:count]
    drawn = np.empty(0, dtype=np.int64)
    while drawn.size < count:  # sparse: draw, drop the few doubles, draw as many again
        drawn = np.concatenate([drawn, rng.integers(0, population, count - drawn.size)])
        drawn.sort()
        drawn = drawn[np.concatenate([[True], drawn[1:] != drawn[:-1]])]
    return drawn


def attach_preferentially(block: np.ndarray, affinity: np.ndarray, m: int, *, seed: int) -> sparse.csr_array:
    """Let people arrive one by one; each ties to m earlier ones by degree times affinity.

    Choosing the block first (affinity times its total degree), then a uniform entry of the list of its
    tie ends, costs O(n m). Someone without ties counts as if they had one, or nobody could find them.

    Parameters
    ----------
    block
        Block number of each person in order of arrival, shape (n,).
    affinity
        Matrix of shape (blocks, blocks), not negative.
    m
        Ties that each newcomer makes, at least 1; fewer where affinity leaves fewer than m candidates.
        The first m people arrive without making ties.
    seed
        Same seed, same ties.

    Returns
    -------
    scipy.sparse.csr_array
        Shape (n, n), in 0 and 1.

    Raises
    ------
    ValueError
        If `block`, `affinity`, `m` or `seed` cannot be used; the message says what is allowed.

    Warns
    -----
    UserWarning
        If more than 5 % of the ties asked for, n times m, are missing: the first m people make none, which tells where
        n is small, and others find fewer than m candidates.

    Examples
    --------
    >>> int(attach_preferentially(np.zeros(40, dtype=int), np.ones((1, 1)), 1, seed=0).nnz) // 2
    39
    """
    block, affinity = _blocks(block, affinity)
    m = validate.whole("m", m, 1)
    draw = random.Random(validate.seed(seed)).random
    ends: list[list[int]] = [[] for _ in affinity]
    first, second = [], []
    # Plain Python on purpose: each tie depends on all before it.
    blocks, weights = block.tolist(), affinity.tolist()
    for person, own_block in enumerate(blocks):
        chosen: set[int] = set()
        mass = [weight * len(of_block) for weight, of_block in zip(weights[own_block], ends)]
        total = sum(mass)
        tries = 100 * m if person >= m and total > 0 else 0
        while len(chosen) < m and tries:
            tries -= 1
            at = draw() * total
            target_block = 0
            while at >= mass[target_block] and target_block < len(mass) - 1:
                at -= mass[target_block]
                target_block += 1
            if mass[target_block]:
                candidates = ends[target_block]
                chosen.add(candidates[int(draw() * len(candidates))])
        for target in sorted(chosen):
            first.append(person)
            second.append(target)
            ends[blocks[target]].append(target)
        ends[own_block].extend([person] * max(1, len(chosen)))
    if len(first) < (1 - CLOSE_ENOUGH) * m * len(blocks):
        warnings.warn(
            f"mean_degree cannot be reached: {m * len(blocks)} ties were asked for, and newcomers found {len(first)}: "
            "ask for more people or fewer ties a person",
            stacklevel=3,
        )
    return _ties(np.array(first, dtype=np.int64), np.array(second, dtype=np.int64), len(blocks))


def preferential_ties(
    n: int, m: int, *, minority_share: float, homophily: float, seed: int
) -> tuple[sparse.csr_array, np.ndarray]:
    """Draw preferential attachment with homophily between a majority and a minority.

    Parameters
    ----------
    n
        Number of people, at least 2.
    m
        Ties that each newcomer makes, from 1 to n - 1.
    minority_share
        Share of the minority, in [0, 0.5]; its size is ``round(n * minority_share)``.
    homophily
        h in [0, 1]: weight of a tie inside a group; a tie across has 1 - h.
    seed
        Same seed, same ties.

    Returns
    -------
    ties : scipy.sparse.csr_array
        Symmetric, 0 and 1, no self-ties, shape (n, n).
    is_minority : numpy.ndarray of bool, shape (n,)

    Raises
    ------
    ValueError
        If `n`, `m`, `minority_share`, `homophily` or `seed` cannot be used; the message says what is
        allowed.

    References
    ----------
    Karimi et al. (2018), Homophily influences ranking of minorities in social networks, *Scientific
    Reports* 8:11077.

    Examples
    --------
    >>> ties, is_minority = preferential_ties(3000, 2, minority_share=0.2, homophily=0.8, seed=1)
    >>> int(ties.nnz / 2), int(is_minority.sum())
    (5996, 600)
    """
    n = validate.whole("n", n, 2)
    m = validate.whole("m", m, 1, n - 1)
    minority_share = validate.number("minority_share", minority_share, 0, 0.5)
    homophily = validate.number("homophily", homophily, 0, 1)
    rng = np.random.default_rng(validate.seed(seed))
    is_minority = rng.permutation(n) < round(n * minority_share)
    ties = attach_preferentially(is_minority.astype(int), affinity(homophily), m, seed=seed)
    return ties, is_minority


def affinity(homophily: float) -> np.ndarray:
    """Return the 2 x 2 matrix of tie weights: h inside a group, 1 - h across.

    Parameters
    ----------
    homophily
        h in [0, 1].

    Returns
    -------
    numpy.ndarray
        Shape (2, 2).

    Raises
    ------
    ValueError
        If `homophily` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> affinity(0.75)
    array([[0.75, 0.25],
           [0.25, 0.75]])
    """
    homophily = validate.number("homophily", homophily, 0, 1)
    return np.where(np.eye(2, dtype=bool), homophily, 1 - homophily)


def preferential_theory(minority_share: float, homophily: float) -> dict[str, float]:
    """Return what preferential attachment with homophily tends to in a very large society.

    Parameters
    ----------
    minority_share
        f, in (0, 0.5].
    homophily
        h, in [0, 1].

    Returns
    -------
    dict
        `degree_share` of the minority in all tie ends; degree exponents `gamma_minority` and
        `gamma_majority`; shares of ties `within_minority`, `across`, `within_majority`.

    Raises
    ------
    ValueError
        If `minority_share` or `homophily` cannot be used; the message says what is allowed.

    Notes
    -----
    Write c for the tie ends of the minority per tie (so its share of ends is c / 2). A newcomer of the minority
    meets a member with chance h c / Y, Y = h c + (1 - h)(2 - c). The fixed point of c is found by
    bracketing (Karimi et al. 2018).

    Examples
    --------
    >>> round(preferential_theory(0.2, 0.8)["degree_share"], 4)
    0.1621
    """
    from scipy.optimize import brentq

    f = validate.number("minority_share", minority_share, 0, 0.5, open_low=True)
    h = validate.number("homophily", homophily, 0, 1)

    def meets_minority(c: float) -> tuple[float, float]:
        """Chance that a tie of a minority, and of a majority, newcomer goes to the minority."""
        return h * c / (h * c + (1 - h) * (2 - c)), (1 - h) * c / ((1 - h) * c + h * (2 - c))

    def surplus(c: float) -> float:
        by_minority, by_majority = meets_minority(c)
        return f * (1 + by_minority) + (1 - f) * by_majority - c

    c = brentq(surplus, f, 2 - 1e-9, xtol=1e-14)  # each newcomer of the minority brings one end at least
    by_minority, by_majority = meets_minority(c)
    beta_minority = (f * by_minority + (1 - f) * by_majority) / c
    beta_majority = (f * (1 - by_minority) + (1 - f) * (1 - by_majority)) / (2 - c)
    return {
        "degree_share": c / 2,
        "gamma_minority": 1 + 1 / beta_minority,
        "gamma_majority": 1 + 1 / beta_majority,
        "within_minority": f * by_minority,
        "across": f * (1 - by_minority) + (1 - f) * by_majority,
        "within_majority": (1 - f) * (1 - by_majority),
    }


def close_triads(ties: Any, block: Any, share: float, *, seed: int) -> sparse.csr_array:
    """Re-aim a share of ties at a friend of a friend, inside the same block as the friend who is dropped.

    The number of ties, and of ties between any two blocks, stays exactly the same; triangles become
    more common. A tie stays as it is where no such friend of a friend turns up in a few tries.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n).
    block
        Block of each person, shape (n,).
    share
        Share of ties to try, in [0, 1].
    seed
        Same seed, same ties.

    Returns
    -------
    scipy.sparse.csr_array
        Of the shape given, with as many ties.

    Raises
    ------
    ValueError
        If `ties`, `block`, `share` or `seed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> path = ties_from_pairs(np.array([0, 1, 2]), np.array([1, 2, 3]), 4)
    >>> close_triads(path, [0, 0, 0, 0], 1.0, seed=1).nnz == path.nnz
    True
    """
    validate.same_rows(ties=ties, block=block)
    ties = validate.adjacency(ties)
    n = ties.shape[0]
    block = validate.labels("block", block, length=n)
    share = validate.number("share", share, 0, 1)
    # Plain Python on purpose: each tie depends on those re-aimed before it.
    draw = random.Random(validate.seed(seed))
    friends, kind = [row.tolist() for row in np.split(ties.indices, ties.indptr[1:-1])], block.tolist()
    first, second = (ends.tolist() for ends in sparse.triu(ties).nonzero())
    for k in draw.sample(range(len(first)), round(share * len(first))):
        person, dropped = (first[k], second[k]) if draw.random() < 0.5 else (second[k], first[k])
        for _ in range(5):
            middle = draw.choice(friends[person])
            other = draw.choice(friends[middle])
            # A path by way of the dropped friend would not be closed, and be gone.
            if middle != dropped and other != person and kind[other] == kind[dropped] and other not in friends[person]:
                friends[person].remove(dropped)
                friends[dropped].remove(person)
                friends[person].append(other)
                friends[other].append(person)
                first[k], second[k] = person, other
                break
    return _ties(np.array(first, dtype=np.int64), np.array(second, dtype=np.int64), n)


def degrees(ties: Any) -> np.ndarray:
    """Return the number of ties of each person, shape (n,).

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n), sparse or dense.

    Returns
    -------
    numpy.ndarray
        Whole numbers, shape (n,).

    Raises
    ------
    ValueError
        If `ties` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> degrees([[0, 1], [1, 0]])
    array([1, 1])
    """
    return np.diff(validate.adjacency(ties).indptr).astype(int)


def distances(ties: Any, person: int) -> np.ndarray:
    """Return how many ties lead from one person to each, shape (n,): 0 for oneself, infinity without a path.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n), sparse or dense.
    person
        A number from 0.

    Returns
    -------
    numpy.ndarray
        Shape (n,), in ties.

    Raises
    ------
    ValueError
        If `ties` or `person` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> distances([[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]], 0)
    array([ 0.,  1.,  2., inf])
    """
    from scipy.sparse.csgraph import shortest_path

    ties = validate.adjacency(ties)
    person = validate.whole("person", person, 0, ties.shape[0] - 1)
    return shortest_path(ties, unweighted=True, directed=False, indices=person)


def coleman_index(ties: Any, is_member: Any) -> float:
    """Return a group's inbreeding homophily (H - w) / (1 - w).

    H is the share of the members' tie ends that go to members, w the group's share of the people:
    0 where ties follow numbers, 1 where all stay inside, negative where members avoid each other.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n).
    is_member
        Flags of shape (n,): some people must be members and some not, and members must have ties.

    Returns
    -------
    float
        At most 1; 0 as by chance, below 0 where a group seeks others.

    Raises
    ------
    ValueError
        If `ties` or `is_member` cannot be used; the message says what is allowed.

    References
    ----------
    Coleman (1958); Currarini, Jackson and Pin (2009), *Econometrica* 77(4).

    Examples
    --------
    >>> two_pairs = ties_from_pairs(np.array([0, 2]), np.array([1, 3]), 4)
    >>> coleman_index(two_pairs, [True, True, False, False])
    1.0
    """
    validate.same_rows(ties=ties, is_member=is_member)
    ties = validate.adjacency(ties)
    is_member = validate.flags("is_member", is_member, length=ties.shape[0])
    share = is_member.mean()
    if share in (0, 1):
        raise ValueError(f"is_member must hold members and non-members, got a share of {share:g}")
    same = _share_of_ends(ties, is_member, is_member)
    if np.isnan(same):
        raise ValueError("is_member must include someone with a tie, got members without ties")
    return float((same - share) / (1 - share))


def _share_of_ends(ties: sparse.csr_array, people: np.ndarray, members: np.ndarray) -> float:
    """Return which share of the tie ends of `people` leads to `members`; nan where `people` have no ties."""
    ends = degrees(ties)[people].sum()
    return float((ties @ members.astype(float))[people].sum() / ends) if ends else float("nan")


def assortativity(ties: Any, labels: Any) -> float:
    """Return Newman's assortativity r of ties by label: 1 all ties inside labels, 0 as by chance.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n), with at least one tie.
    labels
        One label a person, shape (n,); the people with ties must carry at least two different ones.

    Returns
    -------
    float
        In [-1, 1].

    Raises
    ------
    ValueError
        If `ties` or `labels` cannot be used; the message says what is allowed.

    References
    ----------
    Newman (2003), Mixing patterns in networks, *Physical Review E* 67:026126.

    Examples
    --------
    >>> two_pairs = ties_from_pairs(np.array([0, 2]), np.array([1, 3]), 4)
    >>> assortativity(two_pairs, ["blue", "blue", "orange", "orange"])
    1.0
    """
    validate.same_rows(ties=ties, labels=labels)
    ties = validate.adjacency(ties)
    labels = validate.labels("labels", labels, length=ties.shape[0])
    if ties.nnz == 0:
        raise ValueError("ties must hold at least one tie, got none")
    _, code = np.unique(labels, return_inverse=True)
    kinds = code.max() + 1
    rows = np.repeat(code, degrees(ties))
    mixing = np.bincount(rows * kinds + code[ties.indices], minlength=kinds**2).reshape(kinds, kinds)
    mixing = mixing / mixing.sum()
    expected = (mixing.sum(axis=0) * mixing.sum(axis=1)).sum()
    if np.isclose(expected, 1):
        raise ValueError("labels must differ among people with ties, got one label only")
    return float((np.trace(mixing) - expected) / (1 - expected))


def friendship_paradox(ties: Any) -> dict[str, float]:
    """Return how many friends people have, and how many their friends have.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n), with at least one tie.

    Returns
    -------
    dict
        `mean_degree`; `mean_friends_degree`, the mean over all tie ends, which is mean square degree over
        mean degree; `share_below`, the share of people with fewer ties than the mean of their friends
        (among people with a tie).

    Raises
    ------
    ValueError
        If `ties` cannot be used; the message says what is allowed.

    References
    ----------
    Feld (1991), Why your friends have more friends than you do, *American Journal of Sociology* 96(6).

    Examples
    --------
    >>> star = ties_from_pairs(np.array([0, 0, 0]), np.array([1, 2, 3]), 4)
    >>> friendship_paradox(star)
    {'mean_degree': 1.5, 'mean_friends_degree': 2.0, 'share_below': 0.75}
    """
    ties = validate.adjacency(ties)
    degree = degrees(ties).astype(float)
    if ties.nnz == 0:
        raise ValueError("ties must hold at least one tie, got none")
    tied = degree > 0
    friends_degree = (ties @ degree)[tied] / degree[tied]
    return {
        "mean_degree": float(degree.mean()),
        "mean_friends_degree": float((degree**2).sum() / degree.sum()),
        "share_below": float((degree[tied] < friends_degree).mean()),
    }


def transitivity(ties: Any) -> float:
    """Return the share of friend-of-friend paths that are closed by a third tie.

    A path is a person with two of their friends; it is closed if the two are friends. 0: no triangle.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n); someone must have two ties.

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ValueError
        If `ties` cannot be used; the message says what is allowed.

    Examples
    --------
    A triangle 0, 1, 2 with person 3 tied to 0: five paths, three of them closed.

    >>> transitivity([[0, 1, 1, 1], [1, 0, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0]])
    0.6
    """
    ties = validate.adjacency(ties)
    degree = degrees(ties)
    paths = int((degree * (degree - 1)).sum())
    if paths == 0:
        raise ValueError("ties must hold a path of two ties, got nobody with two")
    # Each tie led to whoever has more of them: few lead on from anybody, where a star's square would fill memory.
    rank = np.argsort(np.argsort(degree, kind="stable"))
    first, second = ties.nonzero()
    up = rank[first] < rank[second]
    upward = sparse.csr_array((np.ones(up.sum()), (first[up], second[up])), shape=ties.shape)
    triangles = (upward @ upward).multiply(upward).sum()
    return float(6 * triangles / paths)  # a triangle closes six paths, one from each person in each direction


def perceived_share(ties: Any, is_minority: Any) -> dict[str, dict[str, float]]:
    """Return how large the minority looks from inside each group, if people go by their friends.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n).
    is_minority
        Flags of shape (n,): some people must be of the minority and some not.

    Returns
    -------
    dict
        For "minority" and for "majority": `share`, the minority's share of that group's tie ends, in [0, 1];
        and `bias`, that share over the minority's true share: 1 is right, above 1 too large. Both are nan for
        a group without ties, which sees nobody.

    Raises
    ------
    ValueError
        If `ties` or `is_minority` cannot be used; the message says what is allowed.

    References
    ----------
    Lee et al. (2019), Homophily and minority-group size explain perception biases in social networks, *Nature
    Human Behaviour* 3 (group level).

    Examples
    --------
    A chain: two of the majority, then two of the minority.

    >>> chain = ties_from_pairs(np.array([0, 1, 2]), np.array([1, 2, 3]), 4)
    >>> seen = perceived_share(chain, [False, False, True, True])
    >>> round(seen["minority"]["share"], 4), round(seen["majority"]["bias"], 4)
    (0.6667, 0.6667)
    """
    validate.same_rows(ties=ties, is_minority=is_minority)
    ties = validate.adjacency(ties)
    is_minority = validate.flags("is_minority", is_minority, length=ties.shape[0])
    true_share = is_minority.mean()
    if true_share in (0, 1):
        raise ValueError(f"is_minority must hold people of both groups, got a share of {true_share:g}")
    seen = {
        "minority": _share_of_ends(ties, is_minority, is_minority),
        "majority": _share_of_ends(ties, ~is_minority, is_minority),
    }
    return {group: {"share": share, "bias": float(share / true_share)} for group, share in seen.items()}


def best_connected(ties: Any, top: float) -> np.ndarray:
    """Return each person's chance of a place among the best connected, if equals draw lots.

    There are ``top * n`` places. People above the degree at the edge have a place for sure; those exactly at
    it share the places that are left, so that nobody gains by their number or by luck.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n).
    top
        Share of people who have a place, in (0, 1].

    Returns
    -------
    numpy.ndarray
        Chances in [0, 1], shape (n,); they add up to ``top * n``.

    Raises
    ------
    ValueError
        If `top` cannot be used; the message says what is allowed.

    Examples
    --------
    Two places in a chain of four: the two in the middle. Three: the ends share the third.

    >>> chain = ties_from_pairs(np.array([0, 1, 2]), np.array([1, 2, 3]), 4)
    >>> best_connected(chain, 0.5).tolist(), best_connected(chain, 0.75).tolist()
    ([0.0, 1.0, 1.0, 0.0], [0.5, 1.0, 1.0, 0.5])
    """
    degree = degrees(ties)
    places = validate.number("top", top, 0, 1, open_low=True) * degree.size
    whole = max(int(np.ceil(places - 1e-9)), 1)  # 0.1 * 300 is a hair above 30
    edge = np.sort(degree)[::-1][whole - 1]
    above, level = degree > edge, degree == edge
    return above + level * min((places - above.sum()) / level.sum(), 1)


def share_among_best_connected(ties: Any, is_minority: Any, top: float) -> float:
    """Return the minority's share of the best connected people.

    People level at the edge count in proportion (see `best_connected`), so the result depends on nobody's
    number and on no lot.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n).
    is_minority
        Flags of shape (n,).
    top
        Share of people who count as best connected, in (0, 1].

    Returns
    -------
    float
        In [0, 1]; those level at the edge count in proportion.

    Raises
    ------
    ValueError
        If `is_minority` cannot be used; the message says what is allowed.

    References
    ----------
    Karimi et al. (2018), Homophily influences ranking of minorities in social networks, *Scientific
    Reports* 8:11077.

    Examples
    --------
    >>> chain = ties_from_pairs(np.array([0, 1, 2]), np.array([1, 2, 3]), 4)
    >>> share_among_best_connected(chain, [False, False, True, True], 0.5)
    0.5
    """
    validate.same_rows(ties=ties, is_minority=is_minority)
    chance = best_connected(ties, top)
    is_minority = validate.flags("is_minority", is_minority, length=chance.size)
    return float(chance[is_minority].sum() / chance.sum())
