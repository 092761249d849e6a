"""Opening the window: the record, the cases, the fonts; then the loop; then a tidy end."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pygame

from makkerpar import resources
from makkerpar.desktop.app import App
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.fonts import Fonts
from makkerpar.desktop.glass import Glass
from makkerpar.desktop.pictures import Pictures
from makkerpar.desktop.prefs import WELCOMED, Prefs
from makkerpar.desktop.screens.seats import begun
from makkerpar.desktop.screens.views import Screens
from makkerpar.desktop.view import View
from makkerpar.errors import MakkerparError, NotFound, RecordError
from makkerpar.frontend import saved
from makkerpar.frontend.case import Case, Faulty, open_case
from makkerpar.frontend.options import Options
from makkerpar.record import Record
from makkerpar.text.interface import Interface


def open_record(options: Options) -> tuple[Record, RecordError | None]:
    """The player's record; one that forgets, and why, where it cannot be had."""
    home = options.home or resources.user_data_dir()
    try:
        return Record.open(home, now=_now), None
    except RecordError as error:
        return Record.in_memory(now=_now), error


def open_cases(options: Options) -> tuple[dict[str, Case], tuple[str, ...]]:
    """The cases found, by id, and the names of those that have errors."""
    cases: dict[str, Case] = {}
    faulty: list[str] = []
    for folder in resources.scenario_folders(options.folders, options.home):
        try:
            # Their structure is looked at when one is chosen: it takes as long as all the rest.
            case = open_case(folder, {}, checked=False)
        except Faulty:
            faulty.append(folder.name)
        else:
            cases[case.scenario.id] = case
    return cases, tuple(faulty)


def make_desk(options: Options, record: Record, language: str) -> Desk:
    """What screens work with."""
    cases, faulty = open_cases(options)
    prefs = Prefs.read(record, language)
    if options.language is not None:
        prefs.language = options.language
    desk = Desk(
        record=record,
        prefs=prefs,
        cases=cases,
        faulty=faulty,
        options=options,
        clock=time.monotonic,
        now=_now,
        began=_now(),
    )
    desk.views = Screens(desk)
    return desk


def make_app(desk: Desk, glass: Glass, root: View | None = None) -> App:
    """The window at work, with the fonts and pictures that ship."""
    assets = resources.assets()
    return App(glass, desk, root or desk.views.title(), Fonts(assets.fonts), Pictures(assets))


def run(options: Options, language: str) -> int:
    """Open the window and play until the player leaves; the exit status.

    The display must have been opened (`glass.open_display`).

    Args:
        options: how it begins.
        language: the system's.

    Raises:
        MakkerparError: the scenario named is not there, has errors, or none was found at all.
    """
    record, trouble = open_record(options)
    with record:
        desk = make_desk(options, record, language)
        for error in (trouble, record.notice):
            if error is not None:
                desk.notices.append(_teller(error))
        first = _first(desk)
        glass = Glass(record)
        try:
            app = make_app(desk, glass)
            app.stack += first
            app.run()
        finally:
            glass.close()
            pygame.quit()
    return 0


def _first(desk: Desk) -> list[View]:
    """What lies on top of the picker: what the caller asked for, or a welcome."""
    name = desk.options.scenario
    if name is None:
        if not desk.cases:
            raise NotFound("No scenario was found that can be played.", name="")
        welcomed = desk.record.setting(WELCOMED, False)
        return [] if welcomed else [desk.views.welcome()]
    folder = resources.find_scenario(name, desk.options.folders, desk.options.home)
    case = open_case(folder, desk.options.terms)
    desk.cases = {**desk.cases, case.scenario.id: case}
    seat = desk.options.seat
    waiting = saved.waiting(
        desk.record, {case.scenario.id: case}, scenario=case.scenario.id, seat=seat
    )
    if waiting:
        return [desk.views.waiting(case, waiting, seat)]
    return [begun(desk, case, seat) if seat is not None else desk.views.seats(case)]


def _teller(error: MakkerparError) -> Callable[[Interface], str]:
    return lambda ui: error.tell(ui.gettext)


def _now() -> datetime:
    return datetime.now(UTC)
