"""Every made or tidied file of the repository as it should be, and what is not so."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import partial
from pathlib import Path

import nbformat
from jsonschema import ValidationError
from nbformat import NotebookNode

from netscore.authoring import pages
from netscore.authoring.exercises import generate_exercise
from netscore.authoring.new import unwritten
from netscore.authoring.notebooks import text, tidy

START = "00_start_here"
COMMAND = "run `python -m netscore.authoring --no-run`"


def expected_files(root: Path) -> tuple[dict[Path, str], list[str]]:
    """Return the text that each made or tidied file should have, and a sentence for each that cannot be made.

    Parameters
    ----------
    root
        The repository, or a folder that is laid out like it; of its pages, those that are there.

    Returns
    -------
    tuple[dict[Path, str], list[str]]
        Path -> text, and the sentences.
    """
    files: dict[Path, str] = {}
    complaints: list[str] = []

    def made(name: str, make: Callable[[], str]) -> str | None:
        try:
            return make()
        except (ValueError, RuntimeError, ValidationError) as error:  # ours, or nbgrader's about its marks
            complaints.append(f"{name}: {error}")
            return None

    lessons, sets = _notebooks(root / "course"), _notebooks(root / "solutions")
    headers = []
    for stem, lesson in lessons.items():
        try:
            headers.append(pages.header(stem, lesson))
        except ValueError as error:
            complaints.append(f"course/{stem}.ipynb: {error}")
    known = len(headers) == len(lessons)  # else a map would leave a lesson out
    wanted: dict[str, Callable[[], str]] = {
        f"course/{stem}.ipynb": partial(_stored, lesson, headers if stem == START and known else None)
        for stem, lesson in lessons.items()
    }
    wanted |= {f"solutions/{stem}.ipynb": partial(_stored, solution) for stem, solution in sets.items()}
    wanted["course/glossary.md"] = lambda: pages.glossary(lessons)
    if known and (root / "README.md").exists():
        rows = pages.readme_rows(headers, pages.launch_prefix(root))
        wanted["README.md"] = lambda: pages.with_table(_page(root / "README.md"), pages.README_MAP, rows)
    if known and (root / "TEACHING.md").exists():
        wanted["TEACHING.md"] = lambda: pages.teaching(_page(root / "TEACHING.md"), headers, sets)
    for name, make in wanted.items():
        if (found := made(name, make)) is not None:
            files[root / name] = found
            if name.startswith("solutions/"):
                file = Path(name).name
                exercise = made(name, partial(_exercise, sets[Path(file).stem], file))
                if exercise is not None:
                    files[root / "exercises" / file] = exercise
    return files, complaints


def _notebooks(folder: Path) -> dict[str, NotebookNode]:
    return {path.stem: nbformat.read(path, 4) for path in sorted(folder.glob("*.ipynb"))}


def _page(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _stored(notebook: NotebookNode, headers: list[pages.Header] | None = None) -> str:
    """Return the file of a notebook; with headers, its map of all lessons is made from them."""
    return text(tidy(notebook if headers is None else _with_map(notebook, headers)))


def _exercise(solution: NotebookNode, file: str) -> str:
    return text(generate_exercise(solution, file))


def _with_map(start: NotebookNode, headers: list[pages.Header]) -> NotebookNode:
    """Return the start page with its map of all lessons."""
    start = copy.deepcopy(start)
    for cell in start.cells:
        if pages.START_MAP in cell.source.splitlines():
            cell.source = pages.with_table(cell.source, pages.START_MAP, pages.start_rows(headers))
            return start
    raise ValueError(f"there must be a table that starts with the line {pages.START_MAP!r}")


def stale_files(root: Path) -> list[str]:
    """Return a sentence for each file that is missing, stale, untidy, not yet written or without a source.

    Parameters
    ----------
    root
        As for `expected_files`. Nothing is run, and nothing is written.

    Returns
    -------
    list[str]
        None if all is as it should be.
    """
    expected, complaints = expected_files(root)
    for path, wanted in expected.items():
        name = path.relative_to(root)
        if not path.exists():
            complaints.append(f"{name} is missing: {COMMAND}")
        elif _page(path) != wanted:
            complaints.append(f"{name} is stale or untidy: {COMMAND}")
    for path in sorted((root / "exercises").glob("*.ipynb")):
        if not (root / "solutions" / path.name).exists():
            complaints.append(f"{path.relative_to(root)} has no solution to be made from")
    return complaints + unwritten(root)


def write_files(root: Path) -> list[str]:
    """Write each made or tidied file that is not as it should be; return a sentence for each that cannot be made.

    Parameters
    ----------
    root
        As for `expected_files`.

    Returns
    -------
    list[str]
        None if all was made.
    """
    expected, complaints = expected_files(root)
    for path, wanted in expected.items():
        if not path.exists() or _page(path) != wanted:
            path.write_text(wanted, encoding="utf-8")
    return complaints
