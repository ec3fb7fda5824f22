"""The whole resolved set of packages, as constraints in pyproject.toml."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

# The resolved set in pyproject.toml, between its brackets.
CONSTRAINTS = re.compile(r"(?<=^constraint-dependencies = \[\n).*?(?=^\]$)", flags=re.MULTILINE | re.DOTALL)


def write_constraints(root: Path) -> None:
    """Write the whole resolved set of packages into pyproject.toml, as constraints, and nothing else there.

    The set is resolved in an empty folder from the direct pins alone: under the old constraints, or beside an old
    lock file, nothing could ever move.

    Parameters
    ----------
    root
        The repository.
    """
    path = root / "pyproject.toml"
    project = path.read_text(encoding="utf-8")
    command = "uv export --quiet --all-groups --no-hashes --no-annotate --no-header --no-emit-project"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_text(CONSTRAINTS.sub("", project), encoding="utf-8")
        exported = subprocess.run(command.split(), cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout
    pins = "".join(f'    "{line}",\n' for line in exported.splitlines())
    path.write_text(CONSTRAINTS.sub(lambda _: pins, project), encoding="utf-8")
