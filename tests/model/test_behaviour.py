"""Lesson 10: rounds of rewards and punishments, and who ends alone."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netscore import (
    TOWN_SEED,
    behaviour,
    make_society,
)
from refusals import refusals
from rounds_person_by_person import rounds as rounds_person_by_person
from samples import NAN, TOWN

# function -> (a good call, argument -> bad values)
CALLS = {
    behaviour.answers: (
        dict(gap_to_low=[0], gap_to_high=[10], comply_reach=[20], game_reach=[5], reward=1, punishment=1),
        {
            "gap_to_low": [[], [NAN]],
            "gap_to_high": [[NAN], [1, 2], "x"],
            "comply_reach": [[1, 2], [-1]],
            "game_reach": [[1, 2], [-1]],
            "reward": [-1, NAN, None],
            "punishment": [-1, NAN],
        },
    ),
    **{
        function: (
            dict(society=TOWN, count=2, seed=1),
            {
                "count": [-1, 1.5, None],
                "seed": [-1, None],
                "reward": [-0.1, NAN, None],
                "punishment": [-0.1, NAN],
                "visibility": [-0.1, 1.1, NAN],
                "aversion": [-0.1, 1.1, None],
                "gaming": [-0.1, NAN],
                "weight": [-0.1, 1, NAN],
            },
        )
        for function in (behaviour.rounds, behaviour.measures)
    },
}


@pytest.mark.parametrize(
    "given_settings",
    [
        {},
        {"weight": 0.6, "gaming": 0},
        {"visibility": 0.5, "aversion": 0.8, "reward": 2},
        {"punishment": 0, "gaming": 2},
        {"weight": 0, "aversion": 1},
    ],
)
def test_the_rounds_agree_with_those_written_person_by_person(town, given_settings):
    fast = behaviour.measures(town, 15, seed=3, **given_settings)
    slow = pd.DataFrame(rounds_person_by_person(town, 15, seed=3, **given_settings)).set_index("round")
    pd.testing.assert_frame_equal(fast, slow[fast.columns], rtol=1e-9)


def test_the_same_seed_gives_the_same_rounds_and_the_society_stays_as_it_was():
    society = make_society(20_000, seed=1)
    before = society.people.copy(), society.ties.copy()
    first, again = (behaviour.measures(society, 10, seed=5) for _ in range(2))
    assert first.equals(again) and not first.equals(behaviour.measures(society, 10, seed=6))
    assert society.people.equals(before[0]) and (society.ties != before[1]).nnz == 0


@given(
    reward=st.floats(0, 2),
    punishment=st.floats(0, 2),
    visibility=st.floats(0, 1),
    aversion=st.floats(0, 1),
    gaming_ease=st.floats(0, 2),
    seed=st.integers(0, 5),
)
@settings(max_examples=20, deadline=None)
def test_what_must_hold_in_every_round(reward, punishment, visibility, aversion, gaming_ease, seed):
    society = make_society(120, seed=seed, mean_degree=6)
    values = {"reward": reward, "punishment": punishment, "visibility": visibility, "aversion": aversion}
    states = list(behaviour.rounds(society, 8, seed=seed, gaming=gaming_ease, **values))
    for state, following in zip(states, states[1:]):
        now, then = state["people"], following["people"]
        assert then["friends"].sum() == now["friends"].sum()  # ties are moved, never lost
        assert (then["conduct"] >= now["conduct"]).all() and (then["shown"] >= now["shown"]).all()
        assert (now["shown"] >= now["conduct"] - 1e-9).all()
        assert (now["punished"] == (now["score"] < behaviour.LOW)).all()
        assert ((now["speech"] > 0) & (now["speech"] <= behaviour.USUAL_SPEECH)).all()
        gains = then["friends"] > now["friends"]
        assert not (gains & now["punished"]).any()  # nobody ties anew to someone punished
        if gaming_ease == 0:
            assert np.allclose(now["conduct"], now["shown"])


def test_the_easier_gaming_the_more_the_score_leaves_conduct(town):
    rises = []
    for ease in (0, 0.5, 1, 1.5, 2):
        table = behaviour.measures(town, 30, seed=TOWN_SEED, gaming=ease)
        rises.append(table.iloc[-1] - table.iloc[0])
    shares = [rise["shown"] / rise["conduct"] for rise in rises]
    assert shares[0] == pytest.approx(1) and shares == sorted(shares)
    assert rises[-1]["conduct"] < rises[0]["conduct"]  # gaming takes the place of complying


def test_what_the_lesson_says_of_the_town(town):
    table = behaviour.measures(town, 30, seed=TOWN_SEED)
    start, end = table.iloc[0], table.iloc[-1]
    assert end["shown"] - start["shown"] > 2 * (end["conduct"] - start["conduct"])
    assert end["ties_to_punished"] < 0.01 < start["ties_to_punished"] and end["ties_across"] > start["ties_across"]
    assert end["speech"] > start["speech"] and end["orange_punished"] > 3 * end["blue_punished"]
    *_, last = behaviour.rounds(town, 30, seed=TOWN_SEED)
    people = last["people"]
    assert people["conduct"][17] == town.people["own_score"][17] and people["score"][17] >= behaviour.HIGH
    out = people["punished"]
    assert people["friends"][out].mean() < 3 and people["speech"][out].mean() < 0.25


def test_publicity_keeps_more_people_punished_and_dropped_ties_alone_do_it():
    more = {"blue": 0, "orange": 0}
    for seed in range(12):
        society = make_society(300, seed=seed)
        known, secret, nobody_drops = (
            behaviour.measures(society, 30, seed=seed, **choice).iloc[-1]
            for choice in ({}, {"visibility": 0}, {"aversion": 0})
        )
        assert known["ties_across"] > secret["ties_across"]
        for group in more:
            more[group] += known[f"{group}_punished"] > secret[f"{group}_punished"]
            assert nobody_drops[f"{group}_punished"] == secret[f"{group}_punished"]
    assert min(more.values()) >= 10


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    behaviour, CALLS
)
