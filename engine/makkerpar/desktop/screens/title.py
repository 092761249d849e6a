"""The first screen: what Makkerpar is, what waits to be gone on with, and which case to play."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import pygame

from makkerpar.desktop import contrast, paint
from makkerpar.desktop.answer import Answer, Leave, Push
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.course import course_of
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Card,
    Column,
    Glyph,
    Node,
    Pad,
    Pressable,
    Row,
    Scroll,
    Space,
    Words,
    button,
)
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.screens.chrome import MARGIN, Framed, Hints
from makkerpar.desktop.tokens import RADIUS, RADIUS_CARD
from makkerpar.desktop.view import Shortcut, View
from makkerpar.frontend import saved
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.saved import Waiting
from makkerpar.frontend.seats import seat_name
from makkerpar.frontend.wording import when

_COUPLE: Final = ("anne", "amina")  # who stands on the title, if nobody else may
_THUMB: Final = (148, 92)
_NIGHT: Final = 0.2  # the luminance under which a ground is dark


class TitleView(View):
    """The picker."""

    def build(self, look: Look) -> Node:
        # Asked of the disk once a frame, whatever the number of cases.
        self._plays = self.desk.record.plays()
        self._found = self._waiting()
        if look.narrow:
            whole = Column([self._about(look), Space(28), self._cases(look)])
            inside: Node = Pad(Scroll("title", Pad(whole, 0, 22, 0, 18)), MARGIN, 0)
            return Framed(Space(0), inside, Hints(self.shortcuts()))
        left = Pad(_Above(self._about(look), _Couple(_COUPLE)), 56, 60, 32, 0)
        right = Scroll("title", Pad(self._cases(look), 0, 40, 0, 18))
        row = Row([Cell(left, 0.42), Cell(Pad(right, 6, 0, 44, 0), 0.58)], align=None)
        return Framed(Space(0), row, Hints(self.shortcuts()))

    # The left half

    def _about(self, look: Look) -> Node:
        ui = self.desk.ui
        found: list[Node] = [
            Words(ui.gettext("Training for directors and chiefs"), "over", "brick"),
            Space(4),
            Words("Makkerpar", "hero"),
            Space(8),
            Words(ui.gettext("Practise the hard conversations before they count."), "h2", "ink2"),
            Space(14),
            Words(
                ui.gettext(
                    "You and your counterpart see the same case through two windows. What you "
                    "choose decides what the two of you can do next."
                ),
                "body",
                "ink2",
            ),
            Space(22),
        ]
        if self._found:
            found += [*self._resume(self._found[0]), Space(10)]
        quiet = button(
            "settings", ui.gettext("Settings"), self._settings, kind="quiet", before="settings"
        )
        about = button("about", ui.gettext("About"), self._about_it, kind="quiet", before="info")
        found.append(Row([quiet, about], 4))
        return Column(found)

    def _resume(self, one: Waiting) -> list[Node]:
        what, told = self._told(one)
        return [
            Row(
                [
                    button(
                        "resume",
                        what,
                        lambda: self._take_up(one),
                        icon="arrow-right",
                        name=f"{what}: {told}",
                    )
                ]
            ),
            Space(6),
            Words(told, "meta", "ink2"),
        ]

    def _told(self, one: Waiting) -> tuple[str, str]:
        """What can be gone on with, and of which play."""
        ui = self.desk.ui
        title = one.case.before_play(one.case.scenario.title, ui.language)
        what = ui.gettext("Go on with the debrief") if one.saved.ended else ui.gettext("Play on")
        told = f"{title}  ·  {seat_name(one.saved.seat, ui)}  ·  {when(one.saved.updated, ui)}"
        return what, told

    # The right half

    def _cases(self, look: Look) -> Node:
        ui = self.desk.ui
        found: list[Node] = []
        waiting = self._found[1:]
        found.append(Words(ui.gettext("Choose a case"), "over", "brick"))
        found += [self._case(case, look) for case in self.desk.cases.values()]
        for name in self.desk.faulty:
            text = ui.gettext("“{scenario}” has errors and cannot be played.", scenario=name)
            found.append(Words(text, "small", "ink2"))
        if waiting:
            found += [Space(8), Words(ui.gettext("Started earlier"), "over", "brick")]
            found += [self._earlier(one, number) for number, one in enumerate(waiting)]
        return Column(found, 12)

    def _case(self, case: Case, look: Look) -> Node:
        ui, scenario = self.desk.ui, case.scenario
        title = case.before_play(scenario.title, ui.language)
        facts = ui.gettext("{minutes} min", minutes=scenario.minutes)
        state = self._state(scenario.id)
        text: list[Node] = [
            Words(title, "h2"),
            Space(4),
            Words(case.before_play(scenario.summary, ui.language), "small", "ink2"),
            Space(6),
            Row([Glyph("clock", 16, "ink3"), Words(f"{facts}  ·  {state}", "meta", "ink3")], 8),
        ]
        if not case.speaks(ui.language):
            note = ui.gettext("This case has no English translation; it is told as it was written.")
            text += [Space(4), Words(note, "meta", "ochre")]
        cells: list[Node | Cell] = [Cell(Column(text), 1)]
        if not look.narrow and look.scale < 1.4:
            cells.insert(0, Thumbnail(first_place(case), case))
        card = Card(Pad(Row(cells, 20), 12, 14, 18, 14), radius=RADIUS)
        return Pressable(f"case.{scenario.id}", card, self._opener(case), title, hover="fjord")

    def _state(self, scenario: str) -> str:
        ui = self.desk.ui
        plays = [play for play in self._plays if play.scenario == scenario]
        if any(play.debriefed for play in plays):
            return ui.gettext("Played")
        return ui.gettext("Started") if plays else ui.gettext("New")

    def _earlier(self, one: Waiting, number: int) -> Node:
        text = saved.tell(one, self.desk.ui)
        what, told = self._told(one)
        lines = Column([Words(what, "choice"), Words(told, "meta", "ink2")])
        row = Row([Glyph("rotate-ccw", 18, "fjord"), Cell(lines, 1)], 14)
        card = Card(Pad(row, 16, 9), radius=RADIUS)
        return Pressable(f"earlier.{number}", card, lambda: self._take_up(one), text, hover="fjord")

    # What is done

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        keys = [stop.key for stop in stops]
        if "resume" in keys:
            return "resume"
        return next((key for key in keys if key.startswith("case.")), keys[0] if keys else None)

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            Shortcut((), self._settings, "↑ ↓", ui.gettext("Choose")),
            Shortcut((), self._settings, "Enter", ui.gettext("Start")),
            Shortcut((), self._settings, "F2", ui.gettext("Settings")),
            Shortcut(("escape",), self._leave, "Esc", ui.gettext("Close Makkerpar")),
        )

    def _waiting(self) -> list[Waiting]:
        return saved.waiting(self.desk.record, dict(self.desk.cases), scenario=None, seat=None)

    def _opener(self, case: Case) -> Callable[[], Answer]:
        def press() -> Answer:
            case.check()
            return Push(self.desk.views.seats(case))

        return press

    def _take_up(self, one: Waiting) -> Answer:
        return Push(resumed(self.desk, one))

    def _settings(self) -> Answer:
        return Push(self.desk.views.settings())

    def _about_it(self) -> Answer:
        return Push(self.desk.views.about())

    def _leave(self) -> Answer:
        return Leave()


def resumed(desk: Desk, one: Waiting) -> View:
    """The screen on which a play, or its debrief, goes on."""
    one.case.check()
    replayed = saved.take_up(one, desk.record)
    play = replayed.play
    keeper = Keeper(desk.record, one.saved.id)
    if play.ended and not one.saved.ended:
        keeper.save(play)  # it was interrupted between the last choice and the ending
    course = course_of(one.case, play, keeper, resumed=True)
    if (notice := saved.changed_since(replayed, desk.ui)) is not None:
        desk.notices.append(lambda ui: saved.changed_since(replayed, ui) or notice)
    return desk.views.debrief(course) if play.ended else desk.views.play(course)


def first_place(case: Case) -> str | None:
    """Where a case begins, for a picture of it."""
    places = (scene.place[0] or scene.place[1] for scene in case.scenario.scenes.values())
    return next((place for place in places if place is not None), None)


class Thumbnail(Node):
    """A small picture of a place in a case."""

    def __init__(self, place: str | None, case: Case) -> None:
        self._place = place
        self._case = case

    def measure(self, look: Look, width: int) -> int:
        return look.dp(_THUMB[1])

    def natural(self, look: Look) -> int:
        return look.dp(_THUMB[0])

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        pictures = look.pictures.of(self._case.pictures)
        place = pictures.place(self._place, rect.size) if self._place else None
        if place is None:
            canvas.surface.fill(look.palette.fjord_t, rect)
        else:
            canvas.surface.blit(place, rect)
            paint.darken(canvas.surface, rect, look.palette.scrim)
        paint.round_corners(canvas.surface, rect, look.dp(8), canvas.ground)


class _Above(Node):
    """Text above, and a picture below it where there is room for one."""

    def __init__(self, text: Node, picture: Node) -> None:
        self._text = text
        self._picture = picture

    def measure(self, look: Look, width: int) -> int:
        return self._text.measure(look, width)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        height = self._text.measure(look, rect.width)
        if height > rect.height:
            Scroll("about", self._text).draw(canvas, rect)
            return
        left = rect.height - height - look.dp(24)
        if left >= look.dp(150):
            tall = min(left, look.dp(290))
            self._picture.draw(canvas, pygame.Rect(rect.left, rect.bottom - tall, rect.width, tall))
        self._text.draw(canvas, pygame.Rect(rect.left, rect.top, rect.width, height))


class _Couple(Node):
    """Two people beside each other, on a line."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def measure(self, look: Look, width: int) -> int:
        return look.dp(250)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        height = min(rect.height, round(rect.width * 0.56))
        if contrast.luminance(look.palette.bg) < _NIGHT:
            self._wall(canvas, rect, height)
        x = rect.left
        for name in self._names:
            bust = look.pictures.portrait(name, "glad" if x > rect.left else "neutral", height)
            if bust is not None:
                canvas.surface.blit(bust, (x, rect.bottom - bust.get_height()))
                x += round(bust.get_width() * 0.78)
        line = look.dp(look.palette.border)
        canvas.surface.fill(look.palette.line2, (rect.left, rect.bottom - line, rect.width, line))

    def _wall(self, canvas: Canvas, rect: pygame.Rect, height: int) -> None:
        """Something light behind the heads: dark hair is not seen on a dark ground."""
        look = canvas.look
        wall = pygame.Rect(rect.left, rect.bottom - height, rect.width, height)
        canvas.surface.fill(look.palette.fjord_m, wall)
        paint.darken(canvas.surface, wall, look.palette.scrim)
        paint.round_corners(canvas.surface, wall, look.dp(RADIUS_CARD), canvas.ground)
