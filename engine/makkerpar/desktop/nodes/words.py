"""Text and icons as nodes."""

from __future__ import annotations

import pygame

from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.node import Node

LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
_LETTER = 1 / 45  # seconds after which more of a text that is spelled out is drawn


class Words(Node):
    """A text in as many lines as it takes.

    Args:
        text: what it says.
        role: how it is set.
        colour: the palette's name of a colour.
        align: left, centre or right.
        balanced: lines as even as can be, for headings.
        shown: so many letters are shown as yet, and it is drawn anew soon; None: all.
        quiet: it says that something cannot be used now.
    """

    def __init__(
        self,
        text: str,
        role: str = "body",
        colour: str = "ink",
        *,
        align: float = LEFT,
        balanced: bool = False,
        shown: float | None = None,
        quiet: bool = False,
    ) -> None:
        self.text = text
        self._role = role
        self._colour = colour
        self._align = align
        self._balanced = balanced
        self._shown = shown
        self._quiet = quiet

    def measure(self, look: Look, width: int) -> int:
        return look.set.block(self.text, self._role, width, balanced=self._balanced).height

    def natural(self, look: Look) -> int:
        return max(look.set.width(line, self._role) for line in self.text.split("\n"))

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        block = look.set.block(self.text, self._role, rect.width, balanced=self._balanced)
        left = self._shown
        if left is not None:
            canvas.due(canvas.now + _LETTER)
        y = rect.top
        for line, width in zip(block.lines, block.widths, strict=True):
            shown = None
            if left is not None:
                if left <= 0:
                    return
                if left < len(line):
                    shown = look.set.width(line[: int(left)], self._role)
                left -= len(line) + 1
            x = rect.left + round((rect.width - width) * self._align)
            colour = look.palette[self._colour]
            canvas.write(line, self._role, colour, (x, y), shown=shown, quiet=self._quiet)
            y += block.line


class Line(Node):
    """A text on one line, whatever its width: for what is known to be short.

    Args:
        text, role, colour: as in `Words`.
        cells: digits are as wide as each other, for what counts.
    """

    def __init__(
        self, text: str, role: str = "body", colour: str = "ink", *, cells: bool = False
    ) -> None:
        self.text = text
        self._role = role
        self._colour = colour
        self._cells = cells

    def measure(self, look: Look, width: int) -> int:
        return look.set.line(self._role)

    def natural(self, look: Look) -> int:
        if not self._cells:
            return look.set.width(self.text, self._role)
        return sum(self._cell(look, letter) for letter in self.text)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        colour = look.palette[self._colour]
        y = rect.top + (rect.height - look.set.line(self._role)) // 2
        if not self._cells:
            canvas.write(self.text, self._role, colour, (rect.left, y))
            return
        x = rect.left
        for letter in self.text:
            cell = self._cell(look, letter)
            inset = (cell - look.set.width(letter, self._role)) // 2
            canvas.write(letter, self._role, colour, (x + inset, y))
            x += cell

    def _cell(self, look: Look, letter: str) -> int:
        if letter.isdigit():
            return max(look.set.width(digit, self._role) for digit in "0123456789")
        return look.set.width(letter, self._role)


class Glyph(Node):
    """An icon.

    Args:
        name: of the icon.
        size: in dp at 100 % text.
        colour: the palette's name of a colour.
        most: how much larger it grows with the text.
    """

    def __init__(
        self, name: str, size: float = 18, colour: str = "ink2", *, most: float = 2.0
    ) -> None:
        self._name = name
        self._size = size
        self._colour = colour
        self._most = most

    def measure(self, look: Look, width: int) -> int:
        return look.grown(self._size, self._most)

    def natural(self, look: Look) -> int:
        return look.grown(self._size, self._most)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        size = look.grown(self._size, self._most)
        y = rect.top + (rect.height - size) // 2
        canvas.icon(self._name, size, look.palette[self._colour], (rect.left, y))


class Level(Node):
    """An icon level with the first line of the text beside it, in a row that is aligned at its top.

    Args:
        node: the icon.
        role: how the text is set.
    """

    def __init__(self, node: Node, role: str) -> None:
        self._node = node
        self._role = role

    def measure(self, look: Look, width: int) -> int:
        return max(look.set.line(self._role), self._node.measure(look, width))

    def natural(self, look: Look) -> int:
        return self._node.natural(look)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        height = self.measure(canvas.look, rect.width)
        self._node.draw(canvas, pygame.Rect(rect.left, rect.top, rect.width, height))
