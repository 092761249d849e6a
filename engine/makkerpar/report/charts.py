"""Small charts as SVG that stretch with the page: across in shares of the room, down in pixels.

Written so, a chart is as wide as it is given room and its figures stay as large as the text
around it, on a phone and on paper. Colours come from the page's style sheet by class. Each chart
is told in words beside it; one that stands in a table with its figures is hidden from those who
listen, lest they hear everything twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from makkerpar.report.svg import element, escaped

UNKNOWN: Final = "?"
_LANE: Final = 44  # heights
_BAND: Final = 26
_NET: Final = 12
_SPAN: Final = 16
_SHARE: Final = 12
_AXIS: Final = 42
_POINT: Final = 5  # a radius


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole numbers along a line; all charts of one scale can be compared by eye.

    Attributes:
        low, high: the ends; nought lies between them or on one of them.
        margin: as many units are left free beyond either end.
    """

    low: int
    high: int
    margin: Fraction = Fraction(0)

    def at(self, value: int | Fraction) -> str:
        """Where a value lies, as a share of the width."""
        return _percent((value - self.low + self.margin) / self._units)

    def wide(self, units: int) -> str:
        """How wide so many units are."""
        return _percent(units / self._units)

    def ticks(self) -> tuple[int, ...]:
        """Round values along it, nought among them; ten at most."""
        step = next(step for step in _steps() if (self.high - self.low) // step < 8)
        first = -(-self.low // step) * step
        return tuple(range(first, self.high + 1, step))

    @property
    def _units(self) -> Fraction:
        return Fraction(max(self.high - self.low, 1)) + 2 * self.margin


def _steps() -> Iterator[int]:
    """The round steps 1, 2, 5, 10, 20, 50 and so on."""
    ten = 1
    while True:
        yield from (ten, 2 * ten, 5 * ten)
        ten *= 10


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.2f}%"


def signed(value: int | None) -> str:
    """A sum with its sign, or a question mark where it is not known."""
    if value is None:
        return UNKNOWN
    return f"+{value}" if value > 0 else str(value).replace("-", "−")


def axis(scale: Scale, cost: str, give: str) -> str:
    """The scale's round values, to stand over lanes, and which side of nought means what."""
    marks = [
        element("text", signed(tick), class_="tick", x=scale.at(tick), y=36, text_anchor="middle")
        for tick in scale.ticks()
    ]
    zero = scale.at(0)
    left = element(
        "text", escaped(f"← {cost}"), class_="end", x=zero, y=14, dx=-10, text_anchor="end"
    )
    right = element("text", escaped(f"{give} →"), class_="end", x=zero, y=14, dx=10)
    return _drawing(_AXIS, "axis", left, right, *marks)


def lane(
    scale: Scale,
    ends: tuple[int | None, int | None],
    reach: tuple[int | None, int | None],
    name: str,
    told: str,
) -> str:
    """An area: from the greatest loss to the greatest gain a band, in it where the sum can end.

    Args:
        scale: of all lanes together, with a margin for the figures at the band's ends.
        ends: the greatest loss and the greatest gain; None: not known.
        reach: the least and the greatest sum; None: not known.
        name: the area's.
        told: the same in words.
    """
    loss, gain = ends
    middle = _LANE / 2
    parts = [element("title", escaped(name)), element("desc", escaped(told))]
    parts += _grid(scale, _LANE)
    parts += _band(scale, loss, gain, middle)
    parts.append(_zero(scale, _LANE))
    if reach[0] is not None and reach[1] is not None:
        parts += _reach(scale, reach[0], reach[1], middle, _NET)
    parts += _end(scale, loss, scale.low, -8, middle)
    parts += _end(scale, gain, scale.high, 8, middle)
    return _drawing(_LANE, "lane", *parts, heard=True)


def span(
    scale: Scale,
    least: int | None,
    greatest: int | None,
    within: tuple[int | None, int | None] = (None, None),
) -> str:
    """From the least to the greatest, small enough to stand in a table beside its figures.

    Args:
        scale: of all spans that are compared.
        least: the lower end; None: not known.
        greatest: the upper end; None: not known.
        within: how far the track behind it goes, None: as far as the scale.
    """
    middle = _SPAN / 2
    start, end = (
        scale.at(end) if end is not None else edge
        for end, edge in zip(within, ("0", "100%"), strict=True)
    )
    track = element("line", class_="track", x1=start, x2=end, y1=middle, y2=middle)
    parts = [track, _zero(scale, _SPAN)] if scale.low <= 0 <= scale.high else [track]
    if least is not None and greatest is not None:
        parts += _reach(scale, least, greatest, middle, 8)
    elif least is not None or greatest is not None:
        parts.append(_open(scale, least, greatest, middle))
    return _drawing(_SPAN, "span", *parts)


def share(value: Fraction) -> str:
    """A bar from nothing to all; what is not nothing is always seen."""
    track = element("rect", class_="track", width="100%", height=_SHARE, rx=3)
    bar = element("rect", class_="filled", width=_percent(value), height=_SHARE, rx=3)
    least = element("rect", class_="filled", width=3, height=_SHARE, rx=1)
    return _drawing(_SHARE, "share", track, *((least, bar) if value else ()))


def _drawing(height: int, class_: str, *parts: str, heard: bool = False) -> str:
    """One chart; heard by its title and description, or not at all."""
    return element(
        "svg",
        *parts,
        class_=class_,
        width="100%",
        height=height,
        role="img" if heard else None,
        aria_hidden=None if heard else "true",
    )


def _band(scale: Scale, loss: int | None, gain: int | None, middle: float) -> Iterator[str]:
    start = scale.low if loss is None else loss
    end = scale.high if gain is None else gain
    sure = loss is not None and gain is not None
    if start == end:
        yield element("circle", class_="band", cx=scale.at(start), cy=middle, r=_POINT)
        return
    yield element(
        "rect",
        class_="band" if sure else "band unsure",
        x=scale.at(start),
        y=middle - _BAND / 2,
        width=scale.wide(end - start),
        height=_BAND,
        rx=7,
    )


def _reach(scale: Scale, least: int, greatest: int, middle: float, thick: int) -> Iterator[str]:
    """What costs is hollow and angular, what gives is filled and round: told without colour too."""
    if least == greatest:
        class_ = "cost" if least < 0 else "give" if least > 0 else "none"
        yield element("circle", class_=class_, cx=scale.at(least), cy=middle, r=_POINT)
        return
    for start, end, class_, round_ in (
        (least, min(greatest, 0), "cost", 2),
        (max(least, 0), greatest, "give", thick / 2),
    ):
        if start < end:
            yield element(
                "rect",
                class_=class_,
                x=scale.at(start),
                y=middle - thick / 2,
                width=scale.wide(end - start),
                height=thick,
                rx=round_,
            )


def _open(scale: Scale, least: int | None, greatest: int | None, middle: float) -> str:
    """From the end that is known as far as the scale goes."""
    start = scale.low if least is None else least
    end = scale.high if greatest is None else greatest
    return element(
        "rect",
        class_="open",
        x=scale.at(start),
        y=middle - 4,
        width=scale.wide(end - start),
        height=8,
        rx=2,
    )


def _end(scale: Scale, value: int | None, edge: int, away: int, middle: float) -> Iterator[str]:
    """The figure just outside an end of the band."""
    yield element(
        "text",
        signed(value),
        class_="end",
        x=scale.at(edge if value is None else value),
        y=middle + 5,
        dx=away,
        text_anchor="end" if away < 0 else "start",
    )


def _grid(scale: Scale, height: int) -> Iterator[str]:
    for tick in scale.ticks():
        at = scale.at(tick)
        yield element("line", class_="grid", x1=at, x2=at, y1=0, y2=height)


def _zero(scale: Scale, height: int) -> str:
    at = scale.at(0)
    return element("line", class_="zero", x1=at, x2=at, y1=0, y2=height)
