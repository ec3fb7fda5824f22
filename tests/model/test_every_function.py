"""What holds for every function of people and of ties, found by the names of its arguments."""

from __future__ import annotations

import dataclasses
import importlib.util
import inspect
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from netscore import (
    acceptance,
    approvals,
    association,
    audit,
    card,
    cascades,
    chilling,
    dossier,
    friend_score,
    friendships,
    gaming,
    harm,
    likes,
    linkage,
    make_society,
    minority,
    names,
    payments,
    peers,
    scorecard,
    selective_labels,
)
from netscore.society import Society

N = 40
TOWN = make_society(N, seed=3, mean_degree=5)
RNG = np.random.default_rng(3)
SCORE = TOWN.people["own_score"].round(-2).to_numpy()  # many people have the same score
CHANCE = np.round(TOWN.people["repay_probability"], 1).clip(upper=1).to_numpy()
REPAID = TOWN.people["repaid"].to_numpy()
GROUP = TOWN.people["group"].to_numpy().astype(str)
SOME = RNG.random(N) < 0.3
# The name of an argument -> one entry for each person, in order of their numbers.
ROWS = {
    "score": SCORE,
    "own": SCORE,
    "rating": SCORE,
    "values": SCORE,
    "circles": np.where(SOME, np.nan, SCORE[::-1]),
    "chance": CHANCE,
    "truth": TOWN.people["repay_probability"].to_numpy(),
    "risk": 1 - CHANCE,
    "good": REPAID,
    "flag": REPAID,
    "outcome": ~REPAID,
    "failed": ~REPAID,
    "accepted": SCORE >= 500,
    "exposed": SOME,
    "black": SOME,
    "first": SOME,
    "group": GROUP,
    "labels": GROUP,
    "is_member": GROUP == "orange",
    "is_minority": GROUP == "orange",
    "records": pd.DataFrame({"missed": RNG.integers(0, 3, N), "used": RNG.random(N).round(1)}),
    "features": pd.DataFrame({"late": RNG.random(N).round(1)}),
    "factors": pd.DataFrame(RNG.random((N, 4)), columns=["history", "behaviour", "fulfilment", "identity"]),
    "liked": pd.DataFrame((RNG.random((N, 8)) < 0.3).astype(int)),
    "table": pd.DataFrame({"year": RNG.integers(1990, 1995, N), "street": RNG.integers(0, 4, N)}),
}
# Function -> its other arguments. `person` and `applicant` are people's numbers.
OTHERS = {
    scorecard.cutoff_table: dict(cutoffs=[500, 600, 700], loss=4, gain=1),
    scorecard.separation: {},
    scorecard.calibration_table: dict(bins=7),
    scorecard.brier_score: {},
    selective_labels.contraction: dict(rate=0.5),
    harm.rate_by_group: {},
    harm.gap_in_points: {},
    peers.rate_ratio: {},
    acceptance.accept: dict(cutoff=600, loss=4, gain=1),
    gaming.best_response: dict(cutoff=600, cost=0.01),
    card.fit_scorecard: dict(edges={"missed": [1], "used": [0.4]}, factor=60, offset=500),
    card.weights_by_bin: dict(edges={"missed": [1], "used": [0.4]}),
    card.binned: dict(edges={"missed": [1], "used": [0.4]}),
    card.known_bins: dict(edges={"missed": [1]}, tables={"missed": pd.DataFrame({"points": [9, 3]})}),
    payments.fit_trail_model: {},
    payments.five_factor_points: {},
    association.approved: dict(weight=0.4, cut_off=600),
    association.approved_with: dict(weight=0.4, cut_off=600),
    association.guilt_by_association: dict(weight=0.4, cut_off=600),
    chilling.participation: dict(usual=0.6, fear=2),
    cascades.cascade: dict(threshold=0.3),
    dossier.class_sizes: dict(columns=["year", "street"]),
    friend_score.friends_mean: {},
    friend_score.friends_mean_rule: dict(minimum=600),
    friend_score.gray_list: {},
    friend_score.spread: dict(weight=0.6),
    friend_score.sweeps: dict(weight=0.6, count=3),
    friend_score.with_circle: dict(weight=0.6),
    friend_score.influence: dict(weight=0.6, person=17),
    friend_score.counted_people: dict(applicant=17),
    friendships.assortativity: {},
    friendships.best_connected: dict(top=0.2),
    friendships.coleman_index: {},
    friendships.degrees: {},
    friendships.distances: dict(person=17),
    friendships.friendship_paradox: {},
    friendships.perceived_share: {},
    friendships.share_among_best_connected: dict(top=0.2),
    friendships.transitivity: {},
    likes.mean_of_fellow_likers: {},
    approvals.approvals: dict(weight=0.6, cutoff=600),
    association.own_and_circles: {},
    minority.count_minority: dict(top=0.2),
}
# Functions with such an argument that take something else by its name.
NOT_OF_PEOPLE = {
    harm.delayed_impact: "scores of a table",
    harm.threshold_policies: "scores of a table",
    scorecard.points_scale: "one score",
    linkage.agreement: "records of two registers, below",
    linkage.known_rates: "records of two registers, below",
    dossier.link_records: "records of two registers: the first of equals is taken, as its docstring says",
    friendships.ties_from_pairs: "ends of ties",
    audit.application: "entries of one application",
    names.given_name_shares: "the name of one group",
}
PACKAGE = Path(inspect.getfile(make_society)).parent
FORMS = {
    "bool": lambda ties: ties.astype(bool),
    "int8": lambda ties: ties.astype(np.int8),
    "uint8": lambda ties: ties.astype(np.uint8),
    "float32": lambda ties: ties.astype(np.float32),
    "uint8, dense": lambda ties: ties.toarray().astype(np.uint8),
    "lists": lambda ties: ties.toarray().astype(int).tolist(),
    "coo": lambda ties: ties.tocoo(),
    "lil": lambda ties: ties.tolil(),
    "csc": lambda ties: ties.tocsc(),
    "matrix": lambda ties: sparse.csr_matrix(ties),
    "frame": lambda ties: pd.DataFrame(ties.toarray()),
    "int64 places": lambda ties: sparse.csr_array(
        (ties.data, ties.indices.astype(np.int64), ties.indptr.astype(np.int64)), shape=ties.shape
    ),
    "stored zeros": lambda ties: with_zeros(ties),
    "not in order": lambda ties: sparse.csr_array(ties[:, ::-1])[:, ::-1],
}


