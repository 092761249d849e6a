from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from makkerpar import __version__
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.prefs import AT_ONCE, MOTION, REDUCED, TEXT_SCALE, THEME, TYPING, Prefs
from makkerpar.desktop.screens.about import AboutView
from makkerpar.desktop.screens.settings import ForgetView, SettingsView
from makkerpar.desktop.screens.title import TitleView
from makkerpar.desktop.tokens import DARK
from makkerpar.frontend import settings
from tests.desktop.legible import SIGHTS, faults
from tests.desktop.world import Hands, begin, window

CARDS = ["size", "theme", "language", "motion", "typing", "limits", "coached"]


def see(hands: Hands, scale: float, theme: str) -> None:
    """Look at it so."""
    hands.desk.prefs.set_scale(scale)
    hands.desk.prefs.set_theme(theme)
    hands.app.draw()


def seen(hands: Hands) -> Canvas:
    """What was drawn last."""
    assert hands.app.frame is not None
    return hands.app.frame


@pytest.mark.parametrize(
    ("card", "key", "value"),
    [
        ("size", TEXT_SCALE, 125),
        ("theme", THEME, DARK),
        ("language", settings.LANGUAGE, "en"),
        ("motion", MOTION, REDUCED),
        ("typing", TYPING, AT_ONCE),
        ("limits", settings.TIME_LIMITS, settings.WRITTEN),
        ("coached", settings.COACHED, True),
    ],
)
def test_an_arrow_changes_a_setting_at_once_and_it_is_kept(
    tmp_path: Path, card: str, key: str, value: object
) -> None:
    """→ on a card sets the next option, on disk and for everything that is drawn from then on."""
    with window(tmp_path, moving=True) as hands:
        hands.press("f2")
        hands.focus(card)
        hands.press("right")
        assert hands.top.focus == card
        assert hands.desk.record.setting(key, None) == value
        now, read = hands.desk.prefs, Prefs.read(hands.desk.record, "da")
        assert (now.language, now.theme, now.scale, now.motion, now.typing) == (
            read.language,
            read.theme,
            read.scale,
            read.motion,
            read.typing,
        )


def test_the_settings_are_seen_in_the_settings(tmp_path: Path) -> None:
    """Size, colours and language of the very screen change while the focus stays where it is."""
    with window(tmp_path, language="en") as hands:
        hands.press("f2", "end", "end")
        assert hands.top.focus == "size"
        hands.press("right", "tab", "left", "right", "right", "tab")
        look = hands.app.look()
        assert (look.scale, look.palette.name, look.ui.language) == (2.0, "high_contrast", "en")
        assert hands.top.focus == "language"
        hands.press("left")
        assert "Indstillinger" in hands.text
        assert "Settings" not in hands.text


def test_the_sample_is_spelled_at_the_speed_that_is_set(tmp_path: Path) -> None:
    """After another text speed the sample is written out letter by letter; then nothing moves."""
    with window(tmp_path, moving=True) as hands:
        hands.press("f2")
        hands.wait(1.0)
        assert seen(hands).wake is None
        hands.focus("typing")
        hands.press("left")
        drawn = hands.app.drawn
        assert seen(hands).wake is not None
        hands.wait(1.0)
        assert hands.app.drawn > drawn
        hands.wait(10.0)
        assert seen(hands).wake is None


def test_arrows_stop_at_the_ends_and_space_goes_round(tmp_path: Path) -> None:
    """← on the first option and → on the last change nothing; Space after the last is the first."""
    with window(tmp_path) as hands:
        hands.press("f2", "left")
        assert hands.desk.prefs.scale == 1.0
        hands.press("end", "right")
        assert hands.desk.prefs.scale == 2.0
        hands.press("space")
        assert hands.desk.prefs.scale == 1.0


def test_a_card_is_one_stop_and_the_mouse_finds_its_segments(tmp_path: Path) -> None:
    """Tab goes from card to card; a click on a segment picks it and gives its card the focus."""
    with window(tmp_path) as hands:
        hands.press("f2")
        reached = []
        for _ in CARDS:
            reached.append(hands.top.focus)
            hands.press("tab")
        assert reached == CARDS
        hands.focus("theme")
        hands.click("theme.dark")
        assert (hands.desk.prefs.theme, hands.top.focus) == ("dark", "theme")


