"""What the tests in a browser share: one JupyterLab and one Chromium for each file of tests."""

from __future__ import annotations

import shutil

import pytest
from lab import ROOT, running_lab, start_browser, wait_for_kernel, wait_until_run


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab on a copy of the lessons."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("course", "exercises", "solutions"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("netscore", ".ipynb_checkpoints"))
    with running_lab(folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with start_browser() as chromium:
        yield chromium


@pytest.fixture
def open_notebook(lab, browser):
    """Return a function that opens a notebook and returns the page and what it asked of outside.

    All cells are run, unless `run` is False.
    """
    pages = []

    def open_one(path: str, *, run: bool = True):
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        pages.append(page)
        outside: list[str] = []

        def guard(route):
            url = route.request.url
            if url.startswith((lab, "data:", "blob:")):
                route.continue_()
            else:
                outside.append(url)
                route.abort()

        page.route("**/*", guard)
        page.on(
            "websocket", lambda ws: None if ws.url.startswith(lab.replace("http", "ws")) else outside.append(ws.url)
        )
        page.goto(f"{lab}/lab/tree/{path}?reset")
        if not run:
            wait_for_kernel(page)
            return page, outside
        wait_until_run(page)
        assert not page.evaluate(
            """() => window.jupyterapp.shell.currentWidget.content.widgets.some(w => w.model.type === 'code' &&
                w.model.outputs.toJSON().some(o => o.output_type === 'error'))"""
        )
        return page, outside

    yield open_one
    for page in pages:
        page.close()
