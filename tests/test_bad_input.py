"""Bad input is refused in words: the argument, the value and the allowed range."""

from __future__ import annotations

import inspect

import numpy as np
import pandas as pd
import pytest

from netscore import (
    appeals,
    apps,
    association,
    behaviour,
    blacklist,
    card,
    cascades,
    chilling,
    dossier,
    expectations,
    feedback,
    friend_score,
    friendships,
    gaming,
    harm,
    layout,
    likes,
    linkage,
    make_society,
    names,
    nation,
    payments,
    peers,
    registers,
    registry,
    scorecard,
    segregation,
    selective_labels,
    signals,
    society,
)

NAN = float("nan")
PAIR = np.array([[0, 1], [1, 0]])
ALONE = np.zeros((2, 2))
SIGNAL = {"signal_error": 0.2, "cross_tie": 0.5}
PEOPLE = pd.DataFrame({"own_score": [600.0, 700.0], "income": [2000.0, 3000.0]})
RECORDS = pd.DataFrame({"missed": [0, 0, 1, 1], "used": [0.1, 0.9, 0.1, 0.9]})
TRAILS = payments.payment_trails(make_society(30, seed=1, mean_degree=1).people, months=3, seed=1)
FIVE = pd.DataFrame({name: [0.5, 0.5] for name in payments.WEIGHTINGS["A"]})
CARD = {"records": RECORDS, "good": [True, False, True, False], "edges": {"missed": [1]}}
BAD_EDGES = [{}, {"missed": []}, {"missed": [2, 1]}, {"missed": [NAN]}, {"missed": ["x"]}]
SEEN = names.identities(["blue", "orange"], seed=1)
LISTINGS = blacklist.register([("person", 17, "unpaid fine", 2), ("business", 3, "unpaid social insurance", 2)])
TOWN = make_society(30, seed=1, mean_degree=4)
KNOWN = names.identities(["blue", "orange"] * 20, seed=1)
HOMES = registers.population(KNOWN, seed=1)
RATES = {"name": (0.9, 0.1), "year": (0.8, 0.2)}
RECORDED = pd.DataFrame({"name": ["Vipo", "Dobu"], "year": [1990, 1991]})
BAD_RATES = [{}, {"name": (1, 0.1)}, {"name": (0.9, 0)}, {"name": (NAN, 0.1)}, {f"{k}": (0.9, 0.1) for k in range(9)}]
TENTHS = ([1, 2], {"blue": [2, 1]}, {"blue": [0.5, 1]})
POLICIES, CURVES = harm.threshold_policies(*TENTHS), harm.delayed_impact(*TENTHS, low=0, high=9)
ATTACH = {"minority_share": 0.2, "homophily": 0.8, "seed": 1}

