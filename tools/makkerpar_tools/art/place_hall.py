"""The town hall's rooms: office, meeting room, council chamber, and where the press waits."""

from __future__ import annotations

from makkerpar_tools.art.place_furniture import (
    HEIGHT,
    SKY,
    WIDTH,
    Light,
    arched,
    books,
    clock,
    cup,
    floor,
    globe,
    house,
    pendant,
    plant,
    sash,
    scene,
    tree,
)
from makkerpar_tools.art.shapes import (
    Point,
    circle,
    ellipse,
    line,
    number,
    path,
    polygon,
    rect,
    ring,
)


def office(light: Light) -> str:
    """Two windows on the town's roofs, a case of binders, a plant."""
    p = light.room
    sun = [(430, HEIGHT), (760, HEIGHT), (520, 180), (300, 180)]
    body = rect(0, 0, WIDTH, 26, p.white)
    body += "" if light.lit else polygon(sun, p.white, opacity=0.28)
    body += sash(light, 96, 150, 380, 520, (2, 3), _church(light, 96, 380, 670))
    body += sash(light, 600, 150, 380, 520, (2, 3), _houses(light, 600, 380, 670))
    body += floor(light, 820) + _bookcase(light, 1130) + pendant(light, 790, 66, p.fjord4, 1.15)
    return scene(light, "An office with a view of the town", body + plant(light, 1060, 872, 1.05))


def _church(light: Light, x: float, w: float, base: float) -> str:
    """The view from the left window: a church between houses."""
    o = light.outside
    hill = [(x, base - 70), (x + w * 0.18, base - 120), (x + w * 0.36, base - 70)]
    spire = [(x + w * 0.55, base - 190), (x + w * 0.61, base - 330), (x + w * 0.67, base - 190)]
    return (
        polygon([*hill, (x + w * 0.36, base), (x, base)], o.fjord)
        + rect(x + w * 0.56, base - 190, w * 0.1, 190, o.fjord)
        + polygon(spire, o.fjord2)
        + rect(x + w * 0.606, base - 350, 3, 26, o.fjord2)
        + house(light, x + w * 0.22, base, w * 0.4, (80, 152), (o.brick2, o.wall2), "oxo")
        + house(light, x + w * 0.62, base, w * 0.38, (64, 132), (o.brick, o.wall), "x")
    )


def _houses(light: Light, x: float, w: float, base: float) -> str:
    """The view from the right window: a house among trees."""
    o = light.outside
    roof = [(x, base - 60), (x + w * 0.2, base - 120), (x + w * 0.42, base - 60)]
    return (
        ellipse(x + w * 0.17, base - 92, 60, 92, o.moss)
        + ellipse(x + w * 0.81, base - 110, 70, 110, o.moss2)
        + polygon([*roof, (x + w * 0.42, base), (x, base)], o.fjord)
        + rect(x + w * 0.62, base - 176, w * 0.05, 60, o.brick2)
        + house(light, x + w * 0.3, base, w * 0.44, (90, 170), (o.brick, o.wall), "xox")
    )


def _bookcase(light: Light, x: float) -> str:
    p = light.room
    case = rect(x, 120, 400, 700, p.wood2, rx=6) + rect(x + 16, 136, 368, 668, p.wood3)
    deep, teal, clay, cream, moss, sand = p.fjord4, p.fjord3, p.brick2, p.wall, p.moss2, p.ochre
    shelves = (
        (teal, deep, clay, deep, cream, teal, cream, sand, deep),
        (moss, p.fjord2, sand, "", sand, moss, teal, moss, sand),
        (deep, teal, cream, p.wall2, "", p.white, sand, teal, clay),
        (clay, sand, cream, p.fjord2, moss, sand, sand, moss, teal),
    )
    for row, colours in enumerate(shelves):
        board = 288 + row * 168
        case += rect(x + 16, board, 368, 16, p.wood2)
        case += books(light, x + 30, board, x + 376, colours)
    return case


