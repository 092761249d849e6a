"""Screen two: what happened. The ending, the curve over the acts, the own decisions quoted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from typing import Final

import pygame

from makkerpar.debrief import story
from makkerpar.debrief.own import Own
from makkerpar.debrief.screens import Debrief
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Card, Column, Node, Pad, Row, Space, Words
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.curve import Band, Curve, Numbered, Stretch
from makkerpar.desktop.nodes.node import Around
from makkerpar.desktop.screens import phrases
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.debrief.step import StepView
from makkerpar.desktop.view import Shortcut
from makkerpar.frontend.case import Case
from makkerpar.play.rules import TIMEOUT
from makkerpar.play.view import Said
from makkerpar.text.interface import Interface

_DRAWS: Final = 0.6  # seconds in which the line is drawn
_FRAME: Final = 1 / 60
_RECALLED: Final = 36  # words of the ending
_MEASURE: Final = 640  # dp: text is not set wider
_PLOT: Final = 200  # dp
_PLOT_BESIDE: Final = (180, 260)  # at least and at most, where the list stands beside it


class StoryView(StepView):
    """The ending, and how it came to it."""

    scrolls_by_arrows = True

    def __init__(self, desk: Desk, process: Process) -> None:
        super().__init__(desk, process)
        self._began: float | None = None

    def hints(self) -> Sequence[Shortcut]:
        return [Shortcut((), lambda: None, "↑ ↓", self.desk.ui.gettext("Scroll"))]

    def content(self, look: Look) -> Node:
        whole = self.process.whole(self.seat)
        head = Column(self._ending(look, whole.story))
        shown = self._shown(look)
        if not look.two_columns:
            curves: list[Node] = []
            for curve in whole.story.curves:
                curves += [Space(24), self._labelled(curve, _PLOT, shown)]
            return Column([head, *curves, Space(32), self._decisions(whole)])
        least, most = _PLOT_BESIDE
        cards = [
            Card(Pad(self._labelled(curve, least, shown), 20, 14, 20, 16))
            for curve in whole.story.curves
        ]
        left = _Filled(head, cards, 20, most - least)
        return Row(
            [Cell(left, 1.32), Cell(Pad(self._decisions(whole), 0, 0, 4, 0), 1)], 44, align=None
        )

    def _shown(self, look: Look) -> float:
        """How much of the line is drawn by now."""
        now = self.desk.clock()
        if self._began is None:
            self._began = now
        if look.reduced:
            return 1.0
        return min((now - self._began) / _DRAWS, 1.0)

    # The ending

    def _ending(self, look: Look, told: story.Story) -> list[Node]:
        ui = self.desk.ui
        title = self.process.case.say(told.title, ui.language)
        found: list[Node] = [
            Words(ui.gettext("What happened"), "over", "brick"),
            Space(4),
            Words(title, "display", balanced=True),
        ]
        paragraphs = self._paragraphs(self._beginning(told.lines))
        if paragraphs:
            lines = [Words(text, "body", "ink2") for text in paragraphs]
            found += [Space(10), Pad(Column(lines, 8), most=_MEASURE * look.scale)]
        return found

    def _beginning(self, lines: Sequence[Said]) -> list[Said]:
        """Of an ending that has just been read, so much as calls it back."""
        case, language = self.process.case, self.desk.ui.language
        found: list[Said] = []
        left = _RECALLED
        for line in lines:
            left -= len(case.say(line.words, language).split()) if line.words is not None else 4
            if found and left < 0:
                break
            found.append(line)
        return found

    def _paragraphs(self, lines: Sequence[Said]) -> list[str]:
        """What is told, run together; each that speaks apart."""
        case, language = self.process.case, self.desk.ui.language
        found: list[str] = []
        for told, some in groupby(lines, lambda line: line.speaker is None):
            if told:
                texts = (case.say(one.words, language) for one in some if one.words is not None)
                found.append(" ".join(texts))
            else:
                found += [line_of(one, case, self.desk.ui) for one in some]
        return found

    # The curve

    def _labelled(self, curve: story.Curve, height: float, shown: float) -> Node:
        case, ui = self.process.case, self.desk.ui
        wording = case.wording(ui.language)
        drawn: Node = Curve(
            [Band(band.min, band.max, case.say(band.word, ui.language)) for band in curve.bands],
            [
                Stretch(
                    case.say(one.title, ui.language)
                    if one.title is not None
                    else ui.gettext("From the start"),
                    wording.word(curve.variable, one.end),
                    one.start,
                    tuple((point.decision, point.value) for point in one.points),
                    one.end,
                )
                for one in curve.sections
            ],
            height=height,
            shown=shown,
        )
        if shown < 1:
            drawn = _Moving(drawn)
        if curve.label is None:
            return drawn
        label = Words(case.say(curve.label, ui.language), "label")
        return _Filled(label, [drawn], 12)

    # The own decisions

    def _decisions(self, whole: Debrief) -> Node:
        ui, case = self.desk.ui, self.process.case
        acts: list[Node] = []
        for act, some in groupby(whole.story.decisions, lambda own: own.act):
            rows: list[Node] = [self._decision(own) for own in some]
            if act is not None:
                title = case.before_play(case.scenario.acts[act], ui.language, whole.seat)
                rows.insert(0, Words(title, "over", "ink3"))
            acts.append(Column(rows, 11))
        return Column(
            [
                Words(ui.gettext("What you said and did"), "h2"),
                Space(18),
                Column(acts, 24),
            ]
        )

    def _decision(self, own: Own) -> Node:
        ui = self.desk.ui
        words: list[Node] = [Words(self.process.case.say(own.words, ui.language), "quote")]
        if own.by == TIMEOUT:
            words.append(Words(ui.gettext("The clock chose this one."), "meta", "ink2"))
        return Row([Numbered(own.number, "quote"), Cell(Column(words, 2), 1)], 13, align=0)


def line_of(said: Said, case: Case, ui: Interface) -> str:
    """A line as it is quoted: speech with the name of who spoke."""
    words = case.say(said.words, ui.language) if said.words is not None else None
    if said.speaker is None:
        return words or ""
    name = case.short_name(said.speaker, ui.language)
    if words is None:
        return ui.gettext("{name} says nothing.", name=name)
    return f"{name}: {phrases.spoken(words, ui)}"


class _Filled(Node):
    """Something with nodes below it, which share what room is left.

    Args:
        head: as high as it asks for.
        nodes: below it.
        gap: above each of them, in dp.
        most: how much of the room each of them takes at most, in dp.
    """

    def __init__(
        self, head: Node, nodes: Sequence[Node], gap: float, most: float = math.inf
    ) -> None:
        self._head = head
        self._nodes = nodes
        self._gap = gap
        self._most = most

    def measure(self, look: Look, width: int) -> int:
        heights = [node.measure(look, width) for node in (self._head, *self._nodes)]
        return sum(heights) + look.dp(self._gap) * len(self._nodes)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        head = self._head.measure(look, rect.width)
        self._head.draw(canvas, pygame.Rect(rect.left, rect.top, rect.width, head))
        heights = [node.measure(look, rect.width) for node in self._nodes]
        # Where everything scrolls there is no room left over, only a longer column beside it.
        spare = 0 if canvas.area else max(rect.height - self.measure(look, rect.width), 0)
        left = spare // max(len(heights), 1)
        left = round(min(left, self._most * look.unit))
        gap = look.dp(self._gap)
        y = rect.top + head + gap
        for node, height in zip(self._nodes, heights, strict=True):
            node.draw(canvas, pygame.Rect(rect.left, y, rect.width, height + left))
            y += height + left + gap


class _Moving(Around):
    """Something that is drawn anew at once."""

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        canvas.due(canvas.now + _FRAME)
        self._node.draw(canvas, rect)
