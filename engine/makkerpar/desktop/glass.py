"""The system's window: its size and place, full screen, and the surface that is shown."""

from __future__ import annotations

import contextlib
import os
from typing import Final

import pygame

from makkerpar.desktop import prefs
from makkerpar.desktop.look import DESIGN, SMALLEST
from makkerpar.record import Record

TITLE: Final = "Makkerpar"
_DRIVER: Final = "SDL_VIDEODRIVER"
_VISIBLE: Final = 80  # pixels of a remembered window that must lie on some screen


class Glass:
    """A window on the screen.

    Args:
        record: where its size and place are remembered.
        size: in pixels; None: as it was last time.
    """

    def __init__(self, record: Record, size: tuple[int, int] | None = None) -> None:
        self._record = record
        self._full = False
        place = self._remembered() if size is None else None
        self.window = pygame.Window(
            TITLE,
            size or (place.size if place is not None else _first_size()),
            resizable=True,
            allow_high_dpi=True,
            hidden=True,
        )
        self.window.minimum_size = SMALLEST
        if place is not None:
            self.window.position = place.topleft
        if size is None and self._remembered_full():
            self.toggle_full()
        self._free = pygame.Rect(self.window.position, self.window.size)

    @property
    def surface(self) -> pygame.Surface:
        """What is drawn on; another one after the window has changed its size."""
        return self.window.get_surface()

    @property
    def ratio(self) -> float:
        """Pixels drawn for each of the window's own: above 1 on some fine screens."""
        wide = self.window.size[0]
        return self.surface.get_width() / wide if wide else 1.0

    def show(self) -> None:
        """Show the window, once there is something to be seen on it."""
        self.window.show()

    def flip(self) -> None:
        """Show what has been drawn."""
        self.window.flip()

    def toggle_full(self) -> None:
        """Fill the screen, or no longer."""
        if self._full:
            self.window.set_windowed()
        else:
            self._free = pygame.Rect(self.window.position, self.window.size)
            self.window.set_fullscreen(True)
        self._full = not self._full

    def remember(self) -> None:
        """Keep size and place for next time."""
        rect = self._free if self._full else pygame.Rect(self.window.position, self.window.size)
        self._record.set_setting(
            prefs.WINDOW, [rect.x, rect.y, rect.width, rect.height, self._full]
        )

    def close(self) -> None:
        """Close the window."""
        self.window.destroy()

    def _remembered(self) -> pygame.Rect | None:
        """Where it was last time, if that still lies on a screen."""
        kept: list[object] = self._record.setting(prefs.WINDOW, [])
        if len(kept) != 5 or not all(type(one) is int for one in kept[:4]):
            return None
        x, y, width, height = (one for one in kept[:4] if type(one) is int)
        rect = pygame.Rect(x, y, width, height)
        if rect.width < SMALLEST[0] or rect.height < SMALLEST[1]:
            return None
        for screen in _screens():
            seen = rect.clip(screen)
            if seen.width >= _VISIBLE and seen.height >= _VISIBLE and rect.top >= screen.top:
                return pygame.Rect(rect.topleft, (min(rect.width, 8192), min(rect.height, 8192)))
        return None

    def _remembered_full(self) -> bool:
        kept: list[object] = self._record.setting(prefs.WINDOW, [])
        return len(kept) == 5 and kept[4] is True


def _screens() -> list[pygame.Rect]:
    """The screens there are, side by side: pygame tells their sizes, not their places."""
    with contextlib.suppress(pygame.error):
        sizes = pygame.display.get_desktop_sizes()
        wide = sum(size[0] for size in sizes)
        high = max(size[1] for size in sizes)
        return [pygame.Rect(-wide, 0, 2 * wide, high)]
    return []


def _first_size() -> tuple[int, int]:
    """The design's own size, or most of a smaller screen."""
    with contextlib.suppress(pygame.error, IndexError):
        width, height = pygame.display.get_desktop_sizes()[0]
        if width >= DESIGN[0] * 1.7 and height >= DESIGN[1] * 1.6:
            return round(DESIGN[0] * 1.25), round(DESIGN[1] * 1.25)
        return (
            max(min(DESIGN[0], round(width * 0.94)), SMALLEST[0]),
            max(min(DESIGN[1], round(height * 0.88)), SMALLEST[1]),
        )
    return DESIGN


def open_display(*, hidden: bool = False) -> str:
    """Make SDL ready for windows, without sound; the driver it picked.

    Args:
        hidden: windows are drawn where nobody sees them, for tests and pictures.

    Raises:
        pygame.error: there is none.
    """
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_IME_SHOW_UI", "1")
    os.environ.setdefault("SDL_VIDEO_ALLOW_SCREENSAVER", "1")
    if hidden and not pygame.display.get_init():
        # Not left behind: a process that this one starts looks for a screen of its own.
        before = os.environ.get(_DRIVER)
        os.environ[_DRIVER] = "dummy"
        pygame.display.init()
        if before is None:
            del os.environ[_DRIVER]
        else:
            os.environ[_DRIVER] = before
    # Only the display and the fonts: pygame.init() would open the sound card, and say so aloud.
    pygame.display.init()
    pygame.font.init()
    return pygame.display.get_driver()
