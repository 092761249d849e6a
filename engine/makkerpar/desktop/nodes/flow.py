"""Nodes beside each other, that go on below where there is no more room."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.node import Node


class Flow(Node):
    """Nodes as wide as they are by nature, in as many rows as that takes.

    Args:
        nodes: from left to right, then from top to bottom.
        gap: between them, in dp.
    """

    def __init__(self, nodes: Sequence[Node], gap: float = 12) -> None:
        self._nodes = nodes
        self._gap = gap

    def _boxes(self, look: Look, width: int) -> list[pygame.Rect]:
        """Where they lie, from the upper left corner."""
        gap = look.dp(self._gap)
        rows: list[list[pygame.Rect]] = [[]]
        x = y = 0
        for node in self._nodes:
            wide = min(node.natural(look), width)
            if x and x + wide > width:
                x, y = 0, max(box.bottom for box in rows[-1]) + gap
                rows.append([])
            rows[-1].append(pygame.Rect(x, y, wide, node.measure(look, wide)))
            x += wide + gap
        for row in rows:
            high = max((box.height for box in row), default=0)
            for box in row:
                box.top += (high - box.height) // 2
        return [box for row in rows for box in row]

    def measure(self, look: Look, width: int) -> int:
        return max((box.bottom for box in self._boxes(look, width)), default=0)

    def natural(self, look: Look) -> int:
        gaps = look.dp(self._gap) * max(len(self._nodes) - 1, 0)
        return sum(node.natural(look) for node in self._nodes) + gaps

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        boxes = self._boxes(canvas.look, rect.width)
        for node, box in zip(self._nodes, boxes, strict=True):
            node.draw(canvas, box.move(rect.topleft))
