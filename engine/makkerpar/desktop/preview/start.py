"""Opening the author's window, with the player's settings and without the player's record."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pygame

from makkerpar import resources
from makkerpar.desktop import prefs, start
from makkerpar.desktop.app import App, Chore
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.fonts import Fonts
from makkerpar.desktop.glass import Glass
from makkerpar.desktop.pictures import Pictures
from makkerpar.desktop.prefs import Prefs
from makkerpar.desktop.preview.bench import Bench, Work
from makkerpar.desktop.preview.screens import BenchScreens
from makkerpar.desktop.preview.view import BenchView, Fault
from makkerpar.desktop.preview.watch import EVERY
from makkerpar.errors import MakkerparError
from makkerpar.frontend import settings
from makkerpar.frontend.options import Options
from makkerpar.record import Record
from makkerpar.record.database import FILE

_KEPT: Final = (
    settings.LANGUAGE,
    settings.COACHED,
    prefs.TEXT_SCALE,
    prefs.THEME,
    prefs.MOTION,
    prefs.TYPING,
    prefs.WINDOW,
)


def run(work: Work, options: Options, language: str, fault: Fault) -> int:
    """Open the window and preview until the author leaves; the exit status.

    The display must have been opened (`glass.open_display`).

    Args:
        work: what is previewed.
        options: the language, and where the player's settings are.
        language: the system's.
        fault: notes a fault of ours, and tells it in a line.
    """
    with Record.in_memory(now=_now) as record:
        borrow_settings(record, options.home or resources.user_data_dir())
        desk = make_desk(options, record, language)
        glass = Glass(record)
        try:
            make_app(desk, glass, work, fault).run()
        finally:
            glass.close()
            pygame.quit()
    return 0


def borrow_settings(record: Record, home: Path) -> None:
    """How the player wants it; a record that is not there is not made for it."""
    if not (home / FILE).is_file():
        return
    kept, _ = start.open_record(Options(home=home))
    with kept:
        for key in _KEPT:
            value: object = kept.setting(key, None)
            if value is not None:
                record.set_setting(key, value)


def make_desk(options: Options, record: Record, language: str) -> Desk:
    """What screens work with: no case as yet."""
    found = Prefs.read(record, language)
    if options.language is not None:
        found.language = options.language
    return Desk(
        record=record,
        prefs=found,
        cases={},
        faulty=(),
        options=options,
        clock=time.monotonic,
        now=_now,
        began=_now(),
    )


def make_app(desk: Desk, glass: Glass, work: Work, fault: Fault) -> App:
    """The window at work: it looks at the files while it waits."""
    bench = Bench(desk, work)
    bench.open()
    view = BenchView(desk, bench, fault)
    desk.views = BenchScreens(desk, view)
    view.renew()
    assets = resources.assets()
    pictures = Pictures(assets)
    app = App(glass, desk, view, Fonts(assets.fonts), pictures)

    def looked() -> bool:
        times = bench.times
        changed = bench.look()
        if bench.pictures_changed:
            bench.pictures_changed = False
            pictures.renew()
        if bench.times == times:
            return changed  # there is more to say of the same files, or nothing
        if len(app.stack) > 1 and not app.top.is_settings:
            app.top.covered()
            del app.stack[1:]  # it was about the files as they were
        view.renew()
        return True

    def look() -> bool:
        try:
            return looked()
        except MakkerparError:
            raise
        except Exception as problem:
            text = fault(desk.ui, problem)
            desk.notices.append(lambda _: text)
            return True

    app.chore = Chore(EVERY, look)
    return app


def _now() -> datetime:
    return datetime.now(UTC)
