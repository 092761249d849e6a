"""Exact analysis: of every scenario that ships, and of the benchmark's stories beside a sweep."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from makkerpar import resources
from makkerpar.focus import HELD
from makkerpar.scenario.load import MAIN_FILE
from makkerpar_tools.bench.bench import Bench
from makkerpar_tools.bench.figures import (
    Fault,
    Row,
    Series,
    at_most,
    in_turn,
    times_at_most,
)

GROUP: Final = "exact"
ALL: Final = "all four"
SWEEP: Final = "plain sweep, sets"
SWEPT: Final = (30, 300)
"""Stories that a plain sweep can go through; the larger is what the goal is about."""
TOO_LARGE: Final = 3000


def rows(bench: Bench) -> list[Row]:
    """Seconds a seat and for all together; then the stories."""
    folders = resources.scenario_folders(user_data=bench.folder)
    return [
        *(row for folder in folders for row in _shipped(bench, folder)),
        *(row for size in SWEPT for row in _swept(bench, size)),
        *_large(bench),
    ]


# ── scenarios that ship ─────────────────────────────────────────────────────────────────────


def _shipped(bench: Bench, folder: Path) -> list[Row]:
    rounds: list[dict[str, Any]] = []
    whole = in_turn(bench.rounds, {ALL: partial(_analysed, bench, folder, rounds)})[ALL]
    seats = {held: _seat(whole, [found[held] for found in rounds]) for held in HELD}
    # Not one of those that cannot be worked out may be left out of the sum unsaid.
    missing = next((series.missing for series in seats.values() if series.missing), "")
    together = Series(missing=missing) if missing else whole
    return [
        *(
            Row(GROUP, f"analyse {folder.name}, {held}", "s", series, goal=at_most(0.2))
            for held, series in seats.items()
        ),
        Row(GROUP, f"analyse {folder.name}, {ALL}", "s", together, goal=at_most(1)),
    ]


def _analysed(bench: Bench, folder: Path, rounds: list[dict[str, Any]]) -> float:
    found = bench.probe("analyse", str(folder))[1]
    rounds.append(found)
    return float(sum(each.get("seconds", 0) for each in found.values()))


def _seat(whole: Series, found: list[dict[str, Any]]) -> Series:
    if whole.missing or whole.fault:
        return whole
    missing = next((each["missing"] for each in found if "missing" in each), "")
    return Series(missing=missing) if missing else Series(tuple(each["seconds"] for each in found))


# ── stories beside a plain sweep ────────────────────────────────────────────────────────────


def _swept(bench: Bench, size: int) -> list[Row]:
    """Which scenes and choices are alive: every state that matters, and every state there is."""
    dead: dict[str, int] = {}

    def ours() -> float:
        found = bench.probe("explore", _story(bench, size))[1]
        return _agreed(dead, "ours", found["dead_choices"], found["seconds"])

    def sweep() -> float:
        found = bench.yardsticks.sweep(bench.theirs(size))
        return _agreed(dead, SWEEP, found["dead_choices"], found["work_s"])

    what = f"live scenes and choices of {size:,} scenes"
    taken = in_turn(bench.rounds, {what: ours, SWEEP: sweep})
    goal = times_at_most(0.1) if size == max(SWEPT) else None
    return [Row(GROUP, what, "s", taken[what], SWEEP, taken[SWEEP], goal)]


def _agreed(dead: dict[str, int], name: str, found: int, seconds: float) -> float:
    """The seconds, unless the two disagree on how many choices nobody can ever take."""
    dead[name] = found
    if len(set(dead.values())) > 1:
        raise Fault(f"not the same dead choices: {dead}")
    return seconds


def _story(bench: Bench, size: int) -> str:
    return str(bench.scenario(size) / MAIN_FILE)


# ── a story that has too many states ────────────────────────────────────────────────────────


def _large(bench: Bench) -> list[Row]:
    """All answers about the middle story, and what can be proven about the largest."""
    return [row for size in (*SWEPT, TOO_LARGE) for row in _whole(bench, size)]


def _whole(bench: Bench, size: int) -> list[Row]:
    memory: list[float] = []

    def answered() -> float:
        found = bench.probe("whole", _story(bench, size))[1]
        if found["exact"] == (size >= TOO_LARGE):
            raise Fault(f"exact: {found['exact']}")
        if found["mb"] is not None:
            memory.append(found["mb"])
        return float(found["seconds"])

    what = f"all answers about {size:,} scenes"
    taken = in_turn(bench.rounds, {what: answered})[what]
    if size < TOO_LARGE:
        return [Row(GROUP, what, "s", taken)]
    return [
        Row(GROUP, f"{what}, as far as proven", "s", taken, goal=at_most(60)),
        Row(GROUP, f"{what}, memory", "MB", Series(tuple(memory)), goal=at_most(1000)),
    ]
