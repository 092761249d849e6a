"""Everything to say of the files, one diagnostic opened: message, hint, and the place itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from makkerpar.desktop.answer import Answer
from makkerpar.desktop.canvas import Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.fields import Clipboard, SystemClipboard
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Card,
    Column,
    Glyph,
    Node,
    Pad,
    Pressable,
    Row,
    Words,
    button,
)
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.words import Level
from makkerpar.desktop.preview.bench import Bench
from makkerpar.desktop.preview.excerpt import Excerpt
from makkerpar.desktop.preview.sheet import Lying, Sheet
from makkerpar.desktop.screens.chrome import Foot
from makkerpar.desktop.tokens import RADIUS
from makkerpar.desktop.view import Shortcut
from makkerpar.diagnostics.catalogue import render, severity
from makkerpar.diagnostics.model import Diagnostic, Severity
from makkerpar.text.interface import Interface

_WIDE: Final = 860  # dp
_LISTED: Final = 30  # diagnostics on either side of the one that is open
_AROUND: Final = 1  # lines of the file on either side of the place
_ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_LOOKS: Final = {
    Severity.ERROR: ("x", "brick"),
    Severity.WARNING: ("info", "ochre"),
    Severity.NOTE: ("lightbulb", "fjord"),
}
_ITEM: Final = "problem."


def counted(bench: Bench, ui: Interface, kinds: Sequence[Severity] = _ORDER) -> str:
    """How many there are of each kind: »1 fejl, 2 advarsler«; empty where there are none."""
    count = bench.reading.count
    said: dict[Severity, Callable[[int], str]] = {
        Severity.ERROR: lambda n: ui.ngettext("{n} error", "{n} errors", n),
        Severity.WARNING: lambda n: ui.ngettext("{n} warning", "{n} warnings", n),
        Severity.NOTE: lambda n: ui.ngettext("{n} note", "{n} notes", n),
    }
    return ", ".join(said[kind](count(kind)) for kind in kinds if count(kind))


class ProblemsSheet(Sheet):
    """The list. What has the focus in it is open.

    Attributes:
        at: the number of the one that is open, from 0.
    """

    over = True
    scrolls_by_arrows = False

    def __init__(self, desk: Desk, bench: Bench, clipboard: Clipboard | None = None) -> None:
        super().__init__(desk)
        self._bench = bench
        self._clipboard: Clipboard = clipboard or SystemClipboard()
        self._copied: Diagnostic | None = None
        self.at = 0

    @property
    def listed(self) -> list[Diagnostic]:
        """All of them: errors first, and by their places."""
        return sorted(self._bench.reading.diagnostics, key=lambda one: _ORDER.index(severity(one)))

    @property
    def current(self) -> Diagnostic | None:
        """The one that is open."""
        listed = self.listed
        return listed[min(self.at, len(listed) - 1)] if listed else None

    def go(self, by: int) -> None:
        """Open another one, around the ends."""
        count = len(self.listed)
        if count:
            self._open((self.at + by) % count)

    def _open(self, at: int) -> None:
        self.at = at
        self.focus_on(f"{_ITEM}{at}")

    def read_anew(self) -> None:
        """The same one is open, if it is still there; else the first."""
        self._open(0)

    # What is shown

    def build(self, look: Look) -> Node:
        self._follow_focus()
        listed = self.listed
        parts: list[Node] = [Pad(self._head(), 0, 0, 0, 6)]
        parts += self._trouble()
        first, last = max(self.at - _LISTED, 0), self.at + _LISTED + 1
        for number, one in enumerate(listed[:last]):
            if number >= first:
                parts.append(self._item(number, one))
        left = len(listed) - last
        if left > 0:
            ui = self.desk.ui
            more = ui.ngettext("{n} more below.", "{n} more below.", left)
            parts.append(Words(more, "meta", "ink2"))
        inside = Pad(Column(parts, 8), 0, 22, 0, 16)
        close = button("close", self.desk.ui.gettext("Close"), self.close, kind="plain")
        buttons: list[Node] = [close]
        if listed:
            text = self._copy_text()
            buttons.insert(0, button("copy", text, self._copy, kind="quiet", before="file-text"))
        return Lying("problems", inside, Foot(self.shortcuts(), buttons), _WIDE)

    def _follow_focus(self) -> None:
        """What the arrows or the pointer have found is open from now on."""
        number = (self.focus or "").removeprefix(_ITEM)
        if number != self.focus and number.isdigit():
            self.at = int(number)
        self.at = min(self.at, max(len(self.listed) - 1, 0))

    def _head(self) -> Node:
        ui, bench = self.desk.ui, self._bench
        title = counted(bench, ui) or ui.gettext("Nothing to remark on.")
        if bench.trouble is not None:
            title = ui.gettext("It cannot be played.")
        lines: list[Node] = [Words(title, "h2")]
        if not bench.playable and bench.case is not None:
            told = ui.gettext(
                "Behind this stands the last version that could be played. It goes on when you "
                "close this, and the new one comes when you have saved it without errors."
            )
            lines.append(Words(told, "small", "ink2"))
        return Column(lines, 4)

    def _trouble(self) -> Iterator[Node]:
        trouble = self._bench.trouble
        if trouble is not None:
            yield Words(trouble.tell(self.desk.ui.gettext), "body")

    def _item(self, number: int, one: Diagnostic) -> Node:
        ui = self.desk.ui
        kind = severity(one)
        icon, colour = _LOOKS[kind]
        message, hint = render(one, ui.language)
        place = self._place(one)
        over = f"{_named(kind, ui)}  ·  {place}"
        lines: list[Node] = [Words(over, "meta", colour), Words(message, "choice")]
        opened = number == self.at
        if opened and hint:
            lines.append(Words(hint, "small", "ink2"))
        row = Row([Level(Glyph(icon, 18, colour), "meta"), Cell(Column(lines, 2), 1)], 12, 0.0)
        if not opened:
            card = Card(Pad(row, 14, 10), "surface", "line", radius=RADIUS)
            return Pressable(f"{_ITEM}{number}", card, None, f"{over}. {message}", hover="fjord")
        parts: list[Node] = [row]
        excerpt = self._excerpt(one)
        if excerpt is not None:
            parts.append(excerpt)
        parts.append(Words(one.code, "meta", "ink3"))
        card = Card(Pad(Column(parts, 8), 14, 12), "surface", colour, radius=RADIUS)
        return Pressable(f"{_ITEM}{number}", card, None, f"{over}. {message}")

    def _excerpt(self, one: Diagnostic) -> Node | None:
        where = one.where
        found = [
            (number, text)
            for number in range(where.line - _AROUND, where.line + _AROUND + 1)
            if (text := self._bench.reading.line(where.file, number)) is not None
        ]
        return Excerpt(found, where.line, where.column) if found else None

    def _place(self, one: Diagnostic) -> str:
        where = one.where
        return f"{Path(where.file).name}:{where.line}:{where.column}"

    def _copy_text(self) -> str:
        ui = self.desk.ui
        copied = self._copied is not None and self._copied == self.current
        return ui.gettext("Copied") if copied else ui.gettext("Copy the place")

    # What is done

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            Shortcut((), self._next, "F8", ui.gettext("Next")),
            Shortcut(("c", "ctrl+c"), self._copy, "C", ui.gettext("Copy")),
            Shortcut(("escape",), self.close, "Esc", ui.gettext("Close")),
        )

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        wanted = f"{_ITEM}{self.at}"
        return wanted if any(one.key == wanted for one in stops) else super().opens_on(stops)

    def _next(self) -> Answer:
        self.go(1)
        return None

    def _copy(self) -> Answer:
        """The place as editors and terminals take it: the whole path, line and column."""
        one = self.current
        if one is not None:
            where = one.where
            path = Path(where.file)
            whole = path if path.is_absolute() else path.absolute()
            self._clipboard.put(f"{whole}:{where.line}:{where.column}")
            self._copied = one
        return None


def _named(kind: Severity, ui: Interface) -> str:
    names = {
        Severity.ERROR: ui.gettext("Error"),
        Severity.WARNING: ui.gettext("Warning"),
        Severity.NOTE: ui.gettext("Note"),
    }
    return names[kind]
