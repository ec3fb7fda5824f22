"""Lesson 11: the same resident with other friends, and what friends cost each group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore import TOWN_SEED, harm, make_society, validate
from netscore.apps.base import App, Shown, resident_box, slider
from netscore.figures.harm import harm_figure
from netscore.guilt import guilt_in


class HarmApp(App):
    """Change what friends count, the cut-off and homophily; see who is refused for their friends.

    Parameters
    ----------
    weight
        What friends count, 0 to 0.9.
    cut_off
        Least score that is approved, 560 to 740 points.
    homophily
        By group, 0.5 to 1.
    resident
        Number of the resident who gets other friends.
    n, seed
        The town; at least 20 people.
    """

    def __init__(
        self,
        *,
        weight: float = 0.5,
        cut_off: int = 650,
        homophily: float = 0.8,
        resident: int = 17,
        n: int = 300,
        seed: int = TOWN_SEED,
    ) -> None:
        n = validate.whole("n", n, 20)
        super().__init__(
            {
                "weight": slider("weight", "Friends count", weight, 0.0, 0.9, 0.1, percent=True),
                "cut_off": slider("cut_off", "Cut-off (points)", cut_off, 560, 740, 10),
                "homophily": slider("homophily", "Homophily by group", homophily, 0.5, 1.0, 0.1),
                "resident": resident_box("resident", "Resident no.", resident, n),
            },
            {"n": n, "seed": validate.seed(seed)},
        )

    def show(self, settings: Mapping[str, Any]) -> Shown:
        weight, cut_off, resident = settings["weight"], settings["cut_off"], settings["resident"]
        town = make_society(settings["n"], seed=settings["seed"], homophily=settings["homophily"])
        found = guilt_in(town, weight, cut_off, resident=resident)
        cost = " and ".join(f"{points:+z.1f} points for {name}" for name, points in found.guilt.items())
        sentence = (
            f"{found.approved.sum()} of {len(town)} are approved. Friends alone refuse {found.dragged.sum()} who pass "
            f"by their own score, and carry over {found.carried.sum()} who do not. Guilt by association: {cost}. Of "
            f"those who repaid, refused: {harm.gap_in_words(found.wrongly_refused)}. Resident {resident} is "
            f"{'approved' if found.approved[resident] else 'refused'} with their own friends, and would be approved "
            f"with {found.passes.mean():.0%} of the town's circles."
        )
        return Shown(sentence, harm_figure(town, found, weight=weight, cut_off=cut_off, resident=resident))

    def python(self, settings: Mapping[str, Any]) -> str:
        s = settings
        return (
            "from netscore import harm, make_society\n"
            "from netscore.guilt import guilt_in\n\n"
            f"town = make_society({s['n']}, seed={s['seed']}, homophily={s['homophily']:.2f})\n"
            f"found = guilt_in(town, {s['weight']:.2f}, {s['cut_off']}, resident={s['resident']})\n"
            "print(found.approved.sum(), len(town), found.dragged.sum(), found.carried.sum())\n"
            'print(*(f"{points:+z.1f}" for points in found.guilt.values()), f"{found.passes.mean():.0%}")\n'
            "print(harm.gap_in_words(found.wrongly_refused))"
        )
