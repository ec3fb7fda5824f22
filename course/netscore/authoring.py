"""For authors: execute and tidy the notebooks, and make the exercises from the solutions.

``python -m netscore.authoring`` does all of it from the root of the repository; with names of notebooks it
executes only these. ``--check`` writes nothing, and names each file that is not as it should be.
"""

from __future__ import annotations

import argparse
import copy
import subprocess
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode

CLEARED = "nbval-ignore-output"
STUB = {"code": {"python": "# your code here"}, "text": "*Write your answer here.*"}
GENERATED = (
    "<!-- Made from solutions/: authors edit there, and run `python -m netscore.authoring`. -->\n"
    "*Your answers belong in this notebook. It was made from the [solutions](../solutions/{name}); authors edit "
    "those.*"
)
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def generate_exercise(solution: NotebookNode, name: str) -> NotebookNode:
    """Return the exercise notebook that belongs to a solution notebook.

    nbgrader's own preprocessors do the work, so that a class can be graded from the same files: solutions
    become stubs, hidden tests go, check cells are locked.

    Parameters
    ----------
    solution
        The notebook with nbgrader's marks; it is not changed.
    name
        File name, for the line in the first cell.
    """
    from nbgrader.preprocessors import ClearHiddenTests, ClearOutput, ClearSolutions, LockCells

    exercise, resources = copy.deepcopy(solution), {}
    for step in (
        LockCells(),
        ClearSolutions(code_stub=STUB["code"], text_stub=STUB["text"]),
        ClearHiddenTests(),
        ClearOutput(),
    ):
        exercise, resources = step.preprocess(exercise, resources)
    exercise.cells[0].source += "\n\n" + GENERATED.format(name=name)
    return tidy(exercise)


def tidy(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook in the one form that is stored.

    No widget state and no stray metadata; cells tagged "nbval-ignore-output" are cleared; the others keep their
    text outputs and counts, for nbval to compare.
    """
    notebook = copy.deepcopy(notebook)
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict(
            {key: cell.metadata[key] for key in ("deletable", "editable", "nbgrader", "tags") if key in cell.metadata}
        )
        if cell.cell_type == "code":
            if CLEARED in cell.metadata.get("tags", []):
                cell.outputs, cell.execution_count = [], None
            for output in cell.outputs:
                output.pop("metadata", None) if output.output_type == "stream" else output.update(metadata={})
    return notebook


def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Return the notebook after running every cell from top to bottom, in its own folder."""
    from nbclient import NotebookClient

    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", store_widget_state=False, resources={"metadata": {"path": folder}}
    )
    return client.execute()


def text(notebook: NotebookNode) -> str:
    """Return the exact text of the stored file."""
    return nbformat.writes(notebook, indent=1) + "\n"


def expected_files(root: Path) -> dict[Path, str]:
    """Return the text that each notebook should have, without running any: tidy lessons and solutions, exercises."""
    files = {}
    for folder in ("course", "solutions"):
        for path in sorted((root / folder).glob("*.ipynb")):
            files[path] = text(tidy(nbformat.read(path, 4)))
    for path in sorted((root / "solutions").glob("*.ipynb")):
        files[root / "exercises" / path.name] = text(generate_exercise(nbformat.read(path, 4), path.name))
    return files


def stale_files(root: Path) -> list[str]:
    """Return a sentence for each notebook that is missing, stale, untidy or without a source."""
    expected = expected_files(root)
    complaints = []
    for path, wanted in expected.items():
        name = path.relative_to(root)
        if not path.exists():
            complaints.append(f"{name} is missing: run `python -m netscore.authoring`")
        elif path.read_text(encoding="utf-8") != wanted:
            complaints.append(f"{name} is stale or untidy: run `python -m netscore.authoring`")
    for path in sorted((root / "exercises").glob("*.ipynb")):
        if path not in expected:
            complaints.append(f"{path.relative_to(root)} has no solution to be made from")
    return complaints


def write_constraints(root: Path) -> None:
    """Write the whole resolved set of packages into pyproject.toml, as constraints."""
    command = "uv export --quiet --all-groups --no-hashes --no-annotate --no-header --no-emit-project"
    exported = subprocess.run(command.split(), cwd=root, check=True, capture_output=True, text=True).stdout
    pins = "".join(f'    "{line}",\n' for line in exported.splitlines())
    path = root / "pyproject.toml"
    start, end = "constraint-dependencies = [\n", "]\n"
    before, _, rest = path.read_text(encoding="utf-8").partition(start)
    _, _, after = rest.partition(end) if rest.startswith(end) else rest.partition("\n" + end)
    path.write_text(before + start + pins + end + after, encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0 if all is well."""
    parser = argparse.ArgumentParser(prog="python -m netscore.authoring", description=__doc__)
    parser.add_argument("notebooks", nargs="*", type=Path, help="execute only these (default: all)")
    parser.add_argument("--check", action="store_true", help="write nothing; name what is stale or untidy")
    parser.add_argument("--constraints", action="store_true", help="refresh the pins of all packages in pyproject.toml")
    chosen = parser.parse_args(arguments)
    root = Path.cwd()
    if chosen.constraints:
        write_constraints(root)
        return 0
    if chosen.check:
        complaints = stale_files(root)
        print("\n".join(complaints) or "Every notebook is as it should be.")
        return bool(complaints)
    for path in chosen.notebooks or [*sorted(root.glob("course/*.ipynb")), *sorted(root.glob("solutions/*.ipynb"))]:
        path.write_text(text(tidy(execute(nbformat.read(path, 4), path.parent))), encoding="utf-8")
        print(f"executed {path}")
    for path, wanted in expected_files(root).items():
        path.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
