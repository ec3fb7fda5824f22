"""A learner's work is safe: an update of the course, by nbgitpuller or by plain git, overwrites no answer.

Everything happens between folders of this machine: a bare repository stands for the public one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from jupyter_server.services.contents.filemanager import FileContentsManager
from nbformat import NotebookNode
from nbgitpuller.pull import GitPuller

from repository import ROOT, needs_history

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None,
    reason="No git here, so it is not checked that an update keeps every answer. To check it: install git.",
)
LESSON = "course/05_scored_by_your_friends.ipynb"
SET = "exercises/05_scored_by_your_friends.ipynb"
ANSWER = "ex-5-1-answer"
OTHER = "exercises/04_friendship_graphs.ipynb"
GONE = "exercises/03_thin_files_and_payment_trails.ipynb"
OWN = "exercises/my_notes.md"
STUBS = ("# your code here", "*Write your answer here.*")


@pytest.fixture
def plain_git(monkeypatch):
    """Git as a newcomer has it: no settings, no name."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "0")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)


def git(folder: Path, *arguments: str, fails: bool = False) -> str:
    """Run git in a folder and return what it says."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


@dataclass(frozen=True)
class Copies:
    """The author's copy of the course, and the address where it is published."""

    author: Path
    address: str

    def publish(self) -> None:
        git(self.author, "add", "--all")
        git(self.author, "-c", "user.name=author", "-c", "user.email=author@example.org", "commit", "-qm", "Update")
        git(self.author, "push", "-q", "origin", "main")


@pytest.fixture
def copies(tmp_path, plain_git) -> Copies:
    """Publish a small course: one lesson, every exercise set, and what git is told to leave out."""
    public, author = tmp_path / "public.git", tmp_path / "author"
    git(tmp_path, "init", "-q", "--bare", "--initial-branch=main", str(public))
    git(tmp_path, "init", "-q", "--initial-branch=main", str(author))
    git(author, "remote", "add", "origin", str(public))
    shutil.copy(ROOT / ".gitignore", author)
    shutil.copytree(ROOT / "exercises", author / "exercises", ignore=shutil.ignore_patterns(".*", "finding*"))
    (author / "course").mkdir()
    shutil.copy(ROOT / LESSON, author / "course")
    copies = Copies(author, public.as_uri())
    copies.publish()
    return copies


def shallow(copies: Copies, folder: Path) -> None:
    """Get the course as a link of a JupyterHub does, for the first time."""
    pull(copies, folder)


def whole(copies: Copies, folder: Path) -> None:
    git(folder.parent, "clone", "-q", copies.address, str(folder))


def pull(copies: Copies, folder: Path) -> str:
    """Update as a link of a JupyterHub does."""
    return "".join(GitPuller(copies.address, str(folder), branch="main").pull())


