"""The docstring of `netscore` is the map: every module once, with the lessons that use it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nbformat

from repository import LESSONS, PACKAGE, SOLUTIONS

LAYERS = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
MODULES = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"} | LAYERS


def imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield module of ours and name of what an import statement takes from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "netscore":
            module = node.module.partition(".")[2].partition(".")[0]
            for alias in node.names:
                yield module or (alias.name if alias.name in MODULES else "society"), alias.name


@cache
def in_notebook(path: Path) -> frozenset[tuple[str, str]]:
    code = [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    return frozenset(found for source in code for found in imported(ast.parse(source)))


@cache
def in_app(name: str) -> frozenset[str]:
    """The modules that the file of an app imports."""
    for path in (PACKAGE / "apps").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if re.search(rf"^class {name}\b", text, flags=re.MULTILINE):
            return frozenset(module for module, _ in imported(ast.parse(text)))
    return frozenset()


def lessons_of(module: str) -> set[str]:
    """Return the numbers of the lessons that use a module: in their text, in their exercises, or in their app."""
    found = set()
    for path in (*LESSONS, *SOLUTIONS):
        taken = in_notebook(path)
        through_app = {one for origin, name in taken if origin == "apps" for one in in_app(name)}
        if module in {origin for origin, _ in taken} | (through_app if module not in LAYERS else set()):
            found.add(path.stem[:2])
    return found


def test_every_module_is_on_the_map_once_with_the_lessons_that_use_it():
    text = ast.get_docstring(ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8")))
    lines = re.findall(r"^- ((?:`\w+`(?:, )?)+): (.+?)(?: \(([\d, to]+)\))?$", text, flags=re.MULTILINE)
    names = [name for found, *_ in lines for name in re.findall(r"`(\w+)`", found)]
    assert sorted(names) == sorted(MODULES)
    for found, _, numbers in lines:
        if first := re.fullmatch(r"(\d\d) to (\d\d)", numbers):
            told = {f"{number:02}" for number in range(int(first[1]), int(first[2]) + 1)}
        else:
            told = set(re.findall(r"\d\d", numbers))
        used = set().union(*(lessons_of(name) for name in re.findall(r"`(\w+)`", found)))
        assert told == used, f"course/netscore/__init__.py must say of {found}: used in {', '.join(sorted(used))}"
