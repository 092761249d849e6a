"""Pictures that an author brought along: files that may be anything, drawn within limits.

A small file can ask for a great deal of memory or time. Of a photograph the header is read first,
and what would be too large is never decoded. Of a drawing the amount is counted first, and it is
drawn beside the loop, which waits only so long: what takes longer is not shown.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Final

import pygame

MAX_DRAWING: Final = 256_000  # bytes of an SVG; those that ship have at most 20 000
MAX_PHOTOGRAPH: Final = 8_000_000  # bytes
MAX_PIXELS: Final = 24_000_000  # of a photograph: some 96 MB while it is made smaller
_MAX_SCANS: Final = 64  # of a JPEG; each of them goes over the whole picture
_MAX_NUMBERS: Final = 40_000  # of an SVG
_MAX_IN_ONE: Final = 10_000  # numbers of one attribute, a path for instance
_MAX_RULES: Final = 200  # of its style sheets, which are read but not drawn
_PATIENCE: Final = 1.0  # seconds for drawing one

_NUMBER: Final = re.compile(rb"\d[\d.]*(?:[eE][-+]?\d+)?")
_ATTRIBUTE: Final = re.compile(rb"\"[^\"]*\"|'[^']*'")
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # JPEG's SOF markers

Size = tuple[int, int]

_given_up: Final[list[Thread]] = []


def draw(file: Path, box: Size) -> pygame.Surface:
    """The picture, as large as fits into a box.

    Raises:
        OSError: it cannot be read.
        ValueError: it is too large, takes too long, moves, or is nothing that is drawn.
        pygame.error: it is broken.
    """
    data = _read(file, MAX_PHOTOGRAPH)
    size = photograph(data)
    if size is None:
        _count(data)
        return in_time(lambda: pygame.image.load_sized_svg(io.BytesIO(_plain(data)), box))
    if size[0] * size[1] > MAX_PIXELS or not all(size):
        raise ValueError("the picture has too many pixels")
    picture = pygame.image.load(io.BytesIO(data))
    factor = min(box[0] / size[0], box[1] / size[1])
    fitting = (max(round(size[0] * factor), 1), max(round(size[1] * factor), 1))
    if picture.get_bytesize() < 3:  # a palette: there is nothing between two of its colours
        picture = picture.convert_alpha()
    return pygame.transform.smoothscale(picture, fitting).convert_alpha()


def shape(file: Path) -> Size:
    """The picture's width and height in some unit.

    Raises:
        OSError, ValueError, pygame.error: as for `draw`.
    """
    size = photograph(_read(file, MAX_PHOTOGRAPH))
    if size is None:
        return draw(file, (256, 256)).get_size()
    if not all(size):
        raise ValueError("the picture has no size")
    return size


def photograph(data: bytes) -> Size | None:
    """Width and height by the header of a PNG, JPEG or WebP; None: it is none of these.

    Raises:
        ValueError: the header is broken, or the picture moves.
    """
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(data)
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except IndexError:
        raise ValueError("the header ends too early") from None
    return None


def in_time(work: Callable[[], pygame.Surface]) -> pygame.Surface:
    """What some work makes, if it is done in a second.

    Drawing cannot be stopped: what takes longer goes on beside the loop, for nothing, and until it
    ends nothing else is begun. So the loop waits once, and one thread is all that works in vain.

    Raises:
        ValueError: it took longer, or something before it still does.
    """
    if any(thread.is_alive() for thread in _given_up):
        raise ValueError("another picture is still being drawn for nothing")
    made: list[pygame.Surface] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            made.append(work())
        except (pygame.error, ValueError) as error:
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(_PATIENCE)
    if failed:
        raise failed[0]
    if not made:
        _given_up.append(thread)
        raise ValueError("the picture takes too long to draw")
    return made[0]


def _read(file: Path, limit: int) -> bytes:
    with file.open("rb") as opened:
        data = opened.read(limit + 1)
    if len(data) > limit:
        raise ValueError("the picture is too large")
    return data


def _png(data: bytes) -> Size:
    at = data.find(b"IDAT")
    if data[12:16] != b"IHDR" or b"acTL" in data[: max(at, 0)]:
        raise ValueError("no still picture")
    return _big(data, 16, 4), _big(data, 20, 4)


def _jpeg(data: bytes) -> Size:
    if data.count(b"\xff\xda") > _MAX_SCANS:
        raise ValueError("the picture has too many scans")
    at = 2
    while data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF:
            at += 1
            continue
        if kind in _FRAMES:
            return _big(data, at + 7, 2), _big(data, at + 5, 2)
        at += 2 + max(_big(data, at + 2, 2), 2)
    raise ValueError("no picture in the file")


def _webp(data: bytes) -> Size:
    kind = data[12:16]
    if kind == b"VP8X":
        if data[20] & 2:
            raise ValueError("no still picture")
        return 1 + _little(data, 24, 3), 1 + _little(data, 27, 3)
    if kind == b"VP8L":
        bits = _little(data, 21, 4)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        return _little(data, 26, 2) & 0x3FFF, _little(data, 28, 2) & 0x3FFF
    raise ValueError("no picture in the file")


def _big(data: bytes, at: int, count: int) -> int:
    return _whole(data, at, count, "big")


def _little(data: bytes, at: int, count: int) -> int:
    return _whole(data, at, count, "little")


def _whole(data: bytes, at: int, count: int, order: str) -> int:
    found = data[at : at + count]
    if len(found) < count:
        raise IndexError(at)
    return int.from_bytes(found, "little" if order == "little" else "big")


def _count(data: bytes) -> None:
    """Refuse a drawing that is too large: drawing grows faster than what is drawn."""
    if b"<svg" not in data[:MAX_DRAWING] or len(data) > MAX_DRAWING:
        raise ValueError("no drawing, or too large a one")
    if data.count(b"{") > _MAX_RULES or len(_NUMBER.findall(data)) > _MAX_NUMBERS:
        raise ValueError("there is too much in the drawing")
    if any(len(_NUMBER.findall(one)) > _MAX_IN_ONE for one in _ATTRIBUTE.findall(data)):
        raise ValueError("there is too much in one shape")


def _plain(data: bytes) -> bytes:
    """Without dashes: a short one, repeated, makes as many lines as one likes."""
    return data.replace(b"stroke-dasharray", b"no-dasharray").replace(b"<!ENTITY", b"<!NOTHING")
