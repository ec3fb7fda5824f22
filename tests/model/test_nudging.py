"""Rounds of rewards and punishments from first to last."""

import numpy as np
import pandas as pd
import pytest

from netscore import TOWN_SEED, behaviour, make_society
from netscore.nudging import nudge, rise

TOWN = make_society(300, seed=TOWN_SEED)
SETTINGS = {"seed": 5, "reward": 1.5, "punishment": 0.5, "visibility": 0.4, "aversion": 0.9, "gaming": 2.0}


def test_the_measures_rise_and_last_scores_are_those_of_the_rounds():
    found = nudge(TOWN, 12, **SETTINGS)
    table = behaviour.measures(TOWN, 12, **SETTINGS)
    assert found.measures.equals(table)
    assert found.rise == {name: table[name][12] - table[name][0] for name in ("shown", "conduct")}
    assert found.rise["shown"] > found.rise["conduct"] > 0
    *_, last = behaviour.rounds(TOWN, 12, **SETTINGS)
    assert np.array_equal(found.scores, last["people"]["score"]) and last["round"] == 12
    group = TOWN.people["group"].to_numpy()
    assert found.scores[group == "blue"].mean() == pytest.approx(table["blue_score"][12])


def test_no_round_is_no_rise():
    found = nudge(TOWN, 0, seed=1)
    assert found.rise == {"shown": 0.0, "conduct": 0.0} and found.measures.index.tolist() == [0]


def test_rise_compares_the_first_row_with_the_last():
    assert rise(pd.DataFrame({"conduct": [5.0, 9.0, 4.0], "shown": [1.0, 0.0, 7.0]})) == {"shown": 6.0, "conduct": -1.0}
    with pytest.raises(ValueError, match="^measures must hold the column 'conduct'"):
        rise(pd.DataFrame({"shown": [1.0]}))


@pytest.mark.parametrize("bad", [{"reward": -1}, {"visibility": 2}, {"gaming": -1}, {"seed": -1}])
def test_bad_settings_are_refused(bad):
    with pytest.raises(ValueError, match=f"^{next(iter(bad))} must"):
        nudge(TOWN, 3, **SETTINGS | bad)
