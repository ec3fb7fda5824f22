"""Exercises come from solutions, and a stale or untidy file is named."""

from __future__ import annotations

import copy
import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from netscore import authoring
from repository import ROOT


def marks(name: str, **more) -> dict:
    base = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, "grade_id": name}
    return {"nbgrader": base | more}


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


def test_solutions_become_stubs_that_run(solution):
    exercise = authoring.generate_exercise(solution, "01_x.ipynb")
    top, answer, check, text = exercise.cells
    assert "../solutions/01_x.ipynb" in top.source and "Your answers belong in this notebook" in top.source
    assert answer.source.endswith('"""Return twice x."""\n    # your code here')
    assert check.source == "print(double(2))" and check.outputs == [] and check.metadata["editable"] is False
    assert text.source == "*Write your answer here.*"
    assert [cell.id for cell in exercise.cells] == ["top", "answer", "check", "text"]
    exec("\n".join(cell.source for cell in (answer, check)), {})


def test_generating_twice_gives_the_same_bytes_and_leaves_the_source(solution):
    before = nbformat.writes(solution)
    texts = {authoring.text(authoring.generate_exercise(solution, "a.ipynb")) for _ in range(2)}
    assert len(texts) == 1 and nbformat.writes(solution) == before


def test_tidy_clears_apps_and_keeps_text(solution):
    solution.metadata = {"widgets": {"state": 1}, "kernelspec": {"name": "other"}}
    app = new_code_cell("App()", metadata={"tags": [authoring.CLEARED], "collapsed": True}, execution_count=5)
    app.outputs = [new_output("display_data", {"text/plain": "App()"})]
    solution.cells.append(app)
    tidied = authoring.tidy(solution)
    assert tidied.metadata == authoring.METADATA
    assert tidied.cells[-1].outputs == [] and tidied.cells[-1].execution_count is None
    assert "collapsed" not in tidied.cells[-1].metadata
    assert tidied.cells[2].outputs[0].text == "4\n"
    assert authoring.text(authoring.tidy(tidied)) == authoring.text(tidied)


def test_solution_only_cells_and_mark_schemes_stay_with_the_author(solution):
    solution.cells.append(new_markdown_cell("For the class", id="only", metadata={"tags": [authoring.SOLUTION_ONLY]}))
    task = marks("task", task=True, points=1)
    scheme = "Draw it.\n### BEGIN MARK SCHEME\nTwo points.\n### END MARK SCHEME"
    solution.cells.append(new_markdown_cell(scheme, id="task", metadata=task))
    exercise = authoring.generate_exercise(solution, "a.ipynb")
    assert [cell.id for cell in exercise.cells] == ["top", "answer", "check", "text", "task"]
    assert exercise.cells[-1].source == "Draw it."


def test_links_between_the_folders_stay(solution):
    link = "[the lesson](../course/01_x.ipynb), [answers](../solutions/01_x.ipynb)"
    solution.cells.append(new_markdown_cell(link))
    assert authoring.generate_exercise(solution, "01_x.ipynb").cells[-1].source == link


def test_tidy_keeps_tags_marks_and_a_hidden_source_only(solution):
    kept = {"tags": ["a"], "jupyter": {"source_hidden": True}}
    stray = {"scrolled": True, "jupyter": {"outputs_hidden": True} | kept["jupyter"]}
    solution.cells[2].metadata.update(kept | stray)
    assert authoring.tidy(solution).cells[2].metadata == marks("check", grade=True, locked=True, points=1) | kept


OPEN, HIDDEN = {}, {"jupyter": {"outputs_hidden": True}}
GUESS = 'guess = Prediction("Will it?", {"it will": True, "never": False})\nguess'


def stored(*sources: str) -> list[dict]:
    """The metadata of the cells that print, once their notebook is tidy; a text is what starts like one."""
    cells = []
    for source in sources:
        if source.startswith("**") or source[0].isupper():
            cells.append(new_markdown_cell(source))
        elif "Prediction(" in source:
            cells.append(new_code_cell(source, metadata={"tags": [authoring.CLEARED]}))
        else:
            cells.append(new_code_cell(source, outputs=[new_output("stream", text="Words.\n")]))
    return [cell.metadata for cell in authoring.tidy(new_notebook(cells=cells)).cells if cell.get("outputs")]


@pytest.mark.parametrize(
    ("cells", "metadata"),
    [
        (("**Do** it on paper.", "a", "b", "So.", "c"), [HIDDEN, HIDDEN, OPEN]),
        (("**Predict.** Will it?", "a", "So.", "b"), [HIDDEN, OPEN]),
        (("**Run** it; do.", "a"), [OPEN]),
        # Where the next text comes before anything is run, as far as the first output.
        (("**Do** it on paper.", "Well?", "a", "b", "So.", "c"), [HIDDEN, HIDDEN, OPEN]),
        # From a prediction to its answer, whatever stands between.
        (("**Run** it.", "a", GUESS, "b", "Think.", "guess.answer(x, y)", "c"), [OPEN, HIDDEN, HIDDEN, OPEN]),
        (
            (GUESS, "a", GUESS.replace("guess", "other"), "guess.answer(x, y)", "other.answer(x, y)", "c"),
            [HIDDEN, HIDDEN, HIDDEN, OPEN],
        ),
    ],
)
def test_what_answers_a_question_is_stored_hidden(cells, metadata):
    assert stored(*cells) == metadata


