"""Where people stand in a picture: once per society, so that the eye can follow colours, not jumps."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from netscore import validate

SWEEPS, PUSHES = 60, 4  # enough to tell groups apart, and to part people who stand on each other


def positions(ties: Any, *, seed: int) -> np.ndarray:
    """Return x and y of each person, shape (n, 2), in [-1, 1]: friends near, the rest apart.

    The two slowest patterns of the random walk on the ties (a spectral layout, found by repeated
    averaging over friends) give the start; ranks open the dense middle; a few pushes part neighbours.

    Parameters
    ----------
    ties
        Symmetric adjacency, shape (n, n).
    seed
        Same seed, same picture.

    Returns
    -------
    numpy.ndarray
        Shape (n, 2), in [-1, 1].

    Raises
    ------
    ValueError
        If `ties` or `seed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> positions([[0, 1], [1, 0]], seed=1).shape
    (2, 2)
    """
    ties = validate.adjacency(ties)
    if ties.shape[0] == 1:
        return np.zeros((1, 2))
    rng = np.random.default_rng(validate.seed(seed))
    n = ties.shape[0]
    degree = np.diff(ties.indptr).astype(float)
    root = np.sqrt(np.maximum(degree, 1))[:, None]
    flat = root / np.linalg.norm(root)
    basis = rng.standard_normal((n, 2))
    for sweep in range(SWEEPS):
        basis = basis + (ties @ (basis / root)) / root
        basis -= flat * (flat.T @ basis)  # everyone in one point is no picture
        if sweep % 10 == 9:
            basis, _ = np.linalg.qr(basis)
    xy = basis / root
    # Ranks on both axes fill a square evenly; squeezing it into a disc looks like a town.
    rank = 2 * (xy.argsort(axis=0).argsort(axis=0) + 0.5) / n - 1
    xy = np.column_stack([rank[:, 0] * np.sqrt(1 - rank[:, 1] ** 2 / 2), rank[:, 1] * np.sqrt(1 - rank[:, 0] ** 2 / 2)])
    apart = 1.2 / np.sqrt(n)
    for _ in range(PUSHES):
        first, second = cKDTree(xy).query_pairs(apart, output_type="ndarray").T
        step = np.zeros_like(xy)
        difference = xy[first] - xy[second]
        distance = np.maximum(np.hypot(*difference.T), 1e-6)
        push = difference * (np.maximum(apart - distance, 0) / distance / 2)[:, None]
        for axis in (0, 1):
            step[:, axis] = np.bincount(first, push[:, axis], n) - np.bincount(second, push[:, axis], n)
        xy += step
    return xy / max(np.abs(xy).max(), 1)  # pushes may lead out of the picture
