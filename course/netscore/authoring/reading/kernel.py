"""An IPython extension: in a kernel that loads it, apps and predictions show what a page can hold without a kernel."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

from netscore.apps import App, DescribedFigure, LongRun, Prediction
from netscore.authoring.reading.still import still

HTML, PLOTLY = "text/html", "application/vnd.plotly.v1+json"


def load_ipython_extension(shell: Any) -> None:
    """Register the four kinds of widgets; called by IPython for ``--ext=netscore.authoring.reading.kernel``.

    Parameters
    ----------
    shell
        IPython's.
    """
    formatter = shell.display_formatter.mimebundle_formatter
    kinds = {App: show_app, DescribedFigure: show_figure, Prediction: show_prediction, LongRun: show_long_run}
    for kind, show in kinds.items():
        formatter.for_type(kind, show)


def show_figure(shown: App | DescribedFigure) -> dict[str, Any]:
    """Return what is drawn, with its sentence below it and as its description.

    Parameters
    ----------
    shown
        An app, or a figure with its description.

    Returns
    -------
    dict[str, Any]
        Mime type -> data.
    """
    graph = getattr(shown, "graph", None)
    return {PLOTLY: still(shown.figure, graph and graph.network, shown.said), HTML: _paragraph(shown.said)}


def show_app(app: App) -> dict[str, Any]:
    """Return an app's pictures as they start, its sentence, and the controls by name.

    Parameters
    ----------
    app
        As built.

    Returns
    -------
    dict[str, Any]
        Mime type -> data.
    """
    data = show_figure(app)
    names = [control.description for control in app.controls.values()]
    return data | {HTML: data[HTML] + _paragraph(_to_move(names))}


def show_prediction(guess: Prediction) -> dict[str, str]:
    """Return the question and its answers; what came out is folded up, further down.

    Parameters
    ----------
    guess
        As built.

    Returns
    -------
    dict[str, str]
        Mime type -> data.
    """
    options = "".join(f"<li>{html.escape(option)}</li>" for option in guess.options)
    then = _paragraph("Decide, then open what came out.")
    return {HTML: f"<p><strong>{guess.question}</strong></p><ul>{options}</ul>{then}"}


def show_long_run(run: LongRun) -> dict[str, str]:
    """Return what a long run says before it starts, and its controls by name.

    Parameters
    ----------
    run
        Not started.

    Returns
    -------
    dict[str, str]
        Mime type -> data.
    """
    names = [control.description for control in (run.people, run.run, run.stop)]
    return {HTML: _paragraph(run.said) + _paragraph(_to_move(names))}


def _to_move(names: Iterable[str]) -> str:
    return f"In JupyterLab you can move: {'; '.join(names)}"


def _paragraph(words: str) -> str:
    return f"<p>{html.escape(words)}</p>"
