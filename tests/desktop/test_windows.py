"""The other window: what stands in either pane, how many moments, and that it can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from makkerpar.debrief.ask import Answers
from makkerpar.desktop.course import Course, Pair, Solo
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.debrief.windows import WindowsView, genitive, split_time
from makkerpar.frontend import answers
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.seats import one_seat
from makkerpar.play import rules
from tests.desktop.legible import SIGHTS, faults
from tests.desktop.world import Hands, window


def panes(hands: Hands, held: str, *choices: str, case: str = "lille") -> WindowsView:
    """The screen of a play that went so; where nothing is said, the first choice was taken."""
    found = hands.desk.cases[case]
    play = rules.begin(found.program, held, 1)
    for choice in choices:
        play = rules.take(play, choice)
    while not play.ended:
        seat, offered = next(iter(rules.offer(play).items()))
        play = rules.take(play, offered[0], seat=seat)
    keeper = Keeper.begin(hands.desk.record, play)
    for seat in ("director", "chief"):
        answers.keep(hands.desk.record, keeper.id, seat, Answers("Ja.", ("1", "2"), "3"))
    course: Course
    if held == "both":
        course = Pair(found, play, keeper, resumed=True)
    else:
        course = Solo(found, play, keeper, one_seat(held), resumed=True)
    process = Process(course)
    process.at = [number for _, number in process.places].index(5)
    view = WindowsView(hands.desk, process)
    hands.app.stack.append(view)
    hands.app.draw()
    return view


def words(hands: Hands) -> str:
    """All that is written, in one line."""
    return " ".join(hands.text.split())


def x_of(hands: Hands, start: str) -> int:
    """Where a line that begins so stands."""
    frame = hands.app.frame
    assert frame is not None
    return next(line.rect.x for line in frame.written if line.text.startswith(start))


def y_of(hands: Hands, start: str) -> int:
    """How far down a line that begins so stands."""
    frame = hands.app.frame
    assert frame is not None
    return next(line.rect.y for line in frame.written if line.text.startswith(start))


def test_what_the_other_did_stands_in_the_other_pane_with_why(tmp_path: Path) -> None:
    """Left what this seat saw; right, on the same line, what the other saw, chose, and why."""
    with window(tmp_path) as hands:
        panes(hands, "chief")

        text = words(hands)
        assert "Jonas Rask" not in text
        for part in ("Karen valgte: Vis Jonas listen.", "Hun stoler på dig.", "Jonas, skolechef"):
            assert part in text
        assert x_of(hands, "Karens dør er lukket.") < 640 < x_of(hands, "Du sidder med listen.")
        assert y_of(hands, "Karens dør er lukket.") == y_of(hands, "Du sidder med listen.")
        assert y_of(hands, "Karen valgte: Vis") < y_of(hands, "Hun stoler på dig.")
        assert 0 < y_of(hands, "kl. 12") - y_of(hands, "Du sidder med listen.") < 28


def test_at_first_a_window_is_told_in_two_lines(tmp_path: Path) -> None:
    """Of what the other saw two lines stand beside the deed, and all of it on M."""
    with window(tmp_path, shipped=True) as hands:
        view = panes(hands, "director", case="budgetkrisen")

        assert len(view._windows.featured) == 3
        assert "Bente på Vestermark har to." not in words(hands)
        assert "»Du skal se noget." in words(hands)
        hands.press("m")
        assert "Bente på Vestermark har to." in words(hands)
        hands.press("m")
        assert "Bente på Vestermark har to." not in words(hands)


def test_the_arrows_scroll_while_the_way_on_has_the_focus(tmp_path: Path) -> None:
    """There is nothing to choose: down goes on reading, Enter goes on."""
    with window(tmp_path, shipped=True) as hands:
        view = panes(hands, "director", case="budgetkrisen")

        assert view.focus == "on"
        hands.press("down", "down")
        assert (view.focus, view.scrolls["body"]) == ("on", 120)
        hands.press("m")
        assert view.scrolls.get("body", 0) == 0
        assert view.focus == "on"


def test_the_button_below_the_moments_shows_all_of_them(tmp_path: Path) -> None:
    """Whoever has no keys at hand finds it at the end; where there are no more, it is not there."""
    with window(tmp_path, shipped=True) as hands:
        view = panes(hands, "director", case="budgetkrisen")
        assert "all" in hands.stops
        hands.focus("all")
        hands.press("enter")
        assert view._all
    with window(tmp_path / "small") as hands:
        panes(hands, "chief")
        assert "all" not in hands.stops


def test_with_two_people_each_window_has_a_name(tmp_path: Path) -> None:
    """Nobody is »you« to both, and there are no reasons, since nobody acted by rule."""
    with window(tmp_path) as hands:
        panes(hands, "both")

        text = words(hands)
        assert "Karen valgte: Vis Jonas listen." in text
        assert "Jonas valgte: Ring til Karen nu." in text
        assert "Du valgte" not in text
        assert "Hun stoler på dig." not in text


def test_in_one_column_each_moment_has_a_card_for_each_window(tmp_path: Path) -> None:
    """The time stands over both, mine lies above the other's."""
    with window(tmp_path, size=(640, 900)) as hands:
        panes(hands, "chief")

        assert (
            y_of(hands, "Mandag kl. 12")
            < y_of(hands, "Karens dør er lukket.")
            < y_of(hands, "Du sidder med listen.")
        )
        assert x_of(hands, "Karens dør er lukket.") == x_of(hands, "Du sidder med listen.")


@pytest.mark.parametrize(
    ("title", "day", "time"),
    [
        ("Tirsdag den 25. august kl. 16.40", "Tirsdag den 25. august", "kl. 16.40"),
        ("Onsdag kl. 15.40, før ledermødet", "Onsdag", "kl. 15.40, før ledermødet"),
        ("Monday, 8.00", "Monday", "8.00"),
        ("Wednesday, 15:40, before the call", "Wednesday", "15:40, before the call"),
        ("Døren", "Døren", ""),
        ("Mandag kl. 12", "Mandag", "kl. 12"),
        ("", "", ""),
    ],
)
def test_a_title_is_told_as_a_day_and_a_time(title: str, day: str, time: str) -> None:
    """The time stands below the day, where a title names one."""
    assert split_time(title) == (day, time)


def test_whose_a_window_is_follows_the_language() -> None:
    """Danish adds an s, and an apostrophe alone behind one that is there."""
    assert genitive("Karen", "da") == "Karens"
    assert genitive("Jonas", "da") == "Jonas’"
    assert genitive("Jonas", "en") == "Jonas’s"


@pytest.mark.parametrize(("size", "scale", "theme"), SIGHTS)
@pytest.mark.parametrize("held", ["director", "both"])
def test_everything_can_be_read(
    tmp_path: Path, size: tuple[int, int], scale: float, theme: str, held: str
) -> None:
    """At every size, in every theme, no text is cut off, covered, or too pale."""
    with window(tmp_path, size=size, shipped=True) as hands:
        hands.desk.prefs.scale, hands.desk.prefs.theme = scale, theme
        panes(hands, held, case="budgetkrisen")
        for key in ("pagedown", "m", "end"):
            hands.press(key)
            frame = hands.app.frame
            assert frame is not None
            assert faults(frame) == []
