"""Notebooks are stored in one form: no widgets, no paths, no answers in sight."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from marks import marks
from netscore.authoring import notebooks


def test_tidy_clears_apps_and_keeps_text(solution):
    solution.metadata = {"widgets": {"state": 1}, "kernelspec": {"name": "other"}}
    app = new_code_cell("App()", metadata={"tags": [notebooks.CLEARED], "collapsed": True}, execution_count=5)
    app.outputs = [new_output("display_data", {"text/plain": "App()"})]
    solution.cells.append(app)
    tidied = notebooks.tidy(solution)
    assert tidied.metadata == notebooks.METADATA
    assert tidied.cells[-1].outputs == [] and tidied.cells[-1].execution_count is None
    assert "collapsed" not in tidied.cells[-1].metadata
    assert tidied.cells[2].outputs[0].text == "4\n"
    assert notebooks.text(notebooks.tidy(tidied)) == notebooks.text(tidied)


def test_tidy_keeps_tags_marks_and_a_hidden_source_only(solution):
    kept = {"tags": ["a"], "jupyter": {"source_hidden": True}}
    stray = {"scrolled": True, "jupyter": {"outputs_hidden": True} | kept["jupyter"]}
    solution.cells[2].metadata.update(kept | stray)
    assert notebooks.tidy(solution).cells[2].metadata == marks("check", grade=True, locked=True, points=1) | kept


OPEN, HIDDEN = {}, {"jupyter": {"outputs_hidden": True}}


GUESS = 'guess = Prediction("Will it?", {"it will": True, "never": False})\nguess'


def stored(*sources: str) -> list[dict]:
    """The metadata of the cells that print, once their notebook is tidy; a text is what starts like one."""
    cells = []
    for source in sources:
        if source.startswith("**") or source[0].isupper():
            cells.append(new_markdown_cell(source))
        elif "Prediction(" in source:
            cells.append(new_code_cell(source, metadata={"tags": [notebooks.CLEARED]}))
        else:
            cells.append(new_code_cell(source, outputs=[new_output("stream", text="Words.\n")]))
    return [cell.metadata for cell in notebooks.tidy(new_notebook(cells=cells)).cells if cell.get("outputs")]


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
        notebooks.tidy(new_notebook(cells=cells))


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
        notebooks.tidy(new_notebook(cells=[new_code_cell(source, id="guess")]))


def test_tidy_joins_a_stream_that_came_in_pieces(solution):
    pieces = [("stdout", "a"), ("stdout", "b"), ("stderr", "c"), ("stdout", "d")]
    solution.cells[2].outputs = [new_output("stream", name=name, text=text) for name, text in pieces]
    outputs = notebooks.tidy(solution).cells[2].outputs
    assert [(output.name, output.text) for output in outputs] == [("stdout", "ab"), ("stderr", "c"), ("stdout", "d")]


@pytest.mark.parametrize("path", ["/srv/data/x.csv", "a table\n/srv/data/x.csv", "'/srv/data'", r"C:\Users\x"])
def test_tidy_refuses_a_path_of_one_machine_and_names_the_cell(solution, path):
    solution.cells[2].outputs = [new_output("execute_result", data={"text/plain": path})]
    with pytest.raises(ValueError, match="cell check stores the path"):
        notebooks.tidy(solution)


def test_execute_runs_in_the_folder_of_the_notebook_and_stores_no_widgets(tmp_path):
    cells = [
        new_code_cell("import os; print(os.path.basename(os.getcwd()))"),
        new_code_cell("import ipywidgets as w; w.IntSlider()"),
    ]
    done = notebooks.execute(new_notebook(cells=cells), tmp_path)
    assert done.cells[0].outputs[0].text.strip() == tmp_path.name
    assert "widgets" not in done.metadata
