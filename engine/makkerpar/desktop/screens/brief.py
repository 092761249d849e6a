"""Who the player is, and what that person knows before anything has happened."""

from __future__ import annotations

from collections.abc import Sequence

from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Docked, Node, Pad, Row, Scroll, Space, Words, button
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.stage import Person, Stage
from makkerpar.desktop.screens.chrome import MARGIN, Framed, Hints
from makkerpar.desktop.screens.playing import Playing
from makkerpar.desktop.screens.title import first_place
from makkerpar.desktop.view import Shortcut
from makkerpar.frontend.seats import seat_name


class BriefView(Playing):
    """The brief of a seat, for whoever sits there."""

    from_top = True

    def build(self, look: Look) -> Node:
        ui, case, seat = self.desk.ui, self.course.case, self.course.page.seat
        assert seat is not None
        character = case.scenario.cast[case.scenario.seats[seat].character]
        name = case.player(seat, ui.language)
        title = case.before_play(character.title, ui.language, seat) if character.title else ""
        text = Column(
            [
                Words(seat_name(seat, ui), "over", "brick"),
                Space(6),
                Words(ui.gettext("You are {name}", name=name), "display", balanced=True),
                *([Space(4), Words(title, "lead", "ink2")] if title else []),
                Space(18),
                Words(case.before_play(case.scenario.seats[seat].brief, ui.language, seat), "lead"),
            ]
        )
        begin = Row([button("go", ui.gettext("Begin"), self.go_on, icon="arrow-right")])
        stage = Stage(first_place(case), Person(character.portrait, "neutral", "", ""))
        if look.narrow:
            whole = Column([stage, Space(18), text, Space(22), begin])
            inside: Node = Scroll("column", Pad(whole, 0, 18, 0, 14))
        else:
            width = round(look.size[0] * (0.29 if look.scale >= 1.4 else 0.36))
            column = Docked("column", Pad(text, 0, 14, 14, 0), Pad(begin, 0, 0, 6, 0), end=False)
            inside = Row(
                [
                    Cell(Pad(stage, 0, 20, 0, 4), width=width),
                    Cell(Pad(column, 54 if look.scale < 1.4 else 32, 6, 0, 16, most=760), 1),
                ],
                align=None,
            )
        return Framed(self.bar(look), Pad(inside, MARGIN, 0), Hints(self.shortcuts()))

    def shortcuts(self) -> Sequence[Shortcut]:
        return [
            Shortcut((), self.go_on, "Enter", self.desk.ui.gettext("Begin")),
            *super().shortcuts(),
        ]
