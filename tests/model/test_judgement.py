"""A lender with and without friends' signals, against counts made here."""

import numpy as np
import pytest

from netscore import signals
from netscore.friend_score import posterior_good
from netscore.judgement import against, judgement

WORLD = signals.signal_world(2000, seed=5, signal_error=0.2, cross_tie=0.3, dropped=0.5, homophily=0.9)
FOUND = judgement(WORLD)


def test_refusals_and_gaps_are_counted_among_the_good():
    people = WORLD.people
    signal, good, group = (people[name].to_numpy() for name in ("signal", "good", "group"))
    seen = [[signal[WORLD.ties[[person]].indices].tolist().count(s) for person in range(2000)] for s in (1, -1)]
    chance = posterior_good(signal, *seen, signal_error=0.2, cross_tie=0.15)
    for table, refused, gap in (
        (FOUND.friends, chance < 0.5, FOUND.gap),
        (FOUND.alone, signal == -1, FOUND.gap_alone),
    ):
        rate = {name: refused[good & (group == name)].mean() for name in ("blue", "orange")}
        assert table["wrongly_refused"][["blue", "orange"]].to_dict() == pytest.approx(rate)
        assert table["accuracy"]["all"] == pytest.approx((refused != good).mean())
        assert gap == pytest.approx(100 * (rate["orange"] - rate["blue"]))
    assert FOUND.gap != pytest.approx(FOUND.gap_alone, abs=1)
    for name, table in FOUND.calibration.items():
        who = group == name
        assert table["people"].sum() == who.sum()
        assert np.average(table["predicted"], weights=table["people"]) == pytest.approx(chance[who].mean())
        assert np.average(table["repaid"], weights=table["people"]) == pytest.approx(good[who].mean())
        assert (np.diff(table["predicted"]) >= 0).all()
    ends = WORLD.ties.tocoo()
    assert FOUND.unlike == pytest.approx((good[ends.row] != good[ends.col]).mean())


@pytest.mark.parametrize("bad", [np.nan, 101, "4"])
def test_a_gap_that_is_no_number_of_points_is_refused(bad):
    with pytest.raises(ValueError, match=r"gap must be a number in \[-100, 100\]"):
        against(bad)
