"""The board draws each person in their cell, and cells are square."""

import numpy as np

from netscore import TOWN_SEED, segregation
from netscore.figures.base import COLOR, SHAPE
from netscore.figures.board import board_figure


def test_each_person_stands_in_their_cell_with_colour_and_shape(read):
    board, like = segregation.schelling(0.3, seed=TOWN_SEED)
    figure = board_figure(board, like[-1])
    see = read(figure)
    seen = np.zeros_like(board)
    for value, name in ((1, "blue"), (2, "orange")):
        seen[np.array(see(name, "y")), np.array(see(name, "x"))] = value
        assert see(name, "color") == COLOR[name]
    assert (seen == board).all() and sum(len(see(name, "x")) for name in COLOR) == (board > 0).sum()
    assert {trace.name: trace.marker.symbol for trace in figure.data} == SHAPE
    assert figure.layout.title.text == f"{like[-1]:.0%} of neighbours are alike; empty cells are white"
    assert figure.layout.meta["alt"].startswith("A board of 50 by 50 cells with blue and orange people. ")
    assert figure.layout.title.text.lower() in figure.layout.meta["alt"].lower()


def test_cells_are_square_whatever_the_width_of_the_page_and_hold_their_marks():
    for side in (2, 50):
        board = np.ones((side, side), dtype=int)
        figure = board_figure(board, 1.0)
        layout = figure.layout
        assert layout.yaxis.scaleanchor == "x" and layout.xaxis.constrain == layout.yaxis.constrain == "domain"
        assert layout.xaxis.range == layout.yaxis.range == (-1, side)
        cell = (layout.height - layout.margin.t - layout.margin.b) / (side + 1)
        assert 0.5 * min(cell, 20) < figure.data[0].marker.size < 1.1 * cell
