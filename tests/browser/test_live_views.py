"""Views in a real JupyterLab: shown again in every way, typed into, left by their kernel, on small and other pages."""

from __future__ import annotations

import re

import nbformat
import pytest

from lab import (
    CLOSE_VIEW,
    COMPLAINTS,
    come_to_rest,
    command,
    keep,
    needs_chromium,
    running_lab,
    to_cell,
    wait_for_kernel,
    wait_until_run,
)
from netscore.authoring.notebooks import METADATA
from netscore.views.base import script

pytestmark = needs_chromium
CELLS = [
    "from netscore.apps import FriendRuleApp, Prediction, StartApp\napp = StartApp(weight=0.6)\napp",
    "FriendRuleApp()",
    'guess = Prediction("Will it grow?", {"yes": (0, None), "no": (None, 0)})\nguess',
    'print(guess.answer(3, "It went from 1 to 4."))',
]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """JupyterLab on one notebook, without our words in saved notebooks: pictures come back as themselves."""
    folder = tmp_path_factory.mktemp("views")
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=METADATA), folder / "views.ipynb")
    with running_lab(folder, "--ServerApp.jpserver_extensions={'netscore.saved': False}") as found:
        yield found


@pytest.fixture(scope="module")
def page(address, browser):
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.goto(f"{address}/lab/tree/views.ipynb?reset")
    wait_until_run(page)
    settled(page)
    yield page
    page.context.close()


def settled(page, boxes: int = 2) -> None:
    """Wait until so many apps are there and each picture shows what its words say."""
    page.wait_for_function(
        f"() => document.querySelectorAll('.netscore-views').length >= {boxes} && ({COMPLAINTS})().length === 0",
        timeout=60_000,
    )


STANDS_AT = "([box, value]) => box.querySelector('[role=slider]').getAttribute('aria-valuenow') === value"


def start_app(page):
    return page.locator(".widget-vbox:has(.netscore-views)").first


def agrees(page) -> None:
    """The start page's picture, mark by mark, shows the numbers of its sentence."""
    settled(page, 1)
    come_to_rest(page)
    app = start_app(page)
    words = app.locator(".netscore-sentence").inner_text()
    approved, blue, orange = re.search(r"(\d+) of 300 .* blue (\d+%), orange (\d+%)", words).groups()
    assert app.locator(".netscore-picture .bartext").all_text_contents() == [blue, orange]
    fills = app.locator("[data-person]").evaluate_all("all => all.map(one => getComputedStyle(one).fill)")
    assert len(fills) == 300 and sum(fill != "rgb(255, 255, 255)" for fill in fills) == int(approved)


def run_cell(page, index: int) -> None:
    to_cell(page, index)
    command(page, "notebook:run-cell")


def execute(page, code: str) -> None:
    """Run code in the kernel, from no cell; all that the page sent before is then done and answered."""
    page.evaluate(
        """code => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({code}).done""",
        code,
    )
    come_to_rest(page)


@pytest.mark.parametrize(
    ("typed", "counts", "words"),
    [
        ("30", 30, ""),
        ("60%", 60, ""),
        ("20 %", 20, ""),
        ("0,6", 60, ""),
        (".3", 30, ""),
        ("95", 30, "95 % is out of range. Type a number from 0 % to 90 %, in steps of 10 %."),
        ("-10", 30, "-10 % is out of range"),
        ("33", 30, "33 % is between two steps"),
        ("lots", 30, "“lots” is no number"),
        ("", 30, "“” is no number"),
        ("90", 90, ""),
    ],
)
def test_a_typed_number_is_taken_or_refused_in_words(page, typed, counts, words):
    app = start_app(page)
    field = app.get_by_role("textbox", name="How much friends count, as a number")
    field.focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "([box, says]) => box.querySelector('.netscore-sentence').innerText.includes(says)",
        arg=[app.element_handle(), f"counting {counts}%"],
    )
    notes = app.locator(".netscore-refused").all_inner_texts()
    assert (notes == []) if not words else (len(notes) == 1 and words in notes[0])
    page.keyboard.press("Tab")  # leaving the field changes nothing more
    execute(page, "")
    assert field.inner_text() == f"{counts}%" and f"counting {counts}%" in app.inner_text()
    agrees(page)


