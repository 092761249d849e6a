from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pygame
import pytest

from makkerpar.desktop.answer import Answer, Home, Leave, Pop, Push, Replace
from makkerpar.desktop.canvas import Act
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Node, Scroll, Space, Words, button
from makkerpar.desktop.prefs import WINDOW
from makkerpar.desktop.view import Shortcut, View
from makkerpar.errors import Refused
from makkerpar.frontend import settings
from tests.desktop.world import Hands, window


class Plain(View):
    """Some buttons below each other, of which each answers something."""

    def __init__(self, desk: Desk, answers: Sequence[Answer] = (), *, tall: bool = False) -> None:
        super().__init__(desk)
        self.answers = list(answers)
        self.pressed: list[str] = []
        self.tall = tall

    def build(self, look: Look) -> Node:
        rows: list[Node] = []
        for number, answer in enumerate(self.answers):
            rows.append(button(f"b{number}", f"Number {number}", self._presser(number, answer)))
            if self.tall:
                rows.append(Space(300))
        return Scroll("all", Column([Words("Plain"), *rows], 10))

    def _presser(self, number: int, answer: Answer) -> Act:
        def press() -> Answer:
            self.pressed.append(f"b{number}")
            return answer

        return press

    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut(("x",), self._refuse),)

    def _refuse(self) -> Answer:
        raise Refused("The debrief opens when the story has ended.")


def put(hands: Hands, view: View) -> None:
    """Put a view on top and draw it."""
    hands.app.stack.append(view)
    hands.app.draw()


def test_nothing_is_drawn_while_nothing_happens(tmp_path: Path) -> None:
    """Without events the loop draws no frame and wants to wait for ever."""
    with window(tmp_path) as hands:
        pygame.event.clear()
        drawn = hands.app.drawn
        for _ in range(5):
            hands.app.step(0.0)
            hands.clock.time += 1
        assert hands.app.drawn == drawn
        assert hands.app._patience() is None


def test_there_is_no_sound(tmp_path: Path) -> None:
    """The sound card is never opened: where there is none, nothing complains."""
    with window(tmp_path) as hands:
        hands.press("enter", "escape")
        assert pygame.mixer.get_init() is None


def test_views_come_and_go(tmp_path: Path) -> None:
    """An answer pushes, replaces or pops a view, goes home, or leaves."""
    with window(tmp_path) as hands:
        desk, app = hands.desk, hands.app
        second, third = Plain(desk, [Pop(), Home()]), Plain(desk, [Leave()])
        first = Plain(desk, [Push(second), Replace(third)])
        put(hands, first)
        hands.press("enter")
        assert app.stack[-1] is second
        hands.press("enter")
        assert app.stack[-1] is first
        hands.press("enter", "down", "enter")
        assert len(app.stack) == 1
        put(hands, first)
        hands.focus("b1")
        hands.press("enter")
        assert app.stack[-1] is third
        hands.press("enter")
        assert app.left


def test_the_focus_goes_round_by_tab_and_stops_at_the_ends_by_arrows(tmp_path: Path) -> None:
    """Tab goes on from the last to the first and back; arrows go to the nearest in their way."""
    with window(tmp_path) as hands:
        view = Plain(hands.desk, [None] * 3)
        put(hands, view)
        seen = [view.focus]
        for chord in ("tab", "tab", "tab", "shift+tab", "down", "up", "up", "up"):
            hands.press(chord)
            seen.append(view.focus)
        assert seen == ["b0", "b1", "b2", "b0", "b2", "b2", "b1", "b0", "b0"]


def test_what_has_the_focus_is_scrolled_into_sight(tmp_path: Path) -> None:
    """However far down it lies, the whole of it is on the screen."""
    with window(tmp_path) as hands:
        view = Plain(hands.desk, [None] * 6, tall=True)
        put(hands, view)
        for _ in range(8):
            hands.press("tab")
            assert hands.app.frame is not None
            stop = next(one for one in hands.app.frame.stops if one.key == view.focus)
            assert hands.app.glass.surface.get_rect().contains(stop.rect)


def test_the_wheel_scrolls_and_the_focus_stays(tmp_path: Path) -> None:
    """Scrolling by wheel, by page keys and by a finger moves what is seen, not the focus."""
    with window(tmp_path) as hands:
        view = Plain(hands.desk, [None] * 6, tall=True)
        put(hands, view)
        offsets = []
        wheel = pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-2, precise_y=-2.0, flipped=False)
        finger = [
            pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(300, 600), button=1, touch=True),
            pygame.event.Event(
                pygame.MOUSEMOTION, pos=(300, 400), rel=(0, -200), buttons=(1, 0, 0), touch=True
            ),
            pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(300, 400), button=1, touch=True),
        ]
        hands.feed(wheel)
        offsets.append(view.scrolls["all"])
        hands.feed(*finger)
        offsets.append(view.scrolls["all"])
        for chord in ("pagedown", "end"):
            hands.press(chord)
            offsets.append(view.scrolls["all"])
        assert all(one < two for one, two in itertools.pairwise(offsets))
        assert view.focus == "b0"
        assert view.pressed == []
        hands.press("home")
        assert view.scrolls["all"] == 0


def test_a_click_presses_what_it_began_on(tmp_path: Path) -> None:
    """Pressed here and let go elsewhere presses nothing."""
    with window(tmp_path) as hands:
        view = Plain(hands.desk, [None] * 2)
        put(hands, view)
        hands.click("b1")
        assert (view.pressed, view.focus) == (["b1"], "b1")
        assert hands.app.frame is not None
        first, second = (stop.rect.center for stop in hands.app.frame.stops)
        hands.feed(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=first, button=1))
        hands.feed(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=second, button=1))
        assert view.pressed == ["b1"]


