"""Likes and friends as signals of the same strength."""

from __future__ import annotations

import numpy as np
import pytest

from netscore import (
    TOWN_SEED,
    friend_score,
    likes,
    make_society,
    scorecard,
)
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    likes.like_pages: (
        dict(is_safer=[True, False], seed=1),
        {
            "is_safer": [[], [2, 0], [NAN, 1]],
            "pages": [0, 3, 2.5, None],
            "likes": [0, 1.5],
            "homophily": [-0.1, 1.1, NAN],
            "seed": [-1, None],
        },
    ),
    likes.mean_of_fellow_likers: (
        dict(liked=[[1, 0], [1, 1]], values=[1, 0]),
        {"liked": [[[2, 0], [0, 1]], [[NAN, 0], [0, 1]]], "values": [[1], [NAN, 1], "xy"]},
    ),
}


def test_likes_tell_more_than_friends_at_the_same_strength():
    society = make_society(20_000, seed=TOWN_SEED)
    people, repaid = society.people, society.people["repaid"].astype(float)
    middle = people.groupby("group", observed=True)["repay_probability"].transform("median")
    liked = likes.like_pages(people["repay_probability"] > middle, likes=10, homophily=0.7, seed=TOWN_SEED)
    friends = np.nan_to_num(friend_score.friends_mean(society.ties, repaid), nan=repaid.mean())
    auc = [
        scorecard.separation(mean, people["repaid"])["auc"]
        for mean in (friends, likes.mean_of_fellow_likers(liked, repaid))
    ]
    assert auc[1] > auc[0] + 0.08
    # It is the many likers of a page that make its mean firm.
    many = likes.like_pages(people["repay_probability"] > middle, pages=20_000, likes=10, homophily=0.7, seed=1)
    of_many = np.nan_to_num(likes.mean_of_fellow_likers(many, repaid), nan=repaid.mean())
    assert scorecard.separation(of_many, people["repaid"])["auc"] < auc[0] + 0.03
    # Likes that follow nothing tell nothing, since a person's own outcome is left out.
    blind = likes.like_pages(people["repay_probability"] > middle, likes=10, homophily=0.5, seed=1)
    none = scorecard.separation(likes.mean_of_fellow_likers(blind, repaid), people["repaid"])["auc"]
    assert none == pytest.approx(0.5, abs=0.03)


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    likes, CALLS
)
