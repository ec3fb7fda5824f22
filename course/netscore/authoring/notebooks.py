"""Notebooks as they are stored: executed, and tidied into one form."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from netscore.authoring import spoilers

CLEARED = "nbval-ignore-output"
# Two folders deep, so that a lone "/" or "good/bad" in a sentence is not taken for a path; addresses are not paths.
ABSOLUTE_PATH = re.compile(r"(?<![\w.:/<~-])/[\w.-]+/[\w.-]+|\b[A-Za-z]:\\\w")
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def tidy(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook in the one form that is stored.

    No widget state and no stray metadata; cells tagged "nbval-ignore-output" are cleared; the others keep their
    text outputs and counts, for nbval to compare. What answers a prediction, or a text that asks for something on
    paper, is stored hidden (`spoilers.hidden`): JupyterLab shows it when the cell is run.

    Parameters
    ----------
    notebook
        Executed or as stored.

    Returns
    -------
    NotebookNode
        A copy; the given notebook is not changed.

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

    Parameters
    ----------
    value
        A text, or what a notebook holds: lists and dictionaries of texts.

    Returns
    -------
    str | None
        Two folders deep at least.

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

    Returns
    -------
    NotebookNode
        A copy with outputs.
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
    """Return the exact text of the stored file.

    Parameters
    ----------
    notebook
        Tidied.

    Returns
    -------
    str
        With a line break at its end.
    """
    return nbformat.writes(notebook, indent=1) + "\n"
