"""The reading edition, before Sphinx: what a page shows where a notebook would need a kernel. No browser here."""

from __future__ import annotations

import base64
import copy
from types import SimpleNamespace

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from IPython.core.formatters import DisplayFormatter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from netscore import evidence
from netscore.apps import DescribedFigure, FriendRuleApp, LongRun, Prediction
from netscore.authoring.reading import kernel, pages, reference
from netscore.figures import board, impact, timeline
from repository import PACKAGE

KNOWN = {"wei2016", "us9100400", "us8302164"}


@pytest.fixture(scope="module")
def shown():
    """Return a function that gives what a kernel with the extension would send of an object."""
    shell = SimpleNamespace(display_formatter=DisplayFormatter())
    kernel.load_ipython_extension(shell)
    return lambda thing: shell.display_formatter.format(thing)[0]


def test_an_app_becomes_its_figure_and_its_words(shown):
    app = FriendRuleApp(applicant=204, minimum=600)
    data = shown(app)
    assert pages.WIDGET not in data
    assert pages.alt(data[kernel.PLOTLY]) == app.said and "Resident 204" in app.said
    drawn = {trace["name"]: trace for trace in data[kernel.PLOTLY]["data"]}
    # The chart, and beside it people, ties and marks, in one still picture.
    assert {trace.name for trace in app.figure.data} < set(drawn)
    assert drawn["people"]["marker"]["color"] == app.graph.network.fill.tolist()
    assert [list(pair) for pair in zip(drawn["people"]["x"], drawn["people"]["y"])] == app.positions.tolist()
    assert drawn["ties"]["x"].count(None) == app.town.ties.nnz // 2
    for mark in app.graph.network.marks:
        assert not len(mark.people) or drawn[mark.name]["x"] == app.positions[mark.people, 0].tolist()
    go.Figure(data[kernel.PLOTLY])  # plotly takes all of it
    assert "In JupyterLab you can move: Applicant (resident no.); Minimum mean (points); " in data[kernel.HTML]
    assert app.said.replace("'", "&#x27;") in data[kernel.HTML]


def test_a_described_figure_keeps_its_words(shown):
    figure = DescribedFigure(board.board_figure(np.array([[0, 1], [2, 1]]), 0.5))
    data = shown(figure)
    assert pages.WIDGET not in data and pages.alt(data[kernel.PLOTLY]) == figure.said
    assert data[kernel.HTML] == f"<p>{figure.said}</p>"


def test_a_prediction_becomes_a_question_with_its_answers(shown):
    data = shown(Prediction("Will the gap grow?", ["grow", "shrink < 1 %"]))
    assert pages.WIDGET not in data and kernel.PLOTLY not in data
    assert "<strong>Will the gap grow?</strong></p><ul><li>grow</li><li>shrink &lt; 1 %</li></ul>" in data[kernel.HTML]


def test_a_long_run_says_what_it_would_do(shown):
    assert "Not started." in shown(LongRun())[kernel.HTML]
    assert "you can move: People; Run; Stop" in shown(LongRun())[kernel.HTML]


def test_keys_become_citations_and_nothing_else_does():
    assert pages.page("So [wei2016].", KNOWN) == "So {cite}`wei2016`."
    assert pages.page("[us9100400, us8302164]", KNOWN) == "{cite}`us9100400,us8302164`"
    for kept in ("[wei2016](a.md)", "[wei2016, nobody]", "[see](wei2016)", "ties[person]"):
        assert pages.page(kept, KNOWN) == kept


def test_the_readme_is_the_front_page():
    assert pages.page("[README](README.md)", ()) == "[README](index.md)"


@pytest.fixture
def notebook():
    guess = Prediction("Will it?", ["yes", "no"])
    figure = go.Figure(go.Bar(y=[1, 2]), layout={"width": 520, "meta": {"alt": "Two bars, the second is higher."}})
    data = {kernel.PLOTLY: figure.to_plotly_json(), kernel.HTML: "<p>Words.</p>"}
    return new_notebook(
        cells=[
            new_markdown_cell("# Exercises: an audit\n\nSee [wei2016]."),
            new_code_cell("App()", outputs=[new_output("display_data", data)]),
            new_code_cell(
                "answer",
                outputs=[new_output("stream", text=guess.answer("yes", "It did.") + "\n")],
                metadata={"jupyter": {"outputs_hidden": True}},
            ),
            new_code_cell("print(1)", outputs=[new_output("stream", text="1\n")]),
        ]
    )


