"""What happens meanwhile, where the player is not: a closed door, and a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Node, Scroll, Space, Words
from makkerpar.desktop.screens import phrases
from makkerpar.desktop.screens.chrome import go_on_hint
from makkerpar.desktop.screens.playing import Playing
from makkerpar.desktop.tokens import DARK, TYPE, colour
from makkerpar.desktop.view import Shortcut
from makkerpar.focus import other

# The picture's colours are its own in every theme.
_INKS: Final = {
    "door": (colour("#1E2A30"), colour("#46525A")),
    "door_night": (colour("#F3EEE4"), colour("#C6CCCD")),
}
_WALLS: Final = {"door": colour("#EADFCD"), "door_night": colour("#212C33")}
_PICTURE: Final = (1280, 720)
_PLATE: Final = pygame.Rect(646, 244, 160, 62)  # the empty plate beside the door, in the picture
_PLATE_INK: Final = (colour("#1E2A30"), colour("#46525A"))
_DOOR: Final = (0.685, 1.0)  # what an upright window keeps of the picture
_SIGN: Final = 0.86  # of the plate's width, for what is on it
_GAP: Final = 36  # dp between the text and the plate


class AwayView(Playing):
    """A line or two of what goes on elsewhere."""

    def build(self, look: Look) -> Node:
        page, case, ui = self.course.page, self.course.case, self.desk.ui
        over = phrases.overline(page, case, ui)
        said: list[Node] = []
        for line in page.lines:
            words = case.say(line.words, ui.language) if line.words is not None else None
            if line.speaker is None:
                said.append(Words(words or "", "h1", balanced=True))
            elif words is None:
                name = case.short_name(line.speaker, ui.language)
                said.append(Words(ui.gettext("{name} says nothing.", name=name), "h1"))
            else:
                name = case.name(line.speaker, ui.language)
                spoken = Words(phrases.spoken(words, ui), "h1", balanced=True)
                said.append(Column([Words(name, "label"), spoken], 4))
        head = ui.gettext("Meanwhile")
        text = Column(
            [
                Words(f"{head}  ·  {over}" if over else head, "over", "ink3"),
                Space(12),
                Column(said, 14),
                Space(25),
                go_on_hint(self.desk.ui.gettext("Continue"), self.go_on),
            ]
        )
        return _Door(text, self._plate())

    def _plate(self) -> tuple[str, str]:
        """Whose door it is: that of the one across the table."""
        case, ui = self.course.case, self.desk.ui
        page = self.course.page
        seat = page.seat or page.told_to
        if seat is None:
            return "", ""  # both look: nobody is behind the door but others
        across = other(seat)
        person = case.scenario.cast[case.scenario.seats[across].character]
        title = case.before_play(person.title, ui.language) if person.title is not None else ""
        return case.player(across, ui.language), title

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        return "go"

    def shortcuts(self) -> Sequence[Shortcut]:
        return [Shortcut(("enter", "space"), self.go_on), *super().shortcuts()]


class _Door(Node):
    """A wall with a door in it; in an upright window the door has the lower part."""

    def __init__(self, text: Node, plate: tuple[str, str]) -> None:
        self._text = text
        self._plate = plate

    def measure(self, look: Look, width: int) -> int:
        return look.size[1]

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        margin = look.dp(32 if look.narrow else 96)
        top = rect.top + (rect.height // 6 if not look.narrow else look.dp(40))
        name = "door_night" if look.palette.name == DARK else "door"
        upright = look.narrow or look.scale >= 1.4
        if not look.palette.skies or not self._has_room(look, rect, top, margin, upright=upright):
            box = pygame.Rect(rect.left + margin, top, rect.width - 2 * margin, rect.bottom - top)
            box.height -= look.dp(24)
            Scroll("away", self._text).draw(canvas, box)
            return
        tall = rect.height
        if upright:
            # The door has what the words leave, if that is enough for a door.
            words = self._text.measure(look, rect.width - 2 * margin)
            tall = min(round(rect.height * 0.6), rect.bottom - top - words - look.dp(28))
        shown = pygame.Rect(rect.left, rect.bottom - tall, rect.width, tall)
        picture = look.pictures.scenery(name, shown.size, _DOOR)
        assert picture is not None
        ground = _WALLS[name]
        canvas.surface.fill(ground, rect)
        canvas.surface.blit(picture, shown)
        plate = self._sign(canvas, shown)
        right = rect.right - margin if upright else plate.left - look.dp(_GAP)
        bottom = shown.top if upright else rect.bottom - look.dp(60)
        box = pygame.Rect(rect.left + margin, top, right - rect.left - margin, bottom - top)
        with canvas.on(ground), canvas.inked(_INKS[name]):
            Scroll("away", self._text, ground=None).draw(canvas, box)

    def _has_room(
        self, look: Look, rect: pygame.Rect, top: int, margin: int, *, upright: bool
    ) -> bool:
        """Whether there is room for the door beside or below the words."""
        if upright:
            words = self._text.measure(look, rect.width - 2 * margin)
            left = rect.bottom - top - words - look.dp(28)
            return rect.width < rect.height and left >= rect.height * 0.34
        beside = round(rect.width * (_PLATE.left / _PICTURE[0])) - margin - look.dp(_GAP)
        return self._text.measure(look, max(beside, 1)) <= rect.height - top - look.dp(60)

    def _sign(self, canvas: Canvas, shown: pygame.Rect) -> pygame.Rect:
        """Set the plate beside the door: it belongs to the picture and does not grow with text."""
        factor = max(shown.width / _PICTURE[0], shown.height / _PICTURE[1])
        whole = (round(_PICTURE[0] * factor), round(_PICTURE[1] * factor))
        left = min(max(whole[0] * _DOOR[0] - shown.width / 2, 0), whole[0] - shown.width)
        plate = pygame.Rect(
            shown.left + round(_PLATE.left * factor - left),
            shown.bottom - whole[1] + round(_PLATE.top * factor),
            round(_PLATE.width * factor),
            round(_PLATE.height * factor),
        )
        fonts = canvas.look.set.fonts
        y = plate.top + round(plate.height * 0.16)
        for text, role, ink in zip(self._plate, ("label", "meta"), _PLATE_INK, strict=True):
            size = round(TYPE[role].size * factor * 0.94)
            font = fonts.font(TYPE[role].font, max(size, 6))
            line = font.render(text, True, ink)
            if line.get_width() > plate.width * _SIGN:
                line = pygame.transform.smoothscale_by(line, plate.width * _SIGN / line.get_width())
            canvas.surface.blit(line, (plate.centerx - line.get_width() // 2, y))
            y += round(TYPE[role].line * factor * 1.02)
        return plate
