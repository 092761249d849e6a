from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from makkerpar.terminal import Console, Options
from makkerpar_tools import cli, play
from tests.tools.case import MISTAKE, makkerpar, write


class _NoTerminal(io.StringIO):
    def isatty(self) -> bool:
        return False


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Options]]:
    """What would have been played, instead of playing it: the way, and with which options."""
    found: list[tuple[str, Options]] = []

    def note(way: str) -> None:
        def call(options: Options, console: Console) -> int:
            found.append((way, options))
            return 0

        monkeypatch.setattr(play, way, call)

    note("run")
    note("example")
    monkeypatch.setattr(sys, "stdin", _Terminal())
    return found


def test_without_a_command_one_chooses_in_the_terminal(opened: list[tuple[str, Options]]) -> None:
    """`makkerpar` alone opens the picker: nothing is settled beforehand."""
    assert cli.run([]) == 0
    assert cli.run(["play"]) == 0
    assert opened == [("run", Options())] * 2


def test_without_a_terminal_there_is_an_example(
    opened: list[tuple[str, Options]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where standard input is no terminal, the same call shows an example."""
    for stdin in (_NoTerminal(), None):
        monkeypatch.setattr(sys, "stdin", stdin)
        assert cli.run([]) == 0
        assert cli.run(["play", "budgetkrisen", "--seat", "chief"]) == 0
    assert [way for way, _ in opened] == ["example"] * 4


def test_the_options_are_handed_on(opened: list[tuple[str, Options]], tmp_path: Path) -> None:
    """Scenario, seat, language, own terms and folders reach the front end as they were given."""
    words = ["play", "sagen", "--seat", "both", "--lang", "da", "--text"]
    words += [
        "--scenarios",
        str(tmp_path),
        "--term",
        "kommune=Aarhus Kommune",
        "--term",
        "by= a=b ",
    ]
    assert cli.run(words) == 0
    terms = {"kommune": "Aarhus Kommune", "by": "a=b"}
    assert opened == [("run", Options("sagen", "both", "da", terms, (tmp_path,)))]


@pytest.mark.parametrize("term", ["kommune", "=Aarhus", "kommune=", " = ", "", "kommune= "])
def test_a_term_is_a_name_and_a_text(
    opened: list[tuple[str, Options]], capsys: pytest.CaptureFixture[str], term: str
) -> None:
    """An own term of another form is refused in one line before anything is played."""
    assert cli.run(["play", "budgetkrisen", "--term", term]) == 2
    assert "NAME=TEXT" in capsys.readouterr().err
    assert opened == []


@pytest.mark.parametrize(
    "words",
    [["--seat", "room"], ["--seat", "nobody"], ["--lang", "sv"], ["one", "two"], ["--json"]],
)
def test_a_wrong_call_plays_nothing(
    opened: list[tuple[str, Options]], capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    """A seat, language or option that there is not exits 2 and says how the command is written."""
    assert cli.run(["play", *words]) == 2
    assert "Usage: makkerpar play" in capsys.readouterr().err
    assert opened == []


def test_without_a_terminal_an_example_is_played(tmp_path: Path) -> None:
    """`makkerpar` with no terminal tells an example, transcript and debrief, and exits 0."""
    done = makkerpar(MAKKERPAR_HOME=str(tmp_path))
    told = done.stdout.decode("utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(told.split()) > 500
    assert list(tmp_path.iterdir()) == []
    again = makkerpar("play", "budgetkrisen", "--text", MAKKERPAR_HOME=str(tmp_path))
    assert again.stdout.decode("utf-8") == told


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["nowhere"], "nowhere"),
        (["budgetkrise"], "budgetkrisen"),
        (["sagen"], "There is no scene called 'meat'."),
        (["budgetkrisen", "--term", "komune=Aarhus"], "kommune"),
        (["budgetkrisen", "--scenarios", "nosuchfolder"], "nosuchfolder"),
    ],
)
def test_what_cannot_be_played_is_told(tmp_path: Path, words: list[str], named: str) -> None:
    """A scenario, term or folder that is not there, or has errors, is told without a traceback."""
    write(tmp_path, MISTAKE)
    folder = [] if "--scenarios" in words else ["--scenarios", str(tmp_path)]
    done = makkerpar("play", *words, *folder)
    told = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode == (1 if words == ["sagen"] else 2)
    assert named in told
    assert "Traceback" not in told
    assert "went wrong in the program" not in told
