"""Everything that can be said about a whole scenario, exactly, for one way of holding the seats.

Where a scenario has more states than the limits allow, the answer says so (``exact`` is False), and
every figure in it is either proven all the same (:mod:`makkerpar.insight.beyond`) or None. A guess
never passes for an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import NamedTuple

from makkerpar.focus import AREAS, PARTS, SEATS, Seat
from makkerpar.insight import beyond, carry, forward, scores
from makkerpar.insight.beyond import Proven
from makkerpar.insight.bounds import Range, SeatBounds, seat_bounds
from makkerpar.insight.forward import AtEnding
from makkerpar.insight.limits import MAX_STATES, Unfinished, Watch
from makkerpar.insight.scores import name_of
from makkerpar.insight.space import Space, explore
from makkerpar.insight.tension import MAX_STATES as TENSION_WITHIN
from makkerpar.insight.tension import Pair, tension
from makkerpar.scenario.program import Program


@dataclass(frozen=True, slots=True)
class Ending:
    """What one ending costs and gives: all plays that come to it.

    Attributes:
        plays: how many different plays.
        odds: how likely, where persons choose uniformly among what is on offer.
        decisions: how many decisions persons make, in both seats.
        seats: what each seat collects.
        variables: the least and greatest value of each variable.
    """

    plays: int
    odds: Fraction
    decisions: Range
    seats: Mapping[Seat, SeatBounds]
    variables: Mapping[str, Range]


class Known(NamedTuple):
    """The least and the greatest, each None where it is not proven."""

    min: int | None
    max: int | None


class KnownArea(NamedTuple):
    """An area's sums (see :class:`~makkerpar.insight.bounds.AreaBounds`), None: not proven."""

    min: int | None
    max: int | None
    loss: int | None
    gain: int | None


