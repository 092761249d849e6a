"""Out of the house: the town's square, the car on the way there, the kitchen at home."""

from __future__ import annotations

from makkerpar_tools.art.place_furniture import (
    HEIGHT,
    SKY,
    WIDTH,
    Light,
    cup,
    floor,
    frame,
    halo,
    house,
    pendant,
    plant,
    sash,
    scene,
    tree,
)
from makkerpar_tools.art.shapes import (
    DAYLIGHT,
    Palette,
    circle,
    ellipse,
    line,
    path,
    polygon,
    rect,
    ring,
)


def town_square(light: Light) -> str:
    """The town hall with its clock tower, gabled houses, a tree, bicycles."""
    o = light.outside
    body = rect(0, 0, WIDTH, HEIGHT, SKY) + _clouds(light)
    body += house(light, 470, 690, 150, (260, 330), (o.fjord2, o.fjord), "ox")
    body += house(light, 1240, 690, 170, (250, 330), (o.fjord2, o.fjord), "xo")
    body += _town_hall(light)
    body += _gable(light, -40, 230, o.brick2, o.wall2) + _gable(light, 180, 190, o.fjord3, o.wall)
    body += _gable(light, 360, 170, o.brick3, o.brick) + _gable(light, 1380, 240, o.brick2, o.wall2)
    body += rect(0, 690, WIDTH, 310, o.shade)
    body += polygon([(640, 690), (1230, 690), (1500, HEIGHT), (260, HEIGHT)], o.wall)
    for y, w in ((742, 700), (812, 860), (904, 1060)):
        body += rect(930 - w / 2 - 30, y, w, 7, o.shade)
    body += tree(o, 60, 800, 1.5, o.moss2) + tree(o, 1470, 770, 1.25, o.moss3)
    body += tree(o, 1560, 830, 1.5, o.moss2)
    for x in (426, 1214):
        body += _street_lamp(light, x, 800)
    return scene(
        light, "The square before the town hall", body + _bicycle(light, 220, 880), wall=False
    )


def _clouds(light: Light) -> str:
    o = light.outside
    white = o.white if not light.lit else o.fjord
    drawn = ""
    for x, y, w in ((250, 150, 220), (1120, 110, 260), (560, 90, 130)):
        drawn += rect(x, y, w, w * 0.16, white, rx=w * 0.08, opacity=0.75)
        drawn += rect(x + w * 0.22, y - w * 0.11, w * 0.5, w * 0.2, white, rx=w * 0.1, opacity=0.75)
    return drawn


def _gable(light: Light, x: float, w: float, roof: str, wall: str) -> str:
    """A tall old house with its gable to the square; the shop's window below is lit."""
    o = light.outside
    drawn = polygon([(x - 8, 380), (x + w / 2, 236), (x + w + 8, 380)], roof)
    drawn += rect(x, 380, w, 310, wall) + circle(x + w / 2, 330, w * 0.07, light.pane)
    for row, y in enumerate((408, 492)):
        for column in range(3):
            lit = light.lit and (row + column + round(x)) % 3 == 0
            pane = light.pane if lit else o.fjord2
            drawn += rect(x + w * (0.13 + 0.28 * column), y, w * 0.18, 56, pane)
    shop = light.pane if light.lit else o.fjord
    drawn += rect(x + w * 0.1, 590, w * 0.46, 84, shop) + rect(
        x + w * 0.66, 584, w * 0.22, 106, o.fjord4
    )
    awning = [(x + w * 0.06, 572), (x + w * 0.6, 572), (x + w * 0.64, 602), (x + w * 0.02, 602)]
    return drawn + polygon(awning, roof)


