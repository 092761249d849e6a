"""All screens by name: the one place that knows every one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from makkerpar.desktop.course import Course
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.screens.about import AboutView
from makkerpar.desktop.screens.act import ActView
from makkerpar.desktop.screens.away import AwayView
from makkerpar.desktop.screens.brief import BriefView
from makkerpar.desktop.screens.curtain import CurtainView, HandOverView
from makkerpar.desktop.screens.debrief.ask import AskView
from makkerpar.desktop.screens.debrief.lanes import LanesView
from makkerpar.desktop.screens.debrief.onward import OnwardView
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.debrief.step import StepView
from makkerpar.desktop.screens.debrief.story import StoryView
from makkerpar.desktop.screens.debrief.turning import TurningView
from makkerpar.desktop.screens.debrief.windows import WindowsView
from makkerpar.desktop.screens.ending import EndView
from makkerpar.desktop.screens.log import LogView, read
from makkerpar.desktop.screens.notice import NoticeView
from makkerpar.desktop.screens.pause import LeaveDebriefView, PauseView
from makkerpar.desktop.screens.scene import SceneView
from makkerpar.desktop.screens.seats import SeatsView
from makkerpar.desktop.screens.settings import SettingsView
from makkerpar.desktop.screens.thing import ThingView
from makkerpar.desktop.screens.title import TitleView
from makkerpar.desktop.screens.waiting import WaitingView
from makkerpar.desktop.screens.welcome import WelcomeView
from makkerpar.desktop.view import View
from makkerpar.focus import Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.saved import Waiting
from makkerpar.play.rules import Play
from makkerpar.play.view import window

_STEPS: Final[Mapping[int, type[StepView]]] = {
    1: AskView,
    2: StoryView,
    3: TurningView,
    4: LanesView,
    5: WindowsView,
    6: OnwardView,
}


class Screens:
    """Makes the screens of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def title(self) -> View:
        """The picker."""
        return TitleView(self._desk)

    def seats(self, case: Case) -> View:
        """Who the player is in a case."""
        return SeatsView(self._desk, case)

    def play(self, course: Course, *, copied: bool = False) -> View:
        """The page that a course is at."""
        views = {
            "brief": BriefView,
            "act": ActView,
            "away": AwayView,
            "scene": SceneView,
            "consequence": SceneView,
            "end": EndView,
            "curtain": CurtainView,
        }
        if copied:
            self._desk.notices.append(
                lambda ui: ui.gettext(
                    "This play has been taken further in another window. "
                    "That one is left alone; yours goes on as a copy."
                )
            )
        return views[course.page.kind](self._desk, course)

    def debrief(self, course: Course) -> View:
        """The debrief of a course that has ended."""
        return self.step(Process(course), None)

    def step(self, process: Process, sitting: Seat | None) -> View:
        """The screen that a debrief is at; behind the curtain, where somebody else is sitting."""

        def opened() -> View:
            return _STEPS[process.place[1]](self._desk, process)

        reader = process.place[0]
        if process.two and reader is not None and reader != sitting:
            return HandOverView(self._desk, process.case, reader, opened)
        return opened()

    def welcome(self) -> View:
        """What greets whoever opens the window for the first time."""
        return WelcomeView(self._desk)

    def settings(self, case: Case | None = None) -> View:
        """The settings."""
        return SettingsView(self._desk, case)

    def about(self) -> View:
        """What this is."""
        return AboutView(self._desk)

    def pause(self, course: Course, *, seat: Seat | None, unread: int = 0) -> View:
        """What can be done instead of playing on."""
        return PauseView(self._desk, course, seat, unread)

    def log(self, course: Course, *, seat: Seat | None, unread: int = 0) -> View:
        """What has happened so far."""
        return LogView(self._desk, course.case, read(course.seen(seat), unread), seat)

    def log_of(self, case: Case, play: Play, seat: Seat) -> View:
        """A whole play, as a seat has seen it."""
        return LogView(self._desk, case, window(play, seat), seat)

    def leave_debrief(self) -> View:
        """What can be done instead of going on with the debrief."""
        return LeaveDebriefView(self._desk)

    def thing(self, case: Case, name: str) -> View:
        """A thing on the table, over the whole window."""
        return ThingView(self._desk, case, name)

    def waiting(self, case: Case, waiting: Sequence[Waiting], seat: str | None) -> View:
        """What waits of a case that was named."""
        return WaitingView(self._desk, case, waiting, seat)

    def notice(self, text: str) -> View:
        """Something that must be said."""
        return NoticeView(self._desk, text)
