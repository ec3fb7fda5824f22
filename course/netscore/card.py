"""A scorecard: records in, points out, with a reason for every point that is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from netscore import validate
from netscore.scorecard import weight_of_evidence

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline


MISSING = "missing"  # the bin of those for whom an entry is not known


@dataclass(frozen=True, eq=False)
class Scorecard:
    """Points for each bin of each entry of a record; a person's score is their sum.

    Attributes
    ----------
    table
        One row a bin, index (`entry`, `bin`): `goods`, `bads` (people), `woe` (weight of evidence), `points`.
    edges
        Entry -> where its bins begin, the lowest bin left out.
    pipeline
        The scikit-learn pipeline behind it: bins, then weights of evidence, then a logistic regression.
    factor, offset
        Of the points scale.
    """

    table: pd.DataFrame
    edges: dict[str, list[float]]
    pipeline: Pipeline
    factor: float
    offset: float

    def chance(self, records: pd.DataFrame) -> np.ndarray:
        """Return each person's predicted chance of repaying, shape (n,).

        Parameters
        ----------
        records
            One row a person, with the entries of the card.

        Returns
        -------
        numpy.ndarray
            Shape (n,), in [0, 1].
        """
        return self.pipeline.predict_proba(records)[:, 1]

    def points(self, records: pd.DataFrame) -> pd.DataFrame:
        """Return each person's points for each entry, not rounded; a row's sum is the score exactly.

        Parameters
        ----------
        records
            One row a person, with the entries of the card.

        Returns
        -------
        pandas.DataFrame
            One row a person, one column an entry.
        """
        tables = {entry: self.table.loc[[entry]] for entry in self.edges}
        coded = known_bins(records, self.edges, tables)
        return pd.DataFrame(
            {entry: tables[entry]["points"].to_numpy()[coded[entry]] for entry in self.edges}, index=records.index
        )

    def score(self, records: pd.DataFrame) -> pd.Series:
        """Return each person's score: offset + factor * ln(odds), not rounded.

        Parameters
        ----------
        records
            One row a person, with the entries of the card.

        Returns
        -------
        pandas.Series
            One number a person, in points.
        """
        return self.points(records).sum(axis=1)

    def reasons(self, record: pd.DataFrame, most: int = 4, against: pd.Series | None = None) -> pd.DataFrame:
        """Return the entries that cost one person most, against the best bin or against others; largest loss first.

        Parameters
        ----------
        record
            One row of records.
        most
            How many to name, at least 1. Entries that cost nothing are never named.
        against
            Entry -> points to compare with, such as the mean of all applicants or of those just above the cut-off, the
            two ways that the official comment on US Regulation B names [regb]; by default the best bin of each entry.

        Returns
        -------
        pandas.DataFrame
            Index `entry`; columns `bin` (in words), `points` and `lost` (points below what is compared with).

        Raises
        ------
        ValueError
            If `record`, `most` or `against` cannot be used; the message says what is allowed.
        """
        most = validate.whole("most", most, 1)
        if len(record) != 1:
            raise ValueError(f"record must hold one person, got {len(record)}")
        best = self.table["points"].groupby(level=0).max() if against is None else against
        missing = [entry for entry in self.edges if entry not in best]
        if missing:
            raise ValueError(f"against must hold points of every entry, got none of {missing[0]!r}")
        points = self.points(record).iloc[0]  # refuses a gap for which there is no bin
        at = binned(record, self.edges).iloc[0]
        rows = pd.DataFrame(
            {
                "bin": [self.table.loc[entry].index[at[entry]] for entry in self.edges],
                "points": points.to_numpy(),
            },
            index=pd.Index(list(self.edges), name="entry"),
        )
        rows["lost"] = best[rows.index] - rows["points"]
        return rows[rows["lost"] > 0].sort_values("lost", ascending=False, kind="stable").head(most)


def fit_scorecard(
    records: pd.DataFrame, good: Any, edges: Mapping[str, Sequence[float]], *, factor: float, offset: float
) -> Scorecard:
    """Build a scorecard from past borrowers, by weights of evidence and logistic regression.

    Parameters
    ----------
    records
        One row a borrower; the columns named in `edges` are used and must hold numbers. An entry that is missing (NaN)
        for some gets one more bin, `MISSING`, so that a thin file can be scored.
    good
        Flags of shape (n,): who repaid.
    edges
        Entry -> where its bins begin: rising numbers, the lowest bin left out. Each bin, also that for missing, must
        hold good and bad borrowers.
    factor, offset
        Of the points scale, from `scorecard.points_scale`.

    Returns
    -------
    Scorecard
        With its table of points, ready to score.

    Raises
    ------
    ValueError
        If `good`, `factor` or `offset` cannot be used; the message says what is allowed.

    Notes
    -----
    ln(odds) = b0 + sum of b_k * woe_k, fitted without a penalty: a penalty would pull the weights towards 0, and
    one entry alone would no longer get b_1 = 1. A bin's points are factor * (b_k * woe + b0 / entries) +
    offset / entries, so that the points of a record add up to offset + factor * ln(odds) exactly (Siddiqi 2006).

    Examples
    --------
    >>> records = pd.DataFrame({"missed": [0, 0, 0, 0, 1, 1, 1, 1]})
    >>> good = [True, True, True, False, True, False, False, False]
    >>> card = fit_scorecard(records, good, {"missed": [1]}, factor=100, offset=500)
    >>> card.table["points"].round(1).to_dict()  # 500 + 100 ln 3 and 500 - 100 ln 3
    {('missed', 'below 1'): 609.9, ('missed', '1 or more'): 390.1}
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    from netscore.woe_encoder import WoeEncoder

    edges = _edges(edges)
    validate.columns("records", records, *edges)
    validate.same_rows(records=records, good=good)
    good = validate.flags("good", good, length=len(records))
    factor = validate.number("factor", factor, 0, np.inf, open_low=True)
    offset = validate.number("offset", offset, -np.inf, np.inf)
    pipeline = make_pipeline(WoeEncoder(edges), LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000))
    pipeline.fit(records, good)
    base, weight = pipeline[-1].intercept_[0] / len(edges), pipeline[-1].coef_[0]
    rows = []
    for k, (entry, table) in enumerate(pipeline[0].tables_.items()):
        points = factor * (weight[k] * table["woe"] + base) + offset / len(edges)
        rows.append(table.assign(entry=entry, points=points))
    table = pd.concat(rows).set_index("entry", append=True).swaplevel().rename_axis(["entry", "bin"])
    return Scorecard(table, edges, pipeline, factor, offset)


