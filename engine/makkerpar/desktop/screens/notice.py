"""Something that must be said: a text and one way on."""

from __future__ import annotations

from collections.abc import Sequence

from makkerpar.desktop.answer import Answer, Pop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Card, Column, Node, Pad, Row, Space, Spring, Words, button
from makkerpar.desktop.screens.chrome import Bar, Framed, Hints, body
from makkerpar.desktop.view import Shortcut, View


class NoticeView(View):
    """A notice; whatever was going on goes on behind it."""

    def __init__(self, desk: Desk, text: str) -> None:
        super().__init__(desk)
        self._text = text

    def build(self, look: Look) -> Node:
        ui = self.desk.ui
        card = Card(
            Pad(
                Column(
                    [
                        Words(ui.gettext("A message"), "over", "brick"),
                        Space(10),
                        Words(self._text, "lead"),
                        Space(22),
                        Row(
                            [
                                button(
                                    "close", ui.gettext("Continue"), self._close, icon="arrow-right"
                                )
                            ]
                        ),
                    ]
                ),
                30,
            )
        )
        content = Column([Spring(), card, Spring(share=2)])
        return Framed(Bar(), body(content, most=640), Hints(self.shortcuts()))

    def shortcuts(self) -> Sequence[Shortcut]:
        text = self.desk.ui.gettext("Continue")
        return (Shortcut(("escape",), self._close, "Enter", text),)

    def _close(self) -> Answer:
        return Pop()
