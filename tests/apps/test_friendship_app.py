"""Lesson 04's app says and shows what the model counts."""

import contextlib
import io

import networkx as nx
import numpy as np
import pytest

from netscore import TOWN_SEED, friendships, make_society
from netscore.apps import FriendshipApp
from netscore.figures.base import HOLLOW


def shares(app) -> tuple:
    (bars,) = [trace for trace in app.figure.data if trace.name == "shares"]
    return bars.y


def labels(app) -> list[str]:
    """The numbers on the four bars, each of which must stand at the top of its bar."""
    notes = app.figure.layout.annotations
    assert [note.y for note in notes] == list(shares(app))
    return [note.text for note in notes]


def test_it_says_and_draws_what_the_model_counts():
    settings = {"homophily": 0.7, "minority_share": 0.2, "closure": 0.5}
    app = FriendshipApp(generator="preferential", **settings)
    town = make_society(300, seed=TOWN_SEED, mean_degree=6, ties="preferential", **settings)
    orange = (town.people["group"] == "orange").to_numpy()
    seen = friendships.perceived_share(town.ties, orange)
    expected = [
        0.2,
        friendships.share_among_best_connected(town.ties, orange, 0.1),
        seen["majority"]["share"],
        seen["minority"]["share"],
    ]
    assert shares(app) == pytest.approx(expected) and labels(app) == [f"{share:.0%}" for share in expected]
    degree = friendships.degrees(town.ties)
    assert f"have {degree.mean():.1f} friends on average and {degree.max()} at most" in app.said
    assert f"20% of the town and {expected[1]:.0%} of the best" in app.said
    assert f"friends of blue people, {expected[2]:.0%} are" in app.said
    assert f"friends of orange people, {expected[3]:.0%} are" in app.said
    assert f"Assortativity by group is {friendships.assortativity(town.ties, orange):.2f}" in app.said
    assert f"transitivity is {nx.transitivity(town.graph()):.3f}" in app.said
    network = app.graph.network
    assert (network.ties != town.ties).nnz == 0 and ((network.group == "orange") == orange).all()
    filled = network.fill != HOLLOW
    assert filled.sum() >= 30 and degree[filled].min() > degree[~filled].max()


def test_it_shows_what_the_lesson_says_of_it():
    app = FriendshipApp()
    app.controls["homophily"].value = 0.5
    assert "and 36% of the best connected tenth" in app.said
    app.controls["homophily"].value = 1.0
    assert "and 0% of the best connected tenth" in app.said
    app.reset()
    before = shares(app)
    app.controls["closure"].value = 1.0
    assert labels(app) == [f"{share:.0%}" for share in shares(app)]
    assert [k for k in range(4) if shares(app)[k] != pytest.approx(before[k], abs=1e-12)] == [1]
    app.reset()
    app.controls["generator"].value = "preferential"
    assert "30% of the town and 31% of the best connected tenth" in app.said


def test_people_move_when_ties_do_and_orange_stays_to_the_right_and_above():
    app = FriendshipApp()
    before = app.graph.network
    for name, value in (("homophily", 0.95), ("closure", 1.0), ("generator", "preferential"), ("minority_share", 0.5)):
        app.controls[name].value = value
        network = app.graph.network
        assert not np.array_equal(network.positions, before.positions), name
        orange = network.group == "orange"
        assert (network.positions[orange].mean(axis=0) > network.positions[~orange].mean(axis=0)).all(), name
        before = network
    app.reset()
    assert np.array_equal(app.graph.network.positions, FriendshipApp().graph.network.positions)


def test_a_group_without_ties_is_told_in_words_and_drawn_without_nan():
    app = FriendshipApp(n=60, minority_share=0.1, homophily=1.0, seed=4)
    assert "The orange people have no ties, so they see nobody." in app.said
    assert "by group is not defined" in app.said and "nan" not in app.said
    assert np.isfinite(shares(app)).all() and labels(app)[3] == "no ties"
    assert np.isfinite(app.graph.network.positions).all()
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(app.code(), "app.code()", "exec"), {})  # noqa: S102 - our own text
    printed = out.getvalue().split()
    assert printed.count("nan") == 1 and f"{shares(app)[2]:.0%}" in printed
