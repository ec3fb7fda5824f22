"""A new lesson, laid out with all its places, and what is still to be written there.

What an author has to write stands between « and »; `unwritten` finds each such place by file and line.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from netscore.authoring.notebooks import CLEARED, METADATA, execute, text, tidy
from netscore.authoring.pages import EXERCISE_TABLE

PLACE = re.compile(r"«([^»]*)»")
WRONG_ANSWERS = "tests/checks/test_checks.py"

HEADER = """\
# {title}

**Question:** «one question, in one sentence»

**In this lesson you will**

- «do a first thing»;
- «do a second»;
- «do a third».

**Time:** 30 minutes reading, 5 minutes exercises

**You need:** [Start here](00_start_here.ipynb)

**Terms**

- **«first term»**: «its meaning»
- **«second term»**: «its meaning»
- **«third term»**: «its meaning»
- **«fourth term»**: «its meaning»
- **«fifth term»**: «its meaning»"""
FOOTER = """\
## Recap

- «the first goal, answered»
- «the second»
- «the third»

## What this model leaves out

«what is not in this model, and what that hides»

## Sources

- [«key of sources.bib»] «author, title, year»

Text CC BY 4.0, code MIT.

## Next

[Exercises for this lesson](../exercises/{stem}.ipynb), then the [start page](00_start_here.ipynb)."""
LESSON = [
    ("header", HEADER),
    ("imports", "from netscore import TOWN_SEED, make_society\nfrom netscore.apps import Prediction"),
    ("ask", "**Predict.** «what is to be guessed, before anything is computed»"),
    ("guess", 'guess = Prediction("«a question»", {{"«more»": (0, None), "«fewer»": (None, 0)}})\nguess'),
    ("answer", 'town = make_society(300, seed=TOWN_SEED)\nprint(guess.answer(len(town), "«what came out»", "«why»"))'),
    ("by-hand", "## «The mechanism», by hand\n\n**Run** it on four people. «what to look for»"),
    ("hand", "score = [500, 600, 700, 800]\nprint(sum(score) / len(score))"),
    ("footer", FOOTER),
]
SOLUTIONS = [
    (
        "header",
        "# Exercises: {lower}\n\nThey belong to [lesson {number}](../course/{stem}.ipynb). About 5 minutes.\n\n"
        "Write in the cells that say *your code here* or *Write your answer here*, then run the check below.",
    ),
    ("imports", "from netscore.checks import lesson_{number} as checks"),
    (
        "ex-{lesson}-1",
        "## {lesson}.1 «A name»\n\n*5 minutes · complete a function*\n\nReturn the mean of some scores. «the task»\n\n"
        "<details><summary>Hint 1</summary>\n\n«a first hint»\n\n</details>\n"
        "<details><summary>Hint 2</summary>\n\n«a second hint»\n\n</details>",
    ),
    (
        "ex-{lesson}-1-answer",
        'def mean_score(scores):\n    """Return the mean of the scores."""\n    ### BEGIN SOLUTION\n'
        "    return sum(scores) / len(scores)\n    ### END SOLUTION",
    ),
    (
        "ex-{lesson}-1-check",
        "print(checks.ex_{lesson}_1(mean_score))\n### BEGIN HIDDEN TESTS\n"
        "assert checks.ex_{lesson}_1(mean_score).passed\n### END HIDDEN TESTS",
    ),
]
CHECKS = '''\
"""Checks for the exercises of lesson {number}."""

from __future__ import annotations

from collections.abc import Callable

from netscore.checks.base import check, echo, exact, function, require, same
from netscore.checks.kinds import number

SCORES = [520.5, 610, 700]


@check("{lesson}.1", function(number))
def ex_{lesson}_1(mean_score: Callable[[list[float]], float]) -> str:
    """The mean of some scores."""
    mean = mean_score(list(SCORES))
    require(not same(mean, sum(SCORES)), "that is the sum; divide by how many there are")
    exact(mean, sum(SCORES) / 3, f"for the scores {{echo(SCORES)}} here it is 610.2; you returned {{echo(mean)}}")
    return "«what was right, in a sentence»"
'''
TEACHING = f"""\
## {{name}}

| 50 minutes | 90 minutes |
|---|---|
| 50 «parts of the lesson» | 90 «parts of the lesson» |

*Expected wrong prediction*: «what most people guess, and why».

*Skip first*: «a part».

{EXERCISE_TABLE}
|---|---|---|

*Discuss*: «a question». A good discussion «separates this from that».

*Sensitive*: «what may hurt somebody in the room».