def meeting_room(light: Light) -> str:
    """A whiteboard with yesterday's thoughts, four chairs, coffee on the table."""
    p = light.room
    body = _garden_window(light) + _whiteboard(light)
    for x, y in ((420, 60), (860, 18), (1300, 60)):
        body += pendant(light, x, y, p.brick3, 0.95)
    body += clock(light, 1440, 230, 66)
    body += rect(1380, 380, 190, 340, p.fjord3, rx=4) + rect(1398, 398, 154, 130, p.fjord2, rx=2)
    body += circle(1540, 560, 9, p.ochre) + floor(light, 710)
    for x, seat in ((330, p.fjord4), (640, p.brick2), (960, p.moss3), (1270, p.fjord4)):
        body += rect(x - 8, 770, 16, 80, p.ink) + rect(x - 74, 628, 148, 150, seat, rx=34)
    return scene(light, "A meeting room with a whiteboard", body + _table(light))


def _garden_window(light: Light) -> str:
    p, o = light.room, light.outside
    view = tree(o, 130, 654, 1.1, o.moss) + tree(o, 330, 674, 1.3, o.moss2)
    view += tree(o, 230, 694, 0.95, o.moss3) + rect(56, 640, 388, 54, o.moss2)
    bars = rect(244, 86, 12, 608, p.white) + rect(56, 380, 388, 8, p.white)
    return rect(40, 70, 420, 640, p.white) + rect(56, 86, 388, 608, SKY) + view + bars


def _whiteboard(light: Light) -> str:
    p = light.room
    board = rect(540, 120, 760, 470, p.fjord2, rx=8) + rect(556, 136, 728, 438, p.white, rx=4)
    board += line("M610 232H800", p.fjord4, 9) + line("M610 268H730", p.fjord, 7)
    board += ring(690, 420, 62, p.fjord3, 8) + ring(782, 420, 62, p.brick2, 8)
    board += line("M738 330v-26m-14 12l14 -14l14 14", p.fjord4, 6)
    board += line("M900 330V500H1060", p.fjord4, 7)
    board += line("M912 478Q960 470 984 428T1052 352", p.moss3, 8) + circle(1052, 352, 10, p.moss3)
    notes = (
        (900, 190, p.ochre), (972, 186, p.brick), (1044, 192, p.ochre), (1130, 190, p.moss),
        (1204, 186, p.sky), (1130, 262, p.fjord), (1204, 260, p.ochre), (1130, 336, p.brick),
        (1130, 420, p.wall2), (1204, 416, p.moss),
    )  # fmt: skip
    for x, y, paper in notes:
        board += rect(x, y, 58, 56, paper, rx=2)
        board += rect(x + 10, y + 14, 36, 5, p.ink, rx=2, opacity=0.45)
        board += rect(x + 10, y + 26, 26, 5, p.ink, rx=2, opacity=0.45)
    board += rect(600, 590, 300, 14, p.shade, rx=4)
    return board + rect(640, 580, 44, 10, p.fjord4, rx=3) + rect(694, 580, 44, 10, p.brick2, rx=3)


def _table(light: Light) -> str:
    p = light.room
    top = path("M-40 1000Q-20 800 300 792H1300Q1620 800 1640 1000Z", p.wood)
    top += path("M-40 1000Q-20 826 300 818H1300Q1620 826 1640 1000Z", p.wood2, opacity=0.35)
    top += cup(light, 420, 862) + cup(light, 1120, 868)
    top += polygon([(640, 930), (860, 900), (900, 960), (660, 986)], p.white)
    top += polygon([(1240, 930), (1400, 900), (1450, 950), (1290, 986)], p.fjord4)
    return top + rect(762, 776, 46, 30, p.fjord, rx=6) + rect(750, 800, 70, 70, p.fjord, rx=8)


def council_chamber(light: Light) -> str:
    """The council's benches in curves before the chair, the arms on the wall."""
    p = light.room
    body = rect(0, 0, WIDTH, HEIGHT, p.wood)
    for x in range(0, WIDTH, 50):
        body += rect(x, 0, 24, 640, p.wood2, opacity=0.55)
    for x in (240, 1330):
        body += arched(light, x, 120, 200, 440, 150)
    body += _arms(light) + _flag(light)
    for x in (478, 1266):
        body += globe(light, x, 150, 36)
    body += rect(580, 542, 440, 150, p.wood2) + rect(600, 560, 400, 112, p.wood)
    body += rect(560, 520, 480, 22, p.wood3, rx=4)
    for x in (690, 800, 910):
        body += line(f"M{x} 520q-4 -40 16 -58", p.ink, 5) + ellipse(x + 18, 458, 7, 12, p.ink)
    for row in range(3):
        body += _bench(light, row)
    return scene(light, "The council chamber", body, wall=False)


