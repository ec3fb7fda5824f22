"""How a lender does who counts friends, against one who does not: how good, how true, and for whom."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from netscore import scorecard, signals, validate


@dataclass(frozen=True)
class Judgement:
    """What a lender makes of a world of signals.

    Attributes
    ----------
    alone, friends
        From `signals.judged`, by own signals alone and with friends' signals.
    gap_alone, gap
        Of the good, the share refused of orange minus that of blue, in percentage points: above 0, it is against
        orange.
    calibration
        Group -> what was predicted with friends' signals and what came, from `scorecard.calibration_table`.
    unlike
        Share of ties that join a good and a bad person, in [0, 1]; NaN without ties.
    """

    alone: pd.DataFrame
    friends: pd.DataFrame
    gap_alone: float
    gap: float
    calibration: dict[str, pd.DataFrame]
    unlike: float


def judgement(world: signals.SignalWorld) -> Judgement:
    """Return how well people are judged with friends' signals and without.

    Parameters
    ----------
    world
        From `signals.signal_world`, with at least ten people of each group.

    Returns
    -------
    Judgement
        Rates in [0, 1], for all and by group.

    Examples
    --------
    >>> found = judgement(signals.signal_world(1000, seed=1, cross_tie=1.0))  # types do not matter to ties
    >>> bool(found.friends.equals(found.alone)), round(found.gap - found.gap_alone, 6)
    (True, 0.0)
    """
    alone, friends = (signals.judged(world, friends=counted) for counted in (False, True))
    wrongly = (table["wrongly_refused"] for table in (alone, friends))
    gap_alone, gap = (float(100 * (share["orange"] - share["blue"])) for share in wrongly)
    chance, people = world.chance(), world.people
    return Judgement(
        alone=alone,
        friends=friends,
        gap_alone=gap_alone,
        gap=gap,
        calibration={
            name: scorecard.calibration_table(chance[people["group"] == name], people["good"][people["group"] == name])
            for name in ("blue", "orange")
        },
        unlike=world.cross_type_share(),
    )


def against(gap: float) -> str:
    """Return a gap between the groups in words: how large, and whom it is against.

    Parameters
    ----------
    gap
        Rate of a harm to orange minus that to blue, in percentage points.

    Returns
    -------
    str
        Such as "3 points against orange people".

    Raises
    ------
    ValueError
        If `gap` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> against(4.2), against(-0.7), against(-0.01)
    ('4.2 points against orange', '0.7 points against blue', '0.0 points')
    """
    gap = round(validate.number("gap", gap, -100, 100), 1)
    return f"{abs(gap):.1f} points" + (" against orange" if gap > 0 else " against blue" if gap < 0 else "")
