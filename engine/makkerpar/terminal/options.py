"""What the caller asks of the text front end, and what the player has set once and for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

# The keys of the settings in the player's record, shared with every front end.
LANGUAGE: Final = "language"  # "da" or "en"; unset: the system's
COACHED: Final = "coached"  # true: the reason is told after each own decision
TIME_LIMITS: Final = "time_limits"  # OFF, WRITTEN or DOUBLE; unset: off here

OFF: Final = "off"
WRITTEN: Final = "written"
DOUBLE: Final = "double"
TIME_FACTORS: Final[Mapping[str, int]] = {OFF: 0, WRITTEN: 1, DOUBLE: 2}


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
