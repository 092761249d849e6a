"""Random numbers that can be had again: of any play of any seed, alone or in a column of many.

Each play has a stream of its own: a SplitMix64 generator (Steele, Lea and Flood 2014) over 64-bit
whole numbers that wrap. It begins at ``mix(mix(seed + GAMMA) ^ play)``; each number adds ``GAMMA``
and takes ``mix`` of the sum. With *h* the upper 32 bits of that, one of *n* is ``(h * n) >> 32``:
each of *n* things is as likely as another to within *n* in four thousand million.

So what a play draws depends on its seed, its number and how many numbers it drew before, and on
nothing else: not on the machine, nor on which plays stand beside it. :class:`Stream` draws for one
play and :class:`Streams` for columns of them, the same numbers.
"""

from __future__ import annotations

from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from makkerpar.insight.packing import Indices
from makkerpar.insight.vector import Column

GAMMA: Final = 0x9E3779B97F4A7C15
_FIRST: Final = 0xBF58476D1CE4E5B9
_SECOND: Final = 0x94D049BB133111EB
_MASK: Final = 2**64 - 1
_HALF: Final = np.uint64(32)
# Beyond this the product of a number and how many to choose from does not fit in 64 bits.
MOST: Final = 2**32


def mix(state: int) -> int:
    """Each 64-bit number for another, near ones far apart."""
    state = (state ^ state >> 30) * _FIRST & _MASK
    state = (state ^ state >> 27) * _SECOND & _MASK
    return state ^ state >> 31


def beginning(seed: int) -> int:
    """What the stream of a play begins at, before the play's number is mixed in."""
    return mix(seed + GAMMA & _MASK)


class Stream:
    """The numbers of one play."""

    __slots__ = ("_state",)

    def __init__(self, seed: int, play: int) -> None:
        self._state = mix(beginning(seed) ^ play & _MASK)

    def pick(self, count: int) -> int:
        """The next number: one of 0 … count − 1."""
        # As mix() does, whose call would take as long as the rest.
        self._state = state = self._state + GAMMA & _MASK
        state = (state ^ state >> 30) * _FIRST & _MASK
        state = (state ^ state >> 27) * _SECOND & _MASK
        return ((state ^ state >> 31) >> 32) * count >> 32


class Numbers(Protocol):
    """Draws for many plays at once."""

    def pick(self, rows: Indices, count: int | Column) -> Column:
        """The next number of each of some plays: one of 0 … count − 1.

        Args:
            rows: which plays, each at most once.
            count: of how many, for all or for each of these plays.
        """


class Streams:
    """The numbers of ``size`` plays in a row, the first of which is number ``first``."""

    def __init__(self, seed: int, first: int, size: int) -> None:
        plays = np.arange(first, first + size, dtype=np.uint64)
        self._state = _mixed(plays ^ np.uint64(beginning(seed)))

    def pick(self, rows: Indices, count: int | Column) -> Column:
        """See :class:`Numbers`."""
        state = self._state[rows]
        state += np.uint64(GAMMA)
        self._state[rows] = state
        high = _mixed(state) >> _HALF
        if int(np.max(count)) > MOST:
            wide: npt.NDArray[Any] = high.astype(object) * count
            return (wide >> 32).astype(np.int64)
        high *= np.asarray(count).astype(np.uint64)
        high >>= _HALF
        return high.view(np.int64)


def _mixed(state: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """:func:`mix` of a column."""
    found: npt.NDArray[Any] = state >> np.uint64(30)
    found ^= state
    found *= np.uint64(_FIRST)
    found ^= found >> np.uint64(27)
    found *= np.uint64(_SECOND)
    found ^= found >> np.uint64(31)
    return found
