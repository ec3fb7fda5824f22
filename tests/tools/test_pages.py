"""Maps and tables say what the headers say, and ask for what a header lacks."""

from __future__ import annotations

import re

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from netscore.authoring import pages
from repository import LESSONS

HEADER = """# A title: more of it

**Question:** Who draws the line?

**Time:** 30 minutes reading, 35 minutes exercises

**You need:** [Start](00_start_here.ipynb), [Next](01_next.ipynb); arrays"""


def lesson(text: str = HEADER):
    return new_notebook(cells=[new_markdown_cell(text)])


def test_a_header_is_read_line_by_line():
    found = pages.header("02_a_title", lesson())
    assert found == pages.Header("02_a_title", "A title", "Who draws the line?", ("00", "01"), 65)
    assert found.name == "02 A title"


@pytest.mark.parametrize("start", ["# A", "**Question:**", "**Time:**", "**You need:**"])
def test_what_a_header_lacks_is_asked_for_by_an_example(start):
    lines = [line for line in HEADER.splitlines() if not line.startswith(start)]
    with pytest.raises(ValueError, match=rf"^the first cell must hold a line such as '{re.escape(start)}"):
        pages.header("02_a_title", lesson("\n".join(lines)))


def test_every_lesson_has_its_place_in_the_maps():
    headers = [pages.header(path.stem, nbformat.read(path, 4)) for path in LESSONS]
    rows = pages.readme_rows(headers, "https://example.org/?")
    for path, one, row in zip(LESSONS, headers, rows, strict=True):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert f"(course/{path.name})" in cells[0] and cells[1] == one.question and cells[3] == str(one.minutes)
        assert ("exercises/" in cells[0]) == ("solutions/" in cells[0]) == (path is not LESSONS[0])
        assert cells[4] == f"[launch](https://example.org/?course/{path.name})"
    assert pages.start_rows(headers) == [f"| [{one.name}]({one.stem}.ipynb) | {one.question} |" for one in headers[1:]]


def test_a_table_is_found_by_its_first_line_and_nothing_else_changes():
    text = "Before.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n| C | D |\n|---|---|\n| 3 | 4 |"
    assert pages.with_table(text, "| C | D |", ["| 5 | 6 |"]) == text.replace("| 3 | 4 |", "| 5 | 6 |")
    made = pages.with_table(text, "| A | B |", ["| 5 | 6 |", "| 7 | 8 |"])
    assert made == text.replace("| 1 | 2 |", "| 5 | 6 |\n| 7 | 8 |")
    assert pages.with_table(made, "| A | B |", ["| 1 | 2 |"]) == text
    with pytest.raises(ValueError, match=r"^there must be a table that starts with the line '\| E \|'$"):
        pages.with_table(text, "| E |", [])


def test_teaching_gets_each_sets_table_in_its_lessons_section():
    one = pages.header("02_a_title", lesson())
    tasks = new_notebook(cells=[new_markdown_cell("## 2.1 Name\n\n*5 minutes · judge*\n\nDo it.")])
    section = f"## 02 A title\n\nBy hand.\n\n{pages.EXERCISE_TABLE}\n|---|---|---|\n"
    text = f"# Teaching\n\n{section}\n## Grading\n\nBy hand too.\n"
    made = pages.teaching(text, [one], {one.stem: tasks})
    assert made == text.replace("|---|---|---|\n", "|---|---|---|\n| 2.1 | judge | 5 |\n")
    with pytest.raises(ValueError, match="^there must be a section '## 02 A title'"):
        pages.teaching("# Teaching\n", [one], {one.stem: tasks})
    with pytest.raises(ValueError, match="^section '## 02 A title': there must be a table"):
        pages.teaching("## 02 A title\n\nBy hand.\n", [one], {one.stem: tasks})


def test_no_term_is_defined_twice():
    terms = lesson(HEADER + "\n\n**Terms**\n\n- **odds**: a ratio; **score**: a number\n")
    assert pages.terms(terms) == {"odds": "a ratio", "score": "a number"}
    with pytest.raises(ValueError, match="^02_b.ipynb defines 'odds' again, after 01_a.ipynb$"):
        pages.glossary({"01_a": terms, "02_b": terms})
