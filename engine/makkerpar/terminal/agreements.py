"""What was agreed last time is asked about next time."""

from __future__ import annotations

from makkerpar.record import Agreement, Record
from makkerpar.terminal.talk import Talk


def ask_about(talk: Talk, record: Record, due: Agreement) -> None:
    """Ask what became of an agreement; an empty answer leaves it to be asked about again."""

    def show() -> None:
        page, ui = talk.page, talk.ui
        page.heading(ui.gettext("Last time you made an agreement."))
        tell(talk, due.what, due.with_whom, due.when)
        page.text(ui.gettext("What became of it? Enter alone puts the question off."))

    outcome = talk.field(
        show, lambda: talk.ui.gettext("Your answer: "), "", lambda text: None, several=True
    )
    if outcome:
        record.follow_up(due.play, outcome)


def tell(talk: Talk, what: str, with_whom: str, when: str) -> None:
    """An agreement, as far as it was written."""
    ui = talk.ui
    for label, words in (
        (ui.gettext("What:"), what),
        (ui.gettext("With whom:"), with_whom),
        (ui.gettext("When:"), when),
    ):
        if words:
            talk.page.item("  ", f"{label} {' / '.join(words.splitlines())}")
