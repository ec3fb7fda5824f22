"""People and the ties between them, shown by their state."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets
import numpy as np
import traitlets
from scipy import sparse

from netscore.figures.base import COLOR, SHAPE
from netscore.figures.network import Network
from netscore.views.base import View, script

HEIGHT = 350


class GraphState(widgets.Widget):
    """What a graph draws. Numbers for each person are binary: 300 people take 300 bytes, and not a text of numbers."""

    positions = traitlets.Bytes().tag(sync=True)  # float32, x and y of each person, in [-1, 1]
    ties = traitlets.Bytes().tag(sync=True)  # int32, pairs of people
    shapes = traitlets.Bytes().tag(sync=True)  # uint8, number of each person's group
    groups = traitlets.List(list(COLOR)).tag(sync=True)
    shape_names = traitlets.List(list(SHAPE.values())).tag(sync=True)
    colors = traitlets.List(list(COLOR.values())).tag(sync=True)
    sizes = traitlets.Bytes().tag(sync=True)  # float32, radius in pixels
    fill = traitlets.Bytes().tag(sync=True)  # uint8, place in the palette
    palette: traitlets.List = traitlets.List().tag(sync=True)
    own = traitlets.Bytes().tag(sync=True)  # float32
    now = traitlets.Bytes().tag(sync=True)  # float32
    now_name = traitlets.Unicode().tag(sync=True)
    verdict = traitlets.Bytes().tag(sync=True)  # uint8, place among the verdicts
    verdicts: traitlets.List = traitlets.List().tag(sync=True)
    marks: traitlets.List = traitlets.List().tag(sync=True)
    labels: traitlets.List = traitlets.List().tag(sync=True)
    bold: traitlets.List = traitlets.List().tag(sync=True)
    key: traitlets.List = traitlets.List().tag(sync=True)
    scale = traitlets.Dict().tag(sync=True)
    pick = traitlets.Bool().tag(sync=True)
    height = traitlets.Int(HEIGHT).tag(sync=True)
    words = traitlets.Unicode().tag(sync=True)


class Graph(View):
    """A picture of up to about 1,000 people that changes by being shown another.

    Pointing at a person, or leading the focus there, shows a card. Tab leads into the picture and out; arrow keys go to
    the nearest person in that direction, F along somebody's ties, Enter or a click picks, Escape leaves.

    Parameters
    ----------
    network
        What it shows.
    words
        The same in words, for a screen reader.
    height
        In pixels; the width is that of the page.

    Attributes
    ----------
    network : Network
        What it shows now.

    Examples
    --------
    >>> two = {"positions": np.array([[-1, 0], [1, 0]]), "ties": sparse.csr_array([[0, 1], [1, 0]])}
    >>> two |= {"group": np.array(["blue", "orange"])}
    >>> graph = Graph(Network(**two, fill=np.array(["#0072B2", "#FFFFFF"])), "Two friends.")
    >>> graph.show(Network(**two, fill=np.array(["#FFFFFF", "#FFFFFF"])), "Two friends, both refused.")
    >>> graph.network.fill.tolist()
    ['#FFFFFF', '#FFFFFF']
    """

    _esm = script("graph")

    def __init__(self, network: Network, words: str, *, height: int = HEIGHT) -> None:
        super().__init__(GraphState(height=height))
        self._callbacks: list[Callable[[int], None]] = []
        self.on_msg(self._heard)
        self.network: Network | None = None
        self.show(network, words)

    def show(self, network: Network, words: str) -> None:
        """Show other people, or the same in another state, with other words for it.

        Parameters
        ----------
        network
            What is drawn.
        words
            What it shows, for who cannot see it.
        """
        before, self.network = self.network, network
        state = self.state
        with state.hold_sync():
            if before is None or before.ties is not network.ties:
                first, second = sparse.triu(network.ties).nonzero()
                state.ties = np.column_stack([first, second]).astype(np.int32).tobytes()
            if before is None or before.positions is not network.positions or before.group is not network.group:
                state.positions = np.asarray(network.positions, dtype=np.float32).tobytes()
                state.shapes = (np.asarray(network.group) == "orange").astype(np.uint8).tobytes()
            state.sizes = np.broadcast_to(np.float32(network.radius), len(network.group)).tobytes()
            state.palette, state.fill = _coded(network.fill)
            state.verdicts, state.verdict = ([], b"") if network.verdict is None else _coded(network.verdict)
            state.own, state.now, state.now_name = _floats(network.own), _floats(network.now), network.now_name
            state.marks = [
                {"name": one.name, "shape": one.shape, "color": one.color, "people": np.asarray(one.people).tolist()}
                for one in network.marks
            ]
            state.labels = [[int(person), words] for person, words in network.labels.items()]
            state.bold = np.asarray(network.bold).tolist()
            state.key = [
                {"text": text, "shape": SHAPE[group], "fill": fill, "stroke": COLOR[group]}
                for text, (group, fill) in network.key.items()
            ]
            scale = network.scale
            state.scale = (
                {}
                if scale is None
                else {"low": scale.low, "high": scale.high, "unit": scale.unit, "colors": list(scale.colors)}
            )
            state.pick, state.words = network.pick, words

    def on_pick(self, callback: Callable[[int], None]) -> None:
        """Call this with the number of each person who is picked, if the network lets people be picked.

        Parameters
        ----------
        callback
            Gets the number of a person.
        """
        self._callbacks.append(callback)

    def _heard(self, _widget: widgets.Widget, content: dict, _buffers: list) -> None:
        if content.get("kind") == "pick":
            for callback in self._callbacks:
                callback(int(content["person"]))


def _coded(values: np.ndarray) -> tuple[list[str], bytes]:
    """Return the different values, at most 256, and the place of each among them."""
    different, place = np.unique(np.asarray(values), return_inverse=True)
    return different.tolist(), place.astype(np.uint8).tobytes()


def _floats(values: np.ndarray | None) -> bytes:
    return b"" if values is None else np.asarray(values, dtype=np.float32).tobytes()
