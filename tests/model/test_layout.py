"""People are drawn near their friends, and inside the picture."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from netscore import (
    TOWN_SEED,
    layout,
    make_society,
)
from refusals import refusals
from samples import PAIR

# function -> (a good call, argument -> bad values)
CALLS = {
    layout.positions: (dict(ties=PAIR, seed=1), {"seed": [-1, None]}),
}


def test_positions_put_friends_near_and_stay_in_the_picture():
    town = make_society(300, seed=TOWN_SEED)
    xy = layout.positions(town.ties, seed=TOWN_SEED)
    first, second = sparse.triu(town.ties).nonzero()
    rng = np.random.default_rng(1)
    random = np.linalg.norm(xy[rng.permutation(300)] - xy, axis=1).mean()
    assert np.linalg.norm(xy[first] - xy[second], axis=1).mean() < 0.65 * random
    orange = (town.people["group"] == "orange").to_numpy()
    assert max(abs(np.corrcoef(axis, orange)[0, 1]) for axis in xy.T) > 0.6  # groups stand apart
    assert np.abs(xy).max() < 1.12


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    layout, CALLS
)
