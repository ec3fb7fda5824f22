"""A file's tests are found by its name: tests/ is laid out as the library is."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path

import pytest

from refusals import public_functions
from repository import PACKAGE, ROOT

TESTS = ROOT / "tests"
# Not in tests/model/: roads into the authors' package (tests/tools/), and what the learner and the server meet first
# (tests/project/).
ELSEWHERE = {"grading", "reading", "environment", "saved"}


def stems(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.py")} - {"__init__"}


@pytest.mark.parametrize(
    ("modules", "folder"),
    [(stems(PACKAGE) - ELSEWHERE, "model"), (stems(PACKAGE / "figures") - set(), "figures")],
    ids=["model", "figures"],
)
def test_each_module_has_its_file_of_tests_and_each_file_its_module(modules, folder):
    tested = {stem.removeprefix("test_") for stem in stems(TESTS / folder) - {"conftest", "test_every_function"}}
    missing = [f"tests/{folder}/test_{name}.py is missing" for name in sorted(modules - tested)]
    more = [f"tests/{folder}/test_{name}.py belongs to no module of that name" for name in sorted(tested - modules)]
    assert missing + more == []


def with_inputs(name: str) -> bool:
    """Whether a module has a public function that takes anything, and so can be given what it cannot use."""
    module = importlib.import_module(f"netscore.{name}")
    return any(inspect.signature(function).parameters for function in public_functions(module))


@pytest.mark.parametrize("name", sorted(filter(with_inputs, stems(PACKAGE) - ELSEWHERE)))
def test_each_module_is_seen_to_refuse(name):
    text = (TESTS / "model" / f"test_{name}.py").read_text(encoding="utf-8")
    assert "refusals(" in text or "pytest.raises(ValueError" in text