def test_a_number_of_no_resident_is_refused_in_words(page):
    app = page.locator(".widget-vbox:has(.netscore-views)").nth(1)
    field = app.get_by_role("spinbutton", name="Applicant (resident no.)")
    for typed, words in (("300", "300 is out of range. Type a number from 0 to 299"), ("1.5", "between two steps")):
        field.fill(typed)
        field.press("Enter")
        app.locator(".netscore-refused", has_text=words).wait_for()
        assert field.input_value() == "17" and "Resident 17" in app.locator(".netscore-sentence").inner_text()
    field.fill("204")
    field.press("Enter")
    app.locator(".netscore-sentence", has_text="Resident 204").wait_for()
    assert app.locator(".netscore-refused").count() == 0


def test_what_python_changes_the_page_shows(page):
    execute(page, 'app.controls["weight"].value = 0.4')
    start_app(page).locator(".netscore-sentence", has_text="counting 40%").wait_for()
    agrees(page)


@pytest.fixture
def slow(page):
    """The first app, at its start and a second late with everything."""
    execute(page, "app.reset(); import time; show = app.show; app.show = lambda s: time.sleep(1) or show(s)")
    app = start_app(page)
    app.locator(".netscore-sentence", has_text="counting 60%").wait_for()
    page.wait_for_function(STANDS_AT, arg=[app.element_handle(), "0.6"])
    yield app
    execute(page, "app.show = show; app.move(weight=0.4)")


def test_reset_comes_after_the_moves_before_it(page, slow):
    slow.get_by_role("slider").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)  # a hand's pace: the page sends each move by itself
    slow.get_by_role("button", name="Reset").click()
    slow.locator(".netscore-sentence", has_text="counting 90%").wait_for()
    slow.locator(".netscore-sentence", has_text="counting 60%").wait_for()
    for _ in range(2):  # nothing that was sent later undoes it
        execute(page, "")
    assert slow.get_by_role("slider").get_attribute("aria-valuenow") == "0.6" and "counting 60%" in slow.inner_text()


def test_after_an_interrupt_the_slider_stands_where_the_picture_is(page, slow):
    slow.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    slow.get_by_text("working …").wait_for()
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.interrupt()")
    slow.get_by_text("working …").wait_for(state="hidden")
    page.wait_for_function(STANDS_AT, arg=[slow.element_handle(), "0.6"])
    execute(page, "")
    assert slow.get_by_role("slider").get_attribute("aria-valuenow") == "0.6" and "counting 60%" in slow.inner_text()


def test_a_new_view_and_a_second_tab_show_the_same(page, address):
    page.evaluate("window.jupyterapp.shell.currentWidget.content.activeCellIndex = 0")
    command(page, "notebook:create-output-view")
    settled(page, 3)
    assert start_app(page).locator(".netscore-sentence").inner_text().startswith("With friends counting 40%")
    page.evaluate(CLOSE_VIEW)
    command(page, "docmanager:save")
    second = page.context.new_page()
    second.goto(f"{address}/lab/tree/views.ipynb?reset")
    wait_for_kernel(second)
    start_app(second).locator(".netscore-sentence", has_text="counting 40%").wait_for(timeout=30_000)
    agrees(second)
    second.close()


def test_after_f5_the_picture_equals_its_words(page):
    command(page, "docmanager:save")
    page.reload()
    wait_for_kernel(page)
    start_app(page).locator(".netscore-sentence", has_text="counting 40%").wait_for(timeout=30_000)
    agrees(page)
    slider = start_app(page).get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    start_app(page).locator(".netscore-sentence", has_text="counting 50%").wait_for()
    agrees(page)


def test_click_and_twice_shift_enter_answer_the_guess(page):
    run_cell(page, 2)
    guess = page.get_by_role("group", name="Will it grow?")
    guess.get_by_role("radio", name="no").click()
    guess.get_by_text("Recorded: no.").wait_for()
    page.keyboard.press("Shift+Enter")
    execute(page, "")
    assert guess.get_by_role("radio", name="no").is_checked()
    page.keyboard.press("Shift+Enter")
    page.get_by_text('You expected "no"').wait_for()


