"""Where the dots of the five lanes lie: one scale, one zero, end to end, without a pixel drawn.

Lengths along a lane are counted in points, from zero outwards: a point is as long in every lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane's numbers.

    Attributes:
        values: of its dots, in the order of the play.
        band: the greatest loss (at most 0) and the greatest gain (at least 0); None: no band.
    """

    values: tuple[int, ...]
    band: tuple[int, int] | None

    def side(self, sign: int) -> tuple[int, ...]:
        """How long the dots on one side (-1: losses, 1: gains) are, in points."""
        return tuple(value * sign for value in self.values if value * sign > 0)

    def reach(self, sign: int) -> int:
        """How far the lane goes to one side, in points."""
        end = 0 if self.band is None else self.band[(sign + 1) // 2] * sign
        return max(end, sum(self.side(sign)))


@dataclass(frozen=True, slots=True)
class Scale:
    """What all lanes share.

    Attributes:
        unit: pixels a point.
        left, right: points that a row has room for, on either side of zero.
        rows: 1, or 2 where each side wraps.
    """

    unit: float
    left: int
    right: int
    rows: int = 1

    def room(self, sign: int) -> int:
        """Points that a row has room for on one side."""
        return self.left if sign < 0 else self.right


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a lane from `start` to `end`, in points right of zero; `row` from 0."""

    start: int
    end: int
    row: int = 0


def fit(strips: Sequence[Strip], width: float, least: float = 0.0) -> Scale:
    """The largest scale at which every lane fits.

    Args:
        strips: all lanes.
        width: of a lane, in pixels.
        least: where a point would be shorter, in pixels, each side wraps to a second row.
    """
    left, right = (max((strip.reach(sign) for strip in strips), default=0) for sign in (-1, 1))
    unit = width / max(left + right, 1)
    if unit >= least:
        return Scale(unit, left, right)
    # A row that is filled greedily leaves at most the longest dot but one point free.
    left, right = (_halved(strips, sign) for sign in (-1, 1))
    return Scale(width / max(left + right, 1), left, right, rows=2)


def _halved(strips: Sequence[Strip], sign: int) -> int:
    return max(
        (-(-(strip.reach(sign) + max(strip.side(sign), default=1) - 1) // 2) for strip in strips),
        default=0,
    )


def dots(strip: Strip, scale: Scale) -> tuple[Span, ...]:
    """Where each dot lies, in the order of the values; those of no length lie on zero."""
    filled = {-1: 0, 1: 0}
    row = {-1: 0, 1: 0}
    found: list[Span] = []
    for value in strip.values:
        if value == 0:
            found.append(Span(0, 0))
            continue
        sign = 1 if value > 0 else -1
        length = abs(value)
        if row[sign] + 1 < scale.rows and filled[sign] + length > scale.room(sign):
            filled[sign], row[sign] = 0, row[sign] + 1
        start, filled[sign] = filled[sign], filled[sign] + length
        ends = sorted((start * sign, filled[sign] * sign))
        found.append(Span(ends[0], ends[1], row[sign]))
    return tuple(found)


def band(strip: Strip, scale: Scale) -> tuple[Span, ...]:
    """The band, row by row: together as long as from the loss to the gain, around every dot."""
    if strip.band is None:
        return ()
    placed = dots(strip, scale)
    ends: dict[int, tuple[int, int]] = {}
    for sign in (-1, 1):
        own = [span for span in placed if span.start * sign > 0 or span.end * sign > 0]
        first = min(strip.reach(sign), scale.room(sign))
        if any(span.row for span in own):
            # Where dots wrap, the band wraps with them: no dot may reach over its end.
            first = max(max(span.start * sign, span.end * sign) for span in own if not span.row)
        ends[sign] = first * sign, strip.reach(sign) * sign - first * sign
    spans = [Span(ends[-1][row], ends[1][row], row) for row in (0, 1)]
    return tuple(spans if spans[1].start < spans[1].end else spans[:1])


def rows(strip: Strip, scale: Scale) -> int:
    """How many rows a lane takes."""
    return 1 + max((span.row for span in (*dots(strip, scale), *band(strip, scale))), default=0)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first pixel beyond it."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first pixel below it."""
        return self.top + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.left + self.width / 2, self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths of the lanes' parts, in pixels.

    Attributes:
        dot: a dot's height.
        gap: between two dots.
        rim: by how much the band is higher than a dot, above and below.
        ring: of a dot that gave as much as it cost.
        hit: as wide and high a dot is for the pointer, at least.
    """

    dot: int
    gap: int
    rim: int
    ring: int
    hit: int

    @property
    def row(self) -> int:
        """From the top of one row of dots to the next."""
        return self.dot + 2 * self.rim + self.gap


def boxes(strip: Strip, scale: Scale, zero: int, top: int, sizes: Sizes) -> tuple[Box, ...]:
    """The dots in pixels.

    Args:
        strip: the lane.
        scale: what all lanes share.
        zero: where zero lies.
        top: where the first row of dots begins; rings lie above it.
        sizes: of the parts.
    """
    rings = strip.values.count(0)
    gap = min(sizes.gap, scale.unit / 2)
    step = sizes.ring + 2 * sizes.gap
    found: list[Box] = []
    ring = 0
    for value, span in zip(strip.values, dots(strip, scale), strict=True):
        if value == 0:
            middle = zero + (ring - (rings - 1) / 2) * step
            ring += 1
            above = top - sizes.rim - sizes.gap // 2 - sizes.ring
            found.append(Box(round(middle - sizes.ring / 2), above, sizes.ring, sizes.ring))
            continue
        left = round(zero + span.start * scale.unit + gap / 2)
        right = round(zero + span.end * scale.unit - gap / 2)
        found.append(Box(left, top + span.row * sizes.row, max(right - left, 1), sizes.dot))
    return tuple(found)


def order(values: Sequence[int]) -> tuple[int, ...]:
    """The dots' positions from left to right: losses end at zero, gains begin there."""
    places = range(len(values))
    losses = [place for place in places if values[place] < 0]
    return (
        *reversed(losses),
        *(place for place in places if values[place] == 0),
        *(place for place in places if values[place] > 0),
    )


def nearest(found: Sequence[Box], x: float) -> int:
    """The place of the box whose middle is nearest to an x; there is one at least."""
    return min(range(len(found)), key=lambda place: abs(found[place].middle[0] - x))


def hit(found: Sequence[Box], at: tuple[int, int], least: int) -> int | None:
    """The place of the box under a point, as if each were at least so wide and high."""
    best: tuple[float, int] | None = None
    for place, box in enumerate(found):
        x, y = (abs(one - middle) for one, middle in zip(at, box.middle, strict=True))
        if x > max(box.width, least) / 2 or y > max(box.height, least) / 2:
            continue
        away = max(x - box.width / 2, 0) + max(y - box.height / 2, 0)
        if best is None or away < best[0]:
            best = away, place
    return best[1] if best is not None else None
