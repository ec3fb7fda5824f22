"""What a check returns, how it calls and repeats a learner's work, and what it says where that is missing or broken."""

from __future__ import annotations

import contextlib
import copy
import functools
import inspect
import io
import reprlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

LINE = 80
ENDLESS = 100_000  # items that are taken of a generator
NOTHING_BACK = "not started yet, or your function prints its answer instead of returning it: use `return`"


@dataclass(frozen=True)
class Result:
    """What a check found.

    Attributes
    ----------
    exercise
        Number such as "5.2".
    passed
        Whether the answer is right.
    message
        A sentence for the learner.
    """

    exercise: str
    passed: bool
    message: str

    def __repr__(self) -> str:
        return f"{'✓ ' if self.passed else ''}{self.exercise} {self.message}".strip()


class Mistake(Exception):
    """A wrong answer; its text is what the learner reads."""


@dataclass(frozen=True)
class Missing:
    """Stands for an answer whose cell was not run.

    Attributes
    ----------
    name
        Of the answer that is not there.
    """

    name: str


@dataclass(frozen=True)
class Kind:
    """A kind of answer.

    Attributes
    ----------
    wanted
        What it is, for a sentence: "one number".
    read
        Returns a learner's value made usable, or raises a `Mistake`.
    """

    wanted: str
    read: Callable[[Any], Any]


def check(exercise: str, kind: Kind) -> Callable:
    """Turn a function that raises `Mistake` or returns praise into a check that always returns a `Result`.

    Parameters
    ----------
    exercise
        Number such as "5.2".
    kind
        What the answer should be; the function gets the answer as this kind reads it.

    Returns
    -------
    Callable
        A decorator for the function that judges.

    Examples
    --------
    >>> @check("9.9", function(Kind("a number", float)))
    ... def ex_9_9(double):
    ...     require(double(2) == 4, "twice two should be four")
    ...     return "two and two are four."
    >>> ex_9_9(lambda n: n + n), ex_9_9(lambda n: n + 1), ex_9_9(None)
    (✓ 9.9 two and two are four., 9.9 twice two should be four, 9.9 not started yet)
    """

    def decorate(judge: Callable[[Any], str]) -> Callable[[Any], Result]:
        @functools.wraps(judge)
        def checked(answer: Any = None) -> Result:
            try:
                # A warning in a right answer's code is no mistake, and nbgrader gives no points where one is printed.
                with contextlib.redirect_stderr(io.StringIO()):
                    return Result(exercise, True, judge(kind.read(_given(answer))))
            except Mistake as mistake:
                return Result(exercise, False, str(mistake))
            except Exception:  # noqa: BLE001 - our code failed on what the learner gave, so it was of no use
                return Result(exercise, False, f"the check wants {kind.wanted}, and cannot judge {echo(answer)}")

        return checked

    return decorate


def _given(answer: Any) -> Any:
    """Return the answer, or say that there is none yet."""
    if isinstance(answer, Missing):
        raise Mistake(
            f"run the cell with your answer first: there is no `{answer.name}` yet. If you ran it: it stopped with an "
            "error, or makes another name"
        )
    if answer is None or answer is Ellipsis:
        raise Mistake("not started yet")
    return answer


def function(returns: Kind) -> Kind:
    """Return the kind of answer that is a function; what it returns is read as another kind.

    Parameters
    ----------
    returns
        The kind of what the function returns.

    Returns
    -------
    Kind
        What reads a learner's function.
    """

    def read(answer: Any) -> Tried:
        if isinstance(answer, type):
            raise Mistake(f"this should be a function, made with `def`, and yours is {echo(answer)}")
        if not callable(answer):
            raise Mistake(
                f"this should be the function itself, and yours is {echo(answer)}: give its name without brackets or "
                "quotes, and run the cell with `def` again"
            )
        return Tried(answer, returns)

    return Kind(f"a function that returns {returns.wanted}", read)


class Tried:
    """A learner's function. Each call gets copies of its inputs, so that no try can spoil the next.

    Parameters
    ----------
    answer
        The learner's function.
    returns
        The kind of what it returns.

    Attributes
    ----------
    inputs
        The copies that the last call got, as it left them.
    """

    def __init__(self, answer: Callable, returns: Kind) -> None:
        self._answer, self._returns, self._before = answer, returns, False
        self.inputs: tuple = ()

    def __call__(self, *inputs: Any) -> Any:
        """Return what the function returns, read as the kind that is wanted."""
        found = self.raw(*inputs)
        before, self._before = self._before, True
        if found is None or found is Ellipsis:
            missing = f"a `return` is missing on one way: yours gives None, {self._called(inputs)}"
            raise Mistake(missing if before else NOTHING_BACK)
        return self._returns.read(found)

    def raw(self, *inputs: Any) -> Any:
        """Return whatever the function returns; a generator's items come as a list.

        Parameters
        ----------
        inputs
            For the function; it gets copies.

        Returns
        -------
        Any
            As it came, not yet read as a kind.
        """
        self._refuse_other_inputs(inputs)
        self.inputs = tuple(copy.deepcopy(one) for one in inputs)
        try:
            found = self._answer(*self.inputs)
            return list(islice(found, ENDLESS)) if isinstance(found, Iterator) else found
        except Exception as error:  # noqa: BLE001 - the learner's code may raise anything; they must read what
            raise Mistake(f"your code stopped with {_error(error)}, {self._called(inputs)}") from None

    def _refuse_other_inputs(self, inputs: tuple) -> None:
        try:
            signature = inspect.signature(self._answer)
        except (TypeError, ValueError):  # some functions written in C do not tell
            return
        try:
            signature.bind(*inputs)
        except TypeError:
            takes = len(signature.parameters)
            raise Mistake(
                f"this function gets {len(inputs)} input{'s' * (len(inputs) != 1)}, and yours takes {takes}: "
                "write the line with `def` as it was in the exercise"
            ) from None

    def _called(self, inputs: tuple) -> str:
        try:
            names = [f"{name} = " for name in inspect.signature(self._answer).bind(*inputs).arguments]
        except (TypeError, ValueError):
            names = []
        names = names if len(names) == len(inputs) else [""] * len(inputs)
        width = 140 // max(len(inputs), 1)
        return "called with " + ", ".join(shortened(name + echo(one), width) for name, one in zip(names, inputs))


