"""A sealed scorer, a desk that answers a limited number of questions about it, and what pairs of answers show."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from netscore import friend_score, validate
from netscore.society import Society

# What an application holds; the desk sees no group.
COLUMNS = ("own_score", "friends_mean", "friends_lowest", "listed_friend", "neighbourhood")
NEIGHBOURHOODS = ("north", "east", "south", "west")
RULES = ("not at all", "mean", "lowest")
# Where people live, by group: our choice, which stands for unequal history of housing.
SHARES = {"blue": (0.35, 0.3, 0.05, 0.3), "orange": (0.1, 0.15, 0.65, 0.1)}
LOW, HIGH = 300.0, 850.0

# Picked so that resident 17 has a friend on the list; most seeds do not.
STORY_SEED = 788

# Scorers of every kind that lesson 13's plan finds out whole, for teams that audit at the same time.
TEAM_SEEDS = (106, 107, 114, 115, 120, 128, 134, 140, 158, 163)


@dataclass(frozen=True)
class Scorer:
    """How applications are scored and decided.

    Attributes
    ----------
    friends_rule : str
        "mean" or "lowest": which of friends' scores counts; or "not at all".
    weight : float
        How much it counts, in [0, 1): the own score counts the rest.
    gray : bool
        Whether everyone with a listed friend is refused, whatever the score.
    cut_offs : Mapping of str to float
        Neighbourhood -> least score that is approved there.
    """

    friends_rule: str
    weight: float
    gray: bool
    cut_offs: Mapping[str, float]

    def score(self, applications: pd.DataFrame) -> np.ndarray:
        """Return the score of each application, shape (n,).

        Parameters
        ----------
        applications
            From `application` or `applications`.

        Returns
        -------
        numpy.ndarray
            Whole points, shape (n,).

        Examples
        --------
        >>> scorer = Scorer("mean", 0.25, False, dict.fromkeys(NEIGHBOURHOODS, 640))
        >>> scorer.score(application(own_score=700, friends_mean=600))
        array([675.])
        """
        table = _checked(applications)
        if self.friends_rule == "not at all":
            return table["own_score"].to_numpy(dtype=float)
        friends = table["friends_mean" if self.friends_rule == "mean" else "friends_lowest"]
        return friend_score.with_circle(table["own_score"], friends, self.weight)

    def approves(self, applications: pd.DataFrame, score: Any = None) -> np.ndarray:
        """Return who is approved, shape (n,); `score` takes the place of `Scorer.score` where it is given.

        Parameters
        ----------
        applications
            From `application` or `applications`.
        score
            Points, shape (n,).

        Returns
        -------
        numpy.ndarray
            True or False, shape (n,).

        Raises
        ------
        ValueError
            If `score` cannot be used; the message says what is allowed.

        Examples
        --------
        >>> scorer = Scorer("not at all", 0, True, dict.fromkeys(NEIGHBOURHOODS, 640))
        >>> scorer.approves(application(own_score=640)), scorer.approves(application(listed_friend=True))
        (array([ True]), array([False]))
        """
        table = _checked(applications)
        score = self.score(table) if score is None else validate.vector("score", score, length=len(table))
        listed = table["listed_friend"].to_numpy(dtype=bool) if self.gray else np.zeros(len(table), dtype=bool)
        return (score >= table["neighbourhood"].map(dict(self.cut_offs)).to_numpy()) & ~listed


def sealed_scorer(seed: int) -> Scorer:
    """Return the scorer that a seed stands for. Auditors ask a `QueryDesk` instead.

    One in six does not count friends; of the others half count the mean and half the lowest, with a weight of 0.1 to
    0.5. Half refuse gray people. Two in three ask 20 to 50 points more in one neighbourhood.

    Parameters
    ----------
    seed
        A whole number of at least 0.

    Returns
    -------
    Scorer
        The same for the same seed.

    Raises
    ------
    ValueError
        If `seed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> sealed_scorer(1) == sealed_scorer(1)
    True
    """
    rng = np.random.default_rng([validate.seed(seed), 13])
    rule = RULES[rng.choice(3, p=[1 / 6, 5 / 12, 5 / 12])]
    weight = float(rng.integers(10, 51)) / 100
    gray = bool(rng.random() < 0.5)
    cut_offs = dict.fromkeys(NEIGHBOURHOODS, float(rng.integers(62, 67) * 10))
    stricter, more = NEIGHBOURHOODS[rng.integers(4)], float(rng.integers(2, 6) * 10)
    if rng.random() < 2 / 3:
        cut_offs[stricter] += more
    return Scorer(rule, weight if rule != "not at all" else 0.0, gray, cut_offs)


class QueryDesk:
    """A desk that scores invented applications with a sealed scorer, until the budget is used up.

    Two answers to one application differ by chance, as a bureau's data do from day to day.

    Parameters
    ----------
    seed
        Which scorer, and which chance.
    budget
        How many applications it answers, at least 1.
    jitter
        Standard deviation of what chance adds to a score, in points, at least 0.

    Attributes
    ----------
    seed, left : int
        The seed, and how many questions are left.
    log : pandas.DataFrame
        Everything asked and answered so far.

    Examples
    --------
    >>> desk = QueryDesk(seed=1, budget=3)
    >>> answer = desk.ask(application(own_score=850, friends_mean=850, friends_lowest=850))
    >>> answer["approved"].item(), desk.left
    (True, 2)
    """

    def __init__(self, *, seed: int, budget: int = 200, jitter: float = 8.0) -> None:
        self._scorer = sealed_scorer(seed)
        self._jitter = validate.number("jitter", jitter, 0, np.inf, open_high=True)
        self.seed, self._open = seed, True
        self.left = validate.whole("budget", budget, 1)
        self.log = pd.DataFrame(columns=[*COLUMNS, "score", "approved"])

    def ask(self, applications: pd.DataFrame) -> pd.DataFrame:
        """Return the applications with a ``score`` (whole points) and whether each is ``approved``.

        Other columns are handed back as they came. If the budget is too small for all, none is answered.

        Parameters
        ----------
        applications
            From `application`, `pairs` or `applications`; each costs one question of the budget.

        Returns
        -------
        pandas.DataFrame
            A copy of the applications, with two columns more.

        Raises
        ------
        ValueError
            If an application is not complete, more are asked than are left, or the scorer has been unsealed.
        """
        table = _checked(applications)
        if not self._open:
            raise ValueError("applications must come before the scorer is unsealed, got some after it")
        if len(table) > self.left:
            raise ValueError(f"applications must be at most {self.left}, what is left of the budget, got {len(table)}")
        # Another question gets other chance, and so does the same one asked again.
        asked = zlib.crc32(table[list(COLUMNS)].to_csv(index=False).encode())
        chance = np.random.default_rng([self.seed, len(self.log), asked]).standard_normal(len(table))
        score = np.round(self._scorer.score(table) + self._jitter * chance)
        answers = table.assign(score=score, approved=self._scorer.approves(table, score))
        self.left -= len(table)
        kept = answers[self.log.columns]
        self.log = kept if self.log.empty else pd.concat([self.log, kept], ignore_index=True)
        return answers

    def unseal(self) -> Scorer:
        """Return the scorer, and answer no more: whoever has seen it cannot audit it."""
        self._open = False
        return self._scorer


def application(**values: Any) -> pd.DataFrame:
    """Return one application: that of somebody unremarkable, but for the values given.

    Parameters
    ----------
    values
        Some of the columns `COLUMNS`: ``own_score``, ``friends_mean`` and ``friends_lowest`` in [300, 850],
        ``listed_friend`` (whether a friend stands on a list), ``neighbourhood`` (of `NEIGHBOURHOODS`).

    Returns
    -------
    pandas.DataFrame
        One row.

    Raises
    ------
    ValueError
        If `values` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> application(friends_mean=650).to_dict("records")
    [{'own_score': 700, 'friends_mean': 650, 'friends_lowest': 600, 'listed_friend': False, 'neighbourhood': 'north'}]
    """
    usual = dict(zip(COLUMNS, (700, 700, 600, False, "north")))
    for name in values:
        validate.choice("values", name, COLUMNS)
    return _checked(pd.DataFrame([usual | values]))


def pairs(base: pd.DataFrame, column: str, low: Any, high: Any, count: int) -> pd.DataFrame:
    """Return matched pairs: alike in everything but one column.

    Parameters
    ----------
    base
        One application.
    column
        What differs, of `COLUMNS`.
    low, high
        Its two values.
    count
        How many pairs, at least 1.

    Returns
    -------
    pandas.DataFrame
        ``2 * count`` applications with columns ``pair`` (from 0) and ``side`` ("low" or "high") before the others.

    Raises
    ------
    ValueError
        If `base`, `column`, `high` or `count` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> pairs(application(), "friends_mean", 600, 700, 2)[["pair", "side", "friends_mean"]]
       pair  side  friends_mean
    0     0   low           600
    1     0  high           700
    2     1   low           600
    3     1  high           700
    """
    if len(base) != 1:
        raise ValueError(f"base must hold one application, got {len(base)}")
    validate.choice("column", column, COLUMNS)
    count = validate.whole("count", count, 1)
    if low == high:
        raise ValueError(f"high must differ from low ({low!r}), got {high!r}")
    rows = base.loc[base.index.repeat(2 * count)].reset_index(drop=True)
    rows[column] = [low, high] * count
    rows.insert(0, "pair", np.repeat(np.arange(count), 2))
    rows.insert(1, "side", ["low", "high"] * count)
    return _checked(rows)


def effect(answers: pd.DataFrame, step: float = 1.0, *, level: float = 0.95) -> dict[str, float]:
    """Return what the difference between the sides of matched pairs does to the score, with an interval.

    Parameters
    ----------
    answers
        To at least two pairs from `pairs`.
    step
        How far the sides are apart; the effect is given for a step of 1. Not 0.
    level
        How often such intervals hold the truth, in (0, 1).

    Returns
    -------
    dict of str to float
        "estimate", "low" and "high": the mean difference of a pair (high side minus low), and Student's interval for
        it, all divided by `step`.

    Raises
    ------
    ValueError
        If `answers`, `step` or `level` cannot be used; the message says what is allowed.

    Notes
    -----
    The interval is ``mean ± t * s / sqrt(n)``. Four times as many pairs halve it, and so does twice the step.

    Examples
    --------
    Three pairs, apart by 28, 30 and 32 points, where friends' mean differed by 100. The standard deviation is 2, and
    4.303 * 2 / sqrt(3) = 4.97.

    >>> asked = pairs(application(), "friends_mean", 600, 700, 3).assign(score=[600, 628, 600, 630, 600, 632])
    >>> {name: round(value, 4) for name, value in effect(asked, 100).items()}
    {'estimate': 0.3, 'low': 0.2503, 'high': 0.3497}
    """
    from scipy.special import stdtrit

    validate.columns("answers", answers, "pair", "side", "score")
    step = validate.number("step", step, -np.inf, np.inf)
    level = validate.number("level", level, 0, 1, open_low=True, open_high=True)
    sides = answers.pivot(index="pair", columns="side", values="score")
    if set(sides) != {"low", "high"} or sides.isna().any(axis=None) or len(sides) < 2:
        raise ValueError("answers must hold two or more whole pairs, got other rows")
    if step == 0:
        raise ValueError("step must not be 0, got 0")
    difference = (sides["high"] - sides["low"]).to_numpy(dtype=float) / step
    half = stdtrit(len(sides) - 1, (1 + level) / 2) * difference.std(ddof=1) / np.sqrt(len(sides))
    mean = difference.mean()
    return {"estimate": float(mean), "low": float(mean - half), "high": float(mean + half)}


def cut_offs_between(answers: pd.DataFrame) -> pd.DataFrame:
    """Return between which scores the cut-off lies in each neighbourhood.

    Parameters
    ----------
    answers
        From `QueryDesk.ask`, without listed friends.

    Returns
    -------
    pandas.DataFrame
        Index: neighbourhood, in the order of `NEIGHBOURHOODS`; columns ``above`` (highest score that was refused) and
        ``at_most`` (lowest that was approved), missing where there was none.

    Raises
    ------
    ValueError
        If `answers` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> asked = application().loc[[0] * 3].assign(score=[630, 650, 660], approved=[False, False, True])
    >>> cut_offs_between(asked).loc["north"].tolist()
    [650.0, 660.0]
    """
    validate.columns("answers", answers, "neighbourhood", "score", "approved")
    approved = answers["approved"].astype(bool)
    found = pd.DataFrame(
        {
            "above": answers[~approved].groupby("neighbourhood")["score"].max(),
            "at_most": answers[approved].groupby("neighbourhood")["score"].min(),
        },
        dtype=float,
    )
    return found.loc[[name for name in NEIGHBOURHOODS if name in found.index]]


def refused_by(scorer: Scorer, applications: pd.DataFrame) -> pd.DataFrame:
    """Return which part of a rule refuses whom: who is refused, and would be approved without that part.

    Parameters
    ----------
    scorer
        The rule, or an estimate of it.
    applications
        Columns `COLUMNS`.

    Returns
    -------
    pandas.DataFrame
        Flags, index as in `applications`; columns ``friends`` (without: the own score alone), ``gray list`` and
        ``neighbourhood`` (without: the lowest line for all). Someone whom two parts refuse, each alone enough, is
        flagged for neither.

    Examples
    --------
    >>> strict = Scorer("mean", 0.5, True, dict.fromkeys(NEIGHBOURHOODS, 640))
    >>> refused_by(strict, application(friends_mean=560)).iloc[0].to_dict()
    {'friends': True, 'gray list': False, 'neighbourhood': False}
    """
    refused = ~scorer.approves(applications)
    without = {
        "friends": replace(scorer, friends_rule="not at all", weight=0.0),
        "gray list": replace(scorer, gray=False),
        "neighbourhood": replace(scorer, cut_offs=dict.fromkeys(scorer.cut_offs, min(scorer.cut_offs.values()))),
    }
    return pd.DataFrame(
        {part: refused & other.approves(applications) for part, other in without.items()}, index=applications.index
    )


def applications(society: Society, *, seed: int, listed: int = 6) -> pd.DataFrame:
    """Return an application of every resident, and the group, which no desk sees.

    Parameters
    ----------
    society
        Its people and ties.
    seed
        Where people live is drawn by group (`SHARES`), and who stands on a list blindly.
    listed
        How many residents stand on a list, from 0 to all.

    Returns
    -------
    pandas.DataFrame
        Index: resident; columns `COLUMNS` and ``group``. Someone without friends has the own score in their place.

    Raises
    ------
    ValueError
        If `seed` or `listed` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> from netscore import make_society
    >>> applications(make_society(300, seed=14055), seed=14055).loc[17, ["own_score", "friends_mean"]].round().tolist()
    [697.0, 598.0]
    """
    people, ties = society.people, society.ties
    rng = np.random.default_rng(validate.seed(seed))
    listed = validate.whole("listed", listed, 0, len(people))
    on_list = np.zeros(len(people), dtype=bool)
    on_list[rng.choice(len(people), listed, replace=False)] = True
    own = people["own_score"].to_numpy()
    mean = friend_score.friends_mean(ties, own)
    ends = pd.Series(own[ties.indices]).groupby(np.repeat(np.arange(len(own)), np.diff(ties.indptr))).min()
    lowest = ends.reindex(range(len(own))).to_numpy()
    where = np.empty(len(people), dtype=object)
    for name, shares in SHARES.items():
        who = (people["group"] == name).to_numpy()
        where[who] = rng.choice(NEIGHBOURHOODS, who.sum(), p=shares)
    return pd.DataFrame(
        {
            "own_score": own,
            "friends_mean": np.where(np.isnan(mean), own, mean),
            "friends_lowest": np.where(np.isnan(lowest), own, lowest),
            "listed_friend": ties @ on_list.astype(float) > 0,
            "neighbourhood": where,
            "group": people["group"].astype(str),
        },
        index=people.index,
    )


def hand_in(text: str, name: str, folder: str | Path = ".") -> Path:
    """Write a finding to a file of its own, and return its path.

    A file that is there already is never changed: the same text is not written again, and another text goes into a
    file with a number at its end.

    Parameters
    ----------
    text
        The finding, as Markdown.
    name
        Such as "finding"; letters, digits, "-" and "_" only. The file is called ``finding.md``.
    folder
        Where it goes; it must exist.

    Returns
    -------
    Path
        Where the finding stands.

    Raises
    ------
    ValueError
        If `text` or `name` cannot be used; the message says what is allowed.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [hand_in(text, "finding", folder).name for text in ("One.", "One.", "Two.")]
    ['finding.md', 'finding.md', 'finding_2.md']
    """
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"text must hold some words, got {text!r}")
    if not isinstance(name, str) or not re.fullmatch(r"[\w-]+", name, flags=re.ASCII):
        raise ValueError(f"name must hold letters, digits, '-' and '_' only, got {name!r}")
    number = 1
    while True:
        path = Path(folder) / (f"{name}.md" if number == 1 else f"{name}_{number}.md")
        if path.exists() and path.read_text(encoding="utf-8") != text:
            number += 1
            continue
        path.write_text(text, encoding="utf-8")
        return path


def _checked(table: pd.DataFrame) -> pd.DataFrame:
    validate.columns("applications", table, *COLUMNS)
    for name in ("own_score", "friends_mean", "friends_lowest"):
        validate.vector(name, table[name], low=LOW, high=HIGH)
    validate.flags("listed_friend", table["listed_friend"].to_numpy())
    for where in table["neighbourhood"]:
        validate.choice("neighbourhood", where, NEIGHBOURHOODS)
    return table