def with_zeros(ties):
    """What `ties[0, 1] = 0` and `setdiag(0)` leave in a matrix: places that hold 0."""
    n = ties.shape[0]
    coo = ties.tocoo()
    zero = np.arange(n)
    return sparse.csr_array(
        (np.append(coo.data, np.zeros(n)), (np.append(coo.row, zero), np.append(coo.col, zero))), shape=ties.shape
    )


def public_functions():
    for path in sorted(PACKAGE.glob("*.py")):
        if path.stem not in {"__init__", "grading", "reading", "validate"}:
            module = importlib.import_module(f"netscore.{path.stem}")
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ == module.__name__ and not name.startswith("_"):
                    yield function


def of_people(function) -> bool:
    names = set(inspect.signature(function).parameters)
    return bool(names & (set(ROWS) | {"ties", "society", "town"})) and "seed" not in names


def call(function, order=None):
    """Return what a function says of the town, with its people in another order."""
    order = np.arange(N) if order is None else order
    ties = TOWN.ties[order][:, order]
    given = dict(OTHERS[function])
    for name in inspect.signature(function).parameters:
        if name in ROWS:
            rows = ROWS[name]
            given[name] = (
                rows.iloc[order].reset_index(drop=True) if isinstance(rows, pd.DataFrame) else np.asarray(rows)[order]
            )
        elif name == "ties":
            given[name] = ties
        elif name in {"society", "town"}:
            given[name] = Society(TOWN.people.iloc[order].reset_index(drop=True), ties, TOWN.seed)
        elif name in {"person", "applicant"}:
            given[name] = int(np.flatnonzero(order == given[name])[0])
    found = function(**given)
    if function is friend_score.counted_people:
        return np.sort(order[found])
    if function is payments.fit_trail_model:
        return found.predict_proba(ROWS["features"])[:, 1][order]
    if function is card.fit_scorecard:
        return found.table
    return found.T if function is friend_score.sweeps else found


def assert_moved(one, other, order, where="result"):
    """The second is the first, with what it says of each person in the other order."""
    if dataclasses.is_dataclass(one):
        for field in dataclasses.fields(one):
            if not isinstance(getattr(one, field.name), Society):
                assert_moved(getattr(one, field.name), getattr(other, field.name), order, f"{where}.{field.name}")
    elif isinstance(one, dict):
        assert list(one) == list(other)
        for key in one:
            assert_moved(one[key], other[key], order, f"{where}[{key!r}]")
    elif isinstance(one, tuple):
        for k, (a, b) in enumerate(zip(one, other, strict=True)):
            assert_moved(a, b, order, f"{where}[{k}]")
    elif isinstance(one, (pd.DataFrame, pd.Series)):
        expected = one.iloc[order].reset_index(drop=True) if len(one) == N else one
        expected, other = pd.DataFrame(expected), pd.DataFrame(other)
        pd.testing.assert_frame_equal(other, expected, obj=where, check_dtype=False)
    elif isinstance(one, np.ndarray):
        expected = one[order] if len(one) == N else one
        if one.dtype.kind == "f":
            np.testing.assert_allclose(other, expected, atol=1e-7, err_msg=where)
        else:
            np.testing.assert_array_equal(other, expected, err_msg=where)
    elif isinstance(one, float):
        assert other == pytest.approx(one), where
    else:
        assert other == one, where


