"""One of a few, beside each other: ← and → change it at once, the pointer presses a segment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.answer import Answer
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.node import Node
from makkerpar.desktop.nodes.words import CENTRE, Words
from makkerpar.desktop.tokens import HIT, RADIUS

_INSET = 3  # dp between the trough and a segment
_SIDES = 12  # dp between a segment's edge and its text
_ENDS = 6
_ROUND = 7

Option = tuple[str, str]  # what it means, and what it says


def neighbour(options: Sequence[Option], chosen: str, chord: str) -> str | None:
    """What a key changes `chosen` to; None: the key is not for segments.

    ←, →, Home and End stop at the ends; Enter and Space go on to the next one, and around.
    """
    values = [value for value, _ in options]
    at = values.index(chosen) if chosen in values else -1
    last = len(values) - 1
    match chord:
        case "left":
            return values[max(at - 1, 0)]
        case "right":
            return values[min(at + 1, last)]
        case "home":
            return values[0]
        case "end":
            return values[last]
        case "enter" | "space":
            return values[(at + 1) % len(values)]
    return None


class Segments(Node):
    """The segments of a setting. Whoever holds them is the group that the focus finds.

    Args:
        group: the key of the group.
        options: from left to right; where they do not fit they take more rows.
        chosen: the one that holds now.
        pick: chooses another one.
    """

    def __init__(
        self,
        group: str,
        options: Sequence[Option],
        chosen: str,
        pick: Callable[[str], Answer],
    ) -> None:
        self._group = group
        self._options = options
        self._chosen = chosen
        self._pick = pick

    def _across(self, look: Look, width: int) -> int:
        """How many stand beside each other: as few rows as can be, about equally long."""
        widest = max(look.set.width(text, "label") for _, text in self._options)
        asked = widest + look.dp(2 * _SIDES)
        count = len(self._options)
        fitting = max(1, min(count, (width - look.dp(2 * _INSET)) // max(asked, 1)))
        rows = -(-count // fitting)
        return -(-count // rows)

    def _row(self, look: Look, width: int) -> int:
        """How high a row is, in pixels."""
        inner = self._inner(look, width)
        words = max(Words(text, "label").measure(look, inner) for _, text in self._options)
        return max(look.dp(HIT - 2 * _INSET), words + 2 * look.dp(_ENDS))

    def _inner(self, look: Look, width: int) -> int:
        """How wide a segment's text may be, in pixels."""
        across = self._across(look, width)
        return max((width - look.dp(2 * _INSET)) // across - look.dp(2 * _SIDES), 1)

    def measure(self, look: Look, width: int) -> int:
        rows = -(-len(self._options) // self._across(look, width))
        return rows * self._row(look, width) + look.dp(2 * _INSET)

    def natural(self, look: Look) -> int:
        widest = max(look.set.width(text, "label") for _, text in self._options)
        return (widest + look.dp(2 * _SIDES)) * len(self._options) + look.dp(2 * _INSET)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        palette = look.palette
        inset, line = look.dp(_INSET), look.dp(palette.border)
        across, high = self._across(look, rect.width), self._row(look, rect.width)
        trough = pygame.Rect(rect.left, rect.top, rect.width, self.measure(look, rect.width))
        paint.box(
            canvas.surface,
            trough,
            palette.sunken,
            radius=look.dp(RADIUS),
            border=palette.line,
            width=line,
        )
        inside = trough.inflate(-2 * inset, -2 * inset)
        for number, (value, text) in enumerate(self._options):
            row, column = divmod(number, across)
            left = inside.left + inside.width * column // across
            right = inside.left + inside.width * (column + 1) // across
            box = pygame.Rect(left, inside.top + row * high, right - left, high)
            self._segment(canvas, box, value, text)

    def _segment(self, canvas: Canvas, box: pygame.Rect, value: str, text: str) -> None:
        look = canvas.look
        palette = look.palette
        chosen = value == self._chosen
        key = f"{self._group}.{value}"
        canvas.stop(
            Stop(
                key,
                box.inflate(0, 2 * look.dp(_INSET)),  # as high as a finger needs
                text,
                lambda: self._pick(value),
                canvas.area,
                canvas.surface.get_clip(),
                part_of=self._group,
            )
        )
        if chosen or canvas.hover == key:
            paint.box(
                canvas.surface,
                box,
                palette.surface if chosen else None,
                radius=look.dp(_ROUND),
                border=palette.fjord if chosen else palette.line2,
                width=look.dp(2) if chosen else look.dp(palette.border),
            )
        words = Words(text, "label", "ink" if chosen else "ink2", align=CENTRE)
        inner = box.inflate(-2 * look.dp(_SIDES), 0)
        height = words.measure(look, inner.width)
        inner = pygame.Rect(inner.left, box.centery - height // 2, inner.width, height)
        with canvas.on(palette.surface if chosen else palette.sunken):
            words.draw(canvas, inner)
