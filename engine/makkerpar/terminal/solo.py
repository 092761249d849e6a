"""One person in one seat: scenes one by one, decisions, and what they lead to."""

from __future__ import annotations

from collections.abc import Sequence

from makkerpar.focus import Seat
from makkerpar.frontend import settings
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.seats import seat_name
from makkerpar.play.rules import Play
from makkerpar.play.view import ActEnds, Beat, Chose, Said, SceneOpens, window
from makkerpar.terminal import telling
from makkerpar.terminal.sitting import (
    LINES_WITHOUT_STOP,
    Sitting,
    Undone,
    chunks,
    scene_start,
)
from makkerpar.terminal.talk import Talk


class Solo(Sitting):
    """A play in which a person holds one seat. It is also the desk that commands go to."""

    def __init__(self, talk: Talk, case: Case, play: Play, keeper: Keeper, seat: Seat) -> None:
        super().__init__(talk, case, play, keeper)
        self._seat: Seat = seat

    def run(self, *, resumed: bool) -> Play:
        """Play to the end; a resumed play begins with its last scene again."""
        start = scene_start(self._beats()) if resumed else 0
        with self.talk.at(self):
            while True:
                try:
                    self._reveal(start)
                    start = len(self._beats())
                    if self.play.ended:
                        self.talk.page.gap()
                        self.talk.go_on(
                            lambda: self.talk.ui.gettext("Press Enter for the debrief. ")
                        )
                        return self.play
                    choice, by = self.decide(self._seat)
                    self.move(choice, self._seat, by)
                except Undone:
                    start = scene_start(self._beats())

    def _beats(self) -> tuple[Beat, ...]:
        return window(self.play, self._seat)

    def _reveal(self, start: int) -> None:
        """Show what is new, scene by scene."""
        beats = self._beats()
        lines = 0
        for chunk in chunks(beats, start):
            turns = isinstance(chunk[0], ActEnds)
            if lines and (turns or lines > LINES_WITHOUT_STOP) and _opens(chunk):
                self.talk.page.gap()
                self.talk.go_on()
                lines = 0
            end = start + len(chunk)
            paragraphs = telling.told(beats[:end], start, self.case, self.talk.ui, self._seat)
            telling.show(self.talk.page, paragraphs)
            lines += sum(isinstance(beat, Said) for beat in chunk)
            if self._coach(chunk):
                lines += LINES_WITHOUT_STOP + 1
            start = end

    def _coach(self, chunk: Sequence[Beat]) -> bool:
        """After a choice and its consequence the author's reasons, where the player wants them."""
        chosen = [beat for beat in chunk if isinstance(beat, Chose)]
        if not chosen or not settings.coached(self.keeper.record):
            return False
        for beat in chosen:
            self.tell_reasons(beat, self._seat)
        return True

    # What commands mean here

    def help(self) -> None:
        """Say where the player is, before the list of commands."""
        ui = self.talk.ui
        self.talk.say(
            ui.gettext(
                "You are {name}, {seat}. You choose by typing a number and pressing Enter.",
                name=self.case.player(self._seat, ui.language),
                seat=seat_name(self._seat, ui),
            )
        )

    def back(self, scenes: int | None) -> None:
        """Tell the last scenes again."""
        self.tell_back(self._seat, scenes)

    def log(self) -> None:
        """Tell the own decisions so far."""
        self.tell_log(self._seat)

    def status(self) -> None:
        """Tell the meters."""
        self.tell_status(self._seat)


def _opens(chunk: Sequence[Beat]) -> bool:
    return any(isinstance(beat, SceneOpens) for beat in chunk)
