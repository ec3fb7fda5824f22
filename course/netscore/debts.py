"""The court's debts are put into tax files: into whose, and whose debt a resident then carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netscore import dossier, linkage, registers, validate

# What can become of a debt. The last: the debtor is in no tax file, and the debt is put into none.
FATES = ("own file", "housemate's file", "stranger's file", "missed", "has no file")


@dataclass(frozen=True)
class Debts:
    """What became of each debt.

    Attributes
    ----------
    debtor
        Number of the person who has each debt, shape (debts,).
    weight
        Of the best match of each debt, in bits, shape (debts,).
    fate
        One of `FATES` for each debt, shape (debts,).
    counts
        Fate -> number of debts.
    wrong
        Number of debts in someone else's file.
    carried
        Which debts were put into the resident's file; flags of shape (debts,).
    """

    debtor: np.ndarray
    weight: np.ndarray
    fate: np.ndarray
    counts: dict[str, int]
    wrong: int
    carried: np.ndarray


def file_debts(
    people: pd.DataFrame,
    fields: Sequence[str] = registers.FIELDS,
    *,
    threshold: float,
    typos: float,
    moved: float,
    resident: int,
    seed: int,
) -> Debts:
    """Return what becomes of each debt when the court's register is linked to the tax office's.

    Parameters
    ----------
    people
        From `registers.population`.
    fields
        Fields that are compared, of `registers.FIELDS`. Their weights are counted where it is known who is who.
    threshold
        Least weight, in bits, at which a debt is put into the best matching file.
    typos, moved
        Chances of errors, as in `registers.draw_registers`.
    resident
        Number of the resident whose file is looked at.
    seed
        Same seed, same registers.

    Returns
    -------
    Debts
        Fate, weight in bits and holder of each debt.

    Raises
    ------
    ValueError
        If `people` or `resident` cannot be used; the message says what is allowed.

    Examples
    --------
    Nothing can match at 99 bits, so that all who have a tax file are missed.

    >>> from netscore import names
    >>> people = registers.population(names.identities(["blue"] * 400, seed=1), seed=1)
    >>> found = file_debts(people, threshold=99, typos=0, moved=0, resident=17, seed=1)
    >>> sum(found.counts.values()) == found.counts["missed"] + found.counts["has no file"] == len(found.weight)
    True
    """
    validate.columns("people", people, "household")
    resident = validate.whole("resident", resident, 0, len(people) - 1)
    drawn = registers.draw_registers(people, seed=seed, typos=typos, moved=moved)
    tax, court = drawn["tax"], drawn["court"]
    links = dossier.link_records(tax, court, linkage.known_rates(tax, court, fields), threshold=threshold)
    outcome, linked = links["outcome"].to_numpy(), links["linked"].to_numpy(dtype=float, na_value=np.nan)
    home = people["household"]
    at_home = home[links.index].to_numpy() == home.reindex(linked).to_numpy()
    fate = np.select(
        [outcome == "right", (outcome == "wrong") & at_home, outcome == "wrong", outcome == "missed"],
        FATES[:4],
        FATES[4],
    )
    return Debts(
        debtor=links.index.to_numpy(),
        weight=links["weight"].to_numpy(),
        fate=fate,
        counts={name: int((fate == name).sum()) for name in FATES},
        wrong=int((outcome == "wrong").sum()),
        carried=linked == resident,
    )
