"""In a real kernel, a check that comes before its answer says so, Run All goes on, and nbgrader gives it no points."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade, is_grade

from netscore.authoring.notebooks import execute
from repository import CHECKED, EXERCISES, ROOT


def code_cells(path: Path) -> list:
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]


def said_by(cell) -> str:
    return "".join(output.get("text", "") for output in cell.outputs)


def test_every_check_that_comes_too_early_says_so_and_run_all_goes_on(tmp_path):
    cells = []
    for path in EXERCISES:
        cells += [cell for cell in code_cells(path) if cell.id == "imports" or is_grade(cell)]
    cells.append(new_code_cell("print([type(one).__name__ for one in get_ipython().ast_transformers])"))
    cells = [new_code_cell(cell.source, metadata=cell.metadata) for cell in cells]
    executed = execute(new_notebook(cells=cells), tmp_path)  # raises if a cell stops with an error
    checks = [cell for cell in executed.cells if is_grade(cell)]
    assert len(checks) == len(CHECKED) >= 52
    for cell in checks:
        number, name = re.match(r"print\(checks\.ex_(\w+)\((\w+)\)\)", cell.source).groups()
        wanted = f"{number.replace('_', '.')} run the cell with your answer first: there is no `{name}` yet"
        assert said_by(cell).startswith(wanted), said_by(cell)
    assert said_by(executed.cells[-1]) == "['Careful']\n"


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Lesson 05's checks as nbgrader runs them: before the answers, after them, and other errors."""
    imports, *rest = code_cells(ROOT / "solutions" / "05_scored_by_your_friends.ipynb")
    checks = [cell for cell in rest if is_grade(cell)]
    others = [
        "print(nobody)",
        "checks.ex_5_2(nobody.friends)",
        "print(checks.ex_5_2(gray_people), nobody)",
        "def later(people):\n    return checks.ex_5_3(people)\nprint(later(8))",
        "print(*[checks.ex_5_3(one) for one in (7, 8)])",
        "from netscore.checks.lesson_05 import ex_5_3\nprint(ex_5_3(nobody))",
        "print(checks.ex_5_3(8), checks.ex_5_3(people_not_counted))",
    ]
    cells = [imports, *checks, *rest, *map(new_code_cell, others)]
    notebook = new_notebook(cells=[new_code_cell(cell.source, metadata=cell.metadata) for cell in cells])
    client = NotebookClient(
        notebook, timeout=60, allow_errors=True, resources={"metadata": {"path": tmp_path_factory.mktemp("kernel")}}
    )
    executed = client.execute().cells
    return executed[1 : 1 + len(checks)], executed[1 + len(checks) : -len(others)], executed[-len(others) :]


def test_no_points_for_a_check_without_its_answer_and_all_with_it(graded):
    early, rest, _ = graded
    assert len(early) == 4
    for cell in early:
        assert "run the cell with your answer first" in said_by(cell)
        assert determine_grade(cell)[0] == 0
    points = [determine_grade(cell) for cell in rest if is_grade(cell)]
    assert len(points) == 4 and all(got == most > 0 for got, most in points)


def test_other_errors_and_calls_are_as_they_were(graded):
    errors = [[output for output in cell.outputs if output.output_type == "error"] for cell in graded[2]]
    assert [len(one) for one in errors] == [1, 1, 1, 0, 0, 0, 0]
    for (error,) in errors[:3]:
        assert error.ename == "NameError" and error.evalue == "name 'nobody' is not defined"
        assert "lambda" not in "".join(error.traceback) and "early" not in "".join(error.traceback)
    assert "✓ 5.3" in said_by(graded[2][3])
    assert "5.3 the 7 friends turn gray" in said_by(graded[2][4]) and "✓ 5.3" in said_by(graded[2][4])
    assert "there is no `nobody` yet" in said_by(graded[2][5])
    assert said_by(graded[2][6]).count("✓ 5.3") == 2
