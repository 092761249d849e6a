"""Screen one: the player speaks first. An open question, and a ballot over the five areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pygame

from makkerpar.debrief.ask import AREAS_FIRST, AREAS_QUESTION, OPEN_QUESTION, Answers
from makkerpar.desktop.answer import Answer
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.fields import Fields, Writing
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Card, Column, Node, Pad, Row, Rule, Space, Words
from makkerpar.desktop.nodes.ballot import SIDES, Ballot, Cross, Side, Texts, moved, pale
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.field import Field
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.debrief.step import StepView
from makkerpar.desktop.view import Shortcut
from makkerpar.focus import AREA_NAMES, AREAS
from makkerpar.frontend import agreements
from makkerpar.record import Agreement

WORDS: Final = "words"
BALLOT: Final = "ballot"
OUTCOME: Final = "outcome"
_LINES: Final = 7


class Filling(Node):
    """Nodes below each other, of which one takes what is left over.

    Args:
        nodes: from top to bottom.
        filling: the number of the one.
    """

    def __init__(self, nodes: Sequence[Node], filling: int) -> None:
        self._nodes = nodes
        self._filling = filling

    def measure(self, look: Look, width: int) -> int:
        return sum(node.measure(look, width) for node in self._nodes)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        heights = [node.measure(canvas.look, rect.width) for node in self._nodes]
        heights[self._filling] += max(rect.height - sum(heights), 0)
        y = rect.top
        for node, height in zip(self._nodes, heights, strict=True):
            node.draw(canvas, pygame.Rect(rect.left, y, rect.width, height))
            y += height


class AskView(Writing, StepView):
    """Ask before telling. Where an agreement of last time is due, that is asked about first."""

    def __init__(self, desk: Desk, process: Process) -> None:
        super().__init__(desk, process)
        self.fields = Fields(desk.clock)
        self._said: Answers = process.said(self.seat)
        self._cursor: Cross = AREAS[0], "first"
        self._why: Cross | None = None
        self.fields.open(WORDS, self._said.words)
        self._due = self._to_ask_about()
        if self._due is not None:
            self.fields.open(OUTCOME, "")

    # What is shown

    def content(self, look: Look) -> Node:
        self.fields.focus_on(self.focus)
        if self._due is not None:
            left, right = self._last_time(self._due)
        else:
            left, right = self._question(), self._areas()
        if not look.two_columns:
            return Column([left, Space(28), right])
        return Column([Row([Cell(left, 1), Cell(Column([right]), 1)], 40, align=None)])

    def _question(self) -> Node:
        ui = self.desk.ui
        return Filling(
            [
                Words(ui.gettext("Before you are told anything"), "over", "brick"),
                Space(5),
                Words(ui.gettext(OPEN_QUESTION), "display", balanced=True),
                Space(20),
                Field(WORDS, self.fields, ui.gettext(OPEN_QUESTION), lines=_LINES),
                Space(10),
                Words(ui.gettext("Only you see this. It stays on this computer."), "small", "ink2"),
            ],
            4,
        )

    def _areas(self) -> Node:
        ui = self.desk.ui
        column = Column(
            [
                Words(ui.gettext(AREAS_QUESTION), "h2", balanced=True),
                Space(18),
                Ballot(BALLOT, self._said, self._cursor, self._cross, self._texts()),
                Space(6),
                Rule(),
                Space(12),
                Words(
                    ui.gettext(
                        "There is no right answer. In a moment yours will stand beside your "
                        "choices."
                    ),
                    "small",
                    "ink2",
                ),
            ]
        )
        return Card(Pad(column, 23, 18))

    def _texts(self) -> Texts:
        ui, said = self.desk.ui, self._said
        counts: dict[Side, tuple[int, int]] = {
            "first": (len(said.first), AREAS_FIRST),
            "let_go": (int(said.let_go is not None), 1),
        }
        why = None
        if self._why is not None and pale(said, self._why):
            why = self._why[0], ui.gettext("You have put two first. Untick one of them.")
        return Texts(
            name=ui.gettext(AREAS_QUESTION),
            areas={area: AREA_NAMES[area][ui.language] for area in AREAS},
            heads={"first": ui.gettext("First"), "let_go": ui.gettext("Let go")},
            counts={
                side: ui.gettext(
                    "{number} of {count}", number=counts[side][0], count=counts[side][1]
                )
                for side in SIDES
            },
            why=why,
        )

    def missing(self) -> str:
        ui = self.desk.ui
        if self._due is not None:
            return ""
        match self._spoken().missing:
            case ("words", *_):
                return ui.gettext("Missing: a word about the moment")
            case ("first", *_) if self._said.first:
                return ui.gettext("Missing: one more that you put first")
            case ("first", *_):
                return ui.gettext("Missing: what you put first")
            case ("let_go", *_):
                return ui.gettext("Missing: what you let go")
        return ""

    def hints(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        keys = [
            Shortcut((), lambda: None, "Tab", ui.gettext("Next field")),
            Shortcut(("ctrl+enter",), self.on, "Ctrl+Enter", ui.gettext("Next")),
        ]
        if self.focus == BALLOT:
            keys[:1] = [
                Shortcut((), lambda: None, "↑ ↓ ← →", ui.gettext("Choose")),
                Shortcut((), lambda: None, ui.gettext("Space"), ui.gettext("Tick")),
            ]
        return keys

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        return stops[0].key if stops else None

    # The ballot

    def arrow(self, stop: Stop, chord: str) -> Answer | bool:
        if chord in ("space", "enter"):
            self._cross(self._cursor)
            self.follow = True
            return True
        to = moved(AREAS, self._cursor, chord)
        if to is None:
            return False
        self._cursor, self._why = to, None
        self.follow = True
        return True

    def _cross(self, cross: Cross) -> Answer:
        """Cross a box, or take its cross back; both sides of one area exclude each other."""
        area, side = cross
        self._cursor = cross
        said = self._said
        after = said.put_first(area) if side == "first" else said.let_it_go(area)
        self._why = cross if after == said else None
        self._said = after
        self.process.say(self.seat, self._spoken())
        self.fields.all_kept()
        return None

    # What has been said

    def _spoken(self) -> Answers:
        return replace(self._said, words=self.fields[WORDS].text)

    def keep(self) -> None:
        fresh = self.fields.fresh
        if WORDS in fresh:
            self.process.say(self.seat, self._spoken())
        if self._due is not None and OUTCOME in fresh:
            self.desk.record.follow_up(self._due.play, fresh[OUTCOME].strip())
        self.fields.all_kept()

    # What was agreed last time

    def _to_ask_about(self) -> Agreement | None:
        """The agreement of another play, once, before the first word of a debrief."""
        if self.process.at > 0 or self._said != Answers():
            return None
        due = agreements.due(self.desk.record, self.desk.began, self.process.keeper.id)
        return due if due is not None and any(_parts(due)) else None

    def _last_time(self, due: Agreement) -> tuple[Node, Node]:
        ui = self.desk.ui
        question = ui.gettext("What became of it?")
        left = Filling(
            [
                Words(ui.gettext("Last time you made an agreement."), "over", "brick"),
                Space(5),
                Words(question, "display", balanced=True),
                Space(20),
                Field(OUTCOME, self.fields, question, lines=_LINES),
                Space(10),
                Words(ui.gettext("Leave it empty, and you will be asked later."), "small", "ink2"),
            ],
            4,
        )
        labels = ui.gettext("What"), ui.gettext("With whom"), ui.gettext("When")
        parts = [
            Column([Words(label, "label", "ink2"), Words(text, "speech")], 4)
            for label, text in zip(labels, _parts(due), strict=True)
            if text
        ]
        return left, Card(Pad(Column(parts, 20), 23, 20))

    def on(self) -> Answer:
        """To the next screen; from last time's agreement to this time's question."""
        if self._due is None:
            return super().on()
        self.keep()
        self._due = None
        self.focus_on(WORDS)
        self.opens_again()
        return None


def _parts(agreement: Agreement) -> tuple[str, str, str]:
    return agreement.what.strip(), agreement.with_whom.strip(), agreement.when.strip()
