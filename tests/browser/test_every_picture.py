"""Pictures of all lessons, shown in every way and under load: ``uv run pytest -m release tests/browser -n 0 -s``.

A plain ``pytest`` leaves this out: it takes half an hour, and wants the machine for itself.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import repository
from lab import (
    CLOSE_VIEW,
    COMPLAINTS,
    SHOWN,
    WITH_PICTURES,
    command,
    needs_chromium,
    running_lab,
    settled,
    start_browser,
    to_cell,
    wait_for_kernel,
    wait_until_run,
)
from repository import ROOT

pytestmark = [needs_chromium, pytest.mark.release]
LESSONS = [path.name for path in repository.LESSONS]
ALSO = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}  # a learner's process finds what pytest finds
CLASS = 6  # browsers and servers at once, on whatever this machine has
LISTS = "box => [...box.querySelectorAll('select')].map(list => [...list.options].map(option => option.text))"


def copied(folder: Path) -> Path:
    shutil.copytree(ROOT / "course", folder / "course", ignore=shutil.ignore_patterns("netscore", ".ipynb_checkpoints"))
    return folder


def open_lesson(browser, address: str, name: str, *, reset: bool = True):
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{address}/lab/tree/course/{name}{'?reset' if reset else ''}", timeout=180_000)
    return page


def run_pictures_again(page) -> None:
    """Run each cell that shows a picture by itself, as a learner does."""
    for k in page.evaluate(WITH_PICTURES):
        to_cell(page, k)
        command(page, "notebook:run-cell")
        page.wait_for_timeout(1500)


def one_learner(names: list[str], folder: Path) -> None:
    """A server, a browser and some lessons, each run as a whole and then each picture's cell once more."""
    with running_lab(copied(folder)) as address, start_browser() as browser:
        for name in names:
            page = open_lesson(browser, address, name)
            page.set_default_timeout(300_000)
            wait_until_run(page, 300)
            first = settled(page, 60)
            run_pictures_again(page)
            again = settled(page, 60)
            print(f"{name}: {page.evaluate(SHOWN)} pictures; complaints {first + again}", flush=True)
            page.close()


@pytest.mark.parametrize("turn", [1, 2])
def test_a_class_on_a_small_machine_sees_every_picture(turn, tmp_path):
    learners = []
    for k in range(CLASS):
        names = LESSONS[k::CLASS] if turn == 1 else LESSONS[::-1][k::CLASS]
        (tmp_path / str(k)).mkdir()
        command = [sys.executable, __file__, str(tmp_path / str(k)), *names]
        learners.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=ALSO)
        )
    said = [learner.communicate(timeout=1500)[0] for learner in learners]
    print("\n".join(said))
    lines = [line for text in said for line in text.splitlines() if ": " in line and ".ipynb" in line]
    assert len(lines) == len(LESSONS), said
    assert [line for line in lines if not line.endswith("complaints []")] == []


@pytest.fixture(scope="module")
def browser():
    with start_browser() as chromium:
        yield chromium


def agree(page) -> None:
    """Wait until what is in sight is of the state that the words tell."""
    page.wait_for_function(f"() => ({COMPLAINTS})().length === 0", timeout=30_000)


def each_control(page, box) -> None:
    """Move each control of an app to its ends; after each move, picture and words must agree."""
    for control in box.get_by_role("slider").all():
        if control.is_enabled():
            control.focus()
            for key in ("End", "Home"):
                page.keyboard.press(key)
                page.wait_for_timeout(700)
                agree(page)
    for place, options in enumerate(box.evaluate(LISTS)):
        for option in options[-1:] + options[:1]:
            if box.get_by_role("combobox").nth(place).is_enabled():
                box.get_by_role("combobox").nth(place).select_option(option)
                page.wait_for_timeout(700)
                agree(page)
    for number in box.get_by_role("spinbutton").all():
        number.fill("204")
        number.press("Enter")
        page.wait_for_timeout(700)
        agree(page)


