"""Rounds in which people answer to rewards, punishments and being seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from netscore import validate
from netscore.chilling import participation
from netscore.society import Society

# Design choices, not measurements.
LOW, HIGH = 640, 740  # below one a person is punished, from the other on rewarded; points of `own_score`
REACH = 100  # most points that anyone raises for a prize of 1; how many, differs between people
PACE = 0.2  # share of people who reconsider in a round
USUAL_SPEECH, FEAR = 0.8, 2.0

COLUMNS = (
    "conduct",
    "shown",
    "blue_score",
    "orange_score",
    "blue_punished",
    "orange_punished",
    "ties_across",
    "ties_to_punished",
    "speech",
    "rewarded",
)


def answers(
    gap_to_low: Any, gap_to_high: Any, comply_reach: Any, game_reach: Any, *, reward: float, punishment: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return by how much each person raises what is shown, and whether by gaming.

    Parameters
    ----------
    gap_to_low, gap_to_high
        Points that are missing to escape the punishment, and to get the reward; 0 or less if nothing is missing.
        Shape (n,).
    comply_reach, game_reach
        Points that a prize of 1 is worth to each person: by behaving otherwise, and by only showing otherwise.
    reward, punishment
        Size of either, at least 0.

    Returns
    -------
    tuple of numpy.ndarray
        Raise in points, and whether it is gaming. Each uses the way that takes them further. Whoever cannot or need
        not raise anything has 0.

    Raises
    ------
    ValueError
        If `gap_to_low`, `gap_to_high`, `comply_reach`, `game_reach`, `reward` or `punishment` cannot be
        used; the message says what is allowed.

    Examples
    --------
    >>> raised, gamed = answers([0, 0, 35, 10], [20, 80, 150, 110], [50, 30, 20, 40], [30, 60, 40, 10],
    ...                         reward=1, punishment=1)
    >>> raised.tolist(), gamed.tolist()
    ([20.0, 0.0, 35.0, 10.0], [False, False, True, False])
    """
    to_low = validate.vector("gap_to_low", gap_to_low)
    to_high = validate.vector("gap_to_high", gap_to_high, length=to_low.size)
    comply = validate.vector("comply_reach", comply_reach, length=to_low.size, low=0)
    game = validate.vector("game_reach", game_reach, length=to_low.size, low=0)
    reward = validate.number("reward", reward, 0, np.inf, open_high=True)
    punishment = validate.number("punishment", punishment, 0, np.inf, open_high=True)
    reach = np.maximum(comply, game)
    below = to_low > 0
    goes_high = (to_high > 0) & (to_high <= reach * (reward + punishment * below))
    goes_low = ~goes_high & below & (to_low <= reach * punishment)
    raised = np.where(goes_high, to_high, np.where(goes_low, to_low, 0.0))
    return raised, (game > comply) & (raised > 0)


def rounds(
    society: Society,
    count: int,
    *,
    seed: int,
    reward: float = 1.0,
    punishment: float = 1.0,
    visibility: float = 1.0,
    aversion: float = 0.3,
    gaming: float = 1.0,
    weight: float = 0.3,
) -> Iterator[dict[str, Any]]:
    """Yield the state of a society before the first round and after each, as people answer to how they are scored.

    Parameters
    ----------
    society
        People (`group`, `own_score`) and ties. It is not changed.
    count
        Rounds, at least 0.
    seed
        Same seed, same rounds.
    reward, punishment
        Size of either, at least 0.
    visibility
        How likely a friend's punishment is known, in [0, 1].
    aversion
        Chance, in [0, 1], that someone who knows of a friend's punishment drops the tie in a round.
    gaming
        How easily what is shown can be raised without changing conduct, against changing it; 0 is not at all.
    weight
        How much friends count in the score, in [0, 1).

    Yields
    ------
    dict
        `round`; the columns of `measures`; and `people`: arrays of shape (n,) named `conduct`, `shown`, `score`,
        `punished`, `speech`, `friends`.

    Raises
    ------
    ValueError
        If `count`, `seed` or `weight` cannot be used; the message says what is allowed.

    Notes
    -----
    In each round (1) score = (1 - weight) x shown + weight x mean of friends' last score (someone without friends:
    shown alone). Below 640 one is punished, from 740 on rewarded. (2) One in five reconsiders: see `answers`, with
    gaps divided by 1 - weight; complying raises conduct and shown, gaming shown only. (3) Each tie between a punished
    and an unpunished person is dropped with chance visibility x aversion; the unpunished one ties anew to an
    unpunished person picked at random. A tie may then stand twice, and counts twice. (4) The chance to speak up is
    ``0.8 * exp(-2 * visibility * share of friends punished)``.

    Examples
    --------
    >>> from netscore import make_society
    >>> town = make_society(300, seed=14055)
    >>> [state["round"] for state in rounds(town, 2, seed=1)]
    [0, 1, 2]
    """
    count = validate.whole("count", count, 0)
    rng = np.random.default_rng(validate.seed(seed))
    limits = {"reward": np.inf, "punishment": np.inf, "visibility": 1, "aversion": 1, "gaming": np.inf}
    given = {"reward": reward, "punishment": punishment, "visibility": visibility, "aversion": aversion}
    given["gaming"] = gaming
    for name, value in given.items():
        validate.number(name, value, 0, limits[name], open_high=limits[name] == np.inf)
    weight = validate.number("weight", weight, 0, 1, open_high=True)
    return _rounds(society, count, rng, weight=weight, **given)


