"""Every app, every control to its limits, alone and in pairs, without a browser."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import io
import itertools
import re

import networkx as nx
import numpy as np
import plotly.graph_objects as go
import pytest

from netscore import (
    TOWN_SEED,
    appeals,
    apps,
    association,
    audit,
    behaviour,
    blacklist,
    card,
    dossier,
    evidence,
    friend_score,
    friendships,
    harm,
    linkage,
    make_society,
    names,
    payments,
    registers,
    registry,
    scorecard,
    signals,
)

APPS = [
    app for _, app in inspect.getmembers(apps, inspect.isclass) if issubclass(app, apps.App) and app is not apps.App
]


def limits(control) -> list:
    """The values to try: both ends, or every option."""
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    return [control.min, control.max]


def numbers(figure: go.FigureWidget):
    """Yield the figure's data, without the NaN that lift the pen between lines, and the legend's empty entries."""
    for trace in figure.data:
        for axis in ("x", "y"):
            values = trace[axis]
            if values is None or len(values) == 0 or values[0] is None or isinstance(values[0], str):
                continue
            array = np.asarray(values, dtype=float)
            yield array[~np.isnan(array)] if trace.type == "scatter" and trace.mode == "lines" else array


def printed_by(code: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "app.code()", "exec"), {})  # noqa: S102 - our own text
    return out.getvalue()


def test_each_lesson_app_is_found():
    assert {app.__name__ for app in APPS} >= {
        "StartApp",
        "CutoffApp",
        "ScorecardApp",
        "PaymentTrailApp",
        "FriendshipApp",
        "FriendRuleApp",
        "SpreadApp",
        "PredictApp",
        "BookingDeskApp",
        "DossierApp",
        "NudgeApp",
        "HarmApp",
        "ClaimApp",
        "AuditApp",
    }


@pytest.mark.parametrize("kind", APPS)
def test_every_control_to_its_limits_alone_and_in_pairs(kind):
    app = kind()
    tries = [{name: value} for name, control in app.controls.items() for value in limits(control)]
    # Building an app takes ten times as long as moving it: of the pairs, those at the same end are built too.
    built = [*tries]
    for (one, first), (other, second) in itertools.combinations(app.controls.items(), 2):
        tries += [{one: a, other: b} for a in limits(first) for b in limits(second)]
        built += [{one: a, other: b} for a, b in zip(limits(first), limits(second), strict=False)]
    for settings in tries:
        app.reset()
        for name, value in settings.items():
            app.controls[name].value = value
        assert all(np.isfinite(array).all() for array in numbers(app.figure)), settings
        assert app.said and app.sentence.said == app.said
        if settings in built:
            assert kind(**app.settings).said == app.said, settings
    app.reset()
    assert app.settings == kind().settings and app.said == kind().said


@pytest.mark.parametrize("kind", APPS)
def test_a_change_shows_in_the_figure_and_in_the_sentence(kind):
    app = kind()
    for name, control in app.controls.items():
        app.reset()
        before = app.said, app.figure.to_dict()
        values = [value for value in limits(control) if value != control.value]
        control.value = values[-1]
        assert app.said != before[0], name
        assert str(app.figure.to_dict()) != str(before[1]), name


@pytest.mark.parametrize("kind", APPS)
def test_shown_code_runs_and_gives_the_same_numbers(kind):
    app = kind()
    for index in (0, -1):
        for control in app.controls.values():
            control.value = limits(control)[index]
        code = app.code()
        assert "widget" not in code and "App" not in code
        for word in printed_by(code).split():
            assert re.search(rf"(?<![\w,.-]){re.escape(word)}(?![\w%])", app.said), (word, app.said)


def test_the_rule_app_says_what_the_model_says():
    app = apps.FriendRuleApp()
    app.controls["listed"].value = 44
    town = make_society(300, seed=TOWN_SEED)
    black = np.arange(300) == 44
    rules = [friend_score.friends_mean_rule(town.ties, town.people["own_score"], 640, black=b) for b in (None, black)]
    assert f"{(rules[1] == 'continue').sum()} continue" in app.said
    lost = ((rules[0] == "continue") & (rules[1] != "continue") & ~black).sum()
    assert f"one listing {lost} other residents (" in app.said
    assert f"{friend_score.gray_list(town.ties, black).sum()} people are gray" in app.said
    assert f"{rules[1][17]}" in printed_by(app.code())


def test_the_start_app_says_what_the_model_says():
    app = apps.StartApp(weight=0.6)
    town = make_society(300, seed=TOWN_SEED)
    approved = friend_score.spread(town.ties, town.people["own_score"], 0.6) >= 640
    rates = harm.rate_by_group(approved, town.people["group"])
    assert f"{approved.sum()} of 300" in app.said
    assert f"blue {rates['blue']:.0%}, orange {rates['orange']:.0%}" in app.said
    filled = np.array(app.figure.data[0].marker.color) != "white"
    assert (filled == approved).all()


def test_the_scorecard_app_says_what_the_model_says():
    app = apps.ScorecardApp(resident=17, without="income")
    edges = {entry: starts for entry, starts in registry.EDGES.items() if entry != "income"}
    past = make_society(20_000, seed=TOWN_SEED).people
    factor, offset = scorecard.points_scale(600, 5.4, 46)
    records = registry.credit_records(past, seed=TOWN_SEED)
    built = card.fit_scorecard(records, past["repaid"], edges, factor=factor, offset=offset)
    town = registry.credit_records(make_society(300, seed=TOWN_SEED).people, seed=TOWN_SEED)
    assert f"Resident 17 has {built.score(town)[17]:.1f} points" in app.said
    bars = next(trace for trace in app.figure.data if trace.name == "points")
    assert np.sum(bars.x) == pytest.approx(built.score(town)[17])
    assert bars.x[list(registry.EDGES).index("income")] == 0
    star = next(trace for trace in app.figure.data if trace.name == "this resident")
    assert star.x[0] == pytest.approx(built.score(town)[17])


def test_the_payment_trail_app_says_what_the_model_says():
    app = apps.PaymentTrailApp(resident=204, months=12, weighting="B", friends="all at the top")
    town = make_society(300, seed=TOWN_SEED)
    trails = payments.payment_trails(town.people, seed=TOWN_SEED)
    year = trails[trails.index.get_level_values("month") <= 12]
    factors = payments.five_factors(town.people, registry.registry_status(town.people, seed=TOWN_SEED), year)
    points = payments.five_factor_points(factors.assign(connections=1.0), "B").loc[204]
    assert f"with weighting B is {350 + points.sum():.1f}" in app.said and "give 30.0 of at most 30" in app.said
    late = year.loc[204][["rent_late", "utilities_late"]].to_numpy().sum()
    assert f"late with {late} of 24 bills in 12 months" in app.said
    crosses = next(trace for trace in app.figure.data if trace.name == "late")
    assert len(crosses.x) == late
    cash = next(r for r in range(300) if r not in trails.index.get_level_values("resident"))
    app.controls["resident"].value = cash
    assert "leaves no trail" in app.said and len(crosses.x) == 0


def test_the_predict_app_says_what_the_model_says():
    app = apps.PredictApp(cross_tie=0.3, homophily=0.9)
    world = signals.signal_world(20_000, seed=TOWN_SEED, cross_tie=0.3, homophily=0.9)
    friends = signals.judged(world, friends=True)
    assert f"With friends, {friends['accuracy']['all']:.1%}" in app.said
    bars = next(trace for trace in app.figure.data if trace.name == "with friends")
    assert list(bars.y) == pytest.approx(friends["wrongly_refused"][["blue", "orange"]].tolist())
    line = next(trace for trace in app.figure.data if trace.name == "orange, with friends")
    orange = (world.people["group"] == "orange").to_numpy()
    assert np.mean(line.y) == pytest.approx(world.people["good"][orange].mean(), abs=1e-3)


def test_the_booking_desk_app_says_what_the_model_says():
    app = apps.BookingDeskApp(tolerance=1, listed=300, corrections=7)
    people = names.country(make_society(300, seed=TOWN_SEED), 50_000, seed=names.STORY_SEED)
    entries = blacklist.draw_list(people, 300, seed=names.STORY_SEED)
    outcome = blacklist.booking_desk(people, entries, match_on="full name", tolerance=1)["outcome"]
    wrong = (outcome == "wrong refusal").sum()
    assert f"refuses {(outcome == 'right refusal').sum()} of 300 listed" in app.said
    assert f"refuses {wrong} of 49,700 others" in app.said and f"Resident 17: {outcome[17]}" in app.said
    bars, came, corrected = app.figure.data
    assert list(bars.x) == [(outcome == name).sum() for name in bars.y]
    assert came.y[-1] == corrected.y[-1] == wrong and (np.asarray(came.y) >= np.asarray(corrected.y)).all()
    first_trip = np.random.default_rng(TOWN_SEED).integers(0, 10, wrong)
    weeks = appeals.weeks_waiting(np.bincount(first_trip, minlength=10), 7)
    assert f"wait {weeks.mean():.1f} weeks on average and {weeks.max()} at most" in app.said
    assert (np.asarray(came.y) - np.asarray(corrected.y)).sum() == weeks.sum()  # the area between is all waiting
    app.controls["match_on"].value = "ID number"
    assert "refuses 0 of 49,700 others" in app.said and "Nobody waits" in app.said and sum(came.y) == 0


def test_the_dossier_app_says_what_the_model_says():
    app = apps.DossierApp(threshold=6, typos=0.1)
    identities = names.country(make_society(300, seed=TOWN_SEED), 50_000, seed=names.STORY_SEED).head(5000)
    people = registers.population(identities, seed=registers.STORY_SEED)
    drawn = registers.draw_registers(people, seed=registers.STORY_SEED, typos=0.1)
    rates = linkage.known_rates(drawn["tax"], drawn["court"], registers.FIELDS)
    links = dossier.link_records(drawn["tax"], drawn["court"], rates, threshold=6)
    count = links["outcome"].value_counts()
    assert f"{count['right']} of {len(links)} debts go into the debtor's own file" in app.said
    assert f"{count['wrong']} into someone else's" in app.said and f"and {count['missed']} are missed" in app.said
    own, other, line, bars = app.figure.data
    assert sum(own.y) + sum(other.y) == len(links)  # no weight falls outside the picture
    assert list(line.x) == [6, 6]
    assert dict(zip(bars.y, bars.x)) == {name: count[name] for name in ("right", "missed", "wrong")}
    above = np.asarray(own.x) > 6
    assert sum(np.asarray(own.y)[above]) == count["right"] and sum(np.asarray(other.y)[above]) == count["wrong"]
    assert "resident 204 now owes the debt of 2215" in apps.DossierApp().said
    assert "resident 204 owes nothing" in apps.DossierApp(threshold=16).said


def test_the_nudge_app_says_what_the_model_says():
    app = apps.NudgeApp(reward=0.5, gaming=2)
    table = behaviour.measures(make_society(300, seed=TOWN_SEED), 30, seed=TOWN_SEED, reward=0.5, gaming=2)
    rise = table.iloc[-1] - table.iloc[0]
    assert f"risen by {rise['shown']:.1f} points and what matters by {rise['conduct']:.1f}" in app.said
    assert f"orange {table['orange_punished'].iloc[-1]:.1%}" in app.said
    lines = {trace.name: trace for trace in app.figure.data}
    for name, column in (("what is scored", "shown"), ("what matters", "conduct"), ("speak up", "speech")):
        assert np.array_equal(lines[name].y, table[column]) and list(lines[name].x) == list(range(31))
    low, high = app.figure.layout.yaxis.range
    for punishment in (0, 2):  # no line leaves the picture
        for gaming in (0, 2):
            other = apps.NudgeApp(reward=2, punishment=punishment, gaming=gaming)
            ys = np.concatenate([trace.y for trace in other.figure.data if trace.yaxis == "y"])
            assert low < ys.min() and ys.max() < high


def test_the_harm_app_says_what_the_model_says():
    app = apps.HarmApp()
    town = make_society(300, seed=TOWN_SEED)
    own, group = town.people["own_score"].to_numpy(), town.people["group"].to_numpy()
    circles = friend_score.friends_mean(town.ties, own)
    approved = association.approved(own, circles, 0.5, 650)
    guilt = association.guilt_by_association(own, circles, 0.5, 650)
    assert f"{approved.sum()} of 300 are approved" in app.said
    assert f"refuse {((own >= 650) & ~approved).sum()} who pass by their own score" in app.said
    assert f"carry over {((own < 650) & approved).sum()} who do not" in app.said
    for name in ("blue", "orange"):
        assert f"{100 * guilt[group == name].mean():+.1f} points for {name}" in app.said
    bars = {trace.name: trace.y for trace in app.figure.data if trace.type == "bar"}
    gap = np.array(bars["with own friends"]) - bars["with friends of others"]
    assert gap == pytest.approx([guilt[group == name].mean() for name in ("blue", "orange")])
    drawn = {trace.name: trace for trace in app.figure.data if trace.type == "scatter"}
    low, high = app.figure.layout.xaxis.range
    for name in ("blue", "orange"):
        for outcome in ("approved", "refused"):
            marks = drawn[f"{name}, {outcome}"]
            assert len(marks.x) == ((group == name) & (approved == (outcome == "approved"))).sum()
            both = np.concatenate([marks.x, marks.y])
            assert low < both.min() and both.max() < high
            side = 0.5 * np.array(marks.x) + 0.5 * np.array(marks.y) >= 650 - 1e-9
            assert side.all() if outcome == "approved" else not side.any()
    edge = drawn["least that is approved"]
    assert 0.5 * np.array(edge.x) + 0.5 * np.array(edge.y) == pytest.approx([650, 650])
    app.controls["weight"].value = 0
    assert "Friends alone refuse 0" in app.said and "+0.0 points for blue and +0.0 points for orange" in app.said


def test_the_claim_app_answers_only_after_you_and_as_the_ledger_does():
    app = apps.ClaimApp()
    claims = evidence.read_claims()
    marks = {trace.name: trace for trace in app.figure.data}
    assert len(marks["not sorted yet"].x) == 59 and len(marks["you"].x) == 0
    for number in (1, 7, 59):
        app.controls["claim"].value = number
        claim = claims.iloc[number - 1]
        assert claim["claim"] in app.said and claim["better"] not in app.said and app.controls["verdict"].value not in (
            evidence.VERDICTS
        )  # fmt: skip
        app.controls["verdict"].value = "documented"
        assert f"the ledger says {claim['verdict']}" in app.said and claim["better"] in app.said
        assert all(key in app.said for key in evidence.keys(claim["sources"]))
    agree = sum(claims["verdict"].iloc[[0, 6, 58]] == "documented")
    assert f"Sorted so far: 3 of 59; you and the ledger agree on {agree}." in app.said
    assert len(marks["not sorted yet"].x) == 56 and len(marks["you"].x) == 3 - agree
    rows = dict(zip(app.figure.layout.yaxis.ticktext, app.figure.layout.yaxis.tickvals))
    assert set(marks["you"].y) == {rows["documented"]}
    assert marks["the ledger, where it differs"].y.tolist() == [
        rows[claims["verdict"].iloc[k]] for k in (0, 6, 58) if claims["verdict"].iloc[k] != "documented"
    ]
    app.controls["claim"].value = 7  # what was said before is shown again, and can be taken back
    assert app.controls["verdict"].value == "documented" and list(marks["this claim"].x) == [7]
    app.controls["verdict"].value = "not sorted yet"
    assert "Sorted so far: 2 of 59" in app.said and set(app.settings["sorted_before"]) == {"S01", "M20"}
    app.reset()
    assert "Sorted so far: 0 of 59" in app.said and app.settings["sorted_before"] == {}


def test_the_audit_app_says_what_the_desk_answers():
    app = apps.AuditApp(count=30, step=120, scorer=7)
    base = audit.application(own_score=640, friends_mean=680, friends_lowest=560)
    asked = audit.pairs(base, "friends_mean", 620.0, 740.0, 30)
    answers = audit.QueryDesk(seed=7, budget=60).ask(asked)
    found, weight = audit.effect(answers), audit.effect(answers, 120)
    assert f"({found['low']:+.1f}" not in app.said and f"{found['low']:+.1f} to {found['high']:+.1f}" in app.said
    assert f"interval {weight['low']:.3f} to {weight['high']:.3f}" in app.said and "cost 60 questions" in app.said
    pair, mean, bars = app.figure.data
    assert np.mean(pair.x) == pytest.approx(found["estimate"]) and len(pair.x) == 30
    assert list(mean.x) == pytest.approx([found[name] for name in ("low", "estimate", "high")])
    assert list(bars.y) == [answers.loc[answers["side"] == side, "approved"].mean() for side in ("low", "high")]
    app.controls["differs"].value = "a listed friend"  # scorer 7 refuses gray people
    assert "100% of the low side, 0% of the high side" in app.said or " 0% of the high side" in app.said
    assert "for each point" not in app.said
    low, high = app.figure.layout.xaxis.range
    for differs in ("own score", "friends' mean", "friends' lowest", "a listed friend"):  # no pair leaves the picture
        for scorer in (3, 8):
            other = apps.AuditApp(differs=differs, step=150, count=60, scorer=scorer)
            assert low < min(other.figure.data[0].x) and max(other.figure.data[0].x) < high


def test_a_long_run_shows_progress_stops_and_keeps_what_was_done():
    async def watch(stop_after: int | None):
        run = apps.LongRun(people=10_000, rounds=6)
        assert run.said == "Not started." and run.stop.disabled
        seen = []

        def note(change):
            seen.append(change["new"])
            assert run.run.disabled and not run.stop.disabled
            if change["new"] == stop_after:
                run.stop.click()

        run.progress.observe(note, "value")
        run.run.click()  # as in JupyterLab: the click returns at once, and a task goes on
        assert run.measures.empty
        await run._task
        return run, seen

    whole, seen = asyncio.run(watch(None))
    assert seen == [1, 2, 3, 4, 5, 6] and whole.said.startswith("Done: all 6 rounds.")
    stopped, seen = asyncio.run(watch(2))
    assert seen == [1, 2] and stopped.said.startswith("Stopped after 2 of 6 rounds.")
    assert not stopped.run.disabled and stopped.stop.disabled
    table = behaviour.measures(make_society(10_000, seed=TOWN_SEED), 6, seed=TOWN_SEED)
    assert whole.measures.equals(table) and stopped.measures.equals(table.head(3))
    rise = (table.iloc[2] - table.iloc[0])["shown"]
    assert f"What is scored rose by {rise:.1f} points" in stopped.said


def test_an_error_in_a_long_run_is_told_and_raised(monkeypatch):
    def broken(*arguments, **settings):
        raise RuntimeError("no memory left")

    monkeypatch.setattr(behaviour, "rounds", broken)
    run = apps.LongRun(people=10_000)
    with pytest.raises(RuntimeError, match="no memory left"):
        asyncio.run(run.go())
    assert "no memory left" in run.said and not run.run.disabled


def test_the_spread_app_says_what_the_model_says():
    from netscore.apps import spread

    app = apps.SpreadApp(sweeps=2, resident=204)
    town = make_society(300, seed=TOWN_SEED)
    rows = friend_score.sweeps(town.ties, town.people["own_score"], 0.6, 2)
    assert f"resident 204 has {rows[2][204]:.1f} points" in app.said
    people = next(trace for trace in app.figure.data if trace.name == "people")
    assert np.array_equal(people.marker.color, rows[2])
    app.controls["shown"].value = spread.MOVERS
    share = friend_score.influence(town.ties, 204, 0.6)
    assert f"{share[204]:.1%} of resident 204's score is their own" in app.said
    bars = next(trace for trace in app.figure.data if trace.name == "sum by distance")
    assert bars.visible and sum(bars.y) == pytest.approx(100)
    assert bars.y[1] == pytest.approx(100 * share[town.friends(204)].sum())
    colour = 100 * np.minimum(share, np.delete(share, 204).max())  # one's own share would drown all others
    assert np.asarray(people.marker.color) == pytest.approx(colour)
    app.controls["weight"].value = 0.0
    assert "Nobody else counts" in app.said


def labels(app) -> list[str]:
    """The numbers on the four bars, each of which must stand at the top of its bar."""
    bars, notes = next(trace for trace in app.figure.data if trace.name == "shares"), app.figure.layout.annotations
    assert [(note.x, note.y) for note in notes] == list(zip(bars.x, bars.y))
    return [note.text for note in notes]


def test_the_friendship_app_says_what_the_model_says():
    app = apps.FriendshipApp(generator="preferential", homophily=0.7, minority_share=0.2, closure=0.5)
    town = make_society(
        300, seed=TOWN_SEED, mean_degree=6, homophily=0.7, minority_share=0.2, ties="preferential", closure=0.5
    )
    orange = (town.people["group"] == "orange").to_numpy()
    seen = friendships.perceived_share(town.ties, orange)
    shares = [
        0.2,
        friendships.share_among_best_connected(town.ties, orange, 0.1),
        seen["majority"]["share"],
        seen["minority"]["share"],
    ]
    people, *_, bars, truth = app.figure.data
    assert set(truth.y) == {0.2}
    assert bars.y == pytest.approx(shares)
    assert labels(app) == [f"{share:.0%}" for share in shares]
    assert f"20% of the town and {shares[1]:.0%} of the best" in app.said
    assert f"friends of blue people, {shares[2]:.0%} are" in app.said
    assert f"friends of orange people, {shares[3]:.0%} are" in app.said
    assert f"transitivity is {nx.transitivity(town.graph()):.3f}" in app.said
    # Who is filled is among the best connected or level with them, and a larger point has more friends.
    filled, degree = np.array(people.marker.color) != "white", friendships.degrees(town.ties)
    assert filled.sum() >= 30 and degree[filled].min() > degree[~filled].max()
    assert (np.diff(np.array(people.marker.size)[degree.argsort()]) >= 0).all()
    assert (np.array(people.marker.symbol)[orange] == "diamond").all()
    # Every tie is one line of the picture.
    assert app.figure.layout.images[0].source.count("M") == town.ties.nnz // 2


def test_the_friendship_app_shows_what_the_lesson_says_of_it():
    app = apps.FriendshipApp()
    app.controls["homophily"].value = 1.0
    assert "and 0% of the best connected tenth" in app.said
    app.reset()
    bars = next(trace for trace in app.figure.data if trace.name == "shares")
    before = list(bars.y)
    app.controls["closure"].value = 1.0
    assert labels(app) == [f"{share:.0%}" for share in bars.y]
    moved = [k for k in range(4) if bars.y[k] != pytest.approx(before[k], abs=1e-12)]
    assert moved == [1]
    app.reset()
    app.controls["generator"].value = "preferential"
    assert "30% of the town and 31% of the best connected tenth" in app.said


def test_a_group_without_ties_is_told_in_words_and_drawn_without_nan():
    app = apps.FriendshipApp(n=60, minority_share=0.1, homophily=1.0, seed=4)
    assert "The orange people have no ties, so they see nobody." in app.said
    assert "by group is not defined" in app.said and "nan" not in app.said
    bars = next(trace for trace in app.figure.data if trace.name == "shares")
    assert np.isfinite(bars.y).all() and labels(app)[3] == "no ties"
    assert all(word in app.said for word in printed_by(app.code()).split())


def test_people_do_not_move_when_a_parameter_does():
    for app, name in (
        (apps.StartApp(), "weight"),
        (apps.FriendRuleApp(), "minimum"),
        (apps.SpreadApp(), "weight"),
    ):
        people = next(trace for trace in app.figure.data if trace.name == "people")
        before = np.array(people.x), np.array(people.y)
        app.controls[name].value = app.controls[name].max
        assert np.array_equal(before, (np.array(people.x), np.array(people.y)))


def test_a_click_picks_the_applicant():
    app = apps.FriendRuleApp()
    app._clicked(None, type("Points", (), {"point_inds": [204]})(), None)
    assert app.said.startswith("Resident 204")


def test_an_error_in_a_callback_surfaces(monkeypatch):
    app = apps.StartApp()
    monkeypatch.setattr(app, "show", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        app.controls["weight"].value = 0.5


def test_an_app_that_is_shown_again_sends_its_present_state():
    """plotly keeps what the page first gets in a copy; a figure inside a box must bring it up to date."""
    app = apps.FriendRuleApp()
    app.controls["applicant"].value = 204
    app._repr_mimebundle_()
    sent = {trace["name"]: trace for trace in app.figure._widget_data}
    here = next(trace for trace in app.figure.data if trace.name == "applicant")
    assert list(sent["applicant"]["x"]) == list(here.x)


def test_every_control_and_button_has_a_name_in_words():
    for kind in APPS:
        app = kind()
        buttons = [w for box in app.children if hasattr(box, "children") for w in box.children]
        for widget in [*app.controls.values(), *buttons]:
            assert re.search(r"[A-Za-z]{3}", widget.description), widget
        assert app.figure._config["showSendToCloud"] is False


def test_a_figure_without_a_description_is_refused():
    with pytest.raises(ValueError, match="figure must describe itself in layout.meta"):
        apps.DescribedFigure(go.Figure())
