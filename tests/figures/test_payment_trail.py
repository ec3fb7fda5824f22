"""A trail and the five factors are drawn as they are."""

import pytest

from netscore import TOWN_SEED, make_society, payments, registry
from netscore.figures.base import BAD, COLOR, GOOD, HOLLOW, INK
from netscore.figures.payment_trail import payment_trail_figure
from netscore.trail_score import score_trail, trail_lender

TOWN = make_society(300, seed=TOWN_SEED)
STATUS = registry.registry_status(TOWN.people, seed=TOWN_SEED)
TRAILS = payments.payment_trails(TOWN.people, seed=TOWN_SEED)
LENDER = trail_lender(TOWN.people, STATUS, TRAILS, 12)
CASH = next(one for one in range(300) if one not in TRAILS.index.get_level_values("resident"))


def scored(resident, **more):
    return score_trail(TOWN, STATUS, TRAILS, resident, LENDER, **({"months": 12} | more))


def factors_are_drawn(see, figure, found):
    names = ["history", "behaviour", "fulfilment", "identity", "connections"]
    assert list(see("points", "y")) == list(see("points not given", "y")) == names
    assert list(see("points", "x")) == [found.points[name] for name in names]
    assert list(see("points", "text")) == [f"{found.points[name]:.0f}" for name in names]
    rest = [600 * payments.WEIGHTINGS["A"][name] - found.points[name] for name in names]
    assert list(see("points not given", "x")) == pytest.approx(rest)
    assert see("points", "color") == COLOR["blue"] and see("points not given", "color") == HOLLOW
    assert figure.layout.barmode == "stack" and figure.layout.yaxis2.autorange == "reversed"


def test_bills_groceries_and_factors_are_those_of_the_resident(read):
    found = scored(204)
    figure = payment_trail_figure(found, 24)
    see, year = read(figure), TRAILS.loc[204].head(12)
    rows = dict(zip(figure.layout.yaxis.ticktext, figure.layout.yaxis.tickvals))
    for name, late, color in (("paid on time", False, GOOD), ("late", True, BAD)):
        bills = {
            (month, rows[bill])
            for month, row in year.iterrows()
            for bill in ("rent", "utilities")
            if bool(row[f"{bill}_late"]) is late
        }
        assert set(zip(see(name, "x"), see(name, "y"))) == bills and len(see(name, "x")) == len(bills)
        assert see(name, "color") == color
    assert found.late == len(see("late", "x")) > 0
    assert list(see("groceries", "x")) == list(range(1, 13))
    assert list(see("groceries", "y")) == year["groceries"].tolist() and see("groceries", "color") == INK
    factors_are_drawn(see, figure, found)
    assert not figure.layout.annotations


def test_who_pays_in_cash_gets_words_in_place_of_empty_panels(read):
    found = scored(CASH)
    figure = payment_trail_figure(found, 24)
    factors_are_drawn(read(figure), figure, found)
    assert len(figure.data) == 2 and figure.layout.xaxis.visible is False and figure.layout.yaxis.visible is False
    (note,) = figure.layout.annotations
    assert "cash" in note.text and note.x < figure.layout.xaxis2.domain[0]


def test_axes_stay_and_hold_every_resident():
    figures = [payment_trail_figure(scored(204, months=months, weighting=w), 24) for months in (3, 24) for w in "AB"]
    for axis in ("xaxis", "yaxis", "yaxis3", "xaxis2"):
        (ends,) = {figure.layout[axis].range for figure in figures}
        if axis == "xaxis":
            assert ends[0] < 1 and ends[1] > 24
        if axis == "yaxis3":
            assert ends[0] == 0 and TRAILS["groceries"].max() < ends[1]
        if axis == "xaxis2":  # someone without friends is scored on the other four alone
            assert 600 * 0.35 / 0.95 < ends[1]