# name -> (a good call, {argument: bad values}); each bad value is put in the good call's place.
CALLS = {
    make_society: (
        dict(n=30, seed=1, mean_degree=4),
        {
            "n": [1, -3, 2.5, "300", None, True, NAN],
            "seed": [-1, 0.5, None, "x"],
            "mean_degree": [0, -1, NAN, float("inf"), "10", None],
            "homophily": [-0.1, 1.1, NAN, "high", None],
            "minority_share": [-0.1, 0.51, NAN, None],
            "ties": ["ring", None, 3],
            "closure": [-0.1, 1.1, NAN, None],
        },
    ),
    friendships.preferential_ties: (
        dict(n=30, m=2, **ATTACH),
        {
            "n": [1, 2.5, None],
            "m": [0, 30, 1.5, None],
            "minority_share": [-0.1, 0.6, NAN],
            "homophily": [-0.1, 1.1, NAN],
            "seed": [-1, None],
        },
    ),
    friendships.preferential_theory: (
        dict(minority_share=0.2, homophily=0.8),
        {"minority_share": [0, 0.6, NAN, None], "homophily": [-0.1, 1.1, NAN]},
    ),
    friendships.block_ties: (
        dict(block=np.array([0, 0, 1]), affinity=np.ones((2, 2)), mean_degree=1, seed=1),
        {"mean_degree": [0, -1, NAN, None], "seed": [-1, None]},
    ),
    friendships.attach_preferentially: (
        dict(block=np.zeros(4, dtype=int), affinity=np.ones((1, 1)), m=1, seed=1),
        {"seed": [-1, None]},
    ),
    friendships.close_triads: (
        dict(ties=PAIR, block=[0, 0], share=0.5, seed=1),
        {"block": [[0], [[0, 0]], [None, 1]], "share": [-0.1, 1.1, NAN], "seed": [-1]},
    ),
    friendships.degrees: (dict(ties=PAIR), {}),
    friendships.coleman_index: (
        dict(ties=PAIR, is_member=[True, False]),
        {"is_member": [[True], [2, 0], [NAN, 1], "xy", [True, True], []]},
    ),
    friendships.assortativity: (
        dict(ties=PAIR, labels=["blue", "orange"]),
        {"labels": [["blue"], ["blue", None], ["blue", "blue"], []]},
    ),
    friendships.friendship_paradox: (dict(ties=PAIR), {}),
    friendships.transitivity: (dict(ties=1 - np.eye(3)), {"ties": [PAIR]}),
    friendships.perceived_share: (
        dict(ties=PAIR, is_minority=[True, False]),
        {"is_minority": [[True], [2, 0], [NAN, 1], "xy", [True, True], []]},
    ),
    friendships.best_connected: (dict(ties=PAIR, top=0.5), {"top": [0, 1.1, -0.1, NAN, None, "x"]}),
    friendships.share_among_best_connected: (
        dict(ties=PAIR, is_minority=[True, False], top=0.5),
        {"is_minority": [[True], [2, 0], "xy", []], "top": [0, 1.1, NAN, None]},
    ),
    friend_score.friends_mean: (dict(ties=PAIR, values=[1, 2]), {"values": [[1], [1, NAN], "xy", [], [[1, 2]]]}),
    friend_score.gray_list: (dict(ties=PAIR, black=[True, False]), {"black": [[True], [2, 0], [NAN, 0], []]}),
    friend_score.counted_people: (
        dict(ties=PAIR, applicant=0),
        {"applicant": [-1, 2, 0.5, None], "radius": [0, -1, 1.5, None], "black": [[True], [0, 7]]},
    ),
    friend_score.friends_mean_rule: (
        dict(ties=PAIR, rating=[1, 2], minimum=1),
        {
            "rating": [[1], [1, NAN], "xy", []],
            "minimum": [NAN, "1", None],
            "black": [[True], [NAN, 0], [3, 0]],
            "radius": [0, 1.5, None],
        },
    ),
    friend_score.posterior_good: (
        dict(own_signal=1, good_friends=1, bad_friends=0, **SIGNAL),
        {
            "own_signal": [0, 2, NAN, 0.5],
            "good_friends": [-1, NAN],
            "bad_friends": [-1, NAN],
            "signal_error": [0, 0.5, NAN, None],
            "cross_tie": [-0.1, 1.1, NAN],
        },
    ),
    friend_score.spread: (
        dict(ties=PAIR, own=[1, 2], weight=0.5),
        {"own": [[1], [1, NAN], "xy", []], "weight": [1, -0.1, NAN, None, "half"], "tolerance": [0, -1, NAN]},
    ),
    friend_score.sweeps: (
        dict(ties=PAIR, own=[1, 2], weight=0.5, count=2),
        {"own": [[1], [1, NAN], "xy"], "weight": [1.1, -0.1, NAN, None], "count": [-1, 1.5, None]},
    ),
    friend_score.influence: (
        dict(ties=PAIR, person=0, weight=0.5),
        {"person": [-1, 2, 0.5, None], "weight": [1, -0.1, NAN, None]},
    ),
    friend_score.two_group_law: (
        dict(mixing=[[0.8, 0.2], [0.2, 0.8]], mean_own=[1, 2], weight=0.5),
        {
            "mixing": [[[0.8, 0.2]], [[0.8, 0.3], [0.2, 0.8]], [[1.2, -0.2], [0, 1]], [[1], [1]], [[NAN, 1], [0, 1]]],
            "mean_own": [[], [NAN, 1]],
            "weight": [1, -0.1, NAN],
        },
    ),
    friendships.distances: (dict(ties=PAIR, person=0), {"person": [-1, 2, 0.5, None]}),
    nation.gather_rate: (
        dict(people=10, lookups=1000, seed=1),
        {"people": [0, 1.5, None], "lookups": [999, 1e6, None], "seed": [-1, None]},
    ),
    nation.hours_to_score: (
        dict(people=10, friends=5, sweeps=2, gathers_per_second=1e6),
        {
            "people": [0, 1.5],
            "friends": [-1, NAN, float("inf")],
            "sweeps": [0, 1.5],
            "gathers_per_second": [0, -1, NAN, None],
        },
    ),
    scorecard.odds: (dict(probability=0.5), {"probability": [1, -0.1, 1.1, NAN, "x", []]}),
    scorecard.probability: (dict(odds=1), {"odds": [-1, NAN, "x", []]}),
    scorecard.points_scale: (
        dict(score=600, odds=50, points_to_double=20),
        {"score": [NAN, None], "odds": [0, -1, NAN], "points_to_double": [0, -20, NAN]},
    ),
    scorecard.points: (
        dict(odds=1, factor=1, offset=0),
        {"odds": [0, -1, NAN], "factor": [0, NAN], "offset": [NAN, None]},
    ),
    scorecard.break_even_probability: (dict(loss=4, gain=1), {"loss": [0, -1, NAN], "gain": [0, -1, NAN, None]}),
    scorecard.cutoff_table: (
        dict(score=[1, 2], good=[True, False], cutoffs=[1], loss=4, gain=1),
        {
            "score": [[], [1, NAN], "x"],
            "good": [[True], [3, 0], [NAN, 0]],
            "cutoffs": [[], [NAN]],
            "loss": [0, NAN],
            "gain": [0, NAN],
        },
    ),
    scorecard.separation: (
        dict(score=[1, 2], good=[True, False]),
        {"score": [[], [1, NAN], "x"], "good": [[True], [True, True], [False, False], [NAN, 0]]},
    ),
    scorecard.weight_of_evidence: (
        dict(goods=[1, 2], bads=[2, 1]),
        {"goods": [[], [0, 1], [-1, 2], [NAN, 1], "xy"], "bads": [[1], [0, 1], [-1, 2], [NAN, 1]]},
    ),
    scorecard.population_stability_index: (
        dict(expected=[1, 2], actual=[2, 1]),
        {"expected": [[], [0, 1], [-1, 2], [NAN, 1]], "actual": [[1], [0, 1], [-1, 2]]},
    ),
    scorecard.calibration_table: (
        dict(chance=[0.2, 0.8], good=[False, True], bins=2),
        {
            "chance": [[], [NAN, 0.5], [0.5, 1.1], [-0.1, 0.5]],
            "good": [[True], [2, 0], [NAN, 1]],
            "truth": [[0.5], [0.5, 1.2], [NAN, 0.5]],
            "bins": [0, 3, 1.5, None],
        },
    ),
    scorecard.brier_score: (
        dict(chance=[0.2, 0.8], good=[False, True]),
        {"chance": [[], [NAN, 0.5], [0.5, 1.1]], "good": [[True], [2, 0]]},
    ),
    registry.credit_records: (
        dict(people=PEOPLE, seed=1),
        {"people": [PEOPLE[["income"]], PEOPLE[["own_score"]]], "seed": [-1, None]},
    ),
    card.fit_scorecard: (
        dict(CARD, factor=60, offset=500),
        {
            "records": [RECORDS[["used"]], RECORDS.assign(missed=NAN)],
            "good": [[True], [2, 0, 1, 1], [NAN, 0, 1, 1]],
            "edges": [*BAD_EDGES, {"used": [0.5]}, {"missed": [9]}],
            "factor": [0, -1, NAN, None],
            "offset": [NAN, None],
        },
    ),
    card.binned: (
        dict(records=RECORDS, edges={"missed": [1]}),
        {"records": [RECORDS[["used"]], RECORDS.assign(missed=NAN)], "edges": BAD_EDGES},
    ),
    card.weights_by_bin: (CARD, {"good": [[True], [2, 0, 1, 1]], "edges": [*BAD_EDGES, {"used": [0.5]}]}),
    registry.registry_status: (dict(people=PEOPLE, seed=1), {"people": [PEOPLE[["own_score"]]], "seed": [-1, None]}),
    payments.payment_trails: (
        dict(people=PEOPLE.assign(repay_probability=0.9), months=3, seed=1),
        {"people": [PEOPLE, PEOPLE[[]]], "months": [0, 121, 1.5, None], "seed": [-1, None]},
    ),
    payments.trail_features: (dict(trails=TRAILS), {"trails": [TRAILS[["trips"]], TRAILS[:0]]}),
    payments.fit_trail_model: (
        dict(features=FIVE, good=[True, False]),
        {"good": [[True], [True, True], [False, False], [2, 0], [NAN, 1]]},
    ),
    payments.shop_visits: (
        dict(n=5, days=3, shops=4, seed=1),
        {"n": [0, 1.5], "days": [0, None], "shops": [3, 4.5], "seed": [-1]},
    ),
    payments.five_factor_points: (
        dict(factors=FIVE, weighting="A"),
        {
            "factors": [FIVE[["history"]], FIVE.assign(history=1.2), FIVE.assign(identity=NAN)],
            "weighting": ["C", None, 1],
            "ties": [[[0, 1], [0, 0]], [[0]], 5],
        },
    ),
    payments.five_factors: (
        dict(people=PEOPLE, status=pd.Series(["no file"] * 2), trails=TRAILS),
        {
            "people": [PEOPLE[["income"]]],
            "status": [pd.Series(["no file"])],
            "trails": [TRAILS[["trips"]]],
            "unknown": [-0.1, 1.1, NAN, None],
        },
    ),
    dossier.expected_unicity: (
        dict(points=2, share=0.1, people=10),
        {"points": [0, 1.5, None], "share": [-0.1, 1.1, NAN], "people": [0, 1.5]},
    ),
    dossier.unicity: (
        dict(traces=np.eye(3), points=1, seed=1),
        {"traces": [[[2, 0]], [[NAN, 1]]], "points": [0, 2, 1.5, None], "seed": [-1, None], "sample": [0, None]},
    ),
    names.given_name_shares: (dict(group="blue"), {"group": ["green", None, 1]}),
    names.identities: (
        dict(group=["blue", "orange"], seed=1),
        {"group": [[], [None, "blue"], ["green"]], "seed": [-1, None], "other_document": [-0.1, 1.1, NAN]},
    ),
    names.country: (dict(town=TOWN, n=40, seed=1), {"n": [29, 40.5, None], "seed": [-1, None]}),
    names.chance_to_share: (dict(shares=[0.5, 0.5]), {"shares": [[], [0.5, 0.4], [1.5, -0.5], [NAN, 1]]}),
    names.chance_of_wrong_hit: (
        dict(shares=[0.5, 0.5], listed=3),
        {"shares": [[], [0.5, 0.4], [1.5, -0.5], [NAN, 1]], "listed": [-1, 1.5, None]},
    ),
    blacklist.register: (dict(rows=[("person", 17, "unpaid fine", 2)]), {"rows": [["person"], [("person", 1)], [{}]]}),
    blacklist.in_force: (
        dict(register=LISTINGS, month=3),
        {"register": [LISTINGS[["since"]]], "month": [-1, 1.5, None]},
    ),
    blacklist.repair: (
        dict(register=LISTINGS, listing=0, month=5),
        {"register": [LISTINGS[["since"]]], "listing": [5, None, "x"], "month": [1, 14, 2.5, None]},
    ),
    blacklist.people_reached: (
        dict(register=LISTINGS, representative={3: 204}, month=3),
        {"register": [LISTINGS[["since", "until"]]], "representative": [{}, {4: 1}], "month": [-1, None]},
    ),
    blacklist.length_by_month: (
        dict(per_month=2, months=3, seed=1),
        {
            "per_month": [0, 1.5, None],
            "months": [0, 2.5, None],
            "seed": [-1, None],
            "term": [0, -24, 1.5],
            "repaired": [-0.1, 1, NAN, None],
        },
    ),
    blacklist.joint_punishment: (dict(agencies=["bank"]), {"agencies": [["school"], [None]]}),
    blacklist.draw_list: (
        dict(people=SEEN, listed=1, seed=1),
        {"people": [SEEN[["name"]]], "listed": [-1, 3, 1.5, None], "seed": [-1, None], "typos": [-0.1, 1.1, NAN]},
    ),
    blacklist.booking_desk: (
        dict(travellers=SEEN, entries=SEEN.head(1)),
        {
            "travellers": [SEEN[["name"]]],
            "entries": [SEEN[["name", "birth_year"]]],
            "match_on": ["face", None, 1],
            "tolerance": [-1, 4, 0.5, None],
        },
    ),
    appeals.weeks_waiting: (
        dict(complaints=[2, 1], corrections_a_week=1),
        {"complaints": [[], [-1], [0.5], [NAN], "x"], "corrections_a_week": [0, -1, 1.5, None]},
    ),
    registers.population: (
        dict(identities=KNOWN, seed=1),
        {"identities": [KNOWN[["name"]]], "seed": [-1, None], "housemates": []},
    ),
    registers.draw_registers: (
        dict(people=HOMES, seed=1),
        {"people": [HOMES[["street"]]], "seed": [-1, None], "typos": [-0.1, 1.1, NAN], "moved": [-0.1, 1.1, None]},
    ),
    linkage.field_weights: (dict(m=0.9, u=0.1), {"m": [0, 1, NAN, None, "x"], "u": [0, 1, -0.1, NAN]}),
    linkage.agreement: (
        dict(first=RECORDED, second=RECORDED, fields=["name"]),
        {"first": [RECORDED[["year"]]], "second": [RECORDED[["year"]]], "fields": [[], list("abcdefghi")]},
    ),
    linkage.known_rates: (
        dict(first=RECORDED, second=RECORDED, fields=["name"]),
        {"first": [RECORDED[["year"]]], "second": [RECORDED[["year"]], RECORDED.set_index([[7, 8]])], "fields": [[]]},
    ),
    linkage.estimate_rates: (
        dict(patterns=[0, 1, 2, 3, 7], fields=["a", "b", "c"]),
        {
            "patterns": [[], [-1], [8], [0.5], "x"],
            "fields": [[], list("abcdefghi")],
            "start": [0, 1, NAN, None],
            "tolerance": [0, -1, NAN],
        },
    ),
    dossier.link_records: (
        dict(first=RECORDED, second=RECORDED, rates=RATES, threshold=0),
        {
            "first": [RECORDED[["year"]], RECORDED.head(0)],
            "second": [RECORDED[["year"]], RECORDED.head(0)],
            "threshold": [NAN, None, "x"],
        },
    ),
    dossier.false_match_probability: (
        dict(gallery=10, fmr=0.1),
        {"gallery": [-1, 1.5, None], "fmr": [-0.1, 1.1, NAN, None]},
    ),
    dossier.share_of_alarms_that_are_right: (
        dict(prevalence=0.1, sensitivity=0.9, false_positive_rate=0.1),
        {"prevalence": [0, 1, NAN], "sensitivity": [0, 1.1, NAN], "false_positive_rate": [-0.1, 1.1, None]},
    ),
    dossier.class_sizes: (
        dict(table=RECORDED, columns=["name"]),
        {"table": [RECORDED[["year"]]], "columns": [[]]},
    ),
    harm.threshold_policies: (
        dict(score=[1, 2], weights={"blue": [2, 1]}, repay={"blue": [0.5, 1]}),
        {
            "score": [[2, 1], [1, 1], [], [1, NAN], "x"],
            "weights": [{"blue": [2]}, {"blue": [0, 0]}, {"blue": [-1, 2]}, {}, [2, 1]],
            "repay": [{"blue": [1, 1]}, {"blue": [0, 0]}, {"blue": [0.5, 1.1]}, {"orange": [0.5, 1]}, None],
            "gain": [0, -1, NAN, None],
            "loss": [0, -1, NAN, None],
        },
    ),
    harm.delayed_impact: (
        dict(score=[500, 600], weights={"blue": [2, 1]}, repay={"blue": [0.5, 1]}),
        {
            "score": [[600, 500], [200, 600], [500, 900], []],
            "weights": [{"blue": [2]}, {"blue": [0, 0]}, {}],
            "repay": [{"blue": [0.5, 1.1]}, {"orange": [0.5, 1]}],
            "rise": [-1, NAN, None],
            "fall": [-1, NAN, None],
            "low": [NAN, None],
            "high": [300, 100, NAN],
        },
    ),
    harm.policy_impact: (
        dict(policies=POLICIES, curves=CURVES),
        {
            "policies": [POLICIES[["profit"]]],
            "curves": [CURVES[["change"]], CURVES.assign(group="orange")],
        },
    ),
    harm.false_positive_rate: (
        dict(base_rate=0.5, precision=0.6, miss_rate=0.3),
        {"base_rate": [0, 1, NAN, None], "precision": [0, 0.1, 1.1, NAN], "miss_rate": [-0.1, 1.1, NAN]},
    ),
    expectations.beliefs: (
        dict(able_from=0.3, unable_to=0.8, ratio=1.75),
        {
            "able_from": [0, 1, NAN, None],
            "unable_to": [0.3, 0.2, 1, NAN],
            "ratio": [0, -1, NAN],
            "reward": [0, 1.1, NAN],
        },
    ),
    feedback.watched_shares: (
        dict(start=[1, 1], rates=[0.5, 0.5], rounds=2, runs=1, seed=1),
        {
            "start": [[0, 1], [-1, 1], [1], [1, 1, 1], [1, NAN]],
            "rates": [[-0.1, 1], [0.5, 1.1], [0.5], [0.5, NAN]],
            "rounds": [-1, 1.5, None],
            "runs": [0, 1.5, None],
            "seed": [-1, None],
        },
    ),
    cascades.cascade: (
        dict(ties=[[0, 1], [1, 0]], first=[True, False], threshold=0.5),
        {"ties": [[[0, 1], [0, 0]]], "first": [[True], [2, 0]], "threshold": [0, -0.1, 1.1, NAN, None]},
    ),
    cascades.random_ties: (
        dict(n=10, mean_degree=2, seed=1),
        {"n": [1, 2.5, None], "mean_degree": [-1, 0, 10, NAN, None], "seed": [-1, None]},
    ),
    cascades.cascade_window: (dict(threshold=0.2), {"threshold": [0, -0.1, 1.1, NAN, None]}),
    friend_score.with_circle: (
        dict(own=[600, 700], circles=[650, NAN], weight=0.5),
        {
            "own": [[], [NAN, 1], "x", [[1, 2]]],
            "circles": [[], [1], [[1, 2]], [np.inf, 1], "x", None],
            "weight": [-0.1, 1.1, NAN, None],
        },
    ),
    **{
        function: (
            dict(own=[600, 700], circles=[650, NAN], weight=0.5, cut_off=650),
            {
                "own": [[NAN, 1], "x", [[1, 2]]],
                "circles": [
                    [],
                    [[1, 2]],
                    [np.inf, 1],
                    "x",
                    None,
                    *([[1]] if function is not association.approved_with else []),
                ],
                "weight": [-0.1, 1.1, NAN, None],
                "cut_off": [NAN, None],
            },
        )
        for function in (association.approved, association.approved_with, association.guilt_by_association)
    },
    selective_labels.contraction: (
        dict(risk=[0.1, 0.2], accepted=[1, 1], failed=[0, 1], rate=0.5),
        {
            "risk": [[], [NAN, 1], "x"],
            "accepted": [[1], [2, 0]],
            "failed": [[1], [2, 0]],
            "rate": [0, 1.1, NAN, None],
        },
    ),
    gaming.best_response: (
        dict(score=[0.4, 0.6], cutoff=0.5, cost=10),
        {"score": [[], [NAN], "x"], "cutoff": [NAN, None], "cost": [0, -1, NAN, None]},
    ),
    segregation.cross_shares: (
        dict(people=10, mean_degree=4, aversion=0.2, rounds=2, seed=1),
        {
            "people": [0, 1, 11, 2.5, None],
            "mean_degree": [0, NAN, None],
            "aversion": [-0.1, 1.1, NAN, None],
            "rounds": [-1, 1.5, None],
            "seed": [-1, None],
        },
    ),
    segregation.schelling: (
        dict(wanted=0.3, seed=1, side=5),
        {
            "wanted": [-0.1, 1.1, NAN, None],
            "seed": [-1, None],
            "side": [2, 5.5, None],
            "density": [0, 1, NAN],
            "rounds": [-1, 0.5],
        },
    ),
    chilling.participation: (
        dict(usual=0.8, risk=[0, 1], fear=2),
        {"usual": [-0.1, 1.1, NAN], "risk": [[], [1.1], [NAN], "x"], "fear": [-1, NAN, None]},
    ),
    chilling.simulated_views: (
        dict(months=8, at=4, level=10, trend=1, drop=3, turn=0, noise=1, seed=1),
        {
            "months": [3, 8.5, None],
            "at": [1, 7, 2.5, None],
            "level": [0, NAN],
            "trend": [NAN, None],
            "drop": [NAN, "x"],
            "turn": [NAN],
            "noise": [-1, NAN],
            "seed": [-1, None],
        },
    ),
    chilling.interrupted_series: (
        dict(views=[1, 2, 3, 4, 5], at=2),
        {"views": [[1, 2, 3], [NAN] * 5, "x"], "at": [1, 4, 2.5, None]},
    ),
    behaviour.answers: (
        dict(gap_to_low=[0], gap_to_high=[10], comply_reach=[20], game_reach=[5], reward=1, punishment=1),
        {
            "gap_to_low": [[], [NAN]],
            "gap_to_high": [[NAN], [1, 2], "x"],
            "comply_reach": [[1, 2], [-1]],
            "game_reach": [[1, 2], [-1]],
            "reward": [-1, NAN, None],
            "punishment": [-1, NAN],
        },
    ),
    **{
        function: (
            dict(society=TOWN, count=2, seed=1),
            {
                "count": [-1, 1.5, None],
                "seed": [-1, None],
                "reward": [-0.1, NAN, None],
                "punishment": [-0.1, NAN],
                "visibility": [-0.1, 1.1, NAN],
                "aversion": [-0.1, 1.1, None],
                "gaming": [-0.1, NAN],
                "weight": [-0.1, 1, NAN],
            },
        )
        for function in (behaviour.rounds, behaviour.measures)
    },
    signals.signal_world: (
        dict(n=100, seed=1),
        {
            "n": [9, 10.5, None],
            "seed": [-1, None],
            "signal_error": [0, 0.5, NAN, None],
            "cross_tie": [-0.1, 1.1, NAN],
            "dropped": [-0.1, 1.1, NAN],
            "meetings": [],
            "homophily": [-0.1, 1.1, NAN, None],
        },
    ),
    signals.judged: (dict(world=signals.signal_world(100, seed=1), friends=True), {}),
    signals.friends_of_the_good: (dict(world=signals.signal_world(100, seed=1)), {}),
    peers.two_rounds: (
        dict(n=40, seed=1),
        {
            "n": [39, 40.5, None],
            "seed": [-1, None],
            "homophily": [-0.1, 1.1, NAN],
            "contagion": [-0.1, NAN, float("inf")],
            "shock": [-0.1, NAN, None],
        },
    ),
    peers.rate_ratio: (
        dict(outcome=[1, 0, 1, 0], exposed=[1, 1, 0, 0]),
        {"outcome": [[], [2, 0, 1, 0]], "exposed": [[1, 0], [1, 1, 1, 1], [0, 0, 0, 0], [1, 0, 1, 0]]},
    ),
    likes.like_pages: (
        dict(is_safer=[True, False], seed=1),
        {
            "is_safer": [[], [2, 0], [NAN, 1]],
            "pages": [0, 3, 2.5, None],
            "likes": [0, 1.5],
            "homophily": [-0.1, 1.1, NAN],
            "seed": [-1, None],
        },
    ),
    likes.mean_of_fellow_likers: (
        dict(liked=[[1, 0], [1, 1]], values=[1, 0]),
        {"liked": [[[2, 0], [0, 1]], [[NAN, 0], [0, 1]]], "values": [[1], [NAN, 1], "xy"]},
    ),
    harm.rate_by_group: (
        dict(flag=[True, False], group=["blue", "orange"]),
        {"flag": [[], [2, 0], [NAN, 1]], "group": [["blue"], [None, "blue"]]},
    ),
    harm.gap_in_points: (
        dict(flag=[True, False], group=["blue", "orange"]),
        {"flag": [[], [2, 0]], "group": [["blue"], ["blue", "blue"], ["a", "b"]]},
    ),
    harm.gap_in_words: (
        dict(rates={"blue": 0.1, "orange": 0.2}),
        {"rates": [{"blue": 2, "orange": 0}, {"blue": NAN, "orange": 0}, {"blue": "x", "orange": 0}]},
    ),
    layout.positions: (dict(ties=PAIR, seed=1), {"seed": [-1, None]}),
}
BAD_TIES = [[[0, 1], [0, 0]], [[1, 0], [0, 0]], [[0, 2], [2, 0]], [[0, NAN], [NAN, 0]], [[0, 1]], [], "ties", None, 5]
CASES = [
    (function, argument, value)
    for function, (good, bad) in CALLS.items()
    for argument, values in (
        bad | ({"ties": [*bad.get("ties", []), *BAD_TIES]} if "ties" in good and function is not make_society else {})
    ).items()
    for value in values
]


