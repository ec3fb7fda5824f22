"""Tabs tell a lesson from its exercises and their solutions, whose files have one name."""

from __future__ import annotations

from lab import come_to_rest, keep, needs_chromium
from repository import LESSONS

pytestmark = needs_chromium
STEM = LESSONS[5].stem
# What can be read of each tab: the letters that fit its width.
IN_SIGHT = """() => [...document.querySelectorAll('#jp-main-dock-panel .lm-TabBar-tabLabel')].map(label => {
    const range = document.createRange(), text = label.firstChild, right = label.getBoundingClientRect().right;
    for (let end = text.length; end > 0; end--) {
        range.setStart(text, 0); range.setEnd(text, end);
        if (range.getBoundingClientRect().right <= right + 1) return text.data.slice(0, end); }
    return ''; })"""


def test_three_notebooks_of_one_name_have_three_tabs(open_notebook):
    for folder in ("course", "exercises", "solutions"):
        page, _ = open_notebook(f"{folder}/{STEM}.ipynb", run=False)
    come_to_rest(page)
    keep(page, "tabs")
    shown = [words for words in page.evaluate(IN_SIGHT) if words != "Launcher"]
    assert [words[:16] for words in shown] == ["Lesson 05: score", "Exercises 05: sc", "Solutions 05: sc"]
    page.evaluate("""async () => { const open = window.jupyterapp.shell.currentWidget;
        await open.context.rename('05_my_own.ipynb'); }""")
    page.wait_for_function("() => window.jupyterapp.shell.currentWidget.title.label === 'Solutions 05: my own'")


def test_other_files_keep_their_names(open_notebook, folder):
    (folder / "notes.md").write_text("Mine.\n")
    page, _ = open_notebook("course/00_start_here.ipynb", run=False)
    page.evaluate("window.jupyterapp.commands.execute('docmanager:open', {path: 'notes.md'})")
    page.wait_for_function("() => window.jupyterapp.shell.currentWidget.title.label === 'notes.md'")
