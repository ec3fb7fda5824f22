"""A real JupyterLab in headless Chromium, driven by tests: start it, open a notebook, move a control, look.

Set SCREENSHOTS to a folder to keep the pictures, for looking at them and for the README.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

CHROMIUM = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)

SENTENCE = ".netscore-sentence [role=status]"
MARKS = ".netscore-graph [data-person], .netscore-picture .main-svg"
# Of the pictures in a box, each has what it draws: plotly's marks, or people.
ALL_DRAWN = """box => [...box.querySelectorAll('.netscore-picture, .netscore-graph')].every(view =>
    view.querySelector('[data-person], .trace path, .trace .point, .points path, .bars path, .layer-above path'))"""

# A new view of an output comes to the front: close it, and the notebook is there again.
CLOSE_VIEW = (
    "() => window.jupyterapp.shell.currentWidget.sessionContext || window.jupyterapp.shell.currentWidget.close()"
)
# Complaints about the pictures of a page: empty, or not of the state that the words beside them tell. A picture takes
# its name, when it draws, from the state that it draws.
COMPLAINTS = """() => [...document.querySelectorAll('.netscore-picture, .netscore-graph')].flatMap(view => {
    const box = view.closest('.widget-vbox'), words = box.querySelector('.netscore-sentence')?.textContent.trim();
    // JupyterLab skips what is far from sight; it is drawn when it comes into sight.
    if (!view.clientWidth || !view.checkVisibility({contentVisibilityAuto: true})) return [];
    if (view.textContent.includes('being loaded')) return ['still loading: ' + words];
    const name = (view.querySelector('svg[role=group]') ?? view).getAttribute('aria-label');
    const marks = view.querySelector('[data-person], .trace path, .trace .point, .points path, .bars path');
    return [marks ? [] : ['empty: ' + words], name === words ? [] : ['drawn: ' + name + ' said: ' + words]].flat(); })"""

SHOWN = "() => document.querySelectorAll('.netscore-picture, .netscore-graph').length"
# The cells that show a picture.
WITH_PICTURES = """() => window.jupyterapp.shell.currentWidget.content.widgets.flatMap((cell, k) =>
    cell.node.querySelector('.netscore-picture, .netscore-graph') ? [k] : [])"""

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None,
    reason="No Chromium here, so it is not checked that the apps move in a real JupyterLab and that nothing leaves "
    "the machine. To check it: install Chromium (on Debian `apt-get install chromium`).",
)


@contextlib.contextmanager
def running_lab(folder: Path, *more: str):
    """Start JupyterLab in a folder, on a free port of this machine, with more options; yield its address.

    LAB_PYTHON may name the Python of another environment, whose JupyterLab is then tried.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--no-browser", "--ip=127.0.0.1", f"--port={port}", "--allow-root", f"--ServerApp.root_dir={folder}"]
    options += ["--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True"]
    options += more
    own = {"JUPYTER_CONFIG_DIR": str(folder / "config"), "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces")}
    with (folder / "lab.log").open("w") as log:
        server = subprocess.Popen(
            [os.environ.get("LAB_PYTHON", sys.executable), "-m", "jupyterlab", *options],
            stdout=log,
            stderr=log,
            env=os.environ | own,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}/api/status", timeout=5)
                break
            except OSError:
                assert server.poll() is None, (folder / "lab.log").read_text()
                time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(20)