def test_the_pointer_only_draws_where_it_means_something(tmp_path: Path) -> None:
    """Moving over a button draws once, moving about on it or beside it not at all."""
    with window(tmp_path) as hands:
        view = Plain(hands.desk, [None])
        put(hands, view)
        assert hands.app.frame is not None
        inside = hands.app.frame.stops[0].rect.center
        drawn = hands.app.drawn
        moves = [(900, 600), (901, 600), inside, (inside[0] + 1, inside[1]), (900, 600)]
        for pos in moves:
            move = pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(1, 0), buttons=(0, 0, 0))
            hands.app.handle([move])
            hands.app.step(0.0)
        assert hands.app.drawn == drawn + 2


def test_text_grows_and_shrinks_by_keys_everywhere(tmp_path: Path) -> None:
    """Ctrl and plus, minus or nought change the size at once, and it is kept."""
    with window(tmp_path) as hands:
        assert hands.app.frame is not None
        small = hands.app.frame.look.set.size("body")
        hands.press("ctrl+plus", "ctrl+plus")
        assert hands.app.frame.look.set.size("body") == round(small * 1.5)
        assert hands.desk.record.setting("text_scale", 0) == 150
        hands.press("ctrl+minus")
        assert hands.app.frame.look.scale == 1.25
        hands.press("ctrl+0")
        assert hands.app.frame.look.scale == 1.0


def test_the_language_changes_at_once(tmp_path: Path) -> None:
    """A screen that is open speaks the other language in its next frame."""
    with window(tmp_path) as hands:
        assert "Vælg en sag" in hands.text
        hands.desk.prefs.set_language("en")
        hands.app.draw()
        assert "Choose a case" in hands.text
        assert hands.desk.record.setting(settings.LANGUAGE, "") == "en"


def test_a_refusal_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    """What the engine refuses becomes a notice in words; behind it everything is as it was."""
    with window(tmp_path) as hands:
        view = Plain(hands.desk, [None])
        put(hands, view)
        hands.press("x")
        assert "Opsamlingen åbner" in hands.text
        assert hands.top is not view
        hands.press("escape")
        assert hands.top is view


def test_a_new_size_is_drawn_anew_when_it_has_settled(tmp_path: Path) -> None:
    """While the window is being pulled at the old picture is stretched; then all is laid out."""
    with window(tmp_path) as hands:
        hands.app.glass.window.size = (1000, 800)
        hands.app.handle([pygame.event.Event(pygame.WINDOWSIZECHANGED, x=1000, y=800)])
        hands.app.draw()
        assert hands.app.frame is not None
        assert hands.app.frame.look.size == (1280, 720)
        hands.wait(0.5)
        assert hands.app.frame.look.size == (1000, 800)


def test_the_window_opens_where_it_was(tmp_path: Path) -> None:
    """Size and place are kept when the window closes, and taken again where they still fit."""
    from makkerpar.desktop.glass import Glass  # noqa: PLC0415 - the hidden screen comes first

    with window(tmp_path, size=(900, 700)) as hands:
        hands.app.glass.remember()
        kept: list[object] = hands.desk.record.setting(WINDOW, [])
        assert kept[2:] == [900, 700, False]
        again = Glass(hands.desk.record)
        assert again.surface.get_size() == (900, 700)
        again.close()
        for bad in (
            [],
            [0, 0, 10, 10, False],
            ["a", 0, 900, 700, False],
            [10**6, 0, 900, 700, False],
        ):
            hands.desk.record.set_setting(WINDOW, bad)
            other = Glass(hands.desk.record)
            assert other.surface.get_width() >= 640
            other.close()


@pytest.mark.parametrize("way", [pygame.QUIT, pygame.WINDOWCLOSE])
def test_the_window_closes_at_once(tmp_path: Path, way: int) -> None:
    """Closing asks nothing: everything is on disk already."""
    with window(tmp_path) as hands:
        hands.app.handle([pygame.event.Event(way)])
        assert hands.app.left


def test_screens_fade_and_come_to_rest(tmp_path: Path) -> None:
    """With motion a new screen is blended in for a fifth of a second, then nothing is drawn."""
    with window(tmp_path, moving=True) as hands:
        put(hands, Plain(hands.desk, [Push(Plain(hands.desk, [None]))]))
        hands.press("enter")
        assert hands.app._patience() is not None
        hands.wait(1.0)
        pygame.event.clear()
        assert hands.app._patience() is None


def test_caches_stay_within_their_bytes(tmp_path: Path) -> None:
    """After a sweep over many sizes what is kept of pictures and lines weighs less than 80 MB."""
    with window(tmp_path) as hands:
        for width in range(640, 1900, 180):
            hands.app.glass.window.size = (width, width * 9 // 16 + 200)
            hands.app.handle([pygame.event.Event(pygame.WINDOWSIZECHANGED)])
            hands.wait(0.5)
        assert hands.app.frame is not None
        look = hands.app.frame.look
        assert look.pictures.bytes + look.set.bytes < 80_000_000


def test_a_hint_can_be_pressed_by_the_pointer(tmp_path: Path) -> None:
    """Who has no keyboard presses the hint of a key; the focus neither goes there nor moves."""
    with window(tmp_path) as hands:
        focus = hands.top.focus
        hands.click("hint.F2")
        assert hands.top.is_settings
        hands.press("escape")
        assert hands.top.focus == focus
        hands.press(*["tab"] * len(hands.stops))
        assert not str(hands.top.focus).startswith("hint")
