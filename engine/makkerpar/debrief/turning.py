"""Screen three: where it turned. The decisions after which most was lost or won.

Forks (:mod:`makkerpar.debrief.forks`) are compared by the largest share of what was lost or won
in any area or variable, then by the next largest, and so on, and a decision counts for what it did
more of. The road not taken that is shown is the one with the best still ahead. All of it is exact,
and no opinion. :func:`attained` says of every decision what could be reached before and after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from makkerpar.debrief.forks import (
    TURNS,
    Fork,
    Measure,
    Option,
    Shift,
    Turn,
    forks_of,
    share,
    shift_of,
    widths_of,
)
from makkerpar.debrief.own import Own
from makkerpar.focus import SEATS, Seat
from makkerpar.insight.bounds import Range
from makkerpar.play import journal
from makkerpar.play.moment import Moment
from makkerpar.play.moments import decisions
from makkerpar.play.rules import COUNTERPART, Decided, Drew, EndlessPlay, Play, take
from makkerpar.play.view import Said, Words, window
from makkerpar.scenario.model import ByWindow, Ending, Phrase, Text
from makkerpar.scenario.program import Program
from makkerpar.text import template

if TYPE_CHECKING:
    # NumPy and networkx are imported when a debrief needs them, not before.
    from makkerpar.insight.attainable import Attainable

MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Lies:
    """An ending that could still be reached; its title where that does not hang on the play."""

    scene: str
    title: Words | None
    tone: str


@dataclass(frozen=True, slots=True)
class Road:
    """A choice that was on offer, and where it led or would have led.

    Attributes:
        choice, words: its id, and the choice quoted.
        follows: what this seat saw and heard next on this road, up to its next stop or the
            first draw: the story's own words.
        endings: those that could still be reached on it.
        ranges: for each measure the least and the most still attainable on it: an area's sum
            from this decision on, itself included; a variable's value at an ending.
    """

    choice: str
    words: Words
    follows: tuple[Said, ...]
    endings: tuple[Lies, ...]
    ranges: Mapping[Measure, Range]


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A decision after which much was lost or won.

    Attributes:
        decision: one of the seat's own; ``decision.persons`` is where to play on from.
        turn: what happened to ``measure``: its best fell, or its worst rose.
        most: whether it was the most of all; else "some".
        measure: in which area or variable the share was largest.
        attainable: before the choice, all roads together; ``taken.ranges`` are after it.
        taken: the road that was taken.
        best: of the roads not taken, the one with the best still ahead in ``measure``.
    """

    decision: Own
    turn: Turn
    most: bool
    measure: Measure
    attainable: Range
    taken: Road
    best: Road

    @property
    def apart(self) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
        """What followed on the road taken and on the other, from where the two roads part.

        What both begin with tells nothing of the choice. Whole, where one road is the other's
        beginning.
        """
        taken, best = self.taken.follows, self.best.follows
        same = 0
        for one, other in zip(taken, best, strict=False):
            if _heard(one) != _heard(other):
                break
            same += 1
        if same in (len(taken), len(best)):
            return taken, best
        return taken[same:], best[same:]

    @property
    def closed(self) -> tuple[Lies, ...]:
        """The endings of the road not taken that could no longer be reached."""
        return _without(self.best.endings, self.taken.endings)

    @property
    def opened(self) -> tuple[Lies, ...]:
        """The endings that could be reached on the road taken alone."""
        return _without(self.taken.endings, self.best.endings)


def _without(some: tuple[Lies, ...], others: tuple[Lies, ...]) -> tuple[Lies, ...]:
    scenes = {ending.scene for ending in others}
    return tuple(ending for ending in some if ending.scene not in scenes)


def turning_points(
    play: Play, seat: Seat, own: tuple[Own, ...], attainable: Attainable
) -> tuple[TurningPoint, ...]:
    """At most three, in the order of the play; fewer where fewer decisions moved anything."""
    widths = widths_of(play.program, seat, attainable)
    forks = forks_of(play, seat, own, attainable, widths)
    shifts = [shift for fork in forks if (shift := shift_of(fork, widths)) is not None]
    # The sort is stable: of equals, what came first comes first.
    shifts.sort(key=lambda shift: shift.shares, reverse=True)
    moments = decisions(play)
    return tuple(
        _point(play, seat, shift, moments[shift.fork.decision.event], most)
        for shift, most in sorted(_chosen(shifts), key=lambda item: item[0].fork.decision.number)
    )


