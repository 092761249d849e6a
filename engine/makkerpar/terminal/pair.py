"""Two people at one machine: shared lines for both, private ones behind a curtain.

The machine is always with somebody: with one seat, or (None) with both. It changes hands by a line
that says to whom, and Enter; before it leaves a seat, what stood there is pushed off the screen by
blank lines. Nothing else is hidden: who scrolls back can read it, and the two are told so.
"""

from __future__ import annotations

from collections.abc import Sequence

from makkerpar.focus import SEATS, Seat
from makkerpar.frontend import settings, wording
from makkerpar.frontend.blocks import Block, Shared, blocks
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.play.rules import TIMEOUT, Play
from makkerpar.play.view import (
    ActBegins,
    Beat,
    Chose,
    Ended,
    Said,
    SceneOpens,
    Words,
    meters,
    question,
    window,
)
from makkerpar.terminal import telling
from makkerpar.terminal.curtain import Curtain
from makkerpar.terminal.sitting import LINES_WITHOUT_STOP, Sitting, Undone
from makkerpar.terminal.talk import Talk
from makkerpar.terminal.telling import Teller


class Pair(Sitting):
    """A play in which people hold both seats. It is also the desk that commands go to."""

    def __init__(
        self, talk: Talk, case: Case, play: Play, keeper: Keeper, curtain: Curtain
    ) -> None:
        super().__init__(talk, case, play, keeper)
        self._curtain = curtain
        self._pending: dict[Seat, list[Beat]] = {seat: [] for seat in SEATS}
        self._told = 0
        self._teller = Teller(case, None)

    def run(self, *, resumed: bool) -> Play:
        """Play to the end; a resumed play begins with its last scene again."""
        if resumed:
            self._rewind()
        with self.talk.at(self):
            while True:
                try:
                    self._reveal()
                    if self.play.ended:
                        self.talk.page.gap()
                        self.talk.go_on(
                            lambda: self.talk.ui.gettext("Press Enter for the debrief. ")
                        )
                        return self.play
                    self._decide(self.play.waiting[0])
                except Undone:
                    self._rewind()

    def _rewind(self) -> None:
        """Begin again with the last scene; the machine goes to whoever must read first."""
        self._told = _scene_start(blocks(self.play))
        self._pending = {seat: [] for seat in SEATS}
        self._teller = Teller(self.case, None)
        self._curtain.draw()

    # Reading

    def _reveal(self) -> None:
        """Show what is new: shared lines to both, private ones to each."""
        lines = 0
        new = blocks(self.play)[self._told :]
        for block in new:
            if block.shared:
                if self._read_alone(SEATS):
                    lines = 0
                if block.opens and lines > LINES_WITHOUT_STOP:
                    self.talk.page.gap()
                    self.talk.go_on()
                    lines = 0
                self._curtain.draw()
                self._show_shared(block.shared, self._teller)
                lines += sum(isinstance(one.beat, Said) for one in block.shared)
            for seat in SEATS:
                self._pending[seat] += block.private[seat]
        self._told += len(new)
        # Who decides next reads then; the other one first.
        self._read_alone(tuple(seat for seat in SEATS if seat not in self.play.waiting[:1]))
        if self.play.ended:
            self._curtain.draw()

    def _show_shared(self, shared: Sequence[Shared], teller: Teller) -> None:
        """Lines for both; before those that speak to one of them it says to whom."""
        ui = self.talk.ui
        spoken_to: Seat | None = None
        for beat, seat in shared:
            name = self.case.player(seat, ui.language) if seat is not None else ""
            if isinstance(beat, Ended) and name:
                title = self.case.say(beat.title, ui.language)
                self.talk.page.heading(
                    ui.gettext("The end for {name}: {title}", name=name, title=title)
                )
                continue
            if seat != spoken_to:
                self.talk.page.gap()
            if name and seat != spoken_to:
                self.talk.page.text(ui.gettext("For {name}:", name=name))
            spoken_to = seat
            telling.show(self.talk.page, teller.tell(beat, ui))
        if spoken_to is not None:
            self.talk.page.gap()

    def _read_alone(self, seats: tuple[Seat, ...]) -> bool:
        """Let each of these read what is theirs alone; whether anybody had to."""
        somebody = False
        for seat in seats:
            if self._pending[seat]:
                self._curtain.hand_to(seat)
                self._show_pending(seat)
                self.talk.page.gap()
                self.talk.go_on(lambda: self.talk.ui.gettext("Press Enter when you have read it. "))
                self._curtain.draw()
                somebody = True
        return somebody

    def _show_pending(self, seat: Seat) -> None:
        for beat in self._pending[seat]:
            telling.show(self.talk.page, self._teller.tell(beat, self.talk.ui))
        self._pending[seat] = []

    # Deciding

    def _decide(self, seat: Seat) -> None:
        self._curtain.hand_to(seat)
        self._coach(seat)
        self._show_pending(seat)
        asked = question(self.play, seat)
        assert asked is not None
        choice, by = self.decide(seat)
        self.move(choice, seat, by)
        if by == TIMEOUT:
            self._tell_timeout(next(one.words for one in asked.options if one.id == choice))
        self._curtain.draw()
        self.talk.say(
            self.talk.ui.gettext(
                "{name} has chosen.", name=self.case.player(seat, self.talk.ui.language)
            )
        )
        self.talk.page.gap()

    def _tell_timeout(self, words: Words) -> None:
        """What the clock chose, to the one whose choice it was, before it is pushed away."""
        ui = self.talk.ui
        choice = self.case.say(words, ui.language)
        self.talk.say(ui.gettext("Time ran out, so it became: {choice}", choice=choice))
        self.talk.page.gap()
        self.talk.go_on(lambda: self.talk.ui.gettext("Press Enter when you have read it. "))

    def _coach(self, seat: Seat) -> None:
        """The reasons of the last own choice: alone, so not before the machine is back."""
        if not settings.coached(self.keeper.record):
            return
        last = [beat for beat in window(self.play, seat) if isinstance(beat, Chose)][-1:]
        for beat in last:
            page, ui = self.talk.page, self.talk.ui
            page.gap()
            page.text(telling.chosen(beat, self.case, ui))
            self.tell_reasons(beat, seat)
            page.gap()

    # What commands mean here

    @property
    def _reader(self) -> Seat | None:
        return self._curtain.open_for

    def help(self) -> None:
        """Say where the two are, before the list of commands."""
        ui = self.talk.ui
        if self._reader is None:
            self.talk.say(ui.gettext("Both of you may read now."))
        else:
            name = self.case.player(self._reader, ui.language)
            self.talk.say(ui.gettext("Only {name} may read now.", name=name))

    def back(self, scenes: int | None) -> None:
        """Tell the last scenes again: a seat's own window, or what both have read."""
        if self._reader is not None:
            self.tell_back(self._reader, scenes)
            return
        told = blocks(self.play)
        teller = Teller(self.case, None)
        start = _scene_start(told, scenes)
        for block in told[start : max(self._told, 1)]:
            self._show_shared(block.shared, teller)

    def log(self) -> None:
        """Tell a seat's decisions, to nobody but the one who sits there."""
        if self._reader is None:
            self.talk.say(
                self.talk.ui.gettext("Your choices are your own: ask when the machine is yours.")
            )
        else:
            self.tell_log(self._reader)

    def status(self) -> None:
        """Tell the meters: a seat's own, or those that both see."""
        if self._reader is not None:
            self.tell_status(self._reader)
            return
        page, ui = self.talk.page, self.talk.ui
        page.heading(ui.gettext("How things stand"))
        known = {seat: set(meters(self.play, seat)) for seat in SEATS}
        for one in meters(self.play, SEATS[0]):
            if one in known[SEATS[1]]:
                page.text(wording.meter(one, self.case, ui, SEATS[0]) + ".")


def _scene_start(told: tuple[Block, ...], scenes: int | None = 1) -> int:
    """Where the last `scenes` scenes begin among the blocks; None: at the first."""
    if scenes is None:
        return 0
    starts = [
        number
        for number, block in enumerate(told)
        if block.opens
        or any(isinstance(beat, SceneOpens) for beats in block.private.values() for beat in beats)
    ]
    start = starts[-scenes] if 0 < scenes <= len(starts) else 0
    # An act is announced in a block of its own, right before its first scene.
    return start - 1 if start and _announces(told[start - 1]) else start


def _announces(block: Block) -> bool:
    return any(isinstance(one.beat, ActBegins) for one in block.shared)
