"""A few lines of an author's file with the place in it that a diagnostic is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Node
from makkerpar.desktop.tokens import RADIUS

_ROLE: Final = "small"
_NUMBER: Final = "meta"
_SIDES: Final = 12  # dp
_INDENT: Final = 7  # dp for each space an author indents by: letters are not all as wide
_MOST: Final = 400  # letters of a line that are looked at
_LEAD: Final = 16  # letters before the place that are kept where a line is too long
_WORD: Final = re.compile(r"\w+|\S")


class Excerpt(Node):
    """Some lines.

    Args:
        lines: their numbers and texts.
        at: the number of the line that it is about.
        column: where in it, from 1, in characters.
    """

    def __init__(self, lines: Sequence[tuple[int, str]], at: int, column: int) -> None:
        self._lines = lines
        self._at = at
        self._column = column

    def measure(self, look: Look, width: int) -> int:
        return look.set.line(_ROLE) * len(self._lines) + 2 * look.dp(8)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look, palette = canvas.look, canvas.look.palette
        border = look.dp(palette.border)
        paint.box(
            canvas.surface,
            rect,
            palette.sunken,
            radius=look.dp(RADIUS),
            border=palette.line,
            width=border,
        )
        gutter = max(look.set.width(str(number), _NUMBER) for number, _ in self._lines)
        line = look.set.line(_ROLE)
        left = rect.left + look.dp(_SIDES)
        x = left + gutter + look.dp(_SIDES)
        room = rect.right - look.dp(_SIDES) - x
        inset = (line - look.set.line(_NUMBER)) // 2
        with canvas.on(palette.sunken):
            for row, (number, text) in enumerate(self._lines):
                y = rect.top + look.dp(8) + row * line
                told = str(number)
                wide = look.set.width(told, _NUMBER)
                ink = palette.ink if number == self._at else palette.ink3
                canvas.write(told, _NUMBER, ink, (left + gutter - wide, y + inset))
                column = self._column if number == self._at else None
                self._line(canvas, text, column, (x, y), room)

    def _line(
        self, canvas: Canvas, text: str, column: int | None, at: tuple[int, int], room: int
    ) -> None:
        look, palette = canvas.look, canvas.look.palette
        x, y = at
        before, word, after = parted(text, column)
        indent = len(before) - len(before.lstrip(" "))
        step = look.dp(_INDENT)
        before, x = before[indent:], x + min(indent * step, room // 4)
        room -= x - at[0]

        def width(piece: str) -> int:
            return look.set.width(piece, _ROLE)

        if width(before) + width(word) > room and len(before) > _LEAD:
            before = "…" + before[-_LEAD:]
        word = shortened(word, room - width(before), width)
        after = shortened(after, room - width(before) - width(word), width)
        ink = palette.ink if column is not None else palette.ink2
        x += canvas.write(before, _ROLE, ink, (x, y))
        if column is not None:
            x += self._mark(canvas, word, (x, y))
        canvas.write(after, _ROLE, ink, (x, y))

    def _mark(self, canvas: Canvas, word: str, at: tuple[int, int]) -> int:
        """The word that it is about, on a ground of its own and underlined."""
        look, palette = canvas.look, canvas.look.palette
        wide = max(look.set.width(word, _ROLE), look.dp(6))
        line, thick = look.set.line(_ROLE), look.dp(2)
        canvas.surface.fill(palette.brick_t, (at[0], at[1], wide, line))
        canvas.surface.fill(palette.brick, (at[0], at[1] + line - thick, wide, thick))
        with canvas.on(palette.brick_t):
            canvas.write(word, _ROLE, palette.ink, at)
        return wide


def parted(text: str, column: int | None) -> tuple[str, str, str]:
    """A line before, at and behind a column; without one, all of it is behind."""
    text = text.replace("\t", " ").rstrip()
    text = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
    if column is None:
        indent = len(text) - len(text.lstrip(" "))
        return text[:indent], "", text[indent : indent + _MOST]
    at = min(max(column - 1, 0), len(text))
    found = _WORD.match(text, at)
    end = found.end() if found is not None else at
    return text[:at], text[at:end], text[end : end + _MOST]


def shortened(text: str, room: int, width: Callable[[str], int]) -> str:
    """As much of a text as there is room for; an ellipsis says that it goes on."""
    if width(text) <= room:
        return text
    ends = range(len(text) + 1)
    fitting = bisect_right(ends, room, key=lambda end: width(text[:end] + "…")) - 1
    return text[:fitting] + "…" if fitting >= 0 else ""
