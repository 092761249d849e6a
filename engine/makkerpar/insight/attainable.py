"""What can still be attained, from any state of a story: exact, backward over all states.

:func:`attainable` works a scenario out for one way of holding the seats. Its answers say, for
every state that a play can stand in, the least and greatest further sums of each seat, the
endings that can still be reached, and the least and greatest value of a variable at an ending.
The persons may choose anything on offer and draws may fall anyhow; a counterpart does what its
rules say. "Further" means: from that state on; what was collected before is not counted.

Scores belong to the seat that decided, whoever held it, so both seats have sums in every case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from makkerpar.focus import SEATS, Seat
from makkerpar.insight import scores
from makkerpar.insight.bounds import Range, SeatBounds, seat_bounds
from makkerpar.insight.space import Space, explore
from makkerpar.insight.sums import Columns, Sums
from makkerpar.insight.tension import MAX_STATES as TENSION_WITHIN
from makkerpar.insight.tension import Pair, tension
from makkerpar.insight.vector import Column
from makkerpar.play.successors import first
from makkerpar.scenario.program import Program, Values

# What lies ahead is kept for every state, so fewer can be looked at than where it is not.
MAX_STATES: Final = 400_000


@dataclass(frozen=True, slots=True)
class Ahead:
    """What lies ahead of a state, its own decision included.

    Attributes:
        seats: what each seat can still collect.
        decisions: how many decisions persons still make, in both seats.
        endings: the endings that can be reached, in the order of the files.
    """

    seats: Mapping[Seat, SeatBounds]
    decisions: Range
    endings: tuple[str, ...]


class Attainable:
    """The answers for one scenario and one way of holding the seats; see :func:`attainable`."""

    def __init__(self, program: Program, held: str, limit: int = MAX_STATES) -> None:
        self.program = program
        self.held = held
        self._limit = limit
        self._space = explore(program, held, limit=limit)
        self._columns = Columns(self._space)
        self._ahead = _folded(self._space, self._columns)
        self._variables: dict[str, tuple[Space, list[_Ends]]] = {}

    @property
    def states(self) -> int:
        """How many states had to be told apart."""
        return self._space.states

    def ahead(self, scene: int, values: Values) -> Ahead:
        """What lies ahead of a state that some play stands in (its scene entered).

        Raises:
            KeyError: no play stands there.
        """
        number, place = self._space.find(scene, values)
        rows = self._ahead[number]
        least = self._columns.whole(rows.least[place])
        greatest = self._columns.whole(rows.greatest[place])
        return Ahead(
            seats={seat: seat_bounds(seat, least, greatest) for seat in SEATS},
            decisions=Range(least[scores.PERSONS_AT], greatest[scores.PERSONS_AT]),
            endings=tuple(
                row.id
                for at, row in enumerate(self.program.scenes)
                if at in rows.endings and rows.endings[at][place]
            ),
        )

    def from_start(self) -> Ahead:
        """What lies ahead of a whole play."""
        return self.ahead(*first(self.program))

    def tension(self, seat: Seat) -> tuple[Pair, ...]:
        """How far two areas can both be high for a seat; nothing where states are too many."""
        if self._space.states > TENSION_WITHIN:
            return ()
        return tension(self._space, seat)

    def variable(self, name: str, scene: int, values: Values) -> Range:
        """The least and greatest value of a variable at an ending reached from a state.

        Each variable is a question of its own, worked out when it is first asked.

        Raises:
            KeyError: no play stands there, or there is no such variable.
            TooLarge: this question needs too many states.
        """
        if name not in self._variables:
            self._variables[name] = self._variable(name)
        space, ends = self._variables[name]
        number, place = space.find(scene, values)
        return Range(int(ends[number].low[place]), int(ends[number].high[place]))

    def variable_from_start(self, name: str) -> Range:
        """The least and greatest value of a variable at the endings of all plays."""
        return self.variable(name, *first(self.program))

    def _variable(self, name: str) -> tuple[Space, list[_Ends]]:
        slot = {name: at for at, name in enumerate(self.program.variables)}[name]
        space = explore(self.program, self.held, asked=1 << slot, limit=self._limit)
        return space, _values_ahead(space, slot)


class _Rows(NamedTuple):
    """What lies ahead of a group's states, a row a state.

    ``endings`` has, by the number of an ending's scene, whether each state can come to it; endings
    that none of them can come to are left out.
    """

    least: Sums
    greatest: Sums
    endings: dict[int, npt.NDArray[np.bool_]]


class _Ends(NamedTuple):
    low: Column
    high: Column


def _folded(space: Space, columns: Columns) -> list[_Rows]:
    """Backward over the groups: each state's least and greatest of all that follows it."""
    found: dict[int, _Rows] = {}
    ends = np.iinfo(columns.kind)
    for number in reversed(range(len(space.groups))):
        group = space.groups[number]
        shape = group.size, len(columns.used)
        if not group.segments:
            nothing = np.zeros(shape, columns.kind)
            here = {group.scene: np.ones(group.size, np.bool_)}
            found[number] = _Rows(nothing, nothing, here)
            continue
        least, greatest = np.full(shape, ends.max), np.full(shape, ends.min)
        endings: dict[int, npt.NDArray[np.bool_]] = {}
        for segment in group.segments:
            after, sources, targets = found[segment.target], segment.sources, segment.targets
            low, high = columns.of(group.scene, segment.move.arm.picks)
            least[sources] = np.minimum(least[sources], after.least[targets] + low)
            greatest[sources] = np.maximum(greatest[sources], after.greatest[targets] + high)
            for ending, can in after.endings.items():
                mask = endings.setdefault(ending, np.zeros(group.size, np.bool_))
                mask[sources] |= can[targets]
        found[number] = _Rows(least, greatest, endings)
    return [found[number] for number in range(len(space.groups))]


def _values_ahead(space: Space, slot: int) -> list[_Ends]:
    """Backward over the groups: the least and greatest value of a slot at the endings ahead."""
    found: dict[int, _Ends] = {}
    ends = np.iinfo(np.int64)
    for number in reversed(range(len(space.groups))):
        group = space.groups[number]
        if not group.segments:
            value = group.columns()[slot]
            found[number] = _Ends(value, value)
            continue
        low, high = np.full(group.size, ends.max), np.full(group.size, ends.min)
        for segment in group.segments:
            after, sources = found[segment.target], segment.sources
            low[sources] = np.minimum(low[sources], after.low[segment.targets])
            high[sources] = np.maximum(high[sources], after.high[segment.targets])
        found[number] = _Ends(low, high)
    return [found[number] for number in range(len(space.groups))]


def attainable(program: Program, held: str, *, limit: int = MAX_STATES) -> Attainable:
    """Work a scenario out for one way of holding the seats.

    Args:
        program: the tables.
        held: ``director``, ``chief``, ``both`` or ``room``.
        limit: how many states are looked at, for each question.

    Raises:
        Refused: the scenario cannot be played with the seats held so.
        TooLarge: there are more states than the limit.
        EndlessStory: some play never ends.
    """
    program.require(held)
    return Attainable(program, held, limit)


def bounds(program: Program, held: str, *, limit: int = MAX_STATES) -> dict[Seat, SeatBounds]:
    """What each seat can collect in a whole play.

    Raises:
        Refused, TooLarge, EndlessStory: as :func:`attainable`.
    """
    return dict(attainable(program, held, limit=limit).from_start().seats)
