"""Invented names, as unevenly spread as real ones are, and how often two people share one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from netscore import validate

if TYPE_CHECKING:
    from netscore.society import Society

# [names2020, names2021]: 6,150 family names in use in China; the five commonest are borne by 30.8 % of the people, the
# hundred commonest by 85.9 %. A Zipf-Mandelbrot law, share ~ (rank + SHIFT) ** -POWER, that meets both.
FAMILY_NAMES, SHIFT, POWER = 6150, 7.0807, 1.7209

# Given names in use. Design choices: shares fall with the square root of the rank, and orange people share fewer
# names, as some groups do; the numbers make the commonest full name as common as [names2020] counts it, borne by
# nearly 300,000 of some 1.4 billion.
GIVEN_NAMES = {"blue": 110_000, "orange": 12_000}
GIVEN_POWER = 0.5

# Syllables of invented words; a number spelled with them is a name.
_SYLLABLES = np.array([consonant + vowel for consonant in "bcdfghjklmnprstvz" for vowel in "aeiou"])
# With this seed for names and list, resident 17 shares a name with a listed stranger: picked for lesson 08's story.
STORY_SEED = 599

_FIRST_BIRTH_YEAR, _LAST_BIRTH_YEAR = 1945, 2005


def family_name_shares() -> np.ndarray:
    """Return the share of people who bear each family name, the commonest first, shape (6150,).

    Examples
    --------
    >>> shares = family_name_shares()
    >>> [round(float(shares[:names].sum()), 3) for names in (5, 100)]
    [0.308, 0.859]
    """
    return _falling(FAMILY_NAMES, POWER, SHIFT)


def given_name_shares(group: str) -> np.ndarray:
    """Return the share of a group who bear each given name, the commonest first.

    Parameters
    ----------
    group
        "blue" or "orange".

    Returns
    -------
    numpy.ndarray
        They sum to 1.

    Raises
    ------
    ValueError
        If `group` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> len(given_name_shares("blue")), len(given_name_shares("orange"))
    (110000, 12000)
    """
    return _falling(GIVEN_NAMES[validate.choice("group", group, tuple(GIVEN_NAMES))], GIVEN_POWER)


def _falling(names: int, power: float, shift: float = 0.0) -> np.ndarray:
    weight = (np.arange(1, names + 1) + shift) ** -power
    return weight / weight.sum()


def identities(group: Any, *, seed: int, other_document: float = 0.05) -> pd.DataFrame:
    """Give people invented names, birth years and ID numbers: what a booking asks for.

    Parameters
    ----------
    group
        "blue" or "orange", one a person, shape (n,).
    seed
        Same seed, same identities.
    other_document
        Share of people, in [0, 1], who book with a document that does not show the ID number (a design choice).

    Returns
    -------
    pandas.DataFrame
        One row a person, in order: `group`, `name`, `birth_year`, `id_number` (all different; missing for those
        with another document), `name_share` (chance that anyone drawn from people like these bears the same name).

    Raises
    ------
    ValueError
        If `group`, `seed` or `other_document` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> identities(["blue", "orange"], seed=1, other_document=0)[["name", "birth_year", "id_number"]]
                  name  birth_year id_number
    0  Vipo Dehito        1993  R0000001
    1  Dobu Juconu        2004  R0000014
    """
    group = validate.labels("group", group)
    other_document = validate.number("other_document", other_document, 0, 1)
    rng = np.random.default_rng(validate.seed(seed))
    n = group.size
    shares = family_name_shares()
    family = rng.choice(FAMILY_NAMES, n, p=shares)
    given = np.zeros(n, dtype=np.int64)
    name_share = np.zeros(n)
    given_shares = {name: given_name_shares(name) for name in sorted(set(group.tolist()))}
    for name, theirs in given_shares.items():
        given[group == name] = rng.choice(theirs.size, (group == name).sum(), p=theirs)
    for name, theirs in given_shares.items():
        known = given < theirs.size
        name_share[known] += (group == name).mean() * theirs[given[known]]
    number = rng.permutation(10 * n)[:n]
    shows_id = rng.random(n) >= other_document
    return pd.DataFrame(
        {
            "group": group,
            "name": np.strings.add(np.strings.add(_spell(family, 2), " "), _spell(given, 3)),
            "birth_year": rng.integers(_FIRST_BIRTH_YEAR, _LAST_BIRTH_YEAR + 1, n),
            "id_number": pd.Series([f"R{value:07}" for value in number]).where(shows_id),
            "name_share": shares[family] * name_share,
        }
    )


def country(town: Society, n: int, *, seed: int) -> pd.DataFrame:
    """Give names to a town and to people from elsewhere, of whom three in ten are orange.

    Parameters
    ----------
    town
        Its residents keep their numbers and groups; its seed also draws the groups of the others.
    n
        People in all, at least as many as in the town.
    seed
        Same seed, same identities.

    Returns
    -------
    pandas.DataFrame
        As from `identities`.

    Raises
    ------
    ValueError
        If `n` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import make_society
    >>> town = make_society(300, seed=14055)
    >>> country(town, 50_000, seed=STORY_SEED).loc[[17, 204], "name"].tolist()
    ['Tunu Tenaba', 'Leno Pajovu']
    """
    n = validate.whole("n", n, len(town))
    elsewhere = np.random.default_rng(town.seed).choice(["blue", "orange"], n - len(town), p=[0.7, 0.3])
    return identities(np.r_[town.people["group"].astype(str), elsewhere], seed=seed)


def _spell(code: np.ndarray, syllables: int) -> np.ndarray:
    """Spell numbers as words; neighbours in rank look nothing like each other."""
    base = _SYLLABLES.size
    code = (code * 100_003 + 4_321) % base**syllables  # a prime step meets every word before one comes again
    words = np.full(code.shape, "", dtype=f"<U{2 * syllables}")
    for _ in range(syllables):
        code, last = np.divmod(code, base)
        words = np.strings.add(words, _SYLLABLES[last])
    return np.strings.capitalize(words)


def chance_to_share(shares: Any) -> float:
    """Return the chance that two people drawn at random bear the same name: the sum of squared shares.

    Parameters
    ----------
    shares
        Share of people who bear each name, shape (names,), adding up to 1.

    Returns
    -------
    float
        In [0, 1].

    Examples
    --------
    >>> chance_to_share([0.5, 0.5]), chance_to_share([0.9, 0.1])
    (0.5, 0.8200000000000001)
    """
    shares = _shares(shares)
    return float((shares**2).sum())


def chance_of_wrong_hit(shares: Any, listed: int) -> float:
    """Return the chance that an unlisted person bears a name that stands on a list.

    Parameters
    ----------
    shares
        Share of people who bear each name, shape (names,), adding up to 1.
    listed
        People on the list, drawn at random, at least 0.

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ValueError
        If `listed` cannot be used; the message says what is allowed.

    Notes
    -----
    ``sum of p * (1 - (1 - p) ** listed)``: you bear a name with chance p, and at least one listed person does too.

    Examples
    --------
    >>> chance_of_wrong_hit([0.5, 0.5], 1), chance_of_wrong_hit([0.5, 0.5], 2)
    (0.5, 0.75)
    """
    shares = _shares(shares)
    return float((shares * (1 - (1 - shares) ** validate.whole("listed", listed, 0))).sum())


def _shares(shares: Any) -> np.ndarray:
    shares = validate.vector("shares", shares, low=0, high=1)
    if abs(shares.sum() - 1) > 1e-9:
        raise ValueError(f"shares must add up to 1, got {shares.sum():g}")
    return shares
