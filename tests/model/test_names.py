"""Names as common as published, and who shares one."""

from __future__ import annotations

import math

import numpy as np
import pytest

from netscore import (
    TOWN_SEED,
    make_society,
    names,
)
from refusals import refusals
from samples import NAN, TOWN

# function -> (a good call, argument -> bad values)
CALLS = {
    names.given_name_shares: (dict(group="blue"), {"group": ["green", None, 1]}),
    names.identities: (
        dict(group=["blue", "orange"], seed=1),
        {"group": [[], [None, "blue"], ["green"]], "seed": [-1, None], "other_document": [-0.1, 1.1, NAN]},
    ),
    names.country: (dict(town=TOWN, n=40, seed=1), {"n": [29, 40.5, None], "seed": [-1, None]}),
    names.chance_to_share: (dict(shares=[0.5, 0.5]), {"shares": [[], [0.5, 0.4], [1.5, -0.5], [NAN, 1]]}),
    names.chance_of_wrong_hit: (
        dict(shares=[0.5, 0.5], listed=3),
        {"shares": [[], [0.5, 0.4], [1.5, -0.5], [NAN, 1]], "listed": [-1, 1.5, None]},
    ),
}


def test_d8_family_names_are_as_concentrated_as_published(travellers):
    shares = names.family_name_shares()
    assert shares.size == 6150
    assert shares[:5].sum() == pytest.approx(0.308, abs=5e-4)
    assert shares[:100].sum() == pytest.approx(0.859, abs=5e-4)
    drawn = travellers["name"].str.split().str[0].value_counts(normalize=True)
    assert drawn.head(5).sum() == pytest.approx(0.308, abs=0.01)


def test_d8_the_commonest_full_name_has_nearly_300_000_of_1_4_billion_bearers(travellers):
    commonest = names.family_name_shares()[0] * (
        0.7 * names.given_name_shares("blue")[0] + 0.3 * names.given_name_shares("orange")[0]
    )
    assert 280_000 < 1.4e9 * commonest < 300_000
    assert travellers["name_share"].max() < 1.05 * commonest


def test_a8_zipf_names_share_and_hit_as_derived():
    zipf = 1 / np.arange(1, 10_001)
    zipf /= zipf.sum()
    assert names.chance_to_share(zipf) == pytest.approx(0.01717, abs=5e-6)
    assert math.comb(1000, 2) * names.chance_to_share(zipf) == pytest.approx(8576, abs=1)
    assert names.chance_of_wrong_hit(zipf, 100) == pytest.approx(0.356, abs=5e-4)


def test_the_share_with_a_listed_namesake_hangs_on_how_given_names_spread():
    """Family names and the commonest full name as published; only the fall of given names differs."""
    rng = np.random.default_rng(1)
    family = names.family_name_shares()
    commonest_given = 293_000 / 1.4e9 / family[0]
    found = []
    for power in (0.2, 0.35, 0.5, 0.65):
        weight = np.arange(1, 3_000_000) ** -power
        given = weight[: np.searchsorted(weight.cumsum(), 1 / commonest_given)]
        given = given / given.sum()
        share = family[rng.choice(family.size, 100_000, p=family)] * given[rng.choice(given.size, 100_000, p=given)]
        found.append((1 - (1 - share) ** 7_490_000).mean())
    assert found == pytest.approx([0.94, 0.90, 0.75, 0.26], abs=0.01)


def test_a_country_keeps_its_towns_residents(travellers):
    town = make_society(300, seed=TOWN_SEED)
    assert travellers["group"].head(300).tolist() == town.people["group"].tolist()
    assert (travellers["group"] == "orange").mean() == pytest.approx(0.3, abs=0.01)


def test_about_one_pair_of_strangers_in_570_000_shares_a_name(travellers):
    shares = names.family_name_shares()
    given = {group: names.given_name_shares(group) for group in ("blue", "orange")}
    mixed = 0.7 * given["blue"]
    mixed[: given["orange"].size] += 0.3 * given["orange"]
    assert 1 / (names.chance_to_share(shares) * names.chance_to_share(mixed)) == pytest.approx(570_000, rel=0.01)


def test_name_share_says_how_many_bear_a_name():
    group = np.random.default_rng(1).choice(["blue", "orange"], 200_000, p=[0.7, 0.3])
    drawn = names.identities(group, seed=2)
    common = drawn.groupby("name").agg(count=("name", "size"), share=("name_share", "first")).nlargest(40, "share")
    expected = len(drawn) * common["share"].sum()
    assert common["count"].sum() == pytest.approx(expected, abs=4 * math.sqrt(expected))
    assert drawn["id_number"].dropna().is_unique
    assert drawn["id_number"].isna().mean() == pytest.approx(0.05, abs=0.003)
    assert names.identities(group[:50], seed=2).equals(names.identities(group[:50], seed=2))


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    names, CALLS, not_tried=[names.family_name_shares]
)