def _town_hall(light: Light) -> str:
    o = light.outside
    drawn = rect(905, 176, 130, 250, o.wall) + polygon(
        [(890, 178), (970, 16), (1050, 178)], o.brick3
    )
    drawn += rect(967, -4, 6, 30, o.ink) + circle(
        970, 246, 42, light.pane if light.lit else o.white
    )
    drawn += line("M970 246V220M970 246L988 256", o.ink, 6) + rect(894, 306, 152, 16, o.brick3)
    drawn += polygon([(600, 440), (668, 330), (1184, 330), (1252, 440)], o.brick2)
    drawn += rect(905, 322, 130, 60, o.wall) + polygon(
        [(830, 440), (970, 336), (1110, 440)], o.brick3
    )
    drawn += polygon([(866, 440), (970, 364), (1074, 440)], o.wall)
    drawn += rect(620, 440, 612, 250, o.wall2) + rect(620, 440, 612, 14, o.white)
    for at, x in enumerate((648, 724, 800, 1096, 1172)):
        for row, y in enumerate((476, 580)):
            lit = light.lit and (at + row) % 2 == 0
            drawn += rect(x - 4, y - 4, 52, 80, o.white)
            drawn += rect(x, y, 44, 72, light.pane if lit else o.fjord3)
    drawn += rect(872, 440, 196, 250, o.wall)
    for x in (884, 932, 990, 1038):
        drawn += rect(x, 470, 18, 206, o.white)
    door = light.pane if light.lit else o.fjord4
    drawn += rect(946, 556, 48, 124, door) + rect(868, 454, 204, 18, o.white)
    for step, y in enumerate((676, 686, 698)):
        drawn += rect(860 - step * 14, y, 220 + step * 28, 12, o.white if step % 2 else o.paper)
    return drawn


def _street_lamp(light: Light, x: float, foot: float) -> str:
    o = light.outside
    post = rect(x - 5, foot - 340, 10, 340, o.ink) + rect(x - 16, foot - 14, 32, 14, o.ink)
    lantern = [
        (x - 24, foot - 404),
        (x + 24, foot - 404),
        (x + 15, foot - 340),
        (x - 15, foot - 340),
    ]
    glass = light.lamp if light.lit else o.paper
    cap = polygon([(x - 32, foot - 404), (x, foot - 430), (x + 32, foot - 404)], o.ink)
    return halo(light, x, foot - 370, 150) + post + polygon(lantern, glass) + cap


def _bicycle(light: Light, x: float, y: float) -> str:
    o = light.outside
    wheels = ring(x, y, 50, o.ink, 7) + ring(x + 150, y, 50, o.ink, 7)
    bars = f"M{x} {y}L{x + 44} {y - 76}H{x + 118}L{x + 70} {y}H{x}M{x + 44} {y - 76}L{x + 70} {y}"
    fork = f"M{x + 150} {y}L{x + 112} {y - 104}h-26"
    return (
        wheels
        + line(bars, o.brick3, 8)
        + line(fork, o.brick3, 8)
        + line(f"M{x + 38} {y - 90}L{x + 30} {y - 92}h26", o.ink, 10)
    )


def car(light: Light) -> str:
    """From the passenger's seat: the road ahead, the wheel at the left, the mirror above."""
    p, o = light.room, light.outside
    body = rect(0, 0, WIDTH, HEIGHT, SKY) + _road(light)
    body += polygon([(0, 0), (150, 0), (40, 600), (0, 640)], p.fjord4)
    body += polygon([(WIDTH, 0), (1450, 0), (1560, 600), (WIDTH, 640)], p.fjord4)
    body += rect(0, 0, WIDTH, 40, p.fjord4) + _mirror(light)
    body += path("M0 640Q800 520 1600 640V1000H0Z", p.ink)
    body += path("M0 690Q800 574 1600 690V716Q800 600 0 716Z", p.fjord4)
    body += _dashboard(light) + _wheel(light, 330, 850)
    return scene(light, "In the car, on the way", body + _wipers(o), wall=False)


def _road(light: Light) -> str:
    o = light.outside
    drawn = path("M0 430Q240 330 520 410T1040 390T1600 380V640H0Z", o.fjord)
    drawn += path("M0 470Q380 400 800 452T1600 430V660H0Z", o.moss)
    for x, y, h in ((250, 406, 190), (350, 396, 230), (1210, 396, 210), (1330, 390, 160)):
        drawn += _turbine(o, x, y, h)
    drawn += path("M0 520Q500 452 800 462T1600 500V700H0Z", o.moss2)
    drawn += polygon([(768, 460), (832, 460), (1330, 700), (270, 700)], o.fjord3)
    if light.lit:  # the headlights' reach
        beam = [(330, 700), (1270, 700), (858, 476), (742, 476)]
        drawn += polygon(beam, light.lamp, opacity=0.34)
    for near, far in ((486, 474), (520, 498), (580, 540)):
        half = (near - 450) * 0.075
        drawn += polygon(
            [
                (800 - half * 0.7, far),
                (800 + half * 0.7, far),
                (800 + half, near),
                (800 - half, near),
            ],
            o.white,
        )
    farm = house(light, 980, 484, 130, (50, 92), (o.brick2, o.white), "xo")
    return drawn + farm + ellipse(1140, 444, 34, 52, o.moss3) + ellipse(930, 464, 24, 34, o.moss3)


