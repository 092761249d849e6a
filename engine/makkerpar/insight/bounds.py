"""What is at least and at most attained: the records that exact answers are given in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from makkerpar.focus import AREAS, PARTS, Seat
from makkerpar.insight import scores
from makkerpar.insight.scores import Row


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the greatest that is attained, both included."""

    min: int
    max: int

    def joined(self, other: Range) -> Range:
        """The least and the greatest of both."""
        return Range(min(self.min, other.min), max(self.max, other.max))

    def moved(self, by: int) -> Range:
        """Both ends moved by the same amount."""
        return Range(self.min + by, self.max + by)


@dataclass(frozen=True, slots=True)
class AreaBounds:
    """An area's sums.

    Attributes:
        net: the least and greatest sum of all its decisions.
        loss: the least sum of its negative decisions, at most 0.
        gain: the greatest sum of its positive decisions, at least 0.
    """

    net: Range
    loss: int
    gain: int


@dataclass(frozen=True, slots=True)
class SeatBounds:
    """What a seat can collect: areas by ``"1"`` …, parts by ``"1A"`` …; all are present.

    Attributes:
        decisions: how many decisions a person makes in this seat; 0 where nobody holds it.
    """

    areas: Mapping[str, AreaBounds]
    parts: Mapping[str, Range]
    decisions: Range


def seat_bounds(seat: Seat, least: Row, greatest: Row) -> SeatBounds:
    """What a seat collects, from the least and the greatest row."""
    start = scores.start_of(seat)

    def column(at: int) -> Range:
        return Range(least[start + at], greatest[start + at])

    def area(at: int) -> AreaBounds:
        signed = column(scores.SIGNED_AT + at)
        return AreaBounds(column(scores.AREA_AT + at), signed.min, signed.max)

    return SeatBounds(
        areas={name: area(at) for at, name in enumerate(AREAS)},
        parts={name: column(at) for at, name in enumerate(PARTS)},
        decisions=column(scores.DECISIONS_AT),
    )
