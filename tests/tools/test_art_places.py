"""Places, scenery and props: what is drawn is what ships, and can be read in every use of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

import pygame
import pytest

from makkerpar_tools.art import places, props, scenery
from makkerpar_tools.art.scenery_door import DOOR_HEIGHT, DOOR_PLATE, DOOR_WIDTH
from makkerpar_tools.art.scenery_town import UPRIGHT_FOCUS, WEATHERS
from makkerpar_tools.art.shapes import dim, number, path, picture, round_outline
from tests.tools.case import ROOT

ASSETS = ROOT / "assets"

INK = (0x1E, 0x2A, 0x30)
BRICK = (0x9F, 0x43, 0x26)
WHITE = (0xFF, 0xFD, 0xF9)
MIST = (0xD3, 0xDE, 0xE0)
NIGHT_INK = (0xF3, 0xEE, 0xE4)
NIGHT_BRICK = (0xF0, 0xA2, 0x85)

# What the words of an act are set in, under each sky.
WORDS = {"calm": [INK], "gust": [INK], "storm": [WHITE, MIST], "after": [INK]}

Colour = tuple[int, int, int]


def luminance(colour: Colour) -> float:
    """How light a colour is, 0–1, as WCAG reckons it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast between two colours, 1–21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def drawn(svg: str, width: int) -> pygame.Surface:
    """The picture as the window draws it, so many pixels wide."""
    return pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (width, width))


def colours(surface: pygame.Surface, part: tuple[float, float, float, float]) -> Iterator[Colour]:
    """Each pixel's colour in a part of the picture: left, top, right, bottom from 0 to 1."""
    left, top, right, bottom = part
    w, h = surface.get_size()
    for y in range(round(top * h), round(bottom * h)):
        for x in range(round(left * w), round(right * w)):
            red, green, blue, _ = surface.get_at((x, y))
            yield red, green, blue


def mean_light(svg: str, part: tuple[float, float, float, float] = (0, 0, 1, 1)) -> float:
    """The mean luminance of a part of the picture."""
    lights = [luminance(colour) for colour in colours(drawn(svg, 160), part)]
    return sum(lights) / len(lights)


@pytest.mark.parametrize(
    ("folder", "drawings"),
    [
        ("places", places.drawings()),
        ("scenery", scenery.drawings()),
        ("props", props.drawings()),
    ],
    ids=["places", "scenery", "props"],
)
def test_what_ships_is_what_is_drawn(folder: str, drawings: Mapping[str, str]) -> None:
    """The folder holds the drawings, each as it is drawn, and no picture besides."""
    shipped = {
        file.relative_to(ASSETS).as_posix(): file.read_text(encoding="utf-8")
        for file in (ASSETS / folder).glob("*.svg")
    }
    assert shipped == dict(drawings)


def test_no_picture_is_heavy() -> None:
    """Each picture is at most 40 kB, so that the window loads it between two frames."""
    everything = {**places.drawings(), **scenery.drawings(), **props.drawings()}
    assert [name for name, svg in everything.items() if len(svg.encode()) > 40_000] == []


def test_every_place_has_an_evening_of_the_same_size() -> None:
    """There are ten places or more, each by day and in the evening, all on one view box."""
    found = places.drawings()
    assert len(places.PLACES) >= 10
    assert set(found) == {
        f"places/{name}{hour}.svg" for name in places.PLACES for hour in ("", "_evening")
    }
    boxes = {match for svg in found.values() for match in re.findall(r'viewBox="[^"]*"', svg)}
    assert boxes == {'viewBox="0 0 1600 1000"'}


def test_props_share_their_ground() -> None:
    """Six things or more, each on a transparent ground of 808 × 912."""
    found = props.drawings()
    assert len(found) >= 6
    for svg in found.values():
        assert 'viewBox="0 0 808 912"' in svg
        surface = drawn(svg, 101)
        assert surface.get_at((0, 0)).a == 0
        assert surface.get_at((surface.get_width() - 1, surface.get_height() - 1)).a == 0


@pytest.mark.parametrize("name", places.PLACES)
def test_evening_is_darker_than_day(name: str) -> None:
    """In the evening a place has at most two thirds of the light that it has by day."""
    found = places.drawings()
    evening, day = found[f"places/{name}_evening.svg"], found[f"places/{name}.svg"]
    assert mean_light(evening) <= mean_light(day) * 2 / 3


