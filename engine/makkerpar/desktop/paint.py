"""Shapes with smooth edges: rounded boxes, discs, shadows, lines. All lengths in pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pygame

from makkerpar.desktop.cache import Cache
from makkerpar.desktop.tokens import Colour
from makkerpar.desktop.typesetting import weight

_FINE = 4  # edges are drawn so many times larger, then made smaller
_tiles: Cache[pygame.Surface] = Cache(8_000_000, weight)


def box(
    surface: pygame.Surface,
    rect: pygame.Rect,
    fill: Colour | None,
    *,
    radius: int = 0,
    border: Colour | None = None,
    width: int = 0,
) -> None:
    """A box with round corners; the border, if any, lies inside it."""
    radius = max(0, min(radius, rect.width // 2, rect.height // 2))
    width = width if border is not None else 0
    if radius == 0:
        if fill is not None:
            surface.fill(fill, rect)
        if border is not None and width:
            pygame.draw.rect(surface, border, rect, width)
        return
    key = radius, fill, border, width
    tile = _tiles.get(key, lambda: _tile(radius, fill, border, width))
    size = radius
    right, bottom = rect.right - size, rect.bottom - size
    for (x, y), area in (
        ((rect.left, rect.top), (0, 0, size, size)),
        ((right, rect.top), (size, 0, size, size)),
        ((rect.left, bottom), (0, size, size, size)),
        ((right, bottom), (size, size, size, size)),
    ):
        surface.blit(tile, (x, y), area)
    middle, tall = rect.width - 2 * size, rect.height - 2 * size
    if fill is not None:
        surface.fill(fill, (rect.left + size, rect.top, middle, rect.height))
        surface.fill(fill, (rect.left, rect.top + size, size, tall))
        surface.fill(fill, (right, rect.top + size, size, tall))
    if border is not None and width:
        surface.fill(border, (rect.left + size, rect.top, middle, width))
        surface.fill(border, (rect.left + size, rect.bottom - width, middle, width))
        surface.fill(border, (rect.left, rect.top + size, width, tall))
        surface.fill(border, (rect.right - width, rect.top + size, width, tall))


def _tile(radius: int, fill: Colour | None, border: Colour | None, width: int) -> pygame.Surface:
    """Four quarter circles side by side: a disc."""
    large = 2 * radius * _FINE
    outer = border if border is not None and width else fill
    assert outer is not None
    # What lies outside has the edge's colour, so that it does not darken where it is blended.
    tile = pygame.Surface((large, large), pygame.SRCALPHA)
    tile.fill((*outer, 0))
    middle = (large / 2, large / 2)
    pygame.draw.circle(tile, outer, middle, radius * _FINE)
    if outer is not fill:
        inner = (*fill, 255) if fill is not None else (*outer, 0)
        pygame.draw.circle(tile, inner, middle, (radius - width) * _FINE)
    return pygame.transform.smoothscale(tile, (2 * radius, 2 * radius))


def disc(
    surface: pygame.Surface,
    centre: tuple[int, int],
    diameter: int,
    fill: Colour | None,
    *,
    border: Colour | None = None,
    width: int = 0,
) -> None:
    """A disc, or with a border and no fill a ring."""
    rect = pygame.Rect(0, 0, diameter // 2 * 2, diameter // 2 * 2)
    rect.center = centre
    box(surface, rect, fill, radius=diameter // 2, border=border, width=width)


def shadow(surface: pygame.Surface, rect: pygame.Rect, *, radius: int, blur: int) -> None:
    """The soft shadow that a box casts, a little below it."""
    whole = _tiles.get(
        ("shadow", rect.size, radius, blur), lambda: _shadow(rect.size, radius, blur)
    )
    surface.blit(whole, (rect.left - blur, rect.top - blur // 2))


def _shadow(box: tuple[int, int], radius: int, blur: int) -> pygame.Surface:
    """One blurred tile cut in nine, its middle stretched."""
    edge = radius + 2 * blur
    tile = _shadow_tile(radius, blur)
    size = tile.get_width()
    whole = pygame.Surface((box[0] + 2 * blur, box[1] + 2 * blur), pygame.SRCALPHA)
    cuts = ((0, edge), (edge, size - 2 * edge), (size - edge, edge))
    widths = (edge, max(whole.get_width() - 2 * edge, 0), edge)
    heights = (edge, max(whole.get_height() - 2 * edge, 0), edge)
    y = 0
    for (sy, sh), height in zip(cuts, heights, strict=True):
        x = 0
        for (sx, sw), width in zip(cuts, widths, strict=True):
            if width and height:
                piece = tile.subsurface((sx, sy, sw, sh))
                whole.blit(pygame.transform.scale(piece, (width, height)), (x, y))
            x += width
        y += height
    return whole


def _shadow_tile(radius: int, blur: int) -> pygame.Surface:
    edge = radius + 2 * blur
    size = 2 * edge + 2
    tile = pygame.Surface((size, size), pygame.SRCALPHA)
    inner = pygame.Rect(0, 0, size, size).inflate(-2 * blur, -2 * blur)
    pygame.draw.rect(tile, (20, 24, 28, 46), inner, border_radius=radius)
    return pygame.transform.gaussian_blur(tile, max(blur // 2, 1))


def polyline(
    surface: pygame.Surface, points: Sequence[tuple[float, float]], colour: Colour, width: float
) -> None:
    """A line through points, smooth at its edges and round at its bends."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    margin = round(width) + 2
    left, top = int(min(xs)) - margin, int(min(ys)) - margin
    size = (int(max(xs)) - left + margin, int(max(ys)) - top + margin)
    large = pygame.Surface((size[0] * _FINE, size[1] * _FINE), pygame.SRCALPHA)
    large.fill((*colour, 0))
    scaled = [((x - left) * _FINE, (y - top) * _FINE) for x, y in points]
    half = width * _FINE / 2
    for (x1, y1), (x2, y2) in pairwise(scaled):
        long = math.hypot(x2 - x1, y2 - y1) or 1.0
        aside = (y1 - y2) / long * half, (x2 - x1) / long * half
        corners = ((x1, y1, 1), (x2, y2, 1), (x2, y2, -1), (x1, y1, -1))
        pygame.draw.polygon(
            large, colour, [(x + side * aside[0], y + side * aside[1]) for x, y, side in corners]
        )
    for (x0, y0), (x1, y1), (x2, y2) in zip(scaled, scaled[1:], scaled[2:], strict=False):
        # Only where it bends: a dot on a straight line would be seen as a bead.
        if abs((x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1)) > half:
            pygame.draw.circle(large, colour, (x1, y1), half - 0.5)
    for point in (scaled[0], scaled[-1]):
        pygame.draw.circle(large, colour, point, half - 0.5)
    surface.blit(pygame.transform.smoothscale(large, size), (left, top))


