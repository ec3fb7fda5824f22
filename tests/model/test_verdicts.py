"""A reader's verdicts beside the ledger's."""

import pytest

from netscore import evidence
from netscore.verdicts import compare

CLAIMS = evidence.read_claims()


def test_the_claim_its_verdicts_and_the_count_of_agreement():
    yours = {"S01": CLAIMS.at["S01", "verdict"], "S07": "opinion", "M20": CLAIMS.at["M20", "verdict"]}
    found = compare(CLAIMS, yours, 7)
    row = CLAIMS.loc["S07"]
    assert (found.number, found.name, found.claim, found.yours) == (7, "S07", row["claim"], "opinion")
    assert (found.ledger, found.better) == (row["verdict"], row["better"])
    assert "; ".join(found.sources) == row["sources"] and (found.sorted, found.agree) == (3, 2)
    assert found.table["yours"].dropna().to_dict() == yours
    assert found.table["ledger"].equals(CLAIMS["verdict"].rename("ledger"))
    assert found.table["kind"].equals(CLAIMS["kind"])


def test_nothing_sorted_agrees_with_nothing_and_the_ledger_with_itself():
    none, all_ = compare(CLAIMS, {}, 1), compare(CLAIMS, CLAIMS["verdict"].to_dict(), 68)
    assert none.yours is None and (none.sorted, none.agree) == (0, 0) and none.table["yours"].isna().all()
    assert (all_.sorted, all_.agree) == (68, 68) and all_.name == CLAIMS.index[-1]


@pytest.mark.parametrize(
    ("yours", "number", "words"),
    [
        ({}, 0, "number must be a whole number from 1 to 68, got 0"),
        ({}, 69, "number must be a whole number from 1 to 68, got 69"),
        ({"S99": "opinion"}, 1, "yours must be one of 'S01'"),
        ({"S01": "true"}, 1, r"yours\['S01'\] must be one of 'documented'"),
    ],
)
def test_bad_input_is_refused_in_words(yours, number, words):
    with pytest.raises(ValueError, match=words):
        compare(CLAIMS, yours, number)
