"""A guess made before the run, and answered after it."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from netscore import validate
from netscore.apps.access import Access, Sentence

UNASKED = "You made no prediction.\n"  # what came out then has its own line


class Prediction(widgets.VBox):
    """A question with a few answers; nothing is chosen at first, and nothing has to be.

    Parameters
    ----------
    question
        What the learner is asked.
    options
        The answers to choose from, at least two.
    choice
        A guess written into the cell, instead of a click: it is still there after the kernel restarts.

    Examples
    --------
    >>> guess = Prediction("Will the gap grow?", ["grow", "shrink"])
    >>> guess.answer("grow", "It grew from 4 to 11 points.")
    'You made no prediction.\\nIt grew from 4 to 11 points.'
    >>> guess.choice = "shrink"
    >>> guess.answer("grow", "It grew from 4 to 11 points.")
    'You expected "shrink". It grew from 4 to 11 points.'
    >>> guess.choice = "grow"
    >>> guess.answer("grow", "It grew from 4 to 11 points.")
    'As you expected: "grow". It grew from 4 to 11 points.'
    >>> Prediction("Will the gap grow?", ["grow", "shrink"], choice="grow")
    Prediction('grow')
    """

    def __init__(self, question: str, options: Sequence[str], choice: str | None = None) -> None:
        if len(options) < 2:
            raise ValueError(f"options must hold at least two answers, got {list(options)!r}")
        self.question, self.options = question, tuple(options)
        self._buttons = widgets.RadioButtons(options=self.options, value=None, layout={"width": "max-content"})
        self._buttons.description = self._buttons.tooltip = "Your guess:"
        self._note = Sentence("Choose one, then run the next cell.")
        self._buttons.observe(self._record, "value")
        super().__init__([widgets.HTML(f"<b>{question}</b>"), self._buttons, self._note, Access(group=question)])
        if choice is not None:
            self.choice = choice

    @property
    def choice(self) -> str | None:
        """The recorded guess, or None."""
        return self._buttons.value

    @choice.setter
    def choice(self, value: str) -> None:
        self._buttons.value = validate.choice("choice", value, self.options)

    def _record(self, change: dict) -> None:
        self._note.say(f"Recorded: {change['new']}. Now run the next cell: arrow down, then Shift + Enter.")

    def answer(self, right: str, outcome: str) -> str:
        """Return words that compare the guess with what came out; without a guess, what came out has its own line.

        JupyterLab shows the first line of an output that is stored hidden.

        Parameters
        ----------
        right
            The option that came true.
        outcome
            One sentence that says what came out.
        """
        validate.choice("right", right, self.options)
        if self.choice is None:
            return f"{UNASKED}{outcome}"
        if self.choice == right:
            return f'As you expected: "{right}". {outcome}'
        return f'You expected "{self.choice}". {outcome}'

    def __repr__(self) -> str:
        return f"Prediction({self.choice!r})"
