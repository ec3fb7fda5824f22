"""Lesson 12: sort each claim yourself, then compare with the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore import evidence, validate
from netscore.apps.base import App, Shown, dropdown, slider
from netscore.figures.claims import claims_figure
from netscore.verdicts import compare

UNSORTED = "not sorted yet"


class ClaimApp(App):
    """Choose a claim and say what it is worth; only then the ledger says its verdict, and what the record shows.

    Parameters
    ----------
    claim
        Number of the claim, 1 to 68: 48 sentences of the article, then 20 myths.
    verdict
        Yours for this claim: a verdict of `evidence.VERDICTS`, or "not sorted yet".
    sorted_before
        Id of a claim -> your verdict, for claims that you have sorted already.
    """

    def __init__(
        self, *, claim: int = 1, verdict: str = UNSORTED, sorted_before: Mapping[str, str] | None = None
    ) -> None:
        self.claims = evidence.read_claims()
        if not isinstance(sorted_before, Mapping | None):
            raise ValueError(
                f"sorted_before must give your verdict for each id, as in {{'S07': 'opinion'}}, got {sorted_before!r}"
            )
        before = {
            validate.choice("sorted_before", name, tuple(self.claims.index)): validate.choice(
                f"sorted_before[{name!r}]", said, tuple(evidence.VERDICTS)
            )
            for name, said in (sorted_before or {}).items()
        }
        self._at = validate.whole("claim", claim, 1, len(self.claims))  # the claim that the verdict is about
        if verdict == UNSORTED:
            verdict = before.get(self._name(claim), UNSORTED)
        options = {name: name for name in (UNSORTED, *evidence.VERDICTS)}
        controls = {
            "claim": slider("claim", "Claim no.", claim, 1, len(self.claims), 1),
            "verdict": dropdown("verdict", "Your verdict", verdict, options),
        }
        self._verdicts = self._built = _noted(before, self._name(claim), verdict)
        super().__init__(controls)

    def show(self, settings: Mapping[str, Any]) -> Shown:
        found = compare(self.claims, self._all(settings), settings["claim"])
        ledger = (
            f"You say {found.yours}; the ledger says {found.ledger}. On the record: {found.better} "
            f"{evidence.counted(found.unit, found.looked)}[{', '.join(found.sources)}]"
            if found.yours
            else "Give your verdict, and the ledger will give its own."
        )
        sentence = (
            f"Claim {found.number} ({found.name}): {found.claim} {ledger} Sorted so far: {found.sorted} of "
            f"{len(self.claims)}; you and the ledger agree on {found.agree}."
        )
        return Shown(sentence, claims_figure(found))

    def python(self, settings: Mapping[str, Any]) -> str:
        yours = self._all(settings)
        ledger = "print(found.ledger, found.better, found.sources)\n" if self._name(settings["claim"]) in yours else ""
        return (
            "from netscore import evidence\n"
            "from netscore.verdicts import compare\n\n"
            "claims = evidence.read_claims()\n"
            f"yours = {yours!r}\n"
            f"found = compare(claims, yours, {settings['claim']})\n"
            "print(found.number, found.name, found.claim)\n"
            f"{ledger}"
            "print(found.sorted, len(claims), found.agree)"
        )

    @property
    def settings(self) -> dict[str, Any]:
        """The present settings, with all verdicts: enough to build the same app again."""
        return {"sorted_before": dict(self._verdicts)} | super().settings

    def at_stake(self) -> str:
        """Say how many verdicts were given since the app was built."""
        given = sum(self._built.get(name) != verdict for name, verdict in self._verdicts.items())
        return f"your {given} verdict{'s' * (given != 1)}" if given else ""

    def reset(self) -> None:
        """Forget the verdicts that were given since the app was built, and go back to its start."""
        self._verdicts = self._built
        super().reset()

    def move(self, **values: Any) -> None:
        """Give several controls a value at once; another claim comes with what was said of it before.

        Parameters
        ----------
        values
            Control -> its new value.

        Raises
        ------
        ValueError
            If there is no such claim, verdict or control; the message says what is allowed.
        """
        if "claim" in values:
            self._at = validate.whole("claim", values["claim"], 1, len(self.claims))
            values = {"verdict": self._verdicts.get(self._name(self._at), UNSORTED)} | values
        super().move(**values)

    def _update(self) -> None:
        if self._held:
            return
        with self._turn:
            claim = self.controls["claim"].value
            if claim != self._at:
                self.move(claim=claim)
            else:
                self._verdicts = _noted(self._verdicts, self._name(claim), self.controls["verdict"].value)
                super()._update()

    def _set(self, values: Mapping[str, Any]) -> None:
        super()._set(values)
        self._at = self.controls["claim"].value

    def _all(self, settings: Mapping[str, Any]) -> dict[str, str]:
        """Return the verdicts on all claims at these settings."""
        verdict = settings["verdict"]
        return settings["sorted_before"] | ({self._name(settings["claim"]): verdict} if verdict != UNSORTED else {})

    def _name(self, number: int) -> str:
        return self.claims.index[number - 1]


def _noted(verdicts: Mapping[str, str], name: str, verdict: str) -> dict[str, str]:
    """Return the verdicts with one given, changed or taken back."""
    others = {other: said for other, said in verdicts.items() if other != name}
    return others if verdict == UNSORTED else others | {name: verdict}
