"""What can come of a scene, and in which of many plays: choices on offer, answers, branches."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from makkerpar.insight.moves import Chosen
from makkerpar.insight.sampling.ranges import LEAST, MOST, as_range
from makkerpar.insight.tables import Option, Turn
from makkerpar.insight.vector import Formula, Mask, holds

Test = Callable[[Chosen, int], Mask]
"""In which of so many plays something can be; these see their own columns alone."""


class Offer(NamedTuple):
    """One of several things that can come: its number and weight, and in which plays it can."""

    number: int
    weight: int
    mask: Mask | None


def on_offer(option: Option, slots: Mapping[str, int]) -> Test | None:
    """Where a choice is on offer; None: everywhere."""
    asked = None if option.test is None else _asks(option.test, slots)
    if not option.once:
        return asked
    mark = option.mark
    if asked is None:
        return lambda seen, size: seen[mark] == 0
    also = asked
    return lambda seen, size: (seen[mark] == 0) & also(seen, size)


def _asks(test: Formula, slots: Mapping[str, int]) -> Test:
    found = as_range(test.tree, slots)
    if found is None:
        return lambda seen, size: holds(test, seen, size)
    low, slot, high = found
    if low == LEAST:
        return lambda seen, size: seen[slot] <= high
    if high == MOST:
        return lambda seen, size: seen[slot] >= low
    return lambda seen, size: (seen[slot] >= low) & (seen[slot] <= high)


def where(test: Formula | None, seen: Chosen, size: int) -> Mask | None:
    """In which of so many plays a condition holds; None: in all, where there is no condition."""
    return None if test is None else holds(test, seen, size)


def answers(
    turn: Turn, tests: Sequence[Test | None], seen: Chosen, size: int
) -> list[tuple[int, Mask]]:
    """What the counterpart takes: the choice of the first rule that holds, if it is on offer."""
    found: list[tuple[int, Mask]] = []
    rest = np.ones(size, np.bool_)
    for number, when in turn.rules:
        hit = rest & holds(when, seen, size)
        test = tests[number]
        if test is not None:
            hit &= test(seen, size)
        found.append((number, hit))
        rest &= ~hit
    return found


def best(worth: Sequence[int], masks: Sequence[Mask | None]) -> list[Offer]:
    """Of what is on offer, all that is as good as any, in the order of the file."""
    offers = [Offer(number, 1, mask) for number, mask in enumerate(masks)]
    if not any(worth):
        return offers
    found: list[Offer] = []
    rest: Mask | None = None
    for rank in sorted(set(worth), reverse=True):
        level = [offer for offer in offers if worth[offer.number] == rank]
        found += [Offer(number, 1, _both(mask, rest)) for number, _, mask in level]
        if any(mask is None for _, _, mask in level):
            break
        for _, _, mask in level:
            assert mask is not None
            rest = _both(rest, ~mask)
    return sorted(found, key=lambda offer: offer.number)


def _both(one: Mask | None, other: Mask | None) -> Mask | None:
    if one is None or other is None:
        return one if other is None else other
    return one & other