def _arms(light: Light) -> str:
    p = light.room
    wall = rect(520, 40, 560, 540, p.wall, rx=4) + rect(540, 60, 520, 500, p.wall2, rx=2)
    wall += path("M720 96H880V236Q880 318 800 356Q720 318 720 236Z", p.fjord4)
    wall += path("M738 114H862V234Q862 302 800 334Q738 302 738 234Z", p.fjord3)
    for wave in range(3):
        wall += line(f"M750 {214 + wave * 32}q12.5 -16 25 0t25 0t25 0t25 0", p.wall, 8)
    points: list[Point] = [(800, 126), (816, 160), (852, 164), (825, 186), (833, 220), (800, 202)]
    points += [(767, 220), (775, 186), (748, 164), (784, 160)]
    return wall + polygon(points, p.ochre)


def _flag(light: Light) -> str:
    p = light.room
    pole = rect(1140, 150, 10, 510, p.wood3) + circle(1145, 146, 11, p.ochre)
    cloth = path("M1150 166Q1196 186 1206 290Q1210 400 1190 500Q1170 400 1150 380Z", p.brick3)
    return pole + cloth + path("M1150 262Q1180 278 1207 322L1206 356Q1180 308 1150 294Z", p.white)


def _bench(light: Light, row: int) -> str:
    """One curved row of desks, nearer and larger for each row."""
    p = light.room
    y, front = ((640, p.wood2), (750, p.wood3), (872, p.wood2))[row]
    rise = 70 + row * 26
    ends = y + rise
    panel = f"M-60 {ends + 70}Q800 {y - 60} 1660 {ends + 70}V{ends + 240}"
    desk = f"M-60 {ends + 44}Q800 {y - 86} 1660 {ends + 44}V{ends + 78}"
    drawn = path(f"{panel}Q800 {y + 90} -60 {ends + 240}Z", front)
    top = p.wall2 if row == 1 else p.wall
    drawn += path(f"{desk}Q800 {y - 52} -60 {ends + 78}Z", top)
    size = 0.8 + 0.25 * row
    for seat in range(9):
        t = (seat + 0.5) / 9
        x = -60 + 1720 * t
        at = (1 - 2 * t * (1 - t)) * (ends + 44) + 2 * t * (1 - t) * (y - 86)
        if seat % 2 == row % 2:
            sheet = [(x + 30 * size, at + 9), (x + 90 * size, at + 9), (x + 84 * size, at - 2)]
            drawn += polygon([*sheet, (x + 38 * size, at - 2)], p.white)
        stem = f"M{number(x)} {number(at + 8)}q-3 {-26 * size} {10 * size} {-40 * size}"
        drawn += line(stem, p.ink, 3.5 + row)
        drawn += ellipse(x + 12 * size, at - 36 * size, 5 * size, 9 * size, p.ink)
    return drawn


def press(light: Light) -> str:
    """A corridor where a camera stands ready and microphones reach in."""
    p, o = light.room, light.outside
    body = polygon([(0, 0), (WIDTH, 0), (1120, 190), (480, 190)], p.paper)
    for strip in range(3):
        y = 20 + strip * 62
        corners = [(430 + strip * 70, y), (1170 - strip * 70, y)]
        corners += [(1150 - strip * 66, y + 26), (450 + strip * 66, y + 26)]
        body += polygon(corners, light.lamp if light.lit else p.white)
    body += rect(480, 190, 640, 520, p.wall)
    body += path("M640 710V380Q800 220 960 380V710Z", p.white)
    body += path("M664 710V392Q800 256 936 392V710Z", SKY)
    body += path("M664 640Q730 590 800 620T936 606V710H664Z", o.moss)
    body += path("M664 668Q750 640 820 664T936 652V710H664Z", o.moss2)
    body += rect(795, 300, 10, 410, p.white) + rect(664, 500, 272, 10, p.white)
    body += polygon([(0, 0), (480, 190), (480, 710), (0, 930)], p.wall2)
    body += polygon([(WIDTH, 0), (1120, 190), (1120, 710), (WIDTH, 930)], p.shade)
    body += _doors(light) + _posters(light)
    body += polygon(
        [(0, 930), (480, 710), (1120, 710), (WIDTH, 930), (WIDTH, 1000), (0, 1000)], p.fjord
    )
    body += polygon([(420, 1000), (700, 710), (900, 710), (1180, 1000)], p.sky, opacity=0.8)
    return scene(
        light, "A corridor where the press waits", body + _camera(light) + _microphones(light)
    )


