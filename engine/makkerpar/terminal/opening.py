"""Before the first scene: who one is, what that person knows, and how two share one machine."""

from __future__ import annotations

from makkerpar.focus import SEATS, Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.wording import who
from makkerpar.terminal.curtain import Curtain
from makkerpar.terminal.talk import Talk


def introduce(talk: Talk, case: Case) -> None:
    """The title and the summary, and a word where the case does not speak the language."""
    ui = talk.ui
    scenario = case.scenario
    talk.page.heading(case.before_play(scenario.title, ui.language))
    talk.page.text(case.before_play(scenario.summary, ui.language))
    if not case.speaks(ui.language):
        # Translators: say it of your own language.
        talk.say(ui.gettext("This case has no English translation; it is told as it was written."))


def brief(talk: Talk, case: Case, seat: Seat) -> None:
    """Who one is, and what that person is told."""

    def show() -> None:
        ui = talk.ui
        talk.page.heading(ui.gettext("Your place: {who}", who=who(case, seat, ui)))
        talk.page.text(case.before_play(case.scenario.seats[seat].brief, ui.language, seat))
        talk.page.gap()

    talk.go_on(lambda: talk.ui.gettext("Press Enter to begin. "), show=show)


def brief_two(talk: Talk, case: Case, curtain: Curtain) -> None:
    """How two share one machine, then each one's brief, alone."""

    def show() -> None:
        ui = talk.ui
        talk.page.heading(ui.gettext("Two people, one machine"))
        talk.page.text(
            ui.gettext(
                "What both of you know is read together. What only one of you knows comes when the "
                "machine has been handed over, and is pushed off the screen afterwards. "
                "It can still be found by scrolling back: please do not."
            )
        )
        talk.page.gap()

    talk.go_on(show=show)
    for seat in SEATS:
        curtain.hand_to(seat)
        brief(talk, case, seat)
    curtain.draw()
