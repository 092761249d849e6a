"""Plays of a benchmark's story on the tables that insight compiles: one by one, and in a batch.

These make no immutable plays, events or journals, only decisions and values; the rows that hold
the public rules against others are in :mod:`makkerpar_tools.bench.plays`. As a program it prints
its figures as one line of JSON:

python -m makkerpar_tools.bench.tabled one FILE SECONDS
python -m makkerpar_tools.bench.tabled many FILE SECONDS
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import numpy as np

from makkerpar.insight.packing import Indices
from makkerpar.insight.sampling.batch import Batch, Ended
from makkerpar.insight.sampling.playtest import AT_ONCE
from makkerpar.insight.sampling.single import Single
from makkerpar.insight.vector import Column
from makkerpar.scenario.load import load
from makkerpar.scenario.program import Program, compile_program
from makkerpar_tools.bench.dice import Dice, fold
from makkerpar_tools.bench.language import SEAT
from makkerpar_tools.bench.plays import CHECKED_PLAYS


class ManyDice:
    """The shared dice of many plays at once, seeded by their numbers in a row from ``first``."""

    def __init__(self, first: int, size: int) -> None:
        seeds = np.arange(first, first + size, dtype=np.uint64)
        # What falls off at 64 bits is no part of the lower 32.
        self._state = (seeds * np.uint64(2654435761)).astype(np.uint32)

    def pick(self, rows: Indices, count: int | Column) -> Column:
        """See :class:`~makkerpar.insight.sampling.streams.Numbers`; counts up to 65,536."""
        state = self._state[rows] * np.uint32(1664525) + np.uint32(1013904223)
        self._state[rows] = state
        found: Column = (state >> np.uint32(16)) % np.asarray(count).astype(np.uint32)
        return found


def one_by_one(program: Program, seconds: float) -> dict[str, Any]:
    """As :func:`makkerpar_tools.bench.plays.timed`, one play at a time on the tables."""
    single = Single(program, SEAT, {})
    variables = len(program.variables)
    total = 0
    for seed in range(1, CHECKED_PLAYS + 1):
        course = single.play(Dice(seed).pick)
        total = fold(total, len(course.steps), course.values[:variables])
    steps, plays = 0, 0
    begun = now = perf_counter()
    while now - begun < seconds or not plays:
        plays += 1
        steps += len(single.play(Dice(CHECKED_PLAYS + plays).pick).steps)
        now = perf_counter()
    return {"checksum": total, "plays": plays, "steps": steps, "play_s": now - begun}


def in_batches(program: Program, seconds: float, size: int = AT_ONCE) -> dict[str, Any]:
    """The same, many plays at once."""
    batch = Batch(program, SEAT, {})
    variables = len(program.variables)
    first = batch.play(ManyDice(1, CHECKED_PLAYS), CHECKED_PLAYS)
    total = 0
    for play in range(CHECKED_PLAYS):
        values = [int(column[play]) for column in first.values[:variables]]
        total = fold(total, int(first.decisions[SEAT][play]), values)
    steps, plays = 0, 0
    begun = now = perf_counter()
    while now - begun < seconds or not plays:
        steps += _steps(batch.play(ManyDice(CHECKED_PLAYS + 1 + plays, size), size))
        plays += size
        now = perf_counter()
    return {"checksum": total, "plays": plays, "steps": steps, "play_s": now - begun}


def _steps(ended: Ended) -> int:
    return int(ended.decisions[SEAT].sum())


PROBES: Final[dict[str, Callable[[Program, float], dict[str, Any]]]] = {
    "one": one_by_one,
    "many": in_batches,
}


def main(probe: str, file: str, seconds: str) -> dict[str, Any]:
    """The figures of one probe."""
    loaded = load({file: Path(file).read_bytes()})
    assert loaded.scenario is not None, loaded.diagnostics[:5]
    return PROBES[probe](compile_program(loaded.scenario), float(seconds))


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
