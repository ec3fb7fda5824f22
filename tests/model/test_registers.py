"""Two registers of one country, with errors and moves."""

from __future__ import annotations

import pytest

from netscore import (
    names,
    registers,
)
from refusals import refusals
from samples import NAN

KNOWN = names.identities(["blue", "orange"] * 20, seed=1)
HOMES = registers.population(KNOWN, seed=1)

# function -> (a good call, argument -> bad values)
CALLS = {
    registers.population: (
        dict(identities=KNOWN, seed=1),
        {"identities": [KNOWN[["name"]]], "seed": [-1, None], "housemates": []},
    ),
    registers.draw_registers: (
        dict(people=HOMES, seed=1),
        {"people": [HOMES[["street"]]], "seed": [-1, None], "typos": [-0.1, 1.1, NAN], "moved": [-0.1, 1.1, None]},
    ),
}


def test_more_errors_come_on_top_of_fewer(people):
    few, more = (registers.draw_registers(people, seed=1, typos=typos)["tax"] for typos in (0.05, 0.2))
    assert few.index.equals(more.index)
    true = people.loc[few.index]
    for field in ("family_name", "given_name", "birth_year"):
        wrong_few, wrong_more = few[field] != true[field], more[field] != true[field]
        assert (wrong_more | ~wrong_few).all()
        assert wrong_few.mean() == pytest.approx(0.05, abs=0.015) and wrong_more.mean() == pytest.approx(0.2, abs=0.03)


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    registers, CALLS
)
