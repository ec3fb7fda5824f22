"""What the tests in a browser share: for each worker one JupyterLab, one Chromium, and one page that is used again.

They are gone when the worker leaves this folder: Playwright runs an event loop, and no other could run beside it.
"""

from __future__ import annotations

import shutil

import pytest

from lab import close_notebooks, open_in_lab, running_lab, start_browser, wait_until_run
from repository import ROOT

SIZE = {"width": 1400, "height": 1000}


@pytest.fixture(scope="package")
def folder(tmp_path_factory):
    """What JupyterLab serves: a copy of the lessons."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("course", "exercises", "solutions"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("netscore", ".ipynb_checkpoints"))
    return folder


@pytest.fixture(scope="package")
def lab(folder):
    """The address of JupyterLab."""
    with running_lab(folder) as address:
        yield address


@pytest.fixture(scope="package")
def browser():
    with start_browser() as chromium:
        yield chromium


class Desk:
    """One page in which JupyterLab is open, what it asked of outside, and its scripts' errors; a fresh one after a failure.

    An error in a script of ours, as two parts that answer each other without end, need not show in the page. Our tabs
    come from /labextensions/netscore/, our views from a blob; JupyterLab's own errors, as of what is closed, pass.
    """

    def __init__(self, browser, lab: str) -> None:
        self.browser, self.lab = browser, lab
        self.page = None
        self.errors: list[str] = []

    def sit_down(self):
        """Return the page with nothing open, and the list of what it asked of outside since it was loaded."""
        if self.page is None:
            self.page, self.outside = self.browser.new_page(viewport=SIZE), []
            self.page.route("**/*", self._guard)
            self.page.on("websocket", lambda socket: self._note(socket.url, self.lab.replace("http", "ws")))
            self.page.on("pageerror", lambda error: self.errors.append(error.stack))
            self.page.goto(f"{self.lab}/lab?reset")
        self.errors.clear()
        self.page.set_viewport_size(SIZE)
        return self.page, self.outside

    def clear(self, *, failed: bool) -> None:
        """Close what is open; after a failure the page too, since nobody knows what stands there."""
        if self.page is not None:
            close_notebooks(self.page)
            if failed:
                self.page.close()
                self.page = None

    def _note(self, address: str, *ours: str) -> bool:
        inside = address.startswith(ours)
        if not inside:
            self.outside.append(address)
        return inside

    def _guard(self, route) -> None:
        if self._note(route.request.url, self.lab, "data:", "blob:"):
            route.continue_()
        else:
            route.abort()


@pytest.fixture(scope="package")
def desk(lab, browser):
    return Desk(browser, lab)


@pytest.fixture
def open_notebook(desk, folder, request):
    """Return a function that opens a notebook as it is stored, and returns the page and what it asked of outside.

    All cells are run, unless `run` is False.
    """
    failures = request.session.testsfailed

    def open_one(path: str, *, run: bool = True):
        page, outside = desk.sit_down()
        shutil.copy(ROOT / path, folder / path)  # an earlier test's may have been saved
        open_in_lab(page, path, files=not run)
        if run:
            wait_until_run(page)
            assert not page.evaluate(
                """() => window.jupyterapp.shell.currentWidget.content.widgets.some(w => w.model.type === 'code' &&
                    w.model.outputs.toJSON().some(o => o.output_type === 'error'))"""
            )
        return page, outside

    yield open_one
    errors = [stack for stack in desk.errors if "/netscore/" in stack or "blob:" in stack]
    desk.clear(failed=request.session.testsfailed > failures or bool(errors))
    assert errors == []
