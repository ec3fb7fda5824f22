"""The settings of the test run do what they are for; each is seen to turn red, in a folder of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook, new_output

from repository import ROOT

CHANGED = new_code_cell("print('new')", execution_count=1, outputs=[new_output("stream", text="old\n")])
# A button swallows its callback's error and shows it: runners built on nbclient pass this cell.
CALLBACK = new_code_cell(
    "import ipywidgets\nbutton = ipywidgets.Button()\nbutton.on_click(lambda _: 1 / 0)\nbutton.click()",
    execution_count=1,
)
DRAWN = new_code_cell(
    "class Shown:\n    __repr__ = lambda self: 'same'\n    _repr_html_ = lambda self: 'new'\nShown()",
    execution_count=1,
    outputs=[new_output("execute_result", data={"text/plain": "same", "text/html": "old"}, execution_count=1)],
)
PYTHON = {
    "tests/test_warnings.py": """import warnings
def test_ours():
    warnings.warn_explicit("soon gone", FutureWarning, "society.py", 1, module="netscore.society")
def test_others():
    warnings.warn_explicit("soon gone", FutureWarning, "frame.py", 1, module="pandas.core.frame")
""",
    "tests/test_skipped.py": "import pytest\n@pytest.mark.skip(reason='no browser')\ndef test_it(): pass\n",
    "tests/test_absent.py": "import pytest\npytest.importorskip('no_such_thing')\ndef test_it(): pass\n",
    "tests/benchmarks/test_slow.py": "def test_slow(): assert False\n",
    "course/example.py": 'def double(x):\n    """>>> double(2)\n    5\n    """\n    return 2 * x\n',
}


@pytest.fixture
def project(tmp_path):
    """A small project with the settings of this one."""
    for name in ("pyproject.toml", "conftest.py"):
        shutil.copy(ROOT / name, tmp_path)
    for name, source in PYTHON.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(source)
    for folder in ("course", "solutions", "exercises"):
        (tmp_path / folder).mkdir(exist_ok=True)
        for name, cell in (("changed", CHANGED), ("callback", CALLBACK), ("drawn", DRAWN)):
            write(new_notebook(cells=[cell]), tmp_path / folder / f"{name}.ipynb")
    return tmp_path


def outcomes(project: Path, *arguments: str, ci: str = "") -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n0", "-rA", "--color=no", "-p", "no:cacheprovider", *arguments],
        cwd=project,
        env=os.environ | {"CI": ci},
        capture_output=True,
        text=True,
    )
    return {name: word for word, name in re.findall(r"^(PASSED|FAILED|ERROR) (\S+)", done.stdout, flags=re.MULTILINE)}


def test_one_run_compares_lessons_runs_exercises_and_reads_the_rest(project):
    assert outcomes(project) == {
        "course/changed.ipynb::Cell": "FAILED",
        "solutions/changed.ipynb::Cell": "FAILED",
        "exercises/changed.ipynb::Cell": "PASSED",
        "course/callback.ipynb::Cell": "FAILED",
        "solutions/callback.ipynb::Cell": "FAILED",
        "exercises/callback.ipynb::Cell": "FAILED",
        "course/drawn.ipynb::Cell": "PASSED",
        "solutions/drawn.ipynb::Cell": "PASSED",
        "exercises/drawn.ipynb::Cell": "PASSED",
        "course/example.py::course.example.double": "FAILED",
        "tests/test_warnings.py::test_ours": "FAILED",
        "tests/test_warnings.py::test_others": "PASSED",
    }


def test_ci_skips_nothing(project):
    """What the run above passes over without a word (it names neither) is an error here."""
    skipped = ["tests/test_skipped.py::test_it", "tests/test_absent.py"]
    more = "--continue-on-collection-errors"
    assert outcomes(project, *skipped, more, ci="true") == dict.fromkeys(skipped, "ERROR")