def _turbine(o: Palette, x: float, foot: float, height: float) -> str:
    hub = foot - height
    blades = "".join(
        line(f"M{x} {hub}l{dx * height} {dy * height}", o.white, 7)
        for dx, dy in ((0.06, -0.5), (0.4, 0.3), (-0.46, 0.2))
    )
    return polygon([(x - 4, hub), (x + 4, hub), (x + 7, foot), (x - 7, foot)], o.white) + blades


def _mirror(light: Light) -> str:
    """The mirror, with the road behind in it."""
    p, o = light.room, light.outside
    glass = rect(752, 92, 316, 104, o.fjord, rx=24) + path(
        "M768 164Q900 126 1056 158L1050 186H766Z", o.moss2
    )
    if light.lit:
        glass += circle(880, 150, 9, light.lamp) + circle(926, 150, 9, light.lamp)
    return rect(898, 30, 24, 60, p.ink) + rect(738, 78, 344, 132, p.ink, rx=34) + glass


def _wheel(light: Light, x: float, y: float) -> str:
    p = light.room
    drawn = ring(x, y, 240, p.fjord4, 50) + ring(x, y, 240, p.fjord3, 10)
    drawn += polygon(
        [(x - 230, y - 22), (x + 230, y - 22), (x + 90, y + 70), (x - 90, y + 70)], p.fjord4
    )
    return drawn + circle(x, y, 84, p.fjord3) + circle(x, y, 26, p.sky)


def _dashboard(light: Light) -> str:
    """Instruments, the map, vents, a telephone in its holder; what shines keeps its colours."""
    p = light.room
    glow = DAYLIGHT if light.lit else p
    drawn = path("M130 760Q150 640 330 636T530 760Z", p.fjord4)
    for x, needle in ((252, "l-20 -26"), (408, "l24 -22")):
        drawn += circle(x, 706, 50, p.ink) + ring(x, 706, 42, glow.fjord2, 6)
        drawn += line(f"M{x} 706{needle}", glow.ochre, 6)
    drawn += halo(light, 800, 795, 230)
    drawn += rect(650, 700, 300, 190, p.fjord4, rx=18) + rect(668, 718, 264, 154, glow.fjord, rx=8)
    hill = "M668 820L760 760L830 800L932 740V864Q932 872 924 872H676Q668 872 668 864Z"
    drawn += path(hill, glow.moss) + line("M690 850Q770 830 800 790T900 740", glow.white, 9)
    drawn += circle(900, 740, 13, glow.brick3)
    for x in (980, 1110, 1440):
        drawn += rect(x, 716, 110, 64, p.fjord4, rx=12)
        for slat in range(3):
            drawn += rect(x + 12, 730 + slat * 16, 86, 6, p.ink)
    drawn += rect(968, 600, 70, 130, p.ink, rx=10) + rect(975, 608, 56, 112, glow.fjord3, rx=5)
    drawn += circle(1003, 646, 17, glow.sky) + path("M982 690Q984 668 1003 668T1024 690Z", glow.sky)
    return (
        drawn
        + rect(1130, 820, 420, 150, p.fjord4, rx=14)
        + rect(1280, 840, 120, 12, p.fjord3, rx=6)
    )


def _wipers(o: Palette) -> str:
    return line("M500 606L250 566M1120 602L860 560", o.ink, 9)


def home_kitchen(light: Light) -> str:
    """A window over the sink, a stove, a fridge full of notes, breakfast on the table."""
    p, o = light.room, light.outside
    body = rect(0, 330, WIDTH, 310, p.sky, opacity=0.6)
    view = rect(246, 400, 240, 60, o.moss) + tree(o, 300, 462, 0.95, o.moss2)
    view += house(light, 352, 460, 132, (90, 150), (o.brick2, o.wall2), "xo")
    body += sash(light, 246, 110, 240, 350, (2, 2), view)
    body += _cupboards(light) + _hood(light) + floor(light, 850)
    body += _counter(light) + _fridge(light, 1300)
    body += plant(light, 440, 478, 0.34) + pendant(light, 660, 70, p.brick3, 0.9)
    return scene(light, "A kitchen at home", body + _breakfast(light))


