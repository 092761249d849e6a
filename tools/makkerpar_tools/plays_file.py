"""The ``plays.yaml`` beside a scenario: where it is, what stands in it, what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from makkerpar import resources
from makkerpar.diagnostics import Diagnostic
from makkerpar.errors import NotFound
from makkerpar.scenario import source
from makkerpar.scenario.load import PLAYS_FILE
from makkerpar.scenario.model import Scenario
from makkerpar.scenario.playthroughs import read_playthroughs


def find(name: str, folders: Sequence[Path] = ()) -> Path | None:
    """The ``plays.yaml`` of a scenario by its name, if it has one."""
    return in_folder(resources.find_scenario(name, folders))


def in_folder(folder: Path) -> Path | None:
    """The ``plays.yaml`` of a folder, unless there is none, or a link that leads elsewhere."""
    path = folder / PLAYS_FILE
    # A file first: a link in a circle cannot be resolved, and a pipe would be waited for.
    return path if path.is_file() and path.resolve().is_relative_to(folder.resolve()) else None


def mistakes(
    name: str, folders: Sequence[Path], scenario: Scenario | None
) -> tuple[Diagnostic, ...]:
    """What is wrong with the playthroughs of a scenario, if it has any."""
    path = find(name, folders)
    if path is None:
        return ()
    return read_playthroughs(str(path), read(path), scenario).diagnostics


def read(path: Path) -> bytes:
    """What stands in it, and a byte beyond the limit at most.

    Raises:
        NotFound: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(source.MAX_BYTES + 1)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise NotFound(
            "“{name}” cannot be read: {reason}.", name=str(path), reason=reason
        ) from None
