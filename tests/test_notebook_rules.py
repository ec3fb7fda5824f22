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


def printed(text: str):
    return ran("print(1)", outputs=[new_output("stream", text=text)])


ERROR = new_output("error", ename="E", evalue="", traceback=[])
APP = ran("App()", None, metadata={"tags": [IGNORED]})
FIGURE = ran("board, like = play()\nDescribedFigure(board_figure(board, like))", None, metadata=APP.metadata)
BARE_FIGURE = ran("board_figure(board, like)", None, metadata=APP.metadata)
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
    (size, lesson("word " * 900, ran("1\n" * 12))),
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
    (size, lesson("word " * 900, *[ran("1")] * 30), "31 cells"),
    (size, lesson("word " * 899, ran("1")), "899 words"),
    (size, lesson("word " * 1501, ran("1")), "1501 words"),
    (size, lesson("word " * 900, *[ran("1\n" * 9)] * 9), "81 lines"),
    (size, lesson("word " * 900, ran("1\n" * 13)), "more than 12 lines"),
    (size, lesson("word " * 900, ran("x" * 121)), "more than 120 characters"),
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
