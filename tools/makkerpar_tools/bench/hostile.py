"""Files made to hurt: how soon, and with how much memory, they are refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from makkerpar.scenario.load import MAIN_FILE
from makkerpar_tools.bench.bench import Bench
from makkerpar_tools.bench.figures import Row, Series, at_most, in_turn

GROUP: Final = "hostile"
SECONDS: Final = at_most(1)
MEMORY: Final = at_most(200)


def _deep(file: Path) -> None:
    file.write_bytes(b"[" * 100_000)


def _wide(file: Path) -> None:
    file.write_bytes(b"[" + b"[]," * 1_000_000 + b"]")


def _bomb(file: Path) -> None:
    """Nine levels of nine aliases each: a kilobyte that stands for 3.5 × 10⁸ nodes."""
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    for level in range(1, 9):
        aliases = ", ".join([f"*a{level - 1}"] * 9)
        lines.append(f"a{level}: &a{level} [{aliases}]")
    file.write_text("\n".join(lines), encoding="utf-8")


def _large(file: Path) -> None:
    """A hundred megabytes, nearly all of them a hole that costs no disk."""
    with file.open("wb") as out:
        out.write(b"format: 1\n")
        out.truncate(100_000_000)


# Reads up to the limit of nodes, which takes as long as the largest scenario.
_SLOW: Final = "3 MB of '[],'"
# What is written, and the code of the diagnostic that refuses it.
FILES: Final[Mapping[str, tuple[Callable[[Path], None], str]]] = {
    "100 kB of '['": (_deep, "too-deep"),
    _SLOW: (_wide, "too-many-nodes"),
    "an alias bomb": (_bomb, "too-many-nodes"),
    "a file of 100 MB": (_large, "file-too-large"),
}


def rows(bench: Bench) -> list[Row]:
    """Time and memory of the whole ``makkerpar check``, for each file."""
    peaks: dict[str, list[float | None]] = {what: [] for what in FILES}
    runs = {
        what: partial(_refused, bench, _written(bench, number, write), code, peaks[what])
        for number, (what, (write, code)) in enumerate(FILES.items())
    }
    taken = in_turn(bench.rounds, runs)
    return [row for what in FILES for row in _rows(what, taken[what], peaks[what])]


def _written(bench: Bench, number: int, write: Callable[[Path], None]) -> str:
    folder = bench.folder / f"hostile-{number}"
    folder.mkdir(exist_ok=True)
    write(folder / MAIN_FILE)
    return str(folder)


def _refused(bench: Bench, folder: str, code: str, peaks: list[float | None]) -> float:
    taken, found = bench.probe(folder, code, module="refusal")
    peaks.append(found["peak_mb"])
    return taken


def _rows(what: str, taken: Series, peaks: list[float | None]) -> list[Row]:
    known = tuple(peak for peak in peaks if peak is not None)
    missing = taken.missing or ("" if known else "this system does not tell")
    memory = Series(known, missing=missing, fault=taken.fault)
    return [
        Row(GROUP, f"refuse {what}", "s", taken, goal=None if what == _SLOW else SECONDS),
        Row(GROUP, f"refuse {what}, peak memory", "MB", memory, goal=MEMORY),
    ]
