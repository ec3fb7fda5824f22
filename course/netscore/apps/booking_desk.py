"""Lesson 08: a booking desk that matches names, birth years or ID numbers, and the queue of those refused wrongly."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore import TOWN_SEED, appeals, blacklist, make_society, names, validate
from netscore.apps.base import App, dropdown, slider
from netscore.figures import booking_desk as figures

TOWN = 300
WEEKS = 10


class BookingDeskApp(App):
    """Change what the desk compares, how much it forgives, how long the list is and how many corrections it makes.

    Parameters
    ----------
    match_on
        "full name", "name and birth year" or "ID number".
    tolerance
        Wrong letters forgiven in a name, 0 to 2.
    listed
        People on the list, 100 to 1,000.
    corrections
        Mistakes that the desk puts right in a week, 1 to 40.
    n, seed, story_seed
        Travellers (at least 1,000; the first 300 are the town), the seed of the town and of the people from
        elsewhere, and the seed of names and list.
    """

    def __init__(
        self,
        *,
        match_on: str = "full name",
        tolerance: int = 1,
        listed: int = 500,
        corrections: int = 5,
        n: int = 50_000,
        seed: int = TOWN_SEED,
        story_seed: int = names.STORY_SEED,
    ) -> None:
        n = validate.whole("n", n, 1000)
        self.people = names.country(make_society(TOWN, seed=seed), n, seed=story_seed)
        super().__init__(
            {
                "match_on": dropdown(
                    "match_on", "The desk compares", match_on, {rule: rule for rule in blacklist.MATCH_ON}
                ),
                "tolerance": slider("tolerance", "Wrong letters forgiven", tolerance, 0, 2, 1),
                "listed": slider("listed", "People on the list", listed, 100, 1000, 100),
                "corrections": slider("corrections", "Corrections a week", corrections, 1, 40, 1),
            },
            {"n": n, "seed": seed, "story_seed": story_seed},
        )

    def draw(self) -> go.Figure:
        return figures.booking_desk_figure()

    def show(self) -> str:
        values = {name: control.value for name, control in self.controls.items()}
        entries = blacklist.draw_list(self.people, values["listed"], seed=self.fixed["story_seed"])
        outcome = blacklist.booking_desk(
            self.people, entries, match_on=values["match_on"], tolerance=values["tolerance"]
        )["outcome"]
        counts = {name: int((outcome == name).sum()) for name in blacklist.OUTCOMES}
        first_trip = np.random.default_rng(self.fixed["seed"]).integers(0, WEEKS, counts["wrong refusal"])
        complaints = np.bincount(first_trip, minlength=WEEKS)
        waits = appeals.weeks_waiting(complaints, values["corrections"])
        figures.show_desk(self.figure, counts, complaints, waits)
        forgiven = f"{values['tolerance']} wrong letter{'s' * (values['tolerance'] != 1)}"
        by_id = values["match_on"] == "ID number"
        how = "the ID number" if by_id else f"{values['match_on']} and forgiving {forgiven} in a name"
        wait = (
            f"With {values['corrections']} corrections a week they wait {waits.mean():.1f} weeks on average and "
            f"{waits.max()} at most."
            if waits.size
            else f"Nobody waits for the {values['corrections']} corrections a week."
        )
        return (
            f"Comparing {how}, the desk refuses {counts['right refusal']} of "
            f"{values['listed']:,} listed people, misses {counts['missed']}, and refuses {counts['wrong refusal']} of "
            f"{len(self.people) - values['listed']:,} others by mistake. Resident 17: {outcome[17]}. {wait}"
        )

    def code(self) -> str:
        s = self.settings
        return (
            "import numpy as np\n"
            "from netscore import appeals, blacklist, make_society, names\n\n"
            f"town = make_society({TOWN}, seed={s['seed']})\n"
            f"people = names.country(town, {s['n']}, seed={s['story_seed']})\n"
            f"entries = blacklist.draw_list(people, {s['listed']}, seed={s['story_seed']})\n"
            f"desk = blacklist.booking_desk(people, entries, match_on={s['match_on']!r}, tolerance={s['tolerance']})\n"
            "wrong = (desk['outcome'] == 'wrong refusal').sum()\n"
            f"first_trip = np.random.default_rng({s['seed']}).integers(0, {WEEKS}, wrong)\n"
            f"weeks = appeals.weeks_waiting(np.bincount(first_trip, minlength={WEEKS}), {s['corrections']})\n"
            "print((desk['outcome'] == 'right refusal').sum(), (desk['outcome'] == 'missed').sum(), wrong)\n"
            'print(f"{weeks.mean():.1f} {weeks.max()}" if wrong else "Nobody waits")'
        )
