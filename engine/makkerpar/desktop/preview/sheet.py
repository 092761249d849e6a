"""What comes over the play in a preview, and goes away again."""

from __future__ import annotations

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.answer import Answer, Pop
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Card, Node, Scroll
from makkerpar.desktop.screens.chrome import MARGIN
from makkerpar.desktop.view import View

_DARKER = 110  # of 255, that the play behind it is
_LAYERS = 10  # more than a screen of the play has


class Sheet(View):
    """A sheet over the play.

    Attributes:
        over: whether the play is seen behind it.
    """

    over = False

    def read_anew(self) -> None:
        """The files have been read again while it was open."""

    def close(self) -> Answer:
        """Away with it."""
        return Pop()


class Lying(Node):
    """A card over the play, which is darker behind it: as high as it need be.

    Args:
        key: of what scrolls.
        inside: what lies on the card, and scrolls where there is no room.
        foot: what stays at its bottom.
        most: how wide the card is at most, in dp at 100 % text.
    """

    def __init__(self, key: str, inside: Node, foot: Node, most: float) -> None:
        self._key = key
        self._inside = inside
        self._foot = foot
        self._most = most

    def measure(self, look: Look, width: int) -> int:
        return look.size[1]

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        paint.darken(canvas.surface, rect, _DARKER)
        aside = look.dp(12 if look.narrow else 48)
        wide = min(rect.width - 2 * aside, look.grown(self._most, 1.5))
        above = look.dp(10 if look.height < 560 or look.narrow else 28)
        margin = look.dp(16 if look.narrow else MARGIN)
        docked = _Docked(self._key, self._inside, self._foot, margin)
        high = min(docked.measure(look, wide), rect.height - 2 * above)
        box = pygame.Rect(0, rect.top + above, wide, high)
        box.centerx = rect.centerx
        with canvas.layer(_LAYERS):
            Card(docked, "bg", "line2", shadow=True).draw(canvas, box)


class _Docked(Node):
    """What scrolls, and what stays below it."""

    def __init__(self, key: str, inside: Node, foot: Node, margin: int) -> None:
        self._inside = Scroll(key, inside)
        self._foot = foot
        self._margin = margin

    def measure(self, look: Look, width: int) -> int:
        inner = width - 2 * self._margin
        return self._inside.measure(look, inner) + self._foot.measure(look, width)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        foot = self._foot.measure(canvas.look, rect.width)
        left, wide = rect.left + self._margin, rect.width - 2 * self._margin
        self._inside.draw(canvas, pygame.Rect(left, rect.top, wide, rect.height - foot))
        self._foot.draw(canvas, pygame.Rect(rect.left, rect.bottom - foot, rect.width, foot))
