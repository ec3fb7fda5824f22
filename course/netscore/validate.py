"""Refusals in words: each check returns the value made usable, or raises a ``ValueError``.

A ``ValueError`` names the argument, the value and the allowed range. Nothing is clipped.
"""

from __future__ import annotations

import math
import numbers
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
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
    ok = isinstance(value, numbers.Real) and not isinstance(value, (bool, np.bool_)) and math.isfinite(value)
    ok = ok and (low < value if open_low else low <= value) and (value < high if open_high else value <= high)
    if not ok:
        interval = _interval(low, high, open_low, open_high)
        raise ValueError(f"{name} must be a {interval}, got {_shown(value)}")
    return float(value)


def _interval(low: float, high: float, open_low: bool = False, open_high: bool = False) -> str:
    """Return "number in [0, 1)", "number above 0" or "finite number"."""
    if math.isfinite(low) and math.isfinite(high):
        return f"number in {'(' if open_low else '['}{low:g}, {high:g}{')' if open_high else ']'}"
    if math.isfinite(low):
        return f"finite number {'above' if open_low else 'of at least'} {low:g}"
    if math.isfinite(high):
        return f"finite number {'below' if open_high else 'of at most'} {high:g}"
    return "finite number"


def _shown(value: Any) -> str:
    """Return a value as Python writes it, at most a line of it."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 80 else f"{text[:77]}..."


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
        raise ValueError(f"{name} must be a whole number {span}, got {_shown(value)}")
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
        raise ValueError(f"{name} must be one of {', '.join(map(repr, options))}, got {_shown(value)}")
    return value


def vector(
    name: str,
    value: Any,
    *,
    length: int | None = None,
    low: float = -np.inf,
    high: float = np.inf,
    open_low: bool = False,
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
    open_low
        Whether the least is left out.
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
    found = _numbers(name, value, missing)
    _one_a_person(name, found, length, "number")
    for wrong, complaint in (
        (~np.isfinite(found) & ~(missing & np.isnan(found)), "finite numbers only"),
        (
            (found < low) | (open_low & (found == low)) | (found > high),
            f"{_interval(low, high, open_low).replace('number', 'numbers')} only",
        ),
    ):
        if wrong.any():
            at = int(np.argmax(wrong))
            raise ValueError(f"{name} must hold {complaint}, got {found[at]:g} at position {at}")
    return found


def _one_a_person(name: str, found: np.ndarray, length: int | None, what: str) -> None:
    """Refuse what is no row, or not one entry for each person."""
    if found.ndim != 1 or found.size == 0:
        raise ValueError(f"{name} must be a non-empty array of one dimension, got shape {found.shape}")
    if length is not None and found.size != length:
        raise ValueError(f"{name} must hold one {what} a person ({length}), got {found.size}")


def _numbers(name: str, value: Any, missing: bool) -> np.ndarray:
    """Return numbers as an array of floats; a text, even of a number, is none, and `pd.NA` is NaN."""
    found = array(name, value)
    if found.dtype.kind in "biuf":
        return found.astype(float, copy=False)
    if found.ndim != 1:
        raise ValueError(f"{name} must be an array of numbers, got {_shown(value)}")
    taken = [np.nan if one is pd.NA or (one is None and missing) else one for one in found.tolist()]
    for at, one in enumerate(taken):
        if not isinstance(one, numbers.Real):
            raise ValueError(f"{name} must be an array of numbers, got {_shown(one)} at position {at}")
    return np.array(taken, dtype=float)


def array(name: str, value: Any) -> np.ndarray:
    """Return what is given in places, one or many, as an array; what has no places is refused by what it is.

    Parameters
    ----------
    name
        Of the argument, for the message.
    value
        What was given.

    Returns
    -------
    numpy.ndarray
        Of any shape and kind.

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> array("score", {"Ana": 600})
    Traceback (most recent call last):
    ValueError: score must be a list, an array or a column, got a dict: take one column, or list(...)
    """
    if isinstance(value, (Mapping, set, frozenset, pd.DataFrame)):
        kind = "table" if isinstance(value, pd.DataFrame) else type(value).__name__
        raise ValueError(f"{name} must be a list, an array or a column, got a {kind}: take one column, or list(...)")
    if isinstance(value, Iterator):
        raise ValueError(
            f"{name} must be a list, an array or a column, got a {type(value).__name__}: wrap it in list(...)"
        )
    try:
        return np.asarray(value)
    except (TypeError, ValueError):
        raise ValueError(
            f"{name} must be a row of single entries, got rows of different lengths: {_shown(value)}"
        ) from None


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
    found = array(name, value)
    if found.dtype != bool:
        found = vector(name, value, length=length)
        if not np.isin(found, (0, 1)).all():
            raise ValueError(f"{name} must hold True or False only, got {found[~np.isin(found, (0, 1))][0]:g}")
        found = found.astype(bool)
    _one_a_person(name, found, length, "flag")
    return found


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
    found = array(name, value)
    _one_a_person(name, found, length, "label")
    # In an array of texts numpy makes NaN the text "nan".
    given = np.array(value, dtype=object) if isinstance(value, (list, tuple)) else found
    missing = pd.isna(given)
    if missing.any():
        raise ValueError(f"{name} must hold a label for everyone, got none at position {int(np.argmax(missing))}")
    if given.dtype == object:
        is_text = np.array([isinstance(label, str) for label in given])
        if is_text.any() and not is_text.all():
            raise ValueError(
                f"{name} must hold labels of one kind, got {_shown(given[int(np.argmax(is_text))])} and "
                f"{_shown(given[int(np.argmin(is_text))])}"
            )
    return found


def people(name: str, value: Any, n: int) -> np.ndarray:
    """Return numbers of people, or of other things that are counted from 0, as an array; it may be empty.

    Parameters
    ----------
    name
        Of the argument, for the message.
    value
        What was given.
    n
        How many there are: each number is from 0 to n - 1.

    Returns
    -------
    numpy.ndarray
        Of whole numbers, one dimension.

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> people("first", [0, 2], 3)
    array([0, 2])
    >>> people("first", [0, 3], 3)
    Traceback (most recent call last):
    ValueError: first must hold whole numbers from 0 to 2, got 3 at position 1
    """
    found = array(name, value)
    if found.ndim != 1:
        raise ValueError(f"{name} must be an array of one dimension, got shape {found.shape}")
    if found.dtype.kind not in "iu":
        for at, one in enumerate(found.tolist()):
            if not isinstance(one, numbers.Integral) or isinstance(one, bool):
                raise ValueError(
                    f"{name} must hold whole numbers from 0 to {n - 1}, got {_shown(one)} at position {at}"
                )
        found = found.astype(np.int64)
    wrong = (found < 0) | (found >= n)
    if wrong.any():
        at = int(np.argmax(wrong))
        raise ValueError(f"{name} must hold whole numbers from 0 to {n - 1}, got {found[at]} at position {at}")
    return found


def texts(name: str, value: Any) -> list[str]:
    """Return names, of columns or of anything else, as a list.

    Parameters
    ----------
    name
        Of the argument, for the message.
    value
        What was given: several texts in an order, also an iterator of them.

    Returns
    -------
    list of str
        May be empty.

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> texts("fields", ("name", "street"))
    ['name', 'street']
    >>> texts("fields", "name")
    Traceback (most recent call last):
    ValueError: fields must be a list of names, got 'name'
    """
    if isinstance(value, (str, Mapping, set, frozenset)) or not isinstance(value, Iterable):
        raise ValueError(f"{name} must be a list of names, got {_shown(value)}")
    several = list(value)
    for at, one in enumerate(several):
        if not isinstance(one, str):
            raise ValueError(f"{name} must be a list of names, got {_shown(one)} at position {at}")
    return several


def _dense(name: str, value: Any) -> np.ndarray:
    """Return what is given for a matrix as an array; here a table is one."""
    return value.to_numpy() if isinstance(value, pd.DataFrame) else array(name, value)


def zeros_and_ones(name: str, value: Any) -> sparse.csr_array:
    """Return a matrix of 0 and 1 with one row a person, such as who was where.

    Parameters
    ----------
    name
        Of the argument, for the message.
    value
        Dense, or sparse in any form.

    Returns
    -------
    scipy.sparse.csr_array
        Of floats, 0 not stored.

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> zeros_and_ones("traces", [[0, 1, 1], [0, 0, 0]]).nnz
    2
    """
    if not sparse.issparse(value):
        value = _dense(name, value)
        if value.ndim != 2 or value.dtype.kind not in "biuf":
            raise ValueError(f"{name} must be a matrix of 0 and 1, with one row a person, got shape {value.shape}")
    matrix = sparse.csr_array(value).astype(float)
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    if matrix.ndim != 2 or not (matrix.data == 1).all():
        raise ValueError(f"{name} must be a matrix of 0 and 1, with one row a person, got other numbers")
    return matrix


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


def same_rows(**given: Any) -> None:
    """Refuse arguments whose rows stand for people in different orders: by place they would be taken for each other.

    Parameters
    ----------
    given
        Name of an argument -> what was given. Those with an index (of pandas) must have the same one, in the same
        order; beside `ties`, which count people from 0, an index of these numbers must be in order.

    Raises
    ------
    ValueError
        If it is not so; the message says how to bring them into one order.

    Examples
    --------
    >>> score, good = pd.Series([600, 700], index=[17, 204]), pd.Series([False, True], index=[204, 17])
    >>> same_rows(score=score, good=good)
    Traceback (most recent call last):
    ValueError: good must have the index of score, in its order, got 204 for 17: take good.loc[score.index]
    """
    with_index = {name: value.index for name, value in given.items() if isinstance(value, (pd.Series, pd.DataFrame))}
    if "ties" in given:
        for name, index in with_index.items():
            if name != "ties" and not _in_order(index):
                raise ValueError(
                    f"{name} must be in order of the people's numbers, as ties are, got {index[0]} first: "
                    f"take {name}.sort_index()"
                )
        return
    names = list(with_index)
    for name in names[1:]:
        one, other = with_index[names[0]], with_index[name]
        if len(one) != len(other):
            continue  # whoever checks the length says so
        if not one.equals(other):
            at = int(np.argmax(one.to_numpy() != other.to_numpy()))
            raise ValueError(
                f"{name} must have the index of {names[0]}, in its order, got {other[at]} for {one[at]}: "
                f"take {name}.loc[{names[0]}.index]"
            )


def _in_order(index: pd.Index) -> bool:
    """Whether an index is not that of people counted from 0, or in their order."""
    if isinstance(index, pd.RangeIndex) and index.start == 0 and index.step == 1:
        return True
    if index.dtype.kind not in "iu" or len(index) == 0:
        return True
    number = index.to_numpy()
    return bool((np.diff(number) > 0).all() or not np.array_equal(np.sort(number), np.arange(number.size)))


def columns(name: str, table: Any, *wanted: str) -> None:
    """Refuse what is no table, and a table that lacks a column.

    Parameters
    ----------
    name
        Of the argument, for the message.
    table
        What was given: a `pandas.DataFrame`.
    wanted
        Names of columns.

    Raises
    ------
    ValueError
        If it is not so; the message names the argument, the value and what is allowed.

    Examples
    --------
    >>> columns("people", pd.DataFrame({"income": [1]}), "own_score")
    Traceback (most recent call last):
    ValueError: people must hold the column 'own_score', got 'income'
    """
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"{name} must be a table, got a {type(table).__name__}: pandas.DataFrame(...) makes one")
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
        found = _dense("ties", value)
        if found.ndim != 2 or found.dtype.kind not in "biuf":
            raise ValueError(f"ties must be a square matrix of 0 and 1, got {_shown(value)}")
        value = sparse.csr_array(found)
    if value.ndim != 2 or value.shape[0] != value.shape[1] or value.shape[0] == 0:
        raise ValueError(f"ties must be a square matrix with one row a person, got shape {value.shape}")
    # One kind of number for all: sums of flags or of small whole numbers would overflow.
    ties = sparse.csr_array(value).astype(float, copy=False)
    if not ties.has_canonical_format or not ties.data.all():
        ties = ties.copy()
        ties.sum_duplicates()
        ties.eliminate_zeros()  # what `ties[17, 246] = 0` and `setdiag(0)` leave
    if ties.data.size and not (ties.data == 1).all():
        at = int(np.argmax(ties.data != 1))
        row = int(np.searchsorted(ties.indptr, at, side="right")) - 1
        raise ValueError(
            f"ties must hold 0 or 1 only, got {ties.data[at]:g} for persons {row} and {ties.indices[at]}: a tie has no "
            "weight here, and each pair stands once in each direction"
        )
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
