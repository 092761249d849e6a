"""What playing alone and playing as two have in common: a play, its record, and one decision."""

from __future__ import annotations

from collections.abc import Sequence

from makkerpar.focus import Seat
from makkerpar.frontend import wording
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.settings import time_factor
from makkerpar.play import journal, rules
from makkerpar.play.rules import PERSON, TIMEOUT, By, Play
from makkerpar.play.view import (
    ActBegins,
    ActEnds,
    Beat,
    Chose,
    Question,
    SceneOpens,
    question,
    window,
)
from makkerpar.play.view import meters as meters_of
from makkerpar.terminal import settings, telling
from makkerpar.terminal.talk import Talk

# More lines than these since the last stop, and a scene is left by Enter.
LINES_WITHOUT_STOP = 2


class Undone(Exception):
    """The last choice was taken back: the play stands where it was before."""


class Sitting:
    """A play on its way. Whoever asks a seat is a subclass."""

    def __init__(self, talk: Talk, case: Case, play: Play, keeper: Keeper) -> None:
        self.talk = talk
        self.case = case
        self.play = play
        self.keeper = keeper

    # What is done

    def move(self, choice: str, seat: Seat, by: By) -> None:
        """Take a choice and keep it; what it leads to is shown only after that."""
        self.keep(rules.take(self.play, choice, seat=seat, by=by))

    def keep(self, play: Play) -> None:
        """Put the play on disk and go on from it."""
        if not self.keeper.save(play):
            self.talk.say(
                self.talk.ui.gettext(
                    "This play has been taken further in another window. "
                    "That one is left alone; yours goes on as a copy."
                )
            )
        self.play = play

    def undo(self) -> None:
        """Take the last choice back; raises `Undone` where there was one."""
        if not journal.persons_choices(self.play):
            self.talk.say(self.talk.ui.gettext("There is no choice to take back yet."))
            return
        self.keep(journal.undo(self.play))
        self.talk.say(self.talk.ui.gettext("Taken back. You stand before the choice again."))
        raise Undone

    def settings(self) -> None:
        """Show the settings and let them be changed."""
        settings.change(self.talk, self.keeper.record)

    # What is shown

    def decide(self, seat: Seat) -> tuple[str, By]:
        """What a seat chooses, and whether it was the clock that did."""
        asked = question(self.play, seat)
        assert asked is not None
        opened = [option for option in asked.options if option.locked is None]
        if self._limit(asked) is not None:
            # Nobody's time runs while what came before is still being read.
            self.talk.page.gap()
            self.talk.go_on(
                lambda: self.talk.ui.gettext("A choice against the clock. Press Enter when ready. ")
            )
        began = self.talk.console.clock()
        picked = self.talk.choose(lambda: self._ask(asked, seat), len(opened))
        assert picked is not None
        took = self.talk.console.clock() - began
        limit = self._limit(asked)
        if limit is not None and asked.timeout is not None and took > limit:
            self.talk.say(
                self.talk.ui.gettext(
                    "That took {took} seconds, and there were {limit}.",
                    took=round(took),
                    limit=limit,
                )
            )
            return asked.timeout, TIMEOUT
        return opened[picked].id, PERSON

    def _limit(self, asked: Question) -> int | None:
        """The seconds there are for this, if any: the setting is read as it is now."""
        factor = time_factor(self.keeper.record)
        return asked.seconds * factor if asked.seconds and asked.timeout and factor else None

    def _ask(self, asked: Question, seat: Seat) -> None:
        page, ui = self.talk.page, self.talk.ui
        # Asked for anew: the language may have changed since.
        prompt = (
            self.case.say(asked.prompt, ui.language)
            if asked.prompt is not None
            else ui.gettext("What do you do?")
        )
        page.heading(prompt)
        if asked.joint:
            page.text(self.both_choose(seat))
        if (limit := self._limit(asked)) is not None:
            page.text(ui.gettext("You have {limit} seconds.", limit=limit))
        page.gap()
        number = 0
        for option in asked.options:
            words = self.case.say(option.words, ui.language)
            if option.locked is None:
                number += 1
                page.item(f"{number}. ", words)
            else:
                reason = self.case.say(option.locked, ui.language)
                text = ui.gettext("Not open: {choice} {reason}", choice=words, reason=reason)
                page.item("   ", text)
        page.gap()

    def both_choose(self, seat: Seat) -> str:
        """What is said at a decision that the other seat takes part in."""
        across = self.case.player("chief" if seat == "director" else "director", self.language)
        return self.talk.ui.gettext(
            "{name} chooses at the same time. Neither of you sees the other's choice.",
            name=across,
        )

    @property
    def language(self) -> str:
        """The language by now."""
        return self.talk.ui.language

    def tell_log(self, seat: Seat) -> None:
        """A seat's own decisions so far, each under its scene."""
        page, ui = self.talk.page, self.talk.ui
        page.heading(ui.gettext("Your choices so far"))
        title = None
        number = 0
        for beat in window(self.play, seat):
            if isinstance(beat, SceneOpens):
                title = beat.title
            elif isinstance(beat, Chose):
                number += 1
                where = self.case.say(title, ui.language) + ": " if title is not None else ""
                page.item(f"{number}. ", where + self.case.say(beat.words, ui.language))
        if not number:
            page.text(ui.gettext("None yet."))

    def tell_status(self, seat: Seat) -> None:
        """The meters a seat sees, and the act it is in."""
        page, ui = self.talk.page, self.talk.ui
        page.heading(ui.gettext("How things stand"))
        acts = [beat for beat in window(self.play, seat) if isinstance(beat, ActBegins)]
        if acts:
            page.text(self.case.say(acts[-1].title, ui.language) + ".")
        for one in meters_of(self.play, seat):
            page.text(wording.meter(one, self.case, ui, seat) + ".")

    def tell_back(self, seat: Seat, scenes: int | None) -> None:
        """The last scenes as a seat saw them; None: everything."""
        beats = window(self.play, seat)
        start = scene_start(beats, scenes)
        telling.show(self.talk.page, telling.told(beats, start, self.case, self.talk.ui, seat))

    def tell_reasons(self, chose: Chose, seat: Seat) -> None:
        """Why a choice is worth what it is, where its author says so: each reason once."""
        reasons = wording.reasons(self.play, chose, seat, self.case, self.talk.ui)
        if reasons:
            reason = " ".join(reasons)
            self.talk.say(self.talk.ui.gettext("The author's reason: {reason}", reason=reason))


def chunks(beats: Sequence[Beat], start: int) -> list[tuple[Beat, ...]]:
    """Beats from `start` on, cut where an act or a scene opens."""
    found: list[list[Beat]] = []
    for number, beat in enumerate(beats[start:]):
        opens = isinstance(beat, ActEnds | ActBegins | SceneOpens)
        before = beats[start + number - 1] if number else None
        if number == 0 or (opens and not isinstance(before, ActEnds | ActBegins)):
            found.append([])
        found[-1].append(beat)
    return [tuple(chunk) for chunk in found]


def scene_start(beats: Sequence[Beat], scenes: int | None = 1) -> int:
    """Where the last `scenes` scenes begin among the beats, with their acts; None: at the first."""
    if scenes is None:
        return 0
    starts = []
    at = 0
    for chunk in chunks(beats, 0):
        if any(isinstance(beat, SceneOpens) for beat in chunk):
            starts.append(at)
        at += len(chunk)
    return starts[-scenes] if 0 < scenes <= len(starts) else 0
