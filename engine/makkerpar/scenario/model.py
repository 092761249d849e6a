"""A scenario as frozen data: what the author wrote, names resolved, expressions parsed.

Nothing here knows YAML or a player. Texts stay in the language they were written in; a
:class:`Phrase` is what a catalogue translates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from makkerpar.diagnostics.model import Where
from makkerpar.focus import Seat
from makkerpar.scenario.expression import Expression, Type


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text as written, with ``{placeholders}``; ``where`` is for translators and diagnostics."""

    source: str
    where: Where


@dataclass(frozen=True, slots=True)
class ByWindow:
    """One text for the director's window, another for the chief's."""

    director: Text
    chief: Text


@dataclass(frozen=True, slots=True)
class FirstOf:
    """The first text whose condition holds; the last has none."""

    cases: tuple[tuple[Condition | None, Text], ...]


Text = Phrase | ByWindow | FirstOf


@dataclass(frozen=True, slots=True)
class Condition:
    """An expression that is a switch, where it stands."""

    tree: Expression
    where: Where


@dataclass(frozen=True, slots=True)
class Line:
    """Narration (no speaker), speech, or a silence (speaker without text)."""

    speaker: str | None
    mood: str | None
    text: Text | None
    only: Seat | None
    when: Condition | None
    where: Where


@dataclass(frozen=True, slots=True)
class Block:
    """Items under one ``only`` or ``when``."""

    items: tuple[Item, ...]
    only: Seat | None
    when: Condition | None
    where: Where


@dataclass(frozen=True, slots=True)
class First:
    """Of these items, the first whose condition holds in this window; perhaps none."""

    cases: tuple[Item, ...]
    only: Seat | None
    when: Condition | None
    where: Where


Item = Line | Block | First
Lines = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """What ``set`` or ``change`` does to one variable."""

    variable: str
    tree: Expression
    where: Where


@dataclass(frozen=True, slots=True)
class Effects:
    """``set`` and ``change`` of one place."""

    set: tuple[Amount, ...] = ()
    change: tuple[Amount, ...] = ()


NO_EFFECTS: Final = Effects()


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: the scene, and the condition under which it is taken (None: always)."""

    goto: str
    when: Condition | None
    where: Where


@dataclass(frozen=True, slots=True)
class Allowance:
    """A craft check that the author silences at a place, and why. No player ever sees it."""

    code: str
    reason: str
    where: Where


@dataclass(frozen=True, slots=True)
class Score:
    """What a choice is worth on one part, −2 … +2, and why."""

    part: str
    value: int
    because: Text | None
    yet: Text | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a seat can do."""

    id: str
    where: Where
    text: Text
    seen: Lines
    focus: tuple[Score, ...]
    when: Condition | None
    locked: Text | None
    once: bool
    effects: Effects
    lines: Lines
    ways: tuple[Way, ...]
    allow: tuple[Allowance, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """What the counterpart does when nobody holds its seat."""

    take: str
    when: Condition | None
    because: Text | None
    where: Where


@dataclass(frozen=True, slots=True)
class Side:
    """One seat's part of a decision."""

    seat: Seat
    where: Where
    prompt: Text | None
    choices: tuple[Choice, ...]
    counterpart: tuple[Rule, ...]
    on_timeout: str | None
    allow: tuple[Allowance, ...] = ()

    def choice(self, id_: str) -> Choice | None:
        """The choice of that name."""
        return next((choice for choice in self.choices if choice.id == id_), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where two choices of a joint decision meet; an empty tuple means any."""

    director: tuple[str, ...]
    chief: tuple[str, ...]
    when: Condition | None
    effects: Effects
    lines: Lines
    ways: tuple[Way, ...]
    where: Where

    def matches(self, director: str, chief: str) -> bool:
        """Whether it is about these two choices (its ``when`` aside)."""
        return (not self.director or director in self.director) and (
            not self.chief or chief in self.chief
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """One seat decides (one side), or both at once (two sides, director first)."""

    sides: tuple[Side, ...]
    outcomes: tuple[Outcome, ...]
    talk: int | None
    seconds: int | None
    where: Where

    @property
    def joint(self) -> bool:
        """Whether both seats decide at once."""
        return len(self.sides) == 2

    def side(self, seat: Seat) -> Side | None:
        """The part of that seat, if it has one."""
        return next((side for side in self.sides if side.seat == seat), None)


@dataclass(frozen=True, slots=True)
class Branch:
    """One way a draw can fall."""

    weight: int
    when: Condition | None
    goto: str
    where: Where


@dataclass(frozen=True, slots=True)
class Chance:
    """A seeded draw among branches."""

    branches: tuple[Branch, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Ending:
    """Where the story ends; ``tone`` is (director's, chief's)."""

    title: Text
    tone: tuple[str, str]
    where: Where


Exit = Decision | Chance | Ending | None


@dataclass(frozen=True, slots=True)
class Scene:
    """A place in the story: its lines, and one exit or a plain way on."""

    id: str
    where: Where
    title: Text | None
    act: str | None
    place: tuple[str | None, str | None]
    prop: str | None
    only: Seat | None
    meanwhile: Lines
    lines: Lines
    effects: Effects
    trainer: Text | None
    exit: Exit
    ways: tuple[Way, ...]
    allow: tuple[Allowance, ...] = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """A whole number with bounds, or a switch (``minimum`` 0, ``maximum`` 1).

    ``words`` are (from this value on, word), rising. ``meter`` names the seats that see it.
    """

    id: str
    where: Where
    type: Type
    label: Text | None
    start: int
    minimum: int
    maximum: int
    meter: tuple[Seat, ...]
    words: tuple[tuple[int, Phrase], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks."""

    id: str
    where: Where
    name: Phrase
    title: Text | None
    portrait: str | None


@dataclass(frozen=True, slots=True)
class SeatBrief:
    """Who sits in a seat, and what that person is told before the play."""

    character: str
    brief: Text


@dataclass(frozen=True, slots=True)
class Remark:
    """A debrief question or insight; ``seat`` None means both."""

    seat: Seat | None
    when: Condition | None
    text: Text


@dataclass(frozen=True, slots=True)
class Scenario:
    """One case, for both seats.

    ``avoid`` are the author's own words to do without, and ``places`` tells where the keys of the
    head stand, the two seats' among them: both are for remarks to the author, not for play.
    """

    id: str
    version: int
    language: str
    title: Text
    summary: Text
    minutes: int
    focus: tuple[str, ...]
    cut: tuple[str, ...]
    people_only: bool
    seats: dict[Seat, SeatBrief]
    cast: dict[str, Person]
    terms: dict[str, Phrase]
    variables: dict[str, Variable]
    acts: dict[str, Text]
    start: str
    scenes: dict[str, Scene]
    questions: tuple[Remark, ...]
    insights: tuple[Remark, ...]
    avoid: tuple[str, ...] = ()
    allow: tuple[Allowance, ...] = ()
    places: dict[str, Where] = field(default_factory=dict)

    def endings(self) -> tuple[str, ...]:
        """The scenes that end the story, in the order of the files."""
        return tuple(id_ for id_, scene in self.scenes.items() if isinstance(scene.exit, Ending))

    def choices(self) -> Iterator[tuple[str, Side, Choice]]:
        """Every choice with its scene's id and its side, in the order of the files."""
        for scene in self.scenes.values():
            if isinstance(scene.exit, Decision):
                for side in scene.exit.sides:
                    yield from ((scene.id, side, choice) for choice in side.choices)
