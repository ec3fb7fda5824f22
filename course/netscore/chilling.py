"""People who feel watched say and read less: a model, and how to measure a drop in a series."""

from __future__ import annotations

from typing import Any

import numpy as np

from netscore import validate


def participation(usual: Any, risk: Any, fear: float) -> np.ndarray:
    """Return the chance that each person takes part: ``usual * exp(-fear * risk)``.

    Parameters
    ----------
    usual
        Chance without any risk, in [0, 1], one number or one a person.
    risk
        Risk that each person perceives, in [0, 1], shape (n,).
    fear
        How strongly risk is answered, at least 0; with 0 nobody falls silent.

    Returns
    -------
    numpy.ndarray
        Shape (n,), in [0, 1].

    Raises
    ------
    ValueError
        If `usual`, `risk` or `fear` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> participation(0.5, [0, 0.5, 1], 2).round(3).tolist()
    [0.5, 0.184, 0.068]
    """
    risk = validate.vector("risk", risk, low=0, high=1)
    usual = validate.vector("usual", np.broadcast_to(usual, risk.shape), low=0, high=1)
    return usual * np.exp(-validate.number("fear", fear, 0, np.inf, open_high=True) * risk)


def simulated_views(
    months: int, at: int, *, level: float, trend: float, drop: float, turn: float, noise: float, seed: int
) -> np.ndarray:
    """Draw monthly views of pages that people may fear to be seen reading.

    Parameters
    ----------
    months
        Length of the series, at least 4.
    at
        Month, from 2 to months - 2, from which people know that they are watched.
    level, trend
        Views in month 0, above 0, and how many more each month, until then.
    drop, turn
        How many fewer at once from that month on, and how many fewer each further month.
    noise
        Standard deviation of chance, at least 0.
    seed
        Same seed, same chance.

    Returns
    -------
    numpy.ndarray
        Shape (months,), in views a month.

    Raises
    ------
    ValueError
        If `months`, `at`, `level`, `noise` or `seed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> simulated_views(5, 2, level=10, trend=1, drop=4, turn=2, noise=0, seed=1).tolist()
    [10.0, 11.0, 8.0, 7.0, 6.0]
    """
    months = validate.whole("months", months, 4)
    at = validate.whole("at", at, 2, months - 2)
    level = validate.number("level", level, 0, np.inf, open_low=True, open_high=True)
    noise = validate.number("noise", noise, 0, np.inf, open_high=True)
    changes = {"trend": trend, "drop": drop, "turn": turn}
    trend, drop, turn = (validate.number(name, value, -np.inf, np.inf) for name, value in changes.items())
    month = np.arange(months)
    since = np.maximum(month - at, 0)
    chance = noise * np.random.default_rng(validate.seed(seed)).standard_normal(months)
    return level + trend * month - (month >= at) * drop - turn * since + chance


def interrupted_series(views: Any, at: int) -> dict[str, float]:
    """Estimate a sudden drop and a turn of the trend, by least squares on both sides of a month.

    Parameters
    ----------
    views
        One number a month, shape (months,), at least 4 months.
    at
        Month, from 2 to months - 2, of the interruption.

    Returns
    -------
    dict
        `level` and `trend` before; `drop` at once; `turn` of the trend (fewer each further month); and
        `drop_share`: the drop as a share of what the trend before would have given in that month.

    Raises
    ------
    ValueError
        If `views` or `at` cannot be used; the message says what is allowed.

    Notes
    -----
    An interrupted time series, as in Penney (2016).

    Examples
    --------
    >>> found = interrupted_series([10, 11, 8, 7, 6], 2)
    >>> {name: round(value, 3) for name, value in found.items()}
    {'level': 10.0, 'trend': 1.0, 'drop': 4.0, 'turn': 2.0, 'drop_share': 0.333}
    """
    views = validate.vector("views", views)
    if views.size < 4:
        raise ValueError(f"views must hold at least 4 months, got {views.size}")
    at = validate.whole("at", at, 2, views.size - 2)
    month = np.arange(views.size)
    after = month >= at
    columns = np.column_stack([np.ones(views.size), month, -1.0 * after, -np.maximum(month - at, 0)])
    level, trend, drop, turn = np.linalg.lstsq(columns, views)[0]
    return {
        "level": float(level),
        "trend": float(trend),
        "drop": float(drop),
        "turn": float(turn),
        "drop_share": float(drop / (level + trend * at)),
    }
