"""A scenario's rules compiled for columns: what each scene does on entering, and how it is left.

The shape is that of :mod:`makkerpar.scenario.program`, for one way of holding the seats: a seat
held by a person has options, a seat that nobody holds has rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from makkerpar.focus import Seat
from makkerpar.insight.liveness import Reads, Slots
from makkerpar.insight.vector import Formula, Vectors
from makkerpar.scenario.expression import Constant
from makkerpar.scenario.model import (
    Amount,
    Chance,
    Choice,
    Condition,
    Decision,
    Effects,
    Ending,
    Side,
    Way,
)
from makkerpar.scenario.program import Program, SceneRow


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to one slot: set to, or changed by, ``amount`` or ``work`` of the state before.

    ``reads`` are the slots that the work reads.
    """

    slot: int
    sets: bool
    amount: int
    work: Formula | None
    reads: Slots
    least: int
    most: int


Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class WaysOn:
    """Ways with their conditions, the last without one; ``reads`` are the slots they ask for."""

    ways: tuple[tuple[Formula | None, int], ...]
    reads: Slots


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: when it is on offer, what it does, the switch it marks (−1: none).

    Attributes:
        once: it is on offer while that switch is off only.
    """

    once: bool
    test: Formula | None
    changes: Changes
    mark: int
    ways: WaysOn


@dataclass(frozen=True, slots=True)
class Turn:
    """One seat's part of a decision; ``rules`` name options by number, for a counterpart."""

    seat: Seat
    person: bool
    options: tuple[Option, ...]
    rules: tuple[tuple[int, Formula | None], ...]


@dataclass(frozen=True, slots=True)
class Going:
    """A plain way on."""

    ways: WaysOn


@dataclass(frozen=True, slots=True)
class Branching:
    """One way a draw can fall."""

    weight: int
    test: Formula | None
    ways: WaysOn


@dataclass(frozen=True, slots=True)
class Drawing:
    """A draw."""

    branches: tuple[Branching, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """One seat decides."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class Met:
    """Where two choices meet; ``pairs`` are the pairs of numbers it is about."""

    pairs: frozenset[tuple[int, int]]
    test: Formula | None
    changes: Changes
    ways: WaysOn


@dataclass(frozen=True, slots=True)
class Meeting:
    """Both seats decide, the director first in ``turns``."""

    turns: tuple[Turn, Turn]
    outcomes: tuple[Met, ...]


Leave = Going | Drawing | Deciding | Meeting | None


@dataclass(frozen=True, slots=True)
class Table:
    """A scene: the switches it marks on entering (−1: none), its own changes, how it is left."""

    visited: int
    again: int
    entering: Changes
    leave: Leave

    def targets(self) -> Iterator[int]:
        """The scenes that some way leads to, whatever its condition; with repetitions."""
        for _, ways in self.steps():
            for _, target in ways.ways:
                yield target

    def steps(self) -> Iterator[tuple[Changes, WaysOn]]:
        """All that can be done on leaving, with the ways on; conditions aside."""
        match self.leave:
            case Going() as plain:
                yield (), plain.ways
            case Drawing() as draw:
                yield from (((), branch.ways) for branch in draw.branches)
            case Deciding() as decision:
                yield from ((option.changes, option.ways) for option in decision.turn.options)
            case Meeting() as joint:
                for left, right in product(*(turn.options for turn in joint.turns)):
                    for outcome in joint.outcomes:
                        yield left.changes + right.changes + outcome.changes, outcome.ways
            case None:
                return


def tables(program: Program, held: str) -> tuple[list[tuple[int, int]], tuple[Table, ...]]:
    """The bounds of every slot, and the tables of all scenes by number."""
    vectors = Vectors(program)
    compiler = _Compiler(program, vectors, held)
    return vectors.bounds, tuple(compiler.scene(row) for row in program.scenes)


class _Compiler:
    def __init__(self, program: Program, vectors: Vectors, held: str) -> None:
        self._program = program
        self._vectors = vectors
        self._held = held
        self._reads = Reads(program)
        self._row = program.scenes[0]

    def scene(self, row: SceneRow) -> Table:
        self._row = row
        return Table(row.visited, row.again, self._changes(row.source.effects), self._leave(row))

    def _leave(self, row: SceneRow) -> Leave:
        scene = row.source
        match scene.exit:
            case Ending():
                return None
            case Chance() as chance:
                return Drawing(
                    tuple(
                        Branching(branch.weight, self._test(branch.when), self._to(branch.goto))
                        for branch in chance.branches
                    )
                )
            case Decision() as decision:
                turns = [self._turn(row, side) for side in decision.sides]
                if len(turns) == 1:
                    return Deciding(turns[0])
                return Meeting((turns[0], turns[1]), self._outcomes(decision))
            case None:
                return Going(self._ways(scene.ways))

    def _turn(self, row: SceneRow, side: Side) -> Turn:
        numbers = {choice.id: number for number, choice in enumerate(side.choices)}
        return Turn(
            seat=side.seat,
            person=side.seat in row.asked[self._held],
            options=tuple(self._option(choice) for choice in side.choices),
            rules=tuple((numbers[rule.take], self._test(rule.when)) for rule in side.counterpart),
        )

    def _option(self, choice: Choice) -> Option:
        mark = self._row.sides[0].by_id.get(choice.id) or self._row.sides[1].by_id[choice.id]
        return Option(
            once=choice.once,
            test=self._test(choice.when),
            changes=self._changes(choice.effects),
            mark=mark.taken,
            ways=self._ways(choice.ways or self._row.source.ways),
        )

    def _outcomes(self, decision: Decision) -> tuple[Met, ...]:
        return tuple(
            Met(
                pairs=row.pairs,
                test=self._test(outcome.when),
                changes=self._changes(outcome.effects),
                ways=self._ways(outcome.ways or self._row.source.ways),
            )
            for row, outcome in zip(self._row.outcomes, decision.outcomes, strict=True)
        )

    def _changes(self, effects: Effects) -> Changes:
        return tuple(
            self._change(amount, sets)
            for amounts, sets in ((effects.set, True), (effects.change, False))
            for amount in amounts
        )

    def _change(self, amount: Amount, sets: bool) -> Change:
        variable = self._program.scenario.variables[amount.variable]
        constant = isinstance(amount.tree, Constant)
        return Change(
            slot=self._vectors.slots[amount.variable],
            sets=sets,
            amount=int(amount.tree.value) if isinstance(amount.tree, Constant) else 0,
            work=None if constant else self._vectors.formula(amount.tree, self._row.id),
            reads=self._reads.of(amount.tree, self._row.id),
            least=variable.minimum,
            most=variable.maximum,
        )

    def _ways(self, ways: tuple[Way, ...]) -> WaysOn:
        return WaysOn(
            tuple((self._test(way.when), self._program.numbers[way.goto]) for way in ways),
            self._reads.of_all((way.when for way in ways), self._row.id),
        )

    def _to(self, scene: str) -> WaysOn:
        return WaysOn(((None, self._program.numbers[scene]),), 0)

    def _test(self, condition: Condition | None) -> Formula | None:
        return (
            self._vectors.formula(condition.tree, self._row.id) if condition is not None else None
        )
