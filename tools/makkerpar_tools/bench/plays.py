"""Plays of a benchmark's story through the public rules, as a front end makes them."""

from __future__ import annotations

from time import perf_counter
from typing import Any, Final

from makkerpar.play import journal, rules
from makkerpar.play.view import window
from makkerpar.scenario.program import Program, Values
from makkerpar_tools.bench.dice import Dice, fold
from makkerpar_tools.bench.language import SEAT

CHECKED_PLAYS: Final = 50
"""So many plays go into the checksum, before any is timed; they warm up as well."""


def one_play(program: Program, seed: int, told: bool = False) -> tuple[int, Values]:
    """One play to its end: how many decisions it took, and the variables' values then.

    Every choice is taken among those on offer, and what happened is kept as a journal's entries.
    With ``told`` it is folded into what the seat saw as well.
    """
    dice = Dice(seed)
    play = rules.begin(program, SEAT)
    steps = 0
    while offered := rules.offer(play):
        choices = offered[SEAT]
        play = rules.take(play, choices[dice.pick(len(choices))])
        steps += 1
    journal.entries(play)
    if told:
        window(play, SEAT)
    return steps, play.values[: len(program.variables)]


def checksum(program: Program, plays: int = CHECKED_PLAYS) -> int:
    """What plays 1, 2, … came to; every engine that plays the same story gives the same."""
    total = 0
    for seed in range(1, plays + 1):
        total = fold(total, *one_play(program, seed))
    return total


def timed(program: Program, seconds: float, told: bool = False) -> dict[str, Any]:
    """The checksum, then plays for so many seconds: ``plays``, ``steps`` and ``play_s``."""
    total = checksum(program)
    steps, plays = 0, 0
    begun = now = perf_counter()
    while now - begun < seconds or not plays:
        plays += 1
        steps += one_play(program, CHECKED_PLAYS + plays, told)[0]
        now = perf_counter()
    return {"checksum": total, "plays": plays, "steps": steps, "play_s": now - begun}
