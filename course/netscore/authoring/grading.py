"""For instructors: lay out a folder in which nbgrader's own commands release, collect and grade the exercises.

``python -m netscore.grading FOLDER`` does it from the root of the repository; with numbers of lessons it lays out
only these. What is in the folder already is never changed. ``--check`` reads what was handed in there, before it is
graded, and says in words whose answer cells were copied, split or deleted.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import nbformat

from netscore.authoring.exercises import without_solution_only
from netscore.authoring.notebooks import text

CONFIG = '''\
"""Settings for nbgrader, whose commands run in this folder. The file is yours: add what your class needs."""

from netscore.authoring import STUB

c = get_config()
c.CourseDirectory.course_id = "scored_by_association"
# The stubs of exercises/: an answer that still is one gets 0 points and need not be read.
c.ClearSolutions.code_stub = STUB["code"]
c.ClearSolutions.text_stub = STUB["text"]
# In feedback, one line for a failed test below the check's sentence, in place of a page of code.
c.Execute.extra_arguments = ["--InteractiveShell.xmode=Minimal"]
# The state of apps is of no use without their kernel.
c.Execute.store_widget_state = False
'''


def lay_out(root: Path, folder: Path, numbers: Iterable[str] = ()) -> list[str]:
    """Write nbgrader's settings and its source notebooks, and return a sentence for each file.

    Parameters
    ----------
    root
        The repository; its ``solutions/`` are the source.
    folder
        Becomes nbgrader's course directory. A file that is there already stays as it is.
    numbers
        Lessons such as "05"; none means all.

    Returns
    -------
    list[str]
        One for each file, whether it was written or kept.

    Raises
    ------
    ValueError
        If there are no solutions, or none for a lesson that was asked for; nothing is written then.
    """
    solutions = {path.stem[:2]: path for path in sorted((root / "solutions").glob("*.ipynb"))}
    if not solutions:
        raise ValueError(f"{root} holds no solutions: run this in the folder of the course")
    numbers = list(numbers) or list(solutions)
    if missing := [number for number in numbers if number not in solutions]:
        raise ValueError(f"solutions/ holds nothing for {', '.join(missing)}; it has {', '.join(solutions)}")
    sentences = [_write(folder / "nbgrader_config.py", CONFIG)]
    for path in (solutions[number] for number in numbers):
        notebook = without_solution_only(nbformat.read(path, 4))
        sentences.append(_write(folder / "source" / path.stem / path.name, text(notebook)))
    return sentences


def _write(path: Path, wanted: str) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted, encoding="utf-8")
        return f"{path}: written"
    if path.read_text(encoding="utf-8") == wanted:
        return f"{path}: as it should be"
    return f"{path}: kept, though it differs from the course's; to have that, move yours away and run this again"


def marked_cells(path: Path) -> Counter[str]:
    """Return how often each of nbgrader's ids stands in a notebook.

    Parameters
    ----------
    path
        Of the notebook.

    Returns
    -------
    Counter[str]
        Id -> how often.
    """
    marks = (cell.metadata.get("nbgrader", {}) for cell in nbformat.read(path, 4).cells)
    return Counter(mark["grade_id"] for mark in marks if "grade_id" in mark)


def problems(folder: Path) -> list[str]:
    """Return a sentence for each answer or check that nbgrader would not grade as it was meant.

    JupyterLab copies and splits a cell with its mark. nbgrader then takes the marks of all but the last away, complains
    of an "old version of the metadata", and stops, for the whole class. What is deleted gets no points.

    Parameters
    ----------
    folder
        nbgrader's course directory; what was handed in stands in ``submitted/STUDENT/NAME/NAME.ipynb``.

    Returns
    -------
    list[str]
        By student; none if all can be graded.

    Raises
    ------
    ValueError
        If nothing has been handed in there.
    """
    handed_in = sorted((folder / "submitted").glob("*/*/*.ipynb"))
    if not handed_in:
        raise ValueError(f"{folder} must hold what was handed in, as submitted/STUDENT/NAME/NAME.ipynb, got nothing")
    said = []
    for path in handed_in:
        student, name = path.parts[-3], path.parts[-2]
        if path.stem != name:
            said.append(f"{student}, {name}: {path.name} has another name, and nbgrader does not see it: rename it")
            continue
        try:
            found = marked_cells(path)
        except (ValueError, nbformat.reader.NotJSONError) as error:
            said.append(f"{student}, {name}: cannot be read ({error}): ask for the notebook again")
            continue
        for mark in marked_cells(folder / "source" / name / path.name):
            exercise, what = ".".join(mark.split("-")[1:3]), mark.rpartition("-")[2]
            if found[mark] > 1:
                said.append(
                    f"{student}, {name}: the {what} cell of {exercise} stands there {found[mark]} times, copied or "
                    "split, and nbgrader stops at it. Put what belongs to it together in one, and delete the others"
                )
            elif not found[mark]:
                said.append(
                    f"{student}, {name}: the {what} cell of {exercise} is gone, and its points with it. Paste what "
                    "was answered into that cell of a fresh exercise notebook, and grade this one"
                )
    return said


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0 if all is well.

    Parameters
    ----------
    arguments
        Of the command line; by default this process's own.

    Returns
    -------
    int
        The exit code: 1 if something cannot be graded.
    """
    parser = argparse.ArgumentParser(prog="python -m netscore.grading", description=__doc__)
    parser.add_argument("folder", type=Path, help="becomes nbgrader's course directory")
    parser.add_argument("numbers", nargs="*", metavar="NN", help="lay out only these lessons (default: all)")
    parser.add_argument("--check", action="store_true", help="read what was handed in; name what cannot be graded")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.check:
            found = problems(chosen.folder)
            print("\n".join(found) or "Every answer that was handed in can be graded.")
            return bool(found)
        print("\n".join(lay_out(Path.cwd(), chosen.folder, chosen.numbers)))
    except ValueError as error:
        parser.error(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())
