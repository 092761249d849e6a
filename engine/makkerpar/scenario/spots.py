"""Every text of a scenario with its place and what a translator must know of it.

A place is a path of ids (``scenes.phone_call.decision.choices.wait.text``), which stays the same
while the texts around it change. What is said to translators is English, whatever the author's
language: a catalogue must not change because somebody else has brought it up to date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from makkerpar.focus import Seat
from makkerpar.scenario.model import (
    Block,
    ByWindow,
    Choice,
    Decision,
    Ending,
    First,
    FirstOf,
    Line,
    Lines,
    Phrase,
    Scenario,
    Scene,
    Side,
    Text,
)
from makkerpar.text import template

MAX_CHOICE_WORDS: Final = 18
_SHOWN: Final = 60  # characters of another text that a note quotes
_NAMED: Final = 12  # placeholders that a note lists


@dataclass(frozen=True, slots=True)
class Spot:
    """A text where it stands: its path of ids, and what it is."""

    path: str
    phrase: Phrase
    note: str


def spots(scenario: Scenario) -> Iterator[Spot]:
    """All of a scenario's texts, in the order of :func:`makkerpar.scenario.texts.phrases`."""
    yield from _text("title", scenario.title, "Title of the case")
    yield from _text("summary", scenario.summary, "Summary in the list of cases")
    for seat, brief in scenario.seats.items():
        note = f"What the {_holder(scenario, seat)} knows before the play"
        yield from _text(f"seats.{seat}.brief", brief.brief, note)
    for id_, person in scenario.cast.items():
        yield Spot(f"cast.{id_}.name", person.name, "Name of somebody in the case")
        note = f"What {_shown(person.name.source)} does"
        yield from _text(f"cast.{id_}.title", person.title, note)
    for id_, term in scenario.terms.items():
        yield Spot(f"terms.{id_}", term, f"Stands where a text says {{{id_}}}")
    for id_, variable in scenario.variables.items():
        yield from _text(f"variables.{id_}.label", variable.label, f"What “{id_}” is called")
        for value, word in variable.words:
            note = f"Stands where a text says {{{id_}.word}}, from {value} on"
            yield Spot(f"variables.{id_}.words.{value}", word, note)
    for id_, act in scenario.acts.items():
        yield from _text(f"acts.{id_}", act, "Title of an act")
    for scene in scenario.scenes.values():
        yield from _Scene(scenario, scene).spots()
    for number, question in enumerate(scenario.questions):
        note = f"Question of the debrief, for {_for(question.seat)}"
        yield from _text(f"debrief.questions[{number}]", question.text, note)
    for number, insight in enumerate(scenario.insights):
        note = f"Insight of the debrief, for {_for(insight.seat)}"
        yield from _text(f"debrief.insights[{number}]", insight.text, note)


class _Scene:
    """The spots of one scene."""

    def __init__(self, scenario: Scenario, scene: Scene) -> None:
        self._scenario = scenario
        self._scene = scene
        self._path = f"scenes.{scene.id}"
        self._name = f"“{_first(scene.title) or scene.id}”"

    def spots(self) -> Iterator[Spot]:
        """In the order of :func:`makkerpar.scenario.texts.of_scene`."""
        scene, path = self._scene, self._path
        yield from _text(f"{path}.title", scene.title, "Heading of a scene")
        yield from self._lines(f"{path}.meanwhile", scene.meanwhile, "for the seat that waits")
        yield from self._lines(f"{path}.lines", scene.lines)
        note = f"Note for the trainer at {self._name}; players never see it"
        yield from _text(f"{path}.trainer", scene.trainer, note)
        match scene.exit:
            case Decision() as decision:
                yield from self._decision(decision)
            case Ending() as ending:
                yield from _text(f"{path}.ending.title", ending.title, "Title of an ending")

    def _decision(self, decision: Decision) -> Iterator[Spot]:
        kind = f"{self._path}.{'joint' if decision.joint else 'decision'}"
        for side in decision.sides:
            yield from self._side(f"{kind}.{side.seat}" if decision.joint else kind, side)
        for number, outcome in enumerate(decision.outcomes):
            yield from self._lines(f"{kind}.outcomes[{number}].lines", outcome.lines)

    def _side(self, path: str, side: Side) -> Iterator[Spot]:
        who = _holder(self._scenario, side.seat)
        note = f"Question to the {who} in {self._name}, before the choices"
        yield from _text(f"{path}.prompt", side.prompt, note)
        for choice in side.choices:
            yield from self._choice(f"{path}.choices.{choice.id}", who, choice)
        for number, rule in enumerate(side.counterpart):
            taken = side.choice(rule.take)
            what = (_first(taken.text) if taken is not None else None) or rule.take
            note = f"Why the {who}, whom nobody plays, takes “{what}”; told in the debrief"
            yield from _text(f"{path}.counterpart[{number}].because", rule.because, note)

    def _choice(self, path: str, who: str, choice: Choice) -> Iterator[Spot]:
        name = f"“{_first(choice.text) or choice.id}”"
        note = f"Choice of the {who} in {self._name}. At most {MAX_CHOICE_WORDS} words"
        yield from _text(f"{path}.text", choice.text, note)
        yield from self._lines(f"{path}.seen", choice.seen, f"what the other seat sees of {name}")
        yield from _reasons(path, choice, name)
        yield from _text(f"{path}.locked", choice.locked, f"Why {name} is not on offer")
        yield from self._lines(f"{path}.lines", choice.lines, f"after {name}")

    def _lines(self, path: str, lines: Lines, when: str = "") -> Iterator[Spot]:
        for number, item in enumerate(lines):
            here = f"{path}[{number}]"
            match item:
                case Line():
                    yield from _text(here, item.text, self._spoken(item, when))
                case Block():
                    yield from self._lines(f"{here}.lines", item.items, when)
                case First():
                    yield from self._lines(f"{here}.first", item.cases, when)

    def _spoken(self, line: Line, when: str) -> str:
        who = "Narration"
        if line.speaker is not None:
            person = self._scenario.cast.get(line.speaker)
            who = _shown(person.name.source if person is not None else line.speaker)
            who += f" ({line.mood}) says" if line.mood else " says"
        heard = f", for the {line.only} alone" if line.only is not None else ""
        return f"{who} in {self._name}{f', {when}' if when else ''}{heard}"


