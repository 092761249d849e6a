from __future__ import annotations

from pathlib import Path

import pytest

from makkerpar import __version__
from makkerpar.text.interface import interface
from makkerpar_tools import cli, faults
from tests.tools.case import complaint, process


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that does not exist yet."""
    folder = tmp_path / "not" / "yet"
    monkeypatch.setenv("MAKKERPAR_HOME", str(folder))
    return folder


def _break(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    """Makes opening a scenario fail."""

    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("makkerpar_tools.common.open_named", fail)


@pytest.mark.parametrize(
    "fault",
    [
        RuntimeError("broken inside"),
        KeyError("æ"),
        RecursionError(),
        MemoryError(),
        OSError(5, "x"),
    ],
)
def test_a_fault_of_ours_is_told_in_one_line(
    home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
) -> None:
    """A fault in the program exits 2 with the path of a log, and no traceback on the screen."""
    _break(monkeypatch, fault)
    for command in (
        ["check", "budgetkrisen"],
        ["run", "budgetkrisen", "--seat", "chief", "--json"],
    ):
        line = complaint(capsys, command)
        assert type(fault).__name__ in line
        assert line.endswith(str(home / "faults.log"))
    log = (home / "faults.log").read_text(encoding="utf-8")
    assert log.count("Traceback (most recent call last)") == 2
    assert log.count(f"makkerpar {__version__}") == 2
    assert str(fault) in log


def test_a_fault_is_told_in_the_language_asked_for(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is in the language of `--lang`, else in the system's."""
    _break(monkeypatch, RuntimeError())
    assert "Something went wrong" in complaint(capsys, ["check", "x"])
    danish = complaint(capsys, ["check", "x", "--lang", "da"])
    assert "Something went wrong" not in danish
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    assert complaint(capsys, ["check", "x"]) == danish


def test_a_log_that_cannot_be_written_is_no_second_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the log cannot be written, the line says what it can, without a path."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("MAKKERPAR_HOME", str(tmp_path / "file"))
    _break(monkeypatch, RuntimeError("broken inside"))
    line = complaint(capsys, ["check", "budgetkrisen"])
    assert "(RuntimeError)" in line
    assert "faults.log" not in line


def test_an_old_log_makes_room(home: Path) -> None:
    """A log that has grown too large is set aside, once, and a new one begun."""
    home.mkdir(parents=True)
    log = home / faults.LOG_FILE
    for round_ in range(3):
        log.write_text("x" * (faults.MAX_BYTES + 1), encoding="utf-8")
        faults.tell(interface("en"), RuntimeError(f"number {round_}"))
        assert log.stat().st_size < 10_000
        assert f"number {round_}" in log.read_text(encoding="utf-8")
    assert {file.name for file in home.iterdir()} == {"faults.log", "faults.old.log"}


def test_a_mistake_of_the_callers_is_no_fault(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong name leaves no log behind."""
    complaint(capsys, ["check", "nowhere"])
    assert not home.exists()


def test_an_interrupted_command_says_nothing(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends a command with exit 2; there is no traceback and no log."""
    _break(monkeypatch, KeyboardInterrupt())
    assert cli.run(["check", "budgetkrisen"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.strip()) == ("", "")
    assert not home.exists()


def test_a_fault_in_a_process_is_told_the_same(home: Path) -> None:
    """Outside the tests, too, a fault is one line on standard error and exit 2."""
    call = (
        "from makkerpar_tools import cli, listing\n"
        "listing.described = lambda *_: 1 / 0\n"
        "cli.main(['list'])"
    )
    done = process("-c", call, MAKKERPAR_HOME=str(home))
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode("utf-8").splitlines()
    assert "ZeroDivisionError" in line
    assert str(home / "faults.log") in line
