"""What can be done instead of playing on, or instead of going on with the debrief."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from makkerpar.desktop.answer import Answer, Home, Leave, Pop, Push, Return
from makkerpar.desktop.canvas import Stop
from makkerpar.desktop.course import Course
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Card,
    Column,
    Glyph,
    Node,
    Pad,
    Pressable,
    Row,
    Rule,
    Space,
    Spring,
    Words,
    key_cap,
)
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.screens.chrome import Bar, Framed, Hints, body
from makkerpar.desktop.tokens import RADIUS
from makkerpar.desktop.view import Shortcut, View
from makkerpar.focus import Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.wording import meter_parts
from makkerpar.play import journal
from makkerpar.play.view import meters

_CARD = 600  # dp
_WIDE = 900  # with what is told beside it


class Pausing(View):
    """A card with what can be done."""

    def build(self, look: Look) -> Node:
        ui = self.desk.ui
        head: list[Node] = [
            Words(self.over(), "over", "brick"),
            Space(4),
            Words(ui.gettext("Pause"), "display"),
            Space(6),
            Words(self.assurance(), "body", "ink2"),
            Space(18),
        ]
        deeds = Column(self.deeds(), 8)
        told = self.told()
        wide = bool(told) and look.two_columns
        if wide:
            aside = Pad(Column([Space(6), *told]), 34, 0, 0, 0)
            inside: Node = Column([*head, Row([Cell(deeds, 1.7), Cell(aside, 1)], 0, 0.0)])
        elif told:
            inside = Column([*head, deeds, Space(20), Rule(), Space(14), *told])
        else:
            inside = Column([*head, deeds])
        card = Card(Pad(inside, 30, 26))
        content = Column([Spring(), card, Spring(share=2)])
        most = _WIDE if wide else _CARD * min(look.scale, 1.5)
        framed = body(content, top=22, bottom=16, most=most, key="pause")
        return Framed(Bar(), framed, Hints(self.shortcuts()))

    def over(self) -> str:
        """What is being paused."""
        raise NotImplementedError

    def assurance(self) -> str:
        """What becomes of what has been done so far."""
        return self.desk.ui.gettext("Everything is already saved.")

    def deeds(self) -> list[Node]:
        """What can be done."""
        raise NotImplementedError

    def told(self) -> list[Node]:
        """What is told besides."""
        return []

    def deed(
        self,
        key: str,
        icon: str,
        text: str,
        press: Callable[[], Answer],
        *,
        note: str = "",
        cap: str = "",
    ) -> Node:
        """Something that can be done: what it is, what that means, and the key that does it."""
        first = key == "on"
        ink = "on" if first else "ink"
        lines: list[Node] = [Words(text, "choice", ink)]
        if note:
            lines.append(Words(note, "small", "on" if first else "ink2"))
        cells: list[Node | Cell] = [
            Glyph(icon, 20, "on" if first else "fjord"),
            Cell(Column(lines), 1),
        ]
        if cap:
            cells.append(key_cap(cap))
        fill, border = ("fjord", "fjord") if first else ("surface", "line")
        card = Card(Pad(Row(cells, 14), 16, 11), fill, border, radius=RADIUS)
        name = f"{text}. {note}" if note else text
        return Pressable(key, card, press, name, hover="ink" if first else "fjord")

    def common(self) -> list[Node]:
        """What can be done wherever one is: settings, the title, the end."""
        ui = self.desk.ui
        return [
            self.deed("settings", "settings", ui.gettext("Settings"), self._settings, cap="F2"),
            self.deed("about", "info", ui.gettext("About"), self._about),
            self.deed(
                "title",
                "log-out",
                ui.gettext("Leave it for now"),
                self._home,
                note=ui.gettext("You can go on from here another time."),
            ),
            self.deed("leave", "x", ui.gettext("Close Makkerpar"), self._leave),
        ]

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        return "on"

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            Shortcut((), self.on, "↑ ↓", ui.gettext("Choose")),
            Shortcut(("escape", "p"), self.on, "Esc", ui.gettext("Go on")),
        )

    def on(self) -> Answer:
        """Back to where one was."""
        return Pop()

    def _settings(self) -> Answer:
        return Push(self.desk.views.settings(self.told_case))

    def _about(self) -> Answer:
        return Push(self.desk.views.about())

    def _home(self) -> Answer:
        return Home()

    def _leave(self) -> Answer:
        return Leave()


class PauseView(Pausing):
    """The pause of a play.

    Args:
        course: of the play.
        seat: who reads; None: both, or nobody yet, and nothing of either is told.
        unread: how many of the last lines have not been shown yet.
    """

    fades = False  # behind a curtain, nothing of the screen before may shine through

    def __init__(self, desk: Desk, course: Course, seat: Seat | None, unread: int = 0) -> None:
        super().__init__(desk)
        self._course = course
        self._seat = seat
        self._unread = unread

    @property
    def told_case(self) -> Case | None:
        return self._course.case

    def over(self) -> str:
        case = self._course.case
        return case.before_play(case.scenario.title, self.desk.ui.language)

    def deeds(self) -> list[Node]:
        ui = self.desk.ui
        found = [self.deed("on", "play", ui.gettext("Go on"), self.on, cap="Esc")]
        play = self._course.play
        if journal.persons_choices(play):
            note = ""
            if play.held == "both":
                note = ui.gettext("Even if the other one of you made it.")
            text = ui.gettext("Take the last choice back")
            found.append(self.deed("undo", "undo-2", text, self._undo, note=note, cap="Ctrl+Z"))
        found.append(self.deed("log", "book-open", ui.gettext("Log"), self._log, cap="L"))
        return [*found, *self.common()]

    def told(self) -> list[Node]:
        """The meters of the seat that reads."""
        if self._seat is None:
            return []
        ui, case = self.desk.ui, self._course.case
        rows: list[Node] = []
        for one in meters(self._course.play, self._seat):
            label, value = meter_parts(one, case, ui, self._seat)
            rows.append(
                Row([Cell(Words(label, "small", "ink2"), 1), Cell(Words(value, "label"), 1)], 16)
            )
        if not rows:
            return []
        head = Words(ui.gettext("How things stand"), "h3")
        return [head, Space(8), Column(rows, 6)]

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            *super().shortcuts(),
            Shortcut(("l",), self._log),
            Shortcut(("ctrl+z",), self._undo),
        )

    def _log(self) -> Answer:
        view = self.desk.views.log(self._course, seat=self._seat, unread=self._unread)
        return Push(view)

    def _undo(self) -> Answer:
        if self._course.undo():
            return Return(self.desk.views.play(self._course))
        return None


class LeaveDebriefView(Pausing):
    """The pause of a debrief."""

    def over(self) -> str:
        return self.desk.ui.gettext("Debrief")

    def deeds(self) -> list[Node]:
        ui = self.desk.ui
        on = self.deed("on", "play", ui.gettext("Go on"), self.on, cap="Esc")
        return [on, *self.common()]
