"""Conditions and values of the scenario language, evaluated while they are read.

A recursive descent over tokens. Nothing is kept but values: a text that asks for the same again,
and is told the same, gives the value it gave, which is what makes going through every state
bearable. Precedence, loosest first, is Python's:
``a if c else b`` (grouping to the right), ``or``, ``and``, ``not``, comparisons (chained),
``+ -``, ``*``, unary minus, then names, numbers, switches of history and parentheses.

Where the reference leaves a choice:

* It names no precedence; Python's is taken.
* Comparisons are taken to be between integers only: whether two switches may be compared by
  ``==`` is not said, and the generator does not do it.
* Both branches of ``a if c else b`` must have one type.
* An id may be a word that Python reserves and the language does not (``is``, ``for``).
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}

# A number may not run into letters: `3a` is no expression.
TOKEN = re.compile(r"\s*(\d{1,9}(?!\w)|[^\W\d]\w*|<=|>=|==|!=|[-+*<>().])")


@dataclass(frozen=True, slots=True)
class Moment:
    """What conditions can ask of one moment of a play."""

    variables: Mapping[str, int | bool]
    """The value of each variable; the type tells integers from switches."""
    taken: frozenset[tuple[str, str]] = frozenset()
    """Scene and choice of each choice that has been taken."""
    visited: frozenset[str] = frozenset()
    """The scenes that have been entered, the present one included."""
    again: bool = False
    """Whether the present scene had been entered before."""


NAME = r"[^\W\d]\w*"
SLOT = re.compile(rf"visited\s*\(\s*({NAME})\s*\)|({NAME})\s*\.\s*({NAME})|({NAME})")
WORDS = frozenset(["and", "or", "not", "if", "else", "true", "false"])
KEPT = 100_000
_kept: dict[tuple[str, ...], int | bool] = {}


@functools.cache
def asks(text: str) -> tuple[tuple[str, str, str, str], ...]:
    """What a text asks for: a visited scene, a scene and its choice, or a name (the rest empty)."""
    found = (match.groups("") for match in SLOT.finditer(text))
    return tuple(sorted({(v, s, c, n) for v, s, c, n in found if n not in WORDS}))


def evaluate(text: str, moment: Moment) -> int | bool:
    """The value of an expression; ValueError where it is none or its types mix."""
    key = (text, *(str(_answer(one, moment)) for one in asks(text)))
    if key not in _kept:
        if len(_kept) > KEPT:
            _kept.clear()
        _kept[key] = _evaluate(text, moment)
    return _kept[key]


def _answer(asked: tuple[str, str, str, str], moment: Moment) -> int | bool | None:
    """What a text is told; as a string, 1 and true differ."""
    visited, scene, choice, name = asked
    if visited:
        return visited in moment.visited
    if scene:
        return (scene, choice) in moment.taken
    return moment.again if name == "again" else moment.variables.get(name)


def _evaluate(text: str, moment: Moment) -> int | bool:
    reader = _Reader(_tokens(text), moment)
    value = reader.conditional()
    if reader.tokens:
        raise ValueError(f"{text!r} goes on after its end: {reader.tokens}")
    return value


def holds(part: Mapping[str, str], moment: Moment) -> bool:
    """Whether the condition of a part (a choice, a way on, an item …) holds, if it has one."""
    return "when" not in part or _switch(evaluate(part["when"], moment))


def _tokens(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text.rstrip()):
        found = TOKEN.match(text, at)
        if found is None:
            raise ValueError(f"{text!r} cannot be read from column {at + 1}")
        tokens.append(found[1])
        at = found.end()
    return tokens


def integer(value: int | bool) -> int:
    """The value, if it is an integer and no switch."""
    if isinstance(value, bool):
        raise ValueError("a switch stands where an integer belongs")
    return value


def _switch(value: int | bool) -> bool:
    if not isinstance(value, bool):
        raise ValueError("an integer stands where a switch belongs")
    return value


class _Reader:
    """Reads tokens from the front and gives the value of what it has read."""

    def __init__(self, tokens: list[str], moment: Moment) -> None:
        self.tokens = tokens
        self.moment = moment

    def accept(self, *wanted: str) -> str | None:
        if self.tokens and self.tokens[0] in wanted:
            return self.tokens.pop(0)
        return None

    def expect(self, wanted: str) -> None:
        if self.accept(wanted) is None:
            raise ValueError(f"expected {wanted!r} before {self.tokens}")

    def conditional(self) -> int | bool:
        value = self.disjunction()
        if self.accept("if") is None:
            return value
        condition = _switch(self.disjunction())
        self.expect("else")
        other = self.conditional()
        if isinstance(value, bool) != isinstance(other, bool):
            raise ValueError("the branches of a conditional differ in type")
        return value if condition else other

    def disjunction(self) -> int | bool:
        value = self.conjunction()
        while self.accept("or"):
            other = _switch(self.conjunction())
            value = _switch(value) or other
        return value

    def conjunction(self) -> int | bool:
        value = self.negation()
        while self.accept("and"):
            other = _switch(self.negation())
            value = _switch(value) and other
        return value

    def negation(self) -> int | bool:
        if self.accept("not"):
            return not _switch(self.negation())
        return self.comparison()

    def comparison(self) -> int | bool:
        left = self.sum()
        links = []
        while (sign := self.accept(*COMPARISONS)) is not None:
            right = self.sum()
            links.append(COMPARISONS[sign](integer(left), integer(right)))
            left = right
        return all(links) if links else left

    def sum(self) -> int | bool:
        value = self.product()
        while (sign := self.accept("+", "-")) is not None:
            other = integer(self.product())
            value = integer(value) + (other if sign == "+" else -other)
        return value

    def product(self) -> int | bool:
        value = self.signed()
        while self.accept("*"):
            other = integer(self.signed())
            value = integer(value) * other
        return value

    def signed(self) -> int | bool:
        if self.accept("-"):
            return -integer(self.signed())
        return self.atom()

    def atom(self) -> int | bool:
        if self.accept("("):
            value = self.conditional()
            self.expect(")")
            return value
        if not self.tokens:
            raise ValueError("the expression ends too early")
        token = self.tokens.pop(0)
        if token.isdecimal():
            return int(token)
        return self.named(token)

    def named(self, token: str) -> int | bool:
        if token in ("true", "false"):
            return token == "true"
        if token == "again":
            return self.moment.again
        if token == "visited":
            self.expect("(")
            scene = self.tokens.pop(0)
            self.expect(")")
            return scene in self.moment.visited
        if self.accept("."):
            return (token, self.tokens.pop(0)) in self.moment.taken
        if token not in self.moment.variables:
            raise ValueError(f"no variable is called {token!r}")
        return self.moment.variables[token]
