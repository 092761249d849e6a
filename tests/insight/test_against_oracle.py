"""The exact analysis against the enumerator: each field, for all ways of holding the seats.

What is compared here is bounded by the enumerator's patience. By night, with ten times as much
(about half a second a scenario, ten seconds the largest; seats beyond it are counted as left out):

    python -m tests.insight.test_against_oracle 0 330
"""

from __future__ import annotations

import sys
from typing import Any

import pytest

from makkerpar.focus import HELD
from makkerpar.insight.analysis import Analysis, analyse
from makkerpar.scenario.load import load
from makkerpar.scenario.program import compile_program
from makkerpar_tools.analyse import as_fields
from tests.oracle.enumerator import HOLDINGS, enumerate_scenario
from tests.oracle.generator import make_scenario, scenario_id
from tests.oracle.interpreter import Naive

MOST_STATES = 2_500
"""The enumerator's patience: states before liveness, several times those that are told apart."""


def _engine(files: dict[str, str], folder: str) -> dict[str, Any]:
    """The fields of ``analyse --json`` that the engine gives."""
    scenario = load({name: text.encode() for name, text in files.items()}, folder=folder).scenario
    assert scenario is not None
    program = compile_program(scenario)
    found: dict[str, Analysis | None] = {
        held: analyse(program, held) if program.playable_as(held) else None for held in HELD
    }
    return as_fields(scenario, found)


def _compared(seed: int, most: float = MOST_STATES, *, people_only: bool = False) -> int:
    """Compare all fields of a scenario; how many ways of holding the seats were compared."""
    files = make_scenario(seed, people_only=people_only)
    found = _engine(files, scenario_id(seed))
    expected = enumerate_scenario(Naive(files), most)
    for name in ("scenario", "scenes", "choices", "words"):
        assert found[name] == expected[name], (seed, name)
    compared = 0
    for held in HOLDINGS:
        seat, counted = found["seats"][held], expected["seats"][held]
        if counted is None:
            assert seat is None, (seed, held)
        elif counted != "too many":
            for name, value in counted.items():
                assert seat[name] == value, (seed, held, name)
            compared += 1
    return compared


@pytest.mark.parametrize("slice_", range(10))
def test_the_enumerator_agrees(slice_: int) -> None:
    """On random scenarios every field of the analysis is what plain enumeration gives."""
    compared = sum(_compared(seed) for seed in range(15 * slice_, 15 * slice_ + 15))
    assert compared >= 37, f"only {compared} ways of holding the seats had few enough states"


def test_the_enumerator_agrees_on_people_only() -> None:
    """Of a scenario without counterpart, two people's seats alone are analysed, and alike."""
    compared = sum(_compared(seed, people_only=True) for seed in range(5_000, 5_030))
    assert compared >= 15, f"only {compared} scenarios had few enough states"


if __name__ == "__main__":
    whole = seats = 0
    for number in range(*map(int, sys.argv[1:3])):
        agreed = _compared(number, 10 * MOST_STATES)
        seats += agreed
        whole += agreed == len(HELD)
    print(f"every field agrees: {seats} ways of holding the seats, all four of {whole} scenarios")
