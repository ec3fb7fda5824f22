"""Lesson 13: plan matched pairs on practice scorers, before the budget counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore import audit
from netscore.apps.base import App, Shown, dropdown, slider
from netscore.figures.audit import audit_figure
from netscore.paired_test import MOST, PairedTest, paired_test

# What may differ between the sides.
DIFFERS = {
    "friends' mean": "friends_mean",
    "friends' lowest": "friends_lowest",
    "own score": "own_score",
    "a listed friend": "listed_friend",
    "north or south": "neighbourhood",
}
HIGH_SIDE = {
    "a listed friend": "a listed friend (on the high side)",
    "north or south": "the neighbourhood (north on the low side, south on the high side)",
}
FRIENDS = {"friends_mean": 680, "friends_lowest": 560}  # of both sides, or their middle


class AuditApp(App):
    """Choose what differs between the two sides of a pair, by how much, and how many pairs to ask.

    Parameters
    ----------
    differs
        One of the words in `DIFFERS`.
    step
        By how many points the sides differ, where that is a number; 10 to 150.
    count
        Pairs, 2 to 60.
    own_score
        Of both sides, 560 to 760 points; their middle where the own score differs.
    scorer
        Which practice scorer, 1 to 20.
    """

    def __init__(
        self, *, differs: str = "friends' mean", step: int = 100, count: int = 10, own_score: int = 640, scorer: int = 5
    ) -> None:
        super().__init__(
            {
                "differs": dropdown("differs", "What differs", differs, {name: name for name in DIFFERS}),
                "step": slider("step", "By how many points", step, 10, 150, 10),
                "count": slider("count", "Pairs", count, 2, MOST, 1),
                "own_score": slider("own_score", "Own score", own_score, 560, 760, 10),
                "scorer": slider("scorer", "Practice scorer no.", scorer, 1, 20, 1),
            }
        )

    def show(self, settings: Mapping[str, Any]) -> Shown:
        base = audit.application(own_score=settings["own_score"], **FRIENDS)
        found = paired_test(
            base,
            DIFFERS[settings["differs"]],
            step=settings["step"],
            count=settings["count"],
            scorer=settings["scorer"],
        )
        differs = HIGH_SIDE.get(settings["differs"], f"{settings['differs']}, by {settings['step']} points")
        effect, approved = found.effect, found.approved
        sentence = (
            f"{settings['count']} pairs cost {found.questions} questions; what differs is {differs}, and nothing else. "
            f"The high side scores {effect['estimate']:+z.1f} points against the low side (95 % interval "
            f"{effect['low']:+z.1f} to {effect['high']:+z.1f}).{_per_point(found)} Approved: {approved['low']:.0%} of "
            f"the low side, {approved['high']:.0%} of the high side, at an own score of {settings['own_score']}, by "
            f"practice scorer {settings['scorer']}."
        )
        return Shown(sentence, audit_figure(found), idle=() if found.per_point else ("step",))

    def python(self, settings: Mapping[str, Any]) -> str:
        friends = ", ".join(f"{name}={points}" for name, points in FRIENDS.items())
        return (
            "from netscore import audit\n"
            "from netscore.paired_test import paired_test\n\n"
            f"base = audit.application(own_score={settings['own_score']}, {friends})\n"
            f"found = paired_test(base, {DIFFERS[settings['differs']]!r}, step={settings['step']}, "
            f"count={settings['count']}, scorer={settings['scorer']})\n"
            "print(found.questions)\n"
            "print(f\"{found.effect['estimate']:+z.1f}, 95 % interval {found.effect['low']:+z.1f} to "
            "{found.effect['high']:+z.1f}\")\n"
            "if found.per_point:\n"
            "    print(' '.join(f'{value:z.3f}' for value in found.per_point.values()))\n"
            "print(' '.join(f'{share:.0%}' for share in found.approved.values()))"
        )


def _per_point(found: PairedTest) -> str:
    if found.per_point is None:
        return ""
    return (
        f" That is {found.per_point['estimate']:z.3f} for each point of difference (interval "
        f"{found.per_point['low']:z.3f} to {found.per_point['high']:z.3f})."
    )
