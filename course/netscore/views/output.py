"""What a cell shows: kept as words when the notebook is saved, and forgotten when the cell shows something new."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from netscore import saved

# Cell -> the run that showed something there, and what it showed. Widgets live as long as their kernel, in the page
# too; without this each run of a cell would stay there for good.
_SHOWN: dict[str, tuple[str, list[widgets.Widget]]] = {}


class Output(widgets.VBox):
    """A box that is shown below its cell.

    Parameters
    ----------
    children
        Its parts, from top to bottom.
    **kwargs
        As for a box of ipywidgets.

    Attributes
    ----------
    saved_words : str
        What a saved notebook says in its place.
    """

    saved_words = "Run this cell to get it back."

    def close(self) -> None:
        """Close it; it opens again if it is shown again."""
        if self.comm is not None:
            super().close()
            del self._repr_mimebundle_  # which ipywidgets has set to None: what is shown would be the name alone

    def _repr_mimebundle_(self, **kwargs: Any) -> saved.Bundle:
        if self.comm is None:
            _open(self)
        _replace(self)
        return saved.bundle(super()._repr_mimebundle_(**kwargs), self.saved_words)


def _replace(shown: Output) -> None:
    """Close what an earlier run of the present cell showed, unless another cell shows it too."""
    run, cell = _here()
    if cell is None:
        return
    before, boxes = _SHOWN.get(cell, ("", []))
    if run == before:
        boxes.append(shown)
        return
    _SHOWN[cell] = run, [shown]
    elsewhere = [box for _, others in _SHOWN.values() for box in others]
    for box in boxes:
        if not any(box is other for other in elsewhere):
            _close(box)


def _here() -> tuple[str, str | None]:
    """Return the run of code that goes on, and the cell; no cell outside a notebook."""
    from IPython import get_ipython

    parent = getattr(get_ipython(), "parent_header", None) or {}
    return parent.get("header", {}).get("msg_id", ""), parent.get("metadata", {}).get("cellId")


def _close(widget: widgets.Widget) -> None:
    for part in _parts(widget):
        _close(part)
    widget.close()


def _open(widget: widgets.Widget) -> None:
    for part in _parts(widget):
        _open(part)
    widget.open()


def _parts(widget: widgets.Widget) -> list[widgets.Widget]:
    parts = *getattr(widget, "children", ()), getattr(widget, "layout", None), getattr(widget, "style", None)
    return [part for part in parts if isinstance(part, widgets.Widget)]
