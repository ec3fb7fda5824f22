"""Lesson 08: what it says of lists, names, desks and waiting."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netscore import TOWN_SEED, appeals, blacklist, make_society, names


@pytest.fixture(scope="module")
def people() -> pd.DataFrame:
    """The travellers of the lesson."""
    return names.country(make_society(300, seed=TOWN_SEED), 50_000, seed=names.STORY_SEED)


@pytest.fixture(scope="module")
def entries(people) -> pd.DataFrame:
    return blacklist.draw_list(people, 500, seed=names.STORY_SEED)


# --- names ---


def test_d8_family_names_are_as_concentrated_as_published(people):
    shares = names.family_name_shares()
    assert shares.size == 6150
    assert shares[:5].sum() == pytest.approx(0.308, abs=5e-4)
    assert shares[:100].sum() == pytest.approx(0.859, abs=5e-4)
    drawn = people["name"].str.split().str[0].value_counts(normalize=True)
    assert drawn.head(5).sum() == pytest.approx(0.308, abs=0.01)


def test_d8_the_commonest_full_name_has_nearly_300_000_of_1_4_billion_bearers(people):
    commonest = names.family_name_shares()[0] * (
        0.7 * names.given_name_shares("blue")[0] + 0.3 * names.given_name_shares("orange")[0]
    )
    assert 280_000 < 1.4e9 * commonest < 300_000
    assert people["name_share"].max() < 1.05 * commonest


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


def test_a_country_keeps_its_towns_residents(people):
    town = make_society(300, seed=TOWN_SEED)
    assert people["group"].head(300).tolist() == town.people["group"].tolist()
    assert (people["group"] == "orange").mean() == pytest.approx(0.3, abs=0.01)


def test_about_one_pair_of_strangers_in_570_000_shares_a_name(people):
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


def test_a_group_that_shares_fewer_names_is_hit_more_by_a_rule_blind_to_groups(people):
    chance = (1 - (1 - people["name_share"]) ** 500).groupby(people["group"]).mean()
    assert 2 < chance["orange"] / chance["blue"] < 4
    hits = np.zeros(2)
    for seed in range(6):  # simulated desks agree with the formula's order
        listed = blacklist.draw_list(people, 500, seed=seed, typos=0)
        outcome = blacklist.booking_desk(people, listed, match_on="full name")["outcome"]
        hits += (outcome == "wrong refusal").groupby(people["group"]).mean()[["blue", "orange"]].to_numpy()
    assert 2 < hits[1] / hits[0] < 4


# --- the register ---


def test_terms_expire_repair_and_step_to_the_representative():
    register = blacklist.register(
        [("person", 58, "unperformed judgment", 0), ("business", 3, "unpaid social insurance", 0)]
    )
    reached = [blacklist.people_reached(register, {3: 204}, month) for month in (0, 11, 12, 23, 24)]
    assert reached == [[58, 204], [58, 204], [58], [58], []]
    assert blacklist.people_reached(register, {3: 204}, 5, through_businesses=False) == [58]
    repaired = blacklist.repair(register, 1, 6)
    assert blacklist.people_reached(repaired, {3: 204}, 6) == [58]
    assert blacklist.people_reached(register, {3: 204}, 6) == [58, 204]  # the old register is untouched
    with pytest.raises(ValueError, match="representative must name a person for each listed business, got none for 3"):
        blacklist.people_reached(register, {}, 0)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("person", 1, None, 0), "ground must be one of .* got None: nobody is listed without a ground"),
        (("person", 1, "", 0), "ground must be"),
        (("person", 1, "low score", 0), "ground must be"),
        (("person", 1, "unpaid social insurance", 0), "applies to a business"),
        (("business", 1, "conduct on a train", 0), "applies to a person"),
        (("person", 1, "unpaid fine", 0, -6), "months must be a whole number of at least 1, got -6"),
        (("person", 1, "unpaid fine", 0, 0), "months must be"),
        (("person", 1, "unpaid fine", -1), "month must be"),
        (("person", -1, "unpaid fine", 0), "number must be"),
        (("firm", 1, "unpaid fine", 0), "party must be one of"),
        (("person", 1), "rows must hold"),
        ("person", "rows must hold"),
    ],
)
def test_a_listing_without_ground_or_with_a_bad_term_is_refused(row, words):
    with pytest.raises(ValueError, match=words):
        blacklist.register([row])


def test_conduct_cannot_be_repaired_and_a_listing_that_is_over_neither():
    register = blacklist.register([("person", 1, "conduct on a train", 0), ("person", 2, "unpaid fine", 0)])
    with pytest.raises(ValueError, match="listing must be one that a duty done can end, got 0: conduct on a train"):
        blacklist.repair(register, 0, 3)
    with pytest.raises(ValueError, match="month must be a whole number from 0 to 11, got 12"):
        blacklist.repair(register, 1, 12)


@given(
    per_month=st.integers(1, 40),
    term=st.integers(1, 30),
    repaired=st.one_of(st.just(0.0), st.floats(0.05, 0.5)),
    seed=st.integers(0, 99),
)
@settings(max_examples=30, deadline=None)
def test_a_list_is_as_long_as_new_listings_times_months_that_one_lasts(per_month, term, repaired, seed):
    listed = blacklist.length_by_month(per_month, 400, seed=seed, term=term, repaired=repaired)["listed"]
    # Mean of min(term, geometric): 1 + q + ... + q ** (term - 1).
    lasts = term if not repaired else (1 - (1 - repaired) ** term) / repaired
    assert listed.iloc[100:].mean() == pytest.approx(per_month * lasts, rel=0.1)
    forever = blacklist.length_by_month(per_month, 60, seed=seed, term=None)["listed"]
    assert forever.tolist() == [per_month * month for month in range(1, 61)]


def test_joint_punishment_closes_each_door_once_and_more_with_each_agency():
    doors = [blacklist.joint_punishment(list(blacklist.AGENCIES)[:k]).to_numpy().sum() for k in range(7)]
    assert doors == sorted(doors) and doors[0] == 0 and doors[-1] == 9
    assert blacklist.joint_punishment(["bank"]).loc["bank"].sum() == 2


# --- the desk ---


@pytest.mark.parametrize("match_on", blacklist.MATCH_ON)
@pytest.mark.parametrize("tolerance", [0, 1, 2])
def test_the_desk_agrees_with_one_written_pair_by_pair(match_on, tolerance):
    people = names.identities(["blue", "orange"] * 60, seed=3)
    people["name"] = [name[:3] + name[-2:] for name in people["name"]]  # short, so that many are alike
    people["birth_year"] = 1990 + people["birth_year"] % 3
    entries = blacklist.draw_list(people, 12, seed=4, typos=0.5)
    desk = blacklist.booking_desk(people, entries, match_on=match_on, tolerance=tolerance)

    def letters_apart(one: str, other: str) -> int:
        row = list(range(len(other) + 1))
        for i, a in enumerate(one, 1):
            row, above = [i], row
            for j, b in enumerate(other, 1):
                row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (a != b)))
        return row[-1]

    def match(traveller, entry) -> bool:
        if match_on == "ID number":
            return isinstance(traveller.id_number, str) and traveller.id_number == entry.id_number
        same_year = match_on == "full name" or traveller.birth_year == entry.birth_year
        return same_year and letters_apart(traveller.name, entry.name) <= tolerance

    refused = [any(match(traveller, entry) for entry in entries.itertuples()) for traveller in people.itertuples()]
    assert desk["refused"].tolist() == refused
    expected = {(True, True): "right refusal", (True, False): "wrong refusal", (False, True): "missed"}
    listed = people.index.isin(entries.index)
    assert desk["outcome"].tolist() == [expected.get(pair, "let through") for pair in zip(refused, listed)]


def test_what_the_lesson_says_of_its_desk(people, entries):
    counts = {
        (rule, letters): blacklist.booking_desk(people, entries, match_on=rule, tolerance=letters)["outcome"]
        .value_counts()
        .reindex(blacklist.OUTCOMES, fill_value=0)
        for rule in blacklist.MATCH_ON
        for letters in (0, 1, 2)
    }
    by_name = [counts["full name", letters] for letters in (0, 1, 2)]
    assert by_name[0]["missed"] > 0 and by_name[1]["missed"] == 0
    assert by_name[1]["wrong refusal"] > 3 * by_name[0]["wrong refusal"]
    assert by_name[2]["wrong refusal"] > 10 * by_name[1]["wrong refusal"]
    assert counts["ID number", 0]["wrong refusal"] == 0 and counts["ID number", 0]["missed"] > 0
    assert all(row.sum() == 50_000 and row["right refusal"] + row["missed"] == 500 for row in counts.values())


def test_resident_17_is_refused_for_a_namesake_and_204_is_not(people, entries):
    outcome = blacklist.booking_desk(people, entries, match_on="full name")["outcome"]
    assert outcome[17] == "wrong refusal" and outcome[204] == "let through"
    assert 17 not in entries.index
    assert blacklist.booking_desk(people, entries)["outcome"][17] == "let through"


def test_typing_errors_change_one_letter_in_a_tenth_of_entries(people):
    entries = blacklist.draw_list(people, 5000, seed=1)
    true = people.loc[entries.index, "name"]
    changed = entries["name"] != true
    assert changed.mean() == pytest.approx(0.1, abs=0.02)
    for wrong, right in zip(entries["name"][changed], true[changed]):
        assert len(wrong) == len(right) and sum(a != b for a, b in zip(wrong, right)) == 1
    assert blacklist.draw_list(people, 100, seed=1).equals(entries.head(100))


# --- waiting, and times against people ---


@given(complaints=st.lists(st.integers(0, 12), min_size=1, max_size=12), a_week=st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_waits_are_those_of_a_queue(complaints, a_week):
    waits = appeals.weeks_waiting(complaints, a_week)
    came = np.repeat(np.arange(len(complaints)), complaints)
    done = came + waits
    assert waits.size == sum(complaints) and (waits >= 0).all()
    assert (np.diff(done) >= 0).all()  # first come, first served
    assert np.bincount(done, minlength=1).max() <= a_week
    for week in range(done.max(initial=-1)):  # no clerk idles while somebody waits
        waiting = ((came <= week) & (done > week)).any()
        assert not waiting or (done == week).sum() == a_week


def test_s07_12_389_people_and_8_7_tries_give_108_000_blocked_purchases():
    assert 12_389 * 8.7 == pytest.approx(108_000, rel=0.005)
    tries = np.random.default_rng(1).geometric(1 / 8.7, 12_389)
    assert tries.sum() == pytest.approx(108_000, rel=0.04) and tries.min() == 1
