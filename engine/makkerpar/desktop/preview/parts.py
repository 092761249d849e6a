"""Small things that sheets are made of."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.answer import Answer
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.nodes import Column, Glyph, Node, Pad, Row, Words
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.node import Around
from makkerpar.desktop.nodes.words import Level
from makkerpar.desktop.tokens import RADIUS


class Chosen(Around):
    """A scene in a list: its id, its title, and what becomes of it; one of them is chosen."""

    def __init__(self, id_: str, title: str, kind: str, *, chosen: bool) -> None:
        lines: list[Node] = [Words(id_, "label")]
        rest = "  ·  ".join(one for one in (title, kind) if one)
        if rest:
            lines.append(Words(rest, "meta", "ink2"))
        super().__init__(Pad(Column(lines), 12, 6))
        self._chosen = chosen

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look, palette = canvas.look, canvas.look.palette
        if not self._chosen:
            super().draw(canvas, rect)
            return
        border = palette.fjord_m
        radius, width = look.dp(RADIUS), look.dp(palette.border)
        paint.box(canvas.surface, rect, palette.fjord_t, radius=radius, border=border, width=width)
        with canvas.on(palette.fjord_t):
            super().draw(canvas, rect)


class Listed(Around):
    """Something in a group that the pointer finds, and the arrows of the group.

    Args:
        group: the key of the group.
        node: what it looks like.
        press: what pressing it does.
        name: what it is called in the group.
        here: whether the group's arrows have come to it.
    """

    def __init__(
        self, group: str, node: Node, press: Callable[[], Answer], name: str, *, here: bool
    ) -> None:
        super().__init__(node)
        self._group = group
        self._press = press
        self._name = name
        self._here = here

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        clip = canvas.surface.get_clip()
        key = f"{self._group}.{self._name}"
        canvas.stop(
            Stop(key, rect.copy(), self._name, self._press, canvas.area, clip, part_of=self._group)
        )
        if self._here and canvas.focus == self._group:
            canvas.caret = rect.copy()  # this much of the group must be seen
        super().draw(canvas, rect)


class Toggle(Around):
    """A switch, on or off."""

    def __init__(self, name: str, *, on: bool) -> None:
        icon = Glyph("square-check" if on else "square", 20, "fjord" if on else "ink3")
        row = Row([Level(icon, "label"), Cell(Words(name, "label"), 1)], 12, 0.0)
        super().__init__(Pad(row, 4, 6))
