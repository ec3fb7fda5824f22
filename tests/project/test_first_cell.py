"""Lesson 00's first cell says in words what is missing and how to get it, before anything that can fail is imported."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
from packaging.requirements import Requirement

from repository import ROOT

CELL = next(
    cell for cell in nbformat.read(ROOT / "course" / "00_start_here.ipynb", 4).cells if cell.cell_type == "code"
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = re.search(r'needed = "([\w ]+)"', CELL.source)[1].split()
CURE = "pip install uv && uv run --no-dev jupyter lab"


def said(*folders: Path, version: tuple[int, ...] | None = None) -> list[str]:
    """Run the cell in a Python without any installed package but those in these folders; return the lines it prints.

    `version` stands for the Python's own.
    """
    start = f"import sys; sys.path[:0] = {[str(folder) for folder in folders]}\n"
    start += f"sys.version_info = {version}\n" if version else ""
    # -S leaves out what is installed, -I the folder of the tests; a kernel prints UTF-8 too.
    command = [sys.executable, "-S", "-I", "-X", "utf8", "-c", start + CELL.source]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0 and done.stderr == "", done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def site(tmp_path) -> Path:
    """A folder where every needed package is, and where none can be imported: the cell only looks for them."""
    for name in NEEDED:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise ImportError('broken')\n")
    return tmp_path


def take_away(site: Path, name: str) -> None:
    (site / name / "__init__.py").unlink()
    (site / name).rename(site / f"no-{name}")


def test_it_is_what_a_learner_runs_first_and_is_short():
    lines = CELL.source.splitlines()
    assert CELL.id == "check" and len(lines) <= 12 and max(map(len, lines)) <= 88


def test_an_empty_kernel_is_told_all_that_it_lacks_and_how_to_get_it():
    first, *cure = said()
    assert first == f"Not yet. This kernel lacks {', '.join(NEEDED)}. Choose another one:"
    assert "Kernel → Change Kernel" in cure[0] and "folder" in cure[1] and cure[1].endswith(CURE)


@pytest.mark.parametrize("name", NEEDED)
def test_one_that_is_missing_is_named_alone(site, name):
    take_away(site, name)
    first, *cure = said(site)
    assert first == f"Not yet. This kernel lacks {name}. Choose another one:" and CURE in cure[1]


def test_an_old_python_is_named(site):
    low = re.match(r">=3\.(\d+)", PROJECT["requires-python"])[1]
    first, *cure = said(site, version=(3, int(low) - 1, 9))
    assert first == f"Not yet. This kernel lacks Python 3.{low} or later. Choose another one:" and CURE in cure[1]
    take_away(site, "scipy")
    assert f"lacks scipy, Python 3.{low} or later." in said(site, version=(3, 8, 0))[0]


def test_a_kernel_of_something_else_with_all_packages_beside_the_course(site):
    """The lesson's own folder has the library, which is there and yet was never installed with what it needs."""
    take_away(site, "netscore")
    low = int(re.match(r">=3\.(\d+)", PROJECT["requires-python"])[1])
    (line,) = said(site, ROOT / "course", version=(3, low, 0))
    assert line.startswith("The package netscore is not installed here.") and CURE in line


def test_here_all_is_well_and_that_is_what_is_stored():
    done = subprocess.run([sys.executable, "-c", CELL.source], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("All is well") and done.stdout == CELL.outputs[0].text


def test_it_asks_for_what_the_course_installs_and_gives_the_readme_s_command():
    assert set(NEEDED) - {"netscore"} <= {Requirement(line).name for line in PROJECT["dependencies"]}
    assert {"numpy", "scipy", "netscore"} <= set(NEEDED)
    assert CURE in (ROOT / "README.md").read_text(encoding="utf-8")
