"""A prediction finds what came true by itself, says so whatever was expected, and keeps the guess for the kernel."""

from __future__ import annotations

import math

import numpy as np
import pytest

from netscore import apps
from netscore.views import prediction
from netscore.views.prediction import UNASKED, Prediction

CHANGE = {"shrink": (None, -1), "stay about the same": (-1, 1), "grow": (1, None)}
KINDS = {"none": 0, "some": (1, 11), "a word": "word", "yes": True}


@pytest.fixture(autouse=True)
def new_kernel(monkeypatch):
    monkeypatch.setattr(prediction, "_GUESSES", {})


def click(guess: Prediction, option: str) -> None:
    """What a click in the page does."""
    guess._buttons.set_state({"index": guess.options.index(option)})


def note(guess: Prediction) -> str:
    return guess._note.said


def came_true(options, outcome) -> str:
    """The option that an answer without a guess names."""
    return Prediction("?", options).answer(outcome, "So.").removeprefix(f'{UNASKED}What came out is "').split('"')[0]


@pytest.mark.parametrize(
    ("options", "outcome", "true"),
    [
        (CHANGE, -1.01, "shrink"),
        (CHANGE, -1, "stay about the same"),  # from low
        (CHANGE, 0.99, "stay about the same"),
        (CHANGE, 1, "grow"),  # to below high
        (CHANGE, np.float64(7.5), "grow"),
        (CHANGE, np.float32(-7.5), "shrink"),
        (CHANGE, np.int64(1), "grow"),
        (CHANGE, np.array(5), "grow"),
        (KINDS, 0, "none"),
        (KINDS, 0.0, "none"),
        (KINDS, 10.9, "some"),
        (KINDS, "word", "a word"),
        (KINDS, np.str_("word"), "a word"),
        (KINDS, True, "yes"),  # and not the number 1
        (KINDS, np.True_, "yes"),
        (KINDS, 1, "some"),
        (["grow", "shrink"], "shrink", "shrink"),
        (("grow", "shrink"), np.array(["shrink"])[0], "shrink"),
    ],
)
def test_the_option_that_came_true_is_found(options, outcome, true):
    assert came_true(options, outcome) == true


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("grow", 'As you expected: "grow".\nIt grew by 3 points.\nAverages lift.'),
        ("shrink", 'You expected "shrink"; what came out is "grow".\nIt grew by 3 points.\nAverages lift.'),
        (None, 'You made no prediction.\nWhat came out is "grow".\nIt grew by 3 points.\nAverages lift.'),
    ],
)
def test_everybody_is_told_what_came_true_and_why(choice, said):
    guess = Prediction("The gap will", CHANGE, choice=choice)
    assert guess.answer(3, "It grew by 3 points.", "Averages lift.") == said
    assert guess.answer(3, "It grew by 3 points.", why="Averages lift.") == said
    assert guess.answer(3, "It grew by 3 points.") == said.removesuffix("\nAverages lift.")


def test_long_sentences_are_broken_between_words():
    words = "It grew by 3 points. " * 10
    lines = Prediction("The gap will", CHANGE, choice="grow").answer(3, words, words).splitlines()
    assert max(map(len, lines)) <= 88 and " ".join(lines).split() == [
        "As",
        "you",
        "expected:",
        '"grow".',
        *2 * words.split(),
    ]


def test_the_line_that_is_shown_of_a_hidden_answer_tells_nothing():
    first, *rest = Prediction("The gap will", CHANGE).answer(3, "It grew by 3 points.", "Averages lift.").split("\n")
    assert f"{first}\n" == UNASKED and rest == ['What came out is "grow".', "It grew by 3 points.", "Averages lift."]
    assert not any(character.isdigit() for character in first)
    assert not any(option in first for option in CHANGE)


def test_notebooks_that_learners_saved_go_on_working():
    assert apps.Prediction is Prediction
    guess = apps.Prediction("Will the gap grow?", ["grow", "shrink"])
    guess.choice = "shrink"
    assert guess.answer("grow", "It grew.") == 'You expected "shrink"; what came out is "grow".\nIt grew.'
    assert guess.options == ("grow", "shrink") and repr(guess) == "Prediction('shrink')"


def test_click_shift_enter_shift_enter_answers_to_the_guess():
    cells = ('guess = Prediction("The gap will", CHANGE)', 'said = guess.answer(3, "It grew.")')
    kernel = {"Prediction": Prediction, "CHANGE": CHANGE}
    exec(cells[0], kernel)
    assert note(kernel["guess"]) == "Choose one. Then press Shift + Enter until the next cell has run."
    click(kernel["guess"], "shrink")
    assert note(kernel["guess"]) == "Recorded: shrink. Press Shift + Enter until the next cell has run."
    exec(cells[0], kernel)  # a click made this cell the active one
    assert note(kernel["guess"]) == "Recorded: shrink. Press Shift + Enter until the next cell has run."
    assert kernel["guess"]._buttons.value == "shrink"
    exec(cells[1], kernel)
    assert kernel["said"].startswith('You expected "shrink"; ')


