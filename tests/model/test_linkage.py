"""Fields that agree: weights, and rates found by expectation and maximisation."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from netscore import (
    linkage,
    registers,
)
from refusals import refusals
from samples import NAN, RECORDED

BAD_RATES = [{}, {"name": (1, 0.1)}, {"name": (0.9, 0)}, {"name": (NAN, 0.1)}, {f"{k}": (0.9, 0.1) for k in range(9)}]

# function -> (a good call, argument -> bad values)
CALLS = {
    linkage.field_weights: (dict(m=0.9, u=0.1), {"m": [0, 1, NAN, None, "x"], "u": [0, 1, -0.1, NAN]}),
    linkage.agreement: (
        dict(first=RECORDED, second=RECORDED, fields=["name"]),
        {"first": [RECORDED[["year"]]], "second": [RECORDED[["year"]]], "fields": [[], list("abcdefghi")]},
    ),
    linkage.known_rates: (
        dict(first=RECORDED, second=RECORDED, fields=["name"]),
        {"first": [RECORDED[["year"]]], "second": [RECORDED[["year"]], RECORDED.set_index([[7, 8]])], "fields": [[]]},
    ),
    linkage.estimate_rates: (
        dict(patterns=[0, 0, 0, 7, 7], fields=["a", "b", "c"]),
        {
            "patterns": [[], [-1], [64], [0.5], "x"],
            "fields": [[], ["a"], ["a", "b"], list("abcdefghi")],
            "start": [0, 1, NAN, None],
            "tolerance": [0, -1, NAN],
        },
    ),
}


def test_a8_fellegi_sunter_weights():
    assert linkage.field_weights(0.95, 0.01) == pytest.approx((6.57, -4.31), abs=0.005)


def test_pattern_weights_add_up_the_fields_that_tell_something():
    rates = {"a": (0.9, 0.1), "b": (0.8, 0.3), "c": (0.99, 0.001)}
    weights = linkage.pattern_weights(rates)
    assert weights.shape == (64,)
    for pattern, weight in enumerate(weights):
        parts = [
            linkage.field_weights(*rate)[0 if pattern >> bit & 1 else 1]
            for bit, rate in enumerate(rates.values())
            if not pattern >> bit & 8
        ]
        assert weight == pytest.approx(sum(parts))


MISSING = [None, np.nan, pd.NA, pd.NaT]


@pytest.mark.parametrize("missing", MISSING, ids=repr)
def test_two_records_without_an_entry_do_not_agree_in_it(missing):
    first = pd.DataFrame({"name": ["Vipo", missing], "year": [1990, 1990]})
    second = pd.DataFrame({"name": [missing, "Vipo", "Dobu"], "year": [1990, 1991, 1990]})
    assert linkage.agreement(first, second, ["name", "year"]).tolist() == [[6, 1, 2], [6, 4, 6]]


def test_rates_are_those_of_the_pairs_in_which_something_stands():
    """A field dropped in a fifth of all records leaves m and u where they were; blanks that agree would not."""
    rng = np.random.default_rng(5)
    name, year = rng.integers(0, 40, 600), rng.integers(0, 20, 600)
    first = pd.DataFrame({"name": name, "year": year})
    wrong = rng.random((2, 600)) < 0.1
    second = pd.DataFrame({"name": np.where(wrong[0], 99, name), "year": np.where(wrong[1], 99, year)})
    whole = linkage.known_rates(first, second, ["name", "year"])
    for table in (first, second):
        table["name"] = table["name"].where(rng.random(600) > 0.2)
    holed = linkage.known_rates(first, second, ["name", "year"])
    assert holed["year"] == whole["year"]
    assert holed["name"] == pytest.approx(whole["name"], abs=0.02)


def test_em_takes_missing_entries_as_silence():
    planted = {"a": (0.95, 0.01), "b": (0.9, 0.05), "c": (0.8, 0.1), "d": (0.7, 0.02)}
    rng = np.random.default_rng(3)
    is_one = rng.random(200_000) < 0.05
    chance = np.where(is_one[:, None], [m for m, _ in planted.values()], [u for _, u in planted.values()])
    agrees, blank = rng.random(chance.shape) < chance, rng.random(chance.shape) < 0.3
    patterns = ((agrees & ~blank) * [1, 2, 4, 8] + blank * [16, 32, 64, 128]).sum(axis=1)
    found, share = linkage.estimate_rates(patterns, list(planted))
    for field, rates in planted.items():
        assert found[field] == pytest.approx(rates, abs=0.04)
    assert share == pytest.approx(0.05, abs=0.005)
    with pytest.raises(ValueError, match="^patterns must tell something of each field, got 'a' missing$"):
        linkage.estimate_rates([8 + 2, 8 + 4, 8], ["a", "b", "c"])


def test_fields_may_come_from_an_iterator():
    assert linkage.known_rates(RECORDED, RECORDED, iter(["name"])) == linkage.known_rates(RECORDED, RECORDED, ["name"])


@pytest.mark.parametrize("seed", range(3))
def test_a8_em_recovers_planted_rates(seed):
    planted = {"a": (0.95, 0.01), "b": (0.9, 0.05), "c": (0.8, 0.1), "d": (0.7, 0.02)}
    rng = np.random.default_rng(seed)
    is_one = rng.random(200_000) < 0.05
    chance = np.where(is_one[:, None], [m for m, _ in planted.values()], [u for _, u in planted.values()])
    patterns = ((rng.random(chance.shape) < chance) * [1, 2, 4, 8]).sum(axis=1)
    found, share = linkage.estimate_rates(patterns, list(planted))
    for field, rates in planted.items():
        assert found[field] == pytest.approx(rates, abs=0.02)
    assert share == pytest.approx(0.05, abs=0.003)


@pytest.mark.parametrize("seed", [registers.STORY_SEED, 1, 2, 3])
def test_housemates_fool_a_method_that_takes_fields_as_independent(travellers, seed):
    excess, error = {}, {}
    for housemates in (False, True):
        drawn = registers.draw_registers(
            registers.population(travellers.head(5000), seed=seed, housemates=housemates), seed=seed
        )
        tax, other = drawn["tax"], drawn["social insurance"]
        patterns = linkage.agreement(tax, other, registers.FIELDS)
        found, share = linkage.estimate_rates(patterns, registers.FIELDS)
        truth = linkage.known_rates(tax, other, registers.FIELDS)
        excess[housemates] = share * patterns.size / other.index.isin(tax.index).sum() - 1
        error[housemates] = found["given_name"][0] - truth["given_name"][0]
    assert abs(excess[False]) < 0.02 and abs(error[False]) < 0.02
    assert excess[True] > 0.05 and error[True] < -0.04


@pytest.mark.parametrize("rates", BAD_RATES)
def test_rates_of_agreement_are_refused_field_by_field(rates):
    with pytest.raises(ValueError, match=r"^(m|u|fields) must"):
        linkage.pattern_weights(rates)


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    linkage, CALLS, not_tried=[linkage.pattern_weights]
)
