"""A real JupyterLab in headless Chromium, with all outside network blocked: pictures move, nothing leaves."""

from __future__ import annotations

import json
import re
import urllib.request
import zipfile

import pytest

from lab import SENTENCE, change, command, fill, keep, needs_chromium, press, scroll_to, show_app

pytestmark = needs_chromium


def test_start_page_moves_and_asks_nothing_of_outside(open_notebook):
    page, outside = open_notebook("course/00_start_here.ipynb")
    keep(page, "00_top")
    app = show_app(page)
    keep(page, "00_page")
    handle = app.get_by_role("slider")
    words = change(page, app, lambda: press(page, handle, "ArrowRight", 6), "00_app_60", "friends counting 60%")
    assert "gap of 26 points" in words
    change(page, app, lambda: press(page, handle, "ArrowRight", 3), "00_app_90", "friends counting 90%")
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "00_app_reset", "friends counting 0%")
    app.get_by_role("button", name="Show code").click()
    app.locator("pre", has_text="approvals(town, weight=0").wait_for()
    keep(app, "00_app_code")
    # plotly's own default has a button that uploads the chart.
    assert page.locator("[data-title*='hare']").count() == 0
    assert page.locator(".jp-toast, .Toastify__toast").count() == 0
    assert outside == []


def test_lesson_04_moves_by_keyboard(open_notebook):
    page, outside = open_notebook("course/04_friendship_graphs.ipynb")
    app = show_app(page)
    keep(page, "04_page")
    homophily, minority, closure = (app.get_by_role("slider").nth(k) for k in range(3))
    words = change(page, app, lambda: press(page, homophily, "ArrowLeft", 6), "04_blind", "group is 0.0")
    assert "Orange people are 30% of the town" in words
    change(page, app, lambda: press(page, homophily, "End", 1), "04_apart", "friends of blue people, 0% are orange")
    change(page, app, lambda: press(page, homophily, "Home", 1), "04_across", "group is -1.00")
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "04_reset", "group is 0.54")
    change(page, app, lambda: press(page, closure, "End", 1), "04_closed", "transitivity is 0.15")
    change(page, app, lambda: press(page, minority, "Home", 1), "04_few", "Orange people are 10% of the town")
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "04_reset_again", "group is 0.54")
    change(
        page,
        app,
        lambda: app.get_by_role("combobox").select_option("preferential: ties attract ties"),
        "04_preferential",
        "62 at most",
    )
    # The ties themselves change, and their picture with them.
    drawn = "box => box.querySelector('.netscore-ties').getAttribute('d')"
    before = page.evaluate(drawn, app.element_handle())
    change(page, app, lambda: press(page, minority, "End", 1), "04_equal", "Orange people are 50% of the town")
    assert page.evaluate(drawn, app.element_handle()) != before
    app.get_by_role("button", name="Show code").click()
    app.locator("pre", has_text="count_minority(town, 0.1)").wait_for()
    keep(app, "04_code")
    assert outside == []


def test_lesson_05_moves_by_keyboard_and_by_click(open_notebook):
    page, outside = open_notebook("course/05_scored_by_your_friends.ipynb")
    app = show_app(page)
    keep(page, "05_page")
    applicant, listed = app.get_by_role("spinbutton").nth(0), app.get_by_role("spinbutton").nth(1)

    change(page, app, lambda: fill(applicant, 204), "05_applicant_204", "Resident 204")
    change(page, app, lambda: fill(listed, 44), "05_listed_44", "one listing 7 other residents (")
    change(
        page, app, lambda: press(page, app.get_by_role("slider"), "ArrowRight", 6), "05_minimum_670", "minimum of 670"
    )
    change(page, app, lambda: app.get_by_role("combobox").select_option("friends and their friends"), "05_radius_2")
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "05_reset")
    person = app.locator("[data-person='120']")
    change(page, app, lambda: person.click(force=True), "05_clicked", "Resident 120 (")
    # The same by keys, and a card for whoever has the focus.
    page.keyboard.press("ArrowRight")
    card = app.locator(".netscore-card")
    number = page.evaluate("document.activeElement.dataset.person")
    assert f"resident {number}, " in card.inner_text() and number != "120"
    change(page, app, lambda: page.keyboard.press("Enter"), "05_picked", f"Resident {number} (")
    assert outside == []


