"""A blacklist: who is listed on what ground and until when, whom that reaches, and what a booking desk makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Sized
from typing import Any

import numpy as np
import pandas as pd

from netscore import validate

# Ground -> (who can be listed, months until the listing ends by itself, whether doing one's duty ends it before).
# The terms follow rules of 2017 and 2018 [opinions2018], [spc2017]; that conduct cannot be repaired is our choice.
GROUNDS = {
    "conduct on a train": (("person",), 6, False),
    "conduct on a plane": (("person",), 12, False),
    "unpaid fine": (("person",), 12, True),
    "unperformed judgment": (("person", "business"), 24, True),
    "unpaid social insurance": (("business",), 12, True),
}

# Agency -> what it can deny, whoever asks it to. An illustration, not a copy of any agreement.
AGENCIES = {
    "railway": ("higher-class train seats",),
    "airlines": ("plane tickets",),
    "bank": ("loans", "credit cards"),
    "land office": ("buying a home",),
    "market office": ("founding a business", "heading a business"),
    "treasury": ("public contracts", "subsidies"),
}

MATCH_ON = ("full name", "name and birth year", "ID number")
OUTCOMES = ("right refusal", "wrong refusal", "missed", "let through")


def register(rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """Return a register of listings.

    Parameters
    ----------
    rows
        Each (party, number, ground, month) or, with a term of its own, (party, number, ground, month, months):
        `party` "person" or "business" and its number, one of `GROUNDS`, the month of the listing (at least 0),
        and the term (at least 1 month; without it, the ground's own).

    Returns
    -------
    pandas.DataFrame
        One row a listing: `party`, `number`, `ground`, `since`, `until` (the first month in which it is over).

    Raises
    ------
    ValueError
        If a listing has no ground, a ground does not apply to the party, or a term is not positive.

    Examples
    --------
    >>> register([("person", 17, "unpaid fine", 2), ("business", 3, "unpaid social insurance", 0, 6)])
          party  number                   ground  since  until
    0    person      17              unpaid fine      2     14
    1  business       3  unpaid social insurance      0      6
    """
    if isinstance(rows, (str, Mapping, set)) or not isinstance(rows, Iterable):
        raise ValueError(f"rows must be a list of (party, number, ground, month[, months]), got {rows!r}")
    listings = []
    for at, row in enumerate(rows):
        if isinstance(row, (str, Mapping)) or not isinstance(row, Sized) or not 4 <= len(row) <= 5:
            raise ValueError(f"rows must hold (party, number, ground, month[, months]), got {row!r} at position {at}")
        party, number, ground, month = row[:4]
        validate.choice("party", party, ("person", "business"))
        if ground not in GROUNDS:
            allowed = ", ".join(map(repr, GROUNDS))
            raise ValueError(f"ground must be one of {allowed}, got {ground!r}: nobody is listed without a ground")
        parties, months, _ = GROUNDS[ground]
        if party not in parties:
            raise ValueError(f"ground must apply to a {party}, and {ground!r} applies to a {' or '.join(parties)}")
        since = validate.whole("month", month, 0)
        term = validate.whole("months", row[4] if len(row) == 5 else months, 1)
        listings.append((party, validate.whole("number", number, 0), ground, since, since + term))
    return pd.DataFrame(listings, columns=["party", "number", "ground", "since", "until"])


def in_force(register: pd.DataFrame, month: int) -> pd.DataFrame:
    """Return the listings that hold in a month: begun, and neither expired nor repaired.

    Parameters
    ----------
    register
        From `register`.
    month
        From 0.

    Returns
    -------
    pandas.DataFrame
        Rows of the register.

    Raises
    ------
    ValueError
        If `register` or `month` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> listings = register([("person", 17, "unpaid fine", 2)])
    >>> [len(in_force(listings, month)) for month in (1, 2, 13, 14)]
    [0, 1, 1, 0]
    """
    validate.columns("register", register, "since", "until")
    month = validate.whole("month", month, 0)
    return register[(register["since"] <= month) & (month < register["until"])]


def repair(register: pd.DataFrame, listing: int, month: int) -> pd.DataFrame:
    """Return the register with one listing ended because the duty was done.

    Parameters
    ----------
    register
        From `register`.
    listing
        Index of the listing.
    month
        The month of the repair, in which the listing must still hold.

    Returns
    -------
    pandas.DataFrame
        A copy; the given register is not changed.

    Raises
    ------
    ValueError
        If `register`, `listing` or `month` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> listings = register([("person", 17, "unpaid fine", 2)])
    >>> repair(listings, 0, 5)["until"].tolist(), listings["until"].tolist()
    ([5], [14])
    """
    validate.columns("register", register, "ground", "since", "until")
    validate.choice("listing", listing, tuple(register.index.tolist()))
    listed = register.loc[listing].to_dict()
    ground = listed["ground"]
    if not GROUNDS[ground][2]:
        raise ValueError(f"listing must be one that a duty done can end, got {listing!r}: {ground}")
    month = validate.whole("month", month, int(listed["since"]), int(listed["until"]) - 1)
    return register.assign(until=register["until"].where(register.index != listing, month))


def people_reached(
    register: pd.DataFrame, representative: Mapping[int, int], month: int, *, through_businesses: bool = True
) -> list[int]:
    """Return whom the list restricts in a month: listed people and, if wanted, those who represent a listed business.

    Parameters
    ----------
    register
        From `register`.
    representative
        Number of each listed business -> number of the person who is its legal representative.
    month
        The month to look at.
    through_businesses
        Whether a listing steps from a business to its legal representative.

    Returns
    -------
    list of int
        Numbers of people, in order, each once.

    Raises
    ------
    ValueError
        If `register` or `representative` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> listings = register([("person", 17, "unpaid fine", 0), ("business", 3, "unpaid social insurance", 0)])
    >>> people_reached(listings, {3: 204}, 1), people_reached(listings, {3: 204}, 1, through_businesses=False)
    ([17, 204], [17])
    """
    validate.columns("register", register, "party", "number")
    holding = in_force(register, month)
    reached = set(holding.loc[holding["party"] == "person", "number"].tolist())
    if through_businesses:
        businesses = holding.loc[holding["party"] == "business", "number"].tolist()
        for business in businesses:
            if business not in representative:
                raise ValueError(f"representative must name a person for each listed business, got none for {business}")
        reached |= {representative[business] for business in businesses}
    return sorted(reached)


def length_by_month(
    per_month: int, months: int, *, seed: int, term: int | None = 24, repaired: float = 0.0
) -> pd.DataFrame:
    """Let a register grow month by month and count how long it is.

    Parameters
    ----------
    per_month
        New listings in each month, at least 1.
    months
        Months to run, at least 1.
    seed
        Same seed, same register; matters only where people repair.
    term
        Months until a listing ends by itself, at least 1; None for a list that never forgets.
    repaired
        Share of those listed, in [0, 1), who do their duty in any one month and leave.

    Returns
    -------
    pandas.DataFrame
        One row a month (from 0): `added`, `left` and `listed` (in force in that month).

    Raises
    ------
    ValueError
        If `per_month`, `months`, `seed`, `term` or `repaired` cannot be used; the message says what is
        allowed.

    Notes
    -----
    In the long run, length = new listings a month x mean months that a listing lasts (Little 1961).

    Examples
    --------
    >>> length_by_month(10, 4, seed=1, term=2)["listed"].tolist()  # 10 a month x 2 months
    [10, 20, 20, 20]
    """
    per_month = validate.whole("per_month", per_month, 1)
    months = validate.whole("months", months, 1)
    repaired = validate.number("repaired", repaired, 0, 1, open_high=True)
    rng = np.random.default_rng(validate.seed(seed))
    since = np.repeat(np.arange(months), per_month)
    lasts = np.full(since.size, months if term is None else validate.whole("term", term, 1))
    if repaired:
        lasts = np.minimum(lasts, rng.geometric(repaired, since.size))
    left = np.bincount(since + lasts, minlength=months)[:months]
    return pd.DataFrame({"added": per_month, "left": left, "listed": (per_month - left).cumsum()})


def joint_punishment(agencies: Iterable[str]) -> pd.DataFrame:
    """Return which agency denies what to a listed person, once these agencies act on one list together.

    Parameters
    ----------
    agencies
        Names out of `AGENCIES`.

    Returns
    -------
    pandas.DataFrame
        True and False: a row each agency, a column each restriction.

    Raises
    ------
    ValueError
        If `agencies` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> joint_punishment(["railway", "bank"]).to_numpy().sum()  # one restriction and two
    np.int64(3)
    """
    if not isinstance(agencies, Iterable):
        raise ValueError(f"agencies must be names out of {', '.join(map(repr, AGENCIES))}, got {agencies!r}")
    joined = [validate.choice("agencies", agency, tuple(AGENCIES)) for agency in agencies]
    restrictions = [restriction for denied in AGENCIES.values() for restriction in denied]
    return pd.DataFrame(
        [[restriction in AGENCIES[agency] for restriction in restrictions] for agency in joined],
        index=pd.Index(joined, name="agency"),
        columns=restrictions,
        dtype=bool,
    )


def draw_list(people: pd.DataFrame, listed: int, *, seed: int, typos: float = 0.1) -> pd.DataFrame:
    """Draw who is listed, and return the list as a booking desk has it.

    Parameters
    ----------
    people
        From `names.identities`.
    listed
        How many are listed, from 0 to all. Everyone is as likely, whatever the group; a longer list from the same
        seed holds everyone of a shorter one.
    seed
        Same seed, same list.
    typos
        Share of entries, in [0, 1], whose name has one wrong letter (a design choice).

    Returns
    -------
    pandas.DataFrame
        `name`, `birth_year`, `id_number` (missing for those who book with another document: only a match counts); the
        index says whose entry it is, which no desk knows.

    Raises
    ------
    ValueError
        If `people`, `listed`, `seed` or `typos` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import names
    >>> people = names.identities(["blue"] * 50, seed=1)
    >>> draw_list(people, 3, seed=1).index.isin(draw_list(people, 5, seed=1).index).all()
    np.True_
    """
    validate.columns("people", people, "name", "birth_year", "id_number")
    listed = validate.whole("listed", listed, 0, len(people))
    typos = validate.number("typos", typos, 0, 1)
    rng = np.random.default_rng(validate.seed(seed))
    entries = people.iloc[rng.permutation(len(people))[:listed]][["name", "birth_year", "id_number"]].copy()
    wrong = rng.random(len(people))[:listed] < typos
    place, letter = rng.random(len(people))[:listed], rng.integers(1, 26, len(people))[:listed]
    entries["name"] = [
        _with_one_wrong_letter(name, at, by) if typo else name
        for name, typo, at, by in zip(entries["name"], wrong, place, letter)
    ]
    return entries


def _with_one_wrong_letter(name: str, place: float, by: int) -> str:
    letters = [at for at, letter in enumerate(name) if letter.isalpha()]
    at = letters[int(place * len(letters))]
    first = ord("A") if name[at].isupper() else ord("a")
    return name[:at] + chr(first + (ord(name[at]) - first + by) % 26) + name[at + 1 :]


def booking_desk(
    travellers: pd.DataFrame, entries: pd.DataFrame, *, match_on: str = "ID number", tolerance: int = 0
) -> pd.DataFrame:
    """Refuse every traveller who matches an entry of the list, and say what only a synthetic town knows: was it right?

    Parameters
    ----------
    travellers
        One row a booking: `name`, `birth_year`, `id_number` (missing where the document does not show it); the index
        says who it is.
    entries
        The list, in the same columns, as from `draw_list`; the index says whose entry it is.
    match_on
        "full name", "name and birth year" or "ID number".
    tolerance
        Letters, from 0 to 3, that may be changed, added or dropped between two names that still match (edit
        distance). ID numbers must agree exactly.

    Returns
    -------
    pandas.DataFrame
        One row a traveller: `refused` and `outcome`: "right refusal", "wrong refusal", "missed" (listed and not
        refused) or "let through".

    Raises
    ------
    ValueError
        If `match_on` or `tolerance` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> seen = pd.DataFrame({"name": ["Vipo Dehito", "Vipo Dehita"], "birth_year": [1990, 1990]})
    >>> seen["id_number"] = ["R1", "R2"]
    >>> listed = seen.head(1)
    >>> booking_desk(seen, listed, match_on="full name")["outcome"].tolist()
    ['right refusal', 'let through']
    >>> booking_desk(seen, listed, match_on="full name", tolerance=1)["outcome"].tolist()
    ['right refusal', 'wrong refusal']
    """
    for name, table in (("travellers", travellers), ("entries", entries)):
        validate.columns(name, table, "name", "birth_year", "id_number")
    validate.choice("match_on", match_on, MATCH_ON)
    tolerance = validate.whole("tolerance", tolerance, 0, 3)
    if match_on == "ID number":
        refused = travellers["id_number"].isin(entries["id_number"].dropna()).to_numpy()
    else:
        refused = _same_name(travellers, entries, tolerance, and_birth_year=match_on == "name and birth year")
    listed = travellers.index.isin(entries.index)
    outcome = np.array(OUTCOMES, dtype=object)[np.select([refused & listed, refused, listed], [0, 1, 2], 3)]
    return pd.DataFrame({"refused": refused, "outcome": outcome}, index=travellers.index)


def _same_name(travellers: pd.DataFrame, entries: pd.DataFrame, tolerance: int, *, and_birth_year: bool) -> np.ndarray:
    if tolerance == 0:  # equal names are looked up: nothing has to be measured
        columns = ["name", "birth_year"] if and_birth_year else ["name"]
        found = pd.MultiIndex.from_frame(travellers[columns]).isin(
            pd.MultiIndex.from_frame(entries[columns].dropna(subset="name"))
        )
        return found & travellers["name"].notna().to_numpy()
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    spelled, first = pd.factorize(travellers["name"])  # each spelling is compared once, however many bear it
    apart = process.cdist(
        first, entries["name"], scorer=Levenshtein.distance, score_cutoff=tolerance, dtype=np.uint8, workers=-1
    )
    spelling, entry = np.nonzero(apart <= tolerance)
    if not and_birth_year:
        return np.isin(spelled, spelling)
    years = entries["birth_year"].to_numpy()[entry]
    matches = pd.MultiIndex.from_arrays([spelling, years])
    return pd.MultiIndex.from_arrays([spelled, travellers["birth_year"]]).isin(matches)
