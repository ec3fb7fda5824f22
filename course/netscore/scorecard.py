"""One borrower, one number: odds and points, the cut-off and its profit, how well a score separates."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from netscore import validate


def odds(probability: Any) -> np.ndarray:
    """Return the odds p / (1 - p) of a probability in [0, 1).

    Parameters
    ----------
    probability
        In [0, 1), a number or an array of any shape.

    Returns
    -------
    numpy.ndarray
        Of the shape given, from 0.

    Raises
    ------
    ValueError
        If `probability` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> odds(0.8).round(9)
    np.float64(4.0)
    """
    p = validate.vector("probability", np.ravel(probability), low=0, high=1).reshape(np.shape(probability))
    if (p == 1).any():
        raise ValueError("probability must be in [0, 1), got 1: the odds would be infinite")
    return p / (1 - p)


def probability(odds: Any) -> np.ndarray:
    """Return the probability o / (1 + o) of odds of at least 0.

    Parameters
    ----------
    odds
        At least 0, a number or an array of any shape.

    Returns
    -------
    numpy.ndarray
        Of the shape given, in [0, 1).

    Raises
    ------
    ValueError
        If `odds` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> probability(4)
    np.float64(0.8)
    """
    o = validate.vector("odds", np.ravel(odds), low=0).reshape(np.shape(odds))
    return o / (1 + o)


def points_scale(score: float, odds: float, points_to_double: float) -> tuple[float, float]:
    """Return factor and offset of the scale ``points = offset + factor * ln(odds)``.

    Parameters
    ----------
    score
        A score that is given a meaning.
    odds
        The odds (good to bad) that it stands for, above 0.
    points_to_double
        Points that double the odds, above 0.

    Returns
    -------
    tuple[float, float]
        Factor, in points a unit of ln(odds), and offset, in points.

    Raises
    ------
    ValueError
        If `score`, `odds` or `points_to_double` cannot be used; the message says what is allowed.

    References
    ----------
    Siddiqi (2006), *Credit Risk Scorecards*.

    Examples
    --------
    >>> factor, offset = points_scale(600, 50, 20)
    >>> round(factor, 4), round(offset, 4)
    (28.8539, 487.1229)
    """
    score = validate.number("score", score, -np.inf, np.inf, open_low=True, open_high=True)
    odds = validate.number("odds", odds, 0, np.inf, open_low=True, open_high=True)
    double = validate.number("points_to_double", points_to_double, 0, np.inf, open_low=True, open_high=True)
    factor = double / np.log(2)
    return float(factor), float(score - factor * np.log(odds))


def points(odds: Any, factor: float, offset: float) -> np.ndarray:
    """Return the points of odds above 0 on a scale from `points_scale`.

    Parameters
    ----------
    odds
        Above 0, a number or an array of any shape.
    factor
        In points a unit of ln(odds), above 0.
    offset
        Points at odds of 1.

    Returns
    -------
    numpy.ndarray
        Of the shape given, in points.

    Raises
    ------
    ValueError
        If `odds`, `factor` or `offset` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> points(100, *points_scale(600, 50, 20)).round(6)
    np.float64(620.0)
    """
    o = validate.vector("odds", np.ravel(odds), low=0).reshape(np.shape(odds))
    if (o == 0).any():
        raise ValueError("odds must be above 0, got 0: the points would be minus infinity")
    factor = validate.number("factor", factor, 0, np.inf, open_low=True, open_high=True)
    offset = validate.number("offset", offset, -np.inf, np.inf, open_low=True, open_high=True)
    return offset + factor * np.log(o)


def break_even_probability(loss: float, gain: float) -> float:
    """Return the chance of repaying at which a loan neither gains nor loses: loss / (loss + gain).

    Parameters
    ----------
    loss, gain
        What a bad loan costs and what a good one earns, in one unit, above 0.

    Returns
    -------
    float
        In (0, 1).

    Raises
    ------
    ValueError
        If `loss` or `gain` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> break_even_probability(4, 1)
    0.8
    """
    loss = validate.number("loss", loss, 0, np.inf, open_low=True, open_high=True)
    gain = validate.number("gain", gain, 0, np.inf, open_low=True, open_high=True)
    return loss / (loss + gain)


def _scores_and_outcomes(score: Any, good: Any) -> tuple[np.ndarray, np.ndarray]:
    validate.same_rows(score=score, good=good)
    score = validate.vector("score", score)
    return score, validate.flags("good", good, length=score.size)


def cutoff_table(score: Any, good: Any, cutoffs: Any, *, loss: float, gain: float) -> pd.DataFrame:
    """Return what each cut-off does: whom it accepts, whom it refuses, and the profit.

    Parameters
    ----------
    score
        Scores of shape (n,); a person is accepted whose score is at least the cut-off.
    good
        Flags of shape (n,): who repays.
    cutoffs
        The cut-offs to try, shape (k,).
    loss, gain
        What a bad loan costs and what a good one earns, above 0.

    Returns
    -------
    pandas.DataFrame
        Index `cutoff`; columns `accepted_good`, `accepted_bad`, `missed_good`, `refused_bad` (people) and
        `profit` (in the unit of `gain`).

    Raises
    ------
    ValueError
        If `cutoffs` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> cutoff_table([500, 600, 700], [False, True, True], [600, 700], loss=4, gain=1)
            accepted_good  accepted_bad  missed_good  refused_bad  profit
    cutoff
    600.0               2             0            0            1     2.0
    700.0               1             0            1            1     1.0
    """
    score, good = _scores_and_outcomes(score, good)
    cutoffs = validate.vector("cutoffs", cutoffs)
    break_even_probability(loss, gain)  # refuses a loss or a gain that is not above 0
    table = {"cutoff": cutoffs}
    for name, member in (("good", good), ("bad", ~good)):
        below = np.searchsorted(np.sort(score[member]), cutoffs, side="left")
        table[f"accepted_{name}"] = member.sum() - below
        table["missed_good" if name == "good" else "refused_bad"] = below
    table["profit"] = gain * table["accepted_good"] - loss * table["accepted_bad"]
    order = ["cutoff", "accepted_good", "accepted_bad", "missed_good", "refused_bad", "profit"]
    return pd.DataFrame(table)[order].set_index("cutoff").astype({"profit": float})


def separation(score: Any, good: Any) -> dict[str, float]:
    """Return how well a score tells good from bad: AUC, Gini and KS.

    AUC is the chance that a random good person scores above a random bad one, ties counting half;
    Gini = 2 AUC - 1; KS is the widest gap between the two cumulative distributions, whichever is
    ahead, so that a score turned upside down has the same. Estimated with
    scikit-learn.

    Parameters
    ----------
    score
        Shape (n,), higher for better; of a chance of default, say, ``auc`` is then below 0.5.
    good
        Whether each repaid, shape (n,); both kinds must be there.

    Returns
    -------
    dict[str, float]
        ``auc`` in [0, 1], ``gini`` = 2 auc - 1 in [-1, 1], ``ks`` in [0, 1].

    Raises
    ------
    ValueError
        If `good` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> separation([500, 600, 700, 800], [False, True, False, True])
    {'auc': 0.75, 'gini': 0.5, 'ks': 0.5}
    """
    score, good = _scores_and_outcomes(score, good)
    if good.all() or not good.any():
        raise ValueError(f"good must hold both outcomes, got {'only good' if good.all() else 'only bad'} ones")
    from sklearn.metrics import roc_auc_score, roc_curve

    auc = float(roc_auc_score(good, score))
    false_positive_rate, true_positive_rate, _ = roc_curve(good, score)
    return {"auc": auc, "gini": 2 * auc - 1, "ks": float(np.abs(true_positive_rate - false_positive_rate).max())}


def weight_of_evidence(goods: Any, bads: Any) -> tuple[np.ndarray, float]:
    """Return the weight of evidence of each bin, and the information value of them all.

    The weight of a bin is ln of its share of all goods over its share of all bads: above 0 where good people
    are over-represented. (Some software has the opposite sign.) The information value sums the difference of
    the two shares times the weight.

    Parameters
    ----------
    goods, bads
        People in each bin who repaid and who did not, shape (bins,). No bin may lack either: its weight would
        be infinite, and bins that are too small should be merged.

    Returns
    -------
    tuple[numpy.ndarray, float]
        One weight a bin, and a value of at least 0.

    Raises
    ------
    ValueError
        If `goods` or `bads` cannot be used; the message says what is allowed.

    References
    ----------
    Siddiqi (2006), *Credit Risk Scorecards*.

    Examples
    --------
    >>> woe, value = weight_of_evidence([30, 10], [10, 30])
    >>> woe.round(4), round(value, 4)
    (array([ 1.0986, -1.0986]), 1.0986)
    """
    goods = validate.vector("goods", goods, low=0)
    bads = validate.vector("bads", bads, low=0)
    if bads.size != goods.size:
        raise ValueError(f"bads must hold one number a bin ({goods.size}), got {bads.size}")
    good_share, bad_share = _shares("goods", goods), _shares("bads", bads)
    woe = np.log(good_share / bad_share)
    return woe, float(((good_share - bad_share) * woe).sum())


def population_stability_index(expected: Any, actual: Any) -> float:
    """Return how far two distributions over the same bins are apart: 0 if they are equal.

    The sum of (actual - expected) times ln(actual / expected), over shares. It is the information value with
    other names for the two crowds, and the sum of the Kullback-Leibler divergences in both directions.

    Parameters
    ----------
    expected, actual
        Counts or shares of the bins, then and now, shape (bins,); all above 0.

    Returns
    -------
    float
        At least 0; above 0.25, by the trade's rule of thumb, a drift.

    Raises
    ------
    ValueError
        If `expected` or `actual` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> round(population_stability_index([0.5, 0.5], [0.25, 0.75]), 4)
    0.2747
    """
    expected = validate.vector("expected", expected, low=0)
    actual = validate.vector("actual", actual, low=0)
    if actual.size != expected.size:
        raise ValueError(f"actual must hold one number a bin ({expected.size}), got {actual.size}")
    now, then = _shares("actual", actual), _shares("expected", expected)
    return float(((now - then) * np.log(now / then)).sum())


def _shares(name: str, counts: np.ndarray) -> np.ndarray:
    if not counts.all():
        raise ValueError(f"{name} must be above 0 in every bin, got 0 in bin {int(np.argmin(counts))}: merge bins")
    return counts / counts.sum()


def calibration_table(chance: Any, good: Any, *, truth: Any = None, bins: int = 10) -> pd.DataFrame:
    """Return, for people sorted by predicted chance and cut into equal bins, what was predicted and what came.

    People of one chance stay together, so no order of the rows changes the table. Where many share a chance, bins are
    not of one size, and some are left out.

    Parameters
    ----------
    chance
        Predicted chance of repaying, in [0, 1], shape (n,).
    good
        Flags of shape (n,): who repaid.
    truth
        True chances, in [0, 1], shape (n,), where they are known: only in a synthetic world.
    bins
        Number of bins, 1 to n.

    Returns
    -------
    pandas.DataFrame
        Index `bin`, from 1 (lowest) to at most `bins`; columns `people`, `predicted`, `repaid` and, where known,
        `truth`.

    Raises
    ------
    ValueError
        If `chance`, `good`, `truth` or `bins` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> calibration_table([0.2, 0.4, 0.8, 0.8], [False, True, True, True], bins=2)
         people  predicted  repaid
    bin
    1         2        0.3     0.5
    2         2        0.8     1.0
    """
    validate.same_rows(chance=chance, good=good, truth=truth)
    chance = validate.vector("chance", chance, low=0, high=1)
    good = validate.flags("good", good, length=chance.size)
    bins = validate.whole("bins", bins, 1, chance.size)
    columns = {"people": np.ones(chance.size), "predicted": chance, "repaid": good.astype(float)}
    if truth is not None:
        columns["truth"] = validate.vector("truth", truth, length=chance.size, low=0, high=1)
    # People of one chance share the middle of their places, and so a bin.
    place = pd.Series(chance).rank(method="average").to_numpy() - 0.5
    grouped = pd.DataFrame(columns).groupby(pd.Index((place * bins / chance.size).astype(int) + 1, name="bin"))
    return grouped.mean().assign(people=grouped.size())


def brier_score(chance: Any, good: Any) -> float:
    """Return the mean squared distance of predicted chances from what came (0 or 1): 0 is perfect.

    Parameters
    ----------
    chance
        In [0, 1], shape (n,).
    good
        What came, shape (n,).

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ValueError
        If `chance` or `good` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> brier_score([0.5, 1.0], [True, True])
    0.125
    """
    validate.same_rows(chance=chance, good=good)
    chance = validate.vector("chance", chance, low=0, high=1)
    good = validate.flags("good", good, length=chance.size)
    from sklearn.metrics import brier_score_loss

    return float(brier_score_loss(good, chance, pos_label=True))
