"""How wide a text is, and what of it fits, without a font engine.

The advances come from the font files (``python -m makkerpar_tools.font_widths`` reads them).
Kerning is left out, which for these fonts makes a text a little narrower than what is said here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

# Of letters that the fonts lack, and that some other font will be found for.
_UNKNOWN: Final = 1000
_ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Font:
    """One of the fonts, at a size in pixels.

    Attributes:
        name: the font file's name among the assets.
        family: what a style sheet calls it.
        weight: as style sheets count it.
        size: in pixels.
    """

    name: str
    family: str
    weight: int
    size: float

    def width(self, text: str) -> float:
        """The width of a text on one line, in pixels."""
        advances = _advances()[self.name]
        return sum(advances.get(letter, _UNKNOWN) for letter in text) * self.size / 1000

    def fit(self, text: str, room: float) -> str:
        """The text, cut off with an ellipsis where it is wider than there is room for."""
        if self.width(text) <= room:
            return text
        advances = _advances()[self.name]
        left = room * 1000 / self.size - advances[_ELLIPSIS]
        kept = 0
        for letter in text:
            left -= advances.get(letter, _UNKNOWN)
            if left < 0:
                break
            kept += 1
        return text[:kept].rstrip(" ,.;:–-") + _ELLIPSIS

    def wrap(self, text: str, room: float, most: int) -> list[str]:
        """The text on lines as wide as there is room for; the last of `most` is cut off."""
        lines: list[str] = []
        left = text.split()
        while left and len(lines) < most - 1:
            count = 1
            while count < len(left) and self.width(" ".join(left[: count + 1])) <= room:
                count += 1
            lines.append(self.fit(" ".join(left[:count]), room))
            left = left[count:]
        return [*lines, self.fit(" ".join(left), room)] if left else lines


def sans(size: float) -> Font:
    """The font of running text."""
    return Font("HankenGrotesk_400Regular", "Hanken Grotesk", 400, size)


def bold(size: float) -> Font:
    """The same, semi-bold."""
    return Font("HankenGrotesk_600SemiBold", "Hanken Grotesk", 600, size)


def heading(size: float) -> Font:
    """The font of headings."""
    return Font("Newsreader_500Medium", "Newsreader", 500, size)


@cache
def _advances() -> dict[str, dict[str, int]]:
    text = resources.files("makkerpar.report").joinpath("widths.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, int]] = json.loads(text)
    return found
