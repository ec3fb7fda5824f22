"""Lesson 09: debts are put into tax files; change the threshold, the errors, and what is compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore import TOWN_SEED, make_society, names, registers, validate
from netscore.apps.base import App, Shown, dropdown, slider
from netscore.debts import Debts, file_debts
from netscore.figures.dossier import dossier_figure

TOWN, EVERYWHERE = 300, 50_000
HEIR = 204  # the resident whose file is looked at
COMPARED = {
    "all four fields": registers.FIELDS,
    "all but the street": tuple(field for field in registers.FIELDS if field != "street"),
    "all but the given name": tuple(field for field in registers.FIELDS if field != "given_name"),
    "names only": ("family_name", "given_name"),
}


class DossierApp(App):
    """Link the court's debts to tax files; see who carries whose debt.

    Parameters
    ----------
    threshold
        Bits that make two records one person, -12 to 30.
    typos
        Chance of an error in a name or a birth year, 0 to 0.3.
    moved
        Chance of an old street, 0 to 0.6.
    compared
        "all four fields", "all but the street", "all but the given name" or "names only".
    n, seed, story_seed
        People (1,000 to 50,000; the first 300 are the town), the seed of the town and its names, and that of
        households and registers.
    """

    def __init__(
        self,
        *,
        threshold: int = 12,
        typos: float = 0.05,
        moved: float = 0.15,
        compared: str = "all four fields",
        n: int = 5000,
        seed: int = TOWN_SEED,
        story_seed: int = registers.STORY_SEED,
    ) -> None:
        n = validate.whole("n", n, 1000, EVERYWHERE)
        identities = names.country(make_society(TOWN, seed=seed), EVERYWHERE, seed=names.STORY_SEED).head(n)
        self.people = registers.population(identities, seed=story_seed)
        super().__init__(
            {
                "threshold": slider("threshold", "Threshold, bits", threshold, -12, 30, 1),
                "typos": slider("typos", "Typing errors", typos, 0.0, 0.3, 0.05, percent=True),
                "moved": slider("moved", "Old streets", moved, 0.0, 0.6, 0.05, percent=True),
                "compared": dropdown("compared", "Compare", compared, {words: words for words in COMPARED}),
            },
            {"n": n, "seed": seed, "story_seed": story_seed},
        )

    def show(self, settings: Mapping[str, Any]) -> Shown:
        fields, threshold = COMPARED[settings["compared"]], settings["threshold"]
        asked = {name: settings[name] for name in ("threshold", "typos", "moved")}
        found = file_debts(self.people, fields, **asked, resident=HEIR, seed=settings["story_seed"])
        idle = () if "street" in fields else ("moved",)
        return Shown(_sentence(found, settings), dossier_figure(found, threshold, heir=f"{HEIR}'s file"), idle=idle)

    def python(self, settings: Mapping[str, Any]) -> str:
        return (
            "from netscore import make_society, names, registers\n"
            "from netscore.debts import file_debts\n\n"
            f"town = make_society({TOWN}, seed={settings['seed']})\n"
            f"identities = names.country(town, {EVERYWHERE}, seed={names.STORY_SEED}).head({settings['n']})\n"
            f"people = registers.population(identities, seed={settings['story_seed']})\n"
            f"found = file_debts(people, {COMPARED[settings['compared']]},\n"
            f"                   threshold={settings['threshold']}, typos={settings['typos']:.2f}, "
            f"moved={settings['moved']:.2f}, resident={HEIR}, seed={settings['story_seed']})\n"
            "print(len(found.weight), found.counts, found.wrong)\n"
            f"print('Resident {HEIR} owes the debts of', found.debtor[found.carried])"
        )


def _sentence(found: Debts, settings: Mapping[str, Any]) -> str:
    own, at_home, _, missed, none = found.counts.values()
    debtors = found.debtor[found.carried]
    others = [str(debtor) for debtor in debtors if debtor != HEIR]
    story = f"now owes the debt{'s' * (len(others) > 1)} of {' and '.join(others)}" if others else "owes nothing"
    if HEIR in debtors:
        story = f"{story} besides their own" if others else "owes their own debt"
    return (
        f"At {settings['threshold']} bits, comparing {settings['compared']}, {own} of {found.weight.size} debts go "
        f"into the debtor's own file, {found.wrong} into someone else's ({at_home} of these a housemate's), and "
        f"{missed} are missed. {none} debtors have no file and are left alone. Typing errors are at "
        f"{settings['typos']:.0%}, old streets at {settings['moved']:.0%}; resident {HEIR} {story}."
    )
