"""Handing one machine between two people."""

from __future__ import annotations

from makkerpar.focus import Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.seats import seat_name
from makkerpar.terminal.talk import Talk


class Curtain:
    """Who may read.

    Attributes:
        open_for: the seat that has the machine to itself; None: both may read.
    """

    def __init__(self, talk: Talk, case: Case) -> None:
        self._talk = talk
        self._case = case
        self.open_for: Seat | None = None

    def hand_to(self, seat: Seat) -> None:
        """Wait until a seat has the machine to itself."""
        if self.open_for == seat:
            return
        self.draw()

        def show() -> None:
            ui = self._talk.ui
            self._talk.say(
                ui.gettext(
                    "Give the machine to {name} ({seat}).",
                    name=self._case.player(seat, ui.language),
                    seat=seat_name(seat, ui),
                )
            )

        self._talk.go_on(
            lambda: self._talk.ui.gettext("Press Enter when nobody else can read. "), show=show
        )
        self.open_for = seat
        self._talk.page.gap()

    def draw(self) -> None:
        """Push away what a seat has read by itself; both may read from here."""
        if self.open_for is None:
            return
        self.open_for = None
        self._talk.page.push_away()
        self._talk.page.text(self._talk.ui.gettext("What stood here has been pushed away."))
        self._talk.page.gap()
