"""Playing a story by the rules and on insight's tables, beside inkjs and floors of Python."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from makkerpar.scenario.load import MAIN_FILE
from makkerpar_tools.bench.bench import Bench
from makkerpar_tools.bench.figures import Row, Series, in_turn, times_at_least
from makkerpar_tools.bench.yardsticks import INK_STORY

GROUP: Final = "playing"
SIZES: Final = (30, 300, 3000)
MEASURED_AT: Final = 3000
"""The size that the goals are about."""

INKJS: Final = "inkjs"
NAIVE: Final = "floor: naive Python"
TUPLES: Final = "floor: tuples"
NUMPY: Final = "floor: NumPy, in a batch"
FLOORS: Final = {NAIVE: "naive", TUPLES: "tuples", NUMPY: "numpy"}


def rows(bench: Bench) -> list[Row]:
    """Steps a second on each size; an engine that played another story is an error."""
    return [row for size in SIZES for row in rows_of(bench, size)]


def rows_of(bench: Bench, size: int) -> list[Row]:
    """The rows of one size."""
    checksums: dict[str, set[int]] = {}

    def steps(name: str, play: Callable[[], dict[str, Any]]) -> Callable[[], float]:
        def run() -> float:
            found = play()
            checksums.setdefault(name, set()).add(found["checksum"])
            return float(found["steps"] / found["play_s"])

        return run

    def ours(probe: str, module: str = "probe") -> dict[str, Any]:
        file = str(bench.scenario(size) / MAIN_FILE)
        return bench.probe(probe, file, str(bench.seconds), module=module)[1]

    def inkjs() -> dict[str, Any]:
        folder = bench.theirs(size)
        if not (folder / INK_STORY).exists():
            bench.yardsticks.inkjs_compile(folder)
        return bench.yardsticks.inkjs_play(folder, bench.seconds)

    def floor(mode: str) -> dict[str, Any]:
        return bench.yardsticks.floor_play(bench.theirs(size), mode, bench.seconds)

    what = f"play {size:,} scenes: rules, events, journal"
    told = f"play {size:,} scenes, and fold it for a seat"
    one = f"play {size:,} scenes: on tables, one at a time"
    many = f"play {size:,} scenes: on tables, many in a batch"
    runs = {
        what: steps(what, lambda: ours("play")),
        INKJS: steps(INKJS, inkjs),
        told: steps(told, lambda: ours("told")),
        one: steps(one, lambda: ours("one", "tabled")),
        many: steps(many, lambda: ours("many", "tabled")),
    }
    for name, mode in FLOORS.items():
        runs[name] = steps(name, partial(floor, mode))
    taken = agreed(in_turn(bench.rounds, runs), checksums)

    def row(name: str, beside: str, goal: float | None = None) -> Row:
        wanted = times_at_least(goal) if goal is not None and size == MEASURED_AT else None
        return Row(GROUP, name, "steps/s", taken[name], beside, taken[beside], wanted)

    return [
        row(what, INKJS, 8),
        row(what, NAIVE),
        row(what, TUPLES),
        row(told, INKJS),
        row(one, INKJS, 50),
        row(one, TUPLES),
        row(many, INKJS, 500),
        row(many, NUMPY),
    ]


def agreed(taken: dict[str, Series], checksums: dict[str, set[int]]) -> dict[str, Series]:
    """The figures, unless the checksums tell that not all played the same story: then faults."""
    if len(set().union(*checksums.values())) <= 1:
        return taken
    told = ", ".join(f"{name} {sorted(found)}" for name, found in checksums.items())
    wrong = Series(fault=f"not the same plays: checksums of {told}")
    return {name: wrong if name in checksums else series for name, series in taken.items()}
