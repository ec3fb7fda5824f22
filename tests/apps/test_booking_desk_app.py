"""Lesson 08's app says and draws what the model says."""

import numpy as np
import pytest

from netscore import TOWN_SEED, appeals, apps, blacklist, make_society, names

PEOPLE = names.country(make_society(300, seed=TOWN_SEED), 50_000, seed=names.STORY_SEED)


def test_it_says_what_the_model_says():
    app = apps.BookingDeskApp(tolerance=1, listed=300, corrections=7)
    entries = blacklist.draw_list(PEOPLE, 300, seed=names.STORY_SEED)
    outcome = blacklist.booking_desk(PEOPLE, entries, match_on="full name", tolerance=1)["outcome"]
    wrong = outcome == "wrong refusal"
    assert app.said.startswith("Comparing full name and forgiving 1 wrong letter in a name, the desk refuses ")
    assert f"refuses {(outcome == 'right refusal').sum()} of 300 listed" in app.said
    assert f"misses {(outcome == 'missed').sum()}, and refuses {wrong.sum()} of 49,700 others by mistake" in app.said
    unlisted = ~PEOPLE.index.isin(entries.index)
    blue, orange = (wrong[unlisted & (PEOPLE["group"] == name)].mean() for name in ("blue", "orange"))
    assert f"{blue:.2%} of blue and {orange:.2%} of orange people" in app.said
    assert f"Resident 17: {outcome[17]}" in app.said
    bars = {trace.name: trace for trace in app.figure.data}
    assert list(bars["travellers"].x) == [(outcome == name).sum() for name in bars["travellers"].y]
    first_trip = np.random.default_rng(TOWN_SEED).integers(0, 10, wrong.sum())
    weeks = appeals.weeks_waiting(np.bincount(first_trip, minlength=10), 7)
    assert f"With 7 corrections a week they wait {weeks.mean():.1f} weeks on average and {weeks.max()} at" in app.said
    assert bars["waiting"].y[0] == (weeks == 0).mean()


def test_what_has_no_effect_is_grey():
    app = apps.BookingDeskApp()
    assert not any(control.disabled for control in app.controls.values())
    app.controls["match_on"].value = "ID number"
    assert "Comparing the ID number, the desk" in app.said and "refuses 0 of 49,500 others" in app.said
    assert "Nobody waits for the 5 corrections a week." in app.said
    assert {name for name, control in app.controls.items() if control.disabled} == {"tolerance", "corrections"}
    app.move(match_on="full name", tolerance=2)
    assert not any(control.disabled for control in app.controls.values()) and "forgiving 2 wrong letters" in app.said


def test_a_bad_seed_is_named_by_its_own_name():
    with pytest.raises(ValueError, match="^story_seed must be a whole number of at least 0, got -1"):
        apps.BookingDeskApp(n=1000, story_seed=-1)
