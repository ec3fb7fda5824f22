"""The library behind the lessons of *Scored by Association*. Synthetic people only."""

from netscore.society import TOWN_SEED, Society, make_society

__all__ = ["TOWN_SEED", "Society", "make_society"]
