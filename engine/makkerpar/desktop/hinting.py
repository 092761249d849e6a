"""Even spacing of letters, where SDL_ttf lets itself be asked.

SDL_ttf rounds every letter's width to whole pixels unless its hinting is "light, subpixel", and
pygame has no way to ask for that. The pointer to the font lies right behind the object's header,
in the versions tried and named here; with any other, letters are spaced as they come.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pygame

_TRIED: Final = ((2, 5, 5), (2, 5, 6), (2, 5, 7), (2, 5, 8))
_LIGHT_SUBPIXEL: Final = 4


def even_spacing(font: pygame.font.Font) -> None:
    """Space the letters of a font evenly, if that can be had."""
    setter = _setter()
    if setter is not None:
        header = object.__basicsize__
        pointer = ctypes.c_void_p.from_address(id(font) + header)
        setter(pointer, _LIGHT_SUBPIXEL)


@cache
def _setter() -> Callable[[Any, int], None] | None:
    if not sys.platform.startswith("linux") or sys.implementation.name != "cpython":
        return None
    if pygame.version.vernum[:3] not in _TRIED or pygame.font.get_sdl_ttf_version() < (2, 20, 0):
        return None
    libraries = Path(pygame.__file__).parent.parent / "pygame_ce.libs"
    for file in sorted(libraries.glob("libSDL2_ttf*")):
        try:
            setter = ctypes.CDLL(str(file)).TTF_SetFontHinting
        except (OSError, AttributeError):
            return None
        setter.argtypes, setter.restype = (ctypes.c_void_p, ctypes.c_int), None
        return setter
    return None
