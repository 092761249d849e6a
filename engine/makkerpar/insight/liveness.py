"""Which values can still matter: a static backward dataflow over the scenes.

A slot of the state (a variable, or a switch of history) is *live* in a scene if a rule that can
be reached from there reads it before it is set anew. States that differ in dead slots alone
have the same futures, so a search need not tell them apart: this takes a story of thirty scenes
from tens of thousands of states to hundreds.

The analysis is that of strongly live variables: an amount or a condition reads its slots, but an
amount counts only if the slot it changes is live itself. ``change: { capital: 1 }`` does not make
the capital live; only a rule that asks for it does. In symbols, for the slots *out* that are live
after a step::

    in = tests  +  (out - set anew)  +  what the amounts of slots in *out* read

and the least fixed point over all scenes, since *in* only grows with *out*. Slots are bits of one
whole number. Who holds the seats matters: a counterpart's rules are read only where it answers,
and only the choices that its rules take are taken.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from makkerpar.scenario.expression import Again, Expression, Taken, Variable, Visited, parts
from makkerpar.scenario.model import (
    NO_EFFECTS,
    Chance,
    Choice,
    Condition,
    Decision,
    Effects,
    Ending,
    Outcome,
    Scene,
    Side,
    Way,
)
from makkerpar.scenario.program import Flag, Program, Returned, SceneRow

Slots = int
"""A set of slots: bit *n* stands for slot *n* of the values."""


@dataclass(frozen=True, slots=True)
class Live:
    """The live slots of each scene, by its number.

    Attributes:
        entered: in the state that it was entered with.
        arriving: just before it is entered.
        asked: slots that are live at every ending.
    """

    entered: tuple[Slots, ...]
    arriving: tuple[Slots, ...]
    asked: Slots


def live(program: Program, held: str, asked: Slots = 0) -> Live:
    """The live slots of each scene.

    Args:
        program: the tables.
        held: who holds the seats.
        asked: slots that the question is about: they are live at every ending.
    """
    reader = _Reader(program, held, asked)
    nodes = [reader.node(row) for row in program.scenes]
    users: list[list[int]] = [[] for _ in nodes]
    for number, node in enumerate(nodes):
        for target in {target for arm in node.arms for _, target in arm.ways}:
            users[target].append(number)
    inside = [0] * len(nodes)
    outside = [0] * len(nodes)
    waiting = deque(reversed(range(len(nodes))))
    queued = [True] * len(nodes)
    while waiting:
        number = waiting.popleft()
        queued[number] = False
        node = nodes[number]
        inside[number] = node.needed(outside)
        arriving = node.arriving(inside[number])
        if arriving != outside[number]:
            outside[number] = arriving
            for user in users[number]:
                if not queued[user]:
                    queued[user] = True
                    waiting.append(user)
    return Live(tuple(inside), tuple(outside), asked)


@dataclass(frozen=True, slots=True)
class _Amount:
    """What is set (anew) or changed in one slot, and what its amount reads."""

    slot: Slots
    anew: bool
    reads: Slots


@dataclass(frozen=True, slots=True)
class _Arm:
    """One way that a scene can be left: its amounts, the switches it marks, its ways on."""

    amounts: tuple[_Amount, ...]
    marks: Slots
    ways: tuple[tuple[Slots, int], ...]

    def needed(self, outside: list[Slots]) -> Slots:
        out = 0
        for reads, target in self.ways:
            out |= reads | outside[target]
        return _before(self.amounts, out & ~self.marks)


@dataclass(frozen=True, slots=True)
class _Node:
    """A scene: what it reads to be left, how it can be left, and what entering it does."""

    reads: Slots
    arms: tuple[_Arm, ...]
    amounts: tuple[_Amount, ...]
    visited: Slots
    again: Slots

    def needed(self, outside: list[Slots]) -> Slots:
        found = self.reads
        for arm in self.arms:
            found |= arm.needed(outside)
        return found

    def arriving(self, inside: Slots) -> Slots:
        """What is live before the scene is entered."""
        marked = _before(self.amounts, inside)
        found = marked & ~(self.visited | self.again)
        return found | self.visited if marked & self.again else found


def _before(amounts: Iterable[_Amount], out: Slots) -> Slots:
    anew = reads = 0
    for amount in amounts:
        if amount.slot & out:
            reads |= amount.reads
            if amount.anew:
                anew |= amount.slot
    return (out & ~anew) | reads


class Reads:
    """Which slots of the values an expression reads."""

    def __init__(self, program: Program) -> None:
        names: tuple[str | Flag, ...] = (*program.variables, *program.flags)
        self.bits: dict[str | Flag, Slots] = {name: 1 << slot for slot, name in enumerate(names)}

    def of(self, tree: Expression, scene: str) -> Slots:
        """The slots of one expression; ``scene`` is where ``again`` is asked."""
        found = 0
        for part in parts(tree):
            match part:
                case Variable():
                    found |= self.bits[part.name]
                case Taken():
                    found |= self.bits[Taken(part.scene, part.choice)]
                case Visited():
                    found |= self.bits[Visited(part.scene)]
                case Again():
                    found |= self.bits[Returned(scene)]
                case _:
                    pass
        return found

    def of_all(self, conditions: Iterable[Condition | None], scene: str) -> Slots:
        """The slots of all these conditions."""
        found = 0
        for condition in conditions:
            if condition is not None:
                found |= self.of(condition.tree, scene)
        return found


class _Reader:
    """From scenes to nodes."""

    def __init__(self, program: Program, held: str, asked: Slots) -> None:
        self._numbers = program.numbers
        self._held = held
        self._asked = asked
        self._slots = Reads(program)
        self._bits = self._slots.bits
        self._scene = ""

    def node(self, row: SceneRow) -> _Node:
        scene = row.source
        self._scene = scene.id
        reads, arms = self._exit(row, scene)
        return _Node(
            reads=reads,
            arms=tuple(arms),
            amounts=self._amounts(scene.effects),
            visited=1 << row.visited if row.visited >= 0 else 0,
            again=1 << row.again if row.again >= 0 else 0,
        )

    def _exit(self, row: SceneRow, scene: Scene) -> tuple[Slots, list[_Arm]]:
        exit_ = scene.exit
        if isinstance(exit_, Ending):
            return self._asked, []
        if isinstance(exit_, Chance):
            reads = self._conditions(branch.when for branch in exit_.branches)
            ways = tuple((0, self._numbers[branch.goto]) for branch in exit_.branches)
            return reads, [_Arm((), 0, ways)]
        if isinstance(exit_, Decision):
            return self._decision(row, scene, exit_)
        return 0, [_Arm((), 0, self._ways(scene.ways))]

    def _decision(
        self, row: SceneRow, scene: Scene, decision: Decision
    ) -> tuple[Slots, list[_Arm]]:
        reads = 0
        possible: list[list[Choice]] = []
        for side in decision.sides:
            tests, choices = self._side(side, side.seat in row.asked[self._held])
            reads |= tests
            possible.append(choices)
        if not decision.joint:
            return reads, [
                self._arm((choice,), NO_EFFECTS, choice.ways or scene.ways)
                for choice in possible[0]
            ]
        arms: list[_Arm] = []
        for director, chief in product(*possible):
            for outcome in _outcomes(decision, director, chief):
                reads |= self._conditions((outcome.when,))
                ways = outcome.ways or scene.ways
                arms.append(self._arm((director, chief), outcome.effects, ways))
        return reads, arms

    def _side(self, side: Side, person: bool) -> tuple[Slots, list[Choice]]:
        """What is read to decide, and the choices that can come of it."""
        if person:
            reads = 0
            for choice in side.choices:
                reads |= self._on_offer(choice)
            return reads, list(side.choices)
        reads = 0
        choices: dict[str, Choice] = {}
        for rule in side.counterpart:
            chosen = side.choice(rule.take)
            assert chosen is not None
            choices[chosen.id] = chosen
            tests = self._on_offer(chosen) | self._conditions((rule.when,))
            reads |= tests
            if rule.when is None and chosen.when is None and not chosen.once:
                break
        return reads, list(choices.values())

    def _on_offer(self, choice: Choice) -> Slots:
        once = self._bits[Taken(self._scene, choice.id)] if choice.once else 0
        return once | self._conditions((choice.when,))

    def _arm(self, choices: tuple[Choice, ...], effects: Effects, ways: tuple[Way, ...]) -> _Arm:
        marks = 0
        amounts = self._amounts(effects)
        for choice in choices:
            marks |= self._bits.get(Taken(self._scene, choice.id), 0)
            amounts += self._amounts(choice.effects)
        return _Arm(amounts, marks, self._ways(ways))

    def _ways(self, ways: tuple[Way, ...]) -> tuple[tuple[Slots, int], ...]:
        return tuple((self._conditions((way.when,)), self._numbers[way.goto]) for way in ways)

    def _amounts(self, effects: Effects) -> tuple[_Amount, ...]:
        return tuple(
            _Amount(self._bits[amount.variable], anew, self._slots.of(amount.tree, self._scene))
            for amounts, anew in ((effects.set, True), (effects.change, False))
            for amount in amounts
        )

    def _conditions(self, conditions: Iterable[Condition | None]) -> Slots:
        return self._slots.of_all(conditions, self._scene)


def _outcomes(decision: Decision, director: Choice, chief: Choice) -> Iterator[Outcome]:
    """The outcomes that two choices can have: up to the first without a condition."""
    for outcome in decision.outcomes:
        if outcome.matches(director.id, chief.id):
            yield outcome
            if outcome.when is None:
                return
