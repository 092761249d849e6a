"""Every text of a scenario with where it stands and what it is: told, said, offered, asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal, NamedTuple

from makkerpar.insight.craft.findings import At
from makkerpar.scenario.model import Block as _Block
from makkerpar.scenario.model import (
    Choice,
    Decision,
    Ending,
    Item,
    Line,
    Phrase,
    Scenario,
    Scene,
    Side,
)
from makkerpar.scenario.texts import of_text

Kind = Literal["told", "said", "offered", "asked", "titled", "reasoned", "other"]


class Passage(NamedTuple):
    """A text.

    Attributes:
        phrase: as written, with its place in the file.
        at: where in the scenario it stands.
        kind: ``told`` is narration, ``said`` speech, ``offered`` an option, ``asked`` a prompt,
            ``titled`` a heading, ``reasoned`` what only the debrief tells, ``other`` the rest.
    """

    phrase: Phrase
    at: At
    kind: Kind


def passages(scenario: Scenario) -> Iterator[Passage]:
    """All of them, the head first, then scene by scene in the order of the files."""
    yield from _as("titled", (), of_text(scenario.title))
    yield from _as("told", (), of_text(scenario.summary))
    for seat in scenario.seats.values():
        yield from _as("told", (), of_text(seat.brief))
    for person in scenario.cast.values():
        yield from _as("other", (), chain((person.name,), of_text(person.title)))
    yield from _as("other", (), scenario.terms.values())
    for variable in scenario.variables.values():
        words = (word for _, word in variable.words)
        yield from _as("other", (), chain(of_text(variable.label), words))
    for act in scenario.acts.values():
        yield from _as("titled", (), of_text(act))
    for scene in scenario.scenes.values():
        yield from of_scene(scene)
    for remark in (*scenario.questions, *scenario.insights):
        yield from _as("reasoned", (), of_text(remark.text))


def of_scene(scene: Scene) -> Iterator[Passage]:
    """The texts of one scene."""
    at = (scene.id,)
    yield from _as("titled", at, of_text(scene.title))
    yield from of_lines(scene.meanwhile, at)
    yield from of_lines(scene.lines, at)
    yield from _as("other", at, of_text(scene.trainer))
    if isinstance(scene.exit, Decision):
        for side in scene.exit.sides:
            yield from _of_side(side, (scene.id, side.seat))
        for outcome in scene.exit.outcomes:
            yield from of_lines(outcome.lines, at)
    elif isinstance(scene.exit, Ending):
        yield from _as("titled", at, of_text(scene.exit.title))


def of_lines(items: Iterable[Item], at: At) -> Iterator[Passage]:
    """The texts of lines, whatever their conditions."""
    for item in items:
        if isinstance(item, Line):
            kind: Kind = "told" if item.speaker is None else "said"
            yield from _as(kind, at, of_text(item.text))
        else:
            yield from of_lines(item.items if isinstance(item, _Block) else item.cases, at)


def _of_side(side: Side, at: At) -> Iterator[Passage]:
    yield from _as("asked", at, of_text(side.prompt))
    for choice in side.choices:
        yield from _of_choice(choice, (*at, choice.id))
    for rule in side.counterpart:
        yield from _as("reasoned", at, of_text(rule.because))


def _of_choice(choice: Choice, at: At) -> Iterator[Passage]:
    yield from _as("offered", at, of_text(choice.text))
    yield from of_lines(choice.seen, at)
    # One reason for all parts stands in each score.
    reasons = {
        id(text): text for score in choice.focus for text in (score.because, score.yet) if text
    }
    for reason in reasons.values():
        yield from _as("reasoned", at, of_text(reason))
    yield from _as("told", at, of_text(choice.locked))
    yield from of_lines(choice.lines, at)


def _as(kind: Kind, at: At, phrases: Iterable[Phrase]) -> Iterator[Passage]:
    for phrase in phrases:
        yield Passage(phrase, at, kind)
