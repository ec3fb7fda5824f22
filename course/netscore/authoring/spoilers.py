"""Nothing in a notebook answers before the learner does: what is stored hidden, and what gives an answer away.

A question is open from the cell that shows a `Prediction` to the cell that calls its ``.answer(``. Until then what
comes out is stored hidden, and so is what comes out after a text that asks for something on paper. JupyterLab shows
the first line of what is hidden: it holds no number and no list, and names no option. Nor does what stands in sight,
from the text that asks to the answer, name one option and no other.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator, Mapping, Sequence

from nbformat import NotebookNode

ASKS = re.compile(r"\*\*(Do|Predict)\b")
"""Words of a text that asks for something before the next cells are run."""
# Words of options that tell nothing by themselves.
COMMON = {"about", "each", "from", "more", "same", "than", "that", "their", "them", "there", "this", "with", "within"}
# JupyterLab shows the first of these that the first output has.
KINDS = ("text/html", "image/svg+xml", "application/pdf", "text/markdown", "text/plain")
NUMBERS = re.compile(r"[\d\[\]{}]")
DISPLAYS = (ast.List, ast.Tuple, ast.Set, ast.Dict)

Signs = Mapping[str, re.Pattern]
"""What names each option of a question."""


def hidden(cells: Sequence[NotebookNode]) -> set[str]:
    """Return the ids of the cells whose outputs are stored hidden.

    They are those from a prediction to its answer, whatever stands between; and those from a text that asks for
    something on paper to the next text, or further, to the first cell with outputs. nbgrader's cells stay as they are.

    Parameters
    ----------
    cells
        Of a lesson, in order.

    Returns
    -------
    set[str]
        Ids of cells.
    """
    found: set[str] = set()
    asked = shown = False
    for cell, is_open in _with_open_questions(cells):
        if cell.cell_type == "markdown":
            asked, shown = (True, False) if ASKS.search(cell.source) else (asked and not shown, shown)
        elif cell.get("outputs") and "nbgrader" not in cell.metadata and (asked or is_open):
            found.add(cell.id)
            shown = True
    return found


def spoilers(cells: Sequence[NotebookNode]) -> Iterator[str]:
    """Yield a complaint for each thing in sight that answers a question while it is open.

    Parameters
    ----------
    cells
        Of a lesson, in order.

    Yields
    ------
    str
        In order.
    """
    out_of_sight = hidden(cells)
    code: list[NotebookNode] = []
    for cell, is_open in _with_open_questions(cells):
        code = [*code, cell] if cell.cell_type == "code" else []
        if cell.id in out_of_sight:
            line = first_line(cell.outputs)
            named = [option for signs in is_open.values() for option in options_named(line, signs)]
            if named or NUMBERS.search(line):
                holds = f"the option {named[0]!r}" if named else "a number or a list"
                yield f"cell {cell.id} is hidden, and JupyterLab shows its first line, with {holds}: {line!r}"
        for name, signs in is_open.items():
            # When the question is asked, what stands above it since the last text is in sight too.
            for other in code if name in questions(cell) else [cell]:
                for said in texts(other):
                    named = options_named(said, signs)
                    if len(named) == 1:
                        yield f"cell {other.id} gives an answer away: of all options {said!r} names {named[0]!r} alone"


def _with_open_questions(cells: Sequence[NotebookNode]) -> Iterator[tuple[NotebookNode, dict[str, Signs]]]:
    """Yield each cell with the questions that are open while it runs: those of this cell, and those it answers."""
    is_open: dict[str, Signs] = {}
    for cell in cells:
        is_open = is_open | questions(cell)
        yield cell, is_open
        is_open = {name: signs for name, signs in is_open.items() if name not in answered(cell)}


def first_line(outputs: Sequence[NotebookNode]) -> str:
    """Return what JupyterLab shows of outputs that are stored hidden: the first line of the first that is not empty.

    Parameters
    ----------
    outputs
        Of one cell.

    Returns
    -------
    str
        Empty if nothing came out.

    Examples
    --------
    >>> first_line([NotebookNode(output_type="stream", name="stdout", text="\\nIn points:\\n23")])
    'In points:'
    """
    first = outputs[0] if outputs else {}
    text = first.get("text") or next((first["data"][kind] for kind in KINDS if kind in first.get("data", {})), "")
    return next((line for line in text.split("\n") if line), "")


def questions(cell: NotebookNode) -> dict[str, Signs]:
    """Return the predictions that a cell makes: its name -> what names each of its options.

    An option is named by all of its words in a row. It is also named by one of its words alone, if that has more than
    three letters, stands in no other option and not in the question, and is not `COMMON`.

    Parameters
    ----------
    cell
        Of code; another makes none.

    Returns
    -------
    dict[str, Signs]
        Name of a prediction -> option -> words that name it.

    Raises
    ------
    ValueError
        If a prediction has no name, or does not write out its question and its options; the message names the cell.

    Examples
    --------
    >>> guess = 'guess = Prediction("The gap will", {"grow a little": (1, 9), "shrink": (None, 1)})'
    >>> signs = questions(NotebookNode(cell_type="code", id="guess", source=guess))["guess"]
    >>> options_named("Nothing grows; all shrink by a little", signs)
    ['grow a little', 'shrink']
    """
    found: dict[str, Signs] = {}
    calls = 0
    for node in ast.walk(_tree(cell)):
        match node:
            case ast.Call(ast.Name("Prediction")):
                calls += 1
            case ast.Assign([ast.Name(name)], ast.Call(ast.Name("Prediction"), [question, options, *_])):
                words = options.keys if isinstance(options, ast.Dict) else getattr(options, "elts", [None])
                texts = [_text(option) for option in words]
                if (asked := _text(question)) is not None and None not in texts:
                    found[name] = _signs(asked, [text for text in texts if text is not None])
    if len(found) < calls:
        raise ValueError(f"cell {cell.id} must give its Prediction a name, and write out its question and its options")
    return found


def answered(cell: NotebookNode) -> set[str]:
    """Return the names of the predictions that a cell answers.

    Parameters
    ----------
    cell
        Of code; another answers none.

    Returns
    -------
    set[str]
        Names of predictions.

    Examples
    --------
    >>> answered(NotebookNode(cell_type="code", id="answer", source='print(guess.answer(3, "Three."))'))
    {'guess'}
    """
    found = set()
    for node in ast.walk(_tree(cell)):
        match node:
            case ast.Call(ast.Attribute(ast.Name(name), "answer")):
                found.add(name)
    return found


def options_named(text: str, signs: Signs) -> list[str]:
    """Return the options that a text names.

    Parameters
    ----------
    text
        Any.
    signs
        From `questions`.

    Returns
    -------
    list[str]
        In the order of the options.
    """
    return [option for option, sign in signs.items() if sign.search(text)]


def texts(cell: NotebookNode) -> list[str]:
    """Return the texts that a cell shows: its code's strings, f-strings without their values, and comments.

    A cell of text is one text. The strings of one list, tuple, set or dictionary are one text, since it may name all
    options alike. Strings that pick something, as in ``rates["blue"]`` or ``group == "blue"``, and settings, as in
    ``ties="blocks"``, say nothing. What a `Prediction` says itself is the question.

    Parameters
    ----------
    cell
        Of code or of text.

    Returns
    -------
    list[str]
        In the order in which they stand.

    Examples
    --------
    >>> source = "print(f'blue {rate:.0%}', group == 'orange', rates['both'], ['both', 'none'])  # by group"
    >>> texts(NotebookNode(cell_type="code", id="answer", source=source))
    ['# by group', 'blue …', 'both | none']
    """
    if cell.cell_type != "code":
        return [cell.source]
    tokens = tokenize.generate_tokens(io.StringIO(cell.source).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    return [*comments, *_said(_tree(cell))]


def _said(node: ast.AST) -> Iterator[str]:
    inner: Iterable[ast.AST]
    match node:
        case ast.Constant(value):
            inner = []
            if isinstance(value, str):
                yield value
        case ast.JoinedStr(values):
            yield "".join("…" if (text := _text(part)) is None else text for part in values)
            inner = [part.value for part in values if isinstance(part, ast.FormattedValue)]
        case ast.List() | ast.Tuple() | ast.Set() | ast.Dict():
            held = list(_held(node))
            yield " | ".join(text for part in held if (text := _text(part)) is not None)
            inner = [part for part in held if _text(part) is None]
        case ast.Subscript(value, key):
            inner = [value, *_but_texts(key)]
        case ast.Compare(left, _, others):
            inner = [part for side in (left, *others) for part in _but_texts(side)]
        case ast.keyword(name, value) if name != "why":
            inner = _but_texts(value)
        case ast.Call(ast.Name("Prediction")):
            inner = []
        case _:
            inner = ast.iter_child_nodes(node)
    for part in inner:
        yield from _said(part)


def _held(display: ast.AST) -> Iterator[ast.AST]:
    """Yield what a list, tuple, set or dictionary holds, and what those in it hold."""
    for part in ast.iter_child_nodes(display):
        if isinstance(part, DISPLAYS):
            yield from _held(part)
        else:
            yield part


def _but_texts(node: ast.AST) -> list[ast.AST]:
    parts = _held(node) if isinstance(node, DISPLAYS) else [node]
    return [part for part in parts if _text(part) is None]


def _text(node: ast.AST | None) -> str | None:
    """Return the text that a node is, or None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _tree(cell: NotebookNode) -> ast.Module:
    try:
        return ast.parse(cell.source if cell.cell_type == "code" else "")
    except SyntaxError as error:
        raise ValueError(f"cell {cell.id} must hold Python, got {error}") from None


def _signs(question: str, options: Sequence[str]) -> Signs:
    words = {option: set(re.findall(r"[^\W\d_]{4,}", option.lower())) for option in options}
    signs = {}
    for option in options:
        others = set().union(*(words[other] for other in options if other != option))
        alone = words[option] - others - COMMON - set(re.findall(r"\w+", question.lower()))
        phrases = sorted({option.lower(), *alone}, key=len, reverse=True)
        signs[option] = re.compile("|".join(rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in phrases), re.IGNORECASE)
    return signs
