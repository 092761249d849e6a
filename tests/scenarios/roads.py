"""Finding plays: for every ending of a scenario, the takes of one play that leads there."""

from __future__ import annotations

import random

from makkerpar.play.successors import Successor, first, successors
from makkerpar.scenario.model import Ending
from makkerpar.scenario.program import Program

MAX_PLAYS = 5_000


def roads(program: Program, held: str) -> dict[str, list[str]]:
    """By ending, the ``SCENE:CHOICE`` of persons and the ``SCENE:BRANCH`` of draws, in order.

    Seeded random plays look for them; an ending that none of 5,000 came to is left out.
    """
    rng = random.Random(1)
    wanted = {row.id for row in program.scenes if isinstance(row.source.exit, Ending)}
    found: dict[str, list[str]] = {}
    for _ in range(MAX_PLAYS):
        if wanted == set(found):
            break
        ending, takes = _play(program, held, rng)
        found.setdefault(ending, takes)
    return found


def _play(program: Program, held: str, rng: random.Random) -> tuple[str, list[str]]:
    scene, values = first(program)
    takes: list[str] = []
    while ways := successors(program, held, scene, values):
        step = rng.choice(ways)
        takes += _takes(program, scene, step)
        scene, values = step.scene, step.values
    return program.scenes[scene].id, takes


def _takes(program: Program, scene: int, step: Successor) -> list[str]:
    row = program.scenes[scene]
    if step.branch:
        return [f"{row.id}:{step.branch}"]
    return [
        f"{row.id}:{row.side(pick.seat).choices[pick.choice].id}"
        for pick in step.picks
        if pick.by == "person"
    ]
