"""The state of a screen's text fields: what stands in them, the caret, the clipboard, the keys."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

import pygame

from makkerpar.desktop.answer import Answer, Push
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.editing import Edit, Wrapped, line_of
from makkerpar.desktop.events import Composing, Down, Dragged, Event, Key, Typed
from makkerpar.desktop.look import Look
from makkerpar.desktop.view import Shortcut, View
from makkerpar.errors import MakkerparError

ROLE: Final = "speech"  # what the player writes is set as what people say
BLINK: Final = 0.53  # seconds that the caret is seen, and is not
KEPT_AFTER: Final = 1.0  # seconds in which what is written comes on disk

Move = Callable[..., Edit]


class Clipboard(Protocol):
    """Text that goes from one program to another. It may be away: then it is empty."""

    def get(self) -> str:
        """The text in it."""

    def put(self, text: str) -> None:
        """Put a text in it."""


class SystemClipboard:
    """The system's clipboard, as far as it can be had."""

    def get(self) -> str:
        """The text in it; empty where it holds none or cannot be asked."""
        with contextlib.suppress(pygame.error, OSError, UnicodeError, ValueError):
            return pygame.scrap.get_text() if pygame.scrap.has_text() else ""
        return ""

    def put(self, text: str) -> None:
        """Put a text in it, where that can be done."""
        with contextlib.suppress(pygame.error, OSError, UnicodeError, ValueError):
            pygame.scrap.put_text(text)


@dataclass(slots=True)
class Place:
    """Where a field's text was drawn: its upper left corner, its lines' height, its layout."""

    at: tuple[int, int]
    line: int
    layout: Wrapped


@dataclass(slots=True)
class Written:
    """One field.

    Attributes:
        edit: what stands in it.
        kept: the text as it is on disk.
        place: where it was drawn last; before that None.
    """

    edit: Edit
    kept: str
    place: Place | None = None
    _laid: tuple[str, int, object, Wrapped] | None = None

    @property
    def text(self) -> str:
        """What is written, without what an input method still holds."""
        return self.edit.text

    def layout(self, look: Look, width: int) -> Wrapped:
        """What is shown, in lines of at most `width` pixels; worked out once for each text."""
        shown = self.edit.shown
        laid = self._laid
        if laid is None or laid[:2] != (shown, width) or laid[2] is not look.set:
            found = Wrapped.of(shown, width, lambda piece: look.set.width(piece, ROLE))
            laid = self._laid = shown, width, look.set, found
        return laid[3]


