"""A figure is tested like a function: what a test does not read of it, it does not test, and that fails."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from netscore.figures.network import Network


class Reader:
    """Gives what a figure or a network shows, and keeps account of what was asked for.

    Of each trace: `x`, `y` and, where it has any, `color` (of its marker, else of its line) and `text`. Of a network:
    each field that is not at its default, and each mark by its name.
    """

    def __init__(self) -> None:
        self.unread: set[tuple[str, str]] = set()

    def trace(self, figure: go.Figure, name: str, field: str) -> Any:
        """Return a field of the one trace with this name, as an array or one value."""
        (trace,) = [trace for trace in figure.data if trace.name == name]
        self.unread -= {(name, field)}
        return _field(trace, field)

    def network(self, network: Network, field: str) -> Any:
        """Return a field of a network."""
        self.unread -= {("network", field)}
        return getattr(network, field)

    def mark(self, network: Network, name: str) -> tuple[list[int], str, str]:
        """Return people, shape and colour of the mark with this name."""
        (mark,) = [mark for mark in network.marks if mark.name == name]
        self.unread -= {("mark", name)}
        return sorted(np.asarray(mark.people).tolist()), mark.shape, mark.color

    def expect(self, shown: go.Figure | Network) -> None:
        """From now on all of this must be read."""
        if isinstance(shown, Network):
            self.unread |= {("network", field.name) for field in dataclasses.fields(Network) if _given(shown, field)}
            self.unread |= {("mark", mark.name) for mark in shown.marks}
            return
        names = [trace.name for trace in shown.data]
        assert None not in names and len(set(names)) == len(names), f"each trace needs a name of its own: {names}"
        for trace in shown.data:
            self.unread |= {(trace.name, field) for field in FIELDS if _field(trace, field) is not None}


FIELDS = ("x", "y", "color", "text")


def _given(network: Network, field: dataclasses.Field) -> bool:
    """Whether a field of a network was given; its marks are read one by one, and sizes need not be."""
    value = getattr(network, field.name)
    if field.name in ("marks", "radius") or value is None or value is field.default:
        return False
    return not isinstance(value, str | dict | np.ndarray) or (
        len(value) > 0 and not np.array_equal(value, field.default)
    )


def _field(trace: Any, field: str) -> Any:
    if field != "color":
        return trace[field]
    marker = trace.marker if "marker" in trace else None
    line = trace.line if "line" in trace else None
    return (marker and marker.color) if marker and marker.color is not None else line and line.color


@pytest.fixture
def read():
    """What a test calls to look at a figure or a network; at the end nothing may be left that it did not look at.

    ``see = read(figure)``, then ``see("trace", "x")`` for a figure; ``see("fill")`` and ``see.mark("lost")`` for a
    network.
    """
    readers = []

    def begin(shown: go.Figure | Network):
        reader = Reader()
        reader.expect(shown)
        readers.append(reader)

        def see(*names: str) -> Any:
            return reader.network(shown, *names) if isinstance(shown, Network) else reader.trace(shown, *names)

        see.mark = lambda name: reader.mark(shown, name)
        see.names = [trace.name for trace in getattr(shown, "data", ())]
        return see

    yield begin
    assert readers, "the test reads no figure"
    unread = sorted(set.union(*(reader.unread for reader in readers)))
    assert not unread, f"drawn, and no assertion reads it: {unread}"
