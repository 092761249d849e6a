"""Where a debrief can be left and taken up: its screens in order, for one person or for two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from makkerpar.debrief.ask import Answers
from makkerpar.focus import SEATS, Seat

SCREENS: Final = 6
ALONE: Final = 4  # the first screens, which each of two people reads alone

Place = tuple[Seat | None, int]


def places(held: str) -> tuple[Place, ...]:
    """The screens in order, each with the seat that reads it alone (None: whoever played)."""
    alone = tuple(
        (seat, screen) for seat in SEATS if held in (seat, "both") for screen in range(1, ALONE + 1)
    )
    return (*alone, *((None, screen) for screen in range(ALONE + 1, SCREENS + 1)))


def left_at(found: tuple[Place, ...], step: int, said: Callable[[Seat], Answers]) -> int:
    """Where a debrief goes on: as far as it had come, or where what opens the rest is not said.

    Args:
        found: its places.
        step: the place it was left at, from 1; 0: not begun.
        said: a seat's answers on the first screen.
    """
    left = min(max(step, 1), len(found)) - 1
    for at, (seat, screen) in enumerate(found[:left]):
        if screen == 1 and seat is not None and said(seat).missing:
            return at
    return left
