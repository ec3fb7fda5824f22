"""A rule that cannot fail is a defect: each complaint is made once, and what keeps the contract is let through."""

from __future__ import annotations

from copy import deepcopy

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from notebook_rules import (
    IGNORED,
    access,
    broken_links,
    comparable,
    compared_enough,
    exercise_records,
    header_and_footer,
    model_answers,
    no_spoilers,
    predictions,
    size,
    something_to_do,
    stored_form,
)


def lesson(*cells, **metadata):
    cells = [new_markdown_cell(cell) if isinstance(cell, str) else deepcopy(cell) for cell in cells]
    for k, cell in enumerate(cells):
        cell.id = f"cell-{k}"
    notebook = new_notebook(cells=cells)
    notebook.metadata = nbformat.from_dict({"kernelspec": {"name": "python3"}} | metadata)
    return notebook


def ran(source: str, count: int | None = 1, **more):
    return new_code_cell(source, execution_count=count, **more)


def printed(text: str, source: str = "print(1)", **more):
    return ran(source, outputs=[new_output("stream", text=text)], **more)


ERROR = new_output("error", ename="E", evalue="", traceback=[])
APP = ran("App()", None, metadata={"tags": [IGNORED]})
FIGURE = ran("board, like = play()\nDescribedFigure(board_figure(board, like))", None, metadata=APP.metadata)
BARE_FIGURE = ran("board_figure(board, like)", None, metadata=APP.metadata)
HIDDEN = {"jupyter": {"outputs_hidden": True}}
GUESS = ran('guess = Prediction("The gap will", {"grow a lot": (9, None), "shrink": (None, 9)})\nguess', None)
GUESS.metadata = APP.metadata
UNASKED = "You made no prediction.\n"
TOLD = 'print(guess.answer(gap, f"It is {gap}.", why="Averages lift whoever stands low."))'


def answer(text: str = UNASKED, source: str = TOLD, **more):
    """The cell that answers `GUESS`, stored as it should be unless said otherwise."""
    return printed(text, source, **{"metadata": HIDDEN} | more)


HEADER = (
    "# Title\n\n**In this lesson you will**\n\n- see\n- do\n- say\n\n**Time:** 5 minutes reading, 0 minutes exercises\n"
    "\n**You need:** nothing\n\n**Terms**\n\n" + "- **word**: meaning\n" * 5
)
FOOTER = "## Recap\n\n- one\n- two\n- three\n\n## What this model leaves out\n\n## Sources\n\n## Next"
TASK = (
    "## 1.1 Odds\n\n*5 minutes · complete a function*\n\n<details><summary>Hint 1</summary>\n\na\n\n</details>\n"
    "<details><summary>Hint 2</summary>\n\nb\n\n</details>"
)
ANSWER = new_code_cell("### BEGIN SOLUTION\nx = 1\n### END SOLUTION", metadata={"nbgrader": {"solution": True}})
CHECK = new_code_cell("checks.ex_1_1(x)", metadata={"nbgrader": {"grade": True}})
RUBRIC = new_markdown_cell("*A good answer must mention* it", metadata={"nbgrader": {"solution": True, "grade": True}})
NO_RUBRIC = new_markdown_cell("Yes.", metadata={"nbgrader": {"solution": True}})


def exercise_set(*first):
    """Four exercises, of which the cells of the first are given."""
    cells = [*first]
    for k in (2, 3, 4):
        check = new_code_cell(f"checks.ex_1_{k}(x)", metadata=CHECK.metadata)
        cells += [TASK.replace("1.1", f"1.{k}"), ANSWER, check]
    return lesson(*cells)


