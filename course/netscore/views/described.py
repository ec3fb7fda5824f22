"""A figure without controls, with its description below it."""

from __future__ import annotations

import plotly.graph_objects as go

from netscore.views.output import Output
from netscore.views.picture import Picture
from netscore.views.sentence import Sentence


class DescribedFigure(Output):
    """A figure above the words that its ``layout.meta["alt"]`` holds, by which a screen reader names it.

    Parameters
    ----------
    figure
        It is not changed.

    Attributes
    ----------
    figure : plotly.graph_objects.Figure
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

    saved_words = "Run this cell to get the picture back: click it, then press Shift + Enter."

    def __init__(self, figure: go.Figure) -> None:
        self.said = (figure.layout.meta or {}).get("alt", "")
        if not self.said:
            raise ValueError('figure must describe itself in layout.meta = {"alt": words}, got none')
        self._picture = Picture(figure, self.said)
        super().__init__([self._picture, Sentence(self.said)])

    @property
    def figure(self) -> go.Figure:
        """The figure that is shown."""
        return self._picture.figure
