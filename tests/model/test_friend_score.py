"""Friends' means, gray lists and scores that spread: by hand, in papers and patents, and as properties."""

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
    layout,
    make_society,
)
from refusals import refusals
from samples import NAN, PAIR

weights = st.floats(0, 0.95)


def path_of_three():
    return friendships.ties_from_pairs(np.array([0, 1]), np.array([1, 2]), 3)


def mean_by_block(values, block):
    return [values[block == b].mean() for b in (0, 1)]


SIGNAL = {"signal_error": 0.2, "cross_tie": 0.5}

# function -> (a good call, argument -> bad values)
CALLS = {
    friend_score.friends_mean: (dict(ties=PAIR, values=[1, 2]), {"values": [[1], [1, NAN], "xy", [], [[1, 2]]]}),
    friend_score.gray_list: (dict(ties=PAIR, black=[True, False]), {"black": [[True], [2, 0], [NAN, 0], []]}),
    friend_score.counted_people: (
        dict(ties=PAIR, applicant=0),
        {"applicant": [-1, 2, 0.5, None], "radius": [0, -1, 1.5, None], "black": [[True], [0, 7]]},
    ),
    friend_score.friends_mean_rule: (
        dict(ties=PAIR, rating=[1, 2], minimum=1),
        {
            "rating": [[1], [1, NAN], "xy", []],
            "minimum": [NAN, "1", None],
            "black": [[True], [NAN, 0], [3, 0]],
            "radius": [0, 1.5, None],
        },
    ),
    friend_score.posterior_good: (
        dict(own_signal=1, good_friends=1, bad_friends=0, **SIGNAL),
        {
            "own_signal": [0, 2, NAN, 0.5],
            "good_friends": [-1, NAN],
            "bad_friends": [-1, NAN],
            "signal_error": [0, 0.5, NAN, None],
            "cross_tie": [-0.1, 1.1, NAN],
        },
    ),
    friend_score.spread: (
        dict(ties=PAIR, own=[1, 2], weight=0.5),
        {"own": [[1], [1, NAN], "xy", []], "weight": [1, -0.1, NAN, None, "half"], "tolerance": [0, -1, NAN]},
    ),
    friend_score.sweeps: (
        dict(ties=PAIR, own=[1, 2], weight=0.5, count=2),
        {"own": [[1], [1, NAN], "xy"], "weight": [1.1, -0.1, NAN, None], "count": [-1, 1.5, None]},
    ),
    friend_score.influence: (
        dict(ties=PAIR, person=0, weight=0.5),
        {"person": [-1, 2, 0.5, None], "weight": [1, -0.1, NAN, None]},
    ),
    friend_score.two_group_law: (
        dict(mixing=[[0.8, 0.2], [0.2, 0.8]], mean_own=[1, 2], weight=0.5),
        {
            "mixing": [[[0.8, 0.2]], [[0.8, 0.3], [0.2, 0.8]], [[1.2, -0.2], [0, 1]], [[1], [1]], [[NAN, 1], [0, 1]]],
            "mean_own": [[], [NAN, 1]],
            "weight": [1, -0.1, NAN],
        },
    ),
    friend_score.with_circle: (
        dict(own=[600, 700], circles=[650, NAN], weight=0.5),
        {
            "own": [[], [NAN, 1], "x", [[1, 2]]],
            "circles": [[], [1], [[1, 2]], [np.inf, 1], "x", None],
            "weight": [-0.1, 1.1, NAN, None],
        },
    ),
}


@pytest.mark.parametrize("seed", [1, 2, 14055])
def test_at_the_same_score_with_friends_orange_people_repay_more_often(seed):
    """Calibration by group: the own score is even within a band, the score with friends is not."""
    town = make_society(100_000, seed=seed)
    own, truth = (town.people[column].to_numpy() for column in ("own_score", "repay_probability"))
    circles = friend_score.friends_mean(town.ties, own)
    with_friends = friend_score.with_circle(own, circles, 0.5)
    orange = (town.people["group"] == "orange").to_numpy()
    for low, least in ((600, 0.025), (620, 0.015), (640, 0.005)):
        gap = []
        for score in (own, with_friends):
            here = (low <= score) & (score < low + 20)
            gap.append(truth[here & orange].mean() - truth[here & ~orange].mean())
        assert abs(gap[0]) < 0.01 and gap[1] > gap[0] + least / 2 and gap[1] > least


