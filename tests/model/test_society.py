"""The society keeps what its docstring promises: calibration, sizes, seeds."""

from __future__ import annotations

import itertools
import warnings

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from netscore import (
    TOWN_SEED,
    friend_score,
    friendships,
    layout,
    make_society,
    society,
)
from refusals import refusals
from samples import NAN


@pytest.fixture(scope="module")
def many():
    return make_society(400_000, seed=1)


# function -> (a good call, argument -> bad values)
CALLS = {
    make_society: (
        dict(n=30, seed=1, mean_degree=4),
        {
            "n": [1, -3, 2.5, "300", None, True, NAN],
            "seed": [-1, 0.5, None, "x"],
            "mean_degree": [0, -1, NAN, float("inf"), "10", None],
            "homophily": [-0.1, 1.1, NAN, "high", None],
            "minority_share": [-0.1, 0.51, NAN, None],
            "ties": ["ring", None, 3],
            "closure": [-0.1, 1.1, NAN, None],
        },
    ),
}


@given(st.integers(20, 60), st.integers(0, 10**6), st.floats(0, 1), st.sampled_from(["blocks", "preferential"]))
def test_every_society_is_well_made(n, seed, homophily, kind):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # small towns cannot always have all the ties that are asked for
        town = make_society(n, seed=seed, mean_degree=4, homophily=homophily, ties=kind)
    assert (town.ties != town.ties.T).nnz == 0 and town.ties.diagonal().sum() == 0
    assert town.people["own_score"].between(300, 850).all()
    assert town.people["repay_probability"].between(0, 1, inclusive="neither").all()
    if homophily == 1:
        orange = (town.people["group"] == "orange").to_numpy()
        assert sparse.csr_array(town.ties[orange][:, ~orange]).nnz == 0


def test_scores_follow_the_published_bands(many):
    share, _ = np.histogram(many.people["own_score"], society.SCORE_EDGES)
    # 0.0014: scores are rounded to whole points, which moves half a point's worth of people over an edge.
    assert share / len(many) == pytest.approx(society.SCORE_SHARES, abs=0.0014 + 4 * np.sqrt(0.25 / len(many)))
    assert many.people["own_score"].skew() < -0.5  # to the left, so no plain normal curve
    assert many.people["own_score"].mean() == pytest.approx(698, abs=5)


def test_odds_of_repaying_double_every_46_points(many):
    from sklearn.linear_model import LogisticRegression

    score = many.people[["own_score"]].to_numpy() - 700
    slope = LogisticRegression(C=np.inf).fit(score, many.people["repaid"]).coef_[0, 0]
    assert np.log(2) / slope == pytest.approx(46, abs=1)
    average = many.people.groupby(many.people["own_score"].round(-1))["repay_probability"].mean()
    logit = np.log(average / (1 - average))[400:840]
    assert logit.to_numpy() == pytest.approx(-7.44 + 0.0152 * logit.index.to_numpy(), abs=0.2)


def test_outcomes_are_drawn_from_the_true_probability(many):
    people = many.people
    gap = people["repaid"].mean() - people["repay_probability"].mean()
    assert abs(gap) < 4 * np.sqrt((people["repay_probability"] * (1 - people["repay_probability"])).mean() / len(many))


def test_orange_scores_are_lower_and_group_sizes_exact(many):
    mean = many.people.groupby("group", observed=True)["own_score"].mean()
    assert mean["blue"] > mean["orange"]
    assert (many.people["group"] == "orange").sum() == 120_000


@pytest.mark.parametrize("homophily", [0.0, 0.5, 0.8, 1.0])
def test_homophily_sets_the_mixing_of_groups(homophily):
    town = make_society(40_000, seed=2, homophily=homophily, minority_share=0.5)
    expected = 2 * homophily - 1  # (p_in - p_out) / (p_in + p_out) for two balanced blocks
    found = friendships.assortativity(town.ties, town.people["group"])
    assert found == pytest.approx(expected, abs=4 / np.sqrt(town.ties.nnz / 2))


def test_blind_ties_have_no_inbreeding():
    town = make_society(100_000, seed=3, homophily=0.5)
    assert friendships.coleman_index(town.ties, town.people["group"] == "orange") == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("homophily", [0.5, 0.8])
def test_friends_resemble_each_other_in_risk_beyond_their_scores(homophily):
    people, ties = (town := make_society(50_000, seed=4, homophily=homophily)).people, town.ties
    friends = friend_score.friends_mean(ties, people["own_score"])
    close = people["own_score"].between(600, 650) & (people["group"] == "blue") & ~np.isnan(friends)
    high = friends[close] > np.median(friends[close])
    chance = people.loc[close, "repay_probability"]
    assert chance[high].mean() > chance[~high].mean() + 0.01


@pytest.mark.parametrize("ties", ["blocks", "preferential"])
def test_mean_degree_is_as_asked(ties):
    town = make_society(30_000, seed=5, mean_degree=12, ties=ties)
    assert town.ties.nnz / 30_000 == pytest.approx(12, abs=4 * np.sqrt(24 / 30_000) if ties == "blocks" else 0.01)