@pytest.mark.parametrize(
    ("function", "argument", "value"), CASES, ids=[f"{f.__name__}-{a}-{v!r}"[:60] for f, a, v in CASES]
)
def test_bad_input_is_refused_in_words(function, argument, value):
    with pytest.raises(ValueError, match=rf"^{argument} .*(must|cannot)") as refusal:
        function(**(CALLS[function][0] | {argument: value}))
    assert len(str(refusal.value)) > len(argument) + 15


@pytest.mark.parametrize("function", CALLS, ids=lambda f: f.__name__)
def test_the_good_call_is_good(function):
    function(**CALLS[function][0])


def test_every_public_function_is_tried():
    public = {
        function
        for module in (
            society,
            friendships,
            friend_score,
            scorecard,
            card,
            registry,
            payments,
            names,
            blacklist,
            appeals,
            registers,
            linkage,
            gaming,
            segregation,
            chilling,
            behaviour,
            dossier,
            signals,
            peers,
            likes,
            harm,
            expectations,
            feedback,
            cascades,
            selective_labels,
            association,
            layout,
        )
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    # These take what other functions of the library made, or nothing.
    assert public - set(CALLS) == {
        association.own_and_circles,
        friendships.ties_from_pairs,
        friendships.affinity,
        card.bin_names,
        names.family_name_shares,
        linkage.pattern_weights,
    }


@pytest.mark.parametrize("rates", BAD_RATES)
def test_rates_of_agreement_are_refused_field_by_field(rates):
    with pytest.raises(ValueError, match=r"^(m|u|fields) must"):
        linkage.pattern_weights(rates)


def test_an_isolated_person_is_handled():
    assert friend_score.spread(ALONE, [1, 2], 0.5).tolist() == [1, 2]
    assert friend_score.friends_mean_rule(ALONE, [1, 2], 1).tolist() == ["undefined", "undefined"]
    assert np.isnan(friend_score.friends_mean(ALONE, [1, 2])).all()
    assert not friend_score.gray_list(ALONE, [True, False]).any()
    assert np.isfinite(layout.positions(ALONE, seed=1)).all()
    with pytest.raises(ValueError, match="ties must hold at least one tie"):
        friendships.friendship_paradox(ALONE)
    with pytest.raises(ValueError, match="ties must hold a path"):
        friendships.transitivity(ALONE)
    assert np.isnan(friendships.perceived_share(ALONE, [True, False])["minority"]["share"])
    assert friendships.best_connected(ALONE, 0.5).tolist() == [0.5, 0.5]


def test_input_is_never_changed():
    own, black = np.array([1.0, 2.0]), np.array([True, False])
    ties = make_society(30, seed=1, mean_degree=4).ties
    copy = ties.copy()
    friend_score.spread(PAIR, own, 0.5)
    friend_score.friends_mean_rule(PAIR, own, 1, black=black)
    friend_score.friends_mean_rule(ties, np.ones(30), 1, radius=3)
    assert own.tolist() == [1, 2] and black.tolist() == [True, False]
    assert (copy != ties).nnz == 0


@pytest.mark.parametrize(
    ("app", "bad"),
    [
        *((apps.StartApp, bad) for bad in ({"weight": 5}, {"cutoff": 10}, {"n": 1}, {"seed": -1}, {"weight": "x"})),
        *((apps.CutoffApp, bad) for bad in ({"cutoff": 900}, {"loss": 0}, {"loss": 1.5}, {"n": 0}, {"seed": None})),
        *((apps.ScorecardApp, bad) for bad in ({"resident": 300}, {"cutoff": 900}, {"without": "x"}, {"past": 1})),
        *((apps.PaymentTrailApp, bad) for bad in ({"resident": -1}, {"months": 2}, {"weighting": "C"}, {"friends": 1})),
        *(
            (apps.PredictApp, bad)
            for bad in ({"signal_error": 0.5}, {"cross_tie": 2}, {"dropped": 1}, {"homophily": 0})
        ),
        *(
            (apps.BookingDeskApp, bad)
            for bad in ({"match_on": "face"}, {"tolerance": 3}, {"listed": 50}, {"corrections": 0}, {"n": 999})
        ),
        *(
            (apps.DossierApp, bad)
            for bad in ({"threshold": 99}, {"typos": 0.9}, {"moved": -1}, {"compared": "faces"}, {"n": 10})
        ),
        *(
            (apps.NudgeApp, bad)
            for bad in ({"reward": 3}, {"punishment": -1}, {"visibility": 2}, {"aversion": -1}, {"rounds": 0}, {"n": 1})
        ),
        *(
            (apps.HarmApp, bad)
            for bad in ({"weight": 1}, {"cut_off": 500}, {"homophily": 0.4}, {"resident": 300}, {"n": 10}, {"seed": -1})
        ),
        *((apps.LongRun, bad) for bad in ({"people": 7}, {"rounds": 0}, {"seed": -1})),
        *((apps.SpreadApp, bad) for bad in ({"weight": 1}, {"sweeps": 4}, {"resident": 300}, {"shown": "x"})),
        *((apps.FriendRuleApp, bad) for bad in ({"applicant": 300}, {"minimum": 0}, {"listed": -2}, {"radius": 3})),
        *(
            (apps.FriendshipApp, bad)
            for bad in (
                {"generator": "ring"},
                {"homophily": 1.1},
                {"minority_share": 0.05},
                {"closure": -0.1},
                {"n": 59},
                {"seed": None},
            )
        ),
    ],
)
def test_apps_refuse_settings_out_of_range(app, bad):
    with pytest.raises(ValueError, match=f"^{next(iter(bad))} must"):
        app(**bad)


def test_prediction_refuses_an_answer_that_was_not_offered():
    guess = apps.Prediction("?", ["yes", "no"])
    for wrong in ("maybe", None, 3):
        with pytest.raises(ValueError, match="outcome must be"):
            guess.answer(wrong, "So it was.")
    with pytest.raises(ValueError, match="options must hold"):
        apps.Prediction("?", ["yes"])
    with pytest.raises(ValueError, match="choice must be one of"):
        apps.Prediction("?", ["yes", "no"], choice="maybe")
