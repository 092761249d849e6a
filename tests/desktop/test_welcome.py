from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from makkerpar.desktop.prefs import WELCOMED
from makkerpar.desktop.screens.settings import SettingsView
from makkerpar.desktop.screens.title import TitleView
from makkerpar.desktop.screens.welcome import CARDS, WelcomeView
from tests.desktop.legible import SIGHTS, faults
from tests.desktop.world import Hands, window


@contextmanager
def greeted(
    folder: Path, size: tuple[int, int] = (1280, 720), language: str = "da"
) -> Iterator[Hands]:
    """A window that is opened for the first time."""
    with window(folder, size=size, language=language) as hands:
        hands.desk.record.erase_all()
        hands.app.stack.append(hands.desk.views.welcome())
        hands.app.draw()
        yield hands


def at(hands: Hands) -> int:
    """Which card is shown, from 0."""
    assert isinstance(hands.top, WelcomeView)
    return hands.top.at


def test_enter_leads_through_the_cards_to_the_title_once(tmp_path: Path) -> None:
    """Enter shows one card after another, then the title; from then on nobody is welcomed."""
    with greeted(tmp_path) as hands:
        told = set()
        for number in range(CARDS):
            assert at(hands) == number
            assert not hands.desk.record.setting(WELCOMED, False)
            told.add(hands.text)
            hands.press("enter")
        assert len(told) == CARDS
        assert isinstance(hands.top, TitleView)
        assert len(hands.app.stack) == 1
        assert hands.desk.record.setting(WELCOMED, False)


@pytest.mark.parametrize("cards", range(CARDS))
def test_escape_skips_what_is_left(tmp_path: Path, cards: int) -> None:
    """Esc leads from every card to the title, and that counts as welcomed."""
    with greeted(tmp_path) as hands:
        hands.press(*["enter"] * cards, "escape")
        assert isinstance(hands.top, TitleView)
        assert hands.desk.record.setting(WELCOMED, False)


def test_one_may_turn_back(tmp_path: Path) -> None:
    """Alt+← shows the card before; on the first one it does nothing."""
    with greeted(tmp_path) as hands:
        hands.press("enter", "alt+left")
        assert at(hands) == 0
        hands.press("alt+left")
        assert at(hands) == 0


def test_the_last_card_sets_language_and_size(tmp_path: Path) -> None:
    """Its segments change the card at once, and Enter on them still leads on."""
    with greeted(tmp_path, language="da") as hands:
        hands.press("enter", "enter")
        hands.focus("language")
        hands.press("right")
        assert "Language" in hands.text
        hands.focus("size")
        hands.press("right", "right")
        assert hands.app.look().scale == 1.5
        hands.press("enter")
        assert isinstance(hands.top, TitleView)
        assert hands.app.look().scale == 1.5


def test_the_settings_open_over_it(tmp_path: Path) -> None:
    """F2 opens the settings, and closing them leads back to the same card."""
    with greeted(tmp_path) as hands:
        hands.press("enter", "f2")
        assert isinstance(hands.top, SettingsView)
        hands.press("escape")
        assert at(hands) == 1


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("size", "scale", "theme"), SIGHTS)
def test_the_welcome_can_be_read_at_every_size(
    tmp_path: Path, size: tuple[int, int], scale: float, theme: str, language: str
) -> None:
    """No text of any card is cut off, covered or too pale."""
    with greeted(tmp_path, size, language) as hands:
        hands.desk.prefs.set_scale(scale)
        hands.desk.prefs.set_theme(theme)
        hands.app.draw()
        for _ in range(CARDS):
            assert hands.app.frame is not None
            assert faults(hands.app.frame) == []
            assert at(hands) < CARDS - 1 or {"size", "language"} <= set(hands.stops)
            hands.press("enter")
