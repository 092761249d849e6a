"""The player's settings, as a small menu that can be opened at any prompt."""

from __future__ import annotations

from makkerpar.record import Record
from makkerpar.terminal import options
from makkerpar.terminal.options import DOUBLE, OFF, TIME_FACTORS, WRITTEN
from makkerpar.terminal.talk import Talk
from makkerpar.text.interface import LANGUAGES, Interface


def coached(record: Record) -> bool:
    """Whether the reason is told after each own decision."""
    return record.setting(options.COACHED, False)


def time_factor(record: Record) -> int:
    """By what the author's seconds are multiplied; 0: there are no time limits."""
    return TIME_FACTORS[_limits(record)]


def _limits(record: Record) -> str:
    """The setting; off where it is unset or makes no sense."""
    limits = record.setting(options.TIME_LIMITS, OFF)
    return limits if limits in TIME_FACTORS else OFF


def change(talk: Talk, record: Record) -> None:
    """Show the settings and change them until Enter is pressed."""

    def show() -> None:
        ui = talk.ui
        talk.page.heading(ui.gettext("Settings"))
        language = LANGUAGES[ui.language]
        talk.page.item("1. ", ui.gettext("Language: {language}.", language=language))
        reasons = ui.gettext("on") if coached(record) else ui.gettext("off")
        talk.page.item(
            "2. ", ui.gettext("The reason after each of your choices: {state}.", state=reasons)
        )
        limits = limit_names(ui)[_limits(record)]
        talk.page.item("3. ", ui.gettext("Time limits: {state}.", state=limits))

    def enter() -> str:
        return talk.ui.gettext("1 to 3 changes one, Enter goes back")

    while True:
        picked = talk.choose(show, 3, enter=enter)
        if picked is None:
            return
        if picked == 0:
            languages = list(LANGUAGES)
            talk.set_language(languages[languages.index(talk.ui.language) - 1])
        elif picked == 1:
            record.set_setting(options.COACHED, not coached(record))
        else:
            steps = tuple(TIME_FACTORS)
            after = steps[(steps.index(_limits(record)) + 1) % len(steps)]
            record.set_setting(options.TIME_LIMITS, after)


def limit_names(ui: Interface) -> dict[str, str]:
    """What the ways of limiting time are called."""
    return {
        OFF: ui.gettext("off"),
        WRITTEN: ui.gettext("as the author wrote them"),
        DOUBLE: ui.gettext("twice the author's time"),
    }
