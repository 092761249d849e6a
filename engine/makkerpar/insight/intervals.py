"""What expressions can come to where only the bounds of each slot are known.

Truth has three values here: (0, 0) never, (1, 1) always, (0, 1) perhaps. The answers are on the
safe side: what is said to be impossible is impossible, but not all that is impossible is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from makkerpar.scenario.expression import (
    COMPUTE,
    Again,
    Arithmetic,
    Comparison,
    Constant,
    Expression,
    IfElse,
    Logic,
    Negative,
    Not,
    Taken,
    Variable,
    Visited,
)
from makkerpar.scenario.program import Flag, Returned

Interval = tuple[int, int]
Known = tuple[Interval, ...]
"""The bounds of every slot."""

NEVER: Final[Interval] = (0, 0)
ALWAYS: Final[Interval] = (1, 1)
PERHAPS: Final[Interval] = (0, 1)

_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_OPPOSITE: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


class Intervals:
    """Interval arithmetic over the slots of one program."""

    def __init__(self, slots: Mapping[str | Flag, int]) -> None:
        self._slots = slots

    def of(self, tree: Expression, scene: str, known: Known) -> Interval:
        """What an expression can come to; ``scene`` is where ``again`` is asked."""
        match tree:
            case Constant():
                return int(tree.value), int(tree.value)
            case Variable() | Taken() | Visited() | Again():
                return known[self._slot(tree, scene)]
            case Not():
                least, most = self.of(tree.operand, scene, known)
                return 1 - most, 1 - least
            case Negative():
                least, most = self.of(tree.operand, scene, known)
                return -most, -least
            case Arithmetic():
                left, right = (self.of(one, scene, known) for one in (tree.left, tree.right))
                compute = COMPUTE[tree.operator]
                corners = [compute(one, two) for one in left for two in right]
                return min(corners), max(corners)
            case Comparison():
                links = zip((tree.first, *(to for _, to in tree.rest)), tree.rest, strict=False)
                return _all(
                    _compared(sign, self.of(left, scene, known), self.of(right, scene, known))
                    for left, (sign, right) in links
                )
            case Logic():
                operands = [self.of(operand, scene, known) for operand in tree.operands]
                if tree.operator == "and":
                    return _all(operands)
                return max(one[0] for one in operands), max(one[1] for one in operands)
            case IfElse():
                condition = self.of(tree.condition, scene, known)
                if condition[0] == condition[1]:
                    return self.of(
                        tree.then if condition == ALWAYS else tree.otherwise, scene, known
                    )
                return joined(
                    self.of(tree.then, scene, known), self.of(tree.otherwise, scene, known)
                )

    def narrowed(
        self, tree: Expression, scene: str, known: Known, truth: bool = True
    ) -> Known | None:
        """The bounds where a condition holds (or does not); None where that cannot be."""
        if self.of(tree, scene, known) == (NEVER if truth else ALWAYS):
            return None
        match tree:
            case Not():
                return self.narrowed(tree.operand, scene, known, not truth)
            case Logic() if (tree.operator == "and") == truth:
                found: Known | None = known
                for operand in tree.operands:
                    if found is not None:
                        found = self.narrowed(operand, scene, found, truth)
                return found
            case Variable() | Taken() | Visited() | Again():
                at = self._slot(tree, scene)
                return _replaced(known, at, ALWAYS if truth else NEVER)
            case Comparison() if len(tree.rest) == 1:
                sign, right = tree.rest[0]
                sign = sign if truth else _OPPOSITE[sign]
                found = self._compared(tree.first, sign, right, scene, known)
                return found and self._compared(right, _TURNED[sign], tree.first, scene, found)
            case Comparison() if truth:
                found = known
                left = tree.first
                for sign, right in tree.rest:
                    if found is not None:
                        found = self._compared(left, sign, right, scene, found)
                    if found is not None:
                        found = self._compared(right, _TURNED[sign], left, scene, found)
                    left = right
                return found
            case _:
                return known

    def _compared(
        self, left: Expression, sign: str, right: Expression, scene: str, known: Known
    ) -> Known | None:
        """The bounds where ``left sign right`` holds, as far as ``left`` is a mere slot."""
        if not isinstance(left, Variable):
            return known
        at = self._slot(left, scene)
        least, most = known[at]
        low, high = self.of(right, scene, known)
        match sign:
            case "<":
                most = min(most, high - 1)
            case "<=":
                most = min(most, high)
            case ">":
                least = max(least, low + 1)
            case ">=":
                least = max(least, low)
            case "==":
                least, most = max(least, low), min(most, high)
            case _:
                if low == high:
                    least += least == low
                    most -= most == low
        return _replaced(known, at, (least, most)) if least <= most else None

    def _slot(self, tree: Variable | Taken | Visited | Again, scene: str) -> int:
        match tree:
            case Variable():
                return self._slots[tree.name]
            case Taken():
                return self._slots[Taken(tree.scene, tree.choice)]
            case Visited():
                return self._slots[Visited(tree.scene)]
            case Again():
                return self._slots[Returned(scene)]


def joined(one: Interval, two: Interval) -> Interval:
    """The bounds of what is in either."""
    return min(one[0], two[0]), max(one[1], two[1])


def clamped(value: Interval, least: int, most: int) -> Interval:
    """The bounds of values that are clamped."""
    return min(max(value[0], least), most), min(max(value[1], least), most)


def _replaced(known: Known, at: int, value: Interval) -> Known:
    return (*known[:at], value, *known[at + 1 :])


def _all(found: Iterable[Interval]) -> Interval:
    """Whether all of them hold."""
    intervals = list(found)
    return min(one[0] for one in intervals), min(one[1] for one in intervals)


def _compared(sign: str, left: Interval, right: Interval) -> Interval:
    if sign in (">", ">="):
        return _compared(_TURNED[sign], right, left)
    if sign == "!=":
        least, most = _compared("==", left, right)
        return 1 - most, 1 - least
    if sign == "==":
        if left == right and left[0] == left[1]:
            return ALWAYS
        return NEVER if left[1] < right[0] or right[1] < left[0] else PERHAPS
    certain = left[1] < right[0] if sign == "<" else left[1] <= right[0]
    possible = left[0] < right[1] if sign == "<" else left[0] <= right[1]
    return ALWAYS if certain else PERHAPS if possible else NEVER