def _doors(light: Light) -> str:
    """Doors in the left wall, in perspective."""
    p = light.room

    def slant(x: float, top: float) -> float:
        return top * (1 - x / 480) + (190 + top * 0.55) * (x / 480)

    drawn = ""
    for left, right in ((60, 190), (262, 352), (400, 450)):
        inset = (right - left) * 0.12
        foot = [(right, 930 - 220 * right / 480), (left, 930 - 220 * left / 480)]
        drawn += polygon([(left, slant(left, 190)), (right, slant(right, 190)), *foot], p.fjord3)
        pane = [(left + inset, slant(left, 230)), (right - inset, slant(right, 226))]
        pane += [(right - inset, 560 - right * 0.12), (left + inset, 560 - left * 0.12)]
        drawn += polygon(pane, p.fjord2, opacity=0.55)
        drawn += circle(right - inset * 1.3, 640 - right * 0.1, 5, p.ochre)
    return drawn


def _posters(light: Light) -> str:
    """Pictures on the right wall, in perspective."""
    p = light.room
    drawn = ""
    pictures = (
        (1160, 1220, p.brick, p.brick2),
        (1270, 1370, p.ochre, p.wall),
        (1430, 1560, p.fjord2, p.fjord),
    )
    for left, right, ground, above in pictures:
        near, far = (left - 1120) / 480, (right - 1120) / 480
        edge: list[Point] = [(left, 300 - near * 110), (right, 300 - far * 110)]
        drawn += polygon([*edge, (right, 520 + far * 70), (left, 520 + near * 70)], p.white)
        foot: list[Point] = [(right - 8, 508 + far * 70), (left + 8, 508 + near * 70)]
        inner: list[Point] = [(left + 8, 310 - near * 110), (right - 8, 310 - far * 110)]
        drawn += polygon([*inner, *foot], above)
        horizon: list[Point] = [(left + 8, 430 + near * 10), (right - 8, 400 + far * 10)]
        drawn += polygon([*horizon, *foot], ground)
    return drawn


def _camera(light: Light) -> str:
    p = light.room
    x, y = 330, 560
    drawn = "".join(line(f"M{x} {y + 60}L{x + dx} {y + 430}", p.ink, 11) for dx in (-92, 0, 92))
    drawn += rect(x - 86, y - 60, 150, 104, p.ink, rx=10) + rect(
        x + 60, y - 36, 66, 56, p.ink, rx=4
    )
    hood = [(x + 126, y - 44), (x + 156, y - 56), (x + 156, y + 40), (x + 126, y + 28)]
    drawn += polygon(hood, p.ink) + rect(x - 60, y - 96, 90, 22, p.ink, rx=8)
    lamp = "#E2553A" if light.lit else p.brick2
    drawn += circle(x - 58, y - 34, 8, lamp) + rect(x - 66, y - 14, 60, 36, p.fjord3, rx=3)
    return drawn + rect(x - 24, y + 44, 48, 26, p.ink)


def _microphones(light: Light) -> str:
    """A boom above, and three microphones held in from the right."""
    p = light.room
    drawn = line("M1600 268L1046 398", p.ink, 11) + line("M1064 394L964 418", p.fjord4, 44)
    held: tuple[tuple[Point, Point, str], ...] = (
        ((1600, 760), (1330, 660), p.brick2),
        ((1600, 900), (1290, 776), p.fjord4),
        ((1560, 1000), (1380, 850), p.ochre),
    )
    for (ax, ay), (bx, by), band in held:
        drawn += line(f"M{ax} {ay}L{bx} {by}", p.ink, 18) + circle(bx - 10, by - 4, 30, p.fjord4)
        x, y = bx + (ax - bx) * 0.34, by + (ay - by) * 0.34
        cuff = f"M{x} {y}L{x + (ax - bx) * 0.16} {y + (ay - by) * 0.16}"
        drawn += line(cuff, band, 46, flat=True)
    return drawn
