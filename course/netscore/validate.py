"""Refusals in words: each check returns the value made usable, or raises a ``ValueError``.

A ``ValueError`` names the argument, the value and the allowed range. Nothing is clipped.
"""

from __future__ import annotations

import math
import numbers
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse

KNOWN = "known_to_be_ties"  # what `frozen` notes on a matrix of ties


def number(name: str, value: Any, low: float, high: float, *, open_low: bool = False, open_high: bool = False) -> float:
    """Return `value` as a float inside the interval from `low` to `high`.

    Parameters
    ----------
    name
        Of the argument, for the message.
    value
        What was given.
    low
        The lower end.
    high
        The upper end.
    open_low
        Whether the lower end is left out.
    open_high
        Whether the upper end is left out.

    Returns
    -------
    float
        In the interval.

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> number("weight", 0.5, 0, 1)
    0.5
    >>> number("weight", 1, 0, 1, open_high=True)
    Traceback (most recent call last):
    ValueError: weight must be a number in [0, 1), got 1
    """
    interval = f"{'(' if open_low else '['}{low:g}, {high:g}{')' if open_high else ']'}"
    ok = isinstance(value, numbers.Real) and not isinstance(value, (bool, np.bool_)) and math.isfinite(value)
    ok = ok and (low < value if open_low else low <= value) and (value < high if open_high else value <= high)
    if not ok:
        raise ValueError(f"{name} must be a number in {interval}, got {value!r}")
    return float(value)


def whole(name: str, value: Any, low: int, high: int | None = None) -> int:
    """Return `value` as an int of at least `low` and, where given, at most `high`.

    Parameters
    ----------
    name
        Of the argument, for the message.
    value
        What was given.
    low
        The least that is allowed.
    high
        The most; by default there is no end.

    Returns
    -------
    int
        In the range.

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> whole("n", 2.5, 2)
    Traceback (most recent call last):
    ValueError: n must be a whole number of at least 2, got 2.5
    """
    span = f"of at least {low}" if high is None else f"from {low} to {high}"
    ok = isinstance(value, numbers.Integral) and not isinstance(value, (bool, np.bool_))
    if not ok or value < low or (high is not None and value > high):
        raise ValueError(f"{name} must be a whole number {span}, got {value!r}")
    return int(value)


def seed(value: Any) -> int:
    """Return a seed: a whole number of at least 0.

    Parameters
    ----------
    value
        What was given.

    Returns
    -------
    int
        At least 0.

    Examples
    --------
    >>> seed(2018)
    2018
    """
    return whole("seed", value, 0)


def choice(name: str, value: Any, options: Sequence[Any]) -> Any:
    """Return `value` if it is one of `options`.

    Parameters
    ----------
    name
        Of the argument, for the message.
    value
        What was given.
    options
        What is allowed; True is not 1.

    Returns
    -------
    Any
        The value itself.

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> choice("ties", "ring", ("blocks", "preferential"))
    Traceback (most recent call last):
    ValueError: ties must be one of 'blocks', 'preferential', got 'ring'
    """
    if not any(type(value) is type(option) and value == option for option in options):
        raise ValueError(f"{name} must be one of {', '.join(map(repr, options))}, got {value!r}")
    return value


def vector(
    name: str,
    value: Any,
    *,
    length: int | None = None,
    low: float = -np.inf,
    high: float = np.inf,
    missing: bool = False,
) -> np.ndarray:
    """Return `value` as a float array of shape (length,), finite (or NaN, if some may be `missing`), in [low, high].

    Parameters
    ----------
    name
        Of the argument, for the message.
    value
        What was given.
    length
        How many people there are; by default any number.
    low
        The least that each may be.
    high
        The most.
    missing
        Whether some may be NaN.

    Returns
    -------
    numpy.ndarray
        Of floats, shape (length,).

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> vector("score", [1, 2])
    array([1., 2.])
    >>> vector("score", [1, float("nan")])
    Traceback (most recent call last):
    ValueError: score must hold finite numbers only, got nan at position 1
    """
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be an array of numbers, got {value!r}") from None
    if array.ndim != 1 or array.size == 0:
        raise ValueError(f"{name} must be a non-empty array of one dimension, got shape {array.shape}")
    if length is not None and array.size != length:
        raise ValueError(f"{name} must hold one number a person ({length}), got {array.size}")
    for wrong, complaint in (
        (~np.isfinite(array) & ~(missing & np.isnan(array)), "finite numbers only"),
        ((array < low) | (array > high), f"numbers in [{low:g}, {high:g}] only"),
    ):
        if wrong.any():
            at = int(np.argmax(wrong))
            raise ValueError(f"{name} must hold {complaint}, got {array[at]:g} at position {at}")
    return array


def flags(name: str, value: Any, *, length: int | None = None) -> np.ndarray:
    """Return `value` as a boolean array of shape (length,); 0 and 1 are taken for False and True.

    Parameters
    ----------
    name
        Of the argument, for the message.
    value
        What was given.
    length
        How many people there are; by default any number.

    Returns
    -------
    numpy.ndarray
        Of True and False, shape (length,).

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> flags("black", [0, 1])
    array([False,  True])
    """
    array = np.asarray(value)
    if array.dtype != bool:
        array = vector(name, value, length=length)
        if not np.isin(array, (0, 1)).all():
            raise ValueError(f"{name} must hold True or False only, got {array[~np.isin(array, (0, 1))][0]:g}")
        array = array.astype(bool)
    if array.ndim != 1 or array.size == 0:
        raise ValueError(f"{name} must be a non-empty array of one dimension, got shape {array.shape}")
    if length is not None and array.size != length:
        raise ValueError(f"{name} must hold one flag a person ({length}), got {array.size}")
    return array


