"""Trails of payments and five factors."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netscore import (
    TOWN_SEED,
    friendships,
    make_society,
    payments,
    registry,
    scorecard,
)
from refusals import refusals
from samples import NAN, PEOPLE

FACTORS = ["history", "behaviour", "fulfilment", "identity"]


@pytest.fixture(scope="module")
def trails(borrowers):
    return payments.payment_trails(borrowers, seed=TOWN_SEED)


def trail_auc(borrowers, trails, months: int) -> float:
    features = payments.trail_features(trails[trails.index.get_level_values("month") <= months])
    known = (registry.registry_status(borrowers, seed=TOWN_SEED) == "loan record").loc[features.index]
    repaid = borrowers["repaid"].loc[features.index]
    model = payments.fit_trail_model(features[known], repaid[known])
    return scorecard.separation(model.predict_proba(features[~known])[:, 1], repaid[~known])["auc"]


TRAILS = payments.payment_trails(make_society(30, seed=1, mean_degree=1).people, months=3, seed=1)
FIVE = pd.DataFrame({name: [0.5, 0.5] for name in payments.WEIGHTINGS["A"]})

# function -> (a good call, argument -> bad values)
CALLS = {
    payments.payment_trails: (
        dict(people=PEOPLE.assign(repay_probability=0.9), months=3, seed=1),
        {"people": [PEOPLE, PEOPLE[[]]], "months": [0, 121, 1.5, None], "seed": [-1, None]},
    ),
    payments.trail_features: (dict(trails=TRAILS), {"trails": [TRAILS[["trips"]], TRAILS[:0]]}),
    payments.fit_trail_model: (
        dict(features=FIVE, good=[True, False]),
        {"good": [[True], [True, True], [False, False], [2, 0], [NAN, 1]]},
    ),
    payments.shop_visits: (
        dict(n=5, days=3, shops=4, seed=1),
        {"n": [0, 1.5], "days": [0, None], "shops": [3, 4.5], "seed": [-1]},
    ),
    payments.five_factor_points: (
        dict(factors=FIVE, weighting="A"),
        {
            "factors": [FIVE[["history"]], FIVE.assign(history=1.2), FIVE.assign(identity=NAN)],
            "weighting": ["C", None, 1],
            "ties": [[[0, 1], [0, 0]], [[0]], 5],
        },
    ),
    payments.five_factors: (
        dict(people=PEOPLE, status=pd.Series(["no file"] * 2), trails=TRAILS),
        {
            "people": [PEOPLE[["income"]]],
            "status": [pd.Series(["no file"])],
            "trails": [TRAILS[["trips"]]],
            "unknown": [-0.1, 1.1, NAN, None],
        },
    ),
}


def test_trails_have_seasons_and_cash_leaves_none(borrowers, trails):
    by_month = trails.groupby(level="month").mean()
    assert by_month["utilities"].idxmax() in (1, 13) and by_month["utilities"].idxmin() in (7, 19)
    assert by_month["utilities_late"][1] > 1.5 * by_month["utilities_late"][7]
    assert by_month["groceries"][2] > 1.15 * by_month["groceries"][1]
    assert by_month["trips"][8] < 0.8 * by_month["trips"][7]
    assert trails.index.get_level_values("resident").nunique() == round(payments.PHONE_SHARE * len(borrowers))
    assert trails.equals(payments.payment_trails(borrowers, seed=TOWN_SEED))


def test_worse_circumstances_pay_late_more_often(borrowers, trails):
    chance = borrowers["repay_probability"].loc[trails.index.get_level_values("resident")].to_numpy()
    assert trails["rent_late"][chance < 0.8].mean() > 1.2 * trails["rent_late"][chance > 0.98].mean()


def test_a_trail_orders_people_without_a_record_and_a_longer_one_better(borrowers, trails):
    found = [trail_auc(borrowers, trails, months) for months in (3, 12, 24)]
    assert 0.6 < found[0] < found[1] < found[2] < 0.85


def test_a_trail_of_noise_orders_nobody(borrowers, trails):
    shuffled = borrowers.assign(repaid=np.random.default_rng(1).permutation(borrowers["repaid"]))
    assert trail_auc(shuffled, trails, 24) == pytest.approx(0.5, abs=0.03)


@given(st.lists(st.floats(0, 1), min_size=5, max_size=5), st.sampled_from(["A", "B"]))
def test_five_factors_are_a_weighted_sum_on_350_to_950(values, weighting):
    names = list(payments.WEIGHTINGS[weighting])
    points = payments.five_factor_points(pd.DataFrame([dict(zip(names, values, strict=True))]), weighting)
    expected = sum(600 * payments.WEIGHTINGS[weighting][name] * z for name, z in zip(names, values, strict=True))
    assert points.sum(axis=1).item() == pytest.approx(expected)
    assert sum(payments.WEIGHTINGS[weighting].values()) == pytest.approx(1)


def test_the_two_reports_agree_on_history_identity_and_connections_only():
    a, b = payments.WEIGHTINGS["A"], payments.WEIGHTINGS["B"]
    assert (a["history"], a["identity"], a["connections"]) == (0.35, 0.15, 0.05)
    assert {name for name in a if a[name] != b[name]} == {"behaviour", "fulfilment"}


@given(st.integers(0, 2**32 - 1), st.sampled_from(["A", "B"]))
def test_c20_friends_move_nobody_by_more_than_30_points(seed, weighting):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 10))
    pairs = np.argwhere(np.triu(rng.random((n, n)) < 0.4, 1))
    ties = friendships.ties_from_pairs(pairs[:, 0], pairs[:, 1], n)
    factors = pd.DataFrame(rng.random((n, 4)), columns=FACTORS)
    person = int(rng.integers(n))
    scores = []
    for others in (0.0, 1.0):  # all others at the bottom, all others at the top
        changed = factors.mask(np.arange(n)[:, None].repeat(4, axis=1) != person, others)
        scores.append(350 + payments.five_factor_points(changed, weighting, ties=ties).sum(axis=1)[person])
    assert -1e-6 <= scores[1] - scores[0] <= 30 + 1e-6
    assert 350 - 1e-6 <= min(scores) and max(scores) <= 950 + 1e-6
    if friendships.degrees(ties)[person] == 0:
        assert scores[0] == pytest.approx(scores[1])


def test_the_30_points_can_nearly_be_reached():
    star = friendships.ties_from_pairs(np.array([0, 0]), np.array([1, 2]), 3)
    factors = pd.DataFrame(1.0, index=range(3), columns=FACTORS)
    ruined = factors.mask(np.arange(3)[:, None].repeat(4, axis=1) != 0, 0.0)
    drop = [payments.five_factor_points(f, "A", ties=star).sum(axis=1)[0] for f in (factors, ruined)]
    assert 28 < drop[0] - drop[1] <= 30


def test_someone_without_friends_is_scored_on_the_other_four_alone():
    pair_and_one = friendships.ties_from_pairs(np.array([0]), np.array([1]), 3)
    factors = pd.DataFrame(1.0, index=range(3), columns=FACTORS)
    points = payments.five_factor_points(factors, "A", ties=pair_and_one)
    assert points.sum(axis=1).tolist() == pytest.approx([600, 600, 600])
    assert points["connections"].tolist() == pytest.approx([30, 30, 0])


def test_unknown_is_a_choice_that_moves_people(borrowers):
    status = registry.registry_status(borrowers, seed=1)
    trails = payments.payment_trails(borrowers, seed=1)
    low, high = (payments.five_factors(borrowers, status, trails, unknown=u) for u in (0.0, 1.0))
    no_loan = (status != "loan record").to_numpy()
    assert (low["history"][no_loan] == 0).all() and (high["history"][no_loan] == 1).all()
    assert low[~no_loan]["history"].equals(high[~no_loan]["history"])
    assert low.to_numpy().min() >= 0 and high.to_numpy().max() <= 1


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    payments, CALLS
)
