from __future__ import annotations

import pygame
import pytest

from makkerpar.desktop import glass
from makkerpar.desktop.events import (
    Composing,
    Down,
    Dragged,
    Event,
    Key,
    Moved,
    Translator,
    Typed,
    Up,
    Wheel,
)


@pytest.fixture(autouse=True)
def _screen() -> None:
    """Where the pointer is can only be asked of a screen, if a hidden one."""
    glass.open_display(hidden=True)


def translated(*raw: pygame.event.Event) -> list[Event]:
    """What events of pygame's mean, one after the other."""
    translator = Translator()
    return [event for one in raw for event in translator.events(one)]


def down(key: int, mod: int = 0) -> pygame.event.Event:
    """A key goes down."""
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)


@pytest.mark.parametrize(
    ("key", "mod", "chord"),
    [
        (pygame.K_RETURN, 0, "enter"),
        (pygame.K_KP_ENTER, 0, "enter"),
        (pygame.K_TAB, pygame.KMOD_LSHIFT, "shift+tab"),
        (pygame.K_z, pygame.KMOD_LCTRL, "ctrl+z"),
        (pygame.K_z, pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT, "ctrl+shift+z"),
        (pygame.K_LEFT, pygame.KMOD_LALT, "alt+left"),
        (pygame.K_KP1, 0, "1"),
        (pygame.K_KP_PLUS, pygame.KMOD_LCTRL, "ctrl+plus"),
        (pygame.K_F11, 0, "f11"),
        (pygame.K_a, pygame.KMOD_LMETA, "ctrl+a"),
        # AltGr and a letter is another letter, on a Danish keyboard @ or €.
        (pygame.K_2, pygame.KMOD_MODE | pygame.KMOD_LCTRL, "2"),
        (pygame.K_0, pygame.KMOD_RALT | pygame.KMOD_LCTRL, "0"),
    ],
)
def test_a_key_has_a_name(key: int, mod: int, chord: str) -> None:
    """Keys are named in lower case behind their modifiers, wherever they lie."""
    assert translated(down(key, mod)) == [Key(chord)]


def test_a_key_without_a_name_is_nothing() -> None:
    """A modifier alone, and keys nobody needs, are passed over."""
    assert translated(down(pygame.K_LSHIFT), down(pygame.K_SCROLLLOCK)) == []


def test_a_key_that_is_held_says_so() -> None:
    """It comes again as held until it is let go, or the window loses the keyboard."""
    again = down(pygame.K_SPACE)
    up = pygame.event.Event(pygame.KEYUP, key=pygame.K_SPACE, mod=0)
    lost = pygame.event.Event(pygame.WINDOWFOCUSLOST)
    held = [
        event.held
        for event in translated(again, again, up, again, lost, again)
        if isinstance(event, Key)
    ]
    assert held == [False, True, False, False]


def test_text_comes_as_it_is_typed() -> None:
    """What the keyboard makes of keys is text; what is not decided yet is composing."""
    typed = pygame.event.Event(pygame.TEXTINPUT, text="å")
    composing = pygame.event.Event(pygame.TEXTEDITING, text="^", start=0, length=1)
    assert translated(typed, composing) == [Typed("å"), Composing("^")]


def test_the_mouse_points_presses_and_drags() -> None:
    """A move while the button is down is a drag; other buttons do nothing."""
    found = translated(
        pygame.event.Event(pygame.MOUSEMOTION, pos=(1, 2), rel=(1, 2), buttons=(0, 0, 0)),
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(1, 2), button=3),
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(1, 2), button=1),
        pygame.event.Event(pygame.MOUSEMOTION, pos=(5, 2), rel=(4, 0), buttons=(1, 0, 0)),
        pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(5, 2), button=1),
    )
    assert found == [Moved((1, 2)), Down((1, 2)), Dragged((5, 2), (4, 0)), Up((5, 2))]


def test_two_clicks_at_one_place_are_a_double_click() -> None:
    """The second tells so; a click elsewhere begins anew."""
    press = [
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1)
        for pos in ((10, 10), (11, 10), (200, 10))
    ]
    clicks = [event.clicks for event in translated(*press) if isinstance(event, Down)]
    assert clicks == [1, 2, 1]


def test_the_wheel_scrolls_the_natural_way_round() -> None:
    """Lines upwards are positive, and a flipped wheel is turned back."""
    found = translated(
        pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1, precise_y=1.5, flipped=False),
        pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1, precise_y=1.5, flipped=True),
    )
    assert [event.lines for event in found if isinstance(event, Wheel)] == [1.5, -1.5]


def test_the_pointer_is_told_in_the_pixels_that_are_drawn() -> None:
    """On a screen that draws two pixels for each of the window's own, places are twice as far."""
    translator = Translator()
    translator.ratio = 2.0
    press = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(10, 20), button=1)
    move = pygame.event.Event(pygame.MOUSEMOTION, pos=(11, 20), rel=(1, 0), buttons=(1, 0, 0))
    found = [event for raw in (press, move) for event in translator.events(raw)]
    assert found == [Down((20, 40)), Dragged((22, 40), (2, 0))]


def test_a_gamepad_stands_for_keys() -> None:
    """Its buttons press, its cross and its stick are arrows; a tilt counts once."""
    found = translated(
        pygame.event.Event(pygame.JOYBUTTONDOWN, button=0, joy=0),
        pygame.event.Event(pygame.JOYBUTTONDOWN, button=1, joy=0),
        pygame.event.Event(pygame.JOYHATMOTION, value=(0, 1), hat=0, joy=0),
        pygame.event.Event(pygame.JOYAXISMOTION, axis=1, value=0.9, joy=0),
        pygame.event.Event(pygame.JOYAXISMOTION, axis=1, value=0.5, joy=0),
        pygame.event.Event(pygame.JOYAXISMOTION, axis=1, value=0.9, joy=0),
        pygame.event.Event(pygame.JOYAXISMOTION, axis=1, value=0.0, joy=0),
        pygame.event.Event(pygame.JOYAXISMOTION, axis=1, value=0.9, joy=0),
        pygame.event.Event(pygame.JOYAXISMOTION, axis=0, value=-1.0, joy=0),
    )
    assert [event.chord for event in found if isinstance(event, Key)] == [
        *("enter", "escape", "up", "down", "down", "left")
    ]
