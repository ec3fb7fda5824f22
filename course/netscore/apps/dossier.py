"""Lesson 09: debts are put into tax files; change the threshold, the errors, and what is compared."""

from __future__ import annotations

import plotly.graph_objects as go

from netscore import TOWN_SEED, dossier, linkage, make_society, names, registers, validate
from netscore.apps.base import App, dropdown, slider
from netscore.figures import dossier as figures

TOWN, EVERYWHERE = 300, 50_000
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
                "typos": slider("typos", "Typing errors", typos, 0.0, 0.3, 0.05),
                "moved": slider("moved", "Old streets", moved, 0.0, 0.6, 0.05),
                "compared": dropdown("compared", "Compare", compared, {words: words for words in COMPARED}),
            },
            {"n": n, "seed": seed, "story_seed": story_seed},
        )

    def draw(self) -> go.Figure:
        return figures.dossier_figure()

    def show(self) -> str:
        threshold, typos, moved, compared = (control.value for control in self.controls.values())
        drawn = registers.draw_registers(self.people, seed=self.fixed["story_seed"], typos=typos, moved=moved)
        tax, court = drawn["tax"], drawn["court"]
        rates = linkage.known_rates(tax, court, COMPARED[compared])
        links = dossier.link_records(tax, court, rates, threshold=threshold)
        best = dossier.link_records(tax, court, rates, threshold=-1000)["linked"].to_numpy(dtype=int)
        counts = {name: int((links["outcome"] == name).sum()) for name in dossier.LINKS}
        figures.show_links(self.figure, links["weight"].to_numpy(), best == court.index, threshold, counts)
        wrong = links.loc[links["outcome"] == "wrong", "linked"].astype(int)
        home = self.people["household"]
        housemates = int((home[wrong.index].to_numpy() == home[wrong].to_numpy()).sum())
        heir = wrong.index[wrong == 204]
        story = f"resident 204 now owes the debt of {heir[0]}" if len(heir) else "resident 204 owes nothing"
        return (
            f"At {threshold} bits, comparing {compared}, {counts['right']} of {len(court)} debts go into the debtor's "
            f"own file, {counts['wrong']} into someone else's ({housemates} of these a housemate's), and "
            f"{counts['missed']} are missed. {counts['rightly none']} debtors have no file and are left alone. "
            f"Typing errors are at {typos:.0%}, old streets at {moved:.0%}; {story}."
        )

    def code(self) -> str:
        s = self.settings
        return (
            "from netscore import dossier, linkage, make_society, names, registers\n\n"
            f"town = make_society({TOWN}, seed={s['seed']})\n"
            f"identities = names.country(town, {EVERYWHERE}, seed={names.STORY_SEED}).head({s['n']})\n"
            f"people = registers.population(identities, seed={s['story_seed']})\n"
            f"drawn = registers.draw_registers(people, seed={s['story_seed']}, typos={s['typos']:.2f}, "
            f"moved={s['moved']:.2f})\n"
            "tax, court = drawn['tax'], drawn['court']\n"
            f"rates = linkage.known_rates(tax, court, {COMPARED[s['compared']]})\n"
            f"outcome = dossier.link_records(tax, court, rates, threshold={s['threshold']})['outcome']\n"
            "print(*((outcome == name).sum() for name in dossier.LINKS))"
        )
