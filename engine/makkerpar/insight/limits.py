"""How far a question is followed, and what is raised where it is not answered by then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from makkerpar.errors import MakkerparError
from makkerpar.text.interface import N_

MAX_STATES: Final = 3_000_000
MAX_BYTES: Final = 400_000_000
"""What is kept at once, counted roughly; the whole process takes about twice as much."""
Watch = Callable[[float, int], None]
"""Told now and then which share of the scenes is done, and how many states were found; what it
raises ends the work."""


class Unfinished(MakkerparError):
    """A question stays open: its limits were met before the answer. Never answered by a guess."""


class OutOfTime(Unfinished):
    """The time that was given for it is over; whoever watches raises it."""


class TooLarge(Unfinished):
    """There are more states than we look at, or than there is room for.

    Attributes:
        states: how many there are at least.
    """

    def __init__(self, states: int) -> None:
        super().__init__(
            N_("This story can stand in more than {states} ways: too many to work out."),
            states=states,
        )
        self.states = states


class Room:
    """What is kept at once, in bytes: few states with very much to remember fill a machine too.

    Attributes:
        states: how many states there are so far, which a refusal names.
    """

    def __init__(self) -> None:
        self.states = 0
        self._bytes = 0

    @property
    def taken(self) -> int:
        """How many bytes are kept."""
        return self._bytes

    def take(self, size: int) -> None:
        """So many bytes more are kept; below nothing: fewer.

        Raises:
            TooLarge: there is no room for them.
        """
        self._bytes += size
        if size > 0 and self._bytes > MAX_BYTES:
            raise TooLarge(self.states)
