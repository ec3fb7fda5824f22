"""For authors: execute and tidy the notebooks, make the exercises from the solutions, and the glossary from the terms.

``python -m netscore.authoring`` does all of it from the root of the repository; with names of notebooks it
executes only these. It also keeps the launch links in the README. ``--check`` writes nothing, and names each file that
is not as it should be.
"""

from __future__ import annotations

import argparse
import copy
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from jsonschema import ValidationError
from nbformat import NotebookNode

from netscore import spoilers

CLEARED = "nbval-ignore-output"
SOLUTION_ONLY = "solution-only"
# Two folders deep, so that a lone "/" or "good/bad" in a sentence is not taken for a path; addresses are not paths.
ABSOLUTE_PATH = re.compile(r"(?<![\w.:/<~-])/[\w.-]+/[\w.-]+|\b[A-Za-z]:\\\w")
# The resolved set in pyproject.toml, between its brackets.
CONSTRAINTS = re.compile(r"(?<=^constraint-dependencies = \[\n).*?(?=^\]$)", flags=re.MULTILINE | re.DOTALL)
# What a launch link starts with, up to the file that it opens.
LAUNCH = re.compile(r"https://mybinder\.org/v2/gh/[^?\s)]*\?urlpath=lab/tree/")
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
    become stubs, hidden tests and mark schemes go, check cells are locked. They also refuse two cells with one
    grade id. Cells tagged "solution-only" are left out.

    Parameters
    ----------
    solution
        The notebook with nbgrader's marks; it is not changed.
    name
        File name, for the line in the first cell.
    """
    from nbgrader.preprocessors import (
        CheckCellMetadata,
        ClearHiddenTests,
        ClearMarkScheme,
        ClearOutput,
        ClearSolutions,
        LockCells,
    )

    exercise, resources = without_solution_only(solution), {}
    for step in (
        CheckCellMetadata(),
        LockCells(),
        ClearSolutions(code_stub=STUB["code"], text_stub=STUB["text"]),
        ClearHiddenTests(),
        ClearMarkScheme(),
        ClearOutput(),
    ):
        exercise, resources = step.preprocess(exercise, resources)
    exercise.cells[0].source += "\n\n" + GENERATED.format(name=name)
    return tidy(exercise)


def without_solution_only(solution: NotebookNode) -> NotebookNode:
    """Return a copy without the cells that are tagged "solution-only"."""
    shared = copy.deepcopy(solution)
    shared.cells = [cell for cell in shared.cells if SOLUTION_ONLY not in cell.metadata.get("tags", [])]
    return shared


def tidy(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook in the one form that is stored.

    No widget state and no stray metadata; cells tagged "nbval-ignore-output" are cleared; the others keep their
    text outputs and counts, for nbval to compare. What answers a prediction, or a text that asks for something on
    paper, is stored hidden (`spoilers.hidden`): JupyterLab shows it when the cell is run.

    Raises
    ------
    ValueError
        If an output holds a path of the machine that ran it, or if something in sight answers a question
        (`spoilers.spoilers`); the message names the cell.
    """
    notebook = copy.deepcopy(notebook)
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for cell in notebook.cells:
        cell.metadata = _tidy_metadata(cell.metadata)
        if cell.cell_type == "code":
            if CLEARED in cell.metadata.get("tags", []):
                cell.outputs, cell.execution_count = [], None
            cell.outputs = _tidy_outputs(cell.outputs)
            if path := absolute_path(cell.outputs):
                raise ValueError(f"cell {cell.id} stores the path {path}, which only one machine has: print no paths")
    out_of_sight = spoilers.hidden(notebook.cells)
    for cell in notebook.cells:
        if cell.id in out_of_sight:
            cell.metadata.jupyter = cell.metadata.get("jupyter", NotebookNode()) | {"outputs_hidden": True}
    if complaints := list(spoilers.spoilers(notebook.cells)):
        raise ValueError("\n".join(complaints))
    return notebook


def _tidy_metadata(metadata: NotebookNode) -> NotebookNode:
    # nbgrader's locks are "deletable" and "editable"; of Jupyter's own, only a hidden source changes what is read.
    kept = {key: metadata[key] for key in ("deletable", "editable", "nbgrader", "tags") if key in metadata}
    if "source_hidden" in metadata.get("jupyter", {}):
        kept["jupyter"] = {"source_hidden": metadata["jupyter"]["source_hidden"]}
    return nbformat.from_dict(kept)


