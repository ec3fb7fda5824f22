"""Bad input is refused in words: the argument, the value and the allowed range."""

from __future__ import annotations

import inspect

import numpy as np
import pytest

from netscore import apps, friend_score, friendships, harm, layout, make_society, scorecard, society

NAN = float("nan")
PAIR = np.array([[0, 1], [1, 0]])
ALONE = np.zeros((2, 2))
SIGNAL = {"signal_error": 0.2, "cross_tie": 0.5}
ATTACH = {"minority_share": 0.2, "homophily": 0.8, "seed": 1}

# name -> (a good call, {argument: bad values}); each bad value is put in the good call's place.
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
    friendships.preferential_ties: (
        dict(n=30, m=2, **ATTACH),
        {
            "n": [1, 2.5, None],
            "m": [0, 30, 1.5, None],
            "minority_share": [-0.1, 0.6, NAN],
            "homophily": [-0.1, 1.1, NAN],
            "seed": [-1, None],
        },
    ),
    friendships.preferential_theory: (
        dict(minority_share=0.2, homophily=0.8),
        {"minority_share": [0, 0.6, NAN, None], "homophily": [-0.1, 1.1, NAN]},
    ),
    friendships.block_ties: (
        dict(block=np.array([0, 0, 1]), affinity=np.ones((2, 2)), mean_degree=1, seed=1),
        {"mean_degree": [0, -1, NAN, None], "seed": [-1, None]},
    ),
    friendships.attach_preferentially: (
        dict(block=np.zeros(4, dtype=int), affinity=np.ones((1, 1)), m=1, seed=1),
        {"seed": [-1, None]},
    ),
    friendships.close_triads: (
        dict(ties=PAIR, block=[0, 0], share=0.5, seed=1),
        {"block": [[0], [[0, 0]], [None, 1]], "share": [-0.1, 1.1, NAN], "seed": [-1]},
    ),
    friendships.degrees: (dict(ties=PAIR), {}),
    friendships.coleman_index: (
        dict(ties=PAIR, is_member=[True, False]),
        {"is_member": [[True], [2, 0], [NAN, 1], "xy", [True, True], []]},
    ),
    friendships.assortativity: (
        dict(ties=PAIR, labels=["blue", "orange"]),
        {"labels": [["blue"], ["blue", None], ["blue", "blue"], []]},
    ),
    friendships.friendship_paradox: (dict(ties=PAIR), {}),
    friendships.transitivity: (dict(ties=1 - np.eye(3)), {"ties": [PAIR]}),
    friendships.perceived_share: (
        dict(ties=PAIR, is_minority=[True, False]),
        {"is_minority": [[True], [2, 0], [NAN, 1], "xy", [True, True], []]},
    ),
    friendships.best_connected: (dict(ties=PAIR, top=0.5), {"top": [0, 1.1, -0.1, NAN, None, "x"]}),
    friendships.share_among_best_connected: (
        dict(ties=PAIR, is_minority=[True, False], top=0.5),
        {"is_minority": [[True], [2, 0], "xy", []], "top": [0, 1.1, NAN, None]},
    ),
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
    scorecard.odds: (dict(probability=0.5), {"probability": [1, -0.1, 1.1, NAN, "x", []]}),
    scorecard.probability: (dict(odds=1), {"odds": [-1, NAN, "x", []]}),
    scorecard.points_scale: (
        dict(score=600, odds=50, points_to_double=20),
        {"score": [NAN, None], "odds": [0, -1, NAN], "points_to_double": [0, -20, NAN]},
    ),
    scorecard.points: (
        dict(odds=1, factor=1, offset=0),
        {"odds": [0, -1, NAN], "factor": [0, NAN], "offset": [NAN, None]},
    ),
    scorecard.break_even_probability: (dict(loss=4, gain=1), {"loss": [0, -1, NAN], "gain": [0, -1, NAN, None]}),
    scorecard.cutoff_table: (
        dict(score=[1, 2], good=[True, False], cutoffs=[1], loss=4, gain=1),
        {
            "score": [[], [1, NAN], "x"],
            "good": [[True], [3, 0], [NAN, 0]],
            "cutoffs": [[], [NAN]],
            "loss": [0, NAN],
            "gain": [0, NAN],
        },
    ),
    scorecard.separation: (
        dict(score=[1, 2], good=[True, False]),
        {"score": [[], [1, NAN], "x"], "good": [[True], [True, True], [False, False], [NAN, 0]]},
    ),
    harm.rate_by_group: (
        dict(flag=[True, False], group=["blue", "orange"]),
        {"flag": [[], [2, 0], [NAN, 1]], "group": [["blue"], [None, "blue"]]},
    ),
    harm.gap_in_points: (
        dict(flag=[True, False], group=["blue", "orange"]),
        {"flag": [[], [2, 0]], "group": [["blue"], ["blue", "blue"], ["a", "b"]]},
    ),
    layout.positions: (dict(ties=PAIR, seed=1), {"seed": [-1, None]}),
}
BAD_TIES = [[[0, 1], [0, 0]], [[1, 0], [0, 0]], [[0, 2], [2, 0]], [[0, NAN], [NAN, 0]], [[0, 1]], [], "ties", None, 5]
CASES = [
    (function, argument, value)
    for function, (good, bad) in CALLS.items()
    for argument, values in (
        bad | ({"ties": [*bad.get("ties", []), *BAD_TIES]} if "ties" in good and function is not make_society else {})
    ).items()
    for value in values
]