@dataclass(frozen=True, slots=True)
class Attained:
    """What a decision moved, of what could still be reached.

    Attributes:
        decision: one of the seat's own.
        before, after: for each measure the least and the most still attainable, all roads together
            and on the road taken.
        moved: the measures whose best fell or whose worst rose, and which of the two; the largest
            share first.
        best: of the choices not taken, the one with the best still ahead in what was moved most;
            None where nothing moved.
    """

    decision: Own
    before: Mapping[Measure, Range]
    after: Mapping[Measure, Range]
    moved: tuple[tuple[Measure, Turn], ...]
    best: Words | None


def attained(
    play: Play, seat: Seat, own: tuple[Own, ...], attainable: Attainable
) -> tuple[Attained, ...]:
    """Every decision of the seat at which there was a choice, in the order of the play."""
    widths = widths_of(play.program, seat, attainable)
    moments = decisions(play)
    found: list[Attained] = []
    for fork in forks_of(play, seat, own, attainable, widths):
        shares = [
            (share(fork, measure, turn, width), measure, turn)
            for measure, width in widths.items()
            for turn in TURNS
        ]
        shares.sort(key=lambda one: one[0], reverse=True)
        moved = tuple((measure, turn) for part, measure, turn in shares if part)
        best = None
        if moved:
            option = _best(fork, moved[0][0])
            moment = moments[fork.decision.event]
            best = Words(moment.phrase(option.choice.text, seat), moment.values)
        before = {measure: fork.attainable(measure) for measure in widths}
        found.append(Attained(fork.decision, before, fork.taken.ranges, moved, best))
    return tuple(found)


def _best(fork: Fork, measure: Measure) -> Option:
    """Of the choices not taken, the one with the best still ahead."""
    return max(fork.others, key=lambda one: (one.ranges[measure].max, one.ranges[measure].min))


def _chosen(shifts: Sequence[Shift]) -> list[tuple[Shift, bool]]:
    """Where most was lost, where most was won, and what comes next."""
    most = [
        next(shift for shift in shifts if shift.turn == turn)
        for turn in TURNS
        if any(shift.turn == turn for shift in shifts)
    ]
    rest = [shift for shift in shifts if shift not in most]
    chosen = [(shift, True) for shift in most] + [(shift, False) for shift in rest]
    return chosen[:MOST]


# ── telling ─────────────────────────────────────────────────────────────────────────────────


def _point(play: Play, seat: Seat, shift: Shift, moment: Moment, most: bool) -> TurningPoint:
    fork, measure = shift.fork, shift.measure
    best = _best(fork, measure)

    def road(option: Option) -> Road:
        return Road(
            choice=option.choice.id,
            words=Words(moment.phrase(option.choice.text, seat), moment.values),
            follows=_follows(play, seat, fork.decision, option.choice.id),
            endings=tuple(_lies(play.program, seat, scene) for scene in option.endings),
            ranges=option.ranges,
        )

    return TurningPoint(
        decision=fork.decision,
        turn=shift.turn,
        most=most,
        measure=measure,
        attainable=fork.attainable(measure),
        taken=road(fork.taken),
        best=road(best),
    )


def _heard(said: Said) -> tuple[str | None, str | None]:
    """Who said what: the same words are the same wherever the author wrote them."""
    return said.speaker, said.words.phrase.source if said.words is not None else None


def _follows(play: Play, seat: Seat, decision: Own, choice: str) -> tuple[Said, ...]:
    """What a seat sees and hears next if it takes this choice, all else being as it was."""
    event = play.events[decision.event]
    assert isinstance(event, Decided)
    other = journal.rewind(play, decision.persons)
    try:
        for pick in event.picks:
            if pick.seat == seat:
                other = take(other, choice, seat=seat)
            elif pick.by != COUNTERPART:
                theirs = other.here.side(pick.seat).choices[pick.choice].id
                other = take(other, theirs, seat=pick.seat, by=pick.by)
    except EndlessPlay:
        return ()
    drew = (
        number
        for number, one in enumerate(other.events)
        if number > decision.event and isinstance(one, Drew)
    )
    end = next(drew, len(other.events))
    return tuple(
        beat
        for beat in window(other, seat)
        if isinstance(beat, Said) and decision.event <= beat.event < end
    )


def _lies(program: Program, seat: Seat, scene: str) -> Lies:
    row = program.scenes[program.numbers[scene]]
    ending = row.source.exit
    assert isinstance(ending, Ending)
    phrase = _certain(ending.title, seat)
    if phrase is not None:
        varies = {slot.name for slot in template.slots(phrase.source)} & set(program.variables)
        phrase = None if varies else phrase
    title = Words(phrase, {}) if phrase is not None else None
    return Lies(scene, title, ending.tone[SEATS.index(seat)])


def _certain(text: Text, seat: Seat) -> Phrase | None:
    """The phrase that a text is in a seat's window whatever happens, if there is one."""
    while isinstance(text, ByWindow):
        text = text.director if seat == "director" else text.chief
    return text if isinstance(text, Phrase) else None
