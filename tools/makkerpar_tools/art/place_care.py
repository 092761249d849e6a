"""Where the welfare is: a class room, a living room in a care home, a room on a ward."""

from __future__ import annotations

from makkerpar_tools.art.place_furniture import (
    HEIGHT,
    WIDTH,
    Light,
    clock,
    cup,
    floor,
    frame,
    globe,
    halo,
    plant,
    sash,
    scene,
    tree,
)
from makkerpar_tools.art.shapes import circle, ellipse, line, path, polygon, rect, ring


def school(light: Light) -> str:
    """A blackboard with drawings in chalk, bunting, desks in front."""
    p, o = light.room, light.outside
    view = rect(-20, 470, 206, 60, o.moss) + tree(o, 60, 530, 1.2, o.moss2)
    body = sash(light, -40, 130, 206, 400, (2, 2), view) + _blackboard(light)
    body += _bunting(light) + _drawings(light) + floor(light, 800, p.wood)
    body += _low_shelf(light) + globe(light, 690, 96, 34) + globe(light, 1260, 110, 34)
    for x, seat in ((60, p.brick2), (430, p.fjord3), (800, p.ochre), (1170, p.moss2)):
        body += _desk(light, x, seat)
    return scene(light, "A class room", body)


def _blackboard(light: Light) -> str:
    p = light.room
    drawn = rect(252, 160, 790, 430, p.wood3, rx=6) + rect(268, 176, 758, 398, p.moss3)
    if light.lit:  # a lamp shines on it, or dark hair would be lost before it
        drawn += rect(268, 176, 758, 398, light.lamp, opacity=0.3)
    drawn += rect(252, 590, 790, 18, p.wood2, rx=3) + rect(290, 580, 44, 10, p.white, rx=4)
    chalk, sun = p.white, light.lamp if light.lit else p.ochre
    rays = "M350 206V190M350 330V314M296 260H280M420 260H404M312 222L300 210M388 222L400 210"
    drawn += ring(350, 260, 34, sun, 7) + line(rays, sun, 7)
    drawn += line("M300 500V420L366 368L432 420V500ZM350 500V452H382V500", chalk, 7)
    drawn += line("M466 500V440M466 440q-34 -6 -24 -40q24 -30 48 0q10 34 -24 40", p.moss, 7)
    drawn += line("M560 250H740M560 250l0 0", chalk, 7, opacity=0.7)
    for column in range(3):
        for row in range(2 if column < 2 else 1):
            drawn += circle(874 + column * 50, 250 + row * 50, 15, p.brick)
    drawn += line("M860 350H990", chalk, 6) + line("M870 400h34m-17 -17v34", chalk, 7)
    drawn += line("M930 390h34m-34 20h34", chalk, 7)
    for column in range(5):
        drawn += circle(866 + column * 32, 470, 10, p.ochre if column < 3 else p.fjord)
    return drawn


def _bunting(light: Light) -> str:
    p = light.room
    drawn = line("M0 40Q420 150 820 70T1600 60", p.wood3, 4)
    colours = (p.brick2, p.ochre, p.fjord3, p.moss2)
    for at in range(16):
        x = 40 + at * 100
        t = x / 820
        y = 40 * (1 - t) ** 2 + 300 * t * (1 - t) + 70 * t * t if x < 820 else 70
        if x >= 820:
            t = (x - 820) / 780
            y = 70 * (1 - t) ** 2 - 20 * t * (1 - t) + 60 * t * t
        drawn += polygon([(x - 22, y), (x + 22, y + 2), (x, y + 46)], colours[at % 4])
    return drawn


def _drawings(light: Light) -> str:
    """Children's drawings on a line, right of the board."""
    p = light.room
    drawn = line("M1090 190Q1340 226 1600 186", p.ink, 4)
    sheets = (
        (1110, 204, p.sky, p.ochre),
        (1240, 212, p.wall, p.brick2),
        (1370, 212, p.sky, p.moss2),
    )
    for x, y, paper, figure in sheets:
        drawn += rect(x, y, 104, 132, p.white) + rect(x + 8, y + 8, 88, 116, paper)
        drawn += circle(x + 52, y + 46, 18, figure) + rect(x + 42, y + 64, 20, 40, figure, rx=8)
        drawn += line(f"M{x + 26} {y + 76}H{x + 78}", figure, 6) + rect(
            x + 46, y - 12, 12, 22, p.wood2
        )
    return drawn


