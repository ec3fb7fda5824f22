"""What ipywidgets leaves unsaid: names of controls, what is wrong with a typed value, and that the kernel is gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import anywidget
import ipywidgets as widgets
import traitlets

from netscore.views.base import FOLDER, script


class Access(anywidget.AnyWidget):
    """Stands in a box with controls and a `Sentence`, and does for them what ipywidgets does not.

    It names each slider for a screen reader, has the sentence read out when it changes, refuses in words a typed value
    that is out of range, off the steps or unreadable (ipywidgets clips or misreads it), keeps *Reset* back while a move
    is on its way to the kernel, and says when the kernel is gone. Words and pictures do not go through here: they must
    change even where this is loaded late.

    Parameters
    ----------
    group
        What the controls of the box have in common, such as a question.
    controls
        Those whose moves come before a click on *Reset*; into some of them a number can be typed.
    """

    _esm = script("access")
    _css = FOLDER / "views.css"
    group = traitlets.Unicode().tag(sync=True)
    fields: traitlets.List = traitlets.List().tag(sync=True)
    controls: traitlets.List = traitlets.List().tag(sync=True, **widgets.widget_serialization)

    def __init__(self, group: str = "", controls: Iterable[widgets.Widget] = ()) -> None:
        controls = list(controls)
        fields = [_field(control) for control in controls if hasattr(control, "max")]
        super().__init__(group=group, fields=fields, controls=controls)


def _field(control: widgets.Widget) -> dict[str, Any]:
    """Return what may be typed into a control."""
    percent = getattr(control, "readout_format", "").endswith("%")
    return {
        "name": control.description,
        "low": control.min,
        "high": control.max,
        "step": control.step,
        "percent": percent,
    }