def test_residents_17_and_204_swap_places_by_what_friends_signal():
    town = make_society(300, seed=TOWN_SEED)
    signal = np.where(town.people["own_score"] >= 640, 1, -1)
    good, bad = (town.ties @ (signal == s).astype(float) for s in (1, -1))
    chance = friend_score.posterior_good(signal, good, bad, signal_error=0.3, cross_tie=0.5)
    assert (signal[17], signal[204]) == (1, -1)
    assert chance[17] < 0.5 < chance[204]


@given(towns(), weights)
def test_spread_is_the_fixed_point_and_stays_in_range(town, weight):
    ties, own = town
    scores = friend_score.spread(ties, own, weight)
    mean = friend_score.friends_mean(ties, scores)
    alone = np.isnan(mean)
    assert scores[alone] == pytest.approx(own[alone])
    assert scores[~alone] == pytest.approx(((1 - weight) * own + weight * mean)[~alone], abs=1e-5)
    assert own.min() - 1e-6 <= scores.min() and scores.max() <= own.max() + 1e-6


@given(towns(), weights)
def test_spread_conserves_degree_times_score(town, weight):
    ties, own = town
    degree = friendships.degrees(ties)
    assert degree @ friend_score.spread(ties, own, weight) == pytest.approx(degree @ own, rel=1e-7)


@given(towns(), weights)
def test_spread_equals_the_solved_linear_system(town, weight):
    ties, own = town
    degree = friendships.degrees(ties)
    walk = ties.toarray() / np.maximum(degree, 1)[:, None]
    kept = np.where(degree > 0, 1 - weight, 1) * own
    exact = np.linalg.solve(np.eye(own.size) - weight * walk, kept)
    assert friend_score.spread(ties, own, weight) == pytest.approx(exact, abs=1e-9 * max(np.ptp(own), 1) + 1e-9)


@given(towns(), weights, st.data())
def test_a_better_score_of_anyone_hurts_no_one(town, weight, data):
    ties, own = town
    better = own.copy()
    better[data.draw(st.integers(0, own.size - 1))] += 50
    change = friend_score.spread(ties, better, weight) - friend_score.spread(ties, own, weight)
    assert change.min() > -1e-5


@given(towns(), weights, st.randoms())
def test_numbers_of_residents_do_not_matter(town, weight, random):
    ties, own = town
    order = np.array(random.sample(range(own.size), own.size))
    moved = ties[order][:, order]
    assert friend_score.spread(moved, own[order], weight) == pytest.approx(
        friend_score.spread(ties, own, weight)[order], abs=1e-5
    )
    rule = friend_score.friends_mean_rule(ties, own, 600)
    assert (friend_score.friends_mean_rule(moved, own[order], 600) == rule[order]).all()


@given(towns(), st.data())
def test_the_rule_agrees_with_a_walk_over_paths(town, data):
    """Slow and plain: follow every path of authorised people, person by person."""
    ties, rating = town
    n = rating.size
    flags = st.lists(st.booleans(), min_size=n, max_size=n)
    black = np.array(data.draw(st.one_of(st.just([False] * n), flags)))
    radius = data.draw(st.integers(1, 3))
    friends = [set(np.flatnonzero(row)) for row in ties.toarray()]
    gray = {p for p in range(n) if not black[p] and any(black[f] for f in friends[p])}
    authorised = {p for p in range(n) if not black[p] and p not in gray}
    means = np.full(n, np.nan)
    for person in range(n):
        counted, edge = set(), {person}
        for _ in range(radius):
            edge = {f for p in edge for f in friends[p] if f in authorised}
            counted |= edge
        counted -= {person}
        assert friend_score.counted_people(ties, person, black=black, radius=radius).tolist() == sorted(counted)
        if counted:
            means[person] = np.mean([rating[p] for p in counted])
    # The line lies at somebody's mean, just above and just below, so that its place is tried and not only its side.
    for beside in (0, 1e-6, -1e-6):
        minimum = data.draw(st.sampled_from([*means[~np.isnan(means)].tolist(), 575.0])) + beside
        rule = friend_score.friends_mean_rule(ties, rating, minimum, black=black, radius=radius)
        expected = np.where(means >= minimum - 1e-9, "continue", "reject")
        assert rule.tolist() == np.where(np.isnan(means), "undefined", expected).tolist()
    assert set(np.flatnonzero(friend_score.gray_list(ties, black))) == gray


