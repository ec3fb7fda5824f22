"""Where the files of the course are, for every test."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COURSE = ROOT / "course"
PACKAGE = COURSE / "netscore"
LESSONS = sorted(COURSE.glob("*.ipynb"))
SOLUTIONS = sorted((ROOT / "solutions").glob("*.ipynb"))
# The numbers of all exercises that have a check, such as "5.3".
CHECKED = [
    number
    for path in sorted((PACKAGE / "checks").glob("lesson_*.py"))
    for number in re.findall(r'^@check\("(\d+\.\d+)"', path.read_text(encoding="utf-8"), flags=re.MULTILINE)
]
EXERCISES = sorted((ROOT / "exercises").glob("*.ipynb"))

needs_history = pytest.mark.skipif(
    not (ROOT / ".git").exists(),
    reason="A download as ZIP has no history, so it is not checked which files are committed. To check it: clone.",
)
