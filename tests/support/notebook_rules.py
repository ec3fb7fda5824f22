"""The contract that every notebook keeps, so that lessons stay short, honest and alike.

Each rule takes a notebook and yields complaints in words; test_notebook_rules.py proves that each can be made.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import takewhile, zip_longest
from pathlib import Path

from netscore.authoring import spoilers
from netscore.authoring.notebooks import CLEARED as IGNORED
from netscore.authoring.notebooks import absolute_path

# Something to do is a sentence that starts with one of these, or a cell with an app or a prediction (nbval ignores it).
TO_DO = re.compile(r"(?:^|(?<=[.!?:] ))\*\*(Predict|Run|Compare|Do|Try|Check|Read)\b", flags=re.M)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)|\b(?:src|href)=[\"']([^\"'#]+)")
FORMS = {"predict then run", "complete a function", "find a setting", "interpret", "judge"}


def code(notebook) -> list:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def markdown(notebook) -> list:
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def ignored(cell) -> bool:
    return IGNORED in cell.metadata.get("tags", [])


def words(text: str) -> int:
    text = re.sub(r"\]\([^)]*\)|<[^>]+>|^\|?[-| ]+\|$", " ", text, flags=re.M)
    return len(re.findall(r"\w[\w'’-]*", text))


def stored_form(notebook) -> Iterator[str]:
    if "widgets" in notebook.metadata:
        yield "holds widget state"
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        yield "is not for the kernel python3"
    for cell in code(notebook):
        if any(output.output_type == "error" for output in cell.outputs):
            yield f"{cell.id} stores an error"
        if absolute_path(cell.outputs) or absolute_path(cell.source):
            yield f"{cell.id} holds a path of one machine"
        if re.search(r"^\s*[!%]|http|sys\.path|urllib|requests", cell.source, flags=re.M):
            yield f"{cell.id} reaches for the shell, the network or the path"


def comparable(notebook) -> Iterator[str]:
    """nbval compares only cells with a count: without one it passes whatever comes out."""
    last = 0
    for cell in code(notebook):
        if ignored(cell):
            if cell.outputs or cell.execution_count is not None:
                yield f"{cell.id} is ignored and yet stores outputs"
        elif cell.execution_count is None or cell.execution_count <= last:
            yield f"{cell.id} has no rising execution count, so it is not compared"
        else:
            last = cell.execution_count


def compared_enough(notebook) -> Iterator[str]:
    compared = sum(bool(cell.outputs) and not ignored(cell) for cell in code(notebook))
    if compared < 5:
        yield f"has {compared} compared cells, and 5 are the least"


def size(notebook, least_words: int = 900) -> Iterator[str]:
    """Long enough to explain, short enough to finish; the start page may have fewer words.

    Cells that show an app or a prediction hold no mechanism, and their lines are not counted.
    """
    if len(notebook.cells) > 40:
        yield f"has {len(notebook.cells)} cells, more than 40"
    total = sum(words(cell.source) for cell in markdown(notebook))
    if not least_words <= total <= 1500:
        yield f"has {total} words, not {least_words} to 1,500"
    lines = sum(bool(line.strip()) for cell in code(notebook) if not ignored(cell) for line in cell.source.splitlines())
    if lines > 110:
        yield f"has {lines} lines of code, more than 110"
    for cell in code(notebook):
        if len(cell.source.splitlines()) > 12:
            yield f"{cell.id} has more than 12 lines"
        if max(map(len, cell.source.splitlines()), default=0) > 88:
            yield f"{cell.id} has a line of more than 88 characters, which runs off a small screen"


def no_spoilers(notebook) -> Iterator[str]:
    """Nothing in sight answers a question before it is answered, and what answers it is stored hidden."""
    yield from spoilers.spoilers(notebook.cells)
    out_of_sight = spoilers.hidden(notebook.cells)
    for cell in code(notebook):
        is_hidden = cell.metadata.get("jupyter", {}).get("outputs_hidden", False)
        if is_hidden != (cell.id in out_of_sight):
            yield f"{cell.id} is stored {'hidden' if is_hidden else 'in sight'}, and should not be"


def predictions(notebook) -> Iterator[str]:
    """Who is asked to predict can choose; the cell right below, to which Shift + Enter gets, answers and says why."""
    for k, (cell, below) in enumerate(zip_longest(notebook.cells, notebook.cells[1:])):
        if cell.cell_type == "markdown":
            run = takewhile(lambda other: other.cell_type == "code", notebook.cells[k + 1 :])
            if "**Predict" in cell.source and not any(spoilers.questions(other) for other in run):
                yield f"{cell.id} asks to predict, and no prediction follows"
            continue
        for name in spoilers.questions(cell):
            if below is None or name not in spoilers.answered(below):
                yield f"{cell.id} makes a prediction that the cell right below does not answer"
        for node in ast.walk(ast.parse(cell.source)):
            match node:
                case ast.Call(ast.Attribute(_, "answer"), args, keywords):
                    if len(args) < 3 and "why" not in [keyword.arg for keyword in keywords]:
                        yield f"{cell.id} answers a prediction without saying why"


def something_to_do(notebook) -> Iterator[str]:
    """At most 150 words or 3 code cells in a row without an app, a guess or an instruction; footers are exempt."""
    run, cells = 0, 0
    for cell in notebook.cells[1:-1]:
        if cell.cell_type == "code":
            run, cells = (0, 0) if ignored(cell) else (run, cells + 1)
        elif marks := list(TO_DO.finditer(cell.source)):
            before = run + words(cell.source[: marks[0].start()])
            if before > 150:
                yield f"{cell.id}: {before} words in a row without something to do"
            run, cells = words(cell.source[marks[-1].start() :]), 0
        else:
            run += words(cell.source)
        if run > 150 and "| Lesson |" not in cell.source:
            yield f"{cell.id}: {run} words in a row without something to do"
        if cells > 3:
            yield f"{cell.id}: {cells} code cells in a row without something to do"


def header_and_footer(notebook) -> Iterator[str]:
    header, footer = notebook.cells[0].source, notebook.cells[-1].source
    for part in ("**In this lesson you will**", "**Time:**", "**You need:**", "**Terms**"):
        if part not in header:
            yield f"header lacks {part}"
    if not re.match(r"# \S", header):
        yield "header lacks a title"
    goals, _, rest = header.partition("**In this lesson you will**")[2].partition("**Time:**")
    if not 3 <= len(re.findall(r"^- ", goals, flags=re.M)) <= 4:
        yield "header does not have 3 or 4 goals"
    if not re.match(r" \d+ minutes reading, \d+ minutes exercises\n", rest):
        yield "header does not give minutes of reading and of exercises"
    terms = header.partition("**Terms**")[2]
    if not 5 <= len(re.findall(r"^- \*\*[^*]+\*\*: ", terms, flags=re.M)) <= 8:
        yield "header does not define 5 to 8 terms"
    headings = re.findall(r"^## (.+)$", footer, flags=re.M)
    if headings != ["Recap", "What this model leaves out", "Sources", "Next"]:
        yield f"footer has the headings {headings}"
    if len(re.findall(r"^- ", footer.partition("## What")[0], flags=re.M)) != len(
        re.findall(r"^- ", goals, flags=re.M)
    ):
        yield "the recap does not answer the goals one by one"


def access(notebook) -> Iterator[str]:
    level = 0
    for cell in markdown(notebook):
        for marks in re.findall(r"^(#+) ", re.sub(r"```.*?```", "", cell.source, flags=re.S), flags=re.M):
            if len(marks) > level + 1 or (len(marks) == 1 and level):
                yield f"{cell.id}: a heading of level {len(marks)} follows one of level {level}"
            level = len(marks)
        for alt in re.findall(r"!\[([^\]]*)\]", cell.source):
            if len(alt) < 10:
                yield f"{cell.id}: an image without a description"
        for tag in re.findall(r"<img [^>]*>", cell.source):
            if not re.search(r"""alt=["'][^"']{10}""", tag):
                yield f"{cell.id}: an image without a description"
    # An app brings its own sentence; a plain figure has no text that a screen reader could read.
    for cell in code(notebook):
        if re.search(r"^\w+_figure\(", cell.source, flags=re.M):
            yield f"{cell.id}: a figure without a description: show it with DescribedFigure"


def exercise_records(notebook) -> Iterator[str]:
    """Each exercise: id, minutes, form, stub, check or rubric, two hints, model answer."""
    number, found = None, []
    sections: dict[str, list] = {}
    for cell in notebook.cells:
        heading = re.match(r"## (\d+)\.(\d+) \S", cell.source)
        if cell.cell_type == "markdown" and heading:
            number = f"{heading[1]}.{heading[2]}"
            found.append((int(heading[1]), int(heading[2])))
        if number:
            sections.setdefault(number, []).append(cell)
    if [k for _, k in found] != list(range(1, len(found) + 1)) or len({lesson for lesson, _ in found}) != 1:
        yield f"ids are not consecutive: {found}"
    if not 4 <= len(found) <= 6:
        yield f"has {len(found)} exercises, not 4 to 6"
    for name, (task, *rest) in sections.items():
        form = re.search(r"^\*(\d+) minutes? · ([\w ]+)\*$", task.source, flags=re.M)
        if not form or form[2] not in FORMS:
            yield f"{name} lacks minutes and form"
            continue
        # Without blank lines, Markdown shows the marks inside HTML in place of code and emphasis.
        hints = re.findall(r"<details><summary>(Hint \d)</summary>\n\n.+?\n\n</details>", task.source, flags=re.S)
        if hints != ["Hint 1", "Hint 2"]:
            yield f"{name} lacks two hints with blank lines around their words"
        if not any(cell.metadata.get("nbgrader", {}).get("solution") for cell in rest):
            yield f"{name} lacks a place for the answer"
        check = f"checks.ex_{name.replace('.', '_')}("
        graded = [cell for cell in rest if cell.metadata.get("nbgrader", {}).get("grade")]
        if form[2] in ("interpret", "judge"):
            if not graded:
                yield f"{name} lacks a graded answer"
        elif not any(check in cell.source for cell in graded):
            yield f"{name} lacks its check"


def model_answers(notebook) -> Iterator[str]:
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        if marks.get("solution"):
            if cell.cell_type == "code" and not re.search(r"### BEGIN SOLUTION\n(.|\n)+### END SOLUTION", cell.source):
                yield f"{cell.id} has no model answer"
            if cell.cell_type == "markdown" and "*A good answer must mention*" not in cell.source:
                yield f"{cell.id} does not say what a good answer must mention"


def broken_links(text: str, folder: Path) -> Iterator[str]:
    """Files of this course that a page points at, images and parts of a page included, and that do not exist."""
    for target in (one or other for one, other in LINK.findall(text)):
        if not re.match(r"[a-z]+:", target) and not (folder / target).exists():
            yield f"{target} does not exist"


def minutes(notebook) -> int:
    return sum(
        int(m) for cell in markdown(notebook) for m in re.findall(r"^\*(\d+) minutes? ·", cell.source, flags=re.M)
    )
