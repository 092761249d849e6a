"""A text being written: its caret, selection, composition and history, and its visual lines.

Nothing here knows a screen: a widget turns keys into these operations, and gives the lines their
widths. Offsets are code points into the text and always lie between grapheme clusters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, Protocol

from makkerpar.desktop import clusters

STEPS: Final = 200
_SPACES: Final = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_BREAKS: Final = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

Moment = tuple[str, int, int]  # text, caret, anchor
Run = Literal["", "typing", "back", "forward"]
Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Line:
    """One visual line.

    Attributes:
        start: the first offset it covers.
        end: behind what it covers, its line feed included; where the next line starts.
        last: the last offset of a caret on it: before its line feed, or before its last cluster
            where it breaks softly, for `end` is the next line's.
        soft: the paragraph goes on in the next line.
    """

    start: int
    end: int
    last: int
    soft: bool


class Layout(Protocol):
    """Where a text's offsets lie on the screen; x counts from the lines' left edge, in pixels."""

    @property
    def lines(self) -> Sequence[Line]:
        """The visual lines, at least one; together they cover the text."""

    def x_of(self, index: int) -> int:
        """The x of a caret at an offset."""

    def index_at(self, line: int, x: int) -> int:
        """The offset nearest to x in a line, given by its number."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A text field's content, made by `Edit.of`; every operation returns a new one.

    Attributes:
        text: lines are separated by a line feed, the only control character in it.
        caret: its offset.
        anchor: the selection's other end; equal to the caret when nothing is selected.
        one_line: whether the text may have no line feeds.
        limit: the most code points the text may have.
        composing: what an input method or dead key has not committed; no part of `text`.
        past: what undo goes back to, the latest last.
        future: what redo goes on to, the next first.
        run: the kind of small edits that still belong to the latest step.
        wanted: the x that moving up and down aims at across shorter lines.
    """

    text: str
    caret: int
    anchor: int
    one_line: bool
    limit: int
    composing: str = ""
    past: tuple[Moment, ...] = ()
    future: tuple[Moment, ...] = ()
    run: Run = ""
    wanted: int | None = None

    @classmethod
    def of(cls, text: str = "", *, one_line: bool = False, limit: int | None = None) -> Edit:
        """A text, cleaned and cut, with the caret at its end and no history."""
        empty = cls("", 0, 0, one_line, limit if limit is not None else 200 if one_line else 4000)
        return replace(empty.paste(text), past=())

    @property
    def start(self) -> int:
        """Where the selection starts; the caret when nothing is selected."""
        return min(self.caret, self.anchor)

    @property
    def end(self) -> int:
        """Where the selection ends; the caret when nothing is selected."""
        return max(self.caret, self.anchor)

    @property
    def selected(self) -> str:
        """The selected text, for the clipboard."""
        return self.text[self.start : self.end]

    @property
    def shown(self) -> str:
        """The text to draw: with what is being composed in the selection's place."""
        if not self.composing:
            return self.text
        return self.text[: self.start] + self.composing + self.text[self.end :]

    @property
    def shown_caret(self) -> int:
        """The caret's offset in `shown`."""
        return self.start + len(self.composing) if self.composing else self.caret

    # Writing

    def insert(self, text: str) -> Edit:
        """What was typed, in place of the selection; typing on is one step of the history."""
        return self._put(text, "typing")

    def newline(self) -> Edit:
        """A line break; in a field of one line, nothing."""
        return self._put("\n", "")

    def paste(self, text: str) -> Edit:
        """The clipboard's text, in place of the selection, as a step of its own."""
        return self._put(text, "")

    def cut(self) -> tuple[Edit, str]:
        """Without the selection; and the selection, for the clipboard."""
        return self._splice(self.start, self.end, ""), self.selected

    def compose(self, text: str) -> Edit:
        """What the input method holds now; empty when it let go of it."""
        return replace(self, composing=_cleaned(text, one_line=True))

    def commit(self) -> Edit:
        """What was being composed becomes text."""
        return self.insert(self.composing)

    def delete_back(self) -> Edit:
        """Without the selection, else the cluster before the caret."""
        return self._delete(clusters.before(self.text, self.caret), "back")

    def delete_forward(self) -> Edit:
        """Without the selection, else the cluster after the caret."""
        return self._delete(clusters.after(self.text, self.caret), "forward")

    def delete_word_back(self) -> Edit:
        """Without the selection, else what `word_left` passes."""
        return self._delete(clusters.word_before(self.text, self.caret))

    def delete_word_forward(self) -> Edit:
        """Without the selection, else what `word_right` passes."""
        return self._delete(clusters.word_after(self.text, self.caret))

    def delete_to_line_start(self, layout: Layout | None = None) -> Edit:
        """Without the selection, else what lies between the line's start and the caret."""
        return self._delete(self._line(layout)[0])

    def undo(self) -> Edit:
        """As before the last step; unchanged when there is none."""
        if not self.past:
            return replace(self, composing="")
        return self._recall(self.past[-1], self.past[:-1], (self._moment, *self.future))

    def redo(self) -> Edit:
        """As before the last undo; unchanged when there is none, or something was written since."""
        if not self.future:
            return replace(self, composing="")
        return self._recall(self.future[0], (*self.past, self._moment), self.future[1:])

    # Moving; with ``select`` the anchor stays

    def left(self, *, select: bool = False) -> Edit:
        """One cluster back; from a selection, to its start."""
        collapse = self.caret != self.anchor and not select
        return self._to(self.start if collapse else clusters.before(self.text, self.caret), select)

    def right(self, *, select: bool = False) -> Edit:
        """One cluster on; from a selection, to its end."""
        collapse = self.caret != self.anchor and not select
        return self._to(self.end if collapse else clusters.after(self.text, self.caret), select)

    def word_left(self, *, select: bool = False) -> Edit:
        """To the start of the word before."""
        return self._to(clusters.word_before(self.text, self.caret), select)

    def word_right(self, *, select: bool = False) -> Edit:
        """To the start of the next word."""
        return self._to(clusters.word_after(self.text, self.caret), select)

    def line_start(self, layout: Layout | None = None, *, select: bool = False) -> Edit:
        """To the start of the visual line; without a layout, of the paragraph."""
        return self._to(self._line(layout)[0], select)

    def line_end(self, layout: Layout | None = None, *, select: bool = False) -> Edit:
        """To the last offset of the visual line; without a layout, of the paragraph."""
        return self._to(self._line(layout)[1], select)

    def text_start(self, *, select: bool = False) -> Edit:
        """To the start of it all."""
        return self._to(0, select)

    def text_end(self, *, select: bool = False) -> Edit:
        """To the end of it all."""
        return self._to(len(self.text), select)

    def up(self, layout: Layout, *, select: bool = False, lines: int = 1) -> Edit:
        """Up by visual lines (a page's for Page Up); from the first one, to its start."""
        return self._vertical(layout, -lines, select)

    def down(self, layout: Layout, *, select: bool = False, lines: int = 1) -> Edit:
        """Down by visual lines (a page's for Page Down); from the last one, to its end."""
        return self._vertical(layout, lines, select)

    def place(self, at: int, *, select: bool = False) -> Edit:
        """To an offset, as by a click; inside a cluster, to its start."""
        return self._to(clusters.floor(self.text, at), select)

    def select_all(self) -> Edit:
        """Everything selected, the caret at the end."""
        return self._to(0, False)._to(len(self.text), True)

    def select_word(self, at: int) -> Edit:
        """The word at an offset selected, as by a double click."""
        start, end = clusters.word_around(self.text, at)
        return self._to(start, False)._to(end, True)

    @property
    def _moment(self) -> Moment:
        return self.text, self.caret, self.anchor

    def _recall(self, moment: Moment, past: tuple[Moment, ...], future: tuple[Moment, ...]) -> Edit:
        text, caret, anchor = moment
        there = self._to(caret, False)
        return replace(there, text=text, anchor=anchor, past=past, future=future)

    def _to(self, at: int, select: bool) -> Edit:
        # A composition is let go of, not committed: the input method still holds it, and sends it.
        anchor = self.anchor if select else at
        return replace(self, caret=at, anchor=anchor, composing="", run="", wanted=None)

    def _put(self, text: str, run: Run) -> Edit:
        # A clipboard may hold a book: what cannot come to fit is not looked at.
        text = _cleaned(text[: 16 * self.limit], one_line=self.one_line)
        text = clusters.cut(text, self.limit - len(self.text) + len(self.selected))
        if not text:
            return replace(self, composing="")
        return self._splice(self.start, self.end, text, run)

    def _delete(self, to: int, run: Run = "") -> Edit:
        if self.caret != self.anchor:
            return self._splice(self.start, self.end, "")
        return self._splice(min(to, self.caret), max(to, self.caret), "", run)

    def _splice(self, start: int, end: int, new: str, run: Run = "") -> Edit:
        """The text with a part replaced; what meets at the seams may combine."""
        head = self.text[:start] + new
        text = head + self.text[end:]
        normal = unicodedata.normalize("NFC", text)
        if len(normal) <= self.limit:  # a rare pile of marks grows where it combines anew
            text, head = normal, unicodedata.normalize("NFC", head)
        caret = clusters.ceiling(text, len(head))
        if text == self.text:
            return self._to(caret, False)
        goes_on = run != "" and run == self.run
        past = self.past if goes_on else (*self.past, self._moment)[-STEPS:]
        return replace(self._to(caret, False), text=text, past=past, future=(), run=run)

    def _line(self, layout: Layout | None) -> tuple[int, int]:
        """The first and last offset of the caret's line."""
        if layout is None:
            end = self.text.find("\n", self.caret)
            return self.text.rfind("\n", 0, self.caret) + 1, len(self.text) if end < 0 else end
        line = layout.lines[line_of(layout.lines, self.caret)]
        return line.start, line.last

    def _vertical(self, layout: Layout, by: int, select: bool) -> Edit:
        origin = self.caret if select else self.start if by < 0 else self.end
        number = line_of(layout.lines, origin)
        target = min(max(number + by, 0), len(layout.lines) - 1)
        if target == number:
            return self._to(0 if by < 0 else len(self.text), select)
        kept = self.wanted if origin == self.caret else None
        x = layout.x_of(origin) if kept is None else kept
        line = layout.lines[target]
        at = min(max(layout.index_at(target, x), line.start), line.last)
        return replace(self.place(at, select=select), wanted=x)


