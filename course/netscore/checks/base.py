"""What a check returns, and how it treats work that is missing or broken."""

from __future__ import annotations

import contextlib
import functools
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np


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


class NotStarted(Exception):
    """The stub is untouched."""


def check(exercise: str) -> Callable:
    """Turn a function that raises `Mistake` or returns praise into a check that always returns a `Result`.

    Examples
    --------
    >>> @check("9.9")
    ... def ex_9_9(answer):
    ...     require(given(answer) == 4, "that is not four")
    ...     return "two and two are four."
    >>> ex_9_9(4), ex_9_9(5), ex_9_9(None)
    (✓ 9.9 two and two are four., 9.9 that is not four, 9.9 not started yet)
    """

    def decorate(function: Callable[[Any], str]) -> Callable[[Any], Result]:
        @functools.wraps(function)
        def checked(answer: Any = None) -> Result:
            try:
                # A warning in a right answer's code is no mistake, and nbgrader gives no points where one is printed.
                with contextlib.redirect_stderr(io.StringIO()):
                    praise = function(answer)
                return Result(exercise, True, praise)
            except NotStarted:
                return Result(exercise, False, "not started yet")
            except Mistake as mistake:
                return Result(exercise, False, str(mistake))
            except Exception as error:  # noqa: BLE001 - the learner's code may raise anything; they must read what
                return Result(exercise, False, f"your code stopped with {type(error).__name__}: {error}")

        return checked

    return decorate


def given(answer: Any) -> Any:
    """Return the answer, or stop if there is none yet."""
    if answer is None or answer is Ellipsis:
        raise NotStarted
    return answer


def returned(answer: Any) -> Any:
    """Return what the learner's function returned, or say that it returned nothing."""
    if answer is None:
        raise Mistake("not started yet, or your function prints its answer instead of returning it: use `return`")
    return answer


def number(answer: Any) -> float:
    """Return the answer as a number."""
    answer = given(answer)
    if isinstance(answer, (bool, str)) or np.ndim(answer) != 0:
        raise Mistake(f"this should be one number, and yours is {answer!r}")
    return float(answer)


def require(holds: Any, otherwise: str) -> None:
    """Stop with a sentence unless the condition holds."""
    if not holds:
        raise Mistake(otherwise)


def same(first: Any, second: Any) -> bool:
    """Whether two numbers or lists of numbers are equal but for rounding.

    Examples
    --------
    >>> same(0.1 + 0.2, 0.3), same([1], [1, 2]), same("a", 1)
    (True, False, False)
    """
    try:
        first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    except (TypeError, ValueError):
        return False
    return first.shape == second.shape and bool(np.allclose(first, second, rtol=1e-6, atol=1e-9, equal_nan=True))
