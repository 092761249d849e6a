"""More rooms of a workplace: corridor, stairs, canteen, and the meeting on a screen."""

from __future__ import annotations

from makkerpar_tools.art.place_furniture import (
    HEIGHT,
    SKY,
    WIDTH,
    Light,
    arched,
    cup,
    floor,
    frame,
    globe,
    halo,
    house,
    pendant,
    plant,
    scene,
    tree,
)
from makkerpar_tools.art.shapes import DAYLIGHT, Palette, circle, ellipse, line, path, polygon, rect


def corridor(light: Light) -> str:
    """Doors side by side, one of them ajar; a noticeboard, a bench, coats on their hooks."""
    p = light.room
    body = rect(0, 0, WIDTH, 30, p.white) + rect(0, 560, WIDTH, 250, p.shade, opacity=0.45)
    body += floor(light, 810) + polygon([(0, 870), (WIDTH, 870), (WIDTH, 960), (0, 960)], p.fjord)
    body += _hooks(light, 56) + _door(light, 262, p.fjord3, plate=464) + _board(light, 560)
    body += _ajar(light, 842) + _bench(light, 1088) + _door(light, 1404, p.brick2, plate=1314)
    for x in (180, 520, 860, 1200, 1540):
        body += globe(light, x, 124, 38)
    return scene(light, "A corridor with doors", body + plant(light, 1072, 846, 0.8))


def _casing(p: Palette, x: float) -> str:
    return rect(x - 18, 232, 206, 578, p.white, rx=3)


def _door(light: Light, x: float, colour: str, *, plate: float) -> str:
    """A closed door from `x`, and the name plate on the wall beside it, from `plate`."""
    p = light.room
    leaf = _casing(p, x) + rect(x, 250, 170, 560, colour)
    leaf += rect(x + 28, 286, 114, 190, p.fjord, rx=3) + rect(x + 40, 298, 90, 166, SKY)
    leaf += rect(x + 28, 520, 114, 236, p.ink, rx=3, opacity=0.1)
    leaf += rect(x + 136, 556, 12, 52, p.ochre, rx=6) + rect(x + 108, 562, 36, 11, p.ochre, rx=5)
    leaf += rect(plate, 400, 64, 44, p.white, rx=4) + rect(plate + 10, 412, 44, 6, p.fjord3, rx=3)
    return leaf + rect(plate + 10, 426, 30, 5, p.shade, rx=2)


def _ajar(light: Light, x: float) -> str:
    """A door that stands open into a room with a light in it."""
    p = light.room
    inside = light.lamp if light.lit else p.paper
    drawn = _casing(p, x) + rect(x, 250, 170, 560, inside)
    drawn += rect(x + 84, 560, 86, 14, p.wood2) + rect(x + 150, 574, 12, 236, p.wood3)
    drawn += rect(x + 108, 500, 62, 44, p.ink, rx=4) + rect(x + 134, 544, 12, 16, p.ink)
    drawn += polygon([(x, 250), (x + 74, 292), (x + 74, 852), (x, 810)], p.fjord4)
    drawn += polygon([(x + 14, 300), (x + 60, 326), (x + 60, 486), (x + 14, 470)], p.fjord2)
    drawn += circle(x + 60, 590, 8, p.ochre)
    spill = [(x + 74, 812), (x + 170, 812), (x + 320, HEIGHT), (x + 40, HEIGHT)]
    return drawn + polygon(spill, light.lamp, opacity=0.4 if light.lit else 0.16)


def _hooks(light: Light, x: float) -> str:
    p = light.room
    drawn = rect(x, 300, 150, 18, p.wood2, rx=4)
    for at, coat, drop in ((24, p.brick2, 250), (98, p.moss3, 210)):
        left, right = x + at - 30, x + at + 46
        drawn += path(
            f"M{x + at} 322Q{left} 350 {left - 8} {322 + drop}"
            f"H{right + 8}Q{right} 350 {x + at + 16} 322Z",
            coat,
        )
        drawn += line(f"M{x + at + 8} 340V{314 + drop}", p.ink, 3, opacity=0.35)
        drawn += circle(x + at + 8, 322, 8, p.wood3)
    return drawn


