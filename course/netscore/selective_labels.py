"""Outcomes exist only for those who were accepted: how to judge a score all the same (Lakkaraju and others 2017)."""

from __future__ import annotations

from typing import Any

import numpy as np

from netscore import validate


def contraction(risk: Any, accepted: Any, failed: Any, rate: float) -> float:
    """Return the share of all applicants who would fail, had a score accepted `rate` of them.

    Take the applicants of the most lenient decision maker. Of those accepted keep the ones with the lowest risk,
    until only `rate` of all applicants are left; their outcomes are known. Those of the same risk at the edge draw
    lots: they count with their mean, so no order of the rows changes the result.

    Parameters
    ----------
    risk
        What the score says, higher = riskier, shape (n,).
    accepted
        Flags, shape (n,): whom the most lenient decision maker accepted.
    failed
        Flags, shape (n,): who did not repay. Read only for those accepted.
    rate
        Share of all applicants that the score may accept, in (0, share of `accepted`].

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ValueError
        If `risk`, `accepted`, `failed` or `rate` cannot be used; the message says what is allowed.

    Notes
    -----
    Those whom the lenient decision maker refused count as refused by the score too, so the result is right only as
    far as the two agree on them. It tells nothing about a score more lenient than that decision maker.

    Examples
    --------
    Of five applicants four were accepted. A score that accepts three drops number 3, the riskiest of these; then
    number 1 fails, which is one of five.

    >>> contraction([0.1, 0.2, 0.3, 0.9, 0.5], [1, 1, 1, 1, 0], [0, 1, 0, 1, 0], 0.6)
    0.2
    """
    validate.same_rows(risk=risk, accepted=accepted, failed=failed)
    risk = validate.vector("risk", risk)
    accepted = validate.flags("accepted", accepted, length=risk.size)
    failed = validate.flags("failed", failed, length=risk.size)
    rate = validate.number("rate", rate, 0, accepted.mean(), open_low=True)
    risk, failed, places = risk[accepted], failed[accepted], round(rate * accepted.size)
    if places == 0:
        raise ValueError(f"rate must accept at least one of {accepted.size} applicants, got {rate:g}")
    edge = np.sort(risk)[places - 1]
    below, level = risk < edge, risk == edge
    failures = failed[below].sum() + failed[level].mean() * (places - below.sum())
    return float(failures / accepted.size)
