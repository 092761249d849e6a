"""Conditions that ask one value to lie between two numbers: most of them, and quickly tested."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from makkerpar.scenario.expression import (
    MAX_DIGITS,
    Comparison,
    Constant,
    Expression,
    Not,
    Variable,
)

# No number that an author writes, and so no variable, has more digits.
MOST: Final = 10**MAX_DIGITS
LEAST: Final = -MOST


class Range(NamedTuple):
    """The value in a slot must lie from ``low`` to ``high``."""

    low: int
    slot: int
    high: int


ANY: Final = Range(LEAST, 0, MOST)
"""Holds always, where there is a variable at all."""

_ENDS: Final[Mapping[str, Callable[[int], tuple[int, int]]]] = {
    "<": lambda bound: (LEAST, bound - 1),
    "<=": lambda bound: (LEAST, bound),
    ">": lambda bound: (bound + 1, MOST),
    ">=": lambda bound: (bound, MOST),
    "==": lambda bound: (bound, bound),
}


def as_range(tree: Expression, slots: Mapping[str, int]) -> Range | None:
    """The same condition as a range of one variable; None where it asks for something else.

    Args:
        tree: the condition.
        slots: of the variables, by name.
    """
    match tree:
        case Variable(name=name):
            return Range(1, slots[name], 1)
        case Not(operand=Variable(name=name)):
            return Range(0, slots[name], 0)
        case Comparison(first=Variable(name=name), rest=((sign, Constant(value=bound)),)):
            if sign in _ENDS:
                low, high = _ENDS[sign](bound)
                return Range(low, slots[name], high)
    return None
