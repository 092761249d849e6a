"""The chart of the five lanes, and the dot it is made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

import pygame

from makkerpar.desktop import lanes_layout, paint
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.lanes_layout import Box, Scale, Sizes, Strip
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.boxes import Cell, Column, Row
from makkerpar.desktop.nodes.node import Around, Node
from makkerpar.desktop.nodes.words import Glyph, Line, Words
from makkerpar.desktop.tokens import RADIUS_KEY

NAME: Final = 224  # dp at 100 %: the names beside the lanes
ROW: Final = 75  # dp: a lane with its name beside it
ROW_LEAST: Final = 64
GAP: Final = 18  # dp between an open lane and its card
LEAST_UNIT: Final = 14  # dp: where a point would be shorter, the dots wrap
_END: Final = 8  # dp between a band and what stands at its end
_BEYOND: Final = 12  # dp that the zero line reaches beyond the dots
_RING: Final = 12
_HIT: Final = 24
_KNOCK: Final = 5  # dp of ground around a dot with a ring
_REMARK: Final = 150  # dp at 100 %: what stands beside the dots is not narrower

At = tuple[int, int]  # a lane and a dot's position in it


@dataclass(frozen=True, slots=True)
class LaneFace:
    """What a lane shows.

    Attributes:
        name: of the area.
        said: what the player said of it; empty: nothing.
        first: whether that was "first".
        strip: its dots, and its band.
        remark: why there is no band; empty: there is one, or nothing is to be said of it.
    """

    name: str
    said: str
    first: bool
    strip: Strip
    remark: str


@dataclass(frozen=True, slots=True)
class Heads:
    """The words over the lanes."""

    cost: str
    gave: str
    least: str
    most: str


@dataclass(slots=True)
class Places:
    """Where things were drawn last, in pixels of the window: for the pointer, and for scrolling.

    Attributes:
        dots: of each lane, in the order of its dots.
        lanes: each with its name, and with the card below it, if there is one.
    """

    dots: list[tuple[Box, ...]] = field(default_factory=list)
    lanes: list[pygame.Rect] = field(default_factory=list)


class Chart(Node):
    """The five lanes.

    Args:
        faces: the lanes, from top to bottom.
        heads: the words over them.
        places: notes where they were drawn.
        key: what the chart is called on its screen; None: it cannot be focused.
        name: what it says of itself and of the open dot.
        open_: the dot whose card is open.
        twins: the dots of the same decision.
        card: what opens under its own lane; None: names stand beside the lanes, and no card.
        row: how high a lane with its name beside it is, in dp.
        shown: whether a dot has come in yet.
    """

    def __init__(
        self,
        faces: Sequence[LaneFace],
        heads: Heads,
        places: Places,
        *,
        stacked: bool,
        key: str | None = None,
        name: str = "",
        open_: At | None = None,
        twins: Collection[At] = (),
        card: Node | None = None,
        row: float = ROW,
        shown: Callable[[At], bool] = lambda _: True,
    ) -> None:
        self._faces = faces
        self._heads = heads
        self._places = places
        self._stacked = stacked
        self._key = key
        self._says = name
        self._open = open_
        self._twins = twins
        self._card = card
        self._row = row
        self._shown = shown

    # How long and how high

    def scale(self, look: Look, width: int) -> Scale:
        """What the lanes share in a chart of a width, in pixels."""
        ends = sum(_ends(self._faces, look))
        rest = width - ends - (0 if self._stacked else look.dp(NAME * look.scale))
        least = max(look.dp(LEAST_UNIT), look.set.width("+", "label") + look.dp(6))
        return lanes_layout.fit([face.strip for face in self._faces], max(rest, 1), least)

    def _head(self, look: Look) -> int:
        return look.set.line("meta") + look.dp(8)

    def measure(self, look: Look, width: int) -> int:
        scale = self.scale(look, width)
        return self._head(look) + sum(
            self._height(look, width, scale, number) for number in range(len(self._faces))
        )

    def _height(self, look: Look, width: int, scale: Scale, number: int) -> int:
        face = self._faces[number]
        dots = self._dots(look, scale, face)
        if not self._stacked:
            name = self._name(face).measure(look, look.dp(NAME * look.scale) - look.dp(_END))
            inner = max(name, self._remark_height(look, width, scale, face), dots)
            return max(look.dp(self._row), inner + look.dp(16))
        height = look.dp(12) + self._name(face).measure(look, width) + look.dp(6)
        height += self._rings(look, face) + dots + look.dp(16)
        if face.remark:
            remark = Words(face.remark, "small", "ink2").measure(look, width)
            height += remark + look.dp(4)
        if self._open is not None and self._open[0] == number and self._card is not None:
            height += look.dp(2) + self._card.measure(look, width) + look.dp(GAP)
        return height

    def _dots(self, look: Look, scale: Scale, face: LaneFace) -> int:
        """How high a lane's rows of dots are, with the band around them."""
        if self._stacked and not face.strip.values:
            return 0
        sizes = sizes_of(look)
        rows = lanes_layout.rows(face.strip, scale)
        return (rows - 1) * sizes.row + sizes.dot + 2 * sizes.rim

    def _rings(self, look: Look, face: LaneFace) -> int:
        """Room above the dots for those that gave as much as they cost."""
        return look.dp(_RING) if 0 in face.strip.values else 0

    def _name(self, face: LaneFace) -> Node:
        name = Words(face.name, "label")
        if not face.said:
            return name
        colour = "fjord" if face.first else "ink2"
        glyph = Glyph("check" if face.first else "minus", 15, colour)
        return Column([name, Row([glyph, Cell(Words(face.said, "meta", colour), 1)], 6)], 1)

    def _remark_height(self, look: Look, width: int, scale: Scale, face: LaneFace) -> int:
        """Of what stands beside the dots; where it has no room there, below them."""
        if not face.remark:
            return 0
        left, _ = _ends(self._faces, look)
        zero = look.dp(NAME * look.scale) + left + round(scale.left * scale.unit)
        room, below = self._beside(look, width, zero, scale, face)
        height = Words(face.remark, "small", "ink2").measure(look, room)
        dots = self._dots(look, scale, face) if face.strip.values else 0
        return height + dots if below else height

    def _beside(
        self, look: Look, right: int, zero: int, scale: Scale, face: LaneFace
    ) -> tuple[int, bool]:
        """How wide what stands right of the dots is, and whether it has to go below them."""
        room = right - self._free(look, zero, scale, face)
        if room >= look.grown(_REMARK):
            return room, False
        return max(right - zero - look.dp(_END), look.grown(_REMARK)), True

    def _free(self, look: Look, zero: int, scale: Scale, face: LaneFace) -> int:
        """Where the room right of the dots begins."""
        ends = [span.end for span in lanes_layout.dots(face.strip, scale)]
        return zero + round(max([0, *ends]) * scale.unit) + look.dp(18)

    # Drawing

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        scale = self.scale(look, rect.width)
        left, _ = _ends(self._faces, look)
        inset = 0 if self._stacked else look.dp(NAME * look.scale)
        zero = rect.left + inset + left + round(scale.left * scale.unit)
        self._places.dots.clear()
        self._places.lanes.clear()
        if self._key is not None:
            clip = canvas.surface.get_clip()
            stop = Stop(self._key, rect.copy(), self._says, None, canvas.area, clip, group=True)
            canvas.stop(stop)
        y = rect.top + self._head(look)
        self._write_heads(canvas, rect, zero, scale)
        for number in range(len(self._faces)):
            height = self._height(look, rect.width, scale, number)
            lane = pygame.Rect(rect.left, y, rect.width, height)
            self._places.lanes.append(lane)
            self._lane(canvas, lane, zero, scale, number)
            y += height

    def _lane(
        self, canvas: Canvas, lane: pygame.Rect, zero: int, scale: Scale, number: int
    ) -> None:
        look, face = canvas.look, self._faces[number]
        sizes = sizes_of(look)
        canvas.surface.fill(
            look.palette.line, (lane.left, lane.top, lane.width, look.dp(look.palette.border))
        )
        name = self._name(face)
        if self._stacked:
            high = name.measure(look, lane.width)
            name.draw(canvas, pygame.Rect(lane.left, lane.top + look.dp(12), lane.width, high))
            top = lane.top + look.dp(18) + high + self._rings(look, face)
        else:
            width = look.dp(NAME * look.scale) - look.dp(_END)
            high = name.measure(look, width)
            at = lane.top + (lane.height - high) // 2
            name.draw(canvas, pygame.Rect(lane.left, at, width, high))
            inner = self._dots(look, scale, face)
            if face.remark and face.strip.values:
                inner = max(inner, self._remark_height(look, lane.width, scale, face))
                if not self._beside(look, lane.right, zero, scale, face)[1]:
                    inner = self._dots(look, scale, face)
            top = lane.top + (lane.height - inner) // 2
        top += sizes.rim
        self._band(canvas, face.strip, scale, zero, top)
        if self._dots(look, scale, face):
            self._zero(canvas, zero, top, self._dots(look, scale, face) - 2 * sizes.rim)
        found = lanes_layout.boxes(face.strip, scale, zero, top, sizes)
        self._places.dots.append(found)
        self._draw_dots(canvas, found, scale, number)
        below = self._remark(canvas, lane, zero, top, scale, face)
        if self._open is not None and self._open[0] == number and self._card is not None:
            card = pygame.Rect(lane.left, below + look.dp(GAP), lane.width, 0)
            card.height = self._card.measure(look, lane.width)
            self._card.draw(canvas, card)

    def _band(self, canvas: Canvas, strip: Strip, scale: Scale, zero: int, top: int) -> None:
        look, palette = canvas.look, canvas.look.palette
        if strip.band is None:
            return
        sizes = sizes_of(look)
        for span in lanes_layout.band(strip, scale):
            left = zero + round(span.start * scale.unit)
            box = pygame.Rect(
                left,
                top - sizes.rim + span.row * sizes.row,
                max(zero + round(span.end * scale.unit) - left, 1),
                sizes.dot + 2 * sizes.rim,
            )
            paint.box(
                canvas.surface,
                box,
                palette.sunken,
                radius=box.height // 2,
                border=palette.line,
                width=look.dp(1),
            )
            if span.row == 0:
                y = box.centery - look.set.line("meta") // 2
                least, most = (signed(value) for value in strip.band)
                x = box.left - look.dp(_END) - look.set.width(least, "meta")
                canvas.write(least, "meta", palette.ink3, (x, y))
                canvas.write(most, "meta", palette.ink3, (box.right + look.dp(_END), y))

    def _zero(self, canvas: Canvas, zero: int, top: int, height: int) -> None:
        look = canvas.look
        width, beyond = look.dp(1), look.dp(_BEYOND)
        line = (zero - width // 2, top - beyond, width, height + 2 * beyond)
        canvas.surface.fill(look.palette.line2, line)

    def _draw_dots(self, canvas: Canvas, found: Sequence[Box], scale: Scale, number: int) -> None:
        values = self._faces[number].strip.values
        marked: list[int] = []
        for place, (box, value) in enumerate(zip(found, values, strict=True)):
            at = number, place
            if at == self._open or at in self._twins:
                marked.append(place)
            elif self._shown(at):
                draw_dot(canvas, _rect(box), value, scale.unit)
            else:
                canvas.due(canvas.now + 1 / 60)
        for place in marked:
            if self._shown((number, place)):
                lies, value = _rect(found[place]), values[place]
                self._mark(canvas, lies, value, twin=(number, place) != self._open)
                draw_dot(canvas, lies, value, scale.unit)

    def _mark(self, canvas: Canvas, box: pygame.Rect, value: int, *, twin: bool) -> None:
        """Ground around a dot, and on it the ring of one that is looked at, or of its twin."""
        look, palette = canvas.look, canvas.look.palette
        radius = look.dp(RADIUS_KEY) if value < 0 else min(box.width, box.height) // 2
        knock = look.dp(_KNOCK)
        around = box.inflate(2 * knock, 2 * knock)
        ground = canvas.ground if canvas.ground is not None else palette.bg
        paint.box(canvas.surface, around, ground, radius=radius + knock)
        if not twin and canvas.focus is not None and canvas.focus == self._key:
            canvas.ring(box, radius)
            return
        paint.box(
            canvas.surface,
            around,
            None,
            radius=radius + knock,
            border=palette.ink if twin else palette.fjord,
            width=look.dp(2 if twin else 3),
        )

    def _remark(
        self,
        canvas: Canvas,
        lane: pygame.Rect,
        zero: int,
        top: int,
        scale: Scale,
        face: LaneFace,
    ) -> int:
        """Why there is no band; where what belongs to the lane ends."""
        look, sizes = canvas.look, sizes_of(canvas.look)
        bottom = top - sizes.rim + self._dots(look, scale, face)
        if not face.remark:
            return bottom
        words = Words(face.remark, "small", "ink2")
        if self._stacked:
            high = words.measure(look, lane.width)
            at = bottom + look.dp(4)
            words.draw(canvas, pygame.Rect(lane.left, at, lane.width, high))
            return at + high
        room, below = self._beside(look, lane.right, zero, scale, face)
        high = words.measure(look, room)
        if below and face.strip.values:
            words.draw(canvas, pygame.Rect(lane.right - room, bottom, room, high))
        else:
            middle = top + sizes.dot // 2
            x = lane.right - room
            words.draw(canvas, pygame.Rect(x, middle - high // 2, room, high))
        return bottom

    def _write_heads(self, canvas: Canvas, rect: pygame.Rect, zero: int, scale: Scale) -> None:
        """What the two sides are, and once what the bands' ends are, where there is room."""
        look, heads = canvas.look, self._heads
        cost = Row([Glyph("arrow-left", 14, "ink2"), Line(heads.cost, "meta", "ink2")], 6)
        gave = Row([Line(heads.gave, "meta", "ink2"), Glyph("arrow-right", 14, "ink2")], 6)
        gap, high = look.dp(14), look.set.line("meta")
        widths = cost.natural(look), gave.natural(look)
        x = max(zero - gap - widths[0], rect.left)
        left = pygame.Rect(x, rect.top, widths[0], high)
        x = min(max(zero + gap, left.right + gap), rect.right - widths[1])
        right = pygame.Rect(x, rect.top, widths[1], high)
        cost.draw(canvas, left)
        gave.draw(canvas, right)
        ends = next((face.strip.band for face in self._faces if face.strip.band), None)
        if ends is None:
            return
        band = zero + max(ends[0], -scale.left) * scale.unit, zero + ends[1] * scale.unit
        width = look.set.width(heads.least, "meta")
        x = max(round(band[0]) - look.dp(_END) - width, rect.left)
        if x + width + look.dp(12) <= left.left:
            canvas.write(heads.least, "meta", look.palette.ink3, (x, rect.top))
        width = look.set.width(heads.most, "meta")
        x = min(round(band[1]) + look.dp(_END), rect.right - width)
        if x >= right.right + look.dp(12):
            canvas.write(heads.most, "meta", look.palette.ink3, (x, rect.top))


class Dot(Node):
    """A dot on its own, beside what it stands for.

    Args:
        value: of the decision in its area.
    """

    def __init__(self, value: int) -> None:
        self._value = value

    def measure(self, look: Look, width: int) -> int:
        return sizes_of(look).dot

    def natural(self, look: Look) -> int:
        sizes = sizes_of(look)
        if self._value == 0:
            return sizes.ring
        return sizes.dot + (min(abs(self._value), 3) - 1) * (sizes.dot + sizes.gap)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        sizes = sizes_of(canvas.look)
        high = sizes.dot if self._value else sizes.ring
        box = pygame.Rect(0, 0, self.natural(canvas.look), high)
        box.midleft = rect.midleft
        draw_dot(canvas, box, self._value, float(box.width))


class Fading(Around):
    """A node that comes in: what it lies on goes away from above it.

    Args:
        node: what comes in.
        began: when, by the canvas's clock.
        lasts: how long it takes, in seconds.
    """

    def __init__(self, node: Node, began: float, lasts: float) -> None:
        super().__init__(node)
        self._began = began
        self._lasts = lasts

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        self._node.draw(canvas, rect)
        share = (canvas.now - self._began) / self._lasts
        if share >= 1 or canvas.look.reduced or canvas.ground is None:
            return
        seen = rect.clip(canvas.surface.get_clip())
        if seen.width and seen.height:
            veil = pygame.Surface(seen.size)
            veil.fill(canvas.ground)
            veil.set_alpha(round(255 * (1 - max(share, 0.0)) ** 2))
            canvas.surface.blit(veil, seen)
        canvas.due(canvas.now + 1 / 60)


def draw_dot(canvas: Canvas, box: pygame.Rect, value: int, unit: float) -> None:
    """A gain, round and filled; a loss, square and empty; or a ring, where both are as large.

    Args:
        canvas: what is drawn on.
        box: where.
        value: what it says.
        unit: pixels a point: where the figure has no room, each point has a sign.
    """
    look, palette = canvas.look, canvas.look.palette
    if value == 0:
        width = look.dp(2)
        paint.disc(
            canvas.surface, box.center, box.width, palette.surface, border=palette.ink2, width=width
        )
        return
    if value > 0:
        fill, ink = palette.fjord, palette.on
        paint.box(canvas.surface, box, fill, radius=min(box.width, box.height) // 2)
    else:
        fill, ink = palette.surface, palette.brick
        paint.box(
            canvas.surface,
            box,
            fill,
            radius=look.dp(RADIUS_KEY),
            border=palette.brick,
            width=look.dp(2),
        )
    with canvas.on(fill):
        _figure(canvas, box, value, unit, ink)


def _figure(
    canvas: Canvas, box: pygame.Rect, value: int, unit: float, ink: tuple[int, int, int]
) -> None:
    look = canvas.look
    y = box.centery - look.set.line("label") // 2
    text = signed(value)
    width = look.set.width(text, "label")
    if width + look.dp(6) <= box.width:
        canvas.write(text, "label", ink, (box.centerx - width // 2, y))
        return
    sign = text[0]
    width = look.set.width(sign, "label")
    # One sign a point; where not even they have room, one for all, or none.
    count = abs(value) if width + look.dp(2) <= unit else 1
    if width <= box.width:
        for number in range(count):
            middle = box.centerx + (number - (count - 1) / 2) * unit
            canvas.write(sign, "label", ink, (round(middle - width / 2), y))


def signed(value: int) -> str:
    """A value with its sign, as it is read: +2, −1 with a minus, 0."""
    return f"+{value}" if value > 0 else f"−{-value}" if value else "0"


def sizes_of(look: Look) -> Sizes:
    """The lengths of the lanes' parts."""
    return Sizes(
        dot=look.set.line("label") + look.dp(8),
        gap=look.dp(4),
        rim=look.dp(4),
        ring=look.grown(_RING) // 2 * 2,
        hit=look.dp(_HIT),
    )


def _ends(faces: Sequence[LaneFace], look: Look) -> tuple[int, int]:
    """How much room what stands at the bands' ends takes, left and right, in pixels."""
    bands = [face.strip.band for face in faces if face.strip.band is not None]
    gap = look.dp(_END)
    left, right = (
        max((look.set.width(signed(band[end]), "meta") + gap for band in bands), default=0)
        for end in (0, 1)
    )
    return left, right


def _rect(box: Box) -> pygame.Rect:
    return pygame.Rect(box.left, box.top, box.width, box.height)
