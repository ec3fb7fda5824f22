"""Binder's environment, built from PyPI, runs every notebook: ``uv run pytest -m release tests/project -n 0 -s``.

A plain ``pytest`` leaves this out: it takes some minutes, 1 GB in a temporary folder, and environment.yml's Python.
No container and no conda: conda's own builds, the system packages and Binder's network are not tried.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from binder import base_pins, environment, frozen_base
from lab import needs_chromium
from notebook_rules import ignored
from repository import EXERCISES, LESSONS, ROOT

pytestmark = pytest.mark.release


@dataclass(frozen=True)
class Built:
    """A clone of what is committed, the Python that Binder would have, and what pip said of each of its two steps."""

    clone: Path
    python: Path
    checked: list[str]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Built:
    folder, (version, section) = tmp_path_factory.mktemp("binder"), environment()
    clone, python = folder / "src", folder / "env" / "bin" / "python"
    (folder / "base.txt").write_text("\n".join(base_pins(frozen_base(version))))
    run("git", "clone", "--quiet", ROOT, clone)
    # Not in the project's folder, whose constraints uv would obey.
    run("uv", "venv", "--quiet", "--python", version, "env", cwd=folder)
    run("uv", "pip", "install", "--quiet", "--no-deps", "--python", python, "-r", "base.txt", cwd=folder)
    base, before = run(python, "-m", "pip", "check"), run(python, "-m", "pip", "freeze").splitlines()
    # As mamba does: a file beside environment.yml, so that "-e ." means the same folder, and with -U.
    (clone / "section.txt").write_text("\n".join(section))
    run(python, "-m", "pip", "install", "--quiet", "-U", "-r", "section.txt", cwd=clone)
    after = set(run(python, "-m", "pip", "freeze").splitlines())
    print(f"\n{sum(line not in after for line in before)} of {len(before)} packages of the base replaced")
    return Built(clone, python, [base, run(python, "-m", "pip", "check")])


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a command and return what it printed; it fails loudly."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    assert not done.returncode, f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}"
    return done.stdout


def printed(cell: nbformat.NotebookNode) -> str:
    """Return what a cell wrote to standard output."""
    return "".join(output.text for output in cell.outputs if output.get("name") == "stdout")


def test_nothing_is_broken_in_it(built):
    assert [said.strip() for said in built.checked] == ["No broken requirements found."] * 2


@pytest.mark.parametrize("path", [*LESSONS, *EXERCISES], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_notebook_runs_and_lessons_print_what_is_stored(built, path, tmp_path):
    out = tmp_path / path.name
    command = [built.python, "-m", "jupyter", "nbconvert", "--to", "notebook", "--execute", f"--output={out}"]
    run(*command, path.name, cwd=built.clone / path.parent.name)
    if path in LESSONS:
        cells = zip(nbformat.read(path, 4).cells, nbformat.read(out, 4).cells, strict=True)
        compared = [(one, other) for one, other in cells if one.cell_type == "code" and not ignored(one)]
        assert [one.id for one, other in compared if printed(one) != printed(other)] == []


@needs_chromium
def test_an_app_moves_in_its_jupyterlab(built):
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "tests/browser/test_lessons.py", "-k", "start_page"]
    assert subprocess.run(command, cwd=ROOT, env=os.environ | {"LAB_PYTHON": str(built.python)}).returncode == 0
