"""Records to weights of evidence, as a step of a scikit-learn pipeline."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin  # heavy: imported by `card` only when a card is fitted

from netscore.card import known_bins, weights_by_bin


class WoeEncoder(TransformerMixin, BaseEstimator):
    """Replace each entry of a record by the weight of evidence of its bin, learnt from past borrowers.

    Parameters
    ----------
    edges
        Entry -> where its bins begin, the lowest bin left out.

    Examples
    --------
    >>> records = pd.DataFrame({"missed": [0, 0, 0, 0, 1, 1, 1, 1]})
    >>> good = [True, True, True, False, True, False, False, False]
    >>> WoeEncoder({"missed": [1]}).fit(records, good).transform(records.iloc[[0]]).round(4).tolist()
    [[1.0986]]
    """

    def __init__(self, edges: dict[str, list[float]]) -> None:
        self.edges = edges

    def fit(self, records: pd.DataFrame, good: Any) -> WoeEncoder:
        """Count the goods and bads of every bin.

        Parameters
        ----------
        records
            One row a past borrower.
        good
            Whether each repaid, shape (n,).

        Returns
        -------
        WoeEncoder
            Itself.
        """
        self.tables_ = weights_by_bin(records, good, self.edges)
        return self

    def transform(self, records: pd.DataFrame) -> np.ndarray:
        """Return the weights of the bins that records fall in.

        Parameters
        ----------
        records
            One row a person.

        Returns
        -------
        numpy.ndarray
            Shape (n, entries), in units of ln(odds).
        """
        coded = known_bins(records, self.edges, self.tables_)
        return np.column_stack([self.tables_[entry]["woe"].to_numpy()[coded[entry]] for entry in self.edges])