def _low_shelf(light: Light) -> str:
    """A shelf with coloured boxes, and the globe on it."""
    p = light.room
    drawn = rect(1090, 560, 470, 240, p.wood2, rx=4)
    boxes = (p.fjord3, p.brick2, p.ochre, p.moss2, p.fjord, p.brick)
    for at, box in enumerate(boxes):
        x, y = 1106 + at % 3 * 150, 576 + at // 3 * 112
        drawn += rect(x, y, 138, 100, p.wood3) + rect(x + 12, y + 26, 114, 74, box, rx=4)
    drawn += circle(1220, 462, 72, p.fjord2) + path(
        "M1170 430q30 -46 62 -20q6 34 -26 44q-26 16 -36 -24Z", p.moss
    )
    drawn += path("M1228 480q40 -26 52 4q-20 36 -44 30Z", p.moss) + line(
        "M1206 380Q1316 396 1290 500", p.ink, 7
    )
    drawn += rect(1180, 546, 80, 14, p.ink, rx=5) + rect(1214, 532, 12, 18, p.ink)
    return drawn + rect(1420, 470, 34, 90, p.brick3, rx=3) + rect(1460, 484, 28, 76, p.fjord4, rx=3)


def _desk(light: Light, x: float, seat: str) -> str:
    p = light.room
    chair = rect(x + 90, 726, 130, 110, seat, rx=24) + rect(x + 148, 830, 14, 90, p.ink)
    top = polygon([(x + 20, 868), (x + 300, 868), (x + 330, 906), (x - 10, 906)], p.wood2)
    legs = rect(x + 6, 914, 14, 86, p.ink) + rect(x + 300, 914, 14, 86, p.ink)
    book = polygon([(x + 110, 874), (x + 190, 874), (x + 200, 896), (x + 104, 896)], p.white)
    return chair + top + rect(x - 10, 906, 340, 14, p.wood3) + legs + book


def care_home(light: Light) -> str:
    """Armchairs, a rollator, pictures of those one loves, coffee set out."""
    p, o = light.room, light.outside
    view = rect(250, 500, 250, 60, o.moss) + tree(o, 330, 562, 1.35, o.moss2)
    body = rect(0, 0, WIDTH, 24, p.white) + sash(light, 250, 120, 250, 440, (2, 2), view)
    body += _curtains(light, 196, 86, 358, 560) + floor(light, 800, p.wood)
    body += ellipse(760, 930, 700, 66, p.brick, opacity=0.7)
    body += _gallery(light) + _floor_lamp(light, 920, 830)
    body += _armchair(light, 600, p.moss2, p.moss3) + _rollator(light, 984, 880)
    body += _armchair(light, 1290, p.brick2, p.brick3) + _armchair(light, -30, p.fjord2, p.fjord3)
    return scene(light, "A living room in a care home", body + _coffee_table(light))


def _curtains(light: Light, x: float, y: float, w: float, h: float) -> str:
    p = light.room
    drawn = rect(x - 30, y - 12, w + 60, 12, p.wood3, rx=6)
    for left in (x, x + w - 62):
        drawn += rect(left, y, 62, h, p.ochre)
        for fold in (14, 36):
            drawn += rect(left + fold, y, 9, h, p.wood, opacity=0.8)
    return drawn


def _gallery(light: Light) -> str:
    p = light.room
    drawn = frame(light, 1040, 130, 130, 160, _bust(light, 1052, 142, 106, 136, p.brick2))
    drawn += frame(light, 1200, 170, 110, 130, _bust(light, 1212, 182, 86, 106, p.fjord4))
    drawn += frame(
        light, 600, 110, 190, 130, path("M612 228V190Q660 150 710 188T778 176V228Z", p.moss2)
    )
    drawn += frame(light, 1060, 320, 100, 100, circle(1110, 370, 24, p.ochre))
    return drawn + clock(light, 1440, 200, 62)


