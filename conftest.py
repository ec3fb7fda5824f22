"""Settings for the whole test run: notebooks are compared by nbval, and continuous integration skips nothing."""

from __future__ import annotations

import os
import re

import nbval.kernel
import pytest
from hypothesis import settings

# Here, so that it holds for every file: same examples each time, and no example fails for being slow.
settings.register_profile("course", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("course")

# nbval pretty-prints each message for a log that is off; a picture's message is long.
nbval.kernel.pformat = lambda message: ""


def pytest_collectstart(collector):
    """Compare outputs of lessons and solutions; only run the exercises, which learners fill in."""
    if hasattr(collector, "skip_compare"):
        # The text form beside each of these is compared; the drawn form varies with versions and ids.
        collector.skip_compare += ("text/html", "image/svg+xml", "application/vnd.plotly.v1+json")
        if collector.path.parent.name == "exercises":
            collector.compare_outputs = False


def fail_if_skipped(report):
    """Turn a skip into a failure where CI is set: what is not checked there is not checked at all."""
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and CI skips nothing: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return fail_if_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return fail_if_skipped((yield))  # a whole file, by pytest.importorskip


# The groups that are no file. Tests in a browser share nothing that is dear, those of an app share its town, and the
# checks the model answers.
SPLIT = {
    "tests/browser/test_lessons.py": r"::(\w+)",
    "tests/browser/test_access.py": r"::(\w+)",
    "tests/apps/test_every_app.py": r"\[(\w+)",
    "tests/checks/": r"(checks)",
}
# What takes longest goes first, so that no worker is left with it at the end.
LONGEST_FIRST = ("tests/browser/", "tests/project/", "tests/tools/", ".ipynb", "tests/apps/", "tests/checks/", "")


def group(nodeid: str) -> str:
    """Return what must stay with one worker: a notebook, a file, or what `SPLIT` says of its tests."""
    path, _, _ = nodeid.partition("::")
    for start, part in SPLIT.items():
        if nodeid.startswith(start) and (found := re.search(part, nodeid)):
            return f"{start} {found[1]}"
    return path


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: next(place for place, part in enumerate(LONGEST_FIRST) if part in item.nodeid))


def pytest_xdist_make_scheduler(config, log):
    """Hand out groups in the order of collection; xdist's own group marks would change the names of all tests."""
    from xdist.scheduler import LoadScopeScheduling

    class Groups(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return group(nodeid)

    return Groups(config, log)
