"""What a saved notebook keeps of our widgets: words that say how to get them back.

A widget lives as long as its kernel. Without one, JupyterLab shows "Error displaying widget" in its place. So each
widget of ours carries a mark with words (`bundle`), and the Jupyter server puts the words in its place in the file
(`keep_words`); in the open page it stays. The settings that the wheel installs name this module as a server extension.
They could name `keep_words` as ``ContentsManager.pre_save_hook``, but then a server that cannot import it does not
start, and a hook of the learner's own would be lost. An extension that cannot be imported is one warning in the log.

The server imports this: only the standard library stands here.
"""

from __future__ import annotations

import html
from typing import Any

MIME = "application/vnd.netscore.view+json"
"""The mark of our widgets, beside ``application/vnd.jupyter.widget-view+json``; its data are ``{"words": "..."}``."""

Bundle = dict[str, Any] | tuple[dict[str, Any], dict[str, Any]]


def bundle(shown: Bundle, words: str) -> Bundle:
    """Return what a widget shows, with the words that a saved notebook keeps in its place.

    Parameters
    ----------
    shown
        What the widget's own ``_repr_mimebundle_`` gave: data by mime type (ipywidgets), or these and their
        metadata (anywidget). It is not changed.
    words
        Plain text.

    Returns
    -------
    Bundle
        Of the form given.

    Examples
    --------
    >>> bundle({"text/plain": "StartApp()"}, "Run this cell again.")[MIME]
    {'words': 'Run this cell again.'}
    """
    ours = {MIME: {"words": words}}
    return (shown[0] | ours, shown[1]) if isinstance(shown, tuple) else shown | ours


def keep_words(*, model: dict[str, Any], **_: Any) -> None:
    """Put words in the place of our widgets in a notebook that is about to be saved.

    A hook of Jupyter's contents manager, which logs what goes wrong here and saves all the same. What does not carry
    our mark stays as it is, and so do files that are no notebooks of version 4. Stored states of widgets stay too:
    JupyterLab stores them only where someone asks for it, and which of them are ours is not to be told for sure.

    Parameters
    ----------
    model
        What Jupyter saves: ``type``, and for a notebook its JSON as ``content``, which is changed.
    **_
        Whatever else Jupyter tells a hook.

    Examples
    --------
    >>> shown = {"output_type": "display_data", "data": bundle({}, "Run this cell again."), "metadata": {}}
    >>> cell = {"cell_type": "code", "outputs": [shown]}
    >>> keep_words(model={"type": "notebook", "content": {"nbformat": 4, "cells": [cell]}})
    >>> cell["outputs"][0]["data"]["text/plain"]
    'Run this cell again.'
    """
    if model.get("type") != "notebook" or model["content"]["nbformat"] != 4:
        return
    for cell in model["content"]["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [_saved(output) for output in cell["outputs"]]


def _saved(output: dict[str, Any]) -> dict[str, Any]:
    words = output.get("data", {}).get(MIME, {}).get("words")
    if words is None:
        return output
    # HTML beside plain text: JupyterLab breaks plain text inside words.
    data = {"text/plain": words, "text/html": f"<p>{html.escape(words)}</p>"}
    return {"output_type": "display_data", "data": data, "metadata": {}}


def _load_jupyter_server_extension(server: Any) -> None:
    server.contents_manager.register_pre_save_hook(keep_words)