def _board(light: Light, x: float) -> str:
    p = light.room
    top = 304  # hidden by a head that stands before it, rather than a crown above one
    drawn = rect(x, top, 230, 240, p.wood3, rx=4) + rect(x + 12, top + 12, 206, 216, p.wood)
    notes = (
        (24, 290, 60, 80, p.white), (98, 286, 50, 60, p.ochre), (160, 294, 46, 62, p.fjord),
        (28, 388, 70, 84, p.brick), (112, 364, 40, 52, p.white), (112, 432, 84, 44, p.moss),
        (164, 372, 42, 44, p.white),
    )  # fmt: skip
    for at, down, w, h, paper in notes:
        y = top + down - 262
        drawn += rect(x + at, y, w, h, paper, rx=2) + circle(x + at + w / 2, y + 7, 4, p.brick3)
        drawn += rect(x + at + 8, y + 20, w - 16, 5, p.ink, opacity=0.35)
        drawn += rect(x + at + 8, y + 31, w - 26, 5, p.ink, opacity=0.35)
    return drawn


def _bench(light: Light, x: float) -> str:
    p = light.room
    drawn = rect(x + 10, 560, 216, 34, p.wood2, rx=8) + rect(x - 6, 664, 248, 24, p.wood3, rx=8)
    for leg in (x + 20, x + 204):
        drawn += rect(leg, 590, 12, 240, p.ink)
    return frame(light, x + 16, 280, 180, 170, _hills(light, x + 28, 292, 156, 146)) + drawn


def _hills(light: Light, x: float, y: float, w: float, h: float) -> str:
    """A landscape for a frame."""
    p = light.room
    far = f"M{x} {y + h * 0.62}Q{x + w * 0.3} {y + h * 0.34} {x + w * 0.6} {y + h * 0.6}"
    near = f"M{x} {y + h * 0.8}Q{x + w * 0.4} {y + h * 0.6} {x + w} {y + h * 0.84}"
    sun = circle(x + w * 0.72, y + h * 0.3, h * 0.12, p.ochre)
    drawn = path(f"{far}T{x + w} {y + h * 0.5}V{y + h}H{x}Z", p.moss)
    return sun + drawn + path(f"{near}V{y + h}H{x}Z", p.moss3)


def stairs(light: Light) -> str:
    """A stair that climbs to the right past a tall window; someone could come down it."""
    p, o = light.room, light.outside
    view = ellipse(292, 540, 38, 62, o.moss2) + rect(254, 570, 204, 32, o.moss)
    view += house(light, 330, 602, 128, (84, 140), (o.brick, o.wall), "xo")
    body = arched(light, 236, 90, 240, 530, 150, view) + frame(
        light, 620, 110, 170, 210, _hills(light, 632, 122, 146, 186)
    )
    body += frame(light, 836, 60, 120, 150, rect(848, 72, 96, 126, p.brick))
    body += circle(896, 128, 30, p.ochre)
    body += rect(0, 780, 460, 220, p.shade) + rect(0, 772, 460, 12, p.white)
    body += _landing(light) + _flight(light)
    for x, y in ((560, 150), (1090, 90)):
        body += globe(light, x, y, 50)
    return scene(light, "A staircase", body + plant(light, 120, 880, 1.1))


