"""What friends cost, against a loop over every person with every person's friends."""

import numpy as np
import pandas as pd
import pytest

from netscore import TOWN_SEED, Society, make_society
from netscore.friendships import ties_from_pairs
from netscore.guilt import guilt_in


def by_loops(town: Society, weight: float, cut_off: float) -> np.ndarray:
    """Entry i, j: whether person i is approved with the friends of person j."""
    own = town.people["own_score"].to_numpy()
    answer = np.empty((len(town), len(town)), dtype=bool)
    for i in range(len(town)):
        for j in range(len(town)):
            friends = own[town.friends(j)]
            score = (1 - weight) * own[i] + weight * friends.mean() if friends.size else own[i]
            answer[i, j] = score >= cut_off - 1e-9
    return answer


@pytest.mark.parametrize(("weight", "cut_off", "degree"), [(0.5, 650, 10), (0.9, 740, 2), (0.1, 600, 4), (0.0, 640, 4)])
def test_everything_follows_from_who_passes_with_whose_friends(weight, cut_off, degree):
    town = make_society(80, seed=TOWN_SEED, mean_degree=degree)
    found, answer = guilt_in(town, weight, cut_off, resident=17), by_loops(town, weight, cut_off)
    own, group = town.people["own_score"].to_numpy(), town.people["group"].to_numpy()
    approved, alone = answer.diagonal(), own >= cut_off
    assert (found.approved == approved).all() and (found.passes == answer[17]).all()
    assert (found.dragged == (alone & ~approved)).all() and (found.carried == (approved & ~alone)).all()
    repaid = town.people["repaid"].to_numpy()
    for name in ("blue", "orange"):
        who = group == name
        assert found.refused[name] == pytest.approx((~approved)[who].mean())
        assert found.refused_with_others[name] == pytest.approx((~answer)[who].mean())
        assert found.guilt[name] == pytest.approx(100 * (answer[who].mean() - approved[who].mean()))
        assert found.wrongly_refused[name] == pytest.approx((~approved)[who & repaid].mean())
    assert (found.own == own).all()
    for person in range(80):
        friends = town.friends(person)
        assert found.circles[person] == pytest.approx(own[friends].mean() if friends.size else np.nan, nan_ok=True)


def test_without_friends_counting_nothing_is_lost_or_won():
    found = guilt_in(make_society(100, seed=2), 0, 650, resident=3)
    assert found.guilt == {"blue": 0, "orange": 0} and not found.dragged.any() and not found.carried.any()
    assert len(set(found.passes.tolist())) == 1


def pair(groups=("blue", "orange"), repaid=(True, True)) -> Society:
    people = pd.DataFrame({"group": groups, "own_score": [700.0, 600.0], "repaid": repaid})
    return Society(people, ties_from_pairs(np.array([0]), np.array([1]), 2), 0)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: guilt_in(pair(), 1.5, 650, resident=0), r"weight must be a number in \[0, 1\]"),
        (lambda: guilt_in(pair(), 0.5, np.nan, resident=0), "cut_off must be a finite number"),
        (lambda: guilt_in(pair(), 0.5, 650, resident=2), "resident must be a whole number from 0 to 1, got 2"),
        (lambda: guilt_in(pair(("blue", "blue")), 0.5, 650, resident=0), "people must be of both groups"),
        (
            lambda: guilt_in(pair(repaid=(True, False)), 0.5, 650, resident=0),
            "people who repaid must be of both groups, 'blue' and 'orange', got 'blue'",
        ),
    ],
)
def test_bad_input_is_refused_in_words(call, words):
    with pytest.raises(ValueError, match=words):
        call()
