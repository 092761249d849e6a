"""What the player does: pick a case and a seat, or take up what waits."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from makkerpar.focus import AREA_NAMES, SEATS
from makkerpar.frontend import saved
from makkerpar.frontend.case import Case
from makkerpar.frontend.saved import Waiting
from makkerpar.frontend.seats import one_seat, seat_name
from makkerpar.frontend.wording import who
from makkerpar.record import Record
from makkerpar.terminal import settings
from makkerpar.terminal.talk import Talk


class _Deed(enum.Enum):
    """What else can be done in the list."""

    REMOVE = "remove"
    SETTINGS = "settings"
    LEAVE = "leave"


_Entry = Case | Waiting | _Deed


class Left(Exception):
    """The player wants nothing more."""


class Menu:
    """The first thing a player meets. It is also the desk that commands go to.

    Args:
        talk: the conversation.
        record: the player's.
        cases: by id, those that can be played, in the order to list them.
        faulty: the names of scenarios that have errors.
    """

    def __init__(
        self, talk: Talk, record: Record, cases: Mapping[str, Case], faulty: Sequence[str]
    ) -> None:
        self._talk = talk
        self._record = record
        self._cases = dict(cases)
        self._faulty = faulty

    def pick(self) -> Case | Waiting:
        """A case to begin or something to take up; raises `Left` where the player is done."""
        while True:
            entries = self._entries()
            match entries[self._choose(partial(self._show, entries), len(entries))]:
                case _Deed.LEAVE:
                    raise Left
                case _Deed.SETTINGS:
                    self.settings()
                case _Deed.REMOVE:
                    self._remove()
                case (Case() | Waiting()) as picked:
                    return picked

    def resume(self, scenario: str, seat: str | None) -> Waiting | None:
        """What waits of a case that was named, if the player wants it; None: begin afresh."""
        found = saved.waiting(self._record, self._cases, scenario=scenario, seat=seat)
        if not found:
            return None

        def show() -> None:
            page, ui = self._talk.page, self._talk.ui
            page.heading(ui.gettext("You were in the middle of something."))
            for number, one in enumerate(found, start=1):
                page.item(f"{number}. ", saved.tell(one, ui))
            page.item(f"{len(found) + 1}. ", ui.gettext("Begin a new play."))
            page.gap()

        picked = self._choose(show, len(found) + 1)
        return found[picked] if picked < len(found) else None

    def seat(self, case: Case) -> str:
        """How the seats are to be held."""
        held = ("both",) if case.scenario.people_only else (*SEATS, "both")

        def show() -> None:
            page, ui = self._talk.page, self._talk.ui
            page.heading(ui.gettext("Who are you?"))
            for number, one in enumerate(held, start=1):
                text = seat_name(one, ui) if one == "both" else who(case, one_seat(one), ui)
                page.item(f"{number}. ", _sentence(text))
            page.gap()

        return held[self._choose(show, len(held))]

    def _choose(self, show: Callable[[], None], count: int) -> int:
        with self._talk.at(self):
            picked = self._talk.choose(show, count)
        assert picked is not None
        return picked

    # The list

    def _entries(self) -> list[_Entry]:
        waiting = self._waiting()
        remove = [_Deed.REMOVE] if waiting else []
        return [*waiting, *self._cases.values(), *remove, _Deed.SETTINGS, _Deed.LEAVE]

    def _waiting(self) -> list[Waiting]:
        return saved.waiting(self._record, self._cases, scenario=None, seat=None)

    def _show(self, entries: Sequence[_Entry]) -> None:
        page, ui = self._talk.page, self._talk.ui
        page.heading(ui.gettext("What would you like to do?"))
        for number, entry in enumerate(entries, start=1):
            mark = f"{number}. "
            match entry:
                case Waiting():
                    page.item(mark, saved.tell(entry, ui))
                case Case():
                    self._case(mark, entry)
                case _Deed.REMOVE:
                    page.item(mark, ui.gettext("Remove something saved."))
                case _Deed.SETTINGS:
                    page.item(mark, ui.gettext("Settings."))
                case _Deed.LEAVE:
                    page.item(mark, ui.gettext("Leave."))
        for name in self._faulty:
            text = ui.gettext("“{scenario}” has errors and cannot be played.", scenario=name)
            page.item("   ", text)
        page.gap()

    def _case(self, mark: str, case: Case) -> None:
        page, ui = self._talk.page, self._talk.ui
        scenario = case.scenario
        title = case.before_play(scenario.title, ui.language)
        page.item(
            mark,
            ui.gettext(
                "New play: {title}. About {minutes} minutes.",
                title=title,
                minutes=scenario.minutes,
            ),
        )
        page.item("   ", case.before_play(scenario.summary, ui.language))
        if scenario.focus:
            areas = "; ".join(AREA_NAMES[area][ui.language] for area in scenario.focus)
            page.item("   ", ui.gettext("Trains: {areas}.", areas=areas))

    def _remove(self) -> None:
        waiting = self._waiting()

        def show() -> None:
            page, ui = self._talk.page, self._talk.ui
            page.heading(ui.gettext("Remove which one? It is gone for good, answers and all."))
            for number, one in enumerate(waiting, start=1):
                page.item(f"{number}. ", saved.tell(one, ui))
            page.gap()

        def enter() -> str:
            return self._talk.ui.gettext("A number removes that one, Enter removes nothing")

        with self._talk.at(self):
            picked = self._talk.choose(show, len(waiting), enter=enter)
        if picked is not None:
            self._record.remove(waiting[picked].saved.id)
            self._talk.say(self._talk.ui.gettext("Removed."))

    # What commands mean here

    def help(self) -> None:
        """Say where the player is, before the list of commands."""
        self._talk.say(self._talk.ui.gettext("You choose by typing a number and pressing Enter."))

    def back(self, scenes: int | None) -> None:
        """There is nothing to look back on."""
        self._nothing_yet()

    def log(self) -> None:
        """There are no decisions."""
        self._nothing_yet()

    def status(self) -> None:
        """There are no meters."""
        self._nothing_yet()

    def undo(self) -> None:
        """There is nothing to take back."""
        self._nothing_yet()

    def settings(self) -> None:
        """Show the settings and let them be changed."""
        settings.change(self._talk, self._record)

    def _nothing_yet(self) -> None:
        self._talk.say(self._talk.ui.gettext("No play is going on yet."))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
