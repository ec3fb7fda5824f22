"""Refreshed pins owe nothing to the old ones, and nothing else changes."""

from __future__ import annotations

import os
import subprocess
import tomllib
from pathlib import Path

from netscore.authoring import pins
from repository import ROOT


def test_refreshed_constraints_are_free_of_the_old_ones_and_nothing_else_changes(tmp_path, monkeypatch):
    before = (ROOT / "pyproject.toml").read_text()
    (tmp_path / "pyproject.toml").write_text(before)
    seen = {}

    def export(command, *, cwd, **_):
        seen.update(tomllib.loads((Path(cwd) / "pyproject.toml").read_text()), files=os.listdir(cwd))
        return subprocess.CompletedProcess(command, 0, stdout="one==1\ntwo==2 ; os_name == 'nt'\n")

    monkeypatch.setattr(subprocess, "run", export)
    pins.write_constraints(tmp_path)
    assert seen["tool"]["uv"]["constraint-dependencies"] == [] and seen["files"] == ["pyproject.toml"]
    old, new = tomllib.loads(before), tomllib.loads((tmp_path / "pyproject.toml").read_text())
    assert new["tool"]["uv"].pop("constraint-dependencies") == ["one==1", "two==2 ; os_name == 'nt'"]
    old["tool"]["uv"].pop("constraint-dependencies")
    assert new == old
