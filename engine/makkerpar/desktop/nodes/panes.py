"""Two windows side by side with a mullion between them, on which the time stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.boxes import Card, Column, Pad
from makkerpar.desktop.nodes.node import Node
from makkerpar.desktop.nodes.words import Words
from makkerpar.desktop.tokens import RADIUS_CARD

MULLION: Final = 116
_SIDE: Final = 24
_HEAD: Final = 92
_ROW: Final = 22
_CLEAR: Final = 12  # dp between a time and the mullion's line
_LEFT: Final = ("surface", "line")
_RIGHT: Final = ("fjord_t", None)


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment in both windows.

    Attributes:
        day, time: what stands on the mullion; either may be empty.
        left, right: what was seen in either window.
    """

    day: str
    time: str
    left: Node
    right: Node

    @property
    def when(self) -> str:
        """Both in one line."""
        return " ".join(one for one in (self.day, self.time) if one)


class Panes(Node):
    """Two windows beside each other; their rows line up.

    Args:
        heads: whose windows they are.
        moments: the rows.
    """

    def __init__(self, heads: tuple[Node, Node], moments: Sequence[Moment]) -> None:
        self._heads = heads
        self._moments = moments

    def _inner(self, look: Look, width: int) -> int:
        """How wide what stands in a pane is, in pixels."""
        return self._pane(look, width) - 2 * look.dp(_SIDE)

    def _pane(self, look: Look, width: int) -> int:
        return max((width - look.grown(MULLION)) // 2, 1)

    def _head(self, look: Look, width: int) -> int:
        inner = self._inner(look, width)
        heads = max(head.measure(look, inner) for head in self._heads)
        return max(look.dp(_HEAD), heads + look.dp(36))

    def _rows(self, look: Look, width: int) -> list[int]:
        inner = self._inner(look, width)
        return [
            max(
                moment.left.measure(look, inner),
                moment.right.measure(look, inner),
                self._time(look, moment).measure(look, self._times(look)) + look.dp(_CLEAR),
            )
            + 2 * look.dp(_ROW)
            for moment in self._moments
        ]

    def _time(self, look: Look, moment: Moment) -> Node:
        lines = [(moment.day, "label", "ink"), (moment.time, "meta", "ink2")]
        return Column(
            [Words(text, role, ink, align=0.5, balanced=True) for text, role, ink in lines if text]
        )

    def _times(self, look: Look) -> int:
        return look.grown(MULLION) - 2 * look.dp(8)

    def measure(self, look: Look, width: int) -> int:
        return self._head(look, width) + sum(self._rows(look, width))

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look, palette = canvas.look, canvas.look.palette
        head, rows = self._head(look, rect.width), self._rows(look, rect.width)
        height = head + sum(rows)
        wide, inner = self._pane(look, rect.width), self._inner(look, rect.width)
        for number, (fill, border) in enumerate((_LEFT, _RIGHT)):
            x = rect.left if number == 0 else rect.right - wide
            box = pygame.Rect(x, rect.top, wide, height)
            edge = palette.line if border or palette.border > 1 else None
            paint.box(
                canvas.surface,
                box,
                palette[fill],
                radius=look.dp(RADIUS_CARD),
                border=edge,
                width=look.dp(palette.border),
            )
            with canvas.on(palette[fill]):
                x += look.dp(_SIDE)
                self._heads[number].draw(canvas, pygame.Rect(x, rect.top, inner, head))
                y = rect.top + head
                for moment, high in zip(self._moments, rows, strict=True):
                    line = look.dp(palette.border)
                    canvas.surface.fill(palette.line, (x, y, inner, line))
                    cell = (moment.left, moment.right)[number]
                    at = y + look.dp(_ROW)
                    cell.draw(canvas, pygame.Rect(x, at, inner, high - 2 * look.dp(_ROW)))
                    y += high
        self._mullion(canvas, rect, head, rows)

    def _mullion(self, canvas: Canvas, rect: pygame.Rect, head: int, rows: Sequence[int]) -> None:
        """The bar between the windows, broken where a time stands."""
        look = canvas.look
        width = self._times(look)
        x, clear = rect.centerx, look.dp(_CLEAR)
        thick = look.dp(look.palette.border)
        y, top = rect.top + look.dp(8), rect.top + head
        for moment, high in zip(self._moments, rows, strict=True):
            time = self._time(look, moment)
            tall = time.measure(look, width)
            at = top + look.dp(_ROW)
            if tall:
                canvas.surface.fill(look.palette.line, (x, y, thick, max(at - clear - y, 0)))
                time.draw(canvas, pygame.Rect(x - width // 2, at, width, tall))
                y = at + tall + clear
            top += high
        bottom = top - look.dp(8)
        canvas.surface.fill(look.palette.line, (x, y, thick, max(bottom - y, 0)))


class Stacked(Node):
    """The same below each other, a moment at a time."""

    def __init__(self, heads: tuple[Node, Node], moments: Sequence[Moment]) -> None:
        self._node = Column(
            [
                Column(
                    [
                        *([Words(moment.when, "over", "brick")] if moment.when else []),
                        self._card(heads[0], moment.left, *_LEFT),
                        self._card(heads[1], moment.right, *_RIGHT),
                    ],
                    10,
                )
                for moment in moments
            ],
            24,
        )

    def _card(self, head: Node, cell: Node, fill: str, border: str | None) -> Node:
        return Card(Pad(Column([head, cell], 12), 20, 18), fill, border)

    def measure(self, look: Look, width: int) -> int:
        return self._node.measure(look, width)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        self._node.draw(canvas, rect)


class Reason(Node):
    """Why somebody did what they did: small, behind a bar."""

    def __init__(self, text: str) -> None:
        self._words = Words(text, "small", "ink2")

    def measure(self, look: Look, width: int) -> int:
        return self._words.measure(look, width - look.dp(18))

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        inset = look.dp(18)
        high = self.measure(look, rect.width)
        bar = (rect.left, rect.top + look.dp(2), look.dp(3), max(high - look.dp(4), 1))
        canvas.surface.fill(look.palette.fjord, bar)
        self._words.draw(canvas, pygame.Rect(rect.left + inset, rect.top, rect.width - inset, high))
