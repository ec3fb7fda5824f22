"""A line of words that is read out when it changes."""

from __future__ import annotations

import html

import ipywidgets as widgets


class Sentence(widgets.HTML):
    """A line of plain text, read out when it changes if a `Access` stands in the same box.

    It is a plain widget of ipywidgets: words must change even where a page is too busy to load anything else.

    Parameters
    ----------
    words
        To begin with.

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
        """Show other words.

        Parameters
        ----------
        words
            Plain text.
        """
        self.said = words
        self.value = f'<p style="max-width: 75em; line-height: 1.5; margin: 4px 0">{html.escape(words)}</p>'
