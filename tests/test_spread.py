"""What lesson 06 says of scores that spread: fixed point, consensus, groups, influence, a nation."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from test_properties import towns

from netscore import TOWN_SEED, friend_score, friendships, make_society, nation


def mean_by_block(values, block):
    return [values[block == b].mean() for b in (0, 1)]


@given(towns(), st.floats(0, 0.95))
def test_sweeps_settle_at_the_fixed_point(town, weight):
    ties, own = town
    rows = friend_score.sweeps(ties, own, weight, 60)
    assert rows.shape == (61, own.size) and np.array_equal(rows[0], own)
    left = np.abs(rows - friend_score.spread(ties, own, weight, tolerance=1e-12)).max(axis=1)
    # Each sweep brings the scores closer by the weight at least.
    assert (left[1:] <= weight * left[:-1] + 1e-6).all()


@given(towns(), st.floats(0, 0.9), st.data())
def test_influence_is_the_derivative_and_sums_to_one(town, weight, data):
    ties, own = town
    person = data.draw(st.integers(0, own.size - 1))
    share = friend_score.influence(ties, person, weight)
    assert share.sum() == pytest.approx(1) and share.min() >= -1e-9
    assert share @ own == pytest.approx(friend_score.spread(ties, own, weight, tolerance=1e-12)[person], abs=1e-6)
    other = data.draw(st.integers(0, own.size - 1))
    better = own + 100 * (np.arange(own.size) == other)
    gain = friend_score.spread(ties, better, weight) - friend_score.spread(ties, own, weight)
    assert gain[person] == pytest.approx(100 * share[other], abs=1e-5)
    if friendships.degrees(ties)[person] == 0:
        assert share[person] == pytest.approx(1)


def test_distances_are_shortest_paths():
    town = make_society(60, seed=1, mean_degree=2)
    expected = nx.single_source_shortest_path_length(town.graph(), 0)
    found = friendships.distances(town.ties, 0)
    assert [expected.get(person, np.inf) for person in range(60)] == found.tolist()


def test_c11_degroot_textbook_and_florence():
    listens = np.array([[1 / 3, 1 / 3, 1 / 3], [1 / 2, 1 / 2, 0], [0, 1 / 4, 3 / 4]])
    assert np.linalg.matrix_power(listens, 500)[0] == pytest.approx([3 / 11, 4 / 11, 4 / 11])
    florence = nx.florentine_families_graph()
    ties = sparse.csr_array(nx.to_scipy_sparse_array(florence).astype(float))
    medici = list(florence).index("Medici")
    assert friendships.degrees(ties)[medici] / ties.nnz == pytest.approx(0.15)
    # As friends count for everything, each score nears the mean weighted by numbers of friends.
    unit = np.arange(len(florence)) == medici
    assert friend_score.spread(ties, unit, 1 - 1e-6, tolerance=1e-6) == pytest.approx(
        np.full(len(florence), 0.15), abs=1e-4
    )


def test_c14_the_law_is_exact_where_all_are_alike():
    law = friend_score.two_group_law([[0.8, 0.2], [0.2, 0.8]], [0.45, 0.60], 0.85)
    assert law == pytest.approx([0.502041, 0.547959], abs=1e-6)
    person = np.arange(50)
    pairs = [(g * 50 + person, g * 50 + (person + d) % 50) for g in (0, 1) for d in (1, 2, 3, 4)]
    pairs += [(person, 50 + person), (person, 50 + (person + 1) % 50)]
    first, second = (np.concatenate(side) for side in zip(*pairs, strict=True))
    block = np.repeat([0, 1], 50)
    scores = friend_score.spread(friendships.ties_from_pairs(first, second, 100), np.where(block, 0.60, 0.45), 0.85)
    assert mean_by_block(scores, block) == pytest.approx(law.tolist(), abs=1e-8)


@pytest.mark.parametrize(
    ("minority", "affinity", "low", "high", "sd"),
    [
        (0.5, [[0.8, 0.2], [0.2, 0.8]], 0.4997, 0.5503, 0.0003),
        # Each person makes five ties, 80 % of them inside: in ties a pair, 10 within the majority, 6.25 across, and 40
        # within the minority.
        (0.2, [[40, 6.25], [6.25, 10]], 0.5302, 0.5719, 0.0005),
    ],
)
def test_c14_random_towns_stay_further_apart_than_the_law(minority, affinity, low, high, sd):
    n = 100_000
    block = (np.arange(n) >= minority * n).astype(int)  # 0 is the minority, with the lower own mean
    found, law = [], []
    for seed in (1, 2, 3):
        ties = friendships.block_ties(block, np.array(affinity), 10, seed=seed)
        own = np.where(block, 0.60, 0.45) + 0.1 * np.random.default_rng(seed).standard_normal(n)
        found.append(mean_by_block(friend_score.spread(ties, own, 0.85), block))
        ends = np.array([[(ties @ (block == h))[block == g].sum() for h in (0, 1)] for g in (0, 1)])
        law.append(friend_score.two_group_law(ends / ends.sum(axis=1, keepdims=True), [0.45, 0.60], 0.85))
    assert np.mean(found, axis=0) == pytest.approx([low, high], abs=4 * sd)
    assert np.diff(np.mean(found, axis=0)) > np.diff(np.mean(law, axis=0)) + 0.002


def test_fifteen_sweeps_settle_to_a_point():
    town = make_society(100_000, seed=TOWN_SEED)
    own = town.people["own_score"].to_numpy()
    rows = friend_score.sweeps(town.ties, own, 0.85, 15)
    settled = friend_score.spread(town.ties, own, 0.85)
    assert np.abs(rows[15] - settled).max() < 1 < np.abs(rows[8] - settled).max()


def test_a_nation_takes_hours():
    assert nation.hours_to_score(1_400_000_000, 50, sweeps=1, gathers_per_second=47e6) * 3600 == pytest.approx(
        1489, abs=1
    )
    hours = nation.hours_to_score(1_400_000_000, 50, sweeps=15, gathers_per_second=47e6)
    assert hours == pytest.approx(6.2, abs=0.05)
    assert nation.gather_rate(people=10_000, lookups=10_000) > 1e5


def test_residents_17_and_204_swap_places():
    town = make_society(300, seed=TOWN_SEED)
    scores = {w: friend_score.spread(town.ties, town.people["own_score"], w) for w in (0.0, 0.5, 0.85)}
    assert scores[0.0][17] > scores[0.0][204] + 70
    assert scores[0.5][17] < scores[0.5][204] and scores[0.85][17] < scores[0.85][204] - 10


@pytest.mark.parametrize(("weight", "tolerance"), [(0.999, 1e-15), (0.9999, 1e-9), (0.9999, 1e-14)])
def test_a_tolerance_finer_than_rounding_ends_all_the_same(weight, tolerance):
    n = 2001  # one person tied to all others: the hardest to round
    star = friendships.ties_from_pairs(np.zeros(n - 1, dtype=int), np.arange(1, n), n)
    own = np.random.default_rng(0).random(n)
    got = friend_score.spread(star, own, weight, tolerance=tolerance)
    middle = ((1 - weight) * own[0] + weight * (1 - weight) * own[1:].mean()) / (1 - weight**2)
    assert got[0] == pytest.approx(middle, abs=1e-7)
    assert np.allclose(got[1:], (1 - weight) * own[1:] + weight * middle, atol=1e-7)
