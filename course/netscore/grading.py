"""For instructors: lay out a folder in which nbgrader's own commands release, collect and grade the exercises.

``python -m netscore.grading FOLDER`` does it from the root of the repository; with numbers of lessons it lays out
only these. What is in the folder already is never changed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import nbformat

from netscore import authoring

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
        notebook = authoring.without_solution_only(nbformat.read(path, 4))
        sentences.append(_write(folder / "source" / path.stem / path.name, authoring.text(notebook)))
    return sentences


def _write(path: Path, wanted: str) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted, encoding="utf-8")
        return f"{path}: written"
    if path.read_text(encoding="utf-8") == wanted:
        return f"{path}: as it should be"
    return f"{path}: kept, though it differs from the course's; to have that, move yours away and run this again"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0 if all is well."""
    parser = argparse.ArgumentParser(prog="python -m netscore.grading", description=__doc__)
    parser.add_argument("folder", type=Path, help="becomes nbgrader's course directory")
    parser.add_argument("numbers", nargs="*", metavar="NN", help="lay out only these lessons (default: all)")
    chosen = parser.parse_args(arguments)
    try:
        print("\n".join(lay_out(Path.cwd(), chosen.folder, chosen.numbers)))
    except ValueError as error:
        parser.error(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())
