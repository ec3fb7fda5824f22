"""Five registers of the same people, each with its own typing errors and old addresses."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netscore import validate

FIELDS = ("family_name", "given_name", "birth_year", "street")

# Register -> (share of people in it, what it holds, mean of that). Design choices, except that registers differ.
REGISTERS = {
    "tax": (0.95, "income"),
    "court": (0.08, "debt"),
    "transport": (0.60, "trips"),
    "shop": (0.70, "spending"),
    "social insurance": (0.90, "months_paid"),
}
# With this seed, resident 204 inherits a housemate's debt: picked for lesson 09's story.
STORY_SEED = 295

STREETS = 200
HOUSEHOLD_SIZES, HOUSEHOLD_SHARES = (1, 2, 3, 4), (0.35, 0.35, 0.15, 0.15)


def population(identities: pd.DataFrame, *, seed: int, housemates: bool = True) -> pd.DataFrame:
    """Give people households and streets; a household shares its family name and its street.

    Parameters
    ----------
    identities
        From `names.identities`: `group`, `name` and `birth_year` are used.
    seed
        Same seed, same households.
    housemates
        False puts everyone into a household of one.

    Returns
    -------
    pandas.DataFrame
        One row a person, in order: `group`, `household`, `family_name`, `given_name`, `birth_year`, `street`.
        The family name is that of the member with the lowest number.

    Raises
    ------
    ValueError
        If `identities` or `seed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import names
    >>> people = population(names.identities(["blue"] * 50, seed=1), seed=1)
    >>> bool((people.groupby("household")[["family_name", "street"]].nunique() == 1).all(axis=None))
    True
    """
    validate.columns("identities", identities, "group", "name", "birth_year")
    n = len(identities)
    rng = np.random.default_rng(validate.seed(seed))
    sizes = rng.choice(HOUSEHOLD_SIZES, n, p=HOUSEHOLD_SHARES) if housemates else np.ones(n, dtype=int)
    household = np.empty(n, dtype=int)
    household[rng.permutation(n)] = np.repeat(np.arange(n), sizes)[:n]
    head = pd.Series(np.arange(n)).groupby(household).transform("min").to_numpy()
    written = identities["name"].str.split(" ", expand=True)
    return pd.DataFrame(
        {
            "group": identities["group"].to_numpy(),
            "household": household,
            "family_name": written[0].to_numpy()[head],
            "given_name": written[1].to_numpy(),
            "birth_year": identities["birth_year"].to_numpy(),
            "street": rng.integers(0, STREETS, n)[household],
        }
    )


def draw_registers(
    people: pd.DataFrame, *, seed: int, typos: float = 0.05, moved: float = 0.15
) -> dict[str, pd.DataFrame]:
    """Draw five registers, each written down by somebody else at another time.

    Parameters
    ----------
    people
        From `population`.
    seed
        Same seed, same registers; more errors come on top of fewer.
    typos
        Chance, in [0, 1], that an entry of a name or a birth year is wrong, in each register anew.
    moved
        Chance, in [0, 1], that a register has an old street.

    Returns
    -------
    dict of str to pandas.DataFrame
        Register -> one row a record: the four `FIELDS` and what the register holds. The index says whose record
        it is, which only a synthetic town knows.

    Raises
    ------
    ValueError
        If `people`, `seed`, `typos` or `moved` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import names
    >>> drawn = draw_registers(population(names.identities(["blue"] * 100, seed=1), seed=1), seed=1)
    >>> list(drawn), list(drawn["court"])[-1]
    (['tax', 'court', 'transport', 'shop', 'social insurance'], 'debt')
    """
    validate.columns("people", people, *FIELDS)
    typos = validate.number("typos", typos, 0, 1)
    moved = validate.number("moved", moved, 0, 1)
    drawn = {}
    for name, stream in zip(REGISTERS, np.random.SeedSequence(validate.seed(seed)).spawn(len(REGISTERS))):
        share, holds = REGISTERS[name]
        rng = np.random.default_rng(stream)
        n = len(people)
        written = people[list(FIELDS)].copy()
        for field in ("family_name", "given_name"):
            wrong = rng.random(n) < typos
            written[field] = np.where(wrong, written[field].str[:-1] + "x", written[field])  # no name ends in x
        wrong, shift = rng.random(n) < typos, rng.choice([-1, 1, 10], n)
        written["birth_year"] += np.where(wrong, shift, 0)
        old, street = rng.random(n) < moved, rng.integers(1, STREETS, n)
        written["street"] = np.where(old, (written["street"] + street) % STREETS, written["street"])
        written[holds] = np.round(np.exp(rng.normal(6, 1, n)))
        drawn[name] = written[rng.random(n) < share]
    return drawn
