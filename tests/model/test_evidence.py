"""The ledger of claims, events, laws and their sources: complete, consistent, and refused where they are not."""

from __future__ import annotations

import csv
import json
import re
import shutil
from datetime import date
from pathlib import Path

import nbformat
import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netscore import evidence
from repository import COURSE

LESSONS = sorted(COURSE.glob("*.ipynb"))
TABLES = ("claims.csv", "events.csv", "laws.csv", "sources.bib")


@pytest.fixture
def folder(tmp_path):
    for name in TABLES:
        shutil.copy(COURSE / name, tmp_path)
    return tmp_path


def change(path: Path, row: int, **values: str) -> None:
    """Change entries of one row, or add the row again where `row` is behind the last."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row].update(values)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_every_claim_and_every_myth_stands_once():
    claims = evidence.read_claims()
    assert claims.index.tolist() == [f"S{k:02}" for k in range(1, 49)] + [f"M{k}" for k in range(1, 21)]
    assert (claims["kind"] == "article").tolist() == [True] * 48 + [False] * 20
    assert claims["claim"].is_unique and claims["better"].is_unique


def test_verdicts_that_the_lessons_state_are_those_of_the_ledger():
    """The verdicts in the tables of lesson 05 and in the sentences of lesson 08, read again here."""
    verdicts = evidence.read_claims()["verdict"]
    text = {path.stem[:2]: path.read_text(encoding="utf-8") for path in LESSONS}
    for claim, lesson, words in (
        ("S36", "05", "Patented in 2012 | {}"),
        ("S37", "05", "It averages friends' scores and rejects below a minimum | {}"),
        ("S38", "05", "Facebook now forbids such use | {}"),
        ("S01", "08", "would ban people from trains and planes. That is *{}*"),
        ("S30", "10", "expert's *{}*"),
        ("S31", "10", "the aim as stated is *{}*"),
    ):
        assert words.format(verdicts[claim]) in text[lesson], claim


def test_the_lesson_explains_each_verdict_as_the_library_does():
    lesson = (COURSE / "12_claims_and_evidence.ipynb").read_text(encoding="utf-8")
    for verdict, meaning in evidence.VERDICTS.items():
        assert f"| {verdict} | {meaning} |" in lesson


def test_numbers_of_the_ledger_are_those_of_the_record():
    better = evidence.read_claims()["better"]
    for claim, numbers in {
        "S05": ("5,028", "1,747", "70 %", "23 %"),
        "S07": ("108,000", "12,389"),
        "S08": ("570 million",),
        "S11": ("880 million", "380 million"),
        "S25": ("14 June 2014", "28 January 2015"),
        "M3": ("17.5 million", "5.5 million", "8.7"),
        "M9": ("750", "12 %", "7.5", "over 90 %", "50 to 70 %", "upper bound"),
        "M15": ("13.5 million", "29.7 million", "19.3 %", "18.5 %", "7.0 million", "25.4 million", "23 June 2025"),
        "M16": ("21 %", "1,001", "5.2 %"),
    }.items():
        assert all(number in better[claim] for number in numbers), claim


def test_nothing_is_said_that_the_record_forbids():
    """Short forms that drop a unit, a date or an owner; see the ledger for what is wrong with each."""
    wrong = re.compile(
        r"6\.15 million people|Facebook's 2012 patent|government's (Sesame|Zhima)|Facebook100|"
        r"China's social credit score bans"
    )
    tables = [evidence.read_claims()["better"], evidence.read_events()["event"], evidence.read_laws()["says"]]
    lessons = [c.source for path in LESSONS for c in nbformat.read(path, 4).cells if c.cell_type == "markdown"]
    for text in [*(cell for table in tables for cell in table), *lessons]:
        assert not wrong.search(text), wrong.search(text)


def test_a_count_of_the_court_is_in_person_times():
    """What the courts count, in every table: purchases blocked and listings made or repaired, never people."""
    claims, events = evidence.read_claims(), evidence.read_events()
    for name in ("S07", "M3", "M19"):
        assert claims.at[name, "unit"].startswith("人次 (person-times"), name
    court = events[events["event"].str.contains("repaired")]
    assert court["unit"].str.startswith("人次").all() and len(court) == 1


def test_a_day_to_come_that_has_come_is_told_everywhere():
    """This test grows red with the calendar: then check what it names, write it again, and put a new date."""
    today = max(date.today().isoformat(), "2026-11-25")
    laws = evidence.read_laws()
    assert evidence.stale_laws(laws, today)["rule"].tolist() == []
    written = min(laws["checked"])
    tables = [evidence.read_claims()["better"], evidence.read_events()["event"]]
    lessons = [c.source for path in LESSONS for c in nbformat.read(path, 4).cells if c.cell_type == "markdown"]
    teaching = (COURSE.parent / "TEACHING.md").read_text(encoding="utf-8")
    for text in [*(cell for table in tables for cell in table), *lessons, teaching]:
        assert evidence.passed(text, written, today) == [], text


@given(st.dates(), st.dates(), st.dates())
def test_a_day_has_passed_if_it_lies_between_both_ways_of_writing_it(named, since, today):
    month = evidence.MONTHS[named.month - 1]
    expected = [named.isoformat()] if since < named <= today else []
    for text in (f"from {named} on", f"due on {named.day} {month} {named.year:04}."):
        assert evidence.passed(text, since.isoformat(), today.isoformat()) == expected


def test_days_that_cannot_be_read_are_refused():
    for arguments in (("x", "May", "2026-01-01"), ("x", "2026-01-01", 3), ("2026-02-31", "2026-01-01", "2026-12-01")):
        with pytest.raises(ValueError, match="must be a day such as '2026-11-25', got"):
            evidence.passed(*arguments)


def test_every_source_is_used_and_every_footer_resolves():
    assert evidence.unused_sources() == []
    known = evidence.read_sources()
    # Accents stand as they are: an accent in LaTeX would be shown as its marks.
    assert not re.findall(r"\\[^&].*", (evidence.FOLDER / "sources.bib").read_text(encoding="utf-8"))
    assert known["oskarsdottir2019"].startswith("María Óskarsdóttir and Cristián Bravo")
    assert all(key in known for path in LESSONS for key in evidence.footer_keys(path))
    assert all(evidence.footer_keys(path) for path in LESSONS)


def test_events_run_from_2004_to_2026_through_every_lane():
    events = evidence.read_events()
    assert events["year"].is_monotonic_increasing and (events["year"] // 1).agg(["min", "max"]).tolist() == [2004, 2026]
    assert set(events["thing"]) == set(evidence.LANES)
    exact = events[events["date"].str.len() == 10]
    fraction = pd.to_datetime(exact["date"]).dt.day_of_year / 366
    assert (exact["year"] % 1 - fraction).abs().max() < 0.01
    assert events.loc[events["date"] == "2014-06-14", "event"].item().startswith("State plan")


def test_moving_laws_say_what_to_watch():
    laws = evidence.read_laws()
    assert (laws["watch"] != "").tolist() == (laws["status"] == "moving").tolist()
    assert laws.loc[laws["place"] == "Meta", "kind"].tolist() == ["contract"]
    assert {"law", "court ruling", "guidance"} == set(laws.loc[laws["place"] != "Meta", "kind"])


@pytest.mark.parametrize(
    ("name", "row", "values", "read", "said"),
    [
        ("claims.csv", 6, {"verdict": "false"}, evidence.read_claims, "verdict in row S07 .* got 'false'"),
        ("claims.csv", 6, {"thing": "score"}, evidence.read_claims, "thing in row S07 .* got 'score'"),
        ("claims.csv", 0, {"kind": ""}, evidence.read_claims, "kind in row S01"),
        ("claims.csv", 40, {"id": "S07"}, evidence.read_claims, "id must hold each name once, got 'S07'"),
        ("claims.csv", 9, {"better": "  "}, evidence.read_claims, "better in row S10 must hold some text"),
        ("claims.csv", 9, {"sources": ""}, evidence.read_claims, "sources in row S10 must hold some text"),
        ("claims.csv", 9, {"sources": "worldbank; x1"}, evidence.read_claims, "sources in row S10 .* got 'x1'"),
        ("events.csv", 2, {"thing": "weather"}, evidence.read_events, "thing in row 4 .* got 'weather'"),
        ("events.csv", 2, {"date": "spring 2010"}, evidence.read_events, "date must .* got 'spring 2010' in row"),
        ("laws.csv", 0, {"kind": "opinion"}, evidence.read_laws, "kind in row 2 .* got 'opinion'"),
        ("laws.csv", 0, {"watch": "all"}, evidence.read_laws, "watch must say .* got 'all' in row 2"),
        ("laws.csv", 1, {"watch": ""}, evidence.read_laws, "watch must say .* got '' in row 3"),
        ("claims.csv", 1, {"better": "It was 12 million."}, evidence.read_claims, "unit in row S02 .* for '12"),
        ("claims.csv", 1, {"claim": "It hit 1,234."}, evidence.read_claims, "unit in row S02 .* for '1,234'"),
        ("claims.csv", 6, {"unit": " "}, evidence.read_claims, "unit in row S07 .* got none for '6.15 million'"),
        ("claims.csv", 6, {"looked": ""}, evidence.read_claims, "looked in row S07 .* got '' for 'not found'"),
        ("claims.csv", 6, {"looked": "2026-11"}, evidence.read_claims, "looked in row S07 must say when and where"),
        ("claims.csv", 9, {"better": "Nothing was ever found."}, evidence.read_claims, "looked in row S10 .* got ''"),
        ("events.csv", 2, {"event": "2,500 people listed"}, evidence.read_events, "unit in row 4 .* for '2,500'"),
        ("laws.csv", 0, {"says": "It has hit 2 billion."}, evidence.read_laws, "unit in row 2 .* '2 billion'"),
        ("laws.csv", 0, {"says": "No text was found."}, evidence.read_laws, "looked in row 2 .* 'No text was found'"),
        ("laws.csv", 0, {"checked": "May 2026"}, evidence.read_laws, "checked in row 2 must be .* got 'May 2026'"),
        ("laws.csv", 0, {"checked": ""}, evidence.read_laws, "checked in row 2 must hold some text"),
        ("laws.csv", 1, {"applies": ""}, evidence.read_laws, "applies in row 3 must hold some text"),
    ],
)
def test_a_wrong_row_is_refused_by_name(folder, name, row, values, read, said):
    change(folder / name, row, **values)
    with pytest.raises(ValueError, match=said):
        read(folder)


def test_a_table_without_a_column_is_refused(folder):
    table = pd.read_csv(folder / "claims.csv").drop(columns="verdict")
    table.to_csv(folder / "claims.csv", index=False)
    with pytest.raises(ValueError, match="claims.csv must hold the column 'verdict'"):
        evidence.read_claims(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@misc{daum2018,\n  title = {Again}\n}\n", "each key once, got 'daum2018' again in line"),
        ("@misc{open2026,\n  title = {No end\n", "must be BibTeX, got something else from line"),
        ("@misc{dumb2026,\n  url = {https://a.org/b}\n}\n", "say what each carries, got no carries in 'dumb2026'"),
        ("@misc{home2026,\n  url = {https://a.org/},\n  carries = {x}\n}\n", "got 'https://a.org/' in 'home2026'"),
        ("@misc{lost2026,\n  carries = {x}\n}\n", "say in unaddressed why there is none, got '' in 'lost2026'"),
    ],
)
def test_sources_that_stand_twice_or_cannot_be_read_are_refused(folder, text, said):
    with (folder / "sources.bib").open("a", encoding="utf-8") as file:
        file.write("\n" + text)
    with pytest.raises(ValueError, match=said):
        evidence.read_sources(folder)


def lesson_with(*keys: str) -> str:
    footer = "## Sources\n\n" + "".join(f"- [{key}] Somebody.\n" for key in keys)
    return nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(footer)]))


def test_unused_sources_and_unknown_footers_are_found(folder):
    unused = evidence.unused_sources(folder)
    known = [key for key in evidence.read_sources() if key not in unused]
    with (folder / "sources.bib").open("a", encoding="utf-8") as file:
        file.write("\n@misc{spare2026,\n  unaddressed = {a book},\n  carries = {x}\n}\n")
    assert evidence.unused_sources(folder)[-1] == "spare2026"
    (folder / "01_one.ipynb").write_text(lesson_with("spare2026", known[0]), encoding="utf-8")
    assert "spare2026" not in evidence.unused_sources(folder)
    (folder / "02_two.ipynb").write_text(lesson_with("ghost2026"), encoding="utf-8")
    with pytest.raises(ValueError, match="Sources of 02_two.ipynb must be in sources.bib, got 'ghost2026'"):
        evidence.unused_sources(folder)


@given(seed=st.integers(0, 10_000))
def test_origins_are_reports_that_take_from_nobody(seed):
    graph = nx.gnp_random_graph(8, 0.3, seed=seed, directed=True)
    later = {str(a): [str(b) for b in graph.successors(a) if b > a] for a in graph}  # nobody takes from the future
    takes_from = {name: others for name, others in later.items() if others}
    for name in later:
        found = evidence.origins(name, takes_from)
        assert found and not found & set(takes_from)
        assert found == ({name} if name not in takes_from else set.union(
            *(evidence.origins(other, takes_from) for other in takes_from[name])
        ))  # fmt: skip


def test_reports_in_a_circle_rest_on_nobody():
    assert evidence.origins("a", {"a": ["b"], "b": ["a"]}) == set()


def test_tables_travel_with_the_installed_package():
    project = (COURSE.parent / "pyproject.toml").read_text(encoding="utf-8")
    for name in TABLES:
        assert f'"course/{name}" = "netscore/{name}"' in project


def test_the_article_is_named_where_it_is_read():
    """Lesson 12 cites the article, and the magazine feature that it follows, by key."""
    cells = json.loads((COURSE / "12_claims_and_evidence.ipynb").read_text(encoding="utf-8"))["cells"]
    text = "".join("".join(cell["source"]) for cell in cells)
    assert "[seed2018]" in text and "[hvistendahl2017]" in text
