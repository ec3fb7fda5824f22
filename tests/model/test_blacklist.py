"""Lesson 08: lists, terms, representatives and the booking desk."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netscore import (
    blacklist,
    names,
)
from refusals import refusals
from samples import NAN


@pytest.fixture(scope="module")
def entries(travellers) -> pd.DataFrame:
    return blacklist.draw_list(travellers, 500, seed=names.STORY_SEED)


SEEN = names.identities(["blue", "orange"], seed=1)
LISTINGS = blacklist.register([("person", 17, "unpaid fine", 2), ("business", 3, "unpaid social insurance", 2)])

# function -> (a good call, argument -> bad values)
CALLS = {
    blacklist.register: (dict(rows=[("person", 17, "unpaid fine", 2)]), {"rows": [["person"], [("person", 1)], [{}]]}),
    blacklist.in_force: (
        dict(register=LISTINGS, month=3),
        {"register": [LISTINGS[["since"]]], "month": [-1, 1.5, None]},
    ),
    blacklist.repair: (
        dict(register=LISTINGS, listing=0, month=5),
        {"register": [LISTINGS[["since"]]], "listing": [5, None, "x"], "month": [1, 14, 2.5, None]},
    ),
    blacklist.people_reached: (
        dict(register=LISTINGS, representative={3: 204}, month=3),
        {"register": [LISTINGS[["since", "until"]]], "representative": [{}, {4: 1}], "month": [-1, None]},
    ),
    blacklist.length_by_month: (
        dict(per_month=2, months=3, seed=1),
        {
            "per_month": [0, 1.5, None],
            "months": [0, 2.5, None],
            "seed": [-1, None],
            "term": [0, -24, 1.5],
            "repaired": [-0.1, 1, NAN, None],
        },
    ),
    blacklist.joint_punishment: (dict(agencies=["bank"]), {"agencies": [["school"], [None]]}),
    blacklist.draw_list: (
        dict(people=SEEN, listed=1, seed=1),
        {"people": [SEEN[["name"]]], "listed": [-1, 3, 1.5, None], "seed": [-1, None], "typos": [-0.1, 1.1, NAN]},
    ),
    blacklist.booking_desk: (
        dict(travellers=SEEN, entries=SEEN.head(1)),
        {
            "travellers": [SEEN[["name"]]],
            "entries": [SEEN[["name", "birth_year"]]],
            "match_on": ["face", None, 1],
            "tolerance": [-1, 4, 0.5, None],
        },
    ),
}


def test_a_group_that_shares_fewer_names_is_hit_more_by_a_rule_blind_to_groups(travellers):
    chance = (1 - (1 - travellers["name_share"]) ** 500).groupby(travellers["group"]).mean()
    assert 2 < chance["orange"] / chance["blue"] < 4
    hits = np.zeros(2)
    for seed in range(6):  # simulated desks agree with the formula's order
        listed = blacklist.draw_list(travellers, 500, seed=seed, typos=0)
        outcome = blacklist.booking_desk(travellers, listed, match_on="full name")["outcome"]
        hits += (outcome == "wrong refusal").groupby(travellers["group"]).mean()[["blue", "orange"]].to_numpy()
    assert 2 < hits[1] / hits[0] < 4


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


@pytest.mark.parametrize("match_on", blacklist.MATCH_ON)
@pytest.mark.parametrize("tolerance", [0, 1, 2])
def test_the_desk_agrees_with_one_written_pair_by_pair(match_on, tolerance):
    travellers = names.identities(["blue", "orange"] * 60, seed=3)
    travellers["name"] = [name[:3] + name[-2:] for name in travellers["name"]]  # short, so that many are alike
    travellers["birth_year"] = 1990 + travellers["birth_year"] % 3
    entries = blacklist.draw_list(travellers, 12, seed=4, typos=0.5)
    desk = blacklist.booking_desk(travellers, entries, match_on=match_on, tolerance=tolerance)

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

    refused = [any(match(traveller, entry) for entry in entries.itertuples()) for traveller in travellers.itertuples()]
    assert desk["refused"].tolist() == refused
    expected = {(True, True): "right refusal", (True, False): "wrong refusal", (False, True): "missed"}
    listed = travellers.index.isin(entries.index)
    assert desk["outcome"].tolist() == [expected.get(pair, "let through") for pair in zip(refused, listed)]


def test_what_the_lesson_says_of_its_desk(travellers, entries):
    counts = {
        (rule, letters): blacklist.booking_desk(travellers, entries, match_on=rule, tolerance=letters)["outcome"]
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


def test_resident_17_is_refused_for_a_namesake_and_204_is_not(travellers, entries):
    outcome = blacklist.booking_desk(travellers, entries, match_on="full name")["outcome"]
    assert outcome[17] == "wrong refusal" and outcome[204] == "let through"
    assert 17 not in entries.index
    assert blacklist.booking_desk(travellers, entries)["outcome"][17] == "let through"


def test_typing_errors_change_one_letter_in_a_tenth_of_entries(travellers):
    entries = blacklist.draw_list(travellers, 5000, seed=1)
    true = travellers.loc[entries.index, "name"]
    changed = entries["name"] != true
    assert changed.mean() == pytest.approx(0.1, abs=0.02)
    for wrong, right in zip(entries["name"][changed], true[changed]):
        assert len(wrong) == len(right) and sum(a != b for a, b in zip(wrong, right)) == 1
    assert blacklist.draw_list(travellers, 100, seed=1).equals(entries.head(100))


def test_s07_12_389_people_and_8_7_tries_give_108_000_blocked_purchases():
    assert 12_389 * 8.7 == pytest.approx(108_000, rel=0.005)
    tries = np.random.default_rng(1).geometric(1 / 8.7, 12_389)
    assert tries.sum() == pytest.approx(108_000, rel=0.04) and tries.min() == 1


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    blacklist, CALLS
)
