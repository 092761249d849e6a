"""What can still be attained, from any state of a story: exact, by search over all states.

:func:`attainable` works a scenario out for one way of holding the seats. Its answers say, for
every state that a play can stand in, the least and greatest further sums of each seat, the
endings that can still be reached, and the least and greatest value of a variable at an ending.
The persons may choose anything on offer and draws may fall anyhow; a counterpart does what its
rules say. "Further" means: from that state on; what was collected before is not counted.

Scores belong to the seat that decided, whoever held it, so both seats have sums in every case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from makkerpar.errors import Refused
from makkerpar.focus import AREAS, PARTS, SEATS, Seat
from makkerpar.insight import scores
from makkerpar.insight.scores import Ledger, Row, Scores
from makkerpar.insight.search import MAX_STATES, Search
from makkerpar.play.successors import Successor, first
from makkerpar.scenario.program import Program, Values


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the greatest that is attained, both included."""

    min: int
    max: int

    def joined(self, other: Range) -> Range:
        """The least and the greatest of both."""
        return Range(min(self.min, other.min), max(self.max, other.max))

    def moved(self, by: int) -> Range:
        """Both ends moved by the same amount."""
        return Range(self.min + by, self.max + by)


@dataclass(frozen=True, slots=True)
class AreaBounds:
    """An area's sums.

    Attributes:
        net: the least and greatest sum of all its decisions.
        loss: the least sum of its negative decisions, at most 0.
        gain: the greatest sum of its positive decisions, at least 0.
    """

    net: Range
    loss: int
    gain: int


@dataclass(frozen=True, slots=True)
class SeatBounds:
    """What a seat can collect: areas by ``"1"`` …, parts by ``"1A"`` …; all are present.

    Attributes:
        decisions: how many decisions a person makes in this seat; 0 where nobody holds it.
    """

    areas: Mapping[str, AreaBounds]
    parts: Mapping[str, Range]
    decisions: Range


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


# The numbers of the least and of the greatest row, and the endings as bits by their scene's number.
_State = tuple[int, int, int]


class Attainable:
    """The answers for one scenario and one way of holding the seats; see :func:`attainable`."""

    def __init__(self, program: Program, held: str, limit: int = MAX_STATES) -> None:
        self.program = program
        self.held = held
        self._limit = limit
        self._ledger = Ledger()
        self._scores = Scores(program, self._ledger)
        self._sums: Search[_State] = Search(program, held, self._ending, self._fold, limit=limit)
        self._variables: dict[str, Search[Range]] = {}

    @property
    def states(self) -> int:
        """How many states had to be told apart."""
        return len(self._sums)

    def ahead(self, scene: int, values: Values) -> Ahead:
        """What lies ahead of a state that some play stands in (its scene entered).

        Raises:
            KeyError: no play stands there.
        """
        low, high, endings = self._sums.at(scene, values)
        least, greatest = self._ledger.row(low), self._ledger.row(high)
        return Ahead(
            seats={seat: _seat(seat, least, greatest) for seat in SEATS},
            decisions=Range(least[scores.PERSONS_AT], greatest[scores.PERSONS_AT]),
            endings=tuple(
                row.id for at, row in enumerate(self.program.scenes) if endings >> at & 1
            ),
        )

    def from_start(self) -> Ahead:
        """What lies ahead of a whole play."""
        return self.ahead(*first(self.program))

    def variable(self, name: str, scene: int, values: Values) -> Range:
        """The least and greatest value of a variable at an ending reached from a state.

        Each variable is a question of its own, worked out when it is first asked.

        Raises:
            KeyError: no play stands there, or there is no such variable.
            TooLarge: this question needs too many states.
        """
        search = self._variables.get(name)
        if search is None:
            search = self._variables[name] = self._variable(name)
        return search.at(scene, values)

    def variable_from_start(self, name: str) -> Range:
        """The least and greatest value of a variable at the endings of all plays."""
        return self.variable(name, *first(self.program))

    def _variable(self, name: str) -> Search[Range]:
        slot = {name: at for at, name in enumerate(self.program.variables)}[name]

        def ending(scene: int, values: Values) -> Range:
            return Range(values[slot], values[slot])

        return Search(self.program, self.held, ending, _widest, asked=1 << slot, limit=self._limit)

    def _ending(self, scene: int, values: Values) -> _State:
        return 0, 0, 1 << scene

    def _fold(self, scene: int, ahead: Sequence[Successor], follow: Sequence[_State]) -> _State:
        ledger = self._ledger
        least = greatest = -1
        endings = 0
        for step, after in zip(ahead, follow, strict=True):
            low, high = self._scores.of(scene, step.picks) if step.picks else (0, 0)
            low, high = ledger.sum(low, after[0]), ledger.sum(high, after[1])
            endings |= after[2]
            least = low if least < 0 else ledger.least(least, low)
            greatest = high if greatest < 0 else ledger.greatest(greatest, high)
        return least, greatest, endings


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
    if not program.playable_as(held):
        raise Refused(
            "'{scenario}' cannot be played with the seats held as '{seat}'.",
            scenario=program.scenario.id,
            seat=held,
        )
    return Attainable(program, held, limit)


def bounds(program: Program, held: str, *, limit: int = MAX_STATES) -> dict[Seat, SeatBounds]:
    """What each seat can collect in a whole play.

    Raises:
        Refused, TooLarge, EndlessStory: as :func:`attainable`.
    """
    return dict(attainable(program, held, limit=limit).from_start().seats)


def _widest(scene: int, ahead: Sequence[Successor], follow: Sequence[Range]) -> Range:
    if len(follow) == 1:
        return follow[0]
    return Range(min(one.min for one in follow), max(one.max for one in follow))


def _seat(seat: Seat, least: Row, greatest: Row) -> SeatBounds:
    start = scores.start_of(seat)

    def column(at: int) -> Range:
        return Range(least[start + at], greatest[start + at])

    def area(at: int) -> AreaBounds:
        signed = column(scores.SIGNED_AT + at)
        return AreaBounds(column(scores.AREA_AT + at), signed.min, signed.max)

    return SeatBounds(
        areas={name: area(at) for at, name in enumerate(AREAS)},
        parts={name: column(at) for at, name in enumerate(PARTS)},
        decisions=column(scores.DECISIONS_AT),
    )
