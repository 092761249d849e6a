"""Screen six: onward. The scenario's questions, what it has to say, and one agreement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from makkerpar.debrief.ask import Agreement
from makkerpar.focus import Seat
from makkerpar.play.moment import Moment
from makkerpar.play.view import Words
from makkerpar.scenario.model import Remark, Scenario

AGREEMENT_FIELDS: Final = ("what", "with_whom", "when")


@dataclass(frozen=True, slots=True)
class Onward:
    """The screen.

    Attributes:
        questions: those that fit this seat and this play, in the order of the file. By custom
            the last one asks about a changed situation.
        insights: those that hold.
        fields: of the agreement, all free text, all optional.
        agreement: what the player has written so far.
    """

    questions: tuple[Words, ...]
    insights: tuple[Words, ...]
    fields: tuple[str, ...]
    agreement: Agreement


def onward(scenario: Scenario, seat: Seat, end: Moment, agreement: Agreement) -> Onward:
    """The screen for a seat, at the end of a play."""
    return Onward(
        questions=_fitting(scenario.questions, seat, end),
        insights=_fitting(scenario.insights, seat, end),
        fields=AGREEMENT_FIELDS,
        agreement=agreement,
    )


def _fitting(remarks: Iterable[Remark], seat: Seat, end: Moment) -> tuple[Words, ...]:
    return tuple(
        Words(end.phrase(remark.text, seat), end.values)
        for remark in remarks
        if remark.seat in (None, seat) and end.holds(remark.when)
    )
