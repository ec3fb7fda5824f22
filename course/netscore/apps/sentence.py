"""A sentence that a screen reader reads out when it changes, and that names what stands with it."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets


class Sentence(anywidget.AnyWidget):
    """One line of plain text in a box of controls, and perhaps a figure.

    In the page it also gives each slider of its box the name that stands beside it, and makes itself the text of
    the box's figure: ipywidgets and plotly leave both without.

    Attributes
    ----------
    value : str
        The words.
    group : str
        What the controls of the box have in common, such as a question; empty for nothing.
    """

    _esm = Path(__file__).with_name("sentence.js")
    value = traitlets.Unicode().tag(sync=True)
    group = traitlets.Unicode().tag(sync=True)
