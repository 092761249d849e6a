"""What the record hands out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

PlayId = NewType("PlayId", str)  # random, so that no id ever comes to mean another play


@dataclass(frozen=True, slots=True)
class SavedPlay:
    """One play as it was last saved; the times are aware and in UTC."""

    id: PlayId
    scenario: str
    seat: str
    started: datetime
    updated: datetime
    ended: bool
    debrief_step: int  # where the debrief was left; 0: not begun
    debriefed: bool
    journal: str  # opaque here


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a player undertook at the end of a debrief, in the player's own words."""

    play: PlayId
    scenario: str
    what: str
    with_whom: str
    when: str
    made: datetime
    outcome: str | None  # what became of it, once the player has been asked
