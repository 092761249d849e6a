"""Many plays at once: the rules of play over columns, scene by scene.

Every value of every play stands in one column a slot, and is written where it stands. The plays
that wait at a scene are led on together; the scene that stands earliest in the story comes first,
so that on a forward story each scene is worked on once. Scenes on circles are worked on as often
as plays come back to them.

The rules are those of :mod:`makkerpar.play.rules`, the tables those of
:mod:`makkerpar.insight.tables`. A property test holds this to the single play
(:mod:`makkerpar.insight.sampling.single`) and to the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import product
from typing import Any, NamedTuple

import numpy as np

from makkerpar.focus import SEATS, Seat
from makkerpar.insight.moves import Chosen
from makkerpar.insight.order import in_turn
from makkerpar.insight.packing import Indices
from makkerpar.insight.sampling.offers import Offer, answers, best, on_offer, where
from makkerpar.insight.sampling.policies import (
    POINTS,
    Policies,
    Ranking,
    Situation,
    Weighing,
    completed,
    ranks,
    weighed,
)
from makkerpar.insight.sampling.single import MAX_ROUNDS
from makkerpar.insight.sampling.streams import Numbers
from makkerpar.insight.tables import (
    Changes,
    Deciding,
    Drawing,
    Going,
    Meeting,
    Table,
    Turn,
    WaysOn,
    tables,
)
from makkerpar.insight.vector import Column, Mask, holds
from makkerpar.scenario.model import Choice
from makkerpar.scenario.program import Program

Part = tuple[Seat, str]
"""A seat, and one of the fifteen parts that its decisions are scored on."""


class GoesOn(Exception):
    """A play went round for too long.

    Attributes:
        play: which of those in the batch, from 0.
    """

    def __init__(self, play: int) -> None:
        super().__init__(play)
        self.play = play


@dataclass(frozen=True, slots=True)
class Ended:
    """A batch of plays, each at its ending; a row a play in every column.

    Attributes:
        scenes: the number of the ending.
        values: one column a slot.
        sums: what each seat collected on each part that some choice is scored on.
        decisions: how many each person made, by the seats that persons hold somewhere.
        entered: how often each scene was entered, by number, in all these plays.
        taken: how often each choice was taken: by scene, seat, and number of the choice.
    """

    scenes: Column
    values: tuple[Column, ...]
    sums: Mapping[Part, Column]
    decisions: Mapping[Seat, Column]
    entered: tuple[int, ...]
    taken: Mapping[tuple[int, Seat, int], int]


class Batch:
    """Plays of one scenario, many at once.

    Args:
        program: the tables.
        held: who holds the seats.
        policies: how persons pick, by seat; uniformly where none is given. One that weighs is
            asked play by play, and slow.

    Raises:
        Refused: the scenario cannot be played with the seats held so.
    """

    def __init__(self, program: Program, held: str, policies: Policies) -> None:
        program.require(held)
        self.program = program
        self.policies = completed(policies)
        self.tables = tables(program, held)[1]
        slots = {name: slot for slot, name in enumerate(program.variables)}
        self.tests = {
            (scene, turn.seat): tuple(on_offer(option, slots) for option in turn.options)
            for scene, table in enumerate(self.tables)
            for turn in _turns(table)
        }
        self.ranks = {
            (scene, side.seat): ranks(policy, [choice.source for choice in side.choices])
            for scene, row in enumerate(program.scenes)
            for side in row.sides
            if isinstance(policy := self.policies[side.seat], Ranking)
        }
        self.places = {
            scene: _Place(order, scenes.circular)
            for order, scenes in enumerate(in_turn(self.tables, program.start))
            for scene in scenes.numbers
        }
        self.held = held

    def play(self, numbers: Numbers, size: int) -> Ended:
        """So many plays to their ends, drawing from ``numbers`` as :class:`Single` does.

        Raises:
            GoesOn: one of them went round for too long.
        """
        return _Run(self, numbers, size).run()


class _Place(NamedTuple):
    """Where a scene stands: before which others, and whether on a circle, with the same order."""

    order: int
    circular: bool


class _Run:
    """One batch on its way."""

    def __init__(self, batch: Batch, numbers: Numbers, size: int) -> None:
        program = batch.program
        self._program = program
        self._batch = batch
        self._numbers = numbers
        self._columns = {
            slot: np.full(size, int(value), np.int64) for slot, value in enumerate(program.values)
        }
        self._scenes = np.zeros(size, np.int64)
        self._rounds = np.zeros(size, np.int64)
        self._sums: dict[Part, Column] = {}
        self._decisions = {seat: np.zeros(size, np.int64) for seat in SEATS}
        self._entered = [0] * len(program.scenes)
        self._taken: dict[tuple[int, Seat, int], int] = defaultdict(int)
        self._waiting: dict[int, list[Indices]] = {}
        self._next: list[tuple[int, int]] = []
        self._size = size

    def run(self) -> Ended:
        self._arrive(self._program.start, np.arange(self._size))
        while self._next:
            _, scene = heappop(self._next)
            chunks = self._waiting.pop(scene)
            rows = chunks[0] if len(chunks) == 1 else np.concatenate(chunks)
            self._enter(scene, rows)
            self._leave(scene, rows)
        return Ended(
            self._scenes,
            tuple(self._columns.values()),
            self._sums,
            self._decisions,
            tuple(self._entered),
            dict(self._taken),
        )

    # ── moving ──────────────────────────────────────────────────────────────────────────────

    def _arrive(self, scene: int, rows: Indices) -> None:
        waiting = self._waiting.get(scene)
        if waiting is None:
            self._waiting[scene] = [rows]
            heappush(self._next, (self._batch.places[scene].order, scene))
        else:
            waiting.append(rows)

    def _enter(self, scene: int, rows: Indices) -> None:
        self._entered[scene] += len(rows)
        if self._batch.places[scene].circular:
            self._rounds[rows] += 1
            most = int(self._rounds[rows].argmax())
            if self._rounds[rows[most]] > MAX_ROUNDS:
                raise GoesOn(int(rows[most]))
        table = self._batch.tables[scene]
        if table.visited >= 0:
            visited = self._columns[table.visited]
            if table.again >= 0:
                self._columns[table.again][rows] = visited[rows]
            visited[rows] = 1
        if table.entering:
            self._change(table.entering, Chosen(self._columns, rows), rows)

    def _leave(self, scene: int, rows: Indices) -> None:
        match self._batch.tables[scene].leave:
            case Going() as plain:
                self._go(plain.ways, rows)
            case Drawing() as draw:
                seen = Chosen(self._columns, rows)
                offers = [
                    Offer(number, branch.weight, where(branch.test, seen, len(rows)))
                    for number, branch in enumerate(draw.branches)
                ]
                for number, mask in self._fall(offers, rows):
                    self._go(draw.branches[number].ways, rows.compress(mask))
            case Deciding() as decision:
                for number, mask in self._decided(scene, decision.turn, rows):
                    option = decision.turn.options[number]
                    chosen = rows.compress(mask)
                    if len(chosen):
                        self._take(scene, ((decision.turn, number),), chosen)
                        self._step(option.changes, (option.mark,), option.ways, chosen)
            case Meeting() as joint:
                self._meet(scene, joint, rows)
            case None:
                self._scenes[rows] = scene

    def _meet(self, scene: int, joint: Meeting, rows: Indices) -> None:
        # All of the director's numbers are drawn before the chief's.
        sides = [list(self._decided(scene, turn, rows)) for turn in joint.turns]
        for (left, one), (right, other) in product(*sides):
            chosen = rows.compress(one & other)
            if not len(chosen):
                continue
            self._take(scene, tuple(zip(joint.turns, (left, right), strict=True)), chosen)
            director, chief = joint.turns[0].options[left], joint.turns[1].options[right]
            for outcome in joint.outcomes:
                if (left, right) not in outcome.pairs:
                    continue
                hit = holds(outcome.test, Chosen(self._columns, chosen), len(chosen))
                self._step(
                    director.changes + chief.changes + outcome.changes,
                    (director.mark, chief.mark),
                    outcome.ways,
                    chosen.compress(hit),
                )
                chosen = chosen.compress(~hit)
                if not len(chosen):
                    break

    def _step(self, changes: Changes, marks: tuple[int, ...], ways: WaysOn, rows: Indices) -> None:
        if not len(rows):
            return
        if changes:
            self._change(changes, Chosen(self._columns, rows), rows)
        for mark in marks:
            if mark >= 0:
                self._columns[mark][rows] = 1
        self._go(ways, rows)

    def _go(self, ways: WaysOn, rows: Indices) -> None:
        for test, target in ways.ways:
            if not len(rows):
                return
            if test is None:
                self._arrive(target, rows)
                return
            hit = holds(test, Chosen(self._columns, rows), len(rows))
            if hit.any():
                self._arrive(target, rows.compress(hit))
                rows = rows.compress(~hit)

    def _change(self, changes: Changes, seen: Chosen, rows: Indices) -> None:
        """Changes worked out together on what is seen, clamped once."""
        found: dict[int, Any] = {}
        ends: dict[int, tuple[int, int]] = {}
        for change in changes:
            slot = change.slot
            amount = change.amount if change.work is None else change.work(seen)
            before = found.get(slot)
            if before is None:
                before = 0 if change.sets else seen[slot]
            found[slot] = before + amount
            ends[slot] = change.least, change.most
        for slot, value in found.items():
            least, most = ends[slot]
            self._columns[slot][rows] = np.minimum(np.maximum(value, least), most)

    def _take(self, scene: int, picks: tuple[tuple[Turn, int], ...], rows: Indices) -> None:
        """Count what was chosen, and add up what it is worth."""
        for turn, number in picks:
            self._taken[scene, turn.seat, number] += len(rows)
            for score in self._source(scene, turn, number).focus:
                column = self._sums.get((turn.seat, score.part))
                if column is None:
                    column = np.zeros(self._size, np.int64)
                    self._sums[turn.seat, score.part] = column
                column[rows] += score.value

    def _source(self, scene: int, turn: Turn, number: int) -> Choice:
        return self._program.scenes[scene].side(turn.seat).choices[number].source

    # ── choosing ────────────────────────────────────────────────────────────────────────────

    def _decided(self, scene: int, turn: Turn, rows: Indices) -> Iterable[tuple[int, Mask]]:
        """Which choice, by number, is taken in which of these plays; each in one."""
        seen = Chosen(self._columns, rows)
        tests = self._batch.tests[scene, turn.seat]
        if not turn.person:
            return answers(turn, tests, seen, len(rows))
        self._decisions[turn.seat][rows] += 1
        policy = self._batch.policies[turn.seat]
        masks = [None if test is None else test(seen, len(rows)) for test in tests]
        if isinstance(policy, Ranking):
            return self._fall(best(self._batch.ranks[scene, turn.seat], masks), rows)
        return self._asked(scene, turn, policy, masks, rows)

    def _fall(self, offers: Sequence[Offer], rows: Indices) -> Iterator[tuple[int, Mask]]:
        """What a number drawn for each play falls on, by weight among what can come there."""
        ends: list[Any] = []
        end: Any = 0
        for _, weight, mask in offers:
            end = end + (weight if mask is None else mask if weight == 1 else mask * weight)
            ends.append(end)
        point = self._numbers.pick(rows, end)
        below = np.zeros(len(rows), np.bool_)
        for (number, _, _), end in zip(offers[:-1], ends, strict=False):
            passed, below = below, point < end
            yield number, below ^ passed
        yield offers[-1].number, ~below

    def _asked(
        self,
        scene: int,
        turn: Turn,
        policy: Weighing,
        masks: Sequence[Mask | None],
        rows: Indices,
    ) -> Iterator[tuple[int, Mask]]:
        """What a policy that must be asked for each play takes."""
        points = self._numbers.pick(rows, POINTS).tolist()
        chosen = np.empty(len(rows), np.int64)
        for at, row in enumerate(rows.tolist()):
            numbers = [
                number for number, mask in enumerate(masks) if mask is None or bool(mask[at])
            ]
            situation = Situation(
                self._program,
                scene,
                turn.seat,
                tuple(int(column[row]) for column in self._columns.values()),
                tuple(self._source(scene, turn, number) for number in numbers),
            )
            chosen[at] = numbers[weighed(policy, situation, points[at])]
        for number in range(len(masks)):
            yield number, chosen == number


def _turns(table: Table) -> tuple[Turn, ...]:
    match table.leave:
        case Deciding() as decision:
            return (decision.turn,)
        case Meeting() as joint:
            return joint.turns
    return ()
