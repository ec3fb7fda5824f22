"""Build the reading edition from the root of the repository: ``uv run --group reading python -m netscore.reading``.

It runs the lessons, draws their figures in Chromium, lets Sphinx make the pages and writes them to ``_site/``.
Nothing is loaded from outside, neither by this command nor by the pages.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from netscore import evidence
from netscore.authoring.notebooks import execute
from netscore.authoring.reading import conf, pages
from netscore.authoring.reading.reference import reference

SITE = "_site"


async def draw(figures: list[dict[str, Any]]) -> list[bytes]:
    """Return a PNG of each plotly figure, all drawn in one browser."""
    from kaleido import Kaleido

    async with Kaleido(n=1, mathjax=False) as browser:  # MathJax would come from outside
        return [await browser.calc_fig(figure, opts={"format": "png", "scale": 2}) for figure in figures]


def run(lessons: dict[str, NotebookNode]) -> dict[str, NotebookNode]:
    """Return the lessons after a run in a kernel that shows what a page can hold, with pictures for figures."""
    done = {}
    for name, lesson in lessons.items():
        print(f"executing {name}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            done[name] = execute(lesson, Path(folder), extension="netscore.authoring.reading.kernel")
    pictures = asyncio.run(draw([figure for lesson in done.values() for figure in pages.figures(lesson)]))
    remaining = iter(pictures)
    return {name: pages.with_pictures(lesson, remaining) for name, lesson in done.items()}


def stage(root: Path, folder: Path) -> None:
    """Write what Sphinx reads into a folder that is laid out like the repository."""
    known = evidence.read_sources()
    notebooks = {
        path.relative_to(root).as_posix(): nbformat.read(path, 4)
        for name in pages.FOLDERS
        for path in sorted((root / name).glob("*.ipynb"))
    }
    notebooks |= run({name: notebook for name, notebook in notebooks.items() if name.startswith("course/")})
    texts = {name: nbformat.writes(pages.readable(notebook, name, known)) for name, notebook in notebooks.items()}
    for name in ("README.md", "TEACHING.md", "CONTRIBUTING.md", "CHANGES.md", "course/glossary.md"):
        texts[name] = pages.page((root / name).read_text(encoding="utf-8"), known)
    texts["index.md"] = pages.front_page(texts.pop("README.md"), pages.menus(notebooks))
    texts["evidence.md"] = pages.tables(evidence.read_claims(), evidence.read_events(), evidence.read_laws())
    texts["sources.md"] = "# Sources\n\n```{bibliography}\n:all:\n```\n"
    texts |= reference(root / "course" / "netscore")
    for name in (*pages.FOLDERS, "reference"):
        (folder / name).mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("course/start.png", "LICENSE"):
        shutil.copy(root / name, folder / name)


def main() -> int:
    """Build the site; return 0 if Sphinx has nothing to complain of."""
    from sphinx.cmd.build import build_main

    started, site = time.monotonic(), Path(SITE)
    with tempfile.TemporaryDirectory() as made:  # myst-nb also writes beside the pages
        stage(Path.cwd(), Path(made, "sources"))
        options = ["-q", "-W", "--keep-going", "-c", str(Path(conf.__file__).parent), "-d", f"{made}/doctrees"]
        failed = build_main([*options, "-b", "html", f"{made}/sources", f"{made}/site"])
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(Path(made, "site"), site)
    pages_made, pictures = len(list(site.rglob("*.html"))), len(list(site.glob("_images/*")))
    size, seconds = sum(path.stat().st_size for path in site.rglob("*.*")) / 1e6, time.monotonic() - started
    print(f"{pages_made} pages, {pictures} pictures, {size:.1f} MB in {seconds:.0f} s: open {SITE}/index.html")
    return failed


if __name__ == "__main__":
    sys.exit(main())