def _bust(light: Light, x: float, y: float, w: float, h: float, coat: str) -> str:
    p = light.room
    shoulders = f"M{x + w * 0.12} {y + h}Q{x + w * 0.14} {y + h * 0.6} {x + w / 2} {y + h * 0.6}"
    return circle(x + w / 2, y + h * 0.38, w * 0.2, p.wood) + path(
        f"{shoulders}T{x + w * 0.88} {y + h}Z", coat
    )


def _floor_lamp(light: Light, x: float, foot: float) -> str:
    p = light.room
    shade = light.lamp if light.lit else p.white
    cloth = [(x - 54, 240), (x + 54, 240), (x + 88, 370), (x - 88, 370)]
    return (
        halo(light, x, 330, 260)
        + rect(x - 5, 360, 10, foot - 360, p.ink)
        + ellipse(x, foot, 62, 13, p.ink)
        + polygon(cloth, shade)
        + rect(x - 88, 362, 176, 10, p.ochre)
    )


def _armchair(light: Light, x: float, cloth: str, deep: str) -> str:
    p = light.room
    legs = rect(x + 40, 850, 16, 60, p.wood3) + rect(x + 226, 850, 16, 60, p.wood3)
    back = path(f"M{x + 30} 860V560Q{x + 34} 486 {x + 141} 486T{x + 252} 560V860Z", cloth)
    seat = rect(x + 44, 700, 194, 110, deep, rx=26)
    arms = rect(x, 660, 62, 210, cloth, rx=28) + rect(x + 220, 660, 62, 210, cloth, rx=28)
    cushion = rect(x + 84, 610, 114, 96, p.wall, rx=18)
    return legs + back + seat + cushion + arms + rect(x + 30, 800, 222, 70, cloth, rx=18)


def _rollator(light: Light, x: float, foot: float) -> str:
    p = light.room
    tubes = f"M{x} {foot - 30}L{x + 40} {foot - 330}H{x - 6}"
    tubes += f"M{x + 176} {foot - 30}L{x + 96} {foot - 300}"
    drawn = line(tubes, p.fjord3, 12) + line(f"M{x + 16} {foot - 150}H{x + 140}", p.fjord3, 10)
    drawn += path(f"M{x + 26} {foot - 210}H{x + 138}L{x + 128} {foot - 130}H{x + 36}Z", p.brick3)
    drawn += line(f"M{x - 20} {foot - 330}H{x + 30}", p.ink, 18)
    for wheel in (x, x + 176):
        drawn += circle(wheel, foot - 26, 28, p.ink) + circle(wheel, foot - 26, 11, p.steel)
    return drawn


def _coffee_table(light: Light) -> str:
    p = light.room
    drawn = rect(500, 930, 18, 70, p.wood3) + rect(1030, 930, 18, 70, p.wood3)
    drawn += ellipse(774, 922, 330, 40, p.wood3) + ellipse(774, 912, 330, 40, p.wood2)
    drawn += cup(light, 590, 912) + cup(light, 950, 914)
    drawn += path("M700 900Q690 830 730 820H780Q820 830 810 900Q780 914 700 900Z", p.white)
    drawn += line("M812 838q44 -4 38 30q-8 22 -40 18", p.white, 9) + rect(
        736, 806, 40, 16, p.brick2, rx=6
    )
    return drawn


def hospital(light: Light) -> str:
    """A bed made up, a drip stand, a monitor, a curtain half drawn."""
    p, o = light.room, light.outside
    body = rect(0, 0, WIDTH, HEIGHT, p.paper) + rect(0, 520, WIDTH, 300, p.sky)
    body += rect(0, 508, WIDTH, 18, p.wood2) + rect(0, 0, WIDTH, 22, p.white)
    view = (
        tree(o, 640, 470, 0.9, o.moss)
        + tree(o, 760, 480, 1.1, o.moss2)
        + rect(560, 430, 250, 40, o.moss3)
    )
    body += sash(light, 560, 110, 250, 360, (2, 1), view) + floor(light, 820, p.fjord)
    body += _bed_rail(light) + _head_wall(light) + _bed(light) + _drip(light, 900)
    body += _bed_curtain(light) + _stool(light, 660)
    return scene(light, "A room on a hospital ward", body)


