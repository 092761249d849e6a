"""A small case on disk, and the command line called on it: in this process, and as a real one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from makkerpar.testing import complete
from makkerpar_tools import cli

ROOT = Path(__file__).resolve().parents[2]

STORY = """\
id: sagen
variables:
  n: { start: 5, max: 10 }
  told: false
terms: { kommune: Egeskov Kommune }
scenes:
  ask:
    decision:
      seat: chief
      choices:
        call:
          text: Ring.
          focus: { 3A: 2, 1B: -1 }
          because: Tid.
          yet: Ro.
          set: { told: true }
        wait: { text: Vent., when: n > 7, locked: Nej. }
        stay: { text: Bliv. }
      counterpart: [ { take: stay } ]
    goto: roll
  roll:
    chance: [ { weight: 1, goto: meet }, { weight: 1, goto: slut } ]
  meet:
    joint:
      director:
        choices:
          give: { text: Giv., focus: { 2B: 1 }, because: Tillid., change: { n: 2 } }
          keep: { text: Behold. }
        counterpart: [ { take: keep } ]
      chief:
        choices: { spend: { text: Brug., change: { n: 2 } } }
        counterpart: [ { take: spend } ]
      outcomes: [ { goto: slut } ]
  slut: { ending: { title: { first: [ { when: told, text: Slut }, { text: Slut } ] } } }
"""
MISTAKE = STORY.replace("goto: meet", "goto: meat")


def write(root: Path, text: str = STORY, name: str = "sagen") -> Path:
    """A scenario of that name in a folder of scenarios; its main file."""
    file = root / name / "scenario.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(complete(text), encoding="utf-8")
    return file


def played(root: Path, *takes: str, seat: str = "both", seed: int = 0) -> list[str]:
    """The words that run the case by these takes."""
    words = ["run", "sagen", "--scenarios", str(root), "--seat", seat, "--seed", str(seed)]
    for take in takes:
        words += ["--take", take]
    return [*words, "--json"]


def answer(capsys: pytest.CaptureFixture[str], words: Sequence[str], status: int = 0) -> Any:
    """The JSON that a command writes, having exited as said and complained of nothing."""
    assert cli.run(list(words)) == status
    told = capsys.readouterr()
    assert told.err == ""
    return json.loads(told.out)


def complaint(capsys: pytest.CaptureFixture[str], words: Sequence[str]) -> str:
    """The one line in which a command refuses to do anything; it exits 2 and writes nothing."""
    assert cli.run(list(words)) == cli.CANNOT
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert line.startswith("makkerpar: ")
    return line


def environment(**more: str) -> dict[str, str]:
    """What a process of ours finds around it: the checkout on its path, warnings as errors."""
    path = os.pathsep.join([str(ROOT / "engine"), str(ROOT / "tools")])
    return {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "error", **more}


def process(*arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Python with these arguments, as a process without a terminal."""
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )


def makkerpar(*words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The command line as a process."""
    return process("-m", "makkerpar", *words, **more)
