"""For everyone: by keyboard alone, read aloud, at 200 % zoom, and in colours that can be told apart."""

from __future__ import annotations

import re
import time

import nbformat
from coloraide import Color

from lab import SENTENCE, come_to_rest, drawn_app, keep, needs_chromium, scroll_to
from repository import ROOT

# What axe finds in JupyterLab itself, in any notebook: rule -> the elements that it may find.
THEIRS = {
    "aria-allowed-attr": "jp-button[aria-pressed]",  # buttons of the toolbar above the notebook
    "aria-input-field-name": ".jp-InputArea-editor .cm-content",  # the editor of a cell of code has no name
    "aria-required-children": ".jp-WindowedPanel-viewport[role=feed]",  # the notebook as a feed of cells
    "button-name": ".jp-InputPrompt > .jp-collapseHeadingButton",  # the arrow beside a heading
}


def findings(page) -> list[tuple[str, str, str]]:
    """Return rule, impact and element of each serious finding of axe in the notebook that is not of JupyterLab."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=".jp-NotebookPanel").response["violations"]
    serious = [(rule["id"], rule["impact"], node["target"]) for rule in found for node in rule["nodes"]]
    return [
        (rule, impact, target[0])
        for rule, impact, target in serious
        if impact in ("serious", "critical")
        and not (rule in THEIRS and page.locator(target[0]).evaluate("(e, theirs) => e.matches(theirs)", THEIRS[rule]))
    ]


def active_cell(page) -> str:
    return page.evaluate("window.jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel.id")


def run_down_to(page, cell_id: str) -> None:
    """Press Shift + Enter, as a learner does, until this cell has been run; then go back up to it."""
    for _ in range(40):
        at = active_cell(page)
        page.keyboard.press("Shift+Enter")
        page.wait_for_function(
            """id => window.jupyterapp.shell.currentWidget.content.widgets.every(w => w.model.type !== 'code' ||
                w.model.sharedModel.id !== id || (w.model.executionCount && w.model.executionState !== 'running'))""",
            arg=at,
            timeout=90_000,
        )
        if at == cell_id:
            break
    page.keyboard.press("ArrowUp")
    assert active_cell(page) == cell_id


def tab_to(page, target, *, key: str = "Tab", most: int = 12) -> None:
    """Press Tab until this has the focus; it must then be in sight."""
    for _ in range(most):
        page.keyboard.press(key)
        if target.evaluate("e => e === document.activeElement"):
            assert target.evaluate(
                """e => { const r = e.getBoundingClientRect(), middle = (a, b, end) => (Math.max(a, 0) + Math.min(b, end)) / 2;
                    const x = middle(r.left, r.right, innerWidth), y = middle(r.top, r.bottom, innerHeight);
                    return e.contains(document.elementFromPoint(x, y)); }"""
            )
            return
    raise AssertionError(f"{target} was not reached with {most} times {key}")


def tab_out(page, box, key: str) -> None:
    """Press a key until the focus has left the box: it is no trap."""
    inside = "e => e.contains(document.activeElement)"
    for _ in range(12):
        page.keyboard.press(key)
        if not box.evaluate(inside):
            return
    raise AssertionError(f"{key} does not lead out")


def app_of(page):
    app = drawn_app(page)
    app.locator(SENTENCE).wait_for(timeout=90_000)
    return app


def read_out(page, sentence, act, says: str) -> None:
    """Do something; the sentence's own node must stay and its words must change to these."""
    node = sentence.element_handle()
    before = node.inner_text()
    act()
    page.wait_for_function(
        "([node, before, says]) => node.innerText !== before && node.innerText.includes(says)",
        arg=[node, before, says],
        timeout=60_000,
    )
    assert node.evaluate("e => e.isConnected && e.getAttribute('role') === 'status'")
    assert sentence.element_handle().evaluate("(e, old) => e === old", node)


