"""An app that is built with a setting out of range says which, and what is allowed."""

from __future__ import annotations

import pytest

from netscore import apps


@pytest.mark.parametrize(
    ("app", "bad"),
    [
        *((apps.StartApp, bad) for bad in ({"weight": 5}, {"cutoff": 10}, {"n": 1}, {"seed": -1}, {"weight": "x"})),
        *((apps.CutoffApp, bad) for bad in ({"cutoff": 900}, {"loss": 0}, {"loss": 1.5}, {"n": 0}, {"seed": None})),
        *((apps.ScorecardApp, bad) for bad in ({"resident": 300}, {"cutoff": 900}, {"without": "x"}, {"past": 1})),
        *((apps.PaymentTrailApp, bad) for bad in ({"resident": -1}, {"months": 2}, {"weighting": "C"}, {"friends": 1})),
        *(
            (apps.PredictApp, bad)
            for bad in ({"signal_error": 0.5}, {"cross_tie": 2}, {"dropped": 1}, {"homophily": 0})
        ),
        *(
            (apps.BookingDeskApp, bad)
            for bad in ({"match_on": "face"}, {"tolerance": 3}, {"listed": 50}, {"corrections": 0}, {"n": 999})
        ),
        *(
            (apps.DossierApp, bad)
            for bad in ({"threshold": 99}, {"typos": 0.9}, {"moved": -1}, {"compared": "faces"}, {"n": 10})
        ),
        *(
            (apps.NudgeApp, bad)
            for bad in ({"reward": 3}, {"punishment": -1}, {"visibility": 2}, {"aversion": -1}, {"rounds": 0}, {"n": 1})
        ),
        *(
            (apps.HarmApp, bad)
            for bad in ({"weight": 1}, {"cut_off": 500}, {"homophily": 0.4}, {"resident": 300}, {"n": 10}, {"seed": -1})
        ),
        *((apps.LongRun, bad) for bad in ({"people": 7}, {"rounds": 0}, {"seed": -1})),
        *((apps.SpreadApp, bad) for bad in ({"weight": 1}, {"sweeps": 4}, {"resident": 300}, {"shown": "x"})),
        *((apps.FriendRuleApp, bad) for bad in ({"applicant": 300}, {"minimum": 0}, {"listed": -2}, {"radius": 3})),
        *(
            (apps.FriendshipApp, bad)
            for bad in (
                {"generator": "ring"},
                {"homophily": 1.1},
                {"minority_share": 0.05},
                {"closure": -0.1},
                {"n": 59},
                {"seed": None},
            )
        ),
    ],
)
def test_apps_refuse_settings_out_of_range(app, bad):
    with pytest.raises(ValueError, match=f"^{next(iter(bad))} must"):
        app(**bad)
