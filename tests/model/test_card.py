"""A card from records: points, reasons, calibration, and the people a lender never sees."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression

from netscore import (
    TOWN_SEED,
    card,
    friend_score,
    make_society,
    registry,
    scorecard,
)
from refusals import refusals
from samples import CHECKING_ACCOUNT, NAN

SCALE = scorecard.points_scale(600, 5.4, 46)


def lesson(seed: int = TOWN_SEED):
    past = make_society(20_000, seed=seed)
    records = registry.credit_records(past.people, seed=seed)
    built = card.fit_scorecard(records, past.people["repaid"], registry.EDGES, factor=SCALE[0], offset=SCALE[1])
    return past, records, built


RECORDS = pd.DataFrame({"missed": [0, 0, 1, 1], "used": [0.1, 0.9, 0.1, 0.9]})
CARD = {"records": RECORDS, "good": [True, False, True, False], "edges": {"missed": [1]}}
BAD_EDGES = [{}, {"missed": []}, {"missed": [2, 1]}, {"missed": [NAN]}, {"missed": ["x"]}]

# function -> (a good call, argument -> bad values)
CALLS = {
    card.fit_scorecard: (
        dict(CARD, factor=60, offset=500),
        {
            "records": [RECORDS[["used"]], RECORDS.assign(missed=float("inf"))],
            "good": [[True], [2, 0, 1, 1], [NAN, 0, 1, 1]],
            "edges": [*BAD_EDGES, {"used": [0.5]}, {"missed": [9]}],
            "factor": [0, -1, NAN, None],
            "offset": [NAN, None],
        },
    ),
    card.binned: (
        dict(records=RECORDS, edges={"missed": [1]}),
        {"records": [RECORDS[["used"]], RECORDS.assign(missed=float("inf"))], "edges": BAD_EDGES},
    ),
    card.known_bins: (
        dict(records=RECORDS, edges={"missed": [1]}, tables={"missed": pd.DataFrame({"points": [9, 3]})}),
        {"records": [RECORDS[["used"]], RECORDS.assign(missed=NAN)], "edges": BAD_EDGES},
    ),
    card.weights_by_bin: (CARD, {"good": [[True], [2, 0, 1, 1]], "edges": [*BAD_EDGES, {"used": [0.5]}]}),
}


def test_c07_one_entry_alone_has_slope_1_and_the_crowds_odds():
    goods, bads = CHECKING_ACCOUNT
    records = pd.DataFrame({"account": np.repeat([0, 1, 2, 3, 0, 1, 2, 3], [*goods, *bads])})
    good = np.arange(1000) < 700
    built = card.fit_scorecard(records, good, {"account": [1, 2, 3]}, factor=1, offset=0)
    assert built.pipeline[-1].intercept_[0] == pytest.approx(np.log(700 / 300), abs=1e-6)
    assert built.pipeline[-1].coef_[0, 0] == pytest.approx(1, abs=1e-6)
    # With factor 1 and offset 0, points are ln(odds) of each bin as counted.
    assert built.table["points"].to_numpy() == pytest.approx(np.log(goods / bads), abs=1e-6)


def test_points_sum_to_the_score_exactly_and_rounding_costs_half_a_point_an_entry():
    past, records, built = lesson()
    score = built.score(records)
    exact = SCALE[1] + SCALE[0] * np.log(scorecard.odds(built.chance(records)))
    assert np.abs(score - exact).max() < 1e-9
    assert np.abs(built.points(records).round().sum(axis=1) - score).max() <= len(registry.EDGES) / 2
    # A card is its table: points looked up by hand are the points.
    assert built.points(records)["missed_payments"][records["missed_payments"] == 0].nunique() == 1


def test_a_file_with_gaps_is_scored_by_how_others_with_gaps_repaid():
    past, records, _ = lesson()
    status = registry.registry_status(past.people, seed=TOWN_SEED)
    holed = records.where(status == "loan record").assign(income=records["income"])
    built = card.fit_scorecard(holed, past.people["repaid"], registry.EDGES, factor=SCALE[0], offset=SCALE[1])
    for entry in registry.EDGES:
        bins = built.table.loc[entry]
        assert (card.MISSING in bins.index) == (entry != "income")
        if entry != "income":
            assert bins.loc[card.MISSING, ["goods", "bads"]].sum() == (status != "loan record").sum()
    # All files without loans are alike but for income: as many scores as income has bins.
    assert built.score(holed)[status != "loan record"].round(6).nunique() == len(registry.EDGES["income"]) + 1
    alone = card.fit_scorecard(holed, past.people["repaid"], {"applications": [1, 3]}, factor=1, offset=0)
    goods, bads = alone.table.loc[("applications", card.MISSING), ["goods", "bads"]]
    assert alone.table.loc[("applications", card.MISSING), "points"] == pytest.approx(np.log(goods / bads), abs=1e-6)


def test_a_card_that_never_saw_a_gap_refuses_one_by_its_entry():
    _, records, built = lesson()
    gap = records.head(3).astype(float).assign(credit_used=[0.1, NAN, 0.2])
    for use in (built.score, built.chance, built.points):
        with pytest.raises(
            ValueError, match="^records in 'credit_used' must hold a number for everyone, got none at pos.* 1"
        ):
            use(gap)
    with pytest.raises(
        ValueError, match="^records in 'credit_used' must hold a number for everyone, got none at pos.* 0"
    ):
        built.reasons(gap.iloc[[1]])


def test_what_reasons_are_given_depends_on_what_one_is_compared_with():
    """Official comment 9(b)(2)-5 names two ways; a third, the best bin, gives other first reasons for many."""
    _, records, built = lesson()
    points, score = built.points(records), built.score(records)
    just_above = points[(score >= 640) & (score < 660)].mean()
    best = built.table["points"].groupby(level=0).max()
    refused = points[score < 640]
    first = {
        name: (against - refused).idxmax(axis=1)
        for name, against in {"best": best[points.columns], "all": points.mean(), "cut-off": just_above}.items()
    }
    assert 0.2 < (first["best"] != first["cut-off"]).mean() < 0.35
    one = records.loc[[refused.index[0]]]
    assert built.reasons(one, most=1, against=just_above).index[0] == first["cut-off"].iloc[0]
    assert built.reasons(one, most=1).index[0] == first["best"].iloc[0]
    with pytest.raises(ValueError, match="^against must hold points of every entry, got none of 'missed_payments'$"):
        built.reasons(one, against=pd.Series({"income": 1.0}))


def test_reasons_are_the_largest_losses_against_the_best_bin():
    _, _, built = lesson()
    town = registry.credit_records(make_society(300, seed=TOWN_SEED).people, seed=TOWN_SEED)
    reasons = built.reasons(town.loc[[204]])
    assert list(reasons.index) == ["credit_used", "applications", "missed_payments", "years_of_history"]
    assert reasons["lost"].is_monotonic_decreasing
    best = built.table["points"].groupby(level=0).max()
    assert reasons["lost"]["credit_used"] == pytest.approx(best["credit_used"] - reasons["points"]["credit_used"])
    perfect = pd.DataFrame(
        {"missed_payments": [0], "credit_used": [0.1], "years_of_history": [20], "applications": [0], "income": [9e3]}
    )
    assert built.reasons(perfect).empty
    score = built.score(town)
    assert score[204] < 640 <= score[17]


def test_the_card_is_calibrated_to_the_truth_by_tenths():
    past, records, built = lesson()
    table = scorecard.calibration_table(
        built.chance(records), past.people["repaid"], truth=past.people["repay_probability"]
    )
    assert table["people"].sum() == 20_000 and table["people"].between(1700, 2300).all()  # equals stay together
    assert (table["predicted"] - table["truth"]).abs().max() < 0.02
    assert table["predicted"].is_monotonic_increasing


def test_refusing_by_what_the_model_knows_leaves_its_coefficients_right():
    """With the right model, selection on its own entries is harmless; selection on anything else is not."""
    rng = np.random.default_rng(2)
    x, unseen = rng.standard_normal((2, 400_000))
    good = rng.random(x.size) < 1 / (1 + np.exp(-(1 + x + unseen)))
    slopes = {}
    for name, accepted in {"all": x > -9, "record": x > 0, "eye": x + unseen > 0}.items():
        fitted = LogisticRegression(C=np.inf).fit(x[accepted, None], good[accepted])
        slopes[name] = fitted.predict_proba(np.array([[-1.0]]))[0, 1]
    assert slopes["record"] == pytest.approx(slopes["all"], abs=0.02)
    assert slopes["eye"] > slopes["all"] + 0.1


@pytest.mark.parametrize("seed", [TOWN_SEED, 1, 2, 3])
def test_who_is_refused_decides_whether_the_refused_are_guessed_right(seed):
    past, records, built = lesson(seed)
    truth, good = past.people["repay_probability"].to_numpy(), past.people["repaid"].to_numpy()
    coded = built.pipeline[0].transform(records)
    hint = np.log(truth / (1 - truth)) + np.random.default_rng(seed).standard_normal(truth.size)
    friends = np.nan_to_num(friend_score.friends_mean(past.ties, past.people["own_score"]), nan=0)
    error = {}
    for name, value in {"card": built.score(records).to_numpy(), "eye": hint, "friends": friends}.items():
        accepted = value >= np.quantile(value, 0.1)
        again = LogisticRegression(C=np.inf, tol=1e-10).fit(coded[accepted], good[accepted])
        error[name] = again.predict_proba(coded[~accepted])[:, 1].mean() - truth[~accepted].mean()
    assert abs(error["card"]) < 0.05
    assert error["eye"] > 0.25
    assert 0.02 < error["friends"] < 0.06
    # Weights of evidence counted anew on those whom the card accepted mislead even the card.
    accepted = built.score(records) >= built.score(records).quantile(0.1)
    again = card.fit_scorecard(records[accepted], good[accepted], registry.EDGES, factor=1, offset=0)
    assert again.chance(records[~accepted]).mean() - truth[~accepted].mean() > 0.08


def test_a_model_taught_its_own_guesses_learns_nothing():
    past, records, built = lesson()
    coded, good = built.pipeline[0].transform(records), past.people["repaid"].to_numpy()
    accepted = past.people["repay_probability"].to_numpy() > 0.8
    first = LogisticRegression(C=np.inf, tol=1e-10).fit(coded[accepted], good[accepted])
    chance = first.predict_proba(coded[~accepted])[:, 1]
    rows = np.vstack([coded[accepted], coded[~accepted], coded[~accepted]])
    outcome = np.concatenate([good[accepted], np.ones(chance.size), np.zeros(chance.size)])
    weight = np.concatenate([np.ones(accepted.sum()), chance, 1 - chance])
    second = LogisticRegression(C=np.inf, tol=1e-10).fit(rows, outcome, sample_weight=weight)
    assert np.abs(second.coef_ - first.coef_).max() < 1e-4


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    card, CALLS, not_tried=[card.bin_names]
)
