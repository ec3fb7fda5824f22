"""Who is hurt, as a number: rates by group and the gap between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netscore import validate


def rate_by_group(flag: Any, group: Any) -> dict[str, float]:
    """Return the share of each group for whom the flag is True, in order of the group's name.

    Examples
    --------
    >>> rate_by_group([True, True, True, False], ["blue", "blue", "orange", "orange"])
    {'blue': 1.0, 'orange': 0.5}
    """
    flag = validate.flags("flag", flag)
    group = validate.labels("group", group, length=flag.size)
    return {str(name): float(flag[group == name].mean()) for name in sorted(set(group.tolist()))}


def gap_in_points(flag: Any, group: Any) -> float:
    """Return the rate of "blue" minus the rate of "orange", in percentage points.

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

    Examples
    --------
    >>> gap_in_words({"blue": 0.1, "orange": 0.25})
    'blue 10.0%, orange 25.0%: +15.0 points, 2.5 times as often'
    """
    blue, orange = (validate.number("rates", rates[name], 0, 1) for name in ("blue", "orange"))
    times = f", {orange / blue:.1f} times as often" if blue else ""
    return f"blue {blue:.1%}, orange {orange:.1%}: {100 * (orange - blue):+.1f} points{times}"
