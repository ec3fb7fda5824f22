"""Who is hurt, as a number: rates by group, what cut-offs do to groups, and what loans do to scores."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from netscore import validate


def rate_by_group(flag: Any, group: Any) -> dict[str, float]:
    """Return the share of each group for whom the flag is True, in order of the group's name.

    Parameters
    ----------
    flag
        True or False, shape (n,).
    group
        A label for each person, shape (n,).

    Returns
    -------
    dict[str, float]
        Group -> share in [0, 1].

    Raises
    ------
    ValueError
        If `flag` or `group` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> rate_by_group([True, True, True, False], ["blue", "blue", "orange", "orange"])
    {'blue': 1.0, 'orange': 0.5}
    """
    validate.same_rows(flag=flag, group=group)
    flag = validate.flags("flag", flag)
    group = validate.labels("group", group, length=flag.size)
    return {str(name): float(flag[group == name].mean()) for name in sorted(set(group.tolist()))}


def gap_in_points(flag: Any, group: Any) -> float:
    """Return the rate of "blue" minus the rate of "orange", in percentage points.

    Parameters
    ----------
    flag
        True or False, shape (n,).
    group
        "blue" or "orange" of each person, both of them there.

    Returns
    -------
    float
        In percentage points, from -100 to 100.

    Raises
    ------
    ValueError
        If `group` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> gap_in_points([True, True, True, False], ["blue", "blue", "orange", "orange"])
    50.0
    """
    rates = rate_by_group(flag, group)
    if set(rates) != {"blue", "orange"}:
        raise ValueError(f"group must hold 'blue' and 'orange', got {', '.join(map(repr, rates))}")
    return 100 * (rates["blue"] - rates["orange"])


def gap_in_words(rates: Mapping[str, float]) -> str:
    """Return two rates and how far they are apart, both ways, since a gap in points and a ratio may disagree.

    Parameters
    ----------
    rates
        "blue" and "orange" -> a rate in [0, 1]; the ratio is left out where the rate of blue is 0.

    Returns
    -------
    str
        One sentence, with both rates in per cent.

    Raises
    ------
    ValueError
        If `rates` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> gap_in_words({"blue": 0.1, "orange": 0.25})
    'blue 10.0%, orange 25.0%: +15.0 points, 2.5 times as often'
    """
    blue, orange = (validate.number("rates", rates[name], 0, 1) for name in ("blue", "orange"))
    times = f", {orange / blue:.1f} times as often" if blue else ""
    return f"blue {blue:.1%}, orange {orange:.1%}: {100 * (orange - blue):+.1f} points{times}"


POLICIES = ("maximum profit", "one cut-off", "equal opportunity", "equalised odds", "demographic parity")


def threshold_policies(
    score: Any, weights: Mapping[str, Any], repay: Mapping[str, Any], *, gain: float = 1.0, loss: float = 4.0
) -> pd.DataFrame:
    """Return what five ways of setting cut-offs do to each group, each as profitable as its condition allows.

    Parameters
    ----------
    score
        Score values in rising order, shape (k,).
    weights
        Group -> how many people have each score (counts or shares of all people), shape (k,).
    repay
        Group -> share of them who repay, in [0, 1], shape (k,).
    gain, loss
        Profit of a loan that is repaid, and cost of one that is not; above 0, in the same unit.

    Returns
    -------
    pandas.DataFrame
        One row for each policy of `POLICIES` and each group. ``some_from``: least score at which anyone is accepted
        (missing if nobody is), ``all_from``: least score from which everyone is; between the two, chance decides.
        ``selected``: share accepted; ``true_positive_rate``: share accepted of those who would repay;
        ``false_positive_rate``: of those who would not; ``profit``: of the group, divided by the weight of all groups.

    Raises
    ------
    ValueError
        If the scores do not rise, the groups differ, a group has nobody who repays or nobody who does not, or is less
        than a millionth of all: what is best for it is then within the solver's rounding.

    Notes
    -----
    Hardt, Price and Srebro (2016). Each group may mix cut-offs at random, so each policy is a linear programme: the
    most profit under equal shares accepted (demographic parity), equal true positive rates (equal opportunity), both
    rates equal (equalised odds), the same cut-offs (one cut-off), or no condition (maximum profit). Where
    several answers earn the same, one of them is returned.

    Examples
    --------
    Blue: one repays of two at score 1, one of one at 2. Orange: none of two, and one of one.

    >>> table = threshold_policies([1, 2], {"blue": [2, 1], "orange": [2, 1]},
    ...                            {"blue": [0.5, 1], "orange": [0, 1]}, loss=4)
    >>> table.loc[("maximum profit", "blue"), ["some_from", "selected", "true_positive_rate"]].round(3).tolist()
    [2.0, 0.333, 0.5]
    >>> table.loc["equal opportunity", "selected"].round(3).to_dict()  # orange may not take all its good applicants
    {'blue': 0.333, 'orange': 0.167}
    """
    from scipy.optimize import linprog

    score, groups = _table(score, weights, repay)
    gain = validate.number("gain", gain, 0, np.inf, open_low=True, open_high=True)
    loss = validate.number("loss", loss, 0, np.inf, open_low=True, open_high=True)
    everyone = sum(weight.sum() for weight, _ in groups.values())
    for name, (weight, _) in groups.items():
        if weight.sum() < 1e-6 * everyone:
            raise ValueError(
                f"weights must give each group at least a millionth of all, got {weight.sum():g} for {name!r}"
            )
    # Column j of each row: the outcome of accepting all from score j on; the last column accepts nobody.
    rates = {}
    for name, (weight, share) in groups.items():
        good, bad = weight * share, weight * (1 - share)
        if not (good.sum() and bad.sum()):
            raise ValueError(f"repay must leave {name!r} with people who repay and people who do not")
        accepted = np.array([_from_the_top(part) for part in (weight, good, bad)])
        rates[name] = {
            "selected": accepted[0] / weight.sum(),
            "true_positive_rate": accepted[1] / good.sum(),
            "false_positive_rate": accepted[2] / bad.sum(),
            "profit": (gain * accepted[1] - loss * accepted[2]) / everyone,
        }
    names, size = list(rates), score.size + 1
    equal = {
        "maximum profit": (),
        "equal opportunity": ("true_positive_rate",),
        "equalised odds": ("true_positive_rate", "false_positive_rate"),
        "demographic parity": ("selected",),
    }
    sums = np.kron(np.eye(len(names)), np.ones(size))
    profit = np.concatenate([rates[name]["profit"] for name in names])
    rows = []
    for policy in POLICIES:
        if policy == "one cut-off":
            held = [np.eye(size)] * len(names)
        else:
            held = [np.array([rates[name][measure] for measure in equal[policy]]).reshape(-1, size) for name in names]
        # What is held equal in the first group and in each other one.
        equations = [sums]
        for k in range(1, len(names)):
            line = np.zeros((len(held[k]), len(names) * size))
            line[:, :size], line[:, k * size : (k + 1) * size] = held[0], -held[k]
            equations.append(line)
        matrix = np.vstack(equations)
        right = np.concatenate([np.ones(len(names)), np.zeros(len(matrix) - len(names))])
        found: Any = linprog(-profit, A_eq=matrix, b_eq=right, bounds=(0, 1))
        mixes = found.x.reshape(len(names), size)
        for name, mix in zip(names, mixes):
            chance = np.cumsum(mix)[:-1]  # of being accepted, at each score
            some, every = chance > 1e-9, chance > 1 - 1e-9
            rows.append(
                {
                    "policy": policy,
                    "group": name,
                    "some_from": score[some][0] if some.any() else np.nan,
                    "all_from": score[every][0] if every.any() else np.nan,
                }
                | {measure: float(values @ mix) for measure, values in rates[name].items()}
            )
    return pd.DataFrame(rows).set_index(["policy", "group"])


def delayed_impact(
    score: Any,
    weights: Mapping[str, Any],
    repay: Mapping[str, Any],
    *,
    rise: float = 75.0,
    fall: float = 150.0,
    low: float = 300.0,
    high: float = 850.0,
) -> pd.DataFrame:
    """Return how a group's mean score moves after one round of loans, for each share of the group that gets one.

    Parameters
    ----------
    score, weights, repay
        As in `threshold_policies`.
    rise, fall
        Points won by repaying and lost by not repaying, at least 0.
    low, high
        Ends of the scale; scores stop there. All of `score` lies between them.

    Returns
    -------
    pandas.DataFrame
        Columns ``group``, ``score`` (the least with a loan; missing where nobody has one), ``selected`` (share of the
        group with a loan, highest scores first, from 0 to 1) and ``change`` (points, mean over the whole group).
        Between two rows both move in a straight line.

    Raises
    ------
    ValueError
        If `score`, `low` or `high` cannot be used; the message says what is allowed.

    Notes
    -----
    Liu and others (2018); they stop the expected move at the ends of the scale, and here each outcome stops there, as
    a score does: near the lower end a fall costs less. Where repayment rises with the score and no end of the scale
    is near, the curve bends downwards: it rises while most who are added repay, and falls afterwards.

    Examples
    --------
    Half of the group repay nine times in ten (0.9 * 75 - 0.1 * 150 = 52.5 points), half every other time (-37.5).

    >>> delayed_impact([500, 600], {"blue": [1, 1]}, {"blue": [0.5, 0.9]})
      group  score  selected  change
    0  blue    NaN       0.0    0.00
    1  blue  600.0       0.5   26.25
    2  blue  500.0       1.0    7.50
    """
    score, groups = _table(score, weights, repay)
    low = validate.number("low", low, -np.inf, np.inf)
    high = validate.number("high", high, low, np.inf, open_low=True)
    validate.vector("score", score, low=low, high=high)
    rise, fall = (validate.number(name, value, 0, np.inf) for name, value in (("rise", rise), ("fall", fall)))
    up, down = np.minimum(score + rise, high) - score, np.maximum(score - fall, low) - score
    curves = []
    for name, (weight, share) in groups.items():
        change = weight * (share * up + (1 - share) * down)
        selected, moved = (_from_the_top(part)[::-1] / weight.sum() for part in (weight, change))
        least = np.append(score, np.nan)[::-1]
        curves.append(pd.DataFrame({"group": name, "score": least, "selected": selected, "change": moved}))
    return pd.concat(curves, ignore_index=True)


def policy_impact(policies: pd.DataFrame, curves: pd.DataFrame) -> pd.DataFrame:
    """Return how far each policy but equalised odds moves the mean score of each group, by one round of loans.

    Parameters
    ----------
    policies
        From `threshold_policies`.
    curves
        From `delayed_impact`, of the same table. Where a policy mixes two cut-offs, the change lies on the straight
        line between their two rows; they may be far apart where repayment does not rise with the score.

    Returns
    -------
    pandas.DataFrame
        Index (policy, group); columns ``selected`` (share of the group with a loan) and ``change`` (points).

    Raises
    ------
    ValueError
        If a column is missing, or `curves` lacks a group of `policies`.

    Notes
    -----
    Equalised odds may mix cut-offs that lie far apart, so that its share of loans does not tell who gets them; it is
    left out, as in Liu and others (2018).

    Examples
    --------
    >>> table = [500, 600], {"blue": [1, 1]}, {"blue": [0.5, 0.9]}
    >>> moved = policy_impact(threshold_policies(*table, loss=4), delayed_impact(*table))
    >>> moved.loc[("maximum profit", "blue")].to_dict()
    {'selected': 0.5, 'change': 26.25}
    """
    validate.columns("policies", policies, "some_from", "all_from", "selected")
    validate.columns("curves", curves, "group", "score", "selected", "change")
    policies = policies.drop(index="equalised odds", level="policy", errors="ignore")
    moved = []
    columns = (policies[name] for name in ("selected", "all_from", "some_from"))
    for group, share, every, some in zip(policies.index.get_level_values(1), *columns):
        curve = curves[curves["group"] == group].set_index("score")
        if curve.empty:
            raise ValueError(f"curves must hold the groups of policies, got none of {group!r}")
        mixed = curve.loc[[every, some]]
        moved.append(float(np.interp(share, mixed["selected"], mixed["change"])))
    return policies[["selected"]].assign(change=moved)


def false_positive_rate(base_rate: float, precision: float, miss_rate: float) -> float:
    """Return the false positive rate that the three other numbers leave no choice about (Chouldechova 2017).

    Parameters
    ----------
    base_rate
        Share of the group who will default, in (0, 1).
    precision
        Of those flagged, the share who default, in (0, 1].
    miss_rate
        Of those who default, the share not flagged, in [0, 1].

    Returns
    -------
    float
        In [0, 1] where the three can hold together.

    Raises
    ------
    ValueError
        Also where no test can have these numbers, since more than all who repay would be flagged.

    Examples
    --------
    Of 10 people 5 default; 3.5 of them are flagged and make 60 % of the flagged, so 2.33 of the other 5 are too.

    >>> round(false_positive_rate(0.5, 0.6, 0.3), 4), round(false_positive_rate(0.3, 0.6, 0.3), 4)
    (0.4667, 0.2)
    """
    base_rate = validate.number("base_rate", base_rate, 0, 1, open_low=True, open_high=True)
    miss_rate = validate.number("miss_rate", miss_rate, 0, 1)
    caught = base_rate * (1 - miss_rate)
    # Below this precision more people would be flagged wrongly than there are; rounding aside.
    least = caught / (caught + 1 - base_rate) - 1e-12
    precision = validate.number("precision", precision, max(least, 0), 1, open_low=least <= 0)
    return caught / (1 - base_rate) * (1 - precision) / precision


def _from_the_top(values: np.ndarray) -> np.ndarray:
    # Sums over all from position j on, and 0 for accepting nobody.
    return np.append(np.cumsum(values[::-1])[::-1], 0.0)


def _table(score: Any, weights: Any, repay: Any) -> tuple[np.ndarray, dict[str, tuple[np.ndarray, np.ndarray]]]:
    score = validate.vector("score", score)
    if not (np.diff(score) > 0).all():
        raise ValueError(f"score must rise from each value to the next, got {score.tolist()}")
    for name, value in (("weights", weights), ("repay", repay)):
        if not isinstance(value, Mapping) or not value:
            raise ValueError(f"{name} must be a mapping from group to numbers, got {value!r}")
    if set(weights) != set(repay):
        raise ValueError(f"repay must hold the groups of weights ({', '.join(weights)}), got {', '.join(repay)}")
    groups: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    for name in weights:
        values = []
        for argument, given, most in (("weights", weights[name], np.inf), ("repay", repay[name], 1)):
            value = validate.vector(argument, given, low=0, high=most)
            if value.size != score.size:
                raise ValueError(
                    f"{argument} must hold one number a score ({score.size}), got {value.size} for {name!r}"
                )
            values.append(value)
        if not values[0].sum():
            raise ValueError(f"weights must leave someone in each group, got none in {name!r}")
        groups[name] = values[0], values[1]
    return score, groups
