"""What a screen is drawn in: layers over each other, each of which may fail by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Node


class Guarded(Node):
    """A node whose drawing may fail: then another one stands in its place.

    Args:
        node: what is drawn.
        instead: notes the fault, and makes what stands there instead; None: nothing can fail.
    """

    def __init__(self, node: Node, instead: Callable[[Exception], Node] | None) -> None:
        self._node = node
        self._instead = instead

    def measure(self, look: Look, width: int) -> int:
        return look.size[1]

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        mark = canvas.mark()
        try:
            self._node.draw(canvas, rect)
        except Exception as fault:
            if self._instead is None:
                raise
            canvas.back_to(mark)
            canvas.surface.fill(canvas.look.palette.bg, rect)
            self._instead(fault).draw(canvas, rect)


class Whole(Node):
    """The strip, and below it one layer over the other: only the last can be reached.

    Args:
        strip: stands above them.
        layers: from below.
    """

    def __init__(self, strip: Node, layers: Sequence[Node]) -> None:
        self._strip = strip
        self._layers = layers

    def measure(self, look: Look, width: int) -> int:
        return look.size[1]

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        high = self._strip.measure(canvas.look, rect.width)
        below = pygame.Rect(rect.left, rect.top + high, rect.width, max(rect.height - high, 1))
        with canvas.sized(below.size), canvas.clipped(below):
            for number, layer in enumerate(self._layers):
                mark = canvas.mark()
                layer.draw(canvas, below)
                if number < len(self._layers) - 1:
                    canvas.behind(mark)
        self._strip.draw(canvas, pygame.Rect(rect.left, rect.top, rect.width, high))


class Divided(Node):
    """What the play shows, and something of a width beside it."""

    def __init__(self, play: Node, aside: Node, wide: int) -> None:
        self._play = play
        self._aside = aside
        self._wide = wide

    def measure(self, look: Look, width: int) -> int:
        return look.size[1]

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        left = pygame.Rect(rect.left, rect.top, rect.width - self._wide, rect.height)
        with canvas.sized(left.size), canvas.clipped(left):
            self._play.draw(canvas, left)
        right = pygame.Rect(left.right, rect.top, self._wide, rect.height)
        with canvas.clipped(right):
            self._aside.draw(canvas, right)
