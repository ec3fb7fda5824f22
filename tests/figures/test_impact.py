"""Lesson 11's curves of delayed impact, with the policies on them."""

import numpy as np
import pandas as pd
import pytest

from netscore import harm
from netscore.figures.base import GRAY, INK
from netscore.figures.impact import impact_figure

TABLE = [500, 600], {"A": [1, 1], "B": [3, 1]}, {"A": [0.5, 0.9], "B": [0.25, 0.8]}
CURVES = harm.delayed_impact(*TABLE)
MARKS = harm.policy_impact(harm.threshold_policies(*TABLE, loss=1), CURVES)


def test_lines_are_groups_and_symbols_are_policies_on_them(read):
    figure = impact_figure(CURVES, MARKS)
    see = read(figure)
    for name in ("A", "B"):
        curve = CURVES[CURVES["group"] == name]
        assert list(see(f"group {name}", "x")) == curve["selected"].tolist() == sorted(curve["selected"])
        assert list(see(f"group {name}", "y")) == curve["change"].tolist() and see(f"group {name}", "color") == INK
    policies = list(dict.fromkeys(MARKS.index.get_level_values("policy")))
    assert see.names == ["no change", "group A", "group B", *policies] and len(policies) == 4
    for policy in policies:
        for at, name in enumerate(("A", "B")):
            place = see(policy, "x")[at], see(policy, "y")[at]
            assert place == tuple(MARKS.loc[(policy, name), ["selected", "change"]])
            curve = CURVES[CURVES["group"] == name]
            assert np.interp(place[0], curve["selected"], curve["change"]) == pytest.approx(place[1])
            words = f"group {name} {place[1]:+.1f} points at {place[0]:.0%}"
            assert words in figure.layout.meta["alt"].split(f"{policy.capitalize()}: ")[1].split(". ")[0] + "."
        assert len(see(policy, "x")) == 2 and see(policy, "color") == INK
    assert see("no change", "y") == (0, 0) and see("no change", "x") == (0, 1) and see("no change", "color") == GRAY
    looks = [trace.line.dash for trace in figure.data[1:3]] + [trace.marker.symbol for trace in figure.data[3:]]
    assert len(set(looks)) == len(looks)
    low, high = figure.layout.xaxis.range
    assert low < 0 and 1 < high


def test_more_than_can_be_told_apart_is_refused():
    many = pd.DataFrame({"group": list("ABCDE"), "selected": 0.5, "change": 1.0})
    with pytest.raises(ValueError, match="^curves must hold at most 4 .* got 5"):
        impact_figure(many, MARKS)
    index = pd.MultiIndex.from_product([list("uvwxyz"), ["A"]], names=["policy", "group"])
    with pytest.raises(ValueError, match="^marks must hold at most 5 .* got 6"):
        impact_figure(CURVES, pd.DataFrame({"selected": 0.5, "change": 1.0}, index=index))
