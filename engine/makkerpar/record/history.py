"""The player's record: one class over one small database.

A play is its journal, a text that is opaque here, saved whole at every decision. `save` returns
when the text is on disk, so a front end that saves before it shows what follows never loses a
decision.

Two programs may be open at once. Each remembers the revision at which it took a play up (by `load`,
or by first seeing it in a list) and saves only on top of that, or of its own saves. Where another
program has saved meanwhile, the later one is told `PlayMovedOn`: both roads are worth keeping, so
it may begin a copy. There is no lock to be left behind by a program that dies.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from makkerpar.errors import NotFound, PlayMovedOn, RecordError
from makkerpar.record import database
from makkerpar.record.model import Agreement, PlayId, SavedPlay

_T = TypeVar("_T")

_PLAY = """
    SELECT id, scenario, seat, started, updated, ended, debrief_step, debriefed, journal,
           owner || ':' || revision
    FROM plays
"""
_SAVE = """
    UPDATE plays
    SET journal = :journal, ended = :ended, updated = :now, revision = revision + 1, owner = :me,
        debrief_step = CASE WHEN :ended THEN debrief_step ELSE 0 END,
        debriefed = CASE WHEN :ended THEN debriefed ELSE 0 END,
        turn = (SELECT max(turn) + 1 FROM plays)
    WHERE id = :play AND (owner = :me OR owner || ':' || revision = :seen)
"""
_AGREEMENT = """
    SELECT play, scenario, what, with_whom, due, made, outcome
    FROM agreements JOIN plays ON plays.id = agreements.play
