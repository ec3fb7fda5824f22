"""Rewards and punishments from the first round to the last, and how far what is scored rose with what matters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from netscore import behaviour, validate
from netscore.society import Society


@dataclass(frozen=True)
class Nudging:
    """Some rounds in a town.

    Attributes
    ----------
    measures
        One row a round, from round 0, as from `behaviour.measures`.
    rise
        From `rise`.
    scores
        Points of each person after the last round, shape (n,).
    """

    measures: pd.DataFrame
    rise: dict[str, float]
    scores: np.ndarray


def nudge(town: Society, rounds: int, *, seed: int, **settings: float) -> Nudging:
    """Return what some rounds of rewards and punishments do to a town.

    Parameters
    ----------
    town
        As in `behaviour.rounds`.
    rounds
        At least 0.
    seed, **settings
        As in `behaviour.rounds`.

    Returns
    -------
    Nudging
        One row of measures a round, and the last scores.

    Examples
    --------
    Nothing is promised and nothing threatened, so that nobody raises anything.

    >>> from netscore import make_society
    >>> found = nudge(make_society(300, seed=14055), 2, seed=1, reward=0, punishment=0)
    >>> found.rise, found.measures.index.tolist(), found.scores.shape
    ({'shown': 0.0, 'conduct': 0.0}, [0, 1, 2], (300,))
    """
    states = list(behaviour.rounds(town, rounds, seed=seed, **settings))
    measures = pd.DataFrame(states).drop(columns="people").set_index("round")
    return Nudging(measures, rise(measures), states[-1]["people"]["score"])


def rise(measures: pd.DataFrame) -> dict[str, float]:
    """Return by how many points the mean of what is scored (shown) and of what matters (conduct) rose.

    Parameters
    ----------
    measures
        From `behaviour.measures`; the first row is compared with the last.

    Returns
    -------
    dict[str, float]
        Column -> points.

    Raises
    ------
    ValueError
        If `measures` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> rise(pd.DataFrame({"shown": [700.0, 715.0, 720.0], "conduct": [700.0, 705.0, 708.0]}))
    {'shown': 20.0, 'conduct': 8.0}
    """
    validate.columns("measures", measures, "shown", "conduct")
    return {name: float(measures[name].iloc[-1] - measures[name].iloc[0]) for name in ("shown", "conduct")}
