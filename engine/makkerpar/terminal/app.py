"""The text front end from end to end: the record, the menu, plays, debriefs, and a polite end."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from makkerpar import resources
from makkerpar.diagnostics.catalogue import render
from makkerpar.errors import MakkerparError, NotFound, RecordError
from makkerpar.frontend import saved
from makkerpar.frontend import settings as keys
from makkerpar.frontend.agreements import due
from makkerpar.frontend.case import Case, Faulty, open_case
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.options import Options
from makkerpar.frontend.saved import Waiting
from makkerpar.frontend.seats import one_seat
from makkerpar.play import rules
from makkerpar.play.rules import Play
from makkerpar.record import Agreement, Record
from makkerpar.terminal.agreements import ask_about
from makkerpar.terminal.console import Console, console_language, system_console
from makkerpar.terminal.curtain import Curtain
from makkerpar.terminal.debriefing import Debriefing, PlayOn
from makkerpar.terminal.example import tell_example
from makkerpar.terminal.menu import Left, Menu
from makkerpar.terminal.opening import brief, brief_two, introduce
from makkerpar.terminal.pair import Pair
from makkerpar.terminal.solo import Solo
from makkerpar.terminal.talk import Paused, Talk
from makkerpar.text.interface import LANGUAGES, interface

DONE = 0
SCENARIO_HAS_ERRORS = 1
CANNOT = 2

_MAX_SEED = 2**31


def run(options: Options, console: Console | None = None) -> int:
    """Play in the terminal until the player leaves; the exit status.

    Args:
        options: how it begins.
        console: what it is played on; None: the terminal this program was started in.
    """
    return _guarded(options, console, _run)


def example(options: Options, console: Console | None = None) -> int:
    """Tell an example where there is nobody to play; the exit status. Arguments as in `run`."""
    return _guarded(options, console, _example)


def _guarded(
    options: Options, console: Console | None, work: Callable[[Options, Talk], int]
) -> int:
    """Do some work in a conversation; what the caller did wrong is told in a line."""
    console = console or system_console()
    talk = Talk(console, interface(options.language or console_language()))
    # The terminal may be gone by the time something is said: then there is nobody to say it to.
    with suppress(KeyboardInterrupt, EOFError, Paused):
        try:
            return work(options, talk)
        except Faulty as fault:
            talk.say(fault.tell(talk.ui.gettext))
            for item in fault.errors:
                message, hint = render(item, talk.ui.language)
                place = f"{item.where.file}:{item.where.line}:{item.where.column}"
                talk.page.text(f"{place}: {message}" + (f" ({hint})" if hint else ""))
            return SCENARIO_HAS_ERRORS
        except MakkerparError as error:
            talk.say(error.tell(talk.ui.gettext))
            return CANNOT
    return DONE


def _example(options: Options, talk: Talk) -> int:
    tell_example(options, talk)
    return DONE


def _run(options: Options, talk: Talk) -> int:
    with _record(options, talk) as record:
        session = _Session(options, talk, record)
        try:
            session.run()
        except (Paused, KeyboardInterrupt, EOFError):
            session.leave()
        return DONE


@contextmanager
def _record(options: Options, talk: Talk) -> Iterator[Record]:
    """The player's record; where it cannot be had, one that forgets, if the player agrees."""
    home = options.home or resources.user_data_dir()
    try:
        record = Record.open(home, now=talk.console.now)
    except RecordError as error:
        talk.say(error.tell(talk.ui.gettext))
        _agree_to_forget(talk)
        record = Record.in_memory(now=talk.console.now)
    with record:
        yield record


def _agree_to_forget(talk: Talk) -> None:
    """Ask whether to play without being saved; raises `Paused` where not."""

    def show() -> None:
        page, ui = talk.page, talk.ui
        page.text(ui.gettext("Nothing can be saved. Do you want to play all the same?"))
        page.item("1. ", ui.gettext("Yes."))
        page.item("2. ", ui.gettext("No."))

    if talk.choose(show, 2) != 0:
        raise Paused