def gitpuller(copies: Copies, folder: Path) -> str:
    """Update as the README says, in the folder of the course."""
    command = [str(Path(sys.executable).with_name("gitpuller")), "origin"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def opened(folder: Path, name: str) -> NotebookNode:
    """Return the notebook as JupyterLab opens it, and fail where JupyterLab would complain."""
    model = FileContentsManager(root_dir=str(folder)).get(name)
    assert model.get("message") is None, model["message"]
    nbformat.validate(nbformat.read(folder / name, as_version=nbformat.NO_CONVERT))
    return model["content"]


def save(folder: Path, name: str, notebook: NotebookNode) -> None:
    """Save a notebook with the code and the details with which JupyterLab does."""
    notebook.metadata.language_info |= {"file_extension": ".py", "mimetype": "text/x-python", "version": "3.12.3"}
    manager = FileContentsManager(root_dir=str(folder))
    manager.save({"type": "notebook", "format": "json", "content": notebook}, name)


def cell(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(cell for cell in notebook.cells if cell.id == name)


def fill_in(notebook: NotebookNode) -> dict[str, str]:
    """Answer every exercise and run every cell; return the text of each answer by its cell."""
    answers = {}
    for count, one in enumerate(notebook.cells):
        if one.id.endswith("answer") and any(stub in one.source for stub in STUBS):
            for stub in STUBS:
                one.source = one.source.replace(stub, f'my own words on {one.id},\n    in two lines: é, "quoted", \\n')
            answers[one.id] = one.source
        if one.cell_type == "code":
            one.execution_count = count
            one.outputs = [nbformat.v4.new_output("stream", text=f"what {one.id} printed to me\n")]
    return answers


def learn(folder: Path) -> dict[str, str]:
    """Fill in two exercise sets, add a cell and a file, delete a file; return the answers to the first set."""
    notebook = opened(folder, SET)
    answers = fill_in(notebook)
    notebook.cells.insert(4, nbformat.v4.new_code_cell("my_try = 1", id="my-own-cell"))
    save(folder, SET, notebook)
    other = opened(folder, OTHER)
    fill_in(other)
    save(folder, OTHER, other)
    (folder / OWN).write_text("My notes.\n")
    (folder / "exercises" / "finding_13.md").write_text("My finding.\n")
    (folder / GONE).unlink()
    return answers | {"my-own-cell": "my_try = 1"}


def change_an_answer_cell(author: Path) -> None:
    notebook = opened(author, SET)
    answer = cell(notebook, ANSWER)
    answer.source = answer.source.replace("Return the mean score of", "Find the mean score among").replace(
        "code", "lines"
    )
    save(author, SET, notebook)


def add_a_file_of_the_same_name(author: Path) -> None:
    (author / OWN).write_text("Notes of the author.\n")


def rewrite(author: Path) -> None:
    """Change what learners have changed too: the very cell, its neighbours, the same file name; and other lessons."""
    change_an_answer_cell(author)
    add_a_file_of_the_same_name(author)
    notebook = opened(author, SET)
    cell(notebook, "ex-5-1").source += "\n\nA sentence that is new."
    cell(notebook, "ex-5-2-check").source = "print(checks.ex_5_2(gray_people), 'new')"
    notebook.cells.insert(3, nbformat.v4.new_markdown_cell("A cell that is new.", id="new-cell"))
    save(author, SET, notebook)
    lesson = opened(author, LESSON)
    lesson.cells[0].source += "\n\nA lesson that is new."
    save(author, LESSON, lesson)
    (author / OTHER).unlink()
    (author / "exercises" / "14_new.md").write_text("New.\n")


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts}


def sources(notebook: NotebookNode, names) -> dict[str, str]:
    return {name: cell(notebook, name).source for name in names}


@pytest.mark.parametrize("update", [pull, gitpuller])
@pytest.mark.parametrize("get", [shallow, whole])
def test_an_update_keeps_every_answer_and_brings_what_is_new(copies, tmp_path, get, update):
    folder = tmp_path / "learner"
    get(copies, folder)
    answers = learn(folder)
    before = contents(folder)
    rewrite(copies.author)
    copies.publish()
    update(copies, folder)

    notebook = opened(folder, SET)
    assert sources(notebook, answers) == answers
    assert "what ex-5-1-answer printed to me" in cell(notebook, ANSWER).outputs[0].text
    assert cell(notebook, "ex-5-1").source.endswith("A sentence that is new.")
    assert cell(notebook, "ex-5-2-check").source.endswith("'new')")
    assert cell(notebook, "new-cell").source == "A cell that is new."
    assert opened(folder, LESSON).cells[0].source.endswith("A lesson that is new.")
    assert (folder / "exercises" / "14_new.md").exists() and (folder / GONE).exists()
    # A set that the author took away stays with who worked in it; a file of the same name gets another name.
    assert (folder / OTHER).read_bytes() == before[folder / OTHER]
    assert (folder / OWN).read_text() == "Notes of the author.\n"
    assert [path.read_text() for path in folder.glob("exercises/my_notes__*.md")] == ["My notes.\n"]
    assert (folder / "exercises" / "finding_13.md").read_text() == "My finding.\n"
    # The notebook as it was is kept too.
    assert git(folder, "show", f"HEAD^:{SET}").encode() == before[folder / SET]

    after = contents(folder)
    update(copies, folder)
    assert contents(folder) == after


def test_every_exercise_set_survives_an_author_who_changes_every_cell(copies, tmp_path):
    folder = tmp_path / "learner"
    whole(copies, folder)
    answers = {}
    for path in sorted(folder.glob("exercises/*.ipynb")):
        name = path.relative_to(folder).as_posix()
        notebook = opened(folder, name)
        answers[name] = fill_in(notebook)
        save(folder, name, notebook)
        changed = opened(copies.author, name)
        for one in changed.cells:
            one.source = f"new first line\n{one.source}\nnew last line"
        changed.cells = [part for one in changed.cells for part in (one, nbformat.v4.new_markdown_cell("New."))]
        save(copies.author, name, changed)
    assert len(answers) >= 13 and all(len(words) >= 3 for words in answers.values())
    copies.publish()
    pull(copies, folder)
    for name, words in answers.items():
        notebook = opened(folder, name)
        for one, text in words.items():
            assert set(text.splitlines()) <= set(cell(notebook, one).source.splitlines()), (name, one)
        assert "New." in [one.source for one in notebook.cells], name


def test_plain_git_pull_brings_other_files_and_keeps_answers(copies, tmp_path):
    folder = tmp_path / "learner"
    whole(copies, folder)
    learn(folder)
    before = contents(folder)
    (copies.author / "exercises" / "14_new.md").write_text("New.\n")
    copies.publish()
    git(folder, "pull")
    assert contents(folder) == before | {folder / "exercises" / "14_new.md": b"New.\n"}


@pytest.mark.parametrize(("edit", "path"), [(change_an_answer_cell, SET), (add_a_file_of_the_same_name, OWN)])
def test_plain_git_pull_refuses_to_overwrite_and_loses_nothing(copies, tmp_path, edit, path):
    folder = tmp_path / "learner"
    whole(copies, folder)
    answers = learn(folder)
    before = contents(folder)
    edit(copies.author)
    copies.publish()
    assert path in git(folder, "pull", fails=True)
    assert contents(folder) == before
    gitpuller(copies, folder)  # and this goes through
    assert sources(opened(folder, SET), answers) == answers


def test_stash_is_no_way_to_keep_answers(copies, tmp_path):
    """Why the README does not say `git stash`: markers of a conflict are no notebook."""
    folder = tmp_path / "learner"
    whole(copies, folder)
    notebook = opened(folder, SET)
    fill_in(notebook)
    save(folder, SET, notebook)
    change_an_answer_cell(copies.author)
    copies.publish()
    git(folder, "-c", "user.name=me", "-c", "user.email=me@example.org", "stash")
    git(folder, "pull")
    git(folder, "-c", "user.name=me", "-c", "user.email=me@example.org", "stash", "pop", fails=True)
    with pytest.raises(nbformat.reader.NotJSONError):
        nbformat.read(folder / SET, 4)


@needs_history
def test_no_file_of_the_course_has_a_name_that_git_ignores():
    """Git takes a file that it ignores for worthless: `git pull` would overwrite a learner's finding without a word."""
    assert git(ROOT, "ls-files", "--cached", "--ignored", "--exclude-standard") == ""


def test_the_readme_gives_the_update_that_is_tested():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "`gitpuller origin`" in readme and "git stash" not in readme