def test_keys_lead_through_the_picture_and_out(page):
    app = start_app(page)
    app.get_by_role("textbox", name="How much friends count, as a number").focus()
    page.keyboard.press("Tab")
    person = "document.activeElement.dataset.person"
    first = page.evaluate(person)
    assert first is not None
    card = app.locator(".netscore-card")
    page.keyboard.press("ArrowRight")
    second = page.evaluate(person)
    assert second != first and f"resident {second}, " in card.inner_text()
    for words in ("own score ", "score now ", " friends", "approved"):
        assert words in card.inner_text()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith(f"resident {second}, ")
    friends = set()
    for _ in range(3):
        page.keyboard.press("f")
        friends.add(page.evaluate(person))
    assert len(friends) == 3 and second not in friends
    keep(page, "graph_card")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Reset"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(person) in friends  # one stop, where it was left
    page.keyboard.press("Escape")
    assert not card.is_visible() and page.evaluate(person) is None


def test_colours_ease_but_not_where_motion_is_unwanted(page):
    eased = "e => getComputedStyle(e).transitionDuration"
    person = start_app(page).locator("[data-person]").first
    assert "0.25s" in person.evaluate(eased)
    page.emulate_media(reduced_motion="reduce")
    assert person.evaluate(eased) in ("0s", "0s, 0s")
    page.emulate_media(reduced_motion="no-preference")


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"color_scheme": "dark"}])
def test_marks_keep_their_colours_on_white(page, media):
    page.emulate_media(**media)
    person = start_app(page).locator("[data-person]").first
    assert person.evaluate("e => getComputedStyle(e).stroke") in ("rgb(0, 114, 178)", "rgb(213, 94, 0)")
    frame = start_app(page).locator(".netscore-frame")
    assert frame.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(forced_colors="none", color_scheme="light")


OUT_OF_SIGHT = """box => [...box.querySelectorAll(':scope > *, .netscore-views > *, svg, button, select, input')]
    .filter(one => one.getClientRects().length && !one.closest('.netscore-card'))
    .filter(one => one.getBoundingClientRect().right > box.getBoundingClientRect().right + 1)
    .map(one => one.outerHTML.slice(0, 90))"""


@pytest.fixture(params=[1366, 320])
def width(page, request):
    page.set_viewport_size({"width": request.param, "height": 768})
    yield request.param
    page.set_viewport_size({"width": 1366, "height": 768})


def test_an_app_fits_its_page(page, width):
    """At 1366 x 768 all of it is in one sight of 640 px; at 320 px nothing is out of sight at the side."""
    for index in (0, 1):
        to_cell(page, index)
        app = page.locator(".jp-Cell .widget-vbox:has(.netscore-views)").nth(index)
        for _ in range(100):  # a slow machine draws late
            if not (left := app.evaluate(OUT_OF_SIGHT)):
                break
            page.wait_for_timeout(100)
        assert left == []
        if width == 1366:
            box = app.bounding_box()
            assert box["height"] <= 640
            used = app.locator(".netscore-views").evaluate(
                "v => v.lastElementChild.getBoundingClientRect().right - v.getBoundingClientRect().left"
            )
            assert used >= 0.75 * box["width"]


def test_the_kernel_told_nothing_in_its_log(page):
    command(page, "logconsole:open")
    page.locator(".jp-LogConsolePanel").wait_for()
    come_to_rest(page)
    assert page.locator(".jp-LogConsolePanel .jp-OutputArea-child").count() == 0
    command(page, "logconsole:open")


def test_an_app_says_that_its_kernel_is_gone_and_comes_back(page):
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    start_app(page).get_by_text("Run this cell again.").wait_for(timeout=30_000)
    wait_for_kernel(page)
    run_cell(page, 0)
    start_app(page).locator(".netscore-sentence", has_text="counting 60%").wait_for(timeout=30_000)
    agrees(page)
    assert start_app(page).get_by_text("Run this cell again.").count() == 0
    command(page, "kernelmenu:shutdown")
    start_app(page).get_by_text("Run this cell again.").wait_for(timeout=30_000)


def test_keys_mean_what_they_should(page):
    """The rules of one script, on points that can be checked by hand."""
    blank = page.context.new_page()

    def nearest(key: str) -> int | None:
        return blank.evaluate(
            """async ([text, key]) => {
                const url = URL.createObjectURL(new Blob([text], {type: 'text/javascript'}));
                return (await import(url)).nearest(key, 0, [[0, 0], [10, 0], [10, 9], [-5, 1]]); }""",
            [script("keys"), key],
        )

    assert [nearest(f"Arrow{way}") for way in ("Right", "Left", "Down", "Up")] == [1, 3, 3, None]
    blank.close()
