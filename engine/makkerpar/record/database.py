"""The record's file: opened, brought up to date, and set aside when it is damaged.

Opening goes one program at a time, behind a lock that is itself an empty SQLite file: the lock of a
program that dies goes with it, on every system, and nothing is left to clear up.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from makkerpar.errors import RecordError

FILE = "record.db"
LOCK_FILE = "record.lock"
SET_ASIDE = "record-damaged-"
PATIENCE = 10.0  # seconds to wait for another program to finish what it is writing

# Entry n brings a file from schema n to n + 1; entries are never changed once released.
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE plays (
        id TEXT PRIMARY KEY NOT NULL,
        scenario TEXT NOT NULL,
        seat TEXT NOT NULL,
        started TEXT NOT NULL,
        updated TEXT NOT NULL,
        ended INTEGER NOT NULL DEFAULT 0,
        debrief_step INTEGER NOT NULL DEFAULT 0,
        debriefed INTEGER NOT NULL DEFAULT 0,
        journal TEXT NOT NULL,
        revision INTEGER NOT NULL DEFAULT 1,    -- counts the saves
        owner TEXT NOT NULL,                    -- the program that made the last of them
        turn INTEGER NOT NULL                   -- orders the saves of all plays, whatever the clock
    );
    CREATE TABLE answers (
        play TEXT NOT NULL REFERENCES plays (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (play, key)
    );
    CREATE TABLE agreements (
        number INTEGER PRIMARY KEY,
        play TEXT NOT NULL UNIQUE REFERENCES plays (id) ON DELETE CASCADE,
        what TEXT NOT NULL,
        with_whom TEXT NOT NULL,
        due TEXT NOT NULL,
        made TEXT NOT NULL,
        outcome TEXT
    );
    CREATE TABLE settings (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
    """,
)
TABLES = frozenset({"plays", "answers", "agreements", "settings"})

# What SQLite says of a file that is none of its own, a broken one, and one whose header or tables
# make no sense to it. Not among them: a full disk, a locked file, one that may not be read.
_DAMAGE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)
_VERSION_AT = 60  # where SQLite's file header keeps user_version, four bytes, big end first


class _DamagedError(Exception):
    """The file is no record: not a database, a broken one, or somebody else's."""


def connect(folder: Path, now: datetime) -> tuple[sqlite3.Connection, str | None]:
    """Open the record in `folder`, making what is missing.

    Returns the connection, and the name that a damaged file has been given to make room for a fresh
    one. Raises `RecordError` where the file comes from a newer program, which leaves it untouched,
    and where the folder cannot be written.
    """
    file = folder / FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _one_at_a_time(folder):
            try:
                _refuse_newer(_version_in_header(file))
                return _open(file), None
            except _DamagedError:
                name = _set_aside(file, now)
                return _open(file), name
    except (OSError, sqlite3.Error, _DamagedError) as error:
        raise RecordError(
            "The record in “{folder}” cannot be opened: {reason}.", folder=folder, reason=error
        ) from error


def connect_in_memory() -> sqlite3.Connection:
    """A record that lives as long as its connection."""
    connection = _connection(":memory:")
    _configure(connection)
    _migrate(connection, len(MIGRATIONS))
    return connection


def damaged_files(folder: Path) -> list[Path]:
    """What has been set aside in `folder`, with the files that belong to it."""
    return sorted(folder.glob(f"{SET_ASIDE}*"))


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    with closing(_connection(folder / LOCK_FILE)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _version_in_header(file: Path) -> int:
    """The schema version, read without SQLite, which would tidy up the file and its log."""
    try:
        with file.open("rb") as data:
            header = data.read(_VERSION_AT + 4)
    except FileNotFoundError:
        return 0
    if header and not header.startswith(b"SQLite format 3\0"):
        raise _DamagedError("not a database")
    return int.from_bytes(header[_VERSION_AT:], "big")


def _refuse_newer(version: int) -> None:
    if version > len(MIGRATIONS):
        raise RecordError(
            "Your history was last used by a newer Makkerpar; please use that one to open it."
        )


def _open(file: Path) -> sqlite3.Connection:
    connection = _connection(file)
    try:
        _examine(connection)
        # The mode stays with the file, and changing it needs the file to itself: only once.
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        _configure(connection)
        _migrate(connection, len(MIGRATIONS))
    except BaseException:
        connection.close()
        raise
    return connection


def _connection(file: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    # A flipped bit in one text is no reason to lose the rest.
    connection.text_factory = _text
    return connection


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _configure(connection: sqlite3.Connection) -> None:
    # A commit is on the disk when it returns, even if the power goes; macOS must be asked twice.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is removed is overwritten, not merely forgotten.
    connection.execute("PRAGMA secure_delete = ON")


def _examine(connection: sqlite3.Connection) -> None:
    """Look through the whole file, which is small; raise if it is not a sound record."""
    try:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        version, schema = _version(connection), _schema(connection)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if _tells_of_damage(error):
            raise _DamagedError(str(error)) from error
        raise
    _refuse_newer(version)
    with closing(_connection(":memory:")) as sound:
        _migrate(sound, version)
        if verdict != "ok" or schema != _schema(sound):
            raise _DamagedError(verdict)


def _migrate(connection: sqlite3.Connection, target: int) -> None:
    """Bring the tables up to schema version `target`, each step whole or not at all."""
    for version in range(_version(connection), target):
        script = MIGRATIONS[version]
        connection.executescript(
            f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {version + 1}; COMMIT;"
        )


def _schema(connection: sqlite3.Connection) -> list[tuple[str, str | None]]:
    return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _tells_of_damage(error: Exception) -> bool:
    if isinstance(error, UnicodeDecodeError):  # SQLite's complaint quotes the broken bytes
        return True
    # The low byte of an extended code is the plain one.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def _set_aside(file: Path, now: datetime) -> str:
    """Rename the file and what belongs to it; returns the new name."""
    number = 1
    while any(file.parent.glob(f"{SET_ASIDE}{now:%Y-%m-%d}-{number}.*")):
        number += 1
    aside = file.with_name(f"{SET_ASIDE}{now:%Y-%m-%d}-{number}.db")
    # The log first: were we to die in between, the damaged file is found again, not a stray log
    # that would be taken for the fresh one's.
    for ending in ("-wal", "-shm", ""):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside.name
