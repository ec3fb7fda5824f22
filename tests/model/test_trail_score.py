"""One resident's trail: what is seen, what a lender makes of it, what friends can give."""

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression

from netscore import TOWN_SEED, make_society, payments, registry
from netscore.trail_score import score_trail, trail_lender

PAST = make_society(3000, seed=TOWN_SEED, mean_degree=1).people
PAST_STATUS, PAST_TRAILS = registry.registry_status(PAST, seed=1), payments.payment_trails(PAST, seed=1)
TOWN = make_society(300, seed=TOWN_SEED)
STATUS = registry.registry_status(TOWN.people, seed=TOWN_SEED)
TRAILS = payments.payment_trails(TOWN.people, seed=TOWN_SEED)
CASH = next(one for one in range(300) if one not in TRAILS.index.get_level_values("resident"))
LENDER = trail_lender(PAST, PAST_STATUS, PAST_TRAILS, 12)


def scored(resident=17, lender=LENDER, *, months=12, **more):
    return score_trail(TOWN, STATUS, TRAILS, resident, lender, months=months, **more)


def test_the_lender_learns_from_loan_records_and_from_the_months_that_are_seen():
    known = [one for one in PAST.index if PAST_STATUS[one] == "loan record" and one in PAST_TRAILS.index]
    features = payments.trail_features(PAST_TRAILS[PAST_TRAILS.index.get_level_values("month") < 13]).loc[known]
    scaled = (features - features.mean()) / features.std(ddof=0)
    line = LogisticRegression().fit(scaled, PAST["repaid"].loc[known])
    assert LENDER[-1].coef_[0] == pytest.approx(line.coef_[0], abs=1e-4)


@pytest.mark.parametrize(("resident", "months"), [(204, 12), (9, 3), (9, 24)])
def test_bills_and_chance_are_those_of_the_resident_and_the_months(resident, months):
    found = scored(resident, months=months)
    mine = TRAILS.loc[resident].head(months)
    assert found.trail.equals(mine) and found.status == STATUS[resident]
    late = sum(mine["rent_late"]) + sum(mine["utilities_late"])
    assert (found.late, found.bills) == (late, 2 * months)
    columns = {
        "late_rent": mine["rent_late"].mean(),
        "late_utilities": mine["utilities_late"].mean(),
        "groceries": mine["groceries"].mean(),
        "trips": mine["trips"].mean(),
        "unevenness": mine["groceries"].std(ddof=0) / mine["groceries"].mean(),
    }
    log_odds = (LENDER[0].transform(pd.DataFrame([columns])) @ LENDER[-1].coef_[0] + LENDER[-1].intercept_).item()
    assert found.chance == pytest.approx(1 / (1 + np.exp(-log_odds)))


@pytest.mark.parametrize("weighting", ["A", "B"])
def test_points_add_up_and_friends_move_nobody_by_more_than_30(weighting):
    bottom, as_is, top = (scored(weighting=weighting, connections=friends) for friends in (0, None, 1))
    weights = payments.WEIGHTINGS[weighting]
    for found in (bottom, as_is, top):
        assert found.totals[weighting] == pytest.approx(350 + found.points.sum())
        assert found.most.to_dict() == pytest.approx({name: 600 * weight for name, weight in weights.items()})
        assert list(found.points.index) == list(weights) and (found.points <= found.most + 1e-9).all()
    assert (bottom.points["connections"], top.points["connections"]) == (0, 30)
    assert bottom.totals[weighting] < as_is.totals[weighting] < top.totals[weighting]
    assert top.totals[weighting] - bottom.totals[weighting] == pytest.approx(30)
    assert scored(weighting="A").totals == scored(weighting="B").totals


def test_who_pays_in_cash_has_no_bills_and_no_chance():
    found = scored(CASH)
    assert found.trail.empty and (found.late, found.bills) == (0, 0) and np.isnan(found.chance)
    assert found.points["behaviour"] == pytest.approx(0.5 * 600 * 0.25)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: scored(300), "resident must be a whole number from 0 to 299, got 300"),
        (lambda: scored(weighting="C"), "weighting must be one of 'A', 'B', got 'C'"),
        (lambda: scored(connections=1.5), r"connections must be a number in \[0, 1\], got 1.5"),
        (lambda: scored(months=0), "months must be a whole number of at least 1, got 0"),
        (lambda: trail_lender(PAST, PAST_STATUS, PAST_TRAILS, 1.5), "months must be a whole number"),
        (lambda: trail_lender(PAST[["income"]], PAST_STATUS, PAST_TRAILS, 3), "people must hold the column 'repaid'"),
    ],
)
def test_bad_input_is_refused_in_words(call, words):
    with pytest.raises(ValueError, match=words):
        call()
