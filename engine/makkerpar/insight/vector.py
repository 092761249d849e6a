"""Conditions and amounts for many states at once: NumPy columns in, a column out.

What :mod:`makkerpar.scenario.program` makes of an expression for one tuple of values, this makes
for columns of them. A column is an array of 64-bit whole numbers, one a state; switches are 0 and
1. Whether 64 bits are enough is proven first, from the bounds of the variables alone
(:func:`reach`); where they are not, that expression is worked out in Python's whole numbers.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from makkerpar.scenario.expression import (
    COMPARE,
    COMPUTE,
    SWITCH,
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
from makkerpar.scenario.program import Flag, Program, Returned

Column = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]
Columns = Mapping[int, Column]
"""Columns by the slot of the values that they hold."""
Work = Callable[[Columns], Any]
"""Gives a column, or one number for all states."""

# Room enough to add up the amounts of a joint decision and the value that they change.
SAFE: Final = 2**60


class Vectors:
    """Expressions of one program, compiled for columns."""

    def __init__(self, program: Program) -> None:
        names: tuple[str | Flag, ...] = (*program.variables, *program.flags)
        self.slots: dict[str | Flag, int] = {name: slot for slot, name in enumerate(names)}
        variables = program.scenario.variables
        self.bounds: list[tuple[int, int]] = [
            (variables[name].minimum, variables[name].maximum) for name in program.variables
        ] + [(0, 1)] * len(program.flags)

    def formula(self, tree: Expression, scene: str) -> Formula:
        """An expression ready to be worked out; ``scene`` is where ``again`` is asked."""
        least, most = reach(tree, self._bounds_of)
        wide = not -SAFE < least <= most < SAFE
        return Formula(tree, scene, _Compiler(self.slots, scene, wide).work(tree))

    def _bounds_of(self, name: str) -> tuple[int, int]:
        return self.bounds[self.slots[name]]


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression of a scene, and how it is worked out for columns."""

    tree: Expression
    scene: str
    work: Work

    def __call__(self, columns: Columns) -> Any:
        """A column, or one number for all states."""
        return self.work(columns)


def holds(test: Formula | None, columns: Columns, size: int) -> Mask:
    """In which of ``size`` states a condition holds; no condition always does."""
    if test is None:
        return np.ones(size, np.bool_)
    found = np.asarray(test(columns))
    return np.full(size, bool(found)) if found.ndim == 0 else found.astype(np.bool_, copy=False)


class _Compiler:
    def __init__(self, slots: Mapping[str | Flag, int], scene: str, wide: bool) -> None:
        self._slots = slots
        self._scene = scene
        self._wide = wide

    def work(self, tree: Expression) -> Work:
        match tree:
            case Constant():
                value = bool(tree.value) if tree.type == SWITCH else tree.value
                return lambda columns: value
            case Variable():
                return self._column(tree.name)
            case Taken():
                return self._column(Taken(tree.scene, tree.choice))
            case Visited():
                return self._column(Visited(tree.scene))
            case Again():
                return self._column(Returned(self._scene))
            case Not():
                operand = self.work(tree.operand)
                return lambda columns: np.logical_not(operand(columns))
            case Negative():
                operand = self.work(tree.operand)
                return lambda columns: -operand(columns)
            case Arithmetic():
                compute = COMPUTE[tree.operator]
                left, right = self.work(tree.left), self.work(tree.right)
                return lambda columns: compute(left(columns), right(columns))
            case Comparison():
                return self._comparison(tree)
            case Logic():
                return self._logic(tree)
            case IfElse():
                condition = self.work(tree.condition)
                then, otherwise = self.work(tree.then), self.work(tree.otherwise)
                kind = object if self._wide else None
                return lambda columns: np.where(
                    _truth(condition(columns)),
                    np.asarray(then(columns), kind),
                    np.asarray(otherwise(columns), kind),
                )

    def _column(self, name: str | Flag) -> Work:
        slot = self._slots[name]
        if self._wide:
            return lambda columns: columns[slot].astype(object)
        return lambda columns: columns[slot]

    def _comparison(self, tree: Comparison) -> Work:
        first = self.work(tree.first)
        links = [(COMPARE[sign], self.work(operand)) for sign, operand in tree.rest]

        def chain(columns: Columns) -> Any:
            left = first(columns)
            found: Any = True
            for compare, work in links:
                right = work(columns)
                found = np.logical_and(found, compare(left, right))
                left = right
            return _truth(found)

        return chain

    def _logic(self, tree: Logic) -> Work:
        works = [self.work(operand) for operand in tree.operands]
        joined = np.logical_and if tree.operator == "and" else np.logical_or

        def logic(columns: Columns) -> Any:
            return functools.reduce(joined, (_truth(work(columns)) for work in works))

        return logic


def _truth(found: Any) -> Mask:
    return np.asarray(found).astype(np.bool_, copy=False)


def reach(tree: Expression, bounds: Callable[[str], tuple[int, int]]) -> tuple[int, int]:
    """Bounds of every value that is met while an expression is worked out, its own included.

    Args:
        tree: the expression.
        bounds: the least and the greatest value of a variable.
    """
    own, met = _reach(tree, bounds)
    return min(own[0], met[0]), max(own[1], met[1])


_Ends = tuple[int, int]


def _reach(tree: Expression, bounds: Callable[[str], tuple[int, int]]) -> tuple[_Ends, _Ends]:
    """Of the value itself, and of everything met on the way."""
    match tree:
        case Constant():
            own = (tree.value, tree.value)
            return own, own
        case Variable():
            own = bounds(tree.name)
            return own, own
        case Taken() | Visited() | Again():
            return (0, 1), (0, 1)
        case Not():
            return (0, 1), _reach(tree.operand, bounds)[1]
        case Negative():
            (least, most), met = _reach(tree.operand, bounds)
            own = (-most, -least)
            return own, _wider(own, met)
        case Arithmetic():
            left, met_left = _reach(tree.left, bounds)
            right, met_right = _reach(tree.right, bounds)
            own = _combined(tree.operator, left, right)
            return own, _wider(own, met_left, met_right)
        case Comparison():
            operands = [tree.first, *(operand for _, operand in tree.rest)]
            return (0, 1), _wider((0, 1), *(_reach(one, bounds)[1] for one in operands))
        case Logic():
            return (0, 1), _wider((0, 1), *(_reach(one, bounds)[1] for one in tree.operands))
        case IfElse():
            then, met_then = _reach(tree.then, bounds)
            otherwise, met_otherwise = _reach(tree.otherwise, bounds)
            met = _reach(tree.condition, bounds)[1]
            return _wider(then, otherwise), _wider(met, met_then, met_otherwise)


def _combined(operator: str, left: _Ends, right: _Ends) -> _Ends:
    compute = COMPUTE[operator]
    corners: Sequence[int] = [compute(one, two) for one in left for two in right]
    return min(corners), max(corners)


def _wider(*ends: _Ends) -> _Ends:
    return min(least for least, _ in ends), max(most for _, most in ends)
