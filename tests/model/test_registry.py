"""What a registry of many knows of few."""

from __future__ import annotations

import numpy as np

from netscore import (
    make_society,
    registry,
)
from refusals import refusals
from samples import NAN, PEOPLE

# Nobody's income, and no income: their logarithm would be minus infinity, or nothing.
POOR = [PEOPLE.assign(income=[2000.0, bad]) for bad in (0.0, -5.0, NAN)]

# function -> (a good call, argument -> bad values)
CALLS = {
    registry.credit_records: (
        dict(people=PEOPLE, seed=1),
        {"people": [PEOPLE[["income"]], PEOPLE[["own_score"]]], "seed": [-1, None]},
    ),
    registry.registry_status: (
        dict(people=PEOPLE, seed=1),
        {"people": [PEOPLE[["own_score"]], *POOR], "seed": [-1, None]},
    ),
}


def test_d4_registry_covers_most_and_has_loans_for_few(borrowers):
    status = registry.registry_status(borrowers, seed=3)
    count = status.value_counts()
    assert count["loan record"] == round(20_000 * 380 / 1400)
    assert count["loan record"] + count["thin file"] == round(20_000 * 880 / 1400)
    income = borrowers["income"].groupby(status, observed=True).median()
    assert income["no file"] < income["thin file"] < income["loan record"]
    # Group enters by income only: at equal incomes both groups are covered alike.
    alike = borrowers["income"].between(1800, 2200)
    covered = (status[alike] != "no file").groupby(borrowers["group"][alike], observed=True).mean()
    assert abs(covered["blue"] - covered["orange"]) < 0.04


def test_records_do_not_know_the_unseen_part_nor_the_group():
    people = make_society(50_000, seed=5, mean_degree=1).people
    records = registry.credit_records(people, seed=5)
    same_score = people["own_score"].between(690, 700)
    for column in ("missed_payments", "credit_used", "years_of_history", "applications"):
        for hidden in (people["repay_probability"], (people["group"] == "orange").astype(float)):
            r = np.corrcoef(records[column][same_score], hidden[same_score])[0, 1]
            assert abs(r) < 4 / np.sqrt(same_score.sum()) + 0.02
    assert records.equals(registry.credit_records(people, seed=5))


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    registry, CALLS
)