def _tidy_outputs(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Return the outputs without metadata; one stream that came in pieces is one again."""
    tidied: list[NotebookNode] = []
    for output in outputs:
        if "metadata" in output:
            output.metadata = NotebookNode()
        previous = tidied[-1] if tidied else None
        if previous and output.output_type == previous.output_type == "stream" and output.name == previous.name:
            previous.text += output.text
        else:
            tidied.append(output)
    return tidied


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def absolute_path(value: Any) -> str | None:
    """Return the first absolute path in a text, or in the texts of a cell's outputs; None if there is none.

    Examples
    --------
    >>> absolute_path(["nothing here", {"text": "saved in /srv/data/town.csv"}])
    '/srv/data'
    >>> absolute_path("see https://example.org/a/b, or choose blue/orange") is None
    True
    """
    return next((found[0] for text in _strings(value) if (found := ABSOLUTE_PATH.search(text))), None)


def execute(notebook: NotebookNode, folder: Path, extension: str = "") -> NotebookNode:
    """Return the notebook after running every cell from top to bottom, in its own folder.

    Parameters
    ----------
    notebook
        It is not changed.
    folder
        Where it runs.
    extension
        Name of an IPython extension that the kernel loads first.
    """
    from nbclient import NotebookClient

    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        store_widget_state=False,
        resources={"metadata": {"path": folder}},
        extra_arguments=[f"--ext={extension}"] * bool(extension),
    )
    return client.execute()


def text(notebook: NotebookNode) -> str:
    """Return the exact text of the stored file."""
    return nbformat.writes(notebook, indent=1) + "\n"


def terms(lesson: NotebookNode) -> dict[str, str]:
    """Return the terms of a lesson's header and what they mean, in order."""
    header = lesson.cells[0].source.partition("**Terms**")[2]
    lines = re.findall(r"^- (.+)$", header, flags=re.MULTILINE)
    found: dict[str, str] = {}
    for line in lines:
        # Two terms may share a line: "**right**: so; **wrong**: not so", or a definition: "**m** and **u**: chances".
        for name, meaning in re.findall(r"(\*\*[^:]+?\*\*(?: \([^)]*\))?): ([^;]*(?:;(?! \*\*)[^;]*)*)", line):
            found[name.replace("**", "")] = meaning.strip()
    return found


def glossary(root: Path) -> str:
    """Return the page of all terms, in alphabetical order, each with the lesson that explains it.

    Raises
    ------
    ValueError
        If two lessons define one term; the message names both.
    """
    entries: dict[str, tuple[str, str]] = {}
    for path in sorted((root / "course").glob("*.ipynb")):
        for name, meaning in terms(nbformat.read(path, 4)).items():
            if name in entries:
                raise ValueError(f"{path.name} defines {name!r} again, after {entries[name][1]}")
            entries[name] = meaning, path.name
    lines = [
        f"- **{name}**: {meaning} ([{file[:2]}]({file}))"
        for name, (meaning, file) in sorted(entries.items(), key=lambda entry: entry[0].casefold())
    ]
    made = "<!-- Made from the terms in the lessons: edit there, and run `python -m netscore.authoring`. -->"
    return "\n".join([made, "# Glossary", "", "Each term with the lesson that explains it.", "", *lines, ""])


def launch_prefix(root: Path) -> str:
    """Return what launch links start with: Binder, this repository, and the tag of this version.

    A tag, and not a branch: its image is built once, and lessons do not change under a class.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    repository = project["urls"]["Repository"].removeprefix("https://github.com/")
    return f"https://mybinder.org/v2/gh/{repository}/v{project['version']}?urlpath=lab/tree/"


def expected_files(root: Path) -> tuple[dict[Path, str], list[str]]:
    """Return the text that each made or tidied file should have, and a sentence for each that cannot be made."""
    files, complaints = {}, []
    readme = root / "README.md"
    if readme.exists():
        files[readme] = LAUNCH.sub(launch_prefix(root), readme.read_text(encoding="utf-8"))
    for folder in ("course", "solutions"):
        for path in sorted((root / folder).glob("*.ipynb")):
            notebook = nbformat.read(path, 4)
            try:
                files[path] = text(tidy(notebook))
                if folder == "solutions":
                    files[root / "exercises" / path.name] = text(generate_exercise(notebook, path.name))
            except (ValueError, RuntimeError, ValidationError) as error:  # ours, or nbgrader's about its marks
                complaints.append(f"{path.relative_to(root)}: {error}")
    try:
        files[root / "course" / "glossary.md"] = glossary(root)
    except ValueError as error:
        complaints.append(f"course/glossary.md: {error}")
    return files, complaints


def stale_files(root: Path) -> list[str]:
    """Return a sentence for each file that is missing, stale, untidy or without a source."""
    expected, complaints = expected_files(root)
    for path, wanted in expected.items():
        name = path.relative_to(root)
        if not path.exists():
            complaints.append(f"{name} is missing: run `python -m netscore.authoring`")
        elif path.read_text(encoding="utf-8") != wanted:
            complaints.append(f"{name} is stale or untidy: run `python -m netscore.authoring`")
    for path in sorted((root / "exercises").glob("*.ipynb")):
        if not (root / "solutions" / path.name).exists():
            complaints.append(f"{path.relative_to(root)} has no solution to be made from")
    return complaints


def write_constraints(root: Path) -> None:
    """Write the whole resolved set of packages into pyproject.toml, as constraints, and nothing else there.

    The set is resolved in an empty folder from the direct pins alone: under the old constraints, or beside an old
    lock file, nothing could ever move.
    """
    path = root / "pyproject.toml"
    project = path.read_text(encoding="utf-8")
    command = "uv export --quiet --all-groups --no-hashes --no-annotate --no-header --no-emit-project"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_text(CONSTRAINTS.sub("", project), encoding="utf-8")
        exported = subprocess.run(command.split(), cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout
    pins = "".join(f'    "{line}",\n' for line in exported.splitlines())
    path.write_text(CONSTRAINTS.sub(lambda _: pins, project), encoding="utf-8")


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
        print(f"executing {path}")
        path.write_text(text(tidy(execute(nbformat.read(path, 4), path.parent))), encoding="utf-8")
    expected, complaints = expected_files(root)
    for path, wanted in expected.items():
        path.write_text(wanted, encoding="utf-8")
    print("\n".join(complaints), end="\n" if complaints else "")
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
