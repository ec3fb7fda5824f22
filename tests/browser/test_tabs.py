"""Tabs tell a lesson from its exercises and their solutions, whose files have one name."""

from __future__ import annotations

from lab import come_to_rest, command, keep, needs_chromium
from repository import LESSONS

pytestmark = needs_chromium
NAME = LESSONS[5].name
# Of each tab: the word before its name, whether there is room for it, and the name.
TABS = """() => [...document.querySelectorAll('#jp-main-dock-panel .lm-TabBar-tab')].map(tab => {
    const label = tab.querySelector('.lm-TabBar-tabLabel'), before = getComputedStyle(label, '::before');
    return [before.content, label.clientWidth > 100, label.textContent]; })
    .filter(([, , name]) => name !== 'Launcher')"""


def test_three_notebooks_of_one_name_have_three_tabs_and_keep_their_names(open_notebook, folder):
    for name in ("course", "exercises", "solutions"):
        page, _ = open_notebook(f"{name}/{NAME}", run=False)
    come_to_rest(page)
    keep(page, "tabs")
    assert page.evaluate(TABS) == [
        ['"Lesson "', True, NAME],
        ['"Exercises "', True, NAME],
        ['"Solutions "', True, NAME],
    ]
    for name in ("course", "exercises", "solutions"):
        assert (folder / name / NAME).exists()
    rename = "async name => { await window.jupyterapp.shell.currentWidget.context.rename(name); }"
    page.evaluate(rename, "my_own.ipynb")
    page.wait_for_function(f"() => ({TABS})().at(-1)[2] === 'my_own.ipynb'")
    assert page.evaluate(TABS)[-1][0] == "none"
    page.evaluate(rename, NAME)
    page.wait_for_function(f"() => ({TABS})().at(-1)[0] === '\"Solutions \"'")


def test_other_files_keep_their_names(open_notebook, folder):
    (folder / "notes.md").write_text("Mine.\n")
    page, _ = open_notebook("course/00_start_here.ipynb", run=False)
    command(page, "docmanager:open", path="notes.md")
    page.wait_for_function(f"() => ({TABS})().at(-1)[2] === 'notes.md'")
    assert page.evaluate(TABS)[-1][0] == "none"