def _rounds(
    society: Society,
    count: int,
    rng: np.random.Generator,
    *,
    reward: float,
    punishment: float,
    visibility: float,
    aversion: float,
    gaming: float,
    weight: float,
) -> Iterator[dict[str, Any]]:
    n = len(society)
    conduct = society.people["own_score"].to_numpy(dtype=float)
    orange = (society.people["group"] == "orange").to_numpy()
    members = {"blue": np.flatnonzero(~orange), "orange": np.flatnonzero(orange)}
    first, second = (end.astype(np.intp) for end in sparse.triu(society.ties).nonzero())
    friends = np.bincount(first, minlength=n) + np.bincount(second, minlength=n)
    comply_reach = REACH * rng.random(n)
    game_reach = REACH * gaming * rng.random(n)
    shown = conduct
    score = conduct
    for number in range(count + 1):
        total = np.bincount(first, score[second], n) + np.bincount(second, score[first], n)
        mean = np.where(friends > 0, total / np.maximum(friends, 1), shown)
        score = (1 - weight) * shown + weight * mean
        punished = score < LOW
        is_mixed = punished[first] != punished[second]
        with_punished = np.flatnonzero(punished[first] | punished[second])
        a, b = first[with_punished], second[with_punished]
        known = np.bincount(a, punished[b], n) + np.bincount(b, punished[a], n)
        speech = participation(USUAL_SPEECH, known / np.maximum(friends, 1) * visibility, FEAR)
        across = orange[first] != orange[second]
        yield {
            "round": number,
            "conduct": conduct.mean(),
            "shown": shown.mean(),
            **_by_group("score", score, members),
            **_by_group("punished", punished, members),
            "ties_across": across.mean() if across.size else 0.0,
            "ties_to_punished": is_mixed.mean() if is_mixed.size else 0.0,
            "speech": speech.mean(),
            "rewarded": (score >= HIGH).mean(),
            "people": {
                "conduct": conduct,
                "shown": shown,
                "score": score,
                "punished": punished,
                "speech": speech,
                "friends": friends.copy(),
            },
        }
        raised, gamed = answers(
            (LOW - score) / (1 - weight),
            (HIGH - score) / (1 - weight),
            comply_reach,
            game_reach,
            reward=reward,
            punishment=punishment,
        )
        raised = np.where(rng.random(n) < PACE, raised, 0.0)
        conduct = conduct + np.where(gamed, 0.0, raised)
        shown = shown + raised
        dropped = np.flatnonzero(is_mixed & (rng.random(first.size) < visibility * aversion))
        unpunished = np.flatnonzero(~punished)
        if dropped.size and unpunished.size > 1:
            keeps_second = punished[first[dropped]]
            keeper = np.where(keeps_second, second[dropped], first[dropped])
            lost = np.where(keeps_second, first[dropped], second[dropped])
            place = np.searchsorted(unpunished, keeper)
            fresh = unpunished[(place + rng.integers(1, unpunished.size, dropped.size)) % unpunished.size]
            first[dropped], second[dropped] = keeper, fresh
            friends = friends + np.bincount(fresh, minlength=n) - np.bincount(lost, minlength=n)


def _by_group(name: str, values: np.ndarray, members: dict[str, np.ndarray]) -> dict[str, float]:
    return {
        f"{group}_{name}": float(values[theirs].mean()) if theirs.size else float("nan")
        for group, theirs in members.items()
    }


def measures(society: Society, count: int, *, seed: int, **settings: float) -> pd.DataFrame:
    """Run `rounds` to the end, and return one row a round.

    Parameters
    ----------
    society, count, seed, **settings
        As in `rounds`.

    Returns
    -------
    pandas.DataFrame
        Index `round`, 0 to count. Columns: mean `conduct` (what matters) and `shown` (what is scored), in points;
        mean score and share punished of each group; `ties_across` (share of ties across groups), `ties_to_punished`
        (share of ties between a punished and an unpunished person), mean `speech`, share `rewarded`.

    Examples
    --------
    >>> from netscore import make_society
    >>> table = measures(make_society(300, seed=14055), 3, seed=1)
    >>> table.index.tolist(), bool((table["shown"] >= table["conduct"]).all())
    ([0, 1, 2, 3], True)
    """
    states = rounds(society, count, seed=seed, **settings)
    return pd.DataFrame(
        {name: value for name, value in state.items() if name != "people"} for state in states
    ).set_index("round")
