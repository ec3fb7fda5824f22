"""A plotly figure, shown by its state."""

from __future__ import annotations

import functools
import gzip
import json
from importlib import resources

import ipywidgets as widgets
import plotly.graph_objects as go
import traitlets

from netscore.views.base import View, script


class PictureState(widgets.Widget):
    """What a picture draws: data and layout apart, so that a layout that stayed is not sent again."""

    data = traitlets.Unicode("[]").tag(sync=True)
    layout = traitlets.Unicode("{}").tag(sync=True)
    words = traitlets.Unicode().tag(sync=True)


class Picture(View):
    """A plotly figure that changes by being shown another.

    Parameters
    ----------
    figure
        Its layout has a height; the width is that of the page.
    words
        What it shows, for a screen reader.

    Attributes
    ----------
    figure : plotly.graph_objects.Figure
        The one that is shown now.

    Examples
    --------
    >>> picture = Picture(go.Figure(go.Bar(y=[1, 2])), "Two bars.")
    >>> picture.show(go.Figure(go.Bar(y=[2, 1])), "The first bar is higher now.")
    >>> picture.figure.data[0].y
    (2, 1)
    """

    _esm = script("picture")

    def __init__(self, figure: go.Figure, words: str) -> None:
        super().__init__(PictureState())
        self.on_msg(self._asked)
        self.show(figure, words)

    def show(self, figure: go.Figure, words: str) -> None:
        """Show another figure, with other words for it.

        Parameters
        ----------
        figure
            What is drawn.
        words
            What it shows, for who cannot see it.
        """
        self.figure = figure
        drawn = json.loads(figure.to_json())
        with self.state.hold_sync():
            self.state.data, self.state.layout = json.dumps(drawn["data"]), json.dumps(drawn["layout"])
            self.state.words = words

    def _asked(self, _widget: widgets.Widget, content: dict, _buffers: list) -> None:
        if content.get("kind") == "plotly":
            self.state.send({"kind": "plotly"}, [plotly_script()])


@functools.cache
def plotly_script() -> bytes:
    """Return the installed package's plotly.js, zipped: 1.5 MB in place of 5."""
    return gzip.compress(resources.files("plotly").joinpath("package_data", "plotly.min.js").read_bytes(), mtime=0)
