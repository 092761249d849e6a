"""How things stand: variables, and of every choice its scores, effects and way on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Card,
    Column,
    Glyph,
    Node,
    Pad,
    Row,
    Scroll,
    Space,
    Words,
    button,
)
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.node import Around
from makkerpar.desktop.nodes.panes import Reason
from makkerpar.desktop.preview.bench import Bench
from makkerpar.desktop.preview.moment import (
    Answering,
    Effect,
    Option,
    SideNow,
    Worth,
    sides,
    variables,
)
from makkerpar.desktop.preview.sheet import Sheet
from makkerpar.desktop.screens.chrome import MARGIN, Foot, Framed
from makkerpar.desktop.tokens import RADIUS
from makkerpar.desktop.view import Shortcut
from makkerpar.focus import PART_NAMES, SEATS
from makkerpar.frontend.case import Case
from makkerpar.frontend.seats import seat_name
from makkerpar.play import score
from makkerpar.play.rules import Play
from makkerpar.scenario.expression import SWITCH
from makkerpar.scenario.model import Chance, Ending
from makkerpar.text.interface import Interface

PANEL: Final = "preview.panel"
_WIDE: Final = 400  # dp, beside the play
_PLAY: Final = 830  # dp that the play keeps at least


def panel_width(look: Look) -> int | None:
    """How wide it is beside the play, in pixels; None where there is no room for both."""
    wide = _WIDE * min(look.scale, 1.4)
    return look.dp(wide) if look.width - wide >= _PLAY * look.scale**0.75 else None


class Told:
    """Says how a play stands.

    Args:
        case: whose words it quotes.
        play: where it stands.
        ui: the interface's texts.
    """

    def __init__(self, case: Case, play: Play, ui: Interface) -> None:
        self._case = case
        self._play = play
        self._ui = ui

    def node(self) -> Node:
        """All of it, below each other."""
        parts: list[Node] = [*self._variables(), *self._sums()]
        for side in sides(self._play):
            parts += [Space(24), *self._side(side)]
        if not self._play.here.sides:
            parts += [Space(24), Words(self._kind(), "body", "ink2")]
        return Column(parts)

    # Values

    def _variables(self) -> Iterator[Node]:
        ui = self._ui
        yield Words(ui.gettext("Before the decision in “{scene}”", scene=self._play.here.id), "h3")
        yield Space(8)
        wording = self._case.wording(ui.language)
        rows: list[Node] = []
        for one in variables(self._play):
            if one.type == SWITCH:
                value, bounds = self._switch(one.value), ""
            else:
                value = signless(one.value)
                word = wording.word(one.name, one.value)
                if word != str(one.value):
                    value = f"{value}  ·  {word}"
                bounds = f"{signless(one.least)}\N{EN DASH}{signless(one.most)}"
            name = Words(one.name, "small", "ink2")
            told: list[Node | Cell] = [Cell(name, 1.1), Cell(Words(value, "label"), 1.2)]
            told.append(Cell(Words(bounds, "meta", "ink3", align=1.0), 0.6))
            rows.append(Row(told, 10))
        yield Column(rows, 2)

    def _switch(self, value: int) -> str:
        return self._ui.gettext("yes") if value else self._ui.gettext("no")

    def _sums(self) -> Iterator[Node]:
        """What the choices so far have given."""
        sums = score.sums(self._play)
        rows: list[Node] = []
        for seat in SEATS:
            told = "  ".join(f"{part} {signed(n)}" for part, n in sums[seat].items() if n)
            if told:
                name = Words(seat_name(seat, self._ui), "small", "ink2")
                rows.append(Row([Cell(name, 1.1), Cell(Words(told, "label"), 1.8)], 10, 0.0))
        if rows:
            yield from (Space(14), Words(self._ui.gettext("Scores so far"), "label"), Space(2))
            yield Column(rows, 2)

    def _kind(self) -> str:
        exit_ = self._play.here.source.exit
        if isinstance(exit_, Ending):
            return self._ui.gettext("The play has ended here.")
        if isinstance(exit_, Chance):
            return self._ui.gettext("A draw decides here.")
        return self._ui.gettext("Nobody decides here.")

    # Decisions

    def _side(self, side: SideNow) -> Iterator[Node]:
        ui = self._ui
        name = self._case.player(side.seat, ui.language)
        told = f"{name}, {seat_name(side.seat, ui)}"
        yield Words(told, "h3")
        yield Space(8)
        if side.rule is not None:
            yield from (self._rule(side.rule), Space(10))
        yield Column([self._option(one) for one in side.options], 10)

    def _rule(self, rule: Answering) -> Node:
        ui = self._ui
        told = ui.gettext(
            "By rule {number} of {count} it would be “{choice}”.",
            number=rule.number,
            count=rule.count,
            choice=rule.take,
        )
        lines: list[Node] = [Words(told, "small")]
        if rule.when:
            lines.append(
                Words(ui.gettext("When: {condition}", condition=rule.when), "meta", "ink2")
            )
        if rule.because is not None:
            lines.append(Reason(self._case.say(rule.because, ui.language)))
        return Column(lines, 3)

    def _option(self, one: Option) -> Node:
        ui, case = self._ui, self._case
        head: list[Node | Cell] = [Cell(Words(one.id, "label"), 1)]
        if one.state != "open":
            mark = ui.gettext("locked") if one.state == "locked" else ui.gettext("not shown")
            head += [Glyph("lock", 15, "ink3"), Words(mark, "meta", "ink2")]
        lines: list[Node] = [Row(head, 6), Words(case.say(one.words, ui.language), "small", "ink2")]
        if one.locked is not None:
            lines.append(Words(case.say(one.locked, ui.language), "meta", "ink2"))
        if one.when:
            lines.append(Words(ui.gettext("When: {condition}", condition=one.when), "meta", "ink2"))
        if one.worths:
            lines += [Space(3), *(self._worth(worth) for worth in one.worths)]
        if one.effects:
            told = ", ".join(self._effect(effect) for effect in one.effects)
            lines += [Space(3), Words(told, "meta")]
        if one.leads is not None:
            told = ui.gettext("Leads to “{scene}”", scene=one.leads)
            lines.append(Words(told, "meta", "fjord"))
        fill = "surface" if one.state == "open" else "sunken"
        return Card(Pad(Column(lines, 2), 14, 10), fill, radius=RADIUS)

    def _worth(self, worth: Worth) -> Node:
        """A part with its score, and the reasons below it."""
        ui, case = self._ui, self._case
        name = PART_NAMES[worth.part][ui.language]
        colour = "moss" if worth.value > 0 else "brick"
        value = Words(signed(worth.value), "label", colour)
        lines: list[Node] = [Row([value, Cell(Words(f"{worth.part}  {name}", "small"), 1)], 8, 0.0)]
        if worth.because is not None:
            lines.append(Reason(case.say(worth.because, ui.language)))
        if worth.yet is not None:
            told = ui.gettext("And yet: {reason}", reason=case.say(worth.yet, ui.language))
            lines.append(Reason(told))
        return Column(lines, 2)

    def _effect(self, effect: Effect) -> str:
        if effect.switch:
            return f"{effect.name}: {self._switch(effect.after)}"
        by = signed(effect.after - effect.before)
        return f"{effect.name} {by} ({signless(effect.after)})"


class Beside(Around):
    """The panel beside the play: it scrolls by itself, and by the arrows where it has the focus."""

    def __init__(self, told: Node, name: str) -> None:
        inside = _Stop(Pad(told, 0, 18, 6, 20), name)
        super().__init__(Pad(Scroll(PANEL, inside, ground="surface", margin=6), 20, 0, 22, 0))

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        palette = canvas.look.palette
        canvas.surface.fill(palette.surface, rect)
        border = canvas.look.dp(palette.border)
        canvas.surface.fill(palette.line, (rect.left, rect.top, border, rect.height))
        with canvas.on(palette.surface):
            super().draw(canvas, rect)


class _Stop(Around):
    """What can have the focus, though it cannot be pressed; its ring is round all that is seen."""

    def __init__(self, node: Node, name: str) -> None:
        super().__init__(node)
        self._name = name

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        clip = canvas.surface.get_clip()
        seen = rect.clip(clip)
        canvas.stop(Stop(PANEL, seen, self._name, None, canvas.area, clip, group=True))
        super().draw(canvas, rect)
        if canvas.focus == PANEL:
            look = canvas.look
            box = seen.inflate(-look.dp(4), -look.dp(8))
            width, colour = look.dp(3), look.palette.focus
            paint.box(canvas.surface, box, None, radius=look.dp(8), border=colour, width=width)


class PanelSheet(Sheet):
    """The same over the whole window, where there is no room beside the play."""

    scrolls_by_arrows = True
    from_top = True

    def __init__(self, desk: Desk, bench: Bench) -> None:
        super().__init__(desk)
        self._bench = bench

    def build(self, look: Look) -> Node:
        ui, bench = self.desk.ui, self._bench
        assert bench.case is not None
        assert bench.course is not None
        told = Told(bench.case, bench.course.play, ui).node()
        inside = Pad(Scroll("panel", Pad(told, 0, 18, 0, 16)), MARGIN, 0, most=900, centred=True)
        close = button("close", ui.gettext("Close"), self.close, kind="plain")
        return Framed(Space(0), inside, Foot(self.shortcuts(), [close]))

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            Shortcut((), self.close, "↑ ↓", ui.gettext("Scroll")),
            Shortcut(("escape",), self.close, "Esc", ui.gettext("Close")),
        )


def signed(value: int) -> str:
    """A number with its sign: +2, −1, 0."""
    return f"+{value}" if value > 0 else signless(value)


def signless(value: int) -> str:
    """A number with a true minus, if it has one."""
    return str(value).replace("-", "\N{MINUS SIGN}")
