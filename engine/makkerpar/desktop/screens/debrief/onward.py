"""Screen six: the scenario's questions to take along, and one agreement in the player's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from makkerpar.desktop.canvas import Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.fields import Fields, Writing
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Card, Column, Glyph, Node, Pad, Row, Rule, Space, Spring, Words
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.field import Field
from makkerpar.desktop.nodes.words import Level
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.debrief.step import StepView
from makkerpar.desktop.view import Shortcut
from makkerpar.frontend.questions import Asked, questions
from makkerpar.scenario.model import ByWindow, FirstOf, Phrase, Remark, Text

WHAT: Final = "what"
WITH_WHOM: Final = "with_whom"
WHEN: Final = "when"
_LINES: Final = 6
_MANY: Final = 4  # questions, after which they are set smaller and closer


class OnwardView(Writing, StepView):
    """Onward. The questions are thought about; what is agreed is written."""

    def __init__(self, desk: Desk, process: Process) -> None:
        super().__init__(desk, process)
        self.fields = Fields(desk.clock)
        found = (one for one in self.desk.record.agreements() if one.play == process.keeper.id)
        kept = next(found, None)
        self.fields.open(WHAT, kept.what if kept else "")
        self.fields.open(WITH_WHOM, kept.with_whom if kept else "", one_line=True)
        self.fields.open(WHEN, kept.when if kept else "", one_line=True)

    # What is shown

    def content(self, look: Look) -> Node:
        self.fields.focus_on(self.focus)
        left, right = self._to_take_along(look), self._agreement(look)
        if not look.two_columns:
            return Column([left, Space(28), right])
        return Column([Row([Cell(left, 1), Cell(Column([right]), 1.12)], 48, align=None)])

    def _to_take_along(self, look: Look) -> Node:
        """The heading, what the author has to say, the questions."""
        ui = self.desk.ui
        wholes = [self.process.whole(seat) for seat in self.process.seats]
        insights = {words.phrase: words for whole in wholes for words in whole.onward.insights}
        asked = changed_last(questions(wholes), self.process.case.scenario.questions)
        parts: list[Node] = [
            Words(ui.gettext("Onward"), "over", "brick"),
            Space(5),
            Words(self._heading(len(asked)), "display", balanced=True),
        ]
        for words in insights.values():
            text = Words(self.process.case.say(words, ui.language), "body", "ink2")
            bulb = Level(Glyph("lightbulb", 20, "ochre"), "body")
            parts += [Space(14), Row([bulb, Cell(text, 1)], 14, 0.0)]
        role, gap = ("h2", 20) if len(asked) <= _MANY else ("h3", 14)
        for number, one in enumerate(asked, start=1):
            parts.append(Spring(gap))
            changed = number == len(asked) > 1
            parts.append(self._question(look, number, one, role, changed=changed))
        return Column(parts)

    def _heading(self, count: int) -> str:
        ui = self.desk.ui
        match count:
            case 0:
                return ui.gettext("What you take with you")
            case 1:
                return ui.gettext("One question to take with you")
            case 2:
                return ui.gettext("Two questions to take with you")
            case 3:
                return ui.gettext("Three questions to take with you")
        return ui.gettext("Questions to take with you")

    def _question(self, look: Look, number: int, asked: Asked, role: str, *, changed: bool) -> Node:
        ui, case = self.desk.ui, self.process.case
        lines: list[Node] = []
        if changed:
            lines.append(Words(ui.gettext("A different situation"), "over", "fjord"))
        if asked.seat is not None:
            name = ui.gettext("For {name}", name=case.player(asked.seat, ui.language))
            lines.append(Words(name, "label", "ink2"))
        lines.append(Words(case.say(asked.words, ui.language), role))
        size, drop = ("num", 4) if role == "h2" else ("h2", 3)
        if len(lines) == 1:
            # The question stands on the figure's baseline.
            lines = [Pad(lines[0], 0, drop * look.scale, 0, 0)]
        figure = Words(str(number), size, "brick")
        width = max(look.set.width(str(one), size) for one in range(10))
        if number >= 10:
            width = look.set.width(str(number), size)
        row = Row([Cell(figure, width=width), Cell(Column(lines, 2), 1)], 20, 0.0)
        high = 18 if role == "h2" else 14
        return Card(Pad(row, 22, high), "fjord_t", None) if changed else row

    def _agreement(self, look: Look) -> Node:
        ui = self.desk.ui
        title = (
            ui.gettext("One agreement between you, in your own words")
            if self.process.two
            else ui.gettext("One agreement, in your own words")
        )
        whom = self._field(WITH_WHOM, ui.gettext("With whom"))
        when = self._field(WHEN, ui.gettext("When"))
        short: Node = Column([whom, Space(18), when])
        if look.two_columns:
            short = Row([Cell(whom, 0.72), Cell(when, 1)], 16, 0.0)
        next_time = (
            ui.gettext("Next time you play together, you will be asked how it went.")
            if self.process.two
            else ui.gettext("Next time you play, you will be asked how it went.")
        )
        clock = Level(Glyph("clock", 16, "ink2"), "small")
        column = Column(
            [
                Words(title, "h2", balanced=True),
                Space(18),
                self._field(WHAT, ui.gettext("What"), lines=_LINES),
                Space(18),
                short,
                Space(24),
                Rule(),
                Space(14),
                Row([clock, Cell(Words(next_time, "small", "ink2"), 1)], 8, 0.0),
            ]
        )
        return Card(Pad(column, 23, 20))

    def _field(self, key: str, label: str, *, lines: int = 1) -> Node:
        return Column([Words(label, "label"), Field(key, self.fields, label, lines=lines)], 6)

    def hints(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return [
            Shortcut((), lambda: None, "Tab", ui.gettext("Next field")),
            Shortcut((), lambda: None, "Ctrl+Enter", ui.gettext("Save and finish")),
        ]

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        return stops[0].key if stops else None

    # What is agreed

    def keep(self) -> None:
        if self.fields.fresh:
            self.desk.record.agree(
                self.process.keeper.id,
                what=self.fields[WHAT].text,
                with_whom=self.fields[WITH_WHOM].text,
                when=self.fields[WHEN].text,
            )
        self.fields.all_kept()


def changed_last(asked: Sequence[Asked], remarks: Sequence[Remark]) -> list[Asked]:
    """The questions, at their end the one that asks about a changed situation.

    By custom that is the last of those that both seats are asked; where there is none, the last.
    """
    shared = {phrase for one in remarks if one.seat is None for phrase in _phrases(one.text)}
    found = [one for one in asked if one.words.phrase in shared]
    if not found:
        return list(asked)
    return [*(one for one in asked if one is not found[-1]), found[-1]]


def _phrases(text: Text) -> Iterator[Phrase]:
    """All that a varying text can be."""
    match text:
        case Phrase():
            yield text
        case ByWindow(director, chief):
            yield from _phrases(director)
            yield from _phrases(chief)
        case FirstOf(cases):
            for _, one in cases:
                yield from _phrases(one)
