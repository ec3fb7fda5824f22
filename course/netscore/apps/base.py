"""The frame of every app: controls, one live sentence, a graph and a chart, Reset and Show code."""

from __future__ import annotations

import contextlib
import html
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets
import plotly.graph_objects as go

from netscore import validate
from netscore.figures.network import Network
from netscore.views import Access, Graph, Output, Picture, Sentence

WIDE = {"description_width": "175px"}
# Panels wrap on a narrow page; nothing is cut off.
ROW = {"display": "flex", "flex_flow": "row wrap", "align_items": "center"}
PATIENCE = 0.3  # seconds until an app says that it is at work


@dataclass(frozen=True)
class Shown:
    """All that an app says and draws at some settings.

    Attributes
    ----------
    sentence
        Plain text.
    figure, graph
        What the chart and the graph show, or None where the app has none.
    idle
        Names of controls that have no effect at these settings.
    """

    sentence: str
    figure: go.Figure | None = None
    graph: Network | None = None
    idle: tuple[str, ...] = ()


class App(Output):
    """Controls above one sentence that says what the pictures below it show.

    A subclass gives its `controls`, and two functions of the settings: `show` and `python`. Neither reads a widget.

    Parameters
    ----------
    controls
        Name -> widget. Each name is a setting of the app and a keyword of its constructor.
    fixed
        Settings without a control (seed, number of people).

    Attributes
    ----------
    controls : dict of str to ipywidgets.Widget
    graph : Graph or None
        The people that are shown.
    sentence : Sentence
        Its text is `said`.
    """

    saved_words = "Run this cell to get the app back: click it, then press Shift + Enter."

    def __init__(self, controls: dict[str, widgets.Widget], fixed: dict[str, Any] | None = None) -> None:
        self.controls = controls
        self.fixed = dict(fixed or {})
        self._start = {name: control.value for name, control in controls.items()}
        self._held = False
        self._turn = threading.RLock()  # a kernel may answer the slider and the button in two threads at once
        shown = self.show(self.settings)
        self.sentence = Sentence()
        self.graph = None if shown.graph is None else Graph(shown.graph, shown.sentence)
        self._picture = None if shown.figure is None else Picture(shown.figure, shown.sentence)
        self._working = widgets.Label("working …")
        self._working.add_class("netscore-working")
        self._code = widgets.HTML(layout={"display": "none"})
        self._show_code = widgets.ToggleButton(description="Show code", tooltip="Python that gives these numbers")
        self._show_code.observe(lambda _: self._print(), "value")
        views = widgets.Box([view for view in (self.graph, self._picture) if view], layout={"flex_flow": "row wrap"})
        views.add_class("netscore-views")
        row = widgets.Box(list(controls.values()), layout=ROW)
        row.add_class("netscore-controls")
        super().__init__(
            [
                row,
                self.sentence,
                views,
                widgets.Box([*self._reset_buttons(), self._show_code, self._working], layout=ROW),
                self._code,
                Access(controls=controls.values()),
            ]
        )
        self._tell(shown)
        self._told = self._values()
        for control in controls.values():
            control.observe(lambda _: self._update(), "value")

    def show(self, settings: Mapping[str, Any]) -> Shown:
        """Return what the app says and draws at these settings, from one call of the model.

        Parameters
        ----------
        settings
            Control or fixed setting -> value, as in `settings`.

        Returns
        -------
        Shown
            Sentence, figure and graph, and the names of controls without effect.
        """
        raise NotImplementedError

    def python(self, settings: Mapping[str, Any]) -> str:
        """Return Python, without widgets, that prints every number of the sentence at these settings.

        Parameters
        ----------
        settings
            Control or fixed setting -> value, as in `settings`.

        Returns
        -------
        str
            Lines that run as they are.
        """
        raise NotImplementedError

    def at_stake(self) -> str:
        """Say what of the learner's work *Reset* would wipe, such as "your 13 verdicts"; nothing, if nothing."""
        return ""

    @property
    def settings(self) -> dict[str, Any]:
        """The present settings: enough to build the same app again."""
        return self.fixed | self._values()

    @property
    def figure(self) -> go.Figure | None:
        """The chart that is shown now."""
        return self._picture and self._picture.figure

    @property
    def said(self) -> str:
        """The sentence."""
        return self.sentence.said

    def code(self) -> str:
        """Return Python, without widgets, that prints every number of the sentence."""
        return self.python(self.settings)

    def reset(self) -> None:
        """Put every control back to where the app started."""
        self.move(**self._start)

    def move(self, **values: Any) -> None:
        """Give several controls a value at once; the app computes once.

        Parameters
        ----------
        values
            Control -> its new value.

        Raises
        ------
        ValueError
            If there is no such control.
        """
        for name in values:
            validate.choice("control", name, tuple(self.controls))
        with self._turn, self._or_back():
            self._set(values)
            self._update()

    def _values(self) -> dict[str, Any]:
        return {name: control.value for name, control in self.controls.items()}

    def _set(self, values: Mapping[str, Any]) -> None:
        """Give controls a value and compute nothing."""
        self._held = True
        try:
            for name, value in values.items():
                self.controls[name].value = value
        finally:
            self._held = False

    @contextlib.contextmanager
    def _or_back(self) -> Iterator[None]:
        """Put the controls back to what the app says if it cannot say anything new, as after Interrupt."""
        try:
            yield
        except BaseException:
            self._set(self._told)
            raise

    def _reset_buttons(self) -> list[widgets.Button]:
        """Return *Reset*, and the two buttons that it shows where it would wipe work."""
        reset = widgets.Button(description="Reset", tooltip="Put every control back to its start")
        wipe = widgets.Button(layout={"display": "none", "width": "auto"}, button_style="warning")
        keep = widgets.Button(description="No, go on", layout={"display": "none"})

        def ask(asking: bool) -> None:
            wipe.description = wipe.tooltip = f"Yes, forget {self.at_stake()}"
            wipe.layout.display = keep.layout.display = "" if asking else "none"
            reset.layout.display = "none" if asking else ""

        def wiped(_: widgets.Button) -> None:
            ask(False)
            self.reset()

        reset.on_click(lambda _: ask(True) if self.at_stake() else self.reset())
        wipe.on_click(wiped)
        keep.on_click(lambda _: ask(False))
        for control in self.controls.values():  # whoever moves on has answered, and may have more at stake now
            control.observe(lambda _: ask(False), "value")
        for button in (reset, wipe):
            button.add_class("netscore-reset")
        return [reset, wipe, keep]

    def _update(self) -> None:
        if self._held:
            return  # whoever holds it computes at the end
        with self._turn, self._or_back(), self._at_work():
            settings = self.settings
            self._tell(self.show(settings))
            self._told = {name: settings[name] for name in self.controls}

    def _tell(self, shown: Shown) -> None:
        if self.graph and shown.graph:
            self.graph.show(shown.graph, shown.sentence)
        if self._picture and shown.figure:
            self._picture.show(shown.figure, shown.sentence)
        self.sentence.say(shown.sentence)
        for name, control in self.controls.items():
            control.disabled = name in shown.idle
        self._print()

    @contextlib.contextmanager
    def _at_work(self) -> Iterator[None]:
        """Say "working" while more than 0.3 s pass."""
        timer = threading.Timer(PATIENCE, lambda: self._working.add_class("netscore-now"))
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            self._working.remove_class("netscore-now")

    def _print(self) -> None:
        shown = self._show_code.value
        self._show_code.description = "Hide code" if shown else "Show code"
        self._code.layout.display = "block" if shown else "none"
        self._code.value = f"<pre>{html.escape(self.code())}</pre>" if shown else ""

    def __repr__(self) -> str:
        settings = ", ".join(f"{name}={value!r}" for name, value in self.settings.items())
        return f"{type(self).__name__}({settings})"


