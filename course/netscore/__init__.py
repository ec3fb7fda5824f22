"""The library behind the lessons of *Scored by Association*. Synthetic people only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netscore.society import TOWN_SEED, Society, make_society

__all__ = ["TOWN_SEED", "Society", "make_society"]


def __getattr__(name: str) -> Any:
    # At first use: the Jupyter server and the check of the environment need neither numpy nor pandas.
    if name in __all__:
        from netscore import society

        return getattr(society, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
