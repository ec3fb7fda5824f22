"""Do two records belong to one person? Fellegi and Sunter's weights, and how to find them without the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from netscore import validate


def field_weights(m: float, u: float) -> tuple[float, float]:
    """Return how much evidence a field gives, in bits: if it agrees, and if it does not.

    Parameters
    ----------
    m
        Chance, in (0, 1), that the field agrees in two records of one person.
    u
        Chance, in (0, 1), that it agrees in records of two different people.

    Returns
    -------
    tuple of float
        ``log2(m / u)`` and ``log2((1 - m) / (1 - u))`` (Fellegi and Sunter 1969).

    Raises
    ------
    ValueError
        If `m` or `u` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> [round(weight, 2) for weight in field_weights(0.95, 0.01)]
    [6.57, -4.31]
    """
    m = validate.number("m", m, 0, 1, open_low=True, open_high=True)
    u = validate.number("u", u, 0, 1, open_low=True, open_high=True)
    return float(np.log2(m / u)), float(np.log2((1 - m) / (1 - u)))


def agreement(first: pd.DataFrame, second: pd.DataFrame, fields: Sequence[str]) -> np.ndarray:
    """Return which fields agree for each pair of records, as one number a pair.

    Parameters
    ----------
    first, second
        Tables that hold the fields.
    fields
        Names of at most eight fields. Two records agree in a field if their entries are the same. Where either entry is
        missing, the field tells nothing: it neither agrees nor differs.

    Returns
    -------
    numpy.ndarray
        Shape (records of first, records of second): the sum of 1 for the first field if it agrees, 2 for the second,
        4 for the third, and so on; and of ``2 ** fields`` times the same for each field that is missing.

    Raises
    ------
    ValueError
        If an argument cannot be used; the message says which, and what is allowed.

    Examples
    --------
    >>> one = pd.DataFrame({"name": ["Vipo"], "year": [1990]})
    >>> agreement(one, pd.DataFrame({"name": ["Vipo", "Dobu"], "year": [1991, 1990]}), ["name", "year"])
    array([[1, 2]], dtype=uint16)
    >>> nameless = pd.DataFrame({"name": [None], "year": [1990]})
    >>> agreement(nameless, nameless, ["name", "year"])  # the year agrees, 2, and the name is missing, 4 * 1
    array([[6]], dtype=uint16)
    """
    fields = _fields(fields)
    for name, table in (("first", first), ("second", second)):
        validate.columns(name, table, *fields)
    found = np.zeros((len(first), len(second)), dtype=np.uint16)
    for bit, field in enumerate(fields):
        code, _ = pd.factorize(pd.concat([first[field], second[field]]))
        one, other = code[: len(first)], code[len(first) :]  # -1 where missing
        is_missing = np.logical_or.outer(one < 0, other < 0)
        found |= (np.equal.outer(one, other) & ~is_missing).astype(np.uint16) << bit
        found |= is_missing.astype(np.uint16) << (len(fields) + bit)
    return found


def _levels(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return which of `count` fields agree, and which tell something, in each pattern; shape (4 ** count, count)."""
    pattern = np.arange(4**count)[:, None]
    return (pattern >> np.arange(count)) & 1 == 1, (pattern >> np.arange(count, 2 * count)) & 1 == 0


def _fields(fields: Sequence[str], least: int = 1) -> list[str]:
    fields = validate.texts("fields", fields)
    if len(fields) < least and fields:
        raise ValueError(
            f"fields must name at least {least} fields, got {len(fields)}: with fewer, many rates fit equally well"
        )
    if not 1 <= len(fields) <= 8:
        raise ValueError(f"fields must name from 1 to 8 fields, got {len(fields)}")
    return fields


