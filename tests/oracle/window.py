"""What one seat sees of a play, in a normal form that two interpreters can be compared by.

A window is a list, in order, of

* ``("act", act)``: an act is announced;
* ``("say", speaker, mood, text)``: a line, with its text substituted in the scenario's own
  language. Narration has neither speaker nor mood; a silence has no text.

Lines are those of scenes, ``seen``, reactions, outcomes and ``meanwhile``; prompts, choices and
titles are no lines.

Where the reference leaves a choice:

* A window is the seat's, whoever holds it: the chief's window of a play for the director shows
  what a chief would have seen. So in a room, too, a decision by the rules is told by ``seen`` in
  the *other* seat's window alone, the decider's showing the reaction only.
* At a joint a seat sees the other's ``seen``, then its own choice's ``lines``, then the outcome's.
* In an ``only`` scene the other seat sees ``meanwhile`` on entering (with the state after the
  scene's own effects) and the ``seen`` of what is chosen there; not the reaction.
* A scene without ``act`` goes on with the act that runs, seen or not. An act is announced once,
  when it differs from the one last announced to this seat, before the first thing of a scene that
  this seat sees: lines on entering, else a decision of this seat, a joint or an ending, else the
  first ``seen`` or reaction. An act that comes and goes unseen is not announced.
* A speaker is neutral on every entering of a scene; a mood is set by lines that this seat sees and
  stays until the scene is left (``seen`` and silences count).
* ``first`` asks for ``when`` alone: the first item that holds is *the* item, shown or not to this
  seat (the generator puts no item for one window directly into a ``first``).
* A capital first letter capitalises a variable's word as it does a term; integers are written in
  plain digits with ``-`` where negative; how a switch is written is not said and not generated.
* A value below the first of ``words`` has no word (the generator's first word starts at ``min``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.oracle.expression import Moment, holds
from tests.oracle.interpreter import Decided, Entered, Game, Naive, Tree

SPEAKER = re.compile(r"(\w+)(?: \((\w+)\))?")
PLACEHOLDER = re.compile(r"\{(\w+)(\.word)?\}")
Event = tuple[str | None, ...]


def window(game: Game, seat: str) -> list[Event]:
    """All that `seat` has seen of a play so far."""
    view = _Window(game.naive, seat)
    for event in game.happened:
        if isinstance(event, Entered):
            view.enter(event)
        else:
            view.decide(event)
    return view.events


class _Window:
    def __init__(self, naive: Naive, seat: str) -> None:
        self.naive = naive
        self.seat = seat
        self.events: list[Event] = []
        self.act: str | None = None
        self.announced: str | None = None
        self.moods: dict[str, str] = {}

    def enter(self, event: Entered) -> None:
        scene = self.naive.scenes[event.scene]
        self.act = scene.get("act", self.act)
        self.moods = {}
        if scene.get("only", self.seat) != self.seat:
            self.show(scene.get("meanwhile", []), event.moment)
            return
        self.show(scene.get("lines", []), event.moment)
        if (
            "joint" in scene
            or "ending" in scene
            or scene.get("decision", {}).get("seat") == self.seat
        ):
            self.announce()

    def decide(self, event: Decided) -> None:
        scene = self.naive.scenes[event.scene]
        joint: Tree | None = scene.get("joint")
        for seat, choice_id in event.choices.items():
            if seat != self.seat:
                choice = (joint[seat] if joint else scene["decision"])["choices"][choice_id]
                self.show(choice.get("seen", []), event.moment)
        if scene.get("only", self.seat) != self.seat:
            return
        for seat, choice_id in event.choices.items():
            if joint is None or seat == self.seat:
                choice = (joint[seat] if joint else scene["decision"])["choices"][choice_id]
                self.show(choice.get("lines", []), event.moment)
        if event.outcome is not None:
            self.show(event.outcome.get("lines", []), event.moment)

    def announce(self) -> None:
        if self.act is not None and self.act != self.announced:
            self.events.append(("act", self.act))
            self.announced = self.act

    def show(self, lines: str | list[Any], moment: Moment) -> None:
        for key, text in spoken(lines, self.seat, moment):
            self.announce()
            if key is None:
                self.events.append(("say", None, None, self.written(text, moment)))
                continue
            found = SPEAKER.fullmatch(key)
            if found is None:
                raise ValueError(f"{key!r} is no speaker")
            speaker, mood = found[1], found[2]
            if mood is not None:
                self.moods[speaker] = mood
            said = None if text == "" else self.written(text, moment)
            self.events.append(("say", speaker, self.moods.get(speaker, "neutral"), said))

    def written(self, text: Any, moment: Moment) -> str:
        """A text as this seat reads it: the variant that holds, with its names replaced."""
        return PLACEHOLDER.sub(
            lambda found: self.replaced(found[1], found[2] is not None, moment),
            variant(text, self.seat, moment),
        )

    def replaced(self, name: str, word: bool, moment: Moment) -> str:
        lower = name[0].lower() + name[1:]
        terms: dict[str, str] = self.naive.scenario.get("terms", {})
        if lower in terms:
            text = terms[lower]
        elif word:
            words = {int(at): told for at, told in self.naive.variables[lower]["words"].items()}
            text = words[max(at for at in words if at <= moment.variables[lower])]
        else:
            text = str(moment.variables[lower])
        return text if name == lower else text[0].upper() + text[1:]


def variant(text: Any, seat: str, moment: Moment) -> str:
    """A varying text, decided: by window, by the first condition that holds, one in the other."""
    while not isinstance(text, str):
        if "first" in text:
            text = next(case["text"] for case in text["first"] if holds(case, moment))
        else:
            text = text[seat]
    return text


def spoken(lines: str | list[Any], seat: str, moment: Moment) -> Iterator[tuple[str | None, Any]]:
    """The lines that a seat sees: who (mood and all, as written; None for narration), and what."""
    if isinstance(lines, str):
        yield None, lines
        return
    for item in lines:
        if isinstance(item, str):
            yield None, item
        elif item.get("only", seat) == seat and holds(item, moment):
            yield from _item(item, seat, moment)


def _item(item: Tree, seat: str, moment: Moment) -> Iterator[tuple[str | None, Any]]:
    rest = {key: value for key, value in item.items() if key not in ("only", "when")}
    if "lines" in rest:
        yield from spoken(rest["lines"], seat, moment)
    elif "first" in rest:
        for case in rest["first"]:
            if isinstance(case, str) or holds(case, moment):
                yield from spoken([case], seat, moment)
                return
    elif "text" in rest:
        yield None, rest["text"]
    elif rest.keys() <= {"director", "chief"}:
        if seat in rest:
            yield None, rest[seat]
    else:
        ((speaker, text),) = rest.items()
        yield speaker, text