"""


def lay_out(root: Path, stem: str) -> list[str]:
    """Write a new lesson with all its places, and return their names; nothing that is there is changed but TEACHING.md.

    Parameters
    ----------
    root
        The repository.
    stem
        Name of the new lesson's file, such as ``14_what_comes_next``: the next free number, and words.

    Returns
    -------
    list[str]
        Relative to the repository.

    Raises
    ------
    ValueError
        If the name is not of that form, or its number is not the next.
    """
    lessons = sorted(path.stem for path in (root / "course").glob("*.ipynb"))
    number = f"{len(lessons):02}"
    if not re.fullmatch(rf"{number}(_[a-z0-9]+)+", stem):
        raise ValueError(f"name must be {number}, the next free number, and words, as in {number}_a_title, got {stem}")
    title = stem[3].upper() + stem[4:].replace("_", " ")
    words = {
        "stem": stem,
        "title": title,
        "lower": title[0].lower() + title[1:],
        "name": f"{number} {title}",
        "number": number,
        "lesson": str(int(number)),
    }
    checks = root / "course" / "netscore" / "checks" / f"lesson_{number}.py"
    texts = {checks: CHECKS.format(**words)}
    if (teaching := root / "TEACHING.md").exists():
        texts[teaching] = _with_section(teaching.read_text(encoding="utf-8"), lessons[-1][:2], TEACHING.format(**words))
    for path, wanted in texts.items():
        path.write_text(wanted, encoding="utf-8")
    made = [*texts]
    for folder, cells in (("course", LESSON), ("solutions", SOLUTIONS)):
        path = root / folder / f"{stem}.ipynb"
        notebook = execute(_notebook(cells, words), path.parent)
        path.write_text(text(tidy(notebook)), encoding="utf-8")
        made.append(path)
    return [path.relative_to(root).as_posix() for path in made]


def _with_section(teaching: str, last: str, section: str) -> str:
    """Return TEACHING.md with a section below that of the last lesson."""
    found = re.search(rf"^## {last} .+?(?=^## |\Z)", teaching, flags=re.MULTILINE | re.DOTALL)
    if not found:
        raise ValueError(f"TEACHING.md must hold a section '## {last} ...', below which the new one goes")
    return teaching[: found.end()] + section + teaching[found.end() :]


def _notebook(cells: list[tuple[str, str]], words: dict[str, str]) -> NotebookNode:
    made = []
    for name, source in cells:
        name, source = name.format(**words), source.format(**words)
        if re.match(r"#|\*\*", source):
            made.append(new_markdown_cell(source, id=name))
        else:
            made.append(new_code_cell(source, id=name, metadata=_marks(name) | _tags(source)))
    return new_notebook(cells=made, metadata=METADATA)


def _tags(source: str) -> dict[str, Any]:
    return {"tags": [CLEARED]} if "Prediction(" in source else {}


def _marks(name: str) -> dict[str, Any]:
    """Return nbgrader's marks of an answer cell or a check cell."""
    if not name.endswith(("-answer", "-check")):
        return {}
    check = name.endswith("-check")
    marks = {"grade": check, "grade_id": name, "locked": check, "schema_version": 3, "solution": not check}
    return {"nbgrader": marks | ({"points": 2} if check else {}) | {"task": False}}


def unwritten(root: Path) -> list[str]:
    """Return a sentence for each place that is still to be written, with its file and line.

    Parameters
    ----------
    root
        The repository.

    Returns
    -------
    list[str]
        None if nothing is left.
    """
    return [*_places(root), *_next_lessons(root), *_wrong_answers(root)]


def _places(root: Path) -> Iterator[str]:
    for folder in ("course", "solutions"):
        for path in sorted((root / folder).glob("*.ipynb")):
            for cell in nbformat.read(path, 4).cells:
                for line, words in _found(cell.source):
                    yield f"{path.relative_to(root)}, cell {cell.id}, line {line}: write {words}"
    for path in [root / "TEACHING.md", *sorted((root / "course" / "netscore" / "checks").glob("lesson_*.py"))]:
        if path.exists():
            for line, words in _found(path.read_text(encoding="utf-8")):
                yield f"{path.relative_to(root)}, line {line}: write {words}"


def _found(source: str) -> Iterator[tuple[int, str]]:
    """Yield number and words of each line with places; the row of a map is made, and not written."""
    for line, words in enumerate(source.splitlines(), 1):
        if (found := PLACE.findall(words)) and not words.startswith("| ["):
            yield line, "; ".join(found)


def _next_lessons(root: Path) -> Iterator[str]:
    for path, following in pairwise(sorted((root / "course").glob("*.ipynb"))):
        footer = nbformat.read(path, 4).cells[-1]
        if f"({following.name})" not in footer.source.partition("## Next")[2]:
            line = footer.source.count("\n") + 1
            yield f"{path.relative_to(root)}, cell {footer.id}, line {line}: *Next* must lead to {following.name}"


def _wrong_answers(root: Path) -> Iterator[str]:
    page = root / WRONG_ANSWERS
    if not page.exists():
        return
    named = set(re.findall(r'^    "(\d+\.\d+)": \[', page.read_text(encoding="utf-8"), flags=re.MULTILINE))
    for path in sorted((root / "course" / "netscore" / "checks").glob("lesson_*.py")):
        for number in re.findall(r'^@check\("(\d+\.\d+)"', path.read_text(encoding="utf-8"), flags=re.MULTILINE):
            if number not in named:
                yield f"{WRONG_ANSWERS}: WRONG must name three likely wrong answers to {number}, each with its words"


def main(arguments: list[str]) -> int:
    """Run the command line; return 0 if the lesson was laid out.

    Parameters
    ----------
    arguments
        Of the command line, after ``new``.

    Returns
    -------
    int
        The exit code.
    """
    from netscore.authoring.files import write_files

    parser = argparse.ArgumentParser(prog="python -m netscore.authoring new", description=__doc__)
    parser.add_argument("name", help="such as 14_what_comes_next: the next free number, and words")
    root = Path.cwd()
    try:
        made = lay_out(root, parser.parse_args(arguments).name)
    except ValueError as error:
        parser.error(str(error))
    complaints = write_files(root)
    print("Laid out, with all that is made from it:", *made, sep="\n  ")
    print("\nStill to be written, also named by `python -m netscore.authoring --check`:")
    print(*complaints, *unwritten(root), sep="\n")
    names = " ".join(name for name in made if name.endswith(".ipynb"))
    print(
        f"\nThen run `python -m netscore.authoring {names}`, and `pytest tests/notebooks tests/checks tests/project`."
    )
    return 0
