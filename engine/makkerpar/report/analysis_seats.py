"""One way of holding the seats, as a section of the analysis page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from makkerpar.focus import Seat
from makkerpar.insight.analysis import Analysis, Ending, Known
from makkerpar.report import charts
from makkerpar.report.analysis_measures import Measure, Measures, decisions
from makkerpar.report.analysis_never import Never, never
from makkerpar.report.analysis_tension import Tension, tension
from makkerpar.report.analysis_words import Words, seats_of

# What is more than these is folded, lest one section be as long as a book.
MOST_ROWS: Final = 12
MOST_CARDS: Final = 8


@dataclass(frozen=True, slots=True)
class EndingRow:
    """An ending: how likely, and what it costs and gives.

    Attributes:
        odds, plays, decisions: in words.
        bar: SVG markup of ours.
        areas: for each seat that people hold, its name and its rows.
        variables: rows.
    """

    id: str
    title: str
    odds: str
    bar: str
    plays: str
    decisions: str
    areas: tuple[tuple[str, tuple[Measure, ...]], ...]
    variables: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class SeatRows:
    """What a seat collects in a whole play; empty rows: nothing is proven."""

    seat: Seat
    name: str
    areas: tuple[Measure, ...]
    parts: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One way of holding the seats.

    Attributes:
        held: who holds them; the section's anchor.
        title: the same in words.
        exact: whether every state was looked at.
        about: sentences on how much was looked at.
        figures: (what, how many).
        endings: those that some play comes to, the likeliest first where they are many; None
            where nothing is proven.
        more: how many of them are folded away, in words; empty where none is.
        unreached: a sentence on the others; may be empty.
        seats: what each seat collects.
        variables: at the endings.
        tension: for each seat of ``seats``; None where it was not worked out.
        never: what no play comes to.
    """

    held: str
    title: str
    exact: bool
    about: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    endings: tuple[EndingRow, ...] | None
    more: str
    unreached: str
    seats: tuple[SeatRows, ...]
    variables: tuple[Measure, ...]
    tension: tuple[tuple[str, Tension], ...] | None
    never: Never


def section(words: Words, measures: Measures, one: Analysis) -> Section:
    """The section of one analysis."""
    held = seats_of(one)
    tables = [(words.saying.seat(seat), tension(words, one, seat)) for seat in held]
    endings = tuple(_endings(words, measures, one)) if one.endings is not None else None
    return Section(
        held=one.held,
        title=words.saying.held(one.held),
        exact=one.exact,
        about=tuple(_about(words, one)),
        figures=tuple(_figures(words, one)),
        endings=endings,
        more=_more(words, len(endings or ())),
        unreached=_unreached(words, one),
        seats=tuple(
            SeatRows(
                seat,
                words.saying.seat(seat),
                measures.lanes(one.seats[seat]),
                measures.parts(one.seats[seat]),
            )
            for seat in held
        ),
        variables=measures.variables(one.variables),
        tension=tuple((name, table) for name, table in tables if table is not None) or None,
        never=never(words, one),
    )


def _more(words: Words, endings: int) -> str:
    if endings <= MOST_ROWS:
        return ""
    left = endings - MOST_ROWS
    return words.ui.ngettext(
        "{n} more, less likely", "{n} more, less likely", left, n=words.saying.number(left)
    )


def _unreached(words: Words, one: Analysis) -> str:
    if one.endings is None:
        return ""
    all_ = words.scenario.endings()
    without = [name for name in all_ if name not in one.endings]
    if not without:
        return ""
    return words.ui.ngettext(
        "No play comes to {n} of {all} endings: {endings}.",
        "No play comes to {n} of {all} endings: {endings}.",
        len(without),
        n=words.saying.number(len(without)),
        all=words.saying.number(len(all_)),
        endings=words.some(without),
    )


def _about(words: Words, one: Analysis) -> Iterator[str]:
    ui, number = words.ui, words.saying.number
    if one.states is not None:
        yield ui.gettext(
            "Every one of the {states} situations that a play can stand in was looked at: this is "
            "exact.",
            states=number(one.states),
        )
        return
    yield ui.gettext(
        "Too large to look at every situation. What follows is proven; where it says “?”, nothing "
        "is. More states (--states) or more time (--seconds) may help."
    )
    yield ui.gettext(
        "Some play enters {reached} of {scenes} scenes and takes {taken} of {choices} choices; "
        "{decisions} decisions in each.",
        reached=number(len(one.reached)),
        scenes=number(len(words.scenario.scenes)),
        taken=number(len(one.taken)),
        choices=number(len(list(words.scenario.choices()))),
        decisions=words.saying.range(one.decisions),
    )


def _figures(words: Words, one: Analysis) -> Iterator[tuple[str, str]]:
    ui, saying = words.ui, words.saying
    if one.plays is None or one.states is None:
        return
    yield ui.gettext("Different plays"), saying.number(one.plays)
    yield ui.gettext("Situations"), saying.number(one.states)
    yield ui.gettext("Decisions in a play"), saying.range(one.decisions)
    if len(seats_of(one)) == 1:
        return
    for seat in seats_of(one):
        own = decisions(one, seat)
        if own is not None:
            label = ui.gettext("of them by the {seat}", seat=saying.seat(seat))
            yield label, saying.range(Known(own.min, own.max))


def _endings(words: Words, measures: Measures, one: Analysis) -> Iterator[EndingRow]:
    assert one.endings is not None
    found = [(name, one.endings[name]) for name in words.scenario.endings() if name in one.endings]
    if len(found) > MOST_ROWS:
        found.sort(key=lambda pair: pair[1].odds, reverse=True)
    for name, ending in found:
        yield _ending(words, measures, one, name, ending)


def _ending(words: Words, measures: Measures, one: Analysis, name: str, found: Ending) -> EndingRow:
    return EndingRow(
        id=name,
        title=words.scene(name),
        odds=words.share(found.odds),
        bar=charts.share(found.odds),
        plays=words.saying.number(found.plays),
        decisions=words.saying.range(Known(found.decisions.min, found.decisions.max)),
        areas=tuple(
            (words.saying.seat(seat), measures.at_ending(found.seats[seat], one.seats[seat]))
            for seat in seats_of(one)
        ),
        variables=measures.variables(found.variables),
    )
