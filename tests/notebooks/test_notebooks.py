"""Every notebook keeps the contract of notebook_rules.py, and agrees with the files around it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from netscore import evidence
from netscore.authoring.pages import terms
from notebook_rules import (
    access,
    broken_links,
    comparable,
    compared_enough,
    exercise_records,
    header_and_footer,
    markdown,
    minutes,
    model_answers,
    no_spoilers,
    predictions,
    size,
    something_to_do,
    stored_form,
)
from repository import EXERCISES, LESSONS, ROOT, SOLUTIONS


def check(rule, path: Path, **options) -> None:
    assert list(rule(nbformat.read(path, 4), **options)) == []


named = pytest.mark.parametrize("path", [*LESSONS, *SOLUTIONS, *EXERCISES], ids=lambda p: f"{p.parent.name}/{p.stem}")


@named
def test_stored_form(path):
    check(stored_form, path)
    check(access, path)
    assert path.stat().st_size < 200_000
    assert path.read_text(encoding="utf-8").endswith("}\n")


@pytest.mark.parametrize("path", [*LESSONS, *SOLUTIONS], ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_outputs_can_be_compared(path):
    check(comparable, path)


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
@pytest.mark.parametrize("rule", [compared_enough, something_to_do, header_and_footer, no_spoilers, predictions])
def test_lesson(rule, path):
    check(rule, path)


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_lesson_size(path):
    check(size, path, least_words=500 if path.stem == "00_start_here" else 900)


@pytest.mark.parametrize("path", [*SOLUTIONS, *EXERCISES], ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_exercise_records(path):
    check(exercise_records, path)


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda p: p.stem)
def test_solutions_answer_and_exercises_do_not(path):
    check(model_answers, path)
    exercise = (ROOT / "exercises" / path.name).read_text(encoding="utf-8")
    for secret in ("BEGIN SOLUTION", "HIDDEN TESTS", "Model answer", "Positions."):
        assert secret not in exercise


def test_one_stem_in_three_folders():
    stems = [[path.stem for path in folder] for folder in (LESSONS, SOLUTIONS, EXERCISES)]
    assert stems[0][0] == "00_start_here"
    assert stems[0][1:] == stems[1] == stems[2]


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda p: p.stem)
def test_minutes_in_the_header_are_the_sum_of_the_exercises(path):
    total = minutes(nbformat.read(path, 4))
    lesson = nbformat.read(ROOT / "course" / path.name, 4).cells[0].source
    assert f"{total} minutes exercises" in lesson
    assert f"About {total} minutes." in nbformat.read(path, 4).cells[0].source


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda p: p.stem)
def test_teaching_names_every_exercise_with_its_minutes(path):
    teaching = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
    for cell in markdown(nbformat.read(path, 4)):
        if heading := re.match(r"## (\d+\.\d+) .+\n\n\*(\d+) minutes", cell.source):
            assert re.search(rf"^\| {heading[1]} \|.*\| {heading[2]} \|", teaching, flags=re.M), heading[1]


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_sources_resolve(path):
    listed = set(evidence.footer_keys(path))
    text = "\n".join(cell.source for cell in markdown(nbformat.read(path, 4)))
    groups = re.findall(r"\[([a-z][\w-]+(?:, [a-z][\w-]+)*)\](?!\()", re.sub(r"`[^`]*`", "", text))
    cited = {key for group in groups for key in group.split(", ")}
    assert listed and listed <= set(evidence.read_sources())
    assert cited == listed


def test_the_map_of_lessons_is_true():
    """README and the start page list each lesson once; needs and minutes are those of the headers."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    start = "".join(cell.source for cell in markdown(nbformat.read(LESSONS[0], 4)))
    for path in LESSONS:
        header = nbformat.read(path, 4).cells[0].source
        title = re.match(r"# (.+)", header)[1].split(":")[0]
        row = re.search(rf"^\| \[{path.stem[:2]} ([^\]]+)\]\(course/{path.name}\).*", readme, flags=re.M)
        assert row and row[1] == title, path.stem
        *_, question, needs, total, launch, _ = [cell.strip() for cell in row[0].split("|")]
        times = re.search(r"\*\*Time:\*\* (\d+) minutes reading, (\d+) minutes exercises", header)
        assert int(total) == int(times[1]) + int(times[2]), path.stem
        needed = re.search(r"\*\*You need:\*\* (.+)", header)[1].partition(";")[0]
        assert re.findall(r"\((\d\d)_", needed) == re.findall(r"\d\d", needs), path.stem
        assert all(number < path.stem[:2] for number in re.findall(r"\d\d", needs))
        if path is not LESSONS[0]:
            assert f"| [{path.stem[:2]} {title}]({path.name}) | {question} |" in start


def test_each_lesson_leads_to_the_next():
    for path, following in pairwise(LESSONS):
        footer = nbformat.read(path, 4).cells[-1].source.partition("## Next")[2]
        assert f"({following.name})" in footer, path.stem


def test_the_glossary_holds_each_term_once():
    page = (ROOT / "course" / "glossary.md").read_text(encoding="utf-8")
    names = re.findall(r"^- \*\*(.+?)\*\*: ", page, flags=re.M)
    assert names == sorted(names, key=str.casefold) and len(set(map(str.casefold, names))) == len(names)
    for path in LESSONS:
        header = nbformat.read(path, 4).cells[0].source
        assert page.count(f"]({path.name}))") == len(terms(nbformat.read(path, 4)))
        assert len(terms(nbformat.read(path, 4))) >= len(re.findall(r"^- \*\*", header, flags=re.M))


@pytest.mark.parametrize(
    "page",
    [*LESSONS, *SOLUTIONS, *EXERCISES, *sorted(ROOT.glob("*.md")), ROOT / "course" / "glossary.md"],
    ids=lambda p: p.name,
)
def test_links_point_at_files(page):
    if page.suffix == ".md":
        text = page.read_text(encoding="utf-8")
    else:
        text = "\n".join(cell.source for cell in markdown(nbformat.read(page, 4)))
    assert list(broken_links(text, page.parent)) == []
