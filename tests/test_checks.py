"""Each check takes the model answer, refuses the stub, and refuses likely mistakes in its own words."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import nbformat
import networkx as nx
import numpy as np
import pytest

SOLUTIONS = sorted((Path(__file__).parents[1] / "solutions").glob("*.ipynb"))


def paths(ties) -> float:
    """Pairs of friends of one person, over all persons."""
    return (ties.sum(axis=0) * (ties.sum(axis=0) - 1)).sum() / 2


# exercise -> named wrong answers and a word of what the learner must read.
WRONG = {
    "1.1": [
        (lambda odds: 1 / odds, "1 / odds"),
        (lambda odds: odds / (odds - 1), "above 1"),
        (lambda odds: odds / (1 - odds), "start from the odds"),
        (lambda odds: 0.8, "wrong for others"),
        (lambda odds: None, "not started yet"),
    ],
    "1.2": [(150, "divided"), (580, "one halving"), (640, "you went up"), (12.5, "halved"), ("560", "one number")],
    "1.3": [
        (lambda score, repaid, cutoff: ((score >= cutoff) & ~repaid).sum(), "accepted people"),
        (lambda score, repaid, cutoff: ((score <= cutoff) & repaid).sum(), "exactly at the cut-off"),
        (lambda score, repaid, cutoff: (score < cutoff).sum(), "everyone who is refused"),
        (lambda score, repaid, cutoff: repaid.sum(), "which side"),
        (lambda score, repaid, cutoff: 2, "300"),
        (lambda score, repaid, cutoff: undefined_name, "NameError"),  # noqa: F821
    ],
    "1.4": [(1, "still below 680"), (60, "go lower"), (14.5, "whole number")],
    "4.1": [
        (lambda ties, member: ties[member][:, member].sum() / ties[member].sum(), "that is H,"),
        (
            lambda ties, member: ties[member][:, member].sum() / ties[member].sum() - member.mean(),
            "divide by 1 - w, so",
        ),
        (lambda ties, member: ties[member][:, member].sum() / ties[member].sum() / member.mean() - 1, "the most that"),
        (
            lambda ties, member: (ties[member][:, member].sum() / ties.sum() - member.mean()) / (1 - member.mean()),
            "members' ends only",
        ),
        (lambda ties, member: 0.375, "0.5625"),
        (lambda ties, member: -1, "6/8"),
    ],
    "4.2": [(1.8, "mean over people"), (9, "what the nine see"), (8.2, "go round"), (4, "eighteen ends reach")],
    "4.3": [
        (lambda ties: np.trace(np.linalg.matrix_power(ties, 3)) / 6 / paths(ties), "triangle once"),
        (lambda ties: np.trace(np.linalg.matrix_power(ties, 3)) / 2, "number of closed paths"),
        (lambda ties: ties.sum() / len(ties) / (len(ties) - 1), "a friend in common"),
        (lambda ties: nx.average_clustering(nx.from_numpy_array(ties)), "one list"),
        (lambda ties: 6 / 13, "wrong for others"),
        (lambda ties: 0, "13 paths"),
    ],
    "4.4": [
        (0.5, "look above"),
        (1, "two separate towns"),
        (0.74, "go higher"),
        (0.8, "go lower"),
        (745, "between 0 and 1"),
        ("0.745", "one number"),
    ],
    "5.1": [
        (lambda ties, score, person: score.mean(), "everyone"),
        (lambda ties, score, person: score[(ties[person] == 1) | (np.arange(6) == person)].mean(), "person too"),
        (lambda ties, score, person: ties[person] @ score / 6, "number of friends"),
        (lambda ties, score, person: 660, "person 3"),
        (lambda ties, score, person: ties[person] @ score / max(ties[person].sum(), 1), "return None"),
    ],
    "5.2": [
        (lambda ties, listed: [listed, *np.flatnonzero(ties[listed])], "black, not gray"),
        (lambda ties, listed: np.setdiff1d(np.flatnonzero(ties[listed] + ties[listed] @ ties), [listed]), "two ties"),
        (lambda ties, listed: [4], "tied to 0 and 4"),
        (lambda ties, listed: [0, 4], "nobody gray"),
    ],
    "5.3": [(7, "and the listed person"), (1, "the friends"), (14, "nobody else does"), (True, "one number")],
    "5.4": [(None, "not started"), (300, "go higher"), (849, "go lower"), (640.5, "whole number")],
}


def set_of(path: Path):
    return importlib.import_module(f"netscore.checks.lesson_{path.name[:2]}")


def checks_of(module) -> dict[str, object]:
    return {
        name[3:].replace("_", "."): check
        for name, check in inspect.getmembers(module, inspect.isfunction)
        if re.fullmatch(r"ex_\d+_\d+", name)
    }


ALL = {number: check for path in SOLUTIONS for number, check in checks_of(set_of(path)).items()}


@pytest.mark.parametrize("number", ALL)
def test_the_stub_is_not_started(number):
    for stub in (None, ..., lambda *arguments: None):
        result = ALL[number](stub)
        assert not result.passed
        if not callable(stub) or number in ("1.1", "1.3", "4.1", "4.3", "5.1", "5.2"):
            assert repr(result) == f"{number} not started yet"


@pytest.mark.parametrize("number", ALL)
def test_named_wrong_answers_are_refused_in_their_own_words(number):
    assert len(WRONG[number]) >= 3
    messages = []
    for answer, words in WRONG[number]:
        result = ALL[number](answer)
        assert not result.passed and words in repr(result), repr(result)
        assert "✓" not in repr(result)
        messages.append(repr(result))
    assert len(set(messages)) == len(messages)


def test_own_score_as_a_minimum_has_its_own_words():
    from netscore import TOWN_SEED, make_society

    own = make_society(300, seed=TOWN_SEED).people["own_score"][17]
    assert "never looks at" in repr(ALL["5.4"](own))


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda p: p.stem)
def test_the_model_answers_are_accepted(path):
    notebook = nbformat.read(path, 4)
    namespace: dict = {}
    passed = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, cell.id, "exec"), namespace)  # noqa: S102 - our own notebook
            for name in re.findall(r"print\(checks\.ex_(\d+_\d+)\(", cell.source):
                passed.append(name.replace("_", "."))
                assert any(o.get("text", "").startswith(f"✓ {passed[-1]} ") for o in cell.outputs)
    assert passed == list(checks_of(set_of(path)))
