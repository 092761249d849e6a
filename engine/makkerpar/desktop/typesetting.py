"""Setting text: its width, its lines, and the picture of a line, each worked out once."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from makkerpar.desktop.breaking import break_lines
from makkerpar.desktop.cache import Cache
from makkerpar.desktop.fonts import Fonts
from makkerpar.desktop.tokens import TYPE, Colour

_PICTURES = 24_000_000  # bytes of lines kept as pictures
_LAYOUTS = 2_000_000  # bytes of broken texts, roughly
_FINE = 4  # tracked letters are set so many times larger, then made smaller: even at any size


@dataclass(frozen=True, slots=True)
class Block:
    """A text in its lines.

    Attributes:
        lines: from top to bottom.
        widths: of each, in pixels.
        line: the distance of baselines, in pixels.
    """

    lines: tuple[str, ...]
    widths: tuple[int, ...]
    line: int

    @property
    def height(self) -> int:
        """In pixels."""
        return self.line * len(self.lines)

    @property
    def width(self) -> int:
        """Of the widest line, in pixels."""
        return max(self.widths, default=0)


class Typesetter:
    """Sets text of any role at one size of window and text.

    Args:
        fonts: where letters come from.
        unit: pixels a dp.
        scale: of text, from 1 to 2.
        language: whose hyphenation.
    """

    def __init__(self, fonts: Fonts, unit: float, scale: float, language: str) -> None:
        self.fonts = fonts
        self._unit = unit
        self._scale = scale
        self._language = language
        self._layouts: Cache[Block] = Cache(_LAYOUTS, _layout_weight)
        self._pictures: Cache[pygame.Surface] = Cache(_PICTURES, weight)
        self._widths: dict[tuple[str, str], int] = {}

    @property
    def bytes(self) -> int:
        """What is kept."""
        return self._pictures.weight + self._layouts.weight

    def size(self, role: str) -> int:
        """The size of a role's letters, in pixels."""
        kind = TYPE[role]
        return max(1, round(kind.size * kind.grown(self._scale) * self._unit))

    def line(self, role: str) -> int:
        """The height of a role's line, in pixels."""
        kind = TYPE[role]
        return max(1, round(kind.line * kind.grown(self._scale) * self._unit))

    def ascent(self, role: str) -> int:
        """How far below a line's top its baseline lies, in pixels."""
        font = self.fonts.font(TYPE[role].font, self.size(role))
        return (self.line(role) - font.get_height()) // 2 + font.get_ascent()

    def width(self, text: str, role: str) -> int:
        """The width of a text on one line, in pixels."""
        key = text, role
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > 20_000:
                self._widths.clear()
            found = self._widths[key] = self._measured(text, role)
        return found

    def block(self, text: str, role: str, width: int, *, balanced: bool = False) -> Block:
        """A text broken into lines of at most `width` pixels."""

        def make() -> Block:
            lines = break_lines(
                text,
                max(width, 1),
                lambda piece: self.width(piece, role),
                language=self._language,
                balanced=balanced,
            )
            widths = tuple(self.width(line, role) for line in lines)
            return Block(lines, widths, self.line(role))

        return self._layouts.get((text, role, width, balanced), make)

    def picture(self, text: str, role: str, colour: Colour) -> pygame.Surface:
        """A line's letters on nothing, as high as its font; at most as wide as `width` says."""
        return self._pictures.get((text, role, colour), lambda: self._drawn(text, role, colour))

    def _measured(self, text: str, role: str) -> int:
        kind, size = TYPE[role], self.size(role)
        if kind.tracking:
            text = text.upper()
            font = self.fonts.font(kind.font, size * _FINE)
            letters = sum(font.size(letter)[0] for letter in text)
            return round((letters + kind.tracking * size * _FINE * len(text)) / _FINE)
        return sum(
            self.fonts.font(name, size).size(run)[0]
            for run, name in self.fonts.runs(text, kind.font)
        )

    def _drawn(self, text: str, role: str, colour: Colour) -> pygame.Surface:
        kind, size = TYPE[role], self.size(role)
        if kind.tracking:
            return self._tracked(text.upper(), role, colour)
        runs = self.fonts.runs(text, kind.font)
        if len(runs) == 1:
            return self.fonts.font(runs[0][1], size).render(text, True, colour)
        base = self.fonts.font(kind.font, size)
        surface = _nothing((self.width(text, role), base.get_height()), colour)
        at = 0
        for run, name in runs:
            font = self.fonts.font(name, size)
            surface.blit(
                font.render(run, True, colour), (at, base.get_ascent() - font.get_ascent())
            )
            at += font.size(run)[0]
        return surface

    def _tracked(self, text: str, role: str, colour: Colour) -> pygame.Surface:
        kind, size = TYPE[role], self.size(role)
        font = self.fonts.font(kind.font, size * _FINE)
        width, height = self.width(text, role), self.fonts.font(kind.font, size).get_height()
        large = _nothing((width * _FINE, height * _FINE), colour)
        at = 0.0
        for letter in text:
            large.blit(font.render(letter, True, colour), (round(at), 0))
            at += font.size(letter)[0] + kind.tracking * size * _FINE
        return pygame.transform.smoothscale(large, (max(width, 1), height))


def weight(surface: pygame.Surface) -> int:
    """What a picture weighs, in bytes."""
    return surface.get_width() * surface.get_height() * surface.get_bytesize()


def _nothing(size: tuple[int, int], colour: Colour) -> pygame.Surface:
    """Nothing, in a colour: made smaller, its edge does not darken."""
    surface = pygame.Surface((max(size[0], 1), max(size[1], 1)), pygame.SRCALPHA)
    surface.fill((*colour, 0))
    return surface


def _layout_weight(block: Block) -> int:
    return 200 + sum(80 + 2 * len(line) for line in block.lines)
