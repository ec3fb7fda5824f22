"""Three reasons to default together."""

from __future__ import annotations

import pytest

from netscore import (
    TOWN_SEED,
    friendships,
    peers,
)
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    peers.two_rounds: (
        dict(n=40, seed=1),
        {
            "n": [39, 40.5, None],
            "seed": [-1, None],
            "homophily": [-0.1, 1.1, NAN],
            "contagion": [-0.1, NAN, float("inf")],
            "shock": [-0.1, NAN, None],
        },
    ),
    peers.rate_ratio: (
        dict(outcome=[1, 0, 1, 0], exposed=[1, 1, 0, 0]),
        {"outcome": [[], [2, 0, 1, 0]], "exposed": [[1, 0], [1, 1, 1, 1], [0, 0, 0, 0], [1, 0, 1, 0]]},
    ),
}


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


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    peers, CALLS
)
