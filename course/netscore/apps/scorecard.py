"""Lesson 02: a resident's record, the points of each entry, and the reasons for a refusal."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore import TOWN_SEED, make_society, scorecard, validate
from netscore.apps.base import App, dropdown, resident_box, slider
from netscore.card import Scorecard, fit_scorecard
from netscore.figures import scorecard as figures
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

    def _card(self) -> Scorecard:
        factor, offset = scorecard.points_scale(ANCHOR_SCORE, ANCHOR_ODDS, self.controls["points_to_double"].value)
        edges = {name: starts for name, starts in EDGES.items() if name != self.controls["without"].value}
        return fit_scorecard(self.past, self.good, edges, factor=factor, offset=offset)

    def draw(self) -> go.Figure:
        return figures.scorecard_figure(list(EDGES))

    def show(self) -> str:
        resident, cutoff = self.controls["resident"].value, self.controls["cutoff"].value
        card, record = self._card(), self.records.loc[[resident]]
        scores, points = card.score(self.records), card.points(record).iloc[0]
        reasons = card.reasons(record)
        lost = (card.table["points"].groupby(level=0).max() - points).reindex(list(EDGES), fill_value=0)
        figures.show_points(
            self.figure, points.reindex(list(EDGES), fill_value=0), lost, scores.to_numpy(), resident, cutoff
        )
        answer = "accepted" if scores[resident] >= cutoff else "refused"
        odds = np.exp((cutoff - card.offset) / card.factor)
        worst = "; ".join(
            f"{entry.replace('_', ' ')} {row['bin']} ({row['lost']:.0f})" for entry, row in reasons.iterrows()
        )
        return (
            f"Resident {resident} has {scores[resident]:.1f} points and is {answer} at a cut-off of "
            f"{cutoff}, which stands for odds of {odds:.1f}. Points lost against the best bins: "
            f"{worst or 'none'}. In the whole town {(scores < cutoff).sum()} of {len(scores)} residents are refused."
        )

    def code(self) -> str:
        s = self.settings
        return (
            "import numpy as np\n"
            "from netscore import make_society, scorecard\n"
            "from netscore.card import fit_scorecard\n"
            "from netscore.registry import EDGES, credit_records\n\n"
            f"past = make_society({s['past']}, seed={s['seed']}).people\n"
            f"edges = {{name: starts for name, starts in EDGES.items() if name != {s['without']!r}}}\n"
            f"factor, offset = scorecard.points_scale({ANCHOR_SCORE}, {ANCHOR_ODDS}, {s['points_to_double']})\n"
            f"card = fit_scorecard(credit_records(past, seed={s['seed']}), past['repaid'], edges,\n"
            "                     factor=factor, offset=offset)\n"
            f"town = credit_records(make_society({s['n']}, seed={s['seed']}).people, seed={s['seed']})\n"
            "score = card.score(town)\n"
            f'print(f"{{score[{s["resident"]}]:.1f}} {{(score < {s["cutoff"]}).sum()}}")'
        )
