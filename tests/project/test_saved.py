"""A saved notebook holds words in place of our widgets; what others made stays byte for byte."""

from __future__ import annotations

import copy
import html
import http.cookiejar
import json
import logging
import subprocess
import sys
import urllib.request
from pathlib import Path

import nbformat
import pytest
from anywidget import AnyWidget
from hypothesis import given
from hypothesis import strategies as st
from ipywidgets import IntSlider
from jupyter_server.services.contents.filemanager import FileContentsManager

from lab import running_lab
from netscore.saved import MIME, bundle, keep_words
from repository import ROOT

WORDS = "Run this cell to get <the app> back: click it, then Shift + Enter."
WIDGET = "application/vnd.jupyter.widget-view+json"
VIEW = {"version_major": 2, "version_minor": 0, "model_id": "1f"}
SLIDER = {"output_type": "display_data", "data": {"text/plain": "IntSlider()", WIDGET: VIEW}, "metadata": {}}
OURS = {
    "output_type": "execute_result",
    "execution_count": 3,
    "data": bundle({"text/plain": "StartApp()", WIDGET: VIEW}, WORDS),
    "metadata": {},
}
SAVED = {
    "output_type": "display_data",
    "data": {"text/plain": WORDS, "text/html": "<p>" + WORDS.replace("<the app>", "&lt;the app&gt;") + "</p>"},
    "metadata": {},
}

texts = st.text(st.characters(codec="utf-8"), max_size=20)
data = st.dictionaries(st.sampled_from(["text/plain", "text/html", "image/svg+xml", "application/json"]), texts)
shown = st.builds(lambda data: {"output_type": "display_data", "data": data, "metadata": {}}, data)
results = st.builds(
    lambda data: {"output_type": "execute_result", "execution_count": 1, "data": data, "metadata": {}}, data
)
streams = st.builds(lambda text: {"output_type": "stream", "name": "stdout", "text": text}, texts)
errors = st.builds(lambda text: {"output_type": "error", "ename": text, "evalue": "", "traceback": [text]}, texts)
foreign = st.one_of(shown, results, streams, errors, st.just(SLIDER))


def code_cell(outputs: list[dict], source: str = "x") -> dict:
    return {"cell_type": "code", "source": source, "execution_count": 1, "metadata": {}, "outputs": outputs}


def notebook(cells: list[dict]) -> dict:
    """Return a notebook as JupyterLab sends it, with the state of somebody's widgets."""
    text = {"cell_type": "markdown", "source": MIME, "metadata": {}}
    cells = [one | {"id": f"cell-{k}"} for k, one in enumerate([text, *cells])]
    state = {WIDGET: {"state": {}, "version_major": 2, "version_minor": 0}}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"widgets": state}, "cells": cells}


def model(content: object, kind: str = "notebook") -> dict:
    return {"type": kind, "format": "json", "content": content}


def manager(folder: Path, *hooks) -> FileContentsManager:
    contents = FileContentsManager(root_dir=str(folder))
    for hook in hooks:
        contents.register_pre_save_hook(hook)
    return contents


@pytest.mark.parametrize("widget", [IntSlider, AnyWidget])
def test_a_widget_of_either_kind_gets_the_mark_and_keeps_its_view(widget):
    before = widget()._repr_mimebundle_()
    given = copy.deepcopy(before)
    after = bundle(before, WORDS)
    assert type(after) is type(before) and before == given
    data, was = (one[0] if isinstance(one, tuple) else one for one in (after, before))
    assert data == was | {MIME: {"words": WORDS}} and WIDGET in data
    if isinstance(after, tuple):
        assert after[1:] == before[1:]


@given(st.lists(st.lists(foreign, max_size=4), max_size=4))
def test_a_notebook_of_somebody_else_stays(cells):
    content = notebook([code_cell(outputs) for outputs in cells])
    before = json.dumps(content)
    keep_words(model=model(content))
    assert json.dumps(content) == before


@given(st.lists(st.lists(st.one_of(foreign, st.just(OURS)), max_size=4), max_size=4))
def test_each_widget_of_ours_becomes_words_and_its_neighbours_stay(cells):
    content = notebook([code_cell(outputs) for outputs in copy.deepcopy(cells)])
    keep_words(model=model(content))
    wanted = notebook([code_cell([SAVED if output == OURS else output for output in outputs]) for outputs in cells])
    assert json.dumps(content) == json.dumps(wanted)
    nbformat.validate(nbformat.from_dict(content))
    keep_words(model=model(content))  # the next save, after a reload
    assert json.dumps(content) == json.dumps(wanted)


@given(st.text(st.characters(codec="utf-8")))
def test_the_words_are_kept_as_they_are_and_in_html_that_means_the_same(words):
    content = notebook([code_cell([{"output_type": "display_data", "data": bundle({}, words), "metadata": {}}])])
    keep_words(model=model(content))
    data = content["cells"][1]["outputs"][0]["data"]
    inner = data["text/html"].removeprefix("<p>").removesuffix("</p>")
    assert data["text/plain"] == html.unescape(inner) == words and not set("<>") & set(inner)


