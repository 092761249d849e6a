"""Whole commands as a person meets them, interpreter and imports included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from makkerpar import resources
from makkerpar_tools.bench.bench import Bench
from makkerpar_tools.bench.figures import Row, Series, at_most, in_turn, times_at_most
from makkerpar_tools.bench.processes import python, seconds, seconds_to_prompt

CHECK: Final = "check"
START: Final = "start"
SIZE: Final = 30
STORY: Final = f"check, {SIZE} scenes, whole process"

# What the command needs, and what the goal was set against.
IMPORTS: Final = {
    "import click, yaml, networkx": "import click, yaml, networkx",
    "import click, yaml, networkx, pydantic": "import click, yaml, networkx, pydantic",
}
BARE: Final = "bare interpreter"
MENU: Final = "play --text, to the first prompt"
EXAMPLE: Final = "makkerpar without a terminal: the example play"


def check_rows(bench: Bench) -> list[Row]:
    """``makkerpar check`` on a story of thirty scenes, and on each scenario that ships."""
    checks = {STORY: partial(_check_story, bench)}
    for folder in _shipped(bench):
        checks[f"check {folder.name}, whole process"] = partial(_check, bench, folder)
    imports = {
        name: partial(seconds, python("-c", code), bench.env) for name, code in IMPORTS.items()
    }
    taken = _warm_in_turn(bench.rounds, {**checks, **imports})
    return [
        Row(CHECK, what, "s", taken[what], name, taken[name], times_at_most(2))
        for what in checks
        for name in imports
    ]


def _check_story(bench: Bench) -> float:
    return _check(bench, bench.scenario(SIZE))


def _check(bench: Bench, folder: Path) -> float:
    return seconds(python("-m", "makkerpar", "check", str(folder)), bench.env)


def start_rows(bench: Bench) -> list[Row]:
    """From nothing to the first question, and the example that is told without a terminal."""
    starts = {
        MENU: ["play", "--text"],
        **{
            f"play {folder.name} --text, to the first prompt": [
                *("play", str(folder), "--text", "--seat", "chief")
            ]
            for folder in _shipped(bench)
        },
    }
    taken = _warm_in_turn(
        bench.rounds,
        {
            **{what: partial(_to_prompt, bench, arguments) for what, arguments in starts.items()},
            EXAMPLE: partial(seconds, python("-m", "makkerpar"), bench.env),
            BARE: partial(seconds, python("-c", "pass"), bench.env),
        },
    )
    rows = [Row(START, what, "s", taken[what], BARE, taken[BARE], at_most(0.8)) for what in starts]
    return [*rows, Row(START, EXAMPLE, "s", taken[EXAMPLE], BARE, taken[BARE])]


def _to_prompt(bench: Bench, arguments: list[str]) -> float:
    # A new home each time: a play that was broken off would be asked about first.
    home = mkdtemp(dir=bench.folder)
    command = python("-m", "makkerpar", *arguments)
    return seconds_to_prompt(command, {**bench.env, resources.HOME_VARIABLE: home})


def _warm_in_turn(rounds: int, runs: Mapping[str, Callable[[], float]]) -> dict[str, Series]:
    """As :func:`in_turn`, after a round that fills the caches of files and compiled modules."""
    in_turn(1, runs)
    return in_turn(rounds, runs)


def _shipped(bench: Bench) -> list[Path]:
    """The folders of the scenarios that ship, and no user's own."""
    return resources.scenario_folders(user_data=bench.folder)
