"""What pages repeat of the notebooks: the map of lessons, the tables of exercises, launch links, the glossary."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

# A made table is found by its first line.
README_MAP = "| Lesson | Question | Needs | Minutes, with exercises | Binder |"
START_MAP = "| Lesson | Question |"
EXERCISE_TABLE = "| Exercise | Form | Minutes |"


@dataclass(frozen=True)
class Header:
    """What the first cell of a lesson says of it.

    Attributes
    ----------
    stem
        Name of the file, such as ``05_scored_by_your_friends``.
    title, question
        As they stand there; of a title with a colon, the part before it.
    needs
        Numbers of the lessons that it builds on.
    minutes
        Reading and exercises together.
    """

    stem: str
    title: str
    question: str
    needs: tuple[str, ...]
    minutes: int

    @property
    def name(self) -> str:
        """Number and title, as maps and sections call the lesson."""
        return f"{self.stem[:2]} {self.title}"


def header(stem: str, lesson: NotebookNode) -> Header:
    """Return what a lesson's first cell says of it.

    Parameters
    ----------
    stem
        Name of the file, without its ending.
    lesson
        The notebook.

    Returns
    -------
    Header
        Its first cell, read.

    Raises
    ------
    ValueError
        If the title, the question, the needs or the time is missing; the message shows how it should look.

    Examples
    --------
    >>> words = "# A test: of one\\n\\n**Question:** Who?\\n\\n**Time:** 5 minutes reading, 7 minutes exercises\\n\\n"
    >>> lesson = NotebookNode(cells=[NotebookNode(source=words + "**You need:** [Start](00_start_here.ipynb); time")])
    >>> header("01_a_test", lesson)
    Header(stem='01_a_test', title='A test', question='Who?', needs=('00',), minutes=12)
    """
    text = lesson.cells[0].source

    def line(pattern: str, example: str) -> re.Match[str]:
        found = re.search(pattern, text, flags=re.MULTILINE)
        if not found:
            raise ValueError(f"the first cell must hold a line such as {example!r}")
        return found

    title = line(r"\A# (.+)", "# A title")[1].partition(":")[0]
    question = line(r"^\*\*Question:\*\* (.+)", "**Question:** Who draws the line?")[1]
    times = line(r"^\*\*Time:\*\* (\d+) .+?, (\d+) ", "**Time:** 30 minutes reading, 40 minutes exercises")
    needed = line(r"^\*\*You need:\*\* (.+)", "**You need:** [Start here](00_start_here.ipynb)")[1].partition(";")[0]
    return Header(stem, title, question, tuple(re.findall(r"\((\d\d)_", needed)), int(times[1]) + int(times[2]))


def with_table(text: str, first: str, rows: Iterable[str]) -> str:
    """Return a text whose table that starts with this line has these rows.

    Parameters
    ----------
    text
        Markdown with one such table.
    first
        The line with the names of the columns.
    rows
        The lines below the rule.

    Returns
    -------
    str
        All else as it was.

    Raises
    ------
    ValueError
        If there is no such table.

    Examples
    --------
    >>> print(with_table("| A |\\n|---|\\n| old |\\nEnd.", "| A |", ["| new |", "| newer |"]))
    | A |
    |---|
    | new |
    | newer |
    End.
    """
    found = re.search(rf"^{re.escape(first)}\n\|[-| ]+\|\n((?:\|.*(?:\n|\Z))*)", text, flags=re.MULTILINE)
    if not found:
        raise ValueError(f"there must be a table that starts with the line {first!r}")
    made = "".join(f"{row}\n" for row in rows)
    # The last row of a text has no line after it.
    return text[: found.start(1)] + (made if found.end(1) < len(text) else made.rstrip("\n")) + text[found.end(1) :]


def readme_rows(headers: Iterable[Header], launch: str) -> list[str]:
    """Return the rows of the README's map.

    Parameters
    ----------
    headers
        Of all lessons, in order.
    launch
        From `launch_prefix`.

    Returns
    -------
    list[str]
        One a lesson, in Markdown.
    """
    rows = []
    for one in headers:
        file = f"{one.stem}.ipynb"
        sets = "" if one.stem[:2] == "00" else f" ([exercises](exercises/{file}), [solutions](solutions/{file}))"
        needs = f" {', '.join(one.needs)} " if one.needs else " "
        lesson = f"[{one.name}](course/{file})"
        link = f"[launch]({launch}course/{file})"
        rows.append(f"| {lesson}{sets} | {one.question} |{needs}| {one.minutes} | {link} |")
    return rows


def start_rows(headers: Iterable[Header]) -> list[str]:
    """Return the rows of the start page's map: every lesson but that page.

    Parameters
    ----------
    headers
        Of all lessons, in order.

    Returns
    -------
    list[str]
        One a lesson, in Markdown.
    """
    return [f"| [{one.name}]({one.stem}.ipynb) | {one.question} |" for one in headers if one.stem[:2] != "00"]


def exercise_rows(solution: NotebookNode) -> list[str]:
    """Return the rows of a set in TEACHING.md: number, form and minutes of each exercise.

    Parameters
    ----------
    solution
        The set's notebook.

    Returns
    -------
    list[str]
        One an exercise, in Markdown.

    Examples
    --------
    >>> cells = [NotebookNode(cell_type="markdown", source="## 5.1 The mean\\n\\n*7 minutes · judge*\\n\\nReturn it.")]
    >>> exercise_rows(NotebookNode(cells=cells))
    ['| 5.1 | judge | 7 |']
    """
    tasks = "\n\n".join(cell.source for cell in solution.cells if cell.cell_type == "markdown")
    found = re.findall(r"^## (\d+\.\d+) .+\n\n\*(\d+) minutes? · ([\w ]+)\*$", tasks, flags=re.MULTILINE)
    return [f"| {number} | {form} | {minutes} |" for number, minutes, form in found]


def teaching(text: str, headers: Iterable[Header], sets: Mapping[str, NotebookNode]) -> str:
    """Return TEACHING.md with the table of exercises in the section of each lesson.

    Parameters
    ----------
    text
        The page as it is; all but these tables is written by hand.
    headers
        Of all lessons.
    sets
        Solutions by the name of their file, without its ending.

    Returns
    -------
    str
        All else as it was.

    Raises
    ------
    ValueError
        If a lesson has no section, or its section no such table; the message shows what to write.
    """
    parts = re.split(r"(?m)^(?=## )", text)
    for one in headers:
        if one.stem not in sets:
            continue
        at = next((k for k, part in enumerate(parts) if part.startswith(f"## {one.name}\n")), None)
        if at is None:
            raise ValueError(f"there must be a section '## {one.name}', with plans and advice as in the others")
        try:
            parts[at] = with_table(parts[at], EXERCISE_TABLE, exercise_rows(sets[one.stem]))
        except ValueError as error:
            raise ValueError(f"section '## {one.name}': {error}") from None
    return "".join(parts)


def launch_prefix(root: Path) -> str:
    """Return what launch links start with: Binder, this repository, and the tag of this version.

    A tag, and not a branch: its image is built once, and lessons do not change under a class.

    Parameters
    ----------
    root
        The repository; its pyproject.toml says owner, name and version.

    Returns
    -------
    str
        An address, up to the path of a file.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    repository = project["urls"]["Repository"].removeprefix("https://github.com/")
    return f"https://mybinder.org/v2/gh/{repository}/v{project['version']}?urlpath=lab/tree/"


