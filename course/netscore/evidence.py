"""Claims, events and laws with their sources: read from the course's tables, and checked as they are read."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
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


def read_claims(folder: Path = FOLDER) -> pd.DataFrame:
    """Return the ledger of claims: of the article (S01 to S39), and common myths (M1 to M20).

    Parameters
    ----------
    folder
        Where ``claims.csv`` and ``sources.bib`` are.

    Returns
    -------
    pandas.DataFrame
        Index ``id``; columns ``kind`` (of `KINDS`), ``thing`` (of `THINGS`: which of the things called social credit
        it is about), ``claim``, ``verdict`` (of `VERDICTS`), ``better`` (what the record shows) and ``sources``
        (keys of ``sources.bib``, "; " between them).

    Raises
    ------
    ValueError
        If a row lacks something, has a word that is not allowed, an id twice, or a source that is not listed. The
        message names the row.

    Examples
    --------
    >>> claims = read_claims()
    >>> claims.loc["S07", ["thing", "verdict"]].tolist()
    ['lists', 'misreported']
    """
    return _read(
        folder / "claims.csv", "id", {"kind": KINDS, "thing": THINGS, "verdict": VERDICTS}, ("claim", "better")
    )


def read_events(folder: Path = FOLDER) -> pd.DataFrame:
    """Return dated events from 2004 to 2026, in order of time.

    Parameters
    ----------
    folder
        Where events.csv stands.

    Returns
    -------
    pandas.DataFrame
        Columns ``date`` ("2014-06": as exactly as the source is), ``thing`` (of `LANES`), ``event``, ``sources``, and
        ``year``: the date as a number. A year or month without a day stands in its middle: 2014.46 for June 2014.

    Raises
    ------
    ValueError
        If an argument cannot be used; the message says which, and what is allowed.

    Examples
    --------
    >>> read_events()[["date", "event"]].iloc[1].tolist()
    ['2004-07-22', "Friendster's first filing behind the gray-list patents"]
    """
    events = _read(folder / "events.csv", None, {"thing": LANES}, ("date", "event"))
    wrong = events[~events["date"].str.fullmatch(r"\d{4}(-\d\d){0,2}")]
    if len(wrong):
        raise ValueError(
            f"date must be a year, month or day such as 2014-06, got {wrong['date'].iloc[0]!r} in row {wrong.index[0]}"
        )
    year, month, day = (part.astype(float) for _, part in events["date"].str.extract(r"(\d+)-?(\d+)?-?(\d+)?").items())
    events["year"] = year + ((month - 1 + ((day - 0.5) / 31).fillna(0.5)) / 12).fillna(0.5)
    return events.sort_values("year", kind="stable", ignore_index=True)


def read_laws(folder: Path = FOLDER) -> pd.DataFrame:
    """Return rules on scores, lists and friends' data, as of mid-2026.

    Parameters
    ----------
    folder
        Where laws.csv stands.

    Returns
    -------
    pandas.DataFrame
        Columns ``place``, ``rule``, ``kind`` (of `LAWS`), ``says``, ``applies`` (since when), ``status`` ("settled", or
        "moving": check before you rely on it), ``watch`` (what to check; empty where settled) and ``sources``.

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
    laws = _read(folder / "laws.csv", None, {"kind": LAWS, "status": STATUS}, ("place", "rule", "says", "applies"))
    unsaid = laws[(laws["status"] == "moving") != (laws["watch"] != "")]
    if len(unsaid):
        raise ValueError(
            f"watch must say what to check where status is 'moving', and nothing else, got {unsaid['watch'].iloc[0]!r} "
            f"in row {unsaid.index[0]}"
        )
    return laws


def read_sources(folder: Path = FOLDER) -> dict[str, str]:
    """Return each source as one line: who, what, when, and where to find it.

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
        If a key stands twice, or an entry cannot be read; the message names the key or the line.

    Examples
    --------
    >>> read_sources()["hardt2016"]
    'Moritz Hardt and Eric Price and Nathan Srebro, Equality of Opportunity in Supervised Learning, 2016'
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
        fields = [entry.get(name) for name in ("author", "title", "howpublished", "journal", "year", "note", "url")]
        lines[entry.key] = ", ".join(re.sub(r"[{}\\]", "", str(field.value)) for field in fields if field)
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


def _read(path: Path, index: str | None, words: Mapping[str, Collection[str]], filled: tuple[str, ...]) -> pd.DataFrame:
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    validate.columns(path.name, table, *([index] if index else []), *words, *filled, "sources")
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
        for key in keys(entry["sources"]):
            if key not in known:
                raise ValueError(f"sources in row {row} must be in sources.bib, got {key!r}")
    return table.drop(columns=index) if index else table
