"""How something told in words went, from act to act: a line over bands, without figures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.boxes import Cell, Column, Row
from makkerpar.desktop.nodes.node import Node
from makkerpar.desktop.nodes.words import LEFT, RIGHT, Words

Knot = tuple[float, float]

DISC: Final = 22  # dp, and grows with the text
_RIM: Final = 2
_DOT: Final = 10  # dp of a disc that has no room for its number
_LINE: Final = 2.6
_LABEL: Final = 18  # dp that a column is wider than its label, at least
_INSET: Final = 10  # dp from a column's edge to its label
_GAP: Final = 12  # dp between the bands' words and the plot
_LEAD: Final = 0.6  # of a step: how far into its act the first decision stands
_STEP: Final = 3  # pixels between the points that the line is drawn through


@dataclass(frozen=True, slots=True)
class Band:
    """The values (both included) that a word stands for."""

    min: int
    max: int
    word: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """An act: a column.

    Attributes:
        title, word: what stands below it: its name, and how it ended.
        start, end: the values when it began and when it was over.
        points: one for each decision: its number, and the value it led to.
    """

    title: str
    word: str
    start: int
    points: tuple[tuple[int, int], ...]
    end: int


def monotone(knots: Sequence[Knot], step: float) -> list[Knot]:
    """A smooth line through knots that never leaves the box of the two it is between.

    A cubic spline with the slopes of Fritsch and Butland: where the knots rise the line rises,
    where they fall it falls, and where they turn it is level.

    Args:
        knots: with rising x.
        step: the distance of its points in x; the knots are always among them.
    """
    if len(knots) < 3:
        return list(knots)
    widths = [b[0] - a[0] for a, b in pairwise(knots)]
    slopes = [(b[1] - a[1]) / width for (a, b), width in zip(pairwise(knots), widths, strict=True)]
    tangents = [slopes[0], *_tangents(slopes, widths), slopes[-1]]
    found = [knots[0]]
    for number, (start, end) in enumerate(pairwise(knots)):
        width = widths[number]
        low, high = sorted((start[1], end[1]))
        pieces = max(math.ceil(width / step), 1)
        for piece in range(1, pieces):
            t = piece / pieces
            y = (
                (1 + 2 * t) * (1 - t) ** 2 * start[1]
                + t * (1 - t) ** 2 * width * tangents[number]
                + t * t * (3 - 2 * t) * end[1]
                + t * t * (t - 1) * width * tangents[number + 1]
            )
            # What is beyond here is a rounding error.
            found.append((start[0] + t * width, min(max(y, low), high)))
        found.append(end)
    return found


def _tangents(slopes: Sequence[float], widths: Sequence[float]) -> Iterator[float]:
    """The slopes at the inner knots: harmonic means, or level where the line turns."""
    for (left, right), (before, after) in zip(pairwise(slopes), pairwise(widths), strict=True):
        if left * right <= 0:
            yield 0.0
        else:
            one, other = 2 * after + before, after + 2 * before
            yield (one + other) / (one / left + other / right)


def columns(steps: Sequence[int], least: Sequence[int], width: int) -> list[float] | None:
    """How wide columns are: by their steps, and never narrower than their least.

    Args:
        steps: of each column, at least one.
        least: of each column, in pixels.
        width: of all together.

    Returns:
        None where there is no room for the least of all.
    """
    if sum(least) > width:
        return None
    fixed: set[int] = set()
    while True:
        rest = width - sum(least[at] for at in fixed)
        loose = sum(one for at, one in enumerate(steps) if at not in fixed)
        found = [
            float(least[at]) if at in fixed else rest * one / loose for at, one in enumerate(steps)
        ]
        narrow = {at for at, one in enumerate(found) if one < least[at] and at not in fixed}
        if not narrow:
            return found
        fixed |= narrow


class Numbered(Node):
    """A number on a disc: what a decision is called on every screen.

    Args:
        number: from 1.
        line: the role of the text beside it, with whose first line it stands level.
    """

    def __init__(self, number: int, line: str | None = None) -> None:
        self._number = str(number)
        self._line = line

    def measure(self, look: Look, width: int) -> int:
        line = look.set.line(self._line) if self._line is not None else 0
        return max(look.grown(DISC), line)

    def natural(self, look: Look) -> int:
        return look.grown(DISC)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        middle = rect.top + self.measure(canvas.look, rect.width) // 2
        draw_number(canvas, self._number, (rect.centerx, middle), canvas.look.grown(DISC))


def draw_number(canvas: Canvas, number: str, centre: tuple[int, int], size: int) -> None:
    """A disc with a number, or where that is empty without one."""
    palette, texts = canvas.look.palette, canvas.look.set
    paint.disc(canvas.surface, centre, size, palette.fjord)
    with canvas.on(palette.fjord):
        x = centre[0] - texts.width(number, "key") // 2
        canvas.write(number, "key", palette.on, (x, centre[1] - texts.line("key") // 2))


class Curve(Node):
    """The line over its bands, and below it each act with the word that it ended on.

    Args:
        bands: rising.
        stretches: in order; at least one.
        height: of the plot at least, in dp; it takes what room there is.
        shown: how much of the line is drawn, from 0 to 1.
    """

    def __init__(
        self,
        bands: Sequence[Band],
        stretches: Sequence[Stretch],
        *,
        height: float = 200,
        shown: float = 1.0,
    ) -> None:
        self._bands = bands
        self._stretches = stretches
        self._height = height
        self._shown = shown

    def measure(self, look: Look, width: int) -> int:
        left = self._left(look, width)
        return self._plot_height(look) + self._below(look, width - left)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        left = self._left(look, rect.width)
        width = rect.width - left
        below = self._below(look, width)
        plot = pygame.Rect(rect.left + left, rect.top, width, rect.height - below)
        self._draw_bands(canvas, plot, rect.left)
        widths = self._widths(look, width)
        edges = [float(plot.left)]
        for one in widths or columns(self._steps(), [0] * len(self._stretches), width) or []:
            edges.append(edges[-1] + one)
        bottom = rect.bottom if widths is not None else plot.bottom
        grid = look.dp(1)
        for edge in edges[1:-1]:
            canvas.surface.fill(
                look.palette[_grid(look)], (round(edge), plot.top, grid, bottom - plot.top)
            )
        canvas.surface.fill(look.palette.line2, (plot.left, plot.bottom, plot.width, grid))
        self._draw_line(canvas, plot, edges)
        box = pygame.Rect(plot.left, plot.bottom + look.dp(8), width, below - look.dp(8))
        self._legend(look, widths).draw(canvas, box)

    # Sizes

    def _left(self, look: Look, width: int) -> int:
        widest = max((look.set.width(band.word, "meta") for band in self._bands), default=0)
        return min(widest, round(width * 0.36)) + look.dp(_GAP)

    def _plot_height(self, look: Look) -> int:
        """High enough that each band has room for its word."""
        asked = look.dp(self._height)
        line = look.set.line("meta")
        span = max(self._span, 1)
        needed = [line * span // (band.max - band.min + 1) for band in self._bands]
        return min(max([asked, *needed]), asked * 2)

    def _below(self, look: Look, width: int) -> int:
        """How high the axis and what stands below it are, in pixels."""
        return look.dp(8) + self._legend(look, self._widths(look, width)).measure(look, width)

    def _steps(self) -> list[int]:
        return [len(one.points) + 1 for one in self._stretches]

    def _widths(self, look: Look, width: int) -> list[float] | None:
        """How wide the acts are; None: their names have no room beside each other."""
        least = [
            max(look.set.width(one.title, "meta"), look.set.width(one.word, "h3")) + look.dp(_LABEL)
            for one in self._stretches
        ]
        return columns(self._steps(), least, width)

    def _legend(self, look: Look, widths: Sequence[float] | None) -> Node:
        """The acts with their words: each under its column, or all in a list."""
        if widths is None:
            rows: list[Node] = [
                Row([Cell(Words(one.title, "meta", "ink2"), 1), Words(one.word, "h3")], _GAP)
                for one in self._stretches
            ]
            return Column(rows, 4)
        cells: list[Cell] = []
        edge = 0.0
        for number, (one, width) in enumerate(zip(self._stretches, widths, strict=True)):
            inset = look.dp(_INSET) if number else 0
            here, edge = round(edge), edge + width
            if inset:
                cells.append(Cell(Column([]), width=inset))
            pair = Column([Words(one.title, "meta", "ink2"), Words(one.word, "h3")])
            cells.append(Cell(pair, width=round(edge) - here - inset))
        return Row(cells, align=0)

    # The plot

    @property
    def _span(self) -> int:
        """How many values there are."""
        return self._bands[-1].max - self._bands[0].min + 1

    def _y(self, plot: pygame.Rect, value: float) -> float:
        """Where a value stands; each has as much room as the next, so none lies on an edge."""
        low = self._bands[0].min - 0.5
        return plot.bottom - (value - low) * plot.height / self._span

    def _draw_bands(self, canvas: Canvas, plot: pygame.Rect, left: int) -> None:
        look = canvas.look
        middle = len(self._bands) // 2
        width = plot.left - look.dp(_GAP) - left
        floor = plot.top
        for number, band in reversed(list(enumerate(self._bands))):
            top = round(self._y(plot, band.max + 0.5))
            bottom = round(self._y(plot, band.min - 0.5))
            if number == middle:
                canvas.surface.fill(look.palette.sunken, (plot.left, top, plot.width, bottom - top))
            if number:
                canvas.surface.fill(
                    look.palette[_grid(look)], (plot.left, bottom, plot.width, look.dp(1))
                )
            word = Words(band.word, "meta", "ink2", align=RIGHT if width else LEFT)
            height = word.measure(look, width)
            y = max((top + bottom - height) // 2, floor)
            word.draw(canvas, pygame.Rect(left, y, width, height))
            floor = y + height

    def _knots(self, plot: pygame.Rect, edges: Sequence[float]) -> tuple[list[Knot], list[Knot]]:
        """Where the line goes through, and where the decisions stand on it."""
        knots: list[Knot] = []
        stops: list[Knot] = []
        following = [*(one.start for one in self._stretches[1:]), None]
        for one, after, (start, end) in zip(
            self._stretches, following, pairwise(edges), strict=True
        ):
            step = (end - start) / (len(one.points) + 1)
            if not knots or knots[-1][0] < start:
                knots.append((start, self._y(plot, one.start)))
            for at, (_, value) in enumerate(one.points):
                stops.append((start + (at + _LEAD) * step, self._y(plot, value)))
                knots.append(stops[-1])
            # What happened between two acts is told just before the edge.
            last = end if after in (None, one.end) else end - step / 4
            knots.append((last, self._y(plot, one.end)))
        return knots, stops

    def _draw_line(self, canvas: Canvas, plot: pygame.Rect, edges: Sequence[float]) -> None:
        look = canvas.look
        knots, stops = self._knots(plot, edges)
        reach = plot.left + plot.width * self._shown
        line = [point for point in monotone(knots, _STEP) if point[0] <= reach]
        for start in range(0, len(line) - 1, _PIECE):
            piece = line[start : start + _PIECE + 1]
            width = _LINE * look.unit
            paint.polyline(canvas.surface, piece, look.palette.fjord, width)
        size, numbered = self._disc(look, stops)
        rim = canvas.ground or look.palette.surface
        numbers = (number for one in self._stretches for number, _ in one.points)
        for number, (x, y) in zip(numbers, stops, strict=True):
            if x <= reach:
                centre = round(x), round(y)
                paint.disc(canvas.surface, centre, size + 2 * look.dp(_RIM), rim)
                draw_number(canvas, str(number) if numbered else "", centre, size)

    def _disc(self, look: Look, stops: Sequence[Knot]) -> tuple[int, bool]:
        """How large the discs are, and whether their numbers have room on them."""
        numbers = [str(number) for one in self._stretches for number, _ in one.points]
        if not numbers:
            return 0, False
        widest = max(look.set.width(number, "key") for number in numbers)
        step = min((b[0] - a[0] for a, b in pairwise(stops)), default=math.inf)
        if step < widest + look.dp(4):
            return min(look.dp(_DOT), max(int(step), look.dp(4))), False
        needed = math.ceil(math.hypot(widest, look.set.size("key") * 0.75)) + look.dp(4)
        return round(min(look.grown(DISC), max(step - look.dp(4), needed))), True


_PIECE: Final = 24  # the line is drawn in short pieces: each has a surface of its own


def _grid(look: Look) -> str:
    """The colour of what must not be louder than the line."""
    return "line" if look.palette.border == 1 else "track"
