"""What a seat has seen, as paragraphs: the view's beats in the words of a language."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from makkerpar.focus import DIRECTOR, Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.wording import meter, mood_of, running
from makkerpar.play.rules import TIMEOUT
from makkerpar.play.view import (
    ActBegins,
    ActEnds,
    Beat,
    Chose,
    Ended,
    Said,
    SceneOpens,
)
from makkerpar.terminal.page import Page
from makkerpar.text.interface import Interface


class Kind(enum.Enum):
    """How a paragraph stands on the page."""

    HEADING = "heading"
    APART = "apart"
    LINE = "line"


class Paragraph(NamedTuple):
    """A paragraph of the telling."""

    kind: Kind
    text: str


def told(
    beats: Sequence[Beat], start: int, case: Case, ui: Interface, seat: Seat
) -> Iterator[Paragraph]:
    """The paragraphs of the beats from `start` on; those before tell who has been met already."""
    teller = Teller(case, seat)
    for number, beat in enumerate(beats):
        paragraphs = teller.tell(beat, ui)
        if number >= start:
            yield from paragraphs


def show(page: Page, paragraphs: Iterable[Paragraph]) -> None:
    """Write paragraphs: headings stand alone, speech follows line on line."""
    for paragraph in paragraphs:
        if paragraph.kind is Kind.HEADING:
            page.heading(paragraph.text)
        elif paragraph.kind is Kind.APART:
            page.gap()
            page.text(paragraph.text)
            page.gap()
        else:
            page.text(paragraph.text, rest="  ")


class Teller:
    """Goes through beats in order and remembers who has been introduced, and in what mood.

    Args:
        case: whose beats they are.
        seat: whose window it is; None: two people read along.
    """

    def __init__(self, case: Case, seat: Seat | None) -> None:
        self._case = case
        self._seat: Seat = seat or DIRECTOR
        self._met = set() if seat is None else {case.scenario.seats[seat].character}
        self._moods: dict[str, str] = {}

    def tell(self, beat: Beat, ui: Interface) -> list[Paragraph]:
        """The paragraphs of the next beat."""
        match beat:
            case ActEnds():
                title = self._case.before_play(
                    self._case.scenario.acts[beat.act], ui.language, self._seat
                )
                over = ui.gettext("“{act}” is over.", act=title)
                so_far = [meter(one, self._case, ui, self._seat) + "." for one in beat.meters]
                return [Paragraph(Kind.APART, " ".join((over, *so_far)))]
            case ActBegins():
                number = list(self._case.scenario.acts).index(beat.act) + 1
                title = self._case.say(beat.title, ui.language)
                text = ui.gettext("Act {number}: {title}", number=number, title=title)
                return [Paragraph(Kind.HEADING, text)]
            case SceneOpens():
                self._moods = {}
                return [self._scene(beat, ui)]
            case Said():
                return [Paragraph(Kind.LINE, self._said(beat, ui))]
            case Chose():
                return [Paragraph(Kind.APART, chosen(beat, self._case, ui))]
            case Ended():
                title = self._case.say(beat.title, ui.language)
                return [Paragraph(Kind.HEADING, ui.gettext("The end: {title}", title=title))]

    def _scene(self, beat: SceneOpens, ui: Interface) -> Paragraph:
        """Its title; without one, the scene is only set apart from what came before."""
        if beat.title is not None:
            return Paragraph(Kind.HEADING, self._case.say(beat.title, ui.language))
        return Paragraph(Kind.HEADING, ui.gettext("Meanwhile") if beat.away else "")

    def _said(self, beat: Said, ui: Interface) -> str:
        words = self._case.say(beat.words, ui.language) if beat.words is not None else None
        if beat.speaker is None:
            return words or ""
        if words is None:
            name = self._case.short_name(beat.speaker, ui.language)
            return ui.gettext("{name} says nothing.", name=name)
        name = self._introduced(beat.speaker, ui)
        if beat.mood is not None and beat.mood != self._moods.get(beat.speaker, "neutral"):
            self._moods[beat.speaker] = beat.mood
            return f"{name} ({mood_of(beat.mood, ui)}): {words}"
        return f"{name}: {words}"

    def _introduced(self, speaker: str, ui: Interface) -> str:
        """The whole name with its title the first time, then the name that people use."""
        if speaker in self._met:
            return self._case.short_name(speaker, ui.language)
        self._met.add(speaker)
        name = self._case.name(speaker, ui.language)
        title = self._case.scenario.cast[speaker].title
        if title is None:
            return name
        said = self._case.before_play(title, ui.language, self._seat)
        return f"{name}, {running(said, ui.language)}"


def chosen(beat: Chose, case: Case, ui: Interface) -> str:
    """A choice of one's own, as it is echoed."""
    words = case.say(beat.words, ui.language)
    if beat.by == TIMEOUT:
        return ui.gettext("Time ran out, so it became: {choice}", choice=words)
    return ui.gettext("You chose: {choice}", choice=words)
