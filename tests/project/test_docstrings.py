"""Docstrings are complete in numpydoc's form: what goes in, what comes out, what is refused, and an example."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import re
from collections.abc import Callable, Iterator

import pytest
from numpydoc.docscrape import NumpyDocString

from repository import PACKAGE

RUN = {"__main__", "conf"}  # run, and not imported
# Called by others, with names and arguments of theirs: Python's exceptions and syntax trees, ipywidgets' state.
THEIRS = {"Mistake", "Careful.visit_Call", "Careful.visit_ClassDef", "GraphState", "PictureState"}
# The answer of a learner goes in, and praise comes out: `checks.base.check` says so once for all of them.
CHECK = "ex_"


def modules() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.stem not in RUN and path.stem != "__init__":
            yield ".".join(["netscore", *path.relative_to(PACKAGE).with_suffix("").parts])


def public(name: str) -> Iterator[tuple[str, Callable, Callable]]:
    """Yield what a module defines for others: its name, what holds the docstring, and what holds the parameters.

    The parameters of a class stand in the class's docstring.
    """
    module = importlib.import_module(name)
    for named, member in vars(module).items():
        if named.startswith(("_", CHECK)) or named in THEIRS or getattr(member, "__module__", None) != name:
            continue
        if inspect.isfunction(member):
            yield named, member, member
        elif inspect.isclass(member):
            yield named, member, member.__init__
            for part, method in vars(member).items():
                if not part.startswith("_") and inspect.isfunction(method) and f"{named}.{part}" not in THEIRS:
                    yield f"{named}.{part}", method, method


PUBLIC = [(module, *found) for module in modules() for found in public(module)]
named = pytest.mark.parametrize(
    ("module", "name", "documented", "called"), PUBLIC, ids=[f"{module[9:]}.{name}" for module, name, *_ in PUBLIC]
)


def parameters(called: Callable) -> list[str]:
    try:
        found = inspect.signature(called).parameters.values()
    except (TypeError, ValueError):  # a class without a constructor of its own
        return []
    variable = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    return [
        one.name for one in found if one.name != "self" and not (one.kind in variable and called is object.__init__)
    ]


def described(entries: list) -> list[str]:
    """The names in a section; "loss, gain" describes two, and "**more" is called more."""
    return [name.strip().lstrip("*") for entry in entries for name in (entry.name or entry.type).split(",")]


def complaints(documented: Callable, called: Callable) -> Iterator[str]:
    text = inspect.getdoc(documented)
    if not text:
        yield "has no docstring"
        return
    doc = NumpyDocString(text)
    # A record is built from its attributes.
    section = "Attributes" if dataclasses.is_dataclass(documented) else "Parameters"
    wanted, found = parameters(called), described(doc[section])
    if wanted != found and wanted:
        yield f"takes {wanted} and describes {found}"
    if inspect.isclass(documented):
        return
    gives = called.__annotations__.get("return") not in ("None", None)
    if wanted and gives and not doc["Returns"] and not doc["Yields"]:
        yield "does not say what it returns"
    source = inspect.getsource(called)
    if wanted and re.search(r"\bvalidate\.\w+\(|raise ValueError", source) and not doc["Raises"]:
        yield "refuses, and does not say when"


@named
def test_a_docstring_is_complete(module, name, documented, called):
    assert list(complaints(documented, called)) == []


def test_what_is_missing_is_said():
    def odd(first: int, second: int) -> int:
        """Return something."""
        raise ValueError(f"first must be even, got {first + second}")

    def whole(first: int) -> int:
        """Return it.

        Parameters
        ----------
        first
            A number.

        Returns
        -------
        int
            The same.
        """
        return first

    assert list(complaints(odd, odd)) == [
        "takes ['first', 'second'] and describes []",
        "does not say what it returns",
        "refuses, and does not say when",
    ]
    assert list(complaints(whole, whole)) == []


MODEL = [found for found in PUBLIC if found[0].count(".") == 1 and "." not in found[1] and inspect.isfunction(found[2])]


@pytest.mark.parametrize("documented", [found[2] for found in MODEL], ids=[f"{m[9:]}.{n}" for m, n, *_ in MODEL])
def test_a_function_of_the_model_shows_an_example(documented):
    assert NumpyDocString(inspect.getdoc(documented))["Examples"], "no example that can be checked by hand"
