"""What a graph shows: people, the ties between them, how each is filled, and who is marked."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy import sparse

from netscore.figures.base import COLOR, HOLLOW, INK

RADIUS = 4.5


@dataclass(frozen=True)
class Mark:
    """An outline around some people, with its line in the key.

    Attributes
    ----------
    name
        What it means, for the key.
    people
        Their numbers; may be empty, so that the key stays as it is.
    shape
        "circle", "square", "cross" or "star".
    color
        Of the outline.
    """

    name: str
    people: np.ndarray
    shape: str = "circle"
    color: str = INK


@dataclass(frozen=True)
class Scale:
    """Fixed ends of a scale of colours, for the key.

    Attributes
    ----------
    low, high
        Values at the dark and at the light end.
    unit
        In words.
    colors
        From the dark end to the light one, "#RRGGBB".
    """

    low: float
    high: float
    unit: str
    colors: tuple[str, ...]


@dataclass(frozen=True)
class Network:
    """People as points, ties as lines.

    Attributes
    ----------
    positions
        x and y of each person in [-1, 1], shape (n, 2).
    ties
        Symmetric adjacency, shape (n, n).
    group
        "blue" or "orange" of each person: shape and outline.
    fill
        Colour of each person, "#RRGGBB"; `HOLLOW` is white.
    key
        Words -> (group, fill colour), for the key; the marks are added to it.
    verdict
        A few words on each person, for their card, or None.
    own, now
        Own score of each person, and the number that the picture is about; None where there is none.
    now_name
        What `now` is, on a card.
    marks
        Outlines around people.
    labels
        Person -> words beside them.
    bold
        Pairs of people whose tie is drawn strong, shape (k, 2).
    radius
        Of each person, in pixels, or one for all.
    scale
        If fills stand for numbers.
    pick
        Whether people can be picked by click or key.
    """

    positions: np.ndarray
    ties: sparse.csr_array
    group: np.ndarray
    fill: np.ndarray
    key: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    verdict: np.ndarray | None = None
    own: np.ndarray | None = None
    now: np.ndarray | None = None
    now_name: str = "score now"
    marks: tuple[Mark, ...] = ()
    labels: Mapping[int, str] = field(default_factory=dict)
    bold: np.ndarray = field(default_factory=lambda: np.empty((0, 2), dtype=int))
    radius: float | np.ndarray = RADIUS
    scale: Scale | None = None
    pick: bool = False


def filled(group: Any, flags: Any) -> np.ndarray:
    """Return the fill of people: the colour of their group where flagged, else hollow.

    Parameters
    ----------
    group
        "blue" or "orange" of each person, shape (n,).
    flags
        True or False, shape (n,).

    Returns
    -------
    numpy.ndarray
        Colours, shape (n,).

    Examples
    --------
    >>> filled(np.array(["blue", "blue"]), np.array([True, False])).tolist()
    ['#0072B2', '#FFFFFF']
    """
    group = np.asarray(group)
    return np.where(flags, np.where(group == "blue", COLOR["blue"], COLOR["orange"]), HOLLOW)


def key(yes: str, no: str) -> dict[str, tuple[str, str]]:
    """Return the key of a picture whose people are filled or hollow.

    Parameters
    ----------
    yes
        Words for a filled person.
    no
        Words for a hollow one.

    Returns
    -------
    dict[str, tuple[str, str]]
        Words -> (group, fill).

    Examples
    --------
    >>> key("approved", "refused")["blue, refused"]
    ('blue', '#FFFFFF')
    """
    return {
        f"{name}, {words}": (name, COLOR[name] if words == yes else HOLLOW) for name in COLOR for words in (yes, no)
    }


def shaded(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """Return the colour of each value on the scale Cividis, from `low` to `high`; the ends hold what lies beyond.

    Parameters
    ----------
    values
        Shape (n,).
    low
        What the dark end stands for.
    high
        What the light end stands for.

    Returns
    -------
    numpy.ndarray
        Colours "#RRGGBB", shape (n,).

    Examples
    --------
    >>> low, high, beyond = shaded(np.array([300, 850, 900]), 300, 850)
    >>> bool(low == high), bool(high == beyond)
    (False, True)
    """
    place = np.clip((np.asarray(values, dtype=float) - low) / (high - low), 0, 1)
    return _cividis()[np.round(255 * place).astype(int)]


@functools.cache
def _cividis() -> np.ndarray:
    """Return 256 colours that are told apart with every common colour blindness, from dark to light."""
    from plotly.colors import get_colorscale

    stops, colors = zip(*get_colorscale("Cividis"))
    rgb = np.array([[int(color[k : k + 2], 16) for k in (1, 3, 5)] for color in colors])
    at = np.linspace(0, 1, 256)
    return np.array(["#{:02X}{:02X}{:02X}".format(*np.round(row).astype(int)) for row in np.column_stack(
        [np.interp(at, stops, channel) for channel in rgb.T]
    )])  # fmt: skip
