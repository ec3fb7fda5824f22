"""The people of the lessons, made once for all tests of a worker; no test changes them."""

from __future__ import annotations

import pandas as pd
import pytest

from netscore import TOWN_SEED, Society, make_society, names, registers


@pytest.fixture(scope="session")
def town() -> Society:
    """The town of the lessons."""
    return make_society(300, seed=TOWN_SEED)


@pytest.fixture(scope="session")
def travellers(town) -> pd.DataFrame:
    """The people of lesson 08's country: 50,000, the town's residents first."""
    return names.country(town, 50_000, seed=names.STORY_SEED)


@pytest.fixture(scope="session")
def people(travellers) -> pd.DataFrame:
    """The people of lesson 09's registers: 5,000."""
    return registers.population(travellers.head(5000), seed=registers.STORY_SEED)


@pytest.fixture(scope="session")
def drawn(people) -> dict[str, pd.DataFrame]:
    """Lesson 09's two registers."""
    return registers.draw_registers(people, seed=registers.STORY_SEED)


@pytest.fixture(scope="session")
def borrowers() -> pd.DataFrame:
    """20,000 people of lesson 03, with hardly a friend."""
    return make_society(20_000, seed=TOWN_SEED, mean_degree=1).people
