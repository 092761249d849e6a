"""What greets whoever opens the window for the first time: three short cards, then the title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from makkerpar.desktop import paint, prefs
from makkerpar.desktop.answer import Answer, Home
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Column,
    Line,
    Node,
    Pad,
    Pressable,
    Row,
    Scroll,
    Space,
    Spring,
    Words,
    button,
)
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.screens.chrome import MARGIN, Bar, Foot, Framed
from makkerpar.desktop.screens.debrief.step import Pips
from makkerpar.desktop.screens.settings import Setting, language, text_size, theme
from makkerpar.desktop.tokens import RADIUS_CARD
from makkerpar.desktop.view import Shortcut, View

CARDS: Final = 3
_BANNER: Final = 190  # dp: the picture above the text
_ROOM: Final = 600  # dp of height under which there is no picture above the text
_ONE_COLUMN: Final = 1.4  # from this text scale the text has the whole width

# The picture of each card: a place, and who stands in it, with their moods.
_PICTURES: Final[tuple[tuple[str, tuple[tuple[str, str], ...]], ...]] = (
    ("town_square", (("anne", "neutral"), ("amina", "glad"))),
    ("meeting_room", (("amina", "sceptical"),)),
    ("office_evening", (("anne", "glad"),)),
)


class WelcomeView(View):
    """The welcome."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.at = 0

    def build(self, look: Look) -> Node:
        ui = self.desk.ui
        count = ui.gettext("{number} of {count}", number=self.at + 1, count=CARDS)
        right = Row([Line(count, "meta", "ink2"), Pips(self.at + 1, CARDS)], 12)
        bar = Bar(ui.gettext("Welcome"), [right])
        skip = button("skip", ui.gettext("Skip"), self._leave, kind="quiet")
        last = self.at == CARDS - 1
        text = ui.gettext("Choose a case") if last else ui.gettext("Next")
        buttons = [button("on", text, self._on, icon="arrow-right")]
        if not last:
            buttons.insert(0, skip)
        return Framed(bar, self._inside(look), Foot(self.shortcuts(), buttons))

    def _inside(self, look: Look) -> Node:
        picture = _Picture(*_PICTURES[self.at])
        text = Column(self._text("display" if look.narrow else "hero"))
        key = f"welcome.{self.at}"
        if look.narrow or look.scale >= _ONE_COLUMN:
            parts: list[Node] = [text]
            if look.height >= _ROOM and look.scale < 1.9:
                parts = [picture, Space(22), text]
            whole = Pad(Column(parts), 0, 20, 0, 20, most=860, centred=True)
            return Pad(Scroll(key, whole), MARGIN, 0)
        left = Scroll(key, Pad(Column([Spring(20), text, Spring(20, share=2)]), 6, 0))
        cells = [Cell(left, 1), Cell(Pad(picture, 0, 28, 0, 24), 0.86)]
        return Pad(Row(cells, 64, align=None), 56, 0, MARGIN, 0)

    def _text(self, role: str) -> list[Node]:
        ui = self.desk.ui
        if self.at == 0:
            return _card(
                role,
                ui.gettext("What it is"),
                ui.gettext("One case, two windows"),
                ui.gettext(
                    "A director and a chief stand in the same storm. Each of them knows something "
                    "that the other does not."
                ),
                ui.gettext("You are one of them. Or you are two, and take a window each."),
            )
        if self.at == 1:
            return _card(
                role,
                ui.gettext("How it is played"),
                ui.gettext("A choice, and what it leads to"),
                ui.gettext(
                    "You read, you choose, and you see what comes of it. There is no score along "
                    "the way, and no clock."
                ),
                ui.gettext(
                    "When the story has ended, you look at what you meant and what came of it."
                ),
            )
        found = _card(
            role,
            ui.gettext("Your settings"),
            ui.gettext("Make it suit you"),
            ui.gettext(
                "Everything works from the keyboard. F2 opens all the settings at any time."
            ),
        )
        for one in self._settings():
            stop = Pressable(one.key, one.segments(), None, one.name, group=True)
            found += [Space(18), Words(one.name, "label", "ink2"), Space(6), stop]
        return found

    def _settings(self) -> list[Setting]:
        return [maker(self.desk) for maker in (language, text_size, theme)]

    # What is done

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        return "on"

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        found = [Shortcut((), self._on, "Enter", ui.gettext("Next"))]
        if self.at:
            found.append(Shortcut(("alt+left", "backspace"), self._back))
        if self.at == CARDS - 1:
            found.insert(0, Shortcut((), self._on, "Tab", ui.gettext("Change")))
        return [*found, Shortcut(("escape",), self._leave, "Esc", ui.gettext("Skip"))]

    def arrow(self, stop: Stop, chord: str) -> Answer | bool:
        if chord == "enter":
            return self._on()
        found = next((one for one in self._settings() if one.key == stop.key), None)
        return found is not None and found.key_pressed(chord)

    def _on(self) -> Answer:
        if self.at == CARDS - 1:
            return self._leave()
        self._turn(self.at + 1)
        return None

    def _back(self) -> Answer:
        self._turn(self.at - 1)
        return None

    def _turn(self, to: int) -> None:
        self.at = to
        self.focus_on("on")

    def _leave(self) -> Answer:
        self.desk.record.set_setting(prefs.WELCOMED, True)
        return Home()


def _card(role: str, over: str, heading: str, *texts: str) -> list[Node]:
    found: list[Node] = [
        Words(over, "over", "brick"),
        Space(6),
        Words(heading, role, balanced=True),
        Space(6),
    ]
    for text in texts:
        found += [Space(8), Words(text, "lead", "ink2")]
    return found


class _Picture(Node):
    """A place with one person or two in it."""

    def __init__(self, place: str, people: Sequence[tuple[str, str]]) -> None:
        self._place = place
        self._people = people

    def measure(self, look: Look, width: int) -> int:
        return min(look.dp(_BANNER), round(look.size[1] * 0.3))

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        surface = canvas.surface
        with canvas.clipped(rect):
            place = look.pictures.place(self._place, rect.size)
            if place is not None:
                surface.blit(place, rect)
                paint.darken(surface, rect, look.palette.scrim)
            else:
                surface.fill(look.palette.fjord_t, rect)
            shares = len(self._people)
            height = min(round(rect.height * 0.78), round(rect.width / shares * 1.15))
            for number, (name, mood) in enumerate(self._people):
                bust = look.pictures.portrait(name, mood, height)
                if bust is not None:
                    centre = rect.left + round(rect.width * (number + 0.5) / shares)
                    at = centre - bust.get_width() // 2, rect.bottom - bust.get_height()
                    surface.blit(bust, at)
        radius = look.dp(RADIUS_CARD)
        paint.round_corners(surface, rect, radius, canvas.ground)
        if look.palette.border > 1:
            width = look.dp(look.palette.border)
            paint.box(surface, rect, None, radius=radius, border=look.palette.line, width=width)
