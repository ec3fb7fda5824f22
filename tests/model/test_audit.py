"""A sealed scorer, its desk and what matched pairs show: budget, chance, intervals that hold what they promise."""

from __future__ import annotations

import inspect

import nbformat
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from netscore import TOWN_SEED, audit, friend_score, make_society
from netscore.checks import lesson_13
from repository import COURSE

PAIRS = (("friends_mean", 620, 740), ("friends_lowest", 500, 620), ("own_score", 640, 760))
BASE = audit.application(own_score=700, friends_mean=680, friends_lowest=560)


def test_seeds_stand_for_scorers_of_every_kind():
    scorers = [audit.sealed_scorer(seed) for seed in range(600)]
    share = {rule: np.mean([one.friends_rule == rule for one in scorers]) for rule in audit.RULES}
    assert share == pytest.approx({"not at all": 1 / 6, "mean": 5 / 12, "lowest": 5 / 12}, abs=0.06)
    assert all((one.weight == 0) == (one.friends_rule == "not at all") and one.weight <= 0.5 for one in scorers)
    assert np.mean([one.gray for one in scorers]) == pytest.approx(0.5, abs=0.06)
    stricter = [sum(line > min(one.cut_offs.values()) for line in one.cut_offs.values()) for one in scorers]
    assert set(stricter) == {0, 1} and np.mean(stricter) == pytest.approx(2 / 3, abs=0.06)


def test_the_same_questions_get_the_same_answers_and_others_get_other_chance():
    asked = audit.pairs(BASE, "friends_mean", 620, 740, 5)
    one, other = (audit.QueryDesk(seed=9).ask(asked) for _ in range(2))
    assert one.equals(other)
    again = audit.QueryDesk(seed=9)
    assert not again.ask(asked)["score"].equals(again.ask(asked)["score"])
    listed = audit.pairs(BASE, "listed_friend", False, True, 5)
    chance = [
        audit.QueryDesk(seed=9).ask(table)["score"] - audit.sealed_scorer(9).score(table) for table in (asked, listed)
    ]
    assert not np.allclose(*chance)


def test_the_budget_is_kept_and_too_large_a_question_costs_nothing():
    desk = audit.QueryDesk(seed=1, budget=7)
    desk.ask(audit.pairs(BASE, "own_score", 600, 700, 3))
    with pytest.raises(ValueError, match="at most 1, what is left of the budget, got 2"):
        desk.ask(audit.pairs(BASE, "own_score", 600, 700, 1))
    assert desk.left == 1 and len(desk.log) == 6
    desk.ask(BASE)
    assert desk.left == 0 and len(desk.log) == 7 and list(desk.log) == [*audit.COLUMNS, "score", "approved"]


def test_nobody_audits_what_is_unsealed():
    desk = audit.QueryDesk(seed=5)
    assert desk.unseal() == audit.sealed_scorer(5)
    with pytest.raises(ValueError, match="before the scorer is unsealed"):
        desk.ask(BASE)


def test_no_code_path_takes_a_group():
    assert "group" not in audit.COLUMNS
    assert not {"group"} & set(inspect.signature(audit.application).parameters)
    with pytest.raises(ValueError, match="values must be one of"):
        audit.application(group="blue")


@given(seed=st.integers(0, 500))
def test_a_pair_differs_in_one_thing(seed):
    rng = np.random.default_rng(seed)
    column = audit.COLUMNS[rng.integers(5)]
    low, high = {"listed_friend": (False, True), "neighbourhood": ("north", "west")}.get(column, (500, 620))
    table = audit.pairs(BASE, column, low, high, int(rng.integers(1, 9)))
    sides = [table[table["side"] == side].reset_index(drop=True) for side in ("low", "high")]
    for name in audit.COLUMNS:
        assert (sides[0][name] != sides[1][name]).all() if name == column else sides[0][name].equals(sides[1][name])


def test_without_chance_a_pair_gives_the_weight_to_the_digit():
    for seed in range(20):
        truth = audit.sealed_scorer(seed)
        shares = {"friends_mean": truth.weight * (truth.friends_rule == "mean")}
        shares |= {"friends_lowest": truth.weight * (truth.friends_rule == "lowest"), "own_score": 1 - truth.weight}
        for column, low, high in PAIRS:
            found = audit.effect(
                audit.QueryDesk(seed=seed, jitter=0).ask(audit.pairs(BASE, column, low, high, 2)), high - low
            )
            assert found["estimate"] == pytest.approx(shares[column], abs=1 / 120)  # scores are whole points