def _landing(light: Light) -> str:
    p = light.room
    drawn = rect(1250, 30, 250, 330, p.white, rx=4) + rect(1270, 50, 210, 310, p.fjord3)
    glass = light.lamp if light.lit else p.fjord
    drawn += rect(1296, 80, 68, 200, glass, rx=3) + rect(1386, 80, 68, 200, glass, rx=3)
    drawn += rect(1190, 360, 410, 30, p.white) + rect(1190, 390, 410, 610, p.wall2)
    drawn += rect(1190, 956, 410, 44, p.shade) + rect(1190, 946, 410, 12, p.white)
    drawn += rect(1310, 560, 190, 396, p.white, rx=3) + rect(1326, 576, 158, 380, p.brick2)
    drawn += rect(1346, 604, 118, 130, p.brick, rx=3) + rect(1346, 762, 118, 160, p.brick, rx=3)
    return drawn + rect(1452, 742, 20, 12, p.ochre, rx=5)


def _flight(light: Light) -> str:
    """The steps, from the floor at the left to the landing, with rail and balusters in front."""
    p = light.room
    steps, left, foot = 11, 420, 960
    run, rise = (1210 - left) / steps, (foot - 360) / steps
    drawn = polygon([(left, foot), (1210, 360), (1210, HEIGHT), (left - 40, HEIGHT)], p.shade)
    for step in range(steps):
        x, y = left + step * run, foot - (step + 1) * rise
        drawn += rect(x, y, 1210 - x, rise + 1, p.wood2 if step % 2 else p.wood)
        drawn += rect(x - 8, y, run + 12, 12, p.wood3)
    rail = f"M{left - 30} {foot - 210}L1200 150H1600"
    for step in range(steps):
        x, y = left + (step + 0.5) * run, foot - (step + 1) * rise
        drawn += line(f"M{x} {y}V{y - 188}", p.ink, 6)
    for x in range(1230, 1600, 62):
        drawn += line(f"M{x} 360V156", p.ink, 6)
    drawn += rect(left - 42, foot - 230, 24, 250, p.brick3, rx=4)
    return drawn + line(rail, p.brick3, 20) + circle(left - 30, foot - 238, 20, p.brick3)


def canteen(light: Light) -> str:
    """The counter with today's dishes, a blackboard above, long tables in front."""
    p = light.room
    body = rect(0, 0, WIDTH, 26, p.white) + _tiles(light)
    body += _menu(light, 250, "fish") + _menu(light, 800, "soup") + _garden(light)
    body += _counter(light)
    for x, colour in ((654, p.fjord4), (1190, p.brick3), (1450, p.brick3)):
        body += pendant(light, x, 52, colour, 0.8)
    return scene(light, "A canteen", body + floor(light, 800, p.fjord) + _tables(light))


def _tiles(light: Light) -> str:
    p = light.room
    drawn = rect(0, 360, WIDTH, 440, p.sky)
    for y in range(360, 800, 60):
        drawn += rect(0, y, WIDTH, 4, p.white, opacity=0.7)
    for x in range(40, WIDTH, 80):
        drawn += rect(x, 360, 4, 440, p.white, opacity=0.7)
    return drawn


def _menu(light: Light, x: float, dish: str) -> str:
    """A blackboard with a drawing in chalk and lines under it."""
    p = light.room
    chalk = p.paper
    drawn = rect(x, 96, 260, 214, p.wood3, rx=4) + rect(x + 12, 108, 236, 190, p.ink)
    if dish == "fish":
        drawn += line(
            f"M{x + 40} 172Q{x + 88} 128 {x + 140} 172Q{x + 88} 216 {x + 40} 172"
            f"M{x + 140} 172l32 -24v48z",
            chalk,
            6,
        )
        drawn += circle(x + 66, 164, 5, chalk)
    else:
        drawn += line(f"M{x + 44} 170H{x + 172}Q{x + 168} 214 {x + 108} 214T{x + 44} 170", chalk, 6)
        drawn += line(f"M{x + 84} 152q-10 -12 0 -24M{x + 124} 152q-10 -12 0 -24", chalk, 5)
    for y, w in ((240, 150), (264, 110)):
        drawn += line(f"M{x + 40} {y}h{w}", chalk, 6, opacity=0.8)
    return drawn + line(f"M{x + 206} 240h10M{x + 206} 264h10", p.ochre, 8)


