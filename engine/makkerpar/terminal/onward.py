"""Screen six: the scenario's questions, and one agreement in the player's own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from makkerpar.debrief.onward import AGREEMENT_FIELDS
from makkerpar.debrief.screens import Debrief
from makkerpar.focus import SEATS
from makkerpar.frontend import answers
from makkerpar.frontend.case import Case
from makkerpar.frontend.questions import Asked, questions
from makkerpar.record import PlayId, Record
from makkerpar.terminal import agreements
from makkerpar.terminal.screens import Screens
from makkerpar.terminal.talk import Talk


def go_onward(
    talk: Talk, case: Case, record: Record, play: PlayId, wholes: Sequence[Debrief]
) -> None:
    """Tell what the author has to say, ask the questions, and make the agreement.

    Args:
        talk: the conversation.
        case: what was played.
        record: where answers and the agreement are kept.
        play: whose they are.
        wholes: the debrief of each seat that a person held.
    """
    asked = questions(wholes)
    insights = {words.phrase: words for whole in wholes for words in whole.onward.insights}
    Screens(talk.page, case, talk.ui).insights(tuple(insights.values()))
    kept = record.answers(play)
    for number, question in enumerate(asked, start=1):
        key = answers.question_key(question.whom, question.words.phrase.source)
        talk.field(
            partial(_show, talk, case, question, number, len(asked)),
            lambda: talk.ui.gettext("Your answer: "),
            kept.get(key, ""),
            partial(record.answer, play, key),
            several=True,
        )
    _agree(talk, record, play, two=len(wholes) == len(SEATS))


def _show(talk: Talk, case: Case, asked: Asked, number: int, count: int) -> None:
    page, ui = talk.page, talk.ui
    page.heading(ui.gettext("Question {number} of {count}", number=number, count=count))
    if asked.seat is not None:
        page.text(ui.gettext("For {name}:", name=case.player(asked.seat, ui.language)))
    page.text(case.say(asked.words, ui.language))
    page.text(ui.gettext("Write, or think and press Enter."))


def _agree(talk: Talk, record: Record, play: PlayId, *, two: bool) -> None:
    """One agreement: what, with whom, when; all in free words, all optional, each kept at once."""
    kept = next((one for one in record.agreements() if one.play == play), None)
    made = dict.fromkeys(AGREEMENT_FIELDS, "")
    if kept is not None:
        made = {"what": kept.what, "with_whom": kept.with_whom, "when": kept.when}

    def show() -> None:
        page, ui = talk.page, talk.ui
        page.heading(ui.gettext("One agreement"))
        if two:
            text = ui.gettext("What will the two of you do, and when? You are asked next time.")
        else:
            text = ui.gettext("What will you do, with whom, and when? You are asked next time.")
        page.text(text)

    def keep(field: str, text: str) -> None:
        made[field] = text
        record.agree(play, what=made["what"], with_whom=made["with_whom"], when=made["when"])

    for field in AGREEMENT_FIELDS:
        talk.field(show, partial(_label, talk, field), made[field], partial(keep, field))
        show = _nothing
    if any(made.values()):
        talk.say(talk.ui.gettext("Kept:"))
        agreements.tell(talk, made["what"], made["with_whom"], made["when"])


def _label(talk: Talk, field: str) -> str:
    ui = talk.ui
    labels = {
        "what": ui.gettext("What: "),
        "with_whom": ui.gettext("With whom: "),
        "when": ui.gettext("When: "),
    }
    return labels[field]


def _nothing() -> None:
    """Show nothing."""
