"""The shipped pictures and fonts: complete, drawable, and with a licence each."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pygame
import pytest

ASSETS = Path(__file__).resolve().parents[2] / "assets"
MOODS = {"neutral", "glad", "worried", "sceptical", "annoyed"}

# What the window's renderer, nanosvg, draws. It passes over the rest in silence, or fills it black.
DRAWN = {"svg", "title", "g", "defs", "linearGradient", "stop"}
DRAWN |= {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}

PICTURES = sorted(ASSETS.rglob("*.svg"))


def name(file: Path) -> str:
    """A picture's place in the assets, for the test's name."""
    return file.relative_to(ASSETS).as_posix()


@pytest.mark.parametrize("picture", PICTURES, ids=name)
def test_a_picture_keeps_to_what_the_window_can_draw(picture: Path) -> None:
    """Each picture is well-formed and made of shapes alone: no masks, filters or letters."""
    text = picture.read_text(encoding="utf-8")
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}
    assert tags - DRAWN == set()
    assert "mask" not in text
    assert "clip-path" not in text
    assert ("currentColor" in text) == (picture.parent.name == "icons")


@pytest.mark.parametrize("picture", PICTURES, ids=name)
def test_a_picture_shows_something(picture: Path) -> None:
    """Each picture loads at the size asked for and leaves ink on the paper."""
    text = picture.read_text(encoding="utf-8").replace("currentColor", "#000000")
    surface = pygame.image.load_sized_svg(io.BytesIO(text.encode()), (48, 48))
    assert max(surface.get_size()) == 48
    assert surface.get_bounding_rect().width >= 8


def test_everyone_has_a_face_for_every_mood() -> None:
    """Each portrait comes in the five moods that the scenario language knows."""
    faces: dict[str, set[str]] = {}
    for picture in (ASSETS / "portraits").glob("*.svg"):
        person, _, mood = picture.stem.rpartition("_")
        faces.setdefault(person, set()).add(mood)
    assert faces
    assert all(moods == MOODS for moods in faces.values())


def test_every_folder_of_assets_names_its_licence() -> None:
    """Whatever ships has a row in LICENSES.md, and the licence files named there exist."""
    licences = (ASSETS / "LICENSES.md").read_text(encoding="utf-8")
    folders = {file.parent.name for file in ASSETS.rglob("*") if file.is_file()} - {"assets"}
    assert [folder for folder in folders if f"`{folder}/" not in licences] == []
    named = re.findall(r"`(\w+/(?:LICENSE|OFL)[\w-]*\.txt)`", licences)
    assert named
    assert all((ASSETS / file).is_file() for file in named)


@pytest.mark.parametrize("file", sorted((ASSETS / "fonts").glob("*.ttf")), ids=name)
def test_a_font_has_the_letters_that_danish_needs(file: Path) -> None:
    """Each font draws Danish letters, quotation marks and dashes as glyphs of their own."""
    pygame.font.init()
    font = pygame.font.Font(file, 40)

    def drawn(letter: str) -> bytes:
        return pygame.image.tobytes(font.render(letter, True, (255, 255, 255)), "RGBA")

    # SDL_ttf has metrics even for what is not there: only its picture, a box, tells.
    missing = drawn("\uffff")
    assert [letter for letter in "æøåÆØÅé»«›‹–…" if drawn(letter) == missing] == []
    assert drawn("\u4e2d") == missing