def test_lesson_01_moves_and_a_prediction_is_answered(open_notebook):
    page, outside = open_notebook("course/01_what_a_score_says.ipynb")
    app = show_app(page)
    keep(page, "01_page")
    change(
        page,
        app,
        lambda: press(page, app.get_by_role("slider").nth(0), "ArrowRight", 20),
        "01_cutoff_600",
        "cut-off of 600",
    )
    change(page, app, lambda: press(page, app.get_by_role("slider").nth(1), "ArrowRight", 10), "01_loss_20", "costs 20")
    scroll_to(page, "guess_odds")
    page.get_by_label("half of them", exact=False).first.check()
    page.get_by_text("Recorded: half of them").wait_for()
    keep(page, "01_prediction")
    scroll_to(page, 'the points that double them")')
    command(page, "notebook:run-cell")
    page.get_by_text('You expected "half of them"').wait_for()
    assert outside == []


def test_lesson_02_moves(open_notebook):
    page, outside = open_notebook("course/02_building_a_scorecard.ipynb")
    app = show_app(page)
    keep(page, "02_page")
    slider = app.get_by_role("slider")
    change(page, app, lambda: fill(app.get_by_role("spinbutton"), 17), "02_resident_17", "Resident 17 has 677.9 points")
    change(page, app, lambda: press(page, slider.nth(0), "ArrowRight", 12), "02_cutoff_700", "a cut-off of 700")
    change(
        page, app, lambda: app.get_by_role("combobox").select_option("credit used"), "02_without", "has 687.0 points"
    )
    change(page, app, lambda: press(page, slider.nth(1), "ArrowRight", 17), "02_double_80", "has 751.3 points")
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "02_reset", "Resident 204")
    assert outside == []


def test_lesson_03_moves(open_notebook):
    page, outside = open_notebook("course/03_thin_files_and_payment_trails.ipynb")
    app = show_app(page)
    keep(page, "03_page")
    choose = app.get_by_role("combobox")
    change(
        page, app, lambda: fill(app.get_by_role("spinbutton"), 204), "03_resident_204", "Resident 204 has a thin file"
    )
    change(page, app, lambda: press(page, app.get_by_role("slider"), "ArrowLeft", 4), "03_months_12", "in 12 months")
    change(page, app, lambda: choose.nth(0).select_option("B"), "03_weighting_B", "with weighting B")
    change(
        page,
        app,
        lambda: choose.nth(1).select_option("all at the bottom"),
        "03_friends_bottom",
        "give 0.0 of at most 30",
    )
    change(page, app, lambda: fill(app.get_by_role("spinbutton"), 9), "03_resident_9")
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "03_reset", "Resident 17")
    assert outside == []


def test_lesson_08_moves(open_notebook):
    page, outside = open_notebook("course/08_blacklists_and_bookings.ipynb")
    app = show_app(page)
    keep(page, "08_page")
    slider, choose = app.get_by_role("slider"), app.get_by_role("combobox")
    change(page, app, lambda: press(page, slider.nth(0), "ArrowLeft", 1), "08_letter", "forgiving 0 wrong letters")
    change(page, app, lambda: press(page, slider.nth(1), "End", 1), "08_longer", "of 1,000 listed")
    change(page, app, lambda: press(page, slider.nth(2), "End", 1), "08_clerks", "With 40 corrections a week")
    change(page, app, lambda: choose.select_option("ID number"), "08_id", "Nobody waits")
    change(page, app, lambda: choose.select_option("name and birth year"), "08_year", "Comparing name and birth year")
    change(
        page, app, lambda: app.get_by_role("button", name="Reset").click(), "08_reset", "forgiving 1 wrong letter in"
    )
    assert outside == []


