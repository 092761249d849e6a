"""A real terminal: the program itself, its keyboard and its screen, and what kills it."""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

import makkerpar
from makkerpar.play.journal import Choice, Journal
from tests.terminal.world import record, small_case

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="needs pty, a terminal made by the test: not on Windows"
)

# Ctrl-C is for the program whose own the terminal is: it takes it before it plays.
PROGRAM = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from pathlib import Path
from makkerpar.terminal import Options, run
home, cases, scenario = sys.argv[1:4]
sys.exit(run(Options(scenario, "chief", "da", folders=(Path(cases),), home=Path(home), seed=1)))
"""
PATIENCE = 60.0  # seconds after which a program that says nothing has failed


class Terminal:
    """The program at the other end of a pseudo-terminal."""

    def __init__(self, program: subprocess.Popen[bytes], end: int) -> None:
        self.program = program
        self.screen = ""
        self._end = end
        self._read = 0
        # A letter of two bytes may come in two reads.
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def until(self, words: str) -> str:
        """Wait until these words are shown; what was shown since the last time."""
        give_up = time.monotonic() + PATIENCE
        while words not in self.screen[self._read :]:
            if time.monotonic() > give_up or not self._take():
                raise AssertionError(f"{words!r} never came; on the screen:\n{self.screen}")
        at = self.screen.index(words, self._read) + len(words)
        shown, self._read = self.screen[self._read : at], at
        return shown

    def type(self, line: str) -> None:
        """Type a line and Enter."""
        os.write(self._end, line.encode() + b"\n")

    def press(self, key: bytes) -> None:
        """Press one key."""
        os.write(self._end, key)

    def interrupt(self) -> None:
        """Press Ctrl-C until it is heard.

        Python only notes one that falls between the showing of a prompt and the wait for a key: it
        is heard at the next key. A person presses it again.
        """
        for _ in range(12):
            os.write(self._end, b"\x03")
            with suppress(subprocess.TimeoutExpired):
                self.program.wait(PATIENCE / 12)
                return

    def ended(self) -> int:
        """Read to the end; the status the program ended with, negative for a signal."""
        while self._take():
            pass
        return self.program.wait(PATIENCE)

    def _take(self) -> bool:
        ready, _, _ = select.select([self._end], [], [], PATIENCE)
        if not ready:
            return False
        try:
            data = os.read(self._end, 65536)
        except OSError:  # Linux says so when the program has gone
            return False
        self.screen += self._decoder.decode(data).replace("\r\n", "\n")
        return bool(data)


@contextmanager
def terminal(folder: Path) -> Iterator[Terminal]:
    """The small case, being played in a terminal of 80 columns."""
    import termios  # noqa: PLC0415 - there is none on Windows

    cases = small_case(folder / "scenarios").parent
    engine = str(Path(makkerpar.__path__[0]).parent)
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder / "home"), str(cases), "lille"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": engine, "TERM": "xterm-256color"},
    )
    os.close(theirs)
    try:
        yield Terminal(program, ours)
    finally:
        program.kill()
        program.wait()
        os.close(ours)


def choices(folder: Path) -> list[str]:
    """What persons chose in the only play there is."""
    with record(folder) as kept:
        (saved,) = kept.plays()
    found = Journal.from_json(saved.journal).entries
    return [one.choice for one in found if isinstance(one, Choice) and one.by == "person"]


def to_the_joint(playing: Terminal) -> None:
    """Play until the second decision is asked for."""
    playing.until("Tryk Enter for at begynde. ")
    playing.type("")
    playing.until("Dit valg, 1 til 2: ")
    playing.type("1")
    playing.until("Tryk Enter. ")
    playing.type("")
    playing.until("Dit valg, 1 til 2: ")


def test_a_terminal_gets_plain_text(tmp_path: Path) -> None:
    """No escape sequence, no bell, no carriage return to overwrite: lines, and nothing else."""
    with terminal(tmp_path) as playing:
        to_the_joint(playing)
        playing.type("pause")
        assert playing.ended() == 0
    assert "Amir Nazari, konsulent (bekymret): Fjorten millioner.\n" in playing.screen
    strange = re.findall(r"[^\n\w\s.,:;?!()»«“”/-]", playing.screen)
    assert set(strange) <= {"'", "{", "}"}, set(strange)
    assert max(map(len, playing.screen.splitlines())) <= 80


def test_a_killed_play_is_taken_up_at_its_last_decision(tmp_path: Path) -> None:
    """After kill -9 right after a consequence was shown, the choice is there and gone on from."""
    with terminal(tmp_path) as playing:
        playing.until("Tryk Enter for at begynde. ")
        playing.type("")
        playing.until("Dit valg, 1 til 2: ")
        playing.type("1")
        playing.until("Godt, du ringer.")
        playing.program.kill()
        assert playing.ended() == -signal.SIGKILL
    assert choices(tmp_path) == ["ring"]
    with terminal(tmp_path) as playing:
        playing.until("1. Spil videre: Lille sag, chef.")
        playing.until("Dit valg, 1 til 2: ")
        playing.type("1")
        shown = playing.until("Dit valg, 1 til 2: ")
        assert "Sig det hele." in shown
        playing.type("2")
        playing.until("Slut: Hver for sig")
    assert choices(tmp_path) == ["ring", "dodge"]


def test_ctrl_c_pauses(tmp_path: Path) -> None:
    """It says that everything is saved, and the status is no error."""
    with terminal(tmp_path) as playing:
        to_the_joint(playing)
        playing.interrupt()
        assert playing.ended() == 0
    assert playing.screen.endswith("spurgt, om du vil fortsætte herfra.\n")
    assert "Traceback" not in playing.screen
    assert choices(tmp_path) == ["ring"]


def test_the_end_of_the_input_pauses(tmp_path: Path) -> None:
    """Ctrl-D at a prompt is a pause as well."""
    with terminal(tmp_path) as playing:
        to_the_joint(playing)
        playing.press(b"\x04")
        assert playing.ended() == 0
    assert playing.screen.endswith("spurgt, om du vil fortsætte herfra.\n")


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGHUP])
def test_a_terminated_play_loses_nothing(tmp_path: Path, way: signal.Signals) -> None:
    """A closed window or a machine that shuts down leaves what was shown on disk."""
    with terminal(tmp_path) as playing:
        to_the_joint(playing)
        playing.program.send_signal(way)
        playing.ended()
    assert "Traceback" not in playing.screen
    assert choices(tmp_path) == ["ring"]


def test_an_answer_survives_a_kill(tmp_path: Path) -> None:
    """Lines of an answer are on disk as they are typed."""
    with terminal(tmp_path) as playing:
        to_the_joint(playing)
        playing.type("1")
        playing.until("Tryk Enter for at gå til opsamlingen. ")
        playing.type("")
        playing.until("Dit svar: ")
        playing.type("Da hun svarede.")
        playing.type("Æ, ø og å.")
        playing.type("/log")  # a command in the middle shows that the lines before were read
        playing.until("Dine valg indtil nu")
        playing.program.kill()
        playing.ended()
    with terminal(tmp_path) as playing:
        playing.until("1. Fortsæt opsamlingen")
        playing.type("1")
        playing.until("Du har skrevet: Da hun svarede. / Æ, ø og å.")


def test_a_line_can_be_edited_and_is_not_remembered(tmp_path: Path) -> None:
    """Backspace takes a letter back, and the arrow up fetches nothing that somebody else typed."""
    with terminal(tmp_path) as playing:
        playing.until("Tryk Enter for at begynde. ")
        playing.type("")
        playing.until("Dit valg, 1 til 2: ")
        playing.press(b"2\x7f1\n")
        playing.until("Du valgte: Ring til Karen nu.")
        playing.until("Tryk Enter. ")
        playing.press(b"\x1b[A\n")
        playing.until("Dit valg, 1 til 2: ")
    assert choices(tmp_path) == ["ring"]
