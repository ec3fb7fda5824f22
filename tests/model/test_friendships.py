"""Ties and what is counted of them: by hand, beside networkx, beside theory, over many seeds."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from drawn_towns import towns
from netscore import (
    TOWN_SEED,
    friend_score,
    friendships,
    make_society,
)
from refusals import refusals
from samples import NAN, PAIR

# The lesson's five people: blue 0, 1, 2 and orange 3, 4.
FIVE = nx.to_numpy_array(nx.Graph([(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (3, 4)]), nodelist=range(5), weight=None)

ORANGE = np.array([False, False, False, True, True])

SEEDS = range(12)


def preferential(homophily, seed, *, share=0.2, n=5000):
    return friendships.preferential_ties(n, 2, minority_share=share, homophily=homophily, seed=seed)


def mean_and_error(values) -> tuple[float, float]:
    """The mean over seeds, and four standard errors of it."""
    return float(np.mean(values)), 4 * float(np.std(values, ddof=1)) / np.sqrt(len(values))


def karate_club():
    graph = nx.karate_club_graph()
    ties = sparse.csr_array((nx.to_scipy_sparse_array(graph, weight=None) > 0).astype(float))
    return ties, [graph.nodes[person]["club"] for person in graph]


ATTACH = {"minority_share": 0.2, "homophily": 0.8, "seed": 1}

# function -> (a good call, argument -> bad values)
CALLS = {
    friendships.preferential_ties: (
        dict(n=30, m=2, **ATTACH),
        {
            "n": [1, 2.5, None],
            "m": [0, 30, 1.5, None],
            "minority_share": [-0.1, 0.6, NAN],
            "homophily": [-0.1, 1.1, NAN],
            "seed": [-1, None],
        },
    ),
    friendships.preferential_theory: (
        dict(minority_share=0.2, homophily=0.8),
        {"minority_share": [0, 0.6, NAN, None], "homophily": [-0.1, 1.1, NAN]},
    ),
    friendships.block_ties: (
        dict(block=np.array([0, 0, 1]), affinity=np.ones((2, 2)), mean_degree=1, seed=1),
        {"mean_degree": [0, -1, NAN, None], "seed": [-1, None]},
    ),
    friendships.attach_preferentially: (
        dict(block=np.zeros(4, dtype=int), affinity=np.ones((1, 1)), m=1, seed=1),
        {"seed": [-1, None]},
    ),
    friendships.close_triads: (
        dict(ties=PAIR, block=[0, 0], share=0.5, seed=1),
        {"block": [[0], [[0, 0]], [None, 1]], "share": [-0.1, 1.1, NAN], "seed": [-1]},
    ),
    friendships.degrees: (dict(ties=PAIR), {}),
    friendships.coleman_index: (
        dict(ties=PAIR, is_member=[True, False]),
        {"is_member": [[True], [2, 0], [NAN, 1], "xy", [True, True], []]},
    ),
    friendships.assortativity: (
        dict(ties=PAIR, labels=["blue", "orange"]),
        {"labels": [["blue"], ["blue", None], ["blue", "blue"], []]},
    ),
    friendships.friendship_paradox: (dict(ties=PAIR), {}),
    friendships.transitivity: (dict(ties=1 - np.eye(3)), {"ties": [PAIR]}),
    friendships.perceived_share: (
        dict(ties=PAIR, is_minority=[True, False]),
        {"is_minority": [[True], [2, 0], [NAN, 1], "xy", [True, True], []]},
    ),
    friendships.best_connected: (dict(ties=PAIR, top=0.5), {"top": [0, 1.1, -0.1, NAN, None, "x"]}),
    friendships.share_among_best_connected: (
        dict(ties=PAIR, is_minority=[True, False], top=0.5),
        {"is_minority": [[True], [2, 0], "xy", []], "top": [0, 1.1, NAN, None]},
    ),
    friendships.distances: (dict(ties=PAIR, person=0), {"person": [-1, 2, 0.5, None]}),
}


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


@given(towns(), st.data(), st.randoms())
def test_places_among_the_best_connected_are_fair(town, data, random):
    ties, own = town
    top = data.draw(st.floats(0.01, 1))
    chance = friendships.best_connected(ties, top)
    degree = friendships.degrees(ties)
    assert chance.sum() == pytest.approx(top * own.size)
    assert ((chance >= 0) & (chance <= 1)).all()
    for count in set(degree.tolist()):  # equals have the same chance, and more ties never a smaller one
        assert len(set(chance[degree == count].tolist())) == 1
    assert (np.diff(chance[degree.argsort()]) >= 0).all()
    order = np.array(random.sample(range(own.size), own.size))
    assert friendships.best_connected(ties[order][:, order], top) == pytest.approx(chance[order])


def test_c12_friendship_paradox_in_the_karate_club():
    found = friendships.friendship_paradox(karate_club()[0])
    expected = {"mean_degree": 4.588235, "mean_friends_degree": 7.769231, "share_below": 0.852941}
    assert found == pytest.approx(expected, abs=1e-6)


def test_c13_assortativity_and_coleman():
    ties, club = karate_club()
    assert friendships.assortativity(ties, club) == pytest.approx(0.717531, abs=1e-6)
    # H = 0.65 and w = 0.2: 20 of 100 people are members, each with 13 ties to members and 7 to others.
    members, others = np.arange(20), np.arange(20, 100)
    inside = [(a, (a + d) % 20) for a in members for d in range(1, 7)] + [(a, a + 10) for a in range(10)]
    outside = [(a, others[(4 * a + d) % 80]) for a in members for d in range(7)]
    first, second = np.array(inside + outside).T
    ties = friendships.ties_from_pairs(first, second, 100)
    assert friendships.coleman_index(ties, np.arange(100) < 20) == pytest.approx(0.5625, abs=1e-12)
    blocks = np.repeat([0, 1], 20_000)
    ties = friendships.block_ties(blocks, friendships.affinity(0.8), 10, seed=13)
    assert friendships.assortativity(ties, blocks) == pytest.approx(0.6, abs=4 * 0.8 / np.sqrt(ties.nnz / 2))


@pytest.mark.parametrize(
    ("h", "share", "minority", "majority", "aa", "ab", "bb"),
    [
        (0.0, 0.5, 2.25, 6.0, 0, 1, 0),
        (0.2, 0.4084, 2.324, 4.087, 0.0294, 0.7578, 0.2127),
        (0.5, 0.2, 3, 3, 0.04, 0.32, 0.64),
        (0.8, 0.1621, 3.611, 2.913, 0.0872, 0.1497, 0.7631),
        (1.0, 0.2, 3, 3, 0.2, 0, 0.8),
    ],
)
def test_c15_what_preferential_attachment_tends_to(h, share, minority, majority, aa, ab, bb):
    found = friendships.preferential_theory(0.2, h)
    assert found["degree_share"] == pytest.approx(share, abs=1e-4)
    assert (found["gamma_minority"], found["gamma_majority"]) == pytest.approx((minority, majority), abs=1e-3)
    ties = (found["within_minority"], found["across"], found["within_majority"])
    assert ties == pytest.approx((aa, ab, bb), abs=1e-4)


def test_c15_where_the_minority_fares_worst():
    h = np.arange(0.5, 1.0, 0.005)
    share = np.array([friendships.preferential_theory(0.2, one)["degree_share"] for one in h])
    assert h[share.argmin()] == pytest.approx(0.745, abs=0.0051)
    assert share.min() == pytest.approx(0.16036, abs=1e-5)


def test_c16_the_authors_own_simulation():
    ties, is_minority = friendships.preferential_ties(3000, 2, minority_share=0.2, homophily=0.8, seed=16)
    first, second = sparse.triu(ties).nonzero()
    kinds = np.bincount(is_minority[first].astype(int) + is_minority[second], minlength=3) / first.size
    assert first.size == 5996
    assert kinds == pytest.approx((0.762, 0.151, 0.087), abs=0.02)


def test_the_block_model_is_the_one_that_networkx_draws():
    block = np.repeat([0, 1], [140, 60])
    chance = np.array([[0.08, 0.02], [0.02, 0.08]])
    expected = 0.08 * (140 * 139 + 60 * 59) / 2 + 0.02 * 140 * 60
    ours = [friendships.block_ties(block, chance, 2 * expected / 200, seed=s) for s in range(200)]
    theirs = [nx.stochastic_block_model([140, 60], chance, seed=s, sparse=True) for s in range(200)]
    for a, b in ((0, 0), (0, 1), (1, 1)):
        count = [t[block == a][:, block == b].sum() / (1 + (a == b)) for t in ours]
        peer = [sum(block[u] + block[v] == a + b and (block[u] == a or a != b) for u, v in g.edges) for g in theirs]
        assert np.mean(count) == pytest.approx(np.mean(peer), abs=4 * np.std(peer) * np.sqrt(2 / 200))
        assert np.std(count) == pytest.approx(np.std(peer), rel=0.3)


def test_hundreds_of_blocks_stay_apart():
    block = np.arange(1200) % 300
    ties = friendships.block_ties(block, np.eye(300), 2, seed=11)
    first, second = ties.nonzero()
    assert first.size and (block[first] == block[second]).all()


def test_a_million_people_with_preferential_ties_keep_the_published_shares():
    ties, is_minority = friendships.preferential_ties(200_000, 2, minority_share=0.2, homophily=0.8, seed=1)
    share = friendships.degrees(ties)[is_minority].sum() / ties.nnz
    assert share == pytest.approx(friendships.preferential_theory(0.2, 0.8)["degree_share"], abs=0.005)


def test_distances_are_shortest_paths():
    town = make_society(60, seed=1, mean_degree=2)
    expected = nx.single_source_shortest_path_length(town.graph(), 0)
    found = friendships.distances(town.ties, 0)
    assert [expected.get(person, np.inf) for person in range(60)] == found.tolist()


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    friendships, CALLS, not_tried=[friendships.ties_from_pairs, friendships.affinity]
)