def test_lesson_09_moves(open_notebook):
    page, outside = open_notebook("course/09_one_file_per_citizen.ipynb")
    app = show_app(page)
    keep(page, "09_page")
    slider, choose = app.get_by_role("slider"), app.get_by_role("combobox")
    change(page, app, lambda: press(page, slider.nth(0), "ArrowRight", 4), "09_strict", "204 owes nothing")
    change(page, app, lambda: press(page, slider.nth(1), "ArrowRight", 2), "09_typos", "Typing errors are at 15%")
    change(page, app, lambda: press(page, slider.nth(2), "ArrowRight", 3), "09_moved", "old streets at 30%")
    change(page, app, lambda: choose.select_option("all but the given name"), "09_no_given", "all but the given name")
    change(page, app, lambda: choose.select_option("names only"), "09_names", "comparing names only")
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "09_reset", "204 now owes")
    assert outside == []


def test_lesson_10_moves_and_a_long_run_stops(open_notebook):
    page, outside = open_notebook("course/10_carrots_and_sticks.ipynb")
    app = show_app(page)
    keep(page, "10_page")
    slider = app.get_by_role("slider")
    change(page, app, lambda: press(page, slider.nth(0), "Home", 1), "10_no_reward", "reward 0,")
    change(page, app, lambda: press(page, slider.nth(1), "End", 1), "10_punishment", "punishment 2")
    change(page, app, lambda: press(page, slider.nth(2), "Home", 1), "10_secret", "visibility 0%,")
    change(page, app, lambda: press(page, slider.nth(2), "ArrowRight", 3), "10_half_secret", "visibility 30%")
    change(page, app, lambda: press(page, slider.nth(3), "End", 1), "10_averse", "aversion 100%")
    change(page, app, lambda: press(page, slider.nth(4), "Home", 1), "10_no_gaming", "gaming 0:")
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "10_reset", "gaming 1:")
    scroll_to(page, "board_figure(board, like[-1]))")
    page.locator(".jp-OutputArea .js-plotly-plot .gtitle", has_text="are alike").wait_for(timeout=20_000)
    keep(page, "10_board")
    page.get_by_role("img", name="A board of 50 by 50 cells").wait_for()
    scroll_to(page, "LongRun()")
    run = page.locator(".widget-vbox", has=page.locator(".progress"))
    run.get_by_text("Not started.").wait_for(timeout=20_000)
    says = "([box, start]) => new RegExp(start).test(box.querySelector('[role=status]').innerText)"
    run.get_by_role("button", name="Run").click()  # a million people: test_access.py
    run.get_by_text(re.compile(r"^Round ([2-9]|\d\d) of 50")).first.wait_for(timeout=60_000)
    keep(run, "10_running")
    run.get_by_role("button", name="Stop").click()
    page.wait_for_function(says, arg=[run.element_handle(), "^Stopped after [0-9]+ of 50 rounds"], timeout=60_000)
    keep(run, "10_stopped")
    assert outside == []


def test_lesson_11_moves(open_notebook):
    page, outside = open_notebook("course/11_measuring_harm.ipynb")
    app = show_app(page)
    keep(page, "11_page")
    slider, number = app.get_by_role("slider"), app.get_by_role("spinbutton")

    def ask_for(resident: str) -> None:
        number.fill(resident)
        number.press("Enter")

    change(page, app, lambda: ask_for("204"), "11_204", "Resident 204 is approved")
    change(page, app, lambda: press(page, slider.nth(2), "Home", 1), "11_blind", "Resident 204")
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "11_reset", "Resident 17 is refused")
    change(page, app, lambda: press(page, slider.nth(1), "Home", 1), "11_low", "Resident 17 is approved")
    change(page, app, lambda: press(page, slider.nth(0), "Home", 1), "11_own", "Friends alone refuse 0")
    scroll_to(page, "(curves, moved[1]))))")
    page.locator(".jp-OutputArea .js-plotly-plot .xtitle", has_text="with a loan").wait_for(timeout=20_000)
    keep(page, "11_impact")
    page.get_by_role("img", name="Change of a group's mean score").wait_for()
    assert outside == []


