"""Lesson 12's app answers after the learner, keeps verdicts, and asks before it forgets them."""

import pytest

from netscore import evidence
from netscore.apps import ClaimApp

CLAIMS = evidence.read_claims()


def traces(app):
    return {trace.name: trace for trace in app.figure.data}


def button(app, word: str):
    (found,) = [one for box in app.children if hasattr(box, "children") for one in box.children
                if getattr(one, "description", "").startswith(word)]  # fmt: skip
    return found


def test_it_answers_only_after_you_and_as_the_ledger_does():
    app = ClaimApp()
    assert len(traces(app)["not sorted yet"].x) == 68 and len(traces(app)["you"].x) == 0
    for number in (1, 7, 68):
        app.controls["claim"].value = number
        claim = CLAIMS.iloc[number - 1]
        assert f"Claim {number} ({claim.name}): {claim['claim']} Give your verdict" in app.said
        assert claim["better"] not in app.said and app.controls["verdict"].value == "not sorted yet"
        assert "found.ledger" not in app.code()  # nor does its code tell
        app.controls["verdict"].value = "documented"
        assert f"You say documented; the ledger says {claim['verdict']}. On the record: {claim['better']}" in app.said
        assert f"[{', '.join(evidence.keys(claim['sources']))}]" in app.said and "found.ledger" in app.code()
    agree = sum(CLAIMS["verdict"].iloc[[0, 6, 67]] == "documented")
    assert f"Sorted so far: 3 of 68; you and the ledger agree on {agree}." in app.said
    assert len(traces(app)["not sorted yet"].x) == 65 and len(traces(app)["you"].x) == 3 - agree
    rows = dict(zip(app.figure.layout.yaxis.ticktext, app.figure.layout.yaxis.tickvals))
    assert set(traces(app)["you"].y) == {rows["documented"]}
    assert list(traces(app)["the ledger, where it differs"].y) == [
        rows[CLAIMS["verdict"].iloc[k]] for k in (0, 6, 67) if CLAIMS["verdict"].iloc[k] != "documented"
    ]
    app.controls["claim"].value = 7  # what was said before is shown again, and can be taken back
    assert app.controls["verdict"].value == "documented" and list(traces(app)["this claim"].x) == [7]
    app.controls["verdict"].value = "not sorted yet"
    assert "Sorted so far: 2 of 68" in app.said and set(app.settings["sorted_before"]) == {"S01", "M20"}


def test_another_claim_computes_once(monkeypatch):
    app, calls = ClaimApp(sorted_before={"S07": "opinion"}), []
    show = app.show
    monkeypatch.setattr(app, "show", lambda settings: calls.append(settings) or show(settings))
    app.controls["claim"].value = 7
    assert [call["verdict"] for call in calls] == ["opinion"]
    app.move(claim=1, verdict="partly")
    assert len(calls) == 2 and app.settings["sorted_before"] == {"S07": "opinion", "S01": "partly"}


def test_it_is_shown_by_its_settings_alone():
    app = ClaimApp()
    settings = app.settings
    app.controls["verdict"].value = "opinion"
    assert settings["sorted_before"] == {} and "Sorted so far: 0" in app.show(settings).sentence
    said = app.show(settings | {"claim": 7, "sorted_before": {"S07": "partly"}}).sentence
    assert "You say partly" in said and "Sorted so far: 1" in said
    said = app.show(settings | {"claim": 7, "verdict": "outdated", "sorted_before": {"S07": "partly"}}).sentence
    assert "You say outdated" in said and "Sorted so far: 1" in said
    before = {"S01": "opinion", "S07": "partly"}
    again = ClaimApp(claim=7, sorted_before=before)
    assert again.controls["verdict"].value == "partly" and "Sorted so far: 2" in again.said
    assert ClaimApp(**again.settings).said == again.said and before == {"S01": "opinion", "S07": "partly"}


def test_reset_asks_first_where_it_would_wipe_verdicts():
    app = ClaimApp(sorted_before={"M3": "opinion"})
    assert app.at_stake() == ""
    button(app, "Reset").click()  # nothing is lost, so nothing is asked
    assert button(app, "No,").layout.display == "none"
    app.controls["verdict"].value = "partly"
    assert app.at_stake() == "your 1 verdict"
    for number in range(2, 14):
        app.move(claim=number, verdict="outdated")
    assert app.at_stake() == "your 13 verdicts"
    button(app, "Reset").click()
    assert button(app, "Yes").description == "Yes, forget your 13 verdicts" and "Sorted so far: 14" in app.said
    button(app, "No,").click()
    assert "Sorted so far: 14" in app.said
    button(app, "Reset").click()
    button(app, "Yes").click()
    assert app.at_stake() == "" and app.settings == ClaimApp(sorted_before={"M3": "opinion"}).settings
    assert "Claim 1 (S01)" in app.said and "Sorted so far: 1 of 68" in app.said


def test_whoever_goes_on_is_asked_no_longer():
    app = ClaimApp(verdict="partly")
    app.move(claim=2, verdict="partly")
    button(app, "Reset").click()
    app.move(claim=3, verdict="partly")  # the question was about two verdicts
    assert button(app, "Yes").layout.display == button(app, "No,").layout.display == "none"
    assert button(app, "Reset").layout.display == "" and "Sorted so far: 3" in app.said
    button(app, "Reset").click()
    assert button(app, "Yes").description == f"Yes, forget {app.at_stake()}"


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"sorted_before": ["S01"]}, r"sorted_before must give your verdict for each id, as in .*, got \['S01'\]"),
        ({"claim": 0}, "claim must be a whole number from 1 to 68, got 0"),
        ({"verdict": "true"}, "verdict must be one of 'not sorted yet', 'documented'"),
        ({"sorted_before": {"S99": "opinion"}}, "sorted_before must be one of 'S01'"),
        ({"sorted_before": {"S01": "true"}}, r"sorted_before\['S01'\] must be one of 'documented'"),
    ],
)
def test_bad_settings_are_refused_in_words(bad, words):
    with pytest.raises(ValueError, match=words):
        ClaimApp(**bad)
