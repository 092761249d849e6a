"""The player's settings, as a small menu that can be opened at any prompt."""

from __future__ import annotations

from makkerpar.frontend.settings import (
    COACHED,
    TIME_FACTORS,
    TIME_LIMITS,
    coached,
    limit_names,
    time_limits,
)
from makkerpar.record import Record
from makkerpar.terminal.talk import Talk
from makkerpar.text.interface import LANGUAGES


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
        limits = limit_names(ui)[time_limits(record)]
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
            record.set_setting(COACHED, not coached(record))
        else:
            steps = tuple(TIME_FACTORS)
            after = steps[(steps.index(time_limits(record)) + 1) % len(steps)]
            record.set_setting(TIME_LIMITS, after)
