"""What lesson 07 says of friends as signals, of three reasons to default together, and of likes."""

from __future__ import annotations

import numpy as np
import pytest

from netscore import TOWN_SEED, friend_score, friendships, likes, make_society, peers, scorecard, signals


def world(**settings):
    return signals.signal_world(100_000, seed=TOWN_SEED, **settings)


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


def test_residents_17_and_204_swap_places():
    town = make_society(300, seed=TOWN_SEED)
    signal = np.where(town.people["own_score"] >= 640, 1, -1)
    good, bad = (town.ties @ (signal == s).astype(float) for s in (1, -1))
    chance = friend_score.posterior_good(signal, good, bad, signal_error=0.3, cross_tie=0.5)
    assert (signal[17], signal[204]) == (1, -1)
    assert chance[17] < 0.5 < chance[204]


class TestThreeReasons:
    """Each alone leaves the same trace in the data; only contagion is an effect of the friend."""

    @pytest.mark.parametrize(
        ("setting", "seen", "caused"),
        [
            ({}, (0.96, 1.04), 1),
            ({"homophily": 0.8}, (1.1, 1.4), 1),
            ({"shock": 1.0}, (1.03, 1.12), 1),
            ({"contagion": 0.09}, (1.06, 1.15), 1.09),
            ({"homophily": 0.8, "shock": 1.0, "contagion": 0.09}, (1.3, 1.5), 1.09),
        ],
        ids=["none", "alike", "shock", "contagion", "all"],
    )
    def test_what_is_seen_and_what_is_caused(self, setting, seen, caused):
        rounds = peers.two_rounds(400_000, seed=TOWN_SEED, **setting)
        assert seen[0] < peers.rate_ratio(rounds["second"], rounds["friend_defaulted"]) < seen[1]
        mean = rounds[rounds["friend_defaulted"]].mean()
        assert mean["second"] / mean["second_without"] == pytest.approx(caused, abs=0.012)
        if caused == 1:
            assert rounds["second"].equals(rounds["second_without"].rename("second"))

    def test_contagion_does_not_show_before_it_can_act(self):
        first = {}
        for name, setting in {"alike": {"homophily": 0.8}, "contagion": {"contagion": 0.09}}.items():
            rounds = peers.two_rounds(400_000, seed=TOWN_SEED, **setting)
            first[name] = peers.rate_ratio(rounds["first"], rounds["friend_defaulted"])
        assert first["contagion"] == pytest.approx(1, abs=0.03)
        assert first["alike"] > 1.12

    def test_half_of_ten_ties_lie_in_the_district(self):
        ties = peers._within(40_000, 1)
        assert friendships.degrees(ties).mean() == pytest.approx(5, abs=0.05)
        first, second = ties.nonzero()
        assert (first // peers.DISTRICT == second // peers.DISTRICT).all()
        assert friendships.degrees(peers._within(50, 1))[40:].max(initial=0) <= 9

    def test_people_without_such_a_friend_are_the_same_in_both_worlds(self):
        rounds = peers.two_rounds(40_000, seed=1, contagion=1.0)
        without = ~rounds["friend_defaulted"]
        assert (rounds["second"] == rounds["second_without"])[without].all()
        assert (rounds["second"] >= rounds["second_without"]).all()


def test_likes_tell_more_than_friends_at_the_same_strength():
    society = make_society(20_000, seed=TOWN_SEED)
    people, repaid = society.people, society.people["repaid"].astype(float)
    middle = people.groupby("group", observed=True)["repay_probability"].transform("median")
    liked = likes.like_pages(people["repay_probability"] > middle, likes=10, homophily=0.7, seed=TOWN_SEED)
    friends = np.nan_to_num(friend_score.friends_mean(society.ties, repaid), nan=repaid.mean())
    auc = [
        scorecard.separation(mean, people["repaid"])["auc"]
        for mean in (friends, likes.mean_of_fellow_likers(liked, repaid))
    ]
    assert auc[1] > auc[0] + 0.08
    # It is the many likers of a page that make its mean firm.
    many = likes.like_pages(people["repay_probability"] > middle, pages=20_000, likes=10, homophily=0.7, seed=1)
    of_many = np.nan_to_num(likes.mean_of_fellow_likers(many, repaid), nan=repaid.mean())
    assert scorecard.separation(of_many, people["repaid"])["auc"] < auc[0] + 0.03
    # Likes that follow nothing tell nothing, since a person's own outcome is left out.
    blind = likes.like_pages(people["repay_probability"] > middle, likes=10, homophily=0.5, seed=1)
    none = scorecard.separation(likes.mean_of_fellow_likers(blind, repaid), people["repaid"])["auc"]
    assert none == pytest.approx(0.5, abs=0.03)
