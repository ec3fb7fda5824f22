"""What every app keeps, found by itself: pure, at its limits, honest in words, code and picture. No browser."""

from __future__ import annotations

import contextlib
import inspect
import io
import itertools
import json
import re
import threading
import time

import ipywidgets
import numpy as np
import pytest
from traitlets import TraitError

from netscore import apps
from netscore.apps.base import Shown

APPS = [
    app for _, app in inspect.getmembers(apps, inspect.isclass) if issubclass(app, apps.App) and app is not apps.App
]
# Numbers of a sentence that are part of a term.
TERMS = {"AuditApp": {"95"}}
# Fewer people where every control is tried; beside them stands one case of full size.
SMALL = {"CutoffApp": {"n": 1000}, "ScorecardApp": {"past": 1000}, "PaymentTrailApp": {"past": 1000, "n": 60}}
SMALL |= {"PredictApp": {"n": 1000}, "BookingDeskApp": {"n": 1000}, "DossierApp": {"n": 1000}}
NUMBER = re.compile(r"(?<![\w.,])[-+]?\d[\d,]*(?:\.\d+)?")


def limits(control) -> list:
    """The values to try: both ends, or every option."""
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    return [control.min, control.max]


def small_and_full(kind) -> list[tuple[dict, slice]]:
    """With how many people to try an app, and which of its controls: few with all, full size with the first."""
    every = slice(None)
    return [(SMALL[kind.__name__], every), ({}, slice(1))] if kind.__name__ in SMALL else [({}, every)]


def drawn(shown: Shown) -> str:
    """All that an app draws, as one text to compare."""
    graph = shown.graph and [np.asarray(getattr(shown.graph, name)).tolist() for name in ("positions", "fill", "bold")]
    marks = shown.graph and [(mark.name, np.asarray(mark.people).tolist()) for mark in shown.graph.marks]
    return json.dumps([shown.figure and shown.figure.to_json(), graph, marks])


def finite(shown: Shown) -> bool:
    """Whether every number of the picture is one; NaN only lifts the pen between lines."""
    for trace in shown.figure.data if shown.figure else ():
        for values in (trace.x, trace.y):
            array = np.asarray([value for value in values if isinstance(value, int | float | np.number)], dtype=float)
            lifts = trace.type == "scatter" and "lines" in (trace.mode or "")
            if not np.isfinite(array[~np.isnan(array)] if lifts else array).all():
                return False
    return shown.graph is None or bool(np.isfinite(shown.graph.positions).all())


def printed_by(code: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "app.code()", "exec"), {})  # noqa: S102 - our own text
    return out.getvalue()


def plain(numbers: list[str]) -> set[str]:
    return {number.replace(",", "").lstrip("+") for number in (one.rstrip(",") for one in numbers)}


