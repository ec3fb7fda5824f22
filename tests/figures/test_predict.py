"""Lesson 07 draws calibration and refusals as the model gives them."""

import numpy as np
import pytest

from netscore import TOWN_SEED, scorecard, signals
from netscore.figures.base import COLOR, HOLLOW, INK
from netscore.figures.predict import predict_figure
from netscore.judgement import judgement

WORLD = signals.signal_world(5000, seed=TOWN_SEED, cross_tie=0.3, homophily=0.9)


def test_lines_are_calibration_and_bars_are_the_good_who_are_refused(read):
    see = read(predict_figure(judgement(WORLD)))
    chance, people = WORLD.chance(), WORLD.people
    for name, color in COLOR.items():
        who = (people["group"] == name).to_numpy()
        table = scorecard.calibration_table(chance[who], people["good"].to_numpy()[who])
        assert see(f"{name}, with friends", "x") == pytest.approx(table["predicted"])
        assert see(f"{name}, with friends", "y") == pytest.approx(table["repaid"])
        assert see(f"{name}, with friends", "color") == color
    assert see("as predicted", "x") == see("as predicted", "y") == (0, 1) and see("as predicted", "color") == INK
    good = people["good"].to_numpy()
    for name, refused in (("with friends", chance < 0.5), ("own signal alone", people["signal"].to_numpy() == -1)):
        rates = [refused[good & (people["group"] == group).to_numpy()].mean() for group in COLOR]
        assert see(name, "x") == tuple(COLOR) and see(name, "y") == pytest.approx(rates)
        assert list(see(name, "text")) == [f"{rate:.0%}" for rate in rates]
    assert list(see("with friends", "color")) == list(COLOR.values()) and see("own signal alone", "color") == HOLLOW


def test_axes_hold_both_ends_of_every_control_and_do_not_move():
    ends = {"signal_error": (0.05, 0.45), "cross_tie": (0.0, 1.0), "dropped": (0.0, 0.9), "homophily": (0.5, 1.0)}
    figures = [
        predict_figure(judgement(signals.signal_world(5000, seed=TOWN_SEED, **{name: value})))
        for name, values in ends.items()
        for value in values
    ]
    (axes,) = {(f.layout.xaxis.range, f.layout.yaxis.range, f.layout.yaxis2.range) for f in figures}
    assert axes[:2] == ((0, 1), (0, 1))
    assert max(np.max(trace.y) for figure in figures for trace in figure.data if trace.type == "bar") < axes[2][1]
