from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from makkerpar.desktop.screens.curtain import CurtainView
from makkerpar.desktop.screens.log import LogView, read
from makkerpar.desktop.screens.pause import LeaveDebriefView, PauseView
from makkerpar.desktop.screens.playing import Playing
from makkerpar.desktop.screens.title import TitleView
from makkerpar.focus import SEATS, Seat, other
from makkerpar.frontend.blocks import blocks
from makkerpar.play import journal
from makkerpar.play.rules import Play
from makkerpar.play.view import Beat, Chose, Said, SceneOpens
from makkerpar.play.view import window as seen_by
from tests.desktop.legible import SIGHTS, faults
from tests.desktop.world import Hands, begin, window


def asked(hands: Hands) -> list[str]:
    """The choices on the screen."""
    return [key for key in hands.stops if key.startswith("choice.")]


def play(hands: Hands, choices: int) -> None:
    """Read on, take the first choice so many times, and read on to the next question."""
    while True:
        if asked(hands):
            if not choices:
                return
            choices -= 1
            hands.press("1")
        elif isinstance(hands.top, Playing):
            hands.press("enter")
        else:
            return


def playing(hands: Hands) -> Playing:
    """The screen of a play that is on top."""
    assert isinstance(hands.top, Playing)
    return hands.top


def test_escape_pauses_and_escape_goes_on(tmp_path: Path) -> None:
    """The pause lies over the play: Esc, or Enter where it opens, leads back to the same screen."""
    with window(tmp_path) as hands:
        begin(hands, "director")
        before = hands.top
        for on in ("escape", "enter"):
            hands.press("escape")
            assert isinstance(hands.top, PauseView)
            hands.press(on)
            assert hands.top is before


def test_the_last_choice_can_be_taken_back_from_the_pause(tmp_path: Path) -> None:
    """Only where there is one; the play then stands on disk and on the screen before the choice."""
    with window(tmp_path) as hands:
        begin(hands, "director")
        play(hands, 0)
        choices = asked(hands)
        hands.press("escape")
        assert "undo" not in hands.stops
        hands.press("escape", "1", "escape")
        hands.focus("undo")
        hands.press("enter")
        course = playing(hands).course
        assert journal.persons_choices(course.play) == 0
        assert len(hands.app.stack) == 2
        kept = hands.desk.record.load(course.keeper.id)
        assert kept.journal == journal.of(course.play).to_json()
        play(hands, 0)
        assert asked(hands) == choices


def test_one_leaves_for_the_title_and_finds_the_play_again(tmp_path: Path) -> None:
    """Leaving it for now leads to the title, which offers to play on."""
    with window(tmp_path) as hands:
        begin(hands, "director")
        play(hands, 1)
        hands.press("escape")
        hands.focus("title")
        hands.press("enter")
        assert isinstance(hands.top, TitleView)
        assert "resume" in hands.stops


def test_makkerpar_can_be_closed_from_the_pause(tmp_path: Path) -> None:
    """Closing ends the loop."""
    with window(tmp_path) as hands:
        begin(hands, "director")
        hands.press("escape")
        hands.focus("leave")
        hands.press("enter")
        assert hands.app.left


def test_the_pause_tells_the_meters_of_the_seat_that_reads(tmp_path: Path) -> None:
    """The director's own meter stands there for the director, and not for the chief."""
    for seat, told in (("director", True), ("chief", False)):
        with window(tmp_path / seat) as hands:
            begin(hands, seat)
            play(hands, 0)
            hands.press("escape")
            assert "Samarbejdskapital" in hands.text
            assert ("Merforbrug" in hands.text) is told


def test_behind_the_curtain_nothing_is_told(tmp_path: Path) -> None:
    """Pausing at the curtain shows no meter, and its log nothing that only one has read."""
    with window(tmp_path) as hands:
        begin(hands, "both")
        private = {"Der ligger to sager i din skuffe.", "Du har set en liste med skoler."}
        curtains = 0
        for _ in range(60):
            if not isinstance(hands.top, Playing):
                break
            if isinstance(hands.top, CurtainView):
                curtains += 1
                hands.press("escape")
                assert "Samarbejdskapital" not in hands.text
                assert "Merforbrug" not in hands.text
                hands.press("l")
                assert isinstance(hands.top, LogView)
                assert "mode" not in hands.stops
                assert not private & set(hands.text.split("\n"))
                hands.press("escape", "escape")
            hands.press("1" if asked(hands) else "enter")
        assert curtains > 2


def test_two_people_are_told_whose_choice_is_taken_back(tmp_path: Path) -> None:
    """Between two people the pause says that the last choice may be the other one's."""
    with window(tmp_path, language="en") as hands:
        begin(hands, "both")
        play(hands, 1)
        hands.press("escape")
        assert "the other one of you" in hands.text


@pytest.mark.parametrize("seat", SEATS)
def test_the_log_tells_what_has_been_shown_and_no_more(tmp_path: Path, seat: str) -> None:
    """On every page the log holds all lines shown so far, and none that has yet to appear."""
    with window(tmp_path) as hands:
        begin(hands, seat)
        shown: list[Said] = []
        pages = 0
        while isinstance(hands.top, Playing):
            view = hands.top
            lines = list(view.course.page.lines)
            now = lines[: len(lines) - view.unread]
            shown += [one for one in now if one not in shown]
            hands.press("l")
            assert isinstance(hands.top, LogView)
            assert [one for one in hands.top.beats if isinstance(one, Said)] == shown
            hands.press("l")
            assert hands.top is view
            pages += 1
            hands.press("1" if asked(hands) else "enter")
        assert pages > 10


