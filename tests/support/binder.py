"""What Binder builds from: repo2docker's frozen base, then the pip section of environment.yml on top."""

from __future__ import annotations

import re
from importlib import metadata

import yaml

from repository import ROOT

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
