"""The commands and the import that people have in their notes go on working, each in a process of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from repository import ROOT


def run(*command: str, cwd=ROOT) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, *command], cwd=cwd, capture_output=True, text=True)


@pytest.mark.parametrize("module", ["netscore.authoring", "netscore.grading"])
def test_a_command_says_how_it_is_used(module):
    done = run("-m", module, "--help")
    assert done.returncode == 0 and done.stdout.startswith(f"usage: python -m {module} ")


def test_the_reading_edition_is_built_by_its_old_name_too():
    done = run("-c", "from netscore import reading; from netscore.authoring.reading import __main__ as new; "
               "assert reading.main is new.main")  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_settings_of_nbgrader_as_instructors_have_them_are_read():
    done = run("-c", "from netscore.authoring import STUB; print(STUB['code']['python'], STUB['text'])")
    assert done.stdout == "# your code here *Write your answer here.*\n"


def test_a_folder_for_nbgrader_is_laid_out_by_the_command_of_teaching(tmp_path):
    shutil.copytree(ROOT / "solutions", tmp_path / "solutions")
    done = run("-m", "netscore.grading", "grading", "05", cwd=tmp_path)
    assert done.returncode == 0 and (tmp_path / "grading" / "nbgrader_config.py").exists(), done.stderr


def test_no_run_makes_everything_that_needs_no_kernel(tmp_path):
    for folder in ("course", "solutions", "exercises"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("netscore", ".*"))
    for name in ("README.md", "TEACHING.md", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    stored = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    stale = (next((tmp_path / "exercises").iterdir()), tmp_path / "course" / "glossary.md")
    for path in stale:
        path.write_text("stale")
    text = (tmp_path / "README.md").read_text()
    (tmp_path / "README.md").write_text(text.replace("Who draws the line", "Who").replace(" 65 |", " 1 |"))
    teaching = (tmp_path / "TEACHING.md").read_text()
    (tmp_path / "TEACHING.md").write_text(teaching.replace("| 5.1 | complete a function | 7 |\n", ""))
    done = run("-m", "netscore.authoring", "--no-run", cwd=tmp_path)
    assert done.returncode == 0 and done.stdout == "", done.stdout + done.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()} == stored
