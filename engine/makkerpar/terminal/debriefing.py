"""The debrief in the terminal: six screens, never skipped, left and taken up at any of them.

Two people go through the first four one after the other, behind the curtain; the last two they
read together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from makkerpar.debrief.ask import Answers, ask
from makkerpar.debrief.screens import Debrief, debrief, roads_of, saying
from makkerpar.focus import SEATS, Seat
from makkerpar.frontend import answers
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.places import SCREENS, left_at, places
from makkerpar.play import journal
from makkerpar.play.rules import Play
from makkerpar.record import Agreement
from makkerpar.terminal.agreements import ask_about
from makkerpar.terminal.asking import ask_before_telling
from makkerpar.terminal.commands import ALL, WORDS, Command
from makkerpar.terminal.curtain import Curtain
from makkerpar.terminal.onward import go_onward
from makkerpar.terminal.screens import Screens
from makkerpar.terminal.sitting import Sitting
from makkerpar.terminal.talk import Talk

if TYPE_CHECKING:
    # NumPy and networkx are imported when a debrief needs them, not before.
    from makkerpar.insight.attainable import Attainable


class Previous(Exception):
    """The player wants the screen before."""


class PlayOn(Exception):
    """The player plays on from a turning point; `play` stands there."""

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play = play


class Debriefing(Sitting):
    """A debrief on its way. It is also the desk that commands go to.

    Args:
        talk: the conversation.
        case: what was played.
        play: as it ended.
        keeper: its place in the record.
        curtain: between two people; None: one person held one seat.
        due: an agreement from another play to ask about, or None.
    """

    def __init__(
        self,
        talk: Talk,
        case: Case,
        play: Play,
        keeper: Keeper,
        curtain: Curtain | None,
        due: Agreement | None,
    ) -> None:
        super().__init__(talk, case, play, keeper)
        self._curtain = curtain
        self._due = due
        self._wholes: dict[Seat, Debrief] = {}
        self._roads: Attainable | None = None
        self._worked_out = False
        self._places = places(play.held)
        self._at = 0

    def run(self) -> None:
        """Go through all screens from where it was left; raises `PlayOn`."""
        record = self.keeper.record
        self._at = self._left_at()
        with self.talk.at(self):
            while self._at < len(self._places):
                record.debrief_at(self.keeper.id, self._at + 1)
                try:
                    self._show(*self._places[self._at])
                except Previous:
                    self._at = max(self._at - 1, 0)
                else:
                    self._at += 1
        record.debrief_at(self.keeper.id, len(self._places), done=True)

    def _left_at(self) -> int:
        """The screen it was left at, or the first before it that opens the rest."""
        step = self.keeper.record.load(self.keeper.id).debrief_step
        return left_at(self._places, step, self._said)

    # The screens

    def _show(self, seat: Seat | None, screen: int) -> None:
        if self._curtain is not None:
            if seat is not None:
                self._curtain.hand_to(seat)
            else:
                self._curtain.draw()
        if screen == 1 and seat is not None:
            self._ask_first(seat)
        elif screen == SCREENS:
            self._title(None, screen)
            go_onward(
                self.talk,
                self.case,
                self.keeper.record,
                self.keeper.id,
                [self._whole(one) for one in self._seats],
            )
        elif screen == SCREENS - 1:
            self._windows()
        elif seat is not None:
            self._alone(seat, screen)

    def _ask_first(self, seat: Seat) -> None:
        self._title(seat, 1)
        if self._due is not None:
            ask_about(self.talk, self.keeper.record, self._due)
            self._due = None
        ask_before_telling(
            self.talk,
            ask(self._said(seat), None),
            lambda said: answers.keep(self.keeper.record, self.keeper.id, seat, said),
        )

    def _alone(self, seat: Seat, screen: int) -> None:
        """Screens two to four, for one seat."""
        whole = self._whole(seat)
        if screen == 2:
            self._read(lambda: self._titled(seat, 2).happened(whole))
        elif screen == 3:
            self._turned(seat, whole)
        else:
            self._areas(seat, whole)

    def _turned(self, seat: Seat, whole: Debrief) -> None:
        points = whole.turning

        def show() -> None:
            self._titled(seat, 3).turned(whole)
            self.talk.page.gap()

        every = 1 if whole.attained else 0

        def enter() -> str:
            ui, number = self.talk.ui, len(points) + 1
            if points:
                return ui.gettext(
                    "A number plays on from that choice, {number} tells every choice, Enter goes "
                    "on",
                    number=number,
                )
            if every:
                return ui.gettext("{number} tells every choice, Enter goes on", number=number)
            return ui.gettext("Enter goes on")

        while True:
            picked = self.talk.choose(show, len(points) + every, enter=enter, again=_nothing)
            if picked is None:
                return
            if picked == len(points):
                self._screens.attained(whole)
                self.talk.page.gap()
                show = _nothing
                continue
            self._play_on(points[picked].decision.persons, points[picked].decision.number)

    def _play_on(self, persons: int, number: int) -> None:
        """Begin a copy at a turning point, if the player means it; the debrief stays as it is."""

        def show() -> None:
            page, ui = self.talk.page, self.talk.ui
            page.heading(ui.gettext("Play on from choice {number}?", number=number))
            page.text(ui.gettext("This play and its debrief stay saved; a copy begins there."))
            page.item("1. ", ui.gettext("Yes, play on."))
            page.item("2. ", ui.gettext("No, stay in the debrief."))
            page.gap()

        if self.talk.choose(show, 2) == 0:
            raise PlayOn(journal.rewind(self.play, persons))

    def _areas(self, seat: Seat, whole: Debrief) -> None:
        whole = self._wholes[seat] = saying(whole, self._said(seat))

        def show() -> None:
            screens = self._titled(seat, 4)
            screens.areas(whole)
            if whole.lanes.opens is not None:
                area, position = whole.lanes.opens
                lane = next(lane for lane in whole.lanes.lanes if lane.area == area)
                screens.opened(area)
                screens.dot(whole, area, lane.dots[position])
            self.talk.page.gap()

        while True:
            picked = self.talk.choose(
                show,
                len(whole.lanes.lanes),
                enter=lambda: self.talk.ui.gettext("1 to 5 tells that area, Enter goes on"),
                again=_nothing,
            )
            if picked is None:
                return
            self._screens.dots(whole, whole.lanes.lanes[picked].area)
            self.talk.page.gap()
            show = _nothing

    def _windows(self) -> None:
        whole = self._whole(self._seats[0])
        more = len(whole.windows.meetings) > len(whole.windows.featured)

        def enter() -> str:
            if more:
                return self.talk.ui.gettext("1 tells all the moments, Enter goes on")
            return self.talk.ui.gettext("Enter goes on")

        def show() -> None:
            self._titled(None, 5).windows(whole)
            self.talk.page.gap()

        while True:
            picked = self.talk.choose(show, int(more), enter=enter, again=_nothing)
            if picked is None:
                return
            self._screens.windows(whole, everything=True)
            self.talk.page.gap()
            show = _nothing

    def _read(self, show: Callable[[], None]) -> None:
        def shown() -> None:
            show()
            self.talk.page.gap()

        self.talk.choose(
            shown, 0, enter=lambda: self.talk.ui.gettext("Enter goes on"), again=_nothing
        )

    # What they are made of

    @property
    def _seats(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in SEATS if self.play.held in (seat, "both"))

    @property
    def _screens(self) -> Screens:
        return Screens(self.talk.page, self.case, self.talk.ui)

    def _titled(self, seat: Seat | None, screen: int) -> Screens:
        self._title(seat, screen)
        return self._screens

    def _title(self, seat: Seat | None, screen: int) -> None:
        whose = None
        if self._curtain is not None and seat is not None:
            whose = self.case.player(seat, self.language)
        self._screens.title(screen, whose)

    def _said(self, seat: Seat) -> Answers:
        return answers.read(self.keeper.record, self.keeper.id, seat)

    def _whole(self, seat: Seat) -> Debrief:
        """What the play means for a seat; the roads, which take their time, are worked out once."""
        if not self._worked_out:
            self._roads = roads_of(self.play.program, self.play.held)
            self._worked_out = True
        if seat not in self._wholes:
            self._wholes[seat] = debrief(
                self.play, seat, answers=self._said(seat), roads=self._roads
            )
        return self._wholes[seat]

    # What commands mean here

    def help(self) -> None:
        """Say where the player is, before the list of commands."""
        ui = self.talk.ui
        number = self._places[self._at][1]
        self.talk.say(
            ui.gettext(
                "You are in the debrief, screen {number} of 6. Enter goes on, “{back}” goes to "
                "the screen before, and “{back} {all}” tells the whole story again.",
                number=number,
                back=WORDS[ui.language][Command.BACK][0],
                all=ALL[ui.language],
            )
        )

    def back(self, scenes: int | None) -> None:
        """Go to the screen before; with »all«, tell the whole story again."""
        if scenes is not None:
            raise Previous
        seat = self._places[self._at][0] or self._alone_seat()
        if seat is None:
            self.talk.say(self.talk.ui.gettext("The whole story is told to one of you at a time."))
        else:
            self.tell_back(seat, None)

    def log(self) -> None:
        """Tell the own decisions."""
        self._to_each(self.tell_log)

    def status(self) -> None:
        """Tell the meters as they ended."""
        self._to_each(self.tell_status)

    def _to_each(self, tell: Callable[[Seat], None]) -> None:
        """Tell something to the seat that reads; of both, by name, where both do."""
        seat = self._places[self._at][0] or self._alone_seat()
        if seat is not None:
            tell(seat)
            return
        for one in SEATS:
            self.talk.say(self.case.player(one, self.language))
            tell(one)

    def undo(self) -> None:
        """Nothing is undone any more: say what there is instead."""
        self.talk.say(
            self.talk.ui.gettext(
                "The story has ended. Screen 3 lets you play on from where it turned."
            )
        )

    def _alone_seat(self) -> Seat | None:
        return self._seats[0] if len(self._seats) == 1 else None


def _nothing() -> None:
    """Show nothing: it stands right above."""
