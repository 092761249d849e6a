"""The suite's own rule: what cannot run here is named, and fails where nothing may be missed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"

SUITE = f"""
import pytest

@pytest.mark.needs("a-program-nobody-has")
def test_that_needs_it(): raise AssertionError("ran all the same")

@pytest.mark.needs({sys.executable!r})
def test_that_has_it(): pass

@pytest.mark.xfail(strict=True)
def test_that_fails_as_expected(): raise AssertionError

def test_that_writes_somewhere():
    import os
    assert os.environ["MAKKERPAR_HOME"] != "the user's own"
"""
OPTIONAL = "import pytest\npytest.importorskip('a_module_nobody_has')\ndef test_it(): pass\n"


def run_suite(folder: Path, text: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs one test file under the project's conftest, with a worker as `make test` does."""
    shutil.copy(CONFTEST, folder / "conftest.py")
    (folder / "test_suite.py").write_text(text, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = needs\n", encoding="utf-8")
    ours = ("MAKKERPAR_NO_SKIPS", "PYTEST_ADDOPTS")
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "1", str(folder)],
        cwd=folder,
        env={**inherited, "MAKKERPAR_HOME": "the user's own", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_what_a_machine_lacks_is_skipped_and_named_at_the_end(tmp_path: Path) -> None:
    """A test whose program is missing is skipped, and the closing list says which and why."""
    finished = run_suite(tmp_path, SUITE)
    assert finished.returncode == 0, finished.stdout
    closing = finished.stdout.partition("not run on this machine")[2]
    assert "test_suite.py::test_that_needs_it: needs a-program-nobody-has" in closing
    assert "test_that_has_it" not in closing
    assert "2 passed, 1 skipped, 1 xfailed" in finished.stdout


def test_a_skip_fails_where_no_skip_is_allowed(tmp_path: Path) -> None:
    """With MAKKERPAR_NO_SKIPS a missing program is a failure that says what is missing."""
    finished = run_suite(tmp_path, SUITE, MAKKERPAR_NO_SKIPS="1")
    assert finished.returncode == 1
    assert "needs a-program-nobody-has (MAKKERPAR_NO_SKIPS is set" in finished.stdout
    assert "2 passed, 1 xfailed, 1 error" in finished.stdout


@pytest.mark.parametrize(("allowed", "status"), [("0", 5), ("1", 1)])
def test_a_file_that_skips_itself_counts_as_well(tmp_path: Path, allowed: str, status: int) -> None:
    """A file skipped while it is collected is listed, or a failure where none is allowed."""
    finished = run_suite(tmp_path, OPTIONAL, MAKKERPAR_NO_SKIPS=allowed)
    assert finished.returncode == status, finished.stdout
    assert "could not import 'a_module_nobody_has'" in finished.stdout
