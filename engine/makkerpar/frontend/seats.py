"""What the seats are called in running text."""

from __future__ import annotations

from makkerpar.focus import CHIEF, DIRECTOR, Seat
from makkerpar.text.interface import Interface


def seat_name(seat: str, ui: Interface) -> str:
    """A way to hold the seats: »direktør«, »chef«, »to ved én maskine«."""
    return {
        "director": ui.gettext("director"),
        "chief": ui.gettext("chief"),
        "both": ui.gettext("two people at one machine"),
    }[seat]


def one_seat(held: str) -> Seat:
    """The seat of a play in which a person holds one."""
    return DIRECTOR if held == DIRECTOR else CHIEF
