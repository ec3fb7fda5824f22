"""People by score and the profit are drawn as counted."""

import numpy as np
import pytest

from netscore import TOWN_SEED, make_society
from netscore.acceptance import accept
from netscore.figures.base import BAD, GOOD, HOLLOW, INK
from netscore.figures.cutoff import cutoff_figure

PAST = make_society(20_000, seed=TOWN_SEED, mean_degree=1).people
SCORE, GOOD_ONES = PAST["own_score"].to_numpy(), PAST["repaid"].to_numpy()
RESIDENTS = make_society(300, seed=TOWN_SEED).people["own_score"][[17, 204]].to_dict()
STARTS = np.arange(300, 851, 5)


@pytest.mark.parametrize(("cutoff", "loss"), [(635, 10), (300, 1), (850, 20)])
def test_people_are_counted_with_the_refused_dark_and_profit_is_that_of_every_cut_off(read, cutoff, loss):
    figure = cutoff_figure(accept(SCORE, GOOD_ONES, cutoff, loss=loss), RESIDENTS, costliest=20)
    see = read(figure)
    named = {trace.name: trace for trace in figure.data}
    for name, who, color in (("repaid", GOOD_ONES, GOOD), ("did not repay", ~GOOD_ONES, BAD)):
        assert list(see(name, "x")) == STARTS.tolist() and see(name, "color") == color
        people = [int(((SCORE >= start) & (SCORE < start + 5) & who).sum()) for start in STARTS]
        assert list(see(name, "y")) == people  # people, not shares of a crowd
        dark = np.array(named[name].marker.opacity) == 1
        assert np.sum(np.array(people)[dark]) == (who & (SCORE < cutoff)).sum()  # the dark ones are the refused
        assert (np.array(named[name].marker.opacity)[~dark] < 0.5).all()
        assert (named[name].offset, named[name].width) == (0, 5)  # a bar begins at its score
    assert figure.layout.barmode == "stack"
    assert see("cut-off", "x") == (cutoff, cutoff) and see("cut-off", "color") == INK
    top = np.max(see("repaid", "y") + see("did not repay", "y"))
    assert see("cut-off", "y")[0] == 0 and see("cut-off", "y")[1] > top
    assert dict(zip(see("residents", "text"), see("residents", "x"))) == {
        str(number): points for number, points in RESIDENTS.items()
    }
    assert all(top < height < figure.layout.yaxis.range[1] for height in see("residents", "y"))
    assert list(see("residents", "color")) == [INK if x >= cutoff else HOLLOW for x in see("residents", "x")]
    profit = [(GOOD_ONES & (SCORE >= c)).sum() - loss * (~GOOD_ONES & (SCORE >= c)).sum() for c in STARTS]
    assert list(see("profit", "x")) == STARTS.tolist() and list(see("profit", "y")) == profit
    assert see("profit", "color") == see("profit at the cut-off", "color") == INK
    assert list(see("profit at the cut-off", "x")) == [cutoff]
    assert list(see("profit at the cut-off", "y")) == [profit[STARTS.tolist().index(cutoff)]]
    assert {named[name].xaxis for name in ("profit", "profit at the cut-off")} == {"x2"}


def test_axes_stay_and_hold_both_ends_of_every_control():
    figures = [
        cutoff_figure(accept(SCORE, GOOD_ONES, cutoff, loss=loss), RESIDENTS, costliest=20)
        for cutoff in (300, 635, 850)
        for loss in (1, 20)
    ]
    for axis in ("xaxis", "yaxis", "xaxis2", "yaxis2"):
        assert len({figure.layout[axis].range for figure in figures}) == 1
    for figure in figures:
        low, high = figure.layout.yaxis2.range
        assert low < min(figure.data[4].y) and max(figure.data[4].y) < high


def test_words_at_the_cut_off_say_which_side_is_refused_where_there_is_room():
    def words(cutoff):
        found = accept(SCORE, GOOD_ONES, cutoff, loss=10)
        return {note.text: note.xanchor for note in cutoff_figure(found, RESIDENTS, costliest=20).layout.annotations}

    assert words(600) == {"◂ refused": "right", "accepted ▸": "left"}
    assert list(words(300)) == ["accepted ▸"] and list(words(850)) == ["◂ refused"]
