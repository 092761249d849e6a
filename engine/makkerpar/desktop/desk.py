"""What screens work with: the player's record and settings, the cases, two clocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from makkerpar.desktop.prefs import Prefs
from makkerpar.frontend.case import Case
from makkerpar.frontend.options import Options
from makkerpar.record import Record
from makkerpar.text.interface import Interface

if TYPE_CHECKING:
    from makkerpar.desktop.course import Course
    from makkerpar.desktop.screens.debrief.process import Process
    from makkerpar.desktop.view import View
    from makkerpar.focus import Seat
    from makkerpar.frontend.saved import Waiting
    from makkerpar.play.rules import Play


class Views(Protocol):
    """The screens that others lead to: screens lead to each other in circles."""

    def title(self) -> View:
        """The picker."""

    def seats(self, case: Case) -> View:
        """Who the player is in a case."""

    def play(self, course: Course, *, copied: bool = False) -> View:
        """The page that a course is at; `copied`: it is kept as a copy from now on."""

    def debrief(self, course: Course) -> View:
        """The debrief of a course that has ended, from where it was left."""

    def step(self, process: Process, sitting: Seat | None) -> View:
        """The screen that a debrief is at; behind the curtain, where somebody else is sitting."""

    def welcome(self) -> View:
        """What greets whoever opens the window for the first time, on top of the picker."""

    def settings(self, case: Case | None = None) -> View:
        """The settings, with a case's own words where it is given."""

    def about(self) -> View:
        """What this is, what scores mean, and the licences."""

    def pause(self, course: Course, *, seat: Seat | None, unread: int = 0) -> View:
        """What can be done instead of playing on; `seat`, `unread`: as for `log`."""

    def log(self, course: Course, *, seat: Seat | None, unread: int = 0) -> View:
        """What has happened so far.

        Args:
            course: of the play.
            seat: who reads; None: both do.
            unread: how many of the last lines have not been shown yet.
        """

    def log_of(self, case: Case, play: Play, seat: Seat) -> View:
        """A whole play, as a seat has seen it."""

    def leave_debrief(self) -> View:
        """What can be done instead of going on with the debrief."""

    def thing(self, case: Case, name: str) -> View:
        """A thing on the table of a case, over the whole window."""

    def waiting(self, case: Case, waiting: Sequence[Waiting], seat: str | None) -> View:
        """What waits of a case that was named."""

    def notice(self, text: str) -> View:
        """Something that must be said."""


@dataclass(slots=True)
class Desk:
    """Everything that outlives a screen.

    Attributes:
        record: what the player has done.
        prefs: how the player wants it.
        cases: those that can be played, by id, in the order to show them.
        faulty: the names of scenarios that have errors.
        options: what the caller asked for.
        clock: seconds that only ever rise.
        now: the time of day, aware.
        began: when this visit began.
        views: the screens that others lead to.
        notices: what is to be told to the player once, as functions of the language.
    """

    record: Record
    prefs: Prefs
    cases: Mapping[str, Case]
    faulty: tuple[str, ...]
    options: Options
    clock: Callable[[], float]
    now: Callable[[], datetime]
    began: datetime
    views: Views = field(init=False)
    notices: list[Callable[[Interface], str]] = field(default_factory=list)

    @property
    def ui(self) -> Interface:
        """The interface's texts in the language by now."""
        return self.prefs.ui

    def case_of(self, scenario: str) -> Case:
        """A case by its id."""
        return self.cases[scenario]
