"""Each check takes the model answer, refuses the stub, and refuses likely mistakes in its own words."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import nbformat
import networkx as nx
import numpy as np
import pandas as pd
import pytest

from answers import answers_of, is_check
from netscore import audit, payments
from netscore.checks.lesson_07 import CHANCE, GOOD
from repository import SOLUTIONS


def one_sweep(friends, own, score, weight):
    return np.array(
        [(1 - weight) * own[i] + weight * np.mean(score[f]) if f else own[i] for i, f in enumerate(friends)]
    )


def with_sums(friends, own, score, weight):
    return np.array([(1 - weight) * own[i] + weight * score[f].sum() if f else own[i] for i, f in enumerate(friends)])


def in_turn(friends, own, score, weight):
    for i, f in enumerate(friends):
        score[i] = (1 - weight) * own[i] + weight * np.mean(score[f]) if f else own[i]
    return score


def paths(ties) -> float:
    """Pairs of friends of one person, over all persons."""
    return (ties.sum(axis=0) * (ties.sum(axis=0) - 1)).sum() / 2


def index_by_ends(ties, member):
    inside, share = ties[member][:, member].sum() / ties[member].sum(), ties[member].sum() / ties.sum()
    return (inside - share) / (1 - share)


def one_answer(missing, comply, game):
    return "nothing" if not 0 < missing <= max(comply, game) else "games" if game > comply else "complies"


def reached(rows, representative, month, each_once=True):
    holding = [(party, number) for party, number, since, term in rows if since <= month < since + term]
    people = [number if party == "person" else representative[number] for party, number in holding]
    return set(people) if each_once else people


def everyone_before(report, takes_from):
    return {report}.union(*(everyone_before(other, takes_from) for other in takes_from.get(report, [])))


def kept_failures(risk, accepted, failed, keep):
    known = np.flatnonzero(accepted)
    return failed[known[np.argsort(risk[known])][:keep]].sum()


def interval(low, high, step, t, ddof=1, root=True):
    difference = (high - low) / step
    half = t * difference.std(ddof=ddof) / (np.sqrt(len(difference)) if root else 1)
    return difference.mean() - half, difference.mean() + half


def audited(plan=None, varied=True, score=800, **changed):
    """A finding on scorer 166 as it should be, but for what is changed in it or in the plan of questions."""
    counts = {"friends_mean": 12, "friends_lowest": 12, "listed_friend": 3, "lines": 8} | (plan or {})
    desk, base = audit.QueryDesk(seed=166), audit.application(own_score=score)
    for column, low, high in (("friends_mean", 650, 750), ("friends_lowest", 500, 600), ("listed_friend", False, True)):
        answers = desk.ask(audit.pairs(base, column, low, high, counts[column]))
        if column == "friends_lowest":
            found = audit.effect(answers, high - low)
    for where in audit.NEIGHBOURHOODS:
        for own in np.linspace(560, 780, counts["lines"]):
            desk.ask(audit.application(neighbourhood=where, own_score=own if varied else 840))
    finding = {
        "desk": desk,
        "friends_rule": "lowest",
        "weight": (found["low"], found["high"]),
        "gray": False,
        "stricter": "west",
    }
    return finding | changed


# exercise -> named wrong answers and a word of what the learner must read.
WRONG = {
    "1.1": [
        (lambda odds: 1 / odds, "1 / odds"),
        (lambda odds: odds / (odds - 1), "above 1"),
        (lambda odds: odds / (1 - odds), "start from the odds"),
        (lambda odds: 0.8, "odds of 2.5"),
        (lambda odds: 1 / (1 + odds), "does not repay"),
        (lambda odds: round(odds / (1 + odds), 2), "then rounded"),
        (lambda odds: None, "not started yet"),
    ],
    "1.2": [(150, "divided"), (580, "one halving"), (640, "you went up"), (12.5, "halved"), ("560", "one number")],
    "1.3": [
        (lambda score, repaid, cutoff: ((score >= cutoff) & ~repaid).sum(), "accepted people"),
        (lambda score, repaid, cutoff: ((score <= cutoff) & repaid).sum(), "exactly at the cut-off"),
        (lambda score, repaid, cutoff: (score < cutoff).sum(), "everyone who is refused"),
        (lambda score, repaid, cutoff: ((score < cutoff) & ~repaid).sum(), "refused who do not repay"),
        (lambda score, repaid, cutoff: ((score >= cutoff) & repaid).sum(), "accepted people who repay"),
        (lambda score, repaid, cutoff: (score <= cutoff).sum(), "which side"),
        (lambda score, repaid, cutoff: ((score < cutoff) & repaid).mean(), "a share of all"),
        (lambda score, repaid, cutoff: len((score < cutoff) & repaid), "how many people there are"),
        (lambda score, repaid, cutoff: 9, "530, 481, 502.5, 551.5, 580, 602.5, 611, 638"),
        (lambda score, repaid, cutoff: 6, "300"),
        (lambda score, repaid, cutoff: undefined_name, "NameError"),  # noqa: F821
    ],
    "1.4": [(1, "still below 680"), (60, "go lower"), (14.5, "whole number")],
    "2.1": [
        (lambda goods, bads: np.log((bads / bads.sum()) / (goods / goods.sum())), "sign is turned"),
        (lambda goods, bads: np.log(goods / bads), "divide both arrays"),
        (lambda goods, bads: (goods / goods.sum()) / (bads / bads.sum()), "logarithm is still missing"),
        (lambda goods, bads: np.log10((goods / goods.sum()) / (bads / bads.sum())), "base 10"),
        (lambda goods, bads: goods, "the weights are"),
        (lambda goods, bads: np.log([0.33 / 0.5, 0.5 / 0.325, 0.17 / 0.175]), "must be 0"),
    ],
    "2.2": [(9, "the odds"), (0.9, "share of good"), (-2.2, "bad over good"), (0.954, "natural"), (1, "900 to 100")],
    "2.3": [
        (lambda woe, b, b0, entries, factor, offset: factor * (b * woe + b0) + offset / entries, "divide b0"),
        (lambda woe, b, b0, entries, factor, offset: factor * (b * woe + b0 / entries) + offset, "of the offset"),
        (lambda woe, b, b0, entries, factor, offset: factor * (b * woe + b0) + offset, "whole card"),
        (lambda woe, b, b0, entries, factor, offset: factor * (-b * woe + b0 / entries) + offset / entries, "a sign"),
        (lambda woe, b, b0, entries, factor, offset: factor * b * woe + (b0 + offset) / entries, "put brackets"),
        (lambda woe, b, b0, entries, factor, offset: (factor * (b * woe + b0) + offset) / entries, "this bin alone"),
        (lambda woe, b, b0, n, factor, offset: round(factor * (b * woe + b0 / n) + offset / n), "then rounded"),
        (lambda woe, b, b0, entries, factor, offset: 0, "is 166.9022"),
        (lambda woe, b, b0, n, factor, offset: 57.7 * (0.83 * 0.37 + 1.9 / 4) + 487.1 / 4, "with one entry"),
    ],
    "2.4": [(40, "go lower"), (19, "go higher"), (0.39, "per cent"), (101, "from 0 to 100")],
    "3.1": [
        (lambda loan, trail: loan.mean() + trail.mean(), "counted twice"),
        (lambda loan, trail: (loan & trail).mean(), "one of the two"),
        (lambda loan, trail: (loan | trail).sum(), "divide by all"),
        (lambda loan, trail: trail.mean(), "loan record alone"),
        (lambda loan, trail: (trail & ~loan).sum() / (~loan).sum(), "by all people, not only"),
        (lambda loan, trail: loan.mean(), "a trail alone"),
        (lambda loan, trail: (loan ^ trail).mean(), "left out whoever has both"),
        (lambda loan, trail: (~(loan | trail)).mean(), "neither"),
        (lambda loan, trail: 100 * (loan | trail).mean(), "per cent"),
        (lambda loan, trail: 1 - (~loan).mean() * (~trail).mean(), "independent"),
        (lambda loan, trail: 1 - (loan & trail).mean(), "0, 1 and 5 have a loan record"),
        (lambda loan, trail: 7 / 11, "right once"),
    ],
    "3.2": [
        (100, "after one point"),
        (1, "after two"),
        (10_000 / 300, "multiply; they"),
        (1e-6, "share of people"),
        (3, "three times"),
    ],
    "3.3": [
        (lambda factors, weights: 600 * sum(weights[k] * factors[k] for k in weights), "begins at 350"),
        (lambda factors, weights: sum(weights[k] * factors[k] for k in weights), "from 0 to 1"),
        (lambda factors, weights: 350 + 950 * sum(weights[k] * factors[k] for k in weights), "not 950"),
        (lambda factors, weights: 350 + 600 * sum(factors.values()) / 5, "the same weight"),
        (lambda f, w: sum(350 + 600 * w[k] * f[k] for k in w), "once for each factor"),
        (lambda f, w: 350 + sum(w[k] * f[k] for k in w), "over 600 points"),
        (lambda factors, weights: 1, "for factors history 0.54"),
        (lambda f, w: round(350 + 600 * sum(w[k] * f[k] for k in w)), "then rounded"),
        (lambda f, w: 350 + 600 * float(np.dot(list(f.values()), list(w.values()))), "by name, not by place"),
        (lambda f, w: 350 + 600 * sum(payments.WEIGHTINGS["A"][k] * f[k] for k in f), "use the weights given"),
    ],
    "3.4": [(0.2, "go higher"), (0.5, "go lower"), (0.371, "two decimals"), (37, "between 0 and 1")],
    "4.1": [
        (lambda ties, member: ties[member][:, member].sum() / ties[member].sum(), "that is H,"),
        (
            lambda ties, member: ties[member][:, member].sum() / ties[member].sum() - member.mean(),
            "divide by 1 - w, so",
        ),
        (lambda ties, member: ties[member][:, member].sum() / ties[member].sum() / member.mean() - 1, "the most that"),
        (lambda ties, member: index_by_ends(ties, member), "took w from tie ends"),
        (
            lambda ties, member: (
                ((ties[:, member].sum(1) / ties.sum(1))[member].mean() - member.mean()) / (1 - member.mean())
            ),
            "a share for each person",
        ),
        (
            lambda ties, member: (ties[member][:, member].sum() / ties.sum() - member.mean()) / (1 - member.mean()),
            "members' ends only",
        ),
        (lambda ties, member: member.mean(), "that is w,"),
        (
            lambda ties, member: (
                ties[member][:, member].sum() / ties[member].sum() - member.mean() / (1 - member.mean())
            ),
            "in brackets",
        ),
        (lambda ties, member: 0.375, "0.5625"),
        (lambda ties, member: -1, "6/8"),
    ],
    "4.2": [(1.8, "mean over people"), (9, "what the nine see"), (8.2, "go round"), (4, "eighteen ends reach")],
    "4.3": [
        (lambda ties: np.trace(np.linalg.matrix_power(ties, 3)) / 6 / paths(ties), "triangle once"),
        (lambda ties: np.trace(np.linalg.matrix_power(ties, 3)) / 2, "number of closed paths"),
        (lambda ties: ties.sum() / len(ties) / (len(ties) - 1), "around each person"),
        (lambda ties: ties[(ties @ ties > 0) & ~np.eye(len(ties), dtype=bool)].mean(), "makes two paths"),
        (lambda ties: nx.average_clustering(nx.from_numpy_array(ties)), "one list"),
        (lambda ties: 6 / 13, "10 paths"),
        (lambda ties: 0, "13 paths"),
    ],
    "4.4": [
        (0.5, "look above"),
        (1, "two separate towns"),
        (0.74, "go higher"),
        (0.742, "nearest 0.005"),
        (0.8, "go lower"),
        (745, "between 0 and 1"),
        ("0.745", "one number"),
    ],
    "5.1": [
        (lambda ties, score, person: score.mean(), "everyone"),
        (lambda ties, score, person: score[(ties[person] == 1) | (np.arange(6) == person)].mean(), "person too"),
        (lambda ties, score, person: ties[person] @ score / 6, "number of friends"),
        (lambda ties, score, person: ties[person] @ score, "the sum"),
        (lambda ties, score, person: np.median(score[ties[person] == 1]), "median"),
        (lambda ties, score, person: int(ties[person] @ score / 3), "then rounded"),
        (lambda ties, score, person: 600, "601.5, 630 and 752"),
        (lambda ties, score, person: np.flatnonzero(ties[person]).mean(), "friends' numbers"),
        (lambda ties, score, person: score[ties[person]].mean(), "holds 0 or 1"),
        (lambda ties, score, person: 1983.5 / 3, "person 3"),
        (
            lambda ties, score, person: score[ties[person] == 1].mean() if np.flatnonzero(ties[person]).any() else None,
            "number 0 with 500",
        ),
        (lambda ties, score, person: ties[person] @ score / max(ties[person].sum(), 1), "return None"),
        (lambda ties, score, person: ties[person] @ score / ties[person].sum(), "yours says nan"),
    ],
    "5.2": [
        (lambda ties, listed: [listed, *np.flatnonzero(ties[listed])], "black, not gray"),
        (lambda ties, listed: np.setdiff1d(np.flatnonzero(ties[listed] + ties[listed] @ ties), [listed]), "two ties"),
        (lambda ties, listed: [4], "tied to 0 and 4"),
        (lambda ties, listed: [0, 4], "nobody gray"),
        (lambda ties, listed: [0, 4] if listed == 3 else [], "1, 2 and 3"),
        (lambda ties, listed: ties[listed], "the row of ties"),
        (lambda ties, listed: ties[listed] == 1, "are flags"),
        (lambda ties, listed: 4, "such as [0, 4]"),
    ],
    "5.3": [(7, "and the listed person"), (1, "the friends"), (14, "nobody else does"), (True, "one number")],
    "5.4": [(None, "not started"), (300, "go higher"), (849, "go lower"), (640.5, "whole number")],
    "6.1": [
        (lambda friends, own, score, w: score[:4], "for each of the five"),
        (lambda friends, own, score, w: score.__setitem__(0, 0) or score, "on the way; build"),
        (lambda friends, own, score, w: one_sweep(friends, own, score, 1 - w), "gives it to the own score"),
        (lambda friends, own, score, w: one_sweep(friends, own, own, w), "with their present score"),
        (lambda friends, own, score, w: one_sweep(friends, score, score, w), "comes from `own`"),
        (lambda friends, own, score, w: in_turn(friends, own, score.copy(), w), "used scores of this sweep"),
        (lambda friends, own, score, w: (1 - w) * own + w * score, "everyone's own scores"),
        (lambda friends, own, score, w: (1 - w) * own + w * score.mean(), "the mean of all"),
        (lambda friends, own, score, w: [*one_sweep(friends, own, score, w)[:4], np.nan], "without friends too"),
        (lambda friends, own, score, w: np.zeros(5), "person 0 should have 683.6"),
        (lambda friends, own, score, w: one_sweep([f[:1] for f in friends], own, score, w), "person 1 should have"),
        (lambda friends, own, score, w: own.__setitem__(0, 0) or score, "own scores on the way"),
        (lambda friends, own, score, w: one_sweep(friends, own, score, w).round(), "then rounded"),
        (lambda friends, own, score, w: with_sums(friends, own, score, w), "take their mean"),
        (
            lambda friends, own, score, w: np.where(
                [bool(f) for f in friends], one_sweep(friends, own, score, w), score
            ),
            "keeps their own score",
        ),
    ],
    "6.2": [
        (600, "one sweep, or the mean"),
        (650, "two sweeps"),
        (625, "still swings"),
        (566.67, "second person"),
        (500, "hold together"),
    ],
    "6.3": [
        (lambda ties, score: score.mean(), "plain mean"),
        (lambda ties, score: (ties.sum(axis=1) * score).sum(), "sum of the numbers"),
        (lambda ties, score: (ties.sum(axis=1) * score).sum() / 4, "tie ends, not of people"),
        (lambda ties, score: ties @ score / ties.sum(axis=1), "friends' means"),
        (lambda ties, score: ties.sum(axis=1) * score / ties.sum(), "add these four up"),
        (lambda ties, score: 1, "weighted by 1, 3, 1"),
        (lambda ties, score: np.full(4, 3563.5 / 6), "return just one"),
        (lambda ties, score: 3563.5 / 6, "right once"),
    ],
    "6.4": [(0.3, "go higher"), (0.8, "go lower"), (0.485, "two decimals"), (49, "below 1")],
    "7.1": [
        (lambda odds, ratio, good, bad: odds * ratio ** (good - bad), "those are the odds"),
        (lambda odds, ratio, good, bad: 1 - 1 / (1 + odds * ratio ** (good + bad)), "divides the odds"),
        (lambda odds, ratio, good, bad: 1 - 1 / (1 + odds * ratio**good), "only the friends with good"),
        (lambda odds, ratio, good, bad: 1 - 1 / (1 + odds * ratio * (good - bad)), "a power"),
        (lambda odds, ratio, good, bad: 1 - 1 / (1 + odds * ratio ** (bad - good)), "the other way round"),
        (lambda odds, ratio, good, bad: 1 / (1 + odds * ratio ** (good - bad)), "of being bad"),
        (lambda odds, ratio, good, bad: odds * ratio ** (good - bad) * 2, "put 1 + odds"),
        (lambda odds, ratio, good, bad: 0.1, "a chance of 0.871"),
        (lambda odds, ratio, good, bad: 6.75 / 7.75, "right once"),
    ],
    "7.2": [
        (0.5, "friends cancel"),
        (0.2, "yours is good"),
        (4, "the odds"),
        (20, "at most 1"),
        (0.9, "own signal say"),
    ],
    "7.3": [
        (lambda chance, good: np.abs(chance - good).mean(), "square them before"),
        (lambda chance, good: (chance - good).mean(), "cancel"),
        (lambda chance, good: ((chance - good) ** 2).sum(), "the sum"),
        (lambda chance, good: np.sqrt(((chance - good) ** 2).mean()), "a root"),
        (lambda chance, good: 7, "here it is"),
        (lambda chance, good: ((CHANCE - GOOD) ** 2).mean(), "perfect chances"),
    ],
    "7.4": [
        (0.15, "go higher"),
        (0.25, "go lower"),
        (0.13, "a step of 0.05"),
        ("0.25", "one number"),
        (20, "10 % is 0.10"),
    ],
    "8.1": [
        (720, "nobody did"),
        (180, "everybody did"),
        (450, "two thirds last 24"),
        (360, "not two thirds"),
        (480, "6 months too"),
        (18, "mean number of months"),
        (500, "you have 500"),
    ],
    "8.2": [
        (lambda rows, who, month: reached(rows, who, month, each_once=False), "listed twice"),
        (lambda rows, who, month: {n for _, n, since, term in rows if since <= month < since + term}, "a business;"),
        (lambda rows, who, month: reached([r for r in rows if r[0] == "person"], who, month), "business 1 is listed"),
        (lambda rows, who, month: reached([(*r[:3], 99) for r in rows], who, month), "since + term"),
        (lambda rows, who, month: {5, 8}, "5, 8 and 30 in month 2"),
        (lambda rows, who, month: reached([(*r[:2], 0, sum(r[2:])) for r in rows], who, month), "begins in month 20"),
        (
            lambda rows, who, month: {who.get(n, n) for _, n, since, term in rows if since <= month < since + term},
            "person 2 is not business 2",
        ),
        (lambda rows, who, month: reached([(*r[:3], r[3] + 1) for r in rows], who, month), "is over in month 12"),
        (lambda rows, who, month: month, "return numbers of people"),
    ],
    "8.3": [
        (lambda share, listed: share * listed, "passes 1 on a long"),
        (lambda share, listed: 1 - share**listed, "turned round"),
        (lambda share, listed: (1 - share) ** listed, "nobody on the list"),
        (lambda share, listed: share**listed, "everybody on the list"),
        (lambda share, listed: 1 - share, "another name"),
        (lambda share, listed: listed * share * (1 - share) ** (listed - 1), "exactly one"),
        (lambda share, listed: 100 - 100 * (1 - share) ** listed, "per cent"),
        (lambda share, listed: 0.4, "it is 0.488"),
        (lambda share, listed: 1 - 0.8**3, "it is 0.75"),
    ],
    "8.4": [(5, "more are needed"), (14, "find the fewest"), (10.5, "whole number"), (0, "at least 1")],
    "9.1": [
        (lambda m, u, agrees: m / u if agrees else (1 - m) / (1 - u), "that is the ratio"),
        (lambda m, u, agrees: np.log(m / u), "natural logarithm"),
        (lambda m, u, agrees: np.log10(m / u), "np.log2"),
        (lambda m, u, agrees: np.log2(u / m), "turn the ratio"),
        (lambda m, u, agrees: np.log2(m / u), "if the field does not agree"),
        (lambda m, u, agrees: np.log2(m / u) * (1 if agrees else -1), "not minus agreement"),
        (lambda m, u, agrees: np.log2(m / u) if agrees else np.log2((1 - u) / (1 - m)), "round here too"),
        (lambda m, u, agrees: 3, "agreement weighs 6.57"),
        (lambda m, u, agrees: np.log2(m / u) if agrees else 0, "right if it agrees"),
        (lambda m, u, agrees: np.log2(95) if agrees else np.log2((1 - m) / (1 - u)), "right once"),
    ],
    "9.2": [
        (20_000, "at most 1"),
        (50, "50 % is 0.5"),
        (0.999, "not looked for"),
        (0.001, "how often people"),
        (1, "19,980 others too"),
        (0.4, "about 20 others"),
    ],
    "9.3": [
        (lambda gallery, fmr: gallery * fmr, "never passes 1"),
        (lambda gallery, fmr: 1 - fmr**gallery, "turned round"),
        (lambda gallery, fmr: (1 - fmr) ** gallery, "no wrong match"),
        (lambda gallery, fmr: fmr**gallery, "every comparison"),
        (lambda gallery, fmr: gallery * fmr * (1 - fmr) ** (gallery - 1), "exactly one"),
        (lambda gallery, fmr: 100 - 100 * (1 - fmr) ** gallery, "per cent"),
        (lambda gallery, fmr: 0.9, "it is 0.271"),
        (lambda gallery, fmr: 0.271, "two people"),
        (lambda gallery, fmr: 1 - (1 - fmr) ** max(gallery, 1), "empty gallery"),
    ],
    "10.1": [
        (lambda missing, comply, game: True, 'or "games", not True'),
        (lambda missing, comply, game: "games" if comply > game else "complies", "the further way is to comply"),
        (lambda missing, comply, game: "complies" if missing > 0 else "nothing", "only gaming gets there"),
        (lambda missing, comply, game: "complies" if 0 < missing <= comply else "nothing", "this person games"),
        (lambda missing, comply, game: "games" if game > comply else "complies", "at most 70"),
        (
            lambda missing, comply, game: "complies" if 0 < missing <= comply else one_answer(missing, 0, game),
            "both ways reach here",
        ),
        (lambda missing, comply, game: one_answer(max(missing, 1), comply, game), "already"),
        (
            lambda missing, comply, game: one_answer(missing + 1, comply, game) if missing > 0 else "nothing",
            "just reach",
        ),
        (lambda missing, comply, game: one_answer(missing, comply, game + 1), "equally far"),
    ],
    "10.2": [
        (0.4, "after one round"),
        (0.18, "came back"),
        (0.08, "half of what is dropped"),
        (32, "between 0 and 1"),
        (0.64, "the factor"),
        (0.3, "what is left"),
        (0.5, "a fifth"),
    ],
    "10.3": [
        (lambda views, at: views[:at].mean(), "the mean of the months"),
        (lambda views, at: views[at - 1], "the last month"),
        (lambda views, at: views[at], "what month 4 had"),
        (lambda views, at: np.polyval(np.polyfit(np.arange(len(views)), views, 1), at), "views[:at]"),
        (lambda views, at: np.polyval(np.polyfit(np.arange(at), views[:at], 1), np.arange(7)), "one number"),
        (lambda views, at: np.polyfit(np.arange(at), views[:at], 1) @ [1, at], "slope comes first"),
        (lambda views, at: np.polyval(np.polyfit(np.arange(at), views[:at], 1), at - 1), "one month off"),
        (lambda views, at: np.polyfit(np.arange(at), views[:at], 1)[0], "the slope alone"),
        (lambda views, at: np.polyval(np.polyfit(np.arange(at + 1), views[: at + 1], 1), at), "leave month"),
        (lambda views, at: np.polyval(np.polyfit(views[:at], np.arange(at), 1), at), "the months come first"),
        (lambda views, at: 117, "goes on with 115.5"),
        (lambda views, at: 115.5, "right once"),
        (lambda views, at: views.sort() or 1.0, "you changed the views"),
    ],
    "10.4": [(0.5, "go higher"), (2, "go lower"), (1.3, "steps of 0.25"), (9, "from 0 to 2")],
    "11.1": [
        (lambda own, circles, weight, cut_off: ((1 - weight) * own + weight * circles >= cut_off).sum(), "how many of"),
        (
            lambda own, circles, weight, cut_off: 100 * np.mean((1 - weight) * own + weight * circles >= cut_off),
            "per cent",
        ),
        (lambda own, circles, weight, cut_off: np.mean((own + circles) / 2 >= cut_off), "use `weight`"),
        (lambda own, circles, weight, cut_off: np.mean((1 - weight) * own + weight * circles > cut_off), "is enough"),
        (lambda own, circles, weight, cut_off: np.mean(weight * own + (1 - weight) * circles >= cut_off), "the rest"),
        (lambda own, circles, weight, cut_off: np.mean(circles >= cut_off), "circles alone"),
        (lambda own, circles, weight, cut_off: np.mean((1 - weight) * own + weight * circles < cut_off), "is refused"),
        (lambda own, circles, weight, cut_off: 0.75 if weight == 0.5 else 0, "655.5, 670, 700 and 745"),
        (lambda own, circles, weight, cut_off: 0.1, "700, 660 and 720 and not of 580"),
        (lambda own, circles, weight, cut_off: circles >= cut_off, "one number"),
    ],
    "11.2": [
        (28.125, "between 0 and 1"),
        (0.1875, "how many wrongly"),
        (0.225, "share of all people"),
        (0.6, "flagged wrongly"),
        (0.375, "everyone flagged"),
        (0.25, "the 80"),
    ],
    "11.3": [
        (lambda risk, accepted, failed, keep: kept_failures(risk, accepted, failed, keep) / keep, "all applicants"),
        (lambda risk, accepted, failed, keep: kept_failures(-risk, accepted, failed, keep) / len(risk), "riskiest"),
        (
            lambda risk, accepted, failed, keep: kept_failures(risk, accepted | True, failed, keep) / len(risk),
            "have no outcome",
        ),
        (lambda risk, accepted, failed, keep: failed[accepted][:keep].sum() / len(risk), "order of risk first"),
        (lambda risk, accepted, failed, keep: failed[accepted].sum() / len(risk), "all accepted people who fail"),
        (lambda risk, accepted, failed, keep: kept_failures(risk, accepted, failed, keep), "how many fail"),
        (lambda risk, accepted, failed, keep: 0, "numbers 1, 3, 6 and 8"),
        (
            lambda risk, accepted, failed, keep: failed[np.argsort(risk[accepted])[:keep]].sum() / len(risk),
            "Turn places among the accepted",
        ),
    ],
    "11.4": [(5, "go higher"), (7.25, "go lower"), (6.9, "steps of 0.25"), (2.75, "from 4 to 12")],
    "12.1": [
        (lambda report, takes_from: set(takes_from.get(report, [report])), "go on to the end"),
        (lambda report, takes_from: set(), "rests on itself: there"),
        (lambda report, takes_from: set(report), "single letters"),
        (lambda report, takes_from: everyone_before(report, takes_from), "took from others"),
        (lambda report, takes_from: [*takes_from, report][-1], "only one; yours is 'post'"),
        (lambda report, takes_from: {"agency"}, "return after the loop"),
        (lambda report, takes_from: {"agency", "column"}, "rests on agency and interview"),
        (lambda report, takes_from: {"agency", "interview"} if report in takes_from else report, "yours is 'agency'"),
        (lambda report, takes_from: {"agency", "interview"}, "rests on itself"),
    ],
    "12.2": [
        (500, "purchases a month"),
        (0.125, "turn it round"),
        (5250, "how many *times*"),
        (12, "that is months"),
        (9, "by 750 people"),
    ],
    "12.3": [
        (
            lambda table, key: [i for i, cell in table["sources"].items() if key in cell.split("; ")],
            "another source too",
        ),
        (
            lambda table, key: [i for i, cell in table["sources"].items() if ";" not in cell and key in cell],
            "the start",
        ),
        (lambda table, key: table["sources"][table["sources"] == key], "that is the source"),
        (lambda table, key: int((table["sources"] == key).sum()), "yours is 1"),
        (lambda table, key: list(table.pop("sources")), "you changed the ledger"),
    ],
    "12.4": [(0.9, "go higher"), (0.97, "go lower"), (0.955, "steps of 0.01"), (95, "between 0 and 1")],
    "13.1": [
        (lambda low, high, step, t: interval(low, high, 1, t), "divide by `step`"),
        (lambda low, high, step, t: interval(high, low, step, t), "high side minus the low side"),
        (lambda low, high, step, t: interval(low, high, step, t, ddof=0), "with n - 1"),
        (lambda low, high, step, t: np.round(interval(low, high, step, t), 3), "then rounded"),
        (lambda low, high, step, t: interval(low, high, step, t, root=False), "root of the number"),
        (lambda low, high, step, t: interval(low, high, step, t)[::-1], "low end comes first"),
        (lambda low, high, step, t: 0.3, "two numbers"),
        (lambda low, high, step, t: set(interval(low, high, step, t)), "keep an order"),
        (lambda low, high, step, t: interval(low, high, step, 1), "is `t` times"),
        (lambda low, high, step, t: (0.3 - 4.303 * 0.02 / 3**0.5, 0.3 + 4.303 * 0.02 / 3**0.5), "three pairs only"),
    ],
    "13.2": [(20, "root of 2"), (5, "wider"), (80, "number of questions"), (30, "what n halves")],
    "13.3": [
        (7, "fill in the dictionary"),
        ({"weight": (0, 1)}, "lacks desk, friends_rule, gray, stricter"),
        (audited(weight=(0.01, 0.43)), "too wide"),
        (audited(weight=(0.5, 0.6)), "is not what your pairs give"),
        (audited(weight=(0.0, 0.24)), "holds 0"),
        (audited(weight=0.22), "two numbers"),
        (audited(weight=(np.nan, 0.3)), "yours is (nan, 0.3): look at place 0"),
        (audited(weight=("low", "high")), "yours is ('low', 'high')"),
        (audited(weight={0.2, 0.3}), "keep an order"),
        (audited(friends_rule=np.array(["mean"])), "yours is ['mean']"),
        (audited(stricter=["west"]), "yours is ['west']"),
        (audited(weight=(0.3, 0.1)), "low end comes first"),
        (audited(gray=None), "True or False"),
        (audited(varied=False), "one side of the line"),
        (audited(score=400), "both sides of your pairs"),
        (audited(friends_rule="not at all", weight=(0, 0)), "by 'not at all'"),
        (audited(friends_rule="mean"), "is not what your pairs give: divide"),
        (audited(friends_rule="median"), "one of not at all"),
        (audited(gray=True), "look at the decisions"),
        (audited(stricter=None), "do not bear out None"),
        (audited(stricter="centre"), "or None if there is none"),
        (audited(desk=audit.QueryDesk(seed=166)), "log is empty"),
        (audited(desk="desk"), "put the desk itself"),
        (audited(plan={"friends_mean": 4}), "4 matched pairs that differ in friends_mean"),
        (audited(plan={"friends_lowest": 9}), "9 matched pairs that differ in friends_lowest"),
        (audited(plan={"listed_friend": 1}), "at least 3 pairs"),
        (audited(plan={"lines": 2}), "at least 8 applications"),
    ],
    "13.4": [(0, "the high end"), (0.003, "the estimate"), (0.05, "not a weight"), (0.3, "read the interval")],
    "9.4": [(6, "go higher"), (25, "go lower"), (14.5, "whole number"), (1000, "lie between")],
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
        if not callable(stub):
            assert repr(result) == f"{number} not started yet"
        elif number in WRONG and callable(
            WRONG[number][0][0]
        ):  # a function that returns nothing is a stub too, or prints
            assert repr(result).startswith(f"{number} not started yet, or your function prints")


@pytest.mark.parametrize("number", ALL)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_named_wrong_answers_are_refused_in_their_own_words(number):
    assert len(WRONG.get(number, ())) >= 3, f"WRONG must name three likely wrong answers to {number}"
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
    namespace = dict(answers_of(path))
    passed = []
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "code" and is_check(cell):
            exec(compile(cell.source, cell.id, "exec"), namespace)  # noqa: S102 - our own notebook
            for name in re.findall(r"print\(checks\.ex_(\d+_\d+)\(", cell.source):
                passed.append(name.replace("_", "."))
                assert any(o.get("text", "").startswith(f"✓ {passed[-1]} ") for o in cell.outputs)
    assert passed == list(checks_of(set_of(path)))


@pytest.mark.parametrize("shape", [set, list, tuple, dict.fromkeys, lambda one: np.array(sorted(one)), pd.Index])
def test_a_right_answer_may_come_in_any_shape(shape):
    def ends(report, takes_from):
        return set().union(*(ends(one, takes_from) for one in takes_from[report])) if report in takes_from else {report}

    def rests_on(table, key):
        return set(table.index[table["sources"] == key])

    for found in (ALL["12.1"](lambda *a: shape(ends(*a))), ALL["12.1"](lambda *a: dict.fromkeys(ends(*a)).keys())):
        assert found.passed, repr(found)
    assert ALL["12.3"](lambda *a: shape(rests_on(*a))).passed
