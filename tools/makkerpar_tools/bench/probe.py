"""One measurement in a process of its own: prints its figures as one line of JSON.

python -m makkerpar_tools.bench.probe play FILE SECONDS
python -m makkerpar_tools.bench.probe told FILE SECONDS
python -m makkerpar_tools.bench.probe load FILE
python -m makkerpar_tools.bench.probe analyse FOLDER
python -m makkerpar_tools.bench.probe explore FILE
python -m makkerpar_tools.bench.probe whole FILE
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

import yaml

from makkerpar.errors import MakkerparError
from makkerpar.focus import HELD
from makkerpar.scenario import check, graph
from makkerpar.scenario.garbage import collector_paused
from makkerpar.scenario.load import load
from makkerpar.scenario.model import Scenario
from makkerpar.scenario.program import compile_program
from makkerpar_tools.bench import plays
from makkerpar_tools.bench.language import SEAT
from makkerpar_tools.bench.refusal import peak_mb

_REPEATS: Final = 3


def play(file: str, seconds: str) -> dict[str, Any]:
    """Play a scenario by the public rules."""
    return plays.timed(compile_program(_read(file)), float(seconds))


def told(file: str, seconds: str) -> dict[str, Any]:
    """Play it, and fold each play into what the seat saw."""
    return plays.timed(compile_program(_read(file)), float(seconds), told=True)


def _read(file: str) -> Scenario:
    loaded = load({file: Path(file).read_bytes()})
    assert loaded.scenario is not None, loaded.diagnostics[:5]
    return loaded.scenario


def read(file: str) -> dict[str, Any]:
    """Read, build the graph and check, beside the parser's bare events, in turn in a warm process.

    ``read_s`` is from bytes to a validated scenario; each figure is a median.
    """
    data = Path(file).read_bytes()
    _parts(file, data)
    _events(data)
    rounds = [(*_parts(file, data), _events(data)) for _ in range(_REPEATS)]
    names = ("read_s", "graph_s", "check_s", "events_s")
    columns = zip(*rounds, strict=True)
    return {name: median(column) for name, column in zip(names, columns, strict=True)}


def _parts(file: str, data: bytes) -> tuple[float, float, float]:
    gc.collect()
    begun = perf_counter()
    loaded = load({file: data})
    assert loaded.scenario is not None, loaded.diagnostics[:5]
    was_read = perf_counter()
    made = graph.build(loaded.scenario)
    was_made = perf_counter()
    check.check(loaded.scenario, graph=made)
    return was_read - begun, was_made - was_read, perf_counter() - was_made


def _events(data: bytes) -> float:
    """What libyaml's events of the same bytes take, each made and dropped."""
    gc.collect()
    with collector_paused():
        begun = perf_counter()
        for _ in yaml.parse(data, Loader=yaml.CSafeLoader):
            pass
        return perf_counter() - begun


def analyse(folder: str) -> dict[str, Any]:
    """The exact analysis of a scenario, for each way of holding the seats that persons can.

    By it: ``seconds`` (the tables at hand, insight alone), or ``missing`` and why.
    """
    from makkerpar.insight.analysis import analyse as exact  # noqa: PLC0415 - NumPy, networkx
    from makkerpar.scenario.folder import open_scenario, read_folder  # noqa: PLC0415

    scenario = open_scenario(read_folder(Path(folder))).scenario
    if scenario is None:
        return {"missing": "the scenario has errors"}
    program = compile_program(scenario)
    found: dict[str, Any] = {}
    for held in HELD:
        gc.collect()
        begun = perf_counter()
        try:
            exact(program, held)
        except MakkerparError as problem:
            found[held] = {"missing": str(problem)}
        else:
            found[held] = {"seconds": perf_counter() - begun}
    return found


def explore(file: str) -> dict[str, Any]:
    """Every state of a story: ``seconds``, ``states``, and how many ``dead_choices`` there are."""
    from makkerpar.insight import analysis, space  # noqa: PLC0415

    program = compile_program(_read(file))
    gc.collect()
    begun = perf_counter()
    found = space.explore(program, SEAT)
    dead = len(analysis.choices(program)) - len(analysis.taken_in(found))
    return {"seconds": perf_counter() - begun, "states": found.states, "dead_choices": dead}


def whole(file: str) -> dict[str, Any]:
    """All answers about a story: ``seconds``, whether ``exact``, and the process's ``mb``."""
    from makkerpar.insight.analysis import analyse as exact  # noqa: PLC0415

    program = compile_program(_read(file))
    gc.collect()
    begun = perf_counter()
    found = exact(program, SEAT)
    return {"seconds": perf_counter() - begun, "exact": found.exact, "mb": peak_mb()}


PROBES: Final[dict[str, Callable[..., dict[str, Any]]]] = {
    "play": play,
    "told": told,
    "load": read,
    "analyse": analyse,
    "explore": explore,
    "whole": whole,
}


if __name__ == "__main__":
    print(json.dumps(PROBES[sys.argv[1]](*sys.argv[2:])))
