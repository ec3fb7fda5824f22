"""Small towns that hypothesis draws."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from netscore import friendships


@st.composite
def towns(draw):
    """Ties of 2 to 12 people, some perhaps alone, and a score for each."""
    n = draw(st.integers(2, 12))
    pairs = draw(st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] < p[1])))
    first, second = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T
    own = draw(st.lists(st.integers(300, 850), min_size=n, max_size=n))
    return friendships.ties_from_pairs(first, second, n), np.array(own, dtype=float)
