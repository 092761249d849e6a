"""What can be pressed: anything at all, buttons, and the caps of keys that do the same."""

from __future__ import annotations

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.canvas import Act, Canvas, Stop
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.boxes import Card, Centred, Pad, Row
from makkerpar.desktop.nodes.node import Around, Node
from makkerpar.desktop.nodes.words import Glyph, Line, Words
from makkerpar.desktop.tokens import RADIUS, RADIUS_KEY


class Pressable(Around):
    """A node that can be focused and pressed.

    Args:
        key: what it is called on its screen.
        node: what it looks like.
        press: what pressing it does; None: it can be focused, and that is all.
        name: what it says, where it is read aloud.
        radius: of its focus ring, in dp.
        hover: the palette's name of the colour that its edge takes under the pointer.
        group: arrows belong to it.
    """

    def __init__(
        self,
        key: str,
        node: Node,
        press: Act | None,
        name: str,
        *,
        radius: float = RADIUS,
        hover: str | None = None,
        group: bool = False,
    ) -> None:
        self._key = key
        super().__init__(node)
        self._press = press
        self._name = name
        self._radius = radius
        self._hover = hover
        self._group = group

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        clip = canvas.surface.get_clip()
        canvas.stop(
            Stop(
                self._key,
                rect.copy(),
                self._name,
                self._press,
                canvas.area,
                clip,
                group=self._group,
            )
        )
        self._node.draw(canvas, rect)
        if self._hover and canvas.hover == self._key and self._press is not None:
            paint.box(
                canvas.surface,
                rect,
                None,
                radius=look.dp(self._radius),
                border=look.palette[self._hover],
                width=look.dp(max(look.palette.border, 1)),
            )
        if canvas.focus == self._key:
            canvas.ring(rect, look.dp(self._radius))


def button(
    key: str,
    text: str,
    press: Act | None,
    *,
    kind: str = "primary",
    icon: str | None = None,
    before: str | None = None,
    name: str | None = None,
) -> Pressable:
    """A button.

    Args:
        key: what it is called on its screen.
        text: what it says.
        press: what it does; None: it cannot be pressed now, and looks it.
        kind: ``primary``, ``quiet`` (text alone) or ``plain`` (with a border).
        icon: behind the text.
        before: an icon before it.
        name: what is read aloud, if more than the text.
    """
    fill, border, ink = {
        "primary": ("fjord", "fjord", "on"),
        "quiet": (None, None, "fjord"),
        "plain": ("surface", "line2", "fjord"),
    }[kind]
    if press is None:
        fill, border, ink = "sunken", "line", "ink3"
    parts: list[Node] = []
    if before is not None:
        parts.append(Glyph(before, 16, ink))
    parts.append(Words(text, "choice" if kind != "plain" else "label", ink, quiet=press is None))
    if icon is not None and press is not None:
        parts.append(Glyph(icon, 18, ink))
    high = 10 if kind != "plain" else 7
    row = Centred(Row(parts, 12 if kind != "plain" else 8))
    node: Node = Pad(row, 22 if kind != "quiet" else 12, high)
    if fill is not None:
        node = Card(node, fill, border, radius=RADIUS)
    hover = "ink" if kind == "primary" else "fjord"
    return Pressable(key, node, press, name or text, hover=hover)


class _Cap(Node):
    """The cap of a key."""

    def __init__(self, parts: list[Node], fill: str, border: str) -> None:
        self._node = Pad(Row(parts, 4), 8, 4)
        self._fill = fill
        self._border = border

    def measure(self, look: Look, width: int) -> int:
        return self._node.measure(look, width)

    def natural(self, look: Look) -> int:
        return max(self._node.natural(look), self.measure(look, 1000))

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        paint.box(
            canvas.surface,
            rect,
            look.palette[self._fill],
            radius=look.dp(RADIUS_KEY),
            border=look.palette[self._border],
            width=look.dp(look.palette.border),
        )
        inset = max(0, rect.width - self._node.natural(look)) // 2
        with canvas.on(look.palette[self._fill]):
            self._node.draw(canvas, rect.move(inset, 0))


_ARROWS = {"↑": "arrow-up", "↓": "arrow-down", "←": "arrow-left", "→": "arrow-right"}


def key_cap(text: str, *, colour: str = "ink2") -> Node:
    """A key as it looks on a keyboard; arrows are drawn, since the fonts lack them."""
    parts: list[Node] = []
    for word in text.split(" "):
        if word in _ARROWS:
            parts.append(Glyph(_ARROWS[word], 13, colour))
        else:
            parts.append(Line(word, "key", colour))
    return _Cap(parts, "surface", "line2")


def key_hint(keys: str, text: str, *, colour: str = "ink3") -> Node:
    """A key and what it does."""
    return Row([key_cap(keys), Line(text, "meta", colour)], 8)
