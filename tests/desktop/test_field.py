from __future__ import annotations

import itertools
from pathlib import Path

import pygame
import pytest

from makkerpar.desktop import fields as module
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.editing import Edit
from makkerpar.desktop.events import Composing, Down, Dragged, Key, Typed
from makkerpar.desktop.fields import BLINK, Fields, SystemClipboard, Writing
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Node, Scroll, Space, button
from makkerpar.desktop.nodes.field import Field
from makkerpar.errors import RecordError
from tests.desktop.world import Clock, Hands, window


class Pocket:
    """A clipboard that nobody else uses."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def get(self) -> str:
        return self.text

    def put(self, text: str) -> None:
        self.text = text


class Sheet(Writing):
    """A field of several lines and one of one, with a button below them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.fields = Fields(desk.clock, Pocket())
        self.fields.open("long", "")
        self.fields.open("short", "", one_line=True)
        self.disk: list[str] = []
        self.full = False

    def build(self, look: Look) -> Node:
        self.fields.focus_on(self.focus)
        return Scroll(
            "all",
            Column(
                [
                    Space(20),
                    Field("long", self.fields, "Long", lines=5),
                    Field("short", self.fields, "Short"),
                    button("end", "End", lambda: None),
                    Space(900),
                ],
                12,
            ),
        )

    def keep(self) -> None:
        if self.full:
            raise RecordError("It cannot be written.")
        if self.fields.fresh:
            self.disk.append(self.fields["long"].text)
        self.fields.all_kept()


def put(hands: Hands) -> Sheet:
    """The sheet on top, drawn."""
    view = Sheet(hands.desk)
    hands.app.stack.append(view)
    hands.app.draw()
    return view


def frame(hands: Hands) -> Canvas:
    """What was drawn last."""
    assert hands.app.frame is not None
    return hands.app.frame


def box(hands: Hands, key: str) -> pygame.Rect:
    """Where something that can be focused lies."""
    return next(stop.rect for stop in frame(hands).stops if stop.key == key)


def at(view: Sheet, index: int) -> tuple[int, int]:
    """Where on the window an offset of the long field lies, in the middle of its line."""
    place = view.fields["long"].place
    assert place is not None
    lines = place.layout.lines
    row = max(number for number, line in enumerate(lines) if line.start <= index)
    return place.at[0] + place.layout.x_of(index), place.at[1] + row * place.line + place.line // 2


def alone(text: str, caret: int | None = None, anchor: int | None = None) -> Fields:
    """One field that is not drawn, with the caret somewhere."""
    found = Fields(Clock(), Pocket("klip"))
    found.open("a", text)
    one = found["a"]
    if caret is not None:
        one.edit = one.edit.place(caret if anchor is None else anchor)
        one.edit = one.edit.place(caret, select=True)
    return found


@pytest.mark.parametrize(
    ("chord", "text", "caret", "anchor"),
    [
        ("left", "en to tre", 4, 4),
        ("right", "en to tre", 6, 6),
        ("shift+left", "en to tre", 4, 5),
        ("shift+right", "en to tre", 6, 5),
        ("ctrl+left", "en to tre", 3, 3),
        ("ctrl+right", "en to tre", 6, 6),
        ("ctrl+shift+left", "en to tre", 3, 5),
        ("ctrl+shift+right", "en to tre", 6, 5),
        ("home", "en to tre", 0, 0),
        ("end", "en to tre", 9, 9),
        ("shift+home", "en to tre", 0, 5),
        ("shift+end", "en to tre", 9, 5),
        ("ctrl+home", "en to tre", 0, 0),
        ("ctrl+shift+end", "en to tre", 9, 5),
        ("backspace", "en t tre", 4, 4),
        ("shift+backspace", "en t tre", 4, 4),
        ("delete", "en totre", 5, 5),
        ("ctrl+backspace", "en  tre", 3, 3),
        ("ctrl+delete", "en totre", 5, 5),
        ("enter", "en to\n tre", 6, 6),
        ("shift+enter", "en to\n tre", 6, 6),
        ("ctrl+a", "en to tre", 9, 0),
        ("ctrl+v", "en toklip tre", 9, 9),
        ("shift+insert", "en toklip tre", 9, 9),
    ],
)
def test_keys(chord: str, text: str, caret: int, anchor: int) -> None:
    """Behind the second word of three, each key does what it does in every text field."""
    fields = alone("en to tre", 5)

    assert fields.edit("a", Key(chord))

    edit = fields["a"].edit
    assert (edit.text, edit.caret, edit.anchor) == (text, caret, anchor)


