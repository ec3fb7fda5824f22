"""Lesson 10 draws the measures of each round, beside those of the small town if there is one."""

import itertools

import numpy as np
import pandas as pd
import pytest

from netscore import TOWN_SEED, behaviour, make_society
from netscore.figures.base import BAD, COLOR, GOOD, INK
from netscore.figures.nudge import nudge_figure

TOWN = make_society(300, seed=TOWN_SEED)
SETTINGS = {"seed": TOWN_SEED, "reward": 0.5, "gaming": 2}
LINES = {
    "what is scored": ("shown", INK),
    "what matters": ("conduct", GOOD),
    "speak up": ("speech", BAD),
    "ties to the punished": ("ties_to_punished", INK),
    "blue punished": ("blue_punished", COLOR["blue"]),
    "orange punished": ("orange_punished", COLOR["orange"]),
}


def test_each_line_is_its_measure_by_round(read):
    measures = behaviour.measures(TOWN, 30, **SETTINGS)
    figure = nudge_figure(measures, 30)
    see = read(figure)
    assert see.names == list(LINES)
    for name, (column, color) in LINES.items():
        assert list(see(name, "y")) == measures[column].tolist() and list(see(name, "x")) == list(range(31))
        assert see(name, "color") == color
    axes = {trace.name: (trace.xaxis, trace.yaxis) for trace in figure.data}
    assert {name for name in axes if axes[name] != ("x2", "y2")} == {"what is scored", "what matters"}
    assert len({(trace.line.color, trace.line.dash) for trace in figure.data}) == 6  # told apart without colours too
    assert len({trace.line.dash for trace in figure.data if trace.yaxis == "y2"}) == 4
    assert tuple(figure.layout.xaxis.range) == tuple(figure.layout.xaxis2.range) == (0, 30)


def test_a_run_on_its_way_is_drawn_over_the_thin_lines_of_the_small_town(read):
    small, measures = (behaviour.measures(TOWN, count, seed=1) for count in (50, 7))
    figure = nudge_figure(measures, 50, beside=small)
    see = read(figure)
    widths = {trace.name: trace.line.width for trace in figure.data}
    for name, (column, color) in LINES.items():
        assert list(see(name, "y")) == measures[column].tolist() and list(see(name, "x")) == list(range(8))
        thin = f"{name}, small town"
        assert list(see(thin, "y")) == small[column].tolist() and list(see(thin, "x")) == list(range(51))
        assert see(name, "color") == see(thin, "color") == color and widths[thin] < widths[name]
    assert "thin lines: the small town" in figure.layout.xaxis.title.text


def test_before_the_first_round_the_key_is_there_and_no_line(read):
    small = behaviour.measures(TOWN, 3, seed=1)
    see = read(nudge_figure(pd.DataFrame(), 3, beside=small))
    for name, (column, color) in LINES.items():
        assert see(name, "x") == see(name, "y") == (None,) and see(name, "color") == color
        thin = f"{name}, small town"
        assert list(see(thin, "y")) == small[column].tolist() and len(see(thin, "x")) == 4
        assert see(thin, "color") == color


def test_no_line_leaves_the_picture_whatever_is_set():
    figure = nudge_figure(behaviour.measures(TOWN, 1, seed=1), 30)
    (low, high), shares = figure.layout.yaxis.range, figure.layout.yaxis2.range
    limits = itertools.product((0, 2), (0, 2), (0, 1), (0, 1), (0, 2))
    for reward, punishment, visibility, aversion, gaming in limits:
        table = behaviour.measures(
            TOWN, 50, seed=TOWN_SEED, reward=reward, punishment=punishment, visibility=visibility, aversion=aversion,
            gaming=gaming,
        )  # fmt: skip
        points = table[["shown", "conduct"]].to_numpy()
        assert low < points.min() and points.max() < high
        parts = table[["speech", "ties_to_punished", "blue_punished", "orange_punished"]].to_numpy()
        assert shares[0] <= parts.min() and parts.max() <= shares[1]
    assert np.diff([low, high]) == pytest.approx(90)
