"""Bad input is refused in words: the argument, the value and the allowed range. One table of calls for each module."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
import pytest

# Refused wherever a good call has a row of entries, and wherever it has a table.
BAD_ROWS = [{"a": 1}, {1, 2}, [[1], [1, 2]], None, 5]
BAD_TABLES = [{"a": [1]}, [{"a": 1}], None, "table"]

Calls = Mapping[Callable, tuple[Mapping[str, Any], Mapping[str, list]]]
# Refused wherever a function takes ties.
BAD_TIES = [
    [[0, 1], [0, 0]],
    [[1, 0], [0, 0]],
    [[0, 2], [2, 0]],
    [[0, float("nan")], [float("nan"), 0]],
    [[0, 1]],
    [],
    "ties",
    None,
    5,
]


def public_functions(module: ModuleType) -> set[Callable]:
    """Return the functions that a module defines and names without an underscore."""
    found = inspect.getmembers(module, inspect.isfunction)
    return {one for name, one in found if one.__module__ == module.__name__ and not name.startswith("_")}


def refusals(module: ModuleType, calls: Calls, *, not_tried: Collection[Callable] = (), ties: str = "ties"):
    """Return three tests of a module: bad values are refused, good calls are good, and every function is tried.

    Parameters
    ----------
    module
        A module of the library.
    calls
        Function -> (a good call, argument -> bad values); each bad value is put in the good call's place. What is no
        matrix of ties is tried besides, wherever a good call has ties.
    not_tried
        Functions that take what other functions of the library made, or nothing.
    ties
        Name of the argument that is a matrix of ties, if there is any.
    """
    cases = [
        (function, argument, value)
        for function, (good, bad) in calls.items()
        for argument in {**good, **bad}
        for value in [
            *bad.get(argument, []),
            *_always_bad(good.get(argument), is_ties=argument == ties and ties in good),
        ]
    ]

    @pytest.mark.parametrize(
        ("function", "argument", "value"), cases, ids=[f"{f.__name__}-{a}-{v!r}"[:60] for f, a, v in cases]
    )
    def test_bad_input_is_refused_in_words(function, argument, value):
        with pytest.raises(ValueError, match=rf"^{argument} .*(must|cannot)") as refusal:
            function(**(dict(calls[function][0]) | {argument: value}))
        assert len(str(refusal.value)) > len(argument) + 15

    @pytest.mark.parametrize("function", calls, ids=lambda function: function.__name__)
    def test_the_good_call_is_good(function):
        function(**calls[function][0])

    def test_every_public_function_is_tried():
        assert public_functions(module) - set(calls) == set(not_tried)

    return test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried


def _always_bad(good: Any, *, is_ties: bool) -> list:
    """Return what no function takes in the place of such an argument."""
    if is_ties:
        return BAD_TIES
    if isinstance(good, pd.DataFrame):
        return BAD_TABLES
    return BAD_ROWS if isinstance(good, (list, np.ndarray, pd.Series)) else []
