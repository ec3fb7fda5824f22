"""Lesson 03: a resident's payments, what a model makes of them, and a score out of five factors."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netscore import TOWN_SEED, make_society, payments, registry, validate
from netscore.apps.base import App, dropdown, resident_box, slider
from netscore.figures import payment_trail as figures

LONGEST = 24
FRIENDS = {"as they are": None, "all at the bottom": 0.0, "all at the top": 1.0}


class PaymentTrailApp(App):
    """Follow one resident's trail; change its length, the weighting, and how the friends stand.

    Parameters
    ----------
    resident
        Number of the resident.
    months
        Months of the trail that are seen, 3 to 24.
    weighting
        "A" or "B", both unofficial.
    friends
        "as they are", "all at the bottom" or "all at the top" of the scale.
    n, past, seed
        The town, and the number of people (at least 1,000) that the model learns from: those with loan records.
    """

    def __init__(
        self,
        *,
        resident: int = 17,
        months: int = 24,
        weighting: str = "A",
        friends: str = "as they are",
        n: int = 300,
        past: int = 20_000,
        seed: int = TOWN_SEED,
    ) -> None:
        people = make_society(validate.whole("past", past, 1000), seed=seed, mean_degree=1).people
        has_loan = registry.registry_status(people, seed=seed) == "loan record"
        self.past = payments.payment_trails(people, months=LONGEST, seed=seed)
        self.past = self.past[has_loan.loc[self.past.index.get_level_values(0)].to_numpy()]
        self.repaid = people["repaid"]
        self.town = make_society(n, seed=seed)
        self.status = registry.registry_status(self.town.people, seed=seed)
        self.trails = payments.payment_trails(self.town.people, months=LONGEST, seed=seed)
        super().__init__(
            {
                "resident": resident_box("resident", "Resident (no.)", resident, n),
                "months": slider("months", "Months of the trail", months, 3, LONGEST, 3),
                "weighting": dropdown("weighting", "Weighting (unofficial)", weighting, {"A": "A", "B": "B"}),
                "friends": dropdown("friends", "Suppose friends' scores", friends, {words: words for words in FRIENDS}),
            },
            {"n": n, "past": past, "seed": seed},
        )

    def _seen(self, trails: pd.DataFrame) -> pd.DataFrame:
        return trails[trails.index.get_level_values("month") <= self.controls["months"].value]

    def _points(self, weighting: str) -> pd.DataFrame:
        factors = payments.five_factors(self.town.people, self.status, self._seen(self.trails))
        connections = FRIENDS[self.controls["friends"].value]
        if connections is None:
            return payments.five_factor_points(factors, weighting, ties=self.town.ties)
        return payments.five_factor_points(factors.assign(connections=connections), weighting)

    def draw(self) -> go.Figure:
        return figures.payment_trail_figure(list(payments.WEIGHTINGS["A"]), LONGEST)

    def show(self) -> str:
        resident, weighting = self.controls["resident"].value, self.controls["weighting"].value
        trails = self._seen(self.trails)
        mine = trails[trails.index.get_level_values(0) == resident].droplevel(0)
        points = self._points(weighting).loc[resident]
        most = payments.RANGE * pd.Series(payments.WEIGHTINGS[weighting])
        figures.show_trail(self.figure, mine, points[most.index], most)
        totals = {name: payments.LOWEST + self._points(name).loc[resident].sum() for name in payments.WEIGHTINGS}
        return (
            f"{self._about(resident, mine)} An illustrative score with weighting {weighting} is "
            f"{totals[weighting]:.1f} (A {totals['A']:.1f}, B {totals['B']:.1f}); the friends give "
            f"{points['connections']:.1f} of at most {most['connections']:.0f} points."
        )

    def _about(self, resident: int, mine: pd.DataFrame) -> str:
        start = f"Resident {resident} has {_ARTICLE[self.status[resident]]} in the registry"
        if mine.empty:
            return f"{start}, pays in cash and leaves no trail, so the model can say nothing."
        late = int(mine[["rent_late", "utilities_late"]].to_numpy().sum())
        seen = payments.trail_features(self._seen(self.past))
        model = payments.fit_trail_model(seen, self.repaid.loc[seen.index])
        own = payments.trail_features(pd.concat({resident: mine}, names=["resident"]))
        chance = model.predict_proba(own)[0, 1]
        return (
            f"{start} and was late with {late} of {2 * len(mine)} bills in {len(mine)} months. From the trail alone, a "
            f"model gives a chance of repaying of {chance:.1%}."
        )

    def code(self) -> str:
        s = self.settings
        ties = "ties=town.ties" if FRIENDS[s["friends"]] is None else ""
        factors = "factors" if ties else f"factors.assign(connections={FRIENDS[s['friends']]})"
        return (
            "from netscore import make_society, payments, registry\n\n"
            f"town = make_society({s['n']}, seed={s['seed']})\n"
            f"status = registry.registry_status(town.people, seed={s['seed']})\n"
            f"trails = payments.payment_trails(town.people, months={LONGEST}, seed={s['seed']})\n"
            f"seen = trails[trails.index.get_level_values('month') <= {s['months']}]\n"
            "factors = payments.five_factors(town.people, status, seen)\n"
            f"points = payments.five_factor_points({', '.join(filter(None, [factors, repr(s['weighting']), ties]))})\n"
            f"mine = points.loc[{s['resident']}]\n"
            "print(f\"{350 + mine.sum():.1f} {mine['connections']:.1f}\")"
        )


_ARTICLE = {"no file": "no file", "thin file": "a thin file", "loan record": "a loan record"}
