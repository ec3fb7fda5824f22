"""Lesson 12: sort each claim yourself, then compare with the ledger."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from netscore import evidence, validate
from netscore.apps.base import App, dropdown, slider
from netscore.figures import claims as figures

UNSORTED = "not sorted yet"


class ClaimApp(App):
    """Choose a claim and say what it is worth; only then the ledger says its verdict, and what the record shows.

    Parameters
    ----------
    claim
        Number of the claim, 1 to 59: 39 sentences of the article, then 20 myths.
    verdict
        Yours for this claim: a verdict of `evidence.VERDICTS`, or "not sorted yet".
    sorted_before
        Id of a claim -> your verdict, for claims that you have sorted already.
    """

    def __init__(
        self, *, claim: int = 1, verdict: str = UNSORTED, sorted_before: Mapping[str, str] | None = None
    ) -> None:
        self._claims = evidence.read_claims()
        self._sorted = {
            validate.choice("sorted_before", name, tuple(self._claims.index)): validate.choice(
                f"sorted_before[{name!r}]", said, tuple(evidence.VERDICTS)
            )
            for name, said in (sorted_before or {}).items()
        }
        if verdict == UNSORTED:
            verdict = self._sorted.get(self._id(validate.whole("claim", claim, 1, len(self._claims))), UNSORTED)
        options = {name: name for name in (UNSORTED, *evidence.VERDICTS)}
        controls = {
            "claim": slider("claim", "Claim no.", claim, 1, len(self._claims), 1),
            "verdict": dropdown("verdict", "Your verdict", verdict, options),
        }
        self._note(self._id(claim), verdict)
        self._at = claim
        super().__init__(controls)

    @property
    def settings(self) -> dict:
        return {"sorted_before": dict(self._sorted)} | super().settings

    def reset(self) -> None:
        """Forget all verdicts, and go back to the start."""
        self._sorted.clear()
        super().reset()
        self._note(self._id(self._at), self.controls["verdict"].value)
        self._update()

    def draw(self) -> go.Figure:
        myths_from = 1 + (self._claims["kind"] == "article").sum()
        return figures.claims_figure(list(evidence.VERDICTS), len(self._claims), int(myths_from))

    def show(self) -> str:
        here = self.controls["claim"].value
        claim = self._claims.iloc[here - 1]
        yours = self._sorted.get(claim.name)
        table = pd.DataFrame({"yours": pd.Series(self._sorted, dtype=str), "ledger": self._claims["verdict"]})
        table = table.loc[self._claims.index]
        figures.show_claims(self.figure, table, list(evidence.VERDICTS), here)
        agree = (table["yours"] == table["ledger"]).sum()
        ledger = (
            f"You say {yours}; the ledger says {claim['verdict']}. On the record: {claim['better']} "
            f"[{claim['sources'].replace('; ', ', ')}]"
            if yours
            else "Give your verdict, and the ledger will give its own."
        )
        return (
            f"Claim {here} ({claim.name}): {claim['claim']} {ledger} Sorted so far: {len(self._sorted)} of "
            f"{len(self._claims)}; you and the ledger agree on {agree}."
        )

    def code(self) -> str:
        here = self.controls["claim"].value
        named = self._id(here)
        verdict = ", claim['verdict']" if named in self._sorted else ""
        return (
            "from netscore import evidence\n\n"
            "claims = evidence.read_claims()\n"
            f"yours = {self._sorted!r}\n"
            f"claim = claims.iloc[{here - 1}]\n"
            f"print({here}{verdict}, sum(claims.loc[name, 'verdict'] == said for name, said in yours.items()))"
        )

    def _id(self, number: int) -> str:
        return self._claims.index[number - 1]

    def _note(self, name: str, verdict: str) -> None:
        self._sorted.pop(name, None)
        if verdict != UNSORTED:
            self._sorted[name] = verdict

    def _update(self) -> None:
        claim, verdict = self.controls["claim"].value, self.controls["verdict"]
        if claim == self._at:
            self._note(self._id(claim), verdict.value)
        else:  # another claim: show what was said of it before
            self._at = claim
            verdict.value = self._sorted.get(self._id(claim), UNSORTED)
        super()._update()