@dataclass(slots=True)
class Fields:
    """The text fields of a screen, by key.

    Attributes:
        clock: seconds that only ever rise.
        clipboard: what cut, copied and pasted text goes through.
        written: the fields.
        lit: since when the caret is seen.
        changed: when something was written that is not on disk; None: all is.
    """

    clock: Callable[[], float]
    clipboard: Clipboard = field(default_factory=SystemClipboard)
    written: dict[str, Written] = field(default_factory=dict)
    lit: float = 0.0
    changed: float | None = None
    _focus: str | None = None

    def open(self, key: str, text: str, *, one_line: bool = False) -> None:
        """A field with a text from the disk; one that is there already stays as it is."""
        if key not in self.written:
            limit = max(len(text), 200 if one_line else 4000)
            edit = Edit.of(text, one_line=one_line, limit=limit)
            self.written[key] = Written(edit, edit.text)

    def __getitem__(self, key: str) -> Written:
        return self.written[key]

    @property
    def fresh(self) -> dict[str, str]:
        """The texts that are not on disk, by key."""
        found = self.written.items()
        return {key: one.text for key, one in found if one.text != one.kept}

    def all_kept(self) -> None:
        """What is written now is on disk."""
        self.changed = None
        for one in self.written.values():
            one.kept = one.text

    def focus_on(self, key: str | None) -> None:
        """What has the focus now: the caret is seen at once where it arrives."""
        if key != self._focus:
            self._focus = key
            self.lit = self.clock()

    # Events

    def edit(self, key: str, event: Event) -> bool:
        """A key, text or composition for a field; whether the field took it."""
        one = self.written.get(key)
        if one is None:
            return False
        before = one.edit
        match event:
            case Typed(text):
                after: Edit | None = before.insert(text)
            case Composing(text):
                after = before.compose(text)
            case Key(chord):
                after = self._pressed(one, chord)
            case _:
                return False
        if after is None:
            return False
        self._become(one, after)
        return True

    def point(self, key: str, event: Down | Dragged) -> bool:
        """The pointer in a field; whether the field took it.

        It places the caret; twice it selects a word, three times a line, pulled as far as it is.
        """
        one = self.written.get(key)
        if one is None or one.place is None or (isinstance(event, Dragged) and event.touch):
            return False
        at = _under(one.place, event.at)
        edit = one.edit
        if edit.composing:
            # The layout shows what is being composed; the text is without it.
            more = len(edit.composing) - (edit.end - edit.start)
            at = min(at, edit.start) if at < edit.start + len(edit.composing) else at - more
        if isinstance(event, Dragged):
            after = edit.place(at, select=True)
        elif event.clicks == 1 or event.touch:
            after = edit.place(at, select=event.shift)
        elif event.clicks == 2:
            after = edit.select_word(at)
        else:
            line = one.place.layout.lines[line_of(one.place.layout.lines, at)]
            after = edit.place(line.start).place(line.end if line.soft else line.last, select=True)
        self._become(one, after)
        return True

    def _become(self, one: Written, after: Edit) -> None:
        self.lit = self.clock()
        if after.text != one.edit.text and self.changed is None:
            self.changed = self.lit
        one.edit = after

    def _pressed(self, one: Written, chord: str) -> Edit | None:
        """What a key makes of a field; None: it is not for a field."""
        edit = one.edit
        if edit.composing:
            # The input method has its own use for keys; what they do comes as text.
            return edit.compose("") if chord == "escape" else edit
        moved = self._moved(one, chord)
        if moved is not None:
            return moved
        match chord:
            case "backspace" | "shift+backspace":
                return edit.delete_back()
            case "delete":
                return edit.delete_forward()
            case "ctrl+backspace":
                return edit.delete_word_back()
            case "ctrl+delete":
                return edit.delete_word_forward()
            case "enter" | "shift+enter" if not edit.one_line:
                return edit.newline()
            case "ctrl+a":
                return edit.select_all()
            case "ctrl+z":
                return edit.undo()
            case "ctrl+y" | "ctrl+shift+z":
                return edit.redo()
            case "ctrl+c" | "ctrl+insert":
                self._copy(edit)
                return edit
            case "ctrl+x" | "shift+delete":
                self._copy(edit)
                return edit.cut()[0]
            case "ctrl+v" | "shift+insert":
                return edit.paste(self.clipboard.get())
        return None

    def _copy(self, edit: Edit) -> None:
        if edit.selected:
            self.clipboard.put(edit.selected)

    def _moved(self, one: Written, chord: str) -> Edit | None:
        edit = one.edit
        layout = one.place.layout if one.place is not None else None
        select = "shift+" in chord
        match chord.replace("shift+", ""):
            case "left":
                return edit.left(select=select)
            case "right":
                return edit.right(select=select)
            case "ctrl+left":
                return edit.word_left(select=select)
            case "ctrl+right":
                return edit.word_right(select=select)
            case "up" if layout is not None:
                return edit.up(layout, select=select)
            case "down" if layout is not None:
                return edit.down(layout, select=select)
            case "home":
                return edit.line_start(layout, select=select)
            case "end":
                return edit.line_end(layout, select=select)
            case "ctrl+home":
                return edit.text_start(select=select)
            case "ctrl+end":
                return edit.text_end(select=select)
        return None


def _under(place: Place, at: tuple[int, int]) -> int:
    """The offset nearest to a point."""
    row = (at[1] - place.at[1]) // max(place.line, 1)
    row = min(max(row, 0), len(place.layout.lines) - 1)
    return place.layout.index_at(row, at[0] - place.at[0])


class Writing(View):
    """A screen with text fields: hands them what is theirs, and keeps what is written.

    Attributes:
        fields: those of the screen; whoever makes the screen makes them.
    """

    fields: Fields
    _began = False  # whether the player has pressed or written anything here

    def handle(self, event: Event, frame: Canvas) -> Answer:
        self._began = self._began or isinstance(event, Key | Typed | Composing | Down)
        return super().handle(event, frame)

    def bring_into_sight(self, frame: Canvas) -> bool:
        """As ever; but the screen opens at its top, even where its first field lies below."""
        return self._began and super().bring_into_sight(frame)

    def opens_again(self) -> None:
        """It shows something else now, from its top."""
        self._began = False
        self.scrolls.clear()

    def keep(self) -> None:
        """Put what has been written on disk."""
        raise NotImplementedError

    def edit(self, stop: Stop, event: Event) -> bool:
        took = self.fields.edit(stop.key, event)
        self.follow = self.follow or took
        return took

    def point(self, stop: Stop, event: Down | Dragged) -> bool:
        took = self.fields.point(stop.key, event)
        if took and isinstance(event, Dragged) and stop.rect.height > stop.clip.height:
            self.follow = True  # text is pulled into sight where it is selected
        return took

    def tick(self, now: float) -> Answer:
        changed = self.fields.changed
        if changed is None or now < changed + KEPT_AFTER:
            return None
        try:
            self.keep()
        except MakkerparError as error:
            self.fields.changed = None  # said once; the next change tries again
            return Push(self.desk.views.notice(error.tell(self.desk.ui.gettext)))
        return None

    def covered(self) -> None:
        # What cannot be kept now is still here, and is tried again with the next change.
        with contextlib.suppress(MakkerparError):
            self.keep()

    def shortcuts(self) -> Sequence[Shortcut]:
        """The keys that do something here; in a field letters are letters."""
        found = super().shortcuts()
        if self.focus not in self.fields.written:
            return found
        return [one for one in found if not (one.chords and max(map(len, one.chords)) == 1)]