def test_the_file_of_somebody_else_has_the_bytes_that_jupyter_writes_without_us(tmp_path):
    content = notebook(
        [code_cell([SLIDER], "é"), code_cell([{"output_type": "stream", "name": "stdout", "text": "a\nb"}])]
    )
    manager(tmp_path).save(model(copy.deepcopy(content)), "without.ipynb")
    manager(tmp_path, keep_words).save(model(copy.deepcopy(content)), "with.ipynb")
    assert (tmp_path / "with.ipynb").read_bytes() == (tmp_path / "without.ipynb").read_bytes()


@pytest.mark.parametrize(
    "other",
    [
        {"type": "file", "format": "text", "content": json.dumps(notebook([code_cell([OURS])]))},
        {"type": "directory"},
        {"type": "notebook", "content": {"nbformat": 3, "worksheets": [{"cells": [code_cell([OURS])]}]}},
        {"type": "notebook", "content": notebook([code_cell([OURS])]) | {"nbformat": 5}},
        {},
    ],
)
def test_what_is_no_notebook_of_version_4_stays(other):
    before = copy.deepcopy(other)
    keep_words(model=other)
    assert other == before


@pytest.mark.parametrize(
    "broken",
    [
        {"output_type": "display_data", "data": {MIME: "words"}, "metadata": {}},
        {"output_type": "display_data", "data": {MIME: {"words": 7}}, "metadata": {}},
    ],
)
def test_a_broken_output_is_logged_and_all_work_is_saved(tmp_path, caplog, broken):
    contents = manager(tmp_path, keep_words)
    contents.log = logging.getLogger("contents")
    work = code_cell([], "my_work = 1")
    contents.save(model(notebook([code_cell([OURS]), code_cell([broken]), work])), "mine.ipynb")
    saved = json.loads((tmp_path / "mine.ipynb").read_text())
    assert saved["cells"][2]["outputs"] == [broken] and saved["cells"][3]["source"] == ["my_work = 1"]
    assert "Pre-save hook keep_words failed on mine.ipynb" in caplog.text


def save_through_jupyter(folder: Path, content: dict) -> dict:
    """Save a notebook by the interface of a JupyterLab that is started in the folder, and return the file."""
    with running_lab(folder) as address:
        cookies = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        opener.open(f"{address}/lab", timeout=30).close()
        token = next(cookie.value for cookie in cookies if cookie.name == "_xsrf")
        request = urllib.request.Request(
            f"{address}/api/contents/mine.ipynb",
            method="PUT",
            data=json.dumps(model(content)).encode(),
            headers={"Content-Type": "application/json", "X-XSRFToken": token},
        )
        assert opener.open(request, timeout=30).status == 201
    return json.loads((folder / "mine.ipynb").read_text(encoding="utf-8"))


def test_jupyter_saves_words_for_ours_and_a_slider_as_it_was(tmp_path):
    saved = save_through_jupyter(tmp_path, notebook([code_cell([SLIDER, OURS, SLIDER])]))
    first, words, last = saved["cells"][1]["outputs"]
    assert words["data"] == {name: [text] for name, text in SAVED["data"].items()}
    assert words["output_type"] == "display_data" and "execution_count" not in words
    for slider in (first, last):
        assert slider["data"] == {"text/plain": ["IntSlider()"], WIDGET: VIEW}
    assert "widgets" in saved["metadata"]


def test_a_server_that_cannot_import_us_starts_and_saves_all_the_same(tmp_path, monkeypatch):
    stub = tmp_path / "stub" / "netscore"
    stub.mkdir(parents=True)
    (stub / "__init__.py").write_text("raise ImportError('no netscore for this server')\n")
    monkeypatch.setenv("PYTHONPATH", str(stub.parent))
    saved = save_through_jupyter(tmp_path, notebook([code_cell([OURS], "my_work = 1")]))
    assert saved["cells"][1]["source"] == ["my_work = 1"] and MIME in saved["cells"][1]["outputs"][0]["data"]
    assert "no netscore for this server" in (tmp_path / "lab.log").read_text()


def test_the_installed_settings_are_those_of_the_package():
    installed = Path(sys.prefix) / "etc" / "jupyter" / "jupyter_server_config.json"
    ours = ROOT / "course" / "netscore" / "jupyter_settings" / installed.name
    assert installed.read_text() == ours.read_text(), "run `uv sync --reinstall-package netscore`"


def test_the_server_pays_for_no_package_of_the_model():
    heavy = ["numpy", "scipy", "pandas", "plotly", "ipywidgets", "anywidget"]
    program = f"import sys, netscore.saved; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names_of_the_package_and_its_modules_come_by_import():
    program = (
        "from netscore import TOWN_SEED, Society, friend_score, make_society, society\n"
        "import netscore\n"
        "from netscore import *\n"
        "assert netscore.make_society is make_society is society.make_society and friend_score.__name__\n"
        "assert not hasattr(netscore, 'nothing')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def marked(folder: Path) -> list[str]:
    """Return the notebooks below a folder that store an output of our widgets."""
    return [path.name for path in sorted(folder.glob("*/*.ipynb")) if MIME in path.read_text(encoding="utf-8")]


def test_no_notebook_of_the_course_stores_a_widget_of_ours(tmp_path):
    assert len(list(ROOT.glob("*/*.ipynb"))) >= 40 and marked(ROOT) == []
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "bad.ipynb").write_text(json.dumps(notebook([code_cell([OURS])])))
    assert marked(tmp_path) == ["bad.ipynb"]