def known_rates(first: pd.DataFrame, second: pd.DataFrame, fields: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Count m and u of each field, where it is known who is who.

    Parameters
    ----------
    first, second
        Tables that hold the fields; the index says whose record it is. Outside a synthetic town that takes a sample
        that somebody has checked.
    fields
        Names of at most eight fields.

    Returns
    -------
    dict
        Field -> (m, u), over the pairs in which neither entry is missing. Half a pair is added to either side, so that
        no rate is 0 or 1.

    Raises
    ------
    ValueError
        If `second` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> one = pd.DataFrame({"name": ["Vipo", "Dobu"]})
    >>> known_rates(one, one, ["name"])  # both pairs of one person agree, none of the two others
    {'name': (0.8333333333333334, 0.16666666666666666)}
    """
    fields = _fields(fields)
    patterns = agreement(first, second, fields)
    same = np.equal.outer(first.index.to_numpy(), second.index.to_numpy())
    if not same.any() or same.all():
        raise ValueError("second must hold someone of first and someone else, got a side without")
    agrees, tells = _levels(len(fields))
    counts = [np.bincount(patterns[who], minlength=len(agrees)) for who in (same, ~same)]
    m, u = ((count @ agrees + 0.5) / (count @ tells + 1) for count in counts)
    return {field: (float(a), float(b)) for field, a, b in zip(fields, m, u)}


def pattern_weights(rates: Mapping[str, tuple[float, float]]) -> np.ndarray:
    """Return the weight of each pattern of agreement, in bits, shape (4 ** fields,).

    Parameters
    ----------
    rates
        Field -> (m, u), in the order of the fields.

    Returns
    -------
    numpy.ndarray
        In the order of `agreement`. A field that is missing weighs nothing.

    Examples
    --------
    >>> rates = {"name": (0.95, 0.01), "year": (0.9, 0.1)}
    >>> pattern_weights(rates)[:4].round(2).tolist()  # none, name, year, both
    [-7.48, 3.4, -1.14, 9.74]
    >>> pattern_weights(rates)[6].round(2).item()  # the year agrees, the name is missing
    3.17
    """
    fields = _fields(list(rates))
    agrees, tells = _levels(len(fields))
    agree, differ = np.transpose([field_weights(*rates[field]) for field in fields])
    return np.where(tells, np.where(agrees, agree, differ), 0).sum(axis=1)


def estimate_rates(
    patterns: Any, fields: Sequence[str], *, start: float = 0.9, tolerance: float = 1e-9
) -> tuple[dict[str, tuple[float, float]], float]:
    """Find m and u of each field, and the share of pairs that are one person, from pairs that nobody has sorted.

    Expectation and maximisation: guess which pairs are one person, count m and u among them, guess again.

    Parameters
    ----------
    patterns
        From `agreement`, any shape.
    fields
        Names of the fields, in the order of `agreement`, at least three: with fewer, many rates fit equally well.
    start
        First guess of every m, in (0, 1); the first guess of u is how often the field agrees at all.
    tolerance
        Stop when no rate moves by more; above 0.

    Returns
    -------
    tuple
        Field -> (m, u), and the share.

    Raises
    ------
    ValueError
        If `patterns`, `fields`, `start` or `tolerance` cannot be used; the message says what is allowed.

    Notes
    -----
    Given who is who, fields must agree or differ independently of each other. Relatives, who share a name and an
    address, break that.

    Examples
    --------
    >>> rates, share = estimate_rates([7] * 100 + [0] * 900, ["name", "year", "street"])  # all agree, or none
    >>> round(share, 2), round(rates["name"][0], 2)
    (0.1, 1.0)
    """
    fields = _fields(fields, least=3)
    start = validate.number("start", start, 0, 1, open_low=True, open_high=True)
    tolerance = validate.number("tolerance", tolerance, 0, 1, open_low=True)
    patterns = validate.array("patterns", patterns)
    if (
        patterns.ndim == 0
        or patterns.size == 0
        or patterns.dtype.kind not in "iu"
        or patterns.min() < 0
        or patterns.max() >= 4 ** len(fields)
    ):
        raise ValueError(f"patterns must hold whole numbers from 0 to {4 ** len(fields) - 1}, got {patterns!r}")
    agrees, tells = _levels(len(fields))
    count = np.bincount(patterns.ravel(), minlength=len(agrees)).astype(float)
    seen = count.nonzero()[0]
    count, agrees, tells = count[seen], agrees[seen], tells[seen]
    if not (count @ tells).all():
        raise ValueError(
            f"patterns must tell something of each field, got {fields[int(np.argmin(count @ tells))]!r} missing"
        )
    u = count @ agrees / (count @ tells)
    m = np.full(len(fields), start)
    share = 1 / np.sqrt(count.sum())
    while True:
        before = np.concatenate([m, u, [share]])
        one, two = (np.where(tells, np.where(agrees, rate, 1 - rate), 1).prod(axis=1) for rate in (m, u))
        same = share * one / np.maximum(share * one + (1 - share) * two, 1e-300)
        m, u = (count * part @ agrees / np.maximum(count * part @ tells, 1e-300) for part in (same, 1 - same))
        m, u = (np.clip(rate, 1e-9, 1 - 1e-9) for rate in (m, u))
        share = float(count @ same / count.sum())
        if np.abs(np.concatenate([m, u, [share]]) - before).max() <= tolerance:
            return {field: (float(a), float(b)) for field, a, b in zip(fields, m, u)}, share