@pytest.mark.parametrize(
    ("function", "argument", "value"), CASES, ids=[f"{f.__name__}-{a}-{v!r}"[:60] for f, a, v in CASES]
)
def test_bad_input_is_refused_in_words(function, argument, value):
    with pytest.raises(ValueError, match=rf"^{argument} .*(must|cannot)") as refusal:
        function(**(CALLS[function][0] | {argument: value}))
    assert len(str(refusal.value)) > len(argument) + 15


@pytest.mark.parametrize("function", CALLS, ids=lambda f: f.__name__)
def test_the_good_call_is_good(function):
    function(**CALLS[function][0])


def test_every_public_function_is_tried():
    public = {
        function
        for module in (society, friendships, friend_score, scorecard, harm, layout)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    # These two take what other functions of the library made.
    assert public - set(CALLS) == {friendships.ties_from_pairs, friendships.affinity}


def test_an_isolated_person_is_handled():
    assert friend_score.spread(ALONE, [1, 2], 0.5).tolist() == [1, 2]
    assert friend_score.friends_mean_rule(ALONE, [1, 2], 1).tolist() == ["undefined", "undefined"]
    assert np.isnan(friend_score.friends_mean(ALONE, [1, 2])).all()
    assert not friend_score.gray_list(ALONE, [True, False]).any()
    assert np.isfinite(layout.positions(ALONE, seed=1)).all()
    with pytest.raises(ValueError, match="ties must hold at least one tie"):
        friendships.friendship_paradox(ALONE)
    with pytest.raises(ValueError, match="ties must hold a path"):
        friendships.transitivity(ALONE)
    assert np.isnan(friendships.perceived_share(ALONE, [True, False])["minority"]["share"])
    assert friendships.best_connected(ALONE, 0.5).tolist() == [0.5, 0.5]


def test_input_is_never_changed():
    own, black = np.array([1.0, 2.0]), np.array([True, False])
    ties = make_society(30, seed=1, mean_degree=4).ties
    copy = ties.copy()
    friend_score.spread(PAIR, own, 0.5)
    friend_score.friends_mean_rule(PAIR, own, 1, black=black)
    friend_score.friends_mean_rule(ties, np.ones(30), 1, radius=3)
    assert own.tolist() == [1, 2] and black.tolist() == [True, False]
    assert (copy != ties).nnz == 0


@pytest.mark.parametrize(
    ("app", "bad"),
    [
        *((apps.StartApp, bad) for bad in ({"weight": 5}, {"cutoff": 10}, {"n": 1}, {"seed": -1}, {"weight": "x"})),
        *((apps.CutoffApp, bad) for bad in ({"cutoff": 900}, {"loss": 0}, {"loss": 1.5}, {"n": 0}, {"seed": None})),
        *((apps.FriendRuleApp, bad) for bad in ({"applicant": 300}, {"minimum": 0}, {"listed": -2}, {"radius": 3})),
        *(
            (apps.FriendshipApp, bad)
            for bad in (
                {"generator": "ring"},
                {"homophily": 1.1},
                {"minority_share": 0.05},
                {"closure": -0.1},
                {"n": 59},
                {"seed": None},
            )
        ),
    ],
)
def test_apps_refuse_settings_out_of_range(app, bad):
    with pytest.raises(ValueError, match=f"^{next(iter(bad))} must"):
        app(**bad)


def test_prediction_refuses_an_answer_that_was_not_offered():
    guess = apps.Prediction("?", ["yes", "no"])
    for wrong in ("maybe", None, 3):
        with pytest.raises(ValueError, match="right must be one of"):
            guess.answer(wrong, "So it was.")
    with pytest.raises(ValueError, match="options must hold"):
        apps.Prediction("?", ["yes"])
