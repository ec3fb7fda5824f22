"""Events stand in their lane at their year, and can be told apart."""

import numpy as np

from netscore import evidence
from netscore.figures.base import INK
from netscore.figures.timeline import timeline_figure

EVENTS = evidence.read_events()
EVENTS.index += 1


def test_each_event_stands_at_its_year_in_its_lane_with_its_number(read):
    figure = timeline_figure(EVENTS, evidence.LANES)
    see = read(figure)
    x, y = see("events", "x"), np.array(see("events", "y"))
    assert list(see("events", "text")) == [str(number) for number in EVENTS.index] and see("events", "color") == INK
    assert list(x) == EVENTS["year"].tolist()
    lanes = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext))
    assert [lanes[lane] for lane in y.round()] == EVENTS["thing"].tolist()
    assert list(lanes.values()) == list(evidence.LANES) and list(lanes) == sorted(lanes, reverse=True)
    assert list(figure.data[0].hovertext) == EVENTS["event"].tolist()
    low, high = figure.layout.xaxis.range
    assert low < min(x) and max(x) < high


def test_no_mark_hides_another_and_neighbours_stand_above_and_below():
    marks = timeline_figure(EVENTS, evidence.LANES).data[0]
    x, y = np.array(marks.x), np.array(marks.y)
    apart = np.maximum(np.abs(x[:, None] - x) / 0.9, np.abs(y[:, None] - y) / 0.33)  # in widths of a mark
    assert (apart[~np.eye(len(x), dtype=bool)] >= 1).all()


def test_it_describes_itself():
    alt = timeline_figure(EVENTS, evidence.LANES).layout.meta["alt"]
    assert alt.startswith(f"{len(EVENTS)} numbered events by year, in lanes: registry ")
    assert all(f"{lane} {(EVENTS['thing'] == lane).sum()}" in alt for lane in evidence.LANES)