GOOD = [
    (stored_form, lesson(printed("no path\n"))),
    (comparable, lesson(ran("1", 1), APP, ran("2", 2))),
    (compared_enough, lesson(*[printed("1")] * 5)),
    (size, lesson("word " * 900, ran("1\n" * 12), *[GUESS] * 38)),
    (size, lesson("word " * 900, *[ran("1\n" * 10)] * 11, ran("# " + "x" * 86, 1, metadata=APP.metadata))),
    (no_spoilers, lesson("**Predict.**", GUESS, answer(), ran("1"), "So.", printed("23"))),
    # Settings, keys, and what names all options alike say nothing; nor do the words of a question already answered.
    (
        no_spoilers,
        lesson(GUESS, answer(source=f'{TOLD}\nx["shrink"], x == "shrink", f(how="shrink")'), ran("'shrink'")),
    ),
    (no_spoilers, lesson(GUESS, answer(source=f'{TOLD}\nprint({{"shrink": 1, "grow": {{"a": 2}}}})'))),
    (no_spoilers, lesson("**Do** it on paper.", ran("1"), printed("In points:\n23", metadata=HIDDEN), "So.")),
    (predictions, lesson("**Predict.**", ran("x = 1"), GUESS, answer(), "**Run.**", ran("1"))),
    (predictions, lesson(GUESS, answer(source="guess.answer(1, 'One.', 'So.')"))),
    (
        something_to_do,
        lesson("", "word " * 140, APP, *[ran("1")] * 3, "**Try** it.", *[ran("1")] * 3, "word " * 140, ""),
    ),
    (header_and_footer, lesson(HEADER, FOOTER)),
    (access, lesson("# a\n\n## b\n\n![a long description](x.png)", "### c\n\n<img src='x' alt='a long description'>")),
    (access, lesson("# a", FIGURE, "## b")),
    (exercise_records, exercise_set(TASK, ANSWER, CHECK)),
    (exercise_records, exercise_set(TASK.replace("complete a function", "judge"), RUBRIC)),
    (model_answers, lesson(ANSWER, RUBRIC)),
]
BAD = [
    (stored_form, lesson(ran("1"), widgets={}), "widget state"),
    (stored_form, lesson(ran("1"), kernelspec={"name": "r"}), "kernel"),
    (stored_form, lesson(ran("1", outputs=[ERROR])), "stores an error"),
    (stored_form, lesson(printed("a table\n/srv/data/town.csv")), "path of one machine"),
    (stored_form, lesson(ran("open('/srv/data/town.csv')")), "path of one machine"),
    *(
        (stored_form, lesson(ran(code)), "reaches for")
        for code in ("!ls", "%time", "import sys; sys.path", "'http://x'")
    ),
    (comparable, lesson(ran("1", None)), "not compared"),
    (comparable, lesson(ran("1", 2), ran("2", 1)), "not compared"),
    (comparable, lesson(ran("1", 1, metadata=APP.metadata)), "ignored and yet"),
    (compared_enough, lesson(*[printed("1")] * 4, *[ran("1")] * 3), "4 compared"),
    (size, lesson("word " * 900, *[ran("1")] * 40), "41 cells"),
    (size, lesson("word " * 899, ran("1")), "899 words"),
    (size, lesson("word " * 1501, ran("1")), "1501 words"),
    (size, lesson("word " * 900, *[ran("1\n" * 10)] * 11, ran("1")), "111 lines"),
    (size, lesson("word " * 900, ran("1\n" * 13)), "more than 12 lines"),
    (size, lesson("word " * 900, ran("x" * 89)), "more than 88 characters"),
    (no_spoilers, lesson(GUESS, answer("It is 23.")), "a number or a list"),
    (no_spoilers, lesson(GUESS, answer("['continue']")), "a number or a list"),
    (no_spoilers, lesson(GUESS, answer("\n\nIt will Grow a lot.")), "with the option 'grow a lot'"),
    (no_spoilers, lesson(GUESS, printed("Shrink", metadata=HIDDEN), answer()), "with the option 'shrink'"),
    (no_spoilers, lesson("**Do** it.", ran("1"), "So.", printed("23", metadata=HIDDEN)), "a number or a list"),
    *(
        (no_spoilers, lesson(*cells), "gives an answer away")
        for cells in (
            (GUESS, answer(source=f'right = "shrink" if gap < 9 else "grow a lot"\n{TOLD}')),
            (GUESS, answer(source=TOLD.replace("Averages", "They grow:"))),
            (GUESS, answer(source=TOLD.replace("It is", "Shrink it does:"))),
            (GUESS, answer(source=f"{TOLD}  # so they shrink")),
            (GUESS, ran('"""They grow."""'), answer()),
            (GUESS, "It's # so that they shrink.", answer()),
            (ran("x = 1"), "**Predict.**", ran("say('they shrink')"), GUESS, answer()),
            (GUESS, answer(source=f'{TOLD}\nprint({{"shrink": {{"some": 2}}}})')),
        )
    ),
    (no_spoilers, lesson(GUESS, answer(metadata={})), "in sight"),
    (no_spoilers, lesson(GUESS, printed(UNASKED), answer()), "in sight"),
    (no_spoilers, lesson("**Predict.**", ran("1"), GUESS, "Think.", answer(metadata={})), "in sight"),
    (no_spoilers, lesson("**Do** it.", "Well?", printed("In points:")), "in sight"),
    (no_spoilers, lesson("**Do** it.", printed("In points:", metadata=HIDDEN), printed("More:")), "in sight"),
    (no_spoilers, lesson(GUESS, answer(), printed("23", metadata=HIDDEN)), "is stored hidden"),
    (predictions, lesson("**Predict.**", ran("1"), "Well?", GUESS, answer()), "no prediction follows"),
    (predictions, lesson(GUESS, ran("1"), answer()), "does not answer"),
    (predictions, lesson(GUESS), "does not answer"),
    (predictions, lesson(GUESS, answer(source="guess.answer(1, 'One.')")), "without saying why"),
    (something_to_do, lesson("", "word " * 151, ""), "151 words"),
    (something_to_do, lesson("", "word " * 100 + "End. **Try** it. " + "word " * 149, ""), "151 words"),
    (something_to_do, lesson("", "word " * 100, ran("1"), "word " * 51 + "\n\n**Try** it.", ""), "151 words"),
    (something_to_do, lesson("", "word " * 151 + "say **Try** in passing", ""), "words in a row"),
    (something_to_do, lesson("", *[ran("1")] * 4, ""), "4 code cells"),
    *(
        (header_and_footer, lesson(HEADER.replace(part, ""), FOOTER), f"lacks {part}")
        for part in ("**In this lesson you will**", "**Time:**", "**You need:**", "**Terms**")
    ),
    (header_and_footer, lesson(HEADER.replace("# Title", "Title"), FOOTER), "lacks a title"),
    (header_and_footer, lesson(HEADER.replace("- do\n- say\n", ""), FOOTER), "3 or 4 goals"),
    (header_and_footer, lesson(HEADER.replace("5 minutes reading", "soon"), FOOTER), "minutes of reading"),
    (header_and_footer, lesson(HEADER.replace("- **word**: meaning\n", "", 1), FOOTER), "5 to 8 terms"),
    (header_and_footer, lesson(HEADER, FOOTER.replace("## Next", "")), "footer has"),
    (header_and_footer, lesson(HEADER, FOOTER.replace("- three\n", "")), "one by one"),
    (access, lesson("# a\n\n### c"), "level 3 follows one of level 1"),
    (access, lesson("# a", "# b"), "level 1 follows one of level 1"),
    (access, lesson("# a\n\n![](x.png)"), "without a description"),
    (access, lesson("# a\n\n<img src='x.png'>"), "without a description"),
    (access, lesson("# a", "Look.", BARE_FIGURE, "It shows that."), "a figure without a description"),
    (exercise_records, exercise_set(), "not consecutive"),
    (exercise_records, exercise_set(TASK.replace("1.1", "1.2"), ANSWER, CHECK), "not consecutive"),
    (exercise_records, exercise_set(), "3 exercises"),
    (exercise_records, exercise_set(TASK.replace("5 minutes", "soon"), ANSWER, CHECK), "lacks minutes and form"),
    (exercise_records, exercise_set(TASK.replace("complete a function", "wonder"), ANSWER, CHECK), "minutes and form"),
    (exercise_records, exercise_set(TASK.replace("Hint 2", "More"), ANSWER, CHECK), "two hints"),
    (exercise_records, exercise_set(TASK, CHECK), "place for the answer"),
    (exercise_records, exercise_set(TASK, ANSWER), "lacks its check"),
    (exercise_records, exercise_set(TASK.replace("complete a function", "judge"), NO_RUBRIC), "graded answer"),
    (model_answers, lesson(new_code_cell("x = 1", metadata=ANSWER.metadata)), "no model answer"),
    (model_answers, lesson(NO_RUBRIC), "must mention"),
]


@pytest.mark.parametrize(("rule", "notebook"), GOOD)
def test_what_keeps_the_contract_is_let_through(rule, notebook):
    assert list(rule(notebook)) == []


@pytest.mark.parametrize(("rule", "notebook", "said"), BAD)
def test_each_complaint_is_made(rule, notebook, said):
    assert any(said in complaint for complaint in rule(notebook))


def test_a_broken_link_is_seen(tmp_path):
    (tmp_path / "there.md").touch()
    good = "[a](there.md) [b](there.md#part) [c](#here) [d](https://example.org/x) ![e](there.md)"
    bad = "[a](one.md) [b](two.md#part) ![c](three.png) <img src='four.png'>"
    assert list(broken_links(good, tmp_path)) == []
    assert len(list(broken_links(bad, tmp_path))) == 4
