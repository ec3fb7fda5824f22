"""What Binder would build, read without a container engine, and where the launch links lead."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import urllib.parse

import pytest
from packaging.requirements import Requirement

from binder import base_pins, environment, frozen_base
from netscore.authoring.files import expected_files
from repository import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINK = re.compile(r"https://mybinder\.org/[^\s)]+")


@pytest.fixture(scope="module")
def dockerfile() -> str:
    """What repo2docker prints for this repository; it looks at file names and environment.yml only."""
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_repo2docker_reads_our_python_and_our_environment(dockerfile):
    version, _ = environment()
    assert f"Building conda environment for python={version}\n" in dockerfile
    assert dockerfile.count("env update -p") == 1 and '--file "environment.yml"' in dockerfile
    # "-e ." needs the files: they are copied before the environment is updated.
    assert dockerfile.index("COPY --chown=0:0 src/") < dockerfile.index("env update -p")
    assert len(re.findall(r"^RUN ", dockerfile.partition("src/ ${REPO_DIR}/")[2], flags=re.M)) == 1
    # Launch links open paths below the folder in which Jupyter starts, which is the repository.
    assert "ARG REPO_DIR=${HOME}" in dockerfile and "WORKDIR ${REPO_DIR}" in dockerfile


def test_the_frozen_base_and_our_section_do_not_pull_apart():
    version, section = environment()
    base = {pin.name: pin for pin in map(Requirement, base_pins(frozen_base(version)))}
    assert len(base) > 100 and {"jupyterlab", "notebook", "jupyterhub", "nbconvert", "fastjsonschema"} <= set(base)
    ours = {one.name: one for one in map(Requirement, section[:-1])}
    # pip moves every name in our section to its newest: JupyterLab and notebook must move together.
    assert {"jupyterlab", "notebook"} <= set(ours)
    # With the base's ipykernel, controls of the second notebook in a page do not answer: pip must move it.
    assert not ours["ipykernel"].specifier.contains(str(base["ipykernel"].specifier)[2:])
    for name in ("jupyterlab", "notebook", "ipywidgets"):
        assert ours[name].specifier.contains(str(base[name].specifier)[2:]), name


def test_each_lesson_has_a_launch_link_to_a_file_that_exists():
    links = LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    opened = []
    for link in links:
        parts = urllib.parse.urlsplit(link)
        _, v2, host, owner, name, tag = parts.path.split("/")
        assert (v2, host, tag) == ("v2", "gh", f"v{PROJECT['version']}")
        assert f"https://github.com/{owner}/{name}" == PROJECT["urls"]["Repository"]
        (path,) = urllib.parse.parse_qs(parts.query)["urlpath"]
        assert path.startswith("lab/tree/")
        opened.append(path.removeprefix("lab/tree/"))
    assert sorted(opened) == [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("course/*.ipynb"))]


def test_another_owner_or_version_moves_every_link(tmp_path):
    for folder in ("course", "solutions"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("netscore", ".*"))
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    text = text.replace(PROJECT["urls"]["Repository"], "https://github.com/school/fork")
    text = text.replace(f'version = "{PROJECT["version"]}"', 'version = "7.8.9"', 1)
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (tmp_path / "README.md").write_text(readme, encoding="utf-8")
    files, _ = expected_files(tmp_path)
    links = LINK.findall(files[tmp_path / "README.md"])
    assert len(links) == len(LINK.findall(readme))
    assert all(
        link.startswith("https://mybinder.org/v2/gh/school/fork/v7.8.9?urlpath=lab/tree/course/") for link in links
    )
