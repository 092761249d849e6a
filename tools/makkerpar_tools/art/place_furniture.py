"""What rooms are furnished with, and the light that falls on it: by day and in the evening."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import cycle

from makkerpar_tools.art.shapes import (
    DAYLIGHT,
    Palette,
    circle,
    ellipse,
    gradient,
    line,
    path,
    picture,
    polygon,
    rect,
)

WIDTH, HEIGHT = 1600, 1000

SKY = "url(#sky)"
WALL = "url(#wall)"

# Width and height of binders, one after the other.
_BINDERS = ((34, 124), (38, 116), (34, 112), (30, 104), (34, 116), (38, 124), (44, 108))


@dataclass(frozen=True, slots=True)
class Light:
    """A time of day: the colours indoors and outdoors, the sky, and whether lamps are lit."""

    room: Palette
    outside: Palette
    sky: tuple[str, str]  # at the top and at the bottom of a window
    lamp: str  # the mouth of a lamp
    pane: str  # a lit window seen from outside
    lit: bool


DAY = Light(
    room=DAYLIGHT,
    outside=DAYLIGHT,
    sky=("#EEF1EC", DAYLIGHT.sky),
    lamp="#F3DDA6",
    pane=DAYLIGHT.fjord2,
    lit=False,
)

# The blue hour, not the night: the outline and dark hair of a portrait must still part from it.
EVENING = Light(
    # Golden rather than grey, and what is white keeps more of its light: lamps shine on it.
    room=replace(DAYLIGHT.dimmed(0.76, 0.67, 0.58), white="#E2D2B6", paper="#D0BEA0"),
    outside=DAYLIGHT.dimmed(0.5, 0.58, 0.68),
    sky=("#4F6A86", "#8BA1B0"),
    lamp="#FFE9AE",
    pane="#F2CB78",
    lit=True,
)


def scene(light: Light, title: str, body: str, *, wall: bool = True) -> str:
    """A place's file: its shapes on a wall, unless the body covers the whole ground itself."""
    ground = rect(0, 0, WIDTH, HEIGHT, WALL) if wall else ""
    definitions = gradient("sky", *light.sky) + gradient("wall", light.room.wall, light.room.wall2)
    return picture(WIDTH, HEIGHT, title, ground + body, definitions)


def halo(light: Light, x: float, y: float, radius: float) -> str:
    """The glow about a lit lamp, in two flat rings; nothing by day."""
    if not light.lit:
        return ""
    return circle(x, y, radius, light.lamp, opacity=0.1) + circle(
        x, y, radius * 0.6, light.lamp, opacity=0.12
    )


def cone(light: Light, x: float, y: float, spread: float, depth: float) -> str:
    """The light that falls from a lit lamp's mouth at (x, y); nothing by day."""
    if not light.lit:
        return ""
    foot = [(x + spread * 0.34, y), (x + spread, y + depth), (x - spread, y + depth)]
    return polygon([(x - spread * 0.34, y), *foot], light.lamp, opacity=0.13)


def pendant(light: Light, x: float, y: float, colour: str, scale: float = 1) -> str:
    """A lamp that hangs from the ceiling, its crown at (x, y)."""
    mouth = y + 84 * scale
    crown = f"M{x - 26 * scale} {y + 26 * scale}Q{x - 22 * scale} {y} {x} {y}"
    shade = f"M{x - 96 * scale} {mouth}Q{x - 84 * scale} {y + 26 * scale} {x} {y + 22 * scale}"
    return (
        cone(light, x, mouth, 290 * scale, 620 * scale)
        + rect(x - 2, 0, 4, y, light.room.ink)
        + path(f"{crown}Q{x + 22 * scale} {y} {x + 26 * scale} {y + 26 * scale}Z", colour)
        + path(f"{shade}Q{x + 84 * scale} {y + 26 * scale} {x + 96 * scale} {mouth}Z", colour)
        + ellipse(
            x, mouth, 96 * scale, 10 * scale, light.room.ochre if not light.lit else "#F2CB78"
        )
        + ellipse(x, mouth, 62 * scale, 6 * scale, light.lamp)
    )


