"""A guess made before the run, and answered after it."""

from __future__ import annotations

import html
import itertools
import math
import numbers
import textwrap
from collections.abc import Mapping, Sequence

import ipywidgets as widgets
import numpy as np

from netscore import validate
from netscore.views.access import Access
from netscore.views.output import Output
from netscore.views.sentence import Sentence

UNASKED = "You made no prediction.\n"
"""The first line where nothing was chosen: JupyterLab shows it alone while the output is stored hidden."""

WIDTH = 88  # characters of a line of an answer: JupyterLab breaks longer ones inside words

Value = str | bool | float
Range = tuple[float | None, float | None]

# The guesses of this kernel, by question and options. A click makes the cell of the buttons the active one, so that
# Shift + Enter runs it again before it gets to the answer: without this the guess would be gone by then.
_GUESSES: dict[tuple[str, tuple[str, ...]], str] = {}


class Prediction(Output):
    """A question with a few answers; nothing is chosen at first, and nothing has to be.

    What was chosen stays chosen when the cell is run again. A restart of the kernel forgets it.

    Parameters
    ----------
    question
        What the learner is asked.
    options
        At least two answers in words, and what each stands for: a text, a number, True or False; or a pair
        (low, high) for the numbers from `low` up to and without `high`, None for an open end. In a plain list, each
        answer stands for its own words.
    choice
        A guess written into the cell, instead of a click: it outlives a restart.

    Raises
    ------
    ValueError
        If there are fewer than two options, if one cannot come true, or if two could both come true.

    Examples
    --------
    >>> change = {"shrink": (None, -1), "stay about the same": (-1, 1), "grow": (1, None)}
    >>> guess = Prediction("In ten years the gap will", change)
    >>> print(guess.answer(11 - 4, "It went from 4 to 11 points."))
    You made no prediction.
    What came out is "grow".
    It went from 4 to 11 points.
    >>> guess.choice = "shrink"
    >>> print(guess.answer(11 - 4, "It went from 4 to 11 points."))
    You expected "shrink"; what came out is "grow".
    It went from 4 to 11 points.
    >>> Prediction("In ten years the gap will", change)  # as when the cell is run again
    Prediction('shrink')
    """

    saved_words = "Run this cell to get the question back: click it, then press Shift + Enter."

    def __init__(
        self, question: str, options: Mapping[str, Value | Range] | Sequence[str], choice: str | None = None
    ) -> None:
        self.question = question
        self._meanings = _meanings(options)
        self.options = tuple(self._meanings)
        self._buttons = widgets.RadioButtons(options=self.options, value=None, layout={"width": "max-content"})
        self._buttons.description = self._buttons.tooltip = "Your guess:"
        self._note = Sentence("Choose one. Then press Shift + Enter until the next cell has run.")
        self._buttons.observe(self._record, "value")
        asked = widgets.HTML(f"<b>{html.escape(question, quote=False)}</b>")
        super().__init__([asked, self._buttons, self._note, Access(group=question)])
        if choice is None:
            choice = _GUESSES.get((self.question, self.options))
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
        _GUESSES[self.question, self.options] = change["new"]
        self._note.say(f"Recorded: {change['new']}. Press Shift + Enter until the next cell has run.")

    def answer(self, outcome: Value, words: str, why: str = "") -> str:
        """Return words that say which option came true, whatever was expected, and why.

        Parameters
        ----------
        outcome
            What came out: the option that stands for it is found here.
        words
            What came out, in a sentence with its numbers.
        why
            A sentence for whoever expected something else, and for everybody.

        Returns
        -------
        str
            One to three sentences.

        Raises
        ------
        ValueError
            If `outcome` is no finite number, text, True or False, or if no option stands for it.

        Examples
        --------
        >>> guess = Prediction("Does resident 17 pass?", {"yes": True, "no": False}, choice="no")
        >>> print(guess.answer(698 >= 640, "17 has 698 points.", "The line stands at 640."))
        You expected "no"; what came out is "yes".
        17 has 698 points.
        The line stands at 640.
        """
        outcome = _value("outcome", outcome)
        true = next((option for option, meaning in self._meanings.items() if _stands_for(meaning, outcome)), None)
        if true is None:
            stands = "; ".join(f"{option!r}: {_in_words(meaning)}" for option, meaning in self._meanings.items())
            raise ValueError(f"outcome must be what an option stands for ({stands}), got {outcome!r}: add an option")
        if self.choice is None:
            verdict = f'What came out is "{true}".'
        elif self.choice == true:
            verdict = f'As you expected: "{true}".'
        else:
            verdict = f'You expected "{self.choice}"; what came out is "{true}".'
        unasked = "" if self.choice else UNASKED
        return unasked + "\n".join(textwrap.fill(part, WIDTH) for part in (verdict, words, why) if part)

    def __repr__(self) -> str:
        return f"Prediction({self.choice!r})"


