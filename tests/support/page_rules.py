"""What every page of the reading edition keeps: links that lead somewhere, pictures in words, nothing from outside.

Each rule yields complaints in words; test_page_rules.py proves that each can be made.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from notebook_rules import code, ignored

# What a browser fetches by itself; an <a> is followed only when somebody taps it.
LOADED = {
    "script": "src",
    "link": "href",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
    "embed": "src",
}
IN_STYLE = re.compile(r"""(?:url\(|@import)\s*["']?(?:https?:)?//""")
DRAWN = re.compile(r"^(\w+App|DescribedFigure)\(", flags=re.MULTILINE)


@cache
def read(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


@cache
def anchors(page: Path) -> set[str]:
    """Return what can stand behind # in a link to this page."""
    return {tag[name] for tag in read(page).find_all(True) for name in ("id", "name") if tag.get(name)}


def is_outside(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def broken_links(page: Path) -> Iterator[str]:
    """Files of the site that the page links or loads and that do not exist, and parts of pages that do not."""
    for tag in read(page).find_all(True):
        for address in filter(None, (tag.get("href"), tag.get("src"))):
            path, part = unquote(urlsplit(address).path), unquote(urlsplit(address).fragment)
            if is_outside(address) or address.startswith("data:"):
                continue
            target = (page.parent / path).resolve() if path else page
            if not target.is_file():
                yield f"{address} does not exist"
            elif part and target.suffix == ".html" and part not in anchors(target):
                yield f"{address} leads to a part that does not exist"


def loads_from_outside(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(list(LOADED)):
        address = tag.get(LOADED[tag.name], "")
        if is_outside(address) or is_outside(tag.get("srcset", "").strip()):
            yield f"<{tag.name}> loads {address or tag['srcset']}"
    for style in [*soup.find_all("style"), *soup.find_all(style=True)]:
        if IN_STYLE.search(style.get("style") or style.get_text()):
            yield f"<{style.name}> loads something from outside"


def pictures_without_words(soup: BeautifulSoup) -> Iterator[str]:
    for image in soup.find_all("img"):
        if len(image.get("alt", "")) < 10 or image["alt"].endswith(".png"):
            yield f"{image.get('src', '')[-20:]} is a picture without a description"


def access(soup: BeautifulSoup) -> Iterator[str]:
    """A language, one title, headings in order, a width for phones, a way past the menu."""
    if not soup.html.get("lang"):
        yield "has no language"
    if not (soup.title and soup.title.get_text().strip()):
        yield "has no title"
    if not soup.find("meta", attrs={"name": "viewport"}):
        yield "says no width for phones"
    if not soup.find("a", string=re.compile("^Skip to content$")):
        yield "has no link past the menu"
    main = soup.find("article") or soup
    levels = [int(heading.name[1]) for heading in main.find_all(re.compile(r"^h[1-6]$"))]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"has {levels.count(1)} headings of the first level, or not at its start"
    for before, level in zip(levels, levels[1:]):
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"


def uncited(soup: BeautifulSoup, known: Collection[str]) -> Iterator[str]:
    """Sources in brackets that do not lead to their entry; in code, brackets are Python's."""
    for text in soup.find_all(string=re.compile(r"\[[\w-]+")):
        if not text.find_parent(["a", "code", "pre", "script"]):
            yield from (f"[{key}] leads nowhere" for key in re.findall(r"\[([\w-]+)", text) if key in known)


def not_shown(soup: BeautifulSoup, notebook) -> Iterator[str]:
    """As many pictures as cells that draw, and no error, widget or empty answer where one should be."""
    cells = [cell for cell in code(notebook) if ignored(cell)]
    drawn = [cell for cell in cells if DRAWN.search(cell.source)]
    pictures = soup.select(".cell_output img")
    if len(pictures) != len(drawn):
        yield f"has {len(pictures)} pictures of {len(drawn)} apps and figures"
    if len(soup.select(".cell_output")) < sum(bool(cell.outputs) or ignored(cell) for cell in code(notebook)):
        yield "lacks what some cell printed or showed"
    for output in soup.select(".cell_output"):
        if found := re.search(r"Traceback|widget-view|You made no prediction", output.get_text()):
            yield f"shows {found[0]!r}"
