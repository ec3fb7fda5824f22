"""The frame of every app: controls, one figure, one live sentence, Reset and Show code."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets
import plotly.graph_objects as go

from netscore import validate
from netscore.apps.access import Access, Sentence
from netscore.apps.described import figure_widget

WIDE = {"description_width": "190px"}


class App(widgets.VBox):
    """Controls above a figure above one sentence that says what the figure shows.

    A subclass gives its `controls`, draws its figure once in `draw`, and changes it in `show`, which
    returns the sentence. Positions stay; only what moved is sent.

    Parameters
    ----------
    controls
        Name -> widget. Each name is a setting of the app and a keyword of its constructor.
    fixed
        Settings without a control (seed, number of people).

    Attributes
    ----------
    controls : dict of str to ipywidgets.Widget
    figure : plotly.graph_objects.FigureWidget
    sentence : Sentence
        Its text is `said`.
    """

    def __init__(self, controls: dict[str, widgets.Widget], fixed: dict[str, Any] | None = None) -> None:
        self.controls = controls
        self.fixed = dict(fixed or {})
        self._start = {name: control.value for name, control in controls.items()}
        # The widget starts from a figure that is up to date: plotly 7.1 loses part of what changes before display.
        self.figure = self.draw()
        self.said = self.show()
        self.figure = figure_widget(self.figure)
        self.sentence = Sentence()
        self._code = widgets.HTML(layout={"display": "none"})
        reset = widgets.Button(description="Reset", tooltip="Put every control back to its start")
        reset.on_click(lambda _: self.reset())
        self._show_code = widgets.ToggleButton(description="Show code", tooltip="Python that gives these numbers")
        self._show_code.observe(lambda _: self._tell(), "value")
        for control in controls.values():
            control.observe(lambda _: self._update(), "value")
        # Panels wrap on a narrow page; nothing is cut off.
        row = {"display": "flex", "flex_flow": "row wrap", "align_items": "center"}
        super().__init__(
            [
                widgets.Box(list(controls.values()), layout=row),
                self.figure,
                self.sentence,
                widgets.Box([reset, self._show_code], layout=row),
                self._code,
                Access(),
            ]
        )
        self._tell()

    def draw(self) -> go.Figure:
        """Return the figure at the first settings."""
        raise NotImplementedError

    def show(self) -> str:
        """Change the figure to the present settings and return the sentence, in plain text."""
        raise NotImplementedError

    def code(self) -> str:
        """Return Python, without widgets, that reproduces what is shown."""
        raise NotImplementedError

    @property
    def settings(self) -> dict[str, Any]:
        """The present settings: enough to build the same app again."""
        return self.fixed | {name: control.value for name, control in self.controls.items()}

    def reset(self) -> None:
        """Put every control back to where the app started."""
        for name, value in self._start.items():
            self.controls[name].value = value

    def _update(self) -> None:
        with self.figure.batch_update():  # one redraw, however many traces change
            self.said = self.show()
        self._tell()

    def _tell(self) -> None:
        self.sentence.say(self.said)
        shown = self._show_code.value
        self._show_code.description = "Hide code" if shown else "Show code"
        self._code.layout.display = "block" if shown else "none"
        self._code.value = f"<pre>{html.escape(self.code())}</pre>" if shown else ""

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        # For the same reason, an app that was changed from code or is shown again: plotly brings a figure up to
        # date when it is displayed itself, and not when it stands in a box.
        self.figure._repr_mimebundle_()
        return super()._repr_mimebundle_(**kwargs)

    def __repr__(self) -> str:
        settings = ", ".join(f"{name}={value!r}" for name, value in self.settings.items())
        return f"{type(self).__name__}({settings})"


def slider(
    name: str, description: str, value: float, low: float, high: float, step: float, *, live: bool = False
) -> widgets.IntSlider | widgets.FloatSlider:
    """Return a labelled slider; it sends its value on release unless `live`.

    ipywidgets would clip a value out of range without a word; `name` is the setting that is refused.
    """
    value = (validate.whole if isinstance(step, int) else validate.number)(name, value, low, high)
    kind = widgets.IntSlider if isinstance(step, int) else widgets.FloatSlider
    return kind(
        value=value,
        min=low,
        max=high,
        step=step,
        description=description,
        tooltip=description,  # else the label's is "null"
        continuous_update=live,
        style=WIDE,
        layout={"width": "420px"},
    )


def dropdown(name: str, description: str, value: Any, options: Mapping[str, Any]) -> widgets.Dropdown:
    """Return a labelled list to choose from; `options` gives the words for each value."""
    return widgets.Dropdown(
        options=list(options.items()),
        value=validate.choice(name, value, tuple(options.values())),
        description=description,
        style=WIDE,
        layout={"width": "440px"},
    )


def resident_box(name: str, description: str, value: int, n: int, *, low: int = 0) -> widgets.BoundedIntText:
    """Return a labelled field for a resident's number."""
    return widgets.BoundedIntText(
        value=validate.whole(name, value, low, n - 1),
        min=low,
        max=n - 1,
        description=description,
        tooltip=description,
        style=WIDE,
        layout={"width": "300px"},
    )
