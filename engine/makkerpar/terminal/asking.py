"""Screen one: the player speaks first. An open question, and a ballot over the five areas."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from makkerpar.debrief.ask import AREAS_FIRST, Answers, Ask
from makkerpar.focus import AREA_NAMES, AREAS
from makkerpar.terminal.talk import Talk, Told


def ask_before_telling(talk: Talk, screen: Ask, keep: Callable[[Answers], None]) -> None:
    """Ask until everything is said that opens the rest; each answer is kept at once."""
    said = screen.answers

    def show_question() -> None:
        page, ui = talk.page, talk.ui
        page.text(ui.gettext("What you write stays on this machine."))
        page.heading(ui.gettext(screen.question))
        page.text(ui.gettext("One line or several; an empty line ends your answer."))

    words = talk.field(
        show_question,
        lambda: talk.ui.gettext("Your answer: "),
        said.words,
        lambda text: keep(replace(said, words=text)),
        several=True,
        required=True,
    )
    said = replace(said, words=words)
    keep(said)

    def show_areas() -> None:
        page, ui = talk.page, talk.ui
        page.heading(ui.gettext(screen.areas_question))
        for number, area in enumerate(screen.areas, start=1):
            page.item(f"{number}. ", AREA_NAMES[area][ui.language])
        page.gap()

    first = _pick(
        talk,
        show_areas,
        lambda: talk.ui.gettext("The two you put first, for example 1 and 4: "),
        AREAS_FIRST,
        said.first,
    )
    said = Answers(words, first, None if said.let_go in first else said.let_go)
    keep(said)
    let_go = _let_go(talk, said)
    keep(replace(said, let_go=let_go))


def _let_go(talk: Talk, said: Answers) -> str:
    earlier = (said.let_go,) if said.let_go is not None else ()
    while True:
        (area,) = _pick(
            talk,
            lambda: None,
            lambda: talk.ui.gettext("The one you let go: "),
            1,
            earlier,
        )
        if area not in said.first:
            return area
        talk.page.text(talk.ui.gettext("You put that one first. Which one did you let go?"))


def _pick(
    talk: Talk, show: Callable[[], None], prompt: Told, count: int, earlier: tuple[str, ...]
) -> tuple[str, ...]:
    """So many areas, by number; an empty line keeps what was said before."""

    def shown() -> None:
        show()
        if len(earlier) == count:
            page, ui = talk.page, talk.ui
            page.text(ui.gettext("You have said: {areas}", areas=", ".join(earlier)))
            page.text(ui.gettext("Enter keeps it; or write something else."))

    while True:
        answer = talk.ask(shown, prompt)
        if not answer and len(earlier) == count:
            return earlier
        areas = tuple(sorted(set(re.findall(r"\d", answer))))
        if len(areas) == count and set(areas) <= set(AREAS):
            return areas
        talk.page.text(
            talk.ui.ngettext(
                "{n} number from 1 to 5 is needed.",
                "{n} different numbers from 1 to 5 are needed.",
                count,
            )
        )
        shown = _nothing


def _nothing() -> None:
    """Show nothing: it stands right above."""