@contextlib.contextmanager
def start_browser():
    """Start Chromium without a window, and without the requests that it makes of its own accord."""
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    quiet += ["--disable-sync", "--no-first-run"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield chromium
        chromium.close()


def wait_for_kernel(page, seconds: float = 90) -> None:
    """Wait until the open notebook's kernel is ready: what is run before that is lost."""
    page.wait_for_function(
        """() => { const s = window.jupyterapp?.shell?.currentWidget?.sessionContext;
            return s && s.isReady && s.session?.kernel?.connectionStatus === 'connected'; }""",
        timeout=1000 * seconds,
    )


def command(page, name: str, **arguments) -> None:
    """Run a command of JupyterLab to its end; what it returns, perhaps all of a notebook, is not brought here."""
    page.evaluate(
        "async ([name, given]) => { await window.jupyterapp.commands.execute(name, given); }", [name, arguments]
    )


def open_in_lab(page, path: str, *, files: bool) -> None:
    """Open a notebook in a page where JupyterLab is open, with or without the list of files, and wait for its kernel.

    A third of the time that a page takes to load.
    """
    page.wait_for_function("() => window.jupyterapp?.restored?.then(() => true)", timeout=90_000)
    page.evaluate("files => window.jupyterapp.shell[files ? 'expandLeft' : 'collapseLeft']()", files)
    command(page, "docmanager:open", path=path)
    wait_for_kernel(page)


def close_notebooks(page) -> None:
    """Close all that is open in JupyterLab, unsaved, and end its kernels."""
    page.evaluate(
        """async () => { for (const open of [...window.jupyterapp.shell.widgets('main')]) {
            await open.sessionContext?.shutdown(); open.dispose(); } }"""
    )


def wait_until_run(page, seconds: float = 90) -> None:
    """Run all cells of the open notebook and wait for the last."""
    wait_for_kernel(page, seconds)
    page.evaluate("window.jupyterapp.shell.collapseLeft()")
    command(page, "notebook:run-all-cells")
    page.wait_for_function(
        """() => { const c = window.jupyterapp.shell.currentWidget.content.widgets.filter(w => w.model.type === 'code');
            return c.every(w => w.model.executionCount !== null && w.model.executionState !== 'running'); }""",
        timeout=1000 * seconds,
    )


def scroll_to(page, source: str) -> None:
    """Scroll to the cell that is, or ends with, this code, and select it."""
    index = page.evaluate(
        """end => window.jupyterapp.shell.currentWidget.content.widgets.findIndex(
            w => w.model.sharedModel.source.trim().endsWith(end))""",
        source,
    )
    to_cell(page, index)


def to_cell(page, index: int) -> None:
    """Scroll to a cell by its number, from 0, and select it."""
    page.evaluate(
        """async i => { const notebook = window.jupyterapp.shell.currentWidget.content;
            notebook.activeCellIndex = i; await notebook.scrollToItem(i, 'start'); }""",
        index,
    )
    come_to_rest(page)


def come_to_rest(page) -> None:
    """Wait until nothing of ours eases any more, and what was asked for is painted."""
    page.wait_for_function(
        """() => document.getAnimations().every(one => one.playState !== 'running' ||
            !one.effect.target.closest('[class*=netscore]'))"""
    )
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))")


def settled(page, seconds: float) -> list[str]:
    """Return the complaints that remain after at most so many seconds, cell by cell; no picture at all is one."""
    end = time.monotonic() + seconds
    while not page.evaluate(WITH_PICTURES) and time.monotonic() < end:
        page.wait_for_timeout(250)
    cells, found = page.evaluate(WITH_PICTURES), []
    for k in cells:
        to_cell(page, k)
        end = time.monotonic() + seconds
        while (left := page.evaluate(COMPLAINTS)) and time.monotonic() < end:
            page.wait_for_timeout(250)
        found += left
    return found if cells else ["no picture"]


def drawn_app(page):
    """Return the box of the app in sight, once its pictures have their marks; a figure without controls is none."""
    app = page.locator(".widget-vbox:has(> .netscore-views)")
    app.locator(MARKS).first.wait_for(timeout=90_000)
    return app


def show_app(page):
    """Scroll to the app of the lesson and return its box, once drawn."""
    scroll_to(page, "App()")
    app = drawn_app(page)
    page.wait_for_function(ALL_DRAWN, arg=app.element_handle(), timeout=90_000)
    come_to_rest(page)
    return app


def keep(target, name: str) -> None:
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        come_to_rest(target if hasattr(target, "goto") else target.page)
        Path(folder).mkdir(parents=True, exist_ok=True)
        target.screenshot(path=Path(folder) / f"{name}.png")


def change(page, app, act, name: str, says: str = "") -> str:
    """Do something to a control; wait until the words have changed and hold `says`, and until the pixels changed."""
    picture, words = app.locator(".netscore-views"), app.locator(SENTENCE)
    before = picture.screenshot(), words.inner_text()
    act()
    page.wait_for_function(
        """([box, old, says]) => { const now = box.querySelector('.netscore-sentence [role=status]').innerText;
            return now !== old && now.includes(says); }""",
        arg=[app.element_handle(), before[1], says],
    )
    for _ in range(100):  # a slow machine paints late
        if picture.screenshot() != before[0]:
            break
        page.wait_for_timeout(100)
    else:
        raise AssertionError("the words changed and the picture did not")
    keep(app, name)
    return words.inner_text()


def press(page, handle, key: str, times: int):
    handle.focus()
    for _ in range(times):
        page.keyboard.press(key)


def fill(box, value) -> None:
    """Type a number into a field, as a learner does."""
    box.fill(str(value))
    box.press("Enter")
