"""Joining files, searching galleries, singling people out."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netscore import (
    TOWN_SEED,
    dossier,
    linkage,
    names,
    payments,
    registers,
)
from refusals import refusals
from samples import NAN, RECORDED

RATES = {"name": (0.9, 0.1), "year": (0.8, 0.2)}

# function -> (a good call, argument -> bad values)
CALLS = {
    dossier.expected_unicity: (
        dict(points=2, share=0.1, people=10),
        {"points": [0, 1.5, None], "share": [-0.1, 1.1, NAN], "people": [0, 1.5]},
    ),
    dossier.unicity: (
        dict(traces=np.eye(3), points=1, seed=1),
        {"traces": [[[2, 0]], [[NAN, 1]]], "points": [0, 2, 1.5, None], "seed": [-1, None], "sample": [0, None]},
    ),
    dossier.link_records: (
        dict(first=RECORDED, second=RECORDED, rates=RATES, threshold=0),
        {
            "first": [RECORDED[["year"]], RECORDED.head(0)],
            "second": [RECORDED[["year"]], RECORDED.head(0)],
            "threshold": [NAN, None, "x"],
        },
    ),
    dossier.false_match_probability: (
        dict(gallery=10, fmr=0.1),
        {"gallery": [-1, 1.5, None], "fmr": [-0.1, 1.1, NAN, None]},
    ),
    dossier.share_of_alarms_that_are_right: (
        dict(prevalence=0.1, sensitivity=0.9, false_positive_rate=0.1),
        {"prevalence": [0, 1, NAN], "sensitivity": [0, 1.1, NAN], "false_positive_rate": [-0.1, 1.1, None]},
    ),
    dossier.class_sizes: (
        dict(table=RECORDED, columns=["name"]),
        {"table": [RECORDED[["year"]]], "columns": [[]]},
    ),
}


def test_c29_search_of_a_gallery_base_rate_and_birthdays():
    found = [dossier.false_match_probability(gallery, 0.001) for gallery in (200, 2000, 7000, 10_000)]
    assert found == pytest.approx([0.181351, 0.864800, 0.999091, 0.999955], abs=1e-6)
    assert dossier.share_of_alarms_that_are_right(1e-5, 0.99, 0.001) == pytest.approx(0.0098030, abs=1e-7)
    # A birthday is a fingerprint with 365 patterns: 23 people, each searched among those before.
    alone = np.prod([1 - dossier.false_match_probability(1, taken / 365) for taken in range(23)])
    assert 1 - alone == pytest.approx(0.507297, abs=1e-6)


def test_a_gallery_of_relatives_breaks_the_formula():
    """Same mean false match rate, but all in one gallery of ten: far fewer searches go wrong."""
    rng = np.random.default_rng(1)
    rate = np.where(rng.permutation(1000) < 100, 0.01, 0.0)  # one gallery in ten holds relatives
    went_wrong = rng.random((1000, 200)) < rate[:, None]
    assert went_wrong.mean() == pytest.approx(0.001, rel=0.15)
    assert went_wrong.any(axis=1).mean() < 0.7 * dossier.false_match_probability(200, 0.001)


@given(gallery=st.integers(0, 10**9), fmr=st.floats(0, 1))
def test_a_longer_gallery_never_finds_fewer(gallery, fmr):
    chance = dossier.false_match_probability(gallery, fmr)
    assert 0 <= chance <= 1 and chance <= dossier.false_match_probability(gallery + 1, fmr) + 1e-12
    assert chance <= min(1, gallery * fmr) + 1e-9  # the expected number is an upper bound


@given(seed=st.integers(0, 40), threshold=st.floats(-15, 30))
@settings(max_examples=15, deadline=None)
def test_linking_agrees_with_one_written_pair_by_pair(seed, threshold):
    people = registers.population(names.identities(["blue", "orange"] * 20, seed=seed), seed=seed)
    people["given_name"] = [name[:2] for name in people["given_name"]]
    drawn = registers.draw_registers(people, seed=seed, typos=0.2, moved=0.3)
    first, second = drawn["tax"], drawn["shop"]
    rates = {"family_name": (0.9, 0.05), "given_name": (0.85, 0.02), "street": (0.7, 0.01)}
    links = dossier.link_records(first, second, rates, threshold=threshold)
    for record, row in second.iterrows():
        weights = {
            file: sum(linkage.field_weights(*rates[field])[0 if row[field] == other[field] else 1] for field in rates)
            for file, other in first.iterrows()
        }
        best = max(weights, key=weights.get)  # the first of equally good ones
        assert links.at[record, "weight"] == pytest.approx(weights[best])
        outcome = "rightly none" if record not in first.index else "missed"
        if weights[best] >= threshold:
            outcome = "right" if best == record else "wrong"
            assert links.at[record, "linked"] == best
        assert links.at[record, "outcome"] == outcome
    # At a weight that occurs, its record is linked; a breath above, it is not.
    at = links["weight"].max()
    for asked, linked in ((at, True), (np.nextafter(at, np.inf), False)):
        again = dossier.link_records(first, second, rates, threshold=asked)
        assert (again["linked"].notna() == (links["weight"] == at) * linked).all()


def test_each_threshold_trades_wrong_merges_for_missed_ones(drawn):
    rates = linkage.known_rates(drawn["tax"], drawn["court"], registers.FIELDS)
    counts = [
        dossier.link_records(drawn["tax"], drawn["court"], rates, threshold=bits)["outcome"].value_counts()
        for bits in range(-15, 35, 3)
    ]
    wrong, missed = ([int(count.get(name, 0)) for count in counts] for name in ("wrong", "missed"))
    assert wrong == sorted(wrong, reverse=True) and missed == sorted(missed)
    assert wrong[0] > 10 and wrong[-1] == 0 and missed[0] == 0 and missed[-1] > 100
    assert all(count.sum() == len(drawn["court"]) for count in counts)


def test_resident_204_inherits_a_housemates_debt_at_even_odds(people, drawn):
    tax, court = drawn["tax"], drawn["court"]
    assert (people.loc[204, ["family_name", "given_name"]] == ["Leno", "Pajovu"]).all()  # as in lesson 08
    assert (people.loc[17, ["family_name", "given_name"]] == ["Tunu", "Tenaba"]).all()
    rates = linkage.known_rates(tax, court, registers.FIELDS)
    even = np.log2(len(tax) * len(court) / court.index.isin(tax.index).sum())
    links = dossier.link_records(tax, court, rates, threshold=even)
    assert links.at[2215, "linked"] == 204 and links.at[2215, "outcome"] == "wrong"
    assert people.at[2215, "household"] == people.at[204, "household"] and 204 not in court.index
    assert set(links.query("outcome == 'wrong'")["linked"]) == {204, 3892}


@pytest.mark.parametrize("seed", [1, 2, registers.STORY_SEED])
def test_wrong_records_are_a_housemates_or_agree_by_chance(travellers, seed):
    """A third or so are a housemate's, in each country; living alone protects nobody."""
    people = registers.population(travellers.head(5000), seed=seed)
    drawn = registers.draw_registers(people, seed=seed)
    tax = drawn["tax"]
    rates = linkage.known_rates(tax, drawn["court"], registers.FIELDS)
    links = pd.concat([dossier.link_records(tax, drawn[name], rates, threshold=12) for name in drawn if name != "tax"])
    wrong = links.query("outcome == 'wrong'")
    homes = [people["household"].loc[who].to_numpy() for who in (wrong.index, wrong["linked"].astype(int))]
    assert 0.1 < (homes[0] == homes[1]).mean() < 0.6 and len(wrong) > 30


