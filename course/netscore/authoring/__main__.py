"""Execute and tidy the notebooks, and make everything that is made from them: ``python -m netscore.authoring``.

From the root of the repository; with names of notebooks only these are executed. ``--no-run`` executes nothing and
makes the rest, in seconds; ``--check`` writes nothing either, and names each file that is not as it should be.
``new 14_title`` lays out a lesson with all its places.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import nbformat

from netscore.authoring import new
from netscore.authoring.files import stale_files, write_files
from netscore.authoring.notebooks import execute, text, tidy
from netscore.authoring.pins import write_constraints


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0 if all is well."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["new"]:
        return new.main(arguments[1:])
    parser = argparse.ArgumentParser(prog="python -m netscore.authoring", description=__doc__)
    parser.add_argument("notebooks", nargs="*", type=Path, help="execute only these (default: all)")
    parser.add_argument("--no-run", action="store_true", help="execute nothing; make what is made of stored notebooks")
    parser.add_argument("--check", action="store_true", help="write nothing; name what is stale or untidy")
    parser.add_argument("--constraints", action="store_true", help="refresh the pins of all packages in pyproject.toml")
    chosen = parser.parse_args(arguments)
    root = Path.cwd()
    if chosen.constraints:
        write_constraints(root)
        return 0
    if chosen.check:
        complaints = stale_files(root)
        print("\n".join(complaints) or "Every notebook is as it should be.")
        return bool(complaints)
    everything = [*sorted(root.glob("course/*.ipynb")), *sorted(root.glob("solutions/*.ipynb"))]
    for path in [] if chosen.no_run else chosen.notebooks or everything:
        print(f"executing {path}")
        path.write_text(text(tidy(execute(nbformat.read(path, 4), path.parent))), encoding="utf-8")
    complaints = write_files(root)
    print("\n".join(complaints), end="\n" if complaints else "")
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