def globe(light: Light, x: float, y: float, radius: float = 46) -> str:
    """A round lamp of white glass on a cord, its centre at (x, y)."""
    glass = light.lamp if light.lit else light.room.white
    shine = light.room.paper if not light.lit else "#FFF6DC"
    return (
        halo(light, x, y, radius * 3.4)
        + rect(x - 2, 0, 4, y - radius, light.room.ink)
        + rect(x - 12, y - radius - 12, 24, 18, light.room.ink, rx=3)
        + circle(x, y, radius, glass)
        + circle(x - radius * 0.28, y - radius * 0.28, radius * 0.4, shine)
    )


def sash(
    light: Light, x: float, y: float, w: float, h: float, bars: tuple[int, int], view: str
) -> str:
    """A window with a sill, in so many columns and rows of panes; `view` lies behind the bars."""
    p = light.room
    columns, rows = bars
    frame = rect(x - 16, y - 16, w + 32, h + 32, p.white, rx=4) + rect(x, y, w, h, SKY) + view
    for column in range(1, columns):
        frame += rect(x + w * column / columns - 5, y, 10, h, p.white)
    for row in range(1, rows):
        frame += rect(x, y + h * row / rows - 4, w, 8, p.white)
    sill = rect(x - 30, y + h + 14, w + 60, 20, p.white, rx=3)
    return frame + sill + rect(x - 30, y + h + 34, w + 60, 8, p.shade)


def arched(
    light: Light, x: float, y: float, w: float, h: float, rise: float, view: str = ""
) -> str:
    """A window with a pointed arch; `rise` is how much of its height the arch takes."""
    p = light.room

    def outline(inset: float) -> str:
        left, right, spring = x + inset, x + w - inset, y + rise + inset * 0.4
        top = f"Q{x + w / 2} {y - rise * 0.55 + inset * 1.2} {right} {spring}"
        return f"M{left} {y + h - inset}V{spring}{top}V{y + h - inset}Z"

    return (
        path(outline(0), p.white)
        + path(outline(18), SKY)
        + view
        + rect(x + w / 2 - 5, y + rise * 0.34, 10, h - rise * 0.4, p.white)
        + rect(x + 16, y + h * 0.5, w - 32, 9, p.white)
    )


def plant(light: Light, x: float, y: float, scale: float = 1) -> str:
    """A pot plant with long leaves, its foot at (x, y)."""
    p = light.room
    leaves = (
        (-62, 150, p.moss2),
        (58, 150, p.moss2),
        (-38, 200, p.moss3),
        (36, 205, p.moss3),
        (-14, 245, p.moss2),
        (14, 235, p.moss),
        (0, 190, p.moss3),
    )
    drawn = "".join(
        leaf(x, y - 90 * scale, length * scale, degrees, fill) for degrees, length, fill in leaves
    )
    rim, foot = 52 * scale, 40 * scale
    pot = [(x - rim, y - 110 * scale), (x + rim, y - 110 * scale), (x + foot, y), (x - foot, y)]
    edge = rect(x - 58 * scale, y - 122 * scale, 116 * scale, 24 * scale, p.brick3, rx=4 * scale)
    return drawn + polygon(pot, p.brick2) + edge


def leaf(x: float, y: float, length: float, degrees: float, fill: str) -> str:
    """A leaf from its stem at (x, y); degrees clockwise from upright."""
    angle = math.radians(degrees)
    dx, dy = math.sin(angle) * length, -math.cos(angle) * length
    nx, ny = math.cos(angle) * length * 0.2, math.sin(angle) * length * 0.2
    tip = f"{x + dx} {y + dy}"
    there = f"Q{x + dx * 0.45 + nx} {y + dy * 0.45 + ny} {tip}"
    back = f"Q{x + dx * 0.45 - nx} {y + dy * 0.45 - ny} {x} {y}"
    return path(f"M{x} {y}{there}{back}Z", fill)


