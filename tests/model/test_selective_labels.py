"""Failures that the accepted alone hide."""

from __future__ import annotations

import numpy as np

from netscore import (
    selective_labels,
)
from refusals import refusals
from samples import NAN

# function -> (a good call, argument -> bad values)
CALLS = {
    selective_labels.contraction: (
        dict(risk=[0.1, 0.2], accepted=[1, 1], failed=[0, 1], rate=0.5),
        {
            "risk": [[], [NAN, 1], "x"],
            "accepted": [[1], [2, 0]],
            "failed": [[1], [2, 0]],
            "rate": [0, 1.1, NAN, None],
        },
    ),
}


def test_contraction_finds_the_failures_that_the_accepted_alone_hide():
    """The lender also sees something that the score does not, so the people with known outcomes are the better ones."""
    truth, contracted, naive = [], [], []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        seen, unseen, luck = rng.normal(size=(3, 4000))
        failed = seen + unseen + luck > 1
        judged = seen + unseen
        risk, rate = seen, 0.4
        lenient, strict = (judged <= np.quantile(judged, share) for share in (0.95, 0.5))
        truth.append(failed[np.argsort(risk)[: int(rate * 4000)]].sum() / 4000)
        contracted.append(selective_labels.contraction(risk, lenient, failed, rate))
        known = np.flatnonzero(strict)
        naive.append(rate * failed[known[np.argsort(risk[known])[: int(rate * known.size)]]].mean())
    sd = np.std(np.array(contracted) - np.array(truth))
    assert abs(np.mean(contracted) - np.mean(truth)) < 2 * sd
    assert np.mean(naive) < np.mean(truth) - 4 * np.std(np.array(naive) - np.array(truth))


def test_nobody_refused_leaves_nothing_to_guess():
    risk, failed = np.array([3.0, 1, 2, 4]), np.array([True, False, True, False])
    assert selective_labels.contraction(risk, np.ones(4), failed, 0.5) == failed[[1, 2]].sum() / 4
    hidden = np.array([1, 1, 1, 0])
    assert selective_labels.contraction(risk, hidden, failed, 0.75) == 0.5
    assert selective_labels.contraction(risk, hidden, failed | ~hidden.astype(bool), 0.75) == 0.5  # never looked at


test_bad_input_is_refused_in_words, test_the_good_call_is_good, test_every_public_function_is_tried = refusals(
    selective_labels, CALLS
)
