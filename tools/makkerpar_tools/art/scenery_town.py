"""The town that stands behind an act's title, under four skies.

One town, flat bands of colour without gradients. Words stand in the upper left over the sky, so
each colour of the sky keeps its distance from them: ink on the light skies, white on the storm.
The town lies at the bottom: a window that is taller than the picture cuts off its sides about
`UPRIGHT_FOCUS`, or adds more of `sky[0]` above it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from makkerpar_tools.art.shapes import circle, line, path, picture, polygon, rect

WIDTH, HEIGHT = 1600, 900

UPRIGHT_FOCUS = 0.79  # where an upright window's middle lies, as a part of the width

_BANDS = (0, 148, 336, 522, 640)  # where each band of the sky begins, at the left edge
# Left, width, eaves, ridge (heights above the lower edge), which roof and wall, windows ("x" is one
# with a light on), and where along the roof a chimney stands, 0 for none.
House = tuple[float, float, float, float, int, int, str, float]
_HOUSES: tuple[House, ...] = (
    (-40, 174, 160, 220, 0, 1, "ooo", 0),
    (150, 146, 126, 180, 2, 2, "oo", 0.66),
    (276, 150, 144, 198, 1, 0, "oxo", 0),
    (440, 188, 126, 196, 0, 1, "ooo", 0.64),
    (642, 188, 160, 228, 2, 2, "oxo", 0),
    (810, 148, 126, 180, 1, 0, "oxo", 0.66),
    (940, 160, 160, 220, 0, 1, "ooo", 0),
    (1084, 148, 160, 214, 2, 2, "xoo", 0.64),
    (1288, 146, 160, 214, 1, 0, "xoo", 0),
    (1424, 190, 160, 214, 0, 1, "oxo", 0.5),
)
_FAR = (
    (-20, 92, 218), (90, 100, 206), (208, 88, 222), (318, 88, 240), (400, 92, 206), (498, 144, 226),
    (636, 90, 238), (730, 88, 238), (816, 106, 246), (944, 88, 238), (1060, 130, 226),
    (1196, 90, 238), (1300, 100, 220), (1500, 110, 222),
)  # fmt: skip
_TREES = ((276, 1.0), (716, 1.24), (1034, 0.96), (1588, 1.06))


@dataclass(frozen=True, slots=True)
class Weather:
    """One sky over the town and the light that it casts."""

    sky: tuple[str, str, str, str, str]  # from the top down
    hill: str
    far: str  # the houses behind and the church
    walls: tuple[str, str, str]
    roofs: tuple[str, str, str]
    panes: tuple[str, str]  # dark, and with a light on
    leaves: tuple[str, str]
    trunk: str
    face: str  # the clock's
    clouds: tuple[str, str]
    lean: float  # how far the trees bend


_ROOFS = ("#CE9475", "#B87658", "#9A5A41")
_WALLS = ("#F2EADB", "#EADFCD", "#E1D3BC")

CALM = Weather(
    sky=("#E3EDE8", "#E9EFE9", "#EFF0EA", "#F3F0EA", "#F7F0E9"),
    hill="#D3DCCB",
    far="#C4D2D2",
    walls=_WALLS,
    roofs=_ROOFS,
    panes=("#7E9FA3", "#7E9FA3"),
    leaves=("#98A47F", "#7B8A63"),
    trunk="#9A5A41",
    face="#FCF9F3",
    clouds=("#FDF8EF", "#F3F2EA"),
    lean=0,
)
GUST = Weather(
    sky=("#B8CACC", "#C6D3D2", "#D4DAD6", "#DDDFD9", "#E4E3DA"),
    hill="#B9C2AF",
    far="#9DB2B6",
    walls=("#E6DFCF", "#DED3BF", "#D2C4AB"),
    roofs=("#BC8469", "#AA6A4F", "#8C4F39"),
    panes=("#658890", "#658890"),
    leaves=("#889672", "#6C7B57"),
    trunk="#8C4F39",
    face="#F4EFE4",
    clouds=("#BDCCCD", "#A6BDC2"),
    lean=10,
)
STORM = Weather(
    sky=("#24414C", "#2D4B56", "#345560", "#3A5C66", "#40616B"),
    hill="#385762",
    far="#2C4955",
    walls=("#566F79", "#4C646F", "#435966"),
    roofs=("#233A45", "#1C303A", "#16262F"),
    panes=("#384F5A", "#E8C06B"),
    leaves=("#2A453F", "#213A35"),
    trunk="#16262F",
    face="#E8C06B",
    clouds=("#1E3843", "#182F3B"),
    lean=22,
)
AFTER = Weather(
    sky=("#F0E4CE", "#F3E8D6", "#F6ECDD", "#F8EEE1", "#FAF1E5"),
    hill="#E0D9BE",
    far="#D8CEBA",
    walls=("#F4EADB", "#EBDECA", "#E3D3BA"),
    roofs=("#C58366", "#A96549", "#8D503A"),
    panes=("#8FA8A8", "#8FA8A8"),
    leaves=("#A3AC80", "#88935F"),
    trunk="#9A5A41",
    face="#FCF9F3",
    clouds=("#FAF1E4", "#FCF5EA"),
    lean=0,
)

WEATHERS = {"calm": CALM, "gust": GUST, "storm": STORM, "after": AFTER}

_TITLES = {
    "calm": "The town on a calm day",
    "gust": "The town in the first gust of wind",
    "storm": "The town in a storm at night",
    "after": "The town on the morning after",
}


def town(name: str) -> str:
    """The town under the sky called `name`, one of `WEATHERS`."""
    weather = WEATHERS[name]
    sky = _sky(weather) + _IN_THE_SKY[name](weather)
    ground = _behind(weather) + _town_hall(weather)
    for house in _HOUSES:
        ground += _house(weather, house)
    for x, scale in _TREES:
        ground += _tree(weather, x, scale)
    rain = _rain(weather) if name == "storm" else ""
    return picture(WIDTH, HEIGHT, _TITLES[name], sky + ground + rain)


def _sky(weather: Weather) -> str:
    drawn = rect(0, 0, WIDTH, HEIGHT, weather.sky[0])
    for y, colour in zip(_BANDS[1:], weather.sky[1:], strict=True):
        wave = f"M0 {y}C270 {y - 40} 480 {y - 20} 720 {y + 18}S1240 {y + 30} 1600 {y - 16}"
        drawn += path(f"{wave}V900H0Z", colour)
    return drawn


def _clear(weather: Weather) -> str:
    return _cloud(1350, 236, 320, weather.clouds[0])


def _windy(weather: Weather) -> str:
    drawn = _cloud(1290, 200, 470, weather.clouds[0]) + _cloud(1410, 286, 330, weather.clouds[1])
    for x, y, w in ((762, 330, 210), (936, 382, 150), (1120, 420, 190), (680, 428, 118)):
        breeze = f"M{x} {y}q{w * 0.2} -12 {w * 0.45} -2t{w * 0.55} -6"
        drawn += line(breeze, weather.sky[4], 4)
    return drawn


def _thunder(weather: Weather) -> str:
    far, near = weather.clouds
    drawn = path(
        "M620 0Q640 116 786 120Q830 196 958 190Q1050 254 1180 226"
        "Q1280 286 1400 230Q1520 252 1600 198V0Z",
        far,
    )
    return drawn + path(
        "M860 0Q890 84 1000 84Q1070 146 1180 126Q1290 182 1400 130Q1510 150 1600 108V0Z", near
    )


def _sunrise(weather: Weather) -> str:
    sun = circle(1210, 322, 96, "#F3DFB2")
    bars = rect(970, 188, 462, 22, weather.clouds[1], rx=11)
    return sun + bars + rect(1070, 228, 500, 22, weather.clouds[0], rx=11)


_IN_THE_SKY = {"calm": _clear, "gust": _windy, "storm": _thunder, "after": _sunrise}


def _cloud(x: float, foot: float, w: float, colour: str) -> str:
    outline = (
        f"M{x - w / 2} {foot}Q{x - w * 0.47} {foot - w * 0.13} {x - w * 0.24} {foot - w * 0.12}"
        f"Q{x - w * 0.1} {foot - w * 0.26} {x + w * 0.12} {foot - w * 0.2}"
        f"Q{x + w * 0.28} {foot - w * 0.22} {x + w * 0.34} {foot - w * 0.12}"
        f"Q{x + w * 0.47} {foot - w * 0.12} {x + w / 2} {foot}Z"
    )
    return path(outline, colour)


def _behind(weather: Weather) -> str:
    """Hills, the church, and the houses of the streets behind."""
    drawn = path(
        "M0 730Q240 620 560 700C820 760 1080 610 1340 606S1560 640 1600 650V900H0Z", weather.hill
    )
    drawn += rect(1130, 520, 74, 380, weather.far) + rect(1165, 262, 4, 50, weather.far)
    drawn += polygon([(1122, 522), (1136, 430), (1167, 276), (1198, 430), (1212, 522)], weather.far)
    for x, w, top in _FAR:
        eaves = HEIGHT - top + 34
        gable = [(x, eaves), (x + w / 2, eaves - 36), (x + w, eaves)]
        drawn += polygon([*gable, (x + w, HEIGHT), (x, HEIGHT)], weather.far)
    return drawn


def _town_hall(weather: Weather) -> str:
    wall, side = weather.walls[0], weather.walls[1]
    drawn = rect(1408, 500, 54, 140, wall) + polygon(
        [(1400, 502), (1435, 422), (1470, 502)], weather.roofs[2]
    )
    drawn += rect(1330, 636, 210, 264, side)
    drawn += polygon([(1316, 640), (1348, 586), (1522, 586), (1554, 640)], weather.roofs[1])
    drawn += rect(1408, 560, 54, 80, wall)
    drawn += circle(1435, 532, 17, weather.face) + line(
        "M1435 532V522M1435 532L1442 536", weather.trunk, 3
    )
    for at, x in enumerate((1352, 1398, 1444, 1490)):
        drawn += rect(x, 668, 24, 34, weather.panes[at % 2])
    return drawn


def _house(weather: Weather, house: House) -> str:
    """A house in the front row."""
    x, w, walls, ridge, roof, wall, windows, chimney = house
    eaves = HEIGHT - walls
    drawn = rect(x + 10, eaves, w - 20, walls, weather.walls[wall])
    if chimney:
        drawn += rect(x + w * chimney, HEIGHT - ridge + 8, 16, ridge - walls, weather.roofs[2])
    drawn += polygon([(x, eaves), (x + w / 2, HEIGHT - ridge), (x + w, eaves)], weather.roofs[roof])
    for at, window in enumerate(windows):
        middle = x + w * (at + 1) / (len(windows) + 1)
        drawn += rect(middle - 10, eaves + 24, 20, 30, weather.panes[window == "x"])
    return drawn


def _tree(weather: Weather, x: float, scale: float) -> str:
    """A tree; wind bends its trunk and carries its crown."""
    lean = weather.lean * scale
    top = HEIGHT - 74 * scale
    drawn = line(
        f"M{x - lean} 910Q{x - lean} {top + 30} {x} {top - 30}", weather.trunk, 9, flat=True
    )
    for dx, dy, rx, ry, leaf in ((0, -116, 46, 60, 0), (15, -100, 34, 50, 1)):
        crown = (
            f"M{x + dx * scale - rx * scale} {HEIGHT + dy * scale}"
            f"a{rx * scale} {ry * scale} 0 1 1 {2 * rx * scale} 0"
            f"a{rx * scale} {ry * scale} 0 1 1 {-2 * rx * scale} 0Z"
        )
        drawn += path(crown, weather.leaves[leaf])
    return drawn


def _rain(weather: Weather) -> str:
    """Streaks of rain: over the sky no lighter than its lightest band, so that words stay clear."""
    chance = random.Random(8)  # noqa: S311 (the same rain every time)
    drawn = ""
    for _ in range(86):
        x, y, length = chance.uniform(640, 1590), chance.uniform(170, 860), chance.uniform(22, 58)
        over_sky = y < HEIGHT * 0.66
        colour = weather.sky[4] if over_sky else "#6F8A93"
        drawn += line(
            f"M{x} {y}l{-length * 0.32} {length}", colour, 2.4, opacity=1 if over_sky else 0.55
        )
    return drawn