def zoom_in(page, app, name: str) -> None:
    """Look at a page of 1280 x 800 at 200 %: all words and controls are in sight, and the figure can be scrolled."""
    page.set_viewport_size({"width": 640, "height": 400})
    app.get_by_role("status").scroll_into_view_if_needed()
    come_to_rest(page)
    keep(page, f"{name}_zoomed_sentence")
    app.locator(".widget-box").first.scroll_into_view_if_needed()
    come_to_rest(page)
    keep(page, f"{name}_zoomed")
    assert (
        page.evaluate(
            """app => {
            const panel = document.querySelector('.jp-WindowedPanel-outer'), sight = panel.getBoundingClientRect();
            const box = e => e.getBoundingClientRect(), shown = e => box(e).width > 0, complaints = [];
            if (panel.scrollWidth > panel.clientWidth) complaints.push('the page scrolls sideways');
            const words = [...panel.querySelectorAll('.jp-MarkdownOutput > *, .jp-OutputArea-output pre, [role=status]')];
            const controls = [...app.querySelectorAll('.widget-label, .widget-readout, [role=slider], input, select, button, .progress')];
            for (const e of [...words, ...controls].filter(shown)) {
                if (box(e).left < sight.left || box(e).right > sight.right) complaints.push('out of sight: ' + e.outerHTML);
                if (!e.matches('[role=slider]') && e.scrollWidth > e.clientWidth + 1) complaints.push('cut off: ' + e.outerHTML); }
            const parts = [...app.querySelectorAll(':scope > .widget-box > *, :scope > :not(.widget-box)')].filter(shown);
            parts.forEach((a, i) => parts.slice(i + 1).forEach(b => {
                const across = Math.min(box(a).right, box(b).right) - Math.max(box(a).left, box(b).left);
                const down = Math.min(box(a).bottom, box(b).bottom) - Math.max(box(a).top, box(b).top);
                if (across > 1 && down > 1) complaints.push('overlap: ' + a.outerHTML + b.outerHTML); }));
            return complaints.map(text => text.slice(0, 300)); }""",
            app.element_handle(),
        )
        == []
    )


