"""Lesson 10: change rewards, punishments, and who gets to see them; follow the town round by round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore import TOWN_SEED, make_society, validate
from netscore.apps.base import App, Shown, slider
from netscore.figures.nudge import nudge_figure
from netscore.nudging import Nudging, nudge

FOLLOWED = 17  # the resident whose points are told


class NudgeApp(App):
    """Change what people are promised, threatened with, and shown of each other.

    Parameters
    ----------
    reward, punishment
        Size of either, 0 to 2.
    visibility
        How likely a friend's punishment is known, 0 to 1.
    aversion
        How likely a tie to someone known as punished is dropped in a round, 0 to 1.
    gaming
        How easily what is scored is raised without changing what matters, 0 to 2.
    n, rounds, seed
        The town (at least 18 people, so that resident 17 is there) and the rounds (at least 1).
    """

    def __init__(
        self,
        *,
        reward: float = 1.0,
        punishment: float = 1.0,
        visibility: float = 1.0,
        aversion: float = 0.3,
        gaming: float = 1.0,
        n: int = 300,
        rounds: int = 30,
        seed: int = TOWN_SEED,
    ) -> None:
        self.town = make_society(validate.whole("n", n, FOLLOWED + 1), seed=seed)
        super().__init__(
            {
                "reward": slider("reward", "Reward", reward, 0.0, 2.0, 0.25),
                "punishment": slider("punishment", "Punishment", punishment, 0.0, 2.0, 0.25),
                "visibility": slider("visibility", "Visibility of punishment", visibility, 0.0, 1.0, 0.1, percent=True),
                "aversion": slider("aversion", "Aversion: ties dropped", aversion, 0.0, 1.0, 0.1, percent=True),
                "gaming": slider("gaming", "Ease of gaming", gaming, 0.0, 2.0, 0.25),
            },
            {"n": n, "rounds": validate.whole("rounds", rounds, 1), "seed": seed},
        )

    def show(self, settings: Mapping[str, Any]) -> Shown:
        asked = {name: settings[name] for name in ("reward", "punishment", "visibility", "aversion", "gaming", "seed")}
        found = nudge(self.town, settings["rounds"], **asked)
        idle = ("aversion",) * (settings["visibility"] == 0)
        idle += ("gaming",) * (settings["reward"] == settings["punishment"] == 0)
        return Shown(_sentence(found, settings), nudge_figure(found.measures, settings["rounds"]), idle=idle)

    def python(self, settings: Mapping[str, Any]) -> str:
        return (
            "from netscore import make_society\n"
            "from netscore.nudging import nudge\n\n"
            f"town = make_society({settings['n']}, seed={settings['seed']})\n"
            f"found = nudge(town, {settings['rounds']}, seed={settings['seed']}, reward={settings['reward']:.2f}, "
            f"punishment={settings['punishment']:.2f},\n"
            f"              visibility={settings['visibility']:.1f}, aversion={settings['aversion']:.1f}, "
            f"gaming={settings['gaming']:.2f})\n"
            "print(' '.join(f'{points:z.1f}' for points in found.rise.values()))\n"
            "for name in ('blue_punished', 'orange_punished', 'ties_to_punished', 'ties_across', 'speech'):\n"
            "    print(name, *(f'{share:.1%}' for share in found.measures[name].iloc[[0, -1]]))\n"
            f"print('Resident {FOLLOWED}', f'{{found.scores[{FOLLOWED}]:.0f}}')"
        )


def _sentence(found: Nudging, settings: Mapping[str, Any]) -> str:
    start, end = found.measures.iloc[0], found.measures.iloc[-1]
    return (
        f"With reward {settings['reward']:g}, punishment {settings['punishment']:g}, visibility "
        f"{settings['visibility']:.0%}, aversion {settings['aversion']:.0%}, gaming {settings['gaming']:g}: after "
        f"{settings['rounds']} rounds what is scored has risen by {found.rise['shown']:z.1f} points and what matters "
        f"by {found.rise['conduct']:z.1f}. Punished: blue {end['blue_punished']:.1%}, orange "
        f"{end['orange_punished']:.1%} (at first {start['blue_punished']:.1%}, {start['orange_punished']:.1%}). "
        f"{end['ties_to_punished']:.1%} of ties still reach a punished person from an unpunished one, "
        f"{end['ties_across']:.1%} join the groups, and {end['speech']:.1%} speak up. "
        f"Resident {FOLLOWED} has {found.scores[FOLLOWED]:.0f} points."
    )