def each_guess(page) -> None:
    """Click an answer of each prediction, then Shift + Enter until its answer has run: the guess is answered.

    All cells have run before, so that the audit of lesson 13 refuses one answer in words: its scorer is unsealed.
    """
    guesses = page.evaluate(
        """() => window.jupyterapp.shell.currentWidget.content.widgets.flatMap((cell, k) =>
            cell.model.sharedModel.source.includes('Prediction(') && cell.node.querySelector('[type=radio]') ? [k] : [])"""
    )
    for k in guesses:
        to_cell(page, k)
        first = "k => window.jupyterapp.shell.currentWidget.content.widgets[k].node.querySelector('[type=radio]')"
        page.evaluate_handle(first, k).as_element().click()
        for _ in range(2):
            page.keyboard.press("Shift+Enter")
            page.wait_for_timeout(300)
        page.wait_for_function(
            """k => { const after = window.jupyterapp.shell.currentWidget.content.widgets.slice(k + 1)
                    .find(cell => cell.model.type === 'code');
                return after.model.executionState !== 'running' &&
                    /(You|you) expected|before the scorer is unsealed/.test(JSON.stringify(after.model.outputs.toJSON())); }""",
            arg=k,
            timeout=60_000,
        )


def fits(page, width: int) -> list[str]:
    """Return what of each app is out of sight on a page of this width; on a large page also what is too high."""
    page.set_viewport_size({"width": width, "height": 768})
    page.wait_for_timeout(1000)
    found = []
    for k in page.evaluate(WITH_PICTURES):
        to_cell(page, k)
        page.wait_for_timeout(500)
        found += page.evaluate(
            """([k, large]) => { const cell = window.jupyterapp.shell.currentWidget.content.widgets[k].node;
                return [...cell.querySelectorAll('.widget-vbox')].flatMap(box => {
                    const whole = box.getBoundingClientRect();
                    const parts = [...box.querySelectorAll('svg, button, select, input, p, [role=slider]')]
                        .filter(one => one.getClientRects().length && !one.closest('.netscore-card'))
                        .filter(one => one.getBoundingClientRect().right > whole.right + 1)
                        .map(one => `cell ${k}: out of sight ${one.outerHTML.slice(0, 80)}`);
                    return large && whole.height > 640 ? [`cell ${k}: ${whole.height} px high`, ...parts] : parts; }); }""",
            [k, width > 1000],
        )
    page.set_viewport_size({"width": 1366, "height": 768})
    return found


@pytest.mark.parametrize("name", LESSONS)
def test_a_picture_equals_its_words_however_it_is_shown(name, browser, tmp_path):
    # Without our words in saved notebooks, so that what comes back after F5 is the picture itself.
    with running_lab(copied(tmp_path), "--ServerApp.jpserver_extensions={'netscore.saved': False}") as address:
        page = open_lesson(browser, address, name)
        wait_until_run(page)
        assert settled(page, 30) == []
        for box in page.locator(".widget-vbox:has(button):has(.netscore-views)").all():
            each_control(page, box)
        command(page, "logconsole:open")
        page.wait_for_timeout(1000)
        assert page.locator(".jp-LogConsolePanel .jp-OutputArea-child").count() == 0
        command(page, "logconsole:open")
        assert fits(page, 1366) == [] and fits(page, 320) == []
        page.emulate_media(forced_colors="active")
        page.wait_for_timeout(500)
        assert settled(page, 30) == []
        page.emulate_media(forced_colors="none")
        each_guess(page)
        # A new view of the output.
        to_cell(page, page.evaluate(WITH_PICTURES)[0])
        before = page.evaluate(SHOWN)
        command(page, "notebook:create-output-view")
        page.wait_for_timeout(1500)
        assert page.evaluate(SHOWN) > before and page.evaluate(COMPLAINTS) == []
        page.evaluate(CLOSE_VIEW)
        command(page, "docmanager:save")
        page.wait_for_timeout(1500)
        # A second tab of the browser, and the first after F5: the kernel lives on.
        for again in (open_lesson(browser, address, name, reset=False), page):
            if again is page:
                again.reload()
            wait_for_kernel(again)
            again.wait_for_timeout(4000)
            assert settled(again, 30) == []
        # Closed and opened again.
        command(page, "application:close")
        page.wait_for_timeout(500)
        path = f"course/{name}"
        command(page, "docmanager:open", path=path)
        page.wait_for_timeout(2000)
        wait_for_kernel(page)
        page.wait_for_timeout(3000)
        assert settled(page, 30) == []
        # A kernel that was started anew.
        page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
        page.wait_for_timeout(3000)
        command(page, "notebook:run-all-cells")
        page.wait_for_timeout(5000)
        wait_until_run(page)
        assert settled(page, 60) == []
        for context in browser.contexts:
            context.close()


if __name__ == "__main__":
    one_learner(sys.argv[2:], Path(sys.argv[1]))
