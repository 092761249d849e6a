"""What has happened so far, as whoever reads has seen it; or the own choices alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.answer import Answer, Pop
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Column,
    Node,
    Pad,
    Pressable,
    Row,
    Rule,
    Scroll,
    Space,
    Words,
    button,
)
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.segments import Segments, neighbour
from makkerpar.desktop.screens import phrases
from makkerpar.desktop.screens.chrome import MARGIN, Bar, Foot, Framed
from makkerpar.desktop.screens.scene import Quote
from makkerpar.desktop.view import Shortcut, View
from makkerpar.focus import DIRECTOR, Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.wording import meter
from makkerpar.play.rules import TIMEOUT
from makkerpar.play.view import ActBegins, ActEnds, Beat, Chose, Ended, Said, SceneOpens

_EVERYTHING: Final = "everything"
_CHOICES: Final = "choices"
_MODE: Final = "mode"
_COLUMN: Final = 720  # dp: text is never set wider
_SEGMENTS: Final = 330  # dp
_DISC: Final = 22


def read(beats: Sequence[Beat], unread: int) -> tuple[Beat, ...]:
    """Beats without the last lines, of which so many have not been shown yet."""
    found = list(beats)
    for at in range(len(found) - 1, -1, -1):
        if unread <= 0:
            break
        if isinstance(found[at], Said):
            del found[at]
            unread -= 1
    return tuple(found)


class LogView(View):
    """The log.

    Args:
        case: whose beats they are.
        beats: what whoever reads has seen, in order.
        seat: who reads; None: two people together, and neither's choices are told.
    """

    scrolls_by_arrows = True

    def __init__(self, desk: Desk, case: Case, beats: Sequence[Beat], seat: Seat | None) -> None:
        super().__init__(desk)
        self._case = case
        self.beats = tuple(beats)
        self._seat = seat
        self._mode = _EVERYTHING

    @property
    def told_case(self) -> Case | None:
        return self._case

    def build(self, look: Look) -> Node:
        ui = self.desk.ui
        rows = list(self._choices() if self._mode == _CHOICES else self._everything())
        if not rows:
            rows = [Words(ui.gettext("Nothing yet."), "body", "ink2")]
        key = f"log.{self._mode}"
        text = Scroll(key, Pad(Column(rows), 0, 20, 10, 24), end=self._mode == _EVERYTHING)
        most = _COLUMN * min(look.scale, 1.5)
        inside = Pad(_Under(self._head(look), text), MARGIN, 0, most=most, centred=True)
        bar = Bar(self._crumb())
        close = button("close", ui.gettext("Close"), self._close)
        return Framed(bar, inside, Foot(self.shortcuts(), [close]))

    def _crumb(self) -> str:
        ui = self.desk.ui
        title = self._case.before_play(self._case.scenario.title, ui.language)
        return f"{title}  ·  {ui.gettext('Log')}"

    def _head(self, look: Look) -> Node:
        """What is told: a choice between everything and the own choices."""
        ui = self.desk.ui
        if self._seat is None:
            text = ui.gettext("Only what you have both read is here.")
            return Pad(Words(text, "small", "ink2"), 0, 14, 0, 12)
        options = [
            (_EVERYTHING, ui.gettext("Everything")),
            (_CHOICES, ui.gettext("Your choices")),
        ]
        said = dict(options)[self._mode]
        name = f"{ui.gettext('Log')}: {said}"
        segments = Segments(_MODE, options, self._mode, self._show)
        stop = Pressable(_MODE, segments, None, name, group=True)
        if look.narrow:
            return Pad(stop, 0, 12, 0, 10)
        wide = max(segments.natural(look), look.dp(_SEGMENTS))
        heading = Cell(Words(ui.gettext("Log"), "h1"), 1)
        return Pad(Row([heading, Cell(stop, width=wide)], 24), 0, 16, 0, 12)

    # Everything

    def _everything(self) -> Iterator[Node]:
        ui, case = self.desk.ui, self._case
        speaker: str | None = None
        number = 0
        for beat in self.beats:
            match beat:
                case ActBegins():
                    speaker = None
                    yield from (Space(20), Words(self._act(beat), "h2", balanced=True))
                case ActEnds():
                    speaker = None
                    yield from (Space(18), Words(self._over(beat), "small", "ink2"))
                case SceneOpens():
                    speaker = None
                    title = self._scene(beat)
                    if title:
                        yield from (Space(20), Words(title, "over", "brick"), Space(2))
                case Said():
                    same = beat.speaker is not None and beat.speaker == speaker
                    yield from (Space(4 if same else 12), self._said(beat, named=not same))
                    speaker = beat.speaker
                case Chose():
                    speaker = None
                    number += 1
                    quote = Quote(case.say(beat.words, ui.language))
                    head = Words(self._chosen(beat, number), "label", "ink2")
                    yield from (Space(16), Column([head, quote], 4), Space(4))
                case Ended():
                    speaker = None
                    title = case.say(beat.title, ui.language)
                    text = ui.gettext("The end: {title}", title=title)
                    yield from (Space(22), Words(text, "h2", balanced=True))

    def _act(self, beat: ActBegins) -> str:
        ui, case = self.desk.ui, self._case
        number = list(case.scenario.acts).index(beat.act) + 1
        title = case.say(beat.title, ui.language)
        return ui.gettext("Act {number}: {title}", number=number, title=title)

    def _over(self, beat: ActEnds) -> str:
        """That an act is over, and what the meters said then."""
        ui, case = self.desk.ui, self._case
        seat = self._seat or DIRECTOR
        title = case.before_play(case.scenario.acts[beat.act], ui.language, seat)
        over = ui.gettext("“{act}” is over.", act=title)
        return " ".join((over, *(meter(one, case, ui, seat) + "." for one in beat.meters)))

    def _scene(self, beat: SceneOpens) -> str:
        ui = self.desk.ui
        if beat.title is not None:
            return self._case.say(beat.title, ui.language)
        return ui.gettext("Meanwhile") if beat.away else ""

    def _said(self, beat: Said, *, named: bool) -> Node:
        ui, case = self.desk.ui, self._case
        words = case.say(beat.words, ui.language) if beat.words is not None else None
        if beat.speaker is None:
            return Words(words or "", "body", "ink2")
        if words is None:
            name = case.short_name(beat.speaker, ui.language)
            return Words(ui.gettext("{name} says nothing.", name=name), "body", "ink2")
        speech = Words(phrases.spoken(words, ui), "speech")
        if not named:
            return speech
        return Column([Words(case.name(beat.speaker, ui.language), "label", "ink2"), speech], 2)

    def _chosen(self, beat: Chose, number: int) -> str:
        ui = self.desk.ui
        if beat.by == TIMEOUT:
            return ui.gettext("Choice {number}: the clock ran out", number=number)
        return ui.gettext("Choice {number}: you chose", number=number)

    # The own choices

    def _choices(self) -> Iterator[Node]:
        ui, case = self.desk.ui, self._case
        act, scene = "", ""
        number = 0
        for beat in self.beats:
            match beat:
                case ActBegins():
                    act = case.say(beat.title, ui.language)
                case SceneOpens():
                    scene = self._scene(beat)
                case Chose():
                    number += 1
                    if act or number == 1:
                        yield from (Space(20 if number > 1 else 0), Words(act, "h2"), Space(2))
                        act = ""
                    yield from (Space(14), self._choice(beat, number, scene))

    def _choice(self, beat: Chose, number: int, scene: str) -> Node:
        ui = self.desk.ui
        lines: list[Node] = []
        if scene:
            lines.append(Words(scene, "meta", "ink2"))
        lines.append(Words(self._case.say(beat.words, ui.language), "quote"))
        if beat.by == TIMEOUT:
            lines.append(Words(ui.gettext("The clock chose this one."), "small", "ink2"))
        return Row([_Numbered(number), Cell(Column(lines, 2), 1)], 14, 0.0)

    # What is done

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        found = [Shortcut((), self._close, "↑ ↓", ui.gettext("Scroll"))]
        if self._seat is not None:
            other = self._mode == _EVERYTHING
            text = ui.gettext("Your choices") if other else ui.gettext("Everything")
            found.append(Shortcut(("c",), self._turn, "C", text))
        found.append(
            Shortcut(("escape", "l", "backspace"), self._close, "Esc", ui.gettext("Close"))
        )
        return found

    def arrow(self, stop: Stop, chord: str) -> Answer | bool:
        if chord in ("left", "right", "enter", "space"):
            options = [(one, "") for one in (_EVERYTHING, _CHOICES)]
            value = neighbour(options, self._mode, chord)
            assert value is not None
            self._show(value)
            return True
        return False

    def _turn(self) -> Answer:
        return self._show(_CHOICES if self._mode == _EVERYTHING else _EVERYTHING)

    def _show(self, mode: str) -> Answer:
        self._mode = mode
        return None

    def _close(self) -> Answer:
        return Pop()


class _Numbered(Node):
    """A disc with a choice's number."""

    def __init__(self, number: int) -> None:
        self._number = str(number)

    def measure(self, look: Look, width: int) -> int:
        return look.grown(_DISC) + look.dp(2)

    def natural(self, look: Look) -> int:
        return look.grown(_DISC)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        size = look.grown(_DISC)
        box = pygame.Rect(rect.left, rect.top + look.dp(2), size, size)
        paint.box(canvas.surface, box, look.palette.fjord, radius=size // 2)
        wide, line = look.set.width(self._number, "key"), look.set.line("key")
        at = (box.centerx - wide // 2, box.centery - line // 2)
        with canvas.on(look.palette.fjord):
            canvas.write(self._number, "key", look.palette.on, at)


class _Under(Node):
    """What scrolls, under a head that does not; a hairline between them."""

    def __init__(self, head: Node, text: Node) -> None:
        self._head = head
        self._text = text

    def measure(self, look: Look, width: int) -> int:
        return self._head.measure(look, width) + self._text.measure(look, width)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        rule = Rule()
        height = self._head.measure(canvas.look, rect.width)
        line = rule.measure(canvas.look, rect.width)
        self._head.draw(canvas, pygame.Rect(rect.left, rect.top, rect.width, height))
        rule.draw(canvas, pygame.Rect(rect.left, rect.top + height, rect.width, line))
        top = rect.top + height + line
        rest = pygame.Rect(rect.left, top, rect.width, max(rect.bottom - top, 0))
        self._text.draw(canvas, rest)
