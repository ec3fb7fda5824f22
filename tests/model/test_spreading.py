"""Scores that count friends' scores, and whose moves whose, against one linear system solved densely."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from netscore import TOWN_SEED, Society, make_society
from netscore.friendships import ties_from_pairs
from netscore.spreading import reach, spreading

TOWN = make_society(120, seed=TOWN_SEED, mean_degree=5)
OWN = TOWN.people["own_score"].to_numpy()
GROUP = TOWN.people["group"].to_numpy()


def solved(weight: float) -> np.ndarray:
    """Entry i, j: what one point of person j is worth to person i, from the definition."""
    rows = np.eye(len(TOWN))
    for person in range(len(TOWN)):
        friends = TOWN.friends(person)
        rows[person, friends] -= weight / max(friends.size, 1)
    kept = np.array([1 - weight if TOWN.friends(person).size else 1.0 for person in range(len(TOWN))])
    return np.linalg.inv(rows) * kept


@pytest.mark.parametrize("weight", [0.0, 0.3, 0.95])
def test_settled_scores_solve_the_system_and_means_are_of_groups(weight):
    found = spreading(TOWN, weight)
    assert found.scores == pytest.approx(solved(weight) @ OWN, abs=1e-5)
    for name in ("blue", "orange"):
        assert found.mean[name] == pytest.approx(found.scores[GROUP == name].mean())
    assert found.apart == pytest.approx(abs(found.mean["blue"] - found.mean["orange"]))


@pytest.mark.parametrize("sweeps", [0, 1, 7, 20])
def test_sweeps_are_those_of_the_rule_person_by_person(sweeps):
    scores = OWN.tolist()
    for _ in range(sweeps):
        circles = [
            np.mean([scores[friend] for friend in TOWN.friends(person)] or [OWN[person]]) for person in range(120)
        ]
        scores = [0.4 * own + 0.6 * circle for own, circle in zip(OWN, circles)]
    found = spreading(TOWN, 0.6, sweeps)
    assert found.scores == pytest.approx(scores)
    assert found.means["orange"][sweeps] == pytest.approx(np.mean(np.array(scores)[GROUP == "orange"]))
    assert {mean.size for mean in found.means.values()} == {21} and found.means["blue"][0] == OWN[
        GROUP == "blue"
    ].mean()


@pytest.mark.parametrize("moved", [False, True])
@pytest.mark.parametrize("weight", [0.3, 0.9])
def test_reach_is_a_row_or_a_column_of_the_solution_summed_by_distance(weight, moved):
    worth, distance = solved(weight), nx.single_source_shortest_path_length(TOWN.graph(), 17)
    shares = worth[:, 17] if moved else worth[17]
    found = reach(TOWN, 17, weight, moved=moved)
    assert found.shares == pytest.approx(shares, abs=1e-8)
    for name, sum_there in found.by_distance.items():
        there = [p for p in range(120) if {0: "self", 1: "1", 2: "2"}.get(distance.get(p), "3+") == name]
        assert sum_there == pytest.approx(shares[there].sum(), abs=1e-7)
    others = np.delete(shares, 17)
    assert found.most == pytest.approx(others.max()) and shares[found.heaviest] == pytest.approx(others.max())
    assert found.over_one_percent == (others > 0.01).sum() > 0
    if not moved:
        assert sum(found.by_distance.values()) == pytest.approx(1)


def test_with_weight_0_and_without_friends_nobody_else_counts():
    assert reach(TOWN, 17, 0).heaviest is None and reach(TOWN, 17, 0).most == 0
    people = pd.DataFrame({"group": ["blue", "orange", "blue"], "own_score": [600.0, 700.0, 640.0]})
    alone = Society(people, ties_from_pairs(np.array([0]), np.array([1]), 3), 0)
    for moved in (False, True):
        found = reach(alone, 2, 0.5, moved=moved)
        assert found.by_distance == {"self": 1, "1": 0, "2": 0, "3+": 0} and found.heaviest is None


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: spreading(TOWN, 1.0, 3), r"weight must be a number in \[0, 1\)"),
        (lambda: spreading(TOWN, 0.5, 21), "sweeps must be a whole number from 0 to 20, got 21"),
        (lambda: reach(TOWN, 120, 0.5), "person must be a whole number from 0 to 119"),
        (lambda: reach(TOWN, 0, -0.1), "weight must be"),
        (
            lambda: spreading(Society(TOWN.people.assign(group="blue"), TOWN.ties, 0), 0.5),
            "people must be of both groups, 'blue' and 'orange', got 'blue'",
        ),
    ],
)
def test_bad_input_is_refused_in_words(call, words):
    with pytest.raises(ValueError, match=words):
        call()
