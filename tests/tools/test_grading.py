"""nbgrader releases, collects and grades the exercises: points add up, and feedback carries the check's sentence."""

from __future__ import annotations

import contextlib
import copy
import csv
import html
import os
import re
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from jupyter_core.application import NoStart
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderApp

from netscore.authoring import grading
from netscore.authoring.exercises import SOLUTION_ONLY, STUB
from repository import ROOT, SOLUTIONS

# nbgrader builds its records in an order that SQLAlchemy remarks on.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")

# Points by checks and by hand.
POINTS = {path.stem[:2]: (7, 4) for path in SOLUTIONS} | {"13": (8, 8)}
NAME = "05_scored_by_your_friends"
BY_CHECKS, BY_HAND = POINTS["05"]

# Person 5 has no friends: numpy warns of an empty mean, and the check takes the NaN. The slider has a state to store.
OTHER_WORDS = """
import ipywidgets
def mean_of_friends(ties, score, person):
    mean = score[np.flatnonzero(ties[person])].mean()
    return None if np.isnan(mean) else mean
ipywidgets.IntSlider()
"""
OWN_SCORE = """
town = make_society(300, seed=TOWN_SEED)
highest_minimum = int(town.people["own_score"][17])
"""


def mark(cell: NotebookNode) -> dict:
    return cell.metadata.get("nbgrader", {})


def graded(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if mark(cell).get("grade")]


def submit(folder: Path, student: str, answers: dict[str, str]) -> None:
    """Hand in the file from exercises/ with other text in the cells that are named."""
    notebook = nbformat.read(ROOT / "exercises" / f"{NAME}.ipynb", 4)
    for cell in notebook.cells:
        cell.source = answers.get(mark(cell).get("grade_id"), cell.source)
    place = folder / "submitted" / student / NAME
    place.mkdir(parents=True)
    nbformat.write(notebook, place / f"{NAME}.ipynb")


def rearrange(folder: Path, student: str, answers: dict[str, str]) -> None:
    """Hand in right answers after what JupyterLab lets one do: a cell copied, another split, a third deleted."""
    submit(folder, student, answers)
    path = folder / "submitted" / student / NAME / f"{NAME}.ipynb"
    notebook = nbformat.read(path, 4)
    place = {mark(cell).get("grade_id"): k for k, cell in enumerate(notebook.cells)}
    copied, split = (copy.deepcopy(notebook.cells[place[f"ex-5-{number}-answer"]]) for number in (6, 4))
    copied.id, split.id = "copied", "split"
    copied.source = STUB["text"]  # the answer stands above its copy
    first, _, split.source = notebook.cells[place["ex-5-4-answer"]].source.partition("\n")
    notebook.cells[place["ex-5-4-answer"]].source = first
    notebook.cells.insert(place["ex-5-6-answer"] + 1, copied)
    del notebook.cells[place["ex-5-5-answer"]]
    notebook.cells.insert(place["ex-5-4-answer"] + 1, split)
    nbformat.write(notebook, path)


def keep_the_first_of_each(path: Path) -> None:
    """Do what an instructor is told: put an answer together in one cell, and delete the others."""
    notebook = nbformat.read(path, 4)
    first: dict[str, NotebookNode] = {}
    for cell in list(notebook.cells):
        if name := mark(cell).get("grade_id"):
            if name in first:
                first[name].source += "\n" + cell.source.replace(STUB["text"], "")
                notebook.cells.remove(cell)
            first.setdefault(name, cell)
    nbformat.write(notebook, path)


def nbgrader(folder: Path, command: str) -> None:
    """Run a command line of nbgrader in a folder; in this process, since each start takes two seconds."""
    with contextlib.chdir(folder):
        app = NbGraderApp.instance()
        app.initialize(command.split())
        try:
            with contextlib.suppress(NoStart):  # the subcommand has run, and the command above it has nothing to start
                app.start()
        finally:
            app.reset()


def grades(gradebook: Gradebook, student: str) -> dict[str, SimpleNamespace]:
    """Return what the gradebook holds for each graded cell, also after it is closed."""
    notebook = gradebook.find_submission_notebook(NAME, NAME, student)
    fields = ("auto_score", "score", "max_score", "needs_manual_grade")
    return {one.name: SimpleNamespace(**{field: getattr(one, field) for field in fields}) for one in notebook.grades}


