"""Lesson 08 draws what the desk answers, to whom by mistake, and how long these wait, on scales that stay."""

import numpy as np
import pytest

from netscore import TOWN_SEED, blacklist, make_society, names
from netscore.bookings import Bookings, book_trips
from netscore.figures.base import BAD, COLOR, FAINT, GOOD
from netscore.figures.booking_desk import booking_desk_figure

PEOPLE = names.country(make_society(300, seed=TOWN_SEED), 50_000, seed=names.STORY_SEED)
SEEDS = {"list_seed": names.STORY_SEED, "seed": TOWN_SEED}
ROWS = {"right refusal": GOOD, "missed": FAINT, "wrong refusal": BAD}


def within(label: str) -> tuple[float, float]:
    """The least and the most weeks that a bar's label names."""
    if label == "longer":
        return 261, np.inf
    least, _, most = label.partition("–")
    return float(least), float(most or least)


def test_counts_shares_and_waits_are_those_of_the_model(read):
    found = book_trips(PEOPLE, 300, match_on="full name", tolerance=1, corrections=7, **SEEDS)
    see = read(booking_desk_figure(found))
    entries = blacklist.draw_list(PEOPLE, 300, seed=names.STORY_SEED)
    outcome = blacklist.booking_desk(PEOPLE, entries, match_on="full name", tolerance=1)["outcome"]
    assert dict(zip(see("travellers", "y"), see("travellers", "color"))) == ROWS
    assert list(see("travellers", "x")) == [(outcome == name).sum() for name in ROWS]
    assert list(see("travellers", "text")) == [f"{(outcome == name).sum()}" for name in ROWS]
    unlisted = ~PEOPLE.index.isin(entries.index)
    wrong = [(outcome == "wrong refusal")[unlisted & (PEOPLE["group"] == name)].mean() for name in COLOR]
    assert list(see("refused by mistake", "y")) == list(COLOR) and see("refused by mistake", "x") == pytest.approx(
        wrong
    )
    assert list(see("refused by mistake", "text")) == [f"{share:.2%}" for share in wrong]
    assert list(see("refused by mistake", "color")) == list(COLOR.values())
    ends = [within(label) for label in see("waiting", "x")]
    shares = [np.mean([least <= weeks <= most for weeks in found.weeks]) for least, most in ends]
    assert sum(shares) == pytest.approx(1) and see("waiting", "y") == pytest.approx(shares)
    assert list(see("waiting", "text")) == [f"{share:.0%}" for share in shares] and see("waiting", "color") == BAD


def named(figure) -> dict:
    return {trace.name: trace for trace in figure.data}


def test_every_number_of_weeks_has_one_bar():
    counts, half = dict.fromkeys(blacklist.OUTCOMES, 100), {"blue": 0.5, "orange": 0.5}
    for weeks, bar in {0: 0, 1: 1, 2: 2, 4: 2, 5: 3, 13: 3, 14: 4, 52: 4, 53: 5, 260: 5, 261: 6, 9999: 6}.items():
        bars = named(booking_desk_figure(Bookings(np.array([]), counts, 200, half, np.array([weeks]))))["waiting"]
        least, most = within(bars.x[bar])
        assert np.flatnonzero(bars.y).tolist() == [bar] and least <= weeks <= most
    few = Bookings(np.array([]), counts, 200, half, np.repeat([0, 300], [999, 1]))
    assert named(booking_desk_figure(few))["waiting"].text == ("100%", "0%", "0%", "0%", "0%", "0%", "<1%")


def test_scales_hold_every_setting_and_stay():
    layouts = []
    for match_on, tolerance, listed, corrections in (("ID number", 0, 100, 40), ("full name", 2, 1000, 1)):
        figure = booking_desk_figure(
            book_trips(PEOPLE, listed, match_on=match_on, tolerance=tolerance, corrections=corrections, **SEEDS)
        )
        traces, layout = named(figure), figure.layout
        layouts.append(layout.to_plotly_json())
        assert layout.xaxis.range[0] == 0 and max(traces["travellers"].x) < layout.xaxis.range[1]
        (low, high), places = layout.xaxis2.range, np.log10(traces["refused by mistake"].x)
        assert (low < places).all() and (places < high).all()
        assert max(traces["waiting"].y) <= 1 < layout.yaxis3.range[1]
    assert layouts[0] == layouts[1]


@pytest.mark.parametrize(("people", "listed"), [(1000, 1000), (50_000, 100)])
def test_nobody_mistaken_is_drawn_as_none(people, listed):
    found = book_trips(PEOPLE.head(people), listed, match_on="ID number", tolerance=0, corrections=1, **SEEDS)
    figure = booking_desk_figure(found)
    traces, layout = named(figure), figure.layout
    assert sum(traces["waiting"].y) == 0 and set(traces["waiting"].text) == {"0%"}
    right, missed, wrong = traces["travellers"].x
    assert right + missed == listed and wrong == 0 and right < layout.xaxis.range[1]
    shares = traces["refused by mistake"]
    assert shares.text == ("0.00%", "0.00%")  # at the end of a scale that knows no 0, and is called so
    assert {layout.xaxis2.ticktext[layout.xaxis2.tickvals.index(place)] for place in shares.x} == {"0"}
