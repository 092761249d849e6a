"""States as whole numbers: equal states have equal keys, and each is kept once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from makkerpar.insight.vector import Column, Columns

Indices = npt.NDArray[np.intp]
Keys = npt.NDArray[Any]

# A table of all keys is quicker than sorting, where it is not much larger than what is in it.
_TABLE: Final = 1 << 16
_TABLE_PER_STATE: Final = 4
_WORD: Final = 62


class Merged(NamedTuple):
    """States without repetition.

    Attributes:
        keys: the keys of the different states, rising.
        where: for each state given, the position of its key.
    """

    keys: Keys
    where: Indices


class Packing:
    """Some slots of the values side by side in one number, each in as many bits as it needs.

    Where 62 bits are not enough for all of them, keys are Python's whole numbers: slower, and as
    exact.

    Args:
        ends: the least and the greatest value of each slot.

    Attributes:
        kind: what an array of keys holds.
        size: how many bytes a key takes.
    """

    def __init__(self, ends: Iterable[tuple[int, int, int]]) -> None:
        self._fields: list[tuple[int, int, int, int]] = []
        bits = 0
        for slot, least, most in ends:
            width = (most - least).bit_length()
            self._fields.append((slot, least, most, width))
            bits += width
        self._bits = bits
        self.kind: type = np.int64 if bits <= _WORD else object
        # An array of Python's numbers holds where each is, and they have a head of some thirty.
        self.size = 8 if bits <= _WORD else 48 + bits // 8

    @classmethod
    def of(cls, slots: Sequence[int], columns: Columns) -> Packing:
        """The packing of just the values that stand in some columns (of at least one state)."""
        return cls((slot, int(columns[slot].min()), int(columns[slot].max())) for slot in slots)

    def pack(self, columns: Columns, size: int) -> Keys:
        """The key of each of ``size`` states."""
        keys: Keys = np.zeros(size, self.kind)
        for slot, least, _, width in self._fields:
            if width:
                keys <<= width
                keys |= (columns[slot] - least).astype(self.kind, copy=False)
        return keys

    def key(self, values: Sequence[int]) -> int:
        """The key of one state, from the values of all slots.

        Raises:
            KeyError: a value lies outside of what is packed here.
        """
        key = 0
        for slot, least, most, width in self._fields:
            value = int(values[slot])
            if not least <= value <= most:
                raise KeyError(value)
            key = key << width | value - least
        return key

    def unpack(self, keys: Keys) -> dict[int, Column]:
        """The columns that keys stand for."""
        found: dict[int, Column] = {}
        shift = 0
        for slot, least, _, width in reversed(self._fields):
            mask = (1 << width) - 1
            found[slot] = ((keys >> shift & mask) + least).astype(np.int64, copy=False)
            shift += width
        return found

    def merge(self, keys: Keys) -> Merged:
        """Each key once."""
        if self._bits <= _WORD and 1 << self._bits <= max(_TABLE, _TABLE_PER_STATE * len(keys)):
            table = np.zeros(1 << self._bits, np.bool_)
            table[keys] = True
            found = np.flatnonzero(table)
            place = np.empty(1 << self._bits, np.intp)
            place[found] = np.arange(len(found))
            return Merged(found.astype(np.int64, copy=False), place[keys])
        found, where = np.unique(keys, return_inverse=True)
        return Merged(found, where)


def position(keys: Keys, key: int) -> int:
    """Where a key stands among rising keys.

    Raises:
        KeyError: it is not among them.
    """
    at = int(np.searchsorted(keys, key))
    if at == len(keys) or keys[at] != key:
        raise KeyError(key)
    return at
