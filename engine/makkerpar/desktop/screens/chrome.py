"""What stands around a screen: the bar above it, the hints and the buttons below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from makkerpar.desktop.canvas import Act, Canvas, Stop
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Glyph,
    Node,
    Nothing,
    Pad,
    Pressable,
    Row,
    Scroll,
    Words,
    key_hint,
)
from makkerpar.desktop.nodes.boxes import Cell, Centred, Column
from makkerpar.desktop.tokens import HIT
from makkerpar.desktop.view import Shortcut

MARGIN: Final = 32
WIDEST: Final = 1216  # dp of a screen's content
_BAR: Final = 60
_HINTS: Final = 44
_NO_HINTS: Final = 14  # dp below a screen that has no room for hints


class Framed(Node):
    """A whole window: the bar, the body, and what stands below it.

    They are drawn, and so focused, in the order body, foot, bar.
    """

    def __init__(self, bar: Node, body: Node, foot: Node) -> None:
        self._bar = bar
        self._body = body
        self._foot = foot

    def measure(self, look: Look, width: int) -> int:
        return look.size[1]

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        bar = self._bar.measure(look, rect.width)
        foot = self._foot.measure(look, rect.width)
        body = pygame.Rect(rect.left, rect.top + bar, rect.width, rect.height - bar - foot)
        self._body.draw(canvas, body)
        self._foot.draw(canvas, pygame.Rect(rect.left, rect.bottom - foot, rect.width, foot))
        self._bar.draw(canvas, pygame.Rect(rect.left, rect.top, rect.width, bar))


class Bar(Node):
    """The bar above a screen.

    Args:
        crumb: where the player is.
        right: what stands before the gear.
        short: what stands there instead where the crumb would have to make way.
        settings: what the gear does.
        settings_name: what it is called.
    """

    def __init__(
        self,
        crumb: str = "",
        right: Sequence[Node] = (),
        settings: Act | None = None,
        settings_name: str = "",
        *,
        short: Sequence[Node] | None = None,
    ) -> None:
        self._crumb = crumb
        self._right = list(right)
        self._short = list(short) if short is not None else None
        self._settings = settings
        self._name = settings_name

    def measure(self, look: Look, width: int) -> int:
        return max(look.dp(_BAR), look.set.line("h2") + look.dp(24)) + look.dp(look.palette.border)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        margin, line = look.dp(MARGIN), look.dp(look.palette.border)
        inner = pygame.Rect(
            rect.left + margin, rect.top, rect.width - 2 * margin, rect.height - line
        )
        canvas.surface.fill(look.palette.line, (inner.left, rect.bottom - line, inner.width, line))
        right = Row([*self._right], 20)
        gear = look.grown(22, 1.4)
        geared = gear + look.dp(24) if self._settings else 0
        asked = right.natural(look) + geared
        mark = look.set.width("Makkerpar", "h2")
        canvas.write(
            "Makkerpar",
            "h2",
            look.palette.ink,
            (inner.left, inner.top + (inner.height - look.set.line("h2")) // 2),
        )
        left = inner.left + mark + look.dp(22)
        crumb_width = look.set.width(self._crumb, "meta")
        end = left + look.dp(20) + crumb_width + look.dp(24)
        if self._short is not None and end > inner.right - asked:
            right = Row([*self._short], 20)
            asked = right.natural(look) + geared
        if self._crumb and end <= inner.right - asked:
            middle = inner.centery
            canvas.surface.fill(look.palette.line, (left, middle - look.dp(11), line, look.dp(22)))
            y = inner.top + (inner.height - look.set.line("meta")) // 2
            canvas.write(self._crumb, "meta", look.palette.ink2, (left + look.dp(20), y))
        if inner.left + mark + look.dp(16) + asked > inner.right:
            # No room for both: the gear stays, since without it nobody could make text smaller.
            asked = geared
            right = Row([], 20)
        box = pygame.Rect(inner.right - asked, inner.top, right.natural(look), inner.height)
        right.draw(canvas, box)
        if self._settings is not None:
            size = look.grown(HIT, 1.4)
            hit = pygame.Rect(0, 0, size, size)
            hit.center = (inner.right - gear // 2, inner.centery)
            Pressable(
                "settings",
                Centred(Glyph("settings", 22, "ink2", most=1.4)),
                self._settings,
                self._name,
                hover="line2",
            ).draw(canvas, hit)


class Hints(Node):
    """The keys of a screen and what they do; those that do not fit are left out whole."""

    def __init__(self, shortcuts: Sequence[Shortcut], margin: float = MARGIN) -> None:
        self._shortcuts = [one for one in shortcuts if one.cap]
        self._margin = margin

    def measure(self, look: Look, width: int) -> int:
        if _no_hints(look):
            return look.dp(_NO_HINTS)
        return max(look.dp(_HINTS), look.set.line("meta") + look.dp(22))

    def natural(self, look: Look) -> int:
        return 0

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        if _no_hints(look):
            return
        x, right = rect.left + look.dp(self._margin), rect.right - look.dp(self._margin)
        for one in self._shortcuts:
            hint = key_hint(one.cap, one.text)
            width = hint.natural(look)
            if x + width > right:
                return
            box = pygame.Rect(x, rect.top, width, rect.height)
            if one.pressable:
                # For those who have no keyboard at hand: the focus does not come here.
                key = f"hint.{one.cap}"
                name = f"{one.text}, {one.cap}"
                clip = canvas.surface.get_clip()
                canvas.stop(Stop(key, box, name, one.act, None, clip, part_of=""))
                hint = key_hint(one.cap, one.text, colour="ink" if canvas.hover == key else "ink3")
            hint.draw(canvas, box)
            x += width + look.dp(26)


def _no_hints(look: Look) -> bool:
    """Whether the keys would take room that the text needs."""
    return look.narrow and look.scale >= 1.3


class Foot(Node):
    """The buttons of a step, with the hints left of them; a hairline above.

    Args:
        shortcuts: for the hints.
        why: what stands beside buttons that cannot be pressed: why.
        buttons: from left to right.
    """

    def __init__(
        self, shortcuts: Sequence[Shortcut], buttons: Sequence[Node], why: str = ""
    ) -> None:
        self._hints = Hints(shortcuts, 0)
        self._buttons = list(buttons)
        self._why = why

    def _row(self, look: Look, width: int) -> Node:
        row = Row(self._buttons, 18)
        if not self._why:
            return row
        why = Words(self._why, "meta", "ink2", align=1.0)
        beside = Row([why, row], 16)
        if beside.natural(look) <= width:
            return beside
        return Column([why, Row([Cell(Nothing(), 1), row])], 8)

    def measure(self, look: Look, width: int) -> int:
        inner = width - 2 * look.dp(MARGIN)
        return max(look.dp(68), self._row(look, inner).measure(look, inner) + look.dp(20))

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        margin = look.dp(MARGIN)
        inner = pygame.Rect(rect.left + margin, rect.top, rect.width - 2 * margin, rect.height)
        canvas.surface.fill(
            look.palette.line, (inner.left, rect.top, inner.width, look.dp(look.palette.border))
        )
        row = self._row(look, inner.width)
        width = min(row.natural(look), inner.width)
        height = row.measure(look, width)
        left = pygame.Rect(inner.left, rect.top, inner.width - width - look.dp(24), rect.height)
        self._hints.draw(canvas, left)
        row.draw(
            canvas,
            pygame.Rect(inner.right - width, rect.centery - height // 2, width, height),
        )


def go_on_hint(text: str, press: Act) -> Node:
    """The way on from a screen that has nothing but words: a key, level with their left edge."""
    inset = 8
    hint = Pad(key_hint("Enter", text, colour="ink"), inset, 10)
    # Below it there is room for the focus ring, where what it ends scrolls.
    return Pad(Row([Pressable("go", hint, press, text)]), -inset, 0, 0, 8)


def body(
    node: Node, *, top: float = 28, bottom: float = 24, most: float = WIDEST, key: str = "body"
) -> Node:
    """A screen's content: it scrolls where the window is too low, between the margins."""
    return Pad(Scroll(key, Pad(node, 0, top, 0, bottom, most=most, centred=True)), MARGIN, 0)
