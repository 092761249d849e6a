"""What stands still: the closed door of a meanwhile, and the table that things are laid on."""

from __future__ import annotations

from dataclasses import dataclass

from makkerpar_tools.art.shapes import circle, line, path, picture, placed, polygon, rect, turned

DOOR_WIDTH, DOOR_HEIGHT = 1280, 720
TABLE_WIDTH, TABLE_HEIGHT = 473, 592


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture, in units of its view box."""

    x: float
    y: float
    w: float
    h: float


# The empty sign beside the door: the window sets name and title in it, in its own type.
DOOR_PLATE = Box(646, 244, 160, 62)

# Door, chair and sign without the bare wall: what an upright window shows below its words.
DOOR_UPRIGHT = Box(616, 80, 528, 640)

# Above it the picture is all wall, so a taller window goes on with the wall's colour.
DOOR_FLOOR_Y = 616


@dataclass(frozen=True, slots=True)
class Hour:
    """The colours about a closed door at one time of day."""

    wall: str
    trim: str
    floor: str
    spill: str  # the light on the floor
    door: str
    edge: str
    glass: str
    slats: str
    figures: tuple[str, str]
    metal: str
    plate: str
    seat: str
    back: str
    legs: str
    binder: str
    paper: str
    glow: str  # the line of light under the door


DAYTIME = Hour(
    wall="#EADFCD",
    trim="#FCF9F3",
    floor="#D6C5A9",
    spill="#DDCFB7",
    door="#55797F",
    edge="#335761",
    glass="#F2E2BA",
    slats="#F8EDD0",
    figures=("#E2CFA0", "#D8C08C"),
    metal="#D9B36C",
    plate="#FFFDF9",
    seat="#B87658",
    back="#9A5A41",
    legs="#2A3A43",
    binder="#D9B36C",
    paper="#FCF9F3",
    glow="#F2E2BA",
)
# The wall is that of the dark theme's surface, and the sign stays paper: the window sets ink on it.
NIGHT = Hour(
    wall="#212C33",
    trim="#3A4951",
    floor="#182127",
    spill="#39403C",
    door="#2F4A53",
    edge="#1C2F37",
    glass="#F0CF88",
    slats="#F6DDA6",
    figures=("#DDB66A", "#CDA252"),
    metal="#C79B4B",
    plate="#EDE5D8",
    seat="#7A4A37",
    back="#653B2B",
    legs="#0E1519",
    binder="#8A6B36",
    paper="#B9B09F",
    glow="#F6DDA6",
)


def door(hour: Hour) -> str:
    """A closed door with someone behind its frosted glass, a chair with binders, an empty sign."""
    wall = rect(0, 0, DOOR_WIDTH, DOOR_HEIGHT, hour.wall)
    wall += rect(0, 605, DOOR_WIDTH, 11, hour.trim) + rect(
        0, DOOR_FLOOR_Y, DOOR_WIDTH, 104, hour.floor
    )
    wall += polygon([(808, 616), (1136, 616), (1200, 720), (744, 720)], hour.spill)
    body = wall + rect(835, 123, 274, 493, hour.trim, rx=3) + rect(856, 144, 232, 472, hour.door)
    body += rect(856, 611, 232, 5, hour.glow) + _glass(hour) + _handle(hour)
    plate = DOOR_PLATE
    body += rect(plate.x, plate.y + 2, plate.w, plate.h, hour.floor, rx=6)
    body += rect(plate.x, plate.y, plate.w, plate.h, hour.plate, rx=6) + _chair(hour)
    return picture(DOOR_WIDTH, DOOR_HEIGHT, "A closed door with someone behind it", body)


def _glass(hour: Hour) -> str:
    """The frosted pane: that people sit there can be seen, who they are cannot."""
    pale, deep = hour.figures
    pane = rect(881, 173, 181, 253, hour.edge, rx=4) + rect(888, 180, 168, 239, hour.glass)
    pane += path("M896 419V364Q898 332 934 332T972 364V419Z", pale) + circle(934, 308, 22, pale)
    pane += path("M968 419V352Q972 316 1008 316T1046 352V419Z", deep) + circle(1008, 286, 25, deep)
    for y in range(218, 400, 40):
        pane += rect(888, y, 168, 3, hour.slats)
    return pane


def _handle(hour: Hour) -> str:
    lever = rect(1021, 458, 38, 11, hour.metal, rx=5.5)
    return rect(1048, 442, 11, 43, hour.metal, rx=5.5) + lever


def _chair(hour: Hour) -> str:
    legs = rect(659, 520, 10, 112, hour.legs) + rect(750, 520, 10, 112, hour.legs)
    seat = rect(650, 512, 120, 14, hour.seat, rx=5) + rect(650, 416, 12, 104, hour.back, rx=5)
    pile = rect(677, 499, 83, 13, hour.binder, rx=3) + rect(681, 493, 72, 6, hour.paper)
    return legs + seat + pile + rect(681, 489, 74, 5, hour.seat, rx=2)


_GRAIN = (
    (64, 1, 90), (150, 2, 128), (96, 13, 76), (148, 22, 92), (420, 168, 60), (-8, 152, 46),
    (418, 250, 70),
    (448, 201, 40), (436, 208, 40), (-6, 232, 34), (430, 336, 60), (26, 380, 18), (440, 397, 46),
    (-10, 330, 40), (120, 520, 90), (20, 548, 70), (260, 512, 64), (200, 566, 120), (30, 584, 110),
)  # fmt: skip


def table() -> str:
    """A table top in planks, a pencil, a cup of coffee; things lie on it, 36 from its top."""
    wood, seam, vein = "#CBAA82", "#B18E65", "#BE9B71"
    body = rect(0, 0, TABLE_WIDTH, TABLE_HEIGHT, wood)
    for y, tint in ((99, "#C8A67D"), (296, "#CEAE87"), (394, "#C8A67D")):
        body += rect(0, y, TABLE_WIDTH, 98, tint)
    for y in (98, 197, 295, 394, 493):
        body += rect(0, y - 1, TABLE_WIDTH, 2, seam)
    for x, y, w in _GRAIN:
        body += line(f"M{x} {y}q{w * 0.3} -3 {w * 0.55} -1t{w * 0.45} 1", vein, 1.6)
    for x, y in ((118, 0), (304, 99), (62, 197), (392, 296), (210, 394), (330, 493)):
        body += rect(x, y, 1.6, 98, seam)
    return picture(TABLE_WIDTH, TABLE_HEIGHT, "A table top", body + _pencil() + _coffee())


def _pencil() -> str:
    shadow = rect(96, 551, 126, 8, "#1E2A30", rx=4, opacity=0.14)
    shaft = rect(102, 546, 92, 9, "#2A3A43") + rect(102, 549, 92, 3, "#3D505A")
    ends = rect(194, 546, 18, 9, "#B87658") + path("M212 546h3q5 4.5 0 9h-3Z", "#2A3A43")
    tip = polygon([(102, 546), (88, 550.5), (102, 555)], "#E6CFA8") + polygon(
        [(92, 549.2), (88, 550.5), (92, 551.8)], "#2A3A43"
    )
    return placed(turned(shadow + shaft + ends + tip, -9, 150, 550), 82, -4)


def _coffee() -> str:
    x, y = 403, 528
    drawn = circle(x + 2, y + 4, 60, "#1E2A30", opacity=0.12) + circle(x, y, 56, "#FCF9F3")
    handle = (
        f"M{x + 38} {y - 14}H{x + 62}Q{x + 80} {y - 14} {x + 80} {y}T{x + 62} {y + 14}H{x + 38}"
    )
    drawn += turned(line(handle, "#E6DAC6", 13) + line(handle, "#FCF9F3", 10), -30, x, y)
    drawn += circle(x, y, 38, "#E6DAC6") + circle(x, y, 35, "#FCF9F3")
    drawn += circle(x, y, 30, "#96734F") + circle(x, y + 1, 24, "#7B583A")
    return drawn + path(
        f"M{x - 18} {y - 8}Q{x - 10} {y - 21} {x + 2} {y - 21}Q{x - 9} {y - 17} {x - 14} {y - 5}Z",
        "#A98258",
    )
