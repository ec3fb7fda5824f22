"""Claims, events and laws with their sources: read from the course's tables, and checked as they are read."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from netscore import validate

# Beside the lessons in a checkout; inside the package where it was installed from a wheel.
HERE = Path(__file__).parent
FOLDER = HERE if (HERE / "claims.csv").exists() else HERE.parent

VERDICTS = {
    "documented": "the record says so",
    "partly": "part of the sentence holds",
    "disputed": "informed people disagree, and the record does not settle it",
    "misreported": "something real is on record, and the sentence gets it wrong",
    "outdated": "it was so, was planned or was published, and no longer stands",
    "unsupported": "no source was found that carries it, or the record speaks against it",
    "opinion": "a judgement, which a record cannot settle",
}
KINDS = ("article", "myth")
THINGS = ("registry", "lists", "city schemes", "commercial scores", "patents and terms", "several")
LANES = (*THINGS, "law")
LAWS = ("law", "court ruling", "guidance", "contract")
STATUS = ("settled", "moving")

# A number that counts something; numbers of patents count nothing.
COUNT = re.compile(r"(?<!US )(?<!Patent )(?<![\d,])\d{1,3}(?:,\d{3})+\b|\b\d+(?:\.\d+)? (?:m|b)illion\b")
UNFOUND = re.compile(r"\b(?:no|none|not|nothing)\b[^.;]*\b(?:found|confirmed)\b|\bnever been\b", re.IGNORECASE)
LOOKED = re.compile(r"20\d\d-\d\d.*: .")
ADDRESS = re.compile(r"https?://[^/]+/.")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
DATE = re.compile(rf"\b(?:(\d{{4}})-(\d\d)-(\d\d)|(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}}))\b")


def read_claims(folder: Path = FOLDER) -> pd.DataFrame:
    """Return the ledger of claims: of the article (S01 to S48), and common myths (M1 to M20).

    Parameters
    ----------
    folder
        Where ``claims.csv`` and ``sources.bib`` are.

    Returns
    -------
    pandas.DataFrame
        Index ``id``; columns ``kind`` (of `KINDS`), ``thing`` (of `THINGS`: which of the things called social credit
        it is about), ``claim``, ``verdict`` (of `VERDICTS`), ``better`` (what the record shows), ``unit`` (what its
        counts count, in the language of the record first; empty without a count), ``looked`` (where something was
        looked for that was not found, and when) and ``sources`` (keys of ``sources.bib``, "; " between them).

    Raises
    ------
    ValueError
        If a row lacks something, has a word that is not allowed, an id twice, a source that is not listed, a count
        without a unit, or a "not found" that does not say where one looked. The message names the row.

    Examples
    --------
    >>> claims = read_claims()
    >>> claims.loc["S07", ["thing", "verdict"]].tolist()
    ['lists', 'misreported']
    >>> claims.loc["M19", "unit"]
    '人次 (person-times, organisations included)'
    """
    words = {"kind": KINDS, "thing": THINGS, "verdict": VERDICTS}
    return _read(folder / "claims.csv", "id", words, ("claim", "better"), ("unit", "looked"))


def read_events(folder: Path = FOLDER) -> pd.DataFrame:
    """Return dated events from 2004 to 2026, in order of time.

    Parameters
    ----------
    folder
        Where events.csv stands.

    Returns
    -------
    pandas.DataFrame
        Columns ``date`` ("2014-06": as exactly as the source is), ``thing`` (of `LANES`), ``event``, ``unit`` (as in
        `read_claims`), ``sources``, and ``year``: the date as a number. A year or month without a day stands in its
        middle: 2014.46 for June 2014.

    Raises
    ------
    ValueError
        If an argument cannot be used; the message says which, and what is allowed.

    Examples
    --------
    >>> read_events()[["date", "event"]].iloc[1].tolist()
    ['2004-07-22', "Friendster's first filing behind the gray-list patents"]
    """
    events = _read(folder / "events.csv", None, {"thing": LANES}, ("date", "event"), ("unit",))
    wrong = events[~events["date"].str.fullmatch(r"\d{4}(-\d\d){0,2}")]
    if len(wrong):
        raise ValueError(
            f"date must be a year, month or day such as 2014-06, got {wrong['date'].iloc[0]!r} in row {wrong.index[0]}"
        )
    year, month, day = (part.astype(float) for _, part in events["date"].str.extract(r"(\d+)-?(\d+)?-?(\d+)?").items())
    events["year"] = year + ((month - 1 + ((day - 0.5) / 31).fillna(0.5)) / 12).fillna(0.5)
    return events.sort_values("year", kind="stable", ignore_index=True)


def read_laws(folder: Path = FOLDER) -> pd.DataFrame:
    """Return rules on scores, lists and friends' data, each with the date on which it was checked.

    Parameters
    ----------
    folder
        Where laws.csv stands.

    Returns
    -------
    pandas.DataFrame
        Columns ``place``, ``rule``, ``kind`` (of `LAWS`), ``says``, ``applies`` (since when), ``status`` ("settled", or
        "moving": check before you rely on it), ``watch`` (what to check; empty where settled), ``looked`` (as in
        `read_claims`), ``checked`` (a day, "2026-11-25") and ``sources``.

    Raises
    ------
    ValueError
        If an argument cannot be used; the message says which, and what is allowed.

    Examples
    --------
    >>> laws = read_laws()
    >>> laws.loc[laws["kind"] == "contract", "place"].tolist()
    ['Meta']
    """
    filled = ("place", "rule", "says", "applies", "checked")
    laws = _read(folder / "laws.csv", None, {"kind": LAWS, "status": STATUS}, filled, ("watch", "looked"))
    unsaid = laws[(laws["status"] == "moving") != (laws["watch"] != "")]
    if len(unsaid):
        raise ValueError(
            f"watch must say what to check where status is 'moving', and nothing else, got {unsaid['watch'].iloc[0]!r} "
            f"in row {unsaid.index[0]}"
        )
    for row, day in laws["checked"].items():
        _day(f"checked in row {row}", day)
    return laws


def passed(text: str, since: str, today: str) -> list[str]:
    """Return the days named in a text that were still to come when it was checked, and are not any more.

    Parameters
    ----------
    text
        Words with days such as "2027-12-02" or "2 December 2027".
    since
        Day on which the text was checked.
    today
        The present day.

    Returns
    -------
    list[str]
        Days, in order of the text.

    Raises
    ------
    ValueError
        If a day cannot be read; the message names it.

    Examples
    --------
    >>> passed("Due on 2 August 2026, moved to 2 December 2027.", "2026-11-25", "2027-12-02")
    ['2027-12-02']
    >>> passed("Due on 2 August 2026, moved to 2 December 2027.", "2026-11-25", "2027-12-01")
    []
    """
    since, today = _day("since", since), _day("today", today)
    found = []
    for year, month, day, before, name, after in DATE.findall(text):
        named = f"{after}-{MONTHS.index(name) + 1:02}-{int(before):02}" if name else f"{year}-{month}-{day}"
        if since < _day("text", named) <= today:
            found.append(named)
    return found


def stale_laws(laws: pd.DataFrame, today: str) -> pd.DataFrame:
    """Return the rules that speak of a day to come which has come: each wants to be checked and written again.

    Parameters
    ----------
    laws
        From `read_laws`.
    today
        The present day, such as "2026-11-27".

    Returns
    -------
    pandas.DataFrame
        Some rows of `laws`.

    Raises
    ------
    ValueError
        If a day cannot be read; the message names it.

    Examples
    --------
    >>> laws = read_laws()
    >>> laws[["place", "applies"]].tail(1).values.tolist()
    [['Meta', 'in force']]
    >>> stale_laws(laws, "2028-01-01")["rule"].tolist()
    ['AI Act, Annex III 5(b): credit scores are high-risk', 'AI Act, Art. 86: right to an explanation']
    """
    validate.columns("laws", laws, "applies", "says", "watch", "checked")
    texts = laws[["applies", "says", "watch"]].agg(" ".join, axis=1)
    stale = [passed(text, checked, today) for text, checked in zip(texts, laws["checked"])]
    return laws[[bool(days) for days in stale]]


def read_sources(folder: Path = FOLDER) -> dict[str, str]:
    """Return each source as one line: who, what, when, where to find it, and what it carries.

    Parameters
    ----------
    folder
        Where sources.bib stands.

    Returns
    -------
    dict[str, str]
        Key -> line.

    Raises
    ------
    ValueError
        If a key stands twice, an entry cannot be read, says nothing of what it ``carries``, or has neither an address
        below a home page (``url``) nor the reason why it has none (``unaddressed``). The message names the key or the
        line.

    Examples
    --------
    >>> read_sources()["spc2019"]  # doctest: +NORMALIZE_WHITESPACE
    "Supreme People's Court of China, Fafa (2019) No. 35, 2019,
     on enforcement in good faith; not to list a legal representative merely because the firm defaults,
     no address: a legal text, cited by its number; for: a firm's default alone does not list its representative"
    """
    import bibtexparser

    library = bibtexparser.parse_string((folder / "sources.bib").read_text(encoding="utf-8"))
    for block in library.failed_blocks:
        key, line = getattr(block, "key", None), (block.start_line or 0) + 1
        raise ValueError(
            f"sources must hold each key once, got {key!r} again in line {line}"
            if key
            else f"sources must be BibTeX, got something else from line {line} on"
        )
    lines = {}
    for entry in library.entries:
        said = {field.key: re.sub(r"[{}\\]", "", str(field.value)) for field in entry.fields}
        if "carries" not in said:
            raise ValueError(f"sources must say what each carries, got no carries in {entry.key!r}")
        if not ("unaddressed" in said or ADDRESS.match(said.get("url", ""))):
            raise ValueError(
                "sources must have a url below a home page, or say in unaddressed why there is none, got "
                f"{said.get('url', '')!r} in {entry.key!r}"
            )
        names = ("author", "title", "howpublished", "journal", "volume", "pages", "year", "note", "url")
        parts = [said[name] for name in names if name in said]
        if "unaddressed" in said:
            parts.append(f"no address: {said['unaddressed']}")
        lines[entry.key] = f"{', '.join(parts)}; for: {said['carries']}"
    return lines


def keys(cell: str) -> list[str]:
    """Return the keys in a ``sources`` cell of a table.

    Parameters
    ----------
    cell
        Keys, with "; " between them.

    Returns
    -------
    list[str]
        Keys of sources.bib.

    Examples
    --------
    >>> keys("daum2018; spc2017")
    ['daum2018', 'spc2017']
    """
    return [key for key in re.split(r"\s*;\s*", cell.strip()) if key]


def counted(unit: str, looked: str) -> str:
    """Return what a row says of its counts and of what was not found, as sentences to print after it.

    Parameters
    ----------
    unit, looked
        From a row of a table; each may be empty.

    Returns
    -------
    str
        Ends with a space, where it is not empty.

    Examples
    --------
    >>> counted("人次 (person-times)", "")
    'Counted in 人次 (person-times). '
    """
    return (f"Counted in {unit}. " if unit else "") + (f"Looked for: {looked}. " if looked else "")


def footer_keys(notebook: Path) -> list[str]:
    """Return the keys that a lesson lists under *Sources*, in order.

    Parameters
    ----------
    notebook
        Path of a lesson.

    Returns
    -------
    list[str]
        Keys of sources.bib.

    Examples
    --------
    >>> footer_keys(FOLDER / "05_scored_by_your_friends.ipynb")[:2]
    ['us9100400', 'us8302164']
    """
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    footer = "".join(cells[-1]["source"]).partition("## Sources")[2]
    return re.findall(r"^- \[([\w-]+)\]", footer, flags=re.MULTILINE)


def unused_sources(folder: Path = FOLDER) -> list[str]:
    """Return the sources that no lesson beside the tables lists and no row of a table names, in order of the file.

    Parameters
    ----------
    folder
        Where the tables, sources.bib and the lessons stand.

    Returns
    -------
    list[str]
        Keys of sources.bib.

    Raises
    ------
    ValueError
        If a lesson lists a source that is not in ``sources.bib``; the message names both.

    Examples
    --------
    >>> unused_sources()
    []
    """
    known, used = read_sources(folder), set()
    for lesson in sorted(folder.glob("*.ipynb")):
        for key in footer_keys(lesson):
            if key not in known:
                raise ValueError(f"Sources of {lesson.name} must be in sources.bib, got {key!r}")
            used.add(key)
    for read in (read_claims, read_events, read_laws):
        used.update(key for cell in read(folder)["sources"] for key in keys(cell))
    return [key for key in known if key not in used]


def origins(report: str, takes_from: Mapping[str, Collection[str]]) -> set[str]:
    """Return the reports on which one rests in the end: those that take from nobody.

    Parameters
    ----------
    report
        Name of the report.
    takes_from
        Report -> the reports it takes from. A name without an entry takes from nobody.

    Returns
    -------
    set of str
        Empty where reports take from each other only, in a circle. A report that takes from nobody is its own origin.

    Examples
    --------
    Three reports, one origin:

    >>> origins("post", {"post": ["magazine", "blog"], "blog": ["magazine"]})
    {'magazine'}
    """
    import networkx

    graph = networkx.DiGraph([(one, other) for one, others in takes_from.items() for other in others])
    graph.add_node(report)
    reached = networkx.descendants(graph, report) | {report}
    return {name for name in reached if graph.out_degree(name) == 0}


def _day(name: str, day: str) -> str:
    """Return a day as it is written in a table, where it is one."""
    try:
        return date.fromisoformat(day).isoformat()
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a day such as '2026-11-25', got {day!r}") from None


def _read(
    path: Path,
    index: str | None,
    words: Mapping[str, Collection[str]],
    filled: tuple[str, ...],
    more: tuple[str, ...],
) -> pd.DataFrame:
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    validate.columns(path.name, table, *([index] if index else []), *words, *filled, *more, "sources")
    # People read line numbers of the file, and the first line holds the names of the columns.
    table.index = pd.Index(table[index] if index else range(2, len(table) + 2), name=index or "line")
    known = read_sources(path.parent)
    twice = table.index[table.index.duplicated()]
    if len(twice):
        raise ValueError(f"{index} must hold each name once, got {twice[0]!r} again")
    for row, entry in table.iterrows():
        for column, allowed in words.items():
            validate.choice(f"{column} in row {row}", entry[column], tuple(allowed))
        for column in (*filled, "sources"):
            if not entry[column].strip():
                raise ValueError(f"{column} in row {row} must hold some text, got none")
        text = " ".join(entry[column] for column in (*filled, *more) if column not in ("unit", "looked"))
        count, unfound = COUNT.search(text), UNFOUND.search(text)
        if count and not entry.get("unit", "").strip():
            raise ValueError(f"unit in row {row} must say what is counted, got none for {count[0]!r}")
        looked = entry.get("looked", "")
        if unfound and not LOOKED.match(looked):
            raise ValueError(
                f"looked in row {row} must say when and where, as in '2026-11: stored pages', got {looked!r} for "
                f"{unfound[0]!r}"
            )
        for key in keys(entry["sources"]):
            if key not in known:
                raise ValueError(f"sources in row {row} must be in sources.bib, got {key!r}")
    return table.drop(columns=index) if index else table