def test_without_errors_and_moves_everyone_is_linked_to_themselves(people):
    drawn = registers.draw_registers(people, seed=1, typos=0, moved=0)
    rates = linkage.known_rates(drawn["tax"], drawn["shop"], registers.FIELDS)
    outcome = dossier.link_records(drawn["tax"], drawn["shop"], rates, threshold=20)["outcome"]
    assert set(outcome) == {"right", "rightly none"}


@given(
    rows=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=30),
)
def test_a_further_column_never_makes_a_class_larger(rows):
    table = pd.DataFrame(rows, columns=["a", "b"])
    one, both = dossier.class_sizes(table, ["a"]), dossier.class_sizes(table, ["a", "b"])
    assert (both <= one).all() and (both >= 1).all()
    for at, row in enumerate(rows):
        assert both[at] == rows.count(row) and one[at] == sum(other[0] == row[0] for other in rows)


def test_most_people_are_alone_with_birth_year_and_street(people):
    shares = [
        (dossier.class_sizes(people, columns) == 1).mean()
        for columns in itertools.accumulate([["birth_year"], ["street"], ["group"]])
    ]
    assert shares[0] == 0 and 0.5 < shares[1] < shares[2]


def test_c30_unicity_of_independent_points():
    found = [dossier.expected_unicity(points, 0.0135, 1_500_000) for points in (3, 4)]
    assert found == pytest.approx([0.0250, 0.9514], abs=1e-3)
    assert dossier.expected_unicity(1, 1, 2) == 0 and dossier.expected_unicity(1, 1, 1) == 1


def test_unicity_of_independent_traces_meets_the_formula():
    rng = np.random.default_rng(30)
    traces = (rng.random((4000, 300)) < 0.05).astype(float)
    for points in (1, 2, 3):
        expected = dossier.expected_unicity(points, 0.05, 4000)
        found = dossier.unicity(traces, points, seed=1, sample=4000)
        assert found == pytest.approx(expected, abs=0.03)


def test_four_payments_single_out_nine_of_ten():
    visits = payments.shop_visits(20_000, seed=TOWN_SEED)
    found = [dossier.unicity(visits, points, seed=TOWN_SEED) for points in (1, 2, 3, 4)]
    assert found == sorted(found)
    assert found[0] < 0.02 and found[2] < 0.9 < found[3]
    assert set(np.unique(visits.data)) == {1.0}


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    dossier, CALLS
)