@pytest.mark.parametrize("ties", ["blocks", "preferential"])
@pytest.mark.parametrize("closure", [0.0, 0.5])
def test_same_seed_same_society(ties, closure):
    first, again, other = (make_society(200, seed=s, ties=ties, closure=closure) for s in (7, 7, 8))
    pd.testing.assert_frame_equal(first.people, again.people)
    assert (first.ties != again.ties).nnz == 0
    assert (first.ties != other.ties).nnz > 0
    assert np.array_equal(layout.positions(first.ties, seed=7), layout.positions(again.ties, seed=7))


def test_people_stay_when_ties_are_varied():
    first, other = (make_society(200, seed=7, homophily=h) for h in (0.5, 0.9))
    pd.testing.assert_frame_equal(first.people, other.people)


def test_closure_makes_triangles_and_keeps_the_mixing():
    plain, closed = (make_society(2000, seed=9, closure=c) for c in (0.0, 0.6))
    assert closed.ties.nnz == plain.ties.nnz
    clustering = [nx.transitivity(town.graph()) for town in (plain, closed)]
    assert clustering[1] > 3 * clustering[0]
    mixing = [friendships.assortativity(town.ties, town.people["group"]) for town in (plain, closed)]
    assert mixing[1] == pytest.approx(mixing[0], abs=1e-12)


@pytest.mark.parametrize("ties", ["blocks", "preferential"])
def test_two_people_are_a_society(ties):
    with pytest.warns(UserWarning, match="mean_degree"):
        town = make_society(2, seed=1, ties=ties)
    assert len(town) == 2 and town.ties.nnz <= 2
    assert np.isfinite(layout.positions(town.ties, seed=1)).all()


def test_too_small_a_society_says_that_it_has_fewer_ties():
    with pytest.warns(UserWarning, match="50 ties were asked for, 45 pairs may be tied"):
        assert make_society(10, seed=1).ties.nnz == 90


def test_ties_are_a_proper_friendship_matrix(many):
    ties = many.ties
    assert isinstance(ties, sparse.csr_array) and ties.has_canonical_format
    assert ties.diagonal().sum() == 0 and set(np.unique(ties.data)) == {1.0}
    assert (ties != ties.T).nnz == 0
    within = np.ones(ties.nnz - 1, dtype=bool)  # from one friend of a person to the next
    within[ties.indptr[1:-1] - 1] = False
    assert (np.diff(ties.indices)[within] > 0).all()


def test_graph_holds_people_and_ties():
    town = make_society(50, seed=1, mean_degree=4)
    graph = town.graph()
    assert graph.number_of_edges() * 2 == town.ties.nnz
    assert graph.nodes[3]["own_score"] == town.people["own_score"][3]
    assert sorted(graph[3]) == town.friends(3).tolist()


def test_residents_17_and_204_have_the_stories_that_the_lessons_tell():
    town = make_society(300, seed=TOWN_SEED)
    own = town.people["own_score"]
    friends = friend_score.friends_mean(town.ties, own)
    assert own[17] >= 640 > friends[17] and town.people["group"][17] == "orange"
    assert own[204] < 640 <= friends[204] and town.people["group"][204] == "blue"
    assert town.people["repaid"][[17, 204]].all()


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    society, CALLS, ties=""
)


@pytest.mark.parametrize("kind", ["blocks", "preferential"])
@pytest.mark.parametrize("n", [2, 5, 12, 40, 300])
def test_a_town_that_is_not_what_was_asked_for_says_so(n, kind):
    """On a grid of extremes: mean degree and homophily are reached, or a warning names what is not."""
    for mean_degree, homophily in itertools.product([2, 4, 10, 200, 600], [0.0, 0.5, 0.95, 1.0]):
        degree, inside, warned = [], [], set()
        for seed in range(6):
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                town = make_society(n, seed=seed, mean_degree=mean_degree, homophily=homophily, ties=kind)
            warned |= {str(one.message).split(" cannot")[0] for one in caught}
            orange = (town.people["group"] == "orange").to_numpy()
            first, second = town.ties.nonzero()
            degree.append(town.ties.nnz / n)
            inside.append((orange[first] == orange[second]).sum() / n)
        slack = 4 * np.sqrt(2 * mean_degree / n / 6) if kind == "blocks" else 0  # as many ties as Poisson's law allows
        if "mean_degree" not in warned:
            assert np.mean(degree) == pytest.approx(mean_degree, abs=0.05 * mean_degree + slack)
        if not warned and kind == "blocks" and 0 < orange.sum() < n:
            share = orange.mean()
            within = homophily * (share * (share - 1 / n) + (1 - share) * (1 - share - 1 / n))
            asked = mean_degree * within / (within + (1 - homophily) * 2 * share * (1 - share))
            assert np.mean(inside) == pytest.approx(asked, abs=0.06 * mean_degree + slack)
        assert n < 300 or mean_degree > 20 or homophily in (0, 1) or not warned
