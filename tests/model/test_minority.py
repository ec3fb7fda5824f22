"""A minority counted from four places, against counting by hand and against networkx."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from netscore import Society, make_society
from netscore.friendships import ties_from_pairs
from netscore.minority import count_minority


def town_of(groups: list[str], pairs: list[tuple[int, int]]) -> Society:
    first, second = np.array(pairs).T
    return Society(pd.DataFrame({"group": groups}), ties_from_pairs(first, second, len(groups)), 0)


def test_a_star_and_a_pair_by_hand():
    """Blue 0 is friends with blue 1, orange 2 and orange 3; orange 2 and 3 are friends; blue 4 is alone."""
    count = count_minority(town_of(["blue", "blue", "orange", "orange", "blue"], [(0, 1), (0, 2), (0, 3), (2, 3)]), 0.2)
    assert count.degree.tolist() == [3, 1, 2, 2, 0] and count.best.tolist() == [True, False, False, False, False]
    assert count.shares == {
        "all people": 2 / 5,
        "best connected": 0,  # one place, and it is 0's
        "friends of blue": 2 / 4,  # of 1, 2, 3 and, seen by 1, of 0
        "friends of orange": 2 / 4,  # 2 has 0 and 3, 3 has 0 and 2
    }
    assert (
        count.transitivity == 3 / 5
    )  # paths: three by way of 0, one each by way of 2 and 3; those of the triangle close
    assert count.mixing == pytest.approx(0)


def test_those_level_at_the_edge_are_flagged_and_count_in_proportion():
    count = count_minority(town_of(["blue", "blue", "orange"], [(0, 1), (1, 2), (0, 2)]), 1 / 3)
    assert count.best.all() and count.shares["best connected"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("settings", [{}, {"ties": "preferential", "closure": 0.6}, {"homophily": 0.2}])
def test_a_town_is_counted_as_networkx_and_a_loop_do(settings):
    town = make_society(200, seed=3, mean_degree=6, **settings)
    count, graph = count_minority(town, 0.1), town.graph()
    assert count.mixing == pytest.approx(nx.attribute_assortativity_coefficient(graph, "group"))
    assert count.transitivity == pytest.approx(nx.transitivity(graph))
    group = town.people["group"].tolist()
    for name in ("blue", "orange"):
        seen = [group[friend] for person in graph if group[person] == name for friend in graph[person]]
        assert count.shares[f"friends of {name}"] == pytest.approx(seen.count("orange") / len(seen))
    least = sorted((degree for _, degree in graph.degree), reverse=True)[19]
    assert count.best.tolist() == [graph.degree[person] >= least for person in range(200)]


def test_mixing_is_not_defined_where_a_group_has_no_ties():
    count = count_minority(town_of(["blue", "blue", "blue", "orange"], [(0, 1), (1, 2)]), 0.5)
    assert np.isnan(count.mixing) and np.isnan(count.shares["friends of orange"])
    assert count.shares["friends of blue"] == 0


@pytest.mark.parametrize(
    ("groups", "pairs", "words"),
    [
        (["blue", "blue", "blue"], [(0, 1), (1, 2)], "must hold people of both groups"),
        (["blue", "orange"], [(0, 1)], "ties must hold a path of two ties"),
    ],
)
def test_a_town_that_cannot_be_counted_is_refused_in_words(groups, pairs, words):
    with pytest.raises(ValueError, match=words):
        count_minority(town_of(groups, pairs), 0.5)
