"""Where the files of the course are, for every test."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
COURSE = ROOT / "course"
PACKAGE = COURSE / "netscore"
LESSONS = sorted(COURSE.glob("*.ipynb"))
SOLUTIONS = sorted((ROOT / "solutions").glob("*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").glob("*.ipynb"))
