"""What the player has set once and for all; the record holds it under the same keys everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from makkerpar.record import Record
from makkerpar.text.interface import Interface

LANGUAGE: Final = "language"  # "da" or "en"; unset: the system's
COACHED: Final = "coached"  # true: the reason is told after each own decision
TIME_LIMITS: Final = "time_limits"  # OFF, WRITTEN or DOUBLE; unset: off

OFF: Final = "off"
WRITTEN: Final = "written"
DOUBLE: Final = "double"
TIME_FACTORS: Final[Mapping[str, int]] = {OFF: 0, WRITTEN: 1, DOUBLE: 2}


def coached(record: Record) -> bool:
    """Whether the reason is told after each own decision."""
    return record.setting(COACHED, False)


def time_limits(record: Record) -> str:
    """The setting; off where it is unset or makes no sense."""
    limits = record.setting(TIME_LIMITS, OFF)
    return limits if limits in TIME_FACTORS else OFF


def time_factor(record: Record) -> int:
    """By what the author's seconds are multiplied; 0: there are no time limits."""
    return TIME_FACTORS[time_limits(record)]


def limit_names(ui: Interface) -> dict[str, str]:
    """What the ways of limiting time are called."""
    return {
        OFF: ui.gettext("off"),
        WRITTEN: ui.gettext("as the author wrote them"),
        DOUBLE: ui.gettext("twice the author's time"),
    }
