"""Lesson 10: a long run that draws its rounds as they come, shows how far it is, and can be stopped."""

from __future__ import annotations

import asyncio
import time

import ipywidgets as widgets
import pandas as pd
from plotly.graph_objects import Figure  # in a class with a method of the name go

from netscore import TOWN_SEED, behaviour, make_society, nudging, validate
from netscore.apps.base import ROW, WIDE, dropdown
from netscore.figures.nudge import nudge_figure
from netscore.views import Access, Output, Picture, Sentence

SMALL = 300  # people of the town that is compared with
SIZES = (10_000, 100_000, 1_000_000)
PAUSE = 5.0  # seconds between two sentences of a run: a screen reader must be able to finish one


class LongRun(Output):
    """Fifty rounds for many people beside those of the small town, with a bar that moves and a button that stops.

    Parameters
    ----------
    people
        10,000, 100,000 or 1,000,000.
    rounds
        At least 1.
    seed
        Same seed, same rounds, stopped or not.

    Attributes
    ----------
    measures : pandas.DataFrame
        One row for each round that was done, as from `behaviour.measures`.
    small : pandas.DataFrame
        The same for the town of 300, all rounds.
    said : str
        What happened, in words.
    """

    saved_words = "Run this cell to get the run back: click it, then press Shift + Enter."

    def __init__(self, *, people: int = 100_000, rounds: int = 50, seed: int = TOWN_SEED) -> None:
        self.rounds, self.seed = validate.whole("rounds", rounds, 1), validate.seed(seed)
        self.measures = pd.DataFrame()
        self.small = behaviour.measures(make_society(SMALL, seed=seed), rounds, seed=seed)
        self.people = dropdown("people", "People", people, {f"{size:,}": size for size in SIZES})
        self.run = widgets.Button(description="Run", tooltip="Start from the first round")
        self.stop = widgets.Button(description="Stop", tooltip="Stop after this round", disabled=True)
        self.progress = widgets.IntProgress(
            max=self.rounds, tooltip="Rounds", style=WIDE, layout={"width": "420px", "max_width": "98%"}
        )
        self._words, self._picture = Sentence(), Picture(self._drawn(), "")
        self._stopped = False
        self._task: asyncio.Task | None = None
        self.run.on_click(lambda _: self._start())
        self.stop.on_click(lambda _: self._ask_to_stop())
        buttons = widgets.Box([self.people, self.run, self.stop], layout=ROW)
        buttons.add_class("netscore-controls")
        super().__init__([buttons, self.progress, self._words, self._picture, Access()])
        self._count(0)
        self._say("Not started.")

    @property
    def figure(self) -> Figure:
        """The picture that is shown now."""
        return self._picture.figure

    def _start(self) -> None:
        # A task, not a loop in this callback: the kernel reads the next message, such as a click on Stop, only
        # when callbacks have returned.
        self._task = asyncio.get_running_loop().create_task(self.go())
        self._task.add_done_callback(lambda task: task.cancelled() or task.result())  # an error is not swallowed

    def _ask_to_stop(self) -> None:
        self._stopped = True

    async def go(self) -> None:
        """Run to the end or until Stop; what was done is kept either way."""
        self._stopped, self.run.disabled, self.stop.disabled, self.people.disabled = False, True, False, True
        self._count(0)
        rows: list[dict] = []
        spoken = float("-inf")
        try:
            self._say(f"Making {self.people.value:,} people ...")
            await asyncio.sleep(0.05)
            society = make_society(self.people.value, seed=self.seed)
            for state in behaviour.rounds(society, self.rounds, seed=self.seed):
                rows.append({name: value for name, value in state.items() if name != "people"})
                self.measures = pd.DataFrame(rows).set_index("round")
                self._count(state["round"])
                self._picture.show(self._drawn(), self.said)
                if time.monotonic() - spoken > PAUSE:
                    self._say(f"{self.progress.description}. {self._summary()}")
                    spoken = time.monotonic()
                await asyncio.sleep(0.01)  # lets the page and the buttons be heard
                if self._stopped:
                    break
            done = len(rows) - 1
            how = f"Stopped after {done} of" if done < self.rounds else "Done: all"
            self._say(f"{how} {self.rounds} rounds. {self._summary()}")
        except Exception as error:
            self._say(f"Broken off by an error: {error}")
            raise
        finally:
            self.run.disabled, self.stop.disabled, self.people.disabled = False, True, False

    def _count(self, number: int) -> None:
        self.progress.value, self.progress.description = number, f"Round {number} of {self.rounds}"

    def _drawn(self) -> Figure:
        return nudge_figure(self.measures, self.rounds, beside=self.small)

    def _summary(self) -> str:
        now, rise = self.measures.iloc[-1], nudging.rise(self.measures)
        small = nudging.rise(self.small.head(len(self.measures)))
        return (
            f"What is scored rose by {rise['shown']:z.1f} points, what matters by {rise['conduct']:z.1f} (in the small "
            f"town of {SMALL}, after as many rounds: {small['shown']:z.1f} and {small['conduct']:z.1f}); punished blue "
            f"{now['blue_punished']:.1%}, orange {now['orange_punished']:.1%}; {now['ties_to_punished']:.1%} of ties "
            "reach the punished."
        )

    def _say(self, words: str) -> None:
        self.said = words
        self._words.say(words)
        self._picture.show(self.figure, words)
