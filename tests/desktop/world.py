"""A window on a hidden screen, a small case to play in it, and hands to drive it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pygame

from makkerpar.desktop import glass, start
from makkerpar.desktop.app import App
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.prefs import REDUCED, WELCOMED
from makkerpar.desktop.view import View
from makkerpar.frontend.options import Options
from makkerpar.record import Record
from tests.terminal.world import small_case

MONDAY = datetime(2026, 8, 24, 8, 0, tzinfo=UTC)

_CODES = {
    "enter": pygame.K_RETURN,
    "space": pygame.K_SPACE,
    "escape": pygame.K_ESCAPE,
    "tab": pygame.K_TAB,
    "plus": pygame.K_PLUS,
    "minus": pygame.K_MINUS,
    "pageup": pygame.K_PAGEUP,
    "pagedown": pygame.K_PAGEDOWN,
}
_MODIFIERS = {"ctrl": pygame.KMOD_LCTRL, "shift": pygame.KMOD_LSHIFT, "alt": pygame.KMOD_LALT}


class Clock:
    """Time that stands still until somebody moves it."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


class Hands:
    """Somebody at the keyboard and the mouse, and what they see."""

    def __init__(self, app: App, clock: Clock) -> None:
        self.app = app
        self.clock = clock

    @property
    def desk(self) -> Desk:
        return self.app.desk

    @property
    def top(self) -> View:
        return self.app.top

    @property
    def text(self) -> str:
        """Everything that is written on the screen now, line by line."""
        assert self.app.frame is not None
        return "\n".join(line.text for line in self.app.frame.written)

    @property
    def stops(self) -> list[str]:
        """What can be focused, in its order."""
        assert self.app.frame is not None
        return [stop.key for stop in self.app.frame.stops if stop.part_of != ""]

    def press(self, *chords: str) -> None:
        """Press keys, a second apart."""
        for chord in chords:
            *modifiers, name = chord.split("+")
            code = _CODES.get(name) or pygame.key.key_code(name)
            mod = sum(_MODIFIERS[one] for one in modifiers)
            self.wait(1.0)
            fields = {"key": code, "mod": mod, "unicode": "", "scancode": 0}
            self.feed(pygame.event.Event(pygame.KEYDOWN, fields))
            self.feed(pygame.event.Event(pygame.KEYUP, fields))

    def write(self, text: str) -> None:
        """Type text."""
        for letter in text:
            self.feed(pygame.event.Event(pygame.TEXTINPUT, text=letter))

    def click(self, key: str) -> None:
        """Press something with the mouse."""
        assert self.app.frame is not None
        rect = next(stop.rect for stop in self.app.frame.stops if stop.key == key)
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.feed(pygame.event.Event(kind, pos=rect.center, button=1, touch=False))

    def feed(self, *raw: pygame.event.Event) -> None:
        """Let events happen, and what they lead to be drawn."""
        self.app.handle(raw)
        if not self.app.left:
            self.app.step(0.0)

    def wait(self, seconds: float) -> None:
        """Let time pass, in steps, as the loop would."""
        until = self.clock.time + seconds
        while self.clock.time < until and not self.app.left:
            self.clock.time = min(self.clock.time + 0.25, until)
            self.app.step(0.0)

    def focus(self, key: str) -> None:
        """Tab until something has the focus."""
        for _ in range(len(self.stops) + 1):
            if self.top.focus == key:
                return
            self.press("tab")
        raise AssertionError(f"{key} cannot be reached; there are {self.stops}")


@contextmanager
def window(
    folder: Path,
    *,
    size: tuple[int, int] = (1280, 720),
    language: str = "da",
    shipped: bool = False,
    home: Path | None = None,
    seed: int = 1,
    moving: bool = False,
) -> Iterator[Hands]:
    """The window, open on the picker.

    Args:
        folder: where the small case and the record lie.
        size: of the window.
        language: the system's.
        shipped: whether the shipped cases can be played; else the small case alone.
        home: another place for the record.
        seed: what decides the draws.
        moving: whether lines are spelled out and screens fade.
    """
    glass.open_display(hidden=True)
    options = Options(
        language=None,
        folders=() if shipped else (small_case(folder / "scenarios").parent,),
        home=home or folder / "home",
        seed=seed,
    )
    with Record.open(options.home or folder, now=lambda: MONDAY) as record:
        record.set_setting(WELCOMED, True)
        desk = start.make_desk(options, record, language)
        if not shipped:
            desk.cases = {"lille": desk.cases["lille"]}
        clock = Clock()
        desk.clock, desk.now, desk.began = clock, lambda: MONDAY, MONDAY
        if not moving:
            desk.prefs.motion = REDUCED
        shown = glass.Glass(record, size)
        try:
            app = start.make_app(desk, shown)
            app.draw()
            yield Hands(app, clock)
        finally:
            shown.close()


def begin(hands: Hands, seat: str) -> None:
    """From the picker to the brief of a seat, by keys."""
    hands.press("enter")
    hands.focus(f"seat.{seat}")
    hands.press("enter")
