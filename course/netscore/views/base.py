"""A view: what is drawn is state, held by a plain model of ipywidgets; code in the page draws it."""

from __future__ import annotations

import re
from pathlib import Path

import anywidget
import ipywidgets as widgets
import traitlets

FOLDER = Path(__file__).parent
IMPORT = re.compile(r'^import .* from "\./(\w+)\.js";\n', flags=re.MULTILINE)


class View(anywidget.AnyWidget):
    """Draws a state, whenever it is loaded, and as often as it is shown.

    A subclass gives the code in the page (`_esm`, from `script`) and its state.

    Parameters
    ----------
    state
        An `ipywidgets.Widget` without a view, whose synced traits are all that is drawn. anywidget's own model drops
        every change where the page takes more than two seconds to load it; a plain model drops none.
    """

    state = traitlets.Instance(widgets.Widget).tag(sync=True, **widgets.widget_serialization)
    _css = FOLDER / "views.css"

    def __init__(self, state: widgets.Widget) -> None:
        super().__init__(state=state)

    def open(self) -> None:
        """Open the state too, if it was closed."""
        self.state.open()
        super().open()

    def close(self) -> None:
        """Close the state too: the page and the kernel forget both."""
        self.state.close()
        super().close()


def script(name: str) -> str:
    """Return a module of this folder and those that it imports as one text, each once.

    anywidget takes a text, and a text has no neighbours to import from.

    Parameters
    ----------
    name
        Of the file, without its ending.

    Returns
    -------
    str
        JavaScript.

    Examples
    --------
    >>> text = script("picture")
    >>> text.index("function stateOf") < text.index("function render"), "import {" in text
    (True, False)
    """
    return "".join(_modules(name, set()))


def _modules(name: str, seen: set[str]) -> list[str]:
    if name in seen:
        return []
    first = not seen
    seen.add(name)
    text = (FOLDER / f"{name}.js").read_text(encoding="utf-8")
    before = [part for other in IMPORT.findall(text) for part in _modules(other, seen)]
    text = IMPORT.sub("", text)
    return [*before, text if first else re.sub(r"^export ", "", text, flags=re.MULTILINE)]
