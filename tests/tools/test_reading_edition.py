"""Check the reading edition after it is built: ``uv run --group reading pytest -m release tests/tools``.

A plain ``pytest`` leaves this out, since building takes minutes.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

import page_rules
from lab import start_browser
from netscore import evidence
from netscore.authoring.reading.__main__ import SITE
from netscore.authoring.reading.pages import FOLDERS
from netscore.authoring.reading.reference import reference
from repository import PACKAGE, ROOT

pytestmark = pytest.mark.release
PAGES = sorted((ROOT / SITE).rglob("*.html"))
NOTEBOOKS = sorted(path for name in FOLDERS for path in (ROOT / name).glob("*.ipynb"))
# The theme cuts off what is too wide, so that the width of the whole page does not tell. What scrolls in itself may.
CUT_OFF = """() => [...document.querySelectorAll("article *")].filter(part => {
    if (part.getBoundingClientRect().right <= innerWidth + 1) return false;
    for (let box = part.parentElement; box.tagName !== "ARTICLE"; box = box.parentElement)
        if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return false;
    return true; }).map(part => part.outerHTML.slice(0, 90))"""
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def name(page: Path) -> str:
    return page.relative_to(ROOT / SITE).with_suffix("").as_posix()


def complaints(rule, *more, pages=PAGES) -> list[str]:
    return [f"{name(page)}: {said}" for page in pages for said in rule(page_rules.read(page), *more)]


def test_every_page_is_there():
    others = {"index", "course/glossary", "sources", "evidence", "TEACHING", "CONTRIBUTING", "CHANGES", "search"}
    others |= {path.removesuffix(".md") for path in reference(PACKAGE)}
    made = {path.relative_to(ROOT).with_suffix("").as_posix() for path in NOTEBOOKS}
    assert set(map(name, PAGES)) == made | others


@pytest.mark.parametrize("rule", [page_rules.loads_from_outside, page_rules.pictures_without_words])
def test_every_page_keeps(rule):
    assert complaints(rule) == []


def test_every_page_can_be_found_through():
    # The page of the search gets its heading from a script.
    assert complaints(page_rules.access, pages=[page for page in PAGES if name(page) != "search"]) == []


def test_every_link_leads_somewhere():
    assert [f"{name(page)}: {said}" for page in PAGES for said in page_rules.broken_links(page)] == []


def test_every_source_in_brackets_leads_to_its_entry():
    assert complaints(page_rules.uncited, evidence.read_sources()) == []


def test_style_sheets_load_nothing_from_outside():
    sheets = sorted((ROOT / SITE).rglob("*.css"))
    assert len(sheets) > 3
    assert [sheet.name for sheet in sheets if page_rules.IN_STYLE.search(sheet.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_figure_and_app_is_a_picture(path):
    page = ROOT / SITE / path.relative_to(ROOT).with_suffix(".html")
    assert list(page_rules.not_shown(page_rules.read(page), nbformat.read(path, 4))) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_in_a_browser_no_page_is_wider_than_the_screen(size):
    outside: list[str] = []
    with start_browser() as browser:
        view = browser.new_page(viewport=size)
        view.on("request", lambda request: request.url.startswith(("file:", "data:")) or outside.append(request.url))
        for page in PAGES:
            view.goto(page.as_uri())
            width = view.evaluate("document.scrollingElement.scrollWidth")
            assert width <= size["width"], f"{name(page)} is {width} pixels wide"
            assert view.evaluate(CUT_OFF) == [], name(page)
            broken = view.evaluate("[...document.images].filter(i => !(i.complete && i.naturalWidth)).map(i => i.src)")
            assert broken == [], name(page)
    assert outside == []
