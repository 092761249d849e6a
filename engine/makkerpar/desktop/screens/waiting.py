"""A case was named that the player is in the middle of: go on, or begin anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from makkerpar.desktop.answer import Answer, Pop, Replace
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Card, Column, Glyph, Node, Pad, Pressable, Row, Space, Words
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.screens.chrome import Bar, Framed, Hints, body
from makkerpar.desktop.screens.seats import begun
from makkerpar.desktop.screens.title import resumed
from makkerpar.desktop.tokens import RADIUS
from makkerpar.desktop.view import Shortcut, View
from makkerpar.frontend import saved
from makkerpar.frontend.case import Case
from makkerpar.frontend.saved import Waiting


class WaitingView(View):
    """What waits of one case."""

    def __init__(
        self, desk: Desk, case: Case, waiting: Sequence[Waiting], seat: str | None
    ) -> None:
        super().__init__(desk)
        self._case = case
        self._waiting = waiting
        self._seat = seat

    def build(self, look: Look) -> Node:
        ui = self.desk.ui
        title = self._case.before_play(self._case.scenario.title, ui.language)
        found: list[Node] = [
            Words(title, "over", "brick"),
            Space(6),
            Words(ui.gettext("You were in the middle of something."), "h1", balanced=True),
            Space(20),
        ]
        rows = [
            _row(f"waiting.{number}", "play", saved.tell(one, ui), self._resumer(one))
            for number, one in enumerate(self._waiting)
        ]
        rows.append(_row("new", "plus", ui.gettext("Begin a new play."), self._begin))
        found.append(Column(rows, 12))
        return Framed(Bar(), body(Column(found), most=760, top=48), Hints(self.shortcuts()))

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            Shortcut((), self._back, "↑ ↓", ui.gettext("Choose")),
            Shortcut((), self._back, "Enter", ui.gettext("Start")),
            Shortcut(("escape",), self._back, "Esc", ui.gettext("Back")),
        )

    def _resumer(self, one: Waiting) -> Callable[[], Answer]:
        return lambda: Replace(resumed(self.desk, one))

    def _begin(self) -> Answer:
        if self._seat is not None:
            return Replace(begun(self.desk, self._case, self._seat))
        return Replace(self.desk.views.seats(self._case))

    def _back(self) -> Answer:
        return Pop()


def _row(key: str, icon: str, text: str, press: Callable[[], Answer]) -> Node:
    row = Row([Glyph(icon, 20, "fjord"), Cell(Words(text, "choice"), 1)], 14)
    return Pressable(key, Card(Pad(row, 18, 15), radius=RADIUS), press, text, hover="fjord")
