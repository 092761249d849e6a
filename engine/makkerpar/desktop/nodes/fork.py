"""A fork in the road: what was chosen and what came of it, and what also lay there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.boxes import Cell, Column, Pad, Row
from makkerpar.desktop.nodes.node import Node, Nothing
from makkerpar.desktop.nodes.words import Glyph, Level, Words

Point = tuple[float, float]

_WIDTH: Final = 68  # dp of the drawing
_GROWS: Final = 1.5
_SHARES: Final = (0.57, 0.43)  # of the choice, and of what came of it
_GAP: Final = 28
_BETWEEN: Final = 13  # dp between the roads
_SOLID: Final = 2.6
_DASHED: Final = 2
_DASH: Final = (4, 5)  # on and off; round ends make the first longer
_CORNER: Final = 10
_DISC: Final = 10
_STEM: Final = 2
_INSET: Final = 16  # dp from a stem to its text


@dataclass(frozen=True, slots=True)
class Branch:
    """A road.

    Attributes:
        label: which of the two it is.
        choice: quoted.
        follows: what came of it, or would have: a few lines.
        note: what else there is to say of it; empty: nothing.
    """

    label: str
    choice: str
    follows: tuple[str, ...]
    note: str = ""


def dashes(path: Sequence[Point], on: float, off: float) -> list[list[Point]]:
    """A path cut into dashes of a length with gaps of a length, by how far one goes along it."""
    found: list[list[Point]] = []
    at = 0.0  # into the present dash and the gap behind it
    for start, end in pairwise(path):
        long = math.dist(start, end)
        done = 0.0
        while done < long:
            drawn = at < on
            piece = min((on if drawn else on + off) - at, long - done)
            if drawn:
                here, there = _between(start, end, done / long), (done + piece) / long
                if at == 0 or not found:
                    found.append([here])
                found[-1].append(_between(start, end, there))
            done += piece
            at += piece
            if at >= on + off - 1e-9:
                at = 0.0
    return found


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


class Fork(Node):
    """The road taken, and below it the best one not taken.

    Args:
        taken, other: the two roads.
        beside: whether what came of a choice stands beside it; else all is below each other.
    """

    def __init__(self, taken: Branch, other: Branch, *, beside: bool) -> None:
        self._beside = beside
        self._parts = [
            _beside(taken, "ink") if beside else _stacked(taken, "ink"),
            _beside(other, "ink2") if beside else _stacked(other, "ink2"),
        ]

    def _left(self, look: Look) -> int:
        return look.grown(_WIDTH, _GROWS) if self._beside else look.dp(_STEM + _INSET)

    def measure(self, look: Look, width: int) -> int:
        inner = width - self._left(look)
        return sum(part.measure(look, inner) for part in self._parts) + look.dp(_BETWEEN)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        left = self._left(look)
        boxes: list[pygame.Rect] = []
        y = rect.top
        for part in self._parts:
            height = part.measure(look, rect.width - left)
            boxes.append(pygame.Rect(rect.left + left, y, rect.width - left, height))
            part.draw(canvas, boxes[-1])
            y += height + look.dp(_BETWEEN)
        if self._beside:
            self._draw_fork(canvas, rect.left, [box.top + _level(look) for box in boxes])
        else:
            self._draw_stems(canvas, rect.left, boxes)

    def _draw_fork(self, canvas: Canvas, left: int, levels: Sequence[int]) -> None:
        look, surface, palette = canvas.look, canvas.surface, canvas.look.palette
        unit, (y1, y2) = look.unit, levels
        size = look.dp(_DISC)
        end = left + self._left(look) - look.dp(22)
        start, stem = left - look.dp(6), left + look.dp(18)
        solid = [(float(start), float(y1)), (float(end), float(y1))]
        path = _bend((stem, y1 + 4 * unit), (end - size / 2, y2), look.dp(_CORNER))
        for piece in dashes(path, _DASH[0] * unit, _DASH[1] * unit):
            paint.polyline(surface, piece, palette.line2, _DASHED * unit)
        paint.polyline(surface, solid, palette.fjord, _SOLID * unit)
        paint.disc(surface, (end, y1), size, palette.fjord)
        ground = canvas.ground or palette.surface
        paint.disc(surface, (end, y2), size, ground, border=palette.line2, width=look.dp(2))

    def _draw_stems(self, canvas: Canvas, left: int, boxes: Sequence[pygame.Rect]) -> None:
        look, palette = canvas.look, canvas.look.palette
        width = look.dp(_STEM)
        taken, other = boxes
        canvas.surface.fill(palette.fjord, (left, taken.top, width, taken.height))
        x = left + width // 2
        paint.dashed(
            canvas.surface,
            (x, other.top),
            (x, other.bottom),
            palette.line2,
            width=width,
            on=look.dp(5),
            off=look.dp(4),
        )


def _level(look: Look) -> int:
    """How far below its top a road's choice stands: where the fork points at."""
    return look.set.line("meta") + look.set.line("quote") // 2 + look.dp(1)


def _bend(start: Point, end: Point, corner: float) -> list[Point]:
    """Down, round a corner, and to the right."""
    radius = min(corner, end[0] - start[0], end[1] - start[1])
    centre = start[0] + radius, end[1] - radius
    quarter = [math.pi - step * math.pi / 12 for step in range(7)]
    arc = [
        (centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle))
        for angle in quarter
    ]
    return [start, *arc, end]


def _choice(branch: Branch, ink: str) -> Node:
    return Column([Words(branch.label, "meta", "ink2"), Words(branch.choice, "quote", ink)])


def _follows(branch: Branch, ink: str, *, noted: bool) -> Node:
    lines: list[Node] = [Words(line, "small", ink) for line in branch.follows]
    if noted and branch.note:
        lines.append(Words(branch.note, "small", "ink2"))
    if not lines:
        return Nothing()
    arrow = Level(Glyph("arrow-right", 15, "ink2"), "small")
    return Row([arrow, Cell(Column(lines, 2), 1)], 6, align=0)


def _beside(branch: Branch, ink: str) -> Node:
    follows = _Lowered(_follows(branch, ink, noted=False))
    shares = zip((_choice(branch, ink), follows), _SHARES, strict=True)
    row = Row([Cell(node, share) for node, share in shares], _GAP, align=0)
    if not branch.note:
        return row
    return Column([row, Words(branch.note, "small", "ink2")], 2)


def _stacked(branch: Branch, ink: str) -> Node:
    return Column([_choice(branch, ink), Pad(_follows(branch, ink, noted=True), 0, 2)], 4)


class _Lowered(Node):
    """What came of a choice: its first line is level with the choice's first."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def _down(self, look: Look) -> int:
        return _level(look) - look.set.line("small") // 2

    def measure(self, look: Look, width: int) -> int:
        return self._down(look) + self._node.measure(look, width)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        down = self._down(canvas.look)
        box = pygame.Rect(rect.left, rect.top + down, rect.width, rect.height - down)
        self._node.draw(canvas, box)
