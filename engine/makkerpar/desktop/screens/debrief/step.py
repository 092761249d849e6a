"""What the six screens have in common: the bar with its pips, the foot, the keys, the way on."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.answer import Answer, Home, Push, Replace
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Line, Node, Row, button
from makkerpar.desktop.screens.chrome import Bar, Foot, Framed, body
from makkerpar.desktop.screens.debrief.process import SCREENS, Process
from makkerpar.desktop.view import Shortcut, View
from makkerpar.focus import Seat
from makkerpar.frontend.case import Case


class StepView(View):
    """One screen of the debrief.

    Attributes:
        process: the debrief it belongs to.
        seat: whose screen it is; where two read together, the director's.
        number: from 1 to 6.
    """

    def __init__(self, desk: Desk, process: Process) -> None:
        super().__init__(desk)
        self.process = process
        self.seat: Seat = process.reader
        self.number = process.place[1]
        process.remember()

    @property
    def told_case(self) -> Case | None:
        return self.process.case

    # For the six

    def content(self, look: Look) -> Node:
        """What stands between the bar and the foot; it scrolls where it is too high."""
        raise NotImplementedError

    def missing(self) -> str:
        """Why the way on is closed: what is missing, in words; empty: it is open."""
        return ""

    def hints(self) -> Sequence[Shortcut]:
        """The screen's own keys, before those that all have."""
        return ()

    def keep(self) -> None:
        """Put what has been written on disk; called before every way out."""

    # What they share

    def build(self, look: Look) -> Node:
        return Framed(self._bar(look), self.framed(look), self._foot())

    def framed(self, look: Look) -> Node:
        """The content in its margins."""
        return body(self.content(look), top=28, bottom=20, key="body")

    def _bar(self, look: Look) -> Node:
        ui, case = self.desk.ui, self.process.case
        title = case.before_play(case.scenario.title, ui.language)
        parts = [title, ui.gettext("Debrief")]
        if self.process.two and self.process.place[0] is not None:
            parts.append(case.player(self.seat, ui.language))
        crumb = "  ·  ".join(parts)
        count = ui.gettext("{number} of {count}", number=self.number, count=SCREENS)
        right = Row([Line(count, "meta", "ink2"), Pips(self.number, SCREENS)], 12)
        return Bar(crumb, [right], self._settings, ui.gettext("Settings"))

    def _foot(self) -> Node:
        ui = self.desk.ui
        last = self.number == SCREENS
        on = ui.gettext("Save and finish") if last else ui.gettext("Next")
        missing = self.missing()
        buttons = [
            button("on", on, None if missing else self.on, icon="check" if last else "arrow-right")
        ]
        if self.process.at > 0:
            buttons.insert(0, button("back", ui.gettext("Back"), self.back, kind="quiet"))
        return Foot(self.shortcuts(), buttons, missing)

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            *self.hints(),
            Shortcut(("l",), self._log, "L", ui.gettext("Log")),
            Shortcut(("escape",), self._pause, "Esc", ui.gettext("Pause")),
            Shortcut(("alt+right", "ctrl+enter"), self.on),
            Shortcut(("alt+left",), self.back),
        )

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        return next((stop.key for stop in stops if stop.key == "on"), None)

    def on(self) -> Answer:
        """To the next screen, if this one lets go."""
        self.keep()
        if self.missing():
            return None
        sitting = self.process.place[0]
        if self.process.go(1):
            return Replace(self.desk.views.step(self.process, sitting))
        return Home()

    def back(self) -> Answer:
        """To the screen before."""
        self.keep()
        if self.process.at == 0:
            return None
        sitting = self.process.place[0]
        self.process.go(-1)
        return Replace(self.desk.views.step(self.process, sitting))

    def covered(self) -> None:
        self.keep()

    def _settings(self) -> Answer:
        return Push(self.desk.views.settings(self.process.case))

    def _log(self) -> Answer:
        return Push(self.desk.views.log_of(self.process.case, self.process.play, self.seat))

    def _pause(self) -> Answer:
        return Push(self.desk.views.leave_debrief())


class Pips(Node):
    """How far one has come: done, now, to come."""

    def __init__(self, now: int, count: int) -> None:
        self._now = now
        self._count = count

    def measure(self, look: Look, width: int) -> int:
        return look.grown(8, 1.5)

    def natural(self, look: Look) -> int:
        size, gap = look.grown(8, 1.5), look.dp(8)
        return size * (self._count + 2) + gap * (self._count - 1)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        palette = look.palette
        size, gap = look.grown(8, 1.5), look.dp(8)
        x, y = rect.left, rect.centery - size // 2
        for number in range(1, self._count + 1):
            wide = size * 3 if number == self._now else size
            box = pygame.Rect(x, y, wide, size)
            if number <= self._now:
                paint.box(canvas.surface, box, palette.fjord, radius=size // 2)
            else:
                border = max(look.dp(1.5), 1)
                paint.box(
                    canvas.surface, box, None, radius=size // 2, border=palette.line2, width=border
                )
            x += wide + gap