def _cupboards(light: Light) -> str:
    p = light.room
    drawn = rect(0, 40, 196, 260, p.fjord2) + rect(1060, 40, 220, 260, p.fjord2)
    for x in (0, 100, 1064, 1172):
        drawn += rect(x + 8, 52, 84 if x < 1000 else 96, 236, p.fjord)
        drawn += rect(x + 78, 220, 8, 44, p.ochre, rx=4)
    drawn += rect(540, 250, 270, 14, p.wood2)
    for x, h, jar in (
        (556, 60, p.brick2),
        (618, 78, p.white),
        (680, 52, p.ochre),
        (742, 70, p.moss2),
    ):
        drawn += rect(x, 250 - h, 50, h, jar, rx=8) + rect(x + 4, 240 - h, 42, 14, p.wood3, rx=3)
    return drawn


def _hood(light: Light) -> str:
    p = light.room
    drawn = rect(896, 0, 84, 190, p.steel)
    drawn += polygon([(896, 190), (980, 190), (1040, 286), (836, 286)], p.steel)
    drawn += rect(836, 286, 204, 22, p.fjord3)
    if light.lit:
        drawn += polygon(
            [(850, 308), (1026, 308), (1070, 640), (806, 640)], light.lamp, opacity=0.18
        )
    return drawn


def _counter(light: Light) -> str:
    p = light.room
    drawn = rect(0, 640, 1290, 210, p.white) + rect(0, 620, 1290, 26, p.wood2)
    for x in range(20, 1260, 156):
        drawn += rect(x, 664, 140, 170, p.paper, rx=3) + rect(x + 50, 680, 40, 8, p.ochre, rx=4)
    drawn += rect(828, 646, 220, 204, p.steel) + rect(850, 690, 176, 120, p.ink, rx=8)
    drawn += circle(866, 668, 9, p.ink) + circle(900, 668, 9, p.ink) + circle(1010, 668, 9, p.ink)
    drawn += line("M300 620V548Q300 520 330 520T360 548", p.steel, 12)
    drawn += path("M880 612V570Q880 540 936 540T992 570V612Z", p.brick2)
    drawn += line("M900 544Q936 486 972 544", p.ink, 8) + polygon(
        [(986, 566), (1022, 548), (992, 592)], p.brick2
    )
    drawn += rect(1110, 520, 46, 100, p.moss3, rx=10) + rect(1122, 494, 22, 30, p.moss3)
    return (
        drawn
        + rect(1180, 556, 70, 64, p.wood3, rx=6)
        + line("M1200 556V500M1222 556V488", p.wood3, 8)
    )


def _fridge(light: Light, x: float) -> str:
    p = light.room
    drawn = rect(x, 120, 240, 730, p.paper, rx=14) + rect(x, 430, 240, 8, p.shade)
    drawn += rect(x + 18, 330, 12, 80, p.steel, rx=6) + rect(x + 18, 460, 12, 110, p.steel, rx=6)
    notes = frame(light, x + 66, 170, 124, 110, circle(x + 150, 200, 12, p.ochre))
    notes += path(f"M{x + 78} 268V240Q{x + 110} 214 {x + 136} 240T{x + 178} 236V268Z", p.moss2)
    notes += rect(x + 60, 300, 56, 60, p.ochre) + rect(x + 136, 306, 62, 88, p.white)
    notes += rect(x + 146, 322, 42, 5, p.ink, opacity=0.4) + rect(
        x + 146, 336, 30, 5, p.ink, opacity=0.4
    )
    for at, y, magnet in ((128, 172, p.brick3), (88, 304, p.fjord4), (166, 310, p.moss3)):
        notes += circle(x + at, y, 7, magnet)
    return drawn + notes


def _breakfast(light: Light) -> str:
    """The table in front, with the morning paper: nobody is on duty here, and everyone is."""
    p = light.room
    drawn = path("M-20 1000V902H1620V1000Z", p.wood) + rect(0, 896, WIDTH, 14, p.wood3)
    drawn += cup(light, 400, 944, p.fjord3)
    drawn += ellipse(1110, 950, 96, 24, p.white) + ellipse(1110, 940, 70, 18, p.ochre)
    drawn += path("M1160 930q40 -24 66 -6", p.brick3)
    drawn += polygon([(560, 930), (860, 918), (900, 990), (560, 1000)], p.white)
    drawn += line("M590 950L840 940M596 966L700 962", p.ink, 7, opacity=0.6)
    return drawn + rect(1330, 850, 60, 110, p.white, rx=8) + rect(1346, 836, 28, 20, p.fjord3, rx=4)
