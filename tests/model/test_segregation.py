"""Modest wants that separate a town and a board."""

from __future__ import annotations

import numpy as np
import pytest

from netscore import (
    segregation,
)
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    segregation.cross_shares: (
        dict(people=10, mean_degree=4, aversion=0.2, rounds=2, seed=1),
        {
            "people": [0, 1, 11, 2.5, None],
            "mean_degree": [0, NAN, None],
            "aversion": [-0.1, 1.1, NAN, None],
            "turnover": [-0.1, 1.1, NAN, None],
            "rounds": [-1, 1.5, None],
            "seed": [-1, None],
        },
    ),
    segregation.schelling: (
        dict(wanted=0.3, seed=1, side=5),
        {
            "wanted": [-0.1, 1.1, NAN, None],
            "seed": [-1, None],
            "side": [2, 5.5, None],
            "density": [0, 1, NAN],
            "rounds": [-1, 0.5],
        },
    ),
}


def test_c26_aversion_sets_the_clock_and_not_the_end():
    fast = segregation.cross_shares(100_000, 10, 0.2, 20, seed=1)
    assert fast[10] == pytest.approx(0.1743, abs=0.004) and fast[20] == pytest.approx(0.0608, abs=0.003)
    slow = segregation.cross_shares(20_000, 10, 0.02, 1000, seed=1)
    on_paper = 0.5 * 0.99 ** np.arange(1001)
    assert np.abs(slow - on_paper).max() < 0.01
    assert slow[-1] < 0.001
    assert np.array_equal(fast, segregation.cross_shares(100_000, 10, 0.2, 20, seed=1))


@pytest.mark.parametrize(("aversion", "turnover"), [(0.02, 0.02), (0.2, 0.05), (0.5, 0.5), (1, 0.3), (0, 0.1)])
def test_where_any_tie_can_end_the_share_settles_above_zero(aversion, turnover):
    shares = segregation.cross_shares(20_000, 10, aversion, 400, seed=1, turnover=turnover)
    settled = turnover / (2 * turnover + aversion * (1 - turnover))
    assert shares[-50:].mean() == pytest.approx(settled, abs=0.01)


def test_two_people_stay_tied_to_each_other_however_averse():
    assert segregation.cross_shares(2, 4, 1, 5, seed=1).tolist() == [1.0] * 6


@pytest.mark.parametrize(("wanted", "end"), [(0.3, 0.746), (1 / 3, 0.746), (0.5, 0.875), (0.25, 0.574)])
def test_c25_modest_wants_separate_a_board(wanted, end):
    for seed in range(3):
        board, like = segregation.schelling(wanted, seed=seed)
        assert like[0] == pytest.approx(0.5, abs=0.02) and like[-1] == pytest.approx(end, abs=0.04)
        assert np.bincount(board.ravel()).tolist() == [250, 1125, 1125]


def test_c25_wants_of_0_3_and_of_a_third_are_the_same_for_eight_neighbours():
    for seed in range(3):
        boards = [segregation.schelling(wanted, seed=seed)[0] for wanted in (0.3, 1 / 3)]
        assert np.array_equal(*boards)


def test_the_board_ends_when_everyone_is_content():
    board, like = segregation.schelling(0.5, seed=3, side=20)
    for row, column in zip(*np.nonzero(board)):
        around = [
            board[(row + down) % 20, (column + right) % 20]
            for down in (-1, 0, 1)
            for right in (-1, 0, 1)
            if down or right
        ]
        neighbours = [one for one in around if one]
        assert not neighbours or sum(one == board[row, column] for one in neighbours) / len(neighbours) >= 0.5
    assert len(like) < 500


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    segregation, CALLS
)