@pytest.fixture(scope="module")
def classroom(tmp_path_factory):
    """Four submissions after all of nbgrader's steps; the untouched one went through the exchange."""
    top = tmp_path_factory.mktemp("classroom")
    folder, student = top / "grading", top / "student"
    for place in (student, top / "exchange"):
        place.mkdir()
    grading.lay_out(ROOT, folder, ["05"])
    with (folder / "nbgrader_config.py").open("a") as config:  # as an instructor does
        config.write(f"c.Exchange.root = {str(top / 'exchange')!r}\nc.Exchange.cache = {str(top / 'cache')!r}\n")
    shutil.copy(folder / "nbgrader_config.py", student)
    model = {mark(cell).get("grade_id"): cell.source for cell in nbformat.read(SOLUTIONS[4], 4).cells}
    answers = {name: source for name, source in model.items() if name and name.endswith("-answer")}

    with pytest.MonkeyPatch.context() as patch:
        # nbgrader starts alembic by name; and an author's own settings must not count here.
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        patch.setenv("JUPYTER_CONFIG_DIR", str(top / "settings"))
        nbgrader(folder, f"generate_assignment {NAME}")
        nbgrader(folder, f"release_assignment {NAME}")
        nbgrader(student, f"fetch_assignment {NAME}")
        nbgrader(student, f"submit {NAME}")
        nbgrader(folder, f"collect {NAME}")
        (untouched,) = os.listdir(folder / "submitted")
        submit(folder, "right", answers | {"ex-5-1-answer": OTHER_WORDS})
        wrong = {
            "ex-5-3-answer": "people_not_counted = 7",
            "ex-5-3-check": 'print("✓ 5.3 I changed this check.")',
            "ex-5-4-answer": OWN_SCORE,
            "ex-5-6-answer": STUB["text"],
        }
        submit(folder, "wrong", answers | wrong)
        nbgrader(folder, f"autograde {NAME}")
        rearrange(folder, "rearranged", answers)
        problems = grading.problems(folder)
        with pytest.raises(SystemExit):
            nbgrader(folder, f"autograde {NAME} --student rearranged")
        keep_the_first_of_each(folder / "submitted" / "rearranged" / NAME / f"{NAME}.ipynb")
        mended = grading.problems(folder)
        nbgrader(folder, f"autograde {NAME} --student rearranged")
        students = {"untouched": untouched} | {name: name for name in ("right", "wrong", "rearranged")}
        with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
            automatic = {name: grades(gradebook, student) for name, student in students.items()}
            for exercise in ("ex-5-5-answer", "ex-5-6-answer"):  # as the page for grading by hand does
                grade = gradebook.find_grade(exercise, NAME, NAME, "right")
                grade.manual_score, grade.needs_manual_grade = 2, False
            gradebook.find_comment("ex-5-6-answer", NAME, NAME, "right").manual_comment = "Well weighed."
            gradebook.db.commit()
            final = {name: grades(gradebook, student) for name, student in students.items()}
        nbgrader(folder, f"generate_feedback {NAME}")
        nbgrader(folder, "export")
    feedback = {}
    for name, student in students.items():
        page = (folder / "feedback" / student / NAME / f"{NAME}.html").read_text(encoding="utf-8")
        feedback[name] = html.unescape(re.sub(r"<[^>]+>", "", page))
    found = {"automatic": automatic, "final": final, "feedback": feedback, "problems": problems, "mended": mended}
    return SimpleNamespace(folder=folder, students=students, **found)


def test_what_is_released_is_the_exercise(classroom):
    released, exercise = (
        nbformat.read(folder / f"{NAME}.ipynb", 4).cells
        for folder in (classroom.folder / "release" / NAME, ROOT / "exercises")
    )
    # Only the first cell differs: it says where an exercise was made.
    assert [cell.source for cell in released[1:]] == [cell.source for cell in exercise[1:]]


