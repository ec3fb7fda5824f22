"""Notebooks and tables in, what Sphinx reads out. No kernel, no browser, no files."""

from __future__ import annotations

import base64
import copy
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pandas as pd
from nbformat import NotebookNode
from nbformat.v4 import new_output

from netscore import evidence
from netscore.authoring.reading.kernel import HTML, PLOTLY
from netscore.views.prediction import UNASKED

FOLDERS = {"course": "Lessons", "exercises": "Exercises", "solutions": "Solutions"}
WIDGET = "application/vnd.jupyter.widget-view+json"
NOTE = """
```{note}
This is the reading edition: every lesson as it stands after a run, with each app's picture as the app starts. Nothing
here needs Python, and nothing moves. On a phone, wide code and pictures scroll sideways; tap a picture to see all of
it. To move the sliders and to check your answers, [start the course](#start).
```
"""


def page(text: str, known: Collection[str]) -> str:
    """Return Markdown of the course as Sphinx reads it: keys become citations.

    The README, to which some pages point, is the front page.

    Parameters
    ----------
    text
        Markdown.
    known
        Keys of ``sources.bib``.

    Returns
    -------
    str
        Markdown with citations of Sphinx.

    Examples
    --------
    >>> page("They default less [wei2016, lin2013]; see `ties[a, b]` and [a page](wei2016).", {"wei2016", "lin2013"})
    'They default less {cite}`wei2016,lin2013`; see `ties[a, b]` and [a page](wei2016).'
    """

    def cite(found: re.Match) -> str:
        keys = found[1].split(", ")
        return citation(keys) if set(keys) <= set(known) else found[0]

    text = text.replace("](README.md)", "](index.md)")
    return re.sub(r"\[([\w-]+(?:, [\w-]+)*)\](?!\()", cite, text)


def citation(keys: list[str]) -> str:
    """Return the Markdown that cites these sources.

    Parameters
    ----------
    keys
        Of sources.bib.

    Returns
    -------
    str
        Nothing where there are no keys.
    """
    return f"{{cite}}`{','.join(keys)}`" if keys else ""


def menus(notebooks: Mapping[str, NotebookNode]) -> dict[str, dict[str, str]]:
    """Return the menu of all pages: caption -> (page -> its name there).

    Parameters
    ----------
    notebooks
        By path, such as ``course/13_audit.ipynb``.

    Returns
    -------
    dict[str, dict[str, str]]
        In the order in which the pages stand.
    """
    found: dict[str, dict[str, str]] = {caption: {} for caption in ("Lessons", "Exercises")}
    found["Look up"] = {"course/glossary": "Glossary", "sources": "Sources", "evidence": "Claims, events and laws"}
    found["Look up"]["reference/index"] = "The library"
    found |= {"Solutions": {}, "Teaching": {"TEACHING": "Teaching with this course", "CONTRIBUTING": "Contributing"}}
    found["Teaching"]["CHANGES"] = "Changes"
    for path, notebook in notebooks.items():
        folder, _, name = path.partition("/")
        found[FOLDERS[folder]][path.removesuffix(".ipynb")] = f"{name[:2]} {title(notebook)}"
    return found


def front_page(readme: str, menu: Mapping[str, Mapping[str, str]]) -> str:
    """Return the README with a note about this edition below its title, and with the menu of all pages.

    Parameters
    ----------
    readme
        Its first line is the title.
    menu
        From `menus`.

    Returns
    -------
    str
        Markdown.
    """
    first, _, rest = readme.partition("\n")
    lines = [first, NOTE, rest]
    for caption, entries in menu.items():
        lines += ["```{toctree}", ":hidden:", f":caption: {caption}", ""]
        lines += [*(f"{name} <{path}>" for path, name in entries.items()), "```", ""]
    return "\n".join(lines)


def title(notebook: NotebookNode) -> str:
    """Return the title of a notebook, without the word that all sets of exercises share.

    Parameters
    ----------
    notebook
        A lesson or a set.

    Returns
    -------
    str
        With a capital letter.

    Examples
    --------
    >>> title(NotebookNode(cells=[NotebookNode(source="# Exercises: an audit\\n\\nThey belong to lesson 13.")]))
    'An audit'
    """
    words = re.sub(r"^# (?:Exercises: |Solutions: )?", "", notebook.cells[0].source.partition("\n")[0])
    return words[0].upper() + words[1:]