def as_said(value) -> set[str]:
    """The forms in which a sentence may repeat a setting."""
    if isinstance(value, str):
        return plain(NUMBER.findall(value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return set()
    percent = 100 * value
    return {f"{value:g}", f"{value:.1f}", f"{value:.2f}", f"{value}"} | {f"{percent:.0f}", f"{percent:.1f}"}


def test_each_lesson_has_its_app():
    assert {app.__name__ for app in APPS} >= {
        "StartApp",
        "CutoffApp",
        "ScorecardApp",
        "PaymentTrailApp",
        "FriendshipApp",
        "FriendRuleApp",
        "SpreadApp",
        "PredictApp",
        "BookingDeskApp",
        "DossierApp",
        "NudgeApp",
        "HarmApp",
        "ClaimApp",
        "AuditApp",
    }


@pytest.mark.parametrize("kind", APPS)
def test_every_control_to_its_limits_alone_and_in_pairs(kind):
    app, full = kind(**SMALL.get(kind.__name__, {})), kind()
    start = app.settings
    ends = ({name: limits(control)[end] for name, control in full.controls.items()} for end in (0, -1))
    for shown in (full.show(full.settings | changed) for changed in ends):
        assert finite(shown) and shown.sentence and "nan" not in shown.sentence
    tries = [{name: value} for name, control in app.controls.items() for value in limits(control)]
    for (one, first), (other, second) in itertools.combinations(app.controls.items(), 2):
        tries += [{one: a, other: b} for a in limits(first) for b in limits(second)]
    for changed in tries:
        shown = app.show(start | changed)
        assert finite(shown) and shown.sentence and "nan" not in shown.sentence, changed
        assert set(shown.idle) < set(app.controls), changed


@pytest.mark.parametrize("kind", APPS)
def test_what_is_shown_depends_on_the_settings_alone(kind):
    for size, chosen in small_and_full(kind):
        app = kind(**size)
        start = app.settings
        before = app.show(start)
        for name in list(app.controls)[chosen]:
            app.move(**{name: limits(app.controls[name])[-1]})
            assert app.said == app.show(app.settings).sentence
            again = app.show(start)
            assert (again.sentence, again.idle, drawn(again)) == (before.sentence, before.idle, drawn(before)), name
            other = kind(**app.settings | size)  # what an app is built with, and moved to, is one thing
            assert other.said == app.said and drawn(other.show(other.settings)) == drawn(app.show(app.settings)), name
            app.reset()
            assert app.settings == start and app.said == before.sentence


@pytest.mark.parametrize("kind", APPS)
def test_every_control_changes_words_and_picture_or_is_greyed(kind):
    app = kind()
    for name, control in app.controls.items():
        app.reset()
        assert not control.disabled, name
        before, start = app.show(app.settings), control.value
        others = [app.show(app.settings | {name: value}) for value in limits(control) if value != start]
        assert any(other.sentence != before.sentence for other in others), name
        assert any(drawn(other) != drawn(before) for other in others), name
        control.value = [value for value in limits(control) if value != start][-1]
        now = app.show(app.settings)
        assert {one for one, other in app.controls.items() if other.disabled} == set(now.idle)
        for silent in now.idle:
            for value in limits(app.controls[silent]):
                shown = app.show(app.settings | {silent: value})
                assert drawn(shown) == drawn(now), f"{silent} is grey, and yet it draws"


@pytest.mark.parametrize("kind", APPS)
def test_every_number_of_the_sentence_is_printed_by_the_code_or_is_a_setting(kind):
    app, *full = [kind(**size) for size, _ in small_and_full(kind)]
    moves = [{}] + [{name: limits(control)[end] for name, control in app.controls.items()} for end in (0, -1)]
    moves += [{name: value} for name, control in app.controls.items() for value in limits(control)[:4]]
    for app, values in [(app, values) for values in moves] + [(one, {}) for one in full]:
        app.reset()
        app.move(**values)
        code = app.code()
        assert not re.search(r"widget|App\b|figure", code)
        known = plain(NUMBER.findall(printed_by(code))).union(*map(as_said, app.settings.values()))
        unknown = plain(NUMBER.findall(app.said)) - known - TERMS.get(kind.__name__, set())
        assert not unknown, (values, unknown, app.said, printed_by(code))


@pytest.mark.parametrize("kind", APPS)
def test_the_widgets_show_what_show_returns(kind):
    app = kind()
    for control in app.controls.values():
        control.value = limits(control)[-1]
        shown = app.show(app.settings)
        assert app.sentence.said == shown.sentence
        if shown.figure:
            state = app.children[2].children[-1].state
            assert json.loads(state.data) == json.loads(shown.figure.to_json())["data"] and state.words == app.said
            assert app.figure.to_json() == shown.figure.to_json()
        if shown.graph:
            state = app.graph.state
            palette = np.array(state.palette)
            assert (palette[np.frombuffer(state.fill, np.uint8)] == shown.graph.fill).all()
            assert [mark["people"] for mark in state.marks] == [list(mark.people) for mark in shown.graph.marks]
            assert state.words == app.said


@pytest.mark.parametrize("kind", APPS)
def test_a_move_of_several_controls_and_reset_compute_once(kind, monkeypatch):
    app, calls = kind(), []
    show = app.show
    monkeypatch.setattr(app, "show", lambda settings: calls.append(settings) or show(settings))
    app.move(**{name: limits(control)[-1] for name, control in app.controls.items()})
    assert len(calls) == 1
    app.reset()
    assert len(calls) == 2


@pytest.mark.parametrize("kind", APPS)
def test_every_control_has_a_name_and_every_picture_words(kind):
    app = kind()
    assert len({control.description for control in app.controls.values()}) == len(app.controls)
    for control in app.controls.values():
        assert re.search(r"[A-Za-z]{3}", control.description), control
    names = [trace.name for trace in app.figure.data] if app.figure else []
    assert None not in names and len(set(names)) == len(names)
    for control in app.controls.values():
        if isinstance(control, ipywidgets.FloatSlider) and control.max <= 1:
            assert control.readout_format == ".0%" or "h" in control.description  # homophily is a weight, no share


def test_an_error_in_a_callback_surfaces(monkeypatch):
    app = apps.StartApp()
    monkeypatch.setattr(app, "show", lambda settings: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        app.controls["weight"].value = 0.5


def test_two_threads_take_turns(monkeypatch):
    app, at_work, most = apps.StartApp(), [], []
    show = app.show

    def slow(settings):
        at_work.append(settings)
        most.append(len(at_work))
        time.sleep(0.2)
        at_work.pop()
        return show(settings)

    monkeypatch.setattr(app, "show", slow)
    mover = threading.Thread(target=lambda: app.controls["weight"].set_trait("value", 0.9))
    mover.start()
    time.sleep(0.05)
    app.reset()
    mover.join()
    assert most == [1, 1] and app.settings["weight"] == 0.0 and "counting 0%" in app.said


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_controls_say_what_the_picture_shows_after_a_computation_broke_off(error, monkeypatch):
    app = apps.SpreadApp()
    before, said = app.settings, app.said

    def broken(settings):
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(app, "show", broken)
        with pytest.raises(error):
            app.controls["weight"].value = 0.3
        assert app.settings == before and app.said == said
        with pytest.raises(error):
            app.move(weight=0.2, sweeps=3)
        assert app.settings == before
    with pytest.raises(TraitError):
        app.move(weight=0.2, sweeps=4)  # no such number of sweeps
    assert app.settings == before and app.said == said
    with pytest.raises(ValueError, match="control must be one of 'weight', 'sweeps', 'resident', 'shown', got 'x'"):
        app.move(weight=0.2, x=1)
    assert app.settings == before
    app.move(weight=0.3)
    assert "counting 30%" in app.said


def test_working_is_said_after_a_while_and_not_before(monkeypatch):
    from netscore.apps import base

    app, seen = apps.StartApp(), []
    show = app.show

    def slowly(settings):
        while not app._working._dom_classes[-1:] == ("netscore-now",):
            pass
        seen.append("working")
        return show(settings)

    monkeypatch.setattr(base, "PATIENCE", 0.01)
    monkeypatch.setattr(app, "show", slowly)
    app.controls["weight"].value = 0.5
    assert seen == ["working"] and "netscore-now" not in app._working._dom_classes
    monkeypatch.setattr(base, "PATIENCE", 60)
    monkeypatch.setattr(app, "show", lambda settings: seen.append(app._working._dom_classes) or show(settings))
    app.controls["weight"].value = 0.6
    assert "netscore-now" not in seen[-1]
