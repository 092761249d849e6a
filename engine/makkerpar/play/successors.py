"""Everything that can come next: the rules of play, stepped for all choices and draws at once.

What :func:`makkerpar.play.rules.take` does for the one choice that is made, this does for every
choice on offer to the persons, every branch that can fall, and the counterpart's one answer. It
is made of the same private steps, so there is no second set of rules.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from makkerpar.focus import SEATS
from makkerpar.play.rules import COUNTERPART, PERSON, Pick, answering, meet, step
from makkerpar.scenario.program import (
    CHANCE,
    DECISION,
    ENDING,
    ChoiceRow,
    Program,
    SceneRow,
    SideRow,
    Values,
    enter,
    follow,
)


class Successor(NamedTuple):
    """One way on from a state.

    Attributes:
        picks: who chose what (director first); empty at a draw and at a plain way on.
        branch: of a draw, from 1; 0 where nothing was drawn.
        scene, values: the state once the next scene has been entered.
    """

    picks: tuple[Pick, ...]
    branch: int
    scene: int
    values: Values


def first(program: Program) -> tuple[int, Values]:
    """The state every play begins in."""
    return program.start, enter(program.scenes[program.start], program.values)


def successors(program: Program, held: str, scene: int, values: Values) -> list[Successor]:
    """Every way on from a state (its scene entered); none from an ending.

    Choices come in the order of the file, the director's varying slowest at a joint, branches in
    the order of the file.
    """
    row = program.scenes[scene]
    scenes = program.scenes
    if row.kind == DECISION:
        return _decided(program, row, row.asked[held], values)
    if row.kind == ENDING:
        return []
    if row.kind == CHANCE:
        return [
            Successor((), number, branch.target, enter(scenes[branch.target], values))
            for number, branch in enumerate(row.branches, start=1)
            if branch.test is None or branch.test(values)
        ]
    target = follow(row.ways, values)
    return [Successor((), 0, target, enter(scenes[target], values))]


def _decided(
    program: Program, row: SceneRow, asked: tuple[str, ...], values: Values
) -> list[Successor]:
    scenes = program.scenes
    found: list[Successor] = []
    if len(row.sides) == 1:
        for pick, choice in _possible(row.sides[0], asked, values):
            after, target = step(values, choice)
            found.append(Successor((pick,), 0, target, enter(scenes[target], after)))
        return found
    sides = [_possible(row.side(seat), asked, values) for seat in SEATS]
    for (left, director), (right, chief) in product(*sides):
        _, after, target = meet(row, values, director, chief)
        found.append(Successor((left, right), 0, target, enter(scenes[target], after)))
    return found


def _possible(
    side: SideRow, asked: tuple[str, ...], values: Values
) -> list[tuple[Pick, ChoiceRow]]:
    """What a seat can do: all that is on offer to a person, or the counterpart's answer."""
    if side.seat not in asked:
        choice = answering(side, values).choice
        return [(Pick(side.seat, choice.number, COUNTERPART), choice)]
    return [
        (Pick(side.seat, choice.number, PERSON), choice)
        for choice in side.choices
        if choice.test is None or choice.test(values)
    ]
