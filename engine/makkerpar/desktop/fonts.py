"""The fonts at every size, and which of them has a letter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pygame

from makkerpar.desktop import hinting
from makkerpar.desktop.tokens import FALLBACKS

_NOWHERE = "\uffff"  # no font has it: what it looks like is what a missing letter looks like


class Fonts:
    """The fonts of the assets, opened at a size when they are first needed.

    Args:
        files: the font files by name.
    """

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._open: dict[tuple[str, int], pygame.font.Font] = {}
        self._has: dict[tuple[str, str], bool] = {}
        self._missing: dict[str, bytes] = {}

    def font(self, name: str, size: int) -> pygame.font.Font:
        """A font at a size in pixels."""
        key = name, size
        if key not in self._open:
            font = pygame.font.Font(self._files[name], size)
            hinting.even_spacing(font)
            self._open[key] = font
        return self._open[key]

    def runs(self, text: str, name: str) -> list[tuple[str, str]]:
        """The text in pieces, each with the name of a font that has its letters."""
        if all(self._knows(name, letter) for letter in text):
            return [(text, name)]
        runs: list[tuple[str, str]] = []
        for letter in text:
            known = (one for one in (name, *FALLBACKS) if self._knows(one, letter))
            found = next(known, name)
            if runs and runs[-1][1] == found:
                runs[-1] = runs[-1][0] + letter, found
            else:
                runs.append((letter, found))
        return runs

    def _knows(self, name: str, letter: str) -> bool:
        if letter.isspace():
            return True
        key = name, letter
        if key not in self._has:
            if name not in self._missing:
                self._missing[name] = _picture(self.font(name, 20), _NOWHERE)
            self._has[key] = _picture(self.font(name, 20), letter) != self._missing[name]
        return self._has[key]

    def forget_sizes(self) -> None:
        """Close what is open: the window has another size."""
        self._open.clear()


def _picture(font: pygame.font.Font, letter: str) -> bytes:
    """SDL_ttf gives metrics for a letter that is not there, so only its picture can tell."""
    surface = font.render(letter, True, (255, 255, 255))
    return f"{surface.get_width()}:".encode() + pygame.image.tobytes(surface, "RGBA")
