"""A scenario seen from outside: what its rules allow, whatever way the values hang together.

Where states are too many to be looked at one by one, each scene is given the bounds of every slot
instead, and they are worked through the rules until nothing changes (abstract interpretation with
intervals; Cousot & Cousot 1977). A scene or choice that is impossible even so is impossible, and no
play exceeds these bounds. The converse does not hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import networkx as nx

from makkerpar.insight import scores
from makkerpar.insight.intervals import (
    ALWAYS,
    NEVER,
    Interval,
    Intervals,
    Known,
    clamped,
    joined,
)
from makkerpar.insight.limits import Watch
from makkerpar.insight.order import in_turn
from makkerpar.insight.scores import Row, Scores, name_of
from makkerpar.insight.tables import (
    Changes,
    Deciding,
    Drawing,
    Going,
    Meeting,
    Option,
    Turn,
    WaysOn,
    tables,
)
from makkerpar.insight.vector import Formula, Vectors
from makkerpar.play.rules import COUNTERPART, PERSON, Pick
from makkerpar.scenario.program import ENDING, Program

# A scene is looked at so often before bounds that still grow are taken to be the variable's own.
_PATIENCE: Final = 4

Picks = tuple[Pick, ...]


@dataclass(slots=True)
class Outer:
    """What no play goes beyond.

    Attributes:
        known: the bounds of every slot once a scene is entered, by the numbers of the scenes that
            may be entered at all.
        steps: by scene, the choices that may be made there and the scenes that they may lead to.
    """

    known: dict[int, Known] = field(default_factory=dict)
    steps: dict[int, set[tuple[Picks, int]]] = field(default_factory=lambda: defaultdict(set))


def outer(program: Program, held: str, watch: Watch | None = None) -> Outer:
    """Work the bounds through the rules.

    Args:
        program: the tables.
        held: who holds the seats.
        watch: told of every scene that is looked at; may raise
            :class:`~makkerpar.insight.limits.OutOfTime`.
    """
    return _Walk(program, held).run(watch)


class _Walk:
    def __init__(self, program: Program, held: str) -> None:
        self._program = program
        self._bounds, self._tables = tables(program, held)
        self._intervals = Intervals(Vectors(program).slots)
        self._outer = Outer()
        self._looked: dict[int, int] = defaultdict(int)
        self._waiting: set[int] = set()

    def run(self, watch: Watch | None = None) -> Outer:
        program = self._program
        self._enter(program.start, tuple((value, value) for value in program.values))
        for scenes in in_turn(self._tables, program.start):
            # What leads here has been worked through: only circles come back to a scene.
            while waiting := [scene for scene in scenes.numbers if scene in self._waiting]:
                for scene in waiting:
                    if watch is not None:
                        watch(len(self._outer.known) / len(program.scenes), 0)
                    self._waiting.discard(scene)
                    self._through(scene, scenes.circular)
        return self._outer

    def _through(self, scene: int, circular: bool) -> None:
        self._looked[scene] += circular
        self._outer.steps[scene].clear()
        for picks, target, known in self._leave(scene, self._outer.known[scene]):
            self._outer.steps[scene].add((picks, target))
            self._enter(target, known)

    def _enter(self, scene: int, known: Known) -> None:
        table = self._tables[scene]
        if table.visited >= 0:
            known = _with(known, table.again, known[table.visited]) if table.again >= 0 else known
            known = _with(known, table.visited, ALWAYS)
        known = self._changed(known, table.entering)
        before = self._outer.known.get(scene)
        if before is not None:
            known = tuple(map(joined, before, known))
            if known == before:
                return
            if self._looked[scene] > _PATIENCE:
                known = tuple(
                    own if own == now else bound
                    for own, now, bound in zip(before, known, self._bounds, strict=True)
                )
        self._outer.known[scene] = known
        self._waiting.add(scene)

    def _leave(self, scene: int, known: Known) -> Iterator[tuple[Picks, int, Known]]:
        match self._tables[scene].leave:
            case Going() as plain:
                yield from self._onward((), (), (), plain.ways, known)
            case Drawing() as draw:
                for branch in draw.branches:
                    held = self._where(branch.test, known)
                    if held is not None:
                        yield from self._onward((), (), (), branch.ways, held)
            case Deciding() as decision:
                for pick, option, held in self._possible(decision.turn, known):
                    yield from self._onward(
                        (pick,), option.changes, (option.mark,), option.ways, held
                    )
            case Meeting() as joint:
                yield from self._met(joint, known)
            case None:
                return

    def _met(self, joint: Meeting, known: Known) -> Iterator[tuple[Picks, int, Known]]:
        for left, director, held in self._possible(joint.turns[0], known):
            for right, chief, also in self._possible(joint.turns[1], held):
                rest: Known | None = also
                for outcome in joint.outcomes:
                    if rest is None or (left.choice, right.choice) not in outcome.pairs:
                        continue
                    hit = self._where(outcome.test, rest)
                    if hit is not None:
                        yield from self._onward(
                            (left, right),
                            director.changes + chief.changes + outcome.changes,
                            (director.mark, chief.mark),
                            outcome.ways,
                            hit,
                        )
                    rest = self._where(outcome.test, rest, False)

    def _possible(self, turn: Turn, known: Known) -> list[tuple[Pick, Option, Known]]:
        found: list[tuple[Pick, Option, Known]] = []
        if turn.person:
            for number, option in enumerate(turn.options):
                held = self._on_offer(option, known)
                if held is not None:
                    found.append((Pick(turn.seat, number, PERSON), option, held))
            return found
        rest: Known | None = known
        for number, test in turn.rules:
            if rest is None:
                break
            option = turn.options[number]
            held = self._where(test, rest)
            held = held and self._on_offer(option, held)
            if held is not None:
                found.append((Pick(turn.seat, number, COUNTERPART), option, held))
            if option.test is None and not option.once:
                rest = self._where(test, rest, False)
        return found

    def _on_offer(self, option: Option, known: Known) -> Known | None:
        if option.once and known[option.mark] == ALWAYS:
            return None
        if option.once:
            known = _with(known, option.mark, NEVER)
        return self._where(option.test, known)

    def _onward(
        self, picks: Picks, changes: Changes, marks: Sequence[int], ways: WaysOn, known: Known
    ) -> Iterator[tuple[Picks, int, Known]]:
        after = self._changed(known, changes)
        for mark in marks:
            after = _with(after, mark, ALWAYS) if mark >= 0 else after
        rest: Known | None = after
        for test, target in ways.ways:
            if rest is None:
                return
            held = self._where(test, rest)
            if held is not None:
                yield picks, target, held
            rest = self._where(test, rest, False)

    def _where(self, test: Formula | None, known: Known, truth: bool = True) -> Known | None:
        """The bounds where a condition holds, or where it does not; None where that cannot be."""
        if test is None:
            return known if truth else None
        return self._intervals.narrowed(test.tree, test.scene, known, truth)

    def _changed(self, known: Known, changes: Changes) -> Known:
        totals: dict[int, Interval] = {}
        ends: dict[int, Interval] = {}
        for change in changes:
            amount = (change.amount, change.amount)
            if change.work is not None:
                amount = self._intervals.of(change.work.tree, change.work.scene, known)
            before = totals.get(change.slot, (0, 0) if change.sets else known[change.slot])
            totals[change.slot] = (before[0] + amount[0], before[1] + amount[1])
            ends[change.slot] = change.least, change.most
        after = list(known)
        for slot, total in totals.items():
            after[slot] = clamped(total, *ends[slot])
        return tuple(after)


def _with(known: Known, slot: int, value: Interval) -> Known:
    return (*known[:slot], value, *known[slot + 1 :])


def sums(program: Program, found: Outer) -> tuple[Row, Row] | None:
    """The least and the greatest row that any road to an ending could add up to.

    A road is any row of scenes that :class:`Outer` allows, whatever the values. None where roads
    can go in circles: then nothing bounds them here.
    """
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(found.known)
    graph.add_edges_from(
        (scene, target) for scene, steps in found.steps.items() for _, target in steps
    )
    if not nx.is_directed_acyclic_graph(graph):
        return None
    added = Scores(program)
    rows: dict[int, tuple[Row, Row]] = {}
    for scene in reversed(list(nx.topological_sort(graph))):
        if program.scenes[scene].kind == ENDING:
            rows[scene] = scores.NOTHING, scores.NOTHING
            continue
        roads = [
            tuple(
                tuple(map(sum, zip(own, after, strict=True)))
                for own, after in zip(added.of(scene, picks), rows[target], strict=True)
            )
            for picks, target in found.steps[scene]
        ]
        rows[scene] = (
            tuple(map(min, zip(*(least for least, _ in roads), strict=True))),
            tuple(map(max, zip(*(greatest for _, greatest in roads), strict=True))),
        )
    return rows[program.start]


def variables(program: Program, found: Outer) -> tuple[Interval, ...]:
    """The bounds of every variable at the endings that may be entered."""
    ended = [
        known[: len(program.variables)]
        for scene, known in found.known.items()
        if program.scenes[scene].kind == ENDING
    ]
    return tuple(
        (min(low for low, _ in column), max(high for _, high in column))
        for column in zip(*ended, strict=True)
    )


def choices(program: Program, found: Outer) -> frozenset[str]:
    """The choices that may be made, as ``scene:choice``."""
    return frozenset(
        name_of(program, scene, pick)
        for scene, steps in found.steps.items()
        for picks, _ in steps
        for pick in picks
    )
