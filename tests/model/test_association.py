"""The same person with other friends, counted person by person and over many towns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netscore import (
    TOWN_SEED,
    association,
    friend_score,
    harm,
    make_society,
)
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    **{
        function: (
            dict(own=[600, 700], circles=[650, NAN], weight=0.5, cut_off=650),
            {
                "own": [[NAN, 1], "x", [[1, 2]]],
                "circles": [
                    [],
                    [[1, 2]],
                    [np.inf, 1],
                    "x",
                    None,
                    *([[1]] if function is not association.approved_with else []),
                ],
                "weight": [-0.1, 1.1, NAN, None],
                "cut_off": [NAN, None],
            },
        )
        for function in (association.approved, association.approved_with, association.guilt_by_association)
    },
}


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


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    association, CALLS, not_tried=[association.own_and_circles]
)
