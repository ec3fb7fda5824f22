"""Lesson 03's app says and shows what a trail gives."""

import numpy as np
import pytest

from netscore import TOWN_SEED, make_society, payments, registry
from netscore.apps import PaymentTrailApp

TOWN = make_society(300, seed=TOWN_SEED)
STATUS = registry.registry_status(TOWN.people, seed=TOWN_SEED)
TRAILS = payments.payment_trails(TOWN.people, seed=TOWN_SEED)
CASH = next(one for one in range(300) if one not in TRAILS.index.get_level_values("resident"))


def traces(app):
    return {trace.name: trace for trace in app.figure.data}


def test_it_says_what_the_trail_gives():
    app = PaymentTrailApp(resident=204, months=12, weighting="B", friends="all at the top")
    year = TRAILS[TRAILS.index.get_level_values("month") <= 12]
    factors = payments.five_factors(TOWN.people, STATUS, year).assign(connections=1.0)
    totals = {name: 350 + payments.five_factor_points(factors, name).loc[204].sum() for name in "AB"}
    assert f"with weighting B is {totals['B']:.1f} (A {totals['A']:.1f}, B {totals['B']:.1f})" in app.said
    assert "give 30.0 of at most 30" in app.said
    late = year.loc[204][["rent_late", "utilities_late"]].to_numpy().sum()
    assert f"Resident 204 has a thin file in the registry and was late with {late} of 24 bills in 12 months" in app.said
    assert len(traces(app)["late"].x) == late


@pytest.mark.parametrize("months", [6, 24])
def test_the_chance_is_that_of_a_model_of_people_with_loan_records(months):
    people = make_society(20_000, seed=TOWN_SEED, mean_degree=1).people
    status = registry.registry_status(people, seed=TOWN_SEED)
    trails = payments.payment_trails(people, seed=TOWN_SEED)
    features = payments.trail_features(trails[trails.index.get_level_values("month") <= months])
    features = features[(status == "loan record").loc[features.index]]
    model = payments.fit_trail_model(features, people["repaid"].loc[features.index])
    mine = payments.trail_features(TRAILS[TRAILS.index.get_level_values("month") <= months]).loc[[17]]
    chance = model.predict_proba(mine)[0, 1]
    assert f"a chance of repaying of {chance:.1%}." in PaymentTrailApp(months=months).said


def test_friends_as_they_are_are_the_ties_of_the_town():
    app = PaymentTrailApp()
    factors = payments.five_factors(TOWN.people, STATUS, TRAILS)
    points = payments.five_factor_points(factors, "A", ties=TOWN.ties).loc[17]
    assert f"is {350 + points.sum():.1f} (" in app.said and f"give {points['connections']:.1f} of" in app.said
    app.controls["friends"].value = "all at the bottom"
    assert "give 0.0 of at most 30" in app.said and traces(app)["points"].x[-1] == 0


def test_a_cash_payer_is_told_in_words_and_months_are_grey_where_they_do_nothing():
    app = PaymentTrailApp(resident=CASH)
    assert "pays in cash and leaves no trail" in app.said and set(traces(app)) == {"points", "points not given"}
    assert not app.controls["months"].disabled  # the trails of friends count
    app.controls["friends"].value = "all at the top"
    assert app.controls["months"].disabled
    app.controls["resident"].value = 17
    assert not app.controls["months"].disabled and np.size(traces(app)["groceries"].x) == 24
