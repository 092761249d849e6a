"""A moment of a play, as texts ask about it: values, and what has happened so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from makkerpar.focus import Seat
from makkerpar.scenario.expression import (
    COMPARE,
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
from makkerpar.scenario.model import ByWindow, Condition, FirstOf, Phrase, Scenario, Text
from makkerpar.text import template
from makkerpar.text.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Moment:
    """What is true at one point of a play.

    Attributes:
        values: the author's variables by name.
        taken: the choices taken so far, as (scene, choice).
        visited: the scenes entered so far.
        again: whether the present scene had been entered before.
    """

    values: Mapping[str, int]
    taken: frozenset[tuple[str, str]]
    visited: frozenset[str]
    again: bool

    def holds(self, condition: Condition | None) -> bool:
        """Whether a condition holds; no condition always does."""
        return condition is None or bool(evaluate(condition.tree, self))

    def phrase(self, text: Text, seat: Seat) -> Phrase:
        """The phrase that a varying text is at this moment in that seat's window."""
        while not isinstance(text, Phrase):
            if isinstance(text, ByWindow):
                text = text.director if seat == "director" else text.chief
            else:
                text = self._first(text)
        return text

    def _first(self, text: FirstOf) -> Text:
        return next(case for when, case in text.cases if self.holds(when))


def evaluate(tree: Expression, moment: Moment) -> int:
    """The value of an expression; short-circuiting as its words say."""
    match tree:
        case Constant():
            return tree.value
        case Variable():
            return moment.values[tree.name]
        case Taken():
            return (tree.scene, tree.choice) in moment.taken
        case Visited():
            return tree.scene in moment.visited
        case Again():
            return moment.again
        case Not():
            return not evaluate(tree.operand, moment)
        case Negative():
            return -evaluate(tree.operand, moment)
        case Arithmetic():
            compute = COMPUTE[tree.operator]
            return compute(evaluate(tree.left, moment), evaluate(tree.right, moment))
        case Logic():
            values = (bool(evaluate(operand, moment)) for operand in tree.operands)
            return all(values) if tree.operator == "and" else any(values)
        case IfElse():
            branch = tree.then if evaluate(tree.condition, moment) else tree.otherwise
            return evaluate(branch, moment)
        case Comparison():
            left = evaluate(tree.first, moment)
            for sign, operand in tree.rest:
                right = evaluate(operand, moment)
                if not COMPARE[sign](left, right):
                    return False
                left = right
            return True


@dataclass(frozen=True, slots=True)
class Wording:
    """How a scenario speaks: a language's catalogue and the trainer's own terms."""

    scenario: Scenario
    catalogue: Catalogue
    terms: Mapping[str, str]

    def say(self, phrase: Phrase, values: Mapping[str, int]) -> str:
        """A phrase in this language, its placeholders filled."""
        return template.fill(
            self.catalogue.translate(phrase.source), lambda slot: self._value(slot, values)
        )

    def term(self, name: str) -> str:
        """What a term stands for here: the trainer's word, else the author's, translated."""
        own = self.terms.get(name)
        return (
            own if own is not None else self.catalogue.translate(self.scenario.terms[name].source)
        )

    def word(self, name: str, value: int) -> str:
        """The word for a variable's value, or the value where it has no words."""
        words = self.scenario.variables[name].words
        found = None
        for least, phrase in words:
            if value >= least:
                found = phrase
        return self.catalogue.translate(found.source) if found is not None else str(value)

    def _value(self, slot: template.Slot, values: Mapping[str, int]) -> str:
        if slot.name in self.scenario.terms:
            return self.term(slot.name)
        if slot.name not in values:
            return "{" + slot.written + "}"
        if slot.word:
            return self.word(slot.name, values[slot.name])
        return str(values[slot.name])
