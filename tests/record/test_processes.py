"""Several programs at once, and programs that are killed: nothing acknowledged is ever lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import makkerpar
from makkerpar.record import PlayId, Record

PRELUDE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from makkerpar.errors import PlayMovedOn
from makkerpar.record import PlayId, Record

def say(*words):
    print(*words, flush=True)

folder, *arguments = sys.argv[1:]
say("ready")
sys.stdin.readline()
record = Record.open(Path(folder), now=lambda: datetime.now(UTC))
"""


def now() -> datetime:
    """The real time: other programs are at work."""
    return datetime.now(UTC)


@contextmanager
def program(code: str, folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Another Python that opens the same record and runs `code` when told to.

    It is ready when the block is entered, and gone when the block is left.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", PRELUDE + code, str(folder), *arguments],
        env={**os.environ, "PYTHONPATH": str(Path(makkerpar.__path__[0]).parent)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert line(process) == "ready"
        yield process
    finally:
        process.kill()
        process.communicate()


def line(process: subprocess.Popen[str]) -> str:
    """The next line the program says."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tell(process: subprocess.Popen[str], text: str = "") -> None:
    """Let a program that waits for a line go on."""
    assert process.stdin is not None
    process.stdin.write(f"{text}\n")
    process.stdin.flush()


SAVE_WHEN_TOLD = """
play = PlayId(arguments[0])
before = record.load(play).journal
say("loaded")
sys.stdin.readline()
try:
    record.save(play, before + arguments[1], ended=False)
    say("saved")
except PlayMovedOn:
    record.begin("a", "chief", before + arguments[1])
    say("copied")
"""


def test_of_two_programs_that_save_one_play_the_later_makes_a_copy(tmp_path: Path) -> None:
    """Both roads are in the record afterwards."""
    with Record.open(tmp_path, now=now) as record:
        play = record.begin("a", "chief", "start ")
    with (
        program(SAVE_WHEN_TOLD, tmp_path, play, "north") as one,
        program(SAVE_WHEN_TOLD, tmp_path, play, "south") as two,
    ):
        for process in (one, two):
            tell(process)
        assert [line(one), line(two)] == ["loaded", "loaded"]
        tell(one)
        tell(two)
        assert sorted([line(one), line(two)]) == ["copied", "saved"]
    with Record.open(tmp_path, now=now) as record:
        assert sorted(found.journal for found in record.plays()) == ["start north", "start south"]


SAVE_MANY = """
say("open", record.notice)
sys.stdin.readline()
for number in range(40):
    play = record.begin("a", arguments[0], "")
    record.save(play, str(number), ended=True)
    record.answer(play, "q", "x")
say("done")
"""


def test_programs_that_write_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    """Three programs with plays of their own lose none and see no error."""
    with (
        program(SAVE_MANY, tmp_path, "x") as one,
        program(SAVE_MANY, tmp_path, "y") as two,
        program(SAVE_MANY, tmp_path, "z") as three,
    ):
        all_three = (one, two, three)
        for process in all_three:
            tell(process)
        assert [line(process) for process in all_three] == ["open None"] * 3
        for process in all_three:
            tell(process)
        assert [line(process) for process in all_three] == ["done"] * 3
    with Record.open(tmp_path, now=now) as record:
        for seat in "xyz":
            saved = [int(play.journal) for play in record.plays() if play.seat == seat]
            assert sorted(saved) == list(range(40))


OPEN_AND_BEGIN = """
record.begin("a", "chief", arguments[0])
say("set aside" if record.notice else "fresh")
"""


def test_programs_that_meet_a_damaged_file_set_it_aside_once(tmp_path: Path) -> None:
    """One sets it aside, the others go on with the fresh one, and all their plays are kept."""
    (tmp_path / "record.db").write_bytes(b"junk" * 1000)
    with (
        program(OPEN_AND_BEGIN, tmp_path, "1") as one,
        program(OPEN_AND_BEGIN, tmp_path, "2") as two,
        program(OPEN_AND_BEGIN, tmp_path, "3") as three,
    ):
        for process in (one, two, three):
            tell(process)
        said = sorted(line(process) for process in (one, two, three))
    assert said == ["fresh", "fresh", "set aside"]
    with Record.open(tmp_path, now=now) as record:
        assert sorted(play.journal for play in record.plays()) == ["1", "2", "3"]


SAVE_FOR_EVER = """
play = record.begin("a", "chief", "")
record.set_setting("play", play)
say(play)
number = 0
while True:
    number += 1
    record.save(play, f"{number} " * 300, ended=False)
    say(number)
"""


def test_a_killed_program_has_kept_every_save_it_was_told_of(tmp_path: Path) -> None:
    """Killed at whatever moment, the record opens unharmed with the last acknowledged save."""
    chance = random.Random(3)
    acknowledged: dict[PlayId, int] = {}
    for _ in range(12):
        with program(SAVE_FOR_EVER, tmp_path) as writer:
            tell(writer)
            play = PlayId(line(writer))
            time.sleep(chance.uniform(0, 0.12))
            writer.kill()
            assert writer.stdout is not None
            said = writer.stdout.read()
        # What was being said when it died may be cut short; whole lines only.
        whole = said.rpartition("\n")[0].split()
        acknowledged[play] = int(whole[-1]) if whole else 0
        with Record.open(tmp_path, now=now) as record:
            assert record.notice is None
            for found in record.plays():
                saved = int((found.journal.split() or ["0"])[0])
                assert acknowledged[found.id] <= saved <= acknowledged[found.id] + 1
    assert len(acknowledged) == 12
    assert sum(acknowledged.values()) > 12