def _garden(light: Light) -> str:
    """A window in the left wall."""
    p, o = light.room, light.outside
    view = tree(o, 110, 520, 1.0, o.moss2) + rect(26, 500, 188, 40, o.moss)
    glass = rect(10, 120, 220, 436, p.white, rx=4) + rect(26, 136, 188, 404, SKY) + view
    return glass + rect(26, 330, 188, 8, p.white) + rect(116, 136, 8, 404, p.white)


def _counter(light: Light) -> str:
    p = light.room
    drawn = rect(270, 600, 1330, 200, p.wood2) + rect(250, 578, 1350, 28, p.wood3, rx=4)
    for x in range(290, WIDTH, 56):
        drawn += rect(x, 606, 26, 194, p.wood, opacity=0.6)
    bowls = (
        (330, p.brick2, p.moss2), (460, p.white, p.ochre), (880, p.fjord4, p.brick),
        (1010, p.white, p.moss), (1140, p.brick2, p.ochre),
    )  # fmt: skip
    for x, bowl, food in bowls:
        drawn += ellipse(x + 46, 540, 46, 18, food)
        drawn += path(f"M{x} 540Q{x + 6} 580 {x + 46} 580T{x + 92} 540Z", bowl)
    drawn += rect(290, 470, 960, 12, p.white, rx=4) + rect(
        290, 470, 960, 104, p.white, opacity=0.25
    )
    for x in (290, 610, 930, 1242):
        drawn += rect(x, 470, 8, 108, p.steel)
    drawn += rect(1330, 430, 150, 148, p.fjord4, rx=10) + rect(1350, 450, 110, 46, p.fjord, rx=4)
    drawn += rect(1394, 508, 22, 30, p.steel) + rect(1376, 546, 58, 32, p.white, rx=4)
    stack = "".join(rect(1508, 552 - at * 20, 62, 24, p.white, rx=5) for at in range(6))
    return drawn + stack


def _tables(light: Light) -> str:
    p = light.room
    drawn = ""
    for x, seat in ((40, p.brick2), (330, p.fjord4), (1000, p.moss3), (1290, p.brick2)):
        drawn += rect(x + 60, 812, 14, 100, p.ink) + rect(x, 740, 134, 86, seat, rx=26)
    drawn += path("M-20 1000L80 872H1520L1620 1000Z", p.wood) + rect(80, 868, 1440, 12, p.wood3)
    for x, food in ((300, p.brick2), (900, p.moss2), (1260, p.ochre)):
        drawn += polygon([(x, 900), (x + 190, 900), (x + 214, 972), (x - 24, 972)], p.fjord2)
        drawn += ellipse(x + 80, 934, 56, 20, p.white) + ellipse(x + 80, 932, 34, 11, food)
        drawn += path(f"M{x + 150} 900h30l-4 40h-22z", p.white, opacity=0.8)
    return drawn


def video_meeting(light: Light) -> str:
    """A laptop with six people in tiles, on a desk at home or at work."""
    p = light.room
    body = halo(light, 1310, 330, 320) + _shelf(light)
    body += rect(0, 770, WIDTH, 230, p.wood) + rect(0, 762, WIDTH, 16, p.wood2)
    body += _laptop(light) + _lamp(light, 1340)
    body += cup(light, 1180, 900, p.brick2) + _headset(light, 96, 830)
    sheet = [(1320, 850), (1500, 836), (1540, 930), (1350, 948)]
    body += polygon(sheet, p.white) + line("M1362 876L1480 868M1370 900L1460 894", p.shade, 7)
    return scene(light, "A video meeting on a laptop", body)


