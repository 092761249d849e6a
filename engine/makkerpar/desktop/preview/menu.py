"""What an author can do instead of playing on."""

from __future__ import annotations

from collections.abc import Sequence

from makkerpar.desktop.answer import Answer, Pop, Push
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.nodes import Node
from makkerpar.desktop.preview.view import BenchView
from makkerpar.desktop.screens.pause import Pausing
from makkerpar.desktop.view import Shortcut
from makkerpar.focus import Seat
from makkerpar.frontend.case import Case
from makkerpar.play import journal


class MenuView(Pausing):
    """The pause of a preview.

    Args:
        desk: what screens work with.
        bench: the author's screen.
        seat, unread: who reads, and how many of the last lines have not been shown yet.
    """

    fades = False

    def __init__(self, desk: Desk, bench: BenchView, seat: Seat | None, unread: int) -> None:
        super().__init__(desk)
        self._bench = bench
        self._seat = seat
        self._unread = unread

    @property
    def told_case(self) -> Case | None:
        return self._bench.told_case

    def over(self) -> str:
        return self.desk.ui.gettext("Preview")

    def assurance(self) -> str:
        return self.desk.ui.gettext("Nothing of a preview is kept.")

    def deeds(self) -> list[Node]:
        ui, course = self.desk.ui, self._bench.bench.course
        found = [self.deed("on", "play", ui.gettext("Go on"), self.on, cap="Esc")]
        if course is not None:
            if journal.persons_choices(course.play) and not self._bench.debriefing:
                text = ui.gettext("Take the last choice back")
                found.append(self.deed("undo", "undo-2", text, self._undo, cap="Ctrl+Z"))
            if not self._bench.debriefing:
                log = ui.gettext("Log")
                found.append(self.deed("log", "book-open", log, self._log, cap="L"))
            again = ui.gettext("From the beginning")
            found.append(self.deed("again", "rotate-ccw", again, self._again))
        settings = ui.gettext("Settings")
        found.append(self.deed("settings", "settings", settings, self._settings, cap="F2"))
        found.append(self.deed("leave", "x", ui.gettext("Close Makkerpar"), self._leave))
        return found

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            *super().shortcuts(),
            Shortcut(("l",), self._log),
            Shortcut(("ctrl+z",), self._undo),
        )

    def _undo(self) -> Answer:
        course = self._bench.bench.course
        if course is not None and not self._bench.debriefing and course.undo():
            self._bench.play(course)
            return Pop()
        return None

    def _again(self) -> Answer:
        self._bench.begin_again()
        return Pop()

    def _log(self) -> Answer:
        course = self._bench.bench.course
        if course is None or self._bench.debriefing:
            return None
        return Push(self.desk.views.log(course, seat=self._seat, unread=self._unread))
