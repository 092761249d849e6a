"""Phrases that every front end says alike: people with their titles, moods, meters, the time."""

from __future__ import annotations

from datetime import datetime

from makkerpar.focus import Seat
from makkerpar.frontend.case import Case
from makkerpar.frontend.seats import seat_name
from makkerpar.play import rules
from makkerpar.play.moments import decisions
from makkerpar.play.rules import Play
from makkerpar.play.view import Chose, Meter
from makkerpar.text.interface import Interface


def who(case: Case, seat: Seat, ui: Interface) -> str:
    """The person in a seat: name, title, and the seat where the title does not say it."""
    person = case.scenario.cast[case.scenario.seats[seat].character]
    name = case.player(seat, ui.language)
    role = seat_name(seat, ui)
    if person.title is None:
        return f"{name}, {role}"
    title = running(case.before_play(person.title, ui.language, seat), ui.language)
    if role in title.casefold():
        return f"{name}, {title}"
    return ui.gettext("{name}, {title} ({seat})", name=name, title=title, seat=role)


def running(title: str, language: str) -> str:
    """A person's title inside a sentence: in Danish without its capital, unless it is IT-chef."""
    if language == "da" and title[1:2].islower():
        return title[0].lower() + title[1:]
    return title


def meter(one: Meter, case: Case, ui: Interface, seat: Seat) -> str:
    """A meter in words: »Samarbejdskapital: bærende«."""
    label, value = meter_parts(one, case, ui, seat)
    return f"{label}: {value}" if label else value


def meter_parts(one: Meter, case: Case, ui: Interface, seat: Seat) -> tuple[str, str]:
    """A meter's label, empty where it has none, and its value as it is told."""
    variable = case.scenario.variables[one.variable]
    value = (
        case.wording(ui.language).word(one.variable, one.value) if one.in_words else str(one.value)
    )
    if variable.label is None:
        return "", value
    return case.before_play(variable.label, ui.language, seat), value


def mood_of(mood: str, ui: Interface) -> str:
    """A mood as an adjective, set in brackets after a name."""
    names = {
        "neutral": ui.gettext("calm"),
        "glad": ui.gettext("glad"),
        "worried": ui.gettext("worried"),
        "sceptical": ui.gettext("sceptical"),
        "annoyed": ui.gettext("annoyed"),
    }
    return names[mood]


def reasons(play: Play, chose: Chose, seat: Seat, case: Case, ui: Interface) -> list[str]:
    """Why a choice is worth what it is, where its author says so: each reason once."""
    taken = play.events[chose.event]
    assert isinstance(taken, rules.Decided)
    source = play.program.scenes[taken.scene].side(seat).by_id[chose.choice].source
    moment = decisions(play)[chose.event]
    wording = case.wording(ui.language)
    phrases = dict.fromkeys(
        moment.phrase(score.because, seat) for score in source.focus if score.because is not None
    )
    return [wording.say(phrase, moment.values) for phrase in phrases]


def when(time: datetime, ui: Interface) -> str:
    """A day and a time of day, as they are said where the reader is."""
    from babel.dates import format_datetime  # noqa: PLC0415 - slow to import, and needed here alone

    form = "d. MMMM 'kl.' H.mm" if ui.language == "da" else "d MMMM 'at' HH:mm"
    return str(format_datetime(time.astimezone(), form, locale=ui.language))
