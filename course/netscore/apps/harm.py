"""Lesson 11: the same resident with other friends, and what friends cost each group."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netscore import TOWN_SEED, association, friend_score, harm, make_society, validate
from netscore.apps.base import App, resident_box, slider
from netscore.figures import harm as figures


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
                "weight": slider("weight", "Friends count", weight, 0.0, 0.9, 0.1),
                "cut_off": slider("cut_off", "Cut-off (points)", cut_off, 560, 740, 10),
                "homophily": slider("homophily", "Homophily by group", homophily, 0.5, 1.0, 0.1),
                "resident": resident_box("resident", "Resident no.", resident, n),
            },
            {"n": n, "seed": validate.seed(seed)},
        )

    def draw(self) -> go.Figure:
        return figures.harm_figure()

    def show(self) -> str:
        weight, cut_off, homophily, resident = (control.value for control in self.controls.values())
        town = make_society(self.fixed["n"], seed=self.fixed["seed"], homophily=homophily)
        own, circles = association.own_and_circles(town)
        group = town.people["group"].to_numpy()
        approved = association.approved(own, circles, weight, cut_off)
        others = association.approved_with(own, circles, weight, cut_off)
        alone = association.approved(own, circles, 0, cut_off)
        refused = pd.DataFrame({"with friends of others": 1 - others, "with own friends": ~approved})
        refused = refused.groupby(group).mean()
        figures.show_harm(
            self.figure,
            own,
            friend_score.with_circle(own, circles, 1),
            group,
            approved,
            refused,
            weight=weight,
            cut_off=cut_off,
            resident=resident,
        )
        good = town.people["repaid"].to_numpy()
        down, up = ((first & ~second).sum() for first, second in ((alone, approved), (approved, alone)))
        guilt = 100 * (refused["with own friends"] - refused["with friends of others"])
        cost = " and ".join(f"{points:+.1f} points for {name}" for name, points in guilt.items())
        return (
            f"{approved.sum()} of {len(town)} are approved. Friends alone refuse {down} who pass by their own score, "
            f"and carry over {up} who do not. Guilt by association: {cost}. Of those who repaid, refused: "
            f"{harm.gap_in_words(harm.rate_by_group(~approved[good], group[good]))}. Resident {resident} is "
            f"{'approved' if approved[resident] else 'refused'}, and is approved with {others[resident]:.0%} of the "
            f"town's circles."
        )

    def code(self) -> str:
        s = self.settings
        rule = f"own, circles, {s['weight']:.2f}, {s['cut_off']}"
        return (
            "from netscore import association, make_society\n\n"
            f"town = make_society({s['n']}, seed={s['seed']}, homophily={s['homophily']:.2f})\n"
            "own, circles = association.own_and_circles(town)\n"
            f"guilt = association.guilt_by_association({rule})\n"
            f"print(association.approved({rule}).sum(), 'of', len(town),\n"
            "      *(f'{100 * guilt[town.people[\"group\"] == name].mean():+.1f}' for name in ('blue', 'orange')),\n"
            f"      f'{{association.approved_with({rule})[{s['resident']}]:.0%}}')"
        )
