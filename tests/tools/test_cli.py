from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from makkerpar import __version__
from makkerpar.text.interface import interface
from makkerpar_tools import cli
from tests.tools.case import (
    MISTAKE,
    STORY,
    answer,
    complaint,
    environment,
    makkerpar,
    played,
    process,
    write,
)

COMMANDS = sorted(cli.COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["--nonsense"],
        ["run"],
        ["run", "budgetkrisen"],
        ["run", "budgetkrisen", "--seat", "trainer"],
        ["check"],
        ["check", "--format", "xml", "budgetkrisen"],
        ["list", "budgetkrisen"],
        ["assets", "--scenarios", "."],
        ["schema", "--lang", "sv"],
    ],
)
def test_a_wrong_call_exits_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A call that is not one of ours exits 2, says how it is written and writes no result."""
    assert cli.run(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Usage: makkerpar")
    assert "Traceback" not in told.err


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_a_help_page(
    capsys: pytest.CaptureFixture[str], command: str, language: str
) -> None:
    """`--help` exits 0 with what a command is for, in the language asked for."""
    assert cli.run([command, "--lang", language, "--help"] if command else ["--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"Usage: makkerpar {command}".rstrip())
    if command:
        group = cli.build(interface(language))
        made = group.get_command(click.Context(group), command)
        assert made is not None
        assert made.help is not None
        assert " ".join(made.help.split()) in " ".join(told.split())
    else:
        assert all(f"\n  {name} " in told for name in COMMANDS)


def test_help_and_refusals_are_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What `--lang` says holds for the help page and for what goes wrong, in either spelling."""
    helps = []
    for words in (["--lang", "da"], ["--lang=da"], ["--lang", "en"], []):
        assert cli.run(["check", *words, "--help"]) == 0
        helps.append(capsys.readouterr().out)
    assert helps[0] == helps[1] != helps[2] == helps[3]
    assert complaint(capsys, ["check", "nowhere", "--lang", "da"]).endswith("»nowhere«.")
    assert complaint(capsys, ["check", "nowhere"]).endswith("“nowhere”.")