def test_points_add_up(classroom):
    with (classroom.folder / "grades.csv").open() as file:
        exported = {row["student_id"]: row for row in csv.DictReader(file)}
    for name, student in classroom.students.items():
        final = classroom.final[name].values()
        assert sum(one.max_score for one in final) == float(exported[student]["max_score"]) == BY_CHECKS + BY_HAND
        assert sum(one.score for one in final) == float(exported[student]["score"])
        assert f"(Score: {exported[student]['score']} / {BY_CHECKS + BY_HAND}.0)" in classroom.feedback[name]
    scores = {name: float(exported[student]["score"]) for name, student in classroom.students.items()}
    assert scores == {"untouched": 0, "right": BY_CHECKS + BY_HAND, "wrong": 4, "rearranged": BY_CHECKS}


def test_an_untouched_exercise_gets_nothing_and_says_so(classroom):
    for one in classroom.automatic["untouched"].values():
        assert one.auto_score == 0 and not one.needs_manual_grade
    assert classroom.feedback["untouched"].count("not started yet") == 4
    # Four stubs of code and two of text.
    assert classroom.feedback["untouched"].count("No response.") == 6


def test_right_answers_get_their_points_and_written_ones_wait(classroom):
    automatic = classroom.automatic["right"]
    assert sum(one.auto_score or 0 for one in automatic.values()) == BY_CHECKS
    waiting = {name for name, one in automatic.items() if one.needs_manual_grade}
    assert waiting == {"ex-5-5-answer", "ex-5-6-answer"}
    assert sum(automatic[name].max_score for name in waiting) == BY_HAND
    assert "✓ 5.4 at 598 resident 17 continues" in classroom.feedback["right"]
    assert "Well weighed." in classroom.feedback["right"]


def test_a_wrong_answer_gets_nothing_and_the_sentence_of_its_check(classroom):
    automatic = {name: one.auto_score for name, one in classroom.automatic["wrong"].items()}
    assert automatic == {
        "ex-5-1-check": 2,
        "ex-5-2-check": 2,
        "ex-5-3-check": 0,
        "ex-5-4-check": 0,
        "ex-5-5-answer": None,
        "ex-5-6-answer": 0,
    }
    _, _, after = classroom.feedback["wrong"].partition("is resident 17's own score, which the rule never looks at")
    assert after.split()[0] == "AssertionError"
    assert "Traceback" not in after and "---->" not in after


def test_a_changed_check_gains_nothing(classroom):
    assert classroom.automatic["wrong"]["ex-5-3-check"].auto_score == 0
    assert "the 7 friends turn gray; and the listed person?" in classroom.feedback["wrong"]
    assert "I changed this check" not in classroom.feedback["wrong"]


def test_copied_split_and_deleted_answer_cells_are_named_before_nbgrader_stops_at_them(classroom):
    after = "copied or split, and nbgrader stops at it. Put what belongs to it together in one, and delete the others"
    gone = (
        f"rearranged, {NAME}: the answer cell of 5.5 is gone, and its points with it. Paste what was answered into "
        "that cell of a fresh exercise notebook, and grade this one"
    )
    assert classroom.problems == [
        f"rearranged, {NAME}: the answer cell of 5.4 stands there 2 times, {after}",
        gone,
        f"rearranged, {NAME}: the answer cell of 5.6 stands there 2 times, {after}",
    ]
    assert classroom.mended == [gone]
    automatic = classroom.automatic["rearranged"]
    assert automatic["ex-5-4-check"].auto_score == 2 and automatic["ex-5-6-answer"].needs_manual_grade
    assert automatic["ex-5-5-answer"].score == 0


def test_the_check_before_grading_says_whom_to_ask_for_what(tmp_path, capsys):
    with pytest.raises(SystemExit):
        grading.main([str(tmp_path), "--check"])
    assert "must hold what was handed in, as submitted/STUDENT/NAME/NAME.ipynb, got nothing" in capsys.readouterr().err
    grading.lay_out(ROOT, tmp_path, ["05"])
    submit(tmp_path, "fine", {})
    assert grading.main([str(tmp_path), "--check"]) == 0
    assert capsys.readouterr().out == "Every answer that was handed in can be graded.\n"
    for student, name in (("renamed", f"{NAME} (1)"), ("broken", NAME)):
        submit(tmp_path, student, {})
        path = tmp_path / "submitted" / student / NAME / f"{NAME}.ipynb"
        path.rename(path.with_name(f"{name}.ipynb"))
    path.write_text("no notebook")
    assert grading.main([str(tmp_path), "--check"]) == 1
    broken, renamed = capsys.readouterr().out.splitlines()
    assert broken.startswith(f"broken, {NAME}: cannot be read (") and broken.endswith("ask for the notebook again")
    assert renamed == f"renamed, {NAME}: {NAME} (1).ipynb has another name, and nbgrader does not see it: rename it"


