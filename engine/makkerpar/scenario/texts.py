"""Every text of a scenario, for translators, hashes and word counts."""

from __future__ import annotations

from collections.abc import Iterator

from makkerpar.scenario.model import (
    Block,
    ByWindow,
    Choice,
    Decision,
    Ending,
    First,
    FirstOf,
    Item,
    Line,
    Phrase,
    Scenario,
    Scene,
    Side,
    Text,
)
from makkerpar.text import template


def phrases(scenario: Scenario) -> Iterator[Phrase]:
    """All phrases, head first, then scene by scene in the order of the files."""
    yield from of_text(scenario.title)
    yield from of_text(scenario.summary)
    for seat in scenario.seats.values():
        yield from of_text(seat.brief)
    for person in scenario.cast.values():
        yield person.name
        yield from of_text(person.title)
    yield from scenario.terms.values()
    for variable in scenario.variables.values():
        yield from of_text(variable.label)
        for _, word in variable.words:
            yield word
    for act in scenario.acts.values():
        yield from of_text(act)
    for scene in scenario.scenes.values():
        yield from of_scene(scene)
    for remark in (*scenario.questions, *scenario.insights):
        yield from of_text(remark.text)


def words(scenario: Scenario) -> int:
    """How many words a scenario has, in all its texts together."""
    return sum(len(phrase.source.split()) for phrase in phrases(scenario))


def unknown_placeholders(scenario: Scenario, text: str) -> list[str]:
    """What stands in ``{ }`` in a translation and names nothing that the scenario has."""
    worded = {name for name, variable in scenario.variables.items() if variable.words}
    values = scenario.variables.keys() | scenario.terms.keys()
    found = (
        slot.written
        for slot in template.slots(text)
        if not (slot.valid and slot.name in (worded if slot.word else values))
    )
    return list(dict.fromkeys(found))


def of_scene(scene: Scene) -> Iterator[Phrase]:
    """The phrases of one scene."""
    yield from of_text(scene.title)
    yield from of_lines(scene.meanwhile)
    yield from of_lines(scene.lines)
    yield from of_text(scene.trainer)
    match scene.exit:
        case Decision():
            for side in scene.exit.sides:
                yield from _of_side(side)
            for outcome in scene.exit.outcomes:
                yield from of_lines(outcome.lines)
        case Ending():
            yield from of_text(scene.exit.title)


def _of_side(side: Side) -> Iterator[Phrase]:
    yield from of_text(side.prompt)
    for choice in side.choices:
        yield from _of_choice(choice)
    for rule in side.counterpart:
        yield from of_text(rule.because)


def _of_choice(choice: Choice) -> Iterator[Phrase]:
    yield from of_text(choice.text)
    yield from of_lines(choice.seen)
    # One reason for all parts stands in each score: translators want it once.
    seen: set[int] = set()
    for score in choice.focus:
        for reason in (score.because, score.yet):
            if reason is not None and id(reason) not in seen:
                seen.add(id(reason))
                yield from of_text(reason)
    yield from of_text(choice.locked)
    yield from of_lines(choice.lines)


def of_text(text: Text | None) -> Iterator[Phrase]:
    """The phrases that a text may become."""
    match text:
        case None:
            return
        case Phrase():
            yield text
        case ByWindow():
            yield from of_text(text.director)
            yield from of_text(text.chief)
        case FirstOf():
            for _, case in text.cases:
                yield from of_text(case)


def of_lines(items: tuple[Item, ...]) -> Iterator[Phrase]:
    """The phrases of lines, whatever their conditions."""
    for item in items:
        match item:
            case Line():
                yield from of_text(item.text)
            case Block():
                yield from of_lines(item.items)
            case First():
                yield from of_lines(item.cases)