def keys(page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def test_a_long_cell_stops_when_interrupted():
    from jupyter_client.manager import start_new_kernel

    lesson = nbformat.read(ROOT / "course" / "06_scores_that_spread.ipynb", 4)
    source = {cell.id: cell.source for cell in lesson.cells}
    manager, kernel = start_new_kernel(kernel_name="python3")
    try:
        kernel.execute(source["imports"], reply=True, timeout=120)
        # Else the kernel also aborts what comes in the moment after: which question that is, depends on the machine.
        million = kernel.execute(source["million"], stop_on_error=False)
        time.sleep(0.5)  # it takes seconds
        manager.interrupt_kernel()  # as Kernel > Interrupt Kernel does
        reply = kernel.get_shell_msg(timeout=60)
        assert reply["parent_header"]["msg_id"] == million
        assert reply["content"].get("ename") == "KeyboardInterrupt"
        assert kernel.execute("town", reply=True, timeout=60)["content"]["status"] == "ok"
    finally:
        kernel.stop_channels()
        manager.shutdown_kernel(now=True)


@needs_chromium
def test_the_start_page_by_keyboard_alone(open_notebook):
    page, outside = open_notebook("course/00_start_here.ipynb", run=False)
    run_down_to(page, "guess")
    guess = page.get_by_role("group", name="When friends count 60 %, the gap between blue and orange will")
    guess.get_by_role("status").wait_for(timeout=60_000)
    tab_to(page, guess.get_by_role("radio", name="grow"))
    read_out(page, guess.get_by_role("status"), lambda: keys(page, "Space"), "Recorded: grow.")
    keys(page, "ArrowDown")  # as the sentence says
    assert active_cell(page) == "answer"
    keep(page, "00_before_the_answer")
    assert page.get_by_text("You made no prediction.").count() == 1  # of what is stored, this line is shown alone
    assert page.get_by_text("It went from 23").count() == 0
    run_down_to(page, "app")
    page.get_by_text('As you expected: "grow"').wait_for()

    app = app_of(page)
    sentence = app.get_by_role("status")
    tab_to(page, app.get_by_role("slider", name="How much friends count"))
    keep(page, "00_keyboard")
    read_out(page, sentence, lambda: keys(page, *["ArrowRight"] * 6), "friends counting 60%")
    tab_to(page, app.get_by_role("textbox", name="How much friends count, as a number"))
    read_out(page, sentence, lambda: keys(page, "Control+A", "0", ".", "3", "Enter"), "friends counting 30%")
    tab_to(page, app.get_by_role("button", name="Reset"))
    read_out(page, sentence, lambda: keys(page, "Enter"), "friends counting 0%")
    tab_to(page, app.get_by_role("button", name="Show code"))
    keys(page, "Space")
    app.locator("pre", has_text="approvals(town, weight=0").wait_for()
    app.get_by_role("button", name="Hide code").wait_for()
    tab_out(page, app, "Tab")
    tab_to(page, app.get_by_role("button", name="Hide code"), key="Shift+Tab")
    tab_out(page, app, "ArrowDown")
    assert active_cell(page) == "after-app"

    # axe does not judge the contrast of words in the cells of a notebook.
    ink = sentence.locator("p").evaluate("e => getComputedStyle(e).color")
    assert Color.layer([ink, "white"]).contrast("white") >= 4.5
    # The figure is one image, whose text is the sentence.
    assert app.get_by_role("img", name=sentence.inner_text()).count() == 1
    assert findings(page) == []
    keys(page, "Control+b")  # closes the list of files
    zoom_in(page, app, "00")
    assert outside == []


@needs_chromium
def test_a_lesson_with_numbers_and_lists_by_keyboard_alone(open_notebook):
    page, outside = open_notebook("course/05_scored_by_your_friends.ipynb", run=False)
    run_down_to(page, "app")
    app = app_of(page)
    sentence = app.get_by_role("status")
    # What a click on a point does, this field does too.
    tab_to(page, app.get_by_role("spinbutton", name="Applicant (resident no.)"))
    read_out(page, sentence, lambda: keys(page, "Control+A", "2", "0", "4", "Enter"), "Resident 204")
    tab_to(page, app.get_by_role("slider", name="Minimum mean (points)"))
    read_out(page, sentence, lambda: keys(page, "End"), "minimum of 800")
    tab_to(page, app.get_by_role("spinbutton", name="On the list (-1: nobody)"))
    read_out(page, sentence, lambda: keys(page, "Control+A", "4", "4", "Enter"), "Resident 44 is on the list")
    tab_to(page, app.get_by_role("combobox", name="Who counts"))
    read_out(page, sentence, lambda: keys(page, "ArrowDown"), "people count")
    assert app.get_by_role("combobox").input_value() == "friends and their friends"
    tab_to(page, app.get_by_role("slider", name="Minimum mean (points)"), key="Shift+Tab")
    keep(app, "05_keyboard")
    tab_out(page, app, "Shift+Tab")
    assert app.get_by_role("img", name=sentence.inner_text()).count() == 1
    assert findings(page) == []
    keys(page, "Control+b")
    zoom_in(page, app, "05")
    assert outside == []


@needs_chromium
def test_a_long_run_shows_progress_and_is_stopped_by_keyboard(open_notebook):
    page, outside = open_notebook("course/10_carrots_and_sticks.ipynb")
    scroll_to(page, "LongRun()")
    run = page.locator(".widget-vbox", has=page.locator(".progress"))
    words = run.get_by_role("status")
    words.wait_for()
    run.get_by_role("combobox", name="People").focus()
    keys(page, "End")
    tab_to(page, run.get_by_role("button", name="Run"))
    read_out(page, words, lambda: keys(page, "Enter"), "Making 1,000,000 people")
    tab_to(page, run.get_by_role("button", name="Stop"))
    run.get_by_text(re.compile(r"^Round ([2-9]|\d\d) of 50")).first.wait_for(timeout=90_000)
    keep(run, "10_keyboard")
    read_out(page, words, lambda: keys(page, "Enter"), "Stopped after")
    tab_to(page, run.get_by_role("button", name="Run"), key="Shift+Tab")
    assert findings(page) == []
    zoom_in(page, run, "10_run")
    zoom_in(page, app_of(page), "10")
    assert outside == []
