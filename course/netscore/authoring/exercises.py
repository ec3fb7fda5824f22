"""Exercises, made from the solutions by nbgrader's own steps."""

from __future__ import annotations

import copy
from typing import Any

from nbformat import NotebookNode

from netscore.authoring.notebooks import tidy

SOLUTION_ONLY = "solution-only"
STUB = {"code": {"python": "# your code here"}, "text": "*Write your answer here.*"}
GENERATED = (
    "<!-- Made from solutions/: authors edit there, and run `python -m netscore.authoring`. -->\n"
    "*Your answers belong in this notebook. Write inside its answer cells; copied, split or deleted, they cannot be "
    "graded. Cells of your own may stand between them. It was made from the [solutions](../solutions/{name}); authors "
    "edit those.*"
)


def generate_exercise(solution: NotebookNode, name: str) -> NotebookNode:
    """Return the exercise notebook that belongs to a solution notebook.

    nbgrader's own preprocessors do the work, so that a class can be graded from the same files: solutions
    become stubs, hidden tests and mark schemes go, check cells are locked. They also refuse two cells with one
    grade id. Cells tagged "solution-only" are left out.

    Parameters
    ----------
    solution
        The notebook with nbgrader's marks; it is not changed.
    name
        File name, for the line in the first cell.

    Returns
    -------
    NotebookNode
        Tidied, with a line in its first cell that says what it was made from.
    """
    from nbgrader.preprocessors import (
        CheckCellMetadata,
        ClearHiddenTests,
        ClearMarkScheme,
        ClearOutput,
        ClearSolutions,
        LockCells,
    )

    resources: dict[str, Any] = {}
    exercise = without_solution_only(solution)
    for step in (
        CheckCellMetadata(),
        LockCells(),
        ClearSolutions(code_stub=STUB["code"], text_stub=STUB["text"]),
        ClearHiddenTests(),
        ClearMarkScheme(),
        ClearOutput(),
    ):
        exercise, resources = step.preprocess(exercise, resources)
    exercise.cells[0].source += "\n\n" + GENERATED.format(name=name)
    return tidy(exercise)


def without_solution_only(solution: NotebookNode) -> NotebookNode:
    """Return a copy without the cells that are tagged "solution-only".

    Parameters
    ----------
    solution
        The notebook with nbgrader's marks.

    Returns
    -------
    NotebookNode
        The given notebook is not changed.
    """
    shared = copy.deepcopy(solution)
    shared.cells = [cell for cell in shared.cells if SOLUTION_ONLY not in cell.metadata.get("tags", [])]
    return shared
