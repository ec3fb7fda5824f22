"""What is installed, pinned and promised agrees: pyproject, conda and Binder, Jupyter's settings, the README."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from jupyter_core.paths import jupyter_config_path, jupyter_path
from packaging.requirements import Requirement

from netscore.environment import check_environment

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
DIRECT = PROJECT["project"]["dependencies"]
GROUPS = [line for group in PROJECT["dependency-groups"].values() for line in group]
LEARN = "pip install uv && uv run --no-dev jupyter lab course/00_start_here.ipynb"
TEST = "pip install uv && uv run pytest"


def environment_file() -> tuple[list[str], list[str]]:
    """Return the conda lines and the pip lines of environment.yml, without a YAML reader of our own making."""
    import yaml

    lines = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    return [line for line in lines if isinstance(line, str)], next(
        line["pip"] for line in lines if isinstance(line, dict)
    )


def test_conda_and_binder_get_the_same_pins():
    conda, pip = environment_file()
    assert pip[-1] == "-e ."
    assert sorted(pip[:-1]) == sorted(DIRECT)
    # repo2docker reads the version by this pattern, and falls back to 3.10 without a word where it does not match.
    version = re.match(r"python\s*=+\s*([\d.]+)$", next(line for line in conda if line.startswith("python")))[1]
    assert version in ("3.11", "3.12", "3.13", "3.14")
    low, high = (tuple(map(int, v.split("."))) for v in re.findall(r"\d\.\d+", PROJECT["project"]["requires-python"]))
    assert low <= tuple(map(int, version.split("."))) < high
    assert set(conda) == {f"python={version}", "pip"}


def test_nothing_at_the_root_overrides_environment_yml():
    for name in (
        "binder",
        ".binder",
        "Dockerfile",
        "requirements.txt",
        "runtime.txt",
        "setup.py",
        "Pipfile",
        "postBuild",
    ):
        assert not (ROOT / name).exists(), name


def test_every_resolved_package_is_pinned():
    constraints = [Requirement(line) for line in PROJECT["tool"]["uv"]["constraint-dependencies"]]
    assert len(constraints) > 100
    assert all(re.fullmatch(r"==[\w.!+]+", str(c.specifier)) for c in constraints)
    pinned: dict[str, list[Requirement]] = {}
    for constraint in constraints:
        pinned.setdefault(constraint.name.lower().replace("_", "-"), []).append(constraint)
    for line in [*DIRECT, *GROUPS]:
        wanted = Requirement(line)
        for constraint in pinned[wanted.name.lower()]:
            assert wanted.specifier.contains(str(constraint.specifier)[2:]), line


def test_what_is_installed_is_what_is_pinned():
    from importlib import metadata

    for line in PROJECT["tool"]["uv"]["constraint-dependencies"]:
        constraint = Requirement(line)
        if constraint.marker is None or constraint.marker.evaluate():
            try:
                installed = metadata.version(constraint.name)
            except metadata.PackageNotFoundError:
                continue  # of a group that is not installed here
            assert constraint.specifier.contains(installed), constraint.name
    assert check_environment().startswith("All is well")


def test_an_absent_or_old_package_is_named(monkeypatch):
    from importlib import metadata

    assert "not installed here" in check_environment("no-such-package")
    monkeypatch.setattr(metadata, "requires", lambda _: ["plotly==1.0", "no-such-thing>=2"])
    said = check_environment()
    assert "plotly is" in said and "needs ==1.0" in said and "no-such-thing is missing" in said and "uv run" in said


def test_no_lock_file_is_committed():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "pyproject.toml" in tracked and "uv.lock" not in tracked
    assert "uv.lock" in (ROOT / ".gitignore").read_text().split()


def test_jupyter_finds_the_settings():
    found = [Path(folder) / "lab/settings/overrides.json" for folder in jupyter_path()]
    settings = json.loads(next(path for path in found if path.exists()).read_text())
    notification = settings["@jupyterlab/apputils-extension:notification"]
    assert notification == {"fetchNews": "false", "checkForUpdates": False}
    found = [Path(folder) / "jupyter_server_config.json" for folder in jupyter_config_path()]
    server = json.loads(next(path for path in found if path.exists()).read_text())
    assert server["ServerApp"]["websocket_compression_options"]["compression_level"] == 6


@pytest.mark.parametrize(
    "module", ["society", "friendships", "friend_score", "scorecard", "harm", "layout", "validate"]
)
def test_models_know_neither_figures_nor_widgets(module):
    heavy = ("plotly", "ipywidgets", "sklearn", "networkx", "nbgrader", "matplotlib")
    program = f"import sys, netscore.{module}; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_figures_know_no_widgets():
    program = "import sys, netscore.figures.friend_rule, netscore.figures.cutoff; print('ipywidgets' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.strip() == "False"


def test_readme_and_ci_run_the_same_two_commands():
    readme = (ROOT / "README.md").read_text()
    blocks = [block.strip() for block in re.findall(r"```(?:sh|bash)?\n(.*?)```", readme, flags=re.S)]
    assert LEARN in blocks and TEST in blocks
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert TEST in lines and os.access(ROOT / ".ci" / "run", os.X_OK)
    assert ".ci/run" in (ROOT / ".github" / "workflows" / "ci.yml").read_text()


def test_the_code_is_clean_notebooks_included():
    for command in ("check", "format --check"):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command.split(), "."], cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout


def test_ci_skips_nothing(tmp_path):
    (tmp_path / "conftest.py").write_text((ROOT / "conftest.py").read_text())
    (tmp_path / "test_it.py").write_text("import pytest\n@pytest.mark.skip(reason='no browser')\ndef test_it(): pass\n")
    for ci, code in (("true", 1), ("", 0)):
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
            env=os.environ | {"CI": ci},
            capture_output=True,
            text=True,
            cwd=tmp_path,
        )
        assert done.returncode == code, done.stdout


def test_nbval_compares_lessons_and_only_runs_exercises(tmp_path):
    from nbformat import write
    from nbformat.v4 import new_code_cell, new_notebook, new_output

    wrong = new_code_cell(
        "print('new')", execution_count=1, outputs=[new_output("stream", name="stdout", text="old\n")]
    )
    callback = new_code_cell(
        "import ipywidgets as w\ns = w.IntSlider()\ns.observe(lambda _: 1 / 0, 'value')\ns.value = 3", execution_count=1
    )
    (tmp_path / "conftest.py").write_text((ROOT / "conftest.py").read_text())
    for folder, cell in (("course", wrong), ("exercises", wrong), ("solutions", callback)):
        (tmp_path / folder).mkdir()
        write(new_notebook(cells=[cell]), tmp_path / folder / "a.ipynb")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--nbval", "--nbval-current-env", "-p", "no:cacheprovider", "-rA"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    outcome = {folder: word for word, folder in re.findall(r"^(PASSED|FAILED) (\w+)/a", done.stdout, flags=re.M)}
    assert outcome == {"course": "FAILED", "exercises": "PASSED", "solutions": "FAILED"}