def test_no_state_of_an_app_is_stored(classroom):
    stored = list((classroom.folder / "autograded").glob("*/*/*.ipynb"))
    assert len(stored) == 4
    for path in stored:
        assert "widgets" not in nbformat.read(path, 4).metadata
    assert "IntSlider" in (classroom.folder / "autograded" / "right" / NAME / f"{NAME}.ipynb").read_text()


def test_what_an_instructor_changed_is_kept_and_named(classroom):
    before = (classroom.folder / "nbgrader_config.py").read_text()
    config, source = grading.lay_out(ROOT, classroom.folder, ["05"])
    assert "nbgrader_config.py: kept" in config and source.endswith(f"{NAME}.ipynb: as it should be")
    assert (classroom.folder / "nbgrader_config.py").read_text() == before


def test_all_lessons_are_laid_out_without_what_is_for_instructors(tmp_path, monkeypatch, capsys):
    (tmp_path / "solutions").mkdir()
    only = new_markdown_cell("For the class", metadata={"tags": [SOLUTION_ONLY]})
    for name in ("01_a", "02_b"):
        nbformat.write(new_notebook(cells=[new_markdown_cell("# Top"), only]), tmp_path / "solutions" / f"{name}.ipynb")
    monkeypatch.chdir(tmp_path)
    assert grading.main(["class"]) == 0
    assert capsys.readouterr().out.count(": written") == 3
    for name in ("01_a", "02_b"):
        laid_out = nbformat.read(tmp_path / "class" / "source" / name / f"{name}.ipynb", 4)
        assert [cell.source for cell in laid_out.cells] == ["# Top"]


@pytest.mark.parametrize(
    "root, numbers, said", [(ROOT, ["05", "99"], "nothing for 99; it has 01, 02"), (ROOT / "tests", [], "run this in")]
)
def test_a_lesson_that_is_not_there_is_named_and_nothing_is_written(root, numbers, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(root)
    with pytest.raises(SystemExit):
        grading.main([str(tmp_path / "class"), *numbers])
    assert said in capsys.readouterr().err and not (tmp_path / "class").exists()


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_every_graded_cell_has_points_and_a_check_or_a_rubric(path):
    notebook = nbformat.read(path, 4)
    stubs = {mark(cell)["grade_id"]: cell.source for cell in graded(nbformat.read(ROOT / "exercises" / path.name, 4))}
    names = [mark(cell)["grade_id"] for cell in notebook.cells if mark(cell)]
    assert len(set(names)) == len(names)
    by_checks = by_hand = 0
    for cell in graded(notebook):
        name, worth = mark(cell)["grade_id"], mark(cell)["points"]
        assert worth > 0, name
        seen, _, hidden = cell.source.partition("### BEGIN HIDDEN TESTS")
        if cell.cell_type == "code":
            by_checks += worth
            call = f"checks.{name.removesuffix('-check').replace('-', '_')}("
            assert mark(cell)["locked"] and not mark(cell)["solution"], name
            assert seen.startswith(f"print({call}") and f"assert {call}" in hidden and ".passed" in hidden, name
            assert stubs[name] == seen.strip(), name
        else:
            by_hand += worth
            assert mark(cell)["solution"] and not hidden, name
            answer, _, rubric = cell.source.partition("*A good answer must mention*")
            assert answer.startswith(("**Model answer.**", "**Positions.**")) and len(rubric.split()) >= 5, name
            assert stubs[name] == STUB["text"], name
    assert (by_checks, by_hand) == POINTS[path.stem[:2]]


def test_teaching_names_the_points_of_every_set():
    section = (ROOT / "TEACHING.md").read_text(encoding="utf-8").partition("## Grading")[2]
    for lesson, (by_checks, by_hand) in (("each of 01 to 12", POINTS["05"]), ("13", POINTS["13"])):
        assert f"| {lesson} | {by_checks} | {by_hand} | {by_checks + by_hand} |" in section
