"""Contact sheets: every picture with its name, for authors who choose and artists who compare."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import pygame

from makkerpar_tools.art.portrait_cast import CAST
from makkerpar_tools.art.portraits import MOODS

_FONTS = Path(__file__).resolve().parents[3] / "assets" / "fonts"
_PAPER = "#F6F1E8"
_INK = "#22303A"
_MUTED = "#5E5A52"
_MARGIN = 24
_CAPTION = 26


def contact_sheets(pictures: Mapping[str, str]) -> Mapping[str, bytes]:
    """A PNG by the name of each folder of pictures, given SVG texts by `<folder>/<name>.svg`."""
    pygame.font.init()
    folders: dict[str, dict[str, str]] = {}
    for path, text in sorted(pictures.items()):
        folder, _, file = path.partition("/")
        folders.setdefault(folder, {})[file.removesuffix(".svg")] = text
    return {
        folder: _png(_people(named) if folder == "portraits" else _grid(named))
        for folder, named in folders.items()
    }


def _people(faces: Mapping[str, str], size: int = 100, abreast: int = 2) -> pygame.Surface:
    """A row of moods for each person, so many people abreast."""
    people = sorted(CAST)
    label = 96
    across = label + len(MOODS) * size + _MARGIN
    down = size + 12
    rows = -(-len(people) // abreast)
    sheet = _sheet(_MARGIN + abreast * across, _MARGIN + _CAPTION + rows * down + 8)
    for column in range(abreast):
        for place, mood in enumerate(MOODS):
            x = _MARGIN + column * across + label + place * size + size // 2
            _write(sheet, mood, (x, 20), _MUTED, "400Regular", 15)
    for number, name in enumerate(people):
        column, row = divmod(number, rows)
        x, y = _MARGIN + column * across, _MARGIN + _CAPTION + row * down
        _write(sheet, name, (x + label // 2 - 4, y + size // 2), _INK, "600SemiBold", 17)
        for place, mood in enumerate(MOODS):
            sheet.blit(
                _picture(faces[f"{name}_{mood}"], size - 4, size), (x + label + place * size, y)
            )
    return sheet


def _grid(pictures: Mapping[str, str], width: int = 248, columns: int = 5) -> pygame.Surface:
    """Pictures in rows, each with its name below it."""
    images = {name: _picture(text, width, width) for name, text in pictures.items()}
    rows = list(_rows(list(images), columns))
    heights = [max(images[name].height for name in row) + _CAPTION + 14 for row in rows]
    across = width + 16
    sheet = _sheet(2 * _MARGIN + columns * across - 16, 2 * _MARGIN + sum(heights) - 14)
    y = _MARGIN
    for row, height in zip(rows, heights, strict=True):
        for place, name in enumerate(row):
            x = _MARGIN + place * across
            sheet.blit(
                images[name], images[name].get_rect(midbottom=(x + width // 2, y + height - 40))
            )
            _write(sheet, name, (x + width // 2, y + height - 28), _INK, "500Medium", 15)
        y += height
    return sheet


def _rows(names: list[str], columns: int) -> Iterable[list[str]]:
    for start in range(0, len(names), columns):
        yield names[start : start + columns]


def _sheet(width: int, height: int) -> pygame.Surface:
    sheet = pygame.Surface((width, height))
    sheet.fill(_PAPER)
    return sheet


def _picture(text: str, width: int, height: int) -> pygame.Surface:
    return pygame.image.load_sized_svg(io.BytesIO(text.encode()), (width, height))


def _write(
    sheet: pygame.Surface, text: str, middle: tuple[int, int], colour: str, cut: str, size: int
) -> None:
    font = pygame.font.Font(_FONTS / f"HankenGrotesk_{cut}.ttf", size)
    ink = font.render(text, True, colour)
    sheet.blit(ink, ink.get_rect(center=middle))


def _png(sheet: pygame.Surface) -> bytes:
    target = io.BytesIO()
    pygame.image.save(sheet, target, "sheet.png")
    return target.getvalue()
