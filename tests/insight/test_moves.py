from __future__ import annotations

import numpy as np
import pytest

from makkerpar.insight.liveness import live
from makkerpar.insight.moves import Moves
from makkerpar.insight.vector import Columns
from makkerpar.play.rules import Pick
from makkerpar.play.successors import first, successors
from makkerpar.scenario.program import Program, Values
from tests.insight.generated import generated

State = tuple[int, Values]
Step = tuple[int, tuple[Pick, ...], int, int, tuple[int, ...]]


@pytest.mark.parametrize("held", ["director", "chief", "both", "room"])
def test_columns_step_as_single_states_do(held: str) -> None:
    """For all states of a scene at once, the moves are those of each state by the rules."""
    moved = 0
    for seed in range(25):
        program = generated(seed)
        moves = Moves(program, held, live(program, held))
        by_scene: dict[int, list[Values]] = {}
        for scene, values in reached(program, held, 300):
            by_scene.setdefault(scene, []).append(values)
        for scene, states in by_scene.items():
            found = in_columns(moves, scene, states)
            assert found == one_by_one(moves, scene, states)
            moved += len(found)
    assert moved > 500


def in_columns(moves: Moves, scene: int, states: list[Values]) -> set[Step]:
    """The steps of all states at once: which state, by what, where to, the live values there."""
    columns = {
        slot: np.array([values[slot] for values in states])
        for slot in slots(moves.live.entered[scene])
    }
    return {
        (source, move.arm.picks, move.arm.branch, move.target, at(after, row, move.target, moves))
        for move, sources, after in moves.leave(scene, columns, len(states))
        for row, source in enumerate(sources.tolist())
    }


def at(columns: Columns, row: int, scene: int, moves: Moves) -> tuple[int, ...]:
    """The live values of one of the states that are in columns."""
    return tuple(int(columns[slot][row]) for slot in slots(moves.live.entered[scene]))


def one_by_one(moves: Moves, scene: int, states: list[Values]) -> set[Step]:
    """The same by the rules of play."""
    return {
        (
            number,
            step.picks,
            step.branch,
            step.scene,
            tuple(int(step.values[slot]) for slot in slots(moves.live.entered[step.scene])),
        )
        for number, values in enumerate(states)
        for step in successors(moves.program, moves.held, scene, values)
    }


def slots(bits: int) -> list[int]:
    """The slots in a set of them."""
    return [slot for slot in range(bits.bit_length()) if bits >> slot & 1]


def reached(program: Program, held: str, most: int) -> list[State]:
    """States that plays stand in, nearest to the beginning first."""
    found = [first(program)]
    known = set(found)
    for state in found:
        for step in successors(program, held, *state):
            after = step.scene, step.values
            if after not in known and len(found) < most:
                known.add(after)
                found.append(after)
    return found
