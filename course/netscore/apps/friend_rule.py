"""Lesson 05: one applicant, their friends, a minimum, and a list."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore import TOWN_SEED, friend_score, layout, make_society
from netscore.apps.base import App, dropdown, resident_box, slider
from netscore.figures import friend_rule as figures

NOBODY = -1


def _named(people: np.ndarray) -> str:
    """Say how many residents, and name up to a dozen."""
    names = ", ".join(map(str, people[:12].tolist())) + (", ..." if len(people) > 12 else "")
    return f"{len(people)} other residents" + (f" ({names})" if len(people) else "")


class FriendRuleApp(App):
    """Pick or click a resident: who counts, who is gray, what the rule answers and why.

    Parameters
    ----------
    applicant
        Number of the resident who applies.
    minimum
        Smallest mean of friends' scores that continues, 500 to 800 points.
    listed
        Number of one resident on the black list, or -1 for nobody.
    radius
        1: friends count. 2: friends of friends too.
    n, seed
        The town.
    """

    def __init__(
        self,
        *,
        applicant: int = 17,
        minimum: int = 640,
        listed: int = NOBODY,
        radius: int = 1,
        n: int = 300,
        seed: int = TOWN_SEED,
    ) -> None:
        self.town = make_society(n, seed=seed)
        self.positions = layout.positions(self.town.ties, seed=seed)
        super().__init__(
            {
                "applicant": resident_box("applicant", "Applicant (resident no.)", applicant, n),
                "minimum": slider("minimum", "Minimum mean (points)", minimum, 500, 800, 5),
                "listed": resident_box("listed", "On the list (-1: nobody)", listed, n, low=NOBODY),
                "radius": dropdown("radius", "Who counts", radius, {"friends": 1, "friends and their friends": 2}),
            },
            {"n": n, "seed": seed},
        )
        people = next(trace for trace in self.figure.data if trace.name == "people")
        people.on_click(self._clicked)

    def _clicked(self, _trace, points, _state) -> None:
        if points.point_inds:
            self.controls["applicant"].value = points.point_inds[0]

    def _black(self, listed: int) -> np.ndarray:
        return np.arange(len(self.town)) == listed

    def _answers(self, listed: int) -> np.ndarray:
        controls = self.controls
        return friend_score.friends_mean_rule(
            self.town.ties,
            self.town.people["own_score"],
            controls["minimum"].value,
            black=self._black(listed),
            radius=controls["radius"].value,
        )

    def draw(self) -> go.Figure:
        return figures.friend_rule_figure(self.town, self.positions)

    def show(self) -> str:
        applicant, listed = self.controls["applicant"].value, self.controls["listed"].value
        black = self._black(listed)
        counted = friend_score.counted_people(
            self.town.ties, applicant, black=black, radius=self.controls["radius"].value
        )
        gray = friend_score.gray_list(self.town.ties, black)
        answers = self._answers(listed)
        figures.mark(self.figure, self.town, self.positions, answers, applicant, counted, gray, listed)
        return f"{self._about(applicant, counted, answers[applicant])} {self._about_list(listed, gray, answers)}"

    def _about(self, applicant: int, counted: np.ndarray, answer: str) -> str:
        friends, minimum = self.town.friends(applicant), self.controls["minimum"].value
        own = self.town.people["own_score"]
        start = f"Resident {applicant} ({self.town.people['group'][applicant]}, own score {own[applicant]:.0f}) has "
        start += f"{len(friends)} friend{'s' * (len(friends) != 1)}; "
        if not len(counted):
            return start + "nobody counts, so there is no mean and the rule is undefined."
        mean = own[counted].mean()
        side = "below" if answer == "reject" else "at or above"
        return start + (
            f"{len(counted)} {'person counts' if len(counted) == 1 else 'people count'}, with a mean of {mean:.1f}, "
            f"{side} the minimum of {minimum}: {answer}."
        )

    def _about_list(self, listed: int, gray: np.ndarray, answers: np.ndarray) -> str:
        counts = {name: int((answers == name).sum()) for name in ("continue", "reject", "undefined")}
        town = "In the whole town: " + ", ".join(f"{count} {name}" for name, count in counts.items()) + "."
        if listed == NOBODY:
            return f"Nobody is on the list. {town}"
        before = self._answers(NOBODY)
        lost = np.flatnonzero((before == "continue") & (answers != "continue") & ~self._black(listed))
        won = np.flatnonzero((before != "continue") & (answers == "continue"))
        return (
            f"Resident {listed} is on the list, so {gray.sum()} people are gray. {town} Because of that one listing "
            f"{_named(lost)} no longer continue and {_named(won)} now do."
        )

    def code(self) -> str:
        s = self.settings
        return (
            "import numpy as np\n"
            "from netscore import friend_score, make_society\n\n"
            f"town = make_society({s['n']}, seed={s['seed']})\n"
            f"black = np.arange({s['n']}) == {s['listed']}\n"
            f"counted = friend_score.counted_people(town.ties, {s['applicant']}, black=black, radius={s['radius']})\n"
            "answers = friend_score.friends_mean_rule(\n"
            f"    town.ties, town.people['own_score'], {s['minimum']}, black=black, radius={s['radius']})\n"
            f"print(len(counted) or 'nobody', answers[{s['applicant']}], (answers == 'continue').sum(), 'continue')"
        )
