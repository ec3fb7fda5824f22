"""Exercises come from solutions: stubs that run, no answers, the same bytes each time."""

from __future__ import annotations

import nbformat
from nbformat.v4 import new_markdown_cell

from marks import marks
from netscore.authoring import exercises, notebooks


def test_solutions_become_stubs_that_run(solution):
    exercise = exercises.generate_exercise(solution, "01_x.ipynb")
    top, answer, check, text = exercise.cells
    assert "../solutions/01_x.ipynb" in top.source and "Your answers belong in this notebook" in top.source
    assert answer.source.endswith('"""Return twice x."""\n    # your code here')
    assert check.source == "print(double(2))" and check.outputs == [] and check.metadata["editable"] is False
    assert text.source == "*Write your answer here.*"
    assert [cell.id for cell in exercise.cells] == ["top", "answer", "check", "text"]
    exec("\n".join(cell.source for cell in (answer, check)), {})


def test_generating_twice_gives_the_same_bytes_and_leaves_the_source(solution):
    before = nbformat.writes(solution)
    texts = {notebooks.text(exercises.generate_exercise(solution, "a.ipynb")) for _ in range(2)}
    assert len(texts) == 1 and nbformat.writes(solution) == before


def test_solution_only_cells_and_mark_schemes_stay_with_the_author(solution):
    solution.cells.append(new_markdown_cell("For the class", id="only", metadata={"tags": [exercises.SOLUTION_ONLY]}))
    task = marks("task", task=True, points=1)
    scheme = "Draw it.\n### BEGIN MARK SCHEME\nTwo points.\n### END MARK SCHEME"
    solution.cells.append(new_markdown_cell(scheme, id="task", metadata=task))
    exercise = exercises.generate_exercise(solution, "a.ipynb")
    assert [cell.id for cell in exercise.cells] == ["top", "answer", "check", "text", "task"]
    assert exercise.cells[-1].source == "Draw it."


def test_links_between_the_folders_stay(solution):
    link = "[the lesson](../course/01_x.ipynb), [answers](../solutions/01_x.ipynb)"
    solution.cells.append(new_markdown_cell(link))
    assert exercises.generate_exercise(solution, "01_x.ipynb").cells[-1].source == link