def _shelf(light: Light) -> str:
    p, o = light.room, light.outside
    view = house(light, 26, 420, 110, (70, 130), (o.brick2, o.wall2), "x") + ellipse(
        164, 380, 34, 60, o.moss2
    )
    window = rect(-20, 90, 236, 362, p.white, rx=4) + rect(0, 106, 200, 330, SKY) + view
    window += rect(96, 106, 8, 330, p.white) + rect(0, 266, 200, 8, p.white)
    board = rect(1400, 250, 200, 16, p.wood3)
    for x, h, colour in ((1424, 120, p.fjord4), (1458, 104, p.brick2), (1492, 126, p.ochre)):
        board += rect(x, 250 - h, 30, h, colour, rx=3)
    return window + board + plant(light, 1564, 250, 0.42)


def _laptop(light: Light) -> str:
    """Three columns of two tiles; the outer columns show beside someone who stands in front.

    A screen shines by itself, so in the evening it keeps most of its colour.
    """
    p = DAYLIGHT.dimmed(0.88, 0.88, 0.9) if light.lit else DAYLIGHT
    lid = rect(238, 56, 814, 664, p.ink, rx=26) + rect(262, 80, 766, 616, p.fjord4, rx=6)
    seats = (
        (p.fjord, p.fjord3, p.brick), (p.wall2, p.wood3, p.ink), (p.moss, p.moss3, p.ochre),
        (p.ochre, p.brick2, p.wood3), (p.sky, p.fjord4, p.wood), (p.brick, p.brick3, p.wall),
    )  # fmt: skip
    for at, (ground, body, head) in enumerate(seats):
        x, y = 276 + at % 3 * 248, 94 + at // 3 * 262
        lid += rect(x, y, 240, 254, ground, rx=8) + circle(x + 120, y + 106, 46, head)
        lid += path(
            f"M{x + 34} {y + 254}Q{x + 36} {y + 164} {x + 120} {y + 164}T{x + 206} {y + 254}Z", body
        )
    lid += _speaking()
    for x, colour in ((560, p.fjord2), (620, p.fjord2), (680, p.fjord2), (740, p.brick3)):
        lid += circle(x, 656, 20, colour)
    base = path("M238 720H1052L1130 812Q1132 828 1112 828H178Q158 828 160 812Z", p.steel)
    base += polygon([(296, 738), (994, 738), (1030, 784), (260, 784)], p.ink, opacity=0.75)
    return lid + base + rect(560, 796, 170, 18, p.fjord2, rx=6)


def _speaking() -> str:
    """The line about the tile of the one who speaks."""
    outline = (
        "M284 97H508Q513 97 513 102V340Q513 345 508 345H284Q279 345 279 340V102Q279 97 284 97Z"
    )
    return line(outline, DAYLIGHT.ochre, 8)


def _lamp(light: Light, x: float) -> str:
    p = light.room
    arm = line(f"M{x} 850L{x + 90} 610L{x - 40} 430", p.ink, 12)
    foot = ellipse(x, 852, 70, 16, p.ink)
    shade = polygon([(x - 74, 400), (x + 6, 384), (x + 34, 500), (x - 130, 530)], p.brick3)
    mouth = polygon([(x + 34, 500), (x - 130, 530), (x - 118, 540), (x + 30, 514)], light.lamp)
    glow = [(x + 34, 508), (x - 130, 536), (x - 300, 900), (x + 120, 900)]
    return (
        (polygon(glow, light.lamp, opacity=0.16) if light.lit else "") + arm + foot + shade + mouth
    )


def _headset(light: Light, x: float, y: float) -> str:
    p = light.room
    band = line(f"M{x} {y}Q{x + 4} {y - 130} {x + 70} {y - 130}T{x + 140} {y}", p.ink, 12)
    ears = rect(x - 16, y - 30, 36, 74, p.fjord3, rx=14) + rect(
        x + 120, y - 30, 36, 74, p.fjord3, rx=14
    )
    return band + ears + line(f"M{x + 6} {y + 40}Q{x + 20} {y + 78} {x + 66} {y + 74}", p.ink, 7)
