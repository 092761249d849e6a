"""Decisions with more than one choice on offer, and what each choice left attainable: exact.

For each decision that a person made, every choice that was on offer is followed to all the ends
it could have had: what the seat could still collect in each area, from this decision on, and
what each variable told in words could still be at an ending. What the other seat did at a joint
decision stands as it was. Then

* what was *lost* is how far the best that was still attainable fell with the choice made;
* what was *won* is how far the worst that could still happen rose with it.

Areas and variables are not added up. A variable is measured against all that the scenario allows
in it; areas have one unit, as their lanes have, and are measured against the longest lane.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from makkerpar.debrief.own import Own
from makkerpar.debrief.story import told_variables
from makkerpar.focus import AREAS, Seat
from makkerpar.insight.bounds import Range
from makkerpar.insight.limits import TooLarge
from makkerpar.insight.scores import in_areas
from makkerpar.play.counterpart import before
from makkerpar.play.rules import COUNTERPART, Decided, Play
from makkerpar.play.successors import Successor, successors
from makkerpar.scenario.model import Choice
from makkerpar.scenario.program import Program

if TYPE_CHECKING:
    # NumPy and networkx are imported when a debrief needs them, not before.
    from makkerpar.insight.attainable import Attainable

Turn = Literal["lost", "won"]
TURNS: Final[tuple[Turn, Turn]] = ("lost", "won")
Kind = Literal["area", "variable"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What was compared: an area (``"1"`` …) or a variable (``capital``)."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a fork, and what was attainable with it."""

    choice: Choice
    ranges: dict[Measure, Range]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fork:
    """A decision with more than one choice on offer."""

    decision: Own
    taken: Option
    others: tuple[Option, ...]

    def attainable(self, measure: Measure) -> Range:
        """Before the choice: of all roads, the least and the most."""
        found = self.taken.ranges[measure]
        for option in self.others:
            found = found.joined(option.ranges[measure])
        return found


@dataclass(frozen=True, slots=True)
class Shift:
    """What a fork did in one direction: the shares of all measures, largest first."""

    fork: Fork
    turn: Turn
    shares: tuple[Fraction, ...]
    measure: Measure


def widths_of(program: Program, seat: Seat, attainable: Attainable) -> dict[Measure, int]:
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


def fork_of(
    play: Play, seat: Seat, decision: Own, attainable: Attainable, widths: Mapping[Measure, int]
) -> Fork | None:
    """A decision with all that was on offer; None where there was one choice alone."""
    event = play.events[decision.event]
    assert isinstance(event, Decided)
    values = before(play, decision.event)
    others = {pick.seat: pick.choice for pick in event.picks if pick.seat != seat}
    side = play.program.scenes[event.scene].side(seat)
    options: dict[str, Option] = {}
    for step in successors(play.program, attainable.held, event.scene, values):
        picks = {pick.seat: pick for pick in step.picks}
        if all(picks[other].choice == choice for other, choice in others.items()):
            choice = side.choices[picks[seat].choice].source
            options[choice.id] = _option(seat, choice, step, attainable, widths)
    taken = options.pop(decision.choice)
    return Fork(decision, taken, tuple(options.values())) if options else None


def _option(
    seat: Seat,
    choice: Choice,
    step: Successor,
    attainable: Attainable,
    widths: Mapping[Measure, int],
) -> Option:
    ahead = attainable.ahead(step.scene, step.values)
    worth = in_areas(choice)
    ranges: dict[Measure, Range] = {}
    for measure in widths:
        if measure.kind == "area":
            further = ahead.seats[seat].areas[measure.id].net
            ranges[measure] = further.moved(worth.get(measure.id, 0))
        else:
            ranges[measure] = attainable.variable(measure.id, step.scene, step.values)
    return Option(choice, ranges, ahead.endings)


def shift_of(fork: Fork, widths: Mapping[Measure, int]) -> Shift | None:
    """What the choice did more of, lose or win; None where nothing moved."""
    found: list[Shift] = []
    for turn in TURNS:
        shares = sorted(
            ((share(fork, measure, turn, width), measure) for measure, width in widths.items()),
            key=lambda one: one[0],
            reverse=True,
        )
        if shares and shares[0][0]:
            found.append(Shift(fork, turn, tuple(one for one, _ in shares), shares[0][1]))
    return max(found, key=lambda shift: shift.shares, default=None)


def share(fork: Fork, measure: Measure, turn: Turn, width: int) -> Fraction:
    """How far the best fell, or the worst rose, as a share of the width."""
    had, left = fork.attainable(measure), fork.taken.ranges[measure]
    return Fraction(had.max - left.max if turn == "lost" else left.min - had.min, width)


def forks_of(
    play: Play,
    seat: Seat,
    own: tuple[Own, ...],
    attainable: Attainable,
    widths: Mapping[Measure, int],
) -> list[Fork]:
    """The forks among a seat's own decisions, in the order of the play."""
    found: list[Fork] = []
    for decision in own:
        if decision.by != COUNTERPART:
            fork = fork_of(play, seat, decision, attainable, widths)
            if fork is not None:
                found.append(fork)
    return found
