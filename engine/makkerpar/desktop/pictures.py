"""Portraits, places, things and icons: drawn at the size they are needed, and kept."""

from __future__ import annotations

import io
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import pygame

from makkerpar.desktop import untrusted
from makkerpar.desktop.cache import Cache
from makkerpar.desktop.tokens import Colour
from makkerpar.desktop.typesetting import weight
from makkerpar.resources import Assets

_PICTURES = 48_000_000  # bytes kept
_MAX_SIDE = 4096  # pixels
NEUTRAL: Final = "neutral"

Focus = tuple[float, float]  # shares of a picture's width and height
MIDDLE: Final[Focus] = (0.5, 0.5)


class Pictures:
    """The pictures of the program, and before them those of one scenario.

    Args:
        assets: those that ship.
        own: the scenario's own.
    """

    def __init__(self, assets: Assets, own: Assets | None = None) -> None:
        self._assets = assets
        self._own = own
        self._kept: Cache[pygame.Surface | None] = Cache(_PICTURES, _weight)
        self._poor: set[_File] = set()

    def of(self, own: Assets) -> Pictures:
        """These with a scenario's own before them; what is kept is kept for all."""
        other = Pictures(self._assets, own)
        other._kept, other._poor = self._kept, self._poor
        return other

    @property
    def bytes(self) -> int:
        """What is kept."""
        return self._kept.weight

    def icon(self, name: str, size: int, colour: Colour) -> pygame.Surface:
        """An icon in a colour, `size` pixels wide and high."""
        file = self._assets.icons[name]
        made = self._kept.get((file, size, colour), lambda: _load(file, (size, size), colour))
        assert made is not None
        return made

    def portrait(self, name: str, mood: str, height: int) -> pygame.Surface | None:
        """Somebody's bust, so many pixels high; None where there is no picture of them."""
        for assets in self._all():
            if moods := assets.portraits.get(name):
                file = moods.get(mood) or moods.get(NEUTRAL) or next(iter(moods.values()))
                return self._fitting(_File(file, assets is self._own), (height * 2, height))
        return None

    def place(
        self, name: str, size: tuple[int, int], focus: Focus = MIDDLE
    ) -> pygame.Surface | None:
        """A place that covers a box; what is too large is cut off around the focus."""
        return self._covering("places", name, size, focus)

    def scenery(
        self, name: str, size: tuple[int, int], focus: Focus = MIDDLE
    ) -> pygame.Surface | None:
        """A picture of the window's own that covers a box."""
        return self._covering("scenery", name, size, focus)

    def thing(self, name: str, size: tuple[int, int]) -> pygame.Surface | None:
        """A thing on the table, as large as fits into a box."""
        file = self._find("props", name)
        return self._fitting(file, size) if file is not None else None

    def kept(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Something else that is drawn once, and kept as long as pictures are."""
        made = self._kept.get(key, make)
        assert made is not None
        return made

    def forget(self) -> None:
        """Let go of what was kept: the window has another size."""
        self._kept.clear()

    def renew(self) -> None:
        """Read everything anew: a file has been changed."""
        self._kept.clear()
        self._poor.clear()

    def _all(self) -> Iterator[Assets]:
        """Where pictures are looked for, the scenario's own first."""
        if self._own is not None:
            yield self._own
        yield self._assets

    def _find(self, kind: str, name: str) -> _File | None:
        for assets in self._all():
            files: Mapping[str, Path] = getattr(assets, kind)
            if name in files:
                return _File(files[name], assets is self._own)
        return None

    def _covering(
        self, kind: str, name: str, size: tuple[int, int], focus: Focus
    ) -> pygame.Surface | None:
        file = self._find(kind, name)
        if file is None:
            return None
        return self._kept.get(
            (file, size, focus), lambda: self._safely(file, lambda: _cropped(file, size, focus))
        )

    def _fitting(self, file: _File, size: tuple[int, int]) -> pygame.Surface | None:
        return self._kept.get((file, size), lambda: self._safely(file, lambda: file.drawn(size)))

    def _safely(self, file: _File, draw: Callable[[], pygame.Surface]) -> pygame.Surface | None:
        """What is drawn; None where it cannot be, and then it is not tried again."""
        if file in self._poor:
            return None
        try:
            return draw()
        except (pygame.error, OSError, ValueError, MemoryError):
            self._poor.add(file)
            return None


@dataclass(frozen=True, slots=True)
class _File:
    """A picture's file, and whether an author brought it along, so that it may be anything."""

    path: Path
    own: bool

    def drawn(self, size: tuple[float, float]) -> pygame.Surface:
        """As large as fits into a box."""
        if not self.own:
            return _load(self.path, size, None)
        return untrusted.draw(self.path, _box(size))

    def shape(self) -> tuple[float, float]:
        """Its width and height in some unit."""
        return untrusted.shape(self.path) if self.own else _natural(self.path)


def _cropped(file: _File, size: tuple[int, int], focus: Focus) -> pygame.Surface:
    wide, high = file.shape()
    factor = max(size[0] / wide, size[1] / high)
    whole = file.drawn((-(-wide * factor // 1), -(-high * factor // 1)))
    larger = max(size[0] / whole.get_width(), size[1] / whole.get_height())
    if larger > 1:  # it is so long and thin that it cannot be drawn as large as it should be
        part = (int(size[0] / larger), int(size[1] / larger))
        part = (max(part[0], 1), max(part[1], 1))
        return pygame.transform.smoothscale(_cut(whole, part, focus), size)
    return _cut(whole, size, focus)


def _cut(whole: pygame.Surface, size: tuple[int, int], focus: Focus) -> pygame.Surface:
    # A picture that ships is flat and fills its frame: without alpha it is blitted faster.
    cut = pygame.Surface(size)
    cut.blit(whole, [-_offset(*both) for both in zip(whole.get_size(), size, focus, strict=True)])
    return cut


def _weight(picture: pygame.Surface | None) -> int:
    return weight(picture) if picture is not None else 100


def _offset(whole: int, shown: int, focus: float) -> int:
    """Where a cut begins, so that a share of the whole lies in its middle, as far as it can."""
    return min(max(round(whole * focus - shown / 2), 0), max(whole - shown, 0))


def _box(size: tuple[float, float]) -> tuple[int, int]:
    return min(max(int(size[0]), 1), _MAX_SIDE), min(max(int(size[1]), 1), _MAX_SIDE)


def _load(file: Path, size: tuple[float, float], colour: Colour | None) -> pygame.Surface:
    data = _read(file)
    if colour is not None:
        data = data.replace(b"currentColor", b"#%02x%02x%02x" % colour)
    return _fast(pygame.image.load_sized_svg(io.BytesIO(data), _box(size)))


@lru_cache(maxsize=200)
def _natural(file: Path) -> tuple[float, float]:
    """A picture's own size; only its shape matters."""
    width, height = _load(file, (256, 256), None).get_size()
    return float(width), float(height)


@lru_cache(maxsize=120)
def _read(file: Path) -> bytes:
    return file.read_bytes()


def _fast(picture: pygame.Surface) -> pygame.Surface:
    """The same in the order of bytes that the window has: it is blitted forty times faster."""
    same = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
    same.blit(picture, (0, 0))
    return same
