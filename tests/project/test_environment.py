"""What is installed, pinned and promised agrees: pyproject, conda and Binder, Jupyter's settings, the README."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from importlib import metadata
from pathlib import Path

import yaml
from jupyter_core.paths import jupyter_config_path, jupyter_path
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from binder import environment_file
from netscore.environment import check_environment
from repository import PACKAGE, ROOT, needs_history

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
DIRECT = PROJECT["project"]["dependencies"]
GROUPS = [line for group in PROJECT["dependency-groups"].values() for line in group]
# Not asked: what authors use, and a transformer of scikit-learn, which cannot be defined without it.
HEAVY = {"__init__", "grading", "reading", "woe_encoder"}
LEARN = "pip install uv && uv run --no-dev jupyter lab course/00_start_here.ipynb"
TEST = "pip install uv && uv run pytest"


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


def pinned() -> dict[str, list[Requirement]]:
    """Return the constraints by name; a package may have one for old and one for new Pythons."""
    found: dict[str, list[Requirement]] = {}
    for line in PROJECT["tool"]["uv"]["constraint-dependencies"]:
        constraint = Requirement(line)
        found.setdefault(canonicalize_name(constraint.name), []).append(constraint)
    return found


def closure(lines: list[str]) -> set[str]:
    """Return the names of everything that these requirements need here, and what that needs in turn."""
    names: set[str] = set()
    waiting = [(Requirement(line), "") for line in lines]
    seen = set()
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        names.add(name)
        for extra in ("", *requirement.extras):
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            try:
                needed = metadata.requires(name) or []
            except metadata.PackageNotFoundError:
                continue  # of a group that is not installed here
            waiting += [(Requirement(line), extra) for line in needed]
    return names


def test_every_resolved_package_is_pinned():
    constraints = pinned()
    assert all(re.fullmatch(r"==[\w.!+]+", str(pin.specifier)) for pins in constraints.values() for pin in pins)
    assert closure([*DIRECT, *GROUPS]) - set(constraints) == set()
    assert "netscore" not in constraints
    for line in [*DIRECT, *GROUPS]:
        wanted = Requirement(line)
        for pin in constraints[canonicalize_name(wanted.name)]:
            assert wanted.specifier.contains(str(pin.specifier)[2:]), line


def test_what_is_installed_is_what_is_pinned():
    # This environment's packages only: setuptools, once imported, adds its own private copies of some.
    folders = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    installed = {canonicalize_name(one.name): one.version for one in metadata.distributions(path=folders)}
    for line in PROJECT["tool"]["uv"]["constraint-dependencies"]:
        constraint = Requirement(line)
        if constraint.marker is None or constraint.marker.evaluate():
            if version := installed.get(canonicalize_name(constraint.name)):  # else of a group not installed here
                assert constraint.specifier.contains(version), constraint.name
    assert check_environment().startswith("All is well")


def test_an_absent_or_old_package_is_named(monkeypatch):
    assert "not installed here" in check_environment("no-such-package")
    monkeypatch.setattr(metadata, "requires", lambda _: ["plotly==1.0", "no-such-thing>=2"])
    said = check_environment()
    assert "plotly is" in said and "needs ==1.0" in said and "no-such-thing is missing" in said and "uv run" in said


@needs_history
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
    assert settings["@jupyterlab/docmanager-extension:plugin"] == {"autosaveInterval": 30}
    tabs = next(path for path in map(Path, jupyter_path("labextensions", "netscore")) if path.exists())
    assert json.loads((tabs / "package.json").read_text())["version"] == PROJECT["project"]["version"]
    ours = PACKAGE / "jupyter_settings" / "labextension" / "static" / "tabs.js"
    assert (tabs / "static" / "tabs.js").read_text() == ours.read_text(), "run `uv sync --reinstall-package netscore`"


def test_the_start_command_serves_the_exercises_too():
    # Jupyter's own choice is the folder of the notebook that is named: links from a lesson to its exercises are dead.
    notebook = LEARN.split()[-1]
    program = f"""from jupyter_server.serverapp import ServerApp
app = ServerApp(allow_root=True)
app.initialize(["{notebook}"], find_extensions=False, new_httpserver=False)
print(app.root_dir)"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == ROOT


def test_models_know_neither_figures_nor_widgets():
    """One after the other in one process: what a module brings along is named with the first that brings it."""
    heavy = ("plotly", "ipywidgets", "sklearn", "networkx", "rapidfuzz", "nbgrader", "matplotlib")
    modules = sorted({path.stem for path in PACKAGE.glob("*.py")} - HEAVY)
    program = f"""import importlib, sys
for name in {modules}:
    importlib.import_module("netscore." + name)
    print(name, [heavy for heavy in {heavy} if heavy in sys.modules])"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"{name} []" for name in modules]
    assert len(modules) > 45


def test_authoring_can_be_imported_without_nbgrader():
    program = "import sys; sys.modules['nbgrader'] = None; import netscore.authoring"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


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


def test_the_public_workflow_tries_every_python_and_the_ends_of_every_range():
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())["jobs"]
    allowed = SpecifierSet(PROJECT["project"]["requires-python"])
    minors = [f"3.{minor}" for minor in range(6, 30) if f"3.{minor}" in allowed]
    assert jobs["test"]["strategy"]["matrix"]["python"] == minors
    assert set(jobs["ranges"]["strategy"]["matrix"]["resolution"]) == {"lowest-direct", "highest"}
    ranges = {Requirement(line).name for line in DIRECT if "==" not in line}
    assert ranges == {"jupyterlab", "notebook", "ipykernel", "ipywidgets"}
    steps = [step.get("run", "") for job in jobs.values() for step in job["steps"]]
    for tool in ("pip-audit", "-m release"):
        assert any(tool in step for step in steps), tool


def test_the_hooks_before_a_commit_are_two_and_run_what_is_pinned_here():
    (own,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    commands = [hook["entry"].split() for hook in own["hooks"]]
    assert own["repo"] == "local" and [command[:2] for command in commands] == [["uv", "run"]] * 2
    for command in (commands[0][2:], commands[1][3:]):  # ruff, and what python is given
        assert subprocess.run([sys.executable, *(["-m"] * (command[0] == "ruff")), *command], cwd=ROOT).returncode == 0


def test_the_code_is_clean_notebooks_included():
    for command in ("check", "format --check"):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command.split(), "."], cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout
