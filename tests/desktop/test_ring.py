"""The focus ring is seen on whatever picture fills the window."""

from __future__ import annotations

import pygame
import pytest

from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.contrast import CONTROL, ratio
from makkerpar.desktop.nodes import Pressable, Space
from makkerpar.desktop.tokens import PALETTES, RING, Colour
from makkerpar_tools.gallery import Gallery

SKIES = ("act_calm", "act_gust", "act_storm", "act_after", "away")


@pytest.fixture(scope="module")
def shown() -> Gallery:
    """All screens of the shipped case."""
    return Gallery()


def colours(frame: Canvas, key: str) -> tuple[Colour, Colour]:
    """A stop's ring, and the ground just outside it."""
    rect = next(stop.rect for stop in frame.stops if stop.key == key)
    ring, outside = frame.look.dp(RING * 1.5), frame.look.dp(RING * 4)
    found = [frame.surface.get_at((rect.left - far, rect.centery)) for far in (ring, outside)]
    return tuple(found[0])[:3], tuple(found[1])[:3]  # type: ignore[return-value]


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("screen", SKIES)
def test_the_ring_stands_out_from_a_sky(shown: Gallery, screen: str, theme: str) -> None:
    """In every theme the ring reaches 3 on the sky or the wall that it is drawn on."""
    shown.desk.prefs.theme = theme
    shown.show(screen)
    assert shown.app.frame is not None
    ring, ground = colours(shown.app.frame, "go")
    assert ratio(ring, ground) >= CONTROL


def test_a_ring_keeps_the_themes_colour_where_that_is_seen(shown: Gallery) -> None:
    """On a ground that the focus colour stands out from, other inks do not change it."""
    shown.desk.prefs.theme = "warm"
    shown.show("welcome")
    assert shown.app.frame is not None
    look = shown.app.frame.look
    canvas = Canvas(pygame.Surface(look.size), look, focus="one")
    white, black = (255, 255, 255), (0, 0, 0)
    canvas.surface.fill(white)
    with canvas.on(white), canvas.inked((black, black)):
        node = Pressable("one", Space(40), None, "one")
        node.draw(canvas, pygame.Rect(100, 100, 80, 40))
    canvas.finish()
    assert colours(canvas, "one") == (look.palette.focus, white)
