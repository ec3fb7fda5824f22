"""Views hold their state, send no more than what changed, and leave nothing behind. No browser."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import plotly
import plotly.graph_objects as go
import pytest
from ipywidgets import Widget
from scipy import sparse

from netscore import views
from netscore.figures.base import COLOR
from netscore.figures.network import HOLLOW, Mark, Network, Scale
from netscore.saved import MIME
from netscore.views import output
from netscore.views.base import FOLDER, IMPORT, script
from netscore.views.picture import plotly_script

THREE = sparse.csr_array([[0, 1, 1], [1, 0, 0], [1, 0, 0]])


def network(**more) -> Network:
    given = {
        "positions": np.array([[0.0, 0.5], [-1, 0], [1, -1]]),
        "ties": THREE,
        "group": np.array(["blue", "blue", "orange"]),
        "fill": np.array([COLOR["blue"], HOLLOW, COLOR["orange"]]),
    }
    return Network(**given | more)


@pytest.fixture
def sent(monkeypatch):
    """What each widget sends from now on: (widget, names of the changed traits)."""
    messages = []
    send = Widget.send_state
    monkeypatch.setattr(
        Widget, "send_state", lambda self, key=None: messages.append((self, {*(key or ())})) or send(self, key)
    )
    return messages


def test_a_graph_sends_people_ties_and_looks_as_numbers():
    marks = (Mark("lost", np.array([2]), "diamond", COLOR["orange"]), Mark("won", np.array([], dtype=int)))
    shown = network(
        marks=marks, labels={2: "2"}, verdict=np.array(["yes", "no", "yes"]), own=np.array([700, 600, 500]),
        now=np.array([650.5, 640, 1]), bold=np.array([[0, 1]]), scale=Scale(300, 850, "points", ("#000000", "#FFFFFF")),
        key={"blue, approved": ("blue", COLOR["blue"])}, radius=np.array([3, 4, 5]), pick=True,
    )  # fmt: skip
    state = views.Graph(shown, "Three people.").state
    assert np.frombuffer(state.positions, np.float32).reshape(-1, 2) == pytest.approx(shown.positions)
    assert np.frombuffer(state.ties, np.int32).reshape(-1, 2).tolist() == [[0, 1], [0, 2]]
    assert [state.groups[k] for k in state.shapes] == shown.group.tolist()
    assert [state.palette[k] for k in state.fill] == shown.fill.tolist()
    assert [state.verdicts[k] for k in state.verdict] == ["yes", "no", "yes"]
    assert np.frombuffer(state.own, np.float32).tolist() == [700, 600, 500]
    assert np.frombuffer(state.now, np.float32).tolist() == [650.5, 640, 1]
    assert np.frombuffer(state.sizes, np.float32).tolist() == [3, 4, 5]
    assert state.marks == [
        {"name": "lost", "shape": "diamond", "color": COLOR["orange"], "people": [2]},
        {"name": "won", "shape": "circle", "color": "#222222", "people": []},
    ]
    assert state.labels == [[2, "2"]] and state.bold == [[0, 1]] and state.pick and state.words == "Three people."
    assert state.key == [{"text": "blue, approved", "shape": "circle", "fill": COLOR["blue"], "stroke": COLOR["blue"]}]
    assert state.scale == {"low": 300, "high": 850, "unit": "points", "colors": ["#000000", "#FFFFFF"]}


def test_a_graph_sends_only_what_changed(sent):
    first = network()
    graph = views.Graph(first, "Three people.")
    sent.clear()
    graph.show(network(positions=first.positions, group=first.group, fill=np.array([HOLLOW] * 3)), "Nobody.")
    assert [key for widget, key in sent if widget is graph.state] == [{"fill", "palette", "words"}]


def test_a_picture_sends_its_layout_once(sent):
    picture = views.Picture(go.Figure(go.Bar(y=[1, 2]), layout={"height": 300}), "Two bars.")
    sent.clear()
    picture.show(go.Figure(go.Bar(y=[2, 2]), layout={"height": 300}), "Two equal bars.")
    assert [key for widget, key in sent if widget is picture.state] == [{"data", "words"}]
    assert json.loads(picture.state.data)[0]["y"] == [2, 2] and json.loads(picture.state.layout)["height"] == 300


def test_a_picked_person_is_reported_and_other_messages_are_not():
    graph, picked = views.Graph(network(pick=True), "Three people."), []
    graph.on_pick(picked.append)
    graph._heard(graph, {"kind": "pick", "person": 2}, [])
    graph._heard(graph, {"kind": "something else"}, [])
    assert picked == [2]


def test_a_picture_answers_with_the_installed_plotly(monkeypatch):
    picture, sent = views.Picture(go.Figure(go.Bar(y=[1])), "One bar."), []
    monkeypatch.setattr(type(picture.state), "send", lambda self, content, buffers: sent.append((content, buffers)))
    picture._asked(picture, {"kind": "something else"}, [])
    assert sent == []
    picture._asked(picture, {"kind": "plotly"}, [])
    ((content, (zipped,)),) = sent
    installed = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    assert content == {"kind": "plotly"} and gzip.decompress(zipped) == installed.read_bytes()
    assert zipped is plotly_script() and len(zipped) < 1_700_000


def test_each_script_is_one_text_that_imports_nothing():
    names = {path.stem for path in FOLDER.glob("*.js")}
    used = set()
    for name in ("picture", "graph", "access"):
        text = script(name)
        assert "import {" not in text and text.count("export default") == 1 and text.count("export ") == 1
        used |= {name} | set(IMPORT.findall(FOLDER.joinpath(f"{name}.js").read_text()))
    assert names == used, "a script that no view uses"


def test_every_view_says_in_a_saved_notebook_how_to_get_it_back():
    from netscore import apps

    figure = go.Figure(go.Bar(y=[1]), layout={"meta": {"alt": "One bar of height one."}})
    shown = [apps.StartApp(), apps.DescribedFigure(figure), apps.Prediction("Will it?", ["yes", "no"]), apps.LongRun()]
    for thing in shown:
        words = thing._repr_mimebundle_()[MIME]["words"]
        assert words.startswith("Run this cell") and "Shift + Enter" in words, type(thing)


def test_what_was_closed_opens_again_where_it_is_shown_again():
    from netscore import apps

    app = apps.StartApp()
    parts = [app, app.graph, app.graph.state, app._picture, app._picture.state, app.sentence, app.sentence.layout]
    shown = app._repr_mimebundle_()
    output._close(app)
    assert [part.comm for part in parts] == [None] * len(parts)
    assert app._repr_mimebundle_() == shown and all(part.comm for part in parts)
    app.move(weight=0.3)
    assert "counting 30%" in app.said


def test_a_cell_that_runs_again_closes_what_it_showed_unless_another_shows_it(monkeypatch):
    at = {}
    monkeypatch.setattr(output, "_here", lambda: (at["run"], at["cell"]))
    monkeypatch.setattr(output, "_SHOWN", {})

    def show(run, cell, thing):
        at.update(run=run, cell=cell)
        thing._repr_mimebundle_()
        return thing

    def figure():
        made = go.Figure(go.Bar(y=[1]), layout={"meta": {"alt": "One bar of height one."}})
        return views.DescribedFigure(made)

    first, beside = show("1", "a", figure()), figure()
    show("1", "a", beside)  # the same run
    assert first.comm is not None and beside.comm is not None
    elsewhere = show("2", "b", beside)
    picture = first.children[0]
    again = show("3", "a", figure())
    assert first.comm is None and picture.comm is None and picture.state.comm is None
    assert elsewhere.comm is not None and again.comm is not None
    show("4", "a", again)  # the same one once more
    assert again.comm is not None
    at.update(run="5", cell=None)
    figure()._repr_mimebundle_()  # outside a notebook