def slider(
    name: str, description: str, value: float, low: float, high: float, step: float, *, live: bool = False,
    percent: bool = False,
) -> widgets.IntSlider | widgets.FloatSlider:  # fmt: skip
    """Return a labelled slider; it sends its value on release unless `live`.

    Parameters
    ----------
    name
        The setting that is refused if `value` is out of range or between two steps: ipywidgets would clip it.
    description
        The label.
    value, low, high, step
        Whole numbers for a slider of whole numbers.
    live
        Whether the app follows while the handle moves.
    percent
        Whether the value, a share, is shown in per cent.

    Returns
    -------
    ipywidgets.IntSlider | ipywidgets.FloatSlider
        With the label to its left and the number to its right.

    Raises
    ------
    ValueError
        If an argument cannot be used; the message says which, and what is allowed.
    """
    is_whole = isinstance(step, int)
    value = validate.whole(name, value, int(low), int(high)) if is_whole else validate.number(name, value, low, high)
    steps = (value - low) / step
    if abs(steps - round(steps)) > 1e-9:
        raise ValueError(f"{name} must be one of {low:g}, {low + step:g}, ... {high:g}, got {value:g}")
    kind = widgets.IntSlider if is_whole else widgets.FloatSlider
    return kind(
        value=value,
        min=low,
        max=high,
        step=step,
        description=description,
        tooltip=description,  # else the label's is "null"
        continuous_update=live,
        style=WIDE,
        layout={"width": "385px"},
        **({"readout_format": ".0%"} if percent else {}),
    )


def dropdown(name: str, description: str, value: Any, options: Mapping[str, Any]) -> widgets.Dropdown:
    """Return a labelled list to choose from; `options` gives the words for each value.

    Parameters
    ----------
    name
        The setting that is refused if `value` is none of the options.
    description
        The label.
    value
        One of the values of `options`.
    options
        Words -> the value that they stand for.

    Returns
    -------
    ipywidgets.Dropdown
        Its value is one of the values of `options`.

    Raises
    ------
    ValueError
        If an argument cannot be used; the message says which, and what is allowed.
    """
    return widgets.Dropdown(
        options=list(options.items()),
        value=validate.choice(name, value, tuple(options.values())),
        description=description,
        style=WIDE,
        layout={"width": "385px"},
    )


def resident_box(name: str, description: str, value: int, n: int, *, low: int = 0) -> widgets.BoundedIntText:
    """Return a labelled field for a resident's number.

    Parameters
    ----------
    name
        The setting that is refused if `value` is out of range.
    description
        The label.
    value
        A resident's number.
    n
        How many residents there are.
    low
        The lowest number: below 0 where nobody may be meant.

    Returns
    -------
    ipywidgets.BoundedIntText
        A field for whole numbers.

    Raises
    ------
    ValueError
        If an argument cannot be used; the message says which, and what is allowed.
    """
    return widgets.BoundedIntText(
        value=validate.whole(name, value, low, n - 1),
        min=low,
        max=n - 1,
        description=description,
        tooltip=description,
        style=WIDE,
        layout={"width": "290px"},
    )
