"""The screens of a preview: what a play leads to is shown in the author's screen."""

from __future__ import annotations

from collections.abc import Sequence

from makkerpar.desktop.course import Course
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.preview.menu import MenuView
from makkerpar.desktop.preview.view import BenchView
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.views import Screens
from makkerpar.desktop.view import View
from makkerpar.focus import Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.saved import Waiting


class BenchScreens(Screens):
    """As ever, but that the pages of a play and of a debrief are shown in the author's screen.

    Args:
        desk: what screens work with.
        bench: the author's screen.
    """

    def __init__(self, desk: Desk, bench: BenchView) -> None:
        super().__init__(desk)
        self._bench = bench

    def play(self, course: Course, *, copied: bool = False) -> View:
        self._bench.play(course)
        return self._bench

    def step(self, process: Process, sitting: Seat | None) -> View:
        self._bench.step(process, sitting)
        return self._bench

    def debrief(self, course: Course) -> View:
        if self._bench.bench.supposed is None:
            return super().debrief(course)
        # What was only supposed has not been played: there is nothing to look back on.
        self._bench.back()
        return self._bench

    def pause(self, course: Course, *, seat: Seat | None, unread: int = 0) -> View:
        return MenuView(self._desk, self._bench, seat, unread)

    def leave_debrief(self) -> View:
        return MenuView(self._desk, self._bench, None, 0)

    def title(self) -> View:
        return self._bench

    def seats(self, case: Case) -> View:
        return self._bench

    def waiting(self, case: Case, waiting: Sequence[Waiting], seat: str | None) -> View:
        return self._bench