def labels(name: str, value: Any, *, length: int | None = None) -> np.ndarray:
    """Return `value` as an array of labels, one a person, none missing.

    Parameters
    ----------
    name
        Of the argument, for the message.
    value
        What was given.
    length
        How many people there are; by default any number.

    Returns
    -------
    numpy.ndarray
        Shape (length,).

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> labels("group", ["blue", "orange"]).tolist()
    ['blue', 'orange']
    """
    array = np.asarray(value)
    if array.ndim != 1 or array.size == 0:
        raise ValueError(f"{name} must be a non-empty array of one dimension, got shape {array.shape}")
    if length is not None and array.size != length:
        raise ValueError(f"{name} must hold one label a person ({length}), got {array.size}")
    missing = np.array([label is None or label != label for label in array.tolist()])
    if missing.any():
        raise ValueError(f"{name} must hold a label for everyone, got none at position {int(np.argmax(missing))}")
    return array


def both_groups(name: str, value: Any) -> np.ndarray:
    """Return the group of each person as an array, if some are blue and some orange.

    Parameters
    ----------
    name
        Of the argument, for the message.
    value
        What was given.

    Returns
    -------
    numpy.ndarray
        Shape (n,).

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> both_groups("people", ["blue", "orange"]).tolist()
    ['blue', 'orange']
    >>> both_groups("people", ["blue", "blue"])
    Traceback (most recent call last):
    ValueError: people must be of both groups, 'blue' and 'orange', got 'blue'
    """
    group = labels(name, value)
    found = sorted(set(group.tolist()))
    if found != ["blue", "orange"]:
        raise ValueError(f"{name} must be of both groups, 'blue' and 'orange', got {', '.join(map(repr, found))}")
    return group


def columns(name: str, table: Any, *wanted: str) -> None:
    """Refuse a table that lacks a column.

    Parameters
    ----------
    name
        Of the argument, for the message.
    table
        What was given.
    wanted
        Names of columns.

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> columns("people", {"income": [1]}, "own_score")
    Traceback (most recent call last):
    ValueError: people must hold the column 'own_score', got 'income'
    """
    for column in wanted:
        if column not in table:
            raise ValueError(f"{name} must hold the column {column!r}, got {', '.join(map(repr, table))}")


def adjacency(value: Any) -> sparse.csr_array:
    """Return `ties` as a CSR array of 0 and 1: square, symmetric, no self-ties.

    The check of symmetry costs a transpose, about as much as five sweeps; a matrix from `frozen` is known to
    be right and costs nothing.

    Parameters
    ----------
    value
        Dense, or sparse in any form; 0 and 1 as numbers or flags.

    Returns
    -------
    scipy.sparse.csr_array
        Shape (n, n), the same matrix where it was right already.

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> adjacency([[0, 1], [0, 0]])
    Traceback (most recent call last):
    ValueError: ties must be symmetric: person 0 has a tie to person 1 that is not returned
    """
    if _is_frozen(value):
        return value
    if not sparse.issparse(value):
        array = np.asarray(value)
        if array.ndim != 2 or array.dtype.kind not in "biuf":
            raise ValueError(f"ties must be a square matrix of 0 and 1, got {value!r}")
        value = sparse.csr_array(array)
    if value.ndim != 2 or value.shape[0] != value.shape[1] or value.shape[0] == 0:
        raise ValueError(f"ties must be a square matrix with one row a person, got shape {value.shape}")
    ties = value if isinstance(value, sparse.csr_array) else sparse.csr_array(value)
    if not ties.has_canonical_format:
        ties = ties.copy()
        ties.sum_duplicates()
    if ties.data.size and not (ties.data == 1).all():
        wrong = ties.data[ties.data != 1][0]
        raise ValueError(f"ties must hold 0 or 1 only, got {wrong:g}")
    if ties.diagonal().any():
        raise ValueError(f"ties must not tie people to themselves: person {int(np.argmax(ties.diagonal()))} is")
    turned = ties.tocsc()
    if not (np.array_equal(turned.indptr, ties.indptr) and np.array_equal(turned.indices, ties.indices)):
        one_way = (ties - ties.T).tocoo()
        at = int(np.argmax(one_way.data > 0))
        raise ValueError(
            f"ties must be symmetric: person {one_way.row[at]} has a tie to person {one_way.col[at]} "
            "that is not returned"
        )
    return ties


def frozen(ties: sparse.csr_array) -> sparse.csr_array:
    """Return ties that are right by construction, marked so and made read-only, so that they stay right.

    Parameters
    ----------
    ties
        Square, symmetric, 0 and 1, without self-ties.

    Returns
    -------
    scipy.sparse.csr_array
        The same matrix.

    Examples
    --------
    >>> ties = frozen(sparse.csr_array([[0.0, 1.0], [1.0, 0.0]]))
    >>> ties.data[0] = 5
    Traceback (most recent call last):
    ValueError: assignment destination is read-only
    """
    for array in (ties.data, ties.indices, ties.indptr):
        array.flags.writeable = False
    setattr(ties, KNOWN, True)
    return ties


def _is_frozen(value: Any) -> bool:
    # Changing the structure of a matrix gives it new arrays, which can be written to again.
    return getattr(value, KNOWN, False) and not any(
        array.flags.writeable for array in (value.data, value.indices, value.indptr)
    )