def _reasons(path: str, choice: Choice, name: str) -> Iterator[Spot]:
    """``because`` and ``yet``: one text for all parts is one spot."""
    seen: set[int] = set()
    for score in choice.focus:
        why = f"Why {name} scores as it does; told in the debrief"
        but = f"What a colleague would say against that judgement of {name}"
        for key, reason, note in (("because", score.because, why), ("yet", score.yet, but)):
            if reason is None or id(reason) in seen:
                continue
            seen.add(id(reason))
            others = [getattr(one, key) for one in choice.focus if one is not score]
            shared = not others or any(one is reason for one in others)
            yield from _text(
                f"{path}.{key}" if shared else f"{path}.{key}.{score.part}", reason, note
            )


def _text(path: str, text: Text | None, note: str) -> Iterator[Spot]:
    match text:
        case Phrase():
            yield Spot(path, text, note)
        case ByWindow():
            yield from _text(f"{path}.director", text.director, f"{note} (director's window)")
            yield from _text(f"{path}.chief", text.chief, f"{note} (chief's window)")
        case FirstOf():
            for number, (_, case) in enumerate(text.cases):
                yield from _text(f"{path}.first[{number}]", case, note)


def _first(text: Text | None) -> str | None:
    """What a text begins with in the director's window, shortened."""
    found = next(_text("", text, ""), None)
    return _shown(found.phrase.source) if found is not None else None


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def _holder(scenario: Scenario, seat: Seat) -> str:
    person = scenario.cast.get(scenario.seats[seat].character)
    return f"{seat} ({_shown(person.name.source)})" if person is not None else str(seat)


def _for(seat: Seat | None) -> str:
    return f"the {seat}" if seat is not None else "both seats"


def placeholders(scenario: Scenario, text: str) -> str | None:
    """What a translator may write in ``{ }``, for a text that has some; else None."""
    slots = template.slots(text)
    if not slots:
        return None
    written = dict.fromkeys((slot.written, slot.name) for slot in slots)
    told = ", ".join(f"{{{one}}}{_stands_for(scenario, name)}" for one, name in written)
    used = {f"{slot.name}.word" if slot.word else slot.name for slot in slots}
    every = [*scenario.terms]
    every += [name for name, one in scenario.variables.items() if one.type != "switch"]
    every += [f"{name}.word" for name, one in scenario.variables.items() if one.words]
    others = [f"{{{name}}}" for name in every if name not in used]
    if not others:
        return f"Names to keep: {told}."
    more = ", …" if len(others) > _NAMED else ""
    return f"Names to keep: {told}. There are also {', '.join(others[:_NAMED])}{more}."


def _stands_for(scenario: Scenario, name: str) -> str:
    term = scenario.terms.get(name)
    return f" (“{_shown(term.source)}”)" if term is not None else ""
