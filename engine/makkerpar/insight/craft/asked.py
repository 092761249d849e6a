"""What anything in a scenario asks for: variables and choices that somebody looks at later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from makkerpar.insight.craft.passages import Passage
from makkerpar.scenario.expression import Expression, Taken, Variable, parts
from makkerpar.scenario.model import (
    Block,
    ByWindow,
    Chance,
    Choice,
    Condition,
    Decision,
    Effects,
    Ending,
    FirstOf,
    Item,
    Line,
    Phrase,
    Scenario,
    Scene,
    Side,
    Text,
    Way,
)
from makkerpar.text import template


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at, anywhere: in a rule, a text's condition, a placeholder, a meter.

    Attributes:
        variables: their names.
        choices: (scene, choice) of each ``scene.choice`` that is asked for.
    """

    variables: frozenset[str]
    choices: frozenset[tuple[str, str]]


def asked(scenario: Scenario, all_passages: Iterable[Passage]) -> Asked:
    """Everything that is asked for in a scenario."""
    variables = {name for name, one in scenario.variables.items() if one.meter}
    choices: set[tuple[str, str]] = set()
    for tree in _Walk().scenario(scenario):
        for part in parts(tree):
            if isinstance(part, Variable):
                variables.add(part.name)
            elif isinstance(part, Taken):
                choices.add((part.scene, part.choice))
    for passage in all_passages:
        if "{" in passage.phrase.source:
            variables.update(slot.name for slot in template.slots(passage.phrase.source))
    return Asked(frozenset(variables & scenario.variables.keys()), frozenset(choices))


class _Walk:
    """Gathers expressions; by appending, since a large story has tens of thousands of places."""

    def __init__(self) -> None:
        self._found: list[Expression] = []

    def scenario(self, scenario: Scenario) -> Sequence[Expression]:
        """All expressions of a scenario."""
        for scene in scenario.scenes.values():
            self._scene(scene)
        for remark in (*scenario.questions, *scenario.insights):
            self._when(remark.when)
            self._text(remark.text)
        for text in (scenario.title, scenario.summary, *scenario.acts.values()):
            self._text(text)
        for seat in scenario.seats.values():
            self._text(seat.brief)
        for person in scenario.cast.values():
            self._text(person.title)
        for variable in scenario.variables.values():
            self._text(variable.label)
        return self._found

    def _scene(self, scene: Scene) -> None:
        self._text(scene.title)
        self._text(scene.trainer)
        self._lines(scene.meanwhile)
        self._lines(scene.lines)
        self._effects(scene.effects)
        self._ways(scene.ways)
        match scene.exit:
            case Decision():
                self._decision(scene.exit)
            case Chance():
                for branch in scene.exit.branches:
                    self._when(branch.when)
            case Ending():
                self._text(scene.exit.title)

    def _decision(self, decision: Decision) -> None:
        for side in decision.sides:
            self._side(side)
        for outcome in decision.outcomes:
            self._when(outcome.when)
            self._effects(outcome.effects)
            self._lines(outcome.lines)
            self._ways(outcome.ways)

    def _side(self, side: Side) -> None:
        self._text(side.prompt)
        for choice in side.choices:
            self._choice(choice)
        for rule in side.counterpart:
            self._when(rule.when)
            self._text(rule.because)

    def _choice(self, choice: Choice) -> None:
        self._text(choice.text)
        self._lines(choice.seen)
        for score in choice.focus:
            self._text(score.because)
            self._text(score.yet)
        self._when(choice.when)
        self._text(choice.locked)
        self._effects(choice.effects)
        self._lines(choice.lines)
        self._ways(choice.ways)

    def _effects(self, effects: Effects) -> None:
        self._found += [amount.tree for amount in (*effects.set, *effects.change)]

    def _ways(self, ways: tuple[Way, ...]) -> None:
        for way in ways:
            self._when(way.when)

    def _lines(self, items: tuple[Item, ...]) -> None:
        for item in items:
            self._when(item.when)
            if isinstance(item, Line):
                self._text(item.text)
            else:
                self._lines(item.items if isinstance(item, Block) else item.cases)

    def _text(self, text: Text | None) -> None:
        if text is None or isinstance(text, Phrase):
            return
        match text:
            case ByWindow():
                self._text(text.director)
                self._text(text.chief)
            case FirstOf():
                for when, case in text.cases:
                    self._when(when)
                    self._text(case)

    def _when(self, condition: Condition | None) -> None:
        if condition is not None:
            self._found.append(condition.tree)