def test_every_function_of_people_is_tried():
    found = {function for function in public_functions() if of_people(function)}
    left = {f"{f.__module__}.{f.__name__}" for f in found - set(OTHERS) - set(NOT_OF_PEOPLE)}
    assert left == STORIES, "put it into OTHERS, with its other arguments, or into NOT_OF_PEOPLE, with the reason"


# These follow one resident by number through a town; what they count is counted by the functions above.
STORIES = {
    "netscore.decision.decide",
    "netscore.guilt.guilt_in",
    "netscore.listing.list_one",
    "netscore.spreading.reach",
    "netscore.spreading.spreading",
    "netscore.trail_score.score_trail",
}


@pytest.mark.parametrize("function", OTHERS, ids=lambda f: f"{f.__module__.removeprefix('netscore.')}.{f.__name__}")
@settings(max_examples=8, deadline=None)
@given(order=st.permutations(range(N)))
def test_the_order_of_people_changes_no_statistic(function, order):
    order = np.array(order)
    assert_moved(call(function), call(function, order), order)


def calls_with_ties():
    """Good calls from the tests of each module, wherever they hold ties."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if path != Path(__file__) and "ties=" in path.read_text(encoding="utf-8"):
            spec = importlib.util.spec_from_file_location(f"calls_of_{path.stem}", path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            for function, (good, _) in getattr(module, "CALLS", {}).items():
                if "ties" in good:
                    yield function, good


WITH_TIES = list(calls_with_ties())


def test_every_function_of_ties_has_a_good_call():
    found = {f for f in public_functions() if "ties" in inspect.signature(f).parameters}
    tried = {f.__qualname__ for f, _ in WITH_TIES}  # loaded anew, so by name
    words = {"make_society", "five_factor_points", "trail_score"}  # `ties` names a generator there, or may be left out
    assert {f.__qualname__ for f in found} - tried - words == set()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("function", "good"), WITH_TIES, ids=[f.__qualname__ for f, _ in WITH_TIES])
def test_whatever_holds_the_ties_the_answer_is_the_same(function, good, form):
    ties = sparse.csr_array(
        np.asarray(good["ties"].todense() if sparse.issparse(good["ties"]) else good["ties"], float)
    )
    expected = function(**good | {"ties": ties})
    found = function(**good | {"ties": FORMS[form](ties.copy())})
    if sparse.issparse(expected):
        assert (expected != found).nnz == 0
    else:
        assert_moved(expected, found, np.arange(N))


@pytest.mark.parametrize("form", [form for form in FORMS if form != "stored zeros"])
@pytest.mark.parametrize(("one", "other"), [(0, 2), (2, 0)])
def test_a_tie_that_is_not_returned_is_named_in_its_direction_whatever_holds_it(form, one, other):
    ties = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], float)
    ties[one, other] = 1
    with pytest.raises(
        ValueError, match=f"^ties must be symmetric: person {one} has a tie to person {other} that is not"
    ):
        friendships.degrees(FORMS[form](sparse.csr_array(ties)))


def pairs_of_rows():
    """Functions with two rows of people, and the names of the second and any later one."""
    for function in OTHERS:
        names = [name for name in inspect.signature(function).parameters if name in ROWS]
        beside_ties = "ties" in inspect.signature(function).parameters
        if function is not association.approved_with:  # any people, beside circles of any others
            yield from ((function, name) for name in (names if beside_ties else names[1:]))


@pytest.mark.parametrize(
    ("function", "name"), list(pairs_of_rows()), ids=[f"{f.__name__}-{name}" for f, name in pairs_of_rows()]
)
def test_people_in_two_orders_are_refused(function, name):
    given = dict(OTHERS[function])
    for argument in inspect.signature(function).parameters:
        if argument in ROWS:
            rows = ROWS[argument]
            given[argument] = rows if isinstance(rows, pd.DataFrame) else pd.Series(rows)
        elif argument == "ties":
            given[argument] = TOWN.ties
    function(**given)
    with pytest.raises(ValueError, match=rf"^{name} must (have the index of \w+, in its|be in) order"):
        function(**given | {name: given[name].iloc[::-1]})