def tree(palette: Palette, x: float, y: float, scale: float, crown: str) -> str:
    """A tree with an oval crown, the foot of its trunk at (x, y)."""
    return rect(x - 8 * scale, y - 94 * scale, 16 * scale, 94 * scale, palette.wood3) + ellipse(
        x, y - 150 * scale, 78 * scale, 108 * scale, crown
    )


def cup(light: Light, x: float, y: float, colour: str | None = None) -> str:
    """A cup on its saucer, seen from the side; (x, y) is the saucer's middle."""
    p = light.room
    china = colour or p.white
    bowl = f"M{x - 30} {y - 46}H{x + 30}L{x + 24} {y - 2}Q{x} {y + 10} {x - 24} {y - 2}Z"
    return (
        ellipse(x, y, 52, 15, p.white)
        + path(bowl, china)
        + line(f"M{x + 28} {y - 38}q26 2 18 20q-4 10 -22 8", china, 7)
        + ellipse(x, y - 46, 30, 8, p.wood3)
    )


def frame(light: Light, x: float, y: float, w: float, h: float, body: str = "") -> str:
    """A picture in a white frame; `body` is drawn inside it."""
    p = light.room
    return rect(x, y, w, h, p.white, rx=3) + rect(x + 12, y + 12, w - 24, h - 24, p.sky) + body


def books(light: Light, x: float, floor: float, right: float, colours: Iterable[str]) -> str:
    """Binders side by side on a shelf, as many as there is room for; an empty colour is a gap."""
    drawn = ""
    for colour, (width, height) in zip(colours, cycle(_BINDERS), strict=False):
        if x + width > right:
            break
        if colour:
            drawn += rect(x, floor - height, width, height, colour, rx=3)
            back = floor - height + 18
            drawn += rect(x + width * 0.3, back, width * 0.4, 28, light.room.white, rx=2)
        x += width + 3
    return drawn


def clock(light: Light, x: float, y: float, radius: float) -> str:
    """A clock on the wall; it tells a quarter past four, the time when offices grow quiet."""
    p = light.room
    hands = f"M{x} {y}V{y - radius * 0.58}M{x} {y}L{x + radius * 0.42} {y + radius * 0.24}"
    return (
        circle(x, y, radius, p.white)
        + circle(x, y, radius * 0.85, p.paper)
        + line(hands, p.ink, radius * 0.11)
    )


def floor(light: Light, y: float, colour: str | None = None) -> str:
    """The floor from `y` down, with its skirting board above."""
    p = light.room
    return rect(0, y, WIDTH, HEIGHT - y, colour or p.shade) + rect(0, y - 8, WIDTH, 12, p.white)


def house(
    light: Light,
    x: float,
    base: float,
    w: float,
    heights: tuple[float, float],
    colours: tuple[str, str],
    panes: str = "",
) -> str:
    """A house with its gable to the front.

    `heights` over `base` are those of eaves and ridge, `colours` those of roof and wall. `panes`
    has a letter for each window of its one row: "o" for a dark one, "x" for one that is lit in the
    evening.
    """
    walls, ridge = heights
    roof, wall = colours
    eaves = base - walls
    drawn = rect(x + w * 0.06, eaves, w * 0.88, walls, wall)
    gable = [(x, eaves), (x + w * 0.5, base - ridge), (x + w, eaves)]
    drawn += polygon(gable, roof)
    size = min(w * 0.5 / max(1, len(panes)), walls * 0.36)
    for at, pane in enumerate(panes):
        lit = light.lit and pane == "x"
        middle = x + w * (at + 1) / (len(panes) + 1)
        glass = light.pane if lit else light.outside.fjord2
        drawn += rect(middle - size / 2, eaves + walls * 0.26, size, size * 1.3, glass)
    return drawn
