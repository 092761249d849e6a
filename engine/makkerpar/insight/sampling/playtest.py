"""Many seeded plays by policies, counted: for what exact analysis does not answer.

What the plays come to is told as counts, and for every least and greatest the number of a play that
reached it: :func:`replayed` plays it again alone. :func:`exact` gives what the counts can be held
against where the story is small enough to look at every state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

import numpy as np

from makkerpar.focus import AREAS, PARTS, SEATS, Seat, area_of
from makkerpar.insight import carry, forward
from makkerpar.insight.analysis import taken_in
from makkerpar.insight.limits import Unfinished, Watch
from makkerpar.insight.sampling.astray import Entries, too_long
from makkerpar.insight.sampling.batch import Batch, Ended, GoesOn
from makkerpar.insight.sampling.policies import Policies
from makkerpar.insight.sampling.single import Course, Single, Step
from makkerpar.insight.sampling.streams import Stream, Streams
from makkerpar.insight.space import explore
from makkerpar.insight.vector import Column
from makkerpar.play import journal
from makkerpar.play.rules import PERSON
from makkerpar.scenario.program import Program

AT_ONCE: Final = 200_000
"""So many plays are led on together: enough that NumPy is busy, few enough for small memories."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How one figure is spread over all plays.

    Attributes:
        counts: how many plays end with each value; the values rise.
        least_play, greatest_play: the number of the first play that reached the end of that side.
    """

    counts: Mapping[int, int]
    least_play: int
    greatest_play: int

    @property
    def least(self) -> int:
        """The least value."""
        return min(self.counts)

    @property
    def greatest(self) -> int:
        """The greatest value."""
        return max(self.counts)

    @property
    def mean(self) -> float:
        """The mean of all plays."""
        return sum(value * count for value, count in self.counts.items()) / sum(
            self.counts.values()
        )


@dataclass(frozen=True, slots=True)
class Playtest:
    """What so many plays came to.

    Attributes:
        held: who holds the seats.
        plays: how many; their numbers are 1, 2, …
        seed: of them all.
        endings: how many plays came to each ending, in the order of the files; all endings.
        entered: how often each scene was entered; all scenes.
        taken: how often each choice (``scene:choice``) was taken, by whomever; all choices.
        areas, parts: what each seat collected, whoever held it.
        variables: at the ending.
        decisions: how many each seat's person made.
    """

    held: str
    plays: int
    seed: int
    endings: Mapping[str, int]
    entered: Mapping[str, int]
    taken: Mapping[str, int]
    areas: Mapping[Seat, Mapping[str, Spread]]
    parts: Mapping[Seat, Mapping[str, Spread]]
    variables: Mapping[str, Spread]
    decisions: Mapping[Seat, Spread]


@dataclass(frozen=True, slots=True)
class Exact:
    """What every play comes to: proven, for the same way of holding the seats.

    Attributes:
        endings: how likely each ending is where persons choose uniformly; all endings.
        reached: scenes that some play enters.
        taken: choices (``scene:choice``) that some play takes.
    """

    endings: Mapping[str, Fraction]
    reached: frozenset[str]
    taken: frozenset[str]


def playtest(
    program: Program,
    held: str,
    *,
    plays: int,
    seed: int = 0,
    policies: Policies | None = None,
    at_once: int = AT_ONCE,
    watch: Callable[[float], None] | None = None,
) -> Playtest:
    """Play a scenario many times.

    Args:
        program: the tables.
        held: who holds the seats: ``director``, ``chief``, ``both`` or ``room``.
        plays: how many, at least one.
        seed: with the number of a play it decides all that is drawn in it.
        policies: how persons pick, by seat; uniformly where none is given.
        at_once: how many are led on together; changes nothing but speed and memory.
        watch: told now and then which share is done.

    Raises:
        Refused: the scenario cannot be played so; or one play is too long to be followed.
        EndlessStory: some play goes round in circles.
    """
    policies = policies or {}
    batch = Batch(program, held, policies)
    adding = _Adding(program)
    for begin in range(1, plays + 1, at_once):
        if watch is not None:
            watch((begin - 1) / plays)
        size = min(at_once, plays + 1 - begin)
        try:
            adding.add(begin, batch.play(Streams(seed, begin, size), size))
        except GoesOn as problem:
            course = replayed(program, held, seed, begin + problem.play, policies)
            raise too_long(program, held, course) from None
    return adding.playtest(held, plays, seed)


def replayed(program: Program, held: str, seed: int, number: int, policies: Policies) -> Course:
    """One of the plays of :func:`playtest` again, by its number, alone.

    Raises:
        Refused: as :func:`playtest`.
    """
    return Single(program, held, policies).play(Stream(seed, number).pick)


def takes(program: Program, steps: tuple[Step, ...]) -> tuple[str, ...]:
    """What persons took and how draws fell, as ``makkerpar run --take`` has them."""
    return tuple(
        f"{entry.scene}:{entry.branch if isinstance(entry, journal.Draw) else entry.choice}"
        for entry in map(Entries(program).of, steps)
        if isinstance(entry, journal.Draw) or entry.by == PERSON
    )


def exact(program: Program, held: str, watch: Watch | None = None) -> Exact | None:
    """What the counts can be held against; None where there are too many states.

    Args:
        program: the tables.
        held: who holds the seats.
        watch: told how far it is; may raise :class:`~makkerpar.insight.limits.OutOfTime`.

    Raises:
        EndlessStory: some play never ends.
    """
    try:
        space = explore(program, held, asked=carry.split(program, held), watch=watch)
        found = forward.endings(space, watch)
    except Unfinished:
        return None
    return Exact(
        {
            name: found[program.numbers[name]].odds
            if program.numbers[name] in found
            else Fraction(0)
            for name in program.scenario.endings()
        },
        frozenset(program.scenes[scene].id for scene in space.of_scene),
        taken_in(space),
    )


# ── counting ────────────────────────────────────────────────────────────────────────────────

_Key = tuple[str, str, str]
"""Which figure: its kind, the seat or "", its name."""


@dataclass(slots=True)
class _Side:
    """The value furthest to one side, and the first play that reached it."""

    value: int
    play: int


@dataclass(slots=True)
class _Spreading:
    counts: Counter[int] = field(default_factory=Counter)
    least: _Side | None = None
    greatest: _Side | None = None

    def add(self, first: int, column: Column) -> None:
        values, counts = np.unique(column, return_counts=True)
        self.counts.update(dict(zip(values.tolist(), counts.tolist(), strict=True)))
        low, high = int(column.argmin()), int(column.argmax())
        if self.least is None or column[low] < self.least.value:
            self.least = _Side(int(column[low]), first + low)
        if self.greatest is None or column[high] > self.greatest.value:
            self.greatest = _Side(int(column[high]), first + high)

    def spread(self) -> Spread:
        assert self.least is not None
        assert self.greatest is not None
        return Spread(dict(sorted(self.counts.items())), self.least.play, self.greatest.play)


class _Adding:
    """Batches, added up."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._endings: Counter[int] = Counter()
        self._entered: Counter[int] = Counter()
        self._taken: Counter[tuple[int, Seat, int]] = Counter()
        self._spreads: dict[_Key, _Spreading] = {}

    def add(self, first: int, ended: Ended) -> None:
        """A batch whose first play is of this number."""
        scenes, counts = np.unique(ended.scenes, return_counts=True)
        self._endings.update(dict(zip(scenes.tolist(), counts.tolist(), strict=True)))
        self._entered.update(dict(enumerate(ended.entered)))
        self._taken.update(ended.taken)
        for key, column in _figures(self._program, ended):
            self._spreads.setdefault(key, _Spreading()).add(first, column)

    def playtest(self, held: str, plays: int, seed: int) -> Playtest:
        """All of it."""
        program = self._program
        return Playtest(
            held=held,
            plays=plays,
            seed=seed,
            endings={
                name: self._endings[program.numbers[name]] for name in program.scenario.endings()
            },
            entered={row.id: self._entered[at] for at, row in enumerate(program.scenes)},
            taken={
                f"{row.id}:{choice.id}": self._taken[at, side.seat, choice.number]
                for at, row in enumerate(program.scenes)
                for side in row.sides
                for choice in side.choices
            },
            areas={seat: self._of("area", seat, AREAS) for seat in SEATS},
            parts={seat: self._of("part", seat, PARTS) for seat in SEATS},
            variables=self._of("variable", "", program.variables),
            decisions={seat: self._spreads["decisions", seat, ""].spread() for seat in SEATS},
        )

    def _of(self, kind: str, seat: str, names: tuple[str, ...]) -> dict[str, Spread]:
        return {name: self._spreads[kind, seat, name].spread() for name in names}


def _figures(program: Program, ended: Ended) -> Iterator[tuple[_Key, Column]]:
    nothing = np.zeros_like(ended.scenes)
    for seat in SEATS:
        areas = dict.fromkeys(AREAS, nothing)
        for part in PARTS:
            column = ended.sums.get((seat, part), nothing)
            areas[area_of(part)] = areas[area_of(part)] + column
            yield ("part", seat, part), column
        for area, column in areas.items():
            yield ("area", seat, area), column
        yield ("decisions", seat, ""), ended.decisions[seat]
    for slot, name in enumerate(program.variables):
        yield ("variable", "", name), ended.values[slot]
