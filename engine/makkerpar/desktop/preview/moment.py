"""The moment that a play stands at, laid open: what the author knows and no player is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from makkerpar.focus import SEATS, Seat
from makkerpar.play import rules
from makkerpar.play.moment import Moment
from makkerpar.play.moments import last
from makkerpar.play.rules import Entered, Play
from makkerpar.play.view import Beat, Question, Words, question, window
from makkerpar.scenario.expression import SWITCH, Type, canonical
from makkerpar.scenario.model import Condition, Text
from makkerpar.scenario.program import DECISION, ChoiceRow, SceneRow, SideRow, apply

State = Literal["open", "locked", "hidden"]


@dataclass(frozen=True, slots=True)
class Worth:
    """What a choice is worth on a part, and the author's reasons for and against."""

    part: str
    value: int
    because: Words | None
    yet: Words | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a choice does to a variable: its value before and after."""

    name: str
    before: int
    after: int
    switch: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A choice, whether it is on offer or not.

    Attributes:
        locked: what a seat reads of why it is closed.
        when: the condition that it is offered on; empty: none.
        leads: the scene that follows; where both decide, if the other does as its rule says, and
            None where it has none.
    """

    id: str
    words: Words
    state: State
    locked: Words | None
    when: str
    worths: tuple[Worth, ...]
    effects: tuple[Effect, ...]
    leads: str | None


@dataclass(frozen=True, slots=True)
class Answering:
    """The counterpart's rule that would act now: its number among so many, and why."""

    number: int
    count: int
    take: str
    when: str
    because: Words | None


@dataclass(frozen=True, slots=True)
class SideNow:
    """A seat's part of the decision that the play stands at.

    Attributes:
        asked: whether a person is asked.
        rule: what the counterpart would do; None where it has no rules.
    """

    seat: Seat
    asked: bool
    options: tuple[Option, ...]
    rule: Answering | None


@dataclass(frozen=True, slots=True)
class VariableNow:
    """A variable as it is."""

    name: str
    value: int
    least: int
    most: int
    type: Type


def variables(play: Play) -> tuple[VariableNow, ...]:
    """All variables of the scenario, in its order."""
    known = play.program.scenario.variables
    values = zip(play.program.variables, play.values, strict=False)
    return tuple(
        VariableNow(name, value, known[name].minimum, known[name].maximum, known[name].type)
        for name, value in values
    )


def sides(play: Play) -> tuple[SideNow, ...]:
    """Who decides where the play stands, and between what; none at an ending."""
    row = play.here
    if row.kind != DECISION:
        return ()
    now = last(play)
    return tuple(_side(play, now, row, side) for side in row.sides)


def _side(play: Play, now: Moment, row: SceneRow, side: SideRow) -> SideNow:
    options = tuple(_option(play, now, row, side, choice) for choice in side.choices)
    return SideNow(side.seat, side.seat in play.waiting, options, _rule(play, now, side))


def _option(play: Play, now: Moment, row: SceneRow, side: SideRow, choice: ChoiceRow) -> Option:
    source, values = choice.source, play.values
    state: State = "open"
    if choice.test is not None and not choice.test(values):
        state = "locked" if source.locked is not None else "hidden"

    def words(text: Text | None) -> Words | None:
        return _words(now, text, side.seat)

    text = words(source.text)
    assert text is not None
    return Option(
        choice.id,
        text,
        state,
        words(source.locked) if state == "locked" else None,
        _condition(source.when),
        tuple(
            Worth(one.part, one.value, words(one.because), words(one.yet)) for one in source.focus
        ),
        tuple(_effects(play, choice)),
        _leads(play, row, side, choice),
    )


def _words(now: Moment, text: Text | None, seat: Seat) -> Words | None:
    return Words(now.phrase(text, seat), now.values) if text is not None else None


def _condition(condition: Condition | None) -> str:
    return canonical(condition.tree) if condition is not None else ""


def _effects(play: Play, choice: ChoiceRow) -> Iterator[Effect]:
    known = play.program.scenario.variables
    after = apply(play.values, choice.effects)
    for slot in dict.fromkeys(effect.slot for effect in choice.effects):
        name = play.program.variables[slot]
        yield Effect(name, play.values[slot], after[slot], known[name].type == SWITCH)


def _leads(play: Play, row: SceneRow, side: SideRow, choice: ChoiceRow) -> str | None:
    scenes = play.program.scenes
    if len(row.sides) == 1:
        return scenes[rules.step(play.values, choice)[1]].id
    across = next(one for one in row.sides if one.seat != side.seat)
    if not across.rules:
        return None
    answer = rules.answering(across, play.values).choice
    director, chief = (choice, answer) if side.seat == SEATS[0] else (answer, choice)
    return scenes[rules.meet(row, play.values, director, chief)[2]].id


def _rule(play: Play, now: Moment, side: SideRow) -> Answering | None:
    if not side.rules:
        return None
    rule = rules.answering(side, play.values)
    number = side.rules.index(rule) + 1
    because = _words(now, rule.source.because, side.seat)
    when = _condition(rule.source.when)
    return Answering(number, len(side.rules), rule.choice.id, when, because)


# What each window has been told


def seen(play: Play, seat: Seat) -> tuple[Beat, ...]:
    """What a seat has been told since the scene was entered that the play stands in."""
    begun = max(n for n, event in enumerate(play.events) if isinstance(event, Entered))
    return tuple(beat for beat in window(play, seat) if beat.event >= begun)


def asked(play: Play, seat: Seat) -> Question | None:
    """What a seat is asked here, whoever holds it; None where it has no part."""
    if play.here.kind != DECISION:
        return None
    both = tuple(one for one in SEATS if any(side.seat == one for side in play.here.sides))
    return question(replace(play, held="both", waiting=both, pending=()), seat)
