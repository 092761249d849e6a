"""Reading, validating, building the graph and checking, in a warm process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from makkerpar.scenario.load import MAIN_FILE
from makkerpar_tools.bench.bench import Bench
from makkerpar_tools.bench.figures import Row, Series, in_turn, times_at_most

GROUP: Final = "loading"
SIZES: Final = (300, 3000)

INKJS: Final = "inkjs, compile + load"
EVENTS: Final = "libyaml's bare events"
FLOORS: Final = {
    "floor: PyYAML, pydantic, networkx": "plain",
    "the same, tuned, with lines": "marks",
}
_PARTS: Final = {"read_s": "read + validate", "graph_s": "graph", "check_s": "check"}


def rows(bench: Bench) -> list[Row]:
    """Seconds for each size, whole and by part."""
    return [row for size in SIZES for row in rows_of(bench, size)]


def rows_of(bench: Bench, size: int) -> list[Row]:
    """The rows of one size."""
    parts: dict[str, list[float]] = {name: [] for name in (*_PARTS, "events_s")}

    def ours() -> float:
        found = bench.probe("load", str(bench.scenario(size) / MAIN_FILE))[1]
        for name, values in parts.items():
            values.append(found[name])
        return float(sum(found[name] for name in _PARTS))

    def inkjs() -> float:
        folder = bench.theirs(size)
        return bench.yardsticks.inkjs_compile(folder) + bench.yardsticks.inkjs_load(folder)

    def floor(mode: str) -> Callable[[], float]:
        return lambda: bench.yardsticks.floor_load(bench.theirs(size), mode)

    what = f"{size:,} scenes: read, validate, graph, check"
    runs = {what: ours, INKJS: inkjs, **{name: floor(mode) for name, mode in FLOORS.items()}}
    taken = in_turn(bench.rounds, runs)
    whole = taken[what]
    # Where the whole has no figures, what was measured with it counts as little.
    part = {name: Series(tuple(parts[name])) if whole.values else whole for name in parts}
    return [
        Row(GROUP, what, "s", whole, INKJS, taken[INKJS], times_at_most(0.2)),
        Row(GROUP, what, "s", whole, EVENTS, part["events_s"], times_at_most(3)),
        *(Row(GROUP, what, "s", whole, name, taken[name]) for name in FLOORS),
        *(
            Row(GROUP, f"{size:,} scenes, of it: {told}", "s", part[name])
            for name, told in _PARTS.items()
        ),
    ]