def binned(records: pd.DataFrame, edges: Mapping[str, Sequence[float]]) -> pd.DataFrame:
    """Return the number of the bin, from 0, that each entry falls in; a value on an edge opens the bin.

    What is missing (NaN) falls in a bin of its own, after all others.

    Parameters
    ----------
    records
        One row a person.
    edges
        Entry -> where its bins begin, rising, the lowest bin left out.

    Returns
    -------
    pandas.DataFrame
        Whole numbers, of the shape of the records.

    Raises
    ------
    ValueError
        If `records` or `edges` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> binned(pd.DataFrame({"missed": [0, 1, 5, np.nan]}), {"missed": [1, 3]})["missed"].tolist()
    [0, 1, 2, 3]
    """
    edges = _edges(edges)
    validate.columns("records", records, *edges)
    coded = {}
    for entry, starts in edges.items():
        values = validate.vector(f"records in {entry!r}", records[entry], missing=True)
        coded[entry] = np.where(np.isnan(values), len(starts) + 1, np.searchsorted(starts, values, side="right"))
    return pd.DataFrame(coded, index=records.index)


def known_bins(
    records: pd.DataFrame, edges: Mapping[str, Sequence[float]], tables: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """Return `binned` records, if there is a row for every bin that they fall in.

    Parameters
    ----------
    records
        One row a person.
    edges
        Entry -> where its bins begin, rising, the lowest bin left out.
    tables
        Entry -> one row a bin, as from `weights_by_bin`.

    Returns
    -------
    pandas.DataFrame
        Whole numbers, of the shape of the records.

    Raises
    ------
    ValueError
        If an entry is missing for somebody, and was missing for nobody of those that the tables were learnt from.

    Examples
    --------
    >>> full = {"missed": pd.DataFrame({"points": [9, 3]})}
    >>> known_bins(pd.DataFrame({"missed": [np.nan]}), {"missed": [1]}, full)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: records in 'missed' must hold a number for everyone, got none at position 0: ...
    """
    coded = binned(records, edges)
    for entry, table in tables.items():
        unknown = coded[entry].to_numpy() >= len(table)
        if unknown.any():
            raise ValueError(
                f"records in {entry!r} must hold a number for everyone, got none at position "
                f"{int(np.argmax(unknown))}: the card learnt from records without gaps there, and has no bin for them"
            )
    return coded


def bin_names(starts: Sequence[float]) -> list[str]:
    """Return the bins of one entry in words.

    Parameters
    ----------
    starts
        Where the bins begin, rising, the lowest left out.

    Returns
    -------
    list[str]
        From the lowest bin to the highest.

    Examples
    --------
    >>> bin_names([1, 3])
    ['below 1', '1 to below 3', '3 or more']
    """
    between = [f"{low:g} to below {high:g}" for low, high in zip(starts, starts[1:])]
    return [f"below {starts[0]:g}", *between, f"{starts[-1]:g} or more"]


def _edges(edges: Mapping[str, Sequence[float]]) -> dict[str, list[float]]:
    if not edges:
        raise ValueError("edges must name at least one entry, got none")
    checked = {}
    for entry, starts in edges.items():
        rising = validate.vector("edges", starts)
        if (np.diff(rising) <= 0).any():
            raise ValueError(f"edges must rise, got {rising.tolist()} for {entry!r}")
        checked[entry] = rising.tolist()
    return checked


def weights_by_bin(records: pd.DataFrame, good: np.ndarray, edges: Mapping[str, Sequence[float]]) -> dict:
    """Return, for each entry, a table of its bins: `goods`, `bads` and `woe`; the last one is `MISSING`, if any are.

    Parameters
    ----------
    records
        One row a past borrower.
    good
        Whether each repaid, shape (n,).
    edges
        Entry -> where its bins begin, rising, the lowest bin left out.

    Returns
    -------
    dict
        Entry -> table with one row a bin.

    Raises
    ------
    ValueError
        If `good` or `edges` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> records = pd.DataFrame({"missed": [0, 0, 1, 1]})
    >>> weights_by_bin(records, [True, False, True, False], {"missed": [1]})["missed"]["woe"].tolist()
    [0.0, 0.0]
    """
    validate.columns("records", records, *edges)
    validate.same_rows(records=records, good=good)
    good = validate.flags("good", good, length=len(records))
    coded, tables = binned(records, edges), {}
    for entry, starts in edges.items():
        names = bin_names(starts)
        if coded[entry].max() == len(names):
            names.append(MISSING)
        count = [np.bincount(coded[entry][flag], minlength=len(names)) for flag in (good, ~good)]
        for name, counted in zip(("good", "bad"), count):
            if not counted.all():
                raise ValueError(
                    f"edges must leave {name} people in every bin: {entry!r} has none in "
                    f"{names[int(np.argmin(counted))]!r}"
                )
        woe, _ = weight_of_evidence(*count)
        tables[entry] = pd.DataFrame({"goods": count[0], "bads": count[1], "woe": woe}, index=names)
    return tables
