"""Into whose file each debt goes, and whose debts a resident carries."""

import numpy as np
import pandas as pd
import pytest

from netscore import names, registers
from netscore.debts import FATES, file_debts

PEOPLE = registers.population(names.identities(["blue"] * 800 + ["orange"] * 400, seed=3), seed=3)
ERRORS = {"typos": 0.3, "moved": 0.3, "resident": 17, "seed": 3}


@pytest.fixture
def two_registers(monkeypatch):
    """Return people whose registers are written by hand: 0 and 1 share a home and a street, 2 and 3 only a street."""
    people = pd.DataFrame({"household": [7, 7, 8, 9, 5]})
    tax = pd.DataFrame({"name": ["Ana", "Bo", "Cy"], "street": [1, 1, 2]}, index=[0, 1, 2])
    # The debtor's own name; a typing error, and a housemate at the street; a stranger at the street; nothing alike.
    court = pd.DataFrame({"name": ["Cy", "Box", "Dee", "Eli"], "street": [2, 1, 2, 3]}, index=[2, 1, 3, 4])
    monkeypatch.setattr(registers, "draw_registers", lambda *_, **__: {"tax": tax, "court": court})
    return people


def test_four_debts_by_hand(two_registers):
    asked = {"typos": 0, "moved": 0, "seed": 0}
    found = file_debts(two_registers, ("name", "street"), threshold=-1, resident=0, **asked)
    # Of two files at one street the first is taken, so that 1's debt goes to 0, who shares the home.
    assert found.debtor.tolist() == [2, 1, 3, 4]
    assert found.fate.tolist() == ["own file", "housemate's file", "stranger's file", "has no file"]
    assert found.counts == dict(zip(FATES, (1, 1, 1, 0, 1))) and found.wrong == 2
    assert found.carried.tolist() == [False, True, False, False]
    strict = file_debts(two_registers, ("name", "street"), threshold=1.5, resident=2, **asked)
    assert strict.fate.tolist() == ["own file", "missed", "has no file", "has no file"] and strict.wrong == 0
    assert strict.carried.tolist() == [True, False, False, False]
    assert strict.weight.tolist() == found.weight.tolist() and found.weight[0] == found.weight.max()


def test_a_higher_threshold_files_fewer_debts_and_moves_none_elsewhere():
    home = PEOPLE["household"].to_numpy()
    drawn = registers.draw_registers(PEOPLE, seed=3, typos=0.3, moved=0.3)
    in_tax = np.isin(drawn["court"].index, drawn["tax"].index)
    before = None
    for threshold in (-30, 0, 6, 12, 30):
        found = file_debts(PEOPLE, threshold=threshold, **ERRORS)
        filed = np.isin(found.fate, FATES[:3])
        assert (filed == (found.weight >= threshold)).all() and found.debtor.tolist() == drawn["court"].index.tolist()
        assert ((found.fate == "missed") == (~filed & in_tax)).all()
        assert sum(found.counts.values()) == found.fate.size
        assert found.wrong == found.counts["housemate's file"] + found.counts["stranger's file"]
        assert not (found.carried & ~filed).any()
        if before is not None:
            assert (before.fate[filed] == found.fate[filed]).all()
        before = found
    alone = [np.sum(home == home[debtor]) == 1 for debtor in found.debtor]
    everything = file_debts(PEOPLE, threshold=-30, **ERRORS)
    assert everything.counts["housemate's file"] > 0
    assert "housemate's file" not in everything.fate[alone]  # who lives alone has no housemate


def test_each_filed_debt_is_carried_by_one_resident():
    few = registers.population(names.identities(["blue"] * 120, seed=3), seed=3)
    found = [file_debts(few, threshold=8, **ERRORS | {"resident": person}) for person in range(120)]
    filed = np.isin(found[0].fate, FATES[:3])
    assert (sum(one.carried.astype(int) for one in found) == filed).all() and 0 < filed.sum() < filed.size


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"resident": 1200}, "resident must be a whole number from 0 to 1199, got 1200"),
        ({"typos": 2}, "typos must be"),
        ({"moved": -1}, "moved must be"),
        ({"threshold": "x"}, "threshold must be"),
        ({"fields": []}, "fields must name from 1 to 8 fields, got 0"),
        ({"people": PEOPLE.drop(columns="household")}, "people must hold the column 'household'"),
    ],
)
def test_bad_input_is_refused_in_words(bad, words):
    with pytest.raises(ValueError, match=f"^{words}"):
        file_debts(**{"people": PEOPLE, "threshold": 12} | ERRORS | bad)
