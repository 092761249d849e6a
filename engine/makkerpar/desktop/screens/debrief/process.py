"""A debrief on its way, without drawing: where it is, what has been said, what the play meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makkerpar.debrief.ask import Answers
from makkerpar.debrief.screens import Debrief, debrief, roads_of, saying
from makkerpar.desktop.course import Course
from makkerpar.focus import SEATS, Seat
from makkerpar.frontend import answers
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.places import ALONE, SCREENS, left_at, places
from makkerpar.play.rules import Play
from makkerpar.record import Record

if TYPE_CHECKING:
    # NumPy and networkx are imported when a debrief needs them, not before.
    from makkerpar.insight.attainable import Attainable

__all__ = ["ALONE", "SCREENS", "Process"]


class Process:
    """The debrief of one play, for one person or for two.

    Attributes:
        at: which of `places` is shown, from 0.
    """

    def __init__(self, course: Course) -> None:
        self.case: Case = course.case
        self.play: Play = course.play
        self.keeper: Keeper = course.keeper
        self.places = places(self.play.held)
        self._wholes: dict[Seat, Debrief] = {}
        self._roads: Attainable | None = None
        self._followed = False
        step = self.record.load(self.keeper.id).debrief_step
        self.at = left_at(self.places, step, self.said)

    @property
    def record(self) -> Record:
        """Where everything is kept."""
        return self.keeper.record

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The seats that a person held."""
        return tuple(seat for seat in SEATS if self.play.held in (seat, "both"))

    @property
    def place(self) -> tuple[Seat | None, int]:
        """Who reads, or None for both together or the only one; and which screen, from 1."""
        return self.places[self.at]

    @property
    def reader(self) -> Seat:
        """Whose screen it is; where two read together, the director's."""
        return self.place[0] or self.seats[0]

    @property
    def two(self) -> bool:
        """Whether two people have played."""
        return len(self.seats) == len(SEATS)

    def go(self, by: int) -> bool:
        """On, or back; False: past the last screen, the debrief is done."""
        at = self.at + by
        if at >= len(self.places):
            self.record.debrief_at(self.keeper.id, len(self.places), done=True)
            return False
        self.at = max(at, 0)
        self.remember()
        return True

    def remember(self) -> None:
        """Note where the debrief is left, should the window be closed now."""
        self.record.debrief_at(self.keeper.id, self.at + 1)

    # What has been said

    def said(self, seat: Seat) -> Answers:
        """A seat's answers on the first screen."""
        return answers.read(self.record, self.keeper.id, seat)

    def say(self, seat: Seat, said: Answers) -> None:
        """Keep them."""
        answers.keep(self.record, self.keeper.id, seat, said)

    # What it meant

    def whole(self, seat: Seat) -> Debrief:
        """What the play means for a seat; all roads, which take their time, are followed once."""
        if not self._followed:
            self._roads, self._followed = roads_of(self.play.program, self.play.held), True
        said = self.said(seat)
        if seat not in self._wholes:
            self._wholes[seat] = debrief(self.play, seat, answers=said, roads=self._roads)
        elif self._wholes[seat].ask.answers != said:
            self._wholes[seat] = saying(self._wholes[seat], said)
        return self._wholes[seat]
