"""What a screen reader needs: a sentence that is read out when it changes, and names for what stands with it."""

from __future__ import annotations

import html
from pathlib import Path

import anywidget
import ipywidgets as widgets
import traitlets


class Sentence(widgets.HTML):
    """A line of plain text, read out when it changes if an `Access` stands in the same box.

    Attributes
    ----------
    said : str
        The words.

    Examples
    --------
    >>> sentence = Sentence("Is 1 < 2?")
    >>> sentence.said
    'Is 1 < 2?'
    """

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.add_class("netscore-sentence")
        self.say(words)

    def say(self, words: str) -> None:
        """Show other words."""
        self.said = words
        self.value = f'<p style="max-width: 60em; line-height: 1.5">{html.escape(words)}</p>'


class Access(anywidget.AnyWidget):
    """Nothing to see: in its box it names each slider and the figure, and has the sentence read out.

    ipywidgets ties no name to a slider, and plotly says nothing of a figure. Words do not go through here: they
    must change even where a page is too busy to load this in time.

    Parameters
    ----------
    group
        What the controls of the box have in common, such as a question.
    """

    _esm = Path(__file__).with_name("access.js")
    group = traitlets.Unicode().tag(sync=True)