def test_lesson_12_moves(open_notebook):
    page, outside = open_notebook("course/12_claims_and_evidence.ipynb")
    app = show_app(page)
    keep(page, "12_page")
    slider, choose = app.get_by_role("slider"), app.get_by_role("combobox")
    change(page, app, lambda: choose.select_option("documented"), "12_said", "the ledger says misreported")
    change(page, app, lambda: press(page, slider, "ArrowRight", 6), "12_seven", "Claim 7 (S07)")
    change(page, app, lambda: choose.select_option("misreported"), "12_agree", "agree on 1.")
    change(page, app, lambda: press(page, slider, "End", 1), "12_myth", "Claim 68 (M20)")
    app.get_by_role("button", name="Reset").click()
    app.get_by_role("button", name="No, go on").click()
    assert "Claim 68 (M20)" in app.locator(SENTENCE).inner_text()  # nothing was lost
    app.get_by_role("button", name="Reset").click()
    wipe = app.get_by_role("button", name="Yes, forget your 2 verdicts")
    change(page, app, lambda: wipe.click(), "12_reset", "Sorted so far: 0 of 68")
    scroll_to(page, "timeline_figure(events, evidence.LANES))")
    page.locator(".jp-OutputArea .js-plotly-plot .ytick", has_text="city schemes").wait_for(timeout=20_000)
    keep(page, "12_timeline")
    page.get_by_role("img", name="numbered events by year").wait_for()
    assert outside == []


def test_lesson_13_moves(open_notebook):
    page, outside = open_notebook("course/13_audit.ipynb")
    app = show_app(page)
    keep(page, "13_page")
    slider, choose = app.get_by_role("slider"), app.get_by_role("combobox")
    change(page, app, lambda: press(page, slider.nth(1), "End", 1), "13_many", "60 pairs cost 120 questions")
    change(page, app, lambda: choose.select_option("a listed friend"), "13_listed", "what differs is a listed friend")
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "13_reset", "10 pairs cost 20")
    change(page, app, lambda: press(page, slider.nth(0), "Home", 1), "13_small_step", "by 10 points")
    change(page, app, lambda: press(page, slider.nth(2), "End", 1), "13_high", "at an own score of 760")
    change(page, app, lambda: press(page, slider.nth(3), "ArrowRight", 3), "13_other", "by practice scorer 8")
    assert outside == []


def test_lesson_06_moves(open_notebook):
    page, outside = open_notebook("course/06_scores_that_spread.ipynb")
    app = show_app(page)
    keep(page, "06_page")
    choose = app.get_by_role("combobox")
    change(page, app, lambda: choose.nth(0).select_option("2"), "06_sweeps_2", "After 2 sweeps")
    change(page, app, lambda: press(page, app.get_by_role("slider"), "ArrowRight", 5), "06_weight_85", "counting 85%")
    change(
        page, app, lambda: choose.nth(1).select_option("whose score moves the resident's"), "06_movers", "is their own"
    )
    change(page, app, lambda: fill(app.get_by_role("spinbutton"), 204), "06_movers_204", "resident 204's score")
    change(
        page, app, lambda: choose.nth(1).select_option("whose score the resident moves"), "06_moved", "100 points more"
    )
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "06_reset", "When scores have settled")
    assert outside == []


