"""The contract that every notebook keeps, so that lessons stay short, honest and alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

ROOT = Path(__file__).parents[1]
LESSONS = sorted((ROOT / "course").glob("*.ipynb"))
SOLUTIONS = sorted((ROOT / "solutions").glob("*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").glob("*.ipynb"))
IGNORED = "nbval-ignore-output"
TO_DO = re.compile(r"\*\*(Predict|Run|Compare|Do|Try|Check|Read)\b")
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


# --- rules: a notebook in, complaints out -----------------------------------------------------------------------


def stored_form(notebook) -> Iterator[str]:
    if "widgets" in notebook.metadata:
        yield "holds widget state"
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        yield "is not for the kernel python3"
    for cell in code(notebook):
        if any(output.output_type == "error" for output in cell.outputs):
            yield f"{cell.id} stores an error"
        if re.search(r"(?<![\w.])/(home|root|tmp|work|Users)/|[A-Z]:\\\\", str(cell.outputs) + cell.source):
            yield f"{cell.id} holds a path of one machine"
        if re.search(r"^\s*[!%]|https?:|sys\.path|urllib|requests", cell.source, flags=re.M):
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
    if len(notebook.cells) > 30:
        yield f"has {len(notebook.cells)} cells, more than 30"
    total = sum(words(cell.source) for cell in markdown(notebook))
    if not least_words <= total <= 1500:
        yield f"has {total} words, not {least_words} to 1,500"
    lines = [sum(bool(line.strip()) for line in cell.source.splitlines()) for cell in code(notebook)]
    if sum(lines) > 80:
        yield f"has {sum(lines)} lines of code, more than 80"
    if max(len(cell.source.splitlines()) for cell in code(notebook)) > 12:
        yield "has a cell of more than 12 lines"


def something_to_do(notebook) -> Iterator[str]:
    """At most 150 words or 3 code cells in a row without an app, a guess or an instruction; footers are exempt."""
    run, cells = 0, 0
    for cell in notebook.cells[1:-1]:
        if cell.cell_type == "code":
            run, cells = (0, 0) if ignored(cell) else (run, cells + 1)
        elif TO_DO.search(cell.source):
            before = words(cell.source[: TO_DO.search(cell.source).start()])
            if run + before > 150:
                yield f"{cell.id}: {run + before} words in a row without something to do"
            run = words(cell.source[list(TO_DO.finditer(cell.source))[-1].start() :])
            cells = 0
            continue
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
        if [f"Hint {k}" for k in (1, 2)] != re.findall(r"<details><summary>(Hint \d)</summary>", task.source):
            yield f"{name} lacks two hints"
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


def minutes(notebook) -> int:
    return sum(
        int(m) for cell in markdown(notebook) for m in re.findall(r"^\*(\d+) minutes? ·", cell.source, flags=re.M)
    )


# --- the rules on the real notebooks ----------------------------------------------------------------------------


def check(rule, path: Path, **options) -> None:
    assert list(rule(nbformat.read(path, 4), **options)) == []


named = pytest.mark.parametrize("path", [*LESSONS, *SOLUTIONS, *EXERCISES], ids=lambda p: f"{p.parent.name}/{p.stem}")


@named
def test_stored_form(path):
    check(stored_form, path)
    check(access, path)
    assert path.stat().st_size < 200_000
    assert path.read_text(encoding="utf-8").endswith("}\n")


@pytest.mark.parametrize("path", [*LESSONS, *SOLUTIONS], ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_outputs_can_be_compared(path):
    check(comparable, path)


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
@pytest.mark.parametrize("rule", [compared_enough, something_to_do, header_and_footer])
def test_lesson(rule, path):
    check(rule, path)


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_lesson_size(path):
    check(size, path)


@pytest.mark.parametrize("path", [*SOLUTIONS, *EXERCISES], ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_exercise_records(path):
    check(exercise_records, path)


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda p: p.stem)
def test_solutions_answer_and_exercises_do_not(path):
    check(model_answers, path)
    exercise = (ROOT / "exercises" / path.name).read_text(encoding="utf-8")
    for secret in ("BEGIN SOLUTION", "HIDDEN TESTS", "Model answer", "Positions."):
        assert secret not in exercise


def test_one_stem_in_three_folders():
    stems = [[path.stem for path in folder] for folder in (LESSONS, SOLUTIONS, EXERCISES)]
    assert stems[0][0] == "00_start_here"
    assert stems[0][1:] == stems[1] == stems[2]


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda p: p.stem)
def test_minutes_in_the_header_are_the_sum_of_the_exercises(path):
    total = minutes(nbformat.read(path, 4))
    lesson = nbformat.read(ROOT / "course" / path.name, 4).cells[0].source
    assert f"{total} minutes exercises" in lesson
    assert f"About {total} minutes." in nbformat.read(path, 4).cells[0].source


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda p: p.stem)
def test_teaching_names_every_exercise_with_its_minutes(path):
    teaching = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
    for cell in markdown(nbformat.read(path, 4)):
        if heading := re.match(r"## (\d+\.\d+) .+\n\n\*(\d+) minutes", cell.source):
            assert re.search(rf"^\| {heading[1]} \|.*\| {heading[2]} \|", teaching, flags=re.M), heading[1]


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_sources_resolve(path):
    known = set(re.findall(r"^@\w+\{([\w-]+),", (ROOT / "course" / "sources.bib").read_text(), flags=re.M))
    cells = nbformat.read(path, 4).cells
    footer = cells[-1].source.partition("## Sources")[2]
    listed = set(re.findall(r"^- \[([\w-]+)\]", footer, flags=re.M))
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    cited = {
        key
        for group in re.findall(r"\[([a-z]+\d[\w-]*|[a-z]+faq(?:, \w+)*|\w+\d{4}(?:, \w+)+)\](?!\()", text)
        for key in group.split(", ")
    }
    assert listed and listed <= known
    assert cited - listed == set()


def test_every_source_is_used():
    keys = re.findall(r"^@\w+\{([\w-]+),", (ROOT / "course" / "sources.bib").read_text(), flags=re.M)
    lessons = "".join(path.read_text(encoding="utf-8") for path in LESSONS)
    assert len(keys) == len(set(keys))
    assert [key for key in keys if f"[{key}]" not in lessons] == []


def links() -> list[tuple[Path, str]]:
    pages = [*LESSONS, *SOLUTIONS, *EXERCISES, *sorted(ROOT.glob("*.md"))]
    return [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8"))
        if not target.startswith(("http", "mailto"))
    ]


@pytest.mark.parametrize(("page", "target"), links(), ids=lambda x: Path(x).name)
def test_links_point_at_files(page, target):
    assert (page.parent / target).exists()


# --- a rule that cannot fail is a defect ------------------------------------------------------------------------


def bad_lesson():
    cells = [new_markdown_cell("# Title\n\n**Terms**\n\n- **one**: only"), new_markdown_cell("#### deep\n\n![](x.png)")]
    cells += [new_markdown_cell("word " * 200), new_code_cell("!ls\n" + "x = 1\n" * 90, execution_count=None)]
    cells += [new_code_cell("1", execution_count=3) for _ in range(40)]
    cells += [new_code_cell("2", execution_count=2, outputs=[new_output("error", ename="E", evalue="", traceback=[])])]
    cells += [new_code_cell("3", metadata={"tags": [IGNORED]}, execution_count=9), new_markdown_cell("## Recap")]
    return new_notebook(cells=cells, metadata={"widgets": {}})


def bad_exercises():
    answer = new_code_cell("x = 1", metadata={"nbgrader": {"solution": True}})
    text = new_markdown_cell("no rubric", metadata={"nbgrader": {"solution": True}})
    return new_notebook(cells=[new_markdown_cell("## 1.2 Odd one\n\n*5 minutes · judge*"), answer, text])


@pytest.mark.parametrize(
    ("rule", "least"),
    [
        (stored_form, 4),
        (comparable, 3),
        (compared_enough, 1),
        (size, 4),
        (something_to_do, 2),
        (header_and_footer, 6),
        (access, 2),
    ],
)
def test_a_bad_lesson_is_seen(rule, least):
    assert len(list(rule(bad_lesson()))) >= least


@pytest.mark.parametrize(("rule", "least"), [(exercise_records, 4), (model_answers, 2)])
def test_a_bad_exercise_set_is_seen(rule, least):
    assert len(list(rule(bad_exercises()))) >= least