@pytest.mark.parametrize(
    "chord",
    [
        "a",
        "shift+a",
        "space",
        "tab",
        "escape",
        "f2",
        "pageup",
        "pagedown",
        "alt+left",
        "ctrl+enter",
    ],
)
def test_keys_of_others(chord: str) -> None:
    """Letters come as text, and keys of the screen are left to the screen."""
    fields = alone("en to tre", 5)

    assert not fields.edit("a", Key(chord))

    assert fields["a"].edit == alone("en to tre", 5)["a"].edit


def test_clipboard() -> None:
    """Copying leaves the text, cutting takes it, and with nothing selected the clipboard stays."""
    fields = alone("en to tre", 5, 3)
    pocket = fields.clipboard
    fields.edit("a", Key("ctrl+c"))
    copied = pocket.get(), fields["a"].text
    fields.edit("a", Key("right"))
    fields.edit("a", Key("ctrl+x"))
    nothing = pocket.get(), fields["a"].text
    fields.edit("a", Key("ctrl+shift+right"))
    fields.edit("a", Key("ctrl+x"))

    assert copied == ("to", "en to tre")
    assert nothing == ("to", "en to tre")
    assert (pocket.get(), fields["a"].text) == (" ", "en totre")


def test_clipboard_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system's clipboard cannot be had it is empty, and nothing is raised."""

    def fail(*_: object) -> bool:
        raise pygame.error("no clipboard")

    monkeypatch.setattr(pygame.scrap, "has_text", fail)
    monkeypatch.setattr(pygame.scrap, "put_text", fail)

    SystemClipboard().put("ord")

    assert SystemClipboard().get() == ""


def test_system_clipboard(tmp_path: Path) -> None:
    """What is put into the system's clipboard comes out of it."""
    with window(tmp_path):
        SystemClipboard().put("æ ø å – ja")

        assert SystemClipboard().get() == "æ ø å – ja"


def test_undo() -> None:
    """Ctrl+Z takes back what was written, Ctrl+Y and Ctrl+Shift+Z bring it again."""
    fields = alone("en")
    fields.edit("a", Typed(" to"))
    for chord, text in (
        ("ctrl+z", "en"),
        ("ctrl+y", "en to"),
        ("ctrl+z", "en"),
        ("ctrl+shift+z", "en to"),
    ):
        fields.edit("a", Key(chord))
        assert fields["a"].text == text


def test_composing() -> None:
    """What an input method holds is no text yet, keys are the method's, and what it sends is."""
    fields = alone("ab", 1)
    fields.edit("a", Composing("\u00b4"))
    assert fields.edit("a", Key("backspace"))
    held = fields["a"].text, fields["a"].edit.shown
    fields.edit("a", Typed("é"))

    assert held == ("ab", "a\u00b4b")
    assert (fields["a"].text, fields["a"].edit.composing) == ("aéb", "")


def test_composing_let_go() -> None:
    """Escape lets go of what is being composed before it pauses anything."""
    fields = alone("ab")
    fields.edit("a", Composing("\u00b4"))

    assert fields.edit("a", Key("escape"))
    assert not fields.edit("a", Key("escape"))
    assert fields["a"].edit.shown == "ab"


def test_composed_text_is_underlined(tmp_path: Path) -> None:
    """A line stands under what is being composed, and under nothing else."""
    with window(tmp_path) as hands:
        view = put(hands)
        hands.write("iii")
        hands.feed(pygame.event.Event(pygame.TEXTEDITING, text="iii", start=0, length=3))
        look = frame(hands).look
        place = view.fields["long"].place
        assert place is not None
        y = place.at[1] + look.set.ascent(module.ROLE) + look.dp(3)
        row = [frame(hands).surface.get_at((place.at[0] + x, y))[:3] for x in range(60)]
        marked = {x for x, colour in enumerate(row) if colour == look.palette.ink}
        composed = range(place.layout.x_of(3), place.layout.x_of(6))
        caret = range(composed.stop, composed.stop + 2)

        assert view.fields["long"].text == "iii"
        assert marked == {*composed, *caret}


def test_long_text_opens_whole() -> None:
    """A text from the disk that is longer than a field takes is not cut."""
    fields = Fields(Clock(), Pocket())
    fields.open("a", "x" * 5000)

    assert len(fields["a"].text) == 5000
    assert not fields.fresh


