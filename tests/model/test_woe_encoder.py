"""A transformer of scikit-learn that gives each entry the weight of its bin, learnt from the past alone."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from netscore import scorecard
from netscore.woe_encoder import WoeEncoder

EDGES = {"account": [1, 2]}
PAST = pd.DataFrame({"account": np.repeat([0, 1, 2, 0, 1, 2], [10, 30, 60, 40, 30, 10])})
GOOD = np.arange(len(PAST)) < 100


def test_each_bin_gets_the_weight_of_its_goods_and_bads():
    weights, _ = scorecard.weight_of_evidence([10, 30, 60], [40, 30, 10])
    coded = WoeEncoder(EDGES).fit(PAST, GOOD).transform(pd.DataFrame({"account": [2, 0, 1, 9, -3]}))
    assert coded[:, 0] == pytest.approx(weights[[2, 0, 1, 2, 0]])  # beyond the edges: the outer bins


def test_what_is_learnt_hangs_on_the_past_and_not_on_whom_it_is_used_for():
    encoder = WoeEncoder(EDGES).fit(PAST, GOOD)
    alone = [encoder.transform(PAST.iloc[[row]])[0, 0] for row in range(0, len(PAST), 20)]
    assert alone == encoder.transform(PAST)[::20, 0].tolist()


def test_a_pipeline_can_copy_it_and_one_entry_alone_has_slope_1():
    pipeline = clone(make_pipeline(WoeEncoder(EDGES), LogisticRegression(C=np.inf)))
    pipeline.fit(PAST, GOOD)
    assert pipeline[-1].coef_[0, 0] == pytest.approx(1, abs=1e-3)
    assert pipeline[-1].intercept_[0] == pytest.approx(np.log(100 / 80), abs=1e-3)


def test_edges_of_what_is_not_recorded_are_refused():
    with pytest.raises(ValueError, match="^records must hold the column 'age'"):
        WoeEncoder({"age": [30]}).fit(PAST, GOOD)
