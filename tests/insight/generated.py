"""The compiled tables of random scenarios that use every construct."""

from __future__ import annotations

from makkerpar.scenario.load import load
from makkerpar.scenario.program import Program, compile_program
from tests.oracle.generator import make_scenario, scenario_id


def generated(seed: int, *, people_only: bool = False) -> Program:
    """The tables of the random scenario of a seed."""
    files = make_scenario(seed, people_only=people_only)
    bytes_ = {name: text.encode() for name, text in files.items()}
    scenario = load(bytes_, folder=scenario_id(seed)).scenario
    assert scenario is not None
    return compile_program(scenario)