def line_of(lines: Sequence[Line], index: int) -> int:
    """The number of the line an offset belongs to: where a line breaks softly, the next one."""
    return max(bisect_right(lines, index, key=lambda line: line.start) - 1, 0)


def wrap(text: str, width: int | None, measure: Measure) -> tuple[Line, ...]:
    """The visual lines of a text.

    Greedy by words, which end behind spaces and inner hyphens; a word too long for a line of its
    own is broken between clusters. Spaces where a line breaks hang at its end, however many.
    A text that ends with a line feed has an empty last line.

    Args:
        text: Paragraphs are separated by a line feed.
        width: What a line may measure; a lone cluster may be wider. None: lines never break.
        measure: The width of a piece of a line, in the same unit; never falls as it grows.
    """
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        first, last = start, start + len(paragraph)
        for at in () if width is None else _breaks(paragraph, width, measure):
            end = first + at
            lines.append(Line(start, end, clusters.before(text, end), soft=True))
            start = end
        end = min(last + 1, len(text))
        lines.append(Line(start, end, last, soft=False))
        start = end
    return tuple(lines)


def _breaks(text: str, width: int, measure: Measure) -> Iterator[int]:
    """Where one paragraph is broken, rising."""
    bounds = clusters.bounds(text)
    start = fits = 0
    for chance in (at for at in bounds if at == len(text) or _may_break(text, at)):
        seen = len(text[:chance].rstrip(_SPACES))
        while seen > clusters.after(text, start) and measure(text[start:seen]) > width:
            if fits <= start:  # a word too long for a line of its own
                fits = clusters.after(text, start)
                for at in bounds[bisect_right(bounds, fits) :]:
                    if measure(text[start:at]) > width:
                        break
                    fits = at
            start = fits
            yield start
        fits = chance