def terms(lesson: NotebookNode) -> dict[str, str]:
    """Return the terms of a lesson's header and what they mean, in order.

    Parameters
    ----------
    lesson
        The notebook.

    Returns
    -------
    dict[str, str]
        Term -> meaning.
    """
    lines = re.findall(r"^- (.+)$", lesson.cells[0].source.partition("**Terms**")[2], flags=re.MULTILINE)
    found: dict[str, str] = {}
    for line in lines:
        # Two terms may share a line: "**right**: so; **wrong**: not so", or a definition: "**m** and **u**: chances".
        for name, meaning in re.findall(r"(\*\*[^:]+?\*\*(?: \([^)]*\))?): ([^;]*(?:;(?! \*\*)[^;]*)*)", line):
            found[name.replace("**", "")] = meaning.strip()
    return found


def glossary(lessons: Mapping[str, NotebookNode]) -> str:
    """Return the page of all terms, in alphabetical order, each with the lesson that explains it.

    Parameters
    ----------
    lessons
        By the name of their file, without its ending.

    Returns
    -------
    str
        Markdown.

    Raises
    ------
    ValueError
        If two lessons define one term; the message names both.
    """
    entries: dict[str, tuple[str, str]] = {}
    for stem, lesson in lessons.items():
        for name, meaning in terms(lesson).items():
            if name in entries:
                raise ValueError(f"{stem}.ipynb defines {name!r} again, after {entries[name][1]}.ipynb")
            entries[name] = meaning, stem
    lines = [
        f"- **{name}**: {meaning} ([{stem[:2]}]({stem}.ipynb))"
        for name, (meaning, stem) in sorted(entries.items(), key=lambda entry: entry[0].casefold())
    ]
    made = "<!-- Made from the terms in the lessons: edit there, and run `python -m netscore.authoring`. -->"
    return "\n".join([made, "# Glossary", "", "Each term with the lesson that explains it.", "", *lines, ""])
