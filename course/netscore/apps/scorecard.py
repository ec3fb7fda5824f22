"""Lesson 02: a resident's record, the points of each entry, and the reasons for a refusal."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from netscore import TOWN_SEED, make_society, scorecard, validate
from netscore.apps.base import App, Shown, dropdown, resident_box, slider
from netscore.card import Scorecard, fit_scorecard
from netscore.decision import Decision, decide
from netscore.figures.scorecard import scorecard_figure
from netscore.registry import EDGES, credit_records

NOTHING = "nothing"
ANCHOR_SCORE, ANCHOR_ODDS = 600, 5.4  # close to the ruler of the town's own score


class ScorecardApp(App):
    """Read a scorecard on one resident; leave an entry out, stretch the ruler, move the cut-off.

    Parameters
    ----------
    resident
        Number of the resident.
    cutoff
        Smallest score that is accepted, 450 to 800 points.
    without
        Entry that the card must do without, or "nothing".
    points_to_double
        Points that double the odds, 20 to 80; 600 points stay at odds of 5.4.
    n, past, seed
        The town, and the number of past borrowers (at least 1,000) that the card is built from.
    """

    def __init__(
        self,
        *,
        resident: int = 204,
        cutoff: int = 640,
        without: str = NOTHING,
        points_to_double: int = 46,
        n: int = 300,
        past: int = 20_000,
        seed: int = TOWN_SEED,
    ) -> None:
        borrowers = make_society(validate.whole("past", past, 1000), seed=seed).people
        self.past, self.good = credit_records(borrowers, seed=seed), borrowers["repaid"]
        self.records = credit_records(make_society(n, seed=seed).people, seed=seed)
        self.card = functools.cache(self._fit)  # building a card takes ten times as long as reading it
        choices = {name.replace("_", " "): name for name in (NOTHING, *EDGES)}
        super().__init__(
            {
                "resident": resident_box("resident", "Resident (no.)", resident, n),
                "cutoff": slider("cutoff", "Cut-off (points)", cutoff, 450, 800, 5),
                "without": dropdown("without", "The card leaves out", without, choices),
                "points_to_double": slider("points_to_double", "Points to double", points_to_double, 20, 80, 2),
            },
            {"n": n, "past": past, "seed": seed},
        )

    def _fit(self, without: str, points_to_double: int) -> Scorecard:
        factor, offset = scorecard.points_scale(ANCHOR_SCORE, ANCHOR_ODDS, points_to_double)
        edges = {name: starts for name, starts in EDGES.items() if name != without}
        return fit_scorecard(self.past, self.good, edges, factor=factor, offset=offset)

    def show(self, settings: Mapping[str, Any]) -> Shown:
        card = self.card(settings["without"], settings["points_to_double"])
        found = decide(card, self.records, settings["resident"], settings["cutoff"])
        answer = "accepted" if found.accepted else "refused"
        sentence = (
            f"Resident {found.resident} has {found.score:.1f} points and is {answer} at a cut-off of "
            f"{settings['cutoff']}, which stands for odds of {found.odds:.1f}. Points lost against the best bins: "
            f"{_reasons(found)}. In the whole town {found.refused} of {len(self.records)} residents are refused."
        )
        return Shown(sentence, scorecard_figure(found, list(EDGES)))

    def python(self, settings: Mapping[str, Any]) -> str:
        return (
            "from netscore import make_society, scorecard\n"
            "from netscore.card import fit_scorecard\n"
            "from netscore.decision import decide\n"
            "from netscore.registry import EDGES, credit_records\n\n"
            f"past = make_society({settings['past']}, seed={settings['seed']}).people\n"
            f"edges = {{name: starts for name, starts in EDGES.items() if name != {settings['without']!r}}}\n"
            f"factor, offset = scorecard.points_scale({ANCHOR_SCORE}, {ANCHOR_ODDS}, {settings['points_to_double']})\n"
            f"card = fit_scorecard(credit_records(past, seed={settings['seed']}), past['repaid'], edges,\n"
            "                     factor=factor, offset=offset)\n"
            f"town = credit_records(make_society({settings['n']}, seed={settings['seed']}).people, "
            f"seed={settings['seed']})\n"
            f"found = decide(card, town, {settings['resident']}, {settings['cutoff']})\n"
            "print(f'{found.score:.1f} {found.odds:.1f}', found.refused, len(town))\n"
            "for entry, row in found.reasons.iterrows():\n"
            "    print(entry, row['bin'], f\"({row['lost']:.0f})\")"
        )


def _reasons(found: Decision) -> str:
    """Say which entries cost most, as a letter would."""
    words = [
        f"{str(entry).replace('_', ' ')} {row['bin']} ({row['lost']:.0f})" for entry, row in found.reasons.iterrows()
    ]
    return "; ".join(words) or "none"