def _may_break(text: str, at: int) -> bool:
    if at == 0 or text[at] in _SPACES:
        return False
    inner = at > 1 and text[at - 1] in "-–/" and text[at - 2].isalnum() and text[at].isalnum()
    return inner or text[at - 1] in _SPACES


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The layout of a text in one font, its lines flush left."""

    text: str
    width: int | None
    measure: Measure
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, text: str, width: int | None, measure: Measure) -> Wrapped:
        """A text wrapped at a width as `wrap` has it."""
        return cls(text, width, measure, wrap(text, width, measure))

    def x_of(self, index: int) -> int:
        """The x of a caret at an offset; among hanging spaces, at most the width."""
        x = self._x(self.lines[line_of(self.lines, index)], index)
        return x if self.width is None else min(x, self.width)

    def index_at(self, line: int, x: int) -> int:
        """The offset nearest to x in a line, given by its number."""
        there = self.lines[line]
        bounds = clusters.bounds(self.text)
        low = bisect_left(bounds, there.start)
        high = bisect_left(bounds, there.last)
        right = bisect_left(bounds, x, low, high, key=lambda at: self._x(there, at))
        left = max(right - 1, low)
        nearer = x - self._x(there, bounds[left]) < self._x(there, bounds[right]) - x
        return bounds[left if nearer else right]

    def _x(self, line: Line, index: int) -> int:
        return self.measure(self.text[line.start : index])


def _cleaned(text: str, *, one_line: bool) -> str:
    """Text as it is kept: NFC, each line break and tab in its one form, nothing unseen."""
    parts = _BREAKS.split(text)
    text = " ".join(filter(None, parts)) if one_line else "\n".join(parts)
    kept = (each for each in text.replace("\t", " ") if each == "\n" or not _is_unseen(each))
    return unicodedata.normalize("NFC", "".join(kept))


def _is_unseen(character: str) -> bool:
    """Controls, surrogates, and formats such as marks of direction; not what glues clusters."""
    glue = character in (clusters.ZWJ, clusters.ZWNJ) or clusters.is_tag(character)
    return not glue and unicodedata.category(character) in ("Cc", "Cf", "Cs")
