"""A reader's verdicts on claims beside those of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from netscore import evidence, validate


@dataclass(frozen=True)
class Compared:
    """One claim, and how far a reader and the ledger agree on all.

    Attributes
    ----------
    number, name
        Of the claim: its place from 1, and its id.
    claim
        The sentence.
    yours
        The reader's verdict, or None.
    ledger, better, unit, looked, sources
        The ledger's verdict, what the record shows, what its counts count, where something was looked for in vain, and
        the keys of its sources.
    table
        One row a claim, in order: "kind", "yours" (a verdict, or missing) and "ledger".
    sorted, agree
        Number of claims with a verdict of the reader, and of those with the ledger's verdict.
    """

    number: int
    name: str
    claim: str
    yours: str | None
    ledger: str
    better: str
    unit: str
    looked: str
    sources: list[str]
    table: pd.DataFrame
    sorted: int
    agree: int


def compare(claims: pd.DataFrame, yours: Mapping[str, str], number: int) -> Compared:
    """Return one claim with both verdicts, and how many verdicts agree.

    Parameters
    ----------
    claims
        From `evidence.read_claims`.
    yours
        Id of a claim -> verdict of `evidence.VERDICTS`.
    number
        Of the claim, from 1.

    Returns
    -------
    Compared
        With a table of all verdicts.

    Raises
    ------
    ValueError
        If `yours` or `number` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> found = compare(evidence.read_claims(), {"S07": "misreported", "S01": "opinion"}, 7)
    >>> found.name, found.yours, found.ledger, found.sorted, found.agree
    ('S07', 'misreported', 'misreported', 2, 1)
    """
    number = validate.whole("number", number, 1, len(claims))
    for name, verdict in yours.items():
        validate.choice("yours", name, tuple(claims.index))
        validate.choice(f"yours[{name!r}]", verdict, tuple(evidence.VERDICTS))
    table = pd.DataFrame(
        {
            "kind": claims["kind"],
            "yours": [yours.get(name) for name in claims.index],
            "ledger": claims["verdict"],
        }
    )
    claim, name = claims.iloc[number - 1], str(claims.index[number - 1])
    return Compared(
        number=number,
        name=name,
        claim=claim["claim"],
        yours=yours.get(name),
        ledger=claim["verdict"],
        better=claim["better"],
        unit=claim["unit"],
        looked=claim["looked"],
        sources=evidence.keys(claim["sources"]),
        table=table,
        sorted=len(yours),
        agree=int((table["yours"] == table["ledger"]).sum()),
    )