@given(towns(), st.data())
def test_own_rating_never_matters_to_the_rule(town, data):
    ties, rating = town
    person = data.draw(st.integers(0, rating.size - 1))
    changed = rating.copy()
    changed[person] = data.draw(st.integers(300, 850))
    before, after = (friend_score.friends_mean_rule(ties, r, 600) for r in (rating, changed))
    assert before[person] == after[person]


@given(st.floats(0.01, 0.49), st.floats(0, 1), st.integers(0, 20), st.integers(0, 20), st.sampled_from([1, -1]))
def test_only_the_difference_of_friends_counts(error, cross, good, bad, signal):
    def posterior(good, bad):
        return friend_score.posterior_good(signal, good, bad, signal_error=error, cross_tie=cross)

    assert posterior(good, bad) == pytest.approx(posterior(good + 3, bad + 3))
    assert posterior(good + 1, bad) >= posterior(good, bad)
    own = (1 - error) if signal == 1 else error
    assert posterior(good, good) == pytest.approx(own)
    rho = ((1 - error) + error * cross) / (error + (1 - error) * cross)  # the paper's lemma, written out
    assert posterior(good, bad) == pytest.approx(1 / (1 + (error / (1 - error)) ** signal * rho ** (bad - good)))


@pytest.mark.parametrize(
    ("error", "cross", "ratio"), [(0.1, 0.2, 3.29), (0.1, 0.5, 1.73), (0.2, 0.5, 1.50), (0.3, 0.8, 1.09)]
)
def test_a_good_friend_multiplies_the_odds(error, cross, ratio):
    one, none = (friend_score.posterior_good(1, k, 0, signal_error=error, cross_tie=cross) for k in (1, 0))
    assert (one / (1 - one)) / (none / (1 - none)) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(("weight", "scores"), [(0.5, (7 / 12, 1 / 6, 1 / 12)), (0.8, (0.377778, 0.222222, 0.177778))])
def test_c08_spread_on_a_path_of_three(weight, scores):
    assert friend_score.spread(path_of_three(), [1, 0, 0], weight) == pytest.approx(scores, abs=1e-6)


@pytest.mark.parametrize("weight", [0.15, 0.5, 0.85])
def test_c10_spread_is_personalised_pagerank_in_disguise(weight):
    graph = nx.connected_watts_strogatz_graph(60, 4, 0.3, seed=10)
    ties = sparse.csr_array(nx.to_scipy_sparse_array(graph).astype(float))
    degree = friendships.degrees(ties)
    own = np.random.default_rng(10).random(60)
    restart = {person: degree[person] * own[person] for person in graph}
    rank = nx.pagerank(graph, alpha=weight, personalization=restart, tol=1e-15, max_iter=10_000)
    expected = np.array([rank[person] for person in graph]) / degree * (degree * own).sum()
    assert np.abs(friend_score.spread(ties, own, weight, tolerance=1e-12) - expected).max() < 1e-9


def test_c14_two_equal_blocks_follow_the_two_group_law():
    person = np.arange(50)
    pairs = [(g * 50 + person, g * 50 + (person + d) % 50) for g in (0, 1) for d in (1, 2, 3, 4)]
    pairs += [(person, 50 + person), (person, 50 + (person + 1) % 50)]
    first, second = (np.concatenate(side) for side in zip(*pairs, strict=True))
    ties = friendships.ties_from_pairs(first, second, 100)
    scores = friend_score.spread(ties, np.repeat([0.45, 0.60], 50), 0.85, tolerance=1e-12)
    assert scores[:50] == pytest.approx(np.full(50, 0.502041), abs=1e-6)
    assert scores[50:] == pytest.approx(np.full(50, 0.547959), abs=1e-6)
    assert max(np.ptp(scores[:50]), np.ptp(scores[50:])) < 1e-9


