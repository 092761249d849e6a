"""Screen three: where it turned. What was chosen, what also lay there, and playing on from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from makkerpar.debrief.screens import Debrief
from makkerpar.debrief.turning import Lies, Road, TurningPoint
from makkerpar.desktop.answer import Answer, Replace
from makkerpar.desktop.canvas import Stop
from makkerpar.desktop.course import course_of
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Card, Column, Glyph, Node, Pad, Row, Space, Words
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.fork import Branch, Fork
from makkerpar.desktop.nodes.press import button
from makkerpar.desktop.screens.chrome import Foot, Framed, body
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.debrief.step import StepView
from makkerpar.desktop.screens.debrief.story import line_of
from makkerpar.desktop.view import Shortcut
from makkerpar.focus import AREA_NAMES
from makkerpar.frontend import attained
from makkerpar.frontend.keeping import Keeper
from makkerpar.play import journal
from makkerpar.play.view import Said

_HEAD: Final = 236  # dp at 100 % text: what a turning point is
_MEASURE: Final = 640  # dp: text is not set wider
_LINES: Final = 2  # of a road, at most so many are quoted
_ENOUGH: Final = 40  # letters, after which one line tells what followed
_TITLES: Final = 3


class TurningView(StepView):
    """The turning points; or the question whether to play on from one of them.

    Attributes:
        asking: the point that the player may want to play on from; None: all are shown.
        every: every choice is told, with what it left within reach, instead of the few.
    """

    def __init__(self, desk: Desk, process: Process) -> None:
        super().__init__(desk, process)
        self.asking: TurningPoint | None = None
        self.every = False

    # The turning points

    def content(self, look: Look) -> Node:
        whole = self.process.whole(self.seat)
        if self.every:
            return Column([*self._every_head(), Column(self._moved(whole), 12)])
        cards = Column(self._cards(look, whole), 12)
        if not whole.attained:
            return Column([*self._head(look, whole), cards])
        every = button(
            "every", self.desk.ui.gettext("Show every choice"), self.toggle, kind="plain"
        )
        return Column([*self._head(look, whole), cards, Space(12), Row([every])])

    # Every choice

    def toggle(self) -> Answer:
        """From the few choices to all of them, and back."""
        self.every = not self.every
        self.scrolls.clear()
        self.focus = None
        return None

    def _every_head(self) -> list[Node]:
        ui = self.desk.ui
        few = button("every", ui.gettext("Show only the turning points"), self.toggle, kind="plain")
        return [
            Words(ui.gettext("Where it turned"), "over", "brick"),
            Space(2),
            Words(ui.gettext("What each choice left within reach"), "h1", balanced=True),
            Space(12),
            Row([few]),
            Space(16),
        ]

    def _moved(self, whole: Debrief) -> list[Node]:
        ui, case = self.desk.ui, self.process.case
        found: list[Node] = []
        for one in whole.attained:
            own = one.decision
            over = ui.gettext("Choice {number}", number=own.number)
            if own.title is not None:
                over += f"  ·  {case.say(own.title, ui.language)}"
            lines: list[Node] = [
                Words(over, "over", "brick"),
                Words(case.say(own.words, ui.language), "strong"),
                *(Words(line, "body") for line in attained.moved(one, case, self.seat, ui)),
            ]
            if one.best is not None:
                best = case.say(one.best, ui.language)
                lines.append(
                    Words(ui.gettext("Also there: {choice}", choice=best), "small", "ink2")
                )
            found.append(Card(Pad(Column(lines, 4), 22, 14)))
        return found

    def _head(self, look: Look, whole: Debrief) -> list[Node]:
        ui = self.desk.ui
        over = Words(ui.gettext("Where it turned"), "over", "brick")
        if not whole.turning:
            if whole.worked_out:
                text = ui.gettext("No single choice of yours decided what was still possible.")
            else:
                text = ui.gettext("This story has too many roads to say where it turned.")
            return [over, Space(4), Pad(Words(text, "h1", balanced=True), most=720 * look.scale)]
        titles = {
            1: ui.gettext("One choice that made a difference"),
            2: ui.gettext("Two choices that made a difference"),
            3: ui.gettext("Three choices that made a difference"),
        }
        how = ui.gettext(
            "Lost and won are worked out exactly: what could still be reached before the "
            "choice, and what after it."
        )
        return [
            over,
            Space(2),
            Words(titles[len(whole.turning)], "h1", balanced=True),
            Space(4),
            Words(how, "small", "ink2"),
            Space(16),
        ]

    def _cards(self, look: Look, whole: Debrief) -> list[Node]:
        return [self._card(look, point) for point in whole.turning]

    def _card(self, look: Look, point: TurningPoint) -> Node:
        wide = look.two_columns
        fork = self._fork(point, wide)
        play = Row([self._button(point)])
        if not wide:
            return Card(
                Pad(Column([*self._named(point), Space(16), fork, Space(16), play]), 20, 16)
            )
        head = Column([*self._named(point), Space(12), play])
        row = Row(
            [Cell(Pad(head, 0, 0, 12, 0), width=look.grown(_HEAD)), Cell(fork, 1)], align=None
        )
        return Card(Pad(row, 22, 14))

    def _named(self, point: TurningPoint) -> list[Node]:
        """Which choice it is, and what happened to what."""
        ui, own = self.desk.ui, point.decision
        over = ui.gettext("Choice {number}", number=own.number)
        if own.title is not None:
            over += f"  ·  {self.process.case.say(own.title, ui.language)}"
        icon = "trending-down" if point.turn == "lost" else "trending-up"
        turn: list[Node | Cell] = [
            Glyph(icon, 20, "ink"),
            Cell(Words(self._turned(point), "strong"), 1),
        ]
        return [
            Words(over, "over", "brick"),
            Space(4),
            Row(turn, 9),
            Words(self._measured(point), "meta", "ink2"),
        ]

    def _turned(self, point: TurningPoint) -> str:
        ui = self.desk.ui
        if point.turn == "lost":
            most, some = ui.gettext("Most was lost here"), ui.gettext("Something was lost here")
        else:
            most, some = ui.gettext("Most was won here"), ui.gettext("Something was won here")
        return most if point.most else some

    def _measured(self, point: TurningPoint) -> str:
        language = self.desk.ui.language
        if point.measure.kind == "area":
            return AREA_NAMES[point.measure.id][language]
        label = self.process.case.scenario.variables[point.measure.id].label
        if label is None:
            return point.measure.id
        return self.process.case.before_play(label, language, self.seat)

    def _fork(self, point: TurningPoint, wide: bool) -> Node:
        ui = self.desk.ui
        after_taken, after_best = point.apart
        taken = self._branch(
            ui.gettext("You chose"),
            point.taken,
            after_taken,
            ui.gettext("Only this road could still end as:"),
            point.opened,
            wide=wide,
        )
        best = self._branch(
            ui.gettext("Also on the table"),
            point.best,
            after_best,
            ui.gettext("Only that road could still end as:"),
            point.closed,
            wide=wide,
        )
        return Fork(taken, best, beside=wide)

    def _branch(
        self,
        label: str,
        road: Road,
        after: Sequence[Said],
        only: str,
        endings: Sequence[Lies],
        *,
        wide: bool,
    ) -> Branch:
        case, language = self.process.case, self.desk.ui.language
        titles = [case.say(one.title, language) for one in endings if one.title is not None]
        note = f"{only} {'; '.join(titles[:_TITLES])}." if titles else ""
        follows = self._follows(after)
        if wide and len(follows) > 1:
            # Beside the choices there is room for little: what was done and the reply to it run on.
            done, then = after[0].speaker is None, after[1].speaker is not None
            follows = (" ".join(follows),) if done and then else follows[:1]
        return Branch(label, case.say(road.words, language), follows, note)

    def _follows(self, after: Sequence[Said]) -> tuple[str, ...]:
        """What came next: a line, or two where the first says little."""
        found: list[str] = []
        for said in after[:_LINES]:
            if sum(map(len, found)) < _ENOUGH:
                found.append(line_of(said, self.process.case, self.desk.ui))
        return tuple(found)

    def _button(self, point: TurningPoint) -> Node:
        ui, number = self.desk.ui, point.decision.number
        return button(
            f"play.{number}",
            ui.gettext("Play on from here"),
            self._asker(point),
            kind="plain",
            before="play",
            name=ui.gettext("Play on from choice {number}", number=number),
        )

    def _asker(self, point: TurningPoint) -> Callable[[], Answer]:
        def ask() -> Answer:
            self.asking = point
            self.focus = None
            self.scrolls.clear()
            return None

        return ask

    # The question

    def build(self, look: Look) -> Node:
        if self.asking is None:
            return super().build(look)
        ui = self.desk.ui
        asked = Column(
            [
                Words(ui.gettext("Where it turned"), "over", "brick"),
                Space(4),
                Words(
                    ui.gettext("Play on from choice {number}?", number=self.asking.decision.number),
                    "h1",
                    balanced=True,
                ),
                Space(14),
                Words(self.process.case.say(self.asking.decision.words, ui.language), "quote"),
                Space(14),
                Words(
                    ui.gettext("This play and its debrief stay saved; a copy begins there."),
                    "body",
                    "ink2",
                ),
            ]
        )
        buttons = [
            button("stay", ui.gettext("Stay in the debrief"), self.stay, kind="quiet"),
            button("leave", ui.gettext("Play on"), self.play_on, icon="arrow-right"),
        ]
        inside = body(Pad(asked, most=_MEASURE * look.scale), key="question")
        return Framed(self._bar(look), inside, Foot(self.shortcuts(), buttons))

    def stay(self) -> Answer:
        """Back to the turning points."""
        if self.asking is not None:
            self.focus_on(f"play.{self.asking.decision.number}")
            self.asking = None
        return None

    def play_on(self) -> Answer:
        """Begin a copy where the point was decided; the debrief stays as it is."""
        assert self.asking is not None
        process = self.process
        play = journal.rewind(process.play, self.asking.decision.persons)
        keeper = Keeper.begin(process.record, play)
        course = course_of(process.case, play, keeper, resumed=True)
        return Replace(self.desk.views.play(course))

    # Keys

    def hints(self) -> Sequence[Shortcut]:
        if not self.process.whole(self.seat).turning:
            return ()
        ui = self.desk.ui
        return [
            Shortcut((), self.on, "Tab", ui.gettext("Next choice")),
        ]

    def shortcuts(self) -> Sequence[Shortcut]:
        if self.asking is None:
            return super().shortcuts()
        text = self.desk.ui.gettext("Stay in the debrief")
        return [Shortcut(("escape", "alt+left"), self.stay, "Esc", text)]

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        # On the way on, as its neighbours do: a finger that goes on by Enter must not play on.
        return "stay" if self.asking is not None else super().opens_on(stops)
