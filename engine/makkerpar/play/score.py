"""What each seat's decisions are worth, part by part: whoever held the seat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from makkerpar.focus import PARTS, SEATS, Seat
from makkerpar.play.rules import Decided, Pick, Play
from makkerpar.scenario.model import Choice


class Made(NamedTuple):
    """A decision that was made: in which event, where, by which pick, and the choice itself."""

    event: int
    scene: str
    pick: Pick
    choice: Choice


def decisions(play: Play) -> Iterator[Made]:
    """Every decision of a play, in order; at a joint the director's first."""
    for number, event in enumerate(play.events):
        if isinstance(event, Decided):
            row = play.program.scenes[event.scene]
            for pick in event.picks:
                choice = row.side(pick.seat).choices[pick.choice].source
                yield Made(number, row.id, pick, choice)


def sums(play: Play) -> dict[Seat, dict[str, int]]:
    """The sum on each of the fifteen parts, for each seat."""
    totals: dict[Seat, dict[str, int]] = {seat: dict.fromkeys(PARTS, 0) for seat in SEATS}
    for made in decisions(play):
        for score in made.choice.focus:
            totals[made.pick.seat][score.part] += score.value
    return totals
