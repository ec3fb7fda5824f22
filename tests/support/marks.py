"""nbgrader's marks on a cell."""

from __future__ import annotations


def marks(name: str, **more) -> dict:
    base = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, "grade_id": name}
    return {"nbgrader": base | more}
