"""Residents stand at their scores."""

import pytest

from netscore.figures.base import HOLLOW, INK, chart
from netscore.figures.standing import standing


def test_residents_stand_at_their_scores_hollow_where_refused_and_the_one_in_question_is_a_star(read):
    figure = chart([standing({17: 640, 204: 617.5, 3: 800}, 640, 50, star=3, xaxis="x2")])
    see = read(figure)
    assert dict(zip(see("residents", "text"), see("residents", "x"))) == {"204": 617.5, "17": 640, "3": 800}
    assert set(see("residents", "y")) == {50} and list(see("residents", "color")) == [HOLLOW, INK, INK]
    (trace,) = figure.data
    assert list(trace.marker.symbol) == ["circle", "circle", "star"] and trace.marker.opacity == 1
    assert list(trace.error_y.arrayminus) == [50] * 3 and list(trace.error_y.array) == [0] * 3  # down to the axis
    assert trace.xaxis == "x2"


@pytest.mark.parametrize("scores", [{17: 600}, {17: 600, 204: 650}, {17: 600, 204: 650, 3: 620}])
def test_labels_of_neighbours_stand_on_different_sides(scores):
    trace = standing(scores, 640, 50)
    assert trace["x"] == sorted(scores.values()) and len(set(trace["textposition"])) == len(scores)
