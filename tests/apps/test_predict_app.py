"""Lesson 07's app says and shows how the lender of the model judges."""

import numpy as np
import pytest

from netscore import TOWN_SEED, scorecard, signals
from netscore.apps import PredictApp


def test_it_says_and_draws_how_good_how_true_and_for_whom():
    app = PredictApp(cross_tie=0.3, homophily=0.9)
    world = signals.signal_world(20_000, seed=TOWN_SEED, cross_tie=0.3, homophily=0.9)
    friends, alone = (signals.judged(world, friends=counted) for counted in (True, False))
    assert f"With friends, {friends['accuracy']['all']:.1%} of 20,000 people" in app.said
    assert f"and {alone['accuracy']['all']:.1%} by their own signal alone" in app.said
    assert f"Brier scores {friends['brier']['all']:.3f} and {alone['brier']['all']:.3f}" in app.said
    assert f"{world.cross_type_share():.0%} of ties join unlike people" in app.said
    refused = friends["wrongly_refused"]
    assert f"{refused['blue']:.1%} of blue and {refused['orange']:.1%} of orange are refused" in app.said
    drawn = {trace.name: trace for trace in app.figure.data}
    assert list(drawn["with friends"].y) == pytest.approx(refused[["blue", "orange"]].tolist())
    assert list(drawn["own signal alone"].y) == pytest.approx(alone["wrongly_refused"][["blue", "orange"]].tolist())
    orange = (world.people["group"] == "orange").to_numpy()
    tenths = scorecard.calibration_table(world.chance()[orange], world.people["good"][orange].to_numpy())
    assert list(drawn["orange, with friends"].y) == pytest.approx(tenths["repaid"].tolist())
    mean = np.average(tenths["repaid"], weights=tenths["people"])
    assert mean == pytest.approx(world.people["good"][orange].mean())


def test_a_gap_says_whom_it_is_against():
    app = PredictApp()
    tables = [
        signals.judged(signals.signal_world(20_000, seed=TOWN_SEED), friends=counted) for counted in (True, False)
    ]
    gaps = [100 * (table["wrongly_refused"]["orange"] - table["wrongly_refused"]["blue"]) for table in tables]
    assert gaps[0] > 0.1 and gaps[1] < -0.1
    assert f"a gap of {gaps[0]:.1f} points against orange" in app.said
    assert f"the own signal alone has {-gaps[1]:.1f} points against blue." in app.said