@pytest.mark.parametrize(
    ("printed", "source", "said"),
    [
        ("23 points", "guess.answer(x, y)", "cell answer is hidden, .* with a number or a list: '23 points'"),
        ("So: never.", "guess.answer(x, y)", "cell answer is hidden, .* with the option 'never'"),
        ("Words.", "guess.answer(x, 'It never did.')", "cell answer gives an answer away: .* names 'never' alone"),
        ("Words.", "guess.answer(x", "cell answer must hold Python"),
    ],
)
def test_tidy_refuses_what_answers_a_question_in_sight_and_names_the_cell(printed, source, said):
    cells = [new_code_cell(GUESS), new_code_cell(source, id="answer", outputs=[new_output("stream", text=printed)])]
    with pytest.raises(ValueError, match=said):
        authoring.tidy(new_notebook(cells=cells))


@pytest.mark.parametrize(
    "source",
    [
        'Prediction("Will it?", ["yes", "no"])',
        'guess = Prediction(question, ["yes", "no"])',
        'g = Prediction("?", options)',
    ],
)
def test_tidy_refuses_a_prediction_that_it_cannot_follow(source):
    with pytest.raises(ValueError, match="cell guess must give its Prediction a name, and write out"):
        authoring.tidy(new_notebook(cells=[new_code_cell(source, id="guess")]))


def test_tidy_joins_a_stream_that_came_in_pieces(solution):
    pieces = [("stdout", "a"), ("stdout", "b"), ("stderr", "c"), ("stdout", "d")]
    solution.cells[2].outputs = [new_output("stream", name=name, text=text) for name, text in pieces]
    outputs = authoring.tidy(solution).cells[2].outputs
    assert [(output.name, output.text) for output in outputs] == [("stdout", "ab"), ("stderr", "c"), ("stdout", "d")]


@pytest.mark.parametrize("path", ["/srv/data/x.csv", "a table\n/srv/data/x.csv", "'/srv/data'", r"C:\Users\x"])
def test_tidy_refuses_a_path_of_one_machine_and_names_the_cell(solution, path):
    solution.cells[2].outputs = [new_output("execute_result", data={"text/plain": path})]
    with pytest.raises(ValueError, match="cell check stores the path"):
        authoring.tidy(solution)


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
    said = authoring.stale_files(tmp_path)
    for name in broken:
        assert any(line.startswith(f"solutions/{name}.ipynb: ") for line in said), said


def test_refreshed_constraints_are_free_of_the_old_ones_and_nothing_else_changes(tmp_path, monkeypatch):
    before = (ROOT / "pyproject.toml").read_text()
    (tmp_path / "pyproject.toml").write_text(before)
    seen = {}

    def export(command, *, cwd, **_):
        seen.update(tomllib.loads((Path(cwd) / "pyproject.toml").read_text()), files=os.listdir(cwd))
        return subprocess.CompletedProcess(command, 0, stdout="one==1\ntwo==2 ; os_name == 'nt'\n")

    monkeypatch.setattr(subprocess, "run", export)
    authoring.write_constraints(tmp_path)
    assert seen["tool"]["uv"]["constraint-dependencies"] == [] and seen["files"] == ["pyproject.toml"]
    old, new = tomllib.loads(before), tomllib.loads((tmp_path / "pyproject.toml").read_text())
    assert new["tool"]["uv"].pop("constraint-dependencies") == ["one==1", "two==2 ; os_name == 'nt'"]
    old["tool"]["uv"].pop("constraint-dependencies")
    assert new == old


def test_this_repository_is_up_to_date():
    assert authoring.stale_files(ROOT) == []


def test_stale_missing_and_orphaned_files_are_named(tmp_path, capsys, monkeypatch):
    for folder in ("course", "solutions", "exercises"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("netscore"))
    monkeypatch.chdir(tmp_path)
    assert authoring.main(["--check"]) == 0
    stale, missing = sorted((tmp_path / "exercises").glob("*.ipynb"))[:2]
    stale.write_text(stale.read_text().replace("minutes", "hours"))
    shutil.copy(stale, tmp_path / "exercises" / "99_orphan.ipynb")
    missing.unlink()
    lesson = next((tmp_path / "course").glob("*.ipynb"))
    lesson.write_text(lesson.read_text() + "\n")
    before = stale.read_text()
    assert authoring.main(["--check"]) == 1
    said = capsys.readouterr().out
    for name, word in (
        (stale.name, "stale"),
        (missing.name, "missing"),
        ("99_orphan", "no solution"),
        (lesson.name, "untidy"),
    ):
        assert any(name in line and word in line for line in said.splitlines()), said
    assert stale.read_text() == before


def test_execute_runs_in_the_folder_of_the_notebook_and_stores_no_widgets(tmp_path):
    cells = [
        new_code_cell("import os; print(os.path.basename(os.getcwd()))"),
        new_code_cell("import ipywidgets as w; w.IntSlider()"),
    ]
    done = authoring.execute(new_notebook(cells=cells), tmp_path)
    assert done.cells[0].outputs[0].text.strip() == tmp_path.name
    assert "widgets" not in done.metadata
