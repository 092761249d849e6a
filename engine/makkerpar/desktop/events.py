"""What happens to a window, freed from pygame: keys, text, the pointer, the wheel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pygame


@dataclass(frozen=True, slots=True)
class Key:
    """A key, or a gamepad's button that stands for one.

    Attributes:
        chord: its name in lower case behind its modifiers, ``ctrl+alt+shift+``, in this order.
        held: whether it comes again only because it is held down.
    """

    chord: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """Text, as the keyboard or an input method makes it."""

    text: str


@dataclass(frozen=True, slots=True)
class Composing:
    """Text that an input method has not made up its mind about; empty: it has."""

    text: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The pointer has moved."""

    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Down:
    """The pointer was pressed; `clicks` tells a double click."""

    at: tuple[int, int]
    touch: bool = False
    clicks: int = 1
    shift: bool = False


@dataclass(frozen=True, slots=True)
class Dragged:
    """The pointer has moved while pressed, by so much since the last time."""

    at: tuple[int, int]
    by: tuple[int, int]
    touch: bool = False


@dataclass(frozen=True, slots=True)
class Up:
    """The pointer was let go."""

    at: tuple[int, int]
    touch: bool = False


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel was turned: lines upwards, or downwards if less than nothing."""

    at: tuple[int, int]
    lines: float


@dataclass(frozen=True, slots=True)
class Tick:
    """Nothing but time."""


Event = Key | Typed | Composing | Moved | Down | Dragged | Up | Wheel | Tick

_NAMES = {
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_SPACE: "space",
    pygame.K_ESCAPE: "escape",
    pygame.K_AC_BACK: "escape",
    pygame.K_TAB: "tab",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_HOME: "home",
    pygame.K_END: "end",
    pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown",
    pygame.K_BACKSPACE: "backspace",
    pygame.K_DELETE: "delete",
    pygame.K_INSERT: "insert",
    pygame.K_PLUS: "plus",
    pygame.K_KP_PLUS: "plus",
    pygame.K_MINUS: "minus",
    pygame.K_KP_MINUS: "minus",
    pygame.K_EQUALS: "plus",  # the plus key of many keyboards, without shift
}
_NAMES |= {getattr(pygame, f"K_F{number}"): f"f{number}" for number in range(1, 13)}
_NAMES |= {getattr(pygame, f"K_{digit}"): str(digit) for digit in range(10)}
_NAMES |= {getattr(pygame, f"K_KP{digit}"): str(digit) for digit in range(10)}

# A gamepad as SDL numbers it where it knows it as a controller; others are close enough.
_BUTTONS: Final = {
    0: "enter",
    1: "escape",
    2: "space",
    3: "l",
    4: "pageup",
    5: "pagedown",
    6: "f2",
    7: "escape",
    11: "up",
    12: "down",
    13: "left",
    14: "right",
}
_TILTED = 0.6  # of an axis' way, from which it counts as an arrow; below half of it, no longer
_DOUBLE = 0.4  # seconds between two clicks that are one double click


class Translator:
    """Makes events of pygame's; remembers what a gesture needs."""

    def __init__(self) -> None:
        self.ratio = 1.0  # pixels drawn for each of those the pointer is told in
        self._down: tuple[int, int] | None = None
        self._last_click: tuple[int, tuple[int, int]] = (-10_000, (0, 0))
        self._clicks = 1
        self._tilt: dict[int, int] = {}
        self._held: set[int] = set()

    def events(self, raw: pygame.event.Event) -> Iterator[Event]:
        """What one of pygame's events means; nothing, for most of them."""
        match raw.type:
            case pygame.KEYDOWN:
                if (chord := _chord(raw)) is not None:
                    yield Key(chord, raw.key in self._held)
                self._held.add(raw.key)
            case pygame.KEYUP:
                self._held.discard(raw.key)
            case pygame.WINDOWFOCUSLOST:
                self._held.clear()  # what is let go elsewhere is not heard here
            case pygame.TEXTINPUT:
                yield Typed(raw.text)
            case pygame.TEXTEDITING:
                yield Composing(raw.text)
            case pygame.JOYBUTTONDOWN if raw.button in _BUTTONS:
                yield Key(_BUTTONS[raw.button])
            case pygame.JOYHATMOTION:
                x, y = raw.value
                yield from (Key(name) for name in _arrows(x, -y))
            case pygame.JOYAXISMOTION if raw.axis in (0, 1):
                yield from self._tilted(raw.axis, raw.value)
            case _:
                yield from self._pointer(raw)

    def _pointer(self, raw: pygame.event.Event) -> Iterator[Event]:
        touch = bool(getattr(raw, "touch", False))
        match raw.type:
            case pygame.MOUSEMOTION:
                if raw.buttons[0] and self._down is not None:
                    yield Dragged(self._drawn(raw.pos), self._drawn(raw.rel), touch)
                elif not touch:
                    yield Moved(self._drawn(raw.pos))
            case pygame.MOUSEBUTTONDOWN if raw.button == 1:
                self._down = raw.pos
                shift = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
                yield Down(self._drawn(raw.pos), touch, self._count(raw.pos), shift)
            case pygame.MOUSEBUTTONUP if raw.button == 1:
                self._down = None
                yield Up(self._drawn(raw.pos), touch)
            case pygame.MOUSEWHEEL:
                lines = getattr(raw, "precise_y", 0.0) or float(raw.y)
                at = self._drawn(pygame.mouse.get_pos())
                yield Wheel(at, -lines if raw.flipped else lines)

    def _drawn(self, at: tuple[int, int]) -> tuple[int, int]:
        """A place in the pixels that are drawn, which may be finer than the window's own."""
        if self.ratio == 1.0:
            return at
        return round(at[0] * self.ratio), round(at[1] * self.ratio)

    def _count(self, at: tuple[int, int]) -> int:
        now = pygame.time.get_ticks()
        before, where = self._last_click
        near = abs(at[0] - where[0]) < 6 and abs(at[1] - where[1]) < 6
        self._clicks = self._clicks + 1 if near and now - before < _DOUBLE * 1000 else 1
        self._last_click = now, at
        return self._clicks

    def _tilted(self, axis: int, value: float) -> Iterator[Event]:
        before = self._tilt.get(axis, 0)
        tilt = (value > _TILTED) - (value < -_TILTED)
        if not tilt and abs(value) > _TILTED / 2:
            tilt = before
        self._tilt[axis] = tilt
        if tilt and tilt != before:
            arrows = _arrows(tilt, 0) if axis == 0 else _arrows(0, tilt)
            yield from (Key(name) for name in arrows)


def _chord(raw: pygame.event.Event) -> str | None:
    name = _NAMES.get(raw.key)
    if name is None:
        name = pygame.key.name(raw.key).lower()
        if len(name) != 1:
            return None
    # AltGr writes letters: it is no modifier of ours. Windows tells it as Ctrl and the right Alt.
    letters = raw.mod & (pygame.KMOD_MODE | pygame.KMOD_RALT)
    control = raw.mod & (pygame.KMOD_CTRL | pygame.KMOD_META) and not letters
    parts = [
        "ctrl" if control else "",
        "alt" if raw.mod & pygame.KMOD_LALT else "",
        "shift" if raw.mod & pygame.KMOD_SHIFT and name not in ("plus", "minus") else "",
        name,
    ]
    return "+".join(part for part in parts if part)


def _arrows(x: int, y: int) -> list[str]:
    names = []
    if x:
        names.append("right" if x > 0 else "left")
    if y:
        names.append("down" if y > 0 else "up")
    return names
