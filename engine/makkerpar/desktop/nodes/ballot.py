"""The ballot over the five areas: which two came first, which one was let go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pygame

from makkerpar.debrief.ask import AREAS_FIRST, Answers
from makkerpar.desktop import paint
from makkerpar.desktop.answer import Answer
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.boxes import Centred, Column, Row
from makkerpar.desktop.nodes.node import Node
from makkerpar.desktop.nodes.words import CENTRE, Glyph, Words
from makkerpar.desktop.tokens import HIT, RADIUS

Side = Literal["first", "let_go"]
Cross = tuple[str, Side]  # an area, and what is said of it

SIDES: Final[tuple[Side, ...]] = ("first", "let_go")
LEAST: Final = 430  # dp of a card for each 100 % text, below which boxes become buttons
_ROW: Final = 62
_COLUMN: Final = 84
_BOX: Final = 28
_BOX_MOST: Final = 1.6
_BOX_RADIUS: Final = 6
_GAP: Final = 12
_GLYPHS: Final[Mapping[Side, str]] = {"first": "check", "let_go": "minus"}
_FILLS: Final[Mapping[Side, str]] = {"first": "fjord", "let_go": "ink2"}


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands on a ballot.

    Attributes:
        name: what it asks, where it is read aloud.
        areas: their names.
        heads: of the two columns.
        counts: how many of how many are crossed in each.
        why: why a cross was not made, under the area it was meant for.
    """

    name: str
    areas: Mapping[str, str]
    heads: Mapping[Side, str]
    counts: Mapping[Side, str]
    why: tuple[str, str] | None = None


def crossed(said: Answers, cross: Cross) -> bool:
    """Whether a box has its cross."""
    area, side = cross
    return area in said.first if side == "first" else said.let_go == area


def pale(said: Answers, cross: Cross) -> bool:
    """Whether a box can take no cross, because so many others in its column have one."""
    full = len(said.first) == AREAS_FIRST and cross[1] == "first"
    return full and not crossed(said, cross)


def moved(areas: Sequence[str], cursor: Cross, chord: str) -> Cross | None:
    """Where an arrow leads on a ballot, at most to its edge; None: it is no arrow."""
    row, column = areas.index(cursor[0]), SIDES.index(cursor[1])
    match chord:
        case "up":
            row -= 1
        case "down":
            row += 1
        case "left":
            column -= 1
        case "right":
            column += 1
        case _:
            return None
    row, column = min(max(row, 0), len(areas) - 1), min(max(column, 0), len(SIDES) - 1)
    return areas[row], SIDES[column]


