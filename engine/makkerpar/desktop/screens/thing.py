"""A thing on the table, over the whole window."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from makkerpar.desktop.answer import Answer, Pop
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Node, Row, Spring, button
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.stage import table_top
from makkerpar.desktop.screens.chrome import Foot, Framed
from makkerpar.desktop.view import Shortcut, View
from makkerpar.frontend.case import Case


class ThingView(View):
    """What lies on the table, as large as the window allows."""

    def __init__(self, desk: Desk, case: Case, thing: str) -> None:
        super().__init__(desk)
        self._case = case
        self._thing = thing

    @property
    def told_case(self) -> Case | None:
        return self._case

    def build(self, look: Look) -> Node:
        ui = self.desk.ui
        close = button("close", ui.gettext("Close"), self._close)
        foot = Foot(self.shortcuts(), [close])
        return Framed(Row([Cell(Spring(), 1)]), _Table(self._thing), foot)

    def shortcuts(self) -> Sequence[Shortcut]:
        text = self.desk.ui.gettext("Close")
        return (Shortcut(("escape", "z", "backspace"), self._close, "Esc", text),)

    def _close(self) -> Answer:
        return Pop()


class _Table(Node):
    """The table top, filling the window, and what lies on it."""

    def __init__(self, thing: str) -> None:
        self._thing = thing

    def measure(self, look: Look, width: int) -> int:
        return look.size[1]

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        if look.palette.skies:
            table_top(canvas, rect, "sunken")
        else:
            canvas.surface.fill(look.palette.sunken, rect)
        room = rect.inflate(-look.dp(64), -look.dp(48))
        thing = look.pictures.thing(self._thing, room.size)
        if thing is not None:
            canvas.surface.blit(thing, thing.get_rect(center=room.center))