def test_typing_by_events(tmp_path: Path) -> None:
    """What is typed stands in the field, letters of other scripts too, and Tab leaves it."""
    with window(tmp_path) as hands:
        view = put(hands)
        hands.write("Rødgrød, naïve, Ω")
        hands.press("enter")
        hands.write("og så")
        hands.press("tab")
        hands.write("i dag")
        hands.press("enter")
        hands.write(" kl. 9")

        assert view.fields["long"].text == "Rødgrød, naïve, Ω\nog så"
        assert view.fields["short"].text == "i dag kl. 9"
        assert "Rødgrød, naïve, Ω\nog så\ni dag kl. 9" in hands.text


def test_field_grows(tmp_path: Path) -> None:
    """A field is as high as its open lines, then as its text, and every line lies within it."""
    with window(tmp_path) as hands:
        put(hands)
        heights = [box(hands, "long").height]
        for _ in range(3):
            hands.write("Ord og flere ord " * 6)
            hands.press("enter", "enter")
            heights.append(box(hands, "long").height)
        inside = [
            box(hands, "long").contains(line.rect)
            for line in frame(hands).written
            if line.text.startswith("Ord")
        ]

        assert heights[0] == 5 * 32 + 28
        assert heights == sorted(heights)
        assert heights[-1] > heights[0]
        assert len(inside) >= 3
        assert all(inside)


@pytest.mark.parametrize(("scale", "lines"), [(1.0, 5), (1.25, 5), (1.5, 4), (2.0, 4)])
def test_open_lines(tmp_path: Path, scale: float, lines: int) -> None:
    """From 150 % text at most four lines are kept open."""
    with window(tmp_path) as hands:
        hands.desk.prefs.scale = scale
        put(hands)
        look = frame(hands).look

        assert box(hands, "long").height == lines * look.set.line(module.ROLE) + 2 * 14


def test_up_and_down(tmp_path: Path) -> None:
    """↑ and ↓ go by the lines that are seen, and Home and End to the ends of those."""
    with window(tmp_path) as hands:
        view = put(hands)
        hands.write("ord " * 60)
        place = view.fields["long"].place
        assert place is not None
        lines = place.layout.lines
        hands.press("ctrl+home", "down")
        second = view.fields["long"].edit.caret
        hands.press("end")
        last = view.fields["long"].edit.caret
        hands.press("home", "shift+up")

        assert len(lines) >= 2
        assert (second, last) == (lines[1].start, lines[1].last)
        edit = view.fields["long"].edit
        assert (edit.start, edit.end) == (0, lines[1].start)


def test_clicks(tmp_path: Path) -> None:
    """A click places the caret, a second one selects the word, a third one the line."""
    with window(tmp_path) as hands:
        view = put(hands)
        hands.write("en to tre")
        hands.press("enter")
        hands.write("fire")
        found = []
        for clicks in (1, 2, 3):
            where = at(view, 4)
            hands.app.happen(Down(where, clicks=clicks))
            hands.app.draw()
            edit = view.fields["long"].edit
            found.append((edit.start, edit.end))

        assert found == [(4, 4), (3, 5), (0, 9)]


def test_dragging(tmp_path: Path) -> None:
    """The pointer selects what it is pulled over, also from line to line; shift does the same."""
    with window(tmp_path) as hands:
        view = put(hands)
        hands.write("en to tre")
        hands.press("enter")
        hands.write("fire fem")
        hands.app.happen(Down(at(view, 3)))
        hands.app.happen(Dragged(at(view, 14), (5, 5)))
        hands.app.draw()
        pulled = view.fields["long"].edit.selected
        hands.app.happen(Down(at(view, 3)))
        hands.app.happen(Down(at(view, 5), shift=True))

        assert pulled == "to tre\nfire"
        assert view.fields["long"].edit.selected == "to"


def test_selection_is_seen(tmp_path: Path) -> None:
    """What is selected stands on another ground."""
    with window(tmp_path) as hands:
        view = put(hands)
        hands.write("en    to")
        before = frame(hands).surface.get_at(at(view, 4))[:3]
        hands.press("ctrl+a")
        after = frame(hands).surface.get_at(at(view, 4))[:3]

        palette = frame(hands).look.palette
        assert (before, after) == (palette.surface, palette.fjord_t)


def seen(hands: Hands) -> bool:
    """Whether the caret is drawn."""
    caret, palette = frame(hands).caret, frame(hands).look.palette
    assert caret is not None
    return frame(hands).surface.get_at(caret.center)[:3] == palette.ink


def test_caret_blinks(tmp_path: Path) -> None:
    """The caret comes and goes by itself, and is there at once after each key."""
    with window(tmp_path, moving=True) as hands:
        put(hands)
        hands.write("a")
        shows = [seen(hands)]
        for _ in range(3):
            hands.clock.time += BLINK + 0.001
            hands.app.step()
            shows.append(seen(hands))
        hands.write("b")

        assert shows == [True, False, True, False]
        assert seen(hands)


