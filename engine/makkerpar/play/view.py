"""What a seat sees of a play: a view folded from what happened, once, for every front end.

:func:`window` gives beats in order: an act begins, a scene opens, somebody speaks, a choice of
one's own, the story ends. Beats hold phrases and the values to fill them with, not finished
strings: a front end says them in a language by :class:`~makkerpar.play.moment.Wording`, and may
change language at any time.

When somebody else decides, a seat sees the choice's ``seen`` (also from a scene lived by the
other seat alone), then the reaction if it is there; never the choice's text, scores or conditions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from makkerpar.focus import SEATS, Seat, other
from makkerpar.play.moment import Moment
from makkerpar.play.moments import History
from makkerpar.play.rules import By, Decided, Drew, Entered, Option, Play, options
from makkerpar.scenario.model import (
    Block,
    Decision,
    Ending,
    First,
    Item,
    Line,
    Lines,
    Phrase,
    Scene,
    Text,
)

Source = Literal["lines", "meanwhile", "seen", "reaction", "outcome"]


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase and the values it is said with."""

    phrase: Phrase
    values: Mapping[str, int] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ActBegins:
    """A new act, as this seat meets it."""

    event: int
    act: str
    title: Words


@dataclass(frozen=True, slots=True)
class ActEnds:
    """An act is over: the meters that are told in words may have changed."""

    event: int
    act: str
    meters: tuple[Meter, ...]


@dataclass(frozen=True, slots=True)
class SceneOpens:
    """A scene that this seat sees something of."""

    event: int
    scene: str
    title: Words | None
    place: str | None
    prop: str | None
    away: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Narration (no speaker), speech, or a silence (no words)."""

    event: int
    scene: str
    speaker: str | None
    mood: str | None
    words: Words | None
    source: Source


@dataclass(frozen=True, slots=True)
class Chose:
    """A choice of this seat's own."""

    event: int
    scene: str
    choice: str
    words: Words
    by: By


@dataclass(frozen=True, slots=True)
class Ended:
    """The story's end, as it is called in this window."""

    event: int
    scene: str
    title: Words
    tone: str


Beat = ActBegins | ActEnds | SceneOpens | Said | Chose | Ended


