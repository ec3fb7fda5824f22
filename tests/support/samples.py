"""Small inputs that several tables of calls share."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netscore import deciles, make_society

NAN = float("nan")
PAIR = np.array([[0, 1], [1, 0]])
PEOPLE = pd.DataFrame({"own_score": [600.0, 700.0], "income": [2000.0, 3000.0]})
TOWN = make_society(30, seed=1, mean_degree=4)
RECORDED = pd.DataFrame({"name": ["Vipo", "Dobu"], "year": [1990, 1991]})
SCORE, SHARES, REPAY = deciles.published_deciles()
DECILE = np.arange(5.0, 100, 10)
CHECKING_ACCOUNT = np.array([139, 164, 49, 348]), np.array([135, 105, 14, 46])  # [uci1994]: goods, bads
