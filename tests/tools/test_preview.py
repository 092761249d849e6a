from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from makkerpar.desktop.app import App
from makkerpar.desktop.prefs import THEME
from makkerpar.desktop.preview import start
from makkerpar.desktop.preview.view import BenchView
from makkerpar.record import Record
from makkerpar_tools import cli
from tests.desktop.world import MONDAY
from tests.terminal.world import small_case


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case in a folder, and a home where nothing is."""
    monkeypatch.setenv("MAKKERPAR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.delenv("MAKKERPAR_NO_WINDOW", raising=False)
    monkeypatch.setattr(pygame, "quit", lambda: None)  # other tests have windows in this process
    return small_case(tmp_path / "scenarios")


def test_without_a_screen_it_says_so(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is no screen there is no preview: a sentence, and exit 2."""
    monkeypatch.setenv("MAKKERPAR_NO_WINDOW", "1")
    assert cli.run(["preview", str(case), "--lang", "en"]) == 2
    assert "a preview needs" in capsys.readouterr().err


def test_what_is_not_there_is_not_previewed(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that no scenario has is refused with exit 2."""
    assert cli.run(["preview", "nowhere", "--lang", "en"]) == 2
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [((), "You are Karen Lind"), (("--seat", "chief"), "You are Jonas Rask")],
)
def test_it_opens_on_the_case_in_the_seat_asked_for(
    case: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    told: str,
) -> None:
    """The window stands on the brief of the seat, and closing it is exit 0; nothing was written."""
    written: list[str] = []

    def run(app: App) -> None:
        assert isinstance(app.top, BenchView)
        app.draw()
        assert app.frame is not None
        written.extend(line.text for line in app.frame.written)

    monkeypatch.setattr(App, "run", run)
    assert cli.run(["preview", str(case), "--lang", "en", *arguments]) == 0
    assert told in written
    assert not (case.parents[1] / "home").exists()


def test_the_player_s_settings_hold_and_are_not_changed(tmp_path: Path) -> None:
    """What is set in the player's record holds in a preview; what is set there stays there."""
    home = tmp_path / "home"
    with Record.open(home, now=lambda: MONDAY) as kept:
        kept.set_setting(THEME, "dark")
    with Record.in_memory(now=lambda: MONDAY) as record:
        start.borrow_settings(record, home)
        assert record.setting(THEME, "warm") == "dark"
        record.set_setting(THEME, "high_contrast")
    with Record.open(home, now=lambda: MONDAY) as kept:
        assert kept.setting(THEME, "warm") == "dark"