@pytest.mark.parametrize("seed", range(4))
def test_a_log_between_two_people_holds_nothing_of_the_other_alone(
    tmp_path: Path, seed: int
) -> None:
    """A seat's log holds its own lines and choices; the log of both holds what both have read."""
    chance = random.Random(seed)
    with window(tmp_path) as hands:
        begin(hands, "both")
        course = playing(hands).course
        for _ in range(80):
            if not isinstance(hands.top, Playing):
                break
            alone = _alone(course.play)
            both = _said(course.seen(None))
            assert not [beat for seat in SEATS for beat in alone[seat] if beat in both]
            for seat in SEATS:
                log = course.seen(seat)
                assert not [beat for beat in alone[other(seat)] if beat in log]
                mine = [beat for beat in seen_by(course.play, seat) if isinstance(beat, Chose)]
                assert [beat for beat in log if isinstance(beat, Chose)] == mine
            assert not any(isinstance(beat, Chose) for beat in course.seen(None))
            choices = asked(hands)
            hands.press(str(chance.randrange(len(choices)) + 1) if choices else "enter")
        assert course.play.ended
        alone = _alone(course.play)
        for seat in SEATS:
            assert [beat for beat in course.seen(seat) if beat in alone[seat]] == alone[seat]


def _alone(play: Play) -> dict[Seat, list[Said]]:
    """What each seat is told behind the curtain."""
    told = blocks(play)
    return {seat: [beat for one in told for beat in _said(one.private[seat])] for seat in SEATS}


def _said(beats: Sequence[Beat]) -> list[Said]:
    """What is said and told."""
    return [beat for beat in beats if isinstance(beat, Said)]


def test_the_log_opens_at_its_end_and_scrolls(tmp_path: Path) -> None:
    """The last line is in sight first; Home leads to the first act, End back."""
    with window(tmp_path, size=(640, 480)) as hands:
        begin(hands, "director")
        play(hands, 1)
        words = "»Hvem begynder?«"
        hands.press("l")
        assert words in in_sight(hands)
        hands.press("home")
        assert any("Før stormen" in line for line in in_sight(hands))
        assert words not in in_sight(hands)
        hands.press("end")
        assert words in in_sight(hands)


def in_sight(hands: Hands) -> list[str]:
    """The lines of which something is to be seen."""
    assert hands.app.frame is not None
    return [line.text for line in hands.app.frame.written if line.rect.colliderect(line.clip)]


def test_the_own_choices_stand_alone_by_number(tmp_path: Path) -> None:
    """C, or → on the segments, leaves the own choices, numbered under their acts; C brings back."""
    with window(tmp_path) as hands:
        begin(hands, "director")
        play(hands, 1)
        hands.press("1", "l")
        assert "Alle sidder ned." in hands.text
        hands.press("c")
        lines = hands.text.split("\n")
        assert "Alle sidder ned." not in lines
        for number, words in (("1", "Vis Jonas listen."), ("2", "Støt Jonas.")):
            assert number in lines
            assert words in lines
        assert lines.index("Før stormen") < lines.index("Vis Jonas listen.")
        assert lines.index("Vis Jonas listen.") < lines.index("Stormen")
        assert lines.index("Stormen") < lines.index("Støt Jonas.")
        hands.press("c")
        assert "Alle sidder ned." in hands.text
        hands.press("right")
        assert "Alle sidder ned." not in hands.text


def test_lines_that_have_not_appeared_are_left_out() -> None:
    """`read` drops the last lines, as many as are unread, and no beat of another kind."""
    chose = SceneOpens(2, "b", None, None, None, away=False)
    lines = [Said(number, "a", None, None, None, "lines") for number in range(4)]
    beats = (lines[0], lines[1], chose, lines[2], lines[3])
    assert read(beats, 0) == beats
    assert read(beats, 1) == beats[:4]
    assert read(beats, 3) == (lines[0], chose)
    assert read(beats, 9) == (chose,)


def test_the_debrief_is_paused_without_undo(tmp_path: Path) -> None:
    """In the debrief Esc offers the way on, the title and the end, but no choice to take back."""
    with window(tmp_path) as hands:
        hands.app.stack.append(hands.desk.views.leave_debrief())
        hands.app.draw()
        assert isinstance(hands.top, LeaveDebriefView)
        assert hands.stops == ["on", "settings", "about", "title", "leave"]
        hands.press("escape")
        assert isinstance(hands.top, TitleView)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("size", "scale", "theme"), SIGHTS)
def test_pause_and_log_can_be_read_at_every_size(
    tmp_path: Path, size: tuple[int, int], scale: float, theme: str, language: str
) -> None:
    """No text of the pause or of either side of the log is cut off, covered or too pale."""
    with window(tmp_path, size=size, language=language) as hands:
        hands.desk.prefs.set_scale(scale)
        hands.desk.prefs.set_theme(theme)
        begin(hands, "both")
        play(hands, 3)
        for keys in (["escape"], ["l"], ["c"]):
            hands.press(*keys)
            assert hands.app.frame is not None
            assert faults(hands.app.frame) == []