def test_lesson_07_moves(open_notebook):
    page, outside = open_notebook("course/07_does_it_predict.ipynb")
    app = show_app(page)
    keep(page, "07_page")
    slider = app.get_by_role("slider")
    change(page, app, lambda: press(page, slider.nth(0), "ArrowRight", 2), "07_error_40", "by their own signal alone")
    change(page, app, lambda: press(page, slider.nth(1), "ArrowLeft", 3), "07_cross_20")
    change(page, app, lambda: press(page, slider.nth(2), "ArrowRight", 9), "07_dropped_90", "2% of ties join unlike")
    change(page, app, lambda: press(page, slider.nth(3), "ArrowLeft", 3), "07_homophily_50")
    change(page, app, lambda: app.get_by_role("button", name="Reset").click(), "07_reset", "72.6% of 20,000 people")
    assert outside == []


def answer(page, cell_id: str, source: str) -> None:
    """Write an answer into a cell, run it, and run the check below."""
    page.evaluate(
        """([id, source]) => { const c = window.jupyterapp.shell.currentWidget.content;
            c.activeCellIndex = c.widgets.findIndex(w => w.model.sharedModel.id === id);
            c.activeCell.model.sharedModel.setSource(source); }""",
        [cell_id, source],
    )
    command(page, "notebook:run-cell-and-select-next")
    command(page, "notebook:run-cell")


@pytest.mark.parametrize(
    ("stem", "cell_id", "name", "wrong", "right", "number"),
    [
        ("01_what_a_score_says", "ex-1-2-answer", "points_at_12_5", (150, "1.2 you divided"), 560, "1.2"),
        ("04_friendship_graphs", "ex-4-2-answer", "mean_over_ends", (1.8, "that is the mean over people"), 5, "4.2"),
        ("05_scored_by_your_friends", "ex-5-3-answer", "people_not_counted", (7, "and the listed person?"), 8, "5.3"),
        ("13_audit", "ex-13-2-answer", "pairs", (20, "13.2 twice as many pairs"), 40, "13.2"),
        ("06_scores_that_spread", "ex-6-2-answer", "score_of_first", (600, "6.2 that is one sweep"), 1900 / 3, "6.2"),
    ],
)
def test_an_exercise_set_runs_untouched_and_answers(open_notebook, stem, cell_id, name, wrong, right, number):
    page, outside = open_notebook(f"exercises/{stem}.ipynb")
    page.get_by_text(f"{number.partition('.')[0]}.4 not started yet").first.wait_for()
    for value, says in (wrong, (right, f"✓ {number}")):
        answer(page, cell_id, f"{name} = {value}")
        page.get_by_text(says).first.wait_for()
        keep(page, f"{stem[:2]}_exercises_{value}")
    assert outside == []


def test_the_exercises_are_downloaded_in_one_step(lab, browser, tmp_path):
    page = browser.new_page()
    page.goto(f"{lab}/lab/tree/exercises/05_scored_by_your_friends.ipynb?reset")
    page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.isReady", timeout=90_000)
    answer(page, "ex-5-3-answer", "people_not_counted = 8  # my answer")
    command(page, "docmanager:save")
    command(page, "filebrowser:go-to-path", path="/")
    page.locator(".jp-DirListing-item", has_text="exercises").click(button="right")
    with page.expect_download() as download:
        page.get_by_role("menu").get_by_text("Download as an Archive").click()
    download.value.save_as(tmp_path / "exercises.zip")
    page.close()
    listed = json.load(urllib.request.urlopen(f"{lab}/api/contents/exercises"))["content"]
    with zipfile.ZipFile(tmp_path / "exercises.zip") as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(entry["path"] for entry in listed)
        assert b"# my answer" in archive.read("exercises/05_scored_by_your_friends.ipynb")


def test_lab_is_set_up_without_news_and_with_compression(lab):
    settings = json.load(urllib.request.urlopen(f"{lab}/lab/api/settings/@jupyterlab/apputils-extension:notification"))
    assert '"fetchNews": "false"' in json.dumps(settings["schema"]["properties"] | settings["settings"]) or (
        settings["schema"]["properties"]["fetchNews"]["default"] == "false"
    )
