"""Layers point one way, read from the imports of every file that is found."""

from __future__ import annotations

import ast
from pathlib import Path

import netscore

PACKAGE = Path(netscore.__file__).parent
# From the lowest: a file may import from its own layer and from those before it.
LAYERS = ("validate", "model", "figures", "views", "apps", "checks", "authoring")
# Folders and files that are not model files, and the layer in which they stand.
PLACE = {"validate.py": "validate", "figures": "figures", "views": "views", "apps": "apps", "checks": "checks"}
PLACE |= {name: "authoring" for name in ("authoring", "grading.py", "reading.py")}
# What a saved notebook keeps in words is used by the Jupyter server too, which imports nothing else.
ANYWHERE = {"__init__.py"}
WIDGETS = {"plotly", "ipywidgets", "anywidget", "IPython"}


def layer(path: Path) -> str:
    """The layer of a file of the package."""
    return PLACE.get(path.relative_to(PACKAGE).parts[0], "model")


def imports(path: Path) -> set[str]:
    """Every module that a file imports, in functions too, as full names."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def at(name: str) -> Path | None:
    """The file of ours that a full name leads to."""
    parts = name.split(".")
    if parts[0] != "netscore":
        return None
    for end in range(len(parts), 1, -1):
        base = PACKAGE.joinpath(*parts[1:end])
        for path in (base.with_suffix(".py"), base / "__init__.py"):
            if path.exists():
                return path
    return None


def breaches(path: Path, imported: set[str]) -> list[str]:
    """What a file imports from a layer above its own; a model file, also plotly or widgets."""
    here = LAYERS.index(layer(path))
    found = [
        f"{path.relative_to(PACKAGE)} ({layer(path)}) imports {name} ({layer(other)})"
        for name in sorted(imported)
        if (other := at(name)) and LAYERS.index(layer(other)) > here
    ]
    if layer(path) in ("validate", "model"):
        heavy = {name.partition(".")[0] for name in imported} & WIDGETS
        found += [f"{path.relative_to(PACKAGE)} (model) imports {name}" for name in sorted(heavy)]
    return found


def test_every_file_imports_only_from_its_own_layer_and_below():
    files = sorted(path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).as_posix() not in ANYWHERE)
    assert len(files) > 80 and {layer(path) for path in files} == set(LAYERS)
    assert [said for path in files for said in breaches(path, imports(path))] == []


def test_breaches_are_seen():
    model, figure = PACKAGE / "harm.py", PACKAGE / "figures" / "base.py"
    assert breaches(model, {"netscore.apps.base.App"}) == ["harm.py (model) imports netscore.apps.base.App (apps)"]
    assert breaches(model, {"plotly.graph_objects"}) == ["harm.py (model) imports plotly"]
    assert breaches(figure, {"netscore.views.Graph"}) != [] and breaches(figure, {"plotly", "netscore.harm"}) == []