def _meanings(options: Mapping[str, Value | Range] | Sequence[str]) -> dict[str, Value | tuple[float, float]]:
    """Return what each option stands for; the open ends of ranges are infinite."""
    pairs = list(options.items()) if isinstance(options, Mapping) else [(words, words) for words in options]
    if isinstance(options, str) or len(pairs) < 2 or not all(isinstance(words, str) for words, _ in pairs):
        raise ValueError(f"options must hold at least two answers in words, got {options!r}")
    found = [(words, _meaning(words, meaning)) for words, meaning in pairs]
    for (one, stands), (other, stands_too) in itertools.combinations(found, 2):
        if _meet(stands, stands_too):
            both = f"{_in_words(stands)}, {_in_words(stands_too)}"
            raise ValueError(f"options must not come true together, got {one!r} and {other!r} ({both}): part them")
    return dict(found)


def _meaning(words: str, meaning: Value | Range) -> Value | tuple[float, float]:
    if not isinstance(meaning, tuple):
        return _value(f"options[{words!r}]", meaning)
    ends = [open_end if end is None else end for end, open_end in zip(meaning, (-math.inf, math.inf))]
    if len(meaning) != 2 or not all(map(_is_number, ends)) or not ends[0] < ends[1]:
        raise ValueError(
            f"options[{words!r}] must be a pair (low, high) of numbers with low < high, None for an open end, "
            f"got {meaning!r}"
        )
    return ends[0], ends[1]


def _value(name: str, value: Value) -> Value:
    if isinstance(value, np.generic | np.ndarray) and value.ndim == 0:  # out of NumPy's hands
        value = value.item()
    if not (isinstance(value, (str, bool)) or (_is_number(value) and math.isfinite(value))):
        raise ValueError(f"{name} must be a finite number, a text, True or False, got {value!r}")
    return value


def _is_number(value: object) -> bool:
    return isinstance(value, numbers.Real) and not isinstance(value, bool)


def _stands_for(meaning: Value | tuple[float, float], outcome: Value) -> bool:
    if isinstance(meaning, tuple):
        return not isinstance(outcome, str | bool) and meaning[0] <= outcome < meaning[1]
    return isinstance(meaning, bool) == isinstance(outcome, bool) and meaning == outcome


def _meet(one: Value | tuple[float, float], other: Value | tuple[float, float]) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return max(one[0], other[0]) < min(one[1], other[1])
    if isinstance(one, tuple):
        return not isinstance(other, tuple) and _stands_for(one, other)
    return _stands_for(other, one)


def _in_words(meaning: Value | tuple[float, float]) -> str:
    if not isinstance(meaning, tuple):
        return repr(meaning)
    low, high = meaning
    if low == -math.inf:
        return "any number" if high == math.inf else f"below {high:g}"
    return f"{low:g} or more" if high == math.inf else f"from {low:g}, below {high:g}"
