"""One play at a time on compiled tables: what happens and where it ends, and nothing else.

:mod:`makkerpar.play.rules` makes immutable plays that tell every event. This is for thousands of
plays of which only the decisions and the last values are asked for: each scene is one flat row, and
the usual step (a person chooses, constants are added to variables, one way leads on) is done in
place. Whatever is rarer goes through the same functions as the rules do. A property test holds the
two together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from makkerpar.focus import SEATS, Seat
from makkerpar.insight.sampling.policies import (
    POINTS,
    UNIFORM,
    Policies,
    Policy,
    Ranking,
    Situation,
    Weighing,
    completed,
    ranks,
    weighed,
)
from makkerpar.insight.sampling.ranges import ANY, Range, as_range
from makkerpar.play.rules import COUNTERPART, PERSON, By, answering, meet, step
from makkerpar.scenario.model import Choice
from makkerpar.scenario.program import (
    CHANCE,
    DECISION,
    ENDING,
    ChoiceRow,
    EffectRow,
    Program,
    SceneRow,
    SideRow,
    Values,
    enter,
    follow,
)

MAX_ROUNDS: Final = 10_000
"""A play may enter so many scenes more than there are, and is not followed further."""

Pick = Callable[[int], int]
"""Gives the next random number: one of 0 … count − 1."""


class Took(NamedTuple):
    """A decision: where, in which seat, which choice by number, and who took it."""

    scene: int
    seat: Seat
    choice: int
    by: By


class Fell(NamedTuple):
    """A draw: where, and on which branch, from 1."""

    scene: int
    branch: int


Step = Took | Fell


class Course(NamedTuple):
    """A play from its beginning to where it was left.

    Attributes:
        scene: where it stands: an ending, unless ``ended`` is False.
        values: then.
        steps: all decisions and draws, in order; at a joint the director's first.
        ended: False where it was broken off after :data:`MAX_ROUNDS`.
    """

    scene: int
    values: Values
    steps: tuple[Step, ...]
    ended: bool


_Note = Callable[[Step], None]


class _Choice(NamedTuple):
    """A choice of a person: as it is told, all of it, and how good it is beside the others."""

    took: Took
    row: ChoiceRow
    rank: int


class _Turn(NamedTuple):
    """A seat's part of a decision; ``choices`` are a person's, in the order of the file.

    Attributes:
        level: of those on offer, each is as good as another.
        weighing: a policy that must be asked; None where the ranks say all.
        answers: the counterpart's, whose seat nobody holds; else None.
    """

    choices: tuple[_Choice, ...]
    level: bool
    weighing: Weighing | None
    answers: SideRow | None


class _Rest(NamedTuple):
    """What is rarer about a scene.

    Attributes:
        row: all of it.
        usual: it is left in the usual way.
        turns: of any decision, the director's first.
    """

    row: SceneRow
    usual: bool
    turns: tuple[_Turn, ...]


# The usual scene is one exact tuple, which the interpreter takes apart quicker than a named one: it
# changes nothing on entering; one person decides, whose policy finds all that is on offer as good;
# and what is on offer depends on one variable a choice at most.

_Add = tuple[int, int, int, int]
"""What is added to a variable: slot, amount, and between which ends the value stays."""
_Option = tuple[int, int, int, tuple[_Add, ...] | None, int, Took, ChoiceRow]
"""A choice: low, slot, high (on offer where the value lies from low to high); what is added, and
where it leads; as it is told. Where more is done than adding, or where it leads depends on
something, None stands for what is added, and all of it last."""
_Row = tuple[tuple[_Option, ...], bool, _Rest | None]
"""A scene: the options of a usual one; whether all are always on offer; all that is not usual."""


class Single:
    """Plays of one scenario, one after the other.

    Args:
        program: the tables.
        held: who holds the seats.
        policies: how persons pick, by seat; uniformly where none is given.

    Raises:
        Refused: the scenario cannot be played with the seats held so.
    """

    def __init__(self, program: Program, held: str, policies: Policies) -> None:
        program.require(held)
        self.program = program
        compiler = _Compiler(program, held, completed(policies))
        self._rows = tuple(compiler.row(number, row) for number, row in enumerate(program.scenes))

    def play(self, pick: Pick) -> Course:
        """One play, whose every random number is the next of ``pick``.

        The numbers are asked for in the order of the story: one for each decision of a person (at
        a joint the director's first) and one for each draw, even where there is one way only.
        """
        rows = self._rows
        steps: list[Step] = []
        note = steps.append
        values = list(self.program.values)
        scene = self.program.start
        offered: Sequence[_Option]
        for _ in range(MAX_ROUNDS + len(rows)):
            offered, free, rest = rows[scene]
            if rest is not None:
                values = list(enter(rest.row, tuple(values)))
                if rest.row.kind == ENDING:
                    return Course(scene, tuple(values), tuple(steps), ended=True)
                if not rest.usual:
                    scene, values = self._rarer(scene, rest, tuple(values), pick, note)
                    continue
            if not free:
                offered = [one for one in offered if one[0] <= values[one[1]] <= one[2]]
            option = offered[pick(len(offered))]
            note(option[5])
            adds = option[3]
            if adds is None:
                after, scene = step(tuple(values), option[6])
                values = list(after)
                continue
            scene = option[4]
            for slot, amount, least, most in adds:
                value = values[slot] + amount
                if not least <= value <= most:
                    value = least if value < least else most
                values[slot] = value
        return Course(scene, tuple(values), tuple(steps), ended=False)

    def _rarer(
        self, scene: int, rest: _Rest, values: Values, pick: Pick, note: _Note
    ) -> tuple[int, list[int]]:
        """Where a scene that is not of the usual kind leads, and the values then."""
        row = rest.row
        if row.kind == CHANCE:
            branch = _fallen(row, values, pick)
            note(Fell(scene, branch))
            return row.branches[branch - 1].target, list(values)
        if row.kind != DECISION:
            return follow(row.ways, values), list(values)
        chosen = [self._chosen(scene, turn, values, pick, note) for turn in rest.turns]
        if len(chosen) == 1:
            after, target = step(values, chosen[0])
        else:
            _, after, target = meet(row, values, *chosen)
        return target, list(after)

    def _chosen(
        self, scene: int, turn: _Turn, values: Values, pick: Pick, note: _Note
    ) -> ChoiceRow:
        if turn.answers is not None:
            choice = answering(turn.answers, values).choice
            note(Took(scene, turn.answers.seat, choice.number, COUNTERPART))
            return choice
        offered = [one for one in turn.choices if one.row.test is None or one.row.test(values)]
        if turn.weighing is not None:
            choices = tuple(one.row.source for one in offered)
            situation = Situation(self.program, scene, offered[0].took.seat, values, choices)
            chosen = offered[weighed(turn.weighing, situation, pick(POINTS))]
        else:
            if not turn.level:
                best = max(one.rank for one in offered)
                offered = [one for one in offered if one.rank == best]
            chosen = offered[pick(len(offered))]
        note(chosen.took)
        return chosen.row


def _fallen(row: SceneRow, values: Values, pick: Pick) -> int:
    """The branch, from 1, that a draw falls on."""
    holding = [
        (number, branch.weight)
        for number, branch in enumerate(row.branches, start=1)
        if branch.test is None or branch.test(values)
    ]
    point = pick(sum(weight for _, weight in holding))
    for number, weight in holding:
        point -= weight
        if point < 0:
            return number
    raise AssertionError("the weights sum to more than the point")


class _Compiler:
    def __init__(self, program: Program, held: str, policies: Mapping[Seat, Policy]) -> None:
        self._slots = {name: slot for slot, name in enumerate(program.variables)}
        self._held = held
        self._policies = policies

    def row(self, scene: int, row: SceneRow) -> _Row:
        asked = row.asked[self._held]
        turns = tuple(
            self._turn(scene, side, side.seat in asked)
            for side in sorted(row.sides, key=lambda side: SEATS.index(side.seat))
        )
        options = self._options(turns[0]) if len(turns) == 1 else ()
        free = all(choice.row.test is None for turn in turns for choice in turn.choices)
        rest = None if options and row.still else _Rest(row, bool(options), turns)
        return options, free, rest

    def _turn(self, scene: int, side: SideRow, person: bool) -> _Turn:
        if not person:
            return _Turn((), level=True, weighing=None, answers=side)
        policy = self._policies[side.seat]
        ranking = policy if isinstance(policy, Ranking) else UNIFORM
        worth = ranks(ranking, [choice.source for choice in side.choices])
        choices = tuple(
            _Choice(Took(scene, side.seat, choice.number, PERSON), choice, rank)
            for choice, rank in zip(side.choices, worth, strict=True)
        )
        weighing = None if isinstance(policy, Ranking) else policy
        return _Turn(choices, level=not any(worth), weighing=weighing, answers=None)

    def _options(self, turn: _Turn) -> tuple[_Option, ...]:
        """The options of a scene that is left in the usual way; of another none."""
        if turn.answers is not None or turn.weighing is not None or not turn.level:
            return ()
        found: list[_Option] = []
        for took, row, _ in turn.choices:
            within = self._range(row.source)
            if within is None:
                return ()
            condition, target = row.ways[0]
            usual = row.taken < 0 and condition is None and all(map(_adds, row.effects))
            adds = tuple((one.slot, one.amount, one.least, one.most) for one in row.effects)
            found.append((*within, adds if usual else None, target, took, row))
        return tuple(found)

    def _range(self, choice: Choice) -> Range | None:
        """What a choice asks for, where that is a range of one variable."""
        if choice.once:
            return None
        return ANY if choice.when is None else as_range(choice.when.tree, self._slots)


def _adds(effect: EffectRow) -> bool:
    return effect.work is None and not effect.sets
