"""Lesson 02's app says and shows what the card says."""

import numpy as np
import pytest

from netscore import TOWN_SEED, card, make_society, registry, scorecard
from netscore.apps import ScorecardApp

PAST = make_society(20_000, seed=TOWN_SEED).people
RECORDS = registry.credit_records(PAST, seed=TOWN_SEED)
TOWN = registry.credit_records(make_society(300, seed=TOWN_SEED).people, seed=TOWN_SEED)


def built(without: str, double: int):
    edges = {entry: starts for entry, starts in registry.EDGES.items() if entry != without}
    factor, offset = scorecard.points_scale(600, 5.4, double)
    return card.fit_scorecard(RECORDS, PAST["repaid"], edges, factor=factor, offset=offset)


@pytest.mark.parametrize(("without", "double", "cutoff"), [("nothing", 46, 640), ("income", 80, 600)])
def test_it_says_what_the_card_says(without, double, cutoff):
    app = ScorecardApp(resident=17, without=without, points_to_double=double, cutoff=cutoff)
    made = built(without, double)
    scores = made.score(TOWN)
    answer = "accepted" if scores[17] >= cutoff else "refused"
    odds = 5.4 * 2 ** ((cutoff - 600) / double)
    assert f"Resident 17 has {scores[17]:.1f} points and is {answer} at a cut-off of {cutoff}, which" in app.said
    assert f"stands for odds of {odds:.1f}." in app.said
    assert f"{(scores < cutoff).sum()} of 300 residents are refused" in app.said
    for entry, row in made.reasons(TOWN.loc[[17]]).iterrows():
        assert f"{entry.replace('_', ' ')} {row['bin']} ({row['lost']:.0f})" in app.said
    named = {trace.name: trace for trace in app.figure.data}
    assert np.sum(named["points"].x) == pytest.approx(scores[17])
    assert sum(named["refused"].y) == (scores < cutoff).sum()


def test_a_move_gives_what_an_app_built_there_gives():
    app = ScorecardApp(resident=17)
    for settings in ({"without": "credit_used"}, {"points_to_double": 80}, {"resident": 3}, {"without": "nothing"}):
        app.move(**settings)
        assert app.said == ScorecardApp(**app.settings).said


def test_whoever_has_all_the_best_bins_lost_nothing():
    made = built("nothing", 46)
    points = made.points(TOWN)
    best = points.index[points.eq(points.max()).all(axis=1)]
    assert "Points lost against the best bins: none." in ScorecardApp(resident=int(best[0])).said
