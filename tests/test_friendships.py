"""What lesson 04 says of graphs: by hand, beside networkx, beside theory, over many seeds."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from netscore import TOWN_SEED, friend_score, friendships, make_society

# The lesson's five people: blue 0, 1, 2 and orange 3, 4.
FIVE = nx.to_numpy_array(nx.Graph([(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (3, 4)]), nodelist=range(5), weight=None)
ORANGE = np.array([False, False, False, True, True])
SEEDS = range(12)


def preferential(homophily, seed, *, share=0.2, n=5000):
    return friendships.preferential_ties(n, 2, minority_share=share, homophily=homophily, seed=seed)


def mean_and_error(values) -> tuple[float, float]:
    """The mean over seeds, and four standard errors of it."""
    return float(np.mean(values)), 4 * float(np.std(values, ddof=1)) / np.sqrt(len(values))


def test_the_five_people_of_the_lesson():
    assert friendships.degrees(FIVE).tolist() == [2, 3, 3, 3, 1]
    assert friendships.coleman_index(FIVE, ~ORANGE) == pytest.approx((6 / 8 - 3 / 5) / (2 / 5))
    assert friendships.coleman_index(FIVE, ORANGE) == pytest.approx((2 / 4 - 2 / 5) / (3 / 5))
    assert friendships.assortativity(FIVE, ORANGE) == pytest.approx((2 / 3 - 5 / 9) / (4 / 9))
    assert friendships.transitivity(FIVE) == pytest.approx(0.6)
    found = friendships.friendship_paradox(FIVE)
    # Most are not below their friends here: the mean is a law, "most people" is not.
    assert found == pytest.approx({"mean_degree": 2.4, "mean_friends_degree": 32 / 12, "share_below": 0.4})
    seen = friendships.perceived_share(FIVE, ORANGE)
    assert (seen["minority"]["share"], seen["majority"]["share"]) == (0.5, 0.25)
    assert seen["minority"]["bias"] == pytest.approx(1.25)


@pytest.mark.parametrize("graph", [nx.karate_club_graph(), nx.gnp_random_graph(80, 0.1, seed=3), nx.star_graph(5)])
def test_transitivity_is_the_one_of_networkx(graph):
    assert friendships.transitivity(nx.to_numpy_array(graph, weight=None)) == pytest.approx(nx.transitivity(graph))


@pytest.mark.parametrize("ties", ["blocks", "preferential"])
def test_more_closure_more_transitivity_and_the_same_mixing(ties):
    towns = [make_society(1000, seed=5, mean_degree=6, ties=ties, closure=c) for c in (0.0, 0.3, 0.6, 0.9)]
    closed = [friendships.transitivity(town.ties) for town in towns]
    assert closed == sorted(closed) and closed[-1] > 2 * closed[0]
    orange = (towns[0].people["group"] == "orange").to_numpy()
    for town in towns[1:]:
        assert town.ties.nnz == towns[0].ties.nnz
        for measure in (friendships.assortativity, friendships.coleman_index):
            assert measure(town.ties, orange) == pytest.approx(measure(towns[0].ties, orange), abs=1e-12)


def test_a_path_by_way_of_the_dropped_friend_is_not_closed():
    # Re-aiming an end of the path at the other end would only turn the path round.
    path = friendships.ties_from_pairs(np.array([0, 1]), np.array([1, 2]), 3)
    for seed in range(30):
        assert (friendships.close_triads(path, [0, 0, 0], 1.0, seed=seed) != path).nnz == 0


def test_the_mean_over_tie_ends_is_mean_plus_variance_over_mean():
    for seed in SEEDS:
        ties, _ = preferential(0.5, seed, n=300)
        degree = friendships.degrees(ties)
        found = friendships.friendship_paradox(ties)["mean_friends_degree"]
        assert found == pytest.approx(degree.mean() + degree.var() / degree.mean(), rel=1e-12)
        assert found >= degree.mean()


@pytest.mark.parametrize("homophily", [0.0, 0.2, 0.5, 0.8, 1.0])
def test_what_each_group_sees_agrees_with_the_theory(homophily):
    theory = friendships.preferential_theory(0.2, homophily)
    inside, across, others = theory["within_minority"], theory["across"], theory["within_majority"]
    expected = {"minority": 2 * inside / (2 * inside + across), "majority": across / (across + 2 * others)}
    seen = [friendships.perceived_share(*preferential(homophily, seed, n=10_000)) for seed in SEEDS]
    for group, share in expected.items():
        mean, error = mean_and_error([one[group]["share"] for one in seen])
        # 0.01: the theory is for an endless society, and the first arrivals differ.
        assert mean == pytest.approx(share, abs=error + 0.01)
        assert np.mean([one[group]["bias"] for one in seen]) == pytest.approx(mean / 0.2)
    if homophily == 0.8:
        assert expected["minority"] > 0.2 > expected["majority"]  # it over-, they underestimate


def test_what_each_group_sees_in_the_authors_own_simulation():
    # 523.4 and 902.9 and 4569.7 ties of 5996: h = 0.8, f = 0.2, n = 3000, m = 2 (Karimi and others 2018).
    published = {"minority": 2 * 523.4 / (2 * 523.4 + 902.9), "majority": 902.9 / (902.9 + 2 * 4569.7)}
    seen = [friendships.perceived_share(*preferential(0.8, seed, n=3000)) for seed in SEEDS]
    for group, share in published.items():
        assert np.mean([one[group]["share"] for one in seen]) == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize("top", [0.05, 0.1, 0.2])
@pytest.mark.parametrize(
    ("homophily", "side"), [(0.0, 1), (0.2, 1), (0.4, 1), (0.5, 0), (0.65, -1), (0.8, -1), (1.0, 0)]
)
def test_the_minority_among_the_best_connected(homophily, side, top):
    """Karimi et al. (2018): over-represented below 0.5, under- between 0.5 and 1, in proportion at both."""
    shares = [friendships.share_among_best_connected(*preferential(homophily, seed), top) for seed in SEEDS]
    mean, error = mean_and_error(shares)
    if side:
        assert side * (mean - 0.2) > error
    else:
        assert mean == pytest.approx(0.2, abs=error)


@pytest.mark.parametrize("homophily", [0.0, 0.2, 0.8, 1.0])
def test_groups_of_equal_size_share_the_top(homophily):
    shares = [friendships.share_among_best_connected(*preferential(homophily, s, share=0.5), 0.1) for s in SEEDS]
    # One seed strays by 0.018 (measured over 150 of them).
    assert np.mean(shares) == pytest.approx(0.5, abs=4 * 0.018 / np.sqrt(len(SEEDS)))


def test_equals_draw_lots_for_the_last_places():
    ties = nx.to_numpy_array(nx.star_graph(9), weight=None)  # one with nine ties, nine with one
    assert friendships.best_connected(ties, 0.1).tolist() == [1.0] + [0.0] * 9
    assert friendships.best_connected(ties, 0.4) == pytest.approx([1.0] + [3 / 9] * 9)
    assert friendships.best_connected(ties, 1.0).tolist() == [1.0] * 10
    minority = np.arange(10) >= 7
    assert friendships.share_among_best_connected(ties, minority, 0.4) == pytest.approx(3 * (3 / 9) / 4)
    # 0.1 * 300 is a hair above 30, and must not let a 31st person in.
    chain = friendships.ties_from_pairs(np.arange(30), np.arange(30) + 30, 300)
    assert (friendships.best_connected(chain, 0.2) > 0).sum() == 60


def test_residents_17_and_204_as_the_lesson_tells_them():
    town = make_society(300, seed=TOWN_SEED)
    degree, group = friendships.degrees(town.ties), town.people["group"].to_numpy()
    friends_degree = friend_score.friends_mean(town.ties, degree)
    for resident, same, theirs, orange in ((17, 0.6, 9.1, 0.6), (204, 0.9, 12.5, 0.1)):
        friends = group[town.friends(resident)]
        assert degree[resident] == len(friends) == 10
        assert (friends == group[resident]).mean() == pytest.approx(same)
        assert (friends == "orange").mean() == pytest.approx(orange)
        assert friends_degree[resident] == pytest.approx(theirs)


@pytest.mark.parametrize("size", [999_999, 1_000_000, 1_000_001])
def test_millions_of_ends_are_sorted_like_a_few(size):
    keys = np.random.default_rng(size).integers(0, 2**50, size)
    expected = np.sort(keys)
    friendships._sort_in_place(keys)
    assert np.array_equal(keys, expected)
