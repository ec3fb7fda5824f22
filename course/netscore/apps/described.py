"""A figure without controls, with its description below it."""

from __future__ import annotations

import ipywidgets as widgets
import plotly.graph_objects as go

from netscore.apps.access import Access, Sentence
from netscore.figures.base import CONFIG


class DescribedFigure(widgets.VBox):
    """A figure above the words that its ``layout.meta["alt"]`` holds, by which a screen reader names it.

    Parameters
    ----------
    figure
        It is not changed.

    Attributes
    ----------
    figure : plotly.graph_objects.FigureWidget
    said : str
        The description.

    Raises
    ------
    ValueError
        If the figure has no description.

    Examples
    --------
    >>> figure = go.Figure(go.Bar(y=[1, 2]), layout={"meta": {"alt": "Two bars, the second twice as high."}})
    >>> DescribedFigure(figure).said
    'Two bars, the second twice as high.'
    """

    def __init__(self, figure: go.Figure) -> None:
        self.said = (figure.layout.meta or {}).get("alt", "")
        if not self.said:
            raise ValueError('figure must describe itself in layout.meta = {"alt": words}, got none')
        self.figure = figure_widget(figure)
        super().__init__([self.figure, Sentence(self.said), Access()])


def figure_widget(figure: go.Figure) -> go.FigureWidget:
    """Return a figure as a widget with the course's settings; it starts as it is."""
    widget = go.FigureWidget(figure)
    widget._config = {**widget._config, **CONFIG}
    return widget
