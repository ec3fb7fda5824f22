"""Does this computer have what the course needs? Answered in words."""

from __future__ import annotations

from importlib import metadata


def check_environment(package: str = "netscore") -> str:
    """Return one sentence: all is well, or what is missing and how to get it.

    Parameters
    ----------
    package
        The installed package whose requirements are checked.

    Returns
    -------
    str
        In plain words.

    Examples
    --------
    >>> check_environment()
    'All is well: every package that this course needs is here, in the right version.'
    """
    remedy = "Run `pip install uv && uv run --no-dev jupyter lab` in the folder of the course."
    try:
        needed = metadata.requires(package) or []
    except metadata.PackageNotFoundError:
        return f"The package {package} is not installed here. {remedy}"
    from packaging.requirements import Requirement  # here: a kernel without the course may lack it

    problems = []
    for requirement in map(Requirement, needed):
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            problems.append(f"{requirement.name} is missing")
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            problems.append(f"{requirement.name} is {version}, and the course needs {requirement.specifier}")
    if not problems:
        return "All is well: every package that this course needs is here, in the right version."
    return f"Not yet: {'; '.join(problems)}. {remedy}"
