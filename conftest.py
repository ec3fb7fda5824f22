"""Settings for the whole test run: notebooks are compared by nbval, and continuous integration skips nothing."""

from __future__ import annotations

import os

import nbval.kernel
import pytest

# nbval pretty-prints each message for a log that is off; a figure's message has 5 MB.
nbval.kernel.pformat = lambda message: ""


def pytest_collectstart(collector):
    """Compare outputs of lessons and solutions; only run the exercises, which learners fill in."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("text/html",)
        if collector.path.parent.name == "exercises":
            collector.compare_outputs = False


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Turn a skip into a failure where CI is set: what is not checked there is not checked at all."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and CI skips nothing: {report.longrepr}"
