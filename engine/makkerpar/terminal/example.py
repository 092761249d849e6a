"""Without a terminal: one play by rules that hold both seats, told from both windows."""

from __future__ import annotations

from pathlib import Path

from makkerpar import resources
from makkerpar.debrief.screens import debrief
from makkerpar.errors import NotFound
from makkerpar.focus import SEATS, Seat
from makkerpar.frontend.case import Case, open_case
from makkerpar.frontend.options import Options
from makkerpar.frontend.questions import questions
from makkerpar.frontend.seats import seat_name
from makkerpar.play import rules
from makkerpar.play.rules import Play
from makkerpar.play.view import window
from makkerpar.terminal import telling
from makkerpar.terminal.opening import introduce
from makkerpar.terminal.screens import Screens
from makkerpar.terminal.talk import Talk


def tell_example(options: Options, talk: Talk) -> None:
    """Tell the example.

    Raises:
        NotFound, Faulty, Refused: there is no scenario that can be played so.
    """
    case = open_case(_folder(options), options.terms)
    play = rules.begin(case.program, "nobody", options.seed or 0)
    talk.page.heading("Makkerpar")
    talk.page.text(
        talk.ui.gettext(
            "There is no terminal to play in here, so this is an example: one play in which rules "
            "hold both seats, seen from both windows, each with its debrief. "
            "In a terminal you play it yourself."
        )
    )
    introduce(talk, case)
    for seat in SEATS:
        _window(talk, case, play, seat)
    for seat in SEATS:
        _debrief(talk, case, play, seat)


def _folder(options: Options) -> Path:
    if options.scenario is not None:
        return resources.find_scenario(options.scenario, options.folders, options.home)
    found = resources.scenario_folders(options.folders, options.home)
    if not found:
        raise NotFound("No scenario was found that can be played.", name="")
    return found[0]


def _window(talk: Talk, case: Case, play: Play, seat: Seat) -> None:
    """Everything one seat sees, its brief first."""
    page, ui = talk.page, talk.ui
    page.heading(_whose(talk, case, seat))
    page.text(case.before_play(case.scenario.seats[seat].brief, ui.language, seat))
    telling.show(page, telling.told(window(play, seat), 0, case, ui, seat))


def _debrief(talk: Talk, case: Case, play: Play, seat: Seat) -> None:
    """The six screens; what a player would say on the first and the last is left open."""
    page, ui = talk.page, talk.ui
    whole = debrief(play, seat)
    screens = Screens(page, case, ui)
    name = _whose(talk, case, seat)
    screens.title(1, name)
    page.text(ui.gettext(whole.ask.question))
    page.text(ui.gettext(whole.ask.areas_question))
    screens.title(2, name)
    screens.happened(whole)
    screens.title(3, name)
    screens.turned(whole)
    screens.title(4, name)
    screens.areas(whole)
    for area in whole.lanes.strengths_first:
        screens.dots(whole, area)
    screens.title(5, name)
    screens.windows(whole)
    screens.title(6, name)
    screens.insights(whole.onward.insights)
    for number, asked in enumerate(questions([whole]), start=1):
        page.item(f"{number}. ", case.say(asked.words, ui.language))


def _whose(talk: Talk, case: Case, seat: Seat) -> str:
    ui = talk.ui
    return f"{case.player(seat, ui.language)}, {seat_name(seat, ui)}"
