"""What the caller asks of a front end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """How a sitting begins.

    Attributes:
        scenario: an id or a path; None: the player picks.
        seat: ``director``, ``chief`` or ``both`` (two people at one machine); None: the player
            picks.
        language: ``da`` or ``en``; None: the player's setting, else the system's.
        terms: a trainer's own words for the scenario's terms, by name.
        folders: further folders to look for scenarios in.
        home: where the record is kept; None: the user's data folder.
        seed: what decides the draws; None: another one for every play.
    """

    scenario: str | None = None
    seat: str | None = None
    language: str | None = None
    terms: Mapping[str, str] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()
    home: Path | None = None
    seed: int | None = None
