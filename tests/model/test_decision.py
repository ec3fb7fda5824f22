"""What a card answers to one resident, against its table read by hand."""

import numpy as np
import pandas as pd
import pytest

from netscore import TOWN_SEED, make_society, scorecard
from netscore.card import fit_scorecard
from netscore.decision import decide
from netscore.registry import EDGES, credit_records

FACTOR, OFFSET = scorecard.points_scale(600, 5.4, 46)
PAST = make_society(3000, seed=TOWN_SEED, mean_degree=1).people
EDGES = {name: EDGES[name] for name in ("missed_payments", "credit_used", "income")}
CARD = fit_scorecard(credit_records(PAST, seed=1), PAST["repaid"], EDGES, factor=FACTOR, offset=OFFSET)
TOWN = credit_records(make_society(300, seed=TOWN_SEED).people, seed=TOWN_SEED)


def by_hand(record: pd.Series) -> dict[str, float]:
    """Points of each entry: count the edges that its value reaches."""
    return {
        entry: CARD.table.loc[entry, "points"].iloc[sum(record[entry] >= start for start in starts)]
        for entry, starts in EDGES.items()
    }


@pytest.mark.parametrize("resident", [0, 17, 204])
def test_points_and_what_is_lost_are_those_of_the_table(resident):
    found = decide(CARD, TOWN, resident, 640)
    mine = by_hand(TOWN.loc[resident])
    assert found.points.to_dict() == pytest.approx(mine)
    best = {entry: CARD.table.loc[entry, "points"].max() for entry in EDGES}
    assert found.lost.to_dict() == pytest.approx({entry: best[entry] - mine[entry] for entry in EDGES})
    assert found.score == pytest.approx(sum(mine.values())) == pytest.approx(found.scores[resident])
    assert found.accepted == (sum(mine.values()) >= 640)
    assert list(found.reasons.index) == [
        entry for entry, lost in sorted(found.lost.items(), key=lambda item: -item[1]) if lost > 0
    ]


def test_the_cut_off_itself_is_accepted_and_those_below_are_counted():
    score = decide(CARD, TOWN, 17, 640).score
    found = decide(CARD, TOWN, 17, score)
    every = [sum(by_hand(record).values()) for _, record in TOWN.iterrows()]
    assert found.accepted and found.refused == sum(one < score - 1e-9 for one in every)
    assert not decide(CARD, TOWN, 17, score + 0.01).accepted
    assert found.scores.to_numpy() == pytest.approx(every)


def test_odds_of_a_cut_off_double_with_the_points_that_double_them():
    odds = [decide(CARD, TOWN, 17, 600 + points).odds for points in (0, 46, 92)]
    assert odds == pytest.approx([5.4, 10.8, 21.6])


def test_bad_input_is_refused_in_words():
    with pytest.raises(ValueError, match="resident must be a row of the records, got 300"):
        decide(CARD, TOWN, 300, 640)
    with pytest.raises(ValueError, match="cutoff must be a finite number"):
        decide(CARD, TOWN, 17, np.nan)
