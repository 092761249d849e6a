"""Screen three: where it turned. The decisions after which most was lost or won.

For each decision that a person made, every choice that was on offer is followed to all the ends
it could have had: what the seat could still collect in each area, from this decision on, and
what each variable told in words could still be at an ending. What the other seat did at a joint
decision stands as it was. Then

* what was *lost* is how far the best that was still attainable fell with the choice made;
* what was *won* is how far the worst that could still happen rose with it.

Both are exact, and no opinion. Areas and variables are not added up. A variable is measured
against all that the scenario allows in it; areas have one unit, as their lanes have, and are
measured against the longest lane. Decisions are compared by the largest such share, then by the
next largest, and so on, and a decision counts for what it did more of. The road not taken that is
shown is the one with the best still ahead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from makkerpar.debrief.own import Own
from makkerpar.debrief.story import told_variables
from makkerpar.focus import AREAS, SEATS, Seat
from makkerpar.insight.attainable import Attainable
from makkerpar.insight.bounds import Range
from makkerpar.insight.scores import in_areas
from makkerpar.insight.space import TooLarge
from makkerpar.play import journal
from makkerpar.play.counterpart import before
from makkerpar.play.moment import Moment
from makkerpar.play.moments import decisions
from makkerpar.play.rules import COUNTERPART, Decided, Drew, EndlessPlay, Play, take
from makkerpar.play.successors import Successor, successors
from makkerpar.play.view import Said, Words, window
from makkerpar.scenario.model import ByWindow, Choice, Ending, Phrase, Text
from makkerpar.scenario.program import Program
from makkerpar.text import template

Turn = Literal["lost", "won"]
TURNS: Final[tuple[Turn, Turn]] = ("lost", "won")
MOST: Final = 3
Kind = Literal["area", "variable"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What was compared: an area (``"1"`` …) or a variable (``capital``)."""

    kind: Kind
    id: str


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
    widths = _widths(play.program, seat, attainable)
    forks = [
        fork
        for decision in own
        if decision.by != COUNTERPART
        and (fork := _fork(play, seat, decision, attainable, widths)) is not None
    ]
    shifts = [shift for fork in forks if (shift := _shift(fork, widths)) is not None]
    # The sort is stable: of equals, what came first comes first.
    shifts.sort(key=lambda shift: shift.shares, reverse=True)
    moments = decisions(play)
    return tuple(
        _point(play, seat, shift, moments[shift.fork.decision.event], most)
        for shift, most in sorted(_chosen(shifts), key=lambda item: item[0].fork.decision.number)
    )


def _chosen(shifts: Sequence[_Shift]) -> list[tuple[_Shift, bool]]:
    """Where most was lost, where most was won, and what comes next."""
    most = [
        next(shift for shift in shifts if shift.turn == turn)
        for turn in TURNS
        if any(shift.turn == turn for shift in shifts)
    ]
    rest = [shift for shift in shifts if shift not in most]
    chosen = [(shift, True) for shift in most] + [(shift, False) for shift in rest]
    return chosen[:MOST]


# ── comparing ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Option:
    """One choice of a fork, and what was attainable with it."""

    choice: Choice
    ranges: dict[Measure, Range]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Fork:
    """A decision with more than one choice on offer."""

    decision: Own
    taken: _Option
    others: tuple[_Option, ...]

    def attainable(self, measure: Measure) -> Range:
        """Before the choice: of all roads, the least and the most."""
        found = self.taken.ranges[measure]
        for option in self.others:
            found = found.joined(option.ranges[measure])
        return found


@dataclass(frozen=True, slots=True)
class _Shift:
    """What a fork did in one direction: the shares of all measures, largest first."""

    fork: _Fork
    turn: Turn
    shares: tuple[Fraction, ...]
    measure: Measure


def _widths(program: Program, seat: Seat, attainable: Attainable) -> dict[Measure, int]:
    """What each measure is measured against; only those in which anything can be moved."""
    found: dict[Measure, int] = {}
    for variable in told_variables(program.scenario, seat):
        try:
            ends = attainable.variable_from_start(variable.id)
        except TooLarge:
            continue  # Not worked out: nothing is said of it.
        if ends.max > ends.min:
            found[Measure("variable", variable.id)] = ends.max - ends.min
    areas = attainable.from_start().seats[seat].areas
    lanes = {area: areas[area].gain - areas[area].loss for area in AREAS}
    longest = max(lanes.values())
    return found | {Measure("area", area): longest for area in AREAS if lanes[area]}


def _fork(
    play: Play, seat: Seat, decision: Own, attainable: Attainable, widths: Mapping[Measure, int]
) -> _Fork | None:
    event = play.events[decision.event]
    assert isinstance(event, Decided)
    values = before(play, decision.event)
    others = {pick.seat: pick.choice for pick in event.picks if pick.seat != seat}
    side = play.program.scenes[event.scene].side(seat)
    options: dict[str, _Option] = {}
    for step in successors(play.program, attainable.held, event.scene, values):
        picks = {pick.seat: pick for pick in step.picks}
        if all(picks[other].choice == choice for other, choice in others.items()):
            choice = side.choices[picks[seat].choice].source
            options[choice.id] = _option(seat, choice, step, attainable, widths)
    taken = options.pop(decision.choice)
    return _Fork(decision, taken, tuple(options.values())) if options else None


def _option(
    seat: Seat,
    choice: Choice,
    step: Successor,
    attainable: Attainable,
    widths: Mapping[Measure, int],
) -> _Option:
    ahead = attainable.ahead(step.scene, step.values)
    worth = in_areas(choice)
    ranges: dict[Measure, Range] = {}
    for measure in widths:
        if measure.kind == "area":
            further = ahead.seats[seat].areas[measure.id].net
            ranges[measure] = further.moved(worth.get(measure.id, 0))
        else:
            ranges[measure] = attainable.variable(measure.id, step.scene, step.values)
    return _Option(choice, ranges, ahead.endings)


def _shift(fork: _Fork, widths: Mapping[Measure, int]) -> _Shift | None:
    """What the choice did more of, lose or win; None where nothing moved."""
    shifts: list[_Shift] = []
    for turn in TURNS:
        shares: list[tuple[Fraction, Measure]] = []
        for measure, width in widths.items():
            had, left = fork.attainable(measure), fork.taken.ranges[measure]
            moved = had.max - left.max if turn == "lost" else left.min - had.min
            shares.append((Fraction(moved, width), measure))
        shares.sort(key=lambda share: share[0], reverse=True)
        if shares and shares[0][0]:
            shifts.append(_Shift(fork, turn, tuple(share for share, _ in shares), shares[0][1]))
    return max(shifts, key=lambda shift: shift.shares, default=None)


# ── telling ─────────────────────────────────────────────────────────────────────────────────


def _point(play: Play, seat: Seat, shift: _Shift, moment: Moment, most: bool) -> TurningPoint:
    fork, measure = shift.fork, shift.measure
    best = max(
        fork.others, key=lambda option: (option.ranges[measure].max, option.ranges[measure].min)
    )

    def road(option: _Option) -> Road:
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
