"""Both windows at the present moment: what each has been told in this scene, and may choose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Card,
    Column,
    Glyph,
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
from makkerpar.desktop.preview.bench import Bench
from makkerpar.desktop.preview.moment import SideNow, asked, seen, sides
from makkerpar.desktop.preview.sheet import Sheet
from makkerpar.desktop.screens import phrases
from makkerpar.desktop.screens.chrome import MARGIN, Foot, Framed
from makkerpar.desktop.tokens import RADIUS
from makkerpar.desktop.view import Shortcut
from makkerpar.focus import SEATS, Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.wording import meter, who
from makkerpar.play.rules import Play
from makkerpar.play.view import (
    ActBegins,
    ActEnds,
    Beat,
    Chose,
    Ended,
    Offered,
    Question,
    Said,
    SceneOpens,
    meters,
)
from makkerpar.text.interface import Interface


class BothSheet(Sheet):
    """The director's window and the chief's, side by side or below each other."""

    scrolls_by_arrows = True
    from_top = True

    def __init__(self, desk: Desk, bench: Bench) -> None:
        super().__init__(desk)
        self._bench = bench

    def build(self, look: Look) -> Node:
        ui, bench = self.desk.ui, self._bench
        assert bench.case is not None
        assert bench.course is not None
        play = bench.course.play
        windows = [_Window(bench.case, play, seat, ui).node() for seat in SEATS]
        if look.two_columns:
            inside: Node = Row([Cell(one, 1) for one in windows], 24, align=None)
        else:
            inside = Column(windows, 18)
        head = Words(ui.gettext("Both windows in “{scene}”", scene=play.here.id), "h1")
        whole = Column([head, Space(14), inside])
        body = Pad(Scroll("both", Pad(whole, 0, 20, 0, 20)), MARGIN, 0)
        close = button("close", ui.gettext("Close"), self.close, kind="plain")
        return Framed(Space(0), body, Foot(self.shortcuts(), [close]))

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            Shortcut((), self.close, "↑ ↓", ui.gettext("Scroll")),
            Shortcut(("escape",), self.close, "Esc", ui.gettext("Close")),
        )


class _Window:
    """One window."""

    def __init__(self, case: Case, play: Play, seat: Seat, ui: Interface) -> None:
        self._case = case
        self._play = play
        self._seat: Seat = seat
        self._ui = ui

    def node(self) -> Node:
        """It, on a card."""
        head: list[Node] = [Words(who(self._case, self._seat, self._ui), "h3", balanced=True)]
        known = [
            meter(one, self._case, self._ui, self._seat) for one in meters(self._play, self._seat)
        ]
        if known:
            head.append(Words("  ·  ".join(known), "meta", "ink2"))
        parts = [Column(head, 2), Space(12), Rule(), Space(12), Column(list(self._told()), 10)]
        parts += self._choices()
        fill, border = ("surface", "line") if self._seat == SEATS[0] else ("fjord_t", "line")
        return Card(Pad(Column(parts), 22, 18), fill, border)

    # What it has been told

    def _told(self) -> Iterator[Node]:
        beats = seen(self._play, self._seat)
        if not beats:
            yield Words(self._ui.gettext("Sees nothing of this scene."), "body", "ink2")
        speaker: str | None = None
        for beat in beats:
            node = self._beat(beat, speaker)
            speaker = beat.speaker if isinstance(beat, Said) else None
            if node is not None:
                yield node

    def _beat(self, beat: Beat, before: str | None) -> Node | None:
        ui, case = self._ui, self._case
        match beat:
            case ActBegins():
                return Words(case.say(beat.title, ui.language), "over", "brick")
            case SceneOpens(away=True):
                return Words(ui.gettext("Meanwhile"), "over", "brick")
            case SceneOpens() if beat.title is not None:
                return Words(case.say(beat.title, ui.language), "over", "brick")
            case Said():
                return self._said(beat, before)
            case Chose():
                return Words(case.say(beat.words, ui.language), "quote")
            case Ended():
                title = case.say(beat.title, ui.language)
                return Words(ui.gettext("The end: {title}", title=title), "h3")
            case ActEnds() | SceneOpens():
                return None

    def _said(self, line: Said, before: str | None) -> Node:
        ui, case = self._ui, self._case
        words = case.say(line.words, ui.language) if line.words is not None else None
        if line.speaker is None:
            return Words(words or "", "body", "ink2")
        if words is None:
            name = case.short_name(line.speaker, ui.language)
            return Words(ui.gettext("{name} says nothing.", name=name), "body", "ink2")
        speech = Words(phrases.spoken(words, ui), "body")
        if line.speaker == before:
            return speech
        return Column([Words(case.name(line.speaker, ui.language), "label", "ink2"), speech], 1)

    # What it may choose

    def _choices(self) -> Iterator[Node]:
        question = asked(self._play, self._seat)
        side = next((one for one in sides(self._play) if one.seat == self._seat), None)
        ui = self._ui
        yield Space(16)
        if question is None or side is None:
            yield Words(ui.gettext("Decides nothing here."), "small", "ink2")
            return
        yield Words(self._prompt(question), "label")
        if not side.asked:
            yield Words(ui.gettext("Its rules decide: nobody sits here."), "meta", "ink2")
        yield Space(8)
        yield Column([*self._offered(question), *self._hidden(side)], 8)

    def _prompt(self, question: Question) -> str:
        if question.prompt is None:
            return self._ui.gettext("What do you do?")
        return self._case.say(question.prompt, self._ui.language)

    def _offered(self, question: Question) -> Iterator[Node]:
        for one in question.options:
            yield self._option(one)

    def _option(self, one: Offered) -> Node:
        ui, case = self._ui, self._case
        words = case.say(one.words, ui.language)
        if one.locked is None:
            return Card(Pad(Words(words, "choice"), 14, 10), "surface", "line2", radius=RADIUS)
        lines = [
            Words(words, "choice", "ink2"),
            Words(case.say(one.locked, ui.language), "small", "ink2"),
        ]
        row = Row([Pad(Glyph("lock", 17, "ink3"), 0, 3), Cell(Column(lines, 2), 1)], 12, 0.0)
        return Card(Pad(row, 14, 10), "sunken", radius=RADIUS)

    def _hidden(self, side: SideNow) -> Iterator[Node]:
        for one in side.options:
            if one.state == "hidden":
                told = self._ui.gettext("Not shown: “{choice}”", choice=one.id)
                lines: list[Node] = [Words(told, "small", "ink2")]
                if one.when:
                    when = self._ui.gettext("When: {condition}", condition=one.when)
                    lines.append(Words(when, "meta", "ink2"))
                yield Pad(Column(lines), 14, 2)
