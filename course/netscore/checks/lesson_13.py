"""Checks for the exercises of lesson 13."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from netscore import audit
from netscore.checks.base import Kind, check, echo, exact, function, require, same
from netscore.checks.kinds import number, numbers

ENDS = numbers(2, "two numbers under 'weight', the low end and the high end")
NEEDED = ("desk", "friends_rule", "weight", "gray", "stricter")


@check("13.1", function(numbers(2, "two numbers, the low end and the high end")))
def ex_13_1(interval: Callable[[np.ndarray, np.ndarray, float, float], tuple[float, float]]) -> str:
    """The interval of matched pairs."""
    low, high = np.array([600.0, 610.0, 590.0]), np.array([628.0, 640.0, 622.0])
    found = interval(low, high, 100, 4.303)
    require(found[0] < found[1], "the low end comes first")
    middle, half = sum(found) / 2, (found[1] - found[0]) / 2
    require(not same(middle, 30), "divide by `step`: the weight is for one point, and the sides are 100 apart")
    require(not same(middle, -0.3), "take the high side minus the low side")
    require(
        same(middle, 0.3), f"the differences 28, 30 and 32 over 100 have a mean of 0.3; your middle is {echo(middle)}"
    )
    right = 4.303 * 0.02 / np.sqrt(3)
    require(not same(half, right * np.sqrt(2 / 3)), "use the standard deviation with n - 1: `difference.std(ddof=1)`")
    require(not same(half, 4.303 * 0.02), "divide by the root of the number of pairs: a mean varies less than one pair")
    require(not same(half, 0.02 / np.sqrt(3)), "half the width is `t` times that")
    require(not same(half, 4.303 * 0.02 / 3), "divide by the root of the number of pairs, not by the number itself")
    exact(half, right, f"t s / sqrt(n) is {right:.4f} on each side; yours is {echo(half)}")
    found = interval(np.zeros(4), np.array([9.0, 11.0, 9.0, 15.0]), 50, 3.182)
    half = float(3.182 * np.std([9, 11, 9, 15], ddof=1) / 50 / 2)
    require(not same(sum(found) / 2, 10 / 50), "right for three pairs only; the middle is the mean, not the median")
    require(
        same(found, (11 / 50 - half, 11 / 50 + half)),
        f"right for three pairs only; differences of 9, 11, 9 and 15 over a step of 50, with t 3.182, give "
        f"{11 / 50 - half:.4f} and {11 / 50 + half:.4f}; yours are {echo(found)}",
    )
    return "what is alike on both sides has cancelled."


@check("13.2", number)
def ex_13_2(count: float) -> str:
    """Half the width: four times the pairs."""
    require(not same(count, 20), "twice as many pairs narrow it by the root of 2, to 0.071")
    require(not same(count, 5), "fewer pairs make it wider")
    require(not same(count, 80), "that is the number of questions; each pair takes two")
    require(same(count, 40), "the width goes with 1 / sqrt(n): what n halves it?")
    return "40: four times the pairs for half the width, so plan the step first."


def _dictionary(answer: Any) -> Mapping:
    require(isinstance(answer, Mapping), f"fill in the dictionary `finding`; yours is {echo(answer)}")
    missing = [name for name in NEEDED if name not in answer]
    require(not missing, f"your finding lacks {', '.join(missing)}")
    return answer


@check("13.3", Kind("the dictionary `finding`", _dictionary))
def ex_13_3(finding: Mapping) -> str:
    """The audit of the learner's own desk: design first, then the estimates."""
    desk = finding["desk"]
    require(isinstance(desk, audit.QueryDesk), "put the desk itself under 'desk', so that its log can be read")
    require(len(desk.log) > 0, "ask the desk first: its log is empty")
    rule, where = finding["friends_rule"], finding["stricter"]
    require(
        isinstance(rule, str) and rule in audit.RULES,
        f"'friends_rule' is one of {', '.join(audit.RULES)}; yours is {echo(rule)}",
    )
    require(
        where is None or (isinstance(where, str) and where in audit.NEIGHBOURHOODS),
        f"'stricter' is a neighbourhood, or None if there is none; yours is {echo(where)}",
    )
    for column in ("friends_mean", "friends_lowest"):
        require(
            _matched(desk.log, column) >= 10,
            f"your log holds {_matched(desk.log, column)} matched pairs that differ in {column} and in nothing else; "
            "ask at least 10 before you say that it counts, or that it does not",
        )
    require(_matched(desk.log, "listed_friend") >= 3, "ask at least 3 pairs with and without a listed friend")
    asked = desk.log["neighbourhood"].value_counts()
    require(
        all(asked.get(name, 0) >= 8 for name in audit.NEIGHBOURHOODS),
        "ask at least 8 applications in each neighbourhood",
    )
    require(
        any(
            table.loc[~table["listed_friend"].astype(bool), "approved"].any()
            for table in _alike(desk.log, "listed_friend")
        ),
        "both sides of your pairs with a listed friend were refused: ask where an application without one passes",
    )
    plain = desk.log[~desk.log["listed_friend"].astype(bool)].groupby("neighbourhood")["approved"].agg(["any", "all"])
    for name in audit.NEIGHBOURHOODS:
        require(
            plain.at[name, "any"] and not plain.at[name, "all"],
            f"your questions in the {name} lie on one side of the line: ask for higher and lower own scores",
        )
    require(
        isinstance(finding["gray"], (bool, np.bool_)), f"'gray' is True or False, and yours is {echo(finding['gray'])}"
    )
    low, high = ENDS.read(finding["weight"])
    require(low <= high, "'weight': the low end comes first")
    require(high - low <= 0.25, f"the interval {low:.2f} to {high:.2f} is too wide to tell much: more pairs")
    if finding["friends_rule"] != "not at all":
        require(low > 0, f"your interval {low:.2f} to {high:.2f} holds 0, so it does not show that friends count")
        require(
            abs((low + high) / 2 - _slope(desk.log, f"friends_{finding['friends_rule']}")) <= 0.03,
            f"the interval {low:.2f} to {high:.2f} is not what your pairs give: divide by the step, high minus low",
        )
    truth = audit.sealed_scorer(desk.seed)  # the desk stays open until the finding holds
    require(
        finding["friends_rule"] == truth.friends_rule,
        f"your pairs do not bear out that friends count by {finding['friends_rule']!r}: compare both intervals with 0",
    )
    require(
        low - 0.03 <= truth.weight <= high + 0.03,
        f"the interval {low:.2f} to {high:.2f} misses, as one in twenty does by chance: more pairs",
    )
    require(
        bool(finding["gray"]) == truth.gray, "look at the decisions of the pairs with a listed friend, not at scores"
    )
    lines = pd.Series(truth.cut_offs)
    stricter = lines.idxmax() if lines.max() > lines.min() else None
    require(
        finding["stricter"] == stricter,
        f"the answers do not bear out {finding['stricter']!r}: compare `audit.cut_offs_between` of the four",
    )
    desk.unseal()
    return f"{len(desk.log)} questions, and a finding that holds: the weight is {truth.weight:g}."


