"""A set of solutions as small as it can be, with nbgrader's marks."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from marks import marks


@pytest.fixture
def solution():
    return new_notebook(
        cells=[
            new_markdown_cell("# Exercises", id="top"),
            new_code_cell(
                'def double(x):\n    """Return twice x."""\n'
                "    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION",
                id="answer",
                metadata=marks("answer", solution=True),
                execution_count=1,
            ),
            new_code_cell(
                "print(double(2))\n### BEGIN HIDDEN TESTS\nassert double(2) == 4\n### END HIDDEN TESTS",
                id="check",
                metadata=marks("check", grade=True, locked=True, points=1),
                execution_count=2,
                outputs=[new_output("stream", name="stdout", text="4\n")],
            ),
            new_markdown_cell(
                "**Model answer.** Yes.", id="text", metadata=marks("text", grade=True, solution=True, points=1)
            ),
        ]
    )