def test_intervals_hold_the_truth_as_often_as_they_say():
    held, nothing = [], []
    for seed in range(400):
        truth = audit.sealed_scorer(seed)
        for column, low, high in PAIRS[:2]:
            answers = audit.QueryDesk(seed=seed).ask(audit.pairs(BASE, column, low, high, 10))
            found = audit.effect(answers, high - low)
            weight = truth.weight if column == f"friends_{truth.friends_rule}" else 0
            held.append(found["low"] <= weight <= found["high"])
            if weight == 0:
                nothing.append(found["low"] <= 0 <= found["high"])
    assert np.mean(held) == pytest.approx(0.95, abs=0.03) and np.mean(nothing) == pytest.approx(0.95, abs=0.03)


@given(seed=st.integers(0, 1000), count=st.integers(4, 30), level=st.sampled_from([0.5, 0.9, 0.95]))
def test_the_interval_is_scipys(seed, count, level):
    answers = audit.QueryDesk(seed=seed).ask(audit.pairs(BASE, "own_score", 600, 700, count))
    found = audit.effect(answers, 100, level=level)
    sides = answers.pivot(index="pair", columns="side", values="score")
    test = stats.ttest_rel(sides["high"], sides["low"]).confidence_interval(level)
    assert [found["low"], found["high"]] == pytest.approx([test.low / 100, test.high / 100])


def test_cut_offs_lie_where_the_answers_say():
    for seed in range(30):
        truth, desk = audit.sealed_scorer(seed), audit.QueryDesk(seed=seed)
        rising = [
            audit.application(own_score=own, friends_mean=680, friends_lowest=650, neighbourhood=where)
            for where in audit.NEIGHBOURHOODS
            for own in range(560, 800, 10)
        ]
        lines = audit.cut_offs_between(desk.ask(pd.concat(rising, ignore_index=True)))
        for where, line in truth.cut_offs.items():
            assert not lines.loc[where, "above"] >= line and not lines.loc[where, "at_most"] < line
        assert (lines["at_most"] - lines["above"]).abs().max() < 45


def test_applications_of_the_town_are_what_the_ties_say():
    town = make_society(300, seed=TOWN_SEED)
    people = audit.applications(town, seed=audit.STORY_SEED)
    own = town.people["own_score"].to_numpy()
    assert people["friends_mean"].to_numpy() == pytest.approx(friend_score.friends_mean(town.ties, own))
    assert people["friends_lowest"][17] == own[town.friends(17)].min()
    assert people["listed_friend"][17] and not people["listed_friend"][204]
    big = audit.applications(make_society(20_000, seed=1), seed=1)
    for name, shares in audit.SHARES.items():
        found = big.loc[big["group"] == name, "neighbourhood"].value_counts(normalize=True)
        assert found[list(audit.NEIGHBOURHOODS)].to_numpy() == pytest.approx(shares, abs=0.02)
    assert not audit.applications(town, seed=1, listed=0)["listed_friend"].any()


def test_a_part_refuses_whom_the_rest_would_approve():
    people = audit.applications(make_society(300, seed=TOWN_SEED), seed=audit.STORY_SEED)
    for seed in (5, 98, 166):
        scorer = audit.sealed_scorer(seed)
        parts = audit.refused_by(scorer, people)
        assert not (parts.any(axis=1).to_numpy() & scorer.approves(people)).any()
        if not scorer.gray:
            assert not parts["gray list"].any()
        gray = parts["gray list"]
        assert people.loc[gray, "listed_friend"].all()


def test_the_lesson_finds_what_the_seal_hides():
    """What the recap and exercise 13.4 say, read in the stored outputs."""
    cells = {cell.id: cell for cell in nbformat.read(COURSE / "13_audit.ipynb", 4).cells}
    printed = {name: cells[name].outputs[0].text for name in ("friends", "unsealed", "harm", "residents")}
    assert "interval -0.033 to 0.038" in printed["friends"]
    assert "0.33 in truth" in printed["unsealed"] and "gray people refused: True, found: True" in printed["unsealed"]
    assert "51 of 300 have a listed friend" in printed["harm"]
    assert "by listed friend: {False: 1.0, True: 0.0}" in cells["line"].outputs[0].text
    assert "gray list: 41 refused" in printed["harm"] and "neighbourhood: 6 refused" in printed["harm"]
    assert "resident 17, north: 663 points, line 638, listed friend True: refused" in printed["residents"]


