"""Nobody asks for segregation, and it comes: ties that avoid the other group, and neighbours with modest wants."""

from __future__ import annotations

import numpy as np

from netscore import validate


def cross_shares(
    people: int, mean_degree: float, aversion: float, rounds: int, *, seed: int, turnover: float = 0
) -> np.ndarray:
    """Let people of two equal groups drop ties across groups now and then, and tie anew to just anyone.

    Parameters
    ----------
    people
        Even whole number of at least 2; half of them in each group.
    mean_degree
        Mean ties a person, above 0.
    aversion
        Chance, in [0, 1], that a tie across groups is dropped in a round.
    rounds
        At least 0.
    seed
        Same seed, same ties.
    turnover
        Chance, in [0, 1], that any tie, across or within, ends in a round for other reasons. At 0 ties within a group
        stay for ever.

    Returns
    -------
    numpy.ndarray
        Share of ties across groups before the first round and after each, shape (rounds + 1,).

    Raises
    ------
    ValueError
        If `people`, `mean_degree`, `aversion`, `rounds`, `seed` or `turnover` cannot be used; the message says what
        is allowed.

    Notes
    -----
    Henry, Pralat and Zhang [henry2011]. A new tie is across groups with chance one half, so that without turnover the
    share after t rounds is about ``0.5 * (1 - aversion / 2) ** t``: aversion sets how fast, and not whether. With
    turnover the share settles where as many ties across end as begin: at ``turnover / (turnover + ends)`` with
    ``ends = aversion + turnover - aversion * turnover``. Henry, Mitsche and Pralat [henry2016] let ties decay.

    Examples
    --------
    >>> cross_shares(20, 4, 0, 2, seed=1).tolist() == [cross_shares(20, 4, 0, 0, seed=1)[0]] * 3  # nobody averse
    True
    """
    people = validate.whole("people", people, 2)
    if people % 2:
        raise ValueError(f"people must be an even whole number of at least 2, got {people}")
    mean_degree = validate.number("mean_degree", mean_degree, 0, np.inf, open_low=True, open_high=True)
    aversion = validate.number("aversion", aversion, 0, 1)
    rounds = validate.whole("rounds", rounds, 0)
    turnover = validate.number("turnover", turnover, 0, 1)
    ends = aversion + turnover - aversion * turnover  # of a tie across: for either reason
    rng = np.random.default_rng(validate.seed(seed))
    first = rng.integers(0, people, max(round(people * mean_degree / 2), 1))
    second = _anyone_else(rng, first, people)
    shares = [_across(first, second).mean()]
    for _ in range(rounds):
        dropped = np.flatnonzero(rng.random(first.size) < np.where(_across(first, second), ends, turnover))
        second[dropped] = _anyone_else(rng, first[dropped], people)
        shares.append(_across(first, second).mean())
    return np.array(shares)


def _across(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return (first + second) % 2 == 1  # even numbers are one group, odd ones the other


def _anyone_else(rng: np.random.Generator, person: np.ndarray, people: int) -> np.ndarray:
    return (person + rng.integers(1, people, person.size)) % people


def schelling(
    wanted: float, *, seed: int, side: int = 50, density: float = 0.9, rounds: int = 500
) -> tuple[np.ndarray, np.ndarray]:
    """Let people on a board move until everyone has as many neighbours of their own group as they want.

    Parameters
    ----------
    wanted
        Share of one's (at most eight) neighbours who should be of one's own group, in [0, 1].
    seed
        Same seed, same moves.
    side
        Cells a side, at least 3; the board has no edges (a torus).
    density
        Share of cells with someone on them, in (0, 1).
    rounds
        Most rounds; it ends sooner if everyone is content.

    Returns
    -------
    tuple of numpy.ndarray
        The board at the end, shape (side, side), with 0 empty, 1 blue, 2 orange; and the mean share of like
        neighbours before the first round and after each.

    Raises
    ------
    ValueError
        If `wanted`, `seed`, `side`, `density` or `rounds` cannot be used; the message says what is
        allowed.

    Notes
    -----
    Schelling (1971). In each round the discontented move in random order to a free cell picked at random, wherever
    it is. Who has no neighbours is content.

    Examples
    --------
    >>> board, like = schelling(0, seed=1, side=4, density=0.5)  # nobody wants anything, so nobody moves
    >>> len(like), np.bincount(board.ravel()).tolist()
    (1, [8, 4, 4])
    """
    wanted = validate.number("wanted", wanted, 0, 1)
    side = validate.whole("side", side, 3)
    density = validate.number("density", density, 0, 1, open_low=True, open_high=True)
    rounds = validate.whole("rounds", rounds, 0)
    rng = np.random.default_rng(validate.seed(seed))
    people = round(density * side * side)
    cells = np.zeros(side * side, dtype=np.int8)
    cells[:people] = 1 + np.arange(people) % 2
    board = rng.permutation(cells).reshape(side, side)
    history = []
    for left in range(rounds, -1, -1):
        like, neighbours = _like_neighbours(board)
        has_any = (board > 0) & (neighbours > 0)
        share = like / np.maximum(neighbours, 1)
        history.append(share[has_any].mean())
        discontented = np.flatnonzero(has_any & (share < wanted - 1e-12))
        if left == 0 or discontented.size == 0:
            break
        flat = board.ravel()
        free = np.flatnonzero(flat == 0).tolist()
        for cell in rng.permutation(discontented).tolist():
            pick = int(rng.random() * len(free))
            flat[free[pick]], flat[cell] = flat[cell], 0
            free[pick] = cell
    return board, np.array(history)


def _like_neighbours(board: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how many of the eight neighbours are of one's own group, and how many there are."""
    like, neighbours = np.zeros(board.shape, dtype=int), np.zeros(board.shape, dtype=int)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            if down or right:
                other = np.roll(board, (down, right), axis=(0, 1))
                like += other == board
                neighbours += other > 0
    return like, neighbours
