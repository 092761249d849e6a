"""A cache bounded by what its things weigh: what was used longest ago goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_V = TypeVar("_V")


class Cache(Generic[_V]):
    """Things by key, together never heavier than the limit.

    Args:
        limit: the most they may weigh together, in bytes; a thing heavier than that is not kept.
        weigh: a thing's weight in bytes.
    """

    def __init__(self, limit: int, weigh: Callable[[_V], int]) -> None:
        self.limit = limit
        self.weight = 0
        self._weigh = weigh
        self._kept: OrderedDict[Hashable, _V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable, make: Callable[[], _V]) -> _V:
        """The thing under the key, made if it is not there."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = make()
        weight = self._weigh(made)
        if weight <= self.limit:
            self._kept[key] = made
            self.weight += weight
            while self.weight > self.limit:
                self.weight -= self._weigh(self._kept.popitem(last=False)[1])
        return made

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()
        self.weight = 0