@dataclass(frozen=True, slots=True)
class Meter:
    """A variable that a seat sees; told in words it changes when an act ends."""

    variable: str
    value: int
    in_words: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What a seat is asked now.

    Attributes:
        prompt: None where the author left the default.
        options: what can be taken, and what is closed with its reason.
        seconds: time pressure, if any, and the choice it ends in.
    """

    scene: str
    seat: Seat
    joint: bool
    prompt: Words | None
    options: tuple[Offered, ...]
    seconds: int | None
    timeout: str | None
    talk: int | None


@dataclass(frozen=True, slots=True)
class Offered:
    """One choice of a question; ``locked`` is the reason why it is closed."""

    id: str
    words: Words
    locked: Words | None


class _Window:
    """The fold: what has happened so far, and what this seat has seen of it."""

    def __init__(self, play: Play, seat: Seat) -> None:
        self.program = play.program
        self.scenario = play.program.scenario
        self.seat: Seat = seat
        self.history = History(play.program)
        self.moods: dict[str, str] = {}
        self.place: list[str | None] = [None, None]
        self.act: str | None = None
        self.pending_act: str | None = None
        self.opened = False
        self.event = 0
        # What the seat knows of the values: now, before this scene, and as told in words.
        self.known = self.before = self.told = self.history.moment.values

    # ── state ───────────────────────────────────────────────────────────────────────────────

    def words(self, text: Text) -> Words:
        moment = self.history.moment
        return Words(moment.phrase(text, self.seat), moment.values)

    def present(self, scene: Scene) -> bool:
        return scene.only is None or scene.only == self.seat

    # ── events ──────────────────────────────────────────────────────────────────────────────

    def entered(self, event: Entered) -> Iterator[Beat]:
        scene = self.program.scenes[event.scene].source
        self.history.add(event)
        self.before = self.known
        self.moods = {}
        self.opened = False
        for at, place in enumerate(scene.place):
            self.place[at] = place or self.place[at]
        self.pending_act = scene.act or self.pending_act
        present = self.present(scene)
        if present:
            self.known = self.history.moment.values
        lines = scene.lines if present else scene.meanwhile
        said = list(self.lines(scene, lines, "lines" if present else "meanwhile"))
        decides = isinstance(scene.exit, Decision) and scene.exit.side(self.seat) is not None
        ending = isinstance(scene.exit, Ending)
        if said or decides or ending:
            yield from self.open(scene)
        yield from said
        if isinstance(scene.exit, Ending):
            tone = scene.exit.tone[SEATS.index(self.seat)]
            yield Ended(self.event, scene.id, self.words(scene.exit.title), tone)
            self.told = self.known  # the last act is over as well

    def open(self, scene: Scene) -> Iterator[Beat]:
        """Announce the act and the scene, once, before the first thing seen of it."""
        if self.opened:
            return
        self.opened = True
        if self.pending_act is not None and self.pending_act != self.act:
            if self.act is not None:
                self.told = self.before
                yield ActEnds(self.event, self.act, tuple(self.meters(in_words=True)))
            self.act = self.pending_act
            title = self.scenario.acts[self.act]
            yield ActBegins(self.event, self.act, self.words(title))
        away = not self.present(scene)
        title_words = self.words(scene.title) if scene.title is not None and not away else None
        place = None if away else self.place[SEATS.index(self.seat)]
        prop = None if away else scene.prop
        yield SceneOpens(self.event, scene.id, title_words, place, prop, away)

    def decided(self, event: Decided) -> Iterator[Beat]:
        row = self.program.scenes[event.scene]
        scene = row.source
        chosen = {
            pick.seat: (pick, row.side(pick.seat).choices[pick.choice].source)
            for pick in event.picks
        }
        own = chosen.get(self.seat)
        if own is not None:
            pick, choice = own
            yield Chose(self.event, scene.id, choice.id, self.words(choice.text), pick.by)
        self.history.add(event)
        present = self.present(scene)
        if present:
            self.known = self.history.moment.values
        said: list[Said] = []
        theirs = chosen.get(other(self.seat))
        if theirs is not None:
            said += self.lines(scene, theirs[1].seen, "seen")
        if event.outcome is None:
            if present:
                said += self.lines(scene, next(iter(chosen.values()))[1].lines, "reaction")
        else:
            if own is not None:
                said += self.lines(scene, own[1].lines, "reaction")
            assert isinstance(scene.exit, Decision)
            said += self.lines(scene, scene.exit.outcomes[event.outcome].lines, "outcome")
        if said:
            yield from self.open(scene)
        yield from said

    # ── lines ───────────────────────────────────────────────────────────────────────────────

    def lines(self, scene: Scene, items: Lines, source: Source) -> Iterator[Said]:
        moment = self.history.moment
        for line in self.chosen(items, moment):
            if line.speaker is not None:
                mood = line.mood or self.moods.get(line.speaker, "neutral")
                self.moods[line.speaker] = mood
            else:
                mood = None
            words = self.words(line.text) if line.text is not None else None
            yield Said(self.event, scene.id, line.speaker, mood, words, source)

    def chosen(self, items: tuple[Item, ...], moment: Moment) -> Iterator[Line]:
        for item in items:
            if self.shows(item, moment):
                yield from self.expanded(item, moment)

    def expanded(self, item: Item, moment: Moment) -> Iterator[Line]:
        match item:
            case Line():
                yield item
            case Block():
                yield from self.chosen(item.items, moment)
            case First():
                for case in item.cases:
                    if self.shows(case, moment):
                        yield from self.expanded(case, moment)
                        return

    def shows(self, item: Item, moment: Moment) -> bool:
        return item.only in (None, self.seat) and moment.holds(item.when)

    # ── meters ──────────────────────────────────────────────────────────────────────────────

    def meters(self, *, in_words: bool | None = None) -> Iterator[Meter]:
        for variable in self.scenario.variables.values():
            if self.seat not in variable.meter:
                continue
            worded = bool(variable.words)
            if in_words is None or worded == in_words:
                value = (self.told if worded else self.known)[variable.id]
                yield Meter(variable.id, value, worded)


def _fold(play: Play, seat: Seat) -> tuple[_Window, list[Beat]]:
    window_ = _Window(play, seat)
    beats: list[Beat] = []
    for number, event in enumerate(play.events):
        window_.event = number
        match event:
            case Entered():
                beats += window_.entered(event)
            case Decided():
                beats += window_.decided(event)
            case Drew():
                pass
    return window_, beats


def window(play: Play, seat: Seat) -> tuple[Beat, ...]:
    """Everything a seat has seen, in order."""
    return tuple(_fold(play, seat)[1])


def meters(play: Play, seat: Seat) -> tuple[Meter, ...]:
    """The meters as the seat knows them: as of the last scene it was in, words by act."""
    return tuple(_fold(play, seat)[0].meters())


def question(play: Play, seat: Seat) -> Question | None:
    """What a seat is asked now; None where it is not."""
    decision = play.here.source.exit
    if seat not in play.waiting or not isinstance(decision, Decision):
        return None
    side = decision.side(seat)
    assert side is not None
    folded = _fold(play, seat)[0]
    return Question(
        scene=play.here.id,
        seat=seat,
        joint=decision.joint,
        prompt=folded.words(side.prompt) if side.prompt is not None else None,
        options=tuple(_offered(folded, option) for option in options(play, seat)),
        seconds=decision.seconds if play.held != "room" else None,
        timeout=side.on_timeout,
        talk=decision.talk,
    )


def _offered(folded: _Window, option: Option) -> Offered:
    locked = None
    if not option.open and option.choice.locked is not None:
        locked = folded.words(option.choice.locked)
    return Offered(option.choice.id, folded.words(option.choice.text), locked)