@pytest.mark.parametrize("picture", places.drawings())
def test_a_portrait_parts_from_the_place_behind_it(picture: str) -> None:
    """Behind a head the place is on the whole so light that a portrait's ink has 3 to 1 on it."""
    behind_a_head = (0.28, 0.22, 0.52, 0.66)
    light = mean_light(places.drawings()[picture], behind_a_head)
    assert (light + 0.05) / (luminance(INK) + 0.05) >= 3


@pytest.mark.parametrize("weather", WEATHERS)
@pytest.mark.parametrize(
    "part",
    [
        (0, 0, 0.6, 0.6),
        # 4:3, cut about the focus as far to the right as there is picture.
        (0.25, 0, 0.25 + 0.75 * 0.6, 0.6),
        # 640 × 900, cut about the focus: a width of 0.4, of which words take four fifths.
        (UPRIGHT_FOCUS - 0.2, 0, UPRIGHT_FOCUS + 0.12, 0.46),
    ],
    ids=["16:9", "4:3", "upright"],
)
def test_words_are_clear_on_every_sky(
    weather: str, part: tuple[float, float, float, float]
) -> None:
    """Where an act's words stand, each pixel of the sky keeps 4.7 to 1 from their colours."""
    surface = drawn(scenery.drawings()[f"scenery/town_{weather}.svg"], 400)
    grounds = set(colours(surface, part))
    assert grounds
    assert min(contrast(ink, ground) for ink in WORDS[weather] for ground in grounds) >= 4.7


@pytest.mark.parametrize(
    ("picture", "inks"),
    [("door", [INK, BRICK]), ("door_night", [NIGHT_INK, NIGHT_BRICK])],
)
def test_words_are_clear_beside_the_door(picture: str, inks: list[Colour]) -> None:
    """The wall left of the sign is of one colour, 4.5 to 1 from the words in both themes."""
    surface = drawn(scenery.drawings()[f"scenery/{picture}.svg"], DOOR_WIDTH // 2)
    right = (DOOR_PLATE.x - 36) / DOOR_WIDTH
    (wall,) = set(colours(surface, (0, 0, right, 0.8)))
    assert min(contrast(ink, wall) for ink in inks) >= 4.5


@pytest.mark.parametrize("picture", ["door", "door_night"])
def test_the_sign_is_left_empty(picture: str) -> None:
    """Inside the sign's box there is one colour, and ink is clear on it."""
    surface = drawn(scenery.drawings()[f"scenery/{picture}.svg"], DOOR_WIDTH)
    plate, rim = DOOR_PLATE, 8
    inside = (
        (plate.x + rim) / DOOR_WIDTH,
        (plate.y + rim) / DOOR_HEIGHT,
        (plate.x + plate.w - rim) / DOOR_WIDTH,
        (plate.y + plate.h - rim) / DOOR_HEIGHT,
    )
    (paper,) = set(colours(surface, inside))
    assert contrast(INK, paper) >= 7


def test_the_town_fills_a_wide_window() -> None:
    """The four towns are 16:9, one town: no two of them alike, and without gradients."""
    towns = [scenery.drawings()[f"scenery/town_{weather}.svg"] for weather in WEATHERS]
    assert all('viewBox="0 0 1600 900"' in town for town in towns)
    assert all("Gradient" not in town for town in towns)
    assert len(set(towns)) == len(towns) == 4


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (3.04, "3"), (3.06, "3.1"), (-0.01, "0"), (-12.5, "-12.5")]
)
def test_a_length_has_at_most_one_decimal(value: float, text: str) -> None:
    """Lengths are written short, and nothing is written as minus nothing."""
    assert number(value) == text


def test_a_path_is_tidied_without_running_numbers_together() -> None:
    """Long decimals in a path are rounded where they stand."""
    assert 'd="M1.2 3q-0.7 2 4 5"' in path("M1.2345 3q-0.6666 2.0 4 5", "#000000")


def test_a_hole_shows_what_lies_under() -> None:
    """An outline within an outline leaves the ground open, if it is asked to."""
    outlines = round_outline(50, 50, 40) + round_outline(50, 50, 20)
    open_ = drawn(picture(100, 100, "A ring", path(outlines, "#FF0000", holed=True)), 100)
    closed = drawn(picture(100, 100, "A disc", path(outlines, "#FF0000")), 100)
    assert [surface.get_at((50, 50)).a for surface in (open_, closed)] == [0, 255]
    assert {tuple(surface.get_at((50, 20))) for surface in (open_, closed)} == {(255, 0, 0, 255)}


def test_a_colour_is_dimmed_channel_by_channel() -> None:
    """Each channel is multiplied by its own factor."""
    assert dim("#FF8040", (1, 0.5, 0.25)) == "#FF4010"
