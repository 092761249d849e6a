"""Nodes that hold nodes: columns, rows, margins, cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.node import Around, Node, Spring
from makkerpar.desktop.tokens import RADIUS_CARD


class Column(Node):
    """Nodes below each other.

    Args:
        nodes: from top to bottom; a `Spring` takes what is left over.
        gap: between them, in dp.
    """

    def __init__(self, nodes: Sequence[Node], gap: float = 0) -> None:
        self._nodes = nodes
        self._gap = gap

    def measure(self, look: Look, width: int) -> int:
        heights = [node.measure(look, width) for node in self._nodes]
        return sum(heights) + look.dp(self._gap) * max(len(heights) - 1, 0)

    def natural(self, look: Look) -> int:
        return max((node.natural(look) for node in self._nodes), default=0)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        gap = look.dp(self._gap)
        heights = [node.measure(look, rect.width) for node in self._nodes]
        left = rect.height - sum(heights) - gap * max(len(heights) - 1, 0)
        shares = sum(node.share for node in self._nodes if isinstance(node, Spring))
        y = rect.top
        for node, asked in zip(self._nodes, heights, strict=True):
            height = asked
            if isinstance(node, Spring) and left > 0:
                height += left * node.share // shares
            node.draw(canvas, pygame.Rect(rect.left, y, rect.width, height))
            y += height + gap


class Cell(NamedTuple):
    """A part of a row: a node, and how wide it is.

    Attributes:
        weight: its share of what is left over; 0: as wide as it is by nature.
        width: in pixels, if it is fixed.
    """

    node: Node
    weight: float = 0
    width: int | None = None


class Row(Node):
    """Nodes beside each other.

    Args:
        cells: from left to right; a bare node is as wide as it is by nature.
        gap: between them, in dp.
        align: how nodes lower than the row stand: top, middle, bottom (0, 0.5, 1); None: they are
            as high as the row.
    """

    def __init__(
        self, cells: Sequence[Node | Cell], gap: float = 0, align: float | None = 0.5
    ) -> None:
        self._cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in cells]
        self._gap = gap
        self._align = align

    def widths(self, look: Look, width: int) -> list[int]:
        """How wide each is in a row of a width, in pixels."""
        rest = width - look.dp(self._gap) * max(len(self._cells) - 1, 0)
        found: list[int | None] = []
        for cell in self._cells:
            if cell.width is not None:
                fixed: int | None = cell.width
            else:
                fixed = None if cell.weight else min(cell.node.natural(look), max(rest, 0))
            found.append(fixed)
            rest -= fixed or 0
        weights = sum(
            cell.weight for cell, one in zip(self._cells, found, strict=True) if one is None
        )
        return [
            one if one is not None else max(int(rest * cell.weight / weights), 0)
            for cell, one in zip(self._cells, found, strict=True)
        ]

    def measure(self, look: Look, width: int) -> int:
        widths = self.widths(look, width)
        return max(
            (cell.node.measure(look, one) for cell, one in zip(self._cells, widths, strict=True)),
            default=0,
        )

    def natural(self, look: Look) -> int:
        widths = [
            cell.width if cell.width is not None else cell.node.natural(look)
            for cell in self._cells
        ]
        return sum(widths) + look.dp(self._gap) * max(len(widths) - 1, 0)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        x = rect.left
        for cell, width in zip(self._cells, self.widths(look, rect.width), strict=True):
            height, y = rect.height, rect.top
            if self._align is not None:
                height = min(cell.node.measure(look, width), rect.height)
                y += round((rect.height - height) * self._align)
            cell.node.draw(canvas, pygame.Rect(x, y, width, height))
            x += width + look.dp(self._gap)


class Grid(Node):
    """Rows of equal columns that become fewer where they would be too narrow.

    Args:
        nodes: row by row.
        columns: at most so many beside each other.
        least: how wide a column is at least, in dp at 100 % text.
        gap: between them, in dp.
    """

    def __init__(self, nodes: Sequence[Node], columns: int, least: float, gap: float) -> None:
        self._nodes = nodes
        self._columns = columns
        self._least = least
        self._gap = gap

    def _rows(self, look: Look, width: int) -> list[list[Node]]:
        gap, least = look.dp(self._gap), look.grown(self._least)
        fitting = max(1, min(self._columns, (width + gap) // (least + gap)))
        nodes = list(self._nodes)
        return [nodes[at : at + fitting] for at in range(0, len(nodes), fitting)]

    def _column(self, look: Look, width: int) -> Column:
        rows = self._rows(look, width)
        longest = max((len(row) for row in rows), default=0)
        return Column(
            [
                Row(
                    [*(Cell(node, 1) for node in row), *[Cell(Spring(), 1)] * (longest - len(row))],
                    self._gap,
                    align=None,
                )
                for row in rows
            ],
            self._gap,
        )

    def measure(self, look: Look, width: int) -> int:
        return self._column(look, width).measure(look, width)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        self._column(canvas.look, rect.width).draw(canvas, rect)


class Pad(Node):
    """A node with margins, in dp: all around, or sides and ends, or left, top, right, bottom.

    Args:
        node: what lies inside.
        margins: one, two or four lengths.
        most: how wide what lies inside is at most, in dp.
        centred: whether it then lies in the middle.
    """

    def __init__(
        self, node: Node, *margins: float, most: float | None = None, centred: bool = False
    ) -> None:
        match margins:
            case (all_around,):
                self._margins = (all_around,) * 4
            case (sides, ends):
                self._margins = (sides, ends, sides, ends)
            case (left, top, right, bottom):
                self._margins = (left, top, right, bottom)
            case _:
                self._margins = (0.0, 0.0, 0.0, 0.0)
        self._node = node
        self._most = most
        self._centred = centred

    def _inside(self, look: Look, width: int) -> tuple[int, int]:
        """Where what lies inside begins, and how wide it is."""
        left, right = look.dp(self._margins[0]), look.dp(self._margins[2])
        inner = max(width - left - right, 1)
        if self._most is not None and inner > look.dp(self._most):
            spare = inner - look.dp(self._most)
            return left + (spare // 2 if self._centred else 0), look.dp(self._most)
        return left, inner

    def measure(self, look: Look, width: int) -> int:
        ends = look.dp(self._margins[1]) + look.dp(self._margins[3])
        return self._node.measure(look, self._inside(look, width)[1]) + ends

    def natural(self, look: Look) -> int:
        inner = self._node.natural(look)
        if self._most is not None:
            inner = min(inner, look.dp(self._most))
        return inner + look.dp(self._margins[0]) + look.dp(self._margins[2])

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        left, width = self._inside(look, rect.width)
        top, bottom = look.dp(self._margins[1]), look.dp(self._margins[3])
        self._node.draw(
            canvas,
            pygame.Rect(rect.left + left, rect.top + top, width, rect.height - top - bottom),
        )


class Card(Around):
    """A node on a ground of its own.

    Args:
        node: what lies on it; its margins are its own (`Pad`).
        fill, border: the palette's names of colours; no border: None.
        radius: of its corners, in dp.
        shadow: whether it casts one.
    """

    def __init__(
        self,
        node: Node,
        fill: str = "surface",
        border: str | None = "line",
        *,
        radius: float = RADIUS_CARD,
        width: float | None = None,
        shadow: bool = False,
    ) -> None:
        super().__init__(node)
        self._fill = fill
        self._border = border
        self._radius = radius
        self._width = width
        self._shadow = shadow

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        palette = look.palette
        radius = look.dp(self._radius)
        border = palette[self._border] if self._border is not None else None
        if border is None and palette.border > 1:
            border = palette.line
        if self._shadow and palette.border == 1:
            paint.shadow(canvas.surface, rect, radius=radius, blur=look.dp(16))
        width = look.dp(self._width if self._width is not None else palette.border)
        paint.box(
            canvas.surface, rect, palette[self._fill], radius=radius, border=border, width=width
        )
        with canvas.on(palette[self._fill]):
            self._node.draw(canvas, rect)


class Centred(Around):
    """A node in the middle of its box."""

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        width = min(self._node.natural(look), rect.width)
        box = pygame.Rect(0, 0, width, self._node.measure(look, width))
        box.center = rect.center
        self._node.draw(canvas, box)
