"""The record's file: made, kept, refused, or set aside."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from makkerpar.errors import RecordError
from makkerpar.record import Record, database
from makkerpar.record.database import FILE, MIGRATIONS, TABLES


def noon() -> datetime:
    """Always noon."""
    return datetime(2025, 3, 1, 12, tzinfo=UTC)


def filled(folder: Path, plays: int = 30) -> Path:
    """A record with some plays in it, closed; returns its file."""
    with Record.open(folder, now=noon) as record:
        for number in range(plays):
            play = record.begin("a", "chief", f"{number} " * 200)
            record.answer(play, "q", "svar")
    return folder / FILE


def crashed(folder: Path, *, version: int, checkpointed: bool) -> Path:
    """The folder of a program that died with a version and a log that it had not written back."""
    file = filled(folder / "alive", plays=2)
    left = folder / "left"
    left.mkdir()
    with closing(sqlite3.connect(file)) as plain:
        plain.execute(f"PRAGMA user_version = {version}")
        if checkpointed:
            plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        plain.execute("INSERT INTO settings VALUES ('a', '1')")
        plain.commit()
        for name in (FILE, f"{FILE}-wal"):
            shutil.copy(file.with_name(name), left)
    assert (left / f"{FILE}-wal").stat().st_size
    return left


def test_a_record_makes_its_folder_and_keeps_what_it_is_given(tmp_path: Path) -> None:
    """What was saved is there when the record is opened again."""
    folder = tmp_path / "not" / "yet"
    with Record.open(folder, now=noon) as record:
        assert record.notice is None
        play = record.begin("a", "chief", "x")
    with Record.open(folder, now=noon) as record:
        assert record.notice is None
        assert record.load(play).journal == "x"


def test_a_commit_is_on_disk_when_it_returns(tmp_path: Path) -> None:
    """The file keeps a log, and both are flushed at every commit."""
    with closing(sqlite3.connect(filled(tmp_path))) as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with Record.open(tmp_path, now=noon) as record:
        pragma = record._connection.execute("PRAGMA synchronous").fetchone()
        assert pragma == (2,)  # FULL


@pytest.mark.parametrize("checkpointed", [True, False], ids=["in the file", "in the log"])
def test_a_file_of_a_newer_program_is_refused(tmp_path: Path, checkpointed: bool) -> None:
    """The version counts even where a crash has left it in the log; nothing is set aside."""
    folder = crashed(tmp_path, version=len(MIGRATIONS) + 1, checkpointed=checkpointed)
    for _ in range(2):
        with pytest.raises(RecordError, match="newer Makkerpar"):
            Record.open(folder, now=noon)
    assert not list(folder.glob("record-damaged*"))


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    """Not a byte is changed of the file, nor of a log that waits for the newer program."""
    folder = crashed(tmp_path, version=len(MIGRATIONS) + 1, checkpointed=True)
    before = {name: (folder / name).read_bytes() for name in (FILE, f"{FILE}-wal")}
    with pytest.raises(RecordError, match="newer Makkerpar"):
        Record.open(folder, now=noon)
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_a_record_of_an_older_program_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The steps that are missing are taken, once, and everything saved is still there."""
    filled(tmp_path, plays=3)
    steps = (*MIGRATIONS, "ALTER TABLE plays ADD COLUMN mood TEXT", "CREATE TABLE more (x)")
    monkeypatch.setattr(database, "MIGRATIONS", steps)
    for _ in range(2):
        with Record.open(tmp_path, now=noon) as record:
            assert record.notice is None
            assert len(record.plays()) == 3
    with closing(sqlite3.connect(tmp_path / FILE)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 2,)
        assert plain.execute("SELECT mood FROM plays").fetchall() == [(None,)] * 3


