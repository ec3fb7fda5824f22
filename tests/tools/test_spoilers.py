"""What names an option of a question, and what is said in a cell's code. The rules are in test_notebook_rules.py."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from netscore.authoring import spoilers


def signs(question: str, *options: str) -> spoilers.Signs:
    return spoilers.questions(new_code_cell(f"guess = Prediction({question!r}, {list(options)!r})"))["guess"]


@pytest.mark.parametrize(
    ("question", "options", "text", "named"),
    [
        ("The gap will", ("grow", "shrink"), "It will SHRINK.", ["shrink"]),
        ("The gap will", ("grow", "shrink"), "It outgrows what shrinks, and regrow is another word.", []),
        ("How many?", ("2 to 20 %", "above 20 %"), "Between 2 to 20 % of all", ["2 to 20 %"]),
        ("How many?", ("2 to 20 %", "above 20 %"), "It is above that.", ["above 20 %"]),
        # Words of two options, of the question, of up to three letters, and common ones tell nothing alone.
        ("Who?", ("only one group", "every group"), "One group.", []),
        ("How many hours?", ("up to 9 hours", "years"), "In hours, and for years.", ["years"]),
        ("How many?", ("up to ten", "all"), "Up to now, ten.", []),
        ("How many?", ("about half", "none"), "It is about that; none.", ["none"]),
        ("Is it so?", ("so it is (nearly)", "no"), "So it is (nearly).", ["so it is (nearly)"]),
    ],
)
def test_what_names_an_option(question, options, text, named):
    assert spoilers.options_named(text, signs(question, *options)) == named


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("print('one', f'{x} two {y:.1f}')  # three", ["# three", "one", "… two …"]),
        ("f'{x} {names[\"key\"]}'", ["… …"]),
        ("x = [('a', 'b'), {'c': {'d'}}, 1]", ["a | b | c | d"]),
        ("x['a'], x['a', 'b'], x.at[f('c'), 'd']", ["c"]),
        ("x == 'a' or 'b' in y or x in ('c', 'd') or f('e') == 1", ["e"]),
        ("f(how='a', why='b', where=g('c'))", ["b", "c"]),
        ('def f():\n    """Text."""', ["Text."]),
        ('guess = Prediction("Does it grow?", ["grow", "shrink"])', []),
    ],
)
def test_what_a_cell_says(source, said):
    assert [text for text in spoilers.texts(new_code_cell(source)) if text] == said


def test_cells_of_nbgrader_stay_in_sight():
    marks = {"nbgrader": {"grade": True}}
    check = new_code_cell("check()", metadata=marks, outputs=[new_output("stream", text="✓ 1.1")])
    assert spoilers.hidden([new_markdown_cell("**Do** it on paper."), check]) == set()


def test_what_jupyterlab_shows_of_a_hidden_output():
    stream, table = new_output("stream", text="\n\nOne\nTwo"), new_output("display_data", {"text/plain": "Three"})
    assert spoilers.first_line([stream, table]) == "One" and spoilers.first_line([table, stream]) == "Three"
    table.data["text/html"] = "<b>Four</b>"
    assert spoilers.first_line([table]) == "<b>Four</b>"
    assert spoilers.first_line([]) == spoilers.first_line([new_output("display_data", {"image/png": "="})]) == ""
