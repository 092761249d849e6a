"""Whether there is a screen at all: asked before anything of the window is imported."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Final

NO_WINDOW: Final = "MAKKERPAR_NO_WINDOW"  # set: as if there were no screen
_ASKED: Final = ("SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER")
_BLIND: Final = ("offscreen", "dummy")


def has_screen(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be seen; if so, the display is open.

    Without a screen SDL picks a driver that draws into nothing, and says no word about it: a window
    that nobody sees would wait for ever. Whoever names a driver gets it. On Linux no display
    server means no screen, even where SDL could take over the console of a machine that is far
    away.
    """
    if environ.get(NO_WINDOW):
        return False
    asked_for = any(environ.get(name) for name in _ASKED)
    displays = ("DISPLAY", "WAYLAND_DISPLAY")
    if platform.startswith("linux") and not asked_for and not any(map(environ.get, displays)):
        return False
    import pygame  # noqa: PLC0415 - a tenth of a second, for nothing where there is no screen

    from makkerpar.desktop.glass import open_display  # noqa: PLC0415 - as above

    try:
        driver = open_display()
    except pygame.error:
        return False
    if driver in _BLIND and not asked_for:
        pygame.quit()
        return False
    return True
