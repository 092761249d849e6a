"""The protocol of everything that is drawn, and the plainest nodes. Lengths given are in dp."""

from __future__ import annotations

import pygame

from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.look import Look


class Node:
    """A part of a screen. It is made anew for every frame and keeps nothing."""

    def measure(self, look: Look, width: int) -> int:
        """How high it is at a width, both in pixels."""
        raise NotImplementedError

    def natural(self, look: Look) -> int:
        """How wide it would like to be, in pixels; as wide as it is let where it does not care."""
        return 1_000_000

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Draw it in a box, which may be higher than it asked for."""
        raise NotImplementedError


class Around(Node):
    """Around another node, and as large as that one."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def measure(self, look: Look, width: int) -> int:
        return self._node.measure(look, width)

    def natural(self, look: Look) -> int:
        return self._node.natural(look)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        self._node.draw(canvas, rect)


class Nothing(Node):
    """Nothing at all."""

    def measure(self, look: Look, width: int) -> int:
        return 0

    def natural(self, look: Look) -> int:
        return 0

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        pass


class Space(Nothing):
    """A distance, in the direction of its row or column."""

    def __init__(self, length: float) -> None:
        self._length = length

    def measure(self, look: Look, width: int) -> int:
        return look.dp(self._length)

    def natural(self, look: Look) -> int:
        return look.dp(self._length)


class Spring(Space):
    """Takes what is left over in a column, and is at least so high."""

    def __init__(self, length: float = 0, share: int = 1) -> None:
        super().__init__(length)
        self.share = share


class Rule(Node):
    """A hairline."""

    def __init__(self, colour: str = "line") -> None:
        self._colour = colour

    def measure(self, look: Look, width: int) -> int:
        return look.dp(look.palette.border)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        height = self.measure(canvas.look, rect.width)
        canvas.surface.fill(
            canvas.look.palette[self._colour], (rect.left, rect.top, rect.width, height)
        )
