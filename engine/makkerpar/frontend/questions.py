"""The scenario's questions at the end of a debrief, for one person or for two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from makkerpar.debrief.screens import Debrief
from makkerpar.focus import SEATS, Seat
from makkerpar.play.view import Words
from makkerpar.scenario.model import Phrase

BOTH: Final = "both"


class Asked(NamedTuple):
    """A question.

    Attributes:
        words: as the author wrote it.
        whom: a seat, or ``both``: part of the answer's key.
        seat: of two people the one it is for; None: whoever reads.
    """

    words: Words
    whom: str
    seat: Seat | None


def questions(wholes: Sequence[Debrief]) -> list[Asked]:
    """The questions of all these seats in order; one that both are asked comes once, and first."""
    two = len(wholes) == len(SEATS)
    seats: dict[Phrase, list[Seat]] = {}
    words: dict[Phrase, Words] = {}
    for whole in wholes:
        for one in whole.onward.questions:
            seats.setdefault(one.phrase, []).append(whole.seat)
            words[one.phrase] = one
    found = [
        Asked(words[phrase], BOTH, None)
        if len(askers) == len(SEATS)
        else Asked(words[phrase], askers[0], askers[0] if two else None)
        for phrase, askers in seats.items()
    ]
    return sorted(found, key=lambda asked: asked.whom != BOTH)
