"""A stale, untidy, missing or orphaned file is named, and this repository has none."""

from __future__ import annotations

import copy
import shutil

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from netscore.authoring import files
from netscore.authoring.__main__ import main
from repository import ROOT


def test_what_cannot_be_made_is_named_with_its_file(tmp_path, solution):
    for folder in ("course", "solutions", "exercises"):
        (tmp_path / folder).mkdir()
    path, unclosed, twice, told = (copy.deepcopy(solution) for _ in range(4))
    path.cells[2].outputs[0].text = "/srv/data/x.csv"
    unclosed.cells[1].source = unclosed.cells[1].source.replace("### END SOLUTION", "")
    twice.cells[2].metadata.nbgrader.grade_id = "answer"
    told.cells[2:] = [new_markdown_cell("**Do** it."), new_code_cell("1", outputs=[new_output("stream", text="1")])]
    broken = {"path": path, "unclosed": unclosed, "twice": twice, "told": told}
    for name, notebook in broken.items():
        nbformat.write(notebook, tmp_path / "solutions" / f"{name}.ipynb")
    said = files.stale_files(tmp_path)
    for name in broken:
        assert any(line.startswith(f"solutions/{name}.ipynb: ") for line in said), said


def test_this_repository_is_up_to_date():
    assert files.stale_files(ROOT) == []


def test_stale_missing_and_orphaned_files_are_named(tmp_path, capsys, monkeypatch):
    for folder in ("course", "solutions", "exercises"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("netscore"))
    monkeypatch.chdir(tmp_path)
    assert main(["--check"]) == 0
    stale, missing = sorted((tmp_path / "exercises").glob("*.ipynb"))[:2]
    stale.write_text(stale.read_text().replace("minutes", "hours"))
    shutil.copy(stale, tmp_path / "exercises" / "99_orphan.ipynb")
    missing.unlink()
    lesson = next((tmp_path / "course").glob("*.ipynb"))
    lesson.write_text(lesson.read_text() + "\n")
    before = stale.read_text()
    assert main(["--check"]) == 1
    said = capsys.readouterr().out
    for name, word in (
        (stale.name, "stale"),
        (missing.name, "missing"),
        ("99_orphan", "no solution"),
        (lesson.name, "untidy"),
    ):
        assert any(name in line and word in line for line in said.splitlines()), said
    assert stale.read_text() == before


def test_a_header_that_cannot_be_read_is_named_and_takes_no_row_from_a_map(tmp_path):
    for folder in ("course", "solutions", "exercises"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("netscore", ".*"))
    for name in ("README.md", "TEACHING.md", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    lesson = tmp_path / "course" / "05_scored_by_your_friends.ipynb"
    lesson.write_text(lesson.read_text().replace("**Question:**", "Question:"))
    pages = ("README.md", "TEACHING.md", "course/00_start_here.ipynb")
    before = {name: (tmp_path / name).read_text() for name in pages}
    said = files.write_files(tmp_path)
    assert said == [
        f"course/{lesson.name}: the first cell must hold a line such as '**Question:** Who draws the line?'"
    ]
    assert {name: (tmp_path / name).read_text() for name in pages} == before
