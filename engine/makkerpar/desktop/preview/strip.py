"""The strip above the play: that this is a preview, how the files are, and the author's keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from makkerpar.desktop.canvas import Act, Canvas, Stop
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Node, Pad, Row, Words, key_cap, key_hint
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.flow import Flow
from makkerpar.desktop.nodes.node import Around
from makkerpar.desktop.screens.chrome import MARGIN


@dataclass(frozen=True, slots=True)
class StripKey:
    """A key of the author's.

    Attributes:
        cap: as it looks on the keyboard.
        text: what it does.
        act: does it.
        short: what stands beside the cap where there is no room for `text`.
        colour: of the text.
    """

    cap: str
    text: str
    act: Act
    short: str = ""
    colour: str = "ink2"


class Strip(Node):
    """The strip.

    Args:
        mark: that this is a preview.
        where: the scene that is shown, by its id.
        told: how things are, in a sentence; empty: nothing has to be said.
        keys: from left to right.
        fill, ink: the palette's names of colours: of the strip, and of the mark.
        needed: whether it is told even where it takes a line of its own.
    """

    def __init__(
        self,
        mark: str,
        where: str,
        told: str,
        keys: Sequence[StripKey],
        *,
        fill: str,
        ink: str,
        needed: bool = True,
    ) -> None:
        self._mark = mark
        self._where = where
        self._told = told
        self._keys = keys
        self._fill = fill
        self._ink = ink
        self._needed = needed

    def _inside(self, look: Look, width: int) -> Node:
        head: list[Node] = [Words(self._mark, "over", self._ink)]
        if self._where:
            head.append(Words(self._where, "meta", "ink2"))
        long = Flow([_Key(key, short=False) for key in self._keys], 20)
        short = Flow([_Key(key, short=True) for key in self._keys], 14)
        told = Words(self._told, "meta", "ink")
        first = Row(head, 14)
        gap = look.dp(28)
        for keys in (long, short):
            room = width - keys.natural(look) - gap
            if not self._told and first.natural(look) <= room:
                return Row([Cell(first, 1), keys], 28)
            if self._told and first.natural(look) + gap + told.natural(look) <= room:
                return Row([first, Cell(told, 1), keys], 28)
        lines: list[Node] = [told] if self._told and self._needed else []
        for keys in (long, short):
            if first.natural(look) + gap + keys.natural(look) <= width:
                return Column([Row([Cell(first, 1), keys], 28), *lines], 2)
        keys = long if long.natural(look) <= width else short
        return Column([Flow(head, 14), *lines, keys], 2)

    def measure(self, look: Look, width: int) -> int:
        inner = width - 2 * look.dp(MARGIN)
        inside = self._inside(look, inner).measure(look, inner)
        return inside + look.dp(12) + look.dp(look.palette.border)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look, palette = canvas.look, canvas.look.palette
        border = look.dp(palette.border)
        canvas.surface.fill(palette[self._fill], rect)
        canvas.surface.fill(palette.line, (rect.left, rect.bottom - border, rect.width, border))
        inner = pygame.Rect(
            rect.left + look.dp(MARGIN),
            rect.top + look.dp(6),
            rect.width - 2 * look.dp(MARGIN),
            rect.height - look.dp(12) - border,
        )
        with canvas.on(palette[self._fill]):
            self._inside(look, inner.width).draw(canvas, inner)


class _Key(Around):
    """A key in the strip: it can be pressed, and the focus does not come here."""

    def __init__(self, key: StripKey, *, short: bool) -> None:
        text = key.short if short else key.text
        hint = key_hint(key.cap, text, colour=key.colour) if text else key_cap(key.cap)
        super().__init__(Pad(hint, 0, 2))
        self._key = key

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        key, clip = self._key, canvas.surface.get_clip()
        name = f"{key.text}, {key.cap}"
        stop = Stop(f"preview.{key.cap}", rect.copy(), name, key.act, None, clip, part_of="")
        canvas.stop(stop)
        super().draw(canvas, rect)