def test_the_last_guess_is_kept_for_its_own_question_and_options():
    guess = Prediction("The gap will", CHANGE)
    for option in ("shrink", "grow"):
        click(guess, option)
    assert Prediction("The gap will", CHANGE).choice == "grow"
    assert Prediction("The gap will", list(CHANGE)).choice == "grow"
    assert Prediction("The gap will really", CHANGE).choice is None
    assert Prediction("The gap will", ["grow", "shrink"]).choice is None


def test_a_guess_written_into_the_cell_wins_and_is_kept_too():
    click(Prediction("The gap will", CHANGE), "shrink")
    assert Prediction("The gap will", CHANGE, choice="grow").choice == "grow"
    assert Prediction("The gap will", CHANGE).choice == "grow"


def test_a_question_is_text():
    assert Prediction("Is 1 < 2 for <b>you</b>?", ["yes", "no"]).children[0].value == (
        "<b>Is 1 &lt; 2 for &lt;b&gt;you&lt;/b&gt;?</b>"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["yes"], r"options must hold at least two answers in words, got \['yes'\]"),
        ({}, "options must hold at least two answers"),
        ("yes", "options must hold at least two answers in words, got 'yes'"),
        ([1, 2], "options must hold at least two answers in words"),
        (["yes", "yes"], "options must not come true together, got 'yes' and 'yes'"),
        ({"low": (None, 2), "high": (1, None)}, r"got 'low' and 'high' \(below 2, 1 or more\)"),
        ({"low": (0, 2), "high": (1, 3)}, r"got 'low' and 'high' \(from 0, below 2, from 1, below 3\)"),
        ({"low": (0, 2), "one": 1}, "got 'low' and 'one'"),
        ({"one": 1, "low": (0, 2)}, "got 'one' and 'low'"),
        ({"one": 1, "uno": 1.0}, "got 'one' and 'uno'"),
        ({"any": (None, None), "one": 1}, "got 'any' and 'one' .any number, 1."),
        ({"low": (2, 1), "high": 5}, r"options\['low'\] must be a pair .* with low < high, .* got \(2, 1\)"),
        ({"low": (1, 1), "high": 5}, r"options\['low'\] must be a pair"),
        ({"low": (1, 2, 3), "high": 5}, r"options\['low'\] must be a pair"),
        ({"low": (math.nan, 2), "high": 5}, r"options\['low'\] must be a pair"),
        ({"low": ("a", 2), "high": 5}, r"options\['low'\] must be a pair"),
        ({"low": math.nan, "high": 5}, r"options\['low'\] must be a finite number, a text, True or False, got nan"),
        ({"low": None, "high": 5}, r"options\['low'\] must be a finite number, a text, True or False, got None"),
    ],
)
def test_options_that_cannot_be_told_apart_are_refused(options, said):
    with pytest.raises(ValueError, match=said):
        Prediction("?", options)


def test_ranges_may_touch_and_kinds_do_not_mix():
    Prediction("?", {"low": (None, 1), "one to two": (1, 2), "high": (2, None), "yes": True, "one": "1"})


@pytest.mark.parametrize("outcome", [math.nan, math.inf, None, [1], np.array([1, 2]), np.float64("nan")])
def test_an_outcome_that_is_no_value_is_refused(outcome):
    with pytest.raises(ValueError, match="^outcome must be a finite number, a text, True or False, got"):
        Prediction("?", CHANGE).answer(outcome, "So.")


@pytest.mark.parametrize(
    ("options", "outcome"),
    [
        ({"low": (0, 1), "high": (2, 3)}, 1),
        (KINDS, False),
        (KINDS, "none"),
        (["grow", "shrink"], "Grow"),
        (CHANGE, "grow"),
    ],
)
def test_an_outcome_that_no_option_stands_for_is_refused(options, outcome):
    with pytest.raises(ValueError, match=r"^outcome must be what an option stands for \('.*\), got .*: add an option"):
        Prediction("?", options).answer(outcome, "So.")


def test_a_choice_that_is_not_offered_is_refused():
    with pytest.raises(ValueError, match="choice must be one of 'shrink', "):
        Prediction("The gap will", CHANGE, choice="maybe")
    assert Prediction("The gap will", CHANGE).choice is None


def test_prediction_refuses_an_answer_that_was_not_offered():
    guess = Prediction("?", ["yes", "no"])
    for wrong in ("maybe", None, 3):
        with pytest.raises(ValueError, match="outcome must be"):
            guess.answer(wrong, "So it was.")
    with pytest.raises(ValueError, match="options must hold"):
        Prediction("?", ["yes"])
    with pytest.raises(ValueError, match="choice must be one of"):
        Prediction("?", ["yes", "no"], choice="maybe")
