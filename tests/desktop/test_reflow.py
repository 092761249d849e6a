"""Every screen at every size: nothing is cut off, nothing overlaps, everything can be reached."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache

import pygame
import pytest

from makkerpar.desktop.canvas import Canvas, Written
from makkerpar.desktop.contrast import TEXT, ratio
from makkerpar.desktop.events import Key
from makkerpar.desktop.tokens import PALETTES, WARM
from makkerpar.desktop.typesetting import Typesetter
from makkerpar_tools.gallery import Gallery

SIZES = ((640, 480), (1280, 720), (1920, 1080), (2560, 1440))
TALL = ((640, 900),)
SCALES = (1.0, 1.5, 2.0)
SLACK = 2  # pixels by which letters may stand over their box: italics, rounding


@cache
def gallery(language: str) -> Gallery:
    """All screens, made once in each language."""
    return Gallery(language=language)


@pytest.fixture(autouse=True)
def _only_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters and pictures are not drawn: only where they stand is looked at here."""
    speck = pygame.Surface((1, 1), pygame.SRCALPHA)
    monkeypatch.setattr(Typesetter, "picture", lambda *_: speck)
    monkeypatch.setattr(pygame.image, "load_sized_svg", lambda _, size: pygame.Surface(size))


def frames(
    language: str, size: tuple[int, int], scale: float, theme: str
) -> Iterator[tuple[str, Gallery, Canvas]]:
    """Every screen as it is drawn at these settings."""
    shown = gallery(language)
    prefs = shown.desk.prefs
    prefs.language, prefs.scale, prefs.theme = language, scale, theme
    shown.resize(size)
    for name in shown.makers:
        shown.show(name)
        assert shown.app.frame is not None
        assert shown.app.frame.look.size == size
        yield name, shown, shown.app.frame


def clipped(frame: Canvas) -> list[str]:
    """Texts that are cut off: at the sides, or above and below where nothing scrolls."""
    window = frame.surface.get_rect()
    found = []
    for line in frame.written:
        room = line.clip.clip(window)
        aside = line.rect.left < room.left - SLACK or line.rect.right > room.right + SLACK
        above = line.area is None and not room.inflate(0, 2 * SLACK).contains(
            pygame.Rect(room.left, line.rect.top, 1, line.rect.height)
        )
        if aside or above:
            found.append(f"{line.text!r} {line.rect} in {room}")
    return found


def overlapping(frame: Canvas) -> list[str]:
    """Texts that stand on each other, as far as they can be seen."""
    seen: list[tuple[Written, pygame.Rect]] = []
    for line in frame.written:
        # The line box has air above and below the letters.
        letters = line.rect.inflate(-2 * SLACK, -line.rect.height // 3)
        visible = letters.clip(line.clip)
        if visible.width > 0 and visible.height > 0:
            seen.append((line, visible))
    return [
        f"{one.text!r} and {other.text!r}"
        for (one, first), (other, second) in itertools.combinations(seen, 2)
        if one.layer == other.layer and first.colliderect(second)
    ]


def pale(frame: Canvas) -> list[str]:
    """Texts that do not stand out from their ground, or whose ground is not known."""
    return [
        f"{line.text!r}: {line.colour} on {line.ground}"
        for line in frame.written
        if not line.quiet and (line.ground is None or ratio(line.colour, line.ground) < TEXT)
    ]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES + TALL, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_text_is_cut_off_and_none_overlaps(
    language: str, scale: float, size: tuple[int, int]
) -> None:
    """With the longest texts of the case every line stands whole and free on every screen."""
    # A theme is colours alone, so what stands where is looked at in all of them at one size.
    for theme in PALETTES if size == (1280, 720) else (WARM,):
        wrong = {
            name: found
            for name, _, frame in frames(language, size, scale, theme)
            if (found := [*clipped(frame), *overlapping(frame)])
        }
        assert wrong == {}, theme


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_text_stands_out_from_its_ground(theme: str, scale: float) -> None:
    """Each line's contrast with what it stands on is at least 4.5, on every screen."""
    wrong = {
        name: found
        for name, _, frame in frames("da", (1280, 720), scale, theme)
        if (found := pale(frame))
    }
    assert wrong == {}


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES + TALL, ids=lambda size: f"{size[0]}x{size[1]}")
def test_tab_reaches_everything_in_the_order_it_is_drawn(
    scale: float, size: tuple[int, int]
) -> None:
    """The focus goes through all stops once, and each of them is seen while it has it."""
    for name, shown, frame in frames("da", size, scale, "warm"):
        every = [stop.key for stop in frame.stops]
        assert len(set(every)) == len(every), name
        keys = [stop.key for stop in frame.stops if stop.part_of is None]
        if not keys:
            # A preview of what cannot be read has its keys alone.
            assert shown.app.top.focus is None
            continue
        reached: list[str] = []
        for _ in keys:
            now = shown.app.frame
            assert now is not None
            focus = shown.app.top.focus
            stop = next((one for one in now.stops if one.key == focus), None)
            assert stop is not None, (name, focus)
            seen = stop.rect.clip(stop.clip).clip(now.surface.get_rect())
            if not reached and stop.area is not None and not shown.app.top.scrolls.get(stop.area):
                # What is to be read first opens at its top, and a bar says that there is more.
                assert any(area.key == stop.area and area.beyond for area in now.areas) or seen
                seen = stop.rect
            assert seen.height >= min(stop.rect.height, 24), (name, stop.key, stop.rect)
            assert seen.width >= min(stop.rect.width, 24), (name, stop.key, stop.rect)
            reached.append(stop.key)
            shown.app.happen(Key("tab"))
        start = keys.index(reached[0])
        assert reached == keys[start:] + keys[:start], name
