"""``python -m makkerpar_tools.bench``: measures, and prints one table."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click

from makkerpar_tools.bench import (
    commands,
    exact,
    hostile,
    loading,
    machine,
    playing,
    table,
    window,
)
from makkerpar_tools.bench.bench import Bench
from makkerpar_tools.bench.figures import Row
from makkerpar_tools.bench.processes import environment
from makkerpar_tools.bench.yardsticks import VARIABLE, Yardsticks, yardsticks

Section = Callable[[Bench], list[Row]]

SECTIONS: Final[Mapping[str, Section]] = {
    playing.GROUP: playing.rows,
    loading.GROUP: loading.rows,
    commands.CHECK: commands.check_rows,
    commands.START: commands.start_rows,
    hostile.GROUP: hostile.rows,
    exact.GROUP: exact.rows,
    window.GROUP: window.rows,
}

# The benchmarks run one thing at a time: a greater load than this is others'.
_QUIET: Final = 1.6


@click.command()
@click.option("--rounds", type=click.IntRange(min=1), default=5, help="How often; 5 if left out.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=1.0,
    help="How long plays go on in each round; 1 if left out.",
)
@click.option(
    "--only", type=click.Choice(list(SECTIONS)), multiple=True, help="This section; repeatable."
)
@click.option(
    "--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write it here as well."
)
def main(rounds: int, seconds: float, only: tuple[str, ...], file: Path | None) -> None:
    """Measure how fast Makkerpar plays, reads, checks and starts.

    Exit status: 0 measured, goals met or not; 1 something gave a wrong answer.
    """
    try:
        beside = yardsticks(os.environ)
    except NotADirectoryError as problem:
        raise click.UsageError(str(problem)) from None
    rows: list[Row] = []
    load = 0.0
    with TemporaryDirectory(prefix="makkerpar-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        bench = Bench(rounds, seconds, beside, folder, environment(folder / "home"))
        for section in only or SECTIONS:
            click.echo(f"measuring: {section} …", err=True)
            rows += SECTIONS[section](bench)
            load = max(load, machine.load())
    found = {**machine.description(), "load": f"up to {load:.1f}"}
    for line in _heading(found, beside, rounds, load):
        click.echo(line)
    click.echo(table.as_markdown(rows))
    if file is not None:
        report = {"machine": found, "rows": [table.as_fields(row) for row in rows]}
        file.write_text(json.dumps(report, indent=1), encoding="utf-8")
    sys.exit(1 if any(row.fault for row in rows) else 0)


def _heading(
    found: Mapping[str, str], beside: Yardsticks, rounds: int, load: float
) -> Iterator[str]:
    yield ""
    yield machine.as_text(found)
    story = (
        f"made here, and nothing of others was measured: {VARIABLE} is not set"
        if beside.folder is None
        else "the yardsticks' own"
    )
    yield f"Rounds: {rounds}, taken in turn; medians (least–greatest). Story: {story}."
    if load > _QUIET:
        yield (
            "BUSY: other work ran beside. All figures are too slow, and peers that use several "
            "threads suffer most: measure again."
        )
    yield ""


if __name__ == "__main__":
    main()
