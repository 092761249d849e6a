"""What is higher than the window has room for: it scrolls, and shows that there is more."""

from __future__ import annotations

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.canvas import Area, Canvas
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.boxes import Column
from makkerpar.desktop.nodes.node import Around, Node

_FADE = 40  # dp of fading edge
_BAR = 6  # dp of the bar's width
_THUMB = 36  # dp: the bar's thumb is never shorter


class Scroll(Around):
    """A node in a box that may be too low for it.

    Args:
        key: what the area is called on its screen.
        node: what lies in it.
        margin: how far right of the box the bar stands, in dp.
        ground: the palette's name of the colour that the edges fade into; None: they do not.
        end: whether it begins with its end in sight.
    """

    def __init__(
        self,
        key: str,
        node: Node,
        *,
        margin: float = 10,
        ground: str | None = "bg",
        end: bool = False,
    ) -> None:
        self._key = key
        super().__init__(node)
        self._margin = margin
        self._ground = ground
        self._end = end

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        height = self._node.measure(look, rect.width)
        beyond = max(height - rect.height, 0)
        start = beyond if self._end else 0
        canvas.areas.append(Area(self._key, rect.copy(), beyond, start))
        offset = canvas.scrolls.get(self._key, start)
        offset = min(max(offset, 0), beyond)
        if not beyond:
            self._node.draw(canvas, rect)
            return
        before, canvas.area = canvas.area, self._key
        # Focus rings reach over the sides, and nothing else does.
        reach = look.dp(8)
        with canvas.clipped(
            pygame.Rect(rect.left - reach, rect.top, rect.width + 2 * reach, rect.height)
        ):
            box = pygame.Rect(rect.left, rect.top - offset, rect.width, height)
            self._node.draw(canvas, box)
            self._edges(canvas, rect, offset, beyond)
        canvas.area = before
        self._bar(canvas, rect, offset, height)

    def _edges(self, canvas: Canvas, rect: pygame.Rect, offset: int, beyond: int) -> None:
        look = canvas.look
        if self._ground is None:
            return
        ground = look.palette[self._ground]
        fading = min(look.dp(_FADE), rect.height // 4)
        reach = look.dp(8)
        wide = pygame.Rect(rect.left - reach, rect.top, rect.width + 2 * reach, fading)
        if offset:
            paint.fade(canvas.surface, wide, ground, down=False)
        if offset < beyond:
            wide.bottom = rect.bottom
            paint.fade(canvas.surface, wide, ground, down=True)

    def _bar(self, canvas: Canvas, rect: pygame.Rect, offset: int, height: int) -> None:
        look = canvas.look
        width = look.dp(_BAR)
        x = rect.right + look.dp(self._margin)
        track = pygame.Rect(x, rect.top, width, rect.height)
        paint.box(canvas.surface, track, look.palette.track, radius=width // 2)
        long = max(rect.height * rect.height // height, look.dp(_THUMB))
        way = (rect.height - long) * offset // max(height - rect.height, 1)
        thumb = pygame.Rect(x, rect.top + way, width, long)
        paint.box(canvas.surface, thumb, look.palette.line2, radius=width // 2)


class Docked(Node):
    """Something that may scroll above something that stays in sight, as long as both have room.

    Args:
        key: of the scroll area.
        main: what may scroll.
        dock: what stays at the bottom; where it would take more than `most` of the box, both
            scroll together.
        gap: at least so much between them, in dp.
        end: whether the end of `main` is in sight at first.
    """

    def __init__(
        self,
        key: str,
        main: Node,
        dock: Node,
        *,
        gap: float = 18,
        most: float = 0.62,
        end: bool = True,
    ) -> None:
        self._key = key
        self._main = main
        self._dock = dock
        self._gap = gap
        self._most = most
        self._end = end

    def measure(self, look: Look, width: int) -> int:
        parts = (node.measure(look, width) for node in (self._main, self._dock))
        return sum(parts) + look.dp(self._gap)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        main = self._main.measure(look, rect.width)
        dock = self._dock.measure(look, rect.width)
        gap = look.dp(self._gap)
        if main + gap + dock > rect.height and dock > self._most * rect.height:
            both = Column([self._main, self._dock], self._gap)
            Scroll(self._key, both, end=self._end).draw(canvas, rect)
            return
        above = pygame.Rect(rect.left, rect.top, rect.width, rect.height - dock - gap)
        Scroll(self._key, self._main, end=self._end).draw(canvas, above)
        below = pygame.Rect(rect.left, rect.bottom - dock, rect.width, dock)
        self._dock.draw(canvas, below)