def dashed(
    surface: pygame.Surface,
    start: tuple[int, int],
    end: tuple[int, int],
    colour: Colour,
    *,
    width: int,
    on: int,
    off: int,
) -> None:
    """A dashed line, upright or level."""
    (x1, y1), (x2, y2) = start, end
    length = max(abs(x2 - x1), abs(y2 - y1))
    upright = x1 == x2
    at = 0
    while at < length:
        piece = min(on, length - at)
        if upright:
            surface.fill(colour, (x1 - width // 2, min(y1, y2) + at, width, piece))
        else:
            surface.fill(colour, (min(x1, x2) + at, y1 - width // 2, piece, width))
        at += on + off


def fade(surface: pygame.Surface, rect: pygame.Rect, colour: Colour, *, down: bool) -> None:
    """What lies in the box grows into the ground: downwards, or upwards."""
    strip = _tiles.get(
        ("fade", rect.height, colour, down), lambda: _strip(rect.height, colour, down)
    )
    surface.blit(pygame.transform.scale(strip, rect.size), rect)


def _strip(height: int, colour: Colour, down: bool) -> pygame.Surface:
    strip = pygame.Surface((1, max(height, 1)), pygame.SRCALPHA)
    for y in range(height):
        share = (y + 1) / height if down else 1 - y / height
        strip.set_at((0, y), (*colour, round(255 * share)))
    return strip


def forget() -> None:
    """Let go of what was kept: the window has another size."""
    _tiles.clear()


def round_corners(
    surface: pygame.Surface, rect: pygame.Rect, radius: int, ground: Colour | None
) -> None:
    """Cut the corners of what has been drawn in a box, down to the ground it lies on."""
    if ground is None or radius <= 0:
        return
    tile = _tiles.get(("corner", radius, ground), lambda: _corners(radius, ground))
    right, bottom = rect.right - radius, rect.bottom - radius
    for (x, y), (tx, ty) in (
        ((rect.left, rect.top), (0, 0)),
        ((right, rect.top), (radius, 0)),
        ((rect.left, bottom), (0, radius)),
        ((right, bottom), (radius, radius)),
    ):
        surface.blit(tile, (x, y), (tx, ty, radius, radius))


def _corners(radius: int, ground: Colour) -> pygame.Surface:
    large = 2 * radius * _FINE
    tile = pygame.Surface((large, large), pygame.SRCALPHA)
    tile.fill((*ground, 255))
    pygame.draw.circle(tile, (*ground, 0), (large / 2, large / 2), radius * _FINE)
    return pygame.transform.smoothscale(tile, (2 * radius, 2 * radius))


def darken(surface: pygame.Surface, rect: pygame.Rect, by: int) -> None:
    """Make what has been drawn in a box darker, by so much of 255."""
    if by:
        keep = 255 - by
        surface.fill((keep, keep, keep), rect, pygame.BLEND_MULT)
