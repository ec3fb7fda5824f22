"""Type hints agree with the code, as far as mypy in its default mode can tell."""

from __future__ import annotations

import subprocess
import sys

from repository import ROOT


def test_mypy_finds_nothing():
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_passed_over_has_a_code_and_a_reason():
    for path in sorted((ROOT / "course" / "netscore").rglob("*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            _, found, rest = line.partition("# type: " + "ignore")
            assert not found or (rest.startswith("[") and "#" in rest), f"{path.name}, line {number}"
