"""Why a seat that nobody held did what it did: told in the debrief, never in play."""

from __future__ import annotations

from makkerpar.focus import Seat
from makkerpar.play.rules import COUNTERPART, Decided, Entered, Play, answering
from makkerpar.scenario.model import Rule
from makkerpar.scenario.program import Values


def before(play: Play, number: int) -> Values:
    """The values that a decision was taken on: those its scene was entered with.

    Args:
        play: any play.
        number: of a :class:`~makkerpar.play.rules.Decided` among its events, from 0.
    """
    entered = play.events[number - 1]
    assert isinstance(entered, Entered)
    return entered.values


def reason(play: Play, number: int, seat: Seat) -> Rule | None:
    """The rule by which a seat decided, or None where a person did or the seat had no part.

    Args:
        play: any play.
        number: of an event, from 0.
        seat: whose decision.
    """
    event = play.events[number]
    if not isinstance(event, Decided):
        return None
    if not any(pick.seat == seat and pick.by == COUNTERPART for pick in event.picks):
        return None
    side = play.program.scenes[event.scene].side(seat)
    return answering(side, before(play, number)).source