class _Session:
    """One visit of a player: as many plays and debriefs as there is time for."""

    def __init__(self, options: Options, talk: Talk, record: Record) -> None:
        self._options = options
        self._talk = talk
        self._record = record
        self._began = talk.console.now()
        self._playing = False  # whether there is a play or a debrief that leaving interrupts

    def run(self) -> None:
        """Play what was asked for, or whatever is picked, until the player leaves."""
        talk, record = self._talk, self._record
        if self._options.language is None:
            chosen = record.setting(keys.LANGUAGE, talk.ui.language)
            talk.ui = interface(chosen if chosen in LANGUAGES else talk.ui.language)
        talk.remember = lambda language: record.set_setting(keys.LANGUAGE, language)
        if record.notice is not None:
            talk.say(record.notice.tell(talk.ui.gettext))
        if self._options.scenario is not None:
            self._named(self._options.scenario)
        else:
            self._picked()

    def leave(self) -> None:
        """Say goodbye, and what becomes of what was going on."""
        if self._playing:
            self._talk.say(
                self._talk.ui.gettext("Saved. Next time you are asked whether to go on from here.")
            )
        else:
            self._talk.say(self._talk.ui.gettext("Goodbye."))

    # What is played

    def _named(self, name: str) -> None:
        """The case that the caller named."""
        folder = resources.find_scenario(name, self._options.folders, self._options.home)
        case = open_case(folder, self._options.terms)
        menu = Menu(self._talk, self._record, {case.scenario.id: case}, ())
        self._greet()
        self._ask_about_last()
        one = menu.resume(case.scenario.id, self._options.seat)
        if one is not None:
            self._take_up(one)
        else:
            self._begin(menu, case)
        self._talk.say(self._talk.ui.gettext("Goodbye."))

    def _picked(self) -> None:
        """Whatever the player picks, again and again."""
        cases, faulty = self._cases()
        menu = Menu(self._talk, self._record, cases, faulty)
        self._greet()
        self._ask_about_last()
        while True:
            try:
                match menu.pick():
                    case Waiting() as one:
                        self._take_up(one)
                    case Case() as case:
                        self._begin(menu, case)
            except Left:
                self.leave()
                return

    def _cases(self) -> tuple[dict[str, Case], list[str]]:
        """The cases found, by id, and the names of those that have errors."""
        cases: dict[str, Case] = {}
        faulty: list[str] = []
        for folder in resources.scenario_folders(self._options.folders, self._options.home):
            try:
                case = open_case(folder, self._options.terms)
            except Faulty:
                faulty.append(folder.name)
            else:
                cases[case.scenario.id] = case
        if not cases:
            raise NotFound("No scenario was found that can be played.", name="")
        return cases, faulty

    def _greet(self) -> None:
        ui = self._talk.ui
        self._talk.page.heading("Makkerpar")
        self._talk.page.text(
            ui.gettext("Type ? and press Enter for help, wherever you are asked for something.")
        )

    # A play

    def _begin(self, menu: Menu, case: Case) -> None:
        seat = self._options.seat or menu.seat(case)
        seed = self._options.seed
        play = rules.begin(
            case.program, seat, secrets.randbelow(_MAX_SEED) if seed is None else seed
        )
        introduce(self._talk, case)
        curtain = Curtain(self._talk, case) if seat == "both" else None
        with self._talk.at(menu):
            if curtain is not None:
                brief_two(self._talk, case, curtain)
            else:
                brief(self._talk, case, one_seat(seat))
        self._sit(case, play, Keeper.begin(self._record, play), curtain, resumed=False)

    def _take_up(self, one: Waiting) -> None:
        try:
            replayed = saved.take_up(one, self._record)
        except MakkerparError as error:
            self._talk.say(error.tell(self._talk.ui.gettext))
            return
        play = replayed.play
        if (notice := saved.changed_since(replayed, self._talk.ui)) is not None:
            self._talk.say(notice)
        keeper = Keeper(self._record, one.saved.id)
        curtain = Curtain(self._talk, one.case) if play.held == "both" else None
        if play.ended and not one.saved.ended:
            keeper.save(play)  # it was interrupted between the last choice and the ending
        title = one.case.before_play(one.case.scenario.title, self._talk.ui.language)
        self._talk.page.heading(title)
        self._sit(one.case, play, keeper, curtain, resumed=True)

    def _sit(
        self, case: Case, play: Play, keeper: Keeper, curtain: Curtain | None, *, resumed: bool
    ) -> None:
        """The play to its end and the debrief to its; and on from wherever the player wants."""
        self._playing = True
        while True:
            if not play.ended:
                if curtain is not None:
                    sitting: Pair | Solo = Pair(self._talk, case, play, keeper, curtain)
                else:
                    sitting = Solo(self._talk, case, play, keeper, one_seat(play.held))
                play = sitting.run(resumed=resumed)
            try:
                Debriefing(self._talk, case, play, keeper, curtain, self._due(keeper)).run()
                break
            except PlayOn as on:
                play, resumed = on.play, True
                keeper = Keeper.begin(self._record, play)
        self._playing = False
        self._talk.say(self._talk.ui.gettext("That was the debrief. It is saved."))

    # What was agreed last time

    def _ask_about_last(self) -> None:
        due = self._due(None)
        if due is not None:
            ask_about(self._talk, self._record, due)

    def _due(self, keeper: Keeper | None) -> Agreement | None:
        return due(self._record, self._began, keeper.id if keeper is not None else None)
