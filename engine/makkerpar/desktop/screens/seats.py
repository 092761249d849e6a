"""Who the player is today: the director, the chief, or both seats at one machine."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Final

import pygame

from makkerpar.desktop.answer import Answer, Pop, Push, Replace
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.course import course_of
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Card,
    Column,
    Glyph,
    Grid,
    Level,
    Node,
    Pad,
    Pressable,
    Row,
    Space,
    Words,
)
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.stage import draw_bust
from makkerpar.desktop.screens.chrome import Bar, Framed, Hints, body
from makkerpar.desktop.tokens import RADIUS
from makkerpar.desktop.view import Shortcut, View
from makkerpar.focus import SEATS, Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.seats import seat_name
from makkerpar.play import rules

_MAX_SEED: Final = 2**31


class SeatsView(View):
    """The choice of a seat, each with its brief."""

    def __init__(self, desk: Desk, case: Case) -> None:
        super().__init__(desk)
        self.case = case

    @property
    def pictured_case(self) -> Case | None:
        return self.case

    def build(self, look: Look) -> Node:
        ui, case = self.desk.ui, self.case
        title = case.before_play(case.scenario.title, ui.language)
        cards: list[Node] = []
        if not case.scenario.people_only:
            cards = [self._seat(seat) for seat in SEATS]
        content = Column(
            [
                Words(title, "over", "brick"),
                Space(6),
                Words(ui.gettext("Who are you today?"), "display", balanced=True),
                Space(8),
                Words(
                    ui.gettext(
                        "Your counterpart is played by the case, or by the colleague beside you."
                    ),
                    "lead",
                    "ink2",
                ),
                Space(22),
                *([Grid(cards, 2, 400, 22), Space(18)] if cards else []),
                self._both(),
            ]
        )
        crumb = "  ·  ".join((title, ui.gettext("Choose a seat")))
        bar = Bar(crumb, (), self._settings, ui.gettext("Settings"))
        return Framed(bar, body(content, most=1080), Hints(self.shortcuts()))

    def _seat(self, seat: Seat) -> Node:
        ui, case = self.desk.ui, self.case
        person = case.scenario.cast[case.scenario.seats[seat].character]
        name = case.player(seat, ui.language)
        title = case.before_play(person.title, ui.language, seat) if person.title else ""
        check = Level(Glyph("check", 16, "moss"), "small")
        text: list[Node] = [
            _Window(person.portrait, name),
            Space(16),
            Words(seat_name(seat, ui), "over", "brick"),
            Space(2),
            Words(name, "h1"),
            *([Words(title, "meta", "ink2")] if title else []),
            Space(10),
            *[
                Row([check, Cell(Words(one, "small", "ink2"), 1)], 10, 0.0)
                for one in self._means(seat)
            ],
        ]
        card = Card(Pad(Column(text), 18), radius=RADIUS)
        return Pressable(
            f"seat.{seat}",
            card,
            self._beginner(seat),
            f"{name}, {seat_name(seat, ui)}",
            hover="fjord",
        )

    def _means(self, seat: Seat) -> tuple[str, str]:
        """What it is to sit there, whatever the case."""
        ui = self.desk.ui
        if seat == "director":
            return (
                ui.gettext("Has the ear of the politicians, and must keep what is promised"),
                ui.gettext("Sees the whole organisation, and hears of things late"),
            )
        return (
            ui.gettext("Hears of things first, from those who do the work"),
            ui.gettext("Must carry out what is decided, and stand by it"),
        )

    def _both(self) -> Node:
        ui = self.desk.ui
        head = ui.gettext("Two people at one machine")
        text = ui.gettext(
            "You take a seat each. What only one of you knows comes behind a curtain."
        )
        row = Row(
            [
                Glyph("users", 26, "fjord"),
                Cell(Column([Words(head, "choice"), Words(text, "small", "ink2")], 2), 1),
            ],
            18,
        )
        card = Card(Pad(row, 20, 16), radius=RADIUS)
        return Pressable("seat.both", card, self._beginner("both"), head, hover="fjord")

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            Shortcut((), self._back, "← →", ui.gettext("Change")),
            Shortcut((), self._back, "Enter", ui.gettext("Take this seat")),
            Shortcut(("escape", "backspace"), self._back, "Esc", ui.gettext("Back")),
        )

    def _beginner(self, held: str) -> Callable[[], Answer]:
        return lambda: Replace(begun(self.desk, self.case, held))

    def _back(self) -> Answer:
        return Pop()

    def _settings(self) -> Answer:
        return Push(self.desk.views.settings())


def begun(desk: Desk, case: Case, held: str) -> View:
    """The first screen of a new play."""
    seed = desk.options.seed
    play = rules.begin(case.program, held, secrets.randbelow(_MAX_SEED) if seed is None else seed)
    keeper = Keeper.begin(desk.record, play)
    return desk.views.play(course_of(case, play, keeper, resumed=False))


class _Window(Node):
    """A head in a wide frame."""

    def __init__(self, portrait: str | None, name: str) -> None:
        self._portrait = portrait
        self._name = name

    def measure(self, look: Look, width: int) -> int:
        return min(look.dp(136), round(width * 0.4))

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        draw_bust(canvas, rect, self._portrait, self._name)
