"""Lesson 09's app says and draws what the model says."""

import dataclasses

import numpy as np
import pytest

from netscore import TOWN_SEED, apps, dossier, linkage, make_society, names, registers
from netscore.apps import dossier as module

IDENTITIES = names.country(make_society(300, seed=TOWN_SEED), 50_000, seed=names.STORY_SEED).head(5000)
PEOPLE = registers.population(IDENTITIES, seed=registers.STORY_SEED)


def test_it_says_what_the_model_says():
    app = apps.DossierApp(threshold=6, typos=0.1)
    drawn = registers.draw_registers(PEOPLE, seed=registers.STORY_SEED, typos=0.1)
    rates = linkage.known_rates(drawn["tax"], drawn["court"], registers.FIELDS)
    links = dossier.link_records(drawn["tax"], drawn["court"], rates, threshold=6)
    count = links["outcome"].value_counts()
    assert f"At 6 bits, comparing all four fields, {count['right']} of {len(links)} debts go into the " in app.said
    wrong = links.loc[links["outcome"] == "wrong", "linked"].astype(int)
    home = PEOPLE["household"]
    housemates = (home[wrong.index].to_numpy() == home[wrong].to_numpy()).sum()
    assert 0 < housemates < len(wrong)
    assert (
        f"{len(wrong)} into someone else's ({housemates} of these a housemate's), and {count['missed']} are" in app.said
    )
    assert f"{count['rightly none']} debtors have no file" in app.said
    assert "Typing errors are at 10%, old streets at 15%" in app.said
    traces = {trace.name: trace for trace in app.figure.data}
    assert len(traces["own file"].x) == count["right"] and set(traces["threshold"].x) == {6}
    assert len(traces["housemate's file"].x) == housemates


def test_resident_204_inherits_a_debt_and_is_marked():
    app = apps.DossierApp()
    star = next(trace for trace in app.figure.data if trace.name == "in the file of the resident")
    assert app.said.endswith("resident 204 now owes the debt of 2215.") and star.text == ("204's file",)
    app.controls["threshold"].value = 16
    star = next(trace for trace in app.figure.data if trace.name == "in the file of the resident")
    assert app.said.endswith("resident 204 owes nothing.") and len(star.x) == 0


@pytest.mark.parametrize(
    ("debtors", "words"),
    [
        ([], "owes nothing"),
        ([204], "owes their own debt"),
        ([3, 9], "now owes the debts of 3 and 9"),
        ([3, 204], "now owes the debt of 3 besides their own"),
    ],
)
def test_every_way_to_owe_has_its_words(monkeypatch, debtors, words):
    app, truth = apps.DossierApp(), module.file_debts

    def filed(*arguments, **settings):
        found = truth(*arguments, **settings)
        carried = np.arange(found.debtor.size) < len(debtors)
        return dataclasses.replace(
            found, debtor=np.r_[debtors, found.debtor[len(debtors) :]].astype(int), carried=carried
        )

    monkeypatch.setattr(module, "file_debts", filed)
    assert app.show(app.settings).sentence.endswith(f"resident 204 {words}.")


def test_old_streets_are_grey_where_no_street_is_compared():
    app = apps.DossierApp()
    for compared, grey in zip(module.COMPARED, (False, True, False, True)):
        app.controls["compared"].value = compared
        assert app.controls["moved"].disabled == grey and f"comparing {compared}," in app.said
        others = {app.show(app.settings | {"moved": moved}).figure.to_json() for moved in (0.0, 0.6)}
        assert len(others) == (1 if grey else 2)
