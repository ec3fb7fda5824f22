"""Pairs, their interval and approvals are drawn as they were answered."""

import numpy as np
import pytest

from netscore import audit
from netscore.figures.audit import audit_figure
from netscore.figures.base import FAINT, HOLLOW, INK
from netscore.paired_test import MOST, PairedTest, paired_test

FOUND = PairedTest(
    questions=6,
    differences=np.array([28.0, 30.0, 35.0]),
    effect={"estimate": 31.0, "low": 22.0, "high": 40.0},
    per_point=None,
    approved={"low": 1 / 3, "high": 1.0},
)


def test_one_mark_a_pair_the_interval_and_each_side(read):
    figure = audit_figure(FOUND)
    see = read(figure)
    assert list(see("one pair", "x")) == [28, 30, 35] and list(see("one pair", "y")) == [0, 0.5, 1]
    assert list(see("mean and 95 % interval", "x")) == [22, 31, 40]
    assert len(set(see("mean and 95 % interval", "y"))) == 1 < see("mean and 95 % interval", "y")[0]
    assert see("one pair", "color") == see("mean and 95 % interval", "color") == INK
    assert dict(zip(see("approved", "x"), see("approved", "y"))) == {"low side": 1 / 3, "high side": 1}
    assert list(see("approved", "text")) == ["33%", "100%"] and list(see("approved", "color")) == [HOLLOW, FAINT]
    assert [shape.x0 for shape in figure.layout.shapes] == [0] == [shape.x1 for shape in figure.layout.shapes]
    assert figure.layout.yaxis2.range[0] == 0 and figure.layout.yaxis2.range[1] > 1


@pytest.mark.parametrize("column", audit.COLUMNS)
def test_no_pair_of_any_practice_scorer_leaves_the_picture(column):
    low, high = audit_figure(FOUND).layout.xaxis.range
    for scorer in range(1, 21):
        for own in (560, 760):
            base = audit.application(own_score=own, friends_mean=680, friends_lowest=560)
            found = paired_test(base, column, step=150, count=MOST, scorer=scorer)
            assert low < found.differences.min() and found.differences.max() < high
            assert audit_figure(found).layout.xaxis.range == (low, high)