def readable(notebook: NotebookNode, path: str, known: Collection[str]) -> NotebookNode:
    """Return a notebook whose Markdown Sphinx reads, and where what is stored hidden is folded up.

    Parameters
    ----------
    notebook
        It is not changed.
    path
        Such as ``solutions/13_audit.ipynb``: solutions are called so.
    known
        Keys of ``sources.bib``.

    Returns
    -------
    NotebookNode
        A copy.
    """
    notebook = copy.deepcopy(notebook)
    if path.startswith("solutions/"):
        notebook.cells[0].source = notebook.cells[0].source.replace("# Exercises:", "# Solutions:")
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = page(cell.source, known)
            continue
        for output in cell.outputs:
            if UNASKED in output.get("text", ""):
                output.text = output.text.replace(UNASKED, "")
        if cell.metadata.get("jupyter", {}).get("outputs_hidden"):
            cell.metadata.tags = [*cell.metadata.get("tags", []), "hide-output"]
    return notebook


def figures(notebook: NotebookNode) -> Iterator[dict[str, Any]]:
    """Yield the plotly figures among the outputs of a notebook, in order.

    Parameters
    ----------
    notebook
        Executed with the kernel of the reading edition.

    Yields
    ------
    dict[str, Any]
        In order.

    Raises
    ------
    ValueError
        If a cell shows a widget that a page cannot show, or a figure without a description; the message names the cell.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if WIDGET in data:
                raise ValueError(
                    f"cell {cell.id} shows a widget that the kernel of the reading edition cannot put into words"
                )
            if PLOTLY in data:
                if not alt(data[PLOTLY]):
                    raise ValueError(f'cell {cell.id} shows a figure without layout.meta = {{"alt": its description}}')
                yield data[PLOTLY]


def alt(figure: Mapping[str, Any]) -> str:
    """Return a figure's description, or nothing.

    Parameters
    ----------
    figure
        Plain data, as plotly stores it.

    Returns
    -------
    str
        Plain text.
    """
    return (figure["layout"].get("meta") or {}).get("alt", "")


def with_pictures(notebook: NotebookNode, pictures: Iterator[bytes]) -> NotebookNode:
    """Return a notebook with a picture in place of each plotly figure, and the words of an app below it.

    Parameters
    ----------
    notebook
        It is not changed.
    pictures
        The PNGs of `figures`, in their order; as many as the notebook needs are taken.

    Returns
    -------
    NotebookNode
        A copy.
    """
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        outputs = []
        for output in cell.get("outputs", []):
            figure = output.get("data", {}).get(PLOTLY)
            if figure is None:
                outputs.append(output)
                continue
            picture = base64.b64encode(next(pictures)).decode()
            outputs.append(new_output("display_data", {"image/png": picture}))
            if HTML in output.data:
                outputs.append(new_output("display_data", {HTML: output.data[HTML]}))
            # myst-nb takes an image's attributes from the cell.
            cell.metadata.mystnb = {"image": {"alt": alt(figure), "width": f"{figure['layout']['width']}px"}}
        if "outputs" in cell:
            cell.outputs = outputs
    return notebook


def tables(claims: pd.DataFrame, events: pd.DataFrame, laws: pd.DataFrame) -> str:
    """Return the page of the three tables of evidence, as lists: a row is too long for a phone.

    Parameters
    ----------
    claims, events, laws
        From `evidence.read_claims`, `evidence.read_events` and `evidence.read_laws`.

    Returns
    -------
    str
        Markdown.
    """

    def cited(row: Any) -> str:
        more = evidence.counted(getattr(row, "unit", ""), getattr(row, "looked", ""))
        return f"{more}{citation(evidence.keys(row.sources))}"

    lines = [
        "# Claims, events and laws",
        "",
        "The tables that lesson 12 reads, row by row. Claims stand in our words, each with its verdict.",
    ]
    for kind, heading in (("article", "Claims of the article"), ("myth", "Common myths")):
        lines += ["", f"## {heading}", ""]
        for row in claims[claims["kind"] == kind].itertuples():
            lines.append(f"- **{row.Index}** ({row.thing}) {row.claim} **{row.verdict}**: {row.better} {cited(row)}")
    lines += ["", "## Events", ""]
    lines += [f"- **{row.date}** ({row.thing}) {row.event} {cited(row)}" for row in events.itertuples()]
    lines += ["", "## Laws and contracts", ""]
    for row in laws.itertuples():
        watch = f" *Moving*: {row.watch!s}" if row.watch else ""
        lines.append(
            f"- **{row.place}: {row.rule}** ({row.kind}, {row.applies!s}) {row.says}{watch} "
            f"Checked on {row.checked!s}. {cited(row)}"
        )
    return "\n".join([*lines, ""])
