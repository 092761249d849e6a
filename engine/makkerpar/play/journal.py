"""What is kept of a play: the list of its decisions and draws, by id, and nothing else.

A play is saved, restored, undone and compared by that list alone. It survives mended texts, since
it holds ids; on a changed scenario it is replayed as far as it goes, and says where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, cast

from makkerpar.errors import MakkerparError, Refused
from makkerpar.focus import SEATS, Seat
from makkerpar.play.rules import (
    COUNTERPART,
    PERSON,
    TIMEOUT,
    By,
    Decided,
    Drew,
    Pick,
    Play,
    Start,
    begin,
    take,
)
from makkerpar.scenario import fingerprint
from makkerpar.scenario.program import Program

FORMAT: Final = 1
LOWEST_LOADABLE: Final = 1
MAX_ENTRIES: Final = 100_000
_HELD: Final = ("director", "chief", "both", "room", "nobody")


class JournalError(MakkerparError):
    """A journal that cannot be read."""


class Choice(NamedTuple):
    """A decision: what was taken, where, in which seat, and by whom."""

    scene: str
    seat: Seat
    choice: str
    by: By


class Draw(NamedTuple):
    """A draw: its scene, and the branch from 1."""

    scene: str
    branch: int


Entry = Choice | Draw


@dataclass(frozen=True, slots=True)
class Journal:
    """A play as it is kept.

    Attributes:
        scenario, version: the author's id and counter.
        structure, texts: the two hashes of the scenario; a mended typo changes the second only.
        held, seed: how the play was begun.
        entries: everything that happened.
    """

    scenario: str
    version: int
    structure: str
    texts: str
    held: str
    seed: int
    entries: tuple[Entry, ...]

    def to_json(self) -> str:
        """As text, with its format's version."""
        return json.dumps(
            {
                "format": FORMAT,
                "scenario": self.scenario,
                "version": self.version,
                "structure": self.structure,
                "texts": self.texts,
                "held": self.held,
                "seed": self.seed,
                "entries": [as_fields(entry) for entry in self.entries],
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @classmethod
    def from_json(cls, text: str) -> Journal:
        """Read what :meth:`to_json` wrote.

        Raises:
            JournalError: it is none, or one from a program too new or too old.
        """
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            raise JournalError("This is not the record of a play.") from None
        if not isinstance(data, dict) or not _is(data.get("format"), int):
            raise JournalError("This is not the record of a play.")
        if not LOWEST_LOADABLE <= data["format"] <= FORMAT:
            raise JournalError(
                "This play was recorded in format {found}; this program reads {known}.",
                found=data["format"],
                known=FORMAT,
            )
        return _read(data)


def _read(data: dict[str, Any]) -> Journal:
    kinds = {"scenario": str, "version": int, "structure": str, "texts": str, "seed": int}
    entries = data.get("entries")
    if (
        any(not _is(data.get(name), kind) for name, kind in kinds.items())
        or data.get("held") not in _HELD
        or not isinstance(entries, list)
        or len(entries) > MAX_ENTRIES
    ):
        raise JournalError("This is not the record of a play.")
    return Journal(
        scenario=data["scenario"],
        version=data["version"],
        structure=data["structure"],
        texts=data["texts"],
        held=data["held"],
        seed=data["seed"],
        entries=tuple(_entry(entry) for entry in entries),
    )


def _is(value: Any, kind: type) -> bool:
    """Whether a value of JSON is of that kind; true and false are no numbers."""
    return type(value) is kind


def _entry(data: Any) -> Entry:
    if isinstance(data, dict) and isinstance(data.get("scene"), str):
        branch, choice = data.get("branch"), data.get("choice")
        if type(branch) is int and branch > 0:
            return Draw(data["scene"], branch)
        if (
            isinstance(choice, str)
            and data.get("seat") in SEATS
            and data.get("by") in (PERSON, COUNTERPART, TIMEOUT)
        ):
            return Choice(data["scene"], data["seat"], choice, data["by"])
    raise JournalError("This is not the record of a play.")


def as_fields(entry: Entry) -> dict[str, str | int]:
    """An entry as the contract of ``run --json`` writes it."""
    if isinstance(entry, Draw):
        return {"scene": entry.scene, "branch": entry.branch, "by": "chance"}
    return cast("dict[str, str | int]", entry._asdict())


# ── from a play, and back ───────────────────────────────────────────────────────────────────


def entries(play: Play) -> tuple[Entry, ...]:
    """Everything that happened in a play, a joint's waiting choice included."""
    return tuple(entry for step in _steps(play) for entry in step)


def _steps(play: Play) -> Iterator[tuple[Entry, ...]]:
    """The entries that came about together: two of a joint, else one."""
    for event in play.events:
        if isinstance(event, Decided):
            yield tuple([_choice(play, event.scene, pick) for pick in event.picks])
        elif isinstance(event, Drew):
            yield (Draw(play.program.scenes[event.scene].id, event.branch),)
    if play.pending:
        yield tuple([_choice(play, play.scene, pick) for pick in play.pending])


def _choice(play: Play, scene: int, pick: Pick) -> Choice:
    row = play.program.scenes[scene]
    return Choice(row.id, pick.seat, row.side(pick.seat).choices[pick.choice].id, pick.by)


def of(play: Play) -> Journal:
    """The journal of a play."""
    scenario = play.program.scenario
    return Journal(
        scenario=scenario.id,
        version=scenario.version,
        structure=fingerprint.structure(scenario),
        texts=fingerprint.texts(scenario),
        held=play.held,
        seed=play.seed,
        entries=entries(play),
    )


@dataclass(frozen=True, slots=True)
class Replay:
    """What replaying a journal gave.

    Attributes:
        play: standing as far as the journal went.
        used: how many entries were followed.
        stopped: the entry that could not be, or None where all were. At a joint it may stand behind
            the counterpart's, which is not followed without it.
        changed: whether the scenario's structure is another than the journal's.
    """

    play: Play
    used: int
    stopped: Entry | None
    changed: bool


def replay(program: Program, journal: Journal, start: Start | None = None) -> Replay:
    """Play a journal again, as far as the scenario still allows.

    An entry that is not waited for, not on offer, or that the counterpart would now decide
    otherwise, ends the replay there. `start` is where the play began, if not at the beginning.

    Raises:
        Refused: the scenario can no longer be played with the seats held so.
        EndlessPlay: a thousand scenes without a stop.
    """
    wanted = journal.entries
    play, used, at = _follow(program, journal.held, journal.seed, wanted, start)
    if used < len(wanted):
        # Once more without the rest: a draw behind the stop must fall by the seed.
        play, _, _ = _follow(program, journal.held, journal.seed, wanted[:used], start)
    return Replay(
        play=play,
        used=used,
        stopped=wanted[at] if used < len(wanted) else None,
        changed=fingerprint.structure(program.scenario) != journal.structure,
    )


def _follow(
    program: Program, held: str, seed: int, wanted: Sequence[Entry], start: Start | None = None
) -> tuple[Play, int, int]:
    """Play these entries; how many were followed, and the number of the first that cannot be."""
    draws = [entry for entry in wanted if isinstance(entry, Draw)]

    def fate(scene: str, number: int, holding: Sequence[int]) -> int | None:
        """The recorded branch, where it is this draw's and can still fall."""
        if number > len(draws) or draws[number - 1].scene != scene:
            return None
        branch = draws[number - 1].branch
        return branch if branch in holding else None

    play = begin(program, held, seed, fate, start)
    while True:
        done = entries(play)
        agreed = _agreement(done, wanted)
        if agreed < len(done) or agreed == len(wanted):
            return play, agreed, agreed
        pick = _next_pick(play, wanted[agreed:])
        if pick is None:
            return play, agreed, agreed
        try:
            play = take(play, pick.choice, seat=pick.seat, by=pick.by, fate=fate)
        except Refused:
            return play, agreed, wanted.index(pick, agreed)


def _next_pick(play: Play, wanted: Sequence[Entry]) -> Choice | None:
    """The next person's choice: at a joint it may stand behind the counterpart's."""
    if play.ended:
        return None
    here = play.here
    for entry in wanted[: len(here.sides)]:
        if not isinstance(entry, Choice) or entry.scene != here.id:
            return None
        if entry.by != COUNTERPART:
            return entry if entry.seat in play.waiting else None
    return None


def _agreement(done: Sequence[Entry], wanted: Sequence[Entry]) -> int:
    for number, (one, two) in enumerate(zip(done, wanted, strict=False)):
        if one != two:
            return number
    return min(len(done), len(wanted))


# ── undo and compare ────────────────────────────────────────────────────────────────────────


def undo(play: Play, start: Start | None = None) -> Play:
    """The play before the last choice of a person; the same play where there is none."""
    return rewind(play, persons_choices(play) - 1, start)


def persons_choices(play: Play) -> int:
    """How many choices persons have made so far."""
    return sum(_by_person(entry) for entry in entries(play))


def rewind(play: Play, choices: int, start: Start | None = None) -> Play:
    """The play as it stood after that many choices of persons.

    Draws that fall again on the way fall as they did. `start` is where it began, as for `replay`.
    """
    kept: list[Entry] = []
    left = max(choices, 0)
    for step in _steps(play):
        by_persons = [entry for entry in step if _by_person(entry)]
        if len(by_persons) > left:
            # Of a joint that two decided, the first choice can stand alone; a counterpart's cannot.
            kept += by_persons[:left]
            break
        kept += step
        left -= len(by_persons)
    again, used, _ = _follow(play.program, play.held, play.seed, kept, start)
    assert used == len(kept)
    return again


def _by_person(entry: Entry) -> bool:
    return isinstance(entry, Choice) and entry.by != COUNTERPART


def first_difference(one: Journal, two: Journal) -> int | None:
    """The number of the first entry in which two journals differ; None where they agree."""
    agreed = _agreement(one.entries, two.entries)
    if agreed == len(one.entries) == len(two.entries):
        return None
    return agreed
