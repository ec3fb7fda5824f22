"""Lesson 09 draws each debt once, by its fate and weight, on the right side of the threshold."""

import numpy as np
import pytest

from netscore import TOWN_SEED, dossier, linkage, make_society, names, registers
from netscore.debts import FATES, Debts, file_debts
from netscore.figures.base import BAD, FAINT, GOOD, HOLLOW, INK
from netscore.figures.dossier import COLUMN, dossier_figure

IDENTITIES = names.country(make_society(300, seed=TOWN_SEED), 50_000, seed=names.STORY_SEED).head(5000)
PEOPLE = registers.population(IDENTITIES, seed=registers.STORY_SEED)
COLORS = dict(zip(FATES, (GOOD, BAD, BAD, FAINT, HOLLOW)))


def filed(threshold, **changed):
    errors = {"typos": 0.05, "moved": 0.15} | changed
    return file_debts(PEOPLE, threshold=threshold, **errors, resident=204, seed=registers.STORY_SEED)


@pytest.mark.parametrize(("threshold", "typos"), [(12, 0.05), (-3, 0.3), (30, 0)])
def test_each_debt_is_a_dot_in_the_row_of_its_fate(read, threshold, typos):
    found = filed(threshold, typos=typos)
    figure = dossier_figure(found, threshold, heir="204's file")
    see = read(figure)
    drawn = registers.draw_registers(PEOPLE, seed=registers.STORY_SEED, typos=typos, moved=0.15)
    rates = linkage.known_rates(drawn["tax"], drawn["court"], registers.FIELDS)
    links = dossier.link_records(drawn["tax"], drawn["court"], rates, threshold=threshold)
    home = PEOPLE["household"].to_numpy()
    at_home = np.array(
        [out == "wrong" and home[who] == home[file] for who, file, out in links[["linked", "outcome"]].itertuples()]
    )
    who = {
        "own file": links["outcome"] == "right",
        "housemate's file": at_home,
        "stranger's file": (links["outcome"] == "wrong") & ~at_home,
        "missed": links["outcome"] == "missed",
        "has no file": links["outcome"] == "rightly none",
    }
    rows = dict(zip(figure.layout.yaxis.ticktext, figure.layout.yaxis.tickvals))
    assert set(rows) == set(who)
    everything = []
    for name, here in who.items():
        x, y = np.array(see(name, "x"), dtype=float), np.array(see(name, "y"), dtype=float)
        assert x.size == here.sum() and (abs(y - rows[name]) < 0.5).all() and see(name, "color") == COLORS[name]
        weights = links["weight"][here].to_numpy()
        # Rightly filed debts stand at their weight or right of it, the others at theirs or left of it; none across.
        away = 1 if name in FATES[:3] else -1
        assert (away * (x - weights) >= -1e-9).all() and (away * (x - threshold) >= 0).all()
        if 0 < here.sum() <= COLUMN:
            assert (away * (x - weights) < 0.5).all()
        everything += zip(x, y)
    assert len(set(everything)) == len(links)  # no dot hides another
    low, high = figure.layout.xaxis.range
    assert low <= min(everything)[0] and max(everything)[0] <= high
    counted = ["1 debt" if here.sum() == 1 else f"{here.sum()} debts" for here in who.values()]
    assert list(see("debts", "text")) == counted and [rows[name] for name in who] == list(see("debts", "y"))
    assert set(see("debts", "x")) == {high}
    assert set(see("threshold", "x")) == {threshold} and see("threshold", "color") == INK
    assert {see("threshold", "y")[0], see("threshold", "y")[-1]} == set(figure.layout.yaxis.range)
    assert see("threshold", "text") == ("", "\u00a0threshold", "")
    star = list(zip(see("in the file of the resident", "x"), see("in the file of the resident", "y")))
    assert len(star) == (links["linked"] == 204).sum() == (threshold < 14) and set(star) <= set(everything)
    assert see("in the file of the resident", "color") == INK
    assert list(see("in the file of the resident", "text")) == ["204's file"] * len(star)


def test_the_star_stands_on_the_debt_that_the_resident_carries():
    debts = Debts(
        debtor=np.array([5, 6, 7]),
        weight=np.array([20.0, 14.0, 20.0]),
        fate=np.array(["own file", "housemate's file", "own file"]),
        counts=dict(zip(FATES, (2, 1, 0, 0, 0))),
        wrong=1,
        carried=np.array([False, True, False]),
    )
    traces = {trace.name: trace for trace in dossier_figure(debts, 12, heir="here").data}
    star, merged, own = traces["in the file of the resident"], traces["housemate's file"], traces["own file"]
    assert (star.x, star.y, star.text) == (merged.x, merged.y, ("here",)) and merged.x == pytest.approx([14])
    assert own.x == pytest.approx([20, 20]) and own.y[0] != own.y[1]
    assert traces["debts"].text == ("2 debts", "1 debt", "0 debts", "0 debts", "0 debts")


def test_scales_hold_every_setting_and_stay():
    layouts = []
    for threshold, errors in ((-12, {"typos": 0, "moved": 0.6}), (30, {"typos": 0, "moved": 0})):
        for fields in (registers.FIELDS, registers.FIELDS[:3], registers.FIELDS[:1] + registers.FIELDS[2:]):
            found = file_debts(PEOPLE, fields, threshold=threshold, **errors, resident=204, seed=registers.STORY_SEED)
            figure = dossier_figure(found, threshold, heir="")
            x = np.concatenate([trace.x for trace in figure.data if trace.name in FATES])
            low, high = figure.layout.xaxis.range
            assert low <= x.min() and x.max() <= high
            layouts.append(figure.layout.to_plotly_json())
    assert all(layout == layouts[0] for layout in layouts)


def test_more_debts_make_narrower_columns_in_the_same_picture():
    many = Debts(
        debtor=np.arange(4000),
        weight=np.full(4000, 31.8),
        fate=np.full(4000, "own file"),
        counts=dict(zip(FATES, (4000, 0, 0, 0, 0))),
        wrong=0,
        carried=np.zeros(4000, dtype=bool),
    )
    figure = dossier_figure(many, 12, heir="")
    dots = {trace.name: trace for trace in figure.data}["own file"]
    assert len(set(zip(dots.x, dots.y))) == 4000 and max(dots.x) <= figure.layout.xaxis.range[1]