class TestC19PatentRule:
    """US 9,100,400, fourth embodiment, and the gray list of its family."""

    ties = friendships.ties_from_pairs(np.array([0, 0, 2, 3]), np.array([1, 2, 3, 4]), 6)
    rating = np.array([500.0, 600.0, 700.0, 650.0, 800.0, 900.0])

    def rule(self, minimum=650.0, rating=None, **options):
        return friend_score.friends_mean_rule(
            self.ties, self.rating if rating is None else rating, minimum, **options
        ).tolist()

    def test_equality_passes(self):
        assert self.rule(650)[0] == "continue"
        assert self.rule(np.nextafter(650, 651) + 1e-6)[0] == "reject"
        thirds = friend_score.friends_mean_rule(
            friendships.ties_from_pairs(np.array([0, 0, 0]), np.array([1, 2, 3]), 4), [0, 0.1, 0.2, 0.3], 0.2
        )
        assert thirds[0] == "continue"

    def test_own_rating_is_never_used(self):
        changed = self.rating.copy()
        changed[0] = 850
        assert self.rule(rating=changed)[0] == self.rule()[0]

    def test_no_authorised_member_is_undefined(self):
        assert self.rule()[5] == "undefined"
        black = np.array([False, True, True, False, False, False])
        assert self.rule(black=black)[0] == "undefined"

    def test_listing_a_friends_friend_flips_a_decision(self):
        black = np.arange(6) == 3
        assert self.rule()[0] == "continue"
        assert self.rule(black=black)[0] == "reject"

    def test_a_gray_person_on_the_way_blocks_the_path(self):
        # 0 - 2 - 3 - 4: with radius 2, person 3 counts for 0 by way of 2.
        assert friend_score.counted_people(self.ties, 0, radius=2).tolist() == [1, 2, 3]
        black = np.arange(6) == 4  # 3 turns gray: neither counts nor leads on
        assert friend_score.counted_people(self.ties, 2, black=black, radius=2).tolist() == [0, 1]
        chain = friendships.ties_from_pairs(np.arange(4), np.arange(1, 5), 5)
        pendant = np.array([False, False, False, False, True])
        assert friend_score.counted_people(chain, 1, black=pendant, radius=3).tolist() == [0, 2]

    def test_one_listing_removes_k_plus_one_people(self):
        black = np.arange(6) == 0
        assert (black | friend_score.gray_list(self.ties, black)).sum() == 2 + 1


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


def test_residents_17_and_204_swap_places_when_scores_spread():
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


def test_an_isolated_person_is_handled():
    alone = np.zeros((2, 2))
    assert friend_score.spread(alone, [1, 2], 0.5).tolist() == [1, 2]
    assert friend_score.friends_mean_rule(alone, [1, 2], 1).tolist() == ["undefined", "undefined"]
    assert np.isnan(friend_score.friends_mean(alone, [1, 2])).all()
    assert not friend_score.gray_list(alone, [True, False]).any()
    assert np.isfinite(layout.positions(alone, seed=1)).all()
    with pytest.raises(ValueError, match="ties must hold at least one tie"):
        friendships.friendship_paradox(alone)
    with pytest.raises(ValueError, match="ties must hold a path"):
        friendships.transitivity(alone)
    assert np.isnan(friendships.perceived_share(alone, [True, False])["minority"]["share"])
    assert friendships.best_connected(alone, 0.5).tolist() == [0.5, 0.5]


def test_input_is_never_changed():
    own, black = np.array([1.0, 2.0]), np.array([True, False])
    ties = make_society(30, seed=1, mean_degree=4).ties
    copy = ties.copy()
    friend_score.spread(PAIR, own, 0.5)
    friend_score.friends_mean_rule(PAIR, own, 1, black=black)
    friend_score.friends_mean_rule(ties, np.ones(30), 1, radius=3)
    assert own.tolist() == [1, 2] and black.tolist() == [True, False]
    assert (copy != ties).nnz == 0


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    friend_score, CALLS
)
