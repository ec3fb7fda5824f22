"""The friends' mean rule is drawn as the model answers."""

import numpy as np
import pytest

from netscore import TOWN_SEED, friend_score, layout, make_society
from netscore.figures.base import BAD, COLOR, GOOD, GRAY, HOLLOW, INK
from netscore.figures.friend_rule import friend_rule_figure, friend_rule_network
from netscore.listing import list_one

TOWN = make_society(300, seed=TOWN_SEED)
OWN = TOWN.people["own_score"].to_numpy()
GROUP = TOWN.people["group"].to_numpy()
FRIENDS = "friends; hollow: does not count"


@pytest.mark.parametrize(("applicant", "listed"), [(17, 51), (204, None)])
def test_friends_stand_by_score_with_their_mean_and_the_minimum(read, applicant, listed):
    found = list_one(TOWN, 640, applicant=applicant, listed=listed)
    see = read(friend_rule_figure(TOWN, found, applicant=applicant, minimum=640))
    circle = [int(person) for person in see(FRIENDS, "text")]
    assert sorted(circle) == TOWN.friends(applicant).tolist()
    assert list(see(FRIENDS, "y")) == sorted(OWN[circle]) and list(see(FRIENDS, "x")) == list(range(1, len(circle) + 1))
    black = np.arange(300) == listed
    counted = friend_score.counted_people(TOWN.ties, applicant, black=black)
    colors = [COLOR[GROUP[person]] if person in counted else HOLLOW for person in circle]
    assert list(see(FRIENDS, "color")) == colors
    mean = OWN[counted].mean()
    assert list(see("mean of those who count", "y")) == [mean, mean]
    for score, place in zip(OWN[circle], see(FRIENDS, "textposition"), strict=True):  # no line crosses a number
        assert place == ("bottom center" if score < 640 < score + 60 or score < mean < score + 60 else "top center")
    assert see("mean of those who count", "x") == see("minimum", "x") and see("minimum", "y") == (640, 640)
    assert see("mean of those who count", "color") == see("minimum", "color") == INK


def test_the_town_shows_who_continues_who_is_gray_and_whom_the_listing_changed(read):
    positions = layout.positions(TOWN.ties, seed=TOWN_SEED)
    found = list_one(TOWN, 640, applicant=17, listed=44)
    see = read(friend_rule_network(TOWN, positions, found, applicant=17, listed=44))
    black = np.arange(300) == 44
    rules = [friend_score.friends_mean_rule(TOWN.ties, OWN, 640, black=b) for b in (None, black)]
    assert ((see("fill") != HOLLOW) == (rules[1] == "continue")).all()
    assert (see("group") == GROUP).all() and see("positions") is positions and see("ties") is TOWN.ties
    assert see("key")["blue, continue"] == ("blue", COLOR["blue"])
    assert (see("verdict") == rules[1]).all() and (see("own") == OWN).all()
    lost = np.flatnonzero((rules[0] == "continue") & (rules[1] != "continue") & ~black)
    won = np.flatnonzero((rules[0] != "continue") & (rules[1] == "continue"))
    assert see.mark("lost") == (lost.tolist(), "diamond", BAD) and see.mark("won") == (won.tolist(), "diamond", GOOD)
    assert see.mark("gray") == (np.flatnonzero(friend_score.gray_list(TOWN.ties, black)).tolist(), "square", GRAY)
    assert see.mark("listed") == ([44], "cross", BAD) and see.mark("applicant") == ([17], "star", INK)
    assert see.mark("counts") == (TOWN.friends(17).tolist(), "circle", INK)
    assert see("labels") == {17: "17", 204: "204", 44: "44"} and see("pick")
    assert [tuple(pair) for pair in see("bold")] == [(17, friend) for friend in TOWN.friends(17)]
