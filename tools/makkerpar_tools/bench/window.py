"""The window on a hidden screen: its start, its frames, its idleness, its memory."""

from __future__ import annotations

import math
from functools import partial
from typing import Any, Final

from makkerpar_tools.bench.bench import Bench
from makkerpar_tools.bench.figures import Fault, NotMeasured, Row, Series, at_most, in_turn

GROUP: Final = "window"

# Size, and milliseconds a frame: half of them, and nineteen of twenty, at most.
FRAMES: Final = (((1280, 720), 3, 5), ((1920, 1080), 5, 9), ((2560, 1440), 9, 14))
_IDLE: Final = "3"


def rows(bench: Bench) -> list[Row]:
    """Ours alone: goals are absolute, since no peer draws the same."""
    found: dict[str, list[dict[str, Any]]] = {}
    runs = {
        "start": partial(_start, bench),
        **{
            f"{size[0]}": partial(_frames, bench, size, found.setdefault(f"{size[0]}", []))
            for size, _, _ in FRAMES
        },
        "idle": partial(_idle, bench),
        "memory": partial(_memory, bench),
    }
    series = in_turn(bench.rounds, runs)
    table = [
        Row(
            GROUP,
            "start to the first frame, in the process",
            "s",
            series["start"],
            goal=at_most(0.8),
        )
    ]
    for size, half, most in FRAMES:
        name = f"{size[0]}×{size[1]}"
        medians = series[f"{size[0]}"]
        slow = _second(medians, [one["slow"] for one in found[f"{size[0]}"]])
        table += [
            Row(GROUP, f"a frame at {name}, median", "ms", medians, goal=at_most(half)),
            Row(GROUP, f"a frame at {name}, 95 %", "ms", slow, goal=at_most(most)),
        ]
    return [
        *table,
        Row(GROUP, "processor while nothing happens", "%", series["idle"], goal=at_most(1)),
        Row(
            GROUP,
            "memory after a play and a sweep of sizes",
            "MB",
            series["memory"],
            goal=at_most(250),
        ),
    ]


def _second(first: Series, values: list[float]) -> Series:
    if first.missing or first.fault:
        return first
    return Series(tuple(values))


def _start(bench: Bench) -> float:
    figures = bench.probe("start", str(bench.folder / "window"), module="window_probe")[1]
    if figures["imported"]:
        raise Fault(f"imported before the first frame: {', '.join(figures['imported'])}")
    return float(figures["seconds"])


def _frames(bench: Bench, size: tuple[int, int], found: list[dict[str, Any]]) -> float:
    figures = bench.probe("frames", *map(str, size), module="window_probe")[1]
    found.append(figures)
    return float(figures["median"])


def _idle(bench: Bench) -> float:
    figures = bench.probe("idle", _IDLE, module="window_probe")[1]
    if figures["drawn"]:
        raise Fault(f"{figures['drawn']} frames were drawn while nothing happened")
    return float(figures["share"])


def _memory(bench: Bench) -> float:
    megabytes = float(bench.probe("memory", module="window_probe")[1]["megabytes"])
    if math.isnan(megabytes):
        raise NotMeasured("a process's memory can only be read on Linux")
    return megabytes
