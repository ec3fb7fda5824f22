"""A rule that cannot fail is a defect: each complaint is made once, and what keeps the rules is let through."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_notebook

import page_rules
from notebook_rules import IGNORED

GOOD = """<!doctype html><html lang="en"><head><title>A page</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="look.css"></head><body>
<a href="#top">Skip to content</a><article id="top"><h1>One</h1><h2>Two</h2><h3>Three</h3><h2>Two</h2>
<p>Seen [<a href="other.html#wei2016">wei2016</a>], <code>ties[wei2016]</code>, and [nobody].</p>
<a href="https://example.org/paper">paper</a><img src="town.png" alt="A town of 300 people">
<div class="cell_output"><img src="data:image/png;base64,AA" alt="Bars by group"></div></article></body></html>"""


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a page into a small site and returns its path."""
    (tmp_path / "other.html").write_text('<h1 id="wei2016">Sources</h1>', encoding="utf-8")
    (tmp_path / "look.css").touch()
    (tmp_path / "town.png").touch()

    def write_page(text: str):
        page = tmp_path / "page.html"
        page.write_text(text, encoding="utf-8")
        page_rules.read.cache_clear()
        page_rules.anchors.cache_clear()
        return page

    return write_page


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('href="other.html#', 'href="gone.html#', "gone.html#wei2016 does not exist"),
        ("other.html#wei2016", "other.html#wei2017", "other.html#wei2017 leads to a part that does not exist"),
        ('href="#top"', 'href="#bottom"', "#bottom leads to a part that does not exist"),
        ('src="town.png"', 'src="city.png"', "city.png does not exist"),
        ('href="look.css"', 'href="/look.css"', "/look.css does not exist"),
    ],
)
def test_a_link_that_leads_nowhere_is_named(write, old, new, said):
    assert list(page_rules.broken_links(write(GOOD))) == []
    assert old in GOOD and list(page_rules.broken_links(write(GOOD.replace(old, new)))) == [said]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('<script src="https://cdn.example/math.js"></script>', "<script> loads https://cdn.example/math.js"),
        ('<link rel="stylesheet" href="//cdn.example/a.css">', "<link> loads //cdn.example/a.css"),
        ('<img src="http://example.org/a.png" alt="A town">', "<img> loads http://example.org/a.png"),
        ('<img srcset="https://example.org/a.png 2x" alt="A town">', "<img> loads https://example.org/a.png 2x"),
        ("<style>@import 'https://example.org/a.css';</style>", "<style> loads something from outside"),
        ('<p style="background: url(//example.org/a.png)">', "<p> loads something from outside"),
    ],
)
def test_what_is_loaded_from_outside_is_named(more, said):
    assert list(page_rules.loads_from_outside(soup(GOOD))) == []
    assert list(page_rules.loads_from_outside(soup(GOOD + more))) == [said]


@pytest.mark.parametrize("words", ["", "town", "../_images/start.png"])
def test_a_picture_without_a_description_is_named(words):
    assert list(page_rules.pictures_without_words(soup(GOOD))) == []
    bad = soup(GOOD.replace("A town of 300 people", words))
    assert list(page_rules.pictures_without_words(bad)) == ["town.png is a picture without a description"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (' lang="en"', "", "has no language"),
        ("<title>A page</title>", "<title> </title>", "has no title"),
        ('name="viewport"', 'name="author"', "says no width for phones"),
        ("Skip to content", "Skip", "has no link past the menu"),
        ("<h1>One</h1>", "<p>One</p>", "has 0 headings of the first level, or not at its start"),
        (
            "<h1>One</h1><h2>Two</h2>",
            "<h2>Two</h2><h1>One</h1>",
            "has 1 headings of the first level, or not at its start",
        ),
        ("<h3>Three", "<h4>Three", "a heading of level 4 follows one of level 2"),
    ],
)
def test_a_page_that_is_hard_to_find_through_is_named(old, new, said):
    assert list(page_rules.access(soup(GOOD))) == []
    assert old in GOOD and said in list(page_rules.access(soup(GOOD.replace(old, new))))


def test_a_source_that_leads_nowhere_is_named():
    assert list(page_rules.uncited(soup(GOOD), {"wei2016"})) == []
    assert list(page_rules.uncited(soup(GOOD), {"wei2016", "nobody"})) == ["[nobody] leads nowhere"]


def test_a_picture_too_few_and_an_error_are_named():
    tags = {"tags": [IGNORED]}
    lesson = new_notebook(cells=[new_code_cell("StartApp()", metadata=tags)])
    assert list(page_rules.not_shown(soup(GOOD), lesson)) == []
    lesson.cells.append(new_code_cell("DescribedFigure(board_figure(board, like[-1]))", metadata=tags))
    assert list(page_rules.not_shown(soup(GOOD), lesson)) == [
        "has 1 pictures of 2 apps and figures",
        "lacks what some cell printed or showed",
    ]
    error = soup(GOOD + '<div class="cell_output">Traceback (most recent call last)</div>')
    assert list(page_rules.not_shown(error, new_notebook(cells=lesson.cells[:1]))) == ["shows 'Traceback'"]
