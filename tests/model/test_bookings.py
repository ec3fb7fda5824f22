"""Who is refused at the desk, who by mistake, and how long these wait."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netscore import appeals, bookings, names
from netscore.bookings import book_trips

SEEDS = {"list_seed": 1, "seed": 1}
PEOPLE = names.identities(["blue"] * 700 + ["orange"] * 300, seed=1)


def namesakes(groups: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"group": groups, "name": "Vipo Dehito", "birth_year": 1990, "id_number": None})


def test_of_five_who_share_a_name_with_one_listed_person_four_are_mistaken():
    found = book_trips(
        namesakes(["blue", "orange", "orange", "orange", "orange"]),
        1,
        match_on="full name",
        tolerance=1,
        corrections=4,
        **SEEDS,
    )
    assert found.counts == {"right refusal": 1, "wrong refusal": 4, "missed": 0, "let through": 0}
    assert found.others == 4 and found.outcome.tolist().count("right refusal") == 1
    listed = found.outcome.tolist().index("right refusal")
    assert found.mistakes == {"blue": 0.0 if listed == 0 else 1.0, "orange": 1.0}
    assert found.weeks.tolist() == [0, 0, 0, 0]  # never more come than four


def test_shares_are_of_unlisted_people_of_the_group():
    found = book_trips(PEOPLE, 200, match_on="full name", tolerance=2, corrections=1, **SEEDS)
    wrong, listed = found.outcome == "wrong refusal", np.isin(found.outcome, ("right refusal", "missed"))
    assert listed.sum() == 200 and found.others == 800 and wrong.sum() > 5
    for name in ("blue", "orange"):
        here = (PEOPLE["group"] == name).to_numpy()
        assert found.mistakes[name] == wrong[here].sum() / (here & ~listed).sum()


def test_nobody_is_mistaken_where_all_are_listed():
    found = book_trips(PEOPLE, 1000, match_on="full name", tolerance=0, corrections=1, **SEEDS)
    assert found.others == 0 and found.mistakes == {"blue": 0.0, "orange": 0.0} and found.weeks.size == 0


@settings(max_examples=20, deadline=None)
@given(listed=st.integers(1, 400), corrections=st.integers(1, 40), seed=st.integers(0, 50))
def test_everyone_is_counted_once_and_nobody_waits_longer_for_more_corrections(listed, corrections, seed):
    asked = {"match_on": "full name", "tolerance": 2, "list_seed": 1, "seed": seed}
    found, quicker = (
        book_trips(PEOPLE, listed, corrections=a_week, **asked) for a_week in (corrections, corrections + 1)
    )
    assert sum(found.counts.values()) == 1000 and found.counts["wrong refusal"] == found.weeks.size
    assert found.counts["right refusal"] + found.counts["missed"] == listed == 1000 - found.others
    assert (quicker.weeks <= found.weeks).all()
    trips = np.random.default_rng(seed).integers(0, bookings.WEEKS, found.weeks.size)
    came = np.bincount(trips, minlength=10)
    assert found.weeks.tolist() == appeals.weeks_waiting(came, corrections).tolist()


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"corrections": 0}, "corrections must be a whole number of at least 1, got 0"),
        ({"listed": 1001}, "listed must be a whole number from 0 to 1000, got 1001"),
        ({"match_on": "face"}, "match_on must be one of"),
        ({"tolerance": 9}, "tolerance must be"),
        ({"seed": -1}, "seed must be"),
        ({"people": PEOPLE.drop(columns="group")}, "people must hold the column 'group'"),
    ],
)
def test_bad_input_is_refused_in_words(bad, words):
    asked = {"people": PEOPLE, "listed": 5, "match_on": "full name", "tolerance": 1, "corrections": 1} | SEEDS | bad
    with pytest.raises(ValueError, match=f"^{words}"):
        book_trips(**asked)
