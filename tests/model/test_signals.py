"""Friends as signals: more accurate, and for whom."""

from __future__ import annotations

import pytest

from netscore import (
    TOWN_SEED,
    friendships,
    scorecard,
    signals,
)
from refusals import refusals
from samples import NAN


def world(**settings):
    return signals.signal_world(100_000, seed=TOWN_SEED, **settings)


# function -> (a good call, argument -> bad values)
CALLS = {
    signals.signal_world: (
        dict(n=100, seed=1),
        {
            "n": [9, 10.5, None],
            "seed": [-1, None],
            "signal_error": [0, 0.5, NAN, None],
            "cross_tie": [-0.1, 1.1, NAN],
            "dropped": [-0.1, 1.1, NAN],
            "meetings": [],
            "homophily": [-0.1, 1.1, NAN, None],
        },
    ),
    signals.judged: (dict(world=signals.signal_world(100, seed=1), friends=True), {}),
    signals.friends_of_the_good: (dict(world=signals.signal_world(100, seed=1)), {}),
}


def test_the_world_is_the_papers_where_groups_do_not_matter():
    w = world(homophily=0.5, signal_error=0.3, cross_tie=0.5)
    assert w.people["good"].mean() == pytest.approx(0.5, abs=0.006)
    assert ((w.people["signal"] == 1) == w.people["good"]).mean() == pytest.approx(0.7, abs=0.006)
    # Of ties, cross pairs are 0.5 of meetings and kept half of the time: 0.25 of 0.75.
    assert w.cross_type_share() == pytest.approx(1 / 3, abs=0.006)
    # A friend's signal is likelier by the lemma's ratio.
    good, signal = w.people["good"].to_numpy(), (w.people["signal"] == 1).to_numpy().astype(float)
    share = [(w.ties @ signal)[who].sum() / friendships.degrees(w.ties)[who].sum() for who in (good, ~good)]
    assert share[0] / share[1] == pytest.approx((0.7 + 0.15) / (0.3 + 0.35), rel=0.02)


@pytest.mark.parametrize("settings", [{}, {"cross_tie": 0.2}, {"signal_error": 0.25, "cross_tie": 0.6}])
def test_friends_raise_accuracy_and_chances_stay_true_in_each_tenth(settings):
    w = world(homophily=0.5, **settings)
    alone, friends = (signals.judged(w, friends=f).loc["all"] for f in (False, True))
    assert friends["accuracy"] > alone["accuracy"] and friends["brier"] < alone["brier"]
    table = scorecard.calibration_table(w.chance(), w.people["good"])
    assert (table["predicted"] - table["repaid"]).abs().max() < 0.04


def test_without_homophily_by_type_friends_change_nothing():
    w = world(cross_tie=1.0, homophily=0.5)
    assert w.chance() == pytest.approx(w.chance(friends=False))


@pytest.mark.parametrize("seed", [TOWN_SEED, 1, 2])
def test_good_orange_people_gain_nothing_and_good_blue_people_do(seed):
    w = signals.signal_world(100_000, seed=seed)
    alone, friends = (signals.judged(w, friends=f)["wrongly_refused"] for f in (False, True))
    assert alone["blue"] == pytest.approx(alone["orange"], abs=0.012)  # signals err alike
    assert friends["blue"] < alone["blue"] - 0.03
    assert friends["orange"] == pytest.approx(alone["orange"], abs=0.012)
    # Where one meets both groups alike, the gap goes.
    w = signals.signal_world(100_000, seed=seed, homophily=0.5)
    blind = signals.judged(w, friends=True)["wrongly_refused"]
    assert blind["orange"] - blind["blue"] < 0.5 * (friends["orange"] - friends["blue"])


def test_good_orange_people_have_fewer_friends_who_speak_less_for_them():
    found = signals.friends_of_the_good(world())
    assert found["friends"]["orange"] < 0.65 * found["friends"]["blue"]
    assert 0.52 < found["good_signals"]["orange"] < found["good_signals"]["blue"] - 0.03


def test_dropped_ties_make_the_score_more_accurate_and_the_world_more_divided():
    accuracy, unlike, by_group = [], [], []
    for dropped in (0.0, 0.5, 0.9):
        w = world(dropped=dropped)
        accuracy.append(signals.judged(w, friends=True)["accuracy"]["all"])
        unlike.append(w.cross_type_share())
        by_group.append(friendships.assortativity(w.ties, w.people["group"]))
    assert accuracy == sorted(accuracy) and accuracy[2] > accuracy[0] + 0.08
    assert unlike == sorted(unlike, reverse=True) and unlike[2] < 0.06
    assert by_group[2] == pytest.approx(by_group[0], abs=0.03)  # divided by type, not by group


def test_people_and_signals_stay_while_ties_are_varied_and_dropped_ties_are_a_part():
    one, other = world(), world(dropped=0.9, homophily=0.8)
    assert one.people.equals(other.people)
    assert (other.ties - one.ties > 0).nnz == 0  # only dropped, none made


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    signals, CALLS
)
