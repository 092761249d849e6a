"""The curtain between two people at one machine: it is drawn before anything of the next is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.answer import Answer, Push, Replace
from makkerpar.desktop.canvas import Act, Canvas, Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Card,
    Column,
    Glyph,
    Line,
    Node,
    Pad,
    Row,
    Rule,
    Scroll,
    Space,
    Words,
    button,
)
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.stage import Face
from makkerpar.desktop.screens.playing import Playing
from makkerpar.desktop.tokens import Colour, colour
from makkerpar.desktop.view import Shortcut, View
from makkerpar.focus import SEATS, Seat, other
from makkerpar.frontend.case import Case
from makkerpar.frontend.seats import seat_name
from makkerpar.text.interface import Interface

_CLOTH: Final = tuple(colour(code) for code in ("#1D4655", "#225264", "#2B5F72", "#1A3F4D"))
_ROD: Final = colour("#B38B5D")
_RING: Final = colour("#D9B36A")
_ROD_HEIGHT: Final = 16
_FOLD: Final = 21  # dp
_CARD: Final = 520


def curtain_card(case: Case, to: Seat, chosen: Sequence[Seat], ui: Interface, press: Act) -> Node:
    """Who is to sit down, and who of the two has chosen."""
    name = case.short_name(case.scenario.seats[to].character, ui.language)
    across = case.short_name(case.scenario.seats[other(to)].character, ui.language)
    joint = bool(chosen)
    if joint:
        over = ui.gettext("A joint decision")
        text = ui.gettext(
            "{name} has chosen. You see each other's answers at the same time.", name=across
        )
    else:
        over = ui.gettext("For one of you")
        text = ui.gettext("What comes next is for {name} alone.", name=name)
    people: list[Node] = []
    if joint:
        people = [_person(case, seat, ui, has_chosen=seat in chosen) for seat in SEATS]
    rows: list[Node] = [
        Words(over, "over", "brick"),
        Space(6),
        Words(ui.gettext("Give the seat to {name}", name=name), "display", balanced=True),
        Space(12),
        Words(text, "body", "ink2"),
        Space(18),
        *([Rule(), Space(14), Column(people, 14), Space(14), Rule(), Space(18)] if people else []),
        button(
            "open",
            ui.gettext("I am {name}. Open the curtain", name=name),
            press,
            icon="arrow-right",
        ),
        Space(12),
        Words(
            ui.gettext("Meanwhile, {name} looks out of the window.", name=across),
            "small",
            "ink2",
            align=0.5,
        ),
    ]
    return Card(Pad(Column(rows), 36, 30), shadow=True)


def _person(case: Case, seat: Seat, ui: Interface, *, has_chosen: bool) -> Node:
    character = case.scenario.seats[seat].character
    person = case.scenario.cast[character]
    names = Column(
        [
            Words(case.short_name(character, ui.language), "h3"),
            Words(seat_name(seat, ui).capitalize(), "meta", "ink2"),
        ],
        2,
    )
    state = ui.gettext("has chosen") if has_chosen else ui.gettext("yet to choose")
    mark = Glyph("check" if has_chosen else "circle", 20, "fjord" if has_chosen else "ink2")
    return Row(
        [
            Face(person.portrait, 64, name=case.name(character, ui.language)),
            Cell(names, 1),
            Line(state, "meta", "ink2"),
            mark,
        ],
        14,
    )


class CurtainView(Playing):
    """The curtain over the whole window. Only the button opens it."""

    fades = False  # what one has read does not shine through while the other sits down

    def build(self, look: Look) -> Node:
        ui, case, page = self.desk.ui, self.course.case, self.course.page
        assert page.to is not None
        return Curtained(curtain_card(case, page.to, page.chosen, ui, self.go_on))

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        return "open"

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut(("escape",), self._pause),
            Shortcut(("space", "l"), self._stay),
        )

    def _stay(self) -> Answer:
        """A key that does something elsewhere must not open the curtain."""
        return None


class HandOverView(View):
    """The curtain before a screen of the debrief that is for one of two people."""

    fades = False

    def __init__(self, desk: Desk, case: Case, to: Seat, opened: Callable[[], View]) -> None:
        super().__init__(desk)
        self._case = case
        self._to = to
        self._opened = opened

    def build(self, look: Look) -> Node:
        card = curtain_card(self._case, self._to, (), self.desk.ui, self._open)
        return Curtained(card)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut(("escape",), lambda: Push(self.desk.views.leave_debrief())),
            Shortcut(("space", "l"), lambda: None),
        )

    def _open(self) -> Answer:
        return Replace(self._opened())


class Curtained(Node):
    """A curtain, and a card in front of it; a card that is too high scrolls under the rod."""

    def __init__(self, card: Node) -> None:
        self._card = card

    def measure(self, look: Look, width: int) -> int:
        return look.size[1]

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        _cloth(canvas, rect)
        rod = look.dp(_ROD_HEIGHT) + look.dp(14)
        width = min(look.grown(_CARD, 1.4), rect.width - 2 * look.dp(24))
        height = self._card.measure(look, width)
        room = pygame.Rect(rect.left, rect.top + rod, rect.width, rect.height - rod)
        box = pygame.Rect(0, 0, width, min(height, room.height - 2 * look.dp(14)))
        box.center = room.center
        with canvas.on(None), canvas.layer():
            if height <= box.height:
                self._card.draw(canvas, box)
            else:
                Scroll("curtain", self._card, ground=None).draw(canvas, box)


def _cloth(canvas: Canvas, rect: pygame.Rect) -> None:
    look = canvas.look
    if not look.palette.skies:
        canvas.surface.fill(look.palette.bg, rect)
        width = look.dp(2)
        paint.box(canvas.surface, rect, None, border=look.palette.line, width=width)
        return
    key = "cloth", rect.size, look.unit
    cloth = look.pictures.kept(key, lambda: _woven(rect.size, look))
    canvas.surface.blit(cloth, rect)


def _woven(size: tuple[int, int], look: Look) -> pygame.Surface:
    """Folds that are never alike and always the same, a rod and its rings."""
    surface = pygame.Surface(size)
    width, height = size
    x, number = 0, 0
    while x < width:
        fold = round(look.dp(_FOLD) * (0.6 + (number * 7 % 5) / 5))
        shade: Colour = _CLOTH[(number * 5 + number // 3) % len(_CLOTH)]
        surface.fill(shade, (x, 0, fold, height))
        x += fold
        number += 1
    surface.fill(_CLOTH[3], (width // 2 - look.dp(2), 0, look.dp(4), height))
    rod = look.dp(_ROD_HEIGHT)
    surface.fill(_ROD, (0, 0, width, rod))
    step = look.dp(64)
    for at in range(step // 2, width, step):
        paint.disc(surface, (at, rod), look.dp(16), None, border=_RING, width=look.dp(4))
    return surface
