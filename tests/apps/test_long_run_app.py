"""Lesson 10's long run: progress, Stop, what was done is kept and drawn, beside the small town. No browser."""

import asyncio

import pytest

from netscore import TOWN_SEED, apps, behaviour, make_society

MEASURE = {"what is scored": "shown", "what matters": "conduct", "speak up": "speech"}


def watch(stop_after: int | None):
    """Run six rounds as in JupyterLab; return the run, the rounds that were counted, and how many each picture had."""

    async def go():
        run = apps.LongRun(people=10_000, rounds=6)
        assert run.said == "Not started." and run.stop.disabled
        seen, drawn = [], []

        def note(change):
            seen.append(change["new"])
            assert run.run.disabled and not run.stop.disabled
            if change["new"] == stop_after:
                run.stop.click()

        run.progress.observe(note, "value")
        run._picture.state.observe(lambda _: drawn.append(len(line(run, "what is scored").y)), "data")
        run.run.click()  # the click returns at once, and a task goes on
        assert run.measures.empty
        await run._task
        return run, seen, drawn

    return asyncio.run(go())


def line(run, name):
    return next(trace for trace in run.figure.data if trace.name == name)


def test_it_shows_progress_stops_and_keeps_what_was_done():
    whole, seen, drawn = watch(None)
    assert seen == [1, 2, 3, 4, 5, 6] and whole.said.startswith("Done: all 6 rounds.")
    assert drawn == [1, 2, 3, 4, 5, 6, 7]  # each round is drawn when it comes
    stopped, seen, drawn = watch(2)
    assert seen == [1, 2] and stopped.said.startswith("Stopped after 2 of 6 rounds.") and drawn == [1, 2, 3]
    assert not stopped.run.disabled and stopped.stop.disabled
    table = behaviour.measures(make_society(10_000, seed=TOWN_SEED), 6, seed=TOWN_SEED)
    assert whole.measures.equals(table) and stopped.measures.equals(table.head(3))
    start, now = table.iloc[0], table.iloc[2]
    assert f"What is scored rose by {now['shown'] - start['shown']:.1f} points" in stopped.said
    assert f"what matters by {now['conduct'] - start['conduct']:.1f} (in the small town of 300" in stopped.said
    assert f"punished blue {now['blue_punished']:.1%}, orange {now['orange_punished']:.1%}" in stopped.said
    assert f"{now['ties_to_punished']:.1%} of ties reach the punished" in stopped.said
    for name, column in MEASURE.items():
        assert list(line(stopped, name).y) == table[column].head(3).tolist()
        assert list(line(whole, name).y) == table[column].tolist()
    assert stopped._picture.state.words == stopped.said == stopped._words.said


def test_it_is_compared_with_as_many_rounds_of_the_small_town():
    small = behaviour.measures(make_society(300, seed=TOWN_SEED), 6, seed=TOWN_SEED)
    run = apps.LongRun(people=10_000, rounds=6)
    for name, column in MEASURE.items():
        assert list(line(run, f"{name}, small town").y) == small[column].tolist()
        assert line(run, name).y == (None,)
    for stop_after in (2, None):
        run, *_ = watch(stop_after)
        rise = small.iloc[stop_after or 6] - small.iloc[0]
        words = f"(in the small town of 300, after as many rounds: {rise['shown']:.1f} and {rise['conduct']:.1f})"
        assert words in run.said


def test_it_can_run_again_from_the_first_round():
    run = apps.LongRun(people=10_000, rounds=3)
    asyncio.run(run.go())
    first = run.said
    asyncio.run(run.go())
    assert run.said == first and len(run.measures) == 4 and run.progress.description == "Round 3 of 3"


def test_an_error_is_told_and_raised(monkeypatch):
    run = apps.LongRun(people=10_000)

    def broken(*arguments, **settings):
        raise RuntimeError("no memory left")

    monkeypatch.setattr(behaviour, "rounds", broken)
    with pytest.raises(RuntimeError, match="no memory left"):
        asyncio.run(run.go())
    assert "no memory left" in run.said and not run.run.disabled and run.stop.disabled
