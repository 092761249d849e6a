from __future__ import annotations

import io
import sys

import pytest

from makkerpar.terminal.console import has_terminal, system_console


class Gone(io.StringIO):
    """A terminal whose other end has been closed."""

    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")


def test_a_pipe_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal, or without any input at all, nobody is there to play."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert not has_terminal()
    monkeypatch.setattr(sys, "stdin", None)
    assert not has_terminal()
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdin", closed)
    assert not has_terminal()


def test_a_terminal_that_has_gone_ends_the_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing where nobody reads any more is the end of the conversation, not a fault."""
    console = system_console()
    monkeypatch.setattr(sys, "stdout", Gone())
    with pytest.raises(EOFError):
        console.write("Er der nogen?")


def test_the_system_console_shows_what_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    """Text goes out as it is, at once."""
    system_console().write("Godt, du ringer.\n")
    assert capsys.readouterr().out == "Godt, du ringer.\n"


def test_the_clocks_run() -> None:
    """The clock never goes back and the time of day is aware."""
    console = system_console()
    assert console.clock() <= console.clock()
    assert console.now().tzinfo is not None
    assert min(console.size()) > 0