def _bed_rail(light: Light) -> str:
    p = light.room
    return rect(0, 62, 520, 12, p.steel, rx=6) + rect(516, 0, 10, 74, p.steel)


def _bed_curtain(light: Light) -> str:
    """The curtain at the left, its folds told by two tones."""
    p = light.room
    drawn = path("M196 74H470V780Q440 806 410 784T350 786T290 784T230 786T196 780Z", p.fjord2)
    for x in range(214, 470, 62):
        drawn += rect(x, 74, 26, 706, p.fjord)
    for x in range(206, 470, 44):
        drawn += rect(x, 60, 8, 20, p.steel)
    return drawn + rect(40, 560, 110, 16, p.steel, rx=6) + rect(56, 576, 78, 110, p.white, rx=6)


def _head_wall(light: Light) -> str:
    """The panel over the bed: lamp, sockets, monitor."""
    p = light.room
    drawn = halo(light, 1240, 250, 300) + rect(1000, 300, 520, 90, p.white, rx=8)
    drawn += rect(1130, 240, 220, 26, light.lamp if light.lit else p.wall, rx=12)
    for x in (1040, 1100, 1420, 1470):
        drawn += circle(x, 345, 17, p.shade) + circle(x, 345, 6, p.ink)
    drawn += rect(930, 130, 150, 116, p.ink, rx=10) + rect(942, 142, 126, 92, p.fjord4, rx=4)
    drawn += line("M948 190h26l10 -28l14 52l12 -24h52", p.moss, 6) + line("M948 220h70", p.ochre, 6)
    drawn += line("M1080 190H1120V300", p.steel, 9)
    return drawn + frame(light, 1440, 110, 120, 130, circle(1500, 172, 28, p.brick))


def _drip(light: Light, x: float) -> str:
    p = light.room
    drawn = rect(x - 5, 280, 10, 600, p.steel) + line(
        f"M{x - 46} 296Q{x} 270 {x + 46} 296", p.steel, 9
    )
    drawn += rect(x + 20, 304, 56, 96, p.white, rx=12) + rect(x + 20, 346, 56, 54, p.fjord, rx=12)
    drawn += line(f"M{x + 48} 400Q{x + 56} 560 {x + 150} 600", p.fjord2, 5)
    drawn += rect(x - 30, 470, 60, 84, p.fjord3, rx=8) + rect(x - 20, 482, 40, 26, p.moss, rx=3)
    drawn += line(f"M{x - 56} 884H{x + 56}", p.ink, 12)
    return drawn + circle(x - 54, 892, 12, p.ink) + circle(x + 54, 892, 12, p.ink)


def _bed(light: Light) -> str:
    p = light.room
    drawn = rect(1500, 500, 24, 300, p.wood2, rx=10) + rect(980, 600, 22, 220, p.wood2, rx=10)
    drawn += rect(1000, 740, 520, 40, p.steel, rx=6) + rect(1040, 780, 14, 90, p.ink)
    drawn += rect(1460, 780, 14, 90, p.ink) + rect(1240, 780, 16, 60, p.steel)
    for x in (1047, 1467):
        drawn += circle(x, 876, 20, p.ink)
    drawn += path("M1000 742V690Q1010 664 1040 664H1300L1500 600V742Z", p.white)
    drawn += path("M1000 742V684Q1010 650 1046 650H1290Q1330 652 1340 742Z", p.ochre)
    drawn += path("M1290 650Q1330 652 1340 742H1380Q1376 640 1320 636Z", p.white)
    drawn += path(
        "M1370 626Q1390 570 1440 560L1496 548Q1510 600 1492 622L1400 650Q1374 648 1370 626Z",
        p.paper,
    )
    return (
        drawn
        + line("M1376 628Q1400 640 1484 612", p.shade, 5)
        + line("M1060 690H1250V640H1060Z", p.steel, 9)
    )


def _stool(light: Light, x: float) -> str:
    p = light.room
    drawn = rect(x, 640, 150, 26, p.brick2, rx=10) + rect(x, 560, 24, 100, p.brick3, rx=8)
    for leg in (x + 14, x + 124):
        drawn += rect(leg, 664, 12, 220, p.ink)
    return drawn + plant(light, 420, 900, 0.7)
