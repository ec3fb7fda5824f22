"""A new lesson is laid out with all its places, and what is still to be written is said with file and line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest

from netscore.authoring import new
from netscore.authoring.__main__ import main
from netscore.authoring.files import stale_files
from notebook_rules import access, comparable, exercise_records, model_answers, no_spoilers, predictions, stored_form
from repository import LESSONS, PACKAGE, ROOT

STEM = f"{len(LESSONS)}_what_comes_next"


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory):
    """A copy of the repository with a new lesson, and what the command said."""
    root = tmp_path_factory.mktemp("course")
    for folder in ("course", "solutions", "exercises"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    (root / "tests" / "checks").mkdir(parents=True)
    for name in ("README.md", "TEACHING.md", "pyproject.toml", new.WRONG_ANSWERS):
        shutil.copy(ROOT / name, root / name)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    # In a process of its own, whose library is that copy: the new checks are there and nowhere else.
    command = [sys.executable, "-m", "netscore.authoring", "new", STEM]
    path = {"PYTHONPATH": str(root / "course")}
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=os.environ | path)
    assert done.returncode == 0, done.stderr
    return root, done.stdout, before


def test_every_place_is_there_and_what_was_there_stays(laid_out):
    root, said, before = laid_out
    changed = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and path.read_bytes() != before.get(path)
    }
    made = {f"{folder}/{STEM}.ipynb" for folder in ("course", "solutions", "exercises")}
    made |= {f"course/netscore/checks/lesson_{STEM[:2]}.py"}
    maps = {"README.md", "TEACHING.md", "course/00_start_here.ipynb", "course/glossary.md"}
    assert changed == made | maps
    for name in made - {f"exercises/{STEM}.ipynb"}:
        assert name in said


def test_the_maps_lead_to_it(laid_out):
    root, _, _ = laid_out
    assert f"| [{STEM[:2]} What comes next](course/{STEM}.ipynb)" in (root / "README.md").read_text()
    teaching = (root / "TEACHING.md").read_text()
    assert teaching.index(f"## {STEM[:2]} What comes next") < teaching.index("## Grading")
    assert f"| {STEM[:2]}.1 | complete a function | 5 |" in teaching
    start = "".join(cell.source for cell in nbformat.read(root / "course" / "00_start_here.ipynb", 4).cells)
    assert f"({STEM}.ipynb)" in start


def test_it_keeps_the_rules_that_need_no_words(laid_out):
    root, _, _ = laid_out
    lesson, solution = (nbformat.read(root / folder / f"{STEM}.ipynb", 4) for folder in ("course", "solutions"))
    for rule, notebook in (
        *((rule, lesson) for rule in (stored_form, comparable, access, no_spoilers, predictions)),
        *((rule, solution) for rule in (stored_form, comparable, access, model_answers)),
    ):
        assert list(rule(notebook)) == [], rule
    assert list(exercise_records(solution)) == ["has 1 exercises, not 4 to 6"]
    assert solution.cells[-1].outputs[0].text.startswith(f"✓ {STEM[:2]}.1 ")


def test_what_is_still_to_be_written_is_named_by_file_and_line(laid_out):
    root, said, _ = laid_out
    left = stale_files(root)
    assert left and all(line in said for line in left)
    for line in (
        f"course/{STEM}.ipynb, cell header, line 3: write one question, in one sentence",
        f"solutions/{STEM}.ipynb, cell ex-{STEM[:2]}-1, line 1: write A name",
        f"course/netscore/checks/lesson_{STEM[:2]}.py, line ",
        "TEACHING.md, line ",
        f"course/{LESSONS[-1].name}, cell footer, line ",
        f"{new.WRONG_ANSWERS}: WRONG must name three likely wrong answers to {STEM[:2]}.1",
    ):
        assert any(one.startswith(line) for one in left), line
    for one in left:
        name, _, line = re.match(r"([\w/.]+)(?:, (?:cell ([\w-]+), )?line (\d+))?: ", one).groups()
        assert (root / name).exists()
        if line and not name.endswith(".ipynb"):
            assert "«" in (root / name).read_text().splitlines()[int(line) - 1]


def test_an_author_who_writes_what_was_named_has_nothing_left(laid_out, tmp_path):
    root, _, _ = laid_out
    done = tmp_path / "done"
    shutil.copytree(root, done)
    for path in (*done.glob("*/*.ipynb"), done / "TEACHING.md", *done.glob("course/netscore/checks/lesson_*.py")):
        path.write_text(re.sub("[«»]", "", path.read_text()))
    last = done / "course" / LESSONS[-1].name
    footer = nbformat.read(last, 4)
    footer.cells[-1].source += f" [What comes next]({STEM}.ipynb)."
    nbformat.write(footer, last)
    wrong = done / new.WRONG_ANSWERS
    wrong.write_text(wrong.read_text().replace("WRONG = {\n", f'WRONG = {{\n    "{STEM[:2]}.1": [],\n'))
    assert new.unwritten(done) == []


@pytest.mark.parametrize(
    "name", ["what_comes_next", "05_again", f"{len(LESSONS) + 1}_too_far", f"{STEM[:2]}_Loud", "14"]
)
def test_another_name_is_refused_in_words_and_nothing_is_written(name, tmp_path, capsys, monkeypatch):
    (tmp_path / "course").mkdir()
    for path in LESSONS:
        shutil.copy(path, tmp_path / "course")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(SystemExit):
        main(["new", name])
    assert f"name must be {STEM[:2]}, the next free number, and words" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_nothing_is_left_to_be_written_here():
    assert new.unwritten(ROOT) == [] and (PACKAGE / "checks").exists()