def test_caret_stands_still(tmp_path: Path) -> None:
    """With reduced motion the caret stays, and once all is kept nothing is due to be drawn."""
    with window(tmp_path) as hands:
        put(hands)
        hands.write("a")
        hands.wait(5)

        assert seen(hands)
        assert frame(hands).wake is None


def test_caret_lies_behind_the_letters(tmp_path: Path) -> None:
    """The caret is two wide, stands in the field, and moves on with what is typed."""
    with window(tmp_path) as hands:
        put(hands)
        found = []
        for letter in "abc":
            hands.write(letter)
            caret = frame(hands).caret
            assert caret is not None
            assert box(hands, "long").contains(caret)
            assert caret.width == 2
            found.append(caret.left)

        assert found == sorted(set(found))


def test_caret_stays_in_sight(tmp_path: Path) -> None:
    """In a field that is higher than the window the view follows the caret."""
    with window(tmp_path, size=(640, 480)) as hands:
        hands.desk.prefs.scale = 2.0
        put(hands)
        sights = []
        for line in range(12):
            hands.write(f"linje {line}")
            hands.press("enter")
            caret, (area, *_) = frame(hands).caret, frame(hands).areas
            assert caret is not None
            sights.append(area.rect.contains(caret))
        hands.press("ctrl+home")
        caret = frame(hands).caret
        assert caret is not None

        assert box(hands, "long").height > 480
        assert all(sights)
        assert frame(hands).areas[0].rect.contains(caret)


def test_pages_scroll_the_screen(tmp_path: Path) -> None:
    """Page Down in a field scrolls what the field lies in, and leaves the text alone."""
    with window(tmp_path) as hands:
        view = put(hands)
        hands.write("abc")
        before = view.fields["long"].edit
        hands.press("pagedown")

        assert view.scrolls["all"] > 0
        assert view.fields["long"].edit == before


def test_opens_at_its_top(tmp_path: Path) -> None:
    """A screen whose field lies out of sight begins at its top, and goes there with a key."""
    with window(tmp_path, size=(640, 480)) as hands:
        hands.desk.prefs.scale = 2.0
        view = Sheet(hands.desk)
        view.fields["long"].edit = Edit.of("\n" * 12)
        view.focus = "short"
        hands.app.stack.append(view)
        hands.app.draw()
        before = view.scrolls.get("all", 0)
        hands.write("a")

        assert before == 0
        assert view.scrolls["all"] > 0


def test_kept_within_a_second(tmp_path: Path) -> None:
    """What is written comes on disk by itself, within about a second, and only once."""
    with window(tmp_path) as hands:
        view = put(hands)
        hands.write("abc")
        at_once = list(view.disk)
        hands.wait(1.3)
        kept = list(view.disk)
        hands.wait(5)

        assert (at_once, kept, view.disk) == ([], ["abc"], ["abc"])


def test_kept_while_typing(tmp_path: Path) -> None:
    """Somebody who never pauses is kept as well."""
    with window(tmp_path) as hands:
        view = put(hands)
        for _ in itertools.repeat(None, 12):
            hands.write("a")
            hands.wait(0.25)

        assert len(view.disk) >= 2


def test_kept_when_the_window_closes(tmp_path: Path) -> None:
    """Closing the window right after a letter loses nothing."""
    with window(tmp_path) as hands:
        view = put(hands)
        hands.write("abc")
        pygame.event.post(pygame.event.Event(pygame.QUIT))
        hands.app.run()

        assert view.disk == ["abc"]


def test_what_cannot_be_kept(tmp_path: Path) -> None:
    """A full disk is told once, what is written is still there, and is kept when that works."""
    with window(tmp_path) as hands:
        view = put(hands)
        view.full = True
        hands.write("abc")
        hands.wait(2)
        told = type(hands.top).__name__
        hands.press("enter")
        hands.wait(3)
        quiet = hands.top is view
        view.full = False
        hands.write("d")
        hands.wait(2)

        assert told == "NoticeView"
        assert quiet
        assert view.disk == ["abcd"]


def test_fields_that_are_not_there() -> None:
    """Keys and clicks for a field that is not open are for somebody else."""
    fields = alone("a")

    assert not fields.edit("b", Typed("x"))
    assert not fields.point("b", Down((0, 0)))
    assert not fields.point("a", Down((0, 0)))  # it has never been drawn
    assert fields["a"].edit == Edit.of("a")
