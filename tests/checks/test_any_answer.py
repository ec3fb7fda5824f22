"""No answer, however odd, breaks a check, passes it, or spoils it for the right answer that comes next."""

from __future__ import annotations

import decimal
import importlib
import itertools
import re
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pandas as pd
import pytest

from answers import answers_of
from netscore import payments
from repository import CHECKED, SOLUTIONS

CALL = re.compile(r"^print\(checks\.(ex_(\d+)_(\d+))\((\w+)\)\)", flags=re.M)


def found_in(path: Path) -> dict[str, tuple[str, str]]:
    """Each exercise of a set: the check's name, and the name of what it gets."""
    sources = "\n".join(cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code")
    return {f"{lesson}.{number}": (check, answer) for check, lesson, number, answer in CALL.findall(sources)}


ALL = {number: (path, *names) for path in SOLUTIONS for number, names in found_in(path).items()}


def check_of(number: str) -> Callable:
    path, check, _ = ALL[number]
    return getattr(importlib.import_module(f"netscore.checks.lesson_{path.stem[:2]}"), check)


# A function exercise is one whose answer cell asks for a function.
FUNCTIONS = [
    number
    for number, (path, _, name) in ALL.items()
    if any(re.search(rf"^def {name}\(", cell.source, flags=re.M) for cell in nbformat.read(path, 4).cells)
]


def destroy(value: Any) -> None:
    """Change whatever can be changed in place, down to the last level."""
    if isinstance(value, np.ndarray):
        value[...] = 0
    elif isinstance(value, pd.DataFrame):
        for column in list(value):
            del value[column]
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            destroy(part)
        value.clear()


@pytest.mark.parametrize("number", FUNCTIONS)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_try_that_destroys_its_inputs_spoils_nothing(number):
    path, _, name = ALL[number]
    model, weightings = answers_of(path)[name], repr(payments.WEIGHTINGS)

    def destroying(*inputs):
        answer = model(*inputs)
        for one in inputs:
            destroy(one)
        return answer

    def destroying_first(*inputs):
        for one in inputs:
            destroy(one)
        return model(*inputs)

    for wrong in (destroying_first, destroying):
        check_of(number)(wrong)
        result = check_of(number)(model)
        assert result.passed, repr(result)
    assert repr(payments.WEIGHTINGS) == weightings


def test_function_exercises_are_found():
    assert sorted(ALL) == sorted(CHECKED) and len(ALL) >= 52 and len(FUNCTIONS) >= 25


class Hostile:
    def __repr__(self):
        raise RuntimeError("no repr")

    __str__ = __eq__ = __len__ = __iter__ = __float__ = __array__ = __bool__ = __repr__
    __hash__ = None


class Unspeakable(Exception):
    def __str__(self):
        raise RuntimeError("no text")


class LongNamed:
    pass


LongNamed.__name__ = LongNamed.__qualname__ = "Long" * 500

ODD = {
    "nothing": None,
    "dots": ...,
    "nan": float("nan"),
    "inf": float("inf"),
    "minus inf": -np.inf,
    "Decimal nan": decimal.Decimal("nan"),
    "huge": 10**400,
    "beyond printing": 10**5000,
    "large": 1e300,
    "minus": -1e11,
    "complex": 1 + 2j,
    "flag": np.True_,
    "text": "text",
    "number as text": "0.5",
    "long text": "long\n" * 10_000,
    "bytes": b"bytes",
    "empty list": [],
    "empty array": np.array([]),
    "NA": pd.NA,
    "list with NA": [pd.NA, None, "a", [1]],
    "ragged": [[1, 2], [3]],
    "list of lists": [[[[[1]]]]],
    "long list": list(range(100_000)),
    "long array": np.random.default_rng(1).random((200, 500)),
    "matrix": np.eye(3),
    "Series": pd.Series([1.5, np.nan], index=["a", "b"]),
    "table": pd.DataFrame({"a": [1]}),
    "dictionary": {"a": object()},
    "class": int,
    "object": object(),
    "hostile": Hostile(),
    "list of hostile": [Hostile()] * 5,
    "long name": LongNamed(),
    "module": types,
    "date": np.datetime64("2018-01-01"),
    "built in": len,
    "wrong arity": lambda one, two, three, four, five, six, seven: 0,
    "no inputs": lambda: 0,
    "endless": itertools.count(),
}
ERRORS = [
    ValueError("long\n" * 1000),
    KeyError("k"),
    Unspeakable(),
    ZeroDivisionError(),
    StopIteration(),
    RecursionError(),
]


def raising(error: Exception) -> Callable:
    def raises(*inputs):
        raise error

    return raises


def broken_generator(*inputs):
    yield 0
    raise ValueError("late")


def odd_answers():
    yield from ODD.items()
    for name, value in ODD.items():
        yield f"returns {name}", lambda *inputs, value=value: value
    yield from ((f"raises {type(error).__name__}", raising(error)) for error in ERRORS)
    yield "generator", broken_generator


@pytest.mark.parametrize("number", ALL)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_an_odd_answer_is_refused_in_one_line(number):
    for name, answer in odd_answers():
        result = check_of(number)(answer)
        said = repr(result)
        assert not result.passed, name
        assert len(said) <= 300 and "\n" not in said and said.isprintable(), (name, len(said), said)
        assert not re.search(r"0x|float64|array\(|<", said), said
        # Only the learner's own code stops with an error.
        stopped = name.startswith("raises") or name in ("generator", "built in")
        assert stopped or "your code stopped" not in said, (name, said)
        assert "cannot judge" not in said or "hostile" in name, (name, said)


@pytest.mark.parametrize(
    "number, wrapped", [("1.2", lambda value: value), ("1.3", lambda value: lambda *inputs: value)]
)
def test_what_is_no_finite_number_is_told_in_words(number, wrapped):
    for value, words in (
        (np.float32("nan"), "yours is nan, which comes of 0 / 0"),
        (-np.inf, "yours is -inf, which comes of a division by 0"),
        (10**400, "far too large"),
        (1e300, "far too large"),
        ("0.5", "yours is '0.5': leave out the quotes"),
        (1 + 2j, "yours is (1+2j)"),
        (np.True_, "yours is True"),
        ([3], "yours is [3]: take the number out of its brackets"),
        (np.array([True, False]), "yours is [True, False]: `.sum()` counts"),
        (len, "yours is the function len: are its brackets () missing?"),
        (pd.NA, "a value of type NAType"),
    ):
        assert f"{number} this should be one number, and yours" in repr(check_of(number)(wrapped(value)))
        assert words in repr(check_of(number)(wrapped(value)))


def test_a_condition_on_a_whole_array_gets_the_cure():
    said = repr(check_of("1.3")(lambda score, repaid, cutoff: (score < cutoff and repaid).sum()))
    assert "join conditions with & or |, or use len(...), called with score = [530, 481, " in said


@pytest.mark.parametrize("number", FUNCTIONS)
def test_an_error_is_told_with_the_input_and_an_interrupt_goes_through(number):
    said = repr(check_of(number)(raising(KeyError("k"))))
    assert "your code stopped with KeyError: 'k', called with " in said
    for error in (KeyboardInterrupt, SystemExit):
        with pytest.raises(error):
            check_of(number)(raising(error()))


@pytest.mark.parametrize("number", [number for number in ALL if number not in FUNCTIONS])
def test_right_numbers_may_be_of_any_type(number):
    path, _, name = ALL[number]
    value = answers_of(path)[name]
    if number == "13.3":
        return
    for kind in (float, np.float64, np.array, lambda one: decimal.Decimal(str(one))):
        result = check_of(number)(kind(value))
        assert result.passed, (kind, repr(result))


FORMS = [list, tuple, np.array, pd.Series, iter, lambda found: (one for one in found)]
UNORDERED = [set, frozenset, dict.fromkeys, pd.Index, lambda found: dict.fromkeys(found).keys()]


@pytest.mark.parametrize(
    "number, unordered", [("2.1", 0), ("6.1", 0), ("13.1", 0), ("5.2", 1), ("8.2", 1), ("12.1", 1), ("12.3", 1)]
)
def test_several_things_may_come_in_any_form(number, unordered):
    path, _, name = ALL[number]
    model = answers_of(path)[name]
    for form in FORMS + UNORDERED * unordered:
        result = check_of(number)(lambda *inputs, form=form: form(list(model(*inputs))))
        assert result.passed, (form, repr(result))
    if not unordered:
        assert "keep an order" in repr(check_of(number)(lambda *inputs: set(model(*inputs))))


@pytest.mark.parametrize("number", FUNCTIONS)
def test_what_is_no_function_is_told_apart(number):
    path, _, name = ALL[number]
    for answer, words in (
        (3.5, "yours is 3.5"),
        ("f", "yours is 'f'"),
        ([0, 4], "[0, 4]"),
        (dict, "yours is the class dict"),
    ):
        said = repr(check_of(number)(answer))
        assert "this should be " in said and words in said, said
    assert "and yours takes 0" in repr(check_of(number)(lambda: 0))