class Ballot(Node):
    """The ballot: one stop for the focus, in which arrows lead from box to box.

    Args:
        key: what it is called on its screen.
        said: the crosses so far.
        cursor: the box that keys press.
        press: crosses a box, or takes its cross back.
        texts: what stands on it.
    """

    def __init__(
        self,
        key: str,
        said: Answers,
        cursor: Cross,
        press: Callable[[Cross], Answer],
        texts: Texts,
    ) -> None:
        self._key = key
        self._said = said
        self._cursor = cursor
        self._press = press
        self._texts = texts

    def _upright(self, look: Look, width: int) -> bool:
        """Whether boxes become labelled buttons under each area's name."""
        return width < look.dp(LEAST * look.scale - 44)

    def _columns(self, look: Look) -> list[int]:
        """How wide the columns of boxes are, in pixels."""
        texts = self._texts
        return [
            max(
                look.dp(_COLUMN),
                look.set.width(texts.heads[side], "label") + look.dp(18),
                look.set.width(texts.counts[side], "meta") + look.dp(18),
            )
            for side in SIDES
        ]

    def _name(self, area: str) -> Node:
        """An area's name, and what is to be said of the last press on it."""
        lines: list[Node] = [Words(self._texts.areas[area], "choice")]
        if self._texts.why is not None and self._texts.why[0] == area:
            lines.append(Words(self._texts.why[1], "meta", "brick"))
        return Column(lines, 2)

    def _head(self, side: Side, align: float) -> Node:
        return Column(
            [
                Words(self._texts.heads[side], "label", align=align),
                Words(self._texts.counts[side], "meta", "ink3", align=align),
            ]
        )

    def _heights(self, look: Look, width: int) -> list[int]:
        """Of the head and of the rows, in pixels."""
        if self._upright(look, width):
            head = self._counted().measure(look, width) + look.dp(12)
            button = self._buttons(look, width)[1]
            return [
                head,
                *(
                    self._name(area).measure(look, width) + button + look.dp(8 + 14 + 14)
                    for area in self._texts.areas
                ),
            ]
        columns = self._columns(look)
        head = max(
            self._head(side, CENTRE).measure(look, one)
            for side, one in zip(SIDES, columns, strict=True)
        )
        least = max(look.dp(_ROW), look.grown(_BOX, _BOX_MOST) + look.dp(24))
        room = max(width - sum(columns), 1)
        return [
            head + look.dp(10),
            *(
                max(least, self._name(area).measure(look, room) + look.dp(14))
                for area in self._texts.areas
            ),
        ]

    def measure(self, look: Look, width: int) -> int:
        return sum(self._heights(look, width))

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        clip = canvas.surface.get_clip()
        whole = pygame.Rect(rect.left, rect.top, rect.width, self.measure(look, rect.width))
        canvas.stop(Stop(self._key, whole, self._texts.name, None, canvas.area, clip, group=True))
        head, *rows = self._heights(look, rect.width)
        upright = self._upright(look, rect.width)
        top = pygame.Rect(rect.left, rect.top, rect.width, head)
        if upright:
            self._counted().draw(canvas, top)
        else:
            self._heads(canvas, top)
        y = rect.top + head
        for area, height in zip(self._texts.areas, rows, strict=True):
            canvas.surface.fill(
                look.palette.line, (rect.left, y, rect.width, look.dp(look.palette.border))
            )
            row = pygame.Rect(rect.left, y, rect.width, height)
            if canvas.focus == self._key and area == self._cursor[0]:
                canvas.caret = row
            if upright:
                self._tall(canvas, row, area)
            else:
                self._wide(canvas, row, area)
            y += height

    # Boxes beside the names

    def _heads(self, canvas: Canvas, rect: pygame.Rect) -> None:
        columns = self._columns(canvas.look)
        x = rect.right - sum(columns)
        for side, width in zip(SIDES, columns, strict=True):
            self._head(side, CENTRE).draw(canvas, pygame.Rect(x, rect.top, width, rect.height))
            x += width

    def _wide(self, canvas: Canvas, row: pygame.Rect, area: str) -> None:
        look = canvas.look
        columns = self._columns(look)
        x = row.right - sum(columns)
        name = self._name(area)
        height = name.measure(look, x - row.left)
        name.draw(canvas, pygame.Rect(row.left, row.centery - height // 2, x - row.left, height))
        size = look.grown(_BOX, _BOX_MOST)
        for side, width in zip(SIDES, columns, strict=True):
            cell = pygame.Rect(x, row.top, width, row.height)
            box = pygame.Rect(0, 0, size, size)
            box.center = cell.center
            self._part(canvas, cell, (area, side))
            self._box(canvas, box, (area, side), _BOX_RADIUS)
            glyph = Glyph(_GLYPHS[side], 18, "on", most=_BOX_MOST)
            if crossed(self._said, (area, side)):
                Centred(glyph).draw(canvas, box)
            x += width

    # Buttons under the names

    def _counted(self) -> Node:
        return Row([self._head(side, 0.0) for side in SIDES], 32, 0.0)

    def _label(self, side: Side, ink: str, *, on: bool = False) -> Node:
        glyph = Glyph(_GLYPHS[side] if on else "square", 18, ink, most=_BOX_MOST)
        return Row([glyph, Words(self._texts.heads[side], "label", ink)], 8)

    def _buttons(self, look: Look, width: int) -> tuple[bool, int]:
        """Whether the two stand beside each other; and how high they are, in pixels."""
        half = (width - look.dp(_GAP)) // 2
        labels = [self._label(side, "ink") for side in SIDES]
        beside = all(label.natural(look) + look.dp(24) <= half for label in labels)
        one = max(look.dp(HIT), *(label.measure(look, width) + look.dp(16) for label in labels))
        return beside, one if beside else 2 * one + look.dp(_GAP)

    def _tall(self, canvas: Canvas, row: pygame.Rect, area: str) -> None:
        look = canvas.look
        name = self._name(area)
        height = name.measure(look, row.width)
        y = row.top + look.dp(14)
        name.draw(canvas, pygame.Rect(row.left, y, row.width, height))
        y += height + look.dp(8)
        beside, high = self._buttons(look, row.width)
        gap = look.dp(_GAP)
        wide = (row.width - gap) // 2 if beside else row.width
        one = high if beside else (high - gap) // 2
        for number, side in enumerate(SIDES):
            x = row.left + (wide + gap) * number if beside else row.left
            top = y if beside else y + (one + gap) * number
            box = pygame.Rect(x, top, wide, one)
            cross = area, side
            self._part(canvas, box, cross)
            self._box(canvas, box, cross, RADIUS)
            on = crossed(self._said, cross)
            with canvas.on(look.palette[_FILLS[side]] if on else canvas.ground):
                ink = "on" if on else "ink3" if pale(self._said, cross) else "ink"
                Centred(self._label(side, ink, on=on)).draw(canvas, box)

    # A box

    def _part_key(self, cross: Cross) -> str:
        return f"{self._key}.{cross[0]}.{cross[1]}"

    def _part(self, canvas: Canvas, rect: pygame.Rect, cross: Cross) -> None:
        """What the pointer presses: more than is seen."""
        area, side = cross
        canvas.stop(
            Stop(
                self._part_key(cross),
                rect.copy(),
                f"{self._texts.areas[area]}: {self._texts.heads[side]}",
                lambda: self._press(cross),
                canvas.area,
                canvas.surface.get_clip(),
                part_of=self._key,
            )
        )

    def _box(self, canvas: Canvas, box: pygame.Rect, cross: Cross, radius: float) -> None:
        look, palette = canvas.look, canvas.look.palette
        on = crossed(self._said, cross)
        # In high contrast all lines are white: what cannot be pressed is grey there.
        dim = "line" if palette.border == 1 else "track"
        border = dim if pale(self._said, cross) else "line2"
        if on:
            border = _FILLS[cross[1]]
        if canvas.hover == self._part_key(cross):
            border = "ink" if on else "fjord"
        paint.box(
            canvas.surface,
            box,
            palette[_FILLS[cross[1]]] if on else palette.surface,
            radius=look.dp(radius),
            border=palette[border],
            width=look.dp(palette.border),
        )
        if canvas.focus == self._key and self._cursor == cross:
            canvas.ring(box, look.dp(radius))
