"""The codes of the craft checks: those that an author may silence with ``allow``.

They are found in :mod:`makkerpar.insight.craft`; whoever reads ``allow`` must know their names, and
stands below it.
"""

from __future__ import annotations

from typing import Final

CODES: Final = (
    "area-in-choice",
    "best-earliest-warning",
    "best-longest",
    "best-polite",
    "best-same-place",
    "choice-dominated",
    "choice-motive",
    "choice-too-long",
    "choices-unequal-length",
    "counterpart-thermostat",
    "counterpart-unconditional",
    "decision-without-consequence",
    "exclamation-outside-speech",
    "focus-hardly-touched",
    "seat-few-decisions",
    "strong-without-yet",
    "text-too-hard",
    "text-too-long",
    "text-too-short",
    "word-banned",
)
