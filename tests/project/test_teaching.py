"""TEACHING.md says for each lesson what an instructor needs, and its plans add up."""

from __future__ import annotations

import re

import nbformat
import pytest

from repository import ROOT

PAGE = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in re.split(r"^## ", PAGE, flags=re.M)[1:]}
PLAN = re.compile(r"\| 50 minutes \| 90 minutes \|\n\|(?: ?-+ ?\|)+\n((?:\|.+\n)+)")


def minutes(plan: str) -> int:
    """Return the sum of the minutes in a plan such as "10 the town, 40 the slider"."""
    return sum(int(part) for part in re.findall(r"(?:^|[,;] )(\d+) ", plan.strip()))


@pytest.mark.parametrize("path", sorted(ROOT.glob("course/*.ipynb")), ids=lambda path: path.stem)
def test_each_lesson_has_plans_and_advice(path):
    title = nbformat.read(path, 4).cells[0].source.partition("\n")[0].removeprefix("# ").partition(":")[0]
    section = SECTIONS[f"{path.stem[:2]} {title}"]
    short, long = PLAN.search(section)[1].strip().strip("|").split("|")
    assert (minutes(short), minutes(long)) == (50, 90)
    for part in ("*Expected wrong prediction", "*Skip first*: ", "*Discuss*: ", "good discussion", "*Sensitive*: "):
        assert part in section, part
    # What to skip, to ask and to mind comes once each.
    assert all(section.count(f"*{part}*") == 1 for part in ("Skip first", "Discuss", "Sensitive"))


def test_three_routes_have_plans_that_add_up():
    section = SECTIONS["Three routes"]
    for route in ("**One class**", "**A seminar**", "**The whole course**"):
        assert route in section
    one_class = PLAN.search(section)[1].strip().strip("|").split("|")
    assert [minutes(plan) for plan in one_class] == [50, 90]
    sessions = re.findall(r"^\| \d: .*? \| (.*?) \| (.*?) \|$", section, flags=re.M)
    assert len(sessions) == 4
    for short, long in sessions[:2]:
        assert (minutes(short), minutes(long)) == (50, 90)


def test_the_sections_follow_the_lessons():
    numbers = [int(name[:2]) for name in SECTIONS if re.match(r"\d\d ", name)]
    assert numbers == list(range(len(list(ROOT.glob("course/*.ipynb")))))
