"""The reference of the library: its map, and a page for each module, which Sphinx makes from the docstrings."""

from __future__ import annotations

import ast
from pathlib import Path

# Run, and not imported; and the checks of each set, whose sentences answer the exercises.
LEFT_OUT = ("__main__.py", "__init__.py", "conf.py", "lesson_*.py")
MODULE = """\
# {name}

```{{eval-rst}}
.. automodule:: {module}
   :members:
   :member-order: bysource
```
"""
INDEX = """\
# The library

{map}

```{{toctree}}
:hidden:

{names}
```
"""


def modules(package: Path) -> list[str]:
    """Return the modules that have a page, in alphabetical order, such as ``netscore.apps.base``.

    Parameters
    ----------
    package
        The folder of the library.

    Returns
    -------
    list[str]
        Full names.

    Examples
    --------
    >>> found = modules(Path(__file__).parents[2])
    >>> "netscore.harm" in found, "netscore.apps.spread" in found, "netscore.checks.lesson_05" in found
    (True, True, False)
    """
    files = sorted(path for path in package.rglob("*.py") if not any(path.match(name) for name in LEFT_OUT))
    return [".".join([package.name, *path.relative_to(package).with_suffix("").parts]) for path in files]


def reference(package: Path) -> dict[str, str]:
    """Return the pages of the reference: path -> Markdown.

    Parameters
    ----------
    package
        The folder of the library.

    Returns
    -------
    dict[str, str]
        The map first, then a page a module; on the map each module leads to its page.
    """
    found = modules(package)
    names = [module.partition(".")[2] for module in found]
    text = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    for name in names:
        text = text.replace(f"- `{name}`", f"- [`{name}`]({name}.md)")
    pages = {"reference/index.md": INDEX.format(map=text, names="\n".join(names))}
    return pages | {
        f"reference/{name}.md": MODULE.format(name=name, module=module) for name, module in zip(names, found)
    }