def require(holds: Any, otherwise: str) -> None:
    """Stop with a sentence unless the condition holds.

    Parameters
    ----------
    holds
        True or False.
    otherwise
        What the learner reads if it does not hold.
    """
    if not holds:
        raise Mistake(otherwise)


def same(first: Any, second: Any) -> bool:
    """Whether two numbers, or two lists of numbers, are equal but for rounding.

    Parameters
    ----------
    first
        A number, or some in a list or an array.
    second
        The same.

    Returns
    -------
    bool
        False too where one of them is no number.

    Examples
    --------
    >>> same(0.1 + 0.2, 0.3), same([1], [1, 2]), same(174.6, 175)
    (True, False, False)
    """
    first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    return first.shape == second.shape and bool(np.allclose(first, second, rtol=1e-6, atol=1e-9))


def exact(found: Any, right: Any, otherwise: str) -> None:
    """Stop with a sentence unless a number, or a list of them, is right; of one that is only rounded, say that.

    Parameters
    ----------
    found
        The learner's.
    right
        What it should be.
    otherwise
        What the learner reads if it is not.

    Examples
    --------
    >>> exact(660, 661.25, "take the mean")
    Traceback (most recent call last):
    netscore.checks.base.Mistake: take the mean
    >>> exact(661, 661.25, "take the mean")
    Traceback (most recent call last):
    netscore.checks.base.Mistake: right, and then rounded: leave it as it comes out
    """
    near = np.allclose(found, right, rtol=0.05, atol=0)
    rounded = near and any(same(found, way) for way in [np.floor(right), *(np.round(right, k) for k in range(5))])
    require(same(found, right) or not rounded, "right, and then rounded: leave it as it comes out")
    require(same(found, right), otherwise)


def echo(value: Any) -> str:
    """Return a learner's value as at most one short line, NumPy's numbers as plain numbers.

    Parameters
    ----------
    value
        Anything.

    Returns
    -------
    str
        At most 80 characters, printable.

    Examples
    --------
    >>> echo(np.float64(0.1) + 0.2), echo([np.int64(0), 4]), echo("560")
    ('0.3', '[0, 4]', "'560'")
    >>> echo(np.arange(100_000)), echo(len), echo(object())
    ('[0, 1, 2, 3, 4, 5, 6, 7, ...]', 'the function len', 'a value of type object')
    """
    try:
        return shortened(_SHORT.repr(value))
    except Exception:  # noqa: BLE001 - the value may be of a class of the learner's, whose repr stops
        return f"a value of type {shortened(type(value).__name__, 40)}"


def shortened(text: str, width: int = LINE) -> str:
    """Return a text on one line, cut where it is longer than `width` characters.

    Parameters
    ----------
    text
        Any.
    width
        In characters.

    Returns
    -------
    str
        At most `width` characters, the dots included.

    Examples
    --------
    >>> shortened("one  line\\nor two"), shortened("one line or two", 11)
    ('one line or two', 'one line...')
    """
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line if len(line) <= width else f"{line[: width - 3].rstrip()}..."


def _error(error: Exception) -> str:
    try:
        text = f"{type(error).__name__}: {error}"
        if "truth value of a" in text:  # what NumPy and pandas say does not name the cure
            return "ValueError: an array is not True or False as a whole: join conditions with & or |, or use len(...)"
        return shortened(text, 110).removesuffix(":")
    except Exception:  # noqa: BLE001 - an error of the learner's own, whose text cannot be made
        return shortened(type(error).__name__)


class _Short(reprlib.Repr):
    """The first items of what is long, of no more than three levels."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = self.maxdict = 8
        self.maxstring, self.maxlong, self.maxother, self.maxlevel = 60, 40, LINE, 3

    def repr1(self, value: Any, level: int) -> str:
        value = value.item() if isinstance(value, np.generic) else value
        if isinstance(value, (np.ndarray, pd.Series, pd.Index)):
            array = np.asarray(value)
            value = array[(slice(self.maxlist + 1),) * array.ndim].tolist()
        if isinstance(value, float):
            return f"{value:.10g}"
        if callable(value):
            name = getattr(value, "__name__", type(value).__name__).strip("<>")
            return f"the {'class' if isinstance(value, type) else 'function'} {name}"
        text = super().repr1(value, level)
        if text.startswith("<") or isinstance(value, pd.DataFrame):
            return f"a value of type {type(value).__name__}"
        return text


_SHORT = _Short()
