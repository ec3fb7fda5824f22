"""Controls, a figure and one live sentence for each lesson. Apps compute nothing of their own."""

from netscore.apps.audit import AuditApp
from netscore.apps.base import App
from netscore.apps.booking_desk import BookingDeskApp
from netscore.apps.claim import ClaimApp
from netscore.apps.cutoff import CutoffApp
from netscore.apps.dossier import DossierApp
from netscore.apps.friend_rule import FriendRuleApp
from netscore.apps.friendship import FriendshipApp
from netscore.apps.harm import HarmApp
from netscore.apps.long_run import LongRun
from netscore.apps.nudge import NudgeApp
from netscore.apps.payment_trail import PaymentTrailApp
from netscore.apps.predict import PredictApp
from netscore.apps.scorecard import ScorecardApp
from netscore.apps.spread import SpreadApp
from netscore.apps.start import StartApp
from netscore.views import DescribedFigure, Prediction

__all__ = [
    "App",
    "AuditApp",
    "BookingDeskApp",
    "ClaimApp",
    "CutoffApp",
    "DescribedFigure",
    "DossierApp",
    "FriendRuleApp",
    "FriendshipApp",
    "HarmApp",
    "LongRun",
    "NudgeApp",
    "PaymentTrailApp",
    "PredictApp",
    "Prediction",
    "ScorecardApp",
    "SpreadApp",
    "StartApp",
]
