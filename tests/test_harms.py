"""Harm measured: what cut-offs do to groups, loans to scores, beliefs to people, lists to lists."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import confusion_matrix

from netscore import (
    TOWN_SEED,
    association,
    cascades,
    deciles,
    expectations,
    feedback,
    friend_score,
    harm,
    make_society,
    selective_labels,
)

SCORE, SHARES, REPAY = deciles.published_deciles()
DECILE = np.arange(5.0, 100, 10)


def counts(seed: int, groups: tuple[str, ...] = ("blue", "orange"), scores: int = 8):
    """Return a table of whole people: scores that rise, how many have each, and how many of them repay."""
    rng = np.random.default_rng(seed)
    people = {name: rng.integers(2, 30, scores) for name in groups}
    repaid = {name: np.sort(rng.integers(1, people[name]) / people[name]) for name in groups}
    return np.arange(1.0, scores + 1), people, repaid


# --- the same person with other friends ---


@given(seed=st.integers(0, 10_000), weight=st.sampled_from([0, 0.3, 0.5, 1]), cut_off=st.integers(500, 700))
def test_every_person_with_every_circle(seed, weight, cut_off):
    rng = np.random.default_rng(seed)
    own, circles = rng.integers(400, 800, (2, 12)).astype(float)
    circles[rng.random(12) < 0.2] = np.nan
    swapped = np.array([association.approved(own, np.full(12, circle), weight, cut_off) for circle in circles])
    shares = association.approved_with(own, circles, weight, cut_off)
    assert shares == pytest.approx(swapped.mean(axis=0))
    guilt = association.guilt_by_association(own, circles, weight, cut_off)
    assert guilt == pytest.approx(shares - np.diagonal(swapped)) and (abs(guilt) <= 1).all()
    if weight == 0:
        assert not guilt.any()


def test_a_score_exactly_at_the_cut_off_is_approved():
    assert association.approved([656.3], [656.3], 0.1, 656.3).all()
    assert association.approved_with([656.3], [656.3], 0.1, 656.3).all()


def test_friends_who_are_drawn_blindly_cost_no_group_more():
    """Shuffle who has which circle: guilt by association is gone on average, in each group."""
    town = make_society(20_000, seed=1)
    own, group = town.people["own_score"].to_numpy(), town.people["group"].to_numpy()
    circles = np.random.default_rng(1).permutation(friend_score.friends_mean(town.ties, own))
    guilt = association.guilt_by_association(own, circles, 0.5, 650)
    for name in ("blue", "orange"):
        assert abs(guilt[group == name].mean()) < 0.01


@pytest.mark.parametrize(
    ("weight", "cut_off", "least", "most"),
    [(0.5, 650, 0.85, 1), (0.7, 650, 0.95, 1), (0.5, 600, 0.95, 1), (0.3, 650, 0.6, 0.9), (0.5, 680, 0.6, 0.9)],
)
def test_in_how_many_towns_own_friends_cost_orange_residents_more(weight, cut_off, least, most):
    """In most towns; where friends count little, or the cut-off is high, in three of four."""
    orange, more = [], []
    for seed in range(40):
        town = make_society(300, seed=seed)
        own, group = town.people["own_score"].to_numpy(), town.people["group"].to_numpy()
        guilt = association.guilt_by_association(own, friend_score.friends_mean(town.ties, own), weight, cut_off)
        orange.append(guilt[group == "orange"].mean())
        more.append(orange[-1] > guilt[group == "blue"].mean())
    assert least <= np.mean(more) <= most
    assert np.mean(orange) > 0.02 and np.mean(np.array(orange) > 0) >= 0.9


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


# --- a published table ---


@pytest.mark.parametrize("seed", [1, 2, TOWN_SEED])
def test_friends_help_good_people_only_by_approving_more_of_all(seed):
    """At one cut-off fewer good people are refused; where as many are approved, more good orange people are."""
    nation = make_society(100_000, seed=seed)
    own, circles = association.own_and_circles(nation)
    group, good = nation.people["group"], nation.people["repaid"]
    as_many = np.quantile(friend_score.with_circle(own, circles, 0.5), (own < 650).mean())
    refused = {
        name: ~association.approved(own, circles, weight, line)
        for name, weight, line in (("own", 0, 650), ("friends", 0.5, 650), ("as many", 0.5, as_many))
    }
    assert refused["as many"].mean() == pytest.approx(refused["own"].mean(), abs=1e-3)
    assert refused["friends"].mean() < refused["own"].mean() - 0.02
    wrongly = {name: harm.rate_by_group(flags[good], group[good]) for name, flags in refused.items()}
    for name in ("blue", "orange"):
        assert wrongly["friends"][name] < wrongly["own"][name] - 0.02
    assert wrongly["as many"]["orange"] > wrongly["own"]["orange"] + 0.01
    assert wrongly["friends"]["orange"] - wrongly["friends"]["blue"] > wrongly["own"]["orange"] - wrongly["own"]["blue"]


def test_the_table_gives_the_published_sums():
    """Mean score percentile of each group, and how well the score ranks within it, as computed from the source."""
    means = [np.average(DECILE, weights=SHARES[name]) for name in "ABCD"]
    assert means == pytest.approx([54.0, 25.6, 38.2, 54.7], abs=0.6)
    for name in SHARES:
        assert SHARES[name].sum() == pytest.approx(100, abs=0.3)
        good, bad = SHARES[name] * REPAY[name], SHARES[name] * (1 - REPAY[name])
        below = np.cumsum(bad) - bad / 2  # a tie counts one half
        assert 0.88 < (good * below).sum() / (good.sum() * bad.sum()) < 0.94


# --- threshold policies ---


@pytest.mark.parametrize("loss", [1, 4, 10])
def test_the_order_of_profits_is_the_published_one(loss):
    profit = harm.threshold_policies(DECILE, SHARES, REPAY, loss=loss)["profit"].groupby("policy").sum()
    order = ["maximum profit", "one cut-off", "equal opportunity", "equalised odds", "demographic parity"]
    assert (np.diff(profit[order]) < 0).all()


def test_each_policy_keeps_its_condition_on_the_published_table():
    table = harm.threshold_policies(DECILE, SHARES, REPAY)
    spread = table.groupby("policy").agg(lambda column: column.max() - column.min())
    for policy, measures in {
        "equal opportunity": ["true_positive_rate"],
        "equalised odds": ["true_positive_rate", "false_positive_rate"],
        "demographic parity": ["selected"],
        "one cut-off": ["some_from", "all_from"],
    }.items():
        assert spread.loc[policy, measures].max() < 1e-7
    for policy in ("maximum profit", "one cut-off"):
        assert spread.loc[policy, ["selected", "true_positive_rate"]].min() > 0.1


def test_the_most_profitable_cut_off_is_where_repayment_breaks_even():
    best = harm.threshold_policies(DECILE, SHARES, REPAY, loss=4).loc["maximum profit"]
    for name, share in REPAY.items():
        assert best.loc[name, "some_from"] == best.loc[name, "all_from"] == DECILE[share > 0.8][0]


@given(seed=st.integers(0, 10_000), loss=st.sampled_from([1.0, 3.0, 9.0]))
def test_policies_against_trying_every_cut_off(seed, loss):
    score, people, repaid = counts(seed)
    table = harm.threshold_policies(score, people, repaid, loss=loss)
    everyone = sum(count.sum() for count in people.values())
    profit = {
        name: [(people[name] * (repaid[name] - loss * (1 - repaid[name])))[at:].sum() / everyone for at in range(9)]
        for name in people
    }
    sums = table["profit"].groupby("policy").sum()
    assert sums["maximum profit"] == pytest.approx(sum(max(values) for values in profit.values()), abs=1e-9)
    assert sums["one cut-off"] == pytest.approx(max(map(sum, zip(*profit.values()))), abs=1e-9)
    for policy in harm.POLICIES[1:]:
        assert sums[policy] <= sums["maximum profit"] + 1e-9
    assert sums["equalised odds"] <= sums["equal opportunity"] + 1e-9
    assert sums.min() >= -1e-9  # accepting nobody meets every condition


def test_rates_agree_with_scikit_learn_person_by_person():
    score, people, repaid = counts(3)
    good_people = {name: np.round(people[name] * repaid[name]).astype(int) for name in people}
    repaid = {name: good_people[name] / people[name] for name in people}
    # At 1.1 no score breaks even exactly, so that one cut-off is the best.
    table = harm.threshold_policies(score, people, repaid, loss=1.1).loc["maximum profit"]
    for name in people:
        good = good_people[name]
        shown = np.repeat(score, people[name])
        outcome = np.concatenate([[True] * g + [False] * (n - g) for g, n in zip(good, people[name])])
        tn, fp, fn, tp = confusion_matrix(outcome, shown >= table.loc[name, "all_from"]).ravel()
        row = table.loc[name]
        assert row["true_positive_rate"] == pytest.approx(tp / (tp + fn))
        assert row["false_positive_rate"] == pytest.approx(fp / (fp + tn))
        assert row["selected"] == pytest.approx((tp + fp) / len(shown))


def test_rates_and_gaps_agree_with_fairlearn():
    """Approvals, wrong refusals and false positives of the lessons' town, in fairlearn's terms."""
    from fairlearn.metrics import MetricFrame, demographic_parity_difference, false_negative_rate, selection_rate
    from fairlearn.metrics import false_positive_rate as rate_of_false_positives

    town = make_society(300, seed=TOWN_SEED)
    own, circles = association.own_and_circles(town)
    approved, group = association.approved(own, circles, 0.5, 650), town.people["group"]
    good = town.people["repaid"]
    frame = MetricFrame(
        metrics={"approved": selection_rate, "refused": false_negative_rate, "accepted": rate_of_false_positives},
        y_true=good,
        y_pred=approved,
        sensitive_features=group,
    ).by_group
    assert harm.rate_by_group(approved, group) == pytest.approx(frame["approved"].to_dict())
    assert harm.rate_by_group(~approved[good], group[good]) == pytest.approx(frame["refused"].to_dict())
    assert harm.rate_by_group(approved[~good], group[~good]) == pytest.approx(frame["accepted"].to_dict())
    apart = demographic_parity_difference(good, approved, sensitive_features=group)
    assert harm.gap_in_points(approved, group) == pytest.approx(100 * apart)


def test_groups_that_are_alike_pay_nothing_for_any_condition():
    score, people, repaid = counts(5, groups=("blue",))
    twice = [{"blue": table["blue"], "orange": table["blue"]} for table in (people, repaid)]
    profit = harm.threshold_policies(score, *twice)["profit"].groupby("policy").sum()
    assert profit.to_numpy() == pytest.approx(profit.iloc[0])


# --- delayed impact ---


def test_loans_first_raise_and_then_lower_the_scores_of_a_group():
    # Deciles placed evenly on the middle of the scale, so that no end is near: the curve must bend downwards.
    table = harm.delayed_impact(SCORE, SHARES, REPAY)
    for name, curve in table.groupby("group"):
        slope = np.diff(curve["change"]) / np.diff(curve["selected"])
        assert (np.diff(slope) < 0).all()
        assert slope == pytest.approx((75 * REPAY[name] - 150 * (1 - REPAY[name]))[::-1])
        assert slope[0] > 0 > slope[-1]


@pytest.mark.parametrize("loss, harmed", [(1, True), (4, False)])
def test_whether_equal_shares_of_loans_harm_the_poorer_group_depends_on_the_costs(loss, harmed):
    policies = harm.threshold_policies(SCORE, SHARES, REPAY, loss=loss)
    curve = harm.delayed_impact(SCORE, SHARES, REPAY).query("group == 'B'")
    change = {
        policy: np.interp(policies.loc[(policy, "B"), "selected"], curve["selected"], curve["change"])
        for policy in ("maximum profit", "demographic parity")
    }
    assert change["maximum profit"] > 0
    assert (change["demographic parity"] < 0) == harmed


def test_what_a_policy_does_to_scores_is_what_its_loans_do_person_by_person():
    """Give each tenth of B its loans as the policy says, and move each score by hand."""
    policies = harm.threshold_policies(SCORE, SHARES, REPAY, loss=4)
    moved = harm.policy_impact(policies, harm.delayed_impact(SCORE, SHARES, REPAY))
    assert "equalised odds" not in moved.index.get_level_values("policy")
    for policy in ("maximum profit", "one cut-off"):  # whole tenths, nobody by chance
        for name in SHARES:
            loan = SCORE >= policies.loc[(policy, name), "all_from"]
            change = REPAY[name] * np.minimum(75, 850 - SCORE) - (1 - REPAY[name]) * np.minimum(150, SCORE - 300)
            by_hand = (SHARES[name] * change * loan).sum() / SHARES[name].sum()
            assert moved.loc[(policy, name), "change"] == pytest.approx(by_hand)
            assert moved.loc[(policy, name), "selected"] == pytest.approx(
                (SHARES[name] * loan).sum() / SHARES[name].sum()
            )


def test_scores_stop_at_the_ends_of_the_scale():
    table = harm.delayed_impact([310, 840], {"blue": [1, 1]}, {"blue": [0, 1]})
    assert table["change"].tolist() == [0, 5, 0]  # 10 points up of 75, 10 points down of 150, half of the group each


# --- what cannot all hold ---


@given(st.integers(0, 10_000))
def test_the_false_positive_rate_is_forced_by_the_other_three(seed):
    flagged_bad, missed, flagged_good, left = np.random.default_rng(seed).integers(1, 50, 4)
    rate = harm.false_positive_rate(
        (flagged_bad + missed) / (flagged_bad + missed + flagged_good + left),
        flagged_bad / (flagged_bad + flagged_good),
        missed / (flagged_bad + missed),
    )
    assert rate == pytest.approx(flagged_good / (flagged_good + left))


def test_published_false_positive_rates():
    assert harm.false_positive_rate(0.5, 0.6, 0.3) == pytest.approx(0.466667, abs=1e-6)
    assert harm.false_positive_rate(0.3, 0.6, 0.3) == pytest.approx(0.2)


# --- beliefs that make themselves true ---


def test_two_beliefs_about_the_same_group_are_both_confirmed():
    found = expectations.beliefs(0.3, 0.8, 1.75)
    assert found.needed == pytest.approx(1 / 3)
    assert found.confirmed == pytest.approx((0.375, 0.285714), abs=1e-6)


@given(
    ratio=st.floats(0.05, 20), able_from=st.floats(0.05, 0.5), unable_to=st.floats(0.55, 0.95), reward=st.floats(0.1, 1)
)
def test_a_confirmed_belief_is_what_people_do_who_expect_its_treatment(ratio, able_from, unable_to, reward):
    found = expectations.beliefs(able_from, unable_to, ratio, reward)
    for share in found.confirmed:
        # Bayes, in odds: is someone with an unclear result worth accepting, if this share is able?
        able, other = (unable_to - able_from) / (1 - able_from), (unable_to - able_from) / unable_to
        accepted = share * able * ratio >= (1 - share) * other
        pays = reward * ((1 - other) if accepted else (1 - able))
        assert share == pytest.approx(pays)


# --- lists that feed themselves ---


def test_equal_places_end_wherever_chance_and_the_start_put_them():
    end = feedback.watched_shares([1, 1], [1, 1], 1500, runs=4000, seed=1)[-1]
    assert end.mean() == pytest.approx(0.5, abs=0.02)
    assert end.var() == pytest.approx(1 / 12, abs=0.006)
    four = feedback.watched_shares([3, 1], [1, 1], 1500, runs=4000, seed=1)[-1]
    assert four.mean() == pytest.approx(0.75, abs=0.02)


def test_a_small_difference_runs_away_and_the_correction_holds_it():
    rates = [0.5, 0.4]
    plain = feedback.watched_shares([1, 1], rates, 4000, runs=500, seed=2)
    assert plain[-1].mean() > plain[400].mean() + 0.03 > 0.65
    kept = feedback.watched_shares([1, 1], rates, 4000, runs=500, seed=2, corrected=True)[-1]
    assert kept.mean() == pytest.approx(5 / 9, abs=0.01) and kept.std() < 0.03


# --- sanctions that spread ---


@pytest.mark.parametrize("threshold", [0.18, 0.25])
def test_landslides_happen_inside_the_window_only(threshold):
    low, high = cascades.cascade_window(threshold)

    def landslides(mean_degree):
        reached = []
        for seed in range(30):
            ties = cascades.random_ties(2000, mean_degree, seed=seed)
            first = np.zeros(2000, dtype=bool)
            first[seed] = True
            reached.append(cascades.cascade(ties, first, threshold).mean())
        return np.mean(np.array(reached) > 0.1)

    assert landslides((low + high) / 2) > 0.2
    assert landslides(low * 0.7) == landslides(high * 1.5) == 0


def test_no_window_where_more_than_a_quarter_of_friends_is_needed():
    assert cascades.cascade_window(0.51) is None and cascades.cascade_window(1) is None
    assert cascades.cascade_window(0.26) is None  # three friends at most, and they do not form a network of their own
    assert cascades.cascade_window(0.18) == cascades.cascade_window(0.2)  # five friends at most, both


@given(threshold=st.floats(0.05, 1), seed=st.integers(0, 1000))
def test_a_cascade_ends_where_nobody_else_has_enough(threshold, seed):
    ties = cascades.random_ties(60, 4, seed=seed)
    first = np.arange(60) < 3
    reached = cascades.cascade(ties, first, threshold)
    degree, listed = np.diff(ties.indptr), ties @ reached.astype(float)
    enough = (degree > 0) & (listed >= threshold * degree - 1e-9)
    assert reached[first].all() and not (enough & ~reached).any() and enough[reached & ~first].all()
    more = cascades.cascade(ties, first | (np.arange(60) == 9), threshold)
    assert more[reached].all()


def test_random_ties_have_the_mean_degree_and_no_more_closure_than_chance():
    degree = np.diff(cascades.random_ties(20_000, 6, seed=1).indptr)
    assert degree.mean() == pytest.approx(6, abs=0.1) and degree.var() == pytest.approx(6, abs=0.3)
    crowded = cascades.random_ties(20, 12, seed=1).toarray()  # many pairs are drawn twice, some people with themselves
    assert set(np.unique(crowded)) == {0, 1} and not crowded.diagonal().any() and (crowded == crowded.T).all()


def test_exactly_enough_friends_are_enough_whatever_rounding_says():
    star = np.zeros((26, 26))
    star[0, 1:] = star[1:, 0] = 1
    assert 0.28 * 25 > 7  # by rounding
    assert cascades.cascade(star, np.isin(np.arange(26), range(1, 8)), 0.28)[0]
    assert not cascades.cascade(star, np.isin(np.arange(26), range(1, 7)), 0.28)[0]


# --- outcomes that nobody sees ---


def test_contraction_finds_the_failures_that_the_accepted_alone_hide():
    """The lender also sees something that the score does not, so the people with known outcomes are the better ones."""
    truth, contracted, naive = [], [], []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        seen, unseen, luck = rng.normal(size=(3, 4000))
        failed = seen + unseen + luck > 1
        judged = seen + unseen
        risk, rate = seen, 0.4
        lenient, strict = (judged <= np.quantile(judged, share) for share in (0.95, 0.5))
        truth.append(failed[np.argsort(risk)[: int(rate * 4000)]].sum() / 4000)
        contracted.append(selective_labels.contraction(risk, lenient, failed, rate))
        known = np.flatnonzero(strict)
        naive.append(rate * failed[known[np.argsort(risk[known])[: int(rate * known.size)]]].mean())
    sd = np.std(np.array(contracted) - np.array(truth))
    assert abs(np.mean(contracted) - np.mean(truth)) < 2 * sd
    assert np.mean(naive) < np.mean(truth) - 4 * np.std(np.array(naive) - np.array(truth))


def test_nobody_refused_leaves_nothing_to_guess():
    risk, failed = np.array([3.0, 1, 2, 4]), np.array([True, False, True, False])
    assert selective_labels.contraction(risk, np.ones(4), failed, 0.5) == failed[[1, 2]].sum() / 4
    hidden = np.array([1, 1, 1, 0])
    assert selective_labels.contraction(risk, hidden, failed, 0.75) == 0.5
    assert selective_labels.contraction(risk, hidden, failed | ~hidden.astype(bool), 0.75) == 0.5  # never looked at