def test_a_step_that_fails_leaves_the_record_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours costs nobody a history: the file is neither changed nor set aside."""
    filled(tmp_path, plays=3)
    with monkeypatch.context() as newer:
        steps = (*MIGRATIONS, "ALTER TABLE plays ADD COLUMN mood; DROP TABLE nonsense")
        newer.setattr(database, "MIGRATIONS", steps)
        with pytest.raises(RecordError):
            Record.open(tmp_path, now=noon)
    with Record.open(tmp_path, now=noon) as record:
        assert record.notice is None
        assert len(record.plays()) == 3


def test_a_file_that_is_no_database_is_set_aside(tmp_path: Path) -> None:
    """It is kept under a name with the date, a fresh record is begun, and the notice says so."""
    junk = b"Kaere dagbog, " * 1000
    (tmp_path / FILE).write_bytes(junk)
    with Record.open(tmp_path, now=noon) as record:
        assert record.plays() == []
        assert record.notice is not None
        assert "record-damaged-2025-03-01-1.db" in str(record.notice)
        record.begin("a", "chief", "x")
    assert (tmp_path / "record-damaged-2025-03-01-1.db").read_bytes() == junk
    with Record.open(tmp_path, now=noon) as record:
        assert record.notice is None
        assert len(record.plays()) == 1


def test_several_damaged_files_of_a_day_are_all_kept(tmp_path: Path) -> None:
    """No set-aside file takes the place of another."""
    for number in range(3):
        (tmp_path / FILE).write_bytes(b"junk %d" % number * 100)
        Record.open(tmp_path, now=noon).close()
    kept = {file.read_bytes()[:6] for file in tmp_path.glob("record-damaged-*.db")}
    assert kept == {b"junk 0", b"junk 1", b"junk 2"}


def test_a_log_is_set_aside_with_its_file(tmp_path: Path) -> None:
    """What the log holds of the damaged record is kept beside it."""
    file = filled(tmp_path)
    for ending in ("-wal", "-shm"):
        (tmp_path / f"{FILE}{ending}").write_bytes(b"a log of some kind")
    file.write_bytes(b"junk" * 500)
    with Record.open(tmp_path, now=noon) as record:
        assert record.notice is not None
        record.begin("a", "chief", "x")
    aside = tmp_path / "record-damaged-2025-03-01-1.db-wal"
    assert aside.read_bytes() == b"a log of some kind"


def test_another_programs_database_is_set_aside(tmp_path: Path) -> None:
    """A sound database that is no record is kept, not written into."""
    with closing(sqlite3.connect(tmp_path / FILE)) as other, other:
        other.execute("CREATE TABLE recipes (name)")
    with Record.open(tmp_path, now=noon) as record:
        assert record.notice is not None
    with closing(sqlite3.connect(tmp_path / "record-damaged-2025-03-01-1.db")) as kept:
        assert kept.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_record_that_lacks_a_table_is_set_aside(tmp_path: Path, table: str) -> None:
    """A file that claims to be a record must be one."""
    with closing(sqlite3.connect(filled(tmp_path))) as plain:
        plain.execute("PRAGMA foreign_keys = OFF")
        plain.execute(f"DROP TABLE {table}")
    with Record.open(tmp_path, now=noon) as record:
        assert record.notice is not None
        assert record.plays() == []


def test_an_empty_file_is_a_record_to_be(tmp_path: Path) -> None:
    """A program that died while it made the file left nothing to set aside."""
    (tmp_path / FILE).touch()
    with Record.open(tmp_path, now=noon) as record:
        assert record.notice is None
        record.begin("a", "chief", "x")


def test_whatever_the_damage_the_record_opens_and_works(tmp_path: Path) -> None:
    """Bytes changed, cut off or blanked: the old file is read or kept, and a play can be saved."""
    sound = filled(tmp_path / "sound").read_bytes()
    chance = random.Random(11)
    outcomes = set()
    for number in range(120):
        data = bytearray(sound)
        match number % 3:
            case 0:
                for _ in range(chance.randint(1, 30)):
                    data[chance.randrange(len(data))] = chance.randrange(256)
            case 1:
                del data[chance.randrange(len(data)) :]
            case _:
                start = chance.randrange(0, len(data), 512)
                data[start : start + 4096] = bytes(len(data[start : start + 4096]))
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / FILE).write_bytes(data)
        try:
            with Record.open(folder, now=noon) as record:
                outcomes.add("kept" if record.notice else "read")
                record.plays()
                record.agreements()
                play = record.begin("a", "chief", "x")
                record.save(play, "y", ended=True)
                assert record.load(play).journal == "y"
        except RecordError as error:
            outcomes.add("newer" if "newer" in str(error) else str(error))
        shutil.rmtree(folder)
    assert {"kept", "read"} <= outcomes <= {"kept", "read", "newer"}


def test_a_folder_that_cannot_be_one_is_refused(tmp_path: Path) -> None:
    """A file where the folder should be, or a folder where the file should be, is said so."""
    (tmp_path / "file").touch()
    with pytest.raises(RecordError, match="file"):
        Record.open(tmp_path / "file", now=noon)
    (tmp_path / "folder" / FILE).mkdir(parents=True)
    with pytest.raises(RecordError, match="folder"):
        Record.open(tmp_path / "folder", now=noon)
    assert (tmp_path / "folder" / FILE).is_dir()
