"""What the window says of a play, in the reader's language."""

from __future__ import annotations

from makkerpar.desktop.course import Page
from makkerpar.focus import Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.wording import meter_parts
from makkerpar.play.rules import Play
from makkerpar.play.view import meters
from makkerpar.text.interface import Interface

_MARKS = ("»", "“", "”", "«", '"')


def spoken(words: str, ui: Interface) -> str:
    """Speech in the quotation marks of the language, unless the author has set some."""
    if words.startswith(_MARKS) and words.endswith(_MARKS):
        return words
    return f"»{words}«" if ui.language == "da" else f"“{words}”"


def overline(page: Page, case: Case, ui: Interface) -> str:
    """The act and the scene: »FØR STORMEN · TIRSDAG KL. 16.40«."""
    parts = []
    if page.act is not None:
        parts.append(case.say(page.act.title, ui.language))
    if page.scene is not None and page.scene.title is not None:
        parts.append(case.say(page.scene.title, ui.language))
    if page.told_to is not None:
        parts.append(ui.gettext("For {name}", name=case.player(page.told_to, ui.language)))
    return "  ·  ".join(parts)


def capital(play: Play, seat: Seat, case: Case, ui: Interface) -> tuple[str, str] | None:
    """The first meter that is told in words, as it was told when the last act ended."""
    for one in meters(play, seat):
        if one.in_words:
            return meter_parts(one, case, ui, seat)
    return None
