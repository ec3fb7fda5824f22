"""Binder's environment, built from PyPI: repo2docker's frozen base, then the pip section of environment.yml on top.

Run it before a tag: `uv run python tests/emulate_binder.py`. It takes some minutes and 1 GB in a temporary folder.
No container and no conda: conda's own builds, the system packages and Binder's network are not tried.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path

import nbformat
import yaml
from notebook_rules import ignored

ROOT = Path(__file__).parents[1]
# Where conda's name is not PyPI's.
NAMES = {
    "brotli-python": "brotli",
    "jupyterhub-base": "jupyterhub",
    "nbconvert-core": "nbconvert",
    "python-fastjsonschema": "fastjsonschema",
}
PACKAGE = re.compile(r"/(?P<name>[^/]+)-(?P<version>[^-/]+)-py[^-/]*\.(?:conda|tar\.bz2)")


def base_pins(lock: str) -> list[str]:
    """Return PyPI pins of the Python packages in a lock file of conda; a build that starts with "py" is one.

    Examples
    --------
    >>> base_pins("https://c/noarch/notebook-7.4.7-pyhd8ed1ab_0.conda#1\\nhttps://c/linux-64/zlib-1.3.1-hb9d3cd8_2.conda#2")
    ['notebook==7.4.7']
    """
    found = {NAMES.get(one["name"], one["name"]): one["version"] for one in PACKAGE.finditer(lock)}
    return [f"{name}=={version}" for name, version in found.items() if name != "cpython"]


def frozen_base(version: str) -> str:
    """Return the lock file of conda that repo2docker starts from, for a version of Python."""
    name = f"repo2docker/buildpacks/conda/environment.py-{version}-linux-64.lock"
    return metadata.distribution("jupyter-repo2docker").locate_file(name).read_text(encoding="utf-8")


def environment_file() -> tuple[list[str], list[str]]:
    """Return the conda lines and the pip lines of environment.yml."""
    lines = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    return [line for line in lines if isinstance(line, str)], next(
        line["pip"] for line in lines if isinstance(line, dict)
    )


def environment() -> tuple[str, list[str]]:
    """Return the Python version and the pip section of environment.yml."""
    conda, pip = environment_file()
    return conda[0].partition("=")[2], pip


def differs(stored: Path, run: Path) -> list[str]:
    """Return the ids of cells that printed something else than what is stored, but for those that are not compared."""
    cells = zip(nbformat.read(stored, 4).cells, nbformat.read(run, 4).cells, strict=True)
    return [
        one.id for one, other in cells if one.cell_type == "code" and not ignored(one) if printed(one) != printed(other)
    ]


def printed(cell: nbformat.NotebookNode) -> str:
    """Return what a cell wrote to standard output."""
    return "".join(output.text for output in cell.outputs if output.get("name") == "stdout")


def main() -> int:
    """Build it, check it, run every notebook in it, move an app in the browser; return 0 if all is well."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    version, section = environment()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        work, python = Path(folder) / "src", Path(folder) / "env" / "bin" / "python"
        (Path(folder) / "base.txt").write_text("\n".join(base_pins(frozen_base(version))))
        run("git", "clone", "--quiet", str(ROOT), str(work))  # what is committed, as Binder gets it

        started = time.monotonic()
        # Not in the project's folder, whose constraints uv would obey.
        run("uv", "venv", "--quiet", "--python", version, "env", cwd=folder)
        run("uv", "pip", "install", "--quiet", "--no-deps", "--python", python, "-r", "base.txt", cwd=folder)
        print(f"base of Python {version}: {run(python, '-m', 'pip', 'check').strip()}")
        before = run(python, "-m", "pip", "freeze").splitlines()
        # As mamba does: a file beside environment.yml, so that "-e ." means the same folder, and with -U.
        (work / "section.txt").write_text("\n".join(section))
        run(python, "-m", "pip", "install", "--quiet", "-U", "-r", "section.txt", cwd=work)
        after = set(run(python, "-m", "pip", "freeze").splitlines())
        moved = sum(line not in after for line in before)
        print(f"with our section: {run(python, '-m', 'pip', 'check').strip()}")
        print(f"{moved} of {len(before)} packages of the base replaced; {time.monotonic() - started:.0f} s to install")

        for path in sorted(work.glob("course/*.ipynb")) + sorted(work.glob("exercises/*.ipynb")):
            started, out = time.monotonic(), Path(folder) / path.name
            command = [python, "-m", "jupyter", "nbconvert", "--to", "notebook", "--execute", f"--output={out}"]
            done = subprocess.run([*command, path.name], cwd=path.parent, capture_output=True, text=True)
            lesson = path.parent.name == "course"
            wrong = done.stderr[-600:] if done.returncode else differs(path, out) if lesson else []
            failures += bool(wrong)
            said = wrong or ("as stored" if lesson else "runs")
            print(f"{path.relative_to(work)}: {said} ({time.monotonic() - started:.0f} s)", flush=True)

        command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "tests/test_browser.py", "-k", "start_page"]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | {"LAB_PYTHON": str(python)})
        failures += bool(done.returncode)
    print("all is well" if not failures else f"{failures} failed")
    return min(failures, 1)


def run(*command: str | Path, cwd: str | Path | None = None) -> str:
    """Run a command and return what it printed; it fails loudly."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
