"""Lesson 01's app says and shows whom a cut-off refuses."""

import numpy as np
import pytest

from netscore import TOWN_SEED, make_society, scorecard
from netscore.apps import CutoffApp

PAST = make_society(20_000, seed=TOWN_SEED, mean_degree=1).people


def row_and_best(cutoff: int, loss: int):
    table = scorecard.cutoff_table(PAST["own_score"], PAST["repaid"], range(300, 851, 5), loss=loss, gain=1)
    return table.loc[cutoff], table["profit"].max(), int(table["profit"].idxmax())


@pytest.mark.parametrize(("cutoff", "loss"), [(500, 10), (720, 20)])
def test_it_says_what_the_table_counts(cutoff, loss):
    app = CutoffApp(cutoff=cutoff, loss=loss)
    row, best, _ = row_and_best(cutoff, loss)
    accepted, missed = int(row["accepted_good"] + row["accepted_bad"]), int(row["missed_good"])
    assert (
        f"At a cut-off of {cutoff}, {accepted:,} of 20,000 people are accepted and {row['accepted_bad']:,.0f} of "
        in (app.said)
    )
    assert f"{missed:,} people are refused who would have repaid, {missed / (20_000 - accepted):.0%} of all" in app.said
    assert f"The profit is {row['profit']:,.0f} (a good loan earns 1, a bad one costs {loss})" in app.said
    assert f"another cut-off earns {best - row['profit']:,.0f} more." in app.said


def test_the_best_cut_off_is_told_once_it_is_found():
    app = CutoffApp()
    _, profit, best = row_and_best(500, 10)
    assert str(best) not in app.said and f"{profit:,.0f}" not in app.said
    app.controls["cutoff"].value = best
    assert app.said.endswith("no other cut-off earns more.") and f"The profit is {profit:,.0f}" in app.said
    dark = {trace.name: np.array(trace.y)[np.array(trace.marker.opacity) == 1].sum() for trace in app.figure.data[:2]}
    assert f"{dark['repaid']:,} people are refused who would have repaid, 68% of" in app.said
    assert dark["repaid"] > 2 * dark["did not repay"]  # most of what is dark are people who would have repaid


def test_at_the_ends_nobody_is_refused_or_nearly_all():
    app = CutoffApp(cutoff=300)
    assert "20,000 of 20,000 people are accepted" in app.said and "Nobody is refused." in app.said
    app.controls["cutoff"].value = 850
    assert f"{(PAST['own_score'] == 850).sum()} of 20,000 people are accepted" in app.said


def test_the_residents_of_the_town_are_marked_and_not_those_of_the_past():
    marks = {trace.name: trace for trace in CutoffApp(n=5000).figure.data}["residents"]
    town = make_society(300, seed=TOWN_SEED).people["own_score"]
    assert dict(zip(marks.text, marks.x)) == {"204": town[204], "17": town[17]}
