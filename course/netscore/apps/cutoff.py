"""Lesson 01: two crowds, one line between them, and who pays for where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore import TOWN_SEED, make_society
from netscore.acceptance import BAND, HIGH, LOW, Acceptance, accept
from netscore.apps.base import App, Shown, slider
from netscore.figures.cutoff import cutoff_figure
from netscore.figures.start import STORY

TOWN = 300  # people of the town whose residents are marked
COSTLIEST = 20


class CutoffApp(App):
    """Move the cut-off; see whom it refuses and what the lender earns.

    Parameters
    ----------
    cutoff
        Smallest score that is accepted, 300 to 850 points.
    loss
        What a bad loan costs when a good one earns 1; 1 to 20.
    n, seed
        Past borrowers: a society made only for its scores and outcomes.
    """

    def __init__(self, *, cutoff: int = 500, loss: int = 10, n: int = 20_000, seed: int = TOWN_SEED) -> None:
        people = make_society(n, seed=seed, mean_degree=1).people
        self.score, self.good = people["own_score"].to_numpy(), people["repaid"].to_numpy()
        own = make_society(TOWN, seed=seed).people["own_score"]
        self.residents = {resident: own[resident] for resident in STORY}
        super().__init__(
            {
                "cutoff": slider("cutoff", "Cut-off (points)", cutoff, LOW, HIGH, BAND, live=True),
                "loss": slider("loss", "A bad loan costs", loss, 1, COSTLIEST, 1),
            },
            {"n": n, "seed": seed},
        )

    def show(self, settings: Mapping[str, Any]) -> Shown:
        found = accept(self.score, self.good, settings["cutoff"], loss=settings["loss"])
        sentence = (
            f"At a cut-off of {settings['cutoff']}, {found.accepted:,} of {self.score.size:,} people are accepted and "
            f"{found.accepted_bad:,} of them do not repay. {_missed(found)} The profit is {found.profit:,.0f} (a good "
            f"loan earns 1, a bad one costs {settings['loss']}); "
            + (f"another cut-off earns {found.short:,.0f} more." if found.short else "no other cut-off earns more.")
        )
        return Shown(sentence, cutoff_figure(found, self.residents, costliest=COSTLIEST))

    def python(self, settings: Mapping[str, Any]) -> str:
        return (
            "from netscore import make_society\n"
            "from netscore.acceptance import accept\n\n"
            f"people = make_society({settings['n']}, seed={settings['seed']}, mean_degree=1).people\n"
            f"loss, gain = {settings['loss']}, 1\n"
            f"found = accept(people['own_score'], people['repaid'], {settings['cutoff']}, loss=loss, gain=gain)\n"
            "print(f'{found.accepted:,} {len(people):,} {found.accepted_bad:,} {found.missed:,}')\n"
            "print(f'{found.missed_share:.0%}' if found.refused else 'nobody is refused')\n"
            "print(f'{found.profit:,.0f} {gain} {found.short:,.0f}')"
        )


def _missed(found: Acceptance) -> str:
    if not found.refused:
        return "Nobody is refused."
    return (
        f"{found.missed:,} people are refused who would have repaid, {found.missed_share:.0%} of all who are refused."
    )
