"""What a graph shows of people: fill for an outcome, a word for each fill, a scale from dark to light."""

from __future__ import annotations

import numpy as np

from netscore.figures.base import COLOR
from netscore.figures.network import HOLLOW, filled, shaded

GROUP = np.array(["blue", "orange", "blue", "orange"])


def test_a_scale_of_colours_is_dark_at_the_low_end_and_light_at_the_high_end():
    colors = shaded(np.array([0.0, 300, 575, 850, 900]), 300, 850)
    assert colors[0] == colors[1] and colors[3] == colors[4]

    def light(color):
        return sum(int(color[k : k + 2], 16) for k in (1, 3, 5))

    assert light(colors[1]) < light(colors[2]) < light(colors[3])


def test_a_yes_is_filled_with_the_colour_of_the_group_and_a_no_is_hollow():
    fill = filled(GROUP, np.array([True, True, False, False]))
    assert fill.tolist() == [COLOR["blue"], COLOR["orange"], HOLLOW, HOLLOW]
