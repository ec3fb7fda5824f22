"""Lesson 09: what it says of linking, searching and singling out."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netscore import TOWN_SEED, dossier, linkage, make_society, names, registers


@pytest.fixture(scope="module")
def identities() -> pd.DataFrame:
    return names.country(make_society(300, seed=TOWN_SEED), 50_000, seed=names.STORY_SEED).head(5000)


@pytest.fixture(scope="module")
def people(identities) -> pd.DataFrame:
    return registers.population(identities, seed=registers.STORY_SEED)


@pytest.fixture(scope="module")
def drawn(people) -> dict[str, pd.DataFrame]:
    return registers.draw_registers(people, seed=registers.STORY_SEED)


# --- published numbers ---


def test_a8_fellegi_sunter_weights():
    assert linkage.field_weights(0.95, 0.01) == pytest.approx((6.57, -4.31), abs=0.005)


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


# --- weights, and finding them ---


def test_pattern_weights_add_the_fields_up():
    rates = {"a": (0.9, 0.1), "b": (0.8, 0.3), "c": (0.99, 0.001)}
    for pattern, weight in enumerate(linkage.pattern_weights(rates)):
        parts = [
            linkage.field_weights(*rate)[0 if pattern >> bit & 1 else 1] for bit, rate in enumerate(rates.values())
        ]
        assert weight == pytest.approx(sum(parts))


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
def test_housemates_fool_a_method_that_takes_fields_as_independent(identities, seed):
    excess, error = {}, {}
    for housemates in (False, True):
        drawn = registers.draw_registers(registers.population(identities, seed=seed, housemates=housemates), seed=seed)
        tax, other = drawn["tax"], drawn["social insurance"]
        patterns = linkage.agreement(tax, other, registers.FIELDS)
        found, share = linkage.estimate_rates(patterns, registers.FIELDS)
        truth = linkage.known_rates(tax, other, registers.FIELDS)
        excess[housemates] = share * patterns.size / other.index.isin(tax.index).sum() - 1
        error[housemates] = found["given_name"][0] - truth["given_name"][0]
    assert abs(excess[False]) < 0.02 and abs(error[False]) < 0.02
    assert excess[True] > 0.05 and error[True] < -0.04


# --- linking ---


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
def test_wrong_records_are_a_housemates_or_agree_by_chance(identities, seed):
    """A third or so are a housemate's, in each country; living alone protects nobody."""
    people = registers.population(identities, seed=seed)
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


def test_more_errors_come_on_top_of_fewer(people):
    few, more = (registers.draw_registers(people, seed=1, typos=typos)["tax"] for typos in (0.05, 0.2))
    assert few.index.equals(more.index)
    true = people.loc[few.index]
    for field in ("family_name", "given_name", "birth_year"):
        wrong_few, wrong_more = few[field] != true[field], more[field] != true[field]
        assert (wrong_more | ~wrong_few).all()
        assert wrong_few.mean() == pytest.approx(0.05, abs=0.015) and wrong_more.mean() == pytest.approx(0.2, abs=0.03)


# --- names off ---


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
