"""A play that begins elsewhere, in any scene and with any values: what would be if it did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from makkerpar.play.rules import Start
from makkerpar.scenario.expression import SWITCH, Taken, Visited
from makkerpar.scenario.program import Flag, Program, Returned, Values


@dataclass(frozen=True, slots=True)
class Supposed:
    """Where a play is to begin.

    Attributes:
        scene: its id.
        values: of the variables and the switches of history, by name, before it is entered; what
            is not named is as at the author's beginning.
    """

    scene: str
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something that a state is made of.

    Attributes:
        name: the variable's, or what an expression calls a switch of history.
        least, most: its bounds.
        switch: whether it is one.
        history: whether it says what has happened, rather than what the author counts.
    """

    name: str
    least: int
    most: int
    switch: bool
    history: bool


def quantities(program: Program) -> tuple[Quantity, ...]:
    """Everything that can be supposed, in the order of the values.

    The switch behind ``again`` is none of it: entering a scene works it out.
    """
    return tuple(one for _, one in _slots(program))


def _slots(program: Program) -> Iterator[tuple[int, Quantity]]:
    variables = program.scenario.variables
    for at, name in enumerate(program.variables):
        one = variables[name]
        yield at, Quantity(name, one.minimum, one.maximum, one.type == SWITCH, history=False)
    for at, flag in enumerate(program.flags, start=len(program.variables)):
        called = _name(flag)
        if called is not None:
            yield at, Quantity(called, 0, 1, switch=True, history=True)


def _name(flag: Flag) -> str | None:
    match flag:
        case Taken():
            return f"{flag.scene}.{flag.choice}"
        case Visited():
            return f"visited({flag.scene})"
        case Returned():
            return None


def named(program: Program, values: Values) -> dict[str, int]:
    """The values of all quantities by name."""
    return {one.name: values[at] for at, one in _slots(program)}


def start_of(program: Program, supposed: Supposed) -> Start | None:
    """The beginning that the rules take; None where there is no such scene.

    Values beyond their bounds are clamped; names that there are no longer are passed over.
    """
    number = program.numbers.get(supposed.scene)
    if number is None:
        return None
    values = list(program.values)
    for at, one in _slots(program):
        if one.name in supposed.values:
            values[at] = min(max(supposed.values[one.name], one.least), one.most)
    return Start(number, tuple(values))