def _alike(log: pd.DataFrame, column: str) -> list[pd.DataFrame]:
    """Applications that differ in this column and in no other, a table for each set of them."""
    others = [name for name in audit.COLUMNS if name != column]
    return [table for _, table in log.groupby(others) if table[column].nunique() > 1]


def _matched(log: pd.DataFrame, column: str) -> int:
    """How many pairs the log holds that differ in this column and in no other, in whatever order they were asked."""
    return sum(int(table[column].value_counts().iloc[1]) for table in _alike(log, column))


def _slope(log: pd.DataFrame, column: str) -> float:
    """What one point of this column does to the score, by the pairs in the log."""
    alike = _alike(log, column)
    slopes = [np.polyfit(table[column].astype(float), table["score"].astype(float), 1)[0] for table in alike]
    return float(np.average(slopes, weights=[len(table) for table in alike]))


@check("13.4", number)
def ex_13_4(value: float) -> str:
    """How large the weight of the lowest may be, though nothing was shown."""
    require(value > 0, "the high end: how large may it be, and still be compatible with the answers?")
    require(not same(value, 0.003), "that is the estimate; how large may it be?")
    require(not same(value, 0.05), "five in a hundred intervals miss; that is not a weight")
    require(abs(value - 0.038) < 0.0015, "read the interval for friends_lowest in the lesson")
    return "0.038: not shown to count is not shown to be nothing."
