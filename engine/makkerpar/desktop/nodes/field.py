"""A text field: what the player writes, with a caret; it grows with the text."""

from __future__ import annotations

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.editing import Line, Wrapped, line_of
from makkerpar.desktop.fields import BLINK, KEPT_AFTER, ROLE, Fields, Place
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.node import Node
from makkerpar.desktop.tokens import RADIUS

_SIDES = 16
_ENDS = 14
_ENDS_OF_ONE = 9
_CARET = 2
_LARGE = 1.5  # the text scale from which fewer lines are kept open
_OPEN_LARGE = 4


class Field(Node):
    """A text field.

    Args:
        key: what it is called on its screen, and among the fields.
        fields: those of the screen.
        name: what it is for, where it is read aloud.
        lines: how many are kept open; fewer where text is large.
    """

    def __init__(self, key: str, fields: Fields, name: str, *, lines: int = 1) -> None:
        self._key = key
        self._fields = fields
        self._written = fields[key]
        self._name = name
        self._lines = lines

    def _ends(self, look: Look) -> int:
        return look.dp(_ENDS_OF_ONE if self._lines == 1 else _ENDS)

    def _layout(self, look: Look, width: int) -> Wrapped:
        # The caret stands behind the last letter, and has its width.
        inner = width - 2 * look.dp(_SIDES) - look.dp(_CARET)
        return self._written.layout(look, max(inner, 1))

    def measure(self, look: Look, width: int) -> int:
        open_ = self._lines if look.scale < _LARGE else min(self._lines, _OPEN_LARGE)
        lines = max(open_, len(self._layout(look, width).lines))
        return lines * look.set.line(ROLE) + 2 * self._ends(look)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look, palette = canvas.look, canvas.look.palette
        focused = canvas.focus == self._key
        clip = canvas.surface.get_clip()
        canvas.stop(Stop(self._key, rect.copy(), self._name, None, canvas.area, clip, field=True))
        border = "fjord" if focused else "line2"
        if not focused and canvas.hover == self._key:
            border = "fjord"
        paint.box(
            canvas.surface,
            rect,
            palette.surface,
            radius=look.dp(RADIUS),
            border=palette[border],
            width=look.dp(2 if focused else palette.border),
        )
        layout = self._layout(look, rect.width)
        at = rect.left + look.dp(_SIDES), rect.top + self._ends(look)
        self._written.place = Place(at, look.set.line(ROLE), layout)
        with canvas.on(palette.surface):
            for number in range(len(layout.lines)):
                self._line(canvas, layout, number, focused=focused)
        if focused:
            self._caret(canvas, layout)
            canvas.ring(rect, look.dp(RADIUS))
        if self._fields.changed is not None:
            canvas.due(self._fields.changed + KEPT_AFTER)

    def _line(self, canvas: Canvas, layout: Wrapped, number: int, *, focused: bool) -> None:
        look, edit = canvas.look, self._written.edit
        line, box = layout.lines[number], self._box(look, layout, number)
        if focused and not edit.composing and edit.start != edit.end:
            self._selection(canvas, layout, line, box)
        text = layout.text[line.start : line.end].rstrip()
        canvas.write(text, ROLE, look.palette.ink, box.topleft)
        if edit.composing:
            start = max(line.start, edit.start)
            end = min(line.end, edit.start + len(edit.composing))
            if start < end:
                left, right = _span(layout, line, start, end)
                y = box.top + look.set.ascent(ROLE) + look.dp(3)
                canvas.surface.fill(
                    look.palette.ink, (box.left + left, y, right - left, look.dp(1.5))
                )

    def _selection(self, canvas: Canvas, layout: Wrapped, line: Line, box: pygame.Rect) -> None:
        look, edit = canvas.look, self._written.edit
        start, end = max(line.start, edit.start), min(line.end, edit.end)
        if start >= end:
            return
        left, right = _span(layout, line, start, end)
        if not line.soft and start <= line.last < end:
            right += look.dp(6)  # the line feed is selected as well
        area = pygame.Rect(box.left + left, box.top, max(right - left, look.dp(2)), box.height)
        # On dark grounds the tint is dark as well: there an edge tells it from the ground.
        palette = look.palette
        border = palette.fjord_m if palette.scrim else None
        paint.box(canvas.surface, area, palette.fjord_t, border=border, width=look.dp(1))

    def _caret(self, canvas: Canvas, layout: Wrapped) -> None:
        look = canvas.look
        at = self._written.edit.shown_caret
        box = self._box(look, layout, line_of(layout.lines, at))
        inset = look.grown(3)
        x = box.left + layout.x_of(at)
        caret = pygame.Rect(x, box.top + inset, look.dp(_CARET), box.height - 2 * inset)
        canvas.caret = caret
        if look.reduced:
            seen = True
        else:
            # A little more, so that a phase that is due now has begun.
            phases = int((canvas.now - self._fields.lit) / BLINK + 1e-6)
            seen = phases % 2 == 0
            canvas.due(self._fields.lit + (phases + 1) * BLINK)
        if seen:
            canvas.surface.fill(look.palette.ink, caret)

    def _box(self, look: Look, layout: Wrapped, number: int) -> pygame.Rect:
        place = self._written.place
        assert place is not None
        return pygame.Rect(
            place.at[0], place.at[1] + number * place.line, layout.width or 0, place.line
        )


def _span(layout: Wrapped, line: Line, start: int, end: int) -> tuple[int, int]:
    """Where a piece of a line begins and ends, from the lines' left edge."""
    if end >= line.end:
        # The end of a line that breaks is the next line's start: this line's last, and its letter.
        text = layout.text[line.start : end].rstrip("\n")
        right = layout.measure(text)
        right = right if layout.width is None else min(right, layout.width)
    else:
        right = layout.x_of(end)
    return layout.x_of(start), right
