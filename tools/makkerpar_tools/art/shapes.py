"""Shapes, and the colours they are drawn in: what every picture of a place or a thing is made of.

A shape is SVG text, in the part of SVG that the window's renderer draws. Lengths are in units of
the picture's view box, colours are `#RRGGBB`, opacities run from 0 to 1.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

Point = tuple[float, float]

_DECIMAL = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one light, from pale to deep within each hue."""

    white: str
    paper: str
    wall: str
    wall2: str
    shade: str
    wood: str
    wood2: str
    wood3: str
    sky: str
    fjord: str
    fjord2: str
    fjord3: str
    fjord4: str
    moss: str
    moss2: str
    moss3: str
    brick: str
    brick2: str
    brick3: str
    ochre: str
    steel: str
    ink: str

    def dimmed(self, red: float, green: float, blue: float) -> Palette:
        """The same colours in a poorer light: each channel by its own factor, 0–1."""
        factors = (red, green, blue)
        return Palette(*(dim(getattr(self, field.name), factors) for field in fields(self)))


DAYLIGHT = Palette(
    white="#FCF9F3",
    paper="#F6F1E8",
    wall="#EADFCD",
    wall2="#E1D3BC",
    shade="#D6C5A9",
    wood="#CBAA82",
    wood2="#B48F66",
    wood3="#96734F",
    sky="#C9D9D9",
    fjord="#A9C0C1",
    fjord2="#7E9FA3",
    fjord3="#55797F",
    fjord4="#335761",
    moss="#98A47F",
    moss2="#7B8A63",
    moss3="#5F7050",
    brick="#CE9475",
    brick2="#B87658",
    brick3="#9A5A41",
    ochre="#D9B36C",
    steel="#B9C3C7",
    ink="#2A3A43",
)


def dim(colour: str, factors: tuple[float, float, float]) -> str:
    """`colour` with red, green and blue multiplied by the factors."""
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(
        f"{round(channel * factor):02X}" for channel, factor in zip(channels, factors, strict=True)
    )


def number(value: float) -> str:
    """A length as SVG has it: at most one decimal, and none where there is none to tell."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def rect(
    x: float, y: float, w: float, h: float, fill: str, *, rx: float = 0, opacity: float = 1
) -> str:
    """A rectangle by its upper left corner, with round corners of radius `rx`."""
    corners = f' rx="{number(rx)}"' if rx else ""
    box = f'x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"'
    return f"<rect {box}{corners} {_fill(fill, opacity)}/>"


def circle(x: float, y: float, radius: float, fill: str, *, opacity: float = 1) -> str:
    """A disc by its centre."""
    disc = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
    return f"<circle {disc} {_fill(fill, opacity)}/>"


def ring(x: float, y: float, radius: float, colour: str, width: float) -> str:
    """A circle's line, by its centre and the radius to the middle of the line."""
    disc = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
    return f'<circle {disc} fill="none" stroke="{colour}" stroke-width="{number(width)}"/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, *, opacity: float = 1) -> str:
    """An oval by its centre and half axes."""
    oval = f'cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}"'
    return f"<ellipse {oval} {_fill(fill, opacity)}/>"


def polygon(points: Iterable[Point], fill: str, *, opacity: float = 1) -> str:
    """A closed figure with straight sides."""
    corners = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polygon points="{corners}" {_fill(fill, opacity)}/>'


def path(outline: str, fill: str, *, opacity: float = 1, holed: bool = False) -> str:
    """A filled outline in SVG's path language; `holed`: outlines within outlines are holes."""
    rule = ' fill-rule="evenodd"' if holed else ""
    return f'<path d="{_tidy(outline)}"{rule} {_fill(fill, opacity)}/>'


def round_outline(x: float, y: float, radius: float) -> str:
    """A circle as an outline, to be put together with others in one path."""
    half = f"a{radius} {radius} 0 1 0 "
    return f"M{x - radius} {y}{half}{2 * radius} 0{half}{-2 * radius} 0Z"


def line(outline: str, colour: str, width: float, *, flat: bool = False, opacity: float = 1) -> str:
    """A drawn line in SVG's path language, its ends round or `flat`."""
    cap = "" if flat else ' stroke-linecap="round" stroke-linejoin="round"'
    veil = f' stroke-opacity="{opacity:g}"' if opacity < 1 else ""
    pen = f'stroke="{colour}" stroke-width="{number(width)}"{cap}{veil}'
    return f'<path d="{_tidy(outline)}" fill="none" {pen}/>'


def turned(body: str, degrees: float, x: float, y: float) -> str:
    """`body` turned clockwise about a point."""
    return f'<g transform="rotate({number(degrees)} {number(x)} {number(y)})">{body}</g>'


def placed(body: str, x: float, y: float, scale: float = 1) -> str:
    """`body` scaled about its origin, and its origin moved to a point."""
    moved = f"translate({number(x)} {number(y)})"
    sized = f" scale({scale:g})" if scale != 1 else ""
    return f'<g transform="{moved}{sized}">{body}</g>'


def arc(centre: Point, radius: float, start: float, sweep: float, *, squash: float = 1) -> str:
    """A path along a circle; degrees clockwise from the top. `squash` flattens it vertically."""
    steps = max(2, math.ceil(abs(sweep) / 15))
    points = []
    for step in range(steps + 1):
        angle = math.radians(start + sweep * step / steps)
        x, y = centre[0] + radius * math.sin(angle), centre[1] - radius * squash * math.cos(angle)
        points.append(f"{number(x)} {number(y)}")
    return "M" + "L".join(points)


def gradient(name: str, top: str, bottom: str) -> str:
    """A vertical run between two colours; fills use it as `url(#name)`."""
    stops = f'<stop offset="0" stop-color="{top}"/><stop offset="1" stop-color="{bottom}"/>'
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient>'


def picture(width: int, height: int, title: str, body: str, definitions: str = "") -> str:
    """A whole SVG file, ending in a line break; `title` is told to those who cannot see it."""
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    defs = f"<defs>{definitions}</defs>" if definitions else ""
    shapes = re.sub(r"(?=<(?!/|stop|linear))", "\n", defs + body)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<title>{title}</title>'
    return f"{head}{shapes}\n</svg>\n"


def _fill(colour: str, opacity: float) -> str:
    veil = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
    return f'fill="{colour}"{veil}'


def _tidy(outline: str) -> str:
    """Computed coordinates without the decimals that nobody sees."""
    return _DECIMAL.sub(lambda found: number(float(found.group())), outline)
