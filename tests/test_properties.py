"""What the course claims of every society, tried on many drawn ones."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from netscore import friend_score, friendships, harm, make_society, scorecard


@st.composite
def towns(draw):
    """Ties of 2 to 12 people, some perhaps alone, and a score for each."""
    n = draw(st.integers(2, 12))
    pairs = draw(st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] < p[1])))
    first, second = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T
    own = draw(st.lists(st.integers(300, 850), min_size=n, max_size=n))
    return friendships.ties_from_pairs(first, second, n), np.array(own, dtype=float)


weights = st.floats(0, 0.95)


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
    black = np.array(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    radius = data.draw(st.integers(1, 3))
    friends = [set(np.flatnonzero(row)) for row in ties.toarray()]
    gray = {p for p in range(n) if not black[p] and any(black[f] for f in friends[p])}
    authorised = {p for p in range(n) if not black[p] and p not in gray}
    rule = friend_score.friends_mean_rule(ties, rating, 575, black=black, radius=radius)
    for person in range(n):
        counted, edge = set(), {person}
        for _ in range(radius):
            edge = {f for p in edge for f in friends[p] if f in authorised}
            counted |= edge
        counted -= {person}
        assert friend_score.counted_people(ties, person, black=black, radius=radius).tolist() == sorted(counted)
        mean = np.mean([rating[p] for p in counted]) if counted else None
        assert rule[person] == ("undefined" if mean is None else "continue" if mean >= 575 else "reject")
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


scored = st.lists(st.tuples(st.integers(300, 850), st.booleans()), min_size=2, max_size=40)


@given(scored, st.integers(300, 850), st.integers(1, 20))
def test_a_cutoff_puts_everyone_in_one_place(people, cutoff, loss):
    score, good = map(np.array, zip(*people, strict=True))
    row = scorecard.cutoff_table(score, good, [cutoff], loss=loss, gain=1).iloc[0]
    assert row["accepted_good"] == (good & (score >= cutoff)).sum()
    assert row["accepted_bad"] == (~good & (score >= cutoff)).sum()
    assert row.drop("profit").sum() == len(people)
    assert row["profit"] == row["accepted_good"] - loss * row["accepted_bad"]


@given(scored.filter(lambda people: len({good for _, good in people}) == 2))
def test_separation_counts_pairs_and_ignores_the_ruler(people):
    score, good = map(np.array, zip(*people, strict=True))
    found = scorecard.separation(score, good)
    pairs = [(g > b) + 0.5 * (g == b) for g in score[good] for b in score[~good]]
    assert found["auc"] == pytest.approx(np.mean(pairs))
    lines = [abs((score[good] <= s).mean() - (score[~good] <= s).mean()) for s in score]
    assert abs(found["ks"]) == pytest.approx(max(lines)) or found["auc"] < 0.5 or found["ks"] <= max(lines) + 1e-12
    assert scorecard.separation(3 * score + 7, good) == pytest.approx(found)


@given(st.floats(0, 0.999999))
def test_odds_and_chance_undo_each_other(chance):
    assert scorecard.probability(scorecard.odds(chance)) == pytest.approx(chance, abs=1e-9)


@given(st.integers(20, 60), st.integers(0, 10**6), st.floats(0, 1), st.sampled_from(["blocks", "preferential"]))
def test_every_society_is_well_made(n, seed, homophily, kind):
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # small towns cannot always have all the ties that are asked for
        town = make_society(n, seed=seed, mean_degree=4, homophily=homophily, ties=kind)
    assert (town.ties != town.ties.T).nnz == 0 and town.ties.diagonal().sum() == 0
    assert town.people["own_score"].between(300, 850).all()
    assert town.people["repay_probability"].between(0, 1, inclusive="neither").all()
    if homophily == 1:
        orange = (town.people["group"] == "orange").to_numpy()
        assert sparse.csr_array(town.ties[orange][:, ~orange]).nnz == 0


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["blue", "orange"])), min_size=1))
def test_rates_weighted_by_size_give_the_whole(rows):
    flag, group = map(np.array, zip(*rows, strict=True))
    rates = harm.rate_by_group(flag, group)
    assert sum(rate * (group == name).mean() for name, rate in rates.items()) == pytest.approx(flag.mean())


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
