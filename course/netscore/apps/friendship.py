"""Lesson 04: what homophily, group size and closed paths make of a town, and of what people see in it."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from netscore import TOWN_SEED, Society, friendships, layout, make_society, validate
from netscore.apps.base import App, dropdown, slider
from netscore.figures import friendship as figures

TOP = 0.1


class FriendshipApp(App):
    """Make a town from a few numbers; count its minority from four places.

    Parameters
    ----------
    generator
        "blocks": everyone alike but for group and risk. "preferential": the well connected attract ties.
    homophily
        h, 0 to 1: weight of a tie within a group, against 1 - h across.
    minority_share
        Share of orange people, 0.1 to 0.5.
    closure
        Share of ties that are re-aimed at friends of friends, 0 to 1.
    n, seed
        The town: 60 to 1,000 people (fewer could not have the ties, more would not be seen), with 6 ties each
        on average.
    """

    def __init__(
        self,
        *,
        generator: str = "blocks",
        homophily: float = 0.8,
        minority_share: float = 0.3,
        closure: float = 0.0,
        n: int = 300,
        seed: int = TOWN_SEED,
    ) -> None:
        kinds = {"blocks: all alike": "blocks", "preferential: ties attract ties": "preferential"}
        super().__init__(
            {
                "generator": dropdown("generator", "How ties arise", generator, kinds),
                "homophily": slider("homophily", "Homophily h", homophily, 0.0, 1.0, 0.05),
                "minority_share": slider("minority_share", "Share of orange people", minority_share, 0.1, 0.5, 0.05),
                "closure": slider("closure", "Closure (ties re-aimed)", closure, 0.0, 1.0, 0.1),
            },
            {"n": validate.whole("n", n, 60, 1000), "seed": validate.seed(seed)},
        )

    def _town(self) -> Society:
        s = self.settings
        return make_society(
            s["n"],
            seed=s["seed"],
            mean_degree=6,
            homophily=s["homophily"],
            minority_share=s["minority_share"],
            ties=s["generator"],
            closure=s["closure"],
        )

    def draw(self) -> go.Figure:
        return figures.friendship_figure()

    def show(self) -> str:
        town = self._town()
        ties, group = town.ties, town.people["group"].to_numpy()
        orange, degree = group == "orange", friendships.degrees(town.ties)
        seen = {name: one["share"] for name, one in friendships.perceived_share(ties, orange).items()}
        top = friendships.share_among_best_connected(ties, orange, TOP)
        figures.redraw(
            self.figure,
            layout.positions(ties, seed=town.seed),
            ties,
            group,
            friendships.best_connected(ties, TOP) > 0,
            [orange.mean(), top, seen["majority"], seen["minority"]],
        )
        mixing = "is not defined" if self._apart(town) else f"is {friendships.assortativity(ties, orange):z.2f}"
        return (
            f"People have {degree.mean():.1f} friends on average and {degree.max()} at most. Assortativity by group "
            f"{mixing}, transitivity is {friendships.transitivity(ties):.3f}. Orange people are {orange.mean():.0%} of "
            f"the town and {top:.0%} of the best connected tenth. {_sees('blue', seen['majority'])} "
            f"{_sees('orange', seen['minority'])}"
        )

    def _apart(self, town: Society) -> bool:
        """Whether one group has no ties at all, so that mixing cannot be measured."""
        return town.people["group"][friendships.degrees(town.ties) > 0].nunique() < 2

    def code(self) -> str:
        s, apart = self.settings, self._apart(self._town())
        shares = "" if apart else " {seen['minority']['share']:.0%}"
        mixing = "" if apart else 'print(f"{friendships.assortativity(town.ties, orange):z.2f}")\n'
        return (
            "from netscore import friendships, make_society\n\n"
            f"town = make_society({s['n']}, seed={s['seed']}, mean_degree=6, homophily={s['homophily']:.2f},\n"
            f"                    minority_share={s['minority_share']:.2f}, ties={s['generator']!r}, "
            f"closure={s['closure']:.1f})\n"
            "orange = town.people['group'] == 'orange'\n"
            "degree = friendships.degrees(town.ties)\n"
            f"top = friendships.share_among_best_connected(town.ties, orange, {TOP})\n"
            "seen = friendships.perceived_share(town.ties, orange)\n"
            'print(f"{degree.mean():.1f} {degree.max()} {friendships.transitivity(town.ties):.3f}")\n'
            f"{mixing}"
            "print(f\"{orange.mean():.0%} {top:.0%} {seen['majority']['share']:.0%}" + shares + '")'
        )


def _sees(group: str, share: float) -> str:
    """Say what the friends of one group are."""
    if np.isnan(share):
        return f"The {group} people have no ties, so they see nobody."
    return f"Of the friends of {group} people, {share:.0%} are orange."