@pytest.mark.parametrize(
    ("variables", "mark"),
    [
        ({"LC_ALL": "da_DK.UTF-8"}, "»"),
        ({"LC_ALL": "", "LANG": "da"}, "»"),
        ({"LC_ALL": "", "LANG": "de_DE.UTF-8", "LANGUAGE": "de:da:en"}, "»"),
        ({"LC_ALL": "C", "LANGUAGE": "da"}, "“"),
        ({"LC_ALL": "tr_TR.UTF-8"}, "“"),
        ({"LC_ALL": "", "LANG": ""}, "“"),
        ({"LC_ALL": "\x00/../../etc"}, "“"),
    ],
    ids=str,
)
def test_the_systems_language_is_spoken(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    mark: str,
) -> None:
    """Without `--lang` the system's language is spoken where it is Danish, else English."""
    monkeypatch.setattr(os, "environ", {**os.environ, "LANG": "", **variables})
    assert mark in complaint(capsys, ["check", "nowhere"])


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` prints the program's name and version, and exits 0."""
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out == f"makkerpar {__version__}\n"


# ── as a process ────────────────────────────────────────────────────────────────────────────


def test_exit_codes_of_a_process(tmp_path: Path) -> None:
    """As a process, too: 0 done, 1 the scenario has errors, 2 the call was wrong."""
    good = str(write(tmp_path))
    bad = str(write(tmp_path, MISTAKE, "forkert"))
    done = [makkerpar("check", *words) for words in ([good], [good, bad], ["nowhere"])]
    assert [one.returncode for one in done] == [0, 1, 2]
    assert [bool(one.stdout) for one in done] == [True, True, False]
    assert [bool(one.stderr) for one in done] == [False, False, True]


@pytest.mark.parametrize(
    "arguments", [["list", "--lang", "da"], ["check", "nowhere", "--lang", "da"]], ids=" ".join
)
def test_output_is_utf8_on_every_console(arguments: list[str]) -> None:
    """Letters beyond ASCII come out as UTF-8, also where the system asks for plain ASCII."""
    done = makkerpar(*arguments, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    told = (done.stdout + done.stderr).decode("utf-8")
    assert not told.isascii()
    assert "Traceback" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="a name is always text on Windows")
def test_a_name_that_is_no_text_is_told_as_far_as_it_can_be() -> None:
    """A name of bytes that are no UTF-8 is refused in one line like any other, with exit 2."""
    done = makkerpar("check", os.fsdecode(b"s\xff\x80"))
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").splitlines() == ["makkerpar: There is no scenario “s??”."]


def test_what_a_machine_reads_is_the_same_everywhere(tmp_path: Path) -> None:
    """Answers are the same bytes in every language of the process and for every hash seed."""
    file = write(tmp_path, STORY.replace("goto: roll", "next: [ { goto: roll } ]"))
    surroundings = [
        {"LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "da_DK.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr:da", "PYTHONHASHSEED": "3", "TZ": "Asia/Tokyo"},
    ]
    told = [
        makkerpar(*played(tmp_path, "ask:call", seed=7), **around).stdout for around in surroundings
    ]
    assert json.loads(told[0])["scenario"] == "sagen"
    assert len(set(told)) == 1
    listed = []
    for around in surroundings:
        found = json.loads(makkerpar("check", str(file), "--format", "json", **around).stdout)
        for item in found:
            del item["message"], item["hint"]
        listed.append(found)
    assert listed[0] == listed[1] == listed[2]
    assert listed[0]


def test_the_answer_is_the_same_in_every_language_of_the_process(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No field of `run`, `list`, `assets` or `schema` follows the system's language by itself.

    The titles of `list` do: they are for people.
    """
    write(tmp_path, STORY)
    told = []
    for language in ("C", "da_DK.UTF-8", "en_GB.UTF-8", "tr_TR.UTF-8"):
        monkeypatch.setenv("LC_ALL", language)
        listed = answer(capsys, ["list", "--json", "--scenarios", str(tmp_path)])
        for item in listed:
            del item["title"], item["summary"]
        told.append(
            [
                answer(capsys, played(tmp_path, "ask:call", "roll:1")),
                listed,
                answer(capsys, ["assets", "--json"]),
                answer(capsys, ["schema"]),
            ]
        )
    assert all(one == told[0] for one in told)


@pytest.mark.parametrize(
    "arguments",
    [
        ["schema"],
        ["list"],
        ["check", "budgetkrisen"],
        ["--help"],
        [],
        ["run", "budgetkrisen", "--seat", "chief", "--json"],
    ],
    ids=" ".join,
)
def test_a_reader_that_has_gone_is_no_fault(arguments: list[str]) -> None:
    """Where nobody reads on (`| head -0`), a command ends in silence and exits 0."""
    with subprocess.Popen(
        [sys.executable, "-m", "makkerpar", *arguments],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        complaints = started.stderr.read()
    assert (started.returncode, complaints) == (0, b"")


@pytest.mark.parametrize("arguments", [["list"], [], ["check", "nowhere"]], ids=" ".join)
def test_nowhere_to_write_to_is_no_fault(arguments: list[str], tmp_path: Path) -> None:
    """Without standard output and error, as under pythonw, a command runs on, silently."""
    call = (
        "import sys; from makkerpar_tools import cli; "
        f"sys.stdout = sys.stderr = None; cli.main({arguments!r})"
    )
    done = process("-c", call, MAKKERPAR_HOME=str(tmp_path))
    assert done.returncode == (2 if "nowhere" in arguments else 0)
    assert done.stdout + done.stderr == b""
    assert list(tmp_path.iterdir()) == []


WINDOW = {"pygame"}
# A debrief works out what was attainable, so whatever plays to the end may use arrays.
NO_ARRAYS = {"numpy"}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["check", "budgetkrisen"], {"sqlite3", "makkerpar.terminal"}),
        (["run", "budgetkrisen", "--seat", "chief", "--json"], {"sqlite3", "makkerpar.terminal"}),
        (["list"], {"sqlite3", "makkerpar.terminal"}),
        (["assets"], {"sqlite3", "networkx", "babel", "makkerpar.terminal"}),
        (["schema"], {"sqlite3", "networkx", "babel", "makkerpar.terminal"}),
        (["--version"], {"sqlite3", "networkx", "babel", "yaml", "makkerpar.terminal"}),
        (["--help"], {"networkx", "babel"}),
        (["play", "budgetkrisen", "--text"], {"rich"}),
        ([], {"rich"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_imports_only_what_it_needs(arguments: list[str], unwanted: set[str]) -> None:
    """No command pays for a window, and none for arrays or a database that it does not use."""
    unwanted = unwanted | WINDOW | (NO_ARRAYS if arguments and arguments[0] != "play" else set())
    call = (
        "import sys; from makkerpar_tools.cli import run; "
        f"status = run({arguments!r}); "
        f"print(status, sorted({unwanted!r} & set(sys.modules)), file=sys.stderr)"
    )
    assert process("-c", call).stderr.decode().strip() == "0 []"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_output_that_nothing_can_be_written_to_is_no_fault() -> None:
    """On a full disk the command says so in a line, and exits as where a thing cannot be done."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "makkerpar", "list", "--lang", "en"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "makkerpar: There is no room left on what the output is written to."
    ]
