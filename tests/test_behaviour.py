"""Lesson 10: what it says of answers to rewards and punishments, and of who ends alone."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rounds_person_by_person import rounds as rounds_person_by_person

from netscore import TOWN_SEED, behaviour, chilling, gaming, make_society, segregation


@pytest.fixture(scope="module")
def town():
    return make_society(300, seed=TOWN_SEED)


# --- gaming ---


@given(
    score=st.lists(st.floats(0, 1000), min_size=1, max_size=40),
    cutoff=st.floats(100, 900),
    reach=st.floats(1, 200),
)
def test_raising_the_line_by_the_reach_restores_who_gets_the_prize(score, cutoff, reach):
    score = np.array(score)
    clear = np.abs(score - cutoff) > 1e-6  # equality up to rounding is not the point here
    shown = gaming.best_response(score, cutoff, 1 / reach)
    assert ((shown >= cutoff) == (score >= cutoff - reach))[np.abs(score - cutoff + reach) > 1e-6].all()
    raised = gaming.best_response(score, cutoff + reach, 1 / reach)
    assert ((raised >= cutoff + reach) == (score >= cutoff))[clear].all()
    honest_who_pay = (score >= cutoff) & (score < cutoff + reach)
    assert (raised[honest_who_pay & clear] == cutoff + reach).all()
    assert (shown >= score).all() and (raised >= score).all()


def test_what_the_lesson_says_of_the_raised_line(town):
    own = town.people["own_score"].to_numpy()
    assert (gaming.best_response(own, 640, 1 / 40) >= 640).sum() > (own >= 640).sum()
    assert ((gaming.best_response(own, 680, 1 / 40) >= 680) == (own >= 640)).all()


# --- segregation ---


def test_c26_aversion_sets_the_clock_and_not_the_end():
    fast = segregation.cross_shares(100_000, 10, 0.2, 20, seed=1)
    assert fast[10] == pytest.approx(0.1743, abs=0.004) and fast[20] == pytest.approx(0.0608, abs=0.003)
    slow = segregation.cross_shares(20_000, 10, 0.02, 1000, seed=1)
    on_paper = 0.5 * 0.99 ** np.arange(1001)
    assert np.abs(slow - on_paper).max() < 0.01
    assert slow[-1] < 0.001
    assert np.array_equal(fast, segregation.cross_shares(100_000, 10, 0.2, 20, seed=1))


def test_two_people_stay_tied_to_each_other_however_averse():
    assert segregation.cross_shares(2, 4, 1, 5, seed=1).tolist() == [1.0] * 6


@pytest.mark.parametrize(("wanted", "end"), [(0.3, 0.746), (1 / 3, 0.746), (0.5, 0.875), (0.25, 0.574)])
def test_c25_modest_wants_separate_a_board(wanted, end):
    for seed in range(3):
        board, like = segregation.schelling(wanted, seed=seed)
        assert like[0] == pytest.approx(0.5, abs=0.02) and like[-1] == pytest.approx(end, abs=0.04)
        assert np.bincount(board.ravel()).tolist() == [250, 1125, 1125]


def test_c25_wants_of_0_3_and_of_a_third_are_the_same_for_eight_neighbours():
    for seed in range(3):
        boards = [segregation.schelling(wanted, seed=seed)[0] for wanted in (0.3, 1 / 3)]
        assert np.array_equal(*boards)


def test_the_board_ends_when_everyone_is_content():
    board, like = segregation.schelling(0.5, seed=3, side=20)
    for row, column in zip(*np.nonzero(board)):
        around = [
            board[(row + down) % 20, (column + right) % 20]
            for down in (-1, 0, 1)
            for right in (-1, 0, 1)
            if down or right
        ]
        neighbours = [one for one in around if one]
        assert not neighbours or sum(one == board[row, column] for one in neighbours) / len(neighbours) >= 0.5
    assert len(like) < 500


# --- silence ---


@pytest.mark.parametrize("seed", range(5))
def test_a_planted_drop_and_turn_are_recovered(seed):
    planted = {"level": 100, "trend": 2, "drop": 37, "turn": 1}
    views = chilling.simulated_views(32, 17, **planted, noise=2, seed=seed)
    found = chilling.interrupted_series(views, 17)
    assert found["drop"] == pytest.approx(37, abs=6)
    assert found["turn"] == pytest.approx(1, abs=0.6) and found["trend"] == pytest.approx(2, abs=0.5)
    exact = chilling.interrupted_series(chilling.simulated_views(32, 17, **planted, noise=0, seed=seed), 17)
    assert {name: exact[name] for name in planted} == pytest.approx(planted)
    assert exact["drop_share"] == pytest.approx(37 / 134)


@pytest.mark.parametrize("seed", range(5))
def test_a_growing_trend_hides_a_drop_from_two_means(seed):
    views = chilling.simulated_views(32, 17, level=100, trend=2, drop=37, turn=0, noise=3, seed=seed)
    naive = 1 - views[17:].mean() / views[:17].mean()
    assert naive < 37 / 134 - 0.1
    assert abs(chilling.interrupted_series(views, 17)["drop_share"] - 37 / 134) < 0.08


# --- rounds ---


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