"""


class Record:
    """The history and settings of one player. Every method that writes has written when it returns.

    Whatever the disk refuses is a `RecordError`; a play that is not there is `NotFound`.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        now: Callable[[], datetime],
        folder: Path | None = None,
        notice: RecordError | None = None,
    ) -> None:
        self.notice = notice  # not raised: to be told to the player once, by its `tell`
        self._connection = connection
        self._now = now
        self._folder = folder
        self._owner = secrets.token_hex(8)
        self._seen: dict[PlayId, str] = {}

    @classmethod
    def open(cls, folder: Path, *, now: Callable[[], datetime]) -> Self:
        """The record in `folder`, which is made if need be; `now` gives aware times.

        A damaged file is set aside under a new name and a fresh one begun: `notice` says so. Raises
        `RecordError` for a file of a newer program and for a folder that cannot be written.
        """
        connection, aside = database.connect(folder, now())
        notice = None
        if aside is not None:
            notice = RecordError(
                "Your history could not be read. It has been kept as “{file}” and a new one begun.",
                file=str(folder / aside),
            )
        return cls(connection, now=now, folder=folder, notice=notice)

    @classmethod
    def in_memory(cls, *, now: Callable[[], datetime]) -> Self:
        """A record that forgets everything when it is closed; for tests and for trying things."""
        return cls(database.connect_in_memory(), now=now)

    def close(self) -> None:
        """Let go of the file; the record cannot be used after that."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # Plays

    def begin(self, scenario: str, seat: str, journal: str) -> PlayId:
        """Keep a new play, and return what it is called from now on."""
        play = PlayId(secrets.token_hex(8))
        now = self._stamp()
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO plays (id, scenario, seat, started, updated, journal, owner, turn)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM plays))",
                (play, scenario, seat, now, now, journal, self._owner),
            )
        return play

    def save(self, play: PlayId, journal: str, *, ended: bool) -> None:
        """Put the journal on disk in place of the one before.

        A play that goes on again after its end, by undo, has its debrief before it again. Raises
        `PlayMovedOn`, saving nothing, if another program has saved or removed the play since it was
        taken up here.
        """
        with self._writing() as connection:
            done = connection.execute(
                _SAVE,
                {
                    "play": play,
                    "journal": journal,
                    "ended": ended,
                    "now": self._stamp(),
                    "me": self._owner,
                    "seen": self._seen.get(play, ""),
                },
            )
            if done.rowcount == 0:
                raise PlayMovedOn(
                    "This play has been taken further, or removed, in another window."
                )

    def load(self, play: PlayId) -> SavedPlay:
        """Take the play up as it now stands: the next `save` goes on top of this."""
        self._seen.pop(play, None)
        found = self._plays("WHERE id = ?", play)
        if not found:
            raise _no_such_play(play)
        return found[0]

    def plays(self) -> list[SavedPlay]:
        """All plays, the one saved last first."""
        return self._plays("ORDER BY turn DESC")

    def unfinished(self) -> list[SavedPlay]:
        """The plays that have not come to an ending, the one saved last first."""
        return self._plays("WHERE NOT ended ORDER BY turn DESC")

    def remove(self, play: PlayId) -> None:
        """Remove the play, its answers and its agreement; one that is gone already stays gone."""
        with self._writing() as connection:
            connection.execute("DELETE FROM plays WHERE id = ?", (play,))

    # Debrief

    def debrief_at(self, play: PlayId, step: int, *, done: bool = False) -> None:
        """Remember the step at which the debrief is left, and whether it is done."""
        with self._writing() as connection:
            changed = connection.execute(
                "UPDATE plays SET debrief_step = ?, debriefed = ? WHERE id = ?", (step, done, play)
            )
            if changed.rowcount == 0:
                raise _no_such_play(play)

    def open_debriefs(self) -> list[SavedPlay]:
        """The plays that have ended and whose debrief is not done, the one saved last first."""
        return self._plays("WHERE ended AND NOT debriefed ORDER BY turn DESC")

    def answer(self, play: PlayId, key: str, text: str) -> None:
        """Keep an answer under its question's `key`, in place of an earlier one."""
        with self._writing(play) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO answers (play, key, text) VALUES (?, ?, ?)",
                (play, key, _storable(text)),
            )

    def answers(self, play: PlayId) -> dict[str, str]:
        """The answers given in a play's debrief, by key."""
        return dict(self._rows("SELECT key, text FROM answers WHERE play = ? ORDER BY key", play))

    # Agreements

    def agree(self, play: PlayId, *, what: str, with_whom: str, when: str) -> None:
        """Keep the agreement made at the end of a play, in place of the play's earlier one."""
        with self._writing(play) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO agreements (play, what, with_whom, due, made)"
                " VALUES (?, ?, ?, ?, ?)",
                (play, *map(_storable, (what, with_whom, when)), self._stamp()),
            )

    def agreements(self) -> list[Agreement]:
        """All agreements, the newest first."""
        return self._agreements("ORDER BY number DESC")

    def agreement_due(self, scenario: str | None = None) -> Agreement | None:
        """The newest agreement if nobody has asked about it yet; of one scenario, or of all."""
        newest = self._agreements(
            "WHERE ? IS NULL OR scenario = ? ORDER BY number DESC LIMIT 1", scenario, scenario
        )
        return next((agreement for agreement in newest if agreement.outcome is None), None)

    def follow_up(self, play: PlayId, outcome: str) -> None:
        """Keep what became of the agreement of `play`, which is not asked about again."""
        with self._writing() as connection:
            changed = connection.execute(
                "UPDATE agreements SET outcome = ? WHERE play = ?", (_storable(outcome), play)
            )
            if changed.rowcount == 0:
                raise NotFound("There is no agreement from the play “{name}”.", name=play)

    # Settings

    def setting(self, key: str, default: _T) -> _T:
        """The value of a setting, or `default` where it is unset or not of the default's type."""
        for (text,) in self._rows("SELECT value FROM settings WHERE key = ?", key):
            try:
                value = json.loads(text)
            except ValueError:
                return default
            if default is None or type(value) is type(default):
                return value  # type: ignore[no-any-return]
        return default

    def set_setting(self, key: str, value: object) -> None:
        """Keep a setting: anything that JSON can write."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)",
                (key, json.dumps(value)),
            )

    def erase_all(self) -> None:
        """Forget everything: plays, answers, agreements, settings, and what was once set aside."""
        with self._writing() as connection:
            for table in sorted(database.TABLES):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        with _told():
            # Out of the log and the file's free pages too, not only out of sight.
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for file in database.damaged_files(self._folder) if self._folder else ():
                file.unlink(missing_ok=True)

    # What the methods above are made of

    @contextmanager
    def _writing(self, play: PlayId | None = None) -> Iterator[sqlite3.Connection]:
        """One transaction, on disk when it is left, undone if anything is raised.

        If a play is given, it is there.
        """
        with _told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                if play is not None and not self._rows("SELECT 1 FROM plays WHERE id = ?", play):
                    raise _no_such_play(play)
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def _rows(self, query: str, *values: object) -> list[Any]:
        with _told():
            return self._connection.execute(query, values).fetchall()

    def _plays(self, which: str, *values: object) -> list[SavedPlay]:
        found = []
        for *row, revision in self._rows(_PLAY + which, *values):
            play = _play(*row)
            self._seen.setdefault(play.id, revision)
            found.append(play)
        return found

    def _agreements(self, which: str, *values: object) -> list[Agreement]:
        return [
            Agreement(play, scenario, what, with_whom, due, _time(made), outcome)
            for play, scenario, what, with_whom, due, made, outcome in self._rows(
                _AGREEMENT + which, *values
            )
        ]

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat()


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:  # a damaged date: the play is worth more than the date
        return datetime.fromtimestamp(0, UTC)


def _play(*row: Any) -> SavedPlay:
    play, scenario, seat, started, updated, ended, step, debriefed, journal = row
    return SavedPlay(
        id=PlayId(play),
        scenario=scenario,
        seat=seat,
        started=_time(started),
        updated=_time(updated),
        ended=bool(ended),
        debrief_step=step,
        debriefed=bool(debriefed),
        journal=journal,
    )


@contextmanager
def _told() -> Iterator[None]:
    """Whatever SQLite, the disk or a text that is no Unicode objects to, as a `RecordError`."""
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeError) as error:
        raise RecordError(
            "Your history cannot be read or written: {reason}.", reason=error
        ) from error


def _storable(text: str) -> str:
    """What a person typed, with what no encoding can hold (a stray byte of a terminal) as '?'."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _no_such_play(play: PlayId) -> NotFound:
    return NotFound("There is no saved play “{name}”.", name=play)
