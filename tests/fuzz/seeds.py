"""The valid scenarios that damage begins from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.oracle.generator import make_scenario, scenario_id

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "tests" / "data" / "reference"
ORACLE = 20
PLAYS = "plays.yaml"

Files = dict[str, bytes]


def folder_files(folder: Path) -> Files:
    """The YAML files of a scenario's folder, the main file first."""
    names = sorted(folder.glob("*.yaml"), key=lambda path: (path.name != "scenario.yaml", path))
    return {path.name: path.read_bytes() for path in names if path.name != PLAYS}


def shipped() -> list[Path]:
    """The folders of the scenarios that ship."""
    return sorted(path.parent for path in (ROOT / "scenarios").glob("*/scenario.yaml"))


@cache
def seeds() -> tuple[tuple[str, Files], ...]:
    """Valid scenarios and their folders' names: the reference's, the shipped, generated ones."""
    found = [(path.name, folder_files(path)) for path in (REFERENCE, *shipped())]
    # People's scenarios are few and the richest in prose: as likely as all generated ones.
    found *= max(1, ORACLE // len(found))
    for number in range(ORACLE):
        files = make_scenario(number, people_only=number % 5 == 4)
        texts = {name: text.encode() for name, text in files.items()}
        found.append((scenario_id(number), texts))
    return tuple(found)
