"""What all screens of a play have in common: the bar, the keys, and the way to the next one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from makkerpar.desktop.answer import Answer, Push, Replace
from makkerpar.desktop.course import Course
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Line, Node, Row
from makkerpar.desktop.screens import phrases
from makkerpar.desktop.screens.chrome import Bar
from makkerpar.desktop.view import Shortcut, View
from makkerpar.focus import Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.seats import seat_name

STAGE: Final = 0.37  # of the width between the margins
STAGE_LARGE: Final = 0.29
LARGE: Final = 1.4  # the scale of text from which the stage makes way


class Playing(View):
    """A screen of a play."""

    def __init__(self, desk: Desk, course: Course) -> None:
        super().__init__(desk)
        self.course = course
        self._seat: Seat | None = course.page.seat

    @property
    def told_case(self) -> Case | None:
        return self.course.case

    @property
    def unread(self) -> int:
        """How many of the page's lines have not appeared yet."""
        return 0

    # Around it

    def bar(self, look: Look) -> Node:
        """The bar: whose play it is, and the capital as it was last told."""
        ui, case = self.desk.ui, self.course.case
        title = case.before_play(case.scenario.title, ui.language)
        right: list[Node] = []
        short: list[Node] | None = None
        crumb = title
        if self._seat is not None:
            name = case.short_name(case.scenario.seats[self._seat].character, ui.language)
            crumb = f"{title}  ·  {name}, {seat_name(self._seat, ui)}"
            capital = phrases.capital(self.course.play, self._seat, case, ui)
            if capital is not None:
                label, word = capital
                parts: list[Node] = [Line(word, "label", "ink")]
                if look.narrow:
                    short = [*parts]
                if label:
                    parts.insert(0, Line(label, "meta", "ink2"))
                right.append(Row(parts, 8))
        return Bar(crumb, right, self._settings, ui.gettext("Settings"), short=short)

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            Shortcut(("l",), self._log, "L", ui.gettext("Log")),
            Shortcut((), self._settings, "F2", ui.gettext("Settings")),
            Shortcut(("escape", "p"), self._pause, "Esc", ui.gettext("Pause")),
            Shortcut(("ctrl+z",), self.undo),
        )

    # What is done

    def go_on(self) -> Answer:
        """To the next page, or to the debrief."""
        if self.course.go_on():
            return self.onward()
        return Replace(self.desk.views.debrief(self.course))

    def onward(self, *, copied: bool = False) -> Answer:
        """The view of the page that the course is at now."""
        return Replace(self.desk.views.play(self.course, copied=copied))

    def undo(self) -> Answer:
        """Take the last choice back."""
        if self.course.undo():
            return self.onward()
        return None

    def _settings(self) -> Answer:
        return Push(self.desk.views.settings(self.course.case))

    def _log(self) -> Answer:
        return Push(self.desk.views.log(self.course, seat=self._seat, unread=self.unread))

    def _pause(self) -> Answer:
        return Push(self.desk.views.pause(self.course, seat=self._seat, unread=self.unread))
