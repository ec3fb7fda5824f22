"""Everybody books a trip at a desk with a list: who is refused, who of them by mistake, and how long these wait."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from netscore import appeals, blacklist, validate

WEEKS = 10  # in which everybody makes a first trip (a design choice)


@dataclass(frozen=True)
class Bookings:
    """What a desk answers to everyone, and how long those wait whom it refuses by mistake.

    Attributes
    ----------
    outcome
        One of `blacklist.OUTCOMES` for each person, shape (n,).
    counts
        Outcome -> number of people.
    others
        Number of people who are not listed.
    mistakes
        Group -> share, in [0, 1], of its unlisted people who are refused; 0 if all of it are listed.
    weeks
        That each of those waits for a correction, in order of their trips, shape (wrong refusals,).
    """

    outcome: np.ndarray
    counts: dict[str, int]
    others: int
    mistakes: dict[str, float]
    weeks: np.ndarray


def book_trips(
    people: pd.DataFrame, listed: int, *, match_on: str, tolerance: int, corrections: int, list_seed: int, seed: int
) -> Bookings:
    """Return what a desk answers to everyone's first trip, and how long those wait whom it refuses by mistake.

    Parameters
    ----------
    people
        From `names.identities`.
    listed
        How many are on the list, from 0 to all; drawn by `blacklist.draw_list`.
    match_on, tolerance
        As in `blacklist.booking_desk`.
    corrections
        Mistakes that the desk puts right in a week, at least 1, first come, first served.
    list_seed, seed
        Same seeds, same list and same weeks of the trips, each of `WEEKS` being as likely.

    Returns
    -------
    Bookings
        Counts of people, shares in [0, 1] and waits in weeks.

    Raises
    ------
    ValueError
        If `people`, `corrections` or `seed` cannot be used; the message says what is allowed.

    Examples
    --------
    Six people bear one name, and one of them is listed.

    >>> six = pd.DataFrame({"group": ["blue"] * 6, "name": "Vipo Dehito", "birth_year": 1990, "id_number": None})
    >>> found = book_trips(six, 1, match_on="full name", tolerance=1, corrections=5, list_seed=1, seed=1)
    >>> found.counts
    {'right refusal': 1, 'wrong refusal': 5, 'missed': 0, 'let through': 0}
    >>> found.others, found.mistakes, found.weeks.tolist()
    (5, {'blue': 1.0, 'orange': 0.0}, [0, 0, 0, 0, 0])
    """
    validate.columns("people", people, "group")
    corrections = validate.whole("corrections", corrections, 1)
    entries = blacklist.draw_list(people, listed, seed=list_seed)
    desk = blacklist.booking_desk(people, entries, match_on=match_on, tolerance=tolerance)
    outcome, group = desk["outcome"].to_numpy(), people["group"].to_numpy()
    is_wrong, is_listed = outcome == "wrong refusal", people.index.isin(entries.index)
    trips = np.random.default_rng(validate.seed(seed)).integers(0, WEEKS, is_wrong.sum())
    return Bookings(
        outcome=outcome,
        counts={name: int((outcome == name).sum()) for name in blacklist.OUTCOMES},
        others=int((~is_listed).sum()),
        mistakes={
            name: float(is_wrong[group == name].sum() / max((~is_listed[group == name]).sum(), 1))
            for name in ("blue", "orange")
        },
        weeks=appeals.weeks_waiting(np.bincount(trips, minlength=WEEKS), corrections),
    )
