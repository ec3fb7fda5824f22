"""The kinds of answers, and what is said of a value that is of another kind."""

from __future__ import annotations

import math
import numbers as abstract
from collections.abc import Iterable, Mapping, Set
from decimal import Decimal
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from netscore.checks.base import ENDLESS, Kind, Mistake, echo

HUGE = 1e12  # no answer comes near
anything = Kind("an answer", lambda answer: answer)


def _one_number(answer: Any) -> float:
    """Return a finite number as a plain float.

    Examples
    --------
    >>> _one_number(np.float32(0.5))
    0.5
    >>> _one_number("560")
    Traceback (most recent call last):
    netscore.checks.base.Mistake: this should be one number, and yours is '560': leave out the quotes
    """
    if isinstance(answer, np.generic) or (isinstance(answer, np.ndarray) and answer.ndim == 0):
        answer = answer.item()
    if isinstance(answer, bool) or not isinstance(answer, (abstract.Real, Decimal)):
        raise Mistake(f"this should be one number, and yours is {echo(answer)}{_cure(answer)}")
    try:
        number = float(answer)
    except OverflowError:
        number = math.inf
    if math.isnan(number):
        raise Mistake("this should be one number, and yours is nan, which comes of 0 / 0 or of a mean of nothing")
    if math.isinf(number) and not isinstance(answer, abstract.Integral):
        raise Mistake(f"this should be one number, and yours is {number:g}, which comes of a division by 0")
    if abs(number) > HUGE:
        raise Mistake(f"this should be one number, and yours, {echo(answer)}, is far too large")
    return number


def _cure(answer: Any) -> str:
    if isinstance(answer, str):
        return ": leave out the quotes"
    if callable(answer):
        return ": are its brackets () missing?"
    if isinstance(answer, (np.ndarray, pd.Series)) and answer.dtype == bool:
        return ": `.sum()` counts those that are True, and `.mean()` is their share"
    if isinstance(answer, (list, tuple, np.ndarray, pd.Series)) and len(answer) == 1:
        return ": take the number out of its brackets"
    return ""


number = Kind("one number", _one_number)


def numbers(count: int, wanted: str) -> Kind:
    """Return the kind of answer that is `count` numbers in order; `wanted` says what they are.

    Parameters
    ----------
    count
        How many.
    wanted
        What they are, in words.

    Returns
    -------
    Kind
        What reads an answer, or says what is wrong with its form.

    Examples
    --------
    >>> numbers(2, "two ends").read((0.25, 1)).tolist()
    [0.25, 1.0]
    >>> numbers(2, "two ends").read([1, float("nan")])
    Traceback (most recent call last):
    netscore.checks.base.Mistake: this should be two ends, and yours is [1, nan]: look at place 1
    """

    def read(answer: Any) -> np.ndarray:
        values = _items(answer, f"this should be {wanted}")
        if isinstance(answer, (Set, Mapping)):
            raise Mistake(f"this should be {wanted}: a list or an array, which keep an order, and not {echo(answer)}")
        if len(values) != count:
            raise Mistake(f"this should be {wanted}, and yours holds {len(values):,}: {echo(answer)}")
        for place, value in enumerate(values):
            try:
                values[place] = _one_number(value)
            except Mistake:
                raise Mistake(f"this should be {wanted}, and yours is {echo(answer)}: look at place {place}") from None
        return np.array(values)

    return Kind(wanted, read)


def people(example: str) -> Kind:
    """Return the kind of answer that is numbers of people, in any order and any form.

    Parameters
    ----------
    example
        Such as ``[0, 2]``.

    Returns
    -------
    Kind
        What reads an answer, or says what is wrong with its form.

    Examples
    --------
    >>> people("[0, 4]").read({np.int64(4), 0.0})
    [0, 4]
    """
    wanted = f"numbers of people, such as {example}"

    def read(answer: Any) -> list[int]:
        try:
            found = np.ravel(np.asarray(_items(answer, f"return {wanted}")))
        except ValueError:  # lists of different lengths
            found = np.array([None])
        if found.dtype == bool:
            raise Mistake(f"return {wanted}; yours are flags, which `np.flatnonzero(...)` turns into numbers")
        if found.dtype.kind not in "iuf" or not (np.isfinite(found) & (found == np.floor(found))).all():
            raise Mistake(f"return {wanted}, not {echo(answer)}")
        return sorted(int(one) for one in found)

    return Kind(wanted, read)


def names(wanted: str) -> Kind:
    """Return the kind of answer that is names, in any form; `wanted` tells with an example.

    Parameters
    ----------
    wanted
        What they are, with an example.

    Returns
    -------
    Kind
        What reads an answer, or says what is wrong with its form.

    Examples
    --------
    >>> names("a set of names such as {'agency'}").read({"agency": 1}.keys())
    ['agency']
    >>> names("a set of names such as {'agency'}").read("agency")
    Traceback (most recent call last):
    netscore.checks.base.Mistake: return a set of names such as {'agency'}, also where it is only one; yours is 'agency'
    """

    def read(answer: Any) -> list[str]:
        if isinstance(answer, str):
            raise Mistake(f"return {wanted}, also where it is only one; yours is {echo(answer)}")
        found = _items(answer, f"return {wanted}")
        if wrong := [one for one in found if not isinstance(one, str)]:
            raise Mistake(f"return {wanted}; yours holds {echo(wrong[0])}, which is no name")
        return [str(one) for one in found]

    return Kind(wanted, read)


def word(*options: str) -> Kind:
    """Return the kind of answer that is one of these words.

    Parameters
    ----------
    options
        What may be answered.

    Returns
    -------
    Kind
        What reads an answer, or says what is wrong with its form.
    """
    wanted = f"{', '.join(map(_quoted, options[:-1]))} or {_quoted(options[-1])}"

    def read(answer: Any) -> str:
        if not isinstance(answer, str) or answer not in options:
            raise Mistake(f"return {wanted}, not {echo(answer)}")
        return str(answer)

    return Kind(wanted, read)


def _quoted(text: str) -> str:
    return f'"{text}"'


def _items(answer: Any, wanted: str) -> list:
    """Return the items of a collection, or refuse what is none; a text and a table are not meant."""
    single = isinstance(answer, np.ndarray) and answer.ndim == 0
    if single or isinstance(answer, (str, bytes, type, pd.DataFrame)) or not isinstance(answer, Iterable):
        raise Mistake(f"{wanted}, and yours is {echo(answer)}")
    return list(islice(answer, ENDLESS))
