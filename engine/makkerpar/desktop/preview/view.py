"""The author's screen: whatever the play shows, the strip above it, and sheets over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from makkerpar.desktop.answer import Answer, Home, Pop
from makkerpar.desktop.canvas import Act, Canvas, Stop
from makkerpar.desktop.course import Course
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.events import Event, Key
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Node, Spring, Words
from makkerpar.desktop.preview.bench import Bench
from makkerpar.desktop.preview.both import BothSheet
from makkerpar.desktop.preview.jump import JumpSheet
from makkerpar.desktop.preview.layers import Divided, Guarded, Whole
from makkerpar.desktop.preview.nothing import NothingView
from makkerpar.desktop.preview.panel import PANEL, Beside, PanelSheet, Told, panel_width
from makkerpar.desktop.preview.place import likeness
from makkerpar.desktop.preview.problems import ProblemsSheet
from makkerpar.desktop.preview.sheet import Sheet
from makkerpar.desktop.preview.status import strip_of
from makkerpar.desktop.preview.strip import Strip
from makkerpar.desktop.screens.chrome import body
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.debrief.step import StepView
from makkerpar.desktop.screens.playing import Playing
from makkerpar.desktop.screens.scene import SceneView
from makkerpar.desktop.screens.views import Screens
from makkerpar.desktop.view import View
from makkerpar.errors import MakkerparError
from makkerpar.focus import Seat
from makkerpar.frontend.case import Case
from makkerpar.text.interface import Interface

Fault = Callable[[Interface, Exception], str]

_LINE: Final = 60  # dp that an arrow scrolls
_AGAIN: Final = ("f8", "shift+f8")  # keys that may be held down


class BenchView(View):
    """The screen.

    Args:
        desk: what screens work with.
        bench: the play and the files.
        fault: notes a fault of ours, and tells it in a line.

    Attributes:
        inner: what the play shows.
        sheet: what lies over it, if anything.
        aside: whether how things stand is told beside it.
    """

    fades = False

    def __init__(self, desk: Desk, bench: Bench, fault: Fault) -> None:
        self.inner: View = NothingView(desk)
        self.sheet: Sheet | None = None
        self.aside = False
        super().__init__(desk)
        self.bench = bench
        self._pages = Screens(desk)
        self._fault = fault
        self._broken: tuple[View, str] | None = None  # what cannot be drawn, and why
        self._alarmed = False  # whether the sheet came because of errors
        self._covered: Sheet | None = None  # the one that was open when it came
        self._room = True  # whether there is room for something beside the play
        self.renew()

    # What is in front has the focus, and scrolls

    @property
    def front(self) -> View:
        """What keys and the pointer go to."""
        return self.sheet or self.inner

    @property
    def focus(self) -> str | None:
        return self.front.focus

    @focus.setter
    def focus(self, key: str | None) -> None:
        self.front.focus = key

    @property
    def hover(self) -> str | None:
        return self.front.hover

    @hover.setter
    def hover(self, key: str | None) -> None:
        self.front.hover = key

    @property
    def scrolls(self) -> dict[str, int]:
        return self.front.scrolls

    @scrolls.setter
    def scrolls(self, scrolls: dict[str, int]) -> None:
        self.front.scrolls = scrolls

    @property
    def follow(self) -> bool:
        return self.front.follow

    @follow.setter
    def follow(self, follow: bool) -> None:
        self.front.follow = follow

    @property
    def told_case(self) -> Case | None:
        return self.front.told_case or self.bench.case

    @property
    def debriefing(self) -> bool:
        """Whether the play is over, and its debrief is shown."""
        return isinstance(self.inner, StepView)

    @property
    def pictured_case(self) -> Case | None:
        return self.bench.case

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        return self.front.opens_on(stops)

    def bring_into_sight(self, frame: Canvas) -> bool:
        return self.front.bring_into_sight(frame)

    def covered(self) -> None:
        self.front.covered()

    # What the play shows

    def play(self, course: Course) -> None:
        """The play has gone on to another page; or it is another play."""
        self.bench.go_on(course)
        self.show(self._pages.play(course))

    def step(self, process: Process, sitting: Seat | None) -> None:
        """The debrief has gone on to another screen."""
        self.show(self._pages.step(process, sitting))

    def show(self, view: View) -> None:
        """Show something of the play's, and no sheet over it."""
        self._alarmed, self._covered, self.sheet = False, None, None
        self._turn_to(view)

    def _turn_to(self, view: View) -> None:
        self.inner = view
        self.from_top = view.from_top
        view.follow = not view.from_top

    def renew(self) -> None:
        """The files have been read: show what became of the place, and what is to be said."""
        before, self._broken = self.inner, None
        if self.bench.course is not None and self.bench.playable:
            view = self._again(self.bench.course)
            if _alike(before, view):
                view.take_over(before)
                self.inner = view
            else:
                if isinstance(view, SceneView):
                    view.read_all()
                self._turn_to(view)
        if not self.bench.playable:
            covered = self._covered if self._alarmed else self.sheet
            self._open(self._problems())
            self._alarmed = True
            self._covered = covered if covered is not self.sheet else None
            return
        if self._alarmed:
            self.close_sheet()
        if self.sheet is not None:
            self.sheet.read_anew()

    def _again(self, course: Course) -> View:
        """The page that the play is at, or the screen of its debrief."""
        before = self.inner
        if not (isinstance(before, StepView) and course.play.ended):
            return self._pages.play(course)
        before.covered()  # what is being written stays
        process = Process(course)
        process.at = min(before.process.at, len(process.places) - 1)
        return self._pages.step(process, process.place[0])

    # Sheets

    def _open(self, sheet: Sheet) -> None:
        if self.sheet is None:
            self.inner.covered()
        self._alarmed, self._covered = False, None
        if sheet is not self.sheet:
            self.sheet = sheet
            sheet.follow = True

    def close_sheet(self) -> None:
        """Away with the sheet that is seen, to the one it came over, or to the play."""
        self._alarmed = False
        self.sheet, self._covered = self._covered, None

    def _problems(self) -> ProblemsSheet:
        """The list of diagnostics: the one that is open, or else another."""
        if isinstance(self.sheet, ProblemsSheet):
            self.sheet.read_anew()
            return self.sheet
        return ProblemsSheet(self.desk, self.bench)

    # What is done

    def keys(self) -> dict[str, Act]:
        """The author's own keys: they mean the same whatever is in front."""
        return {
            "f4": self.back,
            "f5": self._read_again,
            "f6": self._jump,
            "f7": self._turn_panel,
            "f8": lambda: self._next_problem(1),
            "shift+f8": lambda: self._next_problem(-1),
            "f9": self._turn_both,
        }

    def handle(self, event: Event, frame: Canvas) -> Answer:
        front = self.front
        try:
            answer = self._handled(event, frame, front)
        except MakkerparError:
            raise
        except Exception as fault:
            text = self._fault(self.desk.ui, fault)
            self.desk.notices.append(lambda _: text)
            return None
        if isinstance(answer, Pop) and front is self.sheet:
            self.close_sheet()
            return None
        if isinstance(answer, Home):
            self.begin_again()  # the debrief is over
            return None
        return answer

    def _handled(self, event: Event, frame: Canvas, front: View) -> Answer:
        if isinstance(event, Key) and (act := self.keys().get(event.chord)) is not None:
            return act() if not event.held or event.chord in _AGAIN else None
        if isinstance(event, Key) and self.focus == PANEL and event.chord in ("up", "down"):
            area = next((one for one in frame.areas if one.key == PANEL), None)
            front.scroll(frame, _LINE if event.chord == "down" else -_LINE, area)
            return None
        return front.handle(event, frame)

    def begin_again(self) -> None:
        """From the beginning."""
        if self.bench.case is not None:
            self.show(self._pages.play(self.bench.begin_again()))

    def back(self) -> Answer:
        """Back to the play from what was supposed."""
        course = self.bench.back()
        if course is not None:
            view = self._pages.play(course)
            if isinstance(view, SceneView):
                view.read_all()
            self.show(view)
        return None

    def _read_again(self) -> Answer:
        self.bench.read_again()
        self.renew()
        return None

    def _jump(self) -> Answer:
        if isinstance(self.sheet, JumpSheet):
            self.close_sheet()
        elif self.bench.course is not None:
            self._open(JumpSheet(self.desk, self.bench, self._gone))
        return None

    def _gone(self) -> None:
        """The play stands somewhere else, or begins there."""
        if self.bench.course is not None:
            self.show(self._pages.play(self.bench.course))

    def _turn_panel(self) -> Answer:
        if isinstance(self.sheet, PanelSheet):
            self.close_sheet()
        elif self.bench.course is not None and self._room:
            self.aside = not self.aside
        elif self.bench.course is not None:
            self._open(PanelSheet(self.desk, self.bench))
        return None

    def _turn_both(self) -> Answer:
        if isinstance(self.sheet, BothSheet):
            self.close_sheet()
        elif self.bench.course is not None:
            self._open(BothSheet(self.desk, self.bench))
        return None

    def _next_problem(self, by: int) -> Answer:
        if isinstance(self.sheet, ProblemsSheet):
            self.sheet.go(by)
        elif self.bench.reading.diagnostics or self.bench.trouble is not None:
            self._open(ProblemsSheet(self.desk, self.bench))
        return None

    # What is drawn

    def build(self, look: Look) -> Node:
        strip = self._strip()
        high = strip.measure(look, look.size[0])
        rest = replace(look, size=(look.size[0], max(look.size[1] - high, 1)))
        wide = panel_width(rest)
        self._room = wide is not None
        if self.aside and wide is None:
            self.aside = False
            if self.sheet is None:
                self._open(PanelSheet(self.desk, self.bench))
        layers: list[Node] = []
        if self.sheet is None or self.sheet.over:
            layers.append(self._play_and_panel(rest, wide or 0))
        if self.sheet is not None:
            layers.append(self._guarded(self.sheet, rest))
        return Whole(strip, layers)

    def _play_and_panel(self, look: Look, wide: int) -> Node:
        bench = self.bench
        if not self.aside or bench.case is None or bench.course is None or self.debriefing:
            return self._guarded(self.inner, look)
        left = replace(look, size=(look.size[0] - wide, look.size[1]))
        told = Told(bench.case, bench.course.play, self.desk.ui).node()
        panel = Beside(told, self.desk.ui.gettext("How things stand"))
        return Divided(self._guarded(self.inner, left), panel, wide)

    def _guarded(self, view: View, look: Look) -> Guarded:
        if self._broken is not None and self._broken[0] is view:
            return Guarded(self._instead(self._broken[1]), None)
        try:
            node = view.build(look)
        except Exception as fault:
            return Guarded(self._break(view, fault), None)
        return Guarded(node, lambda fault: self._break(view, fault))

    def _break(self, view: View, fault: Exception) -> Node:
        """A page cannot be drawn: that is noted once, and told in its place."""
        ui = self.desk.ui
        if isinstance(fault, MakkerparError):
            text = fault.tell(ui.gettext)
        else:
            text = self._fault(ui, fault)
        self._broken = view, text
        return self._instead(text)

    def _instead(self, text: str) -> Node:
        head = Words(self.desk.ui.gettext("This cannot be shown"), "h2")
        return body(Column([Spring(), head, Words(text, "body", "ink2"), Spring(share=2)], 10))

    def _strip(self) -> Strip:
        where = ""
        if isinstance(self.inner, Playing) and self.bench.course is not None:
            scene = self.bench.course.page.scene
            where = scene.scene if scene is not None else ""
        return strip_of(self.bench, self.desk.ui, where, self.keys(), debriefing=self.debriefing)


def _alike(before: View, now: View) -> bool:
    """Whether two screens show the same, before the files were read and after."""
    if isinstance(before, StepView) and isinstance(now, StepView):
        return before.number == now.number and type(before) is type(now)
    if isinstance(before, Playing) and isinstance(now, Playing):
        return likeness(before.course.page, now.course.page) > 0
    return False
