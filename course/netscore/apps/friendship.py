"""Lesson 04: what homophily, group size and closed paths make of a town, and of what people see in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from netscore import TOWN_SEED, layout, make_society, validate
from netscore.apps.base import App, Shown, dropdown, slider
from netscore.figures.friendship import friendship_figure, friendship_network
from netscore.minority import count_minority

TOP = 0.1
MEAN_DEGREE = 6


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
        share = "Share of orange people"
        super().__init__(
            {
                "generator": dropdown("generator", "How ties arise", generator, kinds),
                "homophily": slider("homophily", "Homophily h", homophily, 0.0, 1.0, 0.05),
                "minority_share": slider("minority_share", share, minority_share, 0.1, 0.5, 0.05, percent=True),
                "closure": slider("closure", "Closure (ties re-aimed)", closure, 0.0, 1.0, 0.1, percent=True),
            },
            {"n": validate.whole("n", n, 60, 1000), "seed": validate.seed(seed)},
        )

    def show(self, settings: Mapping[str, Any]) -> Shown:
        town = make_society(
            settings["n"],
            seed=settings["seed"],
            mean_degree=MEAN_DEGREE,
            homophily=settings["homophily"],
            minority_share=settings["minority_share"],
            ties=settings["generator"],
            closure=settings["closure"],
        )
        count = count_minority(town, TOP)
        everyone, best, by_blue, by_orange = count.shares.values()
        mixing = "is not defined" if np.isnan(count.mixing) else f"is {count.mixing:z.2f}"
        sentence = (
            f"People have {count.degree.mean():.1f} friends on average and {count.degree.max()} at most. Assortativity "
            f"by group {mixing}, transitivity is {count.transitivity:.3f}. Orange people are {everyone:.0%} of "
            f"the town and {best:.0%} of the best connected tenth. {_sees('blue', by_blue)} "
            f"{_sees('orange', by_orange)}"
        )
        positions = layout.positions(town.ties, seed=town.seed)
        return Shown(sentence, friendship_figure(count), friendship_network(town, positions, count))

    def python(self, settings: Mapping[str, Any]) -> str:
        return (
            "from netscore import make_society\n"
            "from netscore.minority import count_minority\n\n"
            f"town = make_society({settings['n']}, seed={settings['seed']}, mean_degree={MEAN_DEGREE}, "
            f"homophily={settings['homophily']:.2f},\n"
            f"                    minority_share={settings['minority_share']:.2f}, ties={settings['generator']!r}, "
            f"closure={settings['closure']:.2f})\n"
            f"count = count_minority(town, {TOP})\n"
            'print(f"{count.degree.mean():.1f}", count.degree.max(), f"{count.mixing:z.2f} {count.transitivity:.3f}")\n'
            'print(*(f"{share:.0%}" for share in count.shares.values()))'
        )


def _sees(group: str, share: float) -> str:
    """Say what the friends of one group are."""
    if np.isnan(share):
        return f"The {group} people have no ties, so they see nobody."
    return f"Of the friends of {group} people, {share:.0%} are orange."
