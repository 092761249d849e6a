"""The chance and the checksum that every engine compared draws and reports alike."""

from __future__ import annotations

from collections.abc import Iterable, MutableSequence, Sequence
from typing import Final, TypeVar

_MASK: Final = 0xFFFFFFFF

T = TypeVar("T")


class Dice:
    """A 32-bit linear congruential generator: tiny in any language, good enough for a benchmark."""

    __slots__ = ("_state",)

    def __init__(self, seed: int) -> None:
        # The multiplier spreads neighbouring seeds apart.
        self._state = seed * 2654435761 & _MASK

    def pick(self, count: int) -> int:
        """One of 0 … count − 1, for counts up to 65,536."""
        self._state = state = (self._state * 1664525 + 1013904223) & _MASK
        return (state >> 16) % count

    def one_of(self, items: Sequence[T]) -> T:
        """One of these."""
        return items[self.pick(len(items))]

    def shuffle(self, items: MutableSequence[T]) -> None:
        """Bring these into another order, in place."""
        for last in range(len(items) - 1, 0, -1):
            other = self.pick(last + 1)
            items[last], items[other] = items[other], items[last]


def fold(checksum: int, steps: int, values: Iterable[int]) -> int:
    """The checksum of several plays after one more: its steps, and its variables at the end."""
    total = steps * 7 + sum(place * value for place, value in enumerate(values, start=1))
    return (checksum * 31 + total) & _MASK