def test_what_is_stored_hidden_is_folded_up(notebook):
    before = copy.deepcopy(notebook)
    made = pages.readable(notebook, "course/13_audit.ipynb", KNOWN)
    assert made.cells[0].source == "# Exercises: an audit\n\nSee {cite}`wei2016`."
    assert made.cells[2].outputs[0].text == 'What came out is "yes".\nIt did.\n'
    assert made.cells[2].metadata.tags == ["hide-output"]
    assert "tags" not in made.cells[3].metadata
    assert notebook == before
    assert pages.readable(notebook, "solutions/13_audit.ipynb", ()).cells[0].source.startswith("# Solutions: an audit")


def test_a_figure_becomes_a_picture_with_a_description(notebook):
    assert [figure["layout"]["width"] for figure in pages.figures(notebook)] == [520]
    made = pages.with_pictures(notebook, iter([b"png"]))
    picture, words = made.cells[1].outputs
    assert base64.b64decode(picture.data["image/png"]) == b"png" and words.data == {kernel.HTML: "<p>Words.</p>"}
    image = made.cells[1].metadata.mystnb["image"]
    assert image == {"alt": "Two bars, the second is higher.", "width": "520px"}
    assert list(pages.figures(made)) == [] and len(list(pages.figures(notebook))) == 1


def test_a_figure_without_a_description_and_an_unknown_widget_are_refused(notebook):
    del notebook.cells[1].outputs[0].data[kernel.PLOTLY]["layout"]["meta"]
    with pytest.raises(ValueError, match="shows a figure without layout.meta"):
        list(pages.figures(notebook))
    notebook.cells[1].outputs[0].data = {pages.WIDGET: {"model_id": "1"}}
    with pytest.raises(ValueError, match="shows a widget that the kernel of the reading edition cannot"):
        list(pages.figures(notebook))


def test_the_menu_names_every_page_and_the_front_page_holds_it(notebook):
    names = [f"{folder}/13_audit.ipynb" for folder in pages.FOLDERS]
    menu = pages.menus(dict.fromkeys(names, notebook))
    assert [menu[caption] for caption in pages.FOLDERS.values()] == [
        {f"{folder}/13_audit": "13 An audit"} for folder in pages.FOLDERS
    ]
    page = pages.front_page("# Title\n\nText.", menu)
    assert page.startswith("# Title\n\n```{note}") and page.count("```{toctree}") == len(menu) == 5
    assert "\n13 An audit <exercises/13_audit>\n" in page and "\nText.\n" in page


def test_tables_become_lists_that_cite():
    page = pages.tables(evidence.read_claims(), evidence.read_events(), evidence.read_laws())
    assert page.count("\n- **") == len(evidence.read_claims()) + len(evidence.read_events()) + len(evidence.read_laws())
    assert "**misreported**: Lists do this, not scores." in page and "{cite}`opinions2018,daum2018`" in page


def test_figures_that_stand_alone_describe_themselves():
    square = board.board_figure(np.array([[0, 1], [2, 1]]), 0.5)
    assert pages.alt(square.to_plotly_json()).endswith(
        "2 by 2 cells with blue and orange people. 50% of neighbours are alike; empty cells are white."
    )
    events = evidence.read_events()
    lanes = pages.alt(timeline.timeline_figure(events, evidence.LANES).to_plotly_json())
    assert lanes.startswith(f"{len(events)} numbered events by year, in lanes: registry ") and "city schemes" in lanes
    columns = ("policy", "group", "selected", "change")
    marks = pd.DataFrame([("one cut-off", "A", 0.5, 2), ("one cut-off", "B", 0.25, -3.04)], columns=columns)
    moved = impact.impact_figure(marks, marks.set_index(["policy", "group"]))
    assert pages.alt(moved.to_plotly_json()).endswith(
        "one line a group. One cut-off: group A +2.0 points at 50%, group B -3.0 points at 25%."
    )


def test_each_module_has_a_page_in_the_reference_but_for_what_answers_exercises():
    found = reference.reference(PACKAGE)
    assert list(found)[0] == "reference/index.md"
    pages_of = {name.removeprefix("reference/").removesuffix(".md") for name in found} - {"index"}
    assert {"society", "validate", "apps.spread", "views.graph", "figures.harm", "authoring.new"} < pages_of
    assert not any("lesson_" in name or "__" in name for name in pages_of)
    index = found["reference/index.md"]
    for name in pages_of:
        assert f"\n{name}\n" in index and f".. automodule:: netscore.{name}\n" in found[f"reference/{name}.md"]
    assert "- [`harm`](harm.md): rates by group" in index