def test_segments_that_do_not_fit_go_on_below(tmp_path: Path) -> None:
    """In the smallest window with the largest text every option stands whole on a line."""
    with window(tmp_path, size=(640, 480)) as hands:
        see(hands, 2.0, "warm")
        hands.press("f2")
        options = {
            stop.key: (stop.name, stop.rect)
            for stop in seen(hands).stops
            if stop.part_of == "theme"
        }
        assert len({rect.top for _, rect in options.values()}) > 1
        assert {name for name, _ in options.values()} <= set(hands.text.split("\n"))


def test_f2_opens_the_settings_and_closes_them(tmp_path: Path) -> None:
    """Over a play F2 puts the settings on top once; F2 or Esc leads back to the same screen."""
    with window(tmp_path) as hands:
        begin(hands, "chief")
        before = hands.top
        for close in ("f2", "escape"):
            hands.press("f2")
            assert isinstance(hands.top, SettingsView)
            hands.press(close)
            assert hands.top is before


def test_a_cases_own_words_are_shown_while_it_is_played(tmp_path: Path) -> None:
    """During a play the settings tell its terms, the trainer's where there are some; else not."""
    with window(tmp_path) as hands:
        case = hands.desk.cases["lille"]
        hands.desk.cases = {"lille": replace(case, terms={"kommune": "Fjordby Kommune"})}
        hands.press("f2")
        assert "Fjordby Kommune" not in hands.text
        hands.press("escape")
        begin(hands, "chief")
        hands.press("f2")
        assert "Fjordby Kommune" in hands.text


def test_everything_is_forgotten_only_when_asked_twice(tmp_path: Path) -> None:
    """The question opens on keeping, Esc keeps; forgetting erases the record and leads home."""
    with window(tmp_path) as hands:
        begin(hands, "chief")
        hands.press("f2")
        hands.focus("forget")
        for keep in ("escape", "enter"):
            hands.press("enter")
            assert isinstance(hands.top, ForgetView)
            assert hands.top.focus == "no"
            hands.press(keep)
            assert isinstance(hands.top, SettingsView)
            assert len(hands.desk.record.plays()) == 1
        hands.press("enter")
        hands.focus("yes")
        hands.press("enter")
        assert isinstance(hands.top, TitleView)
        assert len(hands.app.stack) == 1
        assert hands.desk.record.plays() == []
        assert hands.desk.record.setting(TEXT_SCALE, None) is None


def test_about_tells_the_version_the_licences_and_where_things_are_kept(tmp_path: Path) -> None:
    """The version, the record's folder, what scores are for, and every licence are named."""
    with window(tmp_path, language="en") as hands:
        hands.focus("about")
        hands.press("enter")
        assert isinstance(hands.top, AboutView)
        words = hands.text.replace("\n", " ")
        for said in (
            __version__,
            "never for ranking or selection",
            *("MIT", "CC BY 4.0", "CC0 1.0", "SIL OFL 1.1", "ISC", "LGPL 2.1"),
        ):
            assert said in words
        assert str(tmp_path / "home") in hands.text.replace("\n", "")
        hands.press("escape")
        assert isinstance(hands.top, TitleView)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("size", "scale", "theme"), SIGHTS)
def test_settings_can_be_read_at_every_size(
    tmp_path: Path, size: tuple[int, int], scale: float, theme: str, language: str
) -> None:
    """No text of the settings, of forgetting or of About is cut off, covered or too pale."""
    with window(tmp_path, size=size, language=language) as hands:
        see(hands, scale, theme)
        begin(hands, "chief")
        hands.press("f2")
        for key in [*CARDS, "forget"]:
            hands.focus(key)
            frame = seen(hands)
            assert faults(frame) == []
            stop = next(one for one in frame.stops if one.key == key)
            assert stop.clip.colliderect(stop.rect)
        hands.press("enter")
        assert faults(seen(hands)) == []
        hands.press("escape", "escape")
        hands.app.stack.append(hands.desk.views.about())
        hands.app.draw()
        assert faults(seen(hands)) == []
