"""What holds for every test: a home of its own, no stopwatch, and no skip that nobody sees."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings

NO_SKIPS = os.environ.get("MAKKERPAR_NO_SKIPS", "") not in ("", "0")

# Slow machines are no failures. Where no skip is allowed the examples are the same every time, so
# that a check of the same tree gives the same answer; elsewhere each run looks further.
settings.register_profile(
    "makkerpar",
    deadline=None,
    derandomize=NO_SKIPS,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("makkerpar")


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps tests, and what they start, off the user's own data, language and screen."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAKKERPAR_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.setenv("MAKKERPAR_NO_WINDOW", "1")
        patch.delenv("LANGUAGE", raising=False)
        yield


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips a test marked `needs("program")` where the program is not on the path."""
    wanted = [name for marker in item.iter_markers("needs") for name in marker.args]
    missing = [name for name in wanted if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needs {' and '.join(missing)}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a skipped test into a failure where no skip is allowed."""
    report = yield
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turns a skipped file into a failure where no skip is allowed."""
    report = yield
    if NO_SKIPS and report.skipped:
        _fail(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names every test that did not run here, and what it missed."""
    skipped = terminalreporter.getreports("skipped")
    if not skipped:
        return
    terminalreporter.section("not run on this machine")
    for line in sorted({f"{report.nodeid}: {_reason(report)}" for report in skipped}):
        terminalreporter.line(line)


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    report.longrepr = f"{_reason(report)} (MAKKERPAR_NO_SKIPS is set: a skip is a failure)"
    report.outcome = "failed"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    # pytest keeps a skip as (file, line, "Skipped: reason").
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return said.removeprefix("Skipped: ")
