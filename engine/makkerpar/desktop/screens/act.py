"""An act begins: the town under another sky, and the capital in a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

import pygame

from makkerpar.debrief.story import FIRST_VARIABLE
from makkerpar.desktop import paint
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Node, Scroll, Space, Words
from makkerpar.desktop.screens.chrome import go_on_hint
from makkerpar.desktop.screens.playing import Playing
from makkerpar.desktop.tokens import Colour, colour
from makkerpar.desktop.typesetting import Block
from makkerpar.desktop.view import Shortcut
from makkerpar.frontend.wording import meter_parts
from makkerpar.play.view import ActEnds, Meter
from makkerpar.text.interface import Interface

_TOWN_HALL: Final = (0.79, 1.0)  # what a narrow window keeps of the town
_DARK_INKS: Final = (colour("#1E2A30"), colour("#46525A"))
_LIGHT_INKS: Final = (colour("#FFFDF9"), colour("#D3DEE0"))

# The sky behind the words, as the pictures have it, and the inks to write on it with.
_SKIES: Final[Mapping[str, tuple[Colour, tuple[Colour, Colour]]]] = {
    "calm": (colour("#E3EDE8"), _DARK_INKS),
    "gust": (colour("#B8CACC"), _DARK_INKS),
    "storm": (colour("#24414C"), _LIGHT_INKS),
    "after": (colour("#F0E4CE"), _DARK_INKS),
}


class ActView(Playing):
    """The title of an act over the whole window; it waits for a key, never for time."""

    def build(self, look: Look) -> Node:
        page, case, ui = self.course.page, self.course.case, self.desk.ui
        assert page.act is not None
        acts = list(case.scenario.acts)
        number = acts.index(page.act.act) + 1
        lines: list[Node] = [
            Words(ordinal(number, ui), "over"),
            Words(case.say(page.act.title, ui.language), "hero", balanced=True),
        ]
        words = self._words()
        if words is not None:
            told_of, label, names, at = words
            lines += [Space(30), Words(label, "body", "ink3"), Space(10), _Steps(names, at)]
            if number == 1 and told_of == FIRST_VARIABLE:
                what = ui.gettext("How much the two of you can draw on each other when it counts.")
                lines += [Space(10), Words(what, "small", "ink3")]
        return _Sky(
            page.act.act, Column(lines, 4), go_on_hint(self.desk.ui.gettext("Continue"), self.go_on)
        )

    def _words(self) -> tuple[str, str, list[str], int] | None:
        """The meter told in words: its id and name, all its words, and which of them it is now."""
        page, case, ui = self.course.page, self.course.case, self.desk.ui
        ended = next((beat for beat in page.beats if isinstance(beat, ActEnds)), None)
        seat = page.seat or "director"
        if ended is not None:
            told = [one for one in ended.meters if one.in_words]
        else:
            told = [
                Meter(variable.id, variable.start, in_words=True)
                for variable in case.scenario.variables.values()
                if variable.words
                and (set(variable.meter) == {"director", "chief"} or page.seat in variable.meter)
            ]
        if not told:
            return None
        label, _ = meter_parts(told[0], case, ui, seat)
        variable = case.scenario.variables[told[0].variable]
        wording = case.wording(ui.language)
        names = [wording.word(variable.id, least) for least, _ in variable.words]
        at = max(
            (n for n, (least, _) in enumerate(variable.words) if told[0].value >= least), default=0
        )
        return variable.id, label, names, at

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        return "go"

    def shortcuts(self) -> Sequence[Shortcut]:
        return [Shortcut(("enter", "space"), self.go_on), *super().shortcuts()]


def ordinal(number: int, ui: Interface) -> str:
    """»Tredje akt«."""
    names = (
        ui.gettext("First act"),
        ui.gettext("Second act"),
        ui.gettext("Third act"),
        ui.gettext("Fourth act"),
        ui.gettext("Fifth act"),
    )
    if number <= len(names):
        return names[number - 1]
    return ui.gettext("Act {number}", number=number)


class _Sky(Node):
    """The town under the act's sky, with its text upper left."""

    def __init__(self, act: str, text: Node, hint: Node) -> None:
        self._sky = act if act in _SKIES else "calm"
        self._text = text
        self._hint = hint

    def measure(self, look: Look, width: int) -> int:
        return look.size[1]

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        margin = look.dp(32 if look.narrow else 96)
        top = rect.top + (rect.height // 5 if not look.narrow else look.dp(40))
        box = pygame.Rect(rect.left + margin, top, rect.width - 2 * margin, 0)
        box.height = rect.bottom - top - look.dp(24)
        column = Column([self._text, Space(31), self._hint])
        if not look.palette.skies:
            Scroll("act", column).draw(canvas, box)
            return
        sky, inks = _SKIES[self._sky]
        canvas.surface.fill(sky, rect)
        # Words stand on sky alone: where they would reach the roofs there is no town.
        upright = rect.height > rect.width
        if column.measure(look, box.width) <= rect.height * (0.46 if upright else 0.65) - top:
            picture = look.pictures.scenery(f"town_{self._sky}", rect.size, _TOWN_HALL)
            if picture is not None:
                canvas.surface.blit(picture, rect)
        with canvas.on(sky), canvas.inked(inks):
            Scroll("act", column, ground=None).draw(canvas, box)


class _Steps(Node):
    """The meter's words, the one it is now filled: on a line, or else below each other."""

    def __init__(self, names: Sequence[str], at: int) -> None:
        self._names = names
        self._at = at

    def measure(self, look: Look, width: int) -> int:
        line = look.set.line("strong")
        if self._step(look, width) is None:
            return line * sum(len(block.lines) for block in self._blocks(look, width))
        return look.dp(26) + line

    def _step(self, look: Look, width: int) -> int | None:
        """How far the discs are from each other; None: there is no room for them side by side."""
        widths = [look.set.width(name, "strong") for name in self._names]
        gap, least = look.dp(24), look.dp(140)
        for number, (one, following) in enumerate(pairwise(widths)):
            half = one if number == 0 else one // 2
            least = max(least, half + gap + following // 2)
        end = widths[0] if len(widths) == 1 else least * (len(widths) - 1) + widths[-1] // 2
        return least if look.dp(7) + end <= width else None

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        step = self._step(look, rect.width)
        if step is None:
            self._below_each_other(canvas, rect)
            return
        pale = look.palette.ink3
        x, y = rect.left + look.dp(7), rect.top + look.dp(7)
        length = step * (len(self._names) - 1)
        canvas.surface.fill(pale, (x, y - look.dp(1), length, max(look.dp(1.6), 1)))
        for number, name in enumerate(self._names):
            centre = (x + step * number, y)
            self._disc(canvas, centre, number)
            width = look.set.width(name, self._role(number))
            left = rect.left if number == 0 else centre[0] - width // 2
            self._name(canvas, number, name, (left, y + look.dp(19)))

    def _below_each_other(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        line = look.set.line("strong")
        y = rect.top
        for number, block in enumerate(self._blocks(look, rect.width)):
            self._disc(canvas, (rect.left + look.dp(7), y + line // 2), number)
            for part in block.lines:
                self._name(canvas, number, part, (rect.left + look.dp(26), y))
                y += line

    def _blocks(self, look: Look, width: int) -> list[Block]:
        """The words below each other, each in as many lines as it takes."""
        room = width - look.dp(26)
        return [
            look.set.block(name, self._role(number), room)
            for number, name in enumerate(self._names)
        ]

    def _role(self, number: int) -> str:
        return "strong" if number == self._at else "body"

    def _disc(self, canvas: Canvas, centre: tuple[int, int], number: int) -> None:
        look = canvas.look
        if number == self._at:
            paint.disc(canvas.surface, centre, look.dp(14), look.palette.ink)
        else:
            width, pale = look.dp(2), look.palette.ink3
            paint.disc(canvas.surface, centre, look.dp(10), None, border=pale, width=width)

    def _name(self, canvas: Canvas, number: int, text: str, at: tuple[int, int]) -> None:
        look, role = canvas.look, self._role(number)
        ink = look.palette.ink if number == self._at else look.palette.ink3
        # All on one baseline: the roles' lines are not of one height.
        y = at[1] + (look.set.line("strong") - look.set.line(role)) // 2
        canvas.write(text, role, ink, (at[0], y))
