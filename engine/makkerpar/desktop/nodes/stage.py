"""The stage beside a scene: a place and who is speaking, or a table and what lies on it."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.boxes import Card, Column, Pad
from makkerpar.desktop.nodes.node import Node
from makkerpar.desktop.nodes.words import Words
from makkerpar.desktop.tokens import RADIUS, RADIUS_CARD, TYPE

BANNER = 230  # dp: as high as the stage is, where it lies above the text
_UPRIGHT = 1.05  # a stage higher than so many of its widths is upright
_TINTS = ("fjord_t", "brick_t", "moss_t", "ochre_t", "plum_t")


@dataclass(frozen=True, slots=True)
class Person:
    """Who is seen: the picture's name, the mood, and what the plate says."""

    portrait: str | None
    mood: str
    name: str
    title: str


class Stage(Node):
    """A place with a person in it, or a table with a thing on it.

    Args:
        place: the place's name; None: a plain wall.
        person: who is seen; None: nobody.
        thing: what lies on the table, which is shown where nobody is seen.
        corner: something in the right corner, where it hides no face.
    """

    def __init__(
        self,
        place: str | None,
        person: Person | None,
        thing: str | None = None,
        corner: Node | None = None,
    ) -> None:
        self._place = place
        self._person = person
        self._thing = thing
        self._corner = corner

    def measure(self, look: Look, width: int) -> int:
        # Large text needs the room more than the picture does.
        return int(min(look.dp(BANNER), look.size[1] * 0.36) / look.scale**0.5)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        with canvas.clipped(rect):
            if self._person is None and self._thing is not None:
                self._table(canvas, rect)
            else:
                self._room(canvas, rect)
        radius = look.dp(RADIUS_CARD)
        paint.round_corners(canvas.surface, rect, radius, canvas.ground)
        if look.palette.border > 1:
            paint.box(
                canvas.surface,
                rect,
                None,
                radius=radius,
                border=look.palette.line,
                width=look.dp(look.palette.border),
            )
        with canvas.layer():
            if self._person is not None and self._person.name:
                self._plate(canvas, rect, self._person)
            if self._corner is not None:
                self._in_corner(canvas, rect, self._corner)

    def _room(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        upright = rect.height > rect.width * _UPRIGHT
        place = None
        if self._place is not None:
            # Places are drawn so that an upright cut left of their middle tells where one is.
            place = look.pictures.place(self._place, rect.size, (0.4 if upright else 0.5, 0.5))
        if place is not None:
            canvas.surface.blit(place, rect)
            paint.darken(canvas.surface, rect, look.palette.scrim)
        else:
            canvas.surface.fill(look.palette[_tint(self._place or "")], rect)
        person = self._person
        if person is None:
            return
        height = round(rect.height * (0.8 if upright else 1.05))
        bust = None
        if person.portrait is not None:
            bust = look.pictures.portrait(person.portrait, person.mood, height)
        if bust is None or person.portrait is None:
            _in_a_disc(canvas, rect, person.name, 0.5 if upright else 0.7)
            return
        if upright and bust.get_width() > rect.width * 1.02:
            height = round(height * rect.width * 1.02 / bust.get_width())
            bust = look.pictures.portrait(person.portrait, person.mood, height) or bust
        centre = 0.5 if upright else 0.7
        x = rect.left + round(rect.width * centre - bust.get_width() / 2)
        y = rect.bottom - bust.get_height() if upright else rect.top + round(rect.height * 0.06)
        canvas.surface.blit(bust, (x, y))

    def _table(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        table_top(canvas, rect, "track")
        assert self._thing is not None
        room = rect.inflate(-look.dp(48), -look.dp(48 if rect.height > rect.width else 24))
        thing = look.pictures.thing(self._thing, room.size)
        if thing is not None:
            canvas.surface.blit(thing, thing.get_rect(center=room.center))

    def _plate(self, canvas: Canvas, rect: pygame.Rect, person: Person) -> None:
        look = canvas.look
        inset = look.dp(16)
        share = 0.86 if rect.height > rect.width * _UPRIGHT else 0.56
        narrow, wide = round(rect.width * share), rect.width - 2 * inset
        # What is too long for the stage goes wider, then without the title, then not at all: the
        # name stands above what is said as well.
        for title, most in ((person.title, narrow), (person.title, wide), ("", narrow), ("", wide)):
            lines: list[Node] = [Words(person.name, "h3")]
            if title:
                lines.append(Words(title, "meta", "ink2"))
            plate = Card(Pad(Column(lines, 2), 14, 10), radius=RADIUS)
            width = min(plate.natural(look), most)
            height = plate.measure(look, width)
            if height <= rect.height - inset:
                box = pygame.Rect(rect.left + inset, rect.bottom - inset - height, width, height)
                with canvas.on(None):
                    plate.draw(canvas, box)
                return

    def _in_corner(self, canvas: Canvas, rect: pygame.Rect, corner: Node) -> None:
        look = canvas.look
        inset = look.dp(16)
        width = min(corner.natural(look), rect.width - 2 * inset)
        height = corner.measure(look, width)
        top = rect.top + inset
        if self._person is not None and rect.height <= rect.width * _UPRIGHT:
            # A banner is so low that the head reaches up to the corner: then across from the plate.
            top = rect.bottom - inset - height
        box = pygame.Rect(rect.right - inset - width, top, width, height)
        with canvas.on(None):
            corner.draw(canvas, box)


def table_top(canvas: Canvas, rect: pygame.Rect, plain: str) -> None:
    """A table seen from above, over a whole box.

    Args:
        canvas: the frame.
        rect: the box.
        plain: the palette's name of a colour, for where there is no picture.
    """
    look = canvas.look
    # Pictures know their shape to a 256th: one that is asked to be a little larger than its box
    # leaves no edge of it bare.
    size = rect.width + rect.width // 64 + 1, rect.height + rect.height // 64 + 1
    top = look.pictures.scenery("table", size)
    if top is None:
        canvas.surface.fill(look.palette[plain], rect)
        return
    canvas.surface.blit(top, rect, pygame.Rect((0, 0), rect.size))
    paint.darken(canvas.surface, rect, look.palette.scrim)


class Face(Node):
    """Somebody's face in a frame: round, or with round corners.

    Args:
        portrait: the picture's name.
        size: of the frame, in dp; it does not grow with the text.
        name: whose initials stand there where there is no picture.
        round_: whether the frame is a disc.
    """

    def __init__(
        self, portrait: str | None, size: float = 64, *, name: str = "", round_: bool = False
    ) -> None:
        self._portrait = portrait
        self._size = size
        self._name = name
        self._round = round_

    def measure(self, look: Look, width: int) -> int:
        return look.dp(self._size)

    def natural(self, look: Look) -> int:
        return look.dp(self._size)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        size = look.dp(self._size)
        box = pygame.Rect(rect.left, rect.top + (rect.height - size) // 2, size, size)
        draw_bust(canvas, box, self._portrait, self._name)
        radius = size // 2 if self._round else look.dp(RADIUS)
        paint.round_corners(canvas.surface, box, radius, canvas.ground)


def draw_bust(canvas: Canvas, box: pygame.Rect, portrait: str | None, name: str) -> None:
    """A head and its shoulders on a tint of its own; initials, where there is no picture."""
    look = canvas.look
    canvas.surface.fill(look.palette[_tint(portrait or name)], box)
    bust = None
    if portrait is not None:
        bust = look.pictures.portrait(portrait, "neutral", round(box.height * 1.02))
    if bust is None:
        _initials(canvas, box.center, round(box.height * 0.4), name)
    else:
        with canvas.clipped(box):
            x = box.centerx - bust.get_width() // 2
            canvas.surface.blit(
                bust, (x, box.bottom - bust.get_height() + round(box.height * 0.04))
            )


def _in_a_disc(canvas: Canvas, rect: pygame.Rect, name: str, centre: float) -> None:
    """Somebody without a picture, in a place."""
    palette = canvas.look.palette
    size = round(min(rect.width, rect.height) * 0.44)
    middle = (rect.left + round(rect.width * centre), rect.top + round(rect.height * 0.42))
    paint.disc(canvas.surface, middle, size, palette.surface, border=palette.line2, width=2)
    _initials(canvas, middle, round(size * 0.4), name)


def _initials(canvas: Canvas, centre: tuple[int, int], size: int, name: str) -> None:
    """The first letters of a name's first and last word: a picture, which does not grow."""
    words = name.split()
    letters = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
    if letters:
        font = canvas.look.set.fonts.font(TYPE["display"].font, max(size, 6))
        drawn = font.render(letters, True, canvas.look.palette.ink)
        canvas.surface.blit(drawn, drawn.get_rect(center=centre))


def _tint(name: str) -> str:
    """A ground that is always the same for the same name."""
    return _TINTS[sum(name.encode()) % len(_TINTS)]
