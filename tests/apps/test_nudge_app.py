"""Lesson 10's app says and draws what the model says."""

import pytest

from netscore import TOWN_SEED, apps, behaviour, make_society


def test_it_says_what_the_model_says():
    app = apps.NudgeApp(reward=0.5, gaming=2, visibility=0.4)
    town, settings = make_society(300, seed=TOWN_SEED), {"reward": 0.5, "gaming": 2, "visibility": 0.4}
    table = behaviour.measures(town, 30, seed=TOWN_SEED, **settings)
    start, end = table.iloc[0], table.iloc[-1]
    assert app.said.startswith(
        "With reward 0.5, punishment 1, visibility 40%, aversion 30%, gaming 2: after 30 rounds "
    )
    assert f"risen by {end['shown'] - start['shown']:.1f} points and what matters by " in app.said
    assert f"what matters by {end['conduct'] - start['conduct']:.1f}. Punished" in app.said
    assert f"Punished: blue {end['blue_punished']:.1%}, orange {end['orange_punished']:.1%} (at first " in app.said
    assert f"(at first {start['blue_punished']:.1%}, {start['orange_punished']:.1%})" in app.said
    assert f"{end['ties_to_punished']:.1%} of ties still reach" in app.said
    assert f"{end['ties_across']:.1%} join the groups, and {end['speech']:.1%} speak up" in app.said
    *_, last = behaviour.rounds(town, 30, seed=TOWN_SEED, **settings)
    assert f"Resident 17 has {last['people']['score'][17]:.0f} points." in app.said
    lines = {trace.name: trace for trace in app.figure.data}
    for name, column in (("what is scored", "shown"), ("what matters", "conduct"), ("speak up", "speech")):
        assert list(lines[name].y) == table[column].tolist() and list(lines[name].x) == list(range(31))


def test_what_has_no_effect_is_grey():
    app = apps.NudgeApp()
    for values, grey in (
        ({"visibility": 0.0}, {"aversion"}),  # nobody knows whom to drop
        ({"reward": 0.0, "punishment": 0.0}, {"gaming"}),  # nothing to game for
        ({"reward": 0.0}, set()),
        ({"aversion": 0.0}, set()),
    ):
        app.reset()
        app.move(**values)
        assert {name for name, control in app.controls.items() if control.disabled} == grey
        for name in grey:
            drawn = {app.show(app.settings | {name: value}).figure.to_json() for value in (0.0, 1.0)}
            assert len(drawn) == 1


def test_a_town_without_resident_17_is_refused():
    with pytest.warns(UserWarning, match="^affinity cannot be kept"):  # eighteen people, ten friends each
        assert "Resident 17 has" in apps.NudgeApp(n=18).said
    with pytest.raises(ValueError, match="^n must be a whole number of at least 18, got 17"):
        apps.NudgeApp(n=17)
