"""Screen two: what happened. The ending, the curve over the acts, the own decisions quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from makkerpar.debrief.own import Own
from makkerpar.focus import Seat
from makkerpar.play.moment import Moment
from makkerpar.play.rules import Decided, Entered, Play
from makkerpar.play.view import ActBegins, ActEnds, Beat, Ended, Said, Words
from makkerpar.scenario.model import Scenario, Variable
from makkerpar.scenario.program import Values

FIRST_VARIABLE: Final = "capital"


@dataclass(frozen=True, slots=True)
class Band:
    """The values (both included) that one word stands for."""

    min: int
    max: int
    word: Words


@dataclass(frozen=True, slots=True)
class Point:
    """A value on the curve: what a decision, and all that followed from it, had led to.

    It is the value that stood when the next own decision came or the act was over, so the curve
    is flat behind an act's last decision.
    """

    decision: int
    value: int


@dataclass(frozen=True, slots=True)
class Section:
    """An act, as this seat lived it, or what came before the first.

    Attributes:
        act, title: None before the first act, and where a scenario has none.
        start, end: the values when it began and when it was over; ``end`` is what was told then.
        points: one for each own decision.
    """

    act: str | None
    title: Words | None
    start: int
    points: tuple[Point, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Curve:
    """How a variable that is told in words went, from act to act.

    Attributes:
        label: None where the author gave none.
        min, max: the variable's bounds.
        bands: rising.
    """

    variable: str
    label: Words | None
    min: int
    max: int
    bands: tuple[Band, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The screen.

    Attributes:
        ending: the id of the scene that the story ended in.
        title, tone: of the ending, in this window.
        lines: what this seat saw and heard in the ending.
        curves: the collaboration capital first.
        decisions: the seat's own, in order.
    """

    ending: str
    title: Words
    tone: str
    lines: tuple[Said, ...]
    curves: tuple[Curve, ...]
    decisions: tuple[Own, ...]


def told_variables(scenario: Scenario, seat: Seat) -> tuple[Variable, ...]:
    """The variables that a seat is told in words; the collaboration capital first."""
    told = [
        variable
        for variable in scenario.variables.values()
        if variable.words and seat in variable.meter
    ]
    return tuple(sorted(told, key=lambda variable: variable.id != FIRST_VARIABLE))


def story(
    play: Play, seat: Seat, beats: Sequence[Beat], own: tuple[Own, ...], end: Moment
) -> Story:
    """The screen for a play that has ended, from what the seat saw of it."""
    ended = beats[-1]
    assert isinstance(ended, Ended)
    spans = _spans(play, beats, own)
    known = _known(play, seat)

    def curve(variable: Variable) -> Curve:
        label = None
        if variable.label is not None:
            label = Words(end.phrase(variable.label, seat), end.values)
        return _curve(play, variable, label, spans, known)

    return Story(
        ending=ended.scene,
        title=ended.title,
        tone=ended.tone,
        lines=tuple(beat for beat in beats if isinstance(beat, Said) and beat.event == ended.event),
        curves=tuple(curve(variable) for variable in told_variables(play.program.scenario, seat)),
        decisions=own,
    )


# ── the curve ───────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Span:
    """An act from the event it began in to the one in which it was over."""

    act: str | None
    title: Words | None
    begins: int
    ends: int
    own: list[Own]


def _spans(play: Play, beats: Sequence[Beat], own: tuple[Own, ...]) -> list[_Span]:
    spans = [_Span(None, None, -1, len(play.events) - 1, [])]
    for beat in beats:
        if isinstance(beat, ActEnds):
            spans[-1].ends = beat.event
        elif isinstance(beat, ActBegins):
            spans[-1].ends = beat.event
            last = len(play.events) - 1
            spans.append(_Span(beat.act, beat.title, beat.event, last, []))
    starts = [span.begins for span in spans]
    for decision in own:
        # A seat's own decision always stands in an opened scene, so in the act that it began in.
        at = max(number for number, start in enumerate(starts) if start < decision.event)
        spans[at].own.append(decision)
    if len(spans) > 1 and not spans[0].own:
        spans[1].begins = -1
        del spans[0]
    return spans


def _curve(
    play: Play,
    variable: Variable,
    label: Words | None,
    spans: list[_Span],
    known: list[Values],
) -> Curve:
    slot = play.program.variables.index(variable.id)

    def value(event: int) -> int:
        return (known[event] if event >= 0 else play.program.values)[slot]

    return Curve(
        variable=variable.id,
        label=label,
        min=variable.minimum,
        max=variable.maximum,
        bands=tuple(_bands(variable)),
        sections=tuple(
            Section(
                act=span.act,
                title=span.title,
                start=value(span.begins),
                points=tuple(
                    Point(one.number, value(min(following - 1, span.ends)))
                    for one, following in _followed(span)
                ),
                end=value(span.ends),
            )
            for span in spans
        ),
    )


def _followed(span: _Span) -> Iterator[tuple[Own, int]]:
    """Each decision with the event of the next one in its act, or behind the act's end."""
    stops = [*(one.event for one in span.own), span.ends + 1]
    yield from zip(span.own, stops[1:], strict=True)


def _known(play: Play, seat: Seat) -> list[Values]:
    """After each event, the values as of the last scene that the seat was in."""
    found: list[Values] = []
    known = play.program.values
    for event in play.events:
        if isinstance(event, Entered | Decided):
            only = play.program.scenes[event.scene].source.only
            if only in (None, seat):
                known = event.values
        found.append(known)
    return found


def _bands(variable: Variable) -> Iterator[Band]:
    starts = [least for least, _ in variable.words]
    ends = [*(start - 1 for start in starts[1:]), variable.maximum]
    for (least, word), most in zip(variable.words, ends, strict=True):
        yield Band(least, most, Words(word, {}))