def lessons_plan(seed: int) -> dict:
    """Return the finding that lesson 13's plan and its two rules give, for another seed."""
    desk, found = audit.QueryDesk(seed=seed, budget=200), {}
    base = audit.application(own_score=760, friends_mean=680, friends_lowest=560)
    for rule, column, low, high in (("mean", "friends_mean", 620, 740), ("lowest", "friends_lowest", 500, 620)):
        effect = audit.effect(desk.ask(audit.pairs(base, column, low, high, 20)), high - low)
        if effect["low"] > 0:
            found[rule] = effect["low"], effect["high"]
    passed = desk.ask(audit.pairs(base, "listed_friend", False, True, 10)).groupby("side")["approved"].mean()
    rising = [
        audit.application(own_score=own, friends_mean=680, friends_lowest=650, neighbourhood=where)
        for where in audit.NEIGHBOURHOODS
        for own in range(560, 760, 10)
    ]
    lines = audit.cut_offs_between(desk.ask(pd.concat(rising, ignore_index=True)))
    higher = [where for where in lines.index if lines["above"][where] >= lines["at_most"].drop(where).max()]
    [(rule, weight)] = found.items() or [("not at all", (0, 0))]
    return {
        "desk": desk,
        "friends_rule": rule,
        "weight": weight,
        "gray": bool(passed["low"] - passed["high"] > 0.5),
        "stricter": higher[0] if higher else None,
    }


@pytest.mark.parametrize("seed", audit.TEAM_SEEDS)
def test_the_lessons_plan_finds_out_the_scorers_for_teams(seed):
    checked = lesson_13.ex_13_3(lessons_plan(seed))
    assert checked.passed, str(checked)


def test_teams_meet_scorers_of_every_kind():
    scorers = [audit.sealed_scorer(seed) for seed in audit.TEAM_SEEDS]
    assert {one.friends_rule for one in scorers} == set(audit.RULES)
    assert {one.gray for one in scorers} == {True, False}
    assert len({max(one.cut_offs.values()) > min(one.cut_offs.values()) for one in scorers}) == 2
    page = (COURSE.parent / "TEACHING.md").read_text(encoding="utf-8")
    assert ", ".join(map(str, audit.TEAM_SEEDS[:-1])) + f" and {audit.TEAM_SEEDS[-1]} were tried" in page


def test_a_file_that_is_there_is_never_changed(tmp_path):
    first = audit.hand_in("One.", "finding", tmp_path)
    assert audit.hand_in("One.", "finding", tmp_path) == first
    second = audit.hand_in("Two.", "finding", tmp_path)
    assert (first.read_text(), second.read_text()) == ("One.", "Two.") and second.name == "finding_2.md"
    assert audit.hand_in("Two.", "finding", tmp_path) == second and len(list(tmp_path.iterdir())) == 2
    for text, name in (("", "finding"), (None, "finding"), ("x", "../finding"), ("x", "a b"), ("x", ""), ("x", None)):
        with pytest.raises(ValueError, match="text must|name must"):
            audit.hand_in(text, name, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: audit.application(own_score=900), "own_score must hold numbers in"),
        (lambda: audit.application(listed_friend=2), "listed_friend must hold True or False"),
        (lambda: audit.application(neighbourhood="centre"), "neighbourhood must be one of"),
        (lambda: audit.pairs(BASE, "group", 1, 2, 3), "column must be one of"),
        (lambda: audit.pairs(BASE, "own_score", 600, 600, 3), "high must differ from low"),
        (lambda: audit.pairs(BASE, "own_score", 600, 700, 0), "count must be a whole number"),
        (lambda: audit.pairs(pd.concat([BASE, BASE]), "own_score", 600, 700, 1), "base must hold one application"),
        (lambda: audit.QueryDesk(seed=1, budget=0), "budget must be"),
        (lambda: audit.QueryDesk(seed=-1), "seed must be"),
        (lambda: audit.QueryDesk(seed=1, jitter=-1), "jitter must be"),
        (lambda: audit.QueryDesk(seed=1).ask(BASE[["own_score"]]), "applications must hold the column"),
        (lambda: audit.effect(audit.QueryDesk(seed=1).ask(audit.pairs(BASE, "own_score", 6e2, 7e2, 1))), "two or more"),
        (
            lambda: audit.effect(audit.QueryDesk(seed=1).ask(audit.pairs(BASE, "own_score", 6e2, 7e2, 2)), 0),
            "step must",
        ),
        (lambda: audit.effect(BASE), "answers must hold the column 'pair'"),
        (lambda: audit.cut_offs_between(BASE), "answers must hold the column 'score'"),
        (lambda: audit.applications(make_society(30, seed=1), seed=1, listed=31), "listed must be"),
    ],
)
def test_bad_input_is_refused_in_words(call, said):
    with pytest.raises(ValueError, match=said):
        call()