@dataclass(frozen=True, slots=True)
class Collected:
    """What a seat collects in a whole play: areas by ``"1"`` …, parts by ``"1A"`` …."""

    areas: Mapping[str, KnownArea]
    parts: Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The answers for one way of holding the seats; None is what was not proven.

    Attributes:
        held: who holds the seats.
        exact: whether every state was looked at.
        states: how many states there are, by scene and by what a later rule can read.
        plays: how many different complete plays.
        decisions: how many decisions persons make in a play, in both seats.
        unreachable: scenes that no play enters.
        dead_choices: ``scene:choice`` that is never on offer to the person, or never taken by the
            counterpart.
        endings: what each ending costs and gives; one that no play comes to is left out.
        seats: what each seat collects.
        variables: the least and greatest value of each variable at the endings.
        tension: for each seat, how far two areas can both be high; the tensest pair first.
        reached: scenes that some play is known to enter.
        taken: choices known to be on offer to a person, or taken by a counterpart, in some play.
        open_scenes: scenes of which neither is known: that some play enters them, or that none can.
        open_choices: ``scene:choice`` likewise.
    """

    held: str
    exact: bool
    states: int | None
    plays: int | None
    decisions: Known
    unreachable: tuple[str, ...] | None
    dead_choices: tuple[str, ...] | None
    endings: Mapping[str, Ending] | None
    seats: Mapping[Seat, Collected]
    variables: Mapping[str, Known]
    tension: Mapping[Seat, tuple[Pair, ...]] | None
    reached: frozenset[str]
    taken: frozenset[str]
    open_scenes: tuple[str, ...] = ()
    open_choices: tuple[str, ...] = ()


def analyse(
    program: Program, held: str, *, states: int = MAX_STATES, watch: Watch | None = None
) -> Analysis:
    """Work a scenario out for one way of holding the seats.

    Args:
        program: the tables.
        held: ``director``, ``chief``, ``both`` or ``room``.
        states: how many states are told apart at most.
        watch: told how far the work is; may raise
            :class:`~makkerpar.insight.limits.OutOfTime`, and again while is looked for what is
            proven all the same: then there is less of that.

    Raises:
        Refused: the scenario cannot be played with the seats held so.
        EndlessStory: some play never ends.
    """
    program.require(held)
    try:
        space = explore(program, held, asked=carry.split(program, held), limit=states, watch=watch)
        found = forward.endings(space, watch)
    except Unfinished:
        return _proven(program, held, watch)
    return _exact(program, held, space, found)


def _exact(program: Program, held: str, space: Space, found: Mapping[int, AtEnding]) -> Analysis:
    together = reduce(AtEnding.joined, found.values())
    reached = frozenset(program.scenes[scene].id for scene in space.of_scene)
    taken = taken_in(space)
    return Analysis(
        held=held,
        exact=True,
        states=_states(program, held, space),
        plays=together.plays,
        decisions=Known(*_decisions(together)),
        unreachable=tuple(row.id for row in program.scenes if row.id not in reached),
        dead_choices=tuple(name for name in choices(program) if name not in taken),
        endings={
            row.id: _ending(program, found[number])
            for number, row in enumerate(program.scenes)
            if number in found
        },
        seats={seat: _collected(seat, together.least, together.greatest) for seat in SEATS},
        variables={
            name: Known(*ends)
            for name, ends in zip(program.variables, together.variables, strict=True)
        },
        tension={seat: tension(space, seat) for seat in SEATS}
        if space.states <= TENSION_WITHIN
        else None,
        reached=reached,
        taken=taken,
    )


def _proven(program: Program, held: str, watch: Watch | None) -> Analysis:
    names = choices(program)
    found = beyond.proven(program, held, names, watch)
    seen = found.inner.of_scene if found.inner is not None else (program.start,)
    reached = frozenset(program.scenes[scene].id for scene in seen)
    taken = taken_in(found.inner) if found.inner is not None else frozenset()
    scenes = [row.id for row in program.scenes if row.id not in reached]
    dead = [name for name in names if name not in taken]
    open_scenes = tuple(name for name in scenes if name not in found.unreachable)
    open_choices = tuple(name for name in dead if name not in found.dead_choices)
    return Analysis(
        held=held,
        exact=False,
        states=None,
        plays=None,
        decisions=Known(found.least[scores.PERSONS_AT], found.greatest[scores.PERSONS_AT]),
        unreachable=None if open_scenes else tuple(scenes),
        dead_choices=None if open_choices else tuple(dead),
        endings=None,
        seats={seat: _collected(seat, found.least, found.greatest) for seat in SEATS},
        variables={
            name: Known(*ends)
            for name, ends in zip(program.variables, found.variables, strict=True)
        },
        tension=None,
        reached=reached,
        taken=taken,
        open_scenes=open_scenes,
        open_choices=open_choices,
    )


def choices(program: Program) -> list[str]:
    """Every choice as ``scene:choice``, in the order of the files."""
    return [
        f"{row.id}:{choice.id}"
        for row in program.scenes
        for side in row.sides
        for choice in side.choices
    ]


def taken_in(space: Space) -> frozenset[str]:
    """The choices that some step of a space takes, as ``scene:choice``."""
    return frozenset(
        name_of(space.moves.program, group.scene, pick)
        for group in space.groups
        for segment in group.segments
        for pick in segment.move.arm.picks
    )


def _collected(seat: Seat, least: Proven, greatest: Proven) -> Collected:
    start = scores.start_of(seat)

    def column(at: int) -> Known:
        return Known(least[start + at], greatest[start + at])

    return Collected(
        areas={
            name: KnownArea(*column(scores.AREA_AT + at), *column(scores.SIGNED_AT + at))
            for at, name in enumerate(AREAS)
        },
        parts={name: column(at) for at, name in enumerate(PARTS)},
    )


def _states(program: Program, held: str, space: Space) -> int:
    """How many states by what rules read alone; the space may tell more of them apart."""
    if not space.moves.live.asked:
        return space.states
    return explore(program, held, limit=space.states).states


def _ending(program: Program, found: AtEnding) -> Ending:
    return Ending(
        plays=found.plays,
        odds=found.odds,
        decisions=Range(*_decisions(found)),
        seats={seat: seat_bounds(seat, found.least, found.greatest) for seat in SEATS},
        variables={
            name: Range(*ends)
            for name, ends in zip(program.variables, found.variables, strict=True)
        },
    )


def _decisions(found: AtEnding) -> tuple[int, int]:
    return found.least[scores.PERSONS_AT], found.greatest[scores.PERSONS_AT]
