"""The exact bounds of every scenario that ships, insight alone, for each way of holding seats."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from makkerpar import resources
from makkerpar.focus import HELD
from makkerpar_tools.bench.bench import Bench
from makkerpar_tools.bench.figures import Row, Series, at_most, in_turn

GROUP: Final = "exact"
ALL: Final = "all four"


def rows(bench: Bench) -> list[Row]:
    """Seconds a seat, and for all together."""
    folders = resources.scenario_folders(user_data=bench.folder)
    return [row for folder in folders for row in _rows(bench, folder)]


def _rows(bench: Bench, folder: Path) -> list[Row]:
    rounds: list[dict[str, Any]] = []
    whole = in_turn(bench.rounds, {ALL: partial(_bounds, bench, folder, rounds)})[ALL]
    seats = {held: _seat(whole, [found[held] for found in rounds]) for held in HELD}
    # Not one of those that cannot be worked out may be left out of the sum unsaid.
    missing = next((series.missing for series in seats.values() if series.missing), "")
    together = Series(missing=missing) if missing else whole
    return [
        *(
            Row(GROUP, f"bounds of {folder.name}, {held}", "s", series, goal=at_most(0.2))
            for held, series in seats.items()
        ),
        Row(GROUP, f"bounds of {folder.name}, {ALL}", "s", together, goal=at_most(1)),
    ]


def _bounds(bench: Bench, folder: Path, rounds: list[dict[str, Any]]) -> float:
    found = bench.probe("bounds", str(folder))[1]
    rounds.append(found)
    return float(sum(each.get("seconds", 0) for each in found.values()))


def _seat(whole: Series, found: list[dict[str, Any]]) -> Series:
    if whole.missing or whole.fault:
        return whole
    missing = next((each["missing"] for each in found if "missing" in each), "")
    return Series(missing=missing) if missing else Series(tuple(each["seconds"] for each in found))
